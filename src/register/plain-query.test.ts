import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kind, Modality, SlotValue } from '../reading/claim.ts'
import { makeDocument } from '../sources/document.ts'
import { BY, knowledge, readClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openWith } from './register.fixture.ts'
import type { Register } from './register.ts'
import { makeNames } from './names.ts'
import { plainQuery } from './plain-query.ts'

type Told = readonly [name: string, kind: Kind, slots: Readonly<{ [slot: string]: SlotValue }>, issuer?: string, modality?: Modality]
/** Records by short names, which stand in their sentences. */
const WORLD: readonly Told[] = [
  ['ports', 'initiative', { idea: 'fund for ports', by: ['Russia'], supporters: ['ASEAN'], when: '2021-03-04' }],
  ['fish', 'initiative', { idea: 'school of fisheries', by: ['Russia'], supporters: ['Laos'], when: '2018-06-01' }],
  ['rail', 'initiative', { idea: 'railway corridor', by: ['Indonesia'], supporters: ['ASEAN', 'Laos'], when: '2022-07-26' }],
  ['mail', 'initiative', { idea: 'postal union', by: ['Indonesia', 'Laos'], forum: 'East Asia Summit', when: '2023' }],
  ['v1', 'visit', { who: 'Jane Roe', where: 'Moscow', of: 'Norland', when: '2024-10-01' }, 'Norland'],
  ['v2', 'visit', { who: 'Jane Roe', where: 'Jakarta', host: 'Indonesia', when: '2025-02-03' }, 'Norland', 'scheduled'],
  ['v3', 'visit', { who: 'Ann Lee', where: 'Moscow', of: 'Arcadia', when: '2019-05-05' }, 'Arcadia', 'cancelled'],
  [
    'm1',
    'meeting',
    { body: 'East Asia Summit', ordinal: 3, where: 'Vientiane', participants: ['Russia', 'Laos'], when: '2024-09-09' },
    'Laos',
  ],
  [
    'm2',
    'meeting',
    { title: 'Talks on gas', chairs: ['Russia'], participants: ['Indonesia', 'Russia'], where: 'Jakarta', when: '2020-02-02' },
    'Russia',
  ],
  ['i1', 'instrument', { title: 'Treaty on Ports', action: 'signed', parties: ['Russia', 'Indonesia'], when: '2023-02-02' }],
  ['i2', 'instrument', { title: 'Plan on Fish', action: 'signed', parties: ['Laos', 'Norland'], when: '2017-02-02' }],
  ['c1', 'commitment', { by: ['Norland'], what: 'to build a pier', for: ['Laos'], when: '2024-01-01' }],
  ['p1', 'programme', { title: 'Courses for pilots', by: ['Russia'], for: ['ASEAN'], when: '2022-05-05' }],
]
const told = ([name, kind, slots, issuer = 'Norland', modality = 'done']: Told) => {
  const text = `It is told of ${name} at length.`
  return {
    document: makeDocument(text, { issuer, date: '2025-01-01' }, `${name}.txt`),
    reading: { claims: [readClaim(kind, slots, 0, text.length, modality)] },
  }
}

/** What is typed in words, the same as filters, and what is found; the latest first. */
const QUERIES: readonly (readonly [words: string, filters: string, found: string])[] = [
  ['initiatives by Russia supported by ASEAN since 2020', 'kind:initiative by:Russia supporter:ASEAN since:2020', 'ports'],
  [
    'Initiatives by the Russian Federation, supported by ASEAN, since 2020',
    'kind:initiative by:"Russian Federation" supporter:ASEAN since:2020',
    'ports',
  ],
  ['initiatives by Russia', 'kind:initiative by:Russia', 'ports fish'],
  ['initiatives proposed by Indonesia', 'kind:initiative by:Indonesia', 'mail rail'],
  ['initiatives by Russia or Indonesia', 'kind:initiative by:Russia,Indonesia', 'mail rail ports fish'],
  ['initiatives by Indonesia and Laos', 'kind:initiative by:Indonesia by:Laos', 'mail'],
  ['initiatives supported by ASEAN', 'kind:initiative supporter:ASEAN', 'rail ports'],
  ['initiatives supported by ASEAN and Laos', 'kind:initiative supporter:ASEAN supporter:Laos', 'rail'],
  ['initiatives backed by Laos before 2020', 'kind:initiative supporter:Laos until:2019', 'fish'],
  ['proposals by Russia until 2019', 'kind:initiative by:Russia until:2019', 'fish'],
  ['initiatives at the East Asia Summit', 'kind:initiative forum:"East Asia Summit"', 'mail'],
  ['initiatives since July 2022', 'kind:initiative since:2022-07', 'mail rail'],
  ['initiatives in July 2022', 'kind:initiative year:2022-07', 'rail'],
  ['initiatives on 26 July 2022', 'kind:initiative year:2022-07-26', 'rail'],
  ['initiatives between 2018 and 2021', 'kind:initiative year:2018/2021', 'ports fish'],
  ['initiatives after 2021', 'kind:initiative since:2022', 'mail rail'],
  ['visits to Moscow', 'kind:visit place:Moscow', 'v1 v3'],
  ['visits by Jane Roe', 'kind:visit about:"Jane Roe"', 'v2 v1'],
  ['visits by Jane Roe to Moscow in 2024', 'kind:visit about:"Jane Roe" place:Moscow year:2024', 'v1'],
  ['visits hosted by Indonesia', 'kind:visit host:Indonesia', 'v2'],
  ['cancelled visits to Moscow', 'kind:visit modality:cancelled place:Moscow', 'v3'],
  ['planned visits', 'kind:visit modality:scheduled', 'v2'],
  ['visits published by Arcadia', 'kind:visit issuer:Arcadia', 'v3'],
  ['meetings in Jakarta', 'kind:meeting place:Jakarta', 'm2'],
  ['meetings attended by Laos since 2024', 'kind:meeting participant:Laos since:2024', 'm1'],
  ['meetings chaired by Russia', 'kind:meeting chair:Russia', 'm2'],
  ['meetings between Russia and Indonesia', 'kind:meeting about:Russia about:Indonesia', 'm2'],
  ['sessions of the EAS', 'kind:meeting about:EAS', 'm1'],
  ['meetings in 2020', 'kind:meeting year:2020', 'm2'],
  ['meetings with Laos according to Laos', 'kind:meeting about:Laos speaker:Laos', 'm1'],
  ['agreements between Russia and Indonesia', 'kind:instrument about:Russia about:Indonesia', 'i1'],
  ['treaties signed by Laos from 2010 to 2020', 'kind:instrument about:Laos since:2010 until:2020', 'i2'],
  ['commitments by Norland for Laos', 'kind:commitment by:Norland for:Laos', 'c1'],
  ['pledges made by Norland in 2024', 'kind:commitment by:Norland year:2024', 'c1'],
  ['programmes run by Russia for ASEAN', 'kind:programme by:Russia for:ASEAN', 'p1'],
  ['records about Indonesia since 2023', 'about:Indonesia since:2023', 'v2 i1 mail'],
  ['undisputed records about Norland', 'disputed:no about:Norland', 'v1 c1 i2'],
]

/** What is typed and means words. */
const WORDS = [
  'visits',
  'moscow visits',
  'the meetings of ministers were short',
  'meetings',
  '"initiatives by Russia"',
  'initiatives -Russia',
  'kind:visit since 2020',
  'visits OR meetings',
  'work plan',
  'visits by',
  'meetings quickly in 2020',
  '',
]

describe('a question in words', () => {
  const names = makeNames(knowledge())
  it.each(QUERIES)('%s', (words, filters) => expect(plainQuery(words, names)?.says).toBe(filters))
  it.each(WORDS)('“%s” is none', (words) => expect(plainQuery(words, names)).toBeUndefined())
})

describe.each(ENGINES)('questions on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    let register: Register
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ register, close } = await openWith(engine, WORLD.map(told)))
    })
    afterAll(() => close())
    const found = async (query: string): Promise<string> =>
      (await register.find(query)).records.map(({ sentence }) => /told of (\w+)/.exec(sentence)?.[1]).join(' ')

    it.each(QUERIES)('%s', async (words, filters, expected) => {
      expect([await found(words), await found(filters)]).toEqual([expected, expected])
      expect((await register.find(words)).notes).toEqual([expect.stringContaining(`read as ${filters}`)])
    })

    it('where nothing fits the question, its words are looked for', async () => {
      const text = 'The records of Atlantis were lost.'
      await register.add(makeDocument(text, {}, 'atlantis.txt'), { claims: [] }, BY)
      const { places, notes } = await register.find('records of Atlantis')
      expect([places.map(({ sentence }) => sentence), notes]).toEqual([[text], []])
      expect((await register.find('visits by Atlantis')).notes).toEqual([
        expect.stringContaining('read as kind:visit about:Atlantis'),
        expect.stringContaining('Atlantis'),
      ])
    })
  })
})
