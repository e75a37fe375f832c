import { align, placeClaims } from './align.ts'
import { goldLines, slotParts, type Gold, type PlainClaim, type SlotPart } from './gold.ts'

/** A gold file and what was read of its document. */
export interface ScoreCase {
  readonly gold: Gold
  readonly text: string
  /** The document's date as the reading has it. */
  readonly date?: string
  readonly claims: readonly PlainClaim[]
}

/** Slots counted right, missed and invented; gold claims, those found, and claims read. */
export interface Tally {
  readonly hit: number
  readonly miss: number
  readonly invented: number
  readonly claims: number
  readonly found: number
  readonly read: number
}

/** Counts with precision, recall and F1 (0 to 1). */
export interface Rates extends Tally {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** A line of what went wrong: where, of which kind, and which values. */
export interface Fault {
  readonly where: string
  readonly kind: string
  readonly what: 'not read' | 'missed' | 'invented' | 'not in gold'
  readonly parts: readonly SlotPart[]
}

export interface Score {
  readonly documents: number
  /** Documents whose date was read right. */
  readonly dated: number
  /** Claims whose passage lies outside the document. */
  readonly badPassages: number
  readonly kinds: Readonly<Record<string, Rates>>
  readonly slots: Readonly<Record<string, Rates>>
  /** Positions and posts. */
  readonly soft: Rates
  /** The other ten kinds: the headline. */
  readonly hard: Rates
}

const SOFT_KINDS: ReadonlySet<string> = new Set(['position', 'post'])

type Counts = { -readonly [field in keyof Tally]: number }
const zero = (): Counts => ({ hit: 0, miss: 0, invented: 0, claims: 0, found: 0, read: 0 })

class Table {
  readonly rows = new Map<string, Counts>()

  row(name: string): Counts {
    let row = this.rows.get(name)
    if (row === undefined) {
      row = zero()
      this.rows.set(name, row)
    }
    return row
  }

  rates(): Record<string, Rates> {
    return Object.fromEntries([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => [name, rates(row)]))
  }
}

/** Scores readings against gold, slot by slot, as the guide describes. Faults go to `report` as they are found. */
export function score(cases: readonly ScoreCase[], report: (fault: Fault) => void = () => {}): Score {
  const kinds = new Table(),
    slots = new Table()
  let dated = 0,
    badPassages = 0
  const add = (kind: string, field: 'hit' | 'miss' | 'invented', parts: readonly SlotPart[]): void => {
    for (const { slot, weight } of parts) {
      kinds.row(kind)[field] += weight
      slots.row(slot)[field] += weight
    }
  }
  for (const { gold, text, date, claims } of cases) {
    const asked = gold.document['date']
    if (asked !== undefined && String(date ?? '').startsWith(String(asked))) dated++
    const { placed, astray } = placeClaims(text, claims)
    badPassages += astray
    const { gold: aligned, extra } = align(gold.claims, placed)
    for (const { gold: wanted, answer } of aligned) {
      if (answer === undefined && wanted['optional']) continue
      const kind = String(wanted['kind'])
      const where = `${gold.name}:${goldLines(wanted)[0] ?? 0}`
      const { hits, misses, invented } = answer?.agreement ?? { hits: [], misses: slotParts(wanted), invented: [] }
      kinds.row(kind).claims++
      if (answer !== undefined) kinds.row(kind).found++
      add(kind, 'hit', hits)
      add(kind, 'miss', misses)
      add(kind, 'invented', invented)
      if (misses.length > 0) report({ where, kind, what: answer === undefined ? 'not read' : 'missed', parts: misses })
      if (invented.length > 0) report({ where, kind, what: 'invented', parts: invented })
    }
    for (const { claim } of placed) kinds.row(String(claim['kind'])).read++
    for (const { claim, first } of extra) {
      const kind = String(claim['kind']),
        parts = slotParts(claim)
      add(kind, 'invented', parts)
      report({ where: `${gold.name}:${first}`, kind, what: 'not in gold', parts })
    }
  }
  return {
    documents: cases.length,
    dated,
    badPassages,
    kinds: kinds.rates(),
    slots: slots.rates(),
    soft: sum(kinds, (kind) => SOFT_KINDS.has(kind)),
    hard: sum(kinds, (kind) => !SOFT_KINDS.has(kind)),
  }
}

function sum(table: Table, includes: (kind: string) => boolean): Rates {
  const total = zero()
  for (const [kind, row] of table.rows) {
    if (!includes(kind)) continue
    for (const field of Object.keys(total) as (keyof Tally)[]) total[field] += row[field]
  }
  return rates(total)
}

function rates(tally: Tally): Rates {
  const precision = tally.hit / Math.max(1, tally.hit + tally.invented)
  const recall = tally.hit / Math.max(1, tally.hit + tally.miss)
  return { ...tally, precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 }
}
