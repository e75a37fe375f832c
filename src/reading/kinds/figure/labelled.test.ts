import { describe, expect, it } from 'vitest'
import { reader } from '../../reader.fixture.ts'

const figures = (text: string, issuer = 'Peru'): object[] =>
  reader
    .read({ text, issuer, date: '2023-08-30' })
    .claims.filter((c) => c.kind === 'figure')
    .map((c) => ({ ...c.slots }))

describe('numbers beside their names, shared out and grouped by spaces', () => {
  it.each<[string, Record<string, unknown>]>([
    ['Exports by partner\n• Norway: US$ 15.9 billion (–11.0%)', { measure: 'Norway', value: 15900000000, unit: 'USD', change: '-11%' }],
    ['Results\nTourist arrivals: 1 234 567 in 2022', { measure: 'Tourist arrivals', value: 1234567, period: '2022' }],
    ['Exports reached US$ 64 512 million in 2022.', { measure: 'Exports', value: 64512000000, unit: 'USD', period: '2022' }],
    ['Peru contributed 44.6% of the total, Chile 37.9% and Fiji the remaining 17.5%.', { measure: 'total', of: 'Peru', value: 44.6 }],
    ['Peru contributed 44.6% of the total, Chile 37.9% and Fiji the remaining 17.5%.', { measure: 'total', of: 'Fiji', value: 17.5 }],
    ['Exports came to $4 billion in 2022; fish made up 83% of them.', { measure: 'Exports', of: 'fish', value: 83, unit: 'percent' }],
  ])('%s', (text, slots) => {
    expect(figures(text)).toContainEqual(expect.objectContaining(slots))
  })

  it('reads no figure in a line with an hour or a sum that is promised', () => {
    expect(figures('Programme\n10.30: Talks with the Minister')).toEqual([])
  })
})
