import type { DateExpression, DateSaid, Near, TimeUnit } from '../dates/said.ts'
import { readRows, type TableTexts } from '../tables.ts'

/** The words of time of a language, in all their forms. */
export interface TimeWords {
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
  readonly seasons: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, TimeUnit>
  readonly nears: ReadonlyMap<string, Near>
  /** Words before a date which make it an end, a beginning or a term, the longest first. */
  readonly befores: readonly { readonly words: readonly string[]; readonly hint: string }[]
}

const AS_IT_IS = (): readonly string[] => []

/**
 * Reads a table of words of time.
 * @param formsOf further forms of a word, in a language that declines
 * @returns the words, and a way to further kinds of them
 */
export function readTimeTable(tables: TableTexts, table: string, formsOf: (word: string) => readonly string[] = AS_IT_IS) {
  const rows = readRows(table, tables[table] ?? '')
  const of = <T>(kind: string, value: (cell: string) => T, forms = AS_IT_IS as typeof formsOf): Map<string, T> =>
    new Map(
      rows.flatMap(({ key, cells }) =>
        cells['kind'] === kind ? [key, ...forms(key)].map((form) => [form, value(cells['value'] ?? '')] as const) : [],
      ),
    )
  const words: TimeWords = {
    months: of('month', Number, formsOf),
    weekdays: of('weekday', Number, formsOf),
    seasons: of('season', Number, formsOf),
    units: of('unit', (cell) => cell as TimeUnit, formsOf),
    nears: of('near', (cell) => Number(cell) as Near),
    befores: [...of('before', String)]
      .map(([phrase, hint]) => ({ words: phrase.split(' '), hint }))
      .sort((a, b) => b.words.length - a.words.length),
  }
  return { words, of }
}

/** A date without what stands before it. */
export interface Atom {
  readonly last: number
  readonly said: DateSaid
}

/** A date under words that stand before it, from `start` on; undefined when they tell nothing of it. */
export function underHint(hint: string, start: number, first: number, { last, said }: Atom): DateExpression | undefined {
  if (hint === 'compared') return { first, last, said, compared: true }
  if (hint === 'since') return { first: start, last, said, hint }
  if (hint === 'about') return { first: start, last, said: { kind: 'about', at: said } }
  if (hint === 'due' || hint === 'until') return { first: start, last, said: { kind: 'before', at: said }, hint }
  return undefined
}

/** Four digits that are a year. */
export const isYear = (word: string): boolean => /^(?:19|20|21)\d\d$/.test(word)

/** "du 3 au 5 mai", «с 3 по 5 мая»: the day in front has the month and year of the one behind. */
export function joinedDates(from: DateSaid, to: DateSaid): DateSaid | undefined {
  if (to.kind === 'range') return undefined
  if (from.kind === 'day' && to.kind === 'day') {
    const month = from.month ?? to.month
    const year =
      from.year ?? (month !== undefined && to.month !== undefined && to.year !== undefined && month > to.month ? to.year - 1 : to.year)
    return {
      kind: 'range',
      from: { ...from, ...(month === undefined ? {} : { month }), ...(year === undefined ? {} : { year }) },
      to,
    }
  }
  if (from.kind === 'day' && from.month === undefined) return undefined
  if (from.kind === 'month' && to.kind === 'month' && from.year === undefined && to.year !== undefined)
    return { kind: 'range', from: { ...from, year: from.month > to.month ? to.year - 1 : to.year }, to }
  return { kind: 'range', from, to }
}
