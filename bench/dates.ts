/**
 * Dates: how many of the examples in `knowledge/dates.tsv` each library reads as the table says. Compared are the first and last day that
 * a date covers, so that a library that knows no EDTF can answer too; an open start counts by its end. Lengths and doubtful rows are left out.
 * The table is our own, and our reader is tested on it: the figures of the others are what this tells.
 */
import Recognizers from '@microsoft/recognizers-text-date-time'
import { en, type ParsedComponents } from 'chrono-node'
import { createDates } from '../src/language/dates.ts'
import { readTable, several } from '../src/language/tables.ts'
import { tokenize } from '../src/language/tokens.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { bounds, type Bounds } from '../src/watch/bounds.ts'
import { plusDays } from '../src/watch/day.ts'

/** What one library read right. Silent rows hold no date: whatever is found there is wrong. */
export interface DateScore {
  readonly reader: string
  readonly right: number
  readonly of: number
}

interface Example {
  readonly text: string
  readonly anchor: string
  readonly tense: 'past' | 'present' | 'future'
  readonly expected: readonly Bounds[]
}

type Read = (example: Example) => readonly Bounds[]

/** The rows that can be compared, their sentences without brackets. */
function examples(table: string): Example[] {
  return readTable('dates', table).flatMap(({ cells }) => {
    const { example, anchor, tense, reads = '' } = cells
    const values = reads === '-' ? [] : several(reads).map((read) => read.split(' ')[0] ?? '')
    if (example === undefined || anchor === undefined || values.some((value) => value.startsWith('P') || value === '?')) return []
    const text = example.replaceAll(/[[\]]/g, '')
    return [{ text, anchor, tense: tense === 'future' || tense === 'present' ? tense : 'past', expected: values.map(bounds) }]
  })
}

const two = (value: number): string => String(value).padStart(2, '0')

function ours(tables: Readonly<Record<string, string>>): Read {
  const dates = createDates(tables)
  return ({ text, anchor, tense }) => {
    const tokens = tokenize(text)
    return dates.find(tokens, 0, tokens.count).map(({ said }) => bounds(dates.resolve(said, { date: anchor, tense }) ?? ''))
  }
}

/** A component is as exact as what it is certain of. */
function chronoPoint(point: ParsedComponents): string {
  const [year, month, day] = [point.get('year') ?? 0, point.get('month') ?? 1, point.get('day') ?? 1]
  if (point.isCertain('day') || point.isCertain('weekday')) return `${year}-${two(month)}-${two(day)}`
  return point.isCertain('month') ? `${year}-${two(month)}` : String(year)
}

const chrono: Read = ({ text, anchor, tense }) =>
  en.GB.parse(text, new Date(`${anchor}T12:00:00Z`), { forwardDate: tense === 'future' }).map(({ start, end }) => {
    const first = bounds(chronoPoint(start))
    const last = end === undefined || end === null ? first : bounds(chronoPoint(end))
    return { ...(first.first === undefined ? {} : { first: first.first }), ...(last.last === undefined ? {} : { last: last.last }) }
  })

interface Value {
  readonly value?: string
  readonly start?: string
  readonly end?: string
}

/** Of two readings the one before the anchor for what was, the one after it for what will be. Its ends are exclusive. */
const recognizers: Read = ({ text, anchor, tense }) =>
  Recognizers.recognizeDateTime(text, 'en-us', undefined, new Date(`${anchor}T12:00:00`)).map(({ resolution }) => {
    const values = (resolution?.['values'] ?? []) as readonly Value[]
    const startOf = ({ value, start, end }: Value): string => value ?? start ?? end ?? ''
    const past = values.filter((value) => startOf(value) <= anchor)
    const chosen = (tense === 'future' ? values.find((value) => startOf(value) > anchor) : past.at(-1)) ?? values[0]
    const first = chosen?.value ?? chosen?.start
    const last = chosen?.value ?? (chosen?.end === undefined ? undefined : plusDays(chosen.end.slice(0, 10), -1))
    return { ...(first === undefined ? {} : { first: first.slice(0, 10) }), ...(last === undefined ? {} : { last: last.slice(0, 10) }) }
  })

/** An open start ("by 2026") leaves only the end to compare. */
const agrees = (expected: Bounds, read: Bounds | undefined): boolean =>
  read !== undefined && expected.last === read.last && (expected.first === undefined || expected.first === read.first)

/** Each reader on every row; a reader that throws has the row wrong. */
export async function dateScores(): Promise<DateScore[]> {
  const tables = await loadKnowledge()
  const rows = examples(tables['dates'] ?? '')
  const readers: readonly (readonly [string, Read])[] = [
    ['chancery', ours(tables)],
    ['chrono-node', chrono],
    ['Recognizers-Text', recognizers],
  ]
  return readers.map(([reader, read]) => {
    const right = rows.filter((row) => {
      try {
        const found = read(row)
        return found.length === row.expected.length && row.expected.every((expected, i) => agrees(expected, found[i]))
      } catch {
        return false
      }
    })
    return { reader, right: right.length, of: rows.length }
  })
}
