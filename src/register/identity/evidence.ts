import type { SettlingClaim } from './group.ts'

/** Something that a claim tells which helps to understand other claims; found again by its key only. */
export interface Evidence<Fact> {
  readonly key: string
  readonly fact: Fact
}

/** Facts by key, gathered as `Sum` when first asked for. */
export type Lookup<Sum> = (key: string) => Sum

/** Brings together what was told under one key, fact by fact, so that no more is held than is asked for later. */
export interface Gathering<Fact, Sum> {
  readonly sum: Sum
  add(fact: Fact): void
}

/**
 * Lets facts be looked up by their keys. What is found under a key follows from the claims that bear this key, and from nothing else: so a
 * part of the claims is understood alike whether or not the others are there.
 */
export function gathered<Fact, Sum>(
  claims: readonly SettlingClaim[],
  tell: (claim: SettlingClaim) => readonly Evidence<Fact>[],
  gather: () => Gathering<Fact, Sum>,
): Lookup<Sum> {
  const byKey = new Map<string, Gathering<Fact, Sum>>()
  for (const claim of claims) {
    for (const { key, fact } of tell(claim)) {
      const known = byKey.get(key) ?? gather()
      byKey.set(key, known)
      known.add(fact)
    }
  }
  const nothing = gather().sum
  return (key) => byKey.get(key)?.sum ?? nothing
}
