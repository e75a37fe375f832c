import { describe, expect, it } from 'vitest'
import { marked } from '../language/marked.fixture.ts'
import { readTable, rowName, several, type Row } from '../language/tables.ts'
import { CLASS } from '../language/words.ts'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { KINDS, SLOTS, type Claim, type SlotValue, type Span } from './claim.ts'
import { withEachVerb } from './frames.ts'
import { modalityOf } from './modality.ts'
import { nominalPredicate } from './predicate.ts'
import { analyse, createReader, parse, readKnowledge } from './read.ts'
import { tokenSpan, type ReadSentence } from './sentence.ts'

const tables = await loadKnowledge()
const knowledge = readKnowledge(tables)
const reader = createReader(tables)
const DATE = '2024-06-01'

const rowsOf = (table: string): Row[] => readTable(table, tables[table] ?? '')
const title = (row: Row): string => `line ${row.line}, ${row.key}: ${row.cells['example'] ?? 'no example'}`
const claimsOf = (text: string): readonly Claim[] => reader.read({ text, date: DATE }).claims
const said = ({ kind, modality, slots, rows }: Claim): string =>
  `${kind}, ${modality}, ${JSON.stringify(slots)} by ${rows['frame'] ?? 'no frame'}`

/** "what=open a ferry line; force=agreed" */
function expected(reads: string): (readonly [slot: string, value: string])[] {
  return reads.split(';').map((part) => {
    const [slot = '', ...value] = part.split('=')
    return [slot.trim(), value.join('=').trim()] as const
  })
}

function holds(value: SlotValue | undefined, wanted: string): boolean {
  if (Array.isArray(value)) return value.includes(wanted)
  return typeof value === 'number' ? value === Number(wanted) : value === wanted
}

function says(claim: Claim, reads: string): boolean {
  if (reads === '') return true
  return expected(reads).every(([slot, wanted]) => (slot === 'modality' ? claim.modality === wanted : holds(claim.slots[slot], wanted)))
}

describe('knowledge/frames', () => {
  for (const row of rowsOf('frames')) {
    const { example = '', reads = '', not, kind } = row.cells
    it(title(row), () => {
      const read = claimsOf(example)
      const found = read.filter((claim) => claim.kind === kind && claim.rows['frame'] === rowName(row) && says(claim, reads))
      expect(found.length > 0 ? `frames/${row.key}` : read.map(said).join('\n'), `a ${kind} with ${reads || 'anything'}`).toBe(
        `frames/${row.key}`,
      )
    })
    if (not === undefined) continue
    it(`line ${row.line}, ${row.key} leaves: ${not}`, () => {
      expect(
        claimsOf(not)
          .filter((claim) => claim.kind === kind)
          .map(said),
      ).toEqual([])
    })
  }
})

/** The sentence of an example, and where its words in brackets stand. */
function parsed(example: string): { s: ReadSentence; mark: Span; text: string } {
  const { text, marks } = marked(example)
  const s = parse(knowledge, analyse(knowledge, { text, date: DATE }), 0)
  const mark = marks[0]
  if (s === undefined || mark === undefined) throw new Error(`No sentence, or no words in brackets: ${example}`)
  return { s, mark, text }
}

const isWithin = ({ start, end }: Span, outer: Span): boolean => outer.start <= start && end <= outer.end

describe('knowledge/nominals', () => {
  for (const row of rowsOf('nominals')) {
    it(title(row), () => {
      const { s, mark, text } = parsed(row.cells['example'] ?? '')
      const at = s.units.findIndex((unit) => unit.type === 'noun' && isWithin(tokenSpan(s.tokens, unit.head, unit.head), mark))
      const verb = knowledge.nominals.get(text.slice(mark.start, mark.end)) ?? 'no row'
      const predicate = nominalPredicate(s, at, s.units.length, verb, undefined, knowledge.governors)
      expect(predicate?.lemma).toBe(row.cells['reads'])
      const frames = (knowledge.frames.get(verb) ?? []).map((frame) => frame.row)
      const read = claimsOf(text)
      expect(read.some((claim) => frames.includes(claim.rows['frame'] ?? '')) ? verb : read.map(said).join('\n')).toBe(verb)
    })
  }
})

for (const [table, slotOf] of [
  ['ranks', () => 'rank'],
  ['manner', (row: Row) => row.cells['slot'] ?? ''],
] as const) {
  describe(`knowledge/${table}`, () => {
    for (const row of rowsOf(table)) {
      it(title(row), () => {
        const { text } = parsed(row.cells['example'] ?? '')
        const slot = slotOf(row)
        const told = claimsOf(text).find((claim) => claim.kind === 'meeting' && claim.rows[slot] === rowName(row))
        expect(told?.slots[slot] ?? claimsOf(text).map(said).join('\n')).toBe(row.cells['reads'])
      })
    }
  })
}

describe('knowledge/modality', () => {
  for (const row of rowsOf('modality')) {
    it(title(row), () => {
      const { s, mark, text } = parsed(row.cells['example'] ?? '')
      const clause = s.clauses.find(({ verb }) => isWithin(mark, tokenSpan(s.tokens, verb.first, verb.last)))
      const ofNoun = claimsOf(text).filter((claim) =>
        Object.values(claim.spans).some((spans) => spans.some((span) => isWithin(span, mark))),
      )
      const modalities = clause === undefined ? ofNoun.map((claim) => claim.modality) : [modalityOf(clause, knowledge.governors)]
      expect([...new Set(modalities)]).toEqual([row.cells['reads']])
    })
  }
})

const PARTS = ['subject', 'object', 'complement', 'self', 'to']

const dictionary = new Set(rowsOf('verbs').map((row) => row.key))

/** A verb that the reader can meet: in the dictionary, with a prefix or without, or an auxiliary. */
function unknownVerb(verb: string): boolean {
  const lemma = (verb.split(' ')[0] ?? '').replace(/^(?:co|re|de)-/, '')
  const classes = knowledge.language.words.get(lemma)?.classes ?? 0
  return lemma !== '*' && !dictionary.has(lemma) && (classes & (CLASS.be | CLASS.have | CLASS.do)) === 0
}

describe('well formed', () => {
  it('each frame, governor and nominal names verbs that the dictionary has', () => {
    const wrong = [...rowsOf('frames'), ...rowsOf('modality'), ...rowsOf('nominals')].flatMap((row) =>
      several(row.cells['verbs'] ?? row.cells['verb'])
        .flatMap(withEachVerb)
        .filter(unknownVerb)
        .map((verb) => `${row.table} line ${row.line}, ${row.key}: ${verb} is not in verbs.tsv`),
    )
    expect(wrong).toEqual([])
  })

  it('each frame fills slots that its kind has', () => {
    const wrong = rowsOf('frames').flatMap((row) => {
      const kind = KINDS.find((name) => name === row.cells['kind'])
      const frame = knowledge.frames.get((row.cells['verbs'] ?? '').split(/[ |]/)[0] ?? '')?.find((f) => f.row === rowName(row))
      return (frame?.slots ?? [])
        .filter(([slot]) => kind === undefined || !(slot === 'thing' || slot in SLOTS[kind]))
        .map(([slot]) => `line ${row.line}, ${row.key}: ${row.cells['kind']} has no ${slot}`)
    })
    expect(wrong).toEqual([])
  })

  it('each frame has an example, and a thing that is one of the parts of a clause', () => {
    const wrong = rowsOf('frames').filter((row) => {
      const thing = /(?:^| )thing=(\S+)/.exec(row.cells['slots'] ?? '')?.[1]
      return row.cells['example'] === undefined || (thing !== undefined && !PARTS.includes(thing))
    })
    expect(wrong.map((row) => `line ${row.line}, ${row.key}`)).toEqual([])
  })
})
