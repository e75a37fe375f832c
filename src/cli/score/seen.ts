import { plural } from '../../language/nouns.ts'
import { readTable, rowName, several, type Row, type TableTexts } from '../../language/tables.ts'
import { SHAPE, tokenize } from '../../language/tokens.ts'
import { readDocument } from '../../reading/read.ts'
import type { ReadingInput } from '../../reading/reader.ts'
import type { ReadingKnowledge } from '../../reading/scope.ts'
import { withEachVerb } from '../../reading/frames.ts'

/**
 * The tables whose rows may have come from a document, with the columns that hold their surface forms. Tables made from data packages
 * (parties, places, currencies) and closed lists (function words, numbers, time words) are complete whatever was read.
 */
const HARVESTED: Readonly<Record<string, readonly string[]>> = {
  bodies: ['name', 'aliases'],
  'change-words': ['form'],
  frames: ['verbs'],
  hedges: ['form'],
  honorifics: ['form', 'aliases'],
  manner: ['words'],
  modality: ['verbs'],
  nominals: ['key'],
  nouns: ['key'],
  organisations: ['name', 'full', 'aliases'],
  posts: ['form', 'aliases'],
  ranks: ['words'],
  verbs: ['key'],
}

/** Tables whose forms are lemmas that need not stand side by side: "reach agreement" in "reached a broad agreement". */
const LEMMAS: ReadonlySet<string> = new Set(['frames', 'modality', 'verbs'])

/** Where a row says itself in which documents it is seen (names of gold files, parted by `|`), that counts instead of what the texts say. */
const SEEN_IN = 'seen in'

/** What a document shows of the tables: its words in several lights, and the frames that read a claim of it. */
export interface Shown {
  readonly name: string
  /** All words, folded, parted and surrounded by single spaces. */
  readonly text: string
  readonly words: ReadonlySet<string>
  /** Words in capitals: "WHO" is not "who". */
  readonly capitals: ReadonlySet<string>
  /** All words with their lemmas, and those of each sentence. */
  readonly lemmas: ReadonlySet<string>
  readonly sentences: readonly ReadonlySet<string>[]
  readonly frames: ReadonlySet<string>
}

/** Reads a document with everything that is known, and keeps what it shows of the tables. */
export function shownIn(k: ReadingKnowledge, name: string, input: ReadingInput): Shown {
  const tokens = tokenize(input.text)
  const words = new Set(tokens.word)
  const frames = new Set<string>()
  const sentences: Set<string>[] = []
  readDocument(k, input, ({ s, tried }) => {
    const all = new Set<string>()
    for (let i = s.sentence.first; i < s.sentence.last; i++) {
      const word = s.tokens.word[i] ?? ''
      all.add(word)
      const lemma = k.language.words.get(word)?.lemma
      const verb = k.nominals.get(word)
      const noun = k.language.nouns.get(word)?.singular
      for (const other of [lemma, verb, noun]) if (other !== undefined) all.add(other)
    }
    sentences.push(all)
    for (const { row, outcome } of tried) if (outcome === 'read') frames.add(row)
  })
  return {
    name,
    text: ` ${tokens.word.join(' ')} `,
    words,
    capitals: new Set(tokens.word.filter((_, i) => tokens.shape[i] === SHAPE.upper)),
    lemmas: new Set(sentences.flatMap((sentence) => [...sentence])),
    sentences,
    frames,
  }
}

/** A value of one of a row's cells, and the names of the documents in which it stands. */
export interface SeenForm {
  readonly column: string
  readonly value: string
  readonly seen: readonly string[]
}

/** A row and where it is seen: where it says itself; a frame where it reads a claim; any other where one of its forms stands. */
export interface SeenRow {
  readonly row: Row
  readonly seen: readonly string[]
  /** None of a row that says itself where it is seen. */
  readonly forms: readonly SeenForm[]
}

/** Every row that may have come from a document, and where it is seen. */
export function seenRows(tables: TableTexts, documents: readonly Shown[]): SeenRow[] {
  return Object.entries(HARVESTED).flatMap(([table, columns]) =>
    readTable(table, tables[table] ?? '').map((row): SeenRow => {
      const said = row.cells[SEEN_IN]
      if (said !== undefined) return { row, seen: several(said), forms: [] }
      const forms = columns.flatMap((column) =>
        several(column === 'key' ? row.key : row.cells[column]).map((value) => ({
          column,
          value,
          seen: formSeenIn(table, value, documents),
        })),
      )
      const read = documents.filter(({ frames }) => frames.has(rowName(row))).map(({ name }) => name)
      return { row, seen: table === 'frames' ? read : [...new Set(forms.flatMap(({ seen }) => seen))], forms }
    }),
  )
}

/** A way to write a form, with its words as the tokenizer cuts them. */
interface Way {
  readonly words: readonly string[]
  readonly joined: string
  readonly capitals: boolean
}

function formSeenIn(table: string, value: string, documents: readonly Shown[]): string[] {
  const lemmas = LEMMAS.has(table)
  const ways = (lemmas ? withEachVerb(value) : [...new Set([value, plural(value)])]).map(wayOf)
  return documents
    .filter((document) => ways.some((way) => (lemmas ? isRead(way, document) : isWritten(way, document))))
    .map(({ name }) => name)
}

function wayOf(value: string): Way {
  const { word: words } = tokenize(value)
  const capitals = words.length === 1 && value.length > 1 && value === value.toUpperCase() && value !== value.toLowerCase()
  return { words, joined: ` ${words.join(' ')} `, capitals }
}

function isRead({ words }: Way, { lemmas, sentences }: Shown): boolean {
  const wanted = words.filter((word) => word !== '*')
  return wanted.every((word) => lemmas.has(word)) && sentences.some((sentence) => wanted.every((word) => sentence.has(word)))
}

function isWritten({ words, joined, capitals }: Way, document: Shown): boolean {
  if (capitals) return document.capitals.has(words[0] ?? '')
  return words.every((word) => document.words.has(word)) && document.text.includes(joined)
}
