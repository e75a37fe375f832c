import type { ReadBy, StoredClaim } from './record.ts'

/** The slots of a claim that were concluded rather than said. */
export function concluded({ slots, inferred }: Pick<StoredClaim, 'slots' | 'inferred'>): readonly string[] {
  return Object.keys(slots).filter((slot) => inferred[slot] !== undefined)
}

/**
 * How well the text bears a claim out, between 0 and 1: of `n` slots that it has, `s` were said in its passage and are told alike by all
 * who read it, which gives (s + 1) / (n + 2), by Laplace's rule of succession; each further reader that says all the same halves the doubt
 * that is left. To order claims by, and no chance of being right. What another reader does not say at all changes nothing: it may have
 * missed it.
 */
export function confidenceOf(claim: Pick<StoredClaim, 'slots' | 'inferred'>, readBy: readonly Pick<ReadBy, 'differs'>[]): number {
  const weak = new Set([...concluded(claim), ...readBy.flatMap(({ differs }) => differs)]).size
  const further = Math.max(0, readBy.filter(({ differs }) => differs.length === 0).length - 1)
  const doubt = (1 + weak) / (2 + Object.keys(claim.slots).length)
  return 1 - Math.min(1, doubt) / 2 ** further
}

/** A claim of which so many slots were concluded, and which the text bears out so little, is little certain. */
const MANY = 3,
  LITTLE = 0.5

/** Whether a person should look whether it is said at all. */
export const isUncertain = (claim: Pick<StoredClaim, 'slots' | 'inferred'>, readBy: readonly Pick<ReadBy, 'differs'>[]): boolean =>
  concluded(claim).length >= MANY && confidenceOf(claim, readBy) < LITTLE
