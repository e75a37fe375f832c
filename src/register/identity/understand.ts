import type { SlotValue } from '../../reading/claim.ts'
import type { Join } from '../record.ts'
import type { Names } from '../names.ts'
import { BODY_SLOTS, bodyEvidence, knownBodies, understandBody } from './body-names.ts'
import { gathered } from './evidence.ts'
import { textSlot, type Group, type SettlingClaim } from './group.ts'
import { PERSON_SLOT, knownPersons, personEvidence, understandPerson } from './person-names.ts'

/** Why a name in a claim was taken for a fuller one. */
interface Reason {
  readonly rule: string
  readonly on: string
}

/** Claims with names put in full, as identity compares them; what is shown stays as it was said. */
export interface Understood {
  readonly claims: readonly SettlingClaim[]
  readonly reasons: ReadonlyMap<string, readonly Reason[]>
}

/** Puts names in full that leave out what their document or their office tells. Each claim is understood from those it shares a key with. */
export function understand(claims: readonly SettlingClaim[], names: Names): Understood {
  const bodies = gathered(claims, (claim) => bodyEvidence(claim, names), knownBodies)
  const persons = gathered(claims, (claim) => personEvidence(claim, names), knownPersons)
  const reasons = new Map<string, readonly Reason[]>()
  const full = claims.map((claim) => {
    const slots: { [slot: string]: SlotValue } = {}
    const why: Reason[] = []
    const take = (slot: string, found: { readonly name: string; readonly rule: string } | undefined): void => {
      const said = textSlot(claim, slot)
      if (found === undefined || said === undefined || found.name === said) return
      slots[slot] = found.name
      why.push({ rule: found.rule, on: `${said} → ${found.name}` })
    }
    for (const slot of BODY_SLOTS[claim.kind] ?? []) {
      const name = textSlot(claim, slot)
      if (name !== undefined) take(slot, understandBody(claim, name, bodies, names))
    }
    const who = PERSON_SLOT[claim.kind]
    if (who !== undefined) take(who, understandPerson(claim, persons, names))
    if (why.length === 0) return claim
    reasons.set(claim.id, why)
    return { ...claim, slots: { ...claim.slots, ...slots } }
  })
  return { claims: full, reasons }
}

/** A group's claims as they were said, its joins with the names that had to be understood for them. */
export function asSaid(group: Group, said: ReadonlyMap<string, SettlingClaim>, reasons: Understood['reasons']): Group {
  const claims = group.claims.map((claim) => said.get(claim.id) ?? claim)
  const named =
    group.claims.length === 1
      ? []
      : group.claims.flatMap((claim) => (reasons.get(claim.id) ?? []).map((reason) => ({ ...reason, id: claim.id })))
  if (named.length === 0) return { claims, joins: group.joins }
  const byReason = new Map<string, { readonly rule: string; readonly on: string; readonly ids: string[] }>()
  for (const { rule, on, id } of named) {
    const key = JSON.stringify([rule, on])
    const known = byReason.get(key)
    if (known) known.ids.push(id)
    else byReason.set(key, { rule, on, ids: [id] })
  }
  const joins = [...byReason.values()].map(({ rule, on, ids }): Join => {
    const other = group.claims.find(({ id }) => !ids.includes(id))
    return { rule, on, claims: [...ids, ...(other === undefined ? [] : [other.id])] }
  })
  return { claims, joins: [...group.joins, ...joins] }
}
