import { findDates } from './dates/find.ts'
import { needsAnchor, resolveDate } from './dates/resolve.ts'
import type { Anchor, DateExpression, DateSaid } from './dates/said.ts'
import { readTimeWords } from './dates/words.ts'
import { createNumbers } from './numbers.ts'
import type { TableTexts } from './tables.ts'
import type { Tokens } from './tokens.ts'

export type { Anchor, DateExpression, DateSaid } from './dates/said.ts'
export { needsAnchor, resolveDate }

/** Finds the dates of a text and turns them into EDTF. Not read: clock times, feasts, other calendars, "the following day". */
export interface Dates {
  /** The dates among tokens `from` to `to` (exclusive), left to right; none overlaps another. */
  find(tokens: Tokens, from: number, to: number): DateExpression[]
  /** The EDTF of what was said, or undefined when it needs a document's date that is not there. */
  resolve(said: DateSaid, anchor: Anchor): string | undefined
}

/** Makes the reader of dates from the tables `time-words` and `numbers`. */
export function createDates(tables: TableTexts): Dates {
  const words = readTimeWords(tables)
  const numbers = createNumbers(tables)
  return {
    find: (tokens, from, to) => findDates(tokens, from, to, words, numbers),
    resolve: resolveDate,
  }
}
