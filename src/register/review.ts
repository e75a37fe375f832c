import type { SlotValue } from '../reading/claim.ts'
import { decisionsByPerson, sameVerdict } from './decisions.ts'
import type { Unfit } from './fit.ts'
import { REASONS } from './reasons.ts'
import type { ClaimId, Decision, DocumentId, RecordId } from './record.ts'
import type { SideBySide } from './side-by-side.ts'

export { REASONS }

/** Something that needs a person. */
export interface ReviewItem {
  readonly reason: (typeof REASONS)[number]
  readonly what: 'record' | 'claim' | 'document'
  readonly id: RecordId | ClaimId | DocumentId
  /** What is to be looked at, in a line. */
  readonly detail: string
  /** Other things that it is about: claims that stand in the place of one that is gone, records that it is in conflict with. */
  readonly others: readonly string[]
  /** The least confidence of the claims it is about; absent when a person entered them, or when it is about none. */
  readonly confidence?: number
}

/** A document of which several readers say different things. */
export interface Differing extends Pick<SideBySide, 'differing' | 'alone'> {
  readonly document: DocumentId
}

/** What a queue is made from. */
export interface ReviewInput {
  /** Claims of which more is concluded than said, with the slots concluded. */
  readonly uncertain: readonly { readonly id: ClaimId; readonly kind: string; readonly inferred: readonly string[] }[]
  readonly differing: readonly Differing[]
  /** Of the claims that readers took: see `confidence.ts`. */
  readonly confidence: ReadonlyMap<ClaimId, number>
  readonly decisions: readonly Decision[]
  readonly unfit: readonly Unfit[]
  /** How many persons have to decide alike on a claim before it counts. */
  readonly required: (claim: ClaimId) => number
}

/** What needs a person besides what stands in records, the most pressing first, of each reason the least certain. What a person decided on is not asked again. */
export function reviewQueue({ uncertain, differing, confidence, decisions, unfit, required }: ReviewInput): readonly ReviewItem[] {
  const items: ReviewItem[] = []
  const put = (item: ReviewItem, claims: readonly ClaimId[]): void => {
    const known = claims.flatMap((id) => confidence.get(id) ?? [])
    items.push(known.length === 0 ? item : { ...item, confidence: known.reduce((least, one) => Math.min(least, one)) })
  }
  const persons = decisionsByPerson(decisions)
  const seen = (id: ClaimId): boolean => persons.has(id)
  for (const { decision, was, instead } of unfit) {
    const where = 'document' in was ? `${was.kind} ${JSON.stringify(was.slots)}` : was.id
    const detail = `${decision.act} by ${decision.who}${decision.why === undefined ? '' : ` (${decision.why})`}: ${where}`
    put({ reason: 'decision no longer fits', what: 'claim', id: was.id, detail, others: instead }, instead)
  }
  for (const [id, by] of persons) {
    const all = [...by.values()]
    const [first, second] = all
    if (first === undefined) continue
    if (second !== undefined && !all.every((other) => sameVerdict(first, other))) {
      const detail = all.map(({ who, act }) => `${who}: ${act}`).join(', ')
      put({ reason: 'reviewers differ', what: 'claim', id, detail, others: [] }, [id])
    } else if (all.length < required(id)) {
      const detail = `${first.act} by ${all.map(({ who }) => who).join(', ')}`
      put({ reason: 'second reviewer needed', what: 'claim', id, detail, others: [] }, [id])
    }
  }
  for (const { id, kind, inferred } of uncertain) {
    const detail = `${kind}: ${inferred.join(', ')} concluded, not said`
    if (!seen(id)) put({ reason: 'little certain', what: 'claim', id, detail, others: [] }, [id])
  }
  for (const { document, differing: pairs, alone } of differing) {
    for (const { readers, first, second, differs } of pairs) {
      if (seen(first.id) || seen(second.id)) continue
      const said = differs.map((one) => `${one.slot} ${inWords(one.first)} (${readers[0]}) · ${inWords(one.second)} (${readers[1]})`)
      const detail = `${first.kind}: ${said.join('; ')}`
      put({ reason: 'readers differ', what: 'claim', id: first.id, detail, others: [second.id] }, [first.id, second.id])
    }
    const left = alone.map(({ reader, claims }) => ({ reader, count: claims.filter((id) => !seen(id)).length }))
    if (left.every(({ count }) => count === 0)) continue
    const detail = left.map(({ reader, count }) => `${reader} alone: ${count}`).join(' · ')
    put({ reason: 'readers differ', what: 'document', id: document, detail, others: [] }, [])
  }
  return items.sort(
    (a, b) =>
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
      (a.confidence ?? 1) - (b.confidence ?? 1) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : a.detail < b.detail ? -1 : 1),
  )
}

const inWords = (value: SlotValue): string => (typeof value === 'object' ? value.join('; ') : String(value))

/** How far two reviewers agree on the claims that both decided on. */
export interface Agreement {
  readonly reviewers: readonly [string, string]
  readonly claims: number
  /** On how many they decided alike. */
  readonly alike: number
  /** Cohen's kappa; undefined when both only ever decided one thing, so that chance alone would make them agree. */
  readonly kappa?: number
}

/**
 * Cohen's kappa of each pair of reviewers over the claims that both confirmed, rejected or corrected: κ = (pₒ − pₑ) / (1 − pₑ), where pₒ is
 * the share of claims on which they agree, and pₑ the share on which they would by chance, the sum over the verdicts of the product of the
 * shares in which each gives it. From Jacob Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20 (1960), pages 37–46.
 * @param counts whether a claim is looked at
 */
export function agreement(decisions: readonly Decision[], counts: (claim: ClaimId) => boolean = () => true): readonly Agreement[] {
  const pairs = new Map<string, { readonly reviewers: readonly [string, string]; readonly verdicts: [string, string][] }>()
  for (const [claim, by] of decisionsByPerson(decisions)) {
    if (!counts(claim)) continue
    const all = [...by.values()].sort((a, b) => (a.who < b.who ? -1 : 1))
    all.forEach((one, i) => {
      for (const other of all.slice(i + 1)) {
        const key = JSON.stringify([one.who, other.who])
        const pair = pairs.get(key) ?? { reviewers: [one.who, other.who] as const, verdicts: [] }
        pairs.set(key, pair)
        pair.verdicts.push([one.act, other.act])
      }
    })
  }
  return [...pairs.values()].map(({ reviewers, verdicts }): Agreement => {
    const claims = verdicts.length
    const alike = verdicts.filter(([a, b]) => a === b).length
    const share = (at: 0 | 1, act: string): number => verdicts.filter((pair) => pair[at] === act).length / claims
    const byChance = ['confirm', 'reject', 'correct'].reduce((sum, act) => sum + share(0, act) * share(1, act), 0)
    return { reviewers, claims, alike, ...(byChance === 1 ? {} : { kappa: (alike / claims - byChance) / (1 - byChance) }) }
  })
}
