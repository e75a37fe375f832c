import type { Document } from '../sources/index.ts'
import type { Reader, Reading, ReadingInput } from './reader.ts'

/** Reads a document with all that is known of it. */
export async function readDocument(reader: Reader, document: Document): Promise<Reading> {
  return reader.read(inputOf(document))
}

/** What a reader is told of a document. */
export function inputOf({ text, title, issuer, date, language }: Document): ReadingInput {
  return {
    text,
    ...(title === undefined ? {} : { title }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
  }
}
