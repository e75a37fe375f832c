import type { DocumentFacts } from '../document.ts'

/** A file inside another: in an archive, a mailbox or a message. */
export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  /** What is known of it for sure, and what holds where it says nothing of itself. */
  readonly facts?: DocumentFacts
  readonly otherwise?: DocumentFacts
}

/** What a file says: its words with what it tells of itself, the files inside it, or both. */
export interface Said {
  readonly text?: string
  readonly facts?: DocumentFacts
  readonly entries?: readonly Entry[]
}

/** A kind of file that is more than text. */
export interface Format {
  /** For people, with its article: `a PDF`. */
  readonly called: string
  /** How names of such files end, without the dot. */
  readonly endings: readonly string[]
  /** Whether the bytes are of this kind, whatever the name is. */
  readonly is: (bytes: Buffer) => boolean
  /** @throws FormatError when the file is broken, locked, too large inside or without text. */
  readonly read: (bytes: Buffer) => Promise<Said>
}

/** Why a file of a known kind gives no text, and what to do: both short and lower case. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly advice: string

  constructor(reason: string, advice: string) {
    super(reason)
    this.advice = advice
  }
}

/** The most that may come out of one file: bytes, files inside, files within files, pages, and milliseconds of work. */
export const LIMITS = { unpacked: 200_000_000, entry: 50_000_000, entries: 5_000, depth: 3, pages: 2_000, time: 60_000 } as const
