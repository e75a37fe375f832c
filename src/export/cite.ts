import type { StoredClaim } from '../register/index.ts'

/** Who published what a claim stands in, and when: "Norland, Ministry of Foreign Affairs, 2024-05-01". */
export const publishedIn = ({ issuer, published }: Pick<StoredClaim, 'issuer' | 'published'>): string =>
  [issuer ?? 'issuer not known', published].filter((words) => words !== undefined).join(', ')

/** A sentence with who published it and when, as it leaves for another program. @param address where it was published, when that is known */
export const cite = (claim: StoredClaim, address?: string): string =>
  [`“${claim.sentence}” ${publishedIn(claim)}`, ...(address === undefined ? [] : [address])].join(', ')
