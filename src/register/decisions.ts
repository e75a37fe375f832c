import type { SlotValue } from '../reading/claim.ts'
import type { Group, SettlingClaim } from './identity/group.ts'
import type { Decision } from './record.ts'

/** What persons' decisions make of claims, before they are joined. */
export interface Decided {
  readonly claims: readonly SettlingClaim[]
  /** Confirmed or corrected by a person. */
  readonly decided: ReadonlySet<string>
}

/** Leaves out what was rejected and corrects what was corrected. The last decision on a claim counts. */
export function applyDecisions(claims: readonly SettlingClaim[], decisions: readonly Decision[]): Decided {
  const last = new Map<string, Decision>()
  for (const decision of decisions) {
    if (decision.act === 'confirm' || decision.act === 'reject' || decision.act === 'correct')
      for (const id of decision.claims) last.set(id, decision)
  }
  const kept = claims.flatMap((claim) => {
    const decision = last.get(claim.id)
    if (decision?.act === 'reject') return []
    return decision?.act === 'correct' ? [{ ...claim, slots: corrected(claim.slots, decision.slots ?? {}) }] : [claim]
  })
  return { claims: kept, decided: new Set([...last].filter(([, { act }]) => act !== 'reject').map(([id]) => id)) }
}

function corrected(slots: SettlingClaim['slots'], by: Readonly<{ [slot: string]: SlotValue | null }>): SettlingClaim['slots'] {
  const all = { ...slots, ...by }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, SlotValue] => entry[1] !== null))
}

/** Joins and parts groups as persons decided, in the order of their decisions: each acts on what the earlier ones left. */
export function regroup(groups: readonly Group[], decisions: readonly Decision[]): readonly Group[] {
  const acts = decisions.filter(({ act }) => act === 'merge' || act === 'split')
  if (acts.length === 0) return groups
  const groupOf = new Map<string, Group>()
  const put = (group: Group): void => {
    for (const { id } of group.claims) groupOf.set(id, group)
  }
  groups.forEach(put)
  for (const { act, claims, who } of acts) {
    const present = claims.filter((id) => groupOf.has(id))
    const [first, ...others] = present
    if (first === undefined || others.length === 0) continue
    const home = groupOf.get(first) as Group
    if (act === 'split') {
      const leaving = new Set(others.filter((id) => groupOf.get(id) === home))
      if (leaving.size === 0) continue
      put(without(home, (id) => !leaving.has(id)))
      put(without(home, (id) => leaving.has(id)))
    } else {
      const all = [...new Set(present.map((id) => groupOf.get(id) as Group))].filter(
        ({ claims: [claim] }) => claim?.kind === home.claims[0]?.kind,
      )
      if (all.length > 1)
        put({
          claims: all.flatMap((group) => group.claims),
          joins: [...all.flatMap(({ joins }) => joins), { rule: `joined by ${who}`, on: '', claims: present }],
        })
    }
  }
  return [...new Set(groupOf.values())]
}

function without({ claims, joins }: Group, keeps: (id: string) => boolean): Group {
  return {
    claims: claims.filter(({ id }) => keeps(id)),
    joins: joins.map((join) => ({ ...join, claims: join.claims.filter(keeps) })).filter((join) => join.claims.length > 1),
  }
}
