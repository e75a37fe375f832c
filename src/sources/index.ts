/** What the other folders use of `sources`. */
export { asideLine, documentHash, makeDocument } from './document.ts'
export type { Document, DocumentFacts, SetAside, Taken } from './document.ts'
export { FactsError } from './facts.ts'
export { countPaths, DEFAULT_LIMIT, givenFacts, takeBytes, takeFirst, takePaths, takeStream } from './take.ts'
export type { TakeOptions } from './take.ts'
export { readTable } from './table/index.ts'
