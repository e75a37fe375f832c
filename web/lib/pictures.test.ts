import { describe, expect, it } from 'vitest'
import type { RegisterRecord } from '../../src/register/record.ts'
import { mechanismOf } from '../../src/watch/mechanism.ts'
import { partnersOf } from './partners.ts'
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
      [5, [4, 4], undefined, 3],
    ],
    ['none', [], []],
    [
      'what is expected by rule stands above',
      [meeting('a', '2027-05-01', 1), meeting('b', '2028-05-01', 2), meeting('c', '2029-05-01', 3)],
      ['expected', 3, 2, 1],
    ],
  ])('%s', (_what, sessions, expected) => {
    const rungs = rungsOf(mechanismOf(sessions, '2030-01-01'))
    expect(
      rungs.map((rung) =>
        'missing' in rung ? [rung.missing.first, rung.missing.last] : 'expected' in rung ? 'expected' : rung.session.ordinal,
      ),
    ).toEqual(expected)
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

describe('who was met', () => {
  const talks = (id: string, from: string, participants: readonly string[], rank?: string): RegisterRecord => ({
    ...meeting(id, from),
    fields: {
      participants: {
        shown: participants,
        by: 'all said',
        disputed: false,
        said: participants.map((value) => ({ value, voices: [] })),
      },
      ...(rank === undefined ? {} : { rank: { shown: rank, by: 'only value' as const, said: [], disputed: false } }),
    },
  })

  it('counts by partner and year, with the highest rank, and leaves out oneself, groups and plans', () => {
    const found = partnersOf(
      [
        talks('a', '2023-01-01', ['Norland', 'Arcadia'], 'senior officials'),
        talks('b', '2023-06-01', ['Norland', 'Arcadia', 'ministers'], 'ministers'),
        talks('c', '2024-06-01', ['Norland', 'Lowport']),
        { ...talks('d', '2025-06-01', ['Norland', 'Lowport']), modality: 'scheduled' },
      ],
      ['Norland'],
    )
    expect(found.map(({ name, meetings, years }) => [name, meetings, [...years]])).toEqual([
      ['Arcadia', 2, [[2023, { meetings: 2, rank: 'ministers' }]]],
      ['Lowport', 1, [[2024, { meetings: 1 }]]],
    ])
  })
})
