import { createHash } from 'node:crypto'

/** What may be known of a document besides its text. Every field is optional, and absent rather than empty. */
export interface DocumentFacts {
  readonly title?: string
  /** Who published it: a ministry, a secretariat, a news desk. */
  readonly issuer?: string
  /** The day of publication, EDTF (`2024-07-26`; `2024-07` when only the month is known). */
  readonly date?: string
  /** The address it is known under. A new text under a known address is a newer version. */
  readonly url?: string
  /** BCP 47, usually two letters: `en`. */
  readonly language?: string
  /** What sort of text it is, in the giver's words: `press release`, `readout`, `communiqué`. */
  readonly type?: string
}

/** The names of the facts, in the order in which they are listed everywhere. */
export const FACTS = ['title', 'issuer', 'date', 'url', 'language', 'type'] as const satisfies readonly (keyof DocumentFacts)[]

/** One document, ready to be read. All offsets of claims are UTF-16 offsets into `text`. */
export interface Document extends DocumentFacts {
  /** Line ends are `\n`, characters NFC, no byte order mark; nothing else is changed (HTML and Markdown: see `html.ts`, `markdown.ts`). */
  readonly text: string
  /** The file it came from as it was named, or `-` for standard input. */
  readonly origin: string
  /** SHA-256, 64 hex digits, of the text and of what identifies it: title, issuer, date, url; of a note, what it claims. Not of the origin. */
  readonly hash: string
}

/** Something that was offered and is no document: `reason` says what it is, `advice` what to do. Both are short and lower case. */
export interface SetAside {
  readonly origin: string
  readonly reason: string
  readonly advice: string
}

/** What comes of one file: a document or the reason why there is none. */
export type Taken = { readonly taken: 'document'; readonly document: Document } | { readonly taken: 'aside'; readonly aside: SetAside }

/** One line for the screen: what was set aside, why, and what to do. */
export function asideLine({ origin, reason, advice }: SetAside): string {
  return `${origin}  ${reason}: ${advice}`
}

/** The hash of a document: equal for the same text under the same identity, wherever it lies. */
export function documentHash(text: string, facts: DocumentFacts): string {
  const { title = null, issuer = null, date = null, url = null } = facts
  return createHash('sha256')
    .update(JSON.stringify([text, title, issuer, date, url]))
    .digest('hex')
}

/** Puts text and facts together. The text must be normal already (see `normal.ts`). */
export function makeDocument(text: string, facts: DocumentFacts, origin: string): Document {
  return { ...facts, text, origin, hash: documentHash(text, facts) }
}
