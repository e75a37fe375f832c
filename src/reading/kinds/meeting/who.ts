import { wordSet } from '../../../language/word-map.ts'
import { fold } from '../../../language/tokens.ts'
import { agentsOf, namesIn } from '../../agents.ts'
import { classesOf } from '../../classes.ts'
import { listEnd } from '../../adjuncts.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { eventOf, rankOfGroup } from '../../event.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../../sentence.ts'

/** Whether a phrase names somebody who can be met. */
export function isMet(scope: Scope, met: Range): boolean {
  const unit = scope.s.units[met.from]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun || unit.names.length > 0 || scope.dates.some((d) => d.unit === met.from)) return true
  const classes = classesOf(scope, unit, met)
  if (['person', 'organisation', 'body', 'institution', 'delegation', 'people'].some((c) => classes.has(c))) return true
  // "will meet before the end of May": no object.
  const before = scope.s.units[met.from - 1]
  if (before?.type === 'preposition' && (before.word !== 'with' || classes.size === 0)) return true
  if (TIMES.holds(scope.s.tokens, unit.head)) return true
  // "met its goals", "meets growing demand"; "meets quarterly", "met two days earlier" have no object.
  return !DETERMINED.holds(scope.s.tokens, unit.first) && !['measure', 'weight', 'instrument', 'programme'].some((c) => classes.has(c))
}

/** "hosted Minister Roe", "hosted her counterpart": somebody, not "hosted 3000 workers". */
export function isNamedGuest({ scope: { s, context }, complement, predicate }: Match): boolean {
  const guest = complement.object ?? predicate.patient
  if (guest === undefined || predicate.clause?.verb.form === 'participle') return false
  const words = tokenSpan(s.tokens, s.units[guest.from]?.first ?? 0, s.units[guest.to - 1]?.last ?? 0)
  const isOffice = namesIn(s, guest).some((n) => n.type === 'person' || n.type === 'post')
  return (isOffice || /\bcounterparts?\b/.test(s.tokens.text.slice(words.start, words.end))) && agentsOf(s, context, guest).length > 0
}

/** "telephoned Minister Roe", "paid a courtesy call on Minister Roe": whom the verb names was met. */
export function whomMet(draft: Draft, match: Match): void {
  const { scope, complement, predicate, frame } = match
  const met = complement.object ?? (frame.row === 'frames/call.receive' ? complement.range : undefined)
  if (met !== undefined && !predicate.passive)
    draft.add('participants', agentsOf(scope.s, scope.context, { from: met.from, to: listEnd(scope.s, met.from, met.to) }))
  const call = frame.row.startsWith('frames/call.') ? scope.s.units[predicate.rest.from] : undefined
  if (call?.type === 'noun') draft.set('title', wordsBetween(scope.s.tokens, call.first, call.last))
}

/** Who meets gives the rank when the words say it: "the foreign ministers of Norland and Arcadia held talks". */
export function rankOfCompany(match: Match): Filled | undefined {
  const { s } = match.scope
  const subject = match.predicate.passive ? undefined : match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun' || subject === undefined) return undefined
  // "The ministers met": who they are was said before.
  if (subject.to - subject.from < 2 && !unit.names.some((n) => n.type === 'post')) return undefined
  return rankOfGroup(match.scope, unit)
}

/** Nouns of how often: "every year", "twice a month". */
const TIMES = wordSet('day days week weeks month months quarter year years time times')
const DETERMINED = wordSet('its their our the his her these those')

/** States, and not their officers, are who meets. */
export function statesAct(match: Match): boolean {
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : match.scope.s.units[subject.from]
  if (unit?.type !== 'noun') return false
  // "The two countries will review the tariff"
  if (unit.names.length === 0 && /^(?:country|nation|state|government|party|participant)$/.test(unit.noun?.singular ?? '')) return true
  return unit.names.some((n) => n.type === 'party' && n.last === unit.last)
}

/** "The session brought together the ministers": who came, and of what rank. What a body always does is no session. */
export function gathers(draft: Draft, match: Match): boolean {
  if (match.predicate.tense === 'present') return false
  const object = match.complement.object
  const unit = object === undefined ? undefined : match.scope.s.units[object.from]
  const named = draft.get('participants').filter((p) => p.row !== undefined)
  const words = named.length > 0 || object === undefined ? undefined : wordsOfRange(match.scope.s, object)
  draft.drop('participants')
  draft.add('participants', words === undefined ? named : [words])
  if (unit?.type === 'noun') draft.set('rank', rankOfGroup(match.scope, unit))
  return true
}

const TABLE = wordSet('lunch dinner breakfast luncheon reception banquet')

/** "hosted a working lunch for the ambassadors of Norland": who sat at the table. */
export function guestsAt({ scope, thing }: Match): readonly Filled[] {
  const { s, context } = scope
  const meal = thing === undefined ? undefined : s.units[thing.from]
  const joint = s.units[(thing?.from ?? 0) + 1]
  const isFor = joint?.type === 'preposition' && (joint.word === 'for' || joint.word === 'with')
  if (thing === undefined || meal?.type !== 'noun' || !isFor || !TABLE.holds(s.tokens, meal.head)) return []
  return agentsOf(s, context, { from: thing.from + 2, to: listEnd(s, thing.from + 2, thing.to) })
}

/** "Delegations led by Minister Roe and Minister Vale met": those who led them. */
export function leadersMet(draft: Draft, { scope, predicate }: Match): void {
  const { s, context } = scope
  const { agent, clause } = predicate
  const who = agent === undefined ? undefined : s.units[agent.from]
  if (agent === undefined || clause === undefined || who?.type !== 'noun' || !DELEGATIONS.holds(s.tokens, who.head)) return
  const led = s.clauses.find(
    (c) => c.kind === 'participle' && /^(?:lead|head)$/.test(c.verb.lemma) && c.at > agent.from && c.at < clause.at,
  )
  const by = led === undefined ? undefined : s.units[led.at + 1]
  if (led === undefined || by?.type !== 'preposition' || by.word !== 'by') return
  const leaders = agentsOf(s, context, { from: led.at + 2, to: clause.at })
  if (leaders.length === 0) return
  draft.drop('participants')
  draft.add('participants', leaders)
}

const DELEGATIONS = wordSet('delegation delegations team teams')

/** "will receive the Minister for talks on ferries": what they will talk about. */
export function talksFor({ scope, predicate, frame }: Match): readonly Filled[] {
  const { s } = scope
  if (frame.row !== 'frames/receive' && frame.row !== 'frames/meet') return []
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const joint = s.units[u]
    const unit = s.units[u + 1]
    if (joint?.type === 'verb' || joint?.type === 'relative') return []
    if (joint?.type !== 'preposition' || joint.word !== 'for' || unit?.type !== 'noun' || unit.noun?.classes[0] !== 'event') continue
    return eventOf(scope, { from: u + 1, to: predicate.rest.to })?.agenda ?? []
  }
  return []
}

/** "In Norland, she will meet with government leaders": those of the state where she is. */
export function companyAt(draft: Draft, { scope, frame, adjuncts }: Match): void {
  const where = draft.get('where')[0]
  if (frame.row !== 'frames/meet' || where === undefined || scope.k.language.parties.get(fold(String(where.value))) !== where.value) return
  if (!adjuncts.with.some((a) => a.inferred?.startsWith('collective') === true)) return
  const kept = draft.get('participants').filter((p) => p.inferred?.startsWith('collective') !== true)
  draft.drop('participants')
  draft.add('participants', kept).add('participants', [{ ...where, inferred: 'those of the state where they meet' }])
}

/** Events do not take part in events. */
export function onlyActors(draft: Draft, match: Match): void {
  const events = new Set(match.scope.s.names.filter((n) => n.type === 'event' || n.row.startsWith('bodies/')).map((n) => n.value))
  const body = draft.get('body')[0]?.value
  const kept = draft.get('participants').filter((p) => !events.has(String(p.value)) && p.value !== body)
  draft.drop('participants')
  draft.add('participants', kept)
}
