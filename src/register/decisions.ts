import type { SlotValue } from '../reading/claim.ts'
import type { Group, SettlingClaim } from './identity/group.ts'
import type { NameKnowledge } from './knowledge.ts'
import { isItemName } from './items.ts'
import { nameKey } from './names.ts'
import type { ClaimId, Decision, DocumentId } from './record.ts'

/** What persons' decisions make of claims, before they are joined. */
export interface Decided {
  readonly claims: readonly SettlingClaim[]
  /** Confirmed or corrected by a person. */
  readonly decided: ReadonlySet<string>
}

/** How many persons have to decide alike on a claim of a document before it counts. */
export type Required = (document: DocumentId) => number
/** One person is enough, as long as nobody asks for more. */
export const ONE: Required = () => 1

/** The same, asked by claim. */
export function requiredOn(
  claims: readonly { readonly id: ClaimId; readonly document: DocumentId }[],
  required: Required,
): (claim: ClaimId) => number {
  const documents = new Map(claims.map(({ id, document }) => [id, document]))
  return (claim) => required(documents.get(claim) ?? '')
}

/** Leaves out what was rejected and corrects what was corrected: see `standingDecisions`. */
export function applyDecisions(claims: readonly SettlingClaim[], decisions: readonly Decision[], required: Required = ONE): Decided {
  const last = standingDecisions(decisions, requiredOn(decisions.length === 0 ? [] : claims, required))
  const kept = claims.flatMap((claim) => {
    const decision = last.get(claim.id)
    if (decision?.act === 'reject') return []
    return decision?.act === 'correct' ? [{ ...claim, slots: corrected(claim.slots, decision.slots ?? {}) }] : [claim]
  })
  return { claims: kept, decided: new Set([...last].filter(([, { act }]) => act !== 'reject').map(([id]) => id)) }
}

/** Acts of which a later one of the same person on the same claim leaves the earlier behind. */
export const ON_CLAIMS: ReadonlySet<Decision['act']> = new Set(['confirm', 'reject', 'correct', 'withdraw'])

/** Decisions on single claims, by claim and then by person: of each person the last, unless they took it back. In the order in which they were made. */
export function decisionsByPerson(decisions: readonly Decision[]): ReadonlyMap<string, ReadonlyMap<string, Decision>> {
  const found = new Map<string, Map<string, Decision>>()
  for (const decision of decisions) {
    if (!ON_CLAIMS.has(decision.act)) continue
    for (const id of decision.claims) {
      const persons = found.get(id) ?? new Map<string, Decision>()
      found.set(id, persons)
      persons.delete(decision.who)
      if (decision.act !== 'withdraw') persons.set(decision.who, decision)
      if (persons.size === 0) found.delete(id)
    }
  }
  return found
}

/** Two persons decided alike. */
export const sameVerdict = (a: Decision, b: Decision): boolean =>
  a.act === b.act && JSON.stringify(a.slots ?? {}) === JSON.stringify(b.slots ?? {})

/** The decision that stands on each claim: the last one; where a second reviewer is required, the last on which so many persons agree. */
export function standingDecisions(decisions: readonly Decision[], required: (claim: ClaimId) => number): ReadonlyMap<string, Decision> {
  const standing = new Map<string, Decision>()
  for (const [id, persons] of decisionsByPerson(decisions)) {
    const all = [...persons.values()]
    const agreed = all.findLast((decision) => all.filter((other) => sameVerdict(decision, other)).length >= required(id))
    if (agreed !== undefined) standing.set(id, agreed)
  }
  return standing
}

/** What is known of names, with what persons decided of them: names that they joined or that one bore after the other are one; those they parted are not. */
export function withNames(knowledge: NameKnowledge, decisions: readonly Decision[]): NameKnowledge {
  // That a name is an item of Wikidata makes it no other name.
  const on = decisions.filter(({ names = [] }) => names.length > 1 && !names.some(isItemName))
  if (on.length === 0) return knowledge
  const aliases = new Map(knowledge.aliases)
  const kinds = new Map(knowledge.kinds)
  const periods = new Map(knowledge.periods)
  for (const { act, names: [first = '', ...others] = [], until } of on) {
    const shown = nameKey(first)
    for (const other of others) {
      const key = nameKey(other)
      if (key === '' || key === shown) continue
      if (act === 'split') {
        for (const one of [key, shown]) if (aliases.get(one) !== undefined) aliases.set(one, one === key ? other : first)
        continue
      }
      const usual = aliases.get(key) ?? other
      // All that went by the old name goes by the new one.
      for (const [alias, name] of aliases) if (name === usual) aliases.set(alias, first)
      aliases.set(key, first).set(nameKey(usual), first).set(shown, first)
      const kind = kinds.get(shown) ?? kinds.get(nameKey(usual)) ?? kinds.get(key)
      kinds.set(shown, kind ?? 'body')
      if (until !== undefined) periods.set(key, `../${until}`)
    }
  }
  return { ...knowledge, aliases, kinds, periods }
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
