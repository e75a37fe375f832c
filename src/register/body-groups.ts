import { isGenericBody } from './generic.ts'
import { textSlot, type SettlingClaim } from './identity/group.ts'
import type { Names } from './names.ts'

/** Which keys are names of one body: each key → the key that stands for all. */
export type BodyGroups = ReadonlyMap<string, string>

/** The key of the body that a claim on a session, or on a body, is about. Undefined when its name tells nothing. */
export function bodyKeyOf(claim: SettlingClaim, names: Names): string | undefined {
  if (claim.kind !== 'meeting' && claim.kind !== 'body') return undefined
  const name = textSlot(claim, claim.kind === 'body' ? 'name' : 'body')
  return name === undefined || isGenericBody(name) ? undefined : names.key(name)
}

/** A name under which a session was told, by its key. */
export interface BodyName {
  readonly key: string
  /** It is known to be the name of a body. */
  readonly known: boolean
}

/**
 * The names under which one session was told, when there are several: they are names of one body.
 * @param session its claims with names in full
 */
export function namesOfOne(session: readonly SettlingClaim[], names: Names): readonly BodyName[] {
  const found = new Map<string, boolean>()
  for (const claim of session) {
    const key = claim.kind === 'meeting' ? bodyKeyOf(claim, names) : undefined
    if (key !== undefined) found.set(key, found.get(key) === true || names.kind(textSlot(claim, 'body') ?? '') === 'body')
  }
  return found.size < 2 ? [] : [...found].map(([key, known]) => ({ key, known }))
}

/** Brings together what is one. A known name stands for all, else the first in order, so that what is added later seldom changes it. */
export function bodyGroups(links: Iterable<readonly BodyName[]>): BodyGroups {
  const parent = new Map<string, string>()
  const known = new Set<string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    return root
  }
  for (const [first, ...others] of links) {
    if (first === undefined) continue
    for (const one of [first, ...others]) {
      if (one.known) known.add(one.key)
      const [a, b] = [rootOf(first.key), rootOf(one.key)].sort() as [string, string]
      parent.set(a, a).set(b, a)
    }
  }
  const members = new Map<string, string[]>()
  for (const key of parent.keys()) members.set(rootOf(key), [...(members.get(rootOf(key)) ?? []), key])
  const groups = new Map<string, string>()
  for (const all of members.values()) {
    const sorted = all.toSorted()
    const shown = sorted.find((key) => known.has(key)) ?? sorted[0] ?? ''
    for (const key of all) groups.set(key, shown)
  }
  return groups
}
