import { describe, expect, it } from 'vitest'
import type { RegisterRecord } from '../../src/register/record.ts'
import { mechanismOf } from '../../src/watch/mechanism.ts'
import { partnersOf } from './partners.ts'
import { rungsOf } from './ladder.ts'
import { recordWith } from './record.fixture.ts'
import { placed, yearsBetween } from './timeline.ts'

const meeting = (id: string, from?: string, ordinal?: number): RegisterRecord =>
  recordWith({
    id,
    fields: ordinal === undefined ? {} : { ordinal: { shown: ordinal, by: 'only value', said: [], disputed: false } },
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
      ['d', 500],
      ['b', 900],
    ])
  })

  it('puts marks of one kind that would cover each other into lanes, so that each can be pointed at', () => {
    const close = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => meeting(id, '2022-01-01'))
    const { marks } = placed([...close, { ...meeting('x', '2022-01-01'), kind: 'visit' }, meeting('z', '2024-01-01')], 0, 900)
    expect(marks.map(({ record, lane }) => [record.id, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 3],
      ['e', 0],
      ['f', 1],
      ['x', 0],
      ['z', 0],
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

  it('tells each meeting by partner and year, those at the highest rank first, and leaves out oneself, groups and plans', () => {
    const found = partnersOf(
      [
        talks('a', '2023-01-01', ['Norland', 'Arcadia'], 'senior officials'),
        talks('b', '2023-06-01', ['Norland', 'Arcadia', 'ministers'], 'ministers'),
        talks('c', '2024-06-01', ['Norland', 'Lowport']),
        { ...talks('d', '2025-06-01', ['Norland', 'Lowport']), modality: 'scheduled' },
      ],
      ['Norland'],
    )
    const met = found.map(({ name, meetings, years }) => [
      name,
      meetings,
      [...years].map(([year, cell]) => [year, ...cell.map(({ record, rank }) => [record.id, rank])]),
    ])
    expect(met).toEqual([
      ['Arcadia', 2, [[2023, ['b', 'ministers'], ['a', 'senior officials']]]],
      ['Lowport', 1, [[2024, ['c', undefined]]]],
    ])
  })
})
