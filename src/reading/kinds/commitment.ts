import { listEnd } from '../adjuncts.ts'
import { agentsOf, issuerAgents } from '../agents.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { fillAmount } from './amount.ts'

/** Fills a commitment: who is bound, by when, and with how much. Events and lesser verbs that promise nothing are refused by the caller. */
export function completeCommitment(draft: Draft, match: Match): boolean {
  const { adjuncts, predicate, scope } = match
  if (!draft.has('what')) return false
  // "A meeting is planned", "trade is expected to grow": nobody is bound.
  if (predicate.passive && !draft.has('by') && !draft.has('tasked') && match.frame.particles.length === 0) return false
  // "This framework seeks to …": what cannot bind itself promises nothing.
  if (!draft.has('by') && !predicate.passive && predicate.agent !== undefined) return false
  if (predicate.lemma === 'agree' && match.complement.that === true && !promises(match)) return false
  if (!draft.has('by') && !predicate.passive && predicate.agent === undefined) draft.add('by', issuerAgents(scope.context))
  const range = match.complement.range ?? predicate.rest
  const due = dueIn(scope, range) ?? adjuncts.due ?? adjuncts.until
  draft.set('due', due)
  fillAmount(draft, scope, range)
  if (!draft.has('tasked')) draft.add('for', beneficiaries(scope, range, draft))
  return true
}

/** "agreed that they will meet" promises; "agreed that trade is vital" only holds a view. */
function promises(match: Match): boolean {
  const range = match.complement.range
  const inner = range === undefined ? undefined : match.scope.s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  return inner?.verb.modal !== undefined
}

function dueIn(scope: Scope, range: Range): Filled | undefined {
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'due')?.filled
}

const GIVING = /^(?:provide|giv|support|contribut|allocat|offer|grant|supply|suppl|donat|assist|help|extend|deliver|continu|train|fund|financ)/

/** Who gains: a party or persons behind "to" or "for" of a giving verb. */
function beneficiaries(scope: Scope, range: Range, draft: Draft): Filled[] {
  const { s, context } = scope
  const verb = s.tokens.word[s.units[range.from]?.last ?? 0] ?? ''
  if (!GIVING.test(verb)) return []
  const givers = new Set(draft.get('by').map((b) => b.value))
  for (let u = range.from + 1; u + 1 < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'subordinator') break
    if (unit?.type !== 'preposition' || (unit.word !== 'to' && unit.word !== 'for')) continue
    const next = s.units[u + 1]
    const named = next?.type === 'noun' && next.names.some((n) => n.type === 'party' || n.type === 'organisation' || n.type === 'person')
    if (!named) continue
    return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) }).filter((a) => !givers.has(a.value))
  }
  return []
}
