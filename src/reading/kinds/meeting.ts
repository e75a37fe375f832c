import { fold } from '../../language/tokens.ts'
import { agentsOf } from '../agents.ts'
import { classesOf } from '../classes.ts'
import { adjunctsIn, listEnd, placeOf } from '../adjuncts.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { infinitiveWords } from '../complement.ts'
import { Draft, type Filled } from '../draft.ts'
import { eventName, eventOf, rankOfGroup } from '../event.ts'
import { groupBody } from '../group-body.ts'
import { owner } from '../open-scope.ts'
import type { Match, Scope } from '../scope.ts'
import { topics } from '../topics.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { listedAreas } from './areas.ts'
import { agentsBeyond, isAccompanied, leadersOf } from './meeting/company.ts'
import { isCalledOff, PLANNING, placeFor } from './meeting/planned.ts'

/** "the Conference of 4 May": its day stands right behind its name. */
function dateOf({ s, dates }: Scope, at: number): Filled | undefined {
  const of = s.units[at + 1]
  return of?.type === 'preposition' && of.word === 'of' ? dates.find((d) => d.unit === at + 2 && d.part === 'when')?.filled : undefined
}

const PHONE_VERBS = new Set(['call', 'telephone', 'phone'])

/** Fills a meeting: its body or title from the thing that meets, then time, place, mode and company from the adjuncts. */
export function completeMeeting(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { context } = scope
  if (match.frame.row === 'frames/be-held' && actsOnObject(match)) return false
  const isAgenda = match.frame.object.includes('agenda') || match.frame.row === 'frames/meeting.focus'
  const listed = listedAreas(match)
  if (thing !== undefined && isAgenda) {
    const focused = match.frame.row === 'frames/meeting.focus' ? eventOf(scope, thing) : undefined
    if (focused !== undefined && !focused.definite) {
      draft.set('body', focused.body).set('ordinal', focused.ordinal)
      if (focused.body === undefined) draft.set('title', focused.title)
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
  } else if (thing !== undefined && !match.frame.object.includes('delegation')) {
    const event = eventOf(scope, thing)
    if (event === undefined || isCounted(scope, thing)) return false
    draft.set('body', event.body)
    if (event.body === undefined) draft.set('title', event.title)
    if (FIRST_OR_PAST.has(match.frame.row) && event.ordinal === undefined && predicate.tense !== 'past') return false
    if (match.frame.row === 'frames/hold.first' && event.ordinal === undefined) return false
    draft.set('ordinal', event.ordinal).set('rank', event.rank)
    draft.add('participants', event.participants).add('agenda', event.agenda)
  }
  draft.set('ordinal', timeCounted(match) ?? firstTime(match))
  if (thing === undefined && !match.frame.slots.some(([slot]) => slot === 'agenda')) {
    // "The ministers of the League met for the ninth Forum": the forum is what meets.
    eventMetFor(draft, match)
    if (!draft.has('body')) bodyThatMeets(draft, match)
    // "We, the Ministers of Norland and Arcadia, having met in Lima": who stands in front.
    if (predicate.agent === undefined && predicate.clause?.kind === 'gerund' && predicate.clause.verb.perfect && !draft.has('participants'))
      draft.add('participants', agentsOf(scope.s, context, { from: 0, to: predicate.clause.at }))
    const met =
      match.frame.row === 'frames/meet' && match.complement.object !== undefined && !predicate.passive ? match.complement.object : undefined
    // "The team can meet its goals": only persons and parties are met.
    if (met !== undefined && !isMet(scope, met)) return false
    if (met !== undefined) draft.add('participants', agentsOf(scope.s, context, { from: met.from, to: listEnd(scope.s, met.from, met.to) }))
  } else if (thing !== undefined && !isAgenda) bodyThatHolds(draft, match)
  if (match.frame.row === 'frames/consult') {
    // "called on the Minister to act" asks; "called on the Minister" meets.
    const asks = predicate.lemma === 'call' && scope.s.clauses.some((c) => c.governor === predicate.clause && c.kind === 'infinitive')
    const isContinued = predicate.clause?.kind === 'infinitive' && predicate.clause.governor?.verb.lemma === 'continue'
    const consults = /^(?:consult|engage)$/.test(predicate.lemma)
    if (asks || (predicate.clause?.verb.form !== 'finite' && !isContinued) || match.complement.object === undefined) return false
    if (!consults && predicate.tense !== 'past') return false
    if (isContinued) draft.modality = 'done'
    const object = match.complement.object
    const others = agentsOf(scope.s, context, { from: object.from, to: listEnd(scope.s, object.from, object.to) })
    if (others.length === 0 || !draft.has('participants')) return false
    draft.add('participants', others)
  }
  if (match.frame.row === 'frames/brief') draft.add('participants', agentsOf(scope.s, context, predicate.agent))
  if (match.frame.row === 'frames/speak' || match.frame.row === 'frames/call.pay') whomMet(draft, match)
  if (match.frame.row === 'frames/discuss.attention' && (predicate.tense !== 'past' || draft.modality !== 'done')) return false
  // "At the Forum the delegation was led by Minister Roe": of the event in front, else of the body last named.
  if (match.frame.object.includes('delegation')) {
    if (adjuncts.at?.row !== undefined) draft.set('body', adjuncts.at)
    else fromContext(draft, match)
  }
  if (match.frame.row === 'frames/receive') draft.add('participants', [...agentsOf(scope.s, context, predicate.agent), ...leadersOf(match)])
  if (match.frame.row === 'frames/company' && !isAccompanied(draft, match)) return false
  if (match.frame.row === 'frames/bring-together' && !gathers(draft, match)) return false
  draft
    .set('when', adjuncts.when ?? adjuncts.due ?? (thing === undefined ? undefined : dateOf(scope, thing.from)))
    .set('where', adjuncts.where)
    .set('mode', adjuncts.mode)
    .set('rank', adjuncts.rank)
    .set('frequency', adjuncts.frequency)
  const behind = thing === undefined ? undefined : scope.s.units[thing.from - 1]
  if (thing !== undefined && predicate.clause?.kind === 'participle' && behind?.type === 'preposition' && behind.word === 'at')
    timeOfAct(draft, scope, thing.from)
  if (adjuncts.at !== undefined && adjuncts.at.value !== draft.get('body')[0]?.value) draft.set('at', adjuncts.at)
  draft.add('chairs', adjuncts.chairs)
  // "discussed relations with third countries": behind what is discussed only a person is company.
  const talksOf = match.frame.slots.some(([slot]) => slot === 'agenda')
  const isPerson = (a: Filled): boolean =>
    scope.s.names.some((n) => n.type === 'person' && tokenSpan(scope.s.tokens, n.first, n.last).start === a.span?.start)
  // "co-chaired the session with Minister Roe": who sits beside the chair is one.
  if (match.frame.row === 'frames/chair' && !predicate.passive) draft.add('chairs', adjuncts.with)
  const company = adjuncts.with.filter(
    (a) =>
      (!talksOf || isPerson(a)) &&
      !draft.get('participants').some((p) => p.value === a.value) &&
      !draft.get('chairs').some((c) => c.value === a.value),
  )
  draft.add('participants', company).add('participants', adjuncts.between)
  onlyActors(draft, match)
  if (draft.get('by').some((b) => b.value === draft.get('body')[0]?.value)) draft.drop('by')
  if (match.frame.row === 'frames/host') draft.set('where', hostingCity(match))
  const slot = match.frame.row === 'frames/host' ? 'by' : match.frame.row === 'frames/chair' ? 'chairs' : undefined
  if (slot !== undefined && scope.s.units.some((u) => u.type === 'semicolon')) draft.add(slot, agentsBeyond(match))
  if (predicate.passive && /^(?:host|organi[sz]e|convene)/.test(predicate.lemma)) draft.add('by', adjuncts.by)
  if (PHONE_VERBS.has(predicate.lemma) && match.frame.row === 'frames/speak')
    draft.set('mode', { value: 'telephone', inferred: 'a call is by telephone' })
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
  if (match.frame.row === 'frames/agenda.be') {
    draft.drop('agenda')
    if (predicate.agent !== undefined) draft.add('agenda', topics(scope.s, predicate.agent))
    fromContext(draft, match)
    return draft.has('agenda') && (draft.has('body') || isFocusOfTalks(match))
  }
  if (match.frame.row === 'frames/meeting.is') return frequencyOf(draft, match)
  if (match.frame.row === 'frames/attend.here') {
    // "may decide how they take part" tells of nobody who came.
    const came = predicate.clause?.verb.form === 'finite' && predicate.clause.kind !== 'that' && predicate.clause.kind !== 'subordinate'
    if (!came || draft.get('participants').length === 0 || context.lastBody === undefined) return false
    fromContext(draft, match)
  }
  if (match.frame.slots.some(([slot]) => slot === 'agenda') && !isAgenda) {
    if (!completeDiscussion(draft, match)) return false
  } else draft.add('agenda', aims(match))
  if (adjuncts.frequency !== undefined && !draft.has('when') && (draft.modality !== 'done' || predicate.tense === 'present'))
    draft.modality = 'recurring'
  if (!draft.has('rank')) draft.set('rank', rankOfCompany(match))
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
  // "the Forum to be held in Lima": fixed, though nobody says for when.
  if (draft.modality === 'expected' && predicate.passive && predicate.clause?.kind === 'infinitive' && predicate.clause.hangs === 'noun')
    draft.modality = 'scheduled'
  const planned = thing !== undefined && draft.has('title') && draft.modality !== 'done'
  return draft.size > 1 || draft.has('body') || draft.has('agenda') || planned || draft.get('participants').length > 1
}

function isMet(scope: Scope, met: Range): boolean {
  const unit = scope.s.units[met.from]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun || unit.names.length > 0 || scope.dates.some((d) => d.unit === met.from)) return true
  const classes = classesOf(scope, unit, met)
  return (
    classes.size === 0 ||
    !/^(?:its|their|our|the)$/.test(scope.s.tokens.word[unit.first] ?? '') ||
    ['person', 'organisation', 'body', 'institution', 'delegation'].some((c) => classes.has(c))
  )
}

/** "held more than 150 events": a figure. */
function isCounted({ s, amounts }: Scope, thing: Range): boolean {
  const unit = s.units[thing.from]
  return unit?.type === 'noun' && amounts.some((a) => a.first >= unit.first && a.last <= unit.last && a.value > 9)
}

/** "were the focus of the discussion" */
function isFocusOfTalks({ scope, complement }: Match): boolean {
  const of = complement.range === undefined ? undefined : scope.s.units[complement.range.from + 1]
  const talks = complement.range === undefined ? undefined : scope.s.units[complement.range.from + 2]
  return of?.type === 'preposition' && of.word === 'of' && talks?.type === 'noun' && talks.noun?.classes[0] === 'event'
}

/** "discussed how to cut costs": the word of the question belongs to the topic. */
function fromQuestion({ s }: Scope, from: number): number {
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

/** Rows whose verbs tell standing offices and foundings as well as sessions. */
const FIRST_OR_PAST = new Set(['frames/chair.lead', 'frames/hold.first'])

/** "The Commission resumed its work", "will open the road": with an object behind it the verb tells no session of its subject. */
function actsOnObject({ predicate, frame, scope }: Match): boolean {
  if (predicate.passive || predicate.nominal || frame.particles.length > 0) return false
  const next = scope.s.units[predicate.rest.from]
  return next?.type === 'noun' && predicate.rest.from < predicate.rest.to && !scope.dates.some((d) => d.unit === predicate.rest.from)
}

/**
 * Only those who meet discuss: "to address the causes" of somebody's plan is no meeting. "The Forum discussed", "at the Forum, the plan was
 * considered": the event stands in for those who met. Dates and places behind the verb belong to what is discussed.
 */
function completeDiscussion(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { clause } = predicate
  if (clause?.verb.form !== 'finite') return false
  if (raisesTies(match) || (predicate.lemma === 'focus' && isEventNoun(match))) return false
  // "Norland and Arcadia will review the tariff" promises; "the ministers will review the plan" tells what they will talk about.
  if (predicate.modal !== undefined && statesAct(match)) return false
  const front = adjunctsIn(
    scope,
    predicate.area.filter((range) => range.to <= clause.at),
  )
  for (const slot of ['when', 'where', 'at']) draft.drop(slot)
  draft.set('when', front.when).set('where', front.where)
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
  return predicate.passive && draft.has('body')
}

/** "The talks focused on": a row of its own. */
function isEventNoun({ scope, predicate }: Match): boolean {
  const unit = predicate.agent === undefined ? undefined : scope.s.units[predicate.agent.from]
  return unit?.type === 'noun' && unit.names.length === 0 && unit.noun?.classes[0] === 'event'
}

/** "raised their relations to a partnership": nothing that is talked of. */
function raisesTies({ scope, predicate, complement }: Match): boolean {
  const object = complement.object ?? complement.range
  const unit = object === undefined ? undefined : scope.s.units[object.from]
  return predicate.lemma === 'raise' && object !== undefined && unit?.type === 'noun' && classesOf(scope, unit, object).has('relation')
}

/** "The ministers discussed": all who met, in the session that the document reports. */
function isOfSession(match: Match, draft: Draft): boolean {
  const { agent, passive, modality } = match.predicate
  const unit = agent === undefined || passive ? undefined : match.scope.s.units[agent.from]
  if (modality !== 'done' || unit?.type !== 'noun') return false
  // "Norlandic and Arcadian leaders": named only by their states.
  const isNamed = unit.names.some((n) => /^(?:person|body|event|organisation)$/.test(n.type))
  if (unit.pronoun || (unit.noun?.plural === true && !isNamed)) return true
  // "Norland and Arcadia discussed": the sides themselves.
  const { sides } = match.scope.context
  const who = draft.get('participants')
  return who.length > 1 && who.length === sides.length && who.every((p) => sides.includes(String(p.value)))
}

/** "Tolls and visas were also discussed": by those who met, in the session that the document reports. */
function isPassiveOfSession({ predicate }: Match): boolean {
  const { agent, passive, modality, clause, tense } = predicate
  return passive && agent === undefined && modality === 'done' && tense === 'past' && clause?.kind === 'main'
}

/** "telephoned Minister Roe", "paid a courtesy call on Minister Roe": whom the verb names was met. */
function whomMet(draft: Draft, match: Match): void {
  const { scope, complement, predicate, frame } = match
  const met = complement.object
  if (met !== undefined && !predicate.passive)
    draft.add('participants', agentsOf(scope.s, scope.context, { from: met.from, to: listEnd(scope.s, met.from, met.to) }))
  const call = frame.row === 'frames/call.pay' ? scope.s.units[predicate.rest.from] : undefined
  if (call?.type === 'noun') draft.set('title', wordsBetween(scope.s.tokens, call.first, call.last))
}

function fromSession(draft: Draft, match: Match): void {
  const { session } = match.scope.context
  if (typeof session === 'string') draft.set('body', { value: session, inferred: 'the session that the document reports' })
}

/** "the Forum, first convened in Lima": the first session. */
function firstTime({ scope, predicate }: Match): Filled | undefined {
  const { tokens } = scope.s
  if (predicate.tense !== 'past' || !/^(?:convene|hold|meet|gather|organi[sz]e|host)$/.test(predicate.lemma)) return undefined
  for (let i = Math.max(0, predicate.first - 1); i < predicate.last; i++)
    if (tokens.word[i] === 'first') return { value: 1, span: tokenSpan(tokens, i, i) }
  return undefined
}

/** "met for the ninth time": the number of the session. */
function timeCounted(match: Match): Filled | undefined {
  const { s, k } = match.scope
  for (const range of match.predicate.area) {
    for (let u = range.from + 1; u < range.to; u++) {
      const unit = s.units[u]
      if (unit?.type !== 'noun' || s.tokens.word[unit.head] !== 'time' || s.units[u - 1]?.type !== 'preposition') continue
      for (let i = unit.first; i < unit.head; i++) {
        const ordinal = k.ordinals.at(s.tokens, i)
        if (ordinal !== undefined) return { value: ordinal.value, span: tokenSpan(s.tokens, i, ordinal.last) }
      }
    }
  }
  return undefined
}

/** Who meets gives the rank when the words say it: "the foreign ministers of Norland and Arcadia held talks". */
function rankOfCompany(match: Match): Filled | undefined {
  const { s } = match.scope
  const subject = match.predicate.passive ? undefined : match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun' || subject === undefined) return undefined
  // "The ministers met": who they are was said before.
  if (subject.to - subject.from < 2 && !unit.names.some((n) => n.type === 'post')) return undefined
  return rankOfGroup(match.scope, unit)
}

function statesAct(match: Match): boolean {
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : match.scope.s.units[subject.from]
  if (unit?.type !== 'noun') return false
  // "The two countries will review the tariff"
  if (unit.names.length === 0 && /^(?:country|nation|state|government|party|participant)$/.test(unit.noun?.singular ?? '')) return true
  return unit.names.some((n) => n.type === 'party' && n.last === unit.last)
}

/** A sentence that tells more of the meeting last named: its agenda, who led the delegations. */
function fromContext(draft: Draft, match: Match): void {
  const body = match.scope.context.lastBody
  if (body !== undefined) draft.set('body', { value: body, inferred: 'the body last named' })
}

/** "The session brought together the ministers": who came, and of what rank. What a body always does is no session. */
function gathers(draft: Draft, match: Match): boolean {
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

/** "The Council met in Lima": what meets is a body, not a participant. */
function bodyThatMeets(draft: Draft, match: Match): void {
  const { s, context } = match.scope
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun') return
  const name = unit.names.find((n) => (n.type === 'body' || n.type === 'event') && n.last >= unit.head - 1)
  const isBodyNoun = unit.names.length === 0 && unit.noun?.classes[0] === 'body'
  const isIt = unit.pronoun && s.tokens.word[unit.first] === 'it' && context.lastBody !== undefined
  const group = subject === undefined || name !== undefined ? undefined : groupBody(match.scope, subject, true)
  if (name === undefined && !isBodyNoun && !isIt && group === undefined) return
  // "A working group will meet": one that nobody named before.
  const isNew = isBodyNoun && /^an?$/.test(s.tokens.word[unit.first] ?? '')
  const known = isNew
    ? wordsBetween(s.tokens, unit.first, unit.last)
    : group !== undefined
      ? group
      : name !== undefined
        ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
        : context.lastBody !== undefined
          ? {
              value: context.lastBody,
              span: tokenSpan(s.tokens, unit.first, unit.last),
              inferred: 'definite description: the body last named',
            }
          : undefined
  if (known === undefined) return
  draft.drop('participants')
  draft.set('body', known)
  if (group !== undefined) draft.set('rank', rankOfGroup(match.scope, unit))
  const told = subject === undefined ? undefined : eventOf(match.scope, subject)
  draft.set('ordinal', told?.ordinal)
}

/** "met in Lima for the Transit Forum": the forum is what meets. */
function eventMetFor(draft: Draft, match: Match): void {
  const { s } = match.scope
  for (const range of match.predicate.area) {
    for (let u = range.from; u + 1 < range.to; u++) {
      const unit = s.units[u]
      if (unit?.type !== 'preposition' || !/^(?:for|within|in|at)$/.test(unit.word)) continue
      const event = eventOf(match.scope, { from: u + 1, to: range.to })
      if (event?.body === undefined || ((unit.word === 'in' || unit.word === 'at') && event.ordinal === undefined)) continue
      draft.set('body', event.body).set('ordinal', event.ordinal).set('rank', event.rank)
      return
    }
  }
}

/** "The Commission held its ninth session": the one that holds a sitting of its own is the body. */
function bodyThatHolds(draft: Draft, match: Match): void {
  const { s } = match.scope
  if (match.predicate.passive || !/^(?:hold|conclude|begin|open|resume|complete|convene)$/.test(match.predicate.lemma)) return
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  const name =
    unit?.type === 'noun' ? unit.names.find((n) => (n.type === 'body' || n.type === 'event') && n.last >= unit.head - 1) : undefined
  const bare =
    !draft.has('body') &&
    /^(?:session|meeting|sitting|round|plenary)s?$/i.test(String(draft.get('title')[0]?.value ?? '').replace(/^.* /, ''))
  const { parties } = match.scope.k.language
  // "It held its first session": who acted last, unless that is a state.
  const described = draft
    .get('participants')
    .find(
      (p) =>
        p.inferred?.startsWith('definite description') === true ||
        (p.inferred?.startsWith('"it"') === true && !parties.has(fold(String(p.value)))),
    )
  const group = name === undefined && subject !== undefined && bare ? groupBody(match.scope, subject, true) : undefined
  const holder =
    name === undefined ? (group ?? described) : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  if (holder === undefined || (draft.get('body')[0]?.inferred === undefined && !bare)) return
  draft.drop('body')
  draft.drop('title')
  if (group !== undefined) draft.drop('participants')
  draft.set('body', holder)
}

/** "Lima will host the forum": the city stands for its state, and is where they meet. */
function hostingCity(match: Match): Filled | undefined {
  const { s } = match.scope
  const host = match.predicate.agent
  const unit = host === undefined ? undefined : s.units[host.from]
  const place = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'place' && n.last === unit.last) : undefined
  return place === undefined ? undefined : { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
}

/** Events do not take part in events. */
function onlyActors(draft: Draft, match: Match): void {
  const events = new Set(match.scope.s.names.filter((n) => n.type === 'event' || n.row.startsWith('bodies/')).map((n) => n.value))
  const body = draft.get('body')[0]?.value
  const kept = draft.get('participants').filter((p) => !events.has(String(p.value)) && p.value !== body)
  draft.drop('participants')
  draft.add('participants', kept)
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

const TALKING = new Set(['discuss', 'review', 'exchange', 'consider', 'examine', 'address', 'explore'])

const MEETING_VERBS = /^(?:meet|reconvene|convene|gather|engage|consult)$/
/** Aims that are events or deeds of their own. */
const NO_TOPIC = /^(?:sign|mark|celebrate|commemorate|attend|participate|hold|receive|take|be|host|adopt|conduct|have)$/

/** "met to discuss transit": the aim of a meeting is its agenda; of talking, what is talked of. */
function aims(match: Match): readonly Filled[] {
  const { clause, lemma } = match.predicate
  const { s } = match.scope
  if (clause === undefined) return []
  const all = s.clauses.filter((c) => c.kind === 'infinitive' && c.governor === clause && c.at < clause.rest.to && c.at > clause.at)
  const talking = all.find((c) => TALKING.has(c.verb.lemma))
  if (talking !== undefined) {
    const first = s.units[talking.at + 1]
    const from = first?.type === 'noun' && s.tokens.word[first.head] === 'views' ? talking.at + 3 : talking.at + 1
    return topics(s, { from, to: talking.rest.to })
  }
  if (!MEETING_VERBS.test(lemma)) return []
  const aim = all.find((c) => !c.verb.passive && !NO_TOPIC.test(c.verb.lemma))
  // "consulted with Norland to develop a plan": the plan; "met to conclude the deal": the deed.
  const object = aim !== undefined && lemma === 'consult' ? wordsOfRange(s, { from: aim.at + 1, to: aim.rest.to }) : undefined
  const words = aim === undefined ? undefined : (object ?? infinitiveWords(s, aim))
  return words === undefined ? [] : [words]
}

/** "the ninth session of the Joint Commission in Lima in May", "talks between A and B": a meeting named without its verb. */
export function nominalMeeting(scope: Scope, at: number, to: number, modality: Modality, attended?: Draft): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const event = eventOf(scope, { from: at, to })
  if (event === undefined || event.definite) return undefined
  // An institution is no event: only a body that the tables know, or one with a number, has sessions of its own.
  // "the next round of consultations": told as the round.
  const round = s.units[at - 2]
  const of = s.units[at - 1]
  if (of?.type === 'preposition' && of.word === 'of' && round?.type === 'noun' && /^rounds?$/.test(s.tokens.word[round.head] ?? ''))
    return undefined
  const name = eventName(unit)
  if (name?.type === 'body' && !name.row.startsWith('bodies/') && event.ordinal === undefined) return undefined
  const before = s.units[at - 1]
  if (
    event.body === undefined &&
    before?.type === 'preposition' &&
    (before.word === 'by' || before.word === 'via' || before.word === 'through')
  )
    return undefined
  const draft = new Draft('meeting', modality, scope.passage, 'rule/event')
  draft.set('body', event.body)
  if (event.body === undefined) draft.set('title', event.title)
  draft.set('ordinal', event.ordinal)
  const adjuncts = adjunctsIn(scope, [{ from: at + 1, to: eventEnd(scope, at, to) }])
  draft
    .set('when', dayOrTime(adjuncts.when) ?? dateInside(scope, at))
    .set('where', adjuncts.where)
    .set('mode', adjuncts.mode)
  if (modality === 'done' && before?.type === 'preposition' && before.word === 'at') timeOfAct(draft, scope, at)
  if (adjuncts.at !== undefined && adjuncts.at.value !== event.body?.value) draft.set('at', adjuncts.at)
  // A bare mention of a body adds nothing; a place, a time or a number makes it an event told.
  const isNamed = event.body !== undefined || draft.has('ordinal') || String(event.title?.value ?? '').includes(' ')
  if (attended !== undefined && isNamed) {
    // "to attend the A and the B": each is attended by the same persons, in the same place.
    for (const slot of ['participants', 'where', 'when', 'rank']) {
      for (const filled of attended.get(slot))
        draft.has(slot) && slot !== 'participants' ? undefined : draft.add(slot, [{ ...filled, inferred: 'attended together' }])
    }
    return draft.set('rank', event.rank)
  }
  const told = draft.has('ordinal') || draft.has('when') || draft.has('where')
  if (!told) return undefined
  draft.set('rank', event.rank).add('participants', event.participants).add('agenda', event.agenda).add('chairs', adjuncts.chairs)
  return draft
}

/** "was adopted in Lima in May 2020 at the third session": what was done at a session was done at its time and place. */
function timeOfAct(draft: Draft, scope: Scope, at: number): void {
  const { s } = scope
  const clause = owner(s, at)
  if (clause === undefined || clause.at > at) return
  for (let u = at - 2; u > clause.at; u--) {
    const unit = s.units[u]
    if (unit?.type === 'date') draft.set('when', scope.dates.find((d) => d.unit === u && d.part === 'when')?.filled)
    else if (unit?.type === 'noun') {
      const before = s.units[u - 1]
      const place = before?.type === 'preposition' && before.word === 'in' ? placeOf(unit) : undefined
      if (place?.type === 'place')
        draft.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row })
      else if (place === undefined) return
    } else if (unit?.type !== 'preposition' && unit?.type !== 'comma') return
  }
}

/** An interval of years is a term, not the time of an event: "a seat on the Council for 2024–2026". */
function dayOrTime(when: Filled | undefined): Filled | undefined {
  return when !== undefined && /^\d{4}\/\d{4}$/.test(String(when.value)) ? undefined : when
}

/** A year or date inside the phrase itself: "the 2023 Summit". */
export function dateInside(scope: Scope, at: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const told = scope.dates.find((d) => d.unit === at && d.part === 'when')
  if (told !== undefined) return told.filled
  for (let i = unit.first; i <= unit.last; i++) {
    const word = scope.s.tokens.word[i] ?? ''
    // A number inside a name ("Agenda 2063") is part of it.
    if (unit.names.some((n) => n.first <= i && i <= n.last)) continue
    if (/^(?:19|20)\d\d$/.test(word)) return { value: word, span: tokenSpan(scope.s.tokens, i, i) }
  }
  return undefined
}

/** Where the adjuncts of an event end: at the next event, clause or joint to another phrase of its kind. */
export function eventEnd(scope: Scope, at: number, to: number): number {
  const { s } = scope
  for (let u = at + 1; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && unit.form !== 'participle') return u
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'that' || unit?.type === 'subordinator') return u
    if (unit?.type === 'noun' && u > at + 2 && (eventName(unit) !== undefined || unit.noun?.classes[0] === 'event')) {
      let end = u
      while (
        end > at + 1 &&
        (s.units[end - 1]?.type === 'conjunction' || s.units[end - 1]?.type === 'comma' || s.units[end - 1]?.type === 'preposition')
      )
        end--
      return end
    }
  }
  return to
}
