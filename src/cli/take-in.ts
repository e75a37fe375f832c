import { readDocument } from '../reading/read-document.ts'
import type { Reader } from '../reading/reader.ts'
import type { Added, Register, RegisterError, RegisterProblem } from '../register/index.ts'
import { takePaths, type Document, type DocumentFacts, type SetAside } from '../sources/index.ts'

/** What became of one document or file of a batch. */
export type TakenIn =
  | { readonly what: 'stored'; readonly document: Document; readonly added: Added; readonly unread?: string }
  | { readonly what: 'aside'; readonly aside: SetAside }
  /** Nothing can be written any more: this one and those after it are not stored; what was stored before is safe. */
  | { readonly what: 'stopped'; readonly origin: string; readonly problem: RegisterProblem; readonly message: string }

/** Reads and stores documents one by one; what cannot be taken or read is named and the next is taken. */
export async function* takeIn(
  register: Register,
  readers: readonly Reader[],
  paths: readonly string[],
  facts: DocumentFacts,
  now: () => string = () => new Date().toISOString(),
): AsyncGenerator<TakenIn> {
  for await (const taken of takePaths(paths, { facts })) {
    if (taken.taken === 'aside') {
      yield { what: 'aside', aside: taken.aside }
      continue
    }
    const { document } = taken
    let added: Added | undefined
    let unread: string | undefined
    for (const reader of readers) {
      try {
        const reading = await readDocument(reader, document)
        unread ??= reading.unread
        const one = await register.add(document, reading, { readerName: reader.name, readerVersion: reader.version, learned: now() })
        // What became of it is told once, however many read it.
        added = added === undefined ? one : { ...(added.outcome === 'known' ? one : added), claims: added.claims + one.claims }
      } catch (error) {
        if (!(error instanceof Error)) throw error
        // Whatever the register says, it says of itself and not of this document: what comes after would fail alike.
        if (error.name === 'RegisterError') {
          yield { what: 'stopped', origin: document.origin, problem: problemOf(error), message: error.message }
          return
        }
        yield { what: 'aside', aside: notRead(document, error) }
      }
    }
    if (added !== undefined) yield { what: 'stored', document, added, ...(unread === undefined ? {} : { unread }) }
  }
}

/** A fault of ours is worth a report; of a model's, the message says what to do. */
function notRead({ origin }: Document, error: Error): SetAside {
  const model = error.name === 'ModelError'
  return {
    origin,
    reason: `could not be read${model ? ' by llm' : ''} (${error.message.replace(/\.$/, '')})`,
    advice: model ? 'add it again to ask again' : 'report it with the document',
  }
}

function problemOf(error: Error): RegisterProblem {
  return (error as RegisterError).problem
}
