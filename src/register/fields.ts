import { compare } from './compare.ts'
import { coarseness, edtfDays, liesIn, refines } from './days.ts'
import { canBothHold, type ValueOf } from './agree.ts'
import type { SettlingClaim } from './identity/group.ts'
import { nameKey, type Names } from './names.ts'
import type { Field, Said, ShownBy, Voice } from './record.ts'
import { clock, lastClock } from './standing.ts'
import { SLOTS, type Kind, type SlotForm } from '../reading/claim.ts'

/** What choosing the shown value needs to know besides the values. */
export interface Choosing {
  readonly names: Names
  /** Keys of those whose own act it is. */
  readonly parties: ReadonlySet<string>
  /** Claims that a person confirmed or corrected. */
  readonly decided: ReadonlySet<string>
}

/** One value, all claims that say it, and the claim that says it best (with its qualifier). */
interface Candidate extends ValueOf {
  readonly claims: readonly SettlingClaim[]
}

/** Claims in the order in which they were published, then learned. */
export function inOrderSaid(claims: readonly SettlingClaim[]): readonly SettlingClaim[] {
  return claims.toSorted((a, b) => compare(clock(a), clock(b)) || compare(a.learned, b.learned) || compare(a.id, b.id))
}

/** Who says it, when and where, of a claim. */
export function voiceOf({ id, document, modality, speaker, issuer, published, learned }: SettlingClaim): Voice {
  return {
    claim: id,
    document,
    modality,
    ...(speaker === undefined ? {} : { speaker }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(published === undefined ? {} : { published }),
    learned,
  }
}

/**
 * All that claims say of one slot, and what is shown of it. Undefined when they say nothing of it.
 * @param claims in the order of `inOrderSaid`
 */
export function settleField(kind: Kind, slot: string, claims: readonly SettlingClaim[], choosing: Choosing): Field | undefined {
  const definition = SLOTS[kind][slot]
  const candidates = gather(slot, definition?.form ?? 'words', claims, choosing.names)
  const [first] = candidates
  if (first === undefined) return undefined
  if (definition?.list === true) {
    return {
      shown: candidates.map(({ value }) => String(value)),
      by: candidates.length === 1 ? 'only value' : 'all said',
      said: candidates.map(saidOf),
      disputed: false,
    }
  }
  const { shown, by, disputed } = choose(slot, candidates, claims, choosing)
  return { shown: shown.value, by, said: [shown, ...candidates.filter((candidate) => candidate !== shown)].map(saidOf), disputed }
}

const saidOf = ({ value, claims }: Candidate): Said => ({ value, voices: claims.map(voiceOf) })

/** The different values, in the order first said. Values that differ only in case, plural or the like are one, shown as said most often. */
function gather(slot: string, form: SlotForm, claims: readonly SettlingClaim[], names: Names): readonly Candidate[] {
  const byKey = new Map<string, { readonly ways: Map<string | number, number>; readonly claims: SettlingClaim[] }>()
  for (const claim of claims) {
    const value = claim.slots[slot]
    if (value === undefined) continue
    for (const one of typeof value === 'object' ? value : [value]) {
      const key =
        form === 'name' ? names.key(String(one)) : form === 'words' ? names.words(String(one)) || String(one) : JSON.stringify(one)
      const known = byKey.get(key) ?? { ways: new Map<string | number, number>(), claims: [] }
      byKey.set(key, known)
      known.ways.set(one, (known.ways.get(one) ?? 0) + 1)
      if (known.claims.at(-1) !== claim) known.claims.push(claim)
    }
  }
  return [...byKey.values()].map(({ ways, claims: saying }) => {
    const value = [...ways].reduce((best, way) => (way[1] > best[1] ? way : best))[0]
    return { value, claims: saying, claim: saying[0] as SettlingClaim }
  })
}

/** Narrows the values down by one rule after the other until one is left; the rule that left it is the reason. */
function choose(
  slot: string,
  all: readonly Candidate[],
  claims: readonly SettlingClaim[],
  choosing: Choosing,
): { readonly shown: Candidate; readonly by: ShownBy; readonly disputed: boolean } {
  let left = all
  let shown: { readonly candidate: Candidate; readonly by: ShownBy } | undefined
  const narrow = (by: ShownBy, keep: (candidates: readonly Candidate[]) => readonly Candidate[]): void => {
    if (shown !== undefined) return
    const kept = keep(left)
    if (kept.length > 0) left = kept
    if (left.length === 1 && left[0]) shown = { candidate: left[0], by }
  }
  narrow('only value', (candidates) => candidates)
  narrow('decision', (candidates) => candidates.filter(({ claims }) => claims.some(({ id }) => choosing.decided.has(id))))
  const decided = shown !== undefined || left.length < all.length
  narrow('done over planned', (candidates) => candidates.filter(({ claims }) => claims.some(({ modality }) => modality === 'done')))
  const calledOff = lastClock(claims.filter(({ modality }) => modality === 'cancelled'))
  narrow('later document', (candidates) => withoutRevised(candidates, calledOff))
  narrow('more precise', (candidates) =>
    candidates.filter((one) => !candidates.some((other) => other !== one && tellsMore(slot, other, one, choosing.names))),
  )
  narrow('whole time', (candidates) => candidates.filter((one) => !candidates.some((other) => other !== one && isPartOf(slot, one, other))))
  const atOdds = !decided && left.some((one, i) => left.slice(i + 1).some((other) => !agree(slot, one, other, choosing.names)))
  narrow('party to the act', (candidates) => candidates.filter(({ claims }) => claims.some((claim) => isParty(claim, choosing))))
  narrow('later document', (candidates) => most(candidates, ({ claims }) => lastClock(claims), compare))
  narrow('more voices', (candidates) =>
    most(
      candidates,
      ({ claims }) => new Set(claims.map(({ document }) => document)).size,
      (a, b) => a - b,
    ),
  )
  narrow('first in order', (candidates) =>
    candidates.toSorted((a, b) => compare(JSON.stringify(a.value), JSON.stringify(b.value))).slice(0, 1),
  )
  const { candidate, by } = shown ?? { candidate: all[0] as Candidate, by: 'first in order' }
  return { shown: candidate, by, disputed: atOdds }
}

/** Any of the claims of the one agrees with any of the other: who says "over 2 billion" may mean what another says exactly. */
const agree = (slot: string, a: Candidate, b: Candidate, names: Names): boolean =>
  a.claims
    .slice(0, 50)
    .some((claim) =>
      b.claims.slice(0, 50).some((other) => canBothHold(slot, { value: a.value, claim }, { value: b.value, claim: other }, names)),
    )

/**
 * Plans change: of what one issuer planned, only its latest word stands, and of what anybody planned before it was called off, none. What
 * is said to have happened is not revised so.
 * @param calledOff when it was last said to be called off; '' if never
 */
function withoutRevised(candidates: readonly Candidate[], calledOff: string): readonly Candidate[] {
  const latest = new Map<string, string>()
  const planned = candidates.flatMap(({ claims }) => claims).filter(({ modality }) => modality !== 'cancelled')
  for (const claim of planned) {
    const issuer = issuerOf(claim)
    if (clock(claim) > (latest.get(issuer) ?? '')) latest.set(issuer, clock(claim))
  }
  const stands = (claim: SettlingClaim): boolean =>
    claim.modality !== 'cancelled' && clock(claim) >= calledOff && clock(claim) === latest.get(issuerOf(claim))
  return candidates.filter(({ claims }) => claims.some((claim) => claim.modality === 'done' || stands(claim)))
}

const issuerOf = ({ issuer, document }: SettlingClaim): string => (issuer === undefined ? `document ${document}` : nameKey(issuer))

/** The one says all that the other does, and more: a day within a month, a city in its country, a title with words added. */
function tellsMore(slot: string, more: Candidate, less: Candidate, names: Names): boolean {
  if (typeof more.value === 'number' || typeof less.value === 'number') return false
  if (['when', 'period', 'since', 'due', 'until'].includes(slot)) {
    const [inner, outer] = [edtfDays(more.value), edtfDays(less.value)]
    return inner !== undefined && outer !== undefined && refines(inner, outer)
  }
  if (slot === 'where') return names.within(more.value, less.value) && !isStop(more, less)
  if (!['title', 'body', 'subject', 'name', 'post', 'purpose', 'who', 'person', 'idea', 'what'].includes(slot)) return false
  const [longer, shorter] = [names.words(more.value).split(' '), names.words(less.value).split(' ')]
  return longer.length > shorter.length && shorter.every((word) => longer.includes(word))
}

/** Dates known to the day of which the other has all and more: the opening day of a summit. */
function isPartOf(slot: string, part: Candidate, whole: Candidate): boolean {
  if (slot !== 'when' || typeof part.value === 'number' || typeof whole.value === 'number') return false
  const [inner, outer] = [edtfDays(part.value), edtfDays(whole.value)]
  return inner !== undefined && outer !== undefined && coarseness(outer) === 0 && liesIn(inner, outer)
}

/** A city visited on one day of a journey through its state is a stop, and no more exact name for all of it. */
const isStop = (city: Candidate, state: Candidate): boolean =>
  city.claims.every(({ slots }) => {
    const inner = edtfDays(String(slots['when']))
    return (
      inner !== undefined &&
      state.claims.some((claim) => {
        const outer = edtfDays(String(claim.slots['when']))
        return outer !== undefined && coarseness(outer) === 0 && liesIn(inner, outer)
      })
    )
  })

/** The speaker or issuer is one of those whose act it is: "Ministry of Foreign Affairs of Norland" speaks for Norland. */
function isParty({ speaker, issuer }: SettlingClaim, { names, parties }: Choosing): boolean {
  return [speaker, issuer].some((who) => {
    if (who === undefined) return false
    if (parties.has(names.key(who))) return true
    const words = new Set(names.key(who).split(' '))
    return [...parties].some((party) => party !== '' && party.split(' ').every((word) => words.has(word)))
  })
}

function most<T>(candidates: readonly Candidate[], of: (candidate: Candidate) => T, order: (a: T, b: T) => number): readonly Candidate[] {
  const [first] = candidates
  if (first === undefined) return candidates
  const best = candidates.map(of).reduce((a, b) => (order(b, a) > 0 ? b : a))
  return candidates.filter((candidate) => order(of(candidate), best) === 0)
}
