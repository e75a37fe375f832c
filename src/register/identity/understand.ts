import type { SlotValue } from '../../reading/claim.ts'
import type { Join } from '../record.ts'
import type { Names } from '../names.ts'
import { BODY_SLOTS, bodyEvidence, gatherBodies, understandBody, type BodyFact, type KnownBodies } from './body-names.ts'
import { gathered, type Evidence, type Lookup } from './evidence.ts'
import { textSlot, type Group, type SettlingClaim } from './group.ts'
import { gatherPersons, PERSON_SLOT, personEvidence, understandPerson, type KnownPersons, type PersonFact } from './person-names.ts'

/** Why a name in a claim was taken for a fuller one. */
interface Reason {
  readonly rule: string
  readonly on: string
}

/** A claim with names put in full, as identity compares it; what is shown stays as it was said. */
export interface Understood {
  readonly claim: SettlingClaim
  readonly reasons: readonly Reason[]
}

/** What a claim tells that helps to understand others: of bodies, and of persons. */
export const tells = (claim: SettlingClaim, names: Names): readonly Evidence<BodyFact | PersonFact>[] => [
  ...bodyEvidence(claim, names),
  ...personEvidence(claim, names),
]

/** What was told under a key of bodies, and of persons. */
export interface Told {
  readonly bodies: Lookup<KnownBodies>
  readonly persons: Lookup<KnownPersons>
}

/** Gathers what claims tell. */
export const toldBy = (claims: readonly SettlingClaim[], names: Names): Told => ({
  bodies: gathered(claims, (claim) => bodyEvidence(claim, names), gatherBodies),
  persons: gathered(claims, (claim) => personEvidence(claim, names), gatherPersons),
})

/** Puts names in full that leave out what their document or their office tells. A claim is understood from those it shares a key with. */
export function understand(claim: SettlingClaim, { bodies, persons }: Told, names: Names): Understood {
  const slots: { [slot: string]: SlotValue } = {}
  const reasons: Reason[] = []
  const take = (slot: string, found: { readonly name: string; readonly rule: string } | undefined): void => {
    const said = textSlot(claim, slot)
    if (found === undefined || said === undefined || found.name === said) return
    slots[slot] = found.name
    reasons.push({ rule: found.rule, on: `${said} → ${found.name}` })
  }
  for (const slot of BODY_SLOTS[claim.kind] ?? []) {
    const name = textSlot(claim, slot)
    if (name !== undefined) take(slot, understandBody(claim, name, bodies, names))
  }
  const who = PERSON_SLOT[claim.kind]
  if (who !== undefined) take(who, understandPerson(claim, persons, names))
  return reasons.length === 0 ? { claim, reasons } : { claim: { ...claim, slots: { ...claim.slots, ...slots } }, reasons }
}

/** A group's claims as they were said, its joins with the names that had to be understood for them. */
export function asSaid(group: Group, said: ReadonlyMap<string, SettlingClaim>, reasons: ReadonlyMap<string, readonly Reason[]>): Group {
  const claims = group.claims.map((claim) => said.get(claim.id) ?? claim).sort((a, b) => (a.id < b.id ? -1 : 1))
  const named =
    group.claims.length === 1 ? [] : claims.flatMap((claim) => (reasons.get(claim.id) ?? []).map((reason) => ({ ...reason, id: claim.id })))
  if (named.length === 0) return { claims, joins: group.joins }
  const byReason = new Map<string, { readonly rule: string; readonly on: string; readonly ids: string[] }>()
  for (const { rule, on, id } of named) {
    const key = JSON.stringify([rule, on])
    const known = byReason.get(key)
    if (known) known.ids.push(id)
    else byReason.set(key, { rule, on, ids: [id] })
  }
  const joins = [...byReason.values()].map(({ rule, on, ids }): Join => {
    const other = claims.find(({ id }) => !ids.includes(id))
    return { rule, on, claims: [...ids, ...(other === undefined ? [] : [other.id])] }
  })
  return { claims, joins: [...group.joins, ...joins] }
}
