import { issuerAgents } from '../agents.ts'
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
  if (!draft.has('by') && !predicate.passive && predicate.agent === undefined) draft.add('by', issuerAgents(scope.context))
  const range = match.complement.range ?? predicate.rest
  const due = dueIn(scope, range) ?? adjuncts.due ?? adjuncts.until
  draft.set('due', due)
  fillAmount(draft, scope, range)
  return true
}

function dueIn(scope: Scope, range: Range): Filled | undefined {
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'due')?.filled
}
