import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import { Draft } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { wordsBetween } from '../../sentence.ts'
import { afterNumber, fillValue, isMoney, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { MOVING, worthDraft, worthOf } from './moved.ts'

/** Verbs of counts that are promises: their amounts belong to the promise. */
const PROMISING = new Set([
  'announce',
  'pledge',
  'provide',
  'offer',
  'allocate',
  'commit',
  'grant',
  'contribute',
  'agree',
  'plan',
  'fund',
  'support',
  'have',
])

/** Counts in the text: "more than 1,000 companies have offices", "held over 150 events"; only with a word that loosens them. */
export function countsOf(scope: Scope, predicate: Predicate): Draft[] {
  const { s } = scope
  if (
    scope.amounts.length === 0 ||
    predicate.nominal ||
    predicate.clause?.verb.form !== 'finite' ||
    predicate.modality !== 'done' ||
    predicate.lemma === 'expect'
  )
    return []
  const drafts: Draft[] = []
  for (const range of [predicate.agent, predicate.patient]) {
    const unit = range === undefined ? undefined : s.units[range.from]
    if (
      range === undefined ||
      unit?.type !== 'noun' ||
      (range === predicate.patient && (PROMISING.has(predicate.lemma) || predicate.lemma === 'be'))
    )
      continue
    const amount = scope.amounts.find(
      (a) =>
        a.last >= unit.first &&
        a.last <= unit.last &&
        (a.qualifier !== undefined || a.value >= 20) &&
        a.unit !== undefined &&
        a.change === undefined,
    )
    if (amount === undefined || isMoney(amount) || amount.unit === 'percent' || isTime(amount) || MOVING.has(predicate.lemma)) continue
    const draft = new Draft('figure', predicate.modality, scope.passage, 'rule/count')
    // "130 million people live in the region": without an object the verb tells who is counted.
    const living = range === predicate.agent && predicate.patient === undefined && s.units[predicate.rest.from]?.type === 'preposition'
    const end = living ? (s.units[predicate.rest.to - 1]?.last ?? predicate.last) : countedEnd(scope, range)
    draft.set('measure', wordsBetween(s.tokens, afterNumber(scope, amount), end))
    fillValue(draft, scope, amount)
    draft.set('period', periodOf(scope, amount, predicate.clause))
    const holder =
      range === predicate.patient && predicate.agent !== undefined && !predicate.passive
        ? agentsOf(s, scope.context, predicate.agent)[0]
        : undefined
    draft.set('of', holder === undefined || !/^[A-Z]/.test(String(holder.value)) ? undefined : holder)
    const worth = worthOf(scope, amount, range)
    drafts.push(draft, ...(worth === undefined ? [] : [worthDraft(scope, draft, worth)]))
  }
  return drafts
}

function countedEnd(scope: Scope, range: Range): number {
  const { s } = scope
  const unit = s.units[range.from]
  let end = unit?.last ?? 0
  for (let i = unit?.first ?? 0; i <= end; i++) if (s.tokens.word[i] === 'worth') return i - 1
  const of = s.units[range.from + 1]
  const next = s.units[range.from + 2]
  if (of?.type === 'preposition' && of.word === 'of' && next?.type === 'noun' && range.from + 2 < range.to) end = next.last
  return end
}
