import type { Document } from '../sources/index.ts'
import type { Reader, ReadingInput } from './reader.ts'

/** Reads a document with all that is known of it. */
export function readDocument(reader: Reader, document: Document): ReturnType<Reader['read']> {
  return reader.read(inputOf(document))
}

/** What a reader is told of a document. */
export function inputOf({ text, title, issuer, date }: Document): ReadingInput {
  return {
    text,
    ...(title === undefined ? {} : { title }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined ? {} : { date }),
  }
}
