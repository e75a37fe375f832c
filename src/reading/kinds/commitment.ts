import { listEnd } from '../adjuncts.ts'
import { agentsOf, issuerAgents } from '../agents.ts'
import type { Range } from '../clauses.ts'
import { infinitiveWords } from '../complement.ts'
import { Draft, type Filled } from '../draft.ts'
import { tokenSpan } from '../sentence.ts'
import type { Match, Scope } from '../scope.ts'
import { fillAmount } from './amount.ts'

/** Fills a commitment: who is bound, by when, and with how much. Events and lesser verbs that promise nothing are refused by the caller. */
export function completeCommitment(draft: Draft, match: Match): boolean {
  const { adjuncts, predicate, scope } = match
  if (!draft.has('what')) return false
  // "reaffirmed their commitment to peace" has no verb of action: only a view.
  if (match.frame.row === 'frames/pledge.reaffirmed' && match.complement.clause === undefined) return false
  // "It was agreed to meet": the sides agreed.
  if (
    predicate.passive &&
    !draft.has('by') &&
    match.complement.clause !== undefined &&
    /^(?:agree|decide|resolve)$/.test(predicate.lemma)
  ) {
    const sides = scope.context.sides.length > 1 ? scope.context.sides : scope.context.issuers
    draft.add(
      'by',
      sides.map((value): Filled => ({ value, inferred: '"it was agreed": the parties of the document' })),
    )
  }
  // "A meeting is planned", "trade is expected to grow": nobody is bound.
  if (predicate.passive && !draft.has('by') && !draft.has('tasked') && match.frame.particles.length === 0) return false
  // "This framework seeks to …": what cannot bind itself promises nothing.
  if (!draft.has('by') && !predicate.passive && predicate.agent !== undefined) return false
  if (predicate.lemma === 'agree' && match.complement.that === true && !promises(match)) return false
  if (!draft.has('by') && !predicate.passive && predicate.agent === undefined) draft.add('by', issuerAgents(scope.context))
  const range = match.complement.range ?? predicate.rest
  const due = dueIn(scope, range) ?? adjuncts.due ?? adjuncts.until ?? aheadIn(scope, range)
  draft.set('due', due)
  fillAmount(draft, scope, range)
  if (!draft.has('tasked')) draft.add('for', beneficiaries(scope, range, draft))
  return true
}

const PLANNING = /^(?:will|shall|would|should|may)$/

/** "agreed that they will meet" promises; "agreed that trade is vital" and "that it must be kept" only hold a view. */
export function promises(match: Match): boolean {
  const range = match.complement.range
  const inner =
    range === undefined ? undefined : match.scope.s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  return inner?.verb.modal !== undefined && PLANNING.test(inner.verb.modal)
}

function dueIn(scope: Scope, range: Range): Filled | undefined {
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'due')?.filled
}

const GIVING =
  /^(?:provide|giv|support|contribut|allocat|offer|grant|supply|suppl|donat|assist|help|extend|deliver|continu|train|fund|financ)/

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

/** "agreed to open the line in 2026": the time of what is promised, when it lies ahead, is when it is due. */
function aheadIn(scope: Scope, range: Range): Filled | undefined {
  const day = scope.context.date
  if (day === undefined) return undefined
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'when' && d.value.slice(0, day.length) > day)
    ?.filled
}

/** Nouns that promise, with their force: "the decision to establish a council". */
const PROMISING: ReadonlyMap<string, string> = new Map([
  ['decision', 'decided'],
  ['commitment', 'pledged'],
  ['pledge', 'pledged'],
  ['promise', 'pledged'],
  ['intention', 'intends'],
  ['agreement', 'agreed'],
  ['resolve', 'pledged'],
  ['determination', 'pledged'],
  ['plan', 'intends'],
  ['plans', 'intends'],
  ['readiness', 'intends'],
  ['willingness', 'intends'],
  ['commitments', 'pledged'],
])

/** "Norland's commitment to open the port", "the decision by the leaders to meet": a promise told as a noun with an infinitive. */
export function nominalCommitment(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const force = PROMISING.get(s.tokens.word[unit.head] ?? '')
  if (force === undefined) return undefined
  const infinitive = s.clauses.find((c) => c.at > at && c.at <= Math.min(to, at + 9))
  if (infinitive === undefined || infinitive.kind !== 'infinitive' || infinitive.verb.passive) return undefined
  const draft = new Draft('commitment', force === 'intends' ? 'expected' : 'done', scope.passage, 'rule/commitment')
  const owners = unit.names.filter(
    (n) => n.type === 'party' || n.type === 'organisation' || n.type === 'person' || n.type === 'adjective' || n.type === 'body',
  )
  draft.add(
    'by',
    owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })),
  )
  const joint = s.units[at + 1]
  if (joint?.type === 'preposition' && (joint.word === 'by' || joint.word === 'of') && at + 2 < infinitive.at)
    draft.add('by', agentsOf(s, context, { from: at + 2, to: infinitive.at }))
  const possessive = s.tokens.word[unit.first]
  if (
    !draft.has('by') &&
    (possessive === 'its' || possessive === 'their' || possessive === 'his' || possessive === 'her' || possessive === 'our')
  ) {
    const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to && c.subject !== undefined)
    draft.add('by', possessive === 'our' ? issuerAgents(context) : agentsOf(s, context, clause?.subject))
  }
  draft.set('what', infinitiveWords(s, infinitive)).set('force', { value: force, span: tokenSpan(s.tokens, unit.head, unit.head) })
  const range: Range = { from: infinitive.at, to: infinitive.rest.to }
  draft.set('due', dueIn(scope, range))
  fillAmount(draft, scope, range)
  return draft.has('by') && draft.has('what') ? draft : undefined
}
