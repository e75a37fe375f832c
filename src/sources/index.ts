/** What the other folders use of `sources`. */
export { asideLine, documentHash, makeDocument } from './document.ts'
export type { Document, DocumentFacts, SetAside, Taken } from './document.ts'
export { DEFAULT_LIMIT, takeBytes, takePaths } from './take.ts'
export type { TakeOptions } from './take.ts'
