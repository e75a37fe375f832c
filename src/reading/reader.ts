import type { Claim, Span } from './claim.ts'

/** What a reader needs to know of a document. `date` is EDTF, usually a day. */
export interface ReadingInput {
  readonly text: string
  readonly title?: string
  readonly issuer?: string
  readonly date?: string
  /** BCP 47; English unless it is given. */
  readonly language?: string
}

/** The document's own date, and how it is known: given with it, printed in it, or concluded from the sentences at `from`. */
export interface DocumentDate {
  readonly date: string
  readonly known: 'given' | 'printed' | 'inferred'
  readonly from: readonly Span[]
}

/** What a reader took from one document. Claims stand in the order of their passages. */
export interface Reading {
  readonly date?: DocumentDate
  readonly issuer?: string
  readonly claims: readonly Claim[]
  /** The language of the document, where this reader does not read it: no rule was run. */
  readonly unread?: string
}

/** Anything that reads: our own cascade, or a language model behind an address. */
export interface Reader {
  readonly name: string
  readonly version: string
  read(input: ReadingInput): Reading | Promise<Reading>
}

/** A reader on this machine, which need not be waited for. The same input gives the same reading. */
export interface LocalReader extends Reader {
  read(input: ReadingInput): Reading
}
