import { expect, test } from 'vitest'
import { sayAmount, type Amount } from './say-amount.ts'

test.each<[Amount, string]>([
  [{ value: 2_200_000_000, unit: 'USD', qualifier: 'almost', change: '+14.6%' }, 'almost $2.2 bn, +14.6 %'],
  [{ value: 1_200_000_000, unit: 'EUR', qualifier: 'over' }, 'over €1.2 bn'],
  [{ value: 500_000_000, unit: 'KZT' }, '500 mn KZT'],
  [{ value: 27, unit: 'participant' }, '27 participants'],
  [{ value: 1, unit: 'project' }, '1 project'],
  [{ value: 10_000, unit: 'person', qualifier: 'about' }, 'about 10,000 people'],
  [{ value: 5, unit: 'percent', qualifier: 'up to' }, 'up to 5 %'],
  [{ value: 40, unit: 'tonne of grain' }, '40 tonnes of grain'],
  [{ value: 3, unit: 'country' }, '3 countries'],
  [{ change: '-22.6%' }, '−22.6 %'],
  [{ value: 1.25 }, '1.25'],
  [{}, ''],
])('%j', (amount, said) => expect(sayAmount(amount)).toBe(said))
