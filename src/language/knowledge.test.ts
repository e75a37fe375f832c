import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { createAmounts, type Amount } from './amounts.ts'
import { createDates } from './dates.ts'
import { readLanguageKnowledge } from './knowledge.ts'
import { marked } from './marked.fixture.ts'
import { findNames, wordsOf, type Name } from './names.ts'
import { readTable, several, type Row } from './tables.ts'
import { tokenize, type Tokens } from './tokens.ts'
import { CLASS } from './words.ts'

const tables = await loadKnowledge()
const knowledge = readLanguageKnowledge(tables)
const amounts = createAmounts(tables)
const dates = createDates(tables)

const rowsOf = (table: string): Row[] => readTable(table, tables[table] ?? '')
const withExample = (table: string): Row[] => rowsOf(table).filter((row) => row.cells['example']?.includes('[') === true)
const title = (row: Row): string => `line ${row.line}, ${row.key}: ${row.cells['example'] ?? ''}`

/** One test a row: what its example reads as must be its `reads`. */
function eachRow(table: string, read: (row: Row) => readonly string[]): void {
  describe(`knowledge/${table}`, () => {
    it('has examples', () => expect(withExample(table).length).toBeGreaterThan(0))
    for (const row of withExample(table)) {
      it(title(row), () => expect(read(row)).toEqual([row.cells['reads']]))
    }
  })
}

/** The first and last token of the words in brackets. */
function markedTokens(tokens: Tokens, start: number, end: number): { first: number; last: number } {
  let first = 0
  while (first < tokens.count - 1 && (tokens.end[first] ?? 0) <= start) first++
  let last = first
  while (last < tokens.count - 1 && (tokens.start[last + 1] ?? 0) < end) last++
  return { first, last }
}

/** What the names at the words in brackets say. `says` gives the values of one name, or nothing when it stands elsewhere. */
function namesAt(row: Row, says: (name: Name, at: { first: number; last: number }, tokens: Tokens) => readonly string[]): string[] {
  const { text, marks } = marked(row.cells['example'] ?? '')
  const tokens = tokenize(text)
  const names = findNames(knowledge, tokens, 0, tokens.count)
  const mark = marks[0]
  if (mark === undefined) return []
  const at = markedTokens(tokens, mark.start, mark.end)
  const said = names.flatMap((name) => says(name, at, tokens))
  return said.length > 0 ? said : names.map((name) => `elsewhere: ${wordsOf(tokens, name.first, name.last)} = ${name.type} ${name.value}`)
}

/** A name that is just the words in brackets; the article before it may be inside. */
function isAt(name: Name, at: { first: number; last: number }, tokens: Tokens): boolean {
  const start = tokens.word[at.first] === 'the' ? at.first + 1 : at.first
  return (name.first === at.first || name.first === start) && name.last === at.last
}

/** A party by its names and adjectives; by its capital only through the place, whose state it is. */
eachRow('parties', (row) =>
  namesAt(row, (name, at, tokens) => {
    // "The Danish Prime Minister": the adjective tells whose office it is; "the Chilean Congress": whose assembly.
    if (name.ofSpan?.first === at.first && name.ofSpan.last === at.last) return [name.of ?? '']
    if (name.type === 'organisation' && name.first === at.first && name.last > at.last && name.parties !== undefined) return name.parties
    if (!isAt(name, at, tokens)) return []
    if (name.type === 'place') return [name.country ?? `a place without a state: ${name.value}`]
    return [name.type === 'party' || name.type === 'adjective' ? name.value : `a ${name.type}: ${name.value}`]
  }),
)

for (const table of ['organisations', 'bodies'] as const) {
  eachRow(table, (row) =>
    namesAt(row, (name, at, tokens) => {
      if (!isAt(name, at, tokens)) return []
      // A body that is also an organisation ("the Council") may be listed in either table.
      return [name.type === 'organisation' || name.type === 'body' ? name.value : `a ${name.type}: ${name.value}`]
    }),
  )
}

/** An office alone or before a person; a field or a state around it is no part of the words in brackets. */
eachRow('posts', (row) =>
  namesAt(row, (name, at) => {
    const span = name.postSpan
    if (span === undefined || span.first !== at.first || span.last !== at.last) return []
    return [name.type === 'person' ? (name.post ?? '') : name.value]
  }),
)

eachRow('honorifics', (row) =>
  namesAt(row, (name, at, tokens) => {
    const start = tokens.word[at.first] === 'the' ? at.first + 1 : at.first
    return name.type === 'person' && name.first <= start && at.last <= name.last ? [name.value] : []
  }),
)

/** The currencies of the amounts of an example that are just its words in brackets. */
function unitsAt(row: Row): string[] {
  const unit = (amount: Amount): string => amount.unit ?? 'no unit'
  const { text, marks } = marked(row.cells['example'] ?? '')
  const tokens = tokenize(text)
  const found = amounts.find(tokens, 0, tokens.count, { dates: dates.find(tokens, 0, tokens.count) })
  const at = marks.map((mark) => markedTokens(tokens, mark.start, mark.end))
  return found.map((amount) => {
    const stands = at.some(({ first, last }) => amount.first === first && amount.last === last)
    return stands ? unit(amount) : `elsewhere: ${wordsOf(tokens, amount.first, amount.last)} = ${unit(amount)}`
  })
}

eachRow('currencies', unitsAt)

const NOUN_CLASSES = [
  'event',
  'visit',
  'instrument',
  'body',
  'programme',
  'institution',
  'measure',
  'group',
  'region',
  'premises',
  'taker',
  'people',
]

/** Rows whose cells are not what the readers of these tables know. */
const faults: Readonly<Record<string, (row: Row) => string | undefined>> = {
  'function-words': ({ cells }) => several(cells['classes']).find((name) => !(name in CLASS)),
  nouns: ({ cells }) => several(cells['classes']).find((name) => !NOUN_CLASSES.includes(name)),
  verbs: ({ cells }) =>
    [...[cells['noun'], cells['control'], cells['credit']].filter((cell) => cell !== 'yes' && cell !== 'no'), cells['object']].find(
      (cell) => cell !== undefined && !['yes', 'no', 'both'].includes(cell),
    ),
}

for (const [table, fault] of Object.entries(faults)) {
  describe(`knowledge/${table}`, () => {
    it('knows the word in every cell', () => {
      const wrong = rowsOf(table).flatMap((row) => {
        const word = row.key === '' || (table !== 'verbs' && row.cells['classes'] === undefined) ? 'nothing' : fault(row)
        return word === undefined ? [] : [`line ${row.line}, ${row.key}: ${word}`]
      })
      expect(wrong).toEqual([])
    })
  })
}

describe('every table', () => {
  for (const table of Object.keys(tables).filter((name) => name !== 'places')) {
    it(`knowledge/${table} has each key once`, () => {
      const seen = new Map<string, number>()
      const again = rowsOf(table).flatMap((row) => {
        const first = seen.get(row.key)
        seen.set(row.key, row.line)
        return first === undefined ? [] : [`${row.key}: lines ${first} and ${row.line}`]
      })
      expect(again).toEqual([])
    })
  }
})
