import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKnowledge } from '../../src/cli/names.ts'
import { settle } from '../../src/register/settle.ts'
import { judge } from './judge.ts'
import { tellWorld } from './tell.ts'
import { makeTruth, tablesOf } from './truth.ts'

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('world %i', (seed) => {
  const truth = makeTruth(seed)
  const told = tellWorld(truth, seed)
  const measured = judge(told, settle(told.claims, [], nameKnowledge(tablesOf(truth))))

  it('is told in at least 200 documents', () => {
    expect(told.documents).toBeGreaterThanOrEqual(200)
  })

  it.each(['meeting', 'instrument', 'person'] as const)('joins what is one %s and nothing else', (kind) => {
    const { f1, precision } = measured[kind]
    expect({ f1, precision, good: f1 >= 0.98 && precision >= 0.995 }).toMatchObject({ good: true })
  })
})

describe('settling a world', () => {
  const truth = makeTruth(11)
  const knowledge = nameKnowledge(tablesOf(truth))
  const { claims } = tellWorld(truth, 11)
  const some = claims.slice(0, 700)
  const bytes = (told: typeof claims): string => JSON.stringify(settle(told, [], knowledge))
  const whole = bytes(some)

  it('gives the same bytes in whatever order the claims come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...some], { minLength: some.length }), (shuffled) => bytes(shuffled) === whole),
      { numRuns: 5 },
    )
  })

  it('lets every claim bear exactly one record, however many others there are', () => {
    fc.assert(
      fc.property(fc.subarray([...some], { minLength: 1 }), (told) => {
        const bearing = settle(told, [], knowledge).records.flatMap((record) => record.claims)
        return bearing.length === told.length && new Set(bearing).size === told.length
      }),
      { numRuns: 10 },
    )
  })
})
