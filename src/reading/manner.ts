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

/** Words and the rank that they tell. */
interface Rank {
  readonly words: string
  readonly told: Told
}

/** The words that tell a rank, in the order of the table: all of them, and those that tell it in the name of a meeting too. */
export interface Ranks {
  readonly all: RankWords
  readonly named: RankWords
}

interface RankWords {
  readonly rows: readonly Rank[]
  /** Whether any of the words stands in a phrase: most phrases have none, so that the rows need no look. */
  readonly any: RegExp
}

/** Reads `knowledge/ranks.tsv`. @throws TableError when it cannot be read. */
export function readRanks(tables: TableTexts): Ranks {
  const rows = readRows('ranks', tables['ranks'] ?? '').flatMap((row) =>
    several(row.cells['words']).map((words) => ({
      words,
      named: row.cells['named'] === 'yes',
      told: { value: row.cells['rank'] ?? row.key, row: rowName(row) },
    })),
  )
  return { all: rankWords(rows), named: rankWords(rows.filter(({ named }) => named)) }
}

const rankWords = (rows: readonly Rank[]): RankWords => ({
  rows,
  any: new RegExp(`(?:^|[ -])(?:${rows.map(({ words }) => words.replaceAll(' ', '[ -]')).join('|')})`, 'i'),
})

/** The rank of a level: "deputy ministers" in "at the level of deputy ministers". Words of the table begin a word of the phrase. */
export function rankOfLevel(ranks: Ranks, words: string | number | undefined): Told | undefined {
  return words === undefined ? undefined : rankIn(ranks.all, String(words))
}

/** The rank that the name of a meeting tells: "Senior Officials' Meeting" → senior officials. */
export function rankOfName(ranks: Ranks, name: string): Told | undefined {
  return rankIn(ranks.named, name)
}

function rankIn({ any, rows }: RankWords, phrase: string): Told | undefined {
  if (!any.test(phrase)) return undefined
  const folded = ` ${phrase.toLowerCase().replaceAll('-', ' ')}`
  return rows.find(({ words }) => folded.includes(` ${words}`))?.told
}
