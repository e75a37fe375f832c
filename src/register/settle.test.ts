import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODALITIES } from '../reading/claim.ts'
import { knowledge, told, type Told } from './claims.fixture.ts'
import { settle } from './settle.ts'

const records = (claims: readonly Told[]) => settle(claims.map(told), [], knowledge()).records
/** How many records the claims make. */
const count = (...claims: readonly Told[]): number => records(claims).length

const SOM = "ASEAN-Russia Senior Officials' Meeting"
const TEN_TELLINGS: readonly Told[] = [
  {
    document: '0',
    modality: 'scheduled',
    issuer: 'ASEAN Secretariat',
    published: '2024-07-01',
    slots: { body: SOM, ordinal: 20, when: '2024-07', where: 'Vientiane' },
  },
  {
    document: '1',
    modality: 'expected',
    published: '2024-05-02',
    slots: { body: "Russia-ASEAN Senior Officials' Meeting", ordinal: 20, when: '2024' },
  },
  { document: '2', published: '2024-07-19', slots: { body: 'Russia–ASEAN SOM', ordinal: 20, when: '2024-07-18', where: 'Laos' } },
  { document: '3', published: '2024-07-19', slots: { body: SOM, when: '2024-07-18', where: 'Vientiane', chairs: ['Norland'] } },
  { document: '4', published: '2024-08-01', slots: { body: 'Meeting of ASEAN–Russia Senior Officials', ordinal: 20 } },
  {
    document: '5',
    published: '2024-08-05',
    slots: { body: 'ASEAN-Russian Senior Officials Meeting', when: '2024-07-18', agenda: ['energy'] },
  },
  { document: '6', published: '2024-12-30', slots: { body: SOM, when: '2024-07', agenda: ['energy', 'transport'] } },
  {
    document: '7',
    published: '2025-01-20',
    slots: { body: "20th ASEAN-Russia Senior Officials' Meeting", ordinal: 20, where: 'Vientiane' },
  },
  { document: '8', published: '2025-02-01', slots: { body: SOM, when: '2024' } },
  {
    document: '9',
    published: '2024-07-18',
    slots: { body: SOM, ordinal: 20, when: '2024-07-18', where: 'Vientiane', rank: 'senior officials' },
  },
]

describe('meetings', () => {
  it('tells one meeting of ten documents as one record', () => {
    const [record, ...others] = records(TEN_TELLINGS)
    expect(others).toEqual([])
    expect(record).toMatchObject({ modality: 'done', from: '2024-07-18', to: '2024-07-18', disputed: false })
    expect(record?.documents).toHaveLength(10)
    expect(record?.fields['when']).toMatchObject({ shown: '2024-07-18', by: 'more precise', disputed: false })
    expect(record?.fields['where']).toMatchObject({ shown: 'Vientiane', by: 'more precise' })
    expect(record?.fields['ordinal']).toMatchObject({ shown: 20, by: 'only value' })
    expect(record?.fields['agenda']).toMatchObject({ shown: ['energy', 'transport'], by: 'all said' })
    expect(record?.fields['when']?.said.map(({ value }) => value)).toEqual(['2024-07-18', '2024', '2024-07'])
    expect([...new Set(record?.joins.map(({ rule }) => rule))]).toEqual([
      'same body and date',
      'same body and ordinal',
      'same body, one date within the other',
    ])
  })

  const body = 'Norland–Arcadia Joint Commission'
  it.each<[string, number, readonly Told[]]>([
    ['two years of one body', 2, [{ slots: { body, when: '2023-09-04' } }, { document: 'b', slots: { body, when: '2024-09-04' } }]],
    [
      'two ordinals on one day',
      2,
      [{ slots: { body, ordinal: 17, when: '2024-09-04' } }, { document: 'b', slots: { body, ordinal: 18, when: '2024-09-04' } }],
    ],
    ['two ordinals and nothing else', 2, [{ slots: { body, ordinal: 17 } }, { document: 'b', slots: { body, ordinal: 18 } }]],
    [
      'one ordinal five years apart',
      2,
      [{ slots: { body, ordinal: 2, when: '2019' } }, { document: 'b', slots: { body, ordinal: 2, when: '2024' } }],
    ],
    [
      'an ordinal moved by half a year',
      1,
      [
        { modality: 'cancelled', slots: { body, ordinal: 18, when: '2024-03-05' } },
        { document: 'b', slots: { body, ordinal: 18, when: '2024-09-04' } },
      ],
    ],
    [
      'a year with two sessions in it',
      3,
      [{ slots: { body, when: '2024-03-05' } }, { slots: { body, when: '2024-09-04' } }, { document: 'b', slots: { body, when: '2024' } }],
    ],
    [
      'a year with one session in it',
      2,
      [{ slots: { body, when: '2023-03-05' } }, { slots: { body, when: '2024-09-04' } }, { document: 'b', slots: { body, when: '2024' } }],
    ],
    [
      'an ordinal known to the year with two days in it',
      3,
      [
        { slots: { body, when: '2024-03-05' } },
        { slots: { body, when: '2024-09-04' } },
        { document: 'b', slots: { body, ordinal: 3, when: '2024' } },
      ],
    ],
    [
      'an ordinal known to the year with one day in it',
      1,
      [{ slots: { body, when: '2024-03-05' } }, { document: 'b', slots: { body, ordinal: 3, when: '2024' } }],
    ],
    [
      'a vague month between two days, told apart by place',
      2,
      [
        { slots: { body, when: '2024-09-04', where: 'Jakarta' } },
        { slots: { body, when: '2024-09-20', where: 'Moscow' } },
        { document: 'b', slots: { body, when: '2024-09', where: 'Moscow' } },
      ],
    ],
    [
      'one day in two cities',
      2,
      [{ slots: { body, when: '2024-09-04', where: 'Jakarta' } }, { document: 'b', slots: { body, when: '2024-09-04', where: 'Moscow' } }],
    ],
    [
      'one day in a city and its state',
      1,
      [
        { slots: { body, when: '2024-09-04', where: 'Jakarta' } },
        { document: 'b', slots: { body, when: '2024-09-04', where: 'Indonesia' } },
      ],
    ],
    ['no dates in two documents', 2, [{ slots: { body, where: 'Jakarta' } }, { document: 'b', slots: { body, where: 'Jakarta' } }]],
    ['a date and none in one document', 1, [{ slots: { body, when: '2024-09-04' } }, { slots: { body, agenda: ['trade'] } }]],
    [
      'what was and what will be in one document',
      2,
      [{ slots: { body, when: '2024-09-04' } }, { modality: 'expected', slots: { body, agenda: ['trade'] } }],
    ],
    [
      'regular meetings in two documents',
      1,
      [
        { modality: 'recurring', slots: { body, frequency: 'annual' } },
        { modality: 'recurring', document: 'b', slots: { body, frequency: 'annual', rank: 'ministers' } },
      ],
    ],
    [
      'other parties',
      2,
      [
        { slots: { body: 'Joint Commission', participants: ['Norland', 'Arcadia'], when: '2024' } },
        { document: 'b', slots: { body: 'Joint Commission', participants: ['Russia', 'Laos'], when: '2024' } },
      ],
    ],
    [
      'a name that many bodies bear, in two documents',
      2,
      [
        { slots: { body: 'Ministerial Meeting', ordinal: 3, when: '2024' } },
        { document: 'b', slots: { body: 'Ministerial Meeting', ordinal: 3, when: '2024' } },
      ],
    ],
    [
      'a name that many bodies bear, on one day',
      1,
      [
        { slots: { body: 'Ministerial Meeting', when: '2024-09-04' } },
        { document: 'b', slots: { body: 'Ministerial Meeting', ordinal: 3, when: '2024-09-04' } },
      ],
    ],
    [
      'a longer and a shorter name, the ordinal and the day',
      1,
      [
        { slots: { body: 'Joint Commission on Transit', ordinal: 3, when: '2024-09-04' } },
        { document: 'b', slots: { body: 'Norland–Arcadia Joint Commission on Transit', ordinal: 3, when: '2024-09' } },
      ],
    ],
    [
      'two long names that share a word',
      2,
      [
        { slots: { body: 'Norland Forum on Ports', ordinal: 3, when: '2024-09-04' } },
        { document: 'b', slots: { body: 'Arcadia Forum on Forests', ordinal: 3, when: '2024-09-04' } },
      ],
    ],
    [
      'talks of the same on one day',
      1,
      [
        { slots: { title: 'talks', participants: ['Norland', 'Arcadia'], when: '2024-09-04' } },
        { document: 'b', slots: { title: 'meeting', participants: ['Arcadia', 'Norland'], when: '2024-09-04', agenda: ['trade'] } },
      ],
    ],
    [
      'talks of the same in one month',
      2,
      [
        { slots: { title: 'talks', participants: ['Norland', 'Arcadia'], when: '2024-09' } },
        { document: 'b', slots: { title: 'talks', participants: ['Arcadia', 'Norland'], when: '2024-09' } },
      ],
    ],
    [
      'talks of two ranks on one day',
      2,
      [
        { slots: { participants: ['Norland', 'Arcadia'], when: '2024-09-04', rank: 'leaders' } },
        { document: 'b', slots: { participants: ['Norland', 'Arcadia'], when: '2024-09-04', rank: 'ministers' } },
      ],
    ],
    [
      'a call and a meeting on one day',
      2,
      [
        { slots: { participants: ['Norland', 'Arcadia'], when: '2024-09-04', mode: 'telephone' } },
        { document: 'b', slots: { participants: ['Norland', 'Arcadia'], when: '2024-09-04', where: 'Jakarta' } },
      ],
    ],
    [
      'a conference by title',
      1,
      [
        { slots: { title: 'conference on smart cities', when: '2024-09-04' } },
        { document: 'b', slots: { title: 'Conference on Smart Cities', when: '2024-09' } },
      ],
    ],
    [
      'a conference of another year',
      2,
      [
        { slots: { title: 'conference on smart cities', when: '2024-09-04' } },
        { document: 'b', slots: { title: 'Conference on Smart Cities', when: '2023' } },
      ],
    ],
    [
      'First and Second Committee',
      2,
      [
        { slots: { body: 'First Committee', when: '2024-10-10' } },
        { document: 'b', slots: { body: 'Second Committee', when: '2024-10-10' } },
      ],
    ],
  ])('%s: %i', (_what, expected, claims) => {
    expect(count(...claims)).toBe(expected)
  })

  it('disputes the days of one session', () => {
    const [record] = records([
      { issuer: 'MFA of Norland', slots: { body, ordinal: 18, when: '2024-09-04' } },
      { document: 'b', issuer: 'News', published: '2025-02-01', slots: { body, ordinal: 18, when: '2024-09-06' } },
    ])
    expect(record).toMatchObject({ disputed: true, fields: { when: { disputed: true, shown: '2024-09-06', by: 'later document' } } })
  })

  it('shows what a party says of its own act first', () => {
    const [record] = records([
      {
        issuer: 'Ministry of Foreign Affairs of Norland',
        slots: { body, ordinal: 18, when: '2024-09-04', participants: ['Norland', 'Arcadia'] },
      },
      { document: 'b', issuer: 'News', published: '2025-02-01', slots: { body, ordinal: 18, when: '2024-09-06' } },
    ])
    expect(record?.fields['when']).toMatchObject({ disputed: true, shown: '2024-09-04', by: 'party to the act' })
  })

  it('takes a changed plan for no dispute', () => {
    const [record] = records([
      { modality: 'scheduled', issuer: 'News', published: '2024-01-01', slots: { body, ordinal: 18, when: '2024-09-04' } },
      { modality: 'scheduled', document: 'b', issuer: 'News', published: '2024-02-01', slots: { body, ordinal: 18, when: '2024-09-06' } },
    ])
    expect(record).toMatchObject({
      disputed: false,
      modality: 'scheduled',
      fields: { when: { shown: '2024-09-06', by: 'later document' } },
    })
    expect(record?.fields['when']?.said).toHaveLength(2)
  })
})

describe('standing', () => {
  const slots = { body: 'Lowport Forum', ordinal: 3 }
  it.each<[string, readonly [Told['modality'], string][]]>([
    [
      'done',
      [
        ['scheduled', '2024-01-01'],
        ['done', '2024-03-01'],
        ['cancelled', '2024-04-01'],
      ],
    ],
    [
      'cancelled',
      [
        ['scheduled', '2024-01-01'],
        ['cancelled', '2024-02-01'],
      ],
    ],
    [
      'scheduled',
      [
        ['cancelled', '2024-01-01'],
        ['scheduled', '2024-02-01'],
      ],
    ],
    [
      'scheduled',
      [
        ['scheduled', '2024-01-01'],
        ['expected', '2024-02-01'],
      ],
    ],
    [
      'expected',
      [
        ['proposed', '2024-03-01'],
        ['expected', '2024-02-01'],
      ],
    ],
  ])('%s', (expected, voices) => {
    const [record] = records(voices.map(([modality = 'done', published], i) => ({ modality, published, document: String(i), slots })))
    expect(record?.modality).toBe(expected)
  })
})

describe('other kinds', () => {
  const parties = ['Norland', 'Arcadia']
  it.each<[string, number, readonly Told[]]>([
    [
      'a memorandum by title and by subject',
      1,
      [
        { kind: 'instrument', slots: { title: 'Memorandum of Understanding on transit', action: 'signed', when: '2024-05-01', parties } },
        {
          kind: 'instrument',
          document: 'b',
          modality: 'expected',
          slots: { type: 'memorandum', subject: 'transit', action: 'signed', parties },
        },
      ],
    ],
    [
      'two signatures five years apart',
      2,
      [
        { kind: 'instrument', slots: { type: 'memorandum', subject: 'transit', action: 'signed', when: '2019-05-01', parties } },
        {
          kind: 'instrument',
          document: 'b',
          slots: { type: 'memorandum', subject: 'transit', action: 'signed', when: '2024-05-01', parties },
        },
      ],
    ],
    [
      'a new memorandum still to be signed, and the old one extended',
      2,
      [
        {
          kind: 'instrument',
          modality: 'expected',
          slots: { type: 'memorandum', subject: 'transit', action: 'signed', period: '2024/2028', parties },
        },
        {
          kind: 'instrument',
          document: 'b',
          slots: { type: 'memorandum', subject: 'transit', action: 'extended', period: '../2027-03-31', parties },
        },
      ],
    ],
    [
      'memorandums of other parties',
      2,
      [
        { kind: 'instrument', slots: { type: 'memorandum', subject: 'transit', parties } },
        { kind: 'instrument', document: 'b', slots: { type: 'memorandum', subject: 'transit', parties: ['Russia', 'Laos'] } },
      ],
    ],
    [
      'plans of other years',
      2,
      [
        { kind: 'instrument', slots: { title: 'Comprehensive Plan of Action', period: '2016/2020', parties } },
        { kind: 'instrument', document: 'b', slots: { title: 'Comprehensive Plan of Action', period: '2021/2025', parties } },
      ],
    ],
    [
      'memorandums of nobody in two documents',
      2,
      [
        { kind: 'instrument', slots: { type: 'memorandum', subject: 'transit' } },
        { kind: 'instrument', document: 'b', slots: { type: 'memorandum', subject: 'transit' } },
      ],
    ],
    [
      'one trade figure',
      1,
      [
        {
          kind: 'figure',
          slots: { measure: 'mutual trade', between: parties, period: '2024', value: 2.2e9, unit: 'USD', qualifier: 'almost' },
        },
        {
          kind: 'figure',
          document: 'b',
          slots: { measure: 'Bilateral trade turnover', between: ['Arcadia', 'Norland'], period: '2024', value: 2e9, unit: 'USD' },
        },
      ],
    ],
    [
      'figures of two years',
      2,
      [
        { kind: 'figure', slots: { measure: 'trade', between: parties, period: '2024', value: 2 } },
        { kind: 'figure', document: 'b', slots: { measure: 'trade', between: parties, period: '2023', value: 2 } },
      ],
    ],
    [
      'a tie told from both ends',
      1,
      [
        { kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'strategic partnership', since: '2018' } },
        { kind: 'relation', document: 'b', slots: { party: 'Arcadia', with: 'Norland', status: 'strategic partners' } },
      ],
    ],
    [
      'chairs of two years',
      2,
      [
        { kind: 'chairmanship', slots: { party: ['Laos'], body: 'ASEAN', period: '2024', role: 'chair' } },
        { kind: 'chairmanship', slots: { party: ['Indonesia'], body: 'ASEAN', period: '2023', role: 'chair' } },
      ],
    ],
    [
      'one visit',
      1,
      [
        { kind: 'visit', modality: 'scheduled', slots: { who: 'Jane Roe', where: 'Jakarta', when: '2025-03-20' } },
        { kind: 'visit', document: 'b', slots: { who: 'Jane Roe', where: 'Indonesia', when: '2025-03-20/2025-03-21' } },
      ],
    ],
    [
      'visits to two places',
      2,
      [
        { kind: 'visit', slots: { who: 'Jane Roe', where: 'Jakarta', when: '2025-03-20' } },
        { kind: 'visit', document: 'b', slots: { who: 'Jane Roe', where: 'Moscow', when: '2025-03-20' } },
      ],
    ],
    [
      'positions of two documents',
      2,
      [
        { kind: 'position', slots: { holder: ['Laos'], stance: 'supports', subject: 'the plan' } },
        { kind: 'position', document: 'b', slots: { holder: ['Laos'], stance: 'supports', subject: 'the plan' } },
      ],
    ],
    [
      'one promise',
      1,
      [
        { kind: 'commitment', slots: { by: parties, what: 'open a joint office', due: '../2026' } },
        { kind: 'commitment', document: 'b', slots: { by: ['Norland'], what: 'open a joint office' } },
      ],
    ],
  ])('%s: %i', (_what, expected, claims) => {
    expect(count(...claims)).toBe(expected)
  })

  it('keeps what is still awaited apart from what was done, and joins an older plan to what came of it', () => {
    const title = 'Plan of Action on Ports'
    const slots = { title, action: 'approved', parties: ['Norland', 'Arcadia'] }
    const [record] = records([
      { kind: 'instrument', modality: 'expected', document: 'x', published: '2023-05-01', slots: { ...slots, when: '2023-07' } },
      { kind: 'instrument', document: 'a', published: '2023-07-14', slots: { ...slots, when: '2023-07-14', by: ['ministers'] } },
      { kind: 'instrument', modality: 'scheduled', document: 'a', published: '2023-07-14', slots: { ...slots, when: '2023-09-07' } },
    ])
    expect(record?.acts.map(({ action, modality, when }) => [action, modality, when?.shown])).toEqual([
      ['approved', 'done', '2023-07-14'],
      ['approved', 'scheduled', '2023-09-07'],
    ])
  })

  it('keeps the acts of an instrument apart: two dates of two acts are no dispute', () => {
    const [record, ...others] = records([
      { kind: 'instrument', slots: { title: 'Treaty of Amity and Cooperation in Southeast Asia', action: 'signed', when: '1976-02-24' } },
      {
        kind: 'instrument',
        document: 'b',
        slots: { title: 'Treaty of Amity and Cooperation in Southeast Asia', action: 'acceded', when: '2004-11-29', parties: ['Russia'] },
      },
      {
        kind: 'instrument',
        document: 'c',
        slots: { title: 'Treaty of Amity and Cooperation in Southeast Asia', action: 'signed', when: '1976', parties: ['Russia'] },
      },
    ])
    expect(others).toEqual([])
    expect(record?.acts.map(({ action, when }) => [action, when?.shown])).toEqual([
      ['signed', '1976-02-24'],
      ['acceded', '2004-11-29'],
    ])
    expect(record).toMatchObject({ disputed: false, fields: { when: { shown: '2004-11-29' }, action: { shown: 'acceded' } } })
  })

  it.each<[string, boolean, readonly [number, string?][]]>([
    ['almost 2.2 and 2.0 billion', true, [[2.2e9, 'almost'], [2e9]]],
    ['almost 22 and 21.6 billion', false, [[22e9, 'almost'], [21.6e9]]],
    ['over 2 and 2.1 billion', false, [[2e9, 'over'], [2.1e9]]],
    ['2.2 and 2.21 billion', false, [[2.2e9], [2.21e9]]],
    ['15,000 and 16,000', true, [[15000], [16000]]],
  ])('figures: %s', (_what, disputed, values) => {
    const [record] = records(
      values.map(([value, qualifier], i) => ({
        kind: 'figure' as const,
        document: String(i),
        slots: { measure: 'trade', between: parties, period: '2024', value, unit: 'USD', ...(qualifier ? { qualifier } : {}) },
      })),
    )
    expect(record?.fields['value']?.disputed).toBe(disputed)
    expect(record?.fields['value']?.said.length).toBe(2)
  })
})

describe('what is no dispute', () => {
  const slots = { body: 'Joint Commission of Norland and Arcadia', ordinal: 2 }
  it('a meeting put off: the old day is no longer said', () => {
    const [record, ...others] = records([
      { modality: 'scheduled', issuer: 'MFA of Arcadia', published: '2023-09-01', slots: { ...slots, when: '2024-02' } },
      { modality: 'cancelled', document: 'b', issuer: 'MFA of Norland', published: '2024-04-01', slots: { ...slots, when: '2024-02' } },
      { modality: 'expected', document: 'b', issuer: 'MFA of Norland', published: '2024-04-01', slots: { ...slots, when: '2024-10' } },
    ])
    expect(others).toEqual([])
    expect(record).toMatchObject({ modality: 'expected', disputed: false, fields: { when: { shown: '2024-10' } } })
    expect(record?.fields['when']?.said).toHaveLength(2)
  })

  it('a stop of a journey, and one day of several', () => {
    const who = 'Jane Roe'
    const [record, ...others] = records([
      { kind: 'visit', slots: { who, where: 'Indonesia', when: '2024-03-26/2024-03-28' } },
      { kind: 'visit', document: 'b', slots: { who, where: 'Jakarta', when: '2024-03-26' } },
    ])
    expect(others).toEqual([])
    expect(record).toMatchObject({
      disputed: false,
      fields: { when: { shown: '2024-03-26/2024-03-28', by: 'whole time' }, where: { shown: 'Indonesia' } },
    })
  })

  it('two acts of one body, in two documents', () => {
    const name = 'Working Group on Fisheries'
    const [record] = records([
      { kind: 'body', slots: { name, action: 'suspended', since: '2020' } },
      { kind: 'body', document: 'b', slots: { name, action: 'resumed', since: '2022-04' } },
    ])
    expect(record).toMatchObject({ disputed: false, acts: [{ action: 'resumed' }, { action: 'suspended' }] })
  })

  it('two dates that one document gives', () => {
    const title = 'Closer Economic Partnership agreement'
    const [record] = records([
      { kind: 'instrument', slots: { title, action: 'in force', when: '2001' } },
      { kind: 'instrument', slots: { title, action: 'in force', when: '2020-01-01' } },
    ])
    expect(record?.disputed).toBe(false)
  })
})

describe('decisions', () => {
  const [a, b] = [
    told({ slots: { body: 'Lowport Forum', ordinal: 3 } }),
    told({ document: 'b', slots: { body: 'Lowport Forum', ordinal: 3, where: 'Jakarta' } }),
  ]
  const by = { at: '2025-01-02T00:00:00.000Z', who: 'A. Clerk' }
  it.each([
    ['reject', [{ ...by, act: 'reject' as const, claims: [b.id] }], 1, undefined],
    ['correct', [{ ...by, act: 'correct' as const, claims: [b.id], slots: { where: 'Moscow' } }], 1, 'Moscow'],
    [
      'reject, then withdraw',
      [
        { ...by, act: 'reject' as const, claims: [b.id] },
        { ...by, act: 'withdraw' as const, claims: [b.id] },
      ],
      1,
      'Jakarta',
    ],
    [
      'reject, and another withdraws what is not theirs',
      [
        { ...by, act: 'reject' as const, claims: [b.id] },
        { ...by, who: 'B. Clerk', act: 'withdraw' as const, claims: [b.id] },
      ],
      1,
      undefined,
    ],
    ['split', [{ ...by, act: 'split' as const, claims: [a.id, b.id] }], 2, undefined],
    [
      'split, then merge',
      [
        { ...by, act: 'split' as const, claims: [a.id, b.id] },
        { ...by, act: 'merge' as const, claims: [b.id, a.id] },
      ],
      1,
      'Jakarta',
    ],
  ])('%s', (_what, decisions, expected, where) => {
    const found = settle([a, b], decisions, knowledge()).records
    expect(found).toHaveLength(expected)
    if (expected === 1) expect(found[0]?.fields['where']?.shown).toBe(where)
  })
})

describe('entities', () => {
  it('knows who a record is about, also inside the names of bodies', () => {
    const {
      records: [record],
      entities,
    } = settle([told({ slots: { body: SOM, when: '2024', participants: ['Indonesia'] } })], [], knowledge())
    const names = record?.entities.map((id) => entities.find((entity) => entity.id === id)?.name)
    expect(names?.toSorted()).toEqual(['ASEAN', SOM, 'Indonesia', 'Russia'])
    expect(entities.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      `organisation ASEAN`,
      `body ${SOM}`,
      'party Indonesia',
      'party Russia',
    ])
  })

  it('finds parties inside names without knowing any', () => {
    const { records: found, entities } = settle([
      told({ slots: { body: 'Norland–Arcadia Joint Commission', when: '2024' } }),
      told({ kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'partners' } }),
    ])
    const meeting = found.find(({ kind }) => kind === 'meeting')
    expect(meeting?.entities.map((id) => entities.find((entity) => entity.id === id)?.name).toSorted()).toEqual([
      'Arcadia',
      'Norland',
      'Norland–Arcadia Joint Commission',
    ])
  })
})

/** Claims from a small world, so that many of them meet. */
const anyTold: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom('meeting', 'visit', 'instrument', 'figure', 'relation', 'commitment', 'chairmanship'),
  modality: fc.constantFrom(...MODALITIES),
  document: fc.constantFrom('a', 'b', 'c', 'd'),
  published: fc.constantFrom('2024-01-01', '2024-09-05', '2025'),
  slots: fc.record(
    {
      body: fc.constantFrom('Lowport Forum', 'ASEAN-Russia SOM', "Russia-ASEAN Senior Officials' Meeting"),
      title: fc.constantFrom('talks', 'conference on smart cities', 'Treaty of Amity'),
      ordinal: fc.constantFrom(1, 2),
      when: fc.constantFrom('2024', '2024-09', '2024-09-04', '2024-09-04/2024-09-06', '2024-09-06', '2023', '2024-22', '../2024'),
      where: fc.constantFrom('Jakarta', 'Indonesia', 'Moscow', 'Lowport'),
      participants: fc.subarray(['Norland', 'Arcadia', 'Russia'], { minLength: 1 }),
      who: fc.constantFrom('Jane Roe', 'J. Doe'),
      parties: fc.subarray(['Norland', 'Arcadia']),
      action: fc.constantFrom('signed', 'adopted'),
      measure: fc.constant('trade'),
      value: fc.constantFrom(1, 2),
      party: fc.constantFrom('Norland', 'Arcadia'),
      with: fc.constant('Russia'),
      status: fc.constant('partner'),
      what: fc.constantFrom('open an office', 'close an office'),
      by: fc.subarray(['Norland', 'Arcadia']),
      mode: fc.constantFrom('telephone', 'online'),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Told>
const anyClaims = fc.array(anyTold, { maxLength: 40 }).map((all) => [...new Map(all.map(told).map((claim) => [claim.id, claim])).values()])

describe('settling', () => {
  it('does not depend on the order of claims', () => {
    fc.assert(
      fc.property(
        anyClaims.chain((claims) => fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length }))),
        ([claims, shuffled]) => {
          expect(JSON.stringify(settle(shuffled, [], knowledge()))).toBe(JSON.stringify(settle(claims, [], knowledge())))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('lets every claim bear one record, and lists all that it says: adding one takes nothing from another', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const { records: found } = settle(claims, [], knowledge())
        expect(found.flatMap((record) => record.claims).toSorted()).toEqual(claims.map(({ id }) => id).toSorted())
        for (const record of found) {
          for (const claim of claims.filter(({ id }) => record.claims.includes(id))) {
            for (const slot of Object.keys(claim.slots).filter((name) => name in record.fields)) {
              const voices = record.fields[slot]?.said.flatMap((said) => said.voices.map((voice) => voice.claim)) ?? []
              if (claim.slots[slot]?.toString() !== '') expect(voices).toContain(claim.id)
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never joins two ordinals', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const byId = new Map(claims.map((claim) => [claim.id, claim]))
        for (const record of settle(claims, [], knowledge()).records.filter(({ kind }) => kind === 'meeting')) {
          const regular = record.modality === 'recurring'
          const ordinals = new Set(record.claims.map((id) => byId.get(id)?.slots['ordinal']).filter((ordinal) => ordinal !== undefined))
          if (!regular) expect(ordinals.size).toBeLessThan(2)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a body under two names', () => {
  const long = 'Norland–Arcadia Commission on Transit'
  const { records: found, entities } = settle(
    [
      { slots: { body: long, ordinal: 3, when: '2023-09-04' } },
      { document: 'b', slots: { body: 'Commission on Transit', ordinal: 3, when: '2023-09-04' } },
      { document: 'c', slots: { body: 'Arcadia-Norland Commission on Transit', ordinal: 4, when: '2024-09-04' } },
      { document: 'd', slots: { body: 'Commission on Transit', ordinal: 5, when: '2025-09-04' } },
      { document: 'e', kind: 'body' as const, slots: { name: 'Commission on Transit', nature: 'commission' } },
    ].map(told),
    [],
    knowledge(),
  )
  const meetings = found.filter(({ kind }) => kind === 'meeting')

  it('is one entity', () => {
    expect(new Set(found.map(({ body }) => body)).size).toBe(1)
    expect(entities.filter(({ kind }) => kind === 'body').map(({ names }) => names)).toEqual([
      ['Commission on Transit', 'Arcadia-Norland Commission on Transit', long],
    ])
  })

  it('has its sessions in a row', () => {
    const [third, fourth, fifth] = meetings
    expect(meetings).toHaveLength(3)
    expect([third?.previous, third?.next]).toEqual([undefined, fourth?.id])
    expect([fourth?.previous, fourth?.next]).toEqual([third?.id, fifth?.id])
    expect([fifth?.previous, fifth?.next]).toEqual([fourth?.id, undefined])
  })
})

describe('sessions of one body that cannot all be right', () => {
  const body = 'Norland–Arcadia Forum on Ports'
  it.each<[string, string, readonly Told[]]>([
    [
      'one number for two sessions',
      'one number for two sessions',
      [{ slots: { body, ordinal: 3, when: '2023-09-04' } }, { document: 'b', slots: { body, ordinal: 3, when: '2024-09-04' } }],
    ],
    [
      'two numbers for one day',
      'two numbers for one day',
      [{ slots: { body, ordinal: 3, when: '2024-09-04' } }, { document: 'b', slots: { body, ordinal: 4, when: '2024-09-04' } }],
    ],
    [
      'a higher number before a lower one',
      'numbers against the order of time',
      [{ slots: { body, ordinal: 4, when: '2023-09-04' } }, { document: 'b', slots: { body, ordinal: 3, when: '2024-09-04' } }],
    ],
  ])('%s', (_what, rule, claims) => {
    const [one, other, ...more] = records(claims)
    expect(more).toEqual([])
    expect(one).toMatchObject({ disputed: true, conflicts: [{ rule, records: [other?.id] }] })
    expect(other).toMatchObject({ disputed: true, conflicts: [{ rule, records: [one?.id] }] })
  })

  it('gives a number back to the session whose it is, and disputes it where it was said', () => {
    const found = records([
      { slots: { body, ordinal: 3, when: '2023-09-04' } },
      { document: 'b', slots: { body, ordinal: 3, when: '2023-09-04' } },
      { document: 'c', slots: { body, ordinal: 4, when: '2024-09-04' } },
      { document: 'd', slots: { body, ordinal: 3, when: '2024-09-04' } },
      { document: 'e', slots: { body, ordinal: 4, when: '2024-09-04' } },
    ])
    expect(found.map(({ claims, disputed }) => [claims.length, disputed])).toEqual([
      [2, false],
      [3, true],
    ])
  })
})
