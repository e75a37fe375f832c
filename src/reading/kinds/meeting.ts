import { agentsOf } from '../agents.ts'
import { adjunctsIn, listEnd, placeOf } from '../adjuncts.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Name } from '../../language/names.ts'
import { eventOf } from '../event.ts'
import type { Match, Scope } from '../scope.ts'
import { topics } from '../topics.ts'
import { tokenSpan, wordsBetween } from '../sentence.ts'
import { listedAreas } from './areas.ts'
import { callsOnPerson } from './call-on.ts'
import { agentsBeyond, bySides, isAccompanied, leadersOf } from './meeting/company.ts'
import { isCalledOff, PLANNING, placeFor } from './meeting/planned.ts'
import { isFocusOfTalks, fromOwnSession, fromQuestion, completeDiscussion, aims, TALKING, topicOfMeeting } from './meeting/discussion.ts'
import {
  guestsAt,
  leadersMet,
  talksFor,
  companyAt,
  isMet,
  isNamedGuest,
  whomMet,
  rankOfCompany,
  gathers,
  onlyActors,
} from './meeting/who.ts'
import { isProposed } from './proposal.ts'
import { isHeldByWhoMeet, talksHeld, fromContext, bodyThatMeets, eventMetFor, bodyThatHolds, hostingCity } from './meeting/body.ts'
import { isGathering } from './meeting/gathered.ts'
import { whoOffers } from './meeting/offer.ts'
import { isOnProgramme } from './meeting/on-programme.ts'
import { fillAttendance } from './meeting/attendance.ts'
import {
  dateOf,
  dayBeside,
  frontDay,
  openingDay,
  ofTimeClause,
  leadingDay,
  whereOfRelative,
  firstTime,
  timeCounted,
  timeOfAct,
} from './meeting/time.ts'

/** Rows of those who host. */
const HOSTING: ReadonlySet<string> = new Set(['frames/host', 'frames/host.play', 'frames/host.venue'])

/** Rows whose agents may stand in a list over semicolons, with the slot that they fill. */
const LISTED_AGENTS: Readonly<Record<string, string>> = {
  'frames/host': 'by',
  'frames/chair': 'chairs',
  'frames/chair.lead': 'chairs',
  'frames/attend': 'participants',
}

/** Rows whose verbs tell a session only by its time: "is in Lima in May", "runs from 3 to 5 May". */
const ONLY_TIMED: ReadonlySet<string> = new Set(['frames/be-held.was', 'frames/be-held.ran'])

/** Rows of those who have somebody come. */
const RECEIVING: ReadonlySet<string> = new Set(['frames/receive', 'frames/receive.host'])

/** Rows whose object names the call. */
const CALLS: ReadonlySet<string> = new Set(['frames/call.pay', 'frames/call.receive'])

const PHONE_VERBS = new Set(['call', 'telephone', 'phone'])

/** "the importance of continuing the political dialogue": what goes on all the time, and no session. */
function isGoingOn({ scope: { s }, predicate, thing }: Match): boolean {
  const unit = thing === undefined ? undefined : s.units[thing.from]
  return (
    predicate.lemma === 'continue' &&
    predicate.clause?.verb.form === 'gerund' &&
    unit?.type === 'noun' &&
    unit.names.length === 0 &&
    s.tokens.word[unit.head] === 'dialogue'
  )
}

/** "the Chair of the Conference, Prime Minister Roe", "Minister Roe, Chair of the Council": an office beside its holder is no further person. */
function onlyPersons(draft: Draft, { scope: { s } }: Match): void {
  const isOfType = ({ span }: Filled, type: Name['type']): boolean =>
    span !== undefined && s.names.some((n) => n.type === type && s.tokens.start[n.first] === span.start)
  const came = draft.get('participants')
  // "Associate Members in attendance were Premier Roe and …": those who are named stand for the group.
  const named = came.filter((one) => one.row !== undefined || !/^(?:\w+ )?Members?\b/.test(String(one.value)))
  if (named.length < came.length && named.some((one) => isOfType(one, 'person'))) {
    draft.drop('participants')
    draft.add('participants', named)
  }
  const chairs = draft.get('chairs')
  const kept = chairs.filter((one) => !isOfType(one, 'post'))
  if (kept.length === chairs.length || !kept.some((one) => isOfType(one, 'person'))) return
  draft.drop('chairs')
  draft.add('chairs', kept)
}

/** Rows in which a session is the subject, and what it was about the object. */
const TOPICAL = new Set(['frames/meeting.focus', 'frames/meeting.addressed'])

/** Fills a meeting: its body or title from the thing that meets, then time, place, mode and company from the adjuncts. */
export function completeMeeting(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { context } = scope
  if (match.frame.row === 'frames/be-held' && actsOnObject(match)) return false
  // "The Conference addresses the needs of islands": what it is for, and no session of it.
  if (match.frame.row === 'frames/meeting.addressed' && (predicate.tense === 'present' || predicate.clause?.verb.form !== 'finite'))
    return false
  if (/^frames\/(?:hold|host\.convene)$/.test(match.frame.row) && isHeldByWhoMeet(match)) return false
  if (match.frame.row === 'frames/hold' && isGoingOn(match)) return false
  if (match.frame.row === 'frames/schedule.include') {
    if (!isOnProgramme(scope, predicate.agent)) return false
    const { lastVisitor } = context
    if (predicate.tense === 'present' && draft.modality === 'done') draft.modality = 'scheduled'
    if (lastVisitor !== undefined) draft.add('participants', [{ value: lastVisitor.value, inferred: 'the visit: the one last spoken of' }])
  }
  if (isInsideTopic(match)) return false
  // "before it can be concluded": what is only possible is no session.
  if (predicate.modal === 'can' && predicate.clause?.kind === 'subordinate') return false
  // "Topics covered at the meeting": told by the verb behind it.
  if (match.frame.row === 'frames/agenda.include' && predicate.passive && isDescription(match)) return false
  const isAgenda = match.frame.object.includes('agenda') || TOPICAL.has(match.frame.row)
  const listed = listedAreas(match)
  if (thing !== undefined && isAgenda) {
    fillFromAgenda(draft, match, thing)
  } else if (thing !== undefined && !match.frame.object.includes('delegation')) {
    if (!fillFromEvent(draft, match, thing)) return false
  }
  draft.set('ordinal', timeCounted(match) ?? firstTime(match))
  if (thing === undefined && !match.frame.slots.some(([slot]) => slot === 'agenda')) {
    if (!fillFromCompany(draft, match)) return false
  } else if (thing !== undefined && !isAgenda) bodyThatHolds(draft, match)
  // "will convene a working group": sets it up.
  if (
    match.frame.row === 'frames/host.convene' &&
    /^(?:an?|its|his|her)$/.test(scope.s.tokens.word[scope.s.units[thing?.from ?? 0]?.first ?? 0] ?? '')
  )
    return false
  if (match.frame.row === 'frames/consult' && !fillConsulted(draft, match)) return false
  if (match.frame.row === 'frames/brief') draft.add('participants', agentsOf(scope.s, context, predicate.agent))
  if (match.frame.row === 'frames/speak' || CALLS.has(match.frame.row)) whomMet(draft, match)
  if (match.frame.row === 'frames/discuss.attention' && (predicate.tense !== 'past' || draft.modality !== 'done')) return false
  // "At the Forum the delegation was led by Minister Roe": of the event in front, else of the body last named.
  if (match.frame.object.includes('delegation')) {
    if (adjuncts.at?.row !== undefined) draft.set('body', adjuncts.at)
    else fromContext(draft, match)
    // "headed by Minister Roe, and the Arcadian delegation by Minister Vale"
    const sides = predicate.passive && draft.has('body') ? bySides(match) : []
    if (sides.length > 0) draft.drop('participants')
    draft.add('participants', sides)
  }
  if (match.frame.row === 'frames/receive.host') {
    if (!isNamedGuest(match)) return false
    const hosts = agentsOf(scope.s, context, predicate.agent).flatMap((a) => context.stateOf.get(String(a.value)) ?? [])
    draft.add(
      'by',
      [...new Set(hosts)].map((value) => ({ value, inferred: 'the state of those who host' })),
    )
  }
  if (RECEIVING.has(match.frame.row)) draft.add('participants', [...agentsOf(scope.s, context, predicate.agent), ...leadersOf(match)])
  if (match.frame.row === 'frames/company' && !isAccompanied(draft, match)) return false
  if (match.frame.row === 'frames/host.gather' && !isGathering(draft, match)) return false
  if (match.frame.row === 'frames/bring-together' && !gathers(draft, match)) return false
  fillAdjuncts(draft, match)
  onlyPersons(draft, match)
  // "will focus on the situation in Norland": what is talked of lies there, and not the session.
  const where = draft.get('where')[0]?.span
  if (TOPICAL.has(match.frame.row) && where !== undefined && where.start > (scope.s.tokens.end[predicate.last] ?? 0)) draft.drop('where')
  if (!fillTopics(draft, match, listed)) return false
  if (match.frame.row === 'frames/agenda.be' || match.frame.row === 'frames/agenda.top') {
    draft.drop('agenda')
    if (predicate.agent !== undefined) draft.add('agenda', topics(scope.s, predicate.agent))
    fromContext(draft, match)
    return draft.has('agenda') && (draft.has('body') || isFocusOfTalks(match))
  }
  // "The Forum is in its ninth year"
  if (ONLY_TIMED.has(match.frame.row) && !draft.has('when')) return false
  if (match.frame.row === 'frames/meeting.is') return frequencyOf(draft, match)
  if (match.frame.row === 'frames/attend.here') {
    // "may decide how they take part" tells of nobody who came.
    const came =
      predicate.clause?.verb.form === 'finite' &&
      predicate.clause.kind !== 'that' &&
      predicate.clause.kind !== 'subordinate' &&
      !isInSomethingElse(match)
    if (!came || draft.get('participants').length === 0 || context.lastBody === undefined) return false
    fromContext(draft, match)
  }
  if (match.frame.slots.some(([slot]) => slot === 'agenda') && !isAgenda) {
    if (!completeDiscussion(draft, match)) return false
  } else if (match.frame.row === 'frames/discuss.topics') fromOwnSession(draft, match)
  else draft.add('agenda', aims(match)).add('agenda', topicOfMeeting(match)).add('agenda', talksFor(match))
  // "will attend the annual Forum": once.
  const isOnce = match.frame.row.startsWith('frames/attend') && draft.modality === 'scheduled'
  // "the exercise, held every two years": a participle tells no time of its own.
  const isStanding = draft.modality !== 'done' || predicate.tense === 'present' || predicate.clause?.kind === 'participle'
  if (adjuncts.frequency !== undefined && !isOnce && !draft.has('when') && isStanding) draft.modality = 'recurring'
  if (!draft.has('rank')) draft.set('rank', rankOfCompany(match))
  settleStanding(draft, match)
  if (isCourse(draft, match)) return false
  const planned = thing !== undefined && draft.has('title') && draft.modality !== 'done'
  return draft.size > 1 || draft.has('body') || draft.has('agenda') || planned || draft.get('participants').length > 1
}

/** "discussed her trip to Lima to attend the Forum and meet the Minister": told as a topic, of others than those who talk. */
function isInsideTopic({ scope: { s }, predicate: { clause } }: Match): boolean {
  const governor = clause?.kind === 'infinitive' ? clause.governor : undefined
  if (clause === undefined || governor === undefined || !TALKING.has(governor.verb.lemma) || governor.verb.passive) return false
  return s.units.slice(governor.at, clause.at).some((unit) => unit.type === 'noun' && unit.noun?.classes[0] === 'visit')
}

/** "negotiations, under way since 2004": with no more than a time they are the course of something, and no session. */
function isCourse(draft: Draft, { predicate }: Match): boolean {
  const title = String(draft.get('title')[0]?.value ?? '')
  if (['ordinal', 'where', 'mode', 'at'].some((slot) => draft.has(slot))) return false
  if (/(?:^| )negotiations?$/i.test(title) && !draft.has('participants')) return true
  // "agreed to resume talks on a treaty", "negotiations with Norland are under way": who they are between makes no session of them.
  const day = String(draft.get('when')[0]?.value ?? '')
  return /(?:^| )(?:negotiations?|talks)$/i.test(title) && COURSE.test(predicate.lemma) && !/^\d{4}-\d\d-\d\d/.test(day)
}

const COURSE = /^(?:resume|conclude|complete|continue|launch|start|begin|open|be|proceed|advance|finali[sz]e|accelerate|pursue)$/

/** "The agenda covers": what a session is about, of the session that the thing names. */
function fillFromAgenda(draft: Draft, match: Match, thing: Range): void {
  const { scope, predicate } = match
  const { context } = scope
  const focused = TOPICAL.has(match.frame.row) ? eventOf(scope, thing) : undefined
  if (focused !== undefined && !focused.definite) {
    draft.set('body', focused.body).set('ordinal', focused.ordinal)
    if (focused.body === undefined) draft.set('title', focused.title)
    draft.set('rank', focused.rank).set('mode', modeOf(scope, thing)).add('participants', focused.participants)
    // "the call last week focused on tolls": its time stands inside its phrase.
    if (predicate.clause?.kind === 'participle') draft.set('when', adjunctsIn(scope, [thing]).when)
  } else fromContext(draft, match)
  // "The talks in Lima": by their place they are others than the body last named.
  const isOwn = focused !== undefined && (focused.body === undefined || focused.body.inferred !== undefined)
  const where = isOwn ? adjunctsIn(scope, [thing]).where : undefined
  const talks = scope.s.units[thing.from]
  if (where !== undefined && talks !== undefined) {
    draft.drop('body')
    draft.set('title', wordsBetween(scope.s.tokens, talks.first, talks.last)).set('where', where)
  }
  if (predicate.tense === 'present' && draft.modality === 'done' && context.bodyAhead === draft.get('body')[0]?.value)
    draft.modality = 'scheduled'
  if (match.complement.range !== undefined) {
    draft.drop('agenda')
    draft.add('agenda', topics(scope.s, match.complement.range))
  }
}

/** The session that the thing names; false when it is none. */
function fillFromEvent(draft: Draft, match: Match, thing: Range): boolean {
  const { scope, predicate } = match
  const event = eventOf(scope, thing)
  if (event === undefined || isCounted(scope, thing)) return false
  draft.set('body', event.body)
  if (event.body === undefined) draft.set('title', event.title)
  if (FIRST_OR_PAST.has(match.frame.row) && event.ordinal === undefined && predicate.tense !== 'past') return false
  if (match.frame.row === 'frames/hold.first' && event.ordinal === undefined) return false
  draft.set('ordinal', event.ordinal).set('rank', event.rank).set('mode', modeOf(scope, thing))
  draft.add('participants', event.participants).add('agenda', event.agenda)
  return true
}

/** "A telephone conversation took place": its noun tells how it was held. */
function modeOf({ s, k }: Scope, thing: Range): Filled | undefined {
  const unit = s.units[thing.from]
  for (let i = unit?.first ?? 0; unit?.type === 'noun' && unit.names.length === 0 && i <= unit.last; i++) {
    const mode = k.manners.mode.at(s.tokens, i)
    if (mode !== undefined) return { ...mode, span: tokenSpan(s.tokens, i, i) }
  }
  return undefined
}

/** Who meets whom, where no session is named; false when what is met is no company. */
function fillFromCompany(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { context } = scope
  // "The ministers of the League met for the ninth Forum": the forum is what meets.
  eventMetFor(draft, match)
  talksHeld(draft, match)
  leadersMet(draft, match)
  if (!draft.has('body')) bodyThatMeets(draft, match)
  // "We, the Ministers of Norland and Arcadia, having met in Lima": who stands in front.
  if (predicate.agent === undefined && predicate.clause?.kind === 'gerund' && predicate.clause.verb.perfect && !draft.has('participants'))
    draft.add('participants', agentsOf(scope.s, context, { from: 0, to: predicate.clause.at }))
  const met =
    match.frame.row === 'frames/meet' && match.complement.object !== undefined && !predicate.passive ? match.complement.object : undefined
  // "The team can meet its goals": only persons and parties are met.
  if (met !== undefined && !isMet(scope, met)) return false
  if (met !== undefined) draft.add('participants', agentsOf(scope.s, context, { from: met.from, to: listEnd(scope.s, met.from, met.to) }))
  return true
}

/** "consulted with the Minister": false when somebody is only asked to do something. */
function fillConsulted(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  // "called on the Minister to act" asks; "called on the Minister" meets.
  const asks = predicate.lemma === 'call' && scope.s.clauses.some((c) => c.governor === predicate.clause && c.kind === 'infinitive')
  const isContinued = predicate.clause?.kind === 'infinitive' && predicate.clause.governor?.verb.lemma === 'continue'
  const consults = /^(?:consult|engage)$/.test(predicate.lemma)
  // "is engaging with all countries": what goes on is no meeting.
  if (predicate.lemma === 'engage' && predicate.clause?.verb.progressive === true) return false
  if (asks || (predicate.clause?.verb.form !== 'finite' && !isContinued) || match.complement.object === undefined) return false
  if (!consults && predicate.tense !== 'past' && !callsOnPerson(match)) return false
  if (isContinued) draft.modality = 'done'
  const object = match.complement.object
  const others = agentsOf(scope.s, scope.context, { from: object.from, to: listEnd(scope.s, object.from, object.to) })
  if (others.length === 0 || !draft.has('participants')) return false
  draft.add('participants', others)
  return true
}

/** Time, place, manner, chairs, hosts and company around the verb. */
function fillAdjuncts(draft: Draft, match: Match): void {
  const { scope, adjuncts, thing, predicate } = match
  draft
    .set(
      'when',
      frontDay(match) ??
        adjuncts.when ??
        adjuncts.due ??
        dayBeside(match) ??
        ofTimeClause(match).when ??
        (predicate.passive ? leadingDay(scope) : undefined) ??
        (thing === undefined ? undefined : dateOf(scope, thing.from)) ??
        openingDay(match),
    )
    .set('where', adjuncts.where ?? whereOfRelative(match) ?? ofTimeClause(match).where)
    .set('mode', adjuncts.mode)
    .set('rank', adjuncts.rank)
    .set('frequency', adjuncts.frequency)
  const behind = thing === undefined ? undefined : scope.s.units[thing.from - 1]
  if (thing !== undefined && predicate.clause?.kind === 'participle' && behind?.type === 'preposition' && behind.word === 'at')
    timeOfAct(draft, scope, thing.from)
  if (adjuncts.at !== undefined && adjuncts.at.value !== draft.get('body')[0]?.value) draft.set('at', adjuncts.at)
  draft.add('chairs', adjuncts.chairs)
  fillAttendance(draft, match)
  // "discussed relations with third countries": behind what is discussed only a person is company.
  const talksOf = match.frame.slots.some(([slot]) => slot === 'agenda')
  const isPerson = (a: Filled): boolean =>
    scope.s.names.some((n) => n.type === 'person' && tokenSpan(scope.s.tokens, n.first, n.last).start === a.span?.start)
  if ((match.frame.row === 'frames/chair' || match.frame.row === 'frames/chair.lead') && !predicate.passive)
    draft.add('chairs', chairsBeside(draft, match, isPerson))
  const company = adjuncts.with.filter(
    (a) =>
      (!talksOf || isPerson(a)) &&
      !draft.get('participants').some((p) => p.value === a.value) &&
      !draft.get('chairs').some((c) => c.value === a.value),
  )
  draft.add('participants', company)
  // "discussed trade between Norland and Arcadia": what is discussed is between them.
  // "welcomed President Roe to reaffirm the ties between Norland and Arcadia": what is between them is no session.
  if (!talksOf && !RECEIVING.has(match.frame.row)) draft.add('participants', adjuncts.between)
  onlyActors(draft, match)
  companyAt(draft, match)
  if (draft.has('at') && draft.get('at')[0]?.value === draft.get('body')[0]?.value) draft.drop('at')
  if (draft.get('by').some((b) => b.value === draft.get('body')[0]?.value)) draft.drop('by')
  if (HOSTING.has(match.frame.row)) {
    draft.add('participants', guestsAt(match))
    const offerer = whoOffers(match)
    if (offerer.length > 0) draft.drop('by')
    draft.set('where', hostingCity(match)).add('by', offerer)
  }
  const slot = LISTED_AGENTS[match.frame.row]
  if (slot !== undefined && scope.s.units.some((u) => u.type === 'semicolon')) draft.add(slot, agentsBeyond(match))
  if (slot === 'chairs' && predicate.passive) draft.add('chairs', bySides(match))
  if (predicate.passive && /^(?:host|organi[sz]e|convene)/.test(predicate.lemma)) draft.add('by', adjuncts.by)
  const isVisit = /\b(?:courtesy|farewell|introductory|formal) /.test(String(draft.get('title')[0]?.value ?? '').toLowerCase())
  if (match.frame.row === 'frames/call.receive' && !isVisit) draft.set('mode', { value: 'telephone', inferred: 'a call is by telephone' })
  if (PHONE_VERBS.has(predicate.lemma) && match.frame.row === 'frames/speak')
    draft.set('mode', { value: 'telephone', inferred: 'a call is by telephone' })
}

/**
 * "co-chaired the session with Minister Roe", "Norland chaired it with Arcadia": who sits beside the chair is one. "Minister Roe chaired a session
 * with Norland and Arcadia": states beside a person take part.
 */
function chairsBeside(draft: Draft, { adjuncts, predicate }: Match, isPerson: (a: Filled) => boolean): readonly Filled[] {
  const beside = adjuncts.with.filter((a) => a.value !== draft.get('body')[0]?.value)
  const isShared = predicate.lemma.startsWith('co-') || !draft.get('chairs').some(isPerson)
  return isShared ? beside : beside.filter(isPerson)
}

/** "Topics covered at the meeting included tolls": a participle behind the subject of another verb. */
function isDescription({ scope, predicate }: Match): boolean {
  const { clause } = predicate
  const from = clause?.subject?.from
  return (
    clause?.kind === 'participle' && scope.s.clauses.some((c) => c.verb.form === 'finite' && c.at > clause.at && c.subject?.from === from)
  )
}

/** "participated in the spousal programme": what somebody takes part in is named, and is no session. */
function isInSomethingElse({ scope: { s }, predicate }: Match): boolean {
  const joint = s.units[predicate.rest.from]
  const what = s.units[predicate.rest.from + 1]
  return joint?.type === 'preposition' && joint.word === 'in' && what?.type === 'noun' && placeOf(what) === undefined
}

/** Topics in a list behind a colon, or behind "about"; false when the list that is announced is not there. */
function fillTopics(draft: Draft, match: Match, listed: readonly Filled[]): boolean {
  const { scope } = match
  if (draft.has('agenda') && match.frame.takes.includes('about')) {
    const range = match.complement.range
    if (range !== undefined) {
      draft.drop('agenda')
      draft.add('agenda', topics(scope.s, { from: fromQuestion(scope, range.from), to: range.to }))
    }
  }
  if (listed.length > 0) {
    draft.drop('agenda')
    draft.add('agenda', listed)
  } else if (match.frame.row === 'frames/discuss.topics') {
    const colon = scope.s.units.findIndex((u) => u.type === 'colon')
    if (colon < 0) return false
    draft.drop('agenda')
    draft.add('agenda', topics(scope.s, { from: colon + 1, to: scope.s.units.length }))
  }
  return true
}

/** How certain the session is, by its day and by what is said of it. */
function settleStanding(draft: Draft, match: Match): void {
  const { scope, adjuncts, predicate } = match
  const { context } = scope
  // A day still ahead of the document is fixed, whatever the tense: "a workshop organised by Norland (4 May)".
  const day = String(draft.get('when')[0]?.value ?? '')
  if (draft.modality === 'done' && context.date !== undefined && day.length >= 7 && day.slice(0, 10) > context.date && /^\d/.test(day))
    draft.modality = 'scheduled'
  // "invited Norland to attend the Forum in May": what is proposed is to come; the Forum itself is fixed.
  if (
    draft.modality === 'proposed' &&
    match.frame.row === 'frames/attend' &&
    day.length >= 7 &&
    context.date !== undefined &&
    day > context.date
  )
    draft.modality = 'scheduled'
  if (PLANNING.has(match.frame.row)) {
    draft.set('when', adjuncts.period).set('where', placeFor(match))
    if (isCalledOff(match)) draft.modality = 'cancelled'
  }
  // "endorsed the proposal of Norland to hold a forum": who endorses does not meet.
  if (isProposed(scope.s, predicate)) {
    draft.modality = 'proposed'
    draft.drop('participants')
  }
  // "the Forum to be held in Lima": fixed, though nobody says for when.
  if (draft.modality === 'expected' && predicate.passive && predicate.clause?.kind === 'infinitive' && predicate.clause.hangs === 'noun')
    draft.modality = 'scheduled'
}

/** "held more than 150 events": a figure. */
function isCounted({ s, amounts }: Scope, thing: Range): boolean {
  const unit = s.units[thing.from]
  return unit?.type === 'noun' && amounts.some((a) => a.first >= unit.first && a.last <= unit.last && a.value > 9)
}

/** Rows whose verbs tell standing offices and foundings as well as sessions. */
const FIRST_OR_PAST = new Set(['frames/chair.lead', 'frames/hold.first'])

/** "The Commission resumed its work", "will open the road": with an object behind it the verb tells no session of its subject. */
function actsOnObject({ predicate, frame, scope }: Match): boolean {
  if (predicate.passive || predicate.nominal || frame.particles.length > 0) return false
  const next = scope.s.units[predicate.rest.from]
  return next?.type === 'noun' && predicate.rest.from < predicate.rest.to && !scope.dates.some((d) => d.unit === predicate.rest.from)
}

/** "is an annual event": how often, of the body last named. */
function frequencyOf(draft: Draft, match: Match): boolean {
  const { s } = match.scope
  const range = match.complement.range
  const unit = range === undefined ? undefined : s.units[range.from]
  if (unit?.type !== 'noun') return false
  for (let i = unit.first; i <= unit.last; i++) {
    const frequency = FREQUENCY[s.tokens.word[i] ?? '']
    if (frequency !== undefined) draft.set('frequency', { value: frequency, span: tokenSpan(s.tokens, i, i) })
  }
  return draft.has('frequency') && draft.has('body')
}

const FREQUENCY: Readonly<Record<string, string>> = {
  annual: 'annual',
  yearly: 'annual',
  monthly: 'monthly',
  weekly: 'weekly',
  quarterly: 'quarterly',
  biannual: 'biannual',
  biennial: 'biennial',
}

/** "met three times: in Lima on 3 May, in Quito in June": each further place with its date is a meeting of its own. */
export function furtherSittings(match: Match, draft: Draft): Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  const pairs: { where: Filled; when: Filled }[] = []
  let where: Filled | undefined
  for (let u = predicate.rest.from; u < predicate.rest.to; u++) {
    const unit = s.units[u]
    const place = unit?.type === 'noun' && s.units[u - 1]?.type === 'preposition' ? placeOf(unit) : undefined
    if (place !== undefined) where = { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
    const date = unit?.type === 'date' ? scope.dates.find((d) => d.unit === u && d.part === 'when') : undefined
    if (date !== undefined && where !== undefined) {
      pairs.push({ where, when: date.filled })
      where = undefined
    }
  }
  return pairs.slice(1).map((pair) => {
    const further = new Draft('meeting', draft.modality, draft.passage, match.frame.row)
    for (const slot of ['body', 'title', 'rank']) further.set(slot, draft.get(slot)[0])
    return further.add('participants', draft.get('participants')).set('where', pair.where).set('when', pair.when)
  })
}
