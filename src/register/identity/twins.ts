import { joined, type Group, type SettlingClaim } from './group.ts'

/** Claims, of which those that are twins of another know that they have one, so that the groups of both are seen. */
export function markTwins(claims: readonly SettlingClaim[]): readonly SettlingClaim[] {
  const named = new Set(claims.flatMap(({ twins }) => twins ?? []))
  return named.size === 0
    ? claims
    : claims.map((claim) => (claim.twins === undefined && named.has(claim.id) ? { ...claim, twins: [] } : claim))
}

/**
 * Brings together what two readers of one passage say of one thing. A claim goes to the group of its twin when it stands alone: where each
 * stands in a group with others, a value that one reader misread would make one record of two things.
 */
export function joinTwins(groups: readonly Group[]): readonly Group[] {
  const twinned = groups.flatMap(({ claims }) => claims.filter(({ twins }) => twins !== undefined))
  if (twinned.length === 0) return groups
  const of = new Map<string, Group>()
  for (const group of groups) for (const { id } of group.claims) of.set(id, group)
  const replaced = new Map<Group, Group>()
  const now = (id: string): Group | undefined => {
    let group = of.get(id)
    for (let next = group && replaced.get(group); next !== undefined; next = replaced.get(next)) group = next
    return group
  }
  for (const claim of twinned) {
    for (const twin of claim.twins ?? []) {
      const [a, b] = [now(claim.id), now(twin)]
      const other = b?.claims.find(({ id }) => id === twin)
      if (a === undefined || b === undefined || other === undefined || a === b || Math.min(a.claims.length, b.claims.length) > 1) continue
      const both = together(a, b, [claim, other])
      replaced.set(a, both)
      replaced.set(b, both)
    }
  }
  const made = new Set<Group>()
  return groups.flatMap((group) => {
    let last = group
    for (let next = replaced.get(last); next !== undefined; next = replaced.get(last)) last = next
    if (made.has(last)) return []
    made.add(last)
    return [last]
  })
}

function together(a: Group, b: Group, twins: readonly SettlingClaim[]): Group {
  const { joins } = joined(twins, 'two readers of one passage', twins[0]?.kind ?? '')
  return { claims: [...a.claims, ...b.claims].sort((x, y) => (x.id < y.id ? -1 : 1)), joins: [...a.joins, ...b.joins, ...joins] }
}
