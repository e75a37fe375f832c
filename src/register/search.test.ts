import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kind, SlotValue } from '../reading/claim.ts'
import { BY, knowledge, oneClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openWith } from './register.fixture.ts'
import { openRegister } from './open.ts'
import type { Finding, Register } from './register.ts'

type Told = readonly [text: string, kind: Kind, slots: Readonly<{ [slot: string]: SlotValue }>, date: string, title?: string]
const WORLD: readonly Told[] = [
  [
    'Japan proposed a fund for ports. Indonesia welcomed it.',
    'initiative',
    { idea: 'fund for ports', by: ['Japan'], supporters: ['ASEAN'], when: '2021-03-04' },
    '2021-03-05',
  ],
  ['Japan proposed a school of fisheries.', 'initiative', { idea: 'school of fisheries', by: ['Japan'], when: '2018' }, '2018-06-01'],
  [
    'Russia proposed a fund for ports.',
    'initiative',
    { idea: 'fund for ports', by: ['Russian Federation'], supporters: ['ASEAN'], when: '2022-01-01' },
    '2022-01-02',
    'Ports for all',
  ],
  [
    'Jane Roe’s visit to Moscow was short. It rained in Zürich.',
    'visit',
    { who: 'Jane Roe', where: 'Moscow', when: '2024-10-01' },
    '2024-10-02',
  ],
  [
    'Jane Roe will visit Jakarta. The work plan is old; a plan of work is new.',
    'visit',
    { who: 'Jane Roe', where: 'Jakarta', when: '2025-10-01' },
    '2025-01-10',
  ],
  [
    'The work plan of the port was signed.\nThe port stands.',
    'instrument',
    { title: 'Work Plan', action: 'signed', when: '2023-02-02' },
    '2023-02-03',
  ],
]

const places = ({ places: found }: Finding): string[] => found.map(({ sentence }) => sentence)
const records = ({ records: found }: Finding): string[] => found.map(({ record }) => `${record.kind} ${record.from?.slice(0, 4) ?? ''}`)
/** The marked words of each sentence; of a title, the marks stand in itself. */
const marked = ({ places: found }: Finding): string[] =>
  found.map(({ document, sentence, end: last, marks }) =>
    marks.map(({ start, end }) => (last === 0 ? sentence : document.text).slice(start, end)).join('|'),
  )

const there = ENGINES.filter(({ missing }) => missing === undefined)

describe.each(ENGINES)('a search on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    let register: Register
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ register, close } = await openWith(
        engine,
        WORLD.map(([text, kind, slots, date, title]) =>
          oneClaim(text, kind, slots, { date, issuer: 'MFA of Norland', ...(title === undefined ? {} : { title }) }),
        ),
      ))
    })
    afterAll(() => close())

    it.each([
      ['zurich', ['It rained in Zürich.'], ['Zürich']],
      // Side by side first, although the other document is later.
      ['jane roe visit', ['Jane Roe’s visit to Moscow was short.', 'Jane Roe will visit Jakarta.'], ['Jane|Roe’s|visit', 'Jane|Roe|visit']],
      ['"plan of"', ['The work plan is old; a plan of work is new.', 'The work plan of the port was signed.'], ['plan of', 'plan of']],
      ['port* -fund', ['The work plan of the port was signed.', 'The port stands.', 'Ports for all'], ['port', 'port', 'Ports']],
      ['school OR moscow', ['Jane Roe’s visit to Moscow was short.', 'Japan proposed a school of fisheries.'], ['Moscow', 'school']],
      ['(japan OR russia) fund -welcomed', ['Russia proposed a fund for ports.'], ['Russia|fund']],
      ['-fund', [], []],
      ['xyzzy', [], []],
      ['" * ( OR', [], []],
    ] as [string, string[], string[]?][])('finds places with %s', async (query, sentences, words) => {
      const found = await register.find(query)
      expect(places(found)).toEqual(sentences)
      if (words !== undefined) expect(marked(found)).toEqual(words)
    })

    it.each([
      ['kind:initiative by:Japan supporter:ASEAN since:2020', ['initiative 2021']],
      ['kind:initiative supporter:ASEAN', ['initiative 2022', 'initiative 2021']],
      ['by:Russia', ['initiative 2022']],
      ['kind:visits', ['visit 2025', 'visit 2024']],
      ['person:roe year:2024', ['visit 2024']],
      ['who:"Jane Roe" -place:Moscow', ['visit 2025']],
      ['kind:visit,instrument until:2024', ['visit 2024', 'instrument 2023']],
      ['kind:initiative ports -kind:visit', ['initiative 2022', 'initiative 2021']],
      ['kind:initiative -ports', ['initiative 2018']],
      ['kind:initiative ports -welcomed', ['initiative 2022']],
      ['kind:visit OR by:Japan', ['visit 2025', 'visit 2024', 'initiative 2021', 'initiative 2018']],
      ['speaker:Norland issuer:norland disputed:no year:2023/2024', ['visit 2024', 'instrument 2023']],
      ['issuer:Arcadia', []],
      ['speaker:"MFA of Norland" disputed:no year:2023/2024', ['visit 2024', 'instrument 2023']],
      ['modality:done about:ASEAN', ['initiative 2022', 'initiative 2021']],
      ['kind:nonsense', []],
      ['since:soon', []],
      ['by:Atlantis', []],
    ])('finds records with %s', async (query, found) => expect(records(await register.find(query))).toEqual(found))

    it('says what it did not understand', async () => {
      const notes = async (query: string): Promise<readonly string[]> => (await register.find(query)).notes
      expect(await notes('kind:nonsense')).toEqual([expect.stringMatching(/^there is no kind “nonsense”/)])
      expect(await notes('since:soon')).toEqual([expect.stringMatching(/no date/)])
      expect(await notes('by:Atlantis')).toEqual([expect.stringMatching(/Atlantis/)])
      expect(await notes('-port')).toEqual([expect.stringMatching(/excluded/)])
    })

    it('counts what it found', async () => {
      const { facets, total } = await register.find('kind:initiative', { limit: 1, facets: true })
      expect(total).toBe(3)
      expect(facets?.year.map(({ value }) => value)).toEqual(['2018', '2021', '2022'])
      expect(facets?.party).toEqual([
        { value: 'ASEAN', records: 2 },
        { value: 'Japan', records: 2 },
        { value: 'Russia', records: 1 },
      ])
      expect((await register.find('visit', { facets: true })).facets?.kind).toEqual([{ value: 'visit', records: 2 }])
    })
  })
})

describe.each(ENGINES)('a word that stands everywhere, on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('is looked for beside filters in the latest paragraphs only, and that is said', { timeout: 120_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        const often = Array.from({ length: 5_001 }, (_, at) => `Tide ${at} was high.`).join('\n')
        for (const [text, from, title] of [
          ['Oman signed the Reef Pact on a tide.', '2023-02-02', 'Reef Pact'],
          [`Peru signed the Dune Pact on a tide.\n${often}`, '2023-02-03', 'Dune Pact'],
          ['Togo signed the Mangrove Pact on a tide.', '2023-02-04', 'Mangrove Pact'],
        ] as const) {
          const { document, reading } = oneClaim(text, 'instrument', { title, action: 'signed', when: from }, { date: from })
          await register.add(document, reading, BY)
        }
        const { records: found, total, notes } = await register.find('tide kind:instrument')
        expect([found.map(({ sentence }) => sentence), total]).toEqual([['Togo signed the Mangrove Pact on a tide.'], 1])
        expect(notes).toEqual(['more than 5,000 paragraphs hold these words: only the latest were looked through'])
        const rare = await register.find('pact kind:instrument', { limit: 2 })
        expect([rare.records.map(({ record }) => record.from), rare.total, rare.notes]).toEqual([['2023-02-04', '2023-02-03'], 3, []])
        const behind = await register.find('pact kind:instrument', { limit: 2, ...(rare.next === undefined ? {} : { after: rare.next }) })
        expect(behind.records.map(({ record }) => record.from)).toEqual(['2023-02-02'])
        await register.close()
      }),
    )
  })
})

it.skipIf(there.length < 2)('finds the same with either engine, whatever is typed', { timeout: 120_000 }, async () => {
  const vocabulary = ['japan', 'port', 'ports', 'plan', 'work', 'of', 'fund', 'roe', 'zürich', 'visit', 'a', 'x']
  const word = fc.constantFrom(...vocabulary, '½', 'é', "d'a", 'work-plan')
  const piece = fc.oneof(
    { weight: 6, arbitrary: word },
    { weight: 2, arbitrary: fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`) },
    word.map((one) => `${one.slice(0, 3)}*`),
    word.map((one) => `-${one}`),
    fc.constantFrom(
      'OR',
      'NOT',
      'AND',
      '(',
      ')',
      '"',
      '-',
      '*',
      ':',
      '&',
      '|',
      '!',
      '<->',
      "'",
      '\\',
      ';',
      'kind:visit',
      'by:Japan',
      'year:2021',
      'since:x',
      'NEAR(a b)',
      '{a}:b',
      '^a',
      '%',
      '?',
      '$1',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const query = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary' }),
  )
  const open = async (
    index: number,
    work: (registers: readonly Register[]) => Promise<void>,
    registers: readonly Register[] = [],
  ): Promise<void> => {
    const engine = there[index]
    if (engine === undefined) return work(registers)
    await engine.inPlace(async (place) => {
      const register = await openRegister(place, { create: true, knowledge: knowledge() })
      try {
        for (const [text, kind, slots, date] of WORLD) {
          const { document, reading } = oneClaim(text, kind, slots, { date })
          await register.add(document, reading, BY)
        }
        await open(index + 1, work, [...registers, register])
      } finally {
        await register.close()
      }
    })
  }
  await open(0, async (registers) => {
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const [one, other] = await Promise.all(registers.map((register) => register.find(text, { facets: true })))
        expect(other).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })
})
