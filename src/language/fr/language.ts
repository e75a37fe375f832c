import type { CascadeLanguage, Joint } from '../cascade/language.ts'
import type { TimeWords } from '../cascade/dates.ts'
import type { FrenchClass, FrenchNouns, VerbForms } from './words.ts'

/** An office: its words, the rank of those who hold it, and the row. */
export interface FrenchPost {
  readonly words: readonly string[]
  readonly rank: string | undefined
  readonly row: string
}

/** Everything that the French reader knows of words and names, made once from `knowledge/fr/` and the tables of entities. */
export interface FrenchLanguage extends CascadeLanguage {
  readonly verbs: VerbForms
  readonly participles: VerbForms
  readonly classes: ReadonlyMap<string, FrenchClass>
  readonly prepositions: ReadonlyMap<string, string>
  readonly nouns: FrenchNouns
  /** Offices by their first word, the longest first. */
  readonly posts: ReadonlyMap<string, readonly FrenchPost[]>
  /** Joints of several words by their first, the longest first. */
  readonly joints: ReadonlyMap<string, readonly Joint[]>
  readonly honorifics: ReadonlySet<string>
  readonly time: TimeWords
}
