import { plain, sayDate } from '../../brief/index.ts'
import type { StoredClaim } from '../../register/index.ts'

/** The sentence of a claim between quotation marks, cut to so many characters within them. */
export function quoted(sentence: string, room: number): string {
  const words = plain(sentence)
  return `“${words.length > room ? `${words.slice(0, room - 1).trimEnd()}…` : words}”`
}

/** Who published a claim, and when: "Norland, 4 Sep 2024". */
export function publishedBy(claim: Pick<StoredClaim, 'issuer' | 'published'> | undefined): string {
  const issuer = claim?.issuer === undefined ? 'issuer not known' : plain(claim.issuer)
  return claim?.published === undefined ? issuer : `${issuer}, ${sayDate(claim.published)}`
}
