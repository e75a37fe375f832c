import type { DocumentFacts, Taken } from './document.ts'

/** The largest file taken unless told otherwise: 20 MB. */
export const DEFAULT_LIMIT = 20_000_000

export interface TakeOptions {
  /** Facts that hold for all that is taken; they win over sidecars, headers and the page itself. */
  readonly facts?: DocumentFacts
  /** The largest file taken, in bytes. */
  readonly limit?: number
}

/** Takes one document from bytes, as of standard input (`origin` `-`) or of a file already read. `name` tells the format by its ending; text unless told. */
export async function takeBytes(_bytes: Uint8Array, _origin: string, _options: TakeOptions & { readonly name?: string } = {}): Promise<Taken> {
  throw new Error('not yet')
}

/**
 * Takes documents from files and folders, in the order of their names, one at a time. Never rejects: what cannot be taken is set aside
 * with the reason, and the next is taken. `*.gold.jsonl` and sidecars (`NAME.meta.json`, `NAME.json` beside NAME) are no documents
 * and are passed over in folders.
 */
export async function* takePaths(_paths: readonly string[], _options: TakeOptions = {}): AsyncGenerator<Taken> {
  throw new Error('not yet')
}
