import type { CascadeLanguage, Joint } from '../cascade/language.ts'
import type { CasedWord, WordTokens } from '../cascade/tokens.ts'
import type { NounEntry } from '../cascade/units.ts'
import type { RussianTimeWords } from './dates.ts'
import type { CaseForm } from './declension.ts'
import type { RussianVerbs } from './verbs.ts'

/** The class of a word that holds a sentence together. */
export type RussianClass =
  | 'preposition'
  | 'conjunction'
  | 'relative'
  | 'subordinator'
  | 'that'
  | 'pronoun'
  | 'adverb'
  | 'determiner'
  | 'negation'
  | 'particle'

/** A form of a noun of the dictionary, by its case, number and gender. */
export interface NounForm extends CaseForm {
  readonly lemma: string
  readonly noun: NounEntry
}

/** An office: its words in one case, and the row. */
export interface RussianPost {
  readonly words: readonly string[]
  readonly cases: number
  readonly plural: boolean
  /** The cases in which it names many, of a form that may be of one too: «главы». */
  readonly many: number
  readonly base: string
  readonly rank: string | undefined
  readonly row: string
}

/** A preposition: what it tells when a phrase of a case stands behind it. */
export interface Preposition {
  readonly cases: number
  readonly as: string
}

/** Tokens of a Russian text: the cases of names and noun phrases are noted as they are found. */
export interface RussianTokens extends WordTokens {
  readonly cased: (CasedWord | undefined)[]
  /** The cases that a name may be in, and whether it names many, by its first token. */
  readonly nameForms: ({ readonly cases: number; readonly plural?: boolean; readonly many?: number } | undefined)[]
}

/** Everything that the Russian reader knows of words and names, made once from `knowledge/ru/` and the tables of entities. */
export interface RussianLanguage extends CascadeLanguage, RussianVerbs {
  readonly classes: ReadonlyMap<string, RussianClass>
  readonly prepositions: ReadonlyMap<string, readonly Preposition[]>
  /** Nouns of one word or several, by their forms. */
  readonly nouns: ReadonlyMap<string, readonly NounForm[]>
  /** First words of nouns of several words. */
  readonly openings: ReadonlySet<string>
  /** Stems of adjectives whose masculine ends in -ой. */
  readonly stressed: ReadonlySet<string>
  /** Offices by their first word, the longest first. */
  readonly posts: ReadonlyMap<string, readonly RussianPost[]>
  readonly joints: ReadonlyMap<string, readonly (Joint & { readonly cases: number })[]>
  readonly honorifics: ReadonlySet<string>
  readonly time: RussianTimeWords
}
