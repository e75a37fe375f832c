import { readNames, type FrenchNames } from './lexicon.ts'
import { readNumbers, type FrenchNumbers } from './numbers.ts'
import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { readTimeWords, type FrenchTimeWords } from './dates.ts'
import { nounKey, pluralOf, readFunctionWords, readNouns, readVerbs, type FrenchClass, type FrenchNouns, type VerbForms } from './words.ts'

/** An office: its words, the rank of those who hold it, and the row. */
export interface FrenchPost {
  readonly words: readonly string[]
  readonly rank: string | undefined
  readonly row: string
}

/** Words that tell a code, as "par téléphone": the mode, the rank, how often. */
export interface Coded {
  readonly words: string
  readonly slot: string
  readonly value: string
  readonly row: string
}

/** A joint of several words, and what it is told as: "en marge du" is `marge`. */
export interface FrenchJoint {
  readonly words: readonly string[]
  readonly word: string
}

/** Everything that the French reader knows of words and names, made once from `knowledge/fr/` and the tables of entities. */
export interface FrenchLanguage extends FrenchNames {
  readonly verbs: VerbForms
  readonly participles: VerbForms
  readonly classes: ReadonlyMap<string, FrenchClass>
  readonly nouns: FrenchNouns
  /** Offices by their first word, the longest first. */
  readonly posts: ReadonlyMap<string, readonly FrenchPost[]>
  readonly coded: readonly Coded[]
  /** Joints of several words by their first, the longest first. */
  readonly joints: ReadonlyMap<string, readonly FrenchJoint[]>
  readonly honorifics: ReadonlySet<string>
  readonly numbers: FrenchNumbers
  readonly time: FrenchTimeWords
}

/** Reads `knowledge/fr/`. @throws TableError for a table that cannot be read. */
export function readFrenchLanguage(tables: TableTexts): FrenchLanguage {
  return {
    ...readNames(tables),
    ...readVerbs(tables),
    classes: readFunctionWords(tables),
    nouns: readNouns(tables),
    posts: readPosts(tables),
    coded: [...readCoded(tables, 'fr/manner'), ...readCoded(tables, 'fr/ranks')],
    joints: readJoints(tables),
    honorifics: new Set(readRows('fr/honorifics', tables['fr/honorifics'] ?? '').map(({ key }) => key)),
    numbers: readNumbers(tables),
    time: readTimeWords(tables),
  }
}

function readPosts(tables: TableTexts): Map<string, FrenchPost[]> {
  const posts = new Map<string, FrenchPost[]>()
  for (const row of readRows('fr/posts', tables['fr/posts'] ?? '')) {
    const forms = several(row.cells['forms'])
    for (const form of new Set([...forms, ...forms.map(pluralOf)])) {
      const words = nounKey(form).split(' ')
      const first = words[0] ?? ''
      const known = posts.get(first) ?? []
      known.push({ words, rank: row.cells['rank'], row: rowName(row) })
      posts.set(
        first,
        known.sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return posts
}

function readJoints(tables: TableTexts): Map<string, FrenchJoint[]> {
  const joints = new Map<string, FrenchJoint[]>()
  for (const { key, cells } of readRows('fr/joints', tables['fr/joints'] ?? '')) {
    const words = key.split(' ')
    const first = words[0] ?? ''
    joints.set(
      first,
      [...(joints.get(first) ?? []), { words, word: cells['as'] ?? first }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return joints
}

function readCoded(tables: TableTexts, table: string): Coded[] {
  return readRows(table, tables[table] ?? '').flatMap((row) =>
    several(row.cells['words']).map((words) => ({
      words: words.toLowerCase(),
      slot: row.cells['slot'] ?? 'rank',
      value: row.cells['value'] ?? row.cells['rank'] ?? '',
      row: rowName(row),
    })),
  )
}
