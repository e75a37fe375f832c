import { asideLine, takePaths, takeStream, type Document, type DocumentFacts } from '../sources/index.ts'
import { Failure } from './errors.ts'

/** The one document that a file holds, or standard input behind `-`. @throws Failure when there is none, several, or it cannot be taken. */
export async function takeOne(file: string, facts: DocumentFacts = {}): Promise<Document> {
  const taken = await firstTwo(file === '-' ? takeStream(process.stdin, '-', { facts }) : takePaths([file], { facts }))
  const [first, second] = taken
  if (first === undefined) throw new Failure(`${file} holds no document: name another file.`)
  if (second !== undefined)
    throw new Failure(`${file} holds several documents: name a file that holds one, or store them with chancery add ${file}`)
  if (first.taken === 'aside') throw new Failure(asideLine(first.aside))
  return first.document
}

async function firstTwo<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) {
    found.push(item)
    if (found.length === 2) break
  }
  return found
}
