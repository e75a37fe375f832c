import type { Amount } from '../amounts.ts'
import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { tokenize, type Tokens } from '../tokens.ts'

/** The rows that know the words of an amount: its numbers, its money or measure, what loosens it, and the rise or fall beside it. */
export type AmountRows = (tokens: Tokens, amount: Amount) => readonly string[]

interface Known {
  readonly words: readonly string[]
  readonly row: string
}

/** Kinds of rows in `numbers` that are no part of an amount. */
const BESIDE: ReadonlySet<string> = new Set(['end', 'ordinal', 'not-ordinal', 'opening', 'word-code'])
/** How far from its percentage a word of growth or loss is looked for. */
const NEAR = 6

/** Makes the look-up of an amount's rows from the tables; only an explanation asks, so that reading pays nothing for it. */
export function createAmountRows(tables: TableTexts): AmountRows {
  const rows = (table: string) => readRows(table, tables[table] ?? '')
  const inside = new Map<string, Known[]>()
  const changes = new Map<string, Known[]>()
  for (const row of rows('numbers')) if (!BESIDE.has(row.cells['kind'] ?? '')) add(inside, row.cells['form'], rowName(row))
  for (const row of rows('currencies')) {
    const { name, nouns, symbols } = row.cells
    for (const form of [row.key, name, `${name}s`, ...several(nouns), ...several(symbols)]) add(inside, form, rowName(row))
  }
  for (const row of rows('hedges')) add(inside, row.cells['form'], rowName(row))
  for (const row of rows('change-words')) add(changes, row.cells['form'], rowName(row))
  return (tokens, { first, last, change }) => {
    const found = rowsBetween(tokens, inside, first, last)
    const moved =
      change === undefined ? [] : rowsBetween(tokens, changes, Math.max(0, first - NEAR), Math.min(tokens.count - 1, last + NEAR))
    return [...new Set([...found, ...moved])]
  }
}

function add(known: Map<string, Known[]>, form: string | undefined, row: string): void {
  if (form === undefined) return
  const { word: words } = tokenize(form)
  const first = words[0]
  if (first !== undefined) known.set(first, [...(known.get(first) ?? []), { words, row }])
}

/** The longest form at each place; of two rows with one form the first, as in reading. */
function rowsBetween(tokens: Tokens, known: ReadonlyMap<string, readonly Known[]>, first: number, last: number): string[] {
  const found: string[] = []
  for (let i = first; i <= last; i++) {
    const fitting = (known.get(tokens.word[i] ?? '') ?? []).filter(({ words }) => words.every((word, n) => tokens.word[i + n] === word))
    const longest = fitting.reduce<Known | undefined>(
      (best, one) => (best === undefined || one.words.length > best.words.length ? one : best),
      undefined,
    )
    if (longest === undefined) continue
    found.push(longest.row)
    i += longest.words.length - 1
  }
  return found
}
