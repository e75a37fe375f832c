import type { SlotValue } from '../reading/claim.ts'
import type { SettlingClaim } from './identity/group.ts'
import { ON_CLAIMS } from './decisions.ts'
import { DUE_ACTS, type ClaimId, type ClaimThen, type Decision } from './record.ts'

/** These are left as they are: a thing that is due and borne by other claims is another one. */
const UNFITTED: ReadonlySet<Decision['act']> = new Set(['note', 'withdraw', ...DUE_ACTS])

/** A decision that fits nothing that is read now: it does nothing until a person decides anew. */
export interface Unfit {
  /** Its place among the decisions, from 0. */
  readonly index: number
  readonly decision: Decision
  /** What the claim said when it was decided; only its id where nobody wrote that down. */
  readonly was: ClaimThen | { readonly id: ClaimId }
  /** Claims of the same kind in the same words, which say something else. */
  readonly instead: readonly ClaimId[]
}

/** Decisions as they fit the claims that bear now. */
export interface Fitted {
  readonly decisions: readonly Decision[]
  readonly unfit: readonly Unfit[]
}

/**
 * Finds for each decision the claims that it is about among those that are read now. A better reader may give a claim another id: it is
 * known again by document, kind and passage, when what was decided still holds of what it says. A passage is never moved.
 */
export function fitDecisions(claims: readonly SettlingClaim[], decisions: readonly Decision[]): Fitted {
  if (decisions.length === 0) return { decisions, unfit: [] }
  const here = new Set(claims.map(({ id }) => id))
  const byPlace = new Map<string, SettlingClaim[]>()
  for (const claim of claims) {
    const known = byPlace.get(placeOf(claim))
    if (known) known.push(claim)
    else byPlace.set(placeOf(claim), [claim])
  }
  const unfit: Unfit[] = []
  const fitted = withoutWithdrawn(decisions).map((decision, index): Decision => {
    if (UNFITTED.has(decision.act) || decision.claims.every((id) => here.has(id))) return decision
    const found = decision.claims.flatMap((id): readonly ClaimId[] => {
      if (here.has(id)) return [id]
      const then = decision.about?.find((about) => about.id === id)
      const same = then === undefined ? [] : (byPlace.get(placeOf(then)) ?? [])
      const fitting = then === undefined ? [] : same.filter((claim) => stillHolds(decision, then, claim))
      if (fitting.length === 1 && fitting[0]) return [fitting[0].id]
      unfit.push({ index, decision, was: then ?? { id }, instead: same.map((claim) => claim.id) })
      return []
    })
    return { ...decision, claims: [...new Set(found)] }
  })
  return { decisions: fitted, unfit: withoutOverruled(unfit, decisions) }
}

/** What somebody took back is about its claims no more, whatever becomes of these in a later reading. */
function withoutWithdrawn(decisions: readonly Decision[]): readonly Decision[] {
  if (!decisions.some(({ act }) => act === 'withdraw')) return decisions
  const takenBack = new Map<string, Set<ClaimId>>()
  return decisions
    .toReversed()
    .map((decision) => {
      const own = takenBack.get(decision.who) ?? new Set()
      if (decision.act === 'withdraw') takenBack.set(decision.who, new Set([...own, ...decision.claims]))
      return ON_CLAIMS.has(decision.act) && decision.claims.some((id) => own.has(id))
        ? { ...decision, claims: decision.claims.filter((id) => !own.has(id)) }
        : decision
    })
    .toReversed()
}

const placeOf = ({ document, kind, passage }: Pick<SettlingClaim, 'document' | 'kind' | 'passage'>): string =>
  JSON.stringify([document, kind, passage.start, passage.end])

const equal = (a: SlotValue | null | undefined, b: SlotValue | null | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What a person decided of the words then can be said of the claim now. */
function stillHolds({ act, slots = {} }: Decision, then: ClaimThen, now: SettlingClaim): boolean {
  const kept = Object.keys(then.slots).every((slot) => equal(then.slots[slot], now.slots[slot]))
  // What was confirmed is still said, though more may be; what was rejected is said again and nothing else.
  if (act === 'confirm') return kept
  if (act === 'reject') return kept && Object.keys(now.slots).length === Object.keys(then.slots).length
  if (act === 'correct')
    return Object.keys(slots).every((slot) => equal(now.slots[slot], then.slots[slot]) || equal(now.slots[slot], slots[slot]))
  // Merged or split: it is still told of the same thing.
  return Object.keys(then.slots).some((slot) => equal(then.slots[slot], now.slots[slot]))
}

/** A later decision on the same claim, or on one that stands in its place, leaves the older one behind. */
function withoutOverruled(unfit: readonly Unfit[], decisions: readonly Decision[]): readonly Unfit[] {
  const last = new Map<ClaimId, number>()
  decisions.forEach(({ claims }, index) => {
    for (const id of claims) last.set(id, index)
  })
  return unfit.filter(({ index, was, instead }) => [was.id, ...instead].every((id) => (last.get(id) ?? -1) <= index))
}
