import type { ClaimId, Join, StoredClaim } from '../record.ts'
import type { Names } from '../names.ts'

/** As much of a claim as settling looks at. */
export type SettlingClaim = Pick<
  StoredClaim,
  'id' | 'document' | 'order' | 'kind' | 'modality' | 'passage' | 'speaker' | 'slots' | 'issuer' | 'published' | 'learned'
> & {
  /** What other readers of the same passage say of the same thing in other words. */
  readonly twins?: readonly ClaimId[]
}

/** Claims that are one thing, and the joins that made them so. */
export interface Group {
  readonly claims: readonly SettlingClaim[]
  readonly joins: readonly Join[]
}

/** A slot that holds one text. */
export function textSlot(claim: SettlingClaim, slot: string): string | undefined {
  const value = claim.slots[slot]
  return typeof value === 'string' ? value : undefined
}

/** A slot that holds a number. */
export function numberSlot(claim: SettlingClaim, slot: string): number | undefined {
  const value = claim.slots[slot]
  return typeof value === 'number' ? value : undefined
}

/** The members of slots that hold texts, one or several. */
export function textsOf(claim: SettlingClaim, ...slots: readonly string[]): readonly string[] {
  return slots.flatMap((slot) => {
    const value = claim.slots[slot]
    return typeof value === 'string' ? [value] : typeof value === 'object' ? value : []
  })
}

/** Puts things under their key, keys in order. Things without a key come back apart. */
export function buckets<T>(
  things: readonly T[],
  key: (thing: T) => string | undefined,
): { readonly byKey: readonly (readonly [string, readonly T[]])[]; readonly rest: readonly T[] } {
  const map = new Map<string, T[]>()
  const rest: T[] = []
  for (const thing of things) {
    const at = key(thing)
    if (at === undefined) {
      rest.push(thing)
      continue
    }
    const known = map.get(at)
    if (known) known.push(thing)
    else map.set(at, [thing])
  }
  return { byKey: [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)), rest }
}

/** One string for several that cannot be mistaken for another's. */
export const keyOfParts = (...parts: readonly (string | number | undefined)[]): string => JSON.stringify(parts.map((part) => part ?? null))

/** The different keys of names, in order. */
export const sortedKeys = (texts: readonly string[], names: Names): readonly string[] =>
  [...new Set(texts.map((text) => names.key(text)))].sort()

/** True when both are known and have nothing in common. */
export function strangers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false
  for (const member of a) if (b.has(member)) return false
  return true
}

/** A claim that is joined with no other. */
export const alone = (claim: SettlingClaim): Group => ({ claims: [claim], joins: [] })

/** A group of claims all brought together by one rule. */
export function joined(claims: readonly SettlingClaim[], rule: string, on: string): Group {
  return { claims, joins: claims.length > 1 ? [{ rule, on, claims: claims.map(({ id }) => id) }] : [] }
}
