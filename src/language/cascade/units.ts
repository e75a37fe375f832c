import type { Name } from '../names/name.ts'
import type { MarkType } from '../phrases.ts'

/** When a form says that it happens; a conditional ("devrait", «подписали бы») leaves it open. */
export type Tense = 'past' | 'present' | 'future' | 'conditional'

/** What a noun names, with the row that says so. */
export interface NounEntry {
  readonly singular: string
  readonly classes: readonly string[]
  readonly plural: boolean
  readonly row: string
}

/** How a phrase points: with an article or "its"; `either` in a language without articles, where a noun alone may do both. */
export type Determiner = 'definite' | 'indefinite' | 'possessive' | 'either'

/** A noun phrase without the phrases that follow it by a preposition. */
export interface NounUnit {
  readonly type: 'noun'
  readonly first: number
  readonly last: number
  readonly head: number
  readonly headLast: number
  /** Where its name begins, without article, number and "next": "Grande Commission mixte", «Межправительственная комиссия». */
  readonly core: number
  readonly noun: NounEntry | undefined
  readonly names: readonly Name[]
  readonly pronoun: boolean
  readonly plural: boolean
  /** Absent before names. */
  readonly determiner: Determiner | undefined
  readonly ordinal: { readonly value: number; readonly first: number; readonly last: number } | undefined
  /** The grammatical case, in a language that has cases. */
  readonly inCase?: string
  /** Of an adjective alone the unit of the noun that it stands for: «пятое заседание …, шестое …». */
  readonly standsFor?: number
}

/** A group of pronouns, auxiliaries, adverbs and one verb: "ne se sont pas réunis". */
export interface VerbUnit {
  readonly type: 'verb'
  readonly first: number
  readonly last: number
  readonly lemma: string
  readonly form: 'finite' | 'infinitive' | 'participle' | 'gerund'
  readonly tense: Tense
  readonly passive: boolean
  readonly negated: boolean
}

/** What stands between phrases. A case without a preposition may be a mark too, which has no words: its `last` is before its `first`. */
export interface MarkUnit {
  readonly type: MarkType
  readonly first: number
  readonly last: number
  /** Of a preposition what it tells, the same in all languages: "du" and the genitive are `of`. Of others the first word. */
  readonly word: string
}

const PUNCTUATION: Readonly<Record<string, MarkType>> = {
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  '"': 'quote',
  '-': 'dash',
}

/** What a mark of punctuation does. */
export const punctuationType = (mark: string): MarkType => PUNCTUATION[mark] ?? 'other'

/** A piece of a sentence. */
export type Unit = NounUnit | VerbUnit | MarkUnit

/** Whether a mark is a case without words. */
export const isCaseMark = (unit: Unit | undefined): boolean => unit?.type === 'preposition' && unit.last < unit.first

/** "le Conseil", "sa session", «Совет»: what was spoken of, or could have been. */
export const isDefinite = ({ determiner }: NounUnit): boolean => determiner !== undefined && determiner !== 'indefinite'

/** "un fonds", «фонд»: something new, or that could be. */
export const isIndefinite = ({ determiner }: NounUnit): boolean => determiner === 'indefinite' || determiner === 'either'
