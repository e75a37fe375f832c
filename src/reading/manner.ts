import { WordMap } from '../language/word-map.ts'
import { readRows, rowName, several, type TableTexts } from '../language/tables.ts'

/** A value that a word tells, and the row that knows it. */
export interface Told {
  readonly value: string
  readonly row: string
}

/** How a meeting is held and how often, by the word that tells it. */
export interface Manners {
  readonly mode: WordMap<Told>
  readonly frequency: WordMap<Told>
}

/** Reads `knowledge/manner.tsv`. @throws Error naming the row whose slot is neither `mode` nor `frequency`. */
export function readManners(tables: TableTexts): Manners {
  const found = { mode: new WordMap<Told>(), frequency: new WordMap<Told>() }
  for (const row of readRows('manner', tables['manner'] ?? '')) {
    const slot = row.cells['slot']
    if (slot !== 'mode' && slot !== 'frequency')
      throw new Error(`knowledge/manner.tsv line ${row.line}, ${row.key}: unknown slot "${slot ?? ''}". Use mode or frequency.`)
    for (const word of several(row.cells['words'])) found[slot].set(word, { value: row.cells['value'] ?? row.key, row: rowName(row) })
  }
  return found
}

/** Words and the rank that they tell, in the order of the table; `named` when they tell it in the name of a meeting too. */
export type Ranks = readonly { readonly words: string; readonly named: boolean; readonly told: Told }[]

/** Reads `knowledge/ranks.tsv`. @throws TableError when it cannot be read. */
export function readRanks(tables: TableTexts): Ranks {
  return readRows('ranks', tables['ranks'] ?? '').flatMap((row) =>
    several(row.cells['words']).map((words) => ({
      words: ` ${words}`,
      named: row.cells['named'] === 'yes',
      told: { value: row.cells['rank'] ?? row.key, row: rowName(row) },
    })),
  )
}

/** The rank of a level: "deputy ministers" in "at the level of deputy ministers". Words of the table begin a word of the phrase. */
export function rankOfLevel(ranks: Ranks, words: string | number | undefined): Told | undefined {
  if (words === undefined) return undefined
  const lower = folded(words)
  return ranks.find((rank) => lower.includes(rank.words))?.told
}

/** The rank that the name of a meeting tells: "Senior Officials' Meeting" → senior officials. */
export function rankOfName(ranks: Ranks, name: string): Told | undefined {
  const lower = folded(name)
  return ranks.find((rank) => rank.named && lower.includes(rank.words))?.told
}

const folded = (words: string | number): string => ` ${String(words).toLowerCase().replaceAll('-', ' ')}`
