import type { Amount, Amounts } from '../language/amounts.ts'
import type { LanguageKnowledge } from '../language/knowledge.ts'
import type { Ordinals } from '../language/ordinals.ts'
import type { Adjuncts, SentenceDate } from './adjuncts.ts'
import type { Span } from './claim.ts'
import type { Range } from './clauses.ts'
import type { Complement } from './complement.ts'
import type { DocumentContext } from './document.ts'
import type { Frame, Frames } from './frames.ts'
import type { Governors } from './modality.ts'
import type { Predicate } from './predicate.ts'
import type { ReadSentence } from './sentence.ts'
import type { Dates } from '../language/dates.ts'

/** Everything that the reader knows, made once from the tables. */
export interface ReadingKnowledge {
  readonly language: LanguageKnowledge
  readonly frames: Frames
  readonly governors: Governors
  /** Nouns of action and the verb that each names. */
  readonly nominals: ReadonlyMap<string, string>
  readonly dates: Dates
  readonly amounts: Amounts
  readonly ordinals: Ordinals
  /** The dollar of each state that has one of its own, by the state's usual name. */
  readonly dollars: ReadonlyMap<string, string>
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
}

/** A predicate that satisfies a frame, with one of its complements. */
export interface Match {
  readonly scope: Scope
  readonly predicate: Predicate
  readonly frame: Frame
  readonly complement: Complement
  readonly adjuncts: Adjuncts
  /** What the frame is about: its object, or its subject where the slots say so. */
  readonly thing?: Range
}
