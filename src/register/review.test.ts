import { describe, expect, it } from 'vitest'
import type { Decision } from './record.ts'
import { agreement } from './review.ts'

const verdicts = (who: string, acts: string): readonly Decision[] =>
  [...acts].map((act, i) => ({
    at: '2025-01-01T00:00:00.000Z',
    who,
    act: act === 'c' ? 'confirm' : act === 'r' ? 'reject' : 'correct',
    claims: [`claim ${i}`],
  }))

describe('agreement of two reviewers', () => {
  it.each([
    // Ten claims: 8 alike; each confirms 7 or 5 of them. By chance 0.7 · 0.5 + 0.3 · 0.5 = 0.5.
    ['cccccccrrr', 'cccccrrrrr', 10, 8, 0.6],
    ['ccrr', 'ccrr', 4, 4, 1],
    ['ccrr', 'rrcc', 4, 0, -1],
    ['crxc', 'crxr', 4, 3, 0.636],
  ])('%s and %s', (one, other, claims, alike, kappa) => {
    const [pair] = agreement([...verdicts('Ann Lee', one), ...verdicts('Jane Roe', other)])
    expect(pair).toMatchObject({ reviewers: ['Ann Lee', 'Jane Roe'], claims, alike })
    expect(pair?.kappa).toBeCloseTo(kappa, 3)
  })

  it('is not defined when both only ever confirm', () => {
    expect(agreement([...verdicts('Ann Lee', 'cc'), ...verdicts('Jane Roe', 'cc')])[0]).not.toHaveProperty('kappa')
  })

  it('counts the last word of each', () => {
    expect(agreement([...verdicts('Ann Lee', 'r'), ...verdicts('Jane Roe', 'c'), ...verdicts('Ann Lee', 'c')])[0]).toMatchObject({
      alike: 1,
    })
  })
})
