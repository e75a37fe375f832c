import { wordSet } from '../../../language/word-map.ts'
import { classesOf } from '../../classes.ts'
import { adjunctsIn, placeOf } from '../../adjuncts.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import type { Clause } from '../../clauses.ts'
import { infinitiveWords, sharesObject } from '../../complement.ts'
import type { Draft, Filled } from '../../draft.ts'
import { eventOf } from '../../event.ts'
import type { Match, Scope } from '../../scope.ts'
import { topics } from '../../topics.ts'
import { tokenSpan, wordsOfRange } from '../../sentence.ts'
import { statesAct } from './who.ts'
import { fromSession } from './body.ts'

/** "met on the new ferry line": what a meeting was about, and no day, place or occasion. */
export function topicOfMeeting({ scope: { s }, frame, adjuncts, predicate }: Match): readonly Filled[] {
  const { about } = adjuncts
  const unit = about === undefined ? undefined : s.units[about.from]
  if (frame.row !== 'frames/meet' || predicate.lemma !== 'meet' || about === undefined || unit?.type !== 'noun') return []
  return NO_MATTER.test(s.tokens.word[unit.head] ?? '') || placeOf(unit) !== undefined ? [] : topics(s, about)
}

const NO_MATTER =
  /^(?:margins?|sidelines?|eve|occasions?|basis|side|behalf|invitation|dates?|days?|mornings?|afternoons?|evenings?|board|ground|initiative|request|island|campus|fringes|way|return|arrival|anniversary)$/

/** "were the focus of the discussion" */
export function isFocusOfTalks({ scope, complement }: Match): boolean {
  const of = complement.range === undefined ? undefined : scope.s.units[complement.range.from + 1]
  const talks = complement.range === undefined ? undefined : scope.s.units[complement.range.from + 2]
  return of?.type === 'preposition' && of.word === 'of' && talks?.type === 'noun' && talks.noun?.classes[0] === 'event'
}

/** "discussed how to cut costs": the word of the question belongs to the topic. */
export function fromQuestion({ s }: Scope, from: number): number {
  // "an exchange of views on transit": the topic is transit.
  const views = s.units[from]
  const on = s.units[from + 1]
  if (
    views?.type === 'noun' &&
    s.tokens.word[views.head] === 'views' &&
    on?.type === 'preposition' &&
    /^(?:on|about|regarding|concerning)$/.test(on.word)
  )
    return from + 2
  const joint = s.units[from - 1]
  return joint?.type === 'that' && s.tokens.word[joint.first] !== 'that' ? from - 1 : from
}

/** "is expected to take up his new position": come into, and not talked of. */
function isOfficeTaken({ scope: { s }, complement }: Match): boolean {
  const range = complement.object ?? complement.range
  const unit = range === undefined ? undefined : s.units[range.from]
  return unit?.type === 'noun' && OFFICES_TAKEN.holds(s.tokens, unit.head)
}

const OFFICES_TAKEN = wordSet('position post office duties functions role seat job residence appointment challenge arms')

/** "We consider it a timely proposal", "considered the plan a success": what is held to be so is not talked of. */
function isJudged({ scope: { s }, predicate, complement }: Match): boolean {
  const object = complement.object ?? complement.range
  const unit = object === undefined ? undefined : s.units[object.from]
  if (object === undefined || predicate.passive || unit?.type !== 'noun') return false
  const next = s.units[object.from + 1]
  return next?.type === 'noun' || (unit.pronoun && next !== undefined && next.type !== 'other')
}

/** "held an exchange of views with the President": who is met with, and no topic; the noun of the talks tells it. */
function isViewsAlone({ scope: { s }, complement }: Match): boolean {
  const views = complement.range === undefined ? undefined : s.units[complement.range.from]
  const joint = complement.range === undefined ? undefined : s.units[complement.range.from + 1]
  if (views?.type !== 'noun' || s.tokens.word[views.head] !== 'views') return false
  return joint?.type !== 'preposition' || !/^(?:on|about|regarding|concerning)$/.test(joint.word)
}

/**
 * Only those who meet discuss: "to address the causes" of somebody's plan is no meeting. "The Forum discussed", "at the Forum, the plan was
 * considered": the event stands in for those who met. Dates and places behind the verb belong to what is discussed.
 */
export function completeDiscussion(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { clause } = predicate
  if (clause === undefined || (clause.verb.form !== 'finite' && !isAwaited(clause))) return false
  if (match.frame.row === 'frames/discuss.stock' && isViewsAlone(match)) return false
  if (predicate.lemma === 'consider' && isJudged(match)) return false
  if (predicate.lemma === 'take' && isOfficeTaken(match)) return false
  if (raisesTies(match) || (predicate.lemma === 'focus' && isEventNoun(match))) return false
  // "Norland and Arcadia will review the tariff" promises; "the ministers will review the plan" tells what they will talk about.
  if (predicate.modal !== undefined && predicate.lemma !== 'discuss' && statesAct(match)) return false
  const front = adjunctsIn(
    scope,
    predicate.area.filter((range) => range.to <= clause.at),
  )
  for (const slot of ['when', 'where', 'at']) draft.drop(slot)
  draft.set('when', front.when).set('where', front.where)
  withoutCompany(draft, match)
  takeDayBehind(draft, match)
  const event = predicate.agent === undefined || predicate.passive ? undefined : eventOf(scope, predicate.agent)
  if (event?.body !== undefined) {
    draft.drop('participants')
    draft.set('body', event.body).set('ordinal', event.ordinal)
    return true
  }
  if (event?.title !== undefined && event.participants.length > 1) {
    // "The Norland–Arcadia meeting reviewed the plan"
    draft.drop('participants')
    draft.set('title', event.title).add('participants', event.participants)
    return true
  }
  draft.set('body', front.at)
  const described = draft.get('participants').find((p) => p.inferred?.startsWith('definite description') === true)
  if (described !== undefined) {
    draft.drop('participants')
    draft.set('body', described)
  }
  if (isOfSession(match, draft) || isPassiveOfSession(match)) fromSession(draft, match)
  if (draft.get('participants').length > 0 || draft.has('body')) return true
  return predicate.passive && (draft.has('body') || isOnItsAgenda(match))
}

/** "discussed tolls with Minister Vale": with whom is no part of what was discussed. */
function withoutCompany(draft: Draft, { scope, complement, predicate }: Match): void {
  const { s } = scope
  const from = complement.range?.from ?? complement.object?.from
  if (from === undefined || predicate.passive) return
  const at = s.units.findIndex((unit, u) => {
    const who = s.units[u + 1]
    const isPerson = who?.type === 'noun' && who.names.some((n) => n.type === 'person' && n.last === who.last)
    return u > from && u < predicate.rest.to && unit.type === 'preposition' && unit.word === 'with' && isPerson
  })
  if (at < 0 || s.units.slice(from, at).some((unit) => unit.type === 'verb')) return
  draft.drop('agenda')
  draft.add('agenda', topics(s, { from: fromQuestion(scope, from), to: at }))
}

/** "During the visit, visas will be discussed", "will be reviewed at the talks": what those who will meet will talk about. */
function isOnItsAgenda({ scope: { s }, predicate }: Match): boolean {
  const { clause, modal } = predicate
  if (predicate.agent !== undefined || clause?.kind !== 'main' || modal !== 'will') return false
  return s.units.some((unit, u) => {
    const stage = s.units[u + 1]
    if (unit.type !== 'preposition' || !/^(?:during|in|at|on|within)$/.test(unit.word) || stage?.type !== 'noun') return false
    const isStage = (noun: NounPhrase): boolean =>
      /^(?:visit|meetings?|talks|consultations|negotiations|discussions)$/.test(s.tokens.word[noun.head] ?? '') &&
      /^(?:the|these|this|his|her|their)$/.test(s.tokens.word[noun.first] ?? '')
    // "in the course of the meeting", "on the occasion of the visit"
    const of = s.units[u + 2]
    const inner = s.units[u + 3]
    if (/^(?:course|framework|occasion|context)$/.test(s.tokens.word[stage.head] ?? ''))
      return of?.type === 'preposition' && of.word === 'of' && inner?.type === 'noun' && isStage(inner)
    return isStage(stage) && (of?.type !== 'preposition' || of.word !== 'of' || u < clause.at)
  })
}

/** "discussed tolls in Lima on 3 May": a day just gone by, at the very end, is that of the talks, and the city beside it their place. */
function takeDayBehind(draft: Draft, { scope, predicate, complement }: Match): void {
  const { s, context } = scope
  if (predicate.tense !== 'past' || predicate.passive || draft.has('when')) return
  const { date } = context
  let to = predicate.rest.to
  while (to > predicate.rest.from && s.units[to - 1]?.type === 'other') to--
  const cityAt = s.units[to - 1]
  const isCity = (u: number): boolean => {
    const unit = s.units[u]
    const before = s.units[u - 1]
    return unit?.type === 'noun' && before?.type === 'preposition' && before.word === 'in' && placeOf(unit)?.type === 'place'
  }
  const at = cityAt?.type === 'date' ? to - 1 : isCity(to - 1) ? to - 3 : -1
  const day = scope.dates.find((d) => d.unit === at && d.part === 'when')
  const on = s.units[at - 1]
  if (day === undefined || on?.type !== 'preposition' || on.word !== 'on' || !/^\d{4}-\d\d-\d\d$/.test(day.value)) return
  if (date === undefined || day.value > date || !isNear(day.value, date)) return
  draft.set('when', day.filled)
  let end = at - 1
  const city = at === to - 1 ? (isCity(at - 2) ? at - 2 : -1) : to - 1
  const place = s.units[city]
  if (place?.type === 'noun') {
    const name = placeOf(place)
    if (name !== undefined) draft.set('where', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    end = Math.min(end, city - 1)
  }
  const from = complement.range?.from ?? complement.object?.from
  if (from === undefined || from >= end) return
  draft.drop('agenda')
  draft.add('agenda', topics(s, { from: fromQuestion(scope, from), to: end }))
}

const DAY = 86_400_000

const isNear = (day: string, date: string): boolean => Date.parse(date) - Date.parse(day) <= 14 * DAY

/** "are scheduled to discuss", "are due to review": what they will talk about. */
function isAwaited({ kind, hangs, governor }: Clause): boolean {
  if (kind !== 'infinitive' || hangs !== 'verb' || governor?.verb.form !== 'finite') return false
  return governor.verb.passive && /^(?:schedule|expect|set|slate)$/.test(governor.verb.lemma)
}

/** "The talks focused on": a row of its own. */
function isEventNoun({ scope, predicate }: Match): boolean {
  const who = predicate.passive ? predicate.patient : predicate.agent
  const unit = who === undefined ? undefined : scope.s.units[who.from]
  return unit?.type === 'noun' && unit.names.length === 0 && unit.noun?.classes[0] === 'event'
}

/** "raised their relations to a partnership": nothing that is talked of. */
function raisesTies({ scope, predicate, complement }: Match): boolean {
  const object = complement.object ?? complement.range
  const unit = object === undefined ? undefined : scope.s.units[object.from]
  // "raised its limit to $5 million"
  // "raised concerns over the tolls" holds a view.
  if (predicate.lemma === 'raise' && unit?.type === 'noun' && CONCERNS.holds(scope.s.tokens, unit.head)) return true
  if (predicate.lemma === 'raise' && scope.amounts.some((a) => a.first > predicate.last)) return true
  return predicate.lemma === 'raise' && object !== undefined && unit?.type === 'noun' && classesOf(scope, unit, object).has('relation')
}

const CONCERNS = wordSet('concern concerns objection objections alarm')

/** "The ministers discussed": all who met, in the session that the document reports. */
function isOfSession(match: Match, draft: Draft): boolean {
  const { agent, passive, modality } = match.predicate
  const { units } = match.scope.s
  const unit = agent === undefined || passive ? undefined : units[agent.from]
  if (modality !== 'done' || unit?.type !== 'noun') return false
  // "Norlandic and Arcadian leaders discussed"
  const last = units[(agent?.to ?? 0) - 1]
  const joint = units[(agent?.from ?? 0) + 1]
  if (joint?.type === 'conjunction' && last?.type === 'noun' && last.noun?.classes[0] === 'group' && last.noun.plural) return true
  // "Norlandic and Arcadian leaders": named only by their states.
  const isNamed = unit.names.some((n) => /^(?:person|body|event|organisation)$/.test(n.type))
  if (unit.pronoun || (unit.noun?.plural === true && !isNamed)) return true
  // "Norland and Arcadia discussed": the sides themselves.
  const { sides } = match.scope.context
  const who = draft.get('participants')
  return who.length > 1 && who.length === sides.length && who.every((p) => sides.includes(String(p.value)))
}

/** "Participants then addressed three topics": in the session that the document reports. */
export function fromOwnSession(draft: Draft, match: Match): void {
  if (isOfSession(match, draft)) fromSession(draft, match)
}

/** "Tolls and visas were also discussed": by those who met, in the session that the document reports. */
function isPassiveOfSession({ predicate }: Match): boolean {
  const { agent, passive, modality, clause, tense } = predicate
  return passive && agent === undefined && modality === 'done' && tense === 'past' && clause?.kind === 'main'
}

/** Verbs of which the object is what is talked of. */
export const TALKING: ReadonlySet<string> = new Set([
  'discuss',
  'review',
  'exchange',
  'consider',
  'examine',
  'address',
  'explore',
  'highlight',
  'assess',
  'showcase',
])

/** Aims that are events or deeds of their own. */
const NO_TOPIC = /^(?:sign|mark|celebrate|commemorate|attend|participate|hold|receive|take|be|host|adopt|conduct|have|convene)$/

/** "to exchange views on tolls": behind the views and their preposition. */
function pastViews({ units, tokens }: Match['scope']['s'], at: number): number {
  const first = units[at]
  if (first?.type !== 'noun' || tokens.word[first.head] !== 'views') return at
  // "to exchange views with the ministers on tolls": with whom is no topic.
  const joint = units[at + 1]
  const on =
    joint?.type === 'preposition' && joint.word === 'with'
      ? units.findIndex(
          (u, i) => i > at + 1 && i < at + 8 && u.type === 'preposition' && /^(?:on|about|regarding|concerning)$/.test(u.word),
        )
      : -1
  return on > 0 ? on + 1 : at + 2
}

/** "to take stock of progress" is an aim, "to take part in the fair" a deed. */
const isAim = ({ tokens }: Match['scope']['s'], { verb }: Clause): boolean =>
  !verb.passive && (!NO_TOPIC.test(verb.lemma) || (verb.lemma === 'take' && tokens.word[verb.last + 1] === 'stock'))

const MEETING_VERBS = /^(?:meet|reconvene|convene|gather|engage|consult|host|co-host|assemble|bring|call)$/

/** "met to discuss transit": the aim of a meeting is its agenda; of talking, what is talked of. */
export function aims(match: Match): readonly Filled[] {
  const { clause, lemma } = match.predicate
  const { s } = match.scope
  if (clause === undefined) return []
  const all = s.clauses.filter((c) => c.kind === 'infinitive' && c.governor === clause && c.at < clause.rest.to && c.at > clause.at)
  const meets = MEETING_VERBS.test(lemma)
  // "to exchange views on tolls, to renew the pact and to discuss visas": each aim by itself.
  return all.flatMap((c) => {
    if (TALKING.has(c.verb.lemma)) return topics(s, { from: pastViews(s, c.at + 1), to: c.rest.to })
    if (!meets || sharesObject(s, c) || !isAim(s, c)) return []
    // "consulted with Norland to develop a plan": the plan; "met to conclude the deal": the deed.
    const object = lemma === 'consult' ? wordsOfRange(s, { from: c.at + 1, to: c.rest.to }) : undefined
    return object ?? infinitiveWords(s, c) ?? []
  })
}
