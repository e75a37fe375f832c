import type { Amount } from '../../../language/amounts.ts'
import { agentsOf } from '../../agents.ts'
import type { Modality } from '../../claim.ts'
import type { Range } from '../../clauses.ts'
import { Draft } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { wordsBetween, wordsOfRange } from '../../sentence.ts'
import { fillValue, isMoney, isWhereInvested } from './amount.ts'
import { periodOf } from './period.ts'

/** Verbs of moving or making goods: what is moved is counted. */
export const MOVING = new Set(['export', 'import', 'supply', 'deliver', 'ship', 'produce', 'purchase', 'transport', 'sell', 'buy'])

const GATHERING = new Set(['mobilise', 'mobilize', 'attract', 'generate', 'leverage', 'raise', 'disburse', 'invest'])

/** Verbs whose sums are hoped for, not promised. */
const YIELDING = new Set(['generate', 'attract', 'leverage', 'unlock', 'mobilise', 'mobilize'])

const AIMS = /^(?:aim|goal|objective|target|purpose|view|ambition)s?$/

/** "with the aim of raising $2 million": what a noun of aim governs lies ahead. */
function standingOf({ s }: Scope, predicate: Predicate): Modality {
  const { clause } = predicate
  const of = clause === undefined ? undefined : s.units[clause.at - 1]
  const aim = clause === undefined ? undefined : s.units[clause.at - 2]
  const isAim =
    clause?.verb.form === 'gerund' &&
    of?.type === 'preposition' &&
    of.word === 'of' &&
    aim?.type === 'noun' &&
    AIMS.test(s.tokens.word[aim.head] ?? '')
  return isAim ? 'expected' : predicate.modality
}

/** "48 tonnes of gas were exported from Norland to Arcadia"; "Norland imported 5 tonnes of oil". */
export function moved(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { s } = scope
  const standing = standingOf(scope, predicate)
  if (predicate.patient === undefined) return []
  const isPromise = standing !== 'done' && !YIELDING.has(predicate.lemma) && !(predicate.lemma === 'raise' && predicate.modality === 'done')
  if (GATHERING.has(predicate.lemma)) return isPromise ? [] : gathered(scope, standing, predicate, predicate.patient, row)
  if (!MOVING.has(predicate.lemma) || standing === 'proposed' || standing === 'cancelled') return []
  const thing = s.units[predicate.patient.from]
  const of = s.units[predicate.patient.from + 1]
  const what = s.units[predicate.patient.from + 2]
  if (thing?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || what?.type !== 'noun') return []
  const amount = scope.amounts.find((a) => a.last >= thing.first && a.last <= thing.last && a.unit !== undefined && a.change === undefined)
  if (amount === undefined) return []
  const draft = new Draft('figure', standing, scope.passage, row)
  const words = wordsBetween(s.tokens, what.first, what.last)
  draft.set(
    'measure',
    words === undefined || !predicate.passive ? words : { ...words, value: `${words.value} ${s.tokens.word[predicate.last] ?? ''}`.trim() },
  )
  fillValue(draft, scope, amount)
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'preposition' || (unit.word !== 'from' && unit.word !== 'to')) continue
    draft.set(unit.word, agentsOf(s, scope.context, { from: u + 1, to: u + 2 })[0])
  }
  if (!predicate.passive && predicate.agent !== undefined)
    draft.set(predicate.lemma === 'export' || predicate.lemma === 'supply' ? 'from' : 'to', agentsOf(s, scope.context, predicate.agent)[0])
  draft.set('period', periodOf(scope, amount, predicate.clause))
  const worth = worthOf(scope, amount, predicate.patient)
  return worth === undefined ? [draft] : [draft, worthDraft(scope, draft, worth)]
}

/** "5 tonnes of oil worth $3 million": one more figure of the same thing. */
export function worthDraft(scope: Scope, of: Draft, worth: Amount): Draft {
  const draft = new Draft('figure', 'done', scope.passage, 'rule/worth')
  for (const slot of ['measure', 'of', 'from', 'to', 'period']) draft.set(slot, of.get(slot)[0])
  fillValue(draft, scope, worth)
  return draft
}

/** "have mobilised over $6 billion in private investments": a total already reached. */
function gathered(scope: Scope, standing: Modality, predicate: Predicate, patient: Range, row: string): Draft[] {
  const { s } = scope
  const sum = s.units[patient.from]
  const joint = s.units[patient.from + 1]
  if (sum?.type !== 'noun' || joint?.type !== 'preposition' || (joint.word !== 'in' && joint.word !== 'of')) return []
  const kind = s.units[patient.from + 2]
  // "invested $3 million in Norland" tells where, not what.
  if (kind?.type === 'noun' && kind.names.some((n) => n.last === kind.last)) return []
  // "disbursed $4 million of the $6 million": a sum of a sum is told by its verb.
  if (scope.amounts.some((a) => isMoney(a) && kind !== undefined && a.first >= kind.first && a.last <= kind.last)) return []
  if (isWhereInvested(scope, predicate, patient.from)) return []
  const amount = scope.amounts.find((a) => a.last >= sum.first && a.last <= sum.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
  if (amount === undefined) return []
  const draft = new Draft('figure', standing, scope.passage, row)
  draft.set('measure', wordsOfRange(s, { from: patient.from + 2, to: beforeTime(scope, patient) }))
  fillValue(draft, scope, amount)
  draft.set('period', periodOf(scope, amount, predicate.clause))
  return [draft]
}

/** Where what a sum was gathered in ends: before its time, a comma or a verb. */
function beforeTime({ s }: Scope, { from, to }: Range): number {
  for (let u = from + 3; u < to; u++) {
    const type = s.units[u]?.type
    if (type === 'comma' || type === 'verb') return u
    if (type === 'date') return s.units[u - 1]?.type === 'preposition' ? u - 1 : u
  }
  return to
}

/** "100 projects worth $33 billion": what they are worth is a figure too. */
export function worthOf(scope: Scope, amount: Amount, range: Range): Amount | undefined {
  const last = scope.s.units[range.to - 1]?.last ?? amount.last
  return scope.amounts.find((a) => a.first > amount.last && a.first <= last && scope.s.tokens.word[a.first - 1] === 'worth')
}
