import { describe, expect, it } from 'vitest'
import type { RegisterRecord } from '../../src/register/record.ts'
import { rungsOf } from './ladder.ts'
import { placed, yearsBetween } from './timeline.ts'

const meeting = (id: string, from?: string, ordinal?: number): RegisterRecord => ({
  id,
  kind: 'meeting',
  modality: 'done',
  fields: ordinal === undefined ? {} : { ordinal: { shown: ordinal, by: 'only value', said: [], disputed: false } },
  acts: [],
  claims: [],
  documents: [],
  joins: [],
  entities: [],
  disputed: false,
  ...(from === undefined ? {} : { from, to: from }),
})

describe('the ladder of sessions', () => {
  it.each<[string, readonly RegisterRecord[], readonly unknown[]]>([
    ['the latest first', [meeting('a', '2020-01-01', 1), meeting('b', '2021-01-01', 2)], [2, 1]],
    ['numbers that nobody tells of', [meeting('a', '2020-01-01', 3), meeting('b', '2024-01-01', 6)], [6, [4, 5], 3]],
    [
      'a session without a number between two',
      [meeting('a', '2020-01-01', 3), meeting('x', '2021-01-01'), meeting('b', '2022-01-01', 5)],
      [5, undefined, [4, 4], 3],
    ],
    ['none', [], []],
  ])('%s', (_what, sessions, expected) => {
    expect(rungsOf(sessions).map((rung) => ('missing' in rung ? rung.missing : rung.ordinal))).toEqual(expected)
  })
})

describe('the line of time', () => {
  it('places records between the edges in the order of their days, and leaves out what bears no date', () => {
    const { marks } = placed([meeting('a', '2020-01-01'), meeting('b', '2024-01-01'), meeting('c'), meeting('d', '2022-01-01')], 100, 900)
    expect(marks.map(({ record, x1 }) => [record.id, Math.round(x1)])).toEqual([
      ['a', 100],
      ['b', 900],
      ['d', 500],
    ])
  })

  it('draws no more lines than can be read', () => {
    const scale = placed([meeting('a', '1900-01-01'), meeting('b', '2024-01-01')], 0, 1000)
    expect(yearsBetween(scale).length).toBeLessThanOrEqual(13)
  })
})
