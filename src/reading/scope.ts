import type { Amount, Amounts } from '../language/amounts.ts'
import type { AmountRows } from '../language/amounts/rows.ts'
import type { LanguageKnowledge } from '../language/knowledge.ts'
import type { Ordinals } from '../language/ordinals.ts'
import type { WordMap } from '../language/word-map.ts'
import type { Span } from './claim.ts'
import type { Range } from './clauses.ts'
import type { Complement } from './complement.ts'
import type { DocumentContext } from './document.ts'
import type { Filled } from './draft.ts'
import type { Frame, Frames } from './frames.ts'
import type { Manners, Ranks } from './manner.ts'
import type { Governors } from './modality.ts'
import type { Predicate } from './predicate.ts'
import type { ReadSentence } from './sentence.ts'
import type { Dates } from '../language/dates.ts'

/** Everything that the reader knows, made once from the tables. */
export interface ReadingKnowledge {
  readonly language: LanguageKnowledge
  readonly frames: Frames
  /** The same with the frames of any verb behind those of each: see `withAnyVerb`. */
  readonly framesTried: Frames
  /** The frames of "be" by their participle. */
  readonly states: Frames
  /** The verbs that report or undertake: see `IsReporting`. */
  readonly reporting: ReadonlySet<string>
  /** The verbs that tell a view. */
  readonly views: ReadonlySet<string>
  readonly governors: Governors
  /** Nouns of action and the verb that each names. */
  readonly nominals: WordMap<string>
  readonly manners: Manners
  readonly ranks: Ranks
  readonly dates: Dates
  readonly amounts: Amounts
  /** The rows that know the words of an amount, for an explanation. */
  readonly amountRows: AmountRows
  readonly ordinals: Ordinals
  /** The dollar of a state that has one of its own, by the state's usual name. */
  readonly dollarOf: (state: string) => string | undefined
  /** The money of a state by the noun that others share with it: the crown, rupee or shilling of Norland. */
  readonly moneyOf: (state: string, noun: string) => string | undefined
}

/** A row that was tried for a verb or a noun of action, and what became of it: it was read, or why it was not. */
export interface Tried {
  readonly lemma: string
  /** The words of the verb group or noun: token indexes, `last` inclusive. */
  readonly first: number
  readonly last: number
  readonly row: string
  readonly kind: string
  readonly outcome: string
}

/** A date in the sentence, resolved to EDTF, with the part it plays. */
export interface SentenceDate {
  readonly unit: number
  readonly value: string
  readonly part: 'when' | 'due' | 'since' | 'until' | 'period'
  readonly filled: Filled
}

/** What stands around a verb or an event noun, by the part it plays, in whatever order it was written. */
export interface Adjuncts {
  readonly when: Filled | undefined
  readonly due: Filled | undefined
  readonly since: Filled | undefined
  readonly until: Filled | undefined
  readonly period: Filled | undefined
  readonly where: Filled | undefined
  readonly mode: Filled | undefined
  /** The larger event: "on the sidelines of", "at the Summit". */
  readonly at: Filled | undefined
  readonly with: readonly Filled[]
  readonly between: readonly Filled[]
  readonly by: readonly Filled[]
  readonly host: readonly Filled[]
  readonly chairs: readonly Filled[]
  readonly about: Range | undefined
  readonly rank: Filled | undefined
  readonly frequency: Filled | undefined
  readonly forum: Filled | undefined
}

/** A sentence with its document and its values: what the kinds read from. */
export interface Scope {
  readonly k: ReadingKnowledge
  readonly s: ReadSentence
  readonly context: DocumentContext
  readonly dates: readonly SentenceDate[]
  readonly dateTokens: ReadonlySet<number>
  readonly amounts: readonly Amount[]
  readonly passage: Span
  /** What its phrases may be, once somebody has asked: see `classesOf`. */
  readonly classes: Map<number, ReadonlySet<string>>
  /** Where each row that is tried is written down, when somebody wants to know. */
  readonly tried: Tried[] | undefined
}

/** A predicate that satisfies a frame, with one of its complements. */
export interface Match {
  readonly scope: Scope
  readonly predicate: Predicate
  readonly frame: Frame
  readonly complement: Complement
  readonly adjuncts: Adjuncts
  /** What the frame is about: its object, or its subject where the slots say so. */
  readonly thing: Range | undefined
}
