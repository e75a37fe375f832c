import { KINDS, SLOTS, type Kind } from '../reading/claim.ts'
import type { Table } from '../sources/table/index.ts'

/** A column of a table, as a person looks at it who says what it means. */
export interface TableColumn {
  readonly name: string
  /** The first different things that stand in it. */
  readonly examples: readonly string[]
  /** All that stands in it, when that is little: as words of a standing are. */
  readonly words?: readonly string[]
}

/** A mapping to begin with: the kind, of whose slots the most columns bear the name. */
export interface MappingGuess {
  readonly kind: Kind
  readonly columns: Readonly<{ [column: string]: string }>
}

const EXAMPLES = 3
const MOST_WORDS = 12
const LONGEST = 200

/** The columns of a table with what stands in them. */
export function tableColumns({ columns, rows }: Table): readonly TableColumn[] {
  return columns.map((name, i) => {
    const said = new Set<string>()
    for (const row of rows) {
      const words = (row[i] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
      if (words !== '') said.add(words)
      if (said.size > MOST_WORDS) break
    }
    const all = [...said]
    return { name, examples: all.slice(0, EXAMPLES), ...(all.length > 0 && all.length <= MOST_WORDS && { words: all }) }
  })
}

/** What columns may mean by their names alone, for a person to look at. */
export function guessMapping(columns: readonly string[]): MappingGuess {
  const ofKind = (kind: Kind): MappingGuess => {
    const left = new Map(Object.keys(SLOTS[kind]).map((slot) => [slot, slot]))
    const found: { [column: string]: string } = {}
    for (const name of columns) {
      const slot = left.get(name.trim().toLowerCase())
      if (slot === undefined) continue
      left.delete(slot)
      found[name] = slot
    }
    return { kind, columns: found }
  }
  const size = (guess: MappingGuess): number => Object.keys(guess.columns).length
  // A list of treaties is what is kept most often: another kind has to fit better.
  return KINDS.map(ofKind).reduce((best, guess) => (size(guess) > size(best) ? guess : best), ofKind('instrument'))
}
