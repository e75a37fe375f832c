import { rowName, several, type TableTexts } from '../../language/tables.ts'
import { flatClaim } from '../../reading/claim.ts'
import { createReader, readKnowledge } from '../../reading/read.ts'
import type { LocalReader } from '../../reading/reader.ts'
import type { GoldDocument } from './cases.ts'
import { score, type Rates, type ScoreCase } from './score.ts'
import { seenRows, shownIn, type SeenRow } from './seen.ts'

/** How many parts the documents are put in. */
const FOLDS = 5

/** One part of the documents, read with all rows and without those that only it could have given. */
export interface Fold {
  readonly documents: readonly string[]
  readonly issuers: readonly string[]
  readonly claims: number
  /** The rows left out, by name. */
  readonly leftOut: readonly string[]
  /** Forms left out of rows that stay, since another form of theirs is seen elsewhere: "bodies/x: the Forum". */
  readonly forms: readonly string[]
  readonly plain: Rates
  readonly without: Rates
}

/** All folds; `mean` is the mean F1 of the folds read without their own rows, `plain` the F1 of all documents read with every row. */
export interface Folds {
  readonly folds: readonly Fold[]
  readonly mean: number
  readonly plain: number
}

/**
 * Reads documents fold by fold without what only the fold itself could have taught: the rows of `knowledge/` whose forms stand in its
 * documents, and neither in those of another fold nor in `others` (our own examples). Tells how much of a figure is words learnt by heart.
 * @throws Error when a table cannot be read.
 */
export function foldScores(tables: TableTexts, documents: readonly GoldDocument[], others: readonly GoldDocument[]): Folds {
  const k = readKnowledge(tables)
  const shown = [...documents, ...others].map(({ gold, input }) => shownIn(k, plainName(gold.name), input))
  const rows = seenRows(tables, shown)
  const reader = createReader(tables)
  const plain = new Map(documents.map((one) => [one, caseOf(reader, one)]))
  const folds = byIssuer(documents).map((own): Fold => {
    const names = own.map(({ gold }) => plainName(gold.name))
    const left = leaveOut(tables, rows, new Set(names))
    const without = createReader(left.tables)
    return {
      documents: names,
      issuers: [...new Set(own.map(issuerOf))],
      claims: own.reduce((sum, { gold }) => sum + gold.claims.length, 0),
      leftOut: left.rows,
      forms: left.forms,
      plain: rated(own.flatMap((one) => plain.get(one) ?? [])),
      without: rated(own.map((one) => caseOf(without, one))),
    }
  })
  return {
    folds,
    mean: folds.reduce((sum, { without }) => sum + without.f1, 0) / Math.max(1, folds.length),
    plain: rated([...plain.values()]).f1,
  }
}

function caseOf(reader: LocalReader, { gold, input }: GoldDocument): ScoreCase {
  return { gold, text: input.text, claims: reader.read(input).claims.map(flatClaim) }
}

const rated = (cases: readonly ScoreCase[]): Rates => score(cases).hard

const plainName = (file: string): string => file.replace(/\.gold\.jsonl$/, '')

const issuerOf = ({ gold }: GoldDocument): string => String(gold.document['issuer'] ?? gold.name)

/** Documents in parts, all of one issuer in the same: the issuers with the most claims first, each to the part that has the fewest so far. */
export function byIssuer(documents: readonly GoldDocument[]): GoldDocument[][] {
  const issuers = new Map<string, GoldDocument[]>()
  for (const one of documents) issuers.set(issuerOf(one), [...(issuers.get(issuerOf(one)) ?? []), one])
  const claims = (some: readonly GoldDocument[]) => some.reduce((sum, { gold }) => sum + gold.claims.length, 0)
  const largest = [...issuers].sort(([a, x], [b, y]) => claims(y) - claims(x) || (a < b ? -1 : 1))
  const folds: GoldDocument[][] = Array.from({ length: Math.min(FOLDS, issuers.size) }, () => [])
  for (const [, own] of largest) folds.reduce((least, fold) => (claims(fold) < claims(least) ? fold : least)).push(...own)
  return folds
}

/** The tables without the rows and forms that are seen in some of the documents named, and in none of the others. */
function leaveOut(
  tables: TableTexts,
  rows: readonly SeenRow[],
  names: ReadonlySet<string>,
): { readonly tables: TableTexts; readonly rows: readonly string[]; readonly forms: readonly string[] } {
  const isOwn = ({ seen }: { readonly seen: readonly string[] }) => seen.length > 0 && seen.every((name) => names.has(name))
  const lines = new Map(Object.entries(tables).map(([table, text]) => [table, text.split('\n')]))
  const gone: string[] = [],
    forms: string[] = []
  for (const one of rows) {
    const { row } = one
    const text = lines.get(row.table)
    if (text === undefined) continue
    if (isOwn(one)) {
      text[row.line - 1] = ''
      gone.push(rowName(row))
      continue
    }
    // The first form is the name by which the row is told: it stays with the row.
    for (const { column, value } of one.forms.slice(row.table === 'frames' ? 0 : 1).filter(isOwn)) {
      text[row.line - 1] = withoutForm(tables[row.table] ?? '', text[row.line - 1] ?? '', column, value)
      forms.push(`${rowName(row)}: ${value}`)
    }
  }
  return { tables: Object.fromEntries([...lines].map(([table, text]) => [table, text.join('\n')])), rows: gone, forms }
}

/** A line of a table without one of the values that a cell holds. */
function withoutForm(table: string, line: string, column: string, value: string): string {
  const header = table.split('\n').find((one) => !one.startsWith('#') && one.trim() !== '') ?? ''
  const at = header.split('\t').indexOf(column)
  return line
    .split('\t')
    .map((cell, i) =>
      i === at
        ? several(cell)
            .filter((one) => one !== value)
            .join('|')
        : cell,
    )
    .join('\t')
}
