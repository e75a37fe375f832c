import type { SettlingClaim } from './group.ts'

/** Something that a claim tells which helps to understand other claims; found again by its key only. */
export interface Evidence<Fact> {
  readonly key: string
  readonly fact: Fact
}

/** Facts by key, gathered as `Sum` when first asked for. */
export type Lookup<Sum> = (key: string) => Sum

/**
 * Lets facts be looked up by their keys. What is found under a key follows from the claims that bear this key, and from nothing else: so a
 * part of the claims is understood alike whether or not the others are there.
 */
export function gathered<Fact, Sum>(
  claims: readonly SettlingClaim[],
  tell: (claim: SettlingClaim) => readonly Evidence<Fact>[],
  sum: (facts: readonly Fact[]) => Sum,
): Lookup<Sum> {
  const byKey = new Map<string, Fact[]>()
  for (const claim of claims) {
    for (const { key, fact } of tell(claim)) {
      const known = byKey.get(key)
      if (known) known.push(fact)
      else byKey.set(key, [fact])
    }
  }
  const sums = new Map<string, Sum>()
  const nothing = sum([])
  return (key) => {
    const facts = byKey.get(key)
    if (facts === undefined) return nothing
    const known = sums.get(key)
    if (known !== undefined) return known
    const found = sum(facts)
    sums.set(key, found)
    return found
  }
}
