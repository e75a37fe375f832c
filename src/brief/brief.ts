import type { Footnote } from './footnote.ts'
import type { Language } from './labels/times.ts'
import type { Run } from './runs.ts'
import type { Sources, Subject } from './view.ts'

/** Words as they are printed, and the runs that they are put together from. */
export interface BriefWords {
  readonly text: string
  readonly runs: readonly Run[]
}

/** A part of a line, with the numbers of its footnotes: none only of a person's own words, and of what was not found. */
export interface BriefPart extends BriefWords {
  readonly notes: readonly number[]
}

/** A line with the footnotes that bear it. */
export interface BriefLine {
  /** Empty in prose. */
  readonly head: BriefWords
  readonly parts: readonly BriefPart[]
  readonly differ: boolean
  readonly under: readonly BriefLine[]
  /** Whose own line it is: it is not from the register. */
  readonly own?: string
}

/** Lines under one title. */
export interface BriefSection {
  readonly key: string
  readonly title: string
  /** It is a table: what each part of a line tells. The head has a column before these. */
  readonly columns?: readonly string[]
  readonly lines: readonly BriefLine[]
  /** Lines left out so that the brief fits a page. */
  readonly more: number
}

/** A brief: plain data, from which each format is made. Every line rests on footnotes; `missing` rests on the range of sources looked through. */
export interface Brief {
  readonly kind: string
  readonly language: Language
  /** What the document is called, when its template says so. */
  readonly title?: string
  /** In whose voice it is written. */
  readonly voice?: string
  readonly subject: { readonly name: string; readonly kind: Subject['kind'] }
  readonly day: string
  readonly sources: Sources
  readonly sections: readonly BriefSection[]
  /** What was looked for and not found, each in words that complete "not found: …". */
  readonly missing: readonly BriefPart[]
  readonly footnotes: readonly Footnote[]
  /** Lines left out because the claims did not bear them. */
  readonly unborne: number
}
