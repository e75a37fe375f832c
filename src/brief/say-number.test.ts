import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sayNumber } from './say-number.ts'

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567.891, '1,234,567.891'],
  [-4.6, '-4.6'],
])('%d is %s', (value, said) => {
  expect(sayNumber(value)).toBe(said)
})

it('says what the platform says', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
      const value = thousandths / 100
      expect(sayNumber(value)).toBe(value.toLocaleString('en-US', { maximumFractionDigits: 3 }))
    }),
  )
})
