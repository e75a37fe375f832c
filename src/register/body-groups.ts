import { isGenericBody } from './generic.ts'
import { textSlot, type Group, type SettlingClaim } from './identity/group.ts'
import type { Names } from './names.ts'

/** Which keys are names of one body: each key → the key that stands for all. */
export type BodyGroups = ReadonlyMap<string, string>

/** The key of the body that a claim on a session, or on a body, is about. Undefined when its name tells nothing. */
export function bodyKeyOf(claim: SettlingClaim, names: Names): string | undefined {
  const name = textSlot(claim, claim.kind === 'body' ? 'name' : 'body')
  return name === undefined || isGenericBody(name) ? undefined : names.key(name)
}

/**
 * Names under which one session was told are names of one body. A known name stands for all, else the first in order, so that what is
 * added later seldom changes it.
 * @param meetings groups of claims with names in full
 */
export function bodyGroups(meetings: readonly Group[], names: Names): BodyGroups {
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    const up = parent.get(key)
    return up === undefined || up === key ? key : rootOf(up)
  }
  const known = new Set<string>()
  for (const { claims } of meetings) {
    const keys = new Set<string>()
    for (const claim of claims) {
      const name = textSlot(claim, 'body')
      const key = bodyKeyOf(claim, names)
      if (name === undefined || key === undefined) continue
      keys.add(key)
      if (names.kind(name) === 'body') known.add(key)
    }
    const [first, ...others] = [...keys].sort()
    if (first === undefined) continue
    for (const other of others) {
      const [a, b] = [rootOf(first), rootOf(other)].sort() as [string, string]
      if (a !== b) parent.set(b, a)
    }
  }
  const members = new Map<string, string[]>()
  for (const key of parent.keys())
    for (const one of [key, rootOf(key)]) {
      const all = members.get(rootOf(key)) ?? []
      if (!all.includes(one)) all.push(one)
      members.set(rootOf(key), all)
    }
  const groups = new Map<string, string>()
  for (const all of members.values()) {
    const sorted = all.toSorted()
    const shown = sorted.find((key) => known.has(key)) ?? sorted[0] ?? ''
    for (const key of all) groups.set(key, shown)
  }
  return groups
}
