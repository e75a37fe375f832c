import { WordMap } from '../word-map.ts'
import { readRows, TableError, type Row, type TableTexts } from '../tables.ts'
import type { TimeUnit } from './said.ts'

/** How much must stand beside a word before it counts as a date; see the head of `knowledge/time-words.tsv`. */
export type Care = 'none' | 'context' | 'strict' | 'short'

/** What a word before a date makes of it. */
export type Before = 'plain' | 'about' | 'due' | 'since' | 'until' | 'after'

/** All that the time tables say of one folded word. */
export interface TimeWord {
  month: { readonly value: number; readonly care: Care } | undefined
  weekday: { readonly value: number; readonly short: boolean } | undefined
  season: { readonly value: number; readonly care: Care } | undefined
  day: number | undefined
  daytime: true | undefined
  unit: { readonly unit: TimeUnit; readonly times: number; readonly plural: boolean } | undefined
  shift: { readonly value: -1 | 0 | 1; readonly span: boolean } | undefined
  part: 'plain' | 'of' | 'in' | undefined
  portion: { readonly perYear: number; readonly plural: boolean } | undefined
  months: { readonly first: number; readonly last: number } | undefined
  fiscal: { readonly short: boolean } | undefined
  ordinal: number | undefined
  /** The first (1) or the last (-1) of the parts of a whole: "the opening quarter". */
  edge: 1 | -1 | undefined
  before: Before | undefined
  opening: true | undefined
  closing: true | undefined
  compare: true | undefined
  /** A number after it is a label; some of these words are labels only when they are written with a capital. */
  label: 'any' | 'capital' | undefined
  title: true | undefined
  owner: true | undefined
  counted: true | undefined
  /** A date may begin with this word, so the search looks closer. */
  begins: true | undefined
}

/** The words of time by their folded forms. */
export type TimeWords = WordMap<TimeWord>

const UNITS: Readonly<Record<string, { readonly unit: TimeUnit; readonly times: number }>> = {
  hour: { unit: 'hour', times: 1 },
  day: { unit: 'day', times: 1 },
  week: { unit: 'week', times: 1 },
  weekend: { unit: 'weekend', times: 1 },
  month: { unit: 'month', times: 1 },
  quarter: { unit: 'quarter', times: 1 },
  year: { unit: 'year', times: 1 },
  decade: { unit: 'decade', times: 1 },
  fortnight: { unit: 'week', times: 2 },
}

/** All words have all fields, so that they are read fast. */
const NOTHING: Readonly<TimeWord> = {
  month: undefined,
  weekday: undefined,
  season: undefined,
  day: undefined,
  daytime: undefined,
  unit: undefined,
  shift: undefined,
  part: undefined,
  portion: undefined,
  months: undefined,
  fiscal: undefined,
  ordinal: undefined,
  edge: undefined,
  before: undefined,
  opening: undefined,
  closing: undefined,
  compare: undefined,
  label: undefined,
  title: undefined,
  owner: undefined,
  counted: undefined,
  begins: undefined,
}

/** The ordinals that days and portions are told with. */
const LARGEST_ORDINAL = 31

/** Reads the tables `time-words` and `numbers`. @throws TableError for a kind that is not known. */
export function readTimeWords(tables: TableTexts): TimeWords {
  // Dates, amounts and ordinals share them.
  const known = made.get(tables)
  if (known !== undefined) return known
  const words = timeWords(tables)
  made.set(tables, words)
  return words
}

const made = new WeakMap<TableTexts, TimeWords>()

function timeWords(tables: TableTexts): TimeWords {
  const words = new WordMap<TimeWord>()
  const of = (form: string): TimeWord => words.getOrMake(form, () => ({ ...NOTHING }))
  for (const row of readRows('time-words', tables['time-words'] ?? '')) addWord(of(row.cells['form'] ?? row.key), row)
  for (const row of readRows('numbers', tables['numbers'] ?? '')) {
    const value = Number(row.cells['value'])
    if (row.cells['kind'] !== 'ordinal' || value > LARGEST_ORDINAL) continue
    const word = of(row.cells['form'] ?? row.key)
    word.ordinal = value
    word.begins = true
  }
  // "Twenty-sixth" begins with its ten.
  for (const ten of ['twenty', 'thirty']) of(ten).begins = true
  return words
}

function addWord(word: TimeWord, row: Row): void {
  const value = row.cells['value'] ?? ''
  const number = Number(value)
  const care = (row.cells['care'] ?? 'none') as Care
  const kind = row.cells['kind']
  switch (kind) {
    case 'month':
      word.month = { value: number, care }
      break
    case 'weekday':
      word.weekday = { value: number, short: care === 'short' }
      break
    case 'season':
      word.season = { value: number, care }
      break
    case 'day':
      word.day = number
      break
    case 'unit': {
      const unit = UNITS[value]
      if (unit !== undefined) word.unit = { ...unit, plural: row.cells['care'] === 'plural' }
      break
    }
    case 'shift':
      word.shift = { value: number < 0 ? -1 : number > 0 ? 1 : 0, span: row.cells['care'] === 'span' }
      break
    case 'part':
      word.part = row.cells['care'] === 'of' ? 'of' : row.cells['care'] === 'in' ? 'in' : 'plain'
      break
    case 'months': {
      const [first, last] = value.split('/').map(Number)
      word.months = { first: first ?? 1, last: last ?? 12 }
      break
    }
    case 'fiscal':
      word.fiscal = { short: care === 'short' }
      break
    case 'edge':
      word.edge = number < 0 ? -1 : 1
      break
    case 'daytime':
      word.daytime = true
      return
    case 'portion':
      word.portion = { perYear: number, plural: row.key.endsWith('s') }
      return
    case 'before':
      word.before = value as Before
      // "Within three months" begins with its preposition.
      if (row.key === 'before.within') word.begins = true
      return
    case 'label':
      word.label = row.cells['care'] === 'capital' ? 'capital' : 'any'
      return
    case 'opening':
    case 'closing':
    case 'compare':
    case 'title':
    case 'owner':
    case 'counted':
      word[kind] = true
      return
    default:
      throw new TableError(
        `knowledge/time-words.tsv line ${row.line}, ${row.key}: there is no kind "${kind ?? ''}". See the head of the table.`,
      )
  }
  word.begins = true
}
