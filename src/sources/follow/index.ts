/** What the other folders use of following sources. */
export { SOURCE_KINDS } from './listing.ts'
export type { Listed } from './listing.ts'
export { findListed, takeFetched } from './take.ts'
export { Visitor } from './visitor.ts'
