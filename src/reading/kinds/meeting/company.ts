import { agentsOf } from '../../agents.ts'
import type { Draft, Filled } from '../../draft.ts'
import { type EventPhrase, eventOf, rankOfGroup } from '../../event.ts'
import { fromSession } from './body.ts'
import type { Match } from '../../scope.ts'

/** "received a delegation led by Foreign Minister Roe": who led those who were received. */
export function leadersOf({ scope, predicate }: Match): readonly Filled[] {
  const { s, context } = scope
  const clause = s.clauses.find(
    (c) => c.kind === 'participle' && /^(?:lead|head)$/.test(c.verb.lemma) && c.at >= predicate.rest.from && c.at < predicate.rest.to,
  )
  const by = clause === undefined ? undefined : s.units[clause.at + 1]
  return clause !== undefined && by?.type === 'preposition' && by.word === 'by'
    ? agentsOf(s, context, { from: clause.at + 2, to: clause.rest.to })
    : []
}

/** "was convened by Minister Roe; Ambassador Vale; and …": the agents of a passive over all parts of a list, up to another verb. */
export function agentsBeyond({ scope, predicate }: Match): Filled[] {
  const { s, context } = scope
  const { agent } = predicate
  if (!predicate.passive || agent === undefined) return []
  const found: Filled[] = []
  let from = agent.from
  for (let u = agent.from; u <= s.units.length; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb') return []
    if (unit !== undefined && unit.type !== 'semicolon') continue
    found.push(...agentsOf(s, context, { from, to: u }))
    from = u + 1
  }
  return found.filter((one) => one.row !== undefined && one.row !== 'shape/name')
}

/** "was led on the Norlandic side by Minister Roe and on the Arcadian side by Minister Vale": who led for each side. */
export function bySides({ scope, predicate }: Match): Filled[] {
  const { s, context } = scope
  const found: Filled[] = []
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const by = s.units[u]
    if (by?.type === 'verb' && by.form === 'finite') break
    if (by?.type === 'preposition' && by.word === 'by') found.push(...agentsOf(s, context, { from: u + 1, to: u + 2 }))
  }
  return found.length > 1 ? found : []
}

/** "were joined on the Norlandic side by": whose side it is. */
function sideOf({ scope, predicate }: Match): readonly Filled[] {
  const { s, context } = scope
  const on = s.units[predicate.rest.from]
  const side = s.units[predicate.rest.from + 1]
  if (on?.type !== 'preposition' || !/^(?:on|from|for)$/.test(on.word) || side?.type !== 'noun' || s.tokens.word[side.head] !== 'side')
    return []
  return agentsOf(s, context, { from: predicate.rest.from + 1, to: predicate.rest.from + 2 })
}

/** Nouns of a session that say no more of it. */
const GATHERING = /^(?:gathering|meeting|session|talks|discussions?)$/

/** The event between the verb and who came. */
function sessionIn({ scope, predicate }: Match): EventPhrase | undefined {
  const { units } = scope.s
  for (let u = predicate.rest.from; u + 1 < (predicate.agent?.from ?? 0); u++) {
    const joint = units[u]
    if (joint?.type !== 'preposition' || !/^(?:in|at|for|during)$/.test(joint.word)) continue
    const event = eventOf(scope, { from: u + 1, to: predicate.agent?.from ?? u + 2 })
    if (event !== undefined) return event
  }
  return undefined
}

/**
 * "The Minister was accompanied by Ambassador Roe, envoy to Norland; and …": who else came, over all parts of the list. Tells a meeting only
 * where one is reported, and only of those who are named.
 */
export function isAccompanied(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { s, context } = scope
  const { clause, agent, lemma } = predicate
  if (!predicate.passive || clause?.verb.form !== 'finite' || agent === undefined) return false
  // "was joined in the gathering of 3 May by": the session told in the clause, else the one that the document reports.
  const event = sessionIn(match)
  if (event === undefined && context.session === undefined) return false
  draft.set('body', event?.body)
  if (event !== undefined && event.body === undefined && GATHERING.test(String(event.title?.value ?? '').replace(/^.* /, '')))
    fromSession(draft, match)
  if (event?.body === undefined && !draft.has('body') && String(event?.title?.value ?? '').includes(' ')) draft.set('title', event?.title)
  if (event === undefined) fromSession(draft, match)
  // "They were joined by": who they are was told before.
  const joined = predicate.patient === undefined ? undefined : s.units[predicate.patient.from]
  if (joined?.type === 'noun' && joined.pronoun && joined.first === joined.last) draft.drop('participants')
  draft.add('participants', sideOf(match))
  const company: Filled[] = []
  let from = agent.from
  // "The Norlandic side was represented by Minister Roe, the Arcadian side by Minister Vale": the verb is said once.
  const sides = lemma === 'represent' ? bySides(match) : []
  for (let u = agent.from; u <= s.units.length; u++) {
    const unit = s.units[u]
    const ends = unit === undefined || unit.type === 'semicolon'
    if (unit?.type === 'verb' && unit.form === 'finite') break
    if (!ends) continue
    company.push(...agentsOf(s, context, { from, to: u }))
    from = u + 1
  }
  // Letters behind a name ("Secretary, MFA") are where somebody works.
  const named = (sides.length > 1 ? sides : company).filter((one) => one.row !== undefined && one.row !== 'shape/name')
  // Whoever is represented did not come.
  if (lemma === 'represent') draft.drop('participants')
  draft.add('participants', named)
  const first = s.units[agent.from]
  if (first?.type === 'noun') draft.set('rank', rankOfGroup(scope, first))
  return named.length > 0
}
