import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { type Claim, type Kind, SLOTS } from './claim.ts'
import { createReader } from './read.ts'

const reader = createReader(await loadKnowledge())
const read = (text: string, issuer = 'Peru', date: string | undefined = '2024-06-01'): readonly Claim[] =>
  reader.read({ text, issuer, ...(date === undefined ? {} : { date }) }).claims

/** The slots of the first claim of a kind. */
const slotsOf = (kind: Kind, text: string): Claim['slots'] | undefined => read(text).find((c) => c.kind === kind)?.slots

/** Whole sentences of each class, and what must be among the slots of the claim. */
const SENTENCES: readonly (readonly [text: string, kind: Kind, slots: Claim['slots']])[] = [
  [
    'Foreign Minister Ana Ruiz will pay an official visit to Oman on 4 July at the invitation of Oman.',
    'visit',
    { who: 'Ana Ruiz', where: 'Oman', when: '2024-07-04', type: 'official' },
  ],
  [
    'The Joint Commission on Fisheries met for the sixth time in Lima in March 2024.',
    'meeting',
    { body: 'Joint Commission on Fisheries', ordinal: 6, where: 'Lima', when: '2024-03' },
  ],
  [
    'In Muscat on 3 May 2024, Peru and Oman signed a memorandum on ferries.',
    'instrument',
    { action: 'signed', type: 'memorandum', subject: 'ferries', when: '2024-05-03' },
  ],
  [
    'A memorandum on ferries was signed in Muscat on 3 May 2024 by Peru and Oman.',
    'instrument',
    { action: 'signed', type: 'memorandum', subject: 'ferries', when: '2024-05-03' },
  ],
  ['Peru agreed to open a consulate in Muscat by the end of 2026.', 'commitment', { by: ['Peru'], force: 'agreed', due: '../2026' }],
  [
    'Trade between Peru and Oman grew by 12 percent to almost $3 billion in 2023.',
    'figure',
    { value: 3_000_000_000, unit: 'USD', qualifier: 'almost', change: '+12%', period: '2023' },
  ],
  ['Oman chairs the Gulf Cooperation Council in 2024.', 'chairmanship', { party: ['Oman'], role: 'chair', period: '2024' }],
  ['Peru welcomed the opening of the ferry line.', 'position', { holder: ['Peru'], stance: 'welcomes' }],
]

describe('a sentence of each class', () => {
  it.each(SENTENCES)('%s', (text, kind, slots) => {
    expect(slotsOf(kind, text)).toMatchObject(slots)
  })

  it('leaves alone what is denied', () => {
    expect(read('Peru did not sign the memorandum on ferries.')).toEqual([])
  })
})

describe('adjuncts in any order', () => {
  const parts = ['in Lima', 'on 3 May 2024', 'with Oman']
  const orders = parts.flatMap((a) => parts.filter((b) => b !== a).map((b) => [a, b, ...parts.filter((c) => c !== a && c !== b)]))

  it.each(orders)('Peru held talks %s %s %s', (...order) => {
    expect(slotsOf('meeting', `Peru held talks ${order.join(' ')}.`)).toMatchObject({
      where: 'Lima',
      when: '2024-05-03',
      participants: ['Peru', 'Oman'],
    })
  })

  it('a time in front is that of each verb behind it', () => {
    const text = 'On 3 May 2024 Peru and Oman held talks in Lima and signed a treaty on ports.'
    expect(slotsOf('meeting', text)).toMatchObject({ when: '2024-05-03' })
    expect(slotsOf('instrument', text)).toMatchObject({ when: '2024-05-03' })
  })

  it('a subordinate clause changes no slot', () => {
    const plain = slotsOf('instrument', 'Peru and Oman signed a treaty on ports in Lima.')
    expect(slotsOf('instrument', 'Peru and Oman signed a treaty on ports in Lima, while Chile observed the ceremony.')).toEqual(plain)
  })
})

describe('what stands between a verb and its object', () => {
  it.each([
    'The Council adopted by consensus a declaration on ferries.',
    'The Council adopted without a vote a declaration on ferries.',
    'The Council adopted at its last session a declaration on ferries.',
  ])('%s', (text) => {
    expect(slotsOf('instrument', text)).toMatchObject({ action: 'adopted', type: 'declaration', subject: 'ferries', by: ['Council'] })
  })

  it('"the draft Treaty" and "the last meeting" are one phrase each', () => {
    expect(slotsOf('instrument', 'The draft Treaty on Seals will be signed in May 2025.')).toMatchObject({
      action: 'signed',
      when: '2025-05',
    })
    expect(slotsOf('meeting', 'The idea was raised at the last meeting of the Council.')).toBeUndefined()
  })

  it('"our country" is who speaks', () => {
    expect(slotsOf('commitment', 'Our country undertakes to open a consulate in Muscat.')).toMatchObject({ by: ['Peru'] })
  })
})

describe('a list behind a line that names who acts', () => {
  const items = (lead: string, item: string) =>
    read(`The ministers of Peru and Oman met in Lima on 3 May 2024.\n${lead}\n1. ${item}\n`)
      .filter((c) => c.kind === 'commitment')
      .map((c) => c.slots)

  it.each([
    ['The Ministers:', 'Decided to open a school by June 2026.', 'decided'],
    ['Following their talks, the Ministers:', 'Agree to open a school by June 2026;', 'agreed'],
  ])('%s %s', (lead, item, force) => {
    expect(items(lead, item)).toMatchObject([{ by: ['Peru', 'Oman'], force, due: '../2026-06' }])
  })

  it('a state of mind in front of a sentence is no deed', () => {
    expect(items('Background:', 'Determined to open a school, the Minister left for Lima.')).toEqual([])
  })
})

describe('who the leaders are', () => {
  const met = 'The summit of Peru, Chile, Oman and Kenya was held in Lima. Leaders decided to set up a transit fund.'
  it.each([
    ['the states of a joint statement', 'Peru, Chile, Oman, Kenya', ['Peru', 'Chile', 'Oman', 'Kenya']],
    ['themselves, when an organisation tells of its members', 'African Union', ['Leaders']],
  ])('%s', (_what, issuer, by) => {
    const { claims } = reader.read({ text: met, issuer, date: '2024-05-04' })
    expect(claims.find(({ kind }) => kind === 'commitment')?.slots['by']).toEqual(by)
  })
})

describe('a person named by one word', () => {
  it('is no namesake with another first name', () => {
    const text = 'President Ana Ruiz opened the fair. The Executive Secretary, Tomás Ruiz, thanked Peru for its support.'
    expect(slotsOf('position', text)).toMatchObject({ holder: ['Tomás Ruiz'] })
  })

  it('may have a given name that begins like a word of grammar', () => {
    expect(slotsOf('visit', 'Vice Minister Han In-ho visited Lima on 3 May.')).toMatchObject({ who: 'Han In-ho' })
  })

  it.each([
    ['Foreign Minister Tanaka Aiko opened the talks. Minister Tanaka thanked Peru for its support.', 'Tanaka Aiko'],
    ['Foreign Minister Aiko Tanaka opened the talks. Minister Tanaka thanked Peru for its support.', 'Aiko Tanaka'],
    ['Foreign Minister James Roe and Minister Kevin James opened the talks. Minister James thanked Peru for its support.', 'Kevin James'],
  ])('%s', (text, holder) => {
    expect(slotsOf('position', text)).toMatchObject({ holder: [holder] })
  })
})

describe('a document without a date', () => {
  it.each([
    ['LIMA, 4 May 2024 – The ministers of Peru and Oman met today.', '2024-05-04', 'printed'],
    [
      'The ferry treaty was joined by Oman in 2004. Next year will mark 20 years since that step. On 5 March the ministers met in Lima.',
      '2023-03-05',
      'inferred',
    ],
  ])('%s', (text, date, known) => {
    const reading = reader.read({ text })
    expect(reading.date).toMatchObject({ date, known })
  })

  it('stays undated when it tells no year', () => {
    expect(reader.read({ text: 'The ministers met in Lima.' }).date).toBeUndefined()
  })
})

/** What must hold of every claim, whatever the text. */
function check(text: string, claims: readonly Claim[]): void {
  for (const claim of claims) {
    expect(claim.passage.start).toBeGreaterThanOrEqual(0)
    expect(claim.passage.start).toBeLessThan(claim.passage.end)
    expect(claim.passage.end).toBeLessThanOrEqual(text.length)
    for (const [slot, value] of Object.entries(claim.slots)) {
      const definition = SLOTS[claim.kind][slot]
      expect(definition, `${claim.kind}.${slot}`).toBeDefined()
      expect(Array.isArray(value), `${claim.kind}.${slot}`).toBe(definition?.list)
      expect(value).not.toEqual('')
      expect(
        (claim.spans[slot]?.length ?? 0) > 0 || claim.inferred[slot] !== undefined,
        `${claim.kind}.${slot} is told by words or by a rule`,
      ).toBe(true)
    }
    for (const span of Object.values(claim.spans).flat()) {
      expect(span.start).toBeLessThan(span.end)
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
  }
}

describe('any text', () => {
  const examples = readdirSync(join(import.meta.dirname, '../../examples')).filter((file) => file.endsWith('.txt'))
  const texts = examples.map((file) => readFileSync(join(import.meta.dirname, '../../examples', file), 'utf8'))
  const words = [...new Set(texts.join(' ').split(/\s+/))]

  it('is read the same way twice, with claims inside it', () => {
    for (const text of texts) {
      const claims = read(text)
      check(text, claims)
      expect(JSON.stringify(read(text))).toBe(JSON.stringify(claims))
    }
  })

  it('never throws: random characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        check(text, read(text))
      }),
      { numRuns: 300 },
    )
  })

  it('never throws: words of real sentences in any order, with marks between them', () => {
    const token = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.constantFrom(',', '.', ';', ':', '(', ')', '"', '–', '\n', 'and', 'which', 'that', 'to', 'of', 'the') },
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 80 }), (list) => {
        const text = list.join(' ')
        check(text, read(text))
      }),
      { numRuns: 400 },
    )
  })
})
