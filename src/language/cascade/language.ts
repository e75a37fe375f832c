import type { DateExpression } from '../dates/said.ts'
import type { Name } from '../names/name.ts'
import type { Sentence } from '../sentences.ts'
import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { fold } from '../tokens.ts'
import type { KnownNames } from './lexicon.ts'
import type { NumberWords, SaidAmount } from './numbers.ts'
import type { WordTokens } from './tokens.ts'
import type { Unit } from './units.ts'

/** Words that tell a code, as "par téléphone": the mode, the rank, how often. */
export interface Coded {
  readonly words: string
  readonly slot: string
  readonly value: string
  readonly row: string
}

/** A joint of several words, and what it is told as: "en marge du" is `margin`. */
export interface Joint {
  readonly words: readonly string[]
  readonly word: string
}

/** What is found in a sentence before it is cut into units. */
export interface Found {
  readonly names: readonly Name[]
  readonly dates: readonly DateExpression[]
  readonly amounts: readonly SaidAmount[]
}

/** A language as the cascade asks of it: what its words are, and how a sentence is cut into units. */
export interface CascadeLanguage extends KnownNames {
  /** The class of a word that holds a sentence together. */
  readonly classes: ReadonlyMap<string, string>
  readonly coded: readonly Coded[]
  /** Words that have one thing in common, by its name. */
  readonly groups: Groups
  readonly numbers: NumberWords
  readonly tokensOf: (text: string) => WordTokens
  readonly sentencesOf: (tokens: WordTokens) => readonly Sentence[]
  readonly namesIn: (tokens: WordTokens, from: number, to: number) => readonly Name[]
  readonly datesIn: (tokens: WordTokens, from: number, to: number) => readonly DateExpression[]
  readonly amountsIn: (tokens: WordTokens, from: number, to: number, taken: (i: number) => boolean) => readonly SaidAmount[]
  readonly unitsIn: (tokens: WordTokens, from: number, to: number, found: Found) => readonly Unit[]
  /** The words of what is counted as many of them are named: of «134 контейнерных поезда» «контейнерные поезда». */
  readonly manyOf?: (tokens: WordTokens, first: number, last: number) => string | undefined
  /** A word as the groups have it. */
  readonly lemmaOf: (word: string) => string
}

/** Words that have one thing in common, by its name: see `knowledge/fr/groups.tsv`. */
export type Groups = ReadonlyMap<string, ReadonlySet<string>>

/** Reads a table of groups; a word counts with its accents and without. */
export function readGroups(tables: TableTexts, table: string, plain: (word: string) => string = fold): Groups {
  return new Map(
    readRows(table, tables[table] ?? '').map(({ key, cells }) => [
      key,
      new Set(several(cells['words']).flatMap((word) => [word.toLowerCase(), plain(word)])),
    ]),
  )
}

/** Reads a table of joints, by their first word, the longest first. */
export function readJoints(tables: TableTexts, table: string): ReadonlyMap<string, readonly Joint[]> {
  const joints = new Map<string, Joint[]>()
  for (const { key, cells } of readRows(table, tables[table] ?? '')) {
    const words = key.split(' ')
    const first = words[0] ?? ''
    joints.set(
      first,
      [...(joints.get(first) ?? []), { words, word: cells['as'] ?? first }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return joints
}

/** The longest joint whose words stand at a token. */
export const jointAt = <J extends Joint>(
  joints: ReadonlyMap<string, readonly J[]>,
  lower: (i: number) => string,
  i: number,
): J | undefined => joints.get(lower(i))?.find(({ words }) => words.every((one, n) => lower(i + n) === one))

/** Reads a table of words that tell codes. */
export function readCoded(tables: TableTexts, table: string): Coded[] {
  return readRows(table, tables[table] ?? '').flatMap((row) =>
    several(row.cells['words']).map((words) => ({
      words: words.toLowerCase(),
      slot: row.cells['slot'] ?? 'rank',
      value: row.cells['value'] ?? row.cells['rank'] ?? '',
      row: rowName(row),
    })),
  )
}

/** What prepositions tell, by the column `as` of a table of function words. */
export function readPrepositions(tables: TableTexts, table: string): ReadonlyMap<string, string> {
  return new Map(
    readRows(table, tables[table] ?? '').flatMap(({ key, cells }) => (cells['as'] === undefined ? [] : [[key, cells['as']] as const])),
  )
}
