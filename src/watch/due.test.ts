import { RULES } from './rules.fixture.ts'
import { describe, expect, test } from 'vitest'
import { makeRecord, type RecordSketch } from '../../test/make-record.ts'
import { due } from './due.ts'

const at = { day: '2025-03-17', until: '2025-06-15', rules: RULES }
const lines = (...sketches: RecordSketch[]): string[] =>
  due(sketches.map(makeRecord), at).map(
    ({ rule, standing, day, what, says, claims }) => `${day} ${standing} ${rule} | ${what} ${says} [${claims.join(' ')}]`,
  )

describe('what is due', () => {
  test.each<[string, RecordSketch, string[]]>([
    [
      'a visit that is announced',
      { kind: 'visit', modality: 'scheduled', slots: { who: 'Jane Roe', where: 'Lowport', when: '2025-03-20/2025-03-21' } },
      ['2025-03-20 coming visit.announced | Jane Roe’s visit to Lowport is announced [a]'],
    ],
    ['a visit told as done', { kind: 'visit', slots: { who: 'Jane Roe', where: 'Lowport', when: '2025-03-20' } }, []],
    ['a meeting beyond the window', { kind: 'meeting', modality: 'scheduled', slots: { body: 'Joint Commission', when: '2025-09' } }, []],
    [
      'a meeting that is announced for this month',
      { kind: 'meeting', modality: 'scheduled', slots: { body: 'Joint Commission', ordinal: 19, when: '2025-03' } },
      ['2025-03-31 coming meeting.announced | 19th Joint Commission is announced [a]'],
    ],
    [
      'a meeting announced and never told of',
      { kind: 'meeting', modality: 'scheduled', slots: { body: 'Joint Commission', when: '2024-09-04' } },
      [
        '2024-09-04 untold meeting.announced | Joint Commission was announced; the sources read up to 2025-03-17 do not tell that it took place [a]',
      ],
    ],
    [
      'a promise due',
      { kind: 'commitment', slots: { by: ['Norland'], what: 'open a joint office', due: '../2025-05' } },
      ['2025-05-31 coming commitment.due | open a joint office falls due [a]'],
    ],
    [
      'a promise overdue',
      { kind: 'commitment', slots: { by: ['Norland'], what: 'open a joint office', due: '2024' } },
      ['2024-12-31 overdue commitment.due | open a joint office overdue: no evidence in the sources read up to 2025-03-17 [a]'],
    ],
    [
      'a plan that lapses',
      { kind: 'instrument', slots: { title: 'Comprehensive Plan', period: '2020-04/2025-04' } },
      ['2025-04-30 coming plan.lapses | Comprehensive Plan lapses [a]'],
    ],
    [
      'a plan that lapsed lately',
      { kind: 'instrument', slots: { title: 'Comprehensive Plan', period: '2020/2024' } },
      ['2024-12-31 ended plan.lapses | Comprehensive Plan lapsed [a]'],
    ],
    ['a plan that lapsed long ago', { kind: 'instrument', slots: { title: 'Comprehensive Plan', period: '2010/2014' } }, []],
    [
      'a chair that passes',
      { kind: 'chairmanship', slots: { party: ['Norland'], role: 'chair', body: 'Forum', period: '2024-07/2025-06' } },
      [],
    ],
    [
      'a programme that ends',
      { kind: 'programme', slots: { title: 'exchange year', until: '2025-05-01' } },
      ['2025-05-01 coming programme.ends | exchange year ends [a]'],
    ],
    [
      'an anniversary by year',
      { kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'strategic partner', since: '2005' } },
      ['2025-06-15 coming relation.since | Norland – Arcadia: strategic partner 20 years since it began, 2005 [a]'],
    ],
    [
      'an anniversary by day',
      { kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'diplomatic relations', since: '1975-05-02' } },
      ['2025-05-02 coming relation.since | Norland – Arcadia: diplomatic relations 50 years since it began, 1975 [a]'],
    ],
    ['a year that is not round', { kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', since: '2001' } }, []],
    [
      'an accession',
      { kind: 'instrument', slots: { title: 'Treaty of Amity' }, acts: [{ action: 'acceded', when: '2000-04' }] },
      ['2025-04-01 coming treaty.act | Treaty of Amity 25 years since acceded, 2000 [a]'],
    ],
    [
      'an outcome that is expected',
      {
        kind: 'instrument',
        modality: 'expected',
        slots: { type: 'work plan', subject: 'energy' },
        acts: [{ action: 'adopted', when: '2025-04' }],
      },
      ['2025-04-30 coming outcome.expected | work plan on energy is expected to be adopted [a]'],
    ],
  ])('%s', (_name, sketch, expected) => expect(lines(sketch)).toEqual(expected))

  test('an outcome without a date is due with its meeting, told by the same document', () => {
    expect(
      lines(
        {
          kind: 'instrument',
          modality: 'expected',
          slots: { type: 'work plan', subject: 'energy', at: 'Joint Commission', action: 'adopted' },
        },
        { kind: 'meeting', modality: 'scheduled', slots: { body: 'Joint Commission', when: '2025-04-02' } },
      ),
    ).toContain('2025-04-02 coming outcome.expected | work plan on energy is expected to be adopted [a]')
  })

  test('a promise with evidence is no longer overdue', () => {
    const promise: RecordSketch = {
      kind: 'commitment',
      about: ['norland'],
      slots: { what: 'draft a protocol on coastal fisheries', when: '2024-01', due: '2024-12' },
    }
    const told = [{ key: 'b', published: '2024-11-01' }]
    const signed: RecordSketch = {
      kind: 'instrument',
      about: ['norland'],
      told,
      slots: { type: 'protocol', subject: 'coastal fisheries', when: '2024-11-01' },
    }
    expect(lines(promise, signed)).toEqual([])
    expect(lines(promise, { ...signed, about: ['utopia'] })).toHaveLength(1)
    expect(lines(promise, { ...signed, slots: { ...signed.slots, when: '2023-11-01' } })).toHaveLength(1)
  })

  test('a body that met every year is expected by habit, and is told of when it did not meet', () => {
    const session = (key: string, number: number, when: string): RecordSketch => ({
      kind: 'meeting',
      told: [{ key }],
      slots: { body: 'Norland Officials’ Meeting', ordinal: number, when },
    })
    const held = [session('a', 9, '2022-04-20'), session('b', 10, '2023-04-28'), session('c', 11, '2024-04-26')]
    expect(lines(...held)).toEqual([
      '2025-03-17 coming body.cadence | 12th Norland Officials’ Meeting expected by habit, every year; not announced [c a b]',
    ])
    const later = due(held.map(makeRecord), { day: '2025-12-01', until: '2026-03-01', rules: RULES })
    expect(later.map(({ standing, says }) => `${standing}: ${says}`)).toEqual([
      'untold: by habit met every year; no evidence in the sources read up to 2025-12-01 of a session after that of 2024-04-26',
    ])
    const announced: RecordSketch = {
      kind: 'meeting',
      modality: 'scheduled',
      told: [{ key: 'd' }],
      slots: { body: 'Norland Officials’ Meeting', ordinal: 12, when: '2025-05' },
    }
    expect(lines(...held, announced)).toEqual(['2025-05-01 coming meeting.announced | 12th Norland Officials’ Meeting is announced [d]'])
    expect(lines(...held.slice(1))).toEqual([])
  })

  test('nothing is due without claims that say so', () => {
    for (const item of due([makeRecord({ kind: 'visit', modality: 'scheduled', slots: { who: 'Jane Roe', when: '2025-04' } })], at))
      expect(item.claims.length).toBeGreaterThan(0)
  })
})
