import { isCaseMark, isDefinite, isIndefinite, type NounUnit } from '../../language/cascade/units.ts'
import type { SaidAmount } from '../../language/cascade/numbers.ts'
import { fold } from '../../language/tokens.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { adjunctsIn, dated, groupEnd, isTermed, rankIn, wordAt } from './adjuncts.ts'
import { agentsOf } from './agents.ts'
import { agents, complementWords, invitationOf, type UnitMatch } from './match.ts'
import { visitType } from './visits.ts'
import type { UnitClause } from './clauses.ts'
import { fullPerson, mentionBody } from './context.ts'
import { ideaBehind } from './proposals.ts'
import { audience, fieldsOf, taught } from './programmes.ts'
import {
  antecedentEvent,
  chainedEvent,
  chainEnd,
  draftedAt,
  eventAt,
  eventWithin,
  instrumentAt,
  partiesWithin,
  topicEnd,
  topicsFrom,
  type UnitEvent,
} from './things.ts'
import { mainOrganisation, statusOf, tiedTo } from './ties.ts'
import { officeOf, sittingOf } from './sitting.ts'
import { amountsIn, figureOf, takeAmount } from './figures.ts'
import { firstWord, hasWord, isOf, spanOf, wordsFrom, wordsOfUnits, type UnitScope } from './scope.ts'

type Make = (match: UnitMatch) => readonly Draft[]

/** Makes the claims of a frame that fits; none where what it tells of is missing. */
export const MAKE: Readonly<Record<string, Make>> = {
  meeting,
  visit,
  instrument,
  initiative: initiatives,
  commitment: commitments,
  figure: (match) => figureOf(match),
  relation,
  chairmanship,
  programme,
  body,
  position,
  post: appointed,
}

/** A draft with the standing of its verb, or that of the frame where the verb tells it as done. */
export function begin(match: UnitMatch, kind = match.frame.kind): Draft {
  const { frame, predicate, scope } = match
  const told = predicate.modality
  const modality = frame.modality !== undefined && (told === 'done' || frame.modality === 'cancelled') ? frame.modality : told
  return new Draft(kind, modality, scope.passage, frame.row)
}

/** The value of a slot that the frame itself gives: "signed". */
export function ownValue({ frame }: UnitMatch, slot: string): Filled | undefined {
  const value = frame.slots.find(([name]) => name === slot)?.[1]
  return value === undefined || PARTS.has(value) ? undefined : { value, row: frame.row }
}

const PARTS = new Set(['subject', 'object', 'complement', 'self', 'with', 'agent', 'genitive'])

/** The part of the clause that a frame names for a slot. */
function part(match: UnitMatch, slot: string): string | undefined {
  const value = match.frame.slots.find(([name]) => name === slot)?.[1]
  return value !== undefined && PARTS.has(value) ? value : undefined
}

/** The phrases of a part. */
export function rangeOf(match: UnitMatch, name: string | undefined): Range | undefined {
  const { predicate, complement } = match
  if (name === 'subject')
    return predicate.verb?.form === 'participle' || predicate.verb?.passive === true ? predicate.agent : predicate.agent
  if (name === 'object') return predicate.object ?? (predicate.verb?.passive === true ? undefined : complement)
  if (name === 'complement') return complement ?? predicate.object
  return undefined
}

// ---- meeting

function meeting(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const draft = begin(match)
  const thingPart = part(match, 'thing')
  if (thingPart === 'self') {
    const sitting = sittingOf(match)
    if (sitting === undefined) return []
    takeEvent(scope, draft, sitting.event)
    draft.add('participants', sitting.participants).add('chairs', sitting.chairs).add('agenda', sitting.agenda)
    return [draft]
  }
  if (/\/(?:planned|foreseen)$/.test(match.frame.row) && !isTurned(match)) return []
  // «намечено провести»: the infinitive tells it.
  if (
    match.frame.row.endsWith('/planned') &&
    predicate.clause?.parts !== undefined &&
    s.clauses.some(({ governor }) => governor !== undefined && governor === predicate.clause?.index)
  )
    return []
  const range = thingPart === 'subject' ? subjectOf(match) : thingPart === 'agent' ? behindPar(match) : rangeOf(match, thingPart)
  const who = part(match, 'who') === undefined ? undefined : subjectOf(match)
  let event: UnitEvent | undefined
  if (range !== undefined) {
    const at = nounIn(scope, range)
    event = at === undefined ? undefined : eventAt(scope, at, range.to)
    if (event === undefined && predicate.verb?.form === 'participle') event = eventWithin(scope, range)?.event
    if (event === undefined && thingPart === 'subject' && predicate.clause?.relative !== undefined) event = chainedEvent(scope, range)
    if (event === undefined && (thingPart === 'subject' || isTurned(match))) event = spokenOf(match, range)
    if (event === undefined) return []
  }
  if (who !== undefined) {
    const at = nounIn(scope, who)
    event = at === undefined ? undefined : eventAt(scope, at, who.to)
    event ??= spokenOf(match, who)
    const isKnown = event?.slot === 'body'
    if (!isKnown) {
      const met = agentsOf(scope, who)
      if (met.length === 0 || !met.every((one) => canMeet(scope, one))) return []
      draft.add('participants', met)
      event = undefined
    }
  }
  if (event !== undefined) {
    takeEvent(scope, draft, event)
    const talk = range === undefined ? undefined : talkAbout(match, event, range)
    if (talk !== undefined) {
      draft.drop('title')
      return [takeTalk(match, draft.add('agenda', talk))]
    }
    if (event.to > 0 && range !== undefined && thingPart !== 'subject')
      takeAround(scope, draft, { from: event.to, to: Math.min(range.to, s.units.length) }, match)
    if (thingPart === 'subject' && range !== undefined) takeAround(scope, draft, { from: event.to, to: range.to }, match)
  }
  for (const [slot, from] of match.frame.slots) {
    if ((slot !== 'participants' && slot !== 'by' && slot !== 'chairs') || !PARTS.has(from)) continue
    const found =
      from === 'with'
        ? []
        : slot === 'participants' && from === 'object'
          ? peopleIn(match)
          : agentsOf(scope, from === 'subject' ? predicate.agent : rangeOf(match, from))
    if (slot === 'participants' && from === 'subject' && event?.slot === 'body' && isSelf(found, event)) continue
    // «предложил провести форум»: who proposes it.
    if (slot === 'participants' && from === 'subject' && draft.modality === 'proposed' && predicate.clause?.parts !== undefined) continue
    // "Le Conseil a tenu sa 46e session": the session is its own.
    const body = slot === 'participants' && from === 'subject' && event !== undefined ? bodyOfAgent(match) : undefined
    if (body !== undefined && event !== undefined && isOwnSession(scope, range)) {
      draft.drop('body')
      draft.drop('title')
      draft.set('body', body)
      continue
    }
    draft.add(slot, found)
  }
  if (part(match, 'participants') === 'with' || match.frame.slots.some(([, value]) => value === 'with')) {
    const others = predicate.adjuncts.with
    if (others.length === 0) return []
    draft.add('participants', others)
  }
  const agenda = part(match, 'agenda')
  if (agenda !== undefined) {
    const topicRange = match.complement
    if (topicRange === undefined || (isOf(scope.k, 'devote', predicate.lemma) && !isTurned(match))) return []
    const topics = topicsFrom(scope, topicRange.from, topicRange.to)
    if (topics.length === 0) return []
    draft.add('agenda', topics)
    // «обещала рассмотреть предложение»: one alone holds no talks.
    if (predicate.clause?.parts !== undefined && predicate.verb?.form === 'infinitive' && draft.get('participants').length < 2) return []
    if (part(match, 'participants') === 'subject' && !draft.get('participants').every((one) => canMeet(scope, one))) return []
    // «В ходе беседы обсуждены …»: the talks are named beside, or the two met before.
    if (!draft.has('participants') && event === undefined) {
      if (!isTurned(match) || predicate.clause?.parts === undefined) return []
      const beside = eventBeside(match)
      if (beside?.name !== undefined) draft.set(beside.slot, beside.name)
      else
        draft.add(
          'participants',
          context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' })),
        )
    }
  }
  const title = ownValue(match, 'title')
  if (title !== undefined && !draft.has('body'))
    draft.set('title', {
      ...title,
      ...(predicate.verb === undefined ? {} : { span: spanOf(s.tokens, predicate.verb.first, predicate.verb.last) }),
    })
  if (match.frame.row.endsWith('/attend.there')) {
    const first = s.units[predicate.clause?.start ?? 0]?.first ?? 0
    const verb = predicate.verb?.first ?? 0
    const word = s.tokens.lower.slice(predicate.clause?.parts === undefined ? verb : Math.min(first, verb), (predicate.verb?.last ?? 0) + 1)
    // «участие приняли делегации …»: in what was told before.
    const front = s.units[(predicate.clause?.at ?? 0) - 1]
    const isFront = predicate.clause?.parts !== undefined && front?.type === 'noun' && s.tokens.lemma[front.head] === match.frame.words[0]
    if ((!isFront && !word.some((one) => isOf(scope.k, 'there', one))) || context.lastBody === undefined) return []
    draft.set('body', { value: context.lastBody, inferred: 'reference: the meeting told before' })
  }
  takeMeetingAdjuncts(match, draft)
  mentionFilled(scope, draft.get('body')[0])
  const met = draft.get('participants')
  if (met.length === 2 && met.every(({ row }) => row === 'rule/person')) context.lastPair = met
  if (agenda !== undefined) withoutTopicPlace(match, draft)
  if (!draft.has('body') && !draft.has('title') && draft.get('participants').length < 2 && !draft.has('agenda')) return []
  if (draft.has('title') && predicate.clause?.parts !== undefined) {
    // «форум с участием регионов»: only those who can meet take part.
    const met = draft.get('participants').filter((one) => canMeet(scope, one))
    draft.drop('participants')
    draft.add('participants', met)
  }
  if (!draft.has('body') && !draft.get('participants').every((one) => canMeet(scope, one))) return []
  return [draft]
}

/** «Состоялся обмен мнениями о портах»: what was talked of, when the talk is no meeting with a title of its own. */
function talkAbout({ scope, predicate }: UnitMatch, event: UnitEvent, range: Range): readonly Filled[] | undefined {
  const { k, s } = scope
  const at = nounIn(scope, range)
  const unit = at === undefined ? undefined : s.units[at]
  if (predicate.clause?.parts === undefined || event.slot !== 'title' || unit?.type !== 'noun' || at === undefined) return undefined
  if (!isOf(k, 'talk', s.tokens.lemma[unit.head])) return undefined
  for (let u = at + 1; u < range.to; u++) {
    const joint = s.units[u]
    if (joint?.type === 'preposition' && joint.word === 'about' && s.units[u + 1]?.type === 'noun') {
      const topics = topicsFrom(scope, u + 1, Math.max(range.to, predicate.rest.to))
      return topics.length === 0 ? undefined : topics
    }
    if (joint?.type !== 'noun' && joint?.type !== 'preposition') return undefined
  }
  return undefined
}

/** The talk is that of those who met last, or of the meeting beside or before. */
function takeTalk(match: UnitMatch, draft: Draft): Draft {
  const { context } = match.scope
  const beside = eventBeside(match)
  if (beside?.name !== undefined) return draft.set(beside.slot, beside.name)
  if (context.lastPair !== undefined) return draft.add('participants', context.lastPair)
  const body = context.lastBody
  return body === undefined
    ? draft.add(
        'participants',
        context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' })),
      )
    : draft.set('body', { value: body, inferred: 'reference: the meeting told before' })
}

/** «В ходе беседы»: the talks in which something was discussed. */
function eventBeside({ scope, predicate: { clause } }: UnitMatch): UnitEvent | undefined {
  const { units } = scope.s
  for (let u = clause?.start ?? 0; u < units.length; u++) {
    const unit = units[u]
    if (unit?.type === 'preposition' && ['course', 'frame', 'at', 'outcome'].includes(unit.word) && units[u + 1]?.type === 'noun') {
      const event = eventAt(scope, u + 1, units.length)
      if (event?.name !== undefined) return event
    }
  }
  // «заседание, в ходе которого рассмотрены …»
  const { relative } = clause ?? {}
  const joint = relative === undefined ? undefined : units[relative.at - 1]
  return relative !== undefined && joint?.type === 'preposition' && ['course', 'frame', 'at', 'outcome'].includes(joint.word)
    ? antecedentEvent(scope, relative.at)
    : undefined
}

/** Remembers a body by its name and by the words that said it. */
export function mentionFilled({ k, s, context }: UnitScope, name: Filled | undefined): void {
  if (name === undefined) return
  const said = name.span === undefined ? undefined : s.tokens.text.slice(name.span.start, name.span.end)
  mentionBody(context, String(name.value), said, k.language.lemmaOf)
}

/** "la mise en œuvre du programme en Tunisie": the place of a topic is not that of the talks. */
function withoutTopicPlace({ scope, complement }: UnitMatch, draft: Draft): void {
  const first = complement === undefined ? undefined : scope.s.units[complement.from]
  if (first === undefined) return
  const start = scope.s.tokens.start[first.first] ?? 0
  for (const slot of ['where', 'when']) if ((draft.get(slot)[0]?.span?.start ?? -1) >= start) draft.drop(slot)
}

/** "La réunion a été précédée d'une réunion d'experts": the other meeting. */
function behindPar({ scope, predicate }: UnitMatch): Range | undefined {
  const { units } = scope.s
  for (let u = predicate.rest.from; u < predicate.rest.to; u++) {
    const unit = units[u]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'by') && units[u + 1]?.type === 'noun')
      return { from: u + 1, to: predicate.rest.to }
  }
  return undefined
}

/** "Ils ont porté sur la pêche": the talks told before. */
function spokenOf(match: UnitMatch, range: Range): UnitEvent | undefined {
  const { scope } = match
  const unit = scope.s.units[range.from]
  const body = scope.context.lastBody
  if (unit?.type !== 'noun' || !unit.pronoun) return undefined
  const name: Filled =
    body === undefined
      ? { value: [...(scope.k.language.groups.get('talks') ?? [])][0] ?? '', inferred: 'reference: the talks told before' }
      : { value: body, inferred: 'reference: the meeting told before' }
  return { name, slot: body === undefined ? 'title' : 'body', ordinal: undefined, parties: [], partiesAt: undefined, to: range.to }
}

const isSelf = (found: readonly Filled[], event: UnitEvent): boolean => found.length === 1 && found[0]?.value === event.name?.value

function isOwnSession({ s }: UnitScope, range: Range | undefined): boolean {
  const unit = range === undefined ? undefined : s.units[range.from]
  return unit?.type === 'noun' && unit.determiner === 'possessive' && unit.noun?.classes[0] === 'event'
}

function bodyOfAgent({ scope, predicate }: UnitMatch): Filled | undefined {
  if (predicate.agent === undefined) return undefined
  const at = nounIn(scope, predicate.agent)
  const event = at === undefined ? undefined : eventAt(scope, at, predicate.agent.to)
  if (event?.slot === 'body') return event.name
  const unit = at === undefined ? undefined : scope.s.units[at]
  const name = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
  return name?.type === 'organisation'
    ? { value: name.value, span: spanOf(scope.s.tokens, name.first, name.last), row: name.row }
    : undefined
}

/** Who can sit together: not a figure or a plan. */
function canMeet({ k }: UnitScope, { value }: Filled): boolean {
  const words = String(value).toLowerCase().split(/[ '’]/)
  return /^\p{Lu}/u.test(String(value)) || words.some((word) => isOf(k, 'meeting', k.language.lemmaOf(word)))
}

/** Who was met: persons or people; a thing is met by nobody. */
function peopleIn(match: UnitMatch): readonly Filled[] {
  const { scope, predicate } = match
  const range = predicate.object ?? match.complement
  if (range === undefined) return []
  let to = range.from + 1
  const { units } = scope.s
  while (to < range.to) {
    const unit = units[to]
    const next = units[to + 1]
    if (
      (unit?.type === 'preposition' && unit.word === 'of' && next?.type === 'noun') ||
      (unit?.type === 'conjunction' && next?.type === 'noun')
    )
      to += 2
    else break
  }
  return agentsOf(scope, { from: range.from, to })
}

/** Fills the name, ordinal and rank of a meeting. */
export function takeEvent(scope: UnitScope, draft: Draft, event: UnitEvent): void {
  draft.set(event.slot, event.name)
  draft.set('ordinal', event.ordinal)
  draft.set('rank', rankIn(scope, event.name?.inferred === undefined ? event.name : undefined))
  if (event.parties.length > 1 && event.slot === 'title')
    draft.add(
      'participants',
      event.parties.map((value) => ({ value, ...(event.partiesAt === undefined ? {} : { span: event.partiesAt }) })),
    )
}

/** What stands behind the name of a meeting inside its phrase: "consacrée à la pêche", "entre X et Y", "sur la pêche". */
function takeAround(scope: UnitScope, draft: Draft, range: Range, match: UnitMatch): void {
  if (range.from >= range.to) return
  const { units } = scope.s
  for (let u = range.from; u < range.to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (
      unit?.type === 'verb' &&
      (isOf(scope.k, 'devote', unit.lemma) || isOf(scope.k, 'concern', unit.lemma)) &&
      next?.type === 'preposition'
    )
      draft.add('agenda', topicsFrom(scope, u + 2, range.to))
    if (unit?.type === 'verb') return
  }
  const found = adjunctsIn(scope, [range], match.predicate.tense)
  draft.add('participants', [...whoMet(scope, range), ...found.with, ...found.between])
  draft.set('where', found.where).set('when', found.when).set('frequency', found.frequency)
  if (found.rank !== undefined) {
    draft.drop('rank')
    draft.set('rank', found.rank)
  }
}

/** «встреча С.В.Лаврова с …», "l'entretien de M. X avec …": a person behind the name of a meeting. */
function whoMet(scope: UnitScope, range: Range): readonly Filled[] {
  const { units } = scope.s
  const joint = units[range.from]
  const next = units[range.from + 1]
  if (joint?.type !== 'preposition' || joint.word !== 'of' || next?.type !== 'noun' || !next.names.some(({ type }) => type === 'person'))
    return []
  return agentsOf(scope, { from: range.from + 1, to: groupEnd(scope, range.from + 1, range.to) })
}

function takeMeetingAdjuncts(match: UnitMatch, draft: Draft): void {
  const { predicate, scope } = match
  // What is planned lies ahead, whatever the form of its verb.
  const found = /\/(?:planned|foreseen)$/.test(match.frame.row) ? adjunctsIn(scope, predicate.area, 'future') : predicate.adjuncts
  draft
    .set('when', found.when ?? found.due)
    .set('where', found.where)
    .set('mode', found.mode)
  if (found.rank !== undefined) {
    draft.drop('rank')
    draft.set('rank', found.rank)
  }
  if (found.frequency !== undefined) {
    draft.set('frequency', found.frequency)
    if (isRepeated(match)) draft.modality = 'recurring'
  }
  if (match.frame.slots.every(([, value]) => value !== 'with')) draft.add('participants', [...found.between.filter(isNamed), ...found.with])
  draft.add('chairs', found.chairs)
  if (found.at !== undefined && found.at.value !== draft.get('body')[0]?.value && found.at.value !== draft.get('title')[0]?.value)
    draft.set('at', found.at)
  if (!draft.has('agenda') && found.about.length > 0 && match.frame.row.endsWith('/talks')) draft.add('agenda', found.about)
  const where = draft.get('by')[0]
  if (where !== undefined && !draft.has('where') && match.frame.row.endsWith('/host')) {
    const city = agentsPlace(match)
    if (city !== undefined) {
      draft.drop('by')
      draft.set('where', city)
    }
  }
}

/** "se réunit chaque année", «будет созываться дважды в год»: happens again and again, when it is not what was one time. */
function isRepeated({ predicate: { verb, clause, modality } }: UnitMatch): boolean {
  if (verb?.form === 'finite') return verb.tense === 'present' || (clause?.parts !== undefined && verb.tense === 'future')
  return verb?.form === 'infinitive' && clause?.parts !== undefined && modality !== 'proposed'
}

/** "Dakar accueillera le Sommet": a city is where. */
function agentsPlace({ scope, predicate }: UnitMatch): Filled | undefined {
  const unit = predicate.agent === undefined ? undefined : scope.s.units[predicate.agent.from]
  const name = unit?.type === 'noun' ? unit.names[0] : undefined
  return name?.type === 'place' ? { value: name.value, span: spanOf(scope.s.tokens, name.first, name.last), row: name.row } : undefined
}

const isTurned = ({ predicate: { verb } }: UnitMatch): boolean => verb?.passive === true || verb?.form === 'participle'

/** The phrases that a verb speaks of: of a passive what it was done to. */
export function subjectOf({ predicate }: UnitMatch): Range | undefined {
  const { verb, clause } = predicate
  if (verb === undefined) return predicate.object
  return verb.passive || verb.form === 'participle' ? clause?.subject : predicate.agent
}

/** The first noun phrase of a range. */
export function nounIn({ s: { units } }: UnitScope, range: Range): number | undefined {
  for (let u = range.from; u < range.to; u++) if (units[u]?.type === 'noun') return u
  return undefined
}

// ---- visit

function visit(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const isInvited = match.frame.row.endsWith('/travel.invite')
  const inner = isInvited
    ? s.clauses.find((one) => one.governor === predicate.clause?.index && isOf(scope.k, 'travel', one.verb.lemma))
    : undefined
  if (isInvited && inner === undefined) return []
  if (match.frame.row.endsWith('/travel.planned') && predicate.verb?.form !== 'finite') return []
  const who = isInvited ? agentsOf(scope, shortRange(match)) : part(match, 'who') === 'genitive' ? whoseVisit(match) : agents(match)
  if (who.length === 0 || who.some(({ span }) => isCounted(scope, span))) return []
  const isAhead = match.frame.row.endsWith('/travel.planned')
  const found =
    inner !== undefined
      ? adjunctsIn(scope, [inner.rest], 'future')
      : isAhead
        ? adjunctsIn(scope, predicate.area, 'future')
        : predicate.adjuncts
  const objectRange = inner === undefined ? match.complement : { from: inner.rest.from, to: inner.rest.to }
  const behind = placesIn(match, inner?.rest ?? predicate.rest)
  const whose = part(match, 'who') === 'genitive' ? subjectOf(match) : undefined
  const places =
    behind.length > 0 || whose === undefined
      ? behind
      : placesIn(match, { from: whose.from + 1, to: Math.max(whose.to, predicate.clause?.at ?? 0) })
  const meant = match.frame.row.endsWith('/travel.postpone') ? meantFor(match) : undefined
  const own = match.frame.row.endsWith('/travel.visit')
  if (places.length === 0 && (match.frame.row.endsWith('/travel') || own || isInvited)) return []
  const type = typeOf(scope, objectRange ?? predicate.rest) ?? typeBefore(match)
  const drafts: Draft[] = []
  for (const [i, { place, when }] of (places.length === 0 ? [{ place: undefined, when: undefined }] : places).entries()) {
    for (const person of who) {
      const draft = begin(match)
      if (isInvited) draft.modality = 'proposed'
      draft.set('who', person)
      const name = String(person.value)
      const post = context.postOf.get(name)
      if (post !== undefined) draft.set('post', { value: post, inferred: 'office: told in the document' })
      const of = context.ofPerson.get(name)
      if (of !== undefined) draft.set('of', { value: of, inferred: 'office: told in the document' })
      draft
        .set('where', place)
        .set('when', meant ?? when ?? (i === 0 || places.length === 1 ? found.when : undefined))
        .set('type', type)
      draft.set('host', stateOf(match, found.host[0] ?? (isInvited ? agents(match)[0] : hostOf(match))))
      drafts.push(draft)
      context.lastVisitPlace = place === undefined ? undefined : String(place.value)
    }
  }
  return drafts
}

/** «пригласил коллегу посетить …», «передал приглашение посетить …»: who invites. */
function hostOf({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const host = clause === undefined ? undefined : invitationOf(scope, clause)?.host
  return host === undefined ? undefined : agentsOf(scope, host)[0]
}

/** «визит министра иностранных дел в Минск»: who makes it. */
function whoseVisit(match: UnitMatch): readonly Filled[] {
  const range = subjectOf(match)
  const joint = range === undefined ? undefined : match.scope.s.units[range.from + 1]
  if (range === undefined || joint?.type !== 'preposition' || joint.word !== 'of') return []
  return agentsOf(match.scope, { from: range.from + 2, to: groupEnd(match.scope, range.from + 2, range.to) })
}

/** "Plus de trois millions de touristes": so many make no visit that is told of. */
const isCounted = ({ s }: UnitScope, span: Filled['span']): boolean =>
  span !== undefined && s.amounts.some(({ first }) => (s.tokens.start[first] ?? 0) >= span.start && (s.tokens.start[first] ?? 0) < span.end)

/** "le ministre algérien a invité": the host is the state of an office that no known person holds. */
function stateOf({ scope }: UnitMatch, host: Filled | undefined): Filled | undefined {
  if (host?.span === undefined || /^\p{Lu}/u.test(String(host.value))) return host
  const post = scope.s.names.find(
    ({ type, first, of }) => type === 'post' && of !== undefined && scope.s.tokens.start[first] === host.span?.start,
  )
  return post?.of === undefined ? host : { value: post.of, span: host.span, row: post.row }
}

/** The person invited, without what they are invited to. */
function shortRange(match: UnitMatch): Range | undefined {
  const range = match.predicate.object
  if (range === undefined) return undefined
  const { units } = match.scope.s
  let to = range.from + 1
  while (to < range.to && units[to]?.type === 'preposition' && units[to + 1]?.type === 'noun') to += 2
  return { from: range.from, to }
}

/** "au Kazakhstan les 18 et 19 mars, puis en Ouzbékistan du 20 au 21 mars": each place with its days. */
function placesIn({ scope, predicate }: UnitMatch, rest: Range): { readonly place: Filled; readonly when: Filled | undefined }[] {
  const { s } = scope
  const found: { place: Filled; when: Filled | undefined }[] = []
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    // «посетит с рабочим визитом Ломе»
    const manner = s.units[u + 1]
    if (unit?.type === 'preposition' && unit.word === 'with' && manner?.type === 'noun' && manner.noun?.classes[0] === 'visit') {
      u++
      const place = s.units[u + 1]
      const named = place?.type === 'noun' ? place.names.find((one) => one.first === place.head) : undefined
      if (named !== undefined && (named.type === 'place' || named.type === 'party'))
        found.push({ place: { value: named.value, span: spanOf(s.tokens, named.first, named.last), row: named.row }, when: undefined })
      continue
    }
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'for' || unit.word === 'with' || unit.word === 'invitation' || unit.word === 'between')
    )
      break
    const next = s.units[u + 1]
    const direct = unit?.type === 'noun' && u === rest.from ? unit : undefined
    const noun =
      unit?.type === 'preposition' && ['at', 'to', 'in', 'inside', 'toward'].includes(unit.word) && next?.type === 'noun' ? next : direct
    const name = noun?.names.find((one) => one.first === noun.head)
    if (name !== undefined && (name.type === 'place' || name.type === 'party')) {
      // "à Dakar (Sénégal)", "à Dakar, au Sénégal": the city is the place.
      const before = found.at(-1)
      const isInside =
        name.type === 'party' &&
        before !== undefined &&
        s.names.some((one) => one.type === 'place' && one.value === before.place.value && one.country === name.value)
      if (!isInside)
        found.push({ place: { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }, when: undefined })
    }
    if (unit?.type === 'date' && found.length > 0) {
      const date = s.dates.find(({ first }) => first === unit.first)
      const last = found.at(-1)
      if (date !== undefined && last !== undefined && date.hint === undefined) last.when ??= dated(scope, date, predicate.tense)
    }
  }
  return found
}

/** «визит, намеченный на март, отложен»: when it was to be. */
function meantFor({ scope, predicate }: UnitMatch): Filled | undefined {
  const { clauses } = scope.s
  const aside = clauses.find((one) => one.verb.form === 'participle' && one.verb.passive && one.at < (predicate.clause?.at ?? 0))
  return aside === undefined ? undefined : adjunctsIn(scope, [aside.rest], 'past').when
}

/** «с рабочей поездкой отправится …»: what sort of visit is told before the verb. */
function typeBefore({ scope, predicate: { clause, rest } }: UnitMatch): Filled | undefined {
  if (clause?.parts === undefined) return undefined
  const unit = scope.s.units.find((one, u) => u >= clause.start && u < rest.to && one.type === 'noun' && one.noun?.classes[0] === 'visit')
  return unit?.type === 'noun' ? visitType(scope, unit) : undefined
}

/** "une visite officielle": the words of its phrase tell what sort of visit it is. */
function typeOf(scope: UnitScope, range: Range): Filled | undefined {
  const { k, s } = scope
  const isVisit = s.units.slice(range.from, range.to).some((unit) => unit.type === 'noun' && unit.noun?.classes.includes('visit') === true)
  const words = isVisit ? wordsOfUnits(scope, range) : undefined
  if (words?.span === undefined) return undefined
  const text = s.tokens.text.slice(words.span.start, words.span.end).toLowerCase().replaceAll('’', "'")
  const coded = k.language.coded.find((one) => one.slot === 'type' && wordAt(text, one.words) >= 0)
  return coded === undefined ? undefined : { value: coded.value, row: coded.row, span: words.span }
}

// ---- instrument

function instrument(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  const name = part(match, 'thing')
  const range = name === 'subject' ? subjectOf(match) : name === 'complement' ? match.complement : (predicate.object ?? match.complement)
  if (range === undefined) return []
  const drafts: Draft[] = []
  const turned = predicate.verb?.form === 'participle' || predicate.verb?.passive === true
  const starts = instrumentStarts(scope, range, turned)
  // What is talked over is told as a document only where it is a draft.
  if (ownValue(match, 'action')?.value === 'discussed' && !starts.some((at) => isDraft(scope, at))) return []
  for (const [i, at] of starts.entries()) {
    const found = instrumentAt(scope, at, starts[i + 1] ?? range.to)
    if (found === undefined) continue
    if (match.frame.row.endsWith('/launch.instrument') && isOf(scope.k, 'presented', firstWord(scope, found.type?.value))) continue
    const draft = begin(match)
    draft.set('title', found.title).set('type', found.type).set('subject', found.subject).set('action', ownValue(match, 'action'))
    draft.add('parties', found.parties)
    if (found.isWith) draft.add('parties', ownParties(match))
    const own =
      periodIn(scope, { from: at, to: starts[i + 1] ?? range.to }) ?? (starts.length === 1 ? periodIn(scope, predicate.rest) : undefined)
    draft.set('period', own)
    if (part(match, 'by') !== undefined && !draft.get('parties').some(({ value }) => agents(match).some((one) => one.value === value)))
      draft.add('by', agents(match))
    const adjuncts = predicate.adjuncts
    if (adjuncts.when?.value !== own?.value) draft.set('when', adjuncts.when)
    if (ownValue(match, 'action')?.value === 'in force') draft.set('when', adjuncts.since)
    draft.set('when', predicate.modality === 'done' ? undefined : adjuncts.due)
    draft.add('parties', adjuncts.between.filter(isNamed))
    if (/^(?:signed|negotiated)$/.test(String(ownValue(match, 'action')?.value)))
      draft.add(
        'parties',
        adjuncts.with.filter((one) => isBeside(scope, one, starts, i)),
      )
    draft.set('at', adjuncts.at)
    drafts.push(draft)
    const head = s.units[at]
    if (head?.type === 'noun' && head.noun !== undefined && found.subject !== undefined && found.type !== undefined)
      scope.context.things.set(fold(head.noun.singular), titleOf(found.type, found.subject, scope))
  }
  return drafts
}

function titleOf(type: Filled, subject: Filled, { s }: UnitScope): string {
  if (type.span === undefined || subject.span === undefined) return `${type.value} ${subject.value}`
  return `${type.value}${s.tokens.text.slice(type.span.end, subject.span.end)}`.replaceAll(/\s+/g, ' ')
}

/** «меморандум с Ганой и протокол о портах»: with whom, unless that stands in another document of the list. */
function isBeside({ s }: UnitScope, { span }: Filled, starts: readonly number[], i: number): boolean {
  const begins = starts.map((at) => s.tokens.start[s.units[at]?.first ?? 0] ?? 0)
  const within = span === undefined ? -1 : begins.findLastIndex((start) => start <= span.start)
  return within < 0 || within === i || within === starts.length - 1
}

/** «проект плана»: the draft of it. */
function isDraft({ k, s: { units, tokens } }: UnitScope, at: number): boolean {
  const before = units[at - 2]
  return before?.type === 'noun' && units[at - 1]?.type === 'preposition' && isOf(k, 'draft', tokens.lemma[before.head])
}

/** «соглашение с Бенином»: the other party is who acts, or the state that speaks. */
function ownParties(match: UnitMatch): readonly Filled[] {
  const { context } = match.scope
  const acting = agents(match)
  const { capitalOf } = match.scope.k.language
  if (acting.length > 0) return acting.filter(({ value, row }) => capitalOf.has(String(value)) || row?.includes('organisations') === true)
  return context.isState ? context.issuers.map((value) => ({ value, inferred: 'issuer' })) : []
}

/** The instruments that stand beside each other: "un accord sur X et un mémorandum sur Y". */
function instrumentStarts(scope: UnitScope, range: Range, turned: boolean): number[] {
  const { units } = scope.s
  const found: number[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'that') break
    if (unit?.type !== 'noun') continue
    const before = units[u - 1]
    const drafted = draftedAt(scope, u)
    if (drafted === undefined && unit.noun?.classes.includes('instrument') !== true) continue
    // «ратифицировал 27 договоров»: how many, and none of them.
    if (scope.s.amounts.some(({ first, value }) => first >= unit.first && first < unit.head && value > 2)) continue
    const isFirst = found.length === 0 && (u === range.from || turned)
    if (drafted !== undefined && (isFirst || before?.type === 'conjunction' || before?.type === 'comma')) {
      found.push(drafted)
      u = drafted
      continue
    }
    if (isFirst || (found.length > 0 && (before?.type === 'conjunction' || before?.type === 'comma') && unit.determiner !== undefined))
      found.push(u)
  }
  return found
}

/** "pour la période 2025-2028", "2026-2030": years that a plan runs through. */
export function periodIn(scope: UnitScope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'date') continue
    const date = s.dates.find(({ first }) => first === unit.first)
    if (date === undefined) continue
    const isSpan = date.said.kind === 'range' && date.said.from.kind === 'year'
    const before = s.units[u - 1]
    const isFor = (before?.type === 'preposition' && before.word === 'for' && date.said.kind === 'year') || isTermed(scope, u)
    if (isSpan || isFor || date.said.kind === 'duration') return dated(scope, date, 'present')
  }
  return undefined
}

/** A party by its name: "les pays voisins" are none. */
const isNamed = ({ value }: Filled): boolean => /^\p{Lu}/u.test(String(value))

// ---- initiative

/** «предложил учредить премию и открыть центр»: each infinitive is an idea of its own. */
function initiatives(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, complement } = match
  if (match.how !== 'inf' || complement === undefined || predicate.clause?.parts === undefined) return initiative(match)
  const all = scope.s.clauses.filter(
    ({ governor, at }) => governor !== undefined && governor === predicate.clause?.index && at >= complement.from,
  )
  return all.flatMap(({ at }) => initiative({ ...match, complement: { from: at, to: complement.to } }))
}

function initiative(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { k, s } = scope
  const action = ownValue(match, 'action')
  const draft = begin(match)
  if (match.frame.object === 'proposal') {
    const range = predicate.object
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || !isOf(k, 'proposal', s.tokens.lemma[unit.head])) return []
    const named = at === undefined || unit.inCase === undefined ? undefined : ideaBehind(scope, at)
    const words =
      named?.idea ?? (at === undefined ? undefined : wordsOfUnits(scope, { from: at, to: Math.min(s.units.length, ideaEnd(scope, at)) }))
    if (named?.author !== undefined) draft.add('by', [named.author])
    draft.set('idea', words).set('action', action).add('supporters', agents(match))
    draft.modality = 'done'
    return draft.has('supporters') ? [draft] : []
  }
  const range = match.complement
  // «поручили внести предложения»: none is made yet.
  if (range === undefined || (match.frame.words.length > 0 && predicate.verb?.form === 'infinitive')) return []
  let from = range.from
  const unit = s.units[from]
  if (match.how === 'inf') {
    const clause = s.clauses.find(({ at }) => at === from)
    const examined = clause === undefined ? undefined : possibilityIn(scope, clause)
    if (examined !== undefined) from = examined
    else if (clause === undefined || !(isOf(k, 'found', clause.verb.lemma) || match.frame.object !== 'venture')) return []
  } else if (match.frame.object === 'venture') {
    if (unit?.type !== 'noun') return []
    const head = s.tokens.lemma[unit.head]
    // «инициатива, выдвинутая в Ломе» is told where it was put forward, or backed.
    if (unit.inCase !== undefined && predicate.verb?.form === 'participle' && isOf(k, 'proposal', head)) return []
    const isVenture = isOf(k, 'venture', head)
    const isThing = ['programme', 'body', 'event'].includes(unit.noun?.classes[0] ?? '') && isIndefinite(unit)
    if (!isVenture && !isThing) return []
    const next = s.units[from + 1]
    // "la création d'un fonds": the fund is the idea.
    if (isVenture && unit.last === unit.headLast && next?.type === 'preposition' && next.word === 'of' && isOf(k, 'founding', head))
      from += 2
  }
  const to = Math.min(range.to, ideaEnd(scope, from))
  const idea = wordsOfUnits(scope, { from, to })
  draft.set('idea', idea).set('action', action)
  draft.add('by', agents(match).length > 0 ? agents(match) : scope.context.issuers.map((value) => ({ value, inferred: 'issuer' })))
  draft.set('forum', undefined).set('when', predicate.adjuncts.when)
  return draft.has('idea') ? [draft] : []
}

/** «рассмотреть возможность создания форума»: what is to be looked at is the idea. */
function possibilityIn({ k, s }: UnitScope, { at, verb, rest }: UnitClause): number | undefined {
  const unit = s.units[at + 1]
  const joint = s.units[at + 2]
  if (!isOf(k, 'examining', verb.lemma) || unit?.type !== 'noun' || !isOf(k, 'possibility', s.tokens.lemma[unit.head])) return undefined
  return joint?.type === 'preposition' && joint.word === 'of' && at + 3 < rest.to ? at + 3 : undefined
}

/** An idea ends before a comma or a further verb. */
function ideaEnd(scope: UnitScope, from: number): number {
  const { units } = scope.s
  let u = from
  while (u < units.length) {
    const type = units[u]?.type
    if (u > from && (type === 'comma' || type === 'relative' || type === 'semicolon' || type === 'other')) break
    if (u > from && type === 'conjunction' && units[u + 1]?.type === 'verb') break
    if (u > from && type === 'verb' && units[u]?.type === 'verb') break
    u++
  }
  return Math.max(u, from + 1)
}

// ---- commitment

/** "de renforcer X et d'échanger Y": each infinitive is a promise of its own. */
function commitments(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, complement } = match
  if (match.how !== 'inf' || complement === undefined) return commitment(match)
  const all = scope.s.clauses.filter(
    ({ governor, at }) => governor !== undefined && governor === predicate.clause?.index && at >= complement.from,
  )
  return all.flatMap(({ at }) => commitment({ ...match, complement: { from: at, to: complement.to } }))
}

function commitment(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const by = agents(match)
  const isWill = match.how === 'will'
  const tasked = part(match, 'tasked') !== undefined
  const draft = begin(match)
  const self = part(match, 'what') === 'self'
  const range = self ? predicate.rest : match.complement
  if (range === undefined) return []
  const object = match.frame.object === 'amount'
  if (object) {
    const money = amountsIn(scope, predicate.rest).filter((amount) => amount.of === 'money')
    if (money.length === 0) return []
    // What was spent is a total.
    if (predicate.modality === 'done' && isOf(scope.k, 'spend', predicate.lemma)) return []
    // «на ремонт выделяется 8 млн»: what is being paid, by nobody who is named.
    if (predicate.clause?.parts !== undefined && isTurned(match) && by.length === 0 && predicate.verb?.tense === 'present') return []
  }
  if (isWill && !speaks(match, by)) return []
  if (tasked) {
    const to = s.clauses.find((one) => one.governor === predicate.clause?.index)?.at ?? predicate.rest.to
    let task =
      predicate.object === undefined || match.frame.words.length > 0
        ? agentsAfterTo(match, to)
        : agentsOf(scope, { from: predicate.object.from, to: Math.min(to, taskEnd(scope, predicate.object.from, to)) })
    if (task.length === 0 && isTurned(match)) task = agentsOf(scope, frontReceiver(match))
    const it = itTasked(match, to)
    if (it !== undefined) task = [it]
    if (task.length === 0) return []
    if (predicate.clause?.parts !== undefined) task = [...task, ...predicate.adjuncts.with]
    if (isOf(scope.k, 'ask', predicate.lemma) && !isBodyLike(match)) return []
    draft.add('tasked', task)
  }
  if (isPosition(match)) return []
  draft.add(
    'by',
    by.length > 0
      ? by
      : isWill || isTurned(match)
        ? []
        : context.lastAgents.length > 0
          ? []
          : context.issuers.map((value) => ({ value, inferred: 'issuer' })),
  )
  const force = ownValue(match, 'force')?.value
  if (
    !draft.has('by') &&
    predicate.clause?.parts !== undefined &&
    (force === 'agreed' || force === 'decided') &&
    (context.isState || context.issuers.length > 1) &&
    context.sides.length === 2
  )
    draft.add(
      'by',
      context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' })),
    )
  // «Стороны согласились, что потенциал велик» is a view; «что проведут встречу» a promise.
  if (match.how === 'that' && force === 'agreed' && predicate.clause?.parts !== undefined && !isPromisedBehind(scope, range)) return []
  if (isPlannedEvent(match, range)) return []
  // «Министерству поручено», «решено»: nobody is named.
  if (!draft.has('by') && !(isTurned(match) && predicate.clause?.parts !== undefined)) return []
  const words = self
    ? wordsOfUnits(scope, {
        from: object ? moneyFrom(scope, range) : (predicate.clause?.at ?? range.from),
        to: commitmentEnd(scope, range),
      })
    : complementWords(match, { from: range.from, to: commitmentEnd(scope, range) })
  draft.set('what', words).set('force', ownValue(match, 'force'))
  const inner = s.clauses.find((one) => one.at === range.from && one.verb.form === 'infinitive')
  const found = inner === undefined ? predicate.adjuncts : adjunctsIn(scope, [inner.rest], 'future')
  // «в 2024 году выделил 5 млн»: when it was given, and no term.
  const isGiven = object && predicate.modality === 'done' && predicate.clause?.parts !== undefined
  draft.set(
    'due',
    found.due ??
      (inner === undefined ? undefined : adjunctsIn(scope, predicate.area, 'future').due) ??
      (inner === undefined && !isWill && (!object || isGiven) ? undefined : found.when),
  )
  if (isGiven) draft.set('when', found.when)
  if (inner !== undefined && predicate.adjuncts.when !== undefined && predicate.adjuncts.when.value !== found.when?.value)
    draft.set('when', predicate.adjuncts.when)
  if (found.for.length > 0) draft.add('for', found.for)
  if (inner !== undefined && isOf(scope.k, 'giving', inner.verb.lemma)) draft.add('for', givenTo(scope, inner.rest))
  const amount = amountsIn(scope, range).find((one) => one.of === 'money') ?? amountsIn(scope, range)[0]
  if (amount !== undefined && amount.of !== 'percent') takeAmount(scope, draft, withCounted(scope, amount, range))
  return draft.has('what') ? [draft] : []
}

/** «предоставить компаниям доступ»: who gets it stands in the dative. */
function givenTo(scope: UnitScope, rest: Range): readonly Filled[] {
  const { units } = scope.s
  const mark = units.findIndex(
    (unit, u) => u >= rest.from && u < rest.to && unit.type === 'preposition' && unit.word === 'dat' && unit.last < unit.first,
  )
  return mark < 0 || mark > rest.from + 1 ? [] : agentsOf(scope, { from: mark + 1, to: taskEnd(scope, mark + 1, mark + 2) })
}

/** "porter à 250 le nombre de bourses": what is counted stands behind. */
function withCounted({ s, k }: UnitScope, amount: SaidAmount, range: Range): SaidAmount {
  if (amount.unit !== undefined) return amount
  const last = s.units[range.to - 1]?.last ?? amount.last
  for (let i = amount.last + 1; i < last - 1; i++) {
    if (!isOf(k, 'number', s.tokens.lemma[i])) continue
    const unit = [i + 1, i + 2].map((at) => k.language.numbers.units.get(s.tokens.lemma[at] ?? '')).find((one) => one !== undefined)
    if (unit !== undefined) return { ...amount, unit }
  }
  return amount
}

/** "contribuera à hauteur de 5 millions": what is given begins with the sum when only a preposition stands before it. */
function moneyFrom({ s: { units } }: UnitScope, { from, to }: Range): number {
  const joint = units[from]
  return joint?.type === 'preposition' && joint.word === 'amount' && from + 1 < to ? from + 1 : from
}

/** "à la Commission", «Комиссии», «к Гане»: where the one stands to whom something goes; a dative tells it before a preposition that may tell a place. */
function receiverAt({ s: { units } }: UnitScope, { from, to }: Range): number | undefined {
  for (const words of [RECEIVING, PLACING])
    for (let u = from; u < to; u++) {
      const unit = units[u]
      if (unit?.type === 'preposition' && words.has(unit.word) && units[u + 1]?.type === 'noun') return u + 1
    }
  return undefined
}
const RECEIVING = new Set(['dat', 'toward'])
const PLACING = new Set(['at'])

/** «образовать подкомитет и поручить ему …»: the body named last before. */
function itTasked({ scope, predicate }: UnitMatch, to: number): Filled | undefined {
  const { k, s } = scope
  const at = receiverAt(scope, { from: predicate.rest.from, to })
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || !unit.pronoun || !isOf(k, 'one', s.tokens.lower[unit.head])) return undefined
  const body = s.units.findLastIndex(
    (one, u) => u < (predicate.clause?.at ?? 0) && one.type === 'noun' && /^(?:body|institution)$/.test(one.noun?.classes[0] ?? ''),
  )
  const first = s.units[body]
  return first?.type !== 'noun' ? undefined : wordsOfUnits(scope, { from: body, to: chainEnd(scope, body, predicate.clause?.at ?? body) })
}

/** «Министерству транспорта поручено»: who has to do it stands before the verb. */
function frontReceiver({ scope, predicate: { clause } }: UnitMatch): Range | undefined {
  const at = clause === undefined ? undefined : receiverAt(scope, { from: clause.start, to: clause.at })
  return at === undefined || clause === undefined ? undefined : { from: at, to: clause.at }
}

/** "demander à la Commission de lui présenter": who has to do it. */
function agentsAfterTo({ scope, predicate }: UnitMatch, to: number): readonly Filled[] {
  const found = receiverAt(scope, { from: predicate.rest.from, to })
  const joint = found === undefined ? undefined : scope.s.units[found - 1]
  // «поручено к следующему заседанию»: with cases only the dative alone tells who has to do it.
  const at = predicate.clause?.parts !== undefined && joint?.type === 'preposition' && joint.word !== 'dat' ? undefined : found
  return at === undefined ? [] : agentsOf(scope, { from: at, to: taskEnd(scope, at, to) })
}

function taskEnd({ s: { units } }: UnitScope, from: number, to: number): number {
  let end = from + 1
  while (
    end + 1 < to &&
    ((units[end]?.type === 'preposition' && units[end + 1]?.type === 'noun') ||
      (units[end]?.type === 'conjunction' && units[end + 1]?.type === 'noun'))
  )
    end += 2
  return end
}

/** A body, an organisation or those who sit in it give tasks. */
function isBodyLike({ scope, predicate }: UnitMatch): boolean {
  const by = agentsOf(scope, predicate.agent)
  return by.some(({ value }) => {
    const text = fold(String(value))
    return (
      isOf(scope.k, 'tasking', firstWord(scope, value)) ||
      [...scope.context.bodyByWord.values(), ...scope.context.issuers].some(
        (body) => fold(body) === text && !scope.k.language.capitalOf.has(body),
      )
    )
  })
}

/** A bare "will" is a promise of a party to the document, with a verb of action. */
function speaks({ scope, predicate }: UnitMatch, by: readonly Filled[]): boolean {
  const { context } = scope
  if ((predicate.clause?.kind !== 'main' && predicate.clause?.kind !== 'infinitive') || predicate.verb?.passive === true) return false
  const parties = new Set([...context.issuers, ...context.sides])
  return by.length > 0 && by.every(({ value }) => parties.has(String(value))) && !isOf(scope.k, 'unpromising', predicate.lemma)
}

/** «что проведут встречу», «что необходимо открыть порт» */
function isPromisedBehind({ s }: UnitScope, range: Range): boolean {
  return s.clauses.some(
    ({ at, verb }) =>
      at >= range.from && at < range.to && (verb.form === 'infinitive' || (verb.form === 'finite' && verb.tense === 'future')),
  )
}

/** «заседание планируется провести в Ломе», «планируется подготовить соглашение»: a meeting or document ahead, and nobody's promise. */
function isPlannedEvent({ scope, predicate, how, frame }: UnitMatch, range: Range): boolean {
  if (how !== 'inf' || predicate.verb?.passive !== true || !frame.slots.some(([slot, value]) => slot === 'force' && value === 'intends'))
    return false
  const inner = scope.s.clauses.find(({ at }) => at === range.from)
  const at = inner?.parts?.object?.from
  const unit = at === undefined ? undefined : scope.s.units[at]
  return (
    at !== undefined &&
    unit?.type === 'noun' &&
    (unit.noun?.classes.includes('instrument') === true || eventAt(scope, at, scope.s.units.length) !== undefined)
  )
}

/** "s'est engagé en faveur de la paix" has no verb of action; "rappeler", "noter" are views. */
function isPosition({ scope, complement, how }: UnitMatch): boolean {
  if (how !== 'inf' || complement === undefined) return false
  const clause = scope.s.clauses.find(({ at }) => at === complement.from)
  return clause !== undefined && isOf(scope.k, 'view', clause.verb.lemma)
}

/** A promise ends where the next verb's begins, or at a comma before a comment. */
function commitmentEnd({ s: { units, clauses } }: UnitScope, range: Range): number {
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (unit?.type === 'semicolon') return u
    if (
      unit?.type === 'comma' &&
      (next?.type === 'relative' || next?.type === 'subordinator' || (next?.type === 'verb' && next.form === 'gerund'))
    )
      return u
    if (
      unit?.type === 'conjunction' &&
      next?.type === 'preposition' &&
      units[u + 2]?.type === 'verb' &&
      clauses.some((one) => one.at === u + 2 && one.verb.form === 'infinitive')
    )
      return u
    if (
      unit?.type === 'comma' &&
      next?.type === 'preposition' &&
      units[u + 2]?.type === 'verb' &&
      clauses.some((one) => one.at === u + 2 && one.verb.form === 'infinitive')
    )
      return u
  }
  return range.to
}

// ---- relation

function relation(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const draft = begin(match)
  const row = match.frame.row.split('/').at(-1) ?? ''
  draft.set('action', ownValue(match, 'action'))
  if (row === 'tie.among') {
    const status = amongWhom(match)
    const tied = mainOrganisation(scope)
    if (status === undefined || tied === undefined) return []
    return agents(match)
      .filter(isNamed)
      .map((party) => begin(match).set('party', party).set('status', status).set('with', tied))
  }
  if (row === 'tie.linked') {
    const status = predicate.agent === undefined ? undefined : s.units[predicate.agent.from]
    if (status?.type !== 'noun' || status.noun?.classes[0] !== 'tie') return []
    setPair(scope, draft, agentsOf(scope, predicate.clause?.subject))
    draft.set('status', wordsFrom(scope, status.core, status.last))
  } else if (row === 'tie.join') {
    const range = match.complement
    const unit = range === undefined ? undefined : s.units[range.from]
    const name = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    if (name?.type !== 'organisation' && name?.type !== 'body') return []
    draft.set('party', agents(match)[0]).set('with', { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row })
  } else if (row === 'tie.member' || row === 'tie.partner') {
    const at = tieBehind(scope, predicate.rest) ?? tieInFront(match)
    const unit = at === undefined ? undefined : s.units[at]
    const isCoded = unit?.type === 'noun' && statusOf(scope, wordsFrom(scope, unit.core, unit.last))?.row?.includes('/manner/') === true
    if (
      unit?.type !== 'noun' ||
      at === undefined ||
      (row === 'tie.partner') !== (unit.noun?.classes.includes('partner') === true && !isCoded)
    )
      return []
    const [party, ...others] = isCoded ? agents(match).filter(isNamed) : agents(match)
    if (party === undefined) return []
    if (row === 'tie.partner') {
      const end = chainEnd(scope, at, predicate.rest.to)
      const owner = partiesWithin(scope, { from: at, to: end })[0]
      draft
        .set('party', party)
        .set('status', wordsFrom(scope, unit.core, s.units[end - 1]?.last ?? unit.last))
        .set('with', owner)
        .set('since', predicate.adjuncts.since)
      return draft.has('with') ? [draft] : []
    }
    if (others.length > 0 && isOf(scope.k, 'is', predicate.lemma)) {
      const tie = isCoded ? tiedTo(scope, at, s.units.length) : partiesBehind(scope, at, predicate.rest.to)[0]
      const status = statusOf(scope, wordsFrom(scope, unit.core, unit.last))
      return tie === undefined
        ? []
        : [party, ...others].map((one) =>
            begin(match).set('party', one).set('status', status).set('with', tie).set('since', predicate.adjuncts.since),
          )
    }
    draft
      .set('party', party)
      .set('status', statusOf(scope, wordsFrom(scope, unit.core, unit.last)))
      .set('with', isCoded ? tiedTo(scope, at, s.units.length) : partiesBehind(scope, at, predicate.rest.to)[0])
    if (!draft.has('with')) return []
    if (isOf(scope.k, 'become', predicate.lemma)) draft.set('action', { value: 'joined', row: match.frame.row })
  } else if (row === 'tie.years') {
    const area = { from: predicate.clause?.start ?? 0, to: predicate.rest.to }
    const celebrated = tieWithin(scope, { from: area.from - 1, to: area.to })
    const years = amountsIn(scope, area).find(({ of, unit }) => of === 'count' && (unit === undefined || unit === 'year'))
    const counted = years?.value ?? yearsIn(scope, area)
    if (celebrated?.noun?.classes[0] !== 'tie' || counted === undefined) return []
    draft.set('years', { value: counted }).set('status', wordsFrom(scope, celebrated.core, celebrated.headLast))
    const pair = [...predicate.adjuncts.between]
    setPair(scope, draft, pair.length > 0 ? pair : context.sides.map((value) => ({ value, inferred: 'sides' })))
    draft.modality = predicate.verb?.tense === 'past' ? 'done' : 'scheduled'
  } else if (row === 'tie.apply') {
    const area = { from: predicate.clause?.start ?? 0, to: predicate.rest.to }
    const at = s.units.findIndex((unit, u) => u >= area.from && u < area.to && unit.type === 'noun' && unit.noun?.classes[0] === 'tie')
    const unit = s.units[at]
    const party = agents(match)[0]
    if (unit?.type !== 'noun' || party === undefined || !isNamed(party)) return []
    const words = wordsFrom(scope, unit.core, s.units[chainEnd(scope, at, area.to) - 1]?.last ?? unit.last)
    draft
      .set('party', party)
      .set('status', statusOf(scope, words))
      .set('with', tiedTo(scope, at, area.to))
  } else if (row === 'tie.anniversary') {
    const unit = match.complement === undefined ? undefined : s.units[match.complement.from]
    if (unit?.type !== 'noun' || !isOf(scope.k, 'anniversary', s.tokens.lemma[unit.head])) return []
    const celebrated = tieWithin(scope, match.complement ?? predicate.rest)
    if (celebrated === undefined) return []
    if (unit.ordinal !== undefined)
      draft.set('years', { value: unit.ordinal.value, span: spanOf(s.tokens, unit.ordinal.first, unit.ordinal.last) })
    if (
      celebrated.noun?.classes[0] === 'tie' &&
      (celebrated.head < celebrated.headLast ||
        celebrated.core < celebrated.head ||
        isOf(scope.k, 'partnership', s.tokens.lemma[celebrated.head]))
    )
      draft.set('status', wordsFrom(scope, celebrated.core, celebrated.headLast))
    setPair(scope, draft, agents(match).length > 0 ? agents(match) : context.sides.map((value) => ({ value, inferred: 'sides' })))
  } else {
    const range = predicate.object ?? match.complement
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'tie' || at === undefined || range === undefined) return []
    const raised =
      raisedTo(scope, range) ??
      (row === 'tie.raise' ? raisedTo(scope, { from: predicate.rest.from - 1, to: predicate.rest.to }) : undefined)
    draft.set('status', raised ?? (row === 'tie.raise' ? undefined : wordsFrom(scope, unit.core, unit.last)))
    if (row === 'tie.raise' && raised === undefined) return []
    if (row === 'tie.got') {
      const words = wordsFrom(scope, unit.core, s.units[chainEnd(scope, at, range.to) - 1]?.last ?? unit.last)
      draft.drop('status')
      return [
        draft
          .set('party', agents(match)[0])
          .set('status', statusOf(scope, words))
          .set('with', partiesWithin(scope, { from: at, to: range.to })[0] ?? organisationOf(match) ?? mainOrganisation(scope))
          .set('since', predicate.adjuncts.since)
          .set('when', predicate.adjuncts.when),
      ].filter((one) => one.has('party') && one.has('with'))
    }
    const pair = [...agents(match), ...predicate.adjuncts.with, ...predicate.adjuncts.between]
    const between = pair.length > 0 ? pair : betweenIn(scope, range)
    setPair(scope, draft, between.length > 0 || !isTurned(match) ? between : context.sides.map((value) => ({ value, inferred: 'sides' })))
  }
  draft.set('since', predicate.adjuncts.since)
  if (row !== 'tie.linked' && row !== 'tie.member') draft.set('when', predicate.adjuncts.when)
  if (isOf(scope.k, 'become', predicate.lemma)) draft.set('when', predicate.adjuncts.when)
  return draft.has('party') ? [draft] : []
}

/** "l'anniversaire de leurs relations diplomatiques": the tie or treaty that is celebrated. */
function tieWithin({ k, s: { units, tokens } }: UnitScope, { from, to }: Range): NounUnit | undefined {
  const within = (isMeant: (unit: NounUnit) => boolean) =>
    units.find((unit, u) => u > from && u < to && unit.type === 'noun' && isMeant(unit))
  const found = within((unit) => unit.noun?.classes[0] === 'tie') ?? within((unit) => isOf(k, 'celebrated', tokens.lemma[unit.head]))
  return found?.type === 'noun' ? found : undefined
}

/** "les relations entre les deux pays": whose they are. */
function betweenIn(scope: UnitScope, { from, to }: Range): readonly Filled[] {
  const { units } = scope.s
  const at = units.findIndex((unit, u) => u >= from && u < to && unit.type === 'preposition' && unit.word === 'between')
  return at < 0 ? partiesWithin(scope, { from, to }) : agentsOf(scope, { from: at + 1, to })
}

/** "au rang de partenariat stratégique", "au niveau d'un partenariat global". */
function raisedTo(scope: UnitScope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'tie' || u === range.from) continue
    return wordsFrom(scope, unit.core, unit.last)
  }
  return undefined
}

function setPair({ context }: UnitScope, draft: Draft, pair: readonly Filled[]): void {
  const [one, other] = pair
  if (one === undefined) return
  draft.set('party', one)
  const against =
    other ??
    (context.sides.includes(String(one.value))
      ? context.sides.filter((side) => side !== one.value).map((value) => ({ value, inferred: 'sides' }))[0]
      : undefined)
  draft.set('with', against)
}

/** «исполняется 50 лет»: how many, where the number is told as a span of time. */
function yearsIn({ s }: UnitScope, { from, to }: Range): number | undefined {
  const first = s.units[from]?.first ?? 0
  const last = s.units[to - 1]?.last ?? -1
  for (let i = first; i < last; i++) {
    const count = Number(s.tokens.lower[i])
    if (Number.isInteger(count) && count > 0 && count < 500 && /^(?:лет|год|года)$/.test(s.tokens.lower[i + 1] ?? '')) return count
  }
  return undefined
}

/** «наблюдатели, к числу которых относятся …»: what those are among whom somebody is. */
function amongWhom({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const range = clause?.relative?.antecedent
  for (let u = range?.from ?? 0; u < (range?.to ?? 0); u++) {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun' || unit.noun?.classes.includes('tie') !== true) continue
    const status = statusOf(scope, wordsFrom(scope, unit.core, unit.last))
    return status?.row?.includes('/manner/') === true ? status : undefined
  }
  return undefined
}

/** «союз, в котором Того имеет статус наблюдателя»: the organisation that a relative word stands for. */
function organisationOf({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const range = clause?.relative?.antecedent
  if (range === undefined) return undefined
  const named = partiesWithin(scope, range)[0]
  if (named !== undefined) return named
  const at = nounIn(scope, range)
  return at === undefined ? undefined : agentsOf(scope, range)[0]
}

/** «наблюдателями являются Непал и Того»: what somebody is, before the verb. */
function tieInFront({ scope, predicate: { clause } }: UnitMatch): number | undefined {
  const { units } = scope.s
  for (let u = clause?.start ?? 0; u < (clause?.at ?? 0); u++) {
    const unit = units[u]
    if (unit?.type === 'noun' && unit.inCase === 'i' && unit.noun?.classes.includes('tie') === true && isCaseMark(units[u - 1])) return u
  }
  return undefined
}

function tieBehind({ s: { units } }: UnitScope, rest: Range): number | undefined {
  const at = isCaseMark(units[rest.from]) ? rest.from + 1 : rest.from
  const unit = units[at]
  return unit?.type === 'noun' && unit.noun?.classes.includes('tie') === true ? at : undefined
}

function partiesBehind(scope: UnitScope, at: number, to: number): readonly Filled[] {
  const { units } = scope.s
  const joint = units[at + 1]
  const next = units[at + 2]
  if (joint?.type !== 'preposition' || next?.type !== 'noun' || at + 2 >= to) return []
  return agentsOf(scope, { from: at + 2, to: at + 3 })
}

// ---- chairmanship

function chairmanship(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  const row = match.frame.row.split('/').at(-1) ?? ''
  if (row === 'presidency.elected') return elected(match)
  if (row === 'chair.is' || row === 'chair.function' || row === 'presidency.passes') return chairTold(match)
  const party = row === 'presidency.given' ? receivers(match) : agents(match)
  if (party.length === 0) return []
  const range = predicate.object ?? match.complement
  const at = range === undefined ? undefined : nounIn(scope, range)
  if (at === undefined || range === undefined) return []
  const draft = begin(match)
  draft.add('party', party)
  const unit = s.units[at]
  const isShared = unit?.type === 'noun' && isOf(scope.k, 'co-presidency', s.tokens.lemma[unit.head])
  if (part(match, 'thing') !== undefined) {
    draft.set('role', { value: isShared ? 'co-chair' : 'presidency', row: match.frame.row })
    const joint = s.units[at + 1]
    const next = s.units[at + 2]
    if (joint?.type === 'preposition' && next?.type === 'noun' && at + 2 < range.to) {
      const event = eventAt(scope, at + 2, range.to)
      draft.set('body', event?.name ?? agentsOf(scope, { from: at + 2, to: chainEnd(scope, at + 2, range.to) })[0])
    }
  } else {
    const event = eventAt(scope, at, range.to)
    const name = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    const organisation =
      name?.type === 'organisation' ? { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row } : undefined
    if (organisation === undefined && (event?.slot !== 'body' || (unit?.type === 'noun' && unit.noun?.classes[0] === 'event'))) return []
    draft
      .set('role', { value: isOf(scope.k, 'co-preside', predicate.lemma) ? 'co-chair' : 'chair', row: match.frame.row })
      .set('body', organisation ?? event?.name)
  }
  rememberChaired(scope, draft)
  const found = predicate.adjuncts
  draft.set('period', found.until ?? found.when ?? openEnded(found.since) ?? periodIn(scope, range))
  return draft.has('body') ? [draft] : []
}

function rememberChaired({ context }: UnitScope, draft: Draft): void {
  const body = draft.get('body')[0]?.value
  if (body !== undefined) context.lastChaired = String(body)
}

/** «Председателем союза станет Того», «эти функции переходят к Того», «председательство в союзе перейдёт к Того»: who has the chair, of what was told or is named. */
function chairTold(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { k, s } = scope
  const draft = begin(match)
  const found = predicate.adjuncts
  const period = (): Filled | undefined => found.until ?? openEnded(found.since) ?? found.when
  switch (match.frame.row.split('/').at(-1)) {
    case 'chair.is': {
      const office = officeOf(match)
      const party = isTurned(match) ? agentsOf(scope, predicate.object) : agents(match)
      if (office === undefined || party.length === 0 || !party.every(isNamed)) return []
      const isShared = isOf(k, 'co-chair', s.tokens.lemma[office.first])
      const of = officeBody(match, office)
      if (of === undefined) return []
      draft
        .add('party', party)
        .set('role', { value: isShared ? 'co-chair' : 'chair', row: match.frame.row })
        .set('body', of)
      draft.set('period', bracketed(scope, predicate) ?? period())
      break
    }
    case 'chair.function': {
      const at = predicate.object === undefined ? undefined : nounIn(scope, predicate.object)
      const unit = at === undefined ? undefined : s.units[at]
      const party = agents(match)
      if (unit?.type !== 'noun' || !isOf(k, 'function', s.tokens.lemma[unit.head]) || party.length === 0 || chaired(scope) === undefined)
        return []
      draft.add('party', party).set('role', { value: 'chair', row: match.frame.row }).set('body', chaired(scope)).set('period', period())
      break
    }
    default: {
      const range = subjectOf(match)
      const at = range === undefined ? undefined : nounIn(scope, range)
      const unit = at === undefined ? undefined : s.units[at]
      const party = receivers(match)
      if (unit?.type !== 'noun' || at === undefined || range === undefined || party.length === 0) return []
      const isChair = unit.noun?.classes[0] === 'chair' || isOf(k, 'relay', s.tokens.lemma[unit.head])
      const isSpoken = unit.pronoun || isOf(k, 'function', s.tokens.lemma[unit.head])
      if (!isChair && !isSpoken) return []
      const next = s.units[at + 2]
      const named =
        isChair && s.units[at + 1]?.type === 'preposition' && next?.type === 'noun' && at + 2 < range.to + 2
          ? (eventAt(scope, at + 2, s.units.length)?.name ?? agentsOf(scope, { from: at + 2, to: at + 3 })[0])
          : undefined
      draft
        .add('party', party)
        .set('role', { value: isChair ? 'presidency' : 'chair', row: match.frame.row })
        .set('body', named ?? chaired(scope))
        .set('period', periodIn(scope, { from: range.from, to: predicate.clause?.at ?? range.to }) ?? period())
    }
  }
  if (!draft.has('body')) return []
  rememberChaired(scope, draft)
  return [draft]
}

/** What was presided over when it was told last. */
function chaired({ context }: UnitScope): Filled | undefined {
  return context.lastChaired === undefined
    ? undefined
    : { value: context.lastChaired, inferred: 'reference: what was presided over when it was told last' }
}

/** «Председателем союза»: of what; a sitting has chairs of its own. */
function officeBody({ scope }: UnitMatch, { first, last }: { readonly first: number; readonly last: number }): Filled | undefined {
  const { k, s, context } = scope
  const name = s.names.find((one) => one.first === first)
  if (name?.of !== undefined) return { value: name.of, span: spanOf(s.tokens, first, last), row: name.row }
  if (first < last) {
    const lemma = s.tokens.lemma[last] ?? ''
    if (isOf(k, 'sitting', lemma)) return undefined
    const known = context.bodyByWord.get(lemma) ?? (isOf(k, 'organisation', lemma) ? context.mainOrganisation : undefined)
    return known === undefined
      ? fieldIn(scope, first + 1, last)
      : { value: known, span: spanOf(s.tokens, first, last), inferred: 'reference: the body spoken of' }
  }
  return chaired(scope)
}

/** The words behind an office as they are told by themselves: «Комитета по портам» is «Комитет по портам». */
function fieldIn(scope: UnitScope, first: number, last: number): Filled | undefined {
  const words = wordsFrom(scope, first, last)
  const word = scope.s.tokens.text.slice(scope.s.tokens.start[first], scope.s.tokens.end[first])
  const base = scope.s.tokens.lemma[first] ?? ''
  if (words === undefined || base.length < 3 || base.slice(0, 3) !== word.toLowerCase().slice(0, 3)) return words
  const head = /^\p{Lu}/u.test(word) ? `${base[0]?.toUpperCase() ?? ''}${base.slice(1)}` : base
  return { ...words, value: `${head}${String(words.value).slice(word.length)}` }
}

/** «на новый срок (2025–2027 годы)». */
function bracketed(scope: UnitScope, { clause }: UnitMatch['predicate']): Filled | undefined {
  return clause === undefined ? undefined : periodIn(scope, { from: clause.start, to: clause.rest.to })
}

/** "a transmis la présidence du Conseil aux Comores": who has it now. */
function receivers({ scope, predicate }: UnitMatch): readonly Filled[] {
  const at = receiverAt(scope, predicate.rest)
  return at === undefined ? [] : agentsOf(scope, { from: at, to: at + 1 })
}

/** "a élu M. X à la présidence du Comité": the person, and of what. */
function elected(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  if (predicate.object === undefined) return []
  const at = s.units.findIndex((unit, u) => u > (predicate.clause?.at ?? 0) && unit.type === 'noun' && unit.noun?.classes[0] === 'chair')
  const before = s.units[at - 1]
  if (at < 0 || before?.type !== 'preposition' || before.word !== 'at') return []
  const [party] = agentsOf(scope, { from: predicate.object.from, to: predicate.object.from + 1 })
  const event = s.units[at + 1]?.type === 'preposition' ? eventAt(scope, at + 2, s.units.length) : undefined
  if (party === undefined || event?.name === undefined) return []
  return [begin(match).add('party', [party]).set('role', { value: 'presidency', row: match.frame.row }).set('body', event.name)]
}

/** "depuis 2023": from then on. */
const openEnded = (since: Filled | undefined): Filled | undefined =>
  since === undefined ? undefined : { ...since, value: `${since.value}/..` }

// ---- programme

function programme(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const range = match.how === 'at' || match.how === 'of' ? match.complement : (predicate.object ?? match.complement)
  const row = match.frame.row.split('/').at(-1) ?? ''
  const own = part(match, 'thing') === 'subject' ? subjectOf(match) : range
  const at = own === undefined ? undefined : programmeIn(scope, own)
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || at === undefined || own === undefined) return []
  if (row === 'programme.carried' && !isTurned(match)) return []
  if (unit.noun !== undefined && isOf(scope.k, 'sent', fold(unit.noun.singular)) && !isOf(scope.k, 'launch', predicate.lemma)) return []
  const draft = begin(match)
  const end = Math.min(own.to, topicEnd(scope, at, own.to))
  const words = wordsFrom(scope, unit.core, s.units[end - 1]?.last ?? unit.last)
  const isBare = unit.last === unit.headLast && unit.core === unit.head && end === at + 1 && isDefinite(unit)
  const known = isBare && unit.noun !== undefined ? context.things.get(fold(unit.noun.singular)) : undefined
  draft.set(
    'title',
    known === undefined ? words : { value: known, span: spanOf(s.tokens, unit.head, unit.last), inferred: 'reference: spoken of before' },
  )
  const isOver = row === 'programme.carried' && unit.inCase !== undefined && predicate.verb?.tense === 'past' && predicate.verb.passive
  draft.set('action', isOver ? { value: 'completed', row: match.frame.row } : ownValue(match, 'action'))
  if (part(match, 'by') !== undefined) draft.add('by', agents(match))
  const found = predicate.adjuncts
  if (row === 'programme.study') {
    const who = taught(scope, predicate.clause)
    if (who.length === 0) return []
    draft.add('for', who).add('areas', fieldsOf(scope, predicate.rest))
  }
  draft.add('by', found.via)
  if (unit.inCase !== undefined) draft.add('for', audience(scope, at))
  draft
    .set('when', found.when ?? (unit.inCase === undefined ? undefined : found.since))
    .set('until', found.until ?? (row === 'programme.extend' ? found.due : undefined))
    .set('frequency', found.frequency)
    .set('mode', found.mode)
    .add('for', found.for)
  if (row === 'programme.carried') draft.add('by', found.with)
  if (row === 'programme.areas') {
    const topics = match.complement === undefined ? [] : topicsFrom(scope, match.complement.from, match.complement.to)
    if (topics.length === 0) return []
    return [draft.add('areas', topics)]
  }
  // "doté de 75 millions d'euros": the only sum of the sentence.
  const money = s.amounts.filter(({ of }) => of === 'money')
  if (money.length === 1 && money[0] !== undefined && row !== 'programme.runs') takeAmount(scope, draft, money[0])
  if (!isBare && words !== undefined && unit.noun !== undefined) context.things.set(fold(unit.noun.singular), String(words.value))
  return draft.size > 2 || draft.has('by') ? [draft] : []
}

/** "la dixième édition de son programme", "le programme": where the programme is named. */
export function programmeIn(scope: UnitScope, { from, to }: Range): number | undefined {
  const {
    k,
    s: { units, tokens },
  } = scope
  // «проект правил»: a draft is no project.
  if (draftedAt(scope, from) !== undefined) return undefined
  for (let u = from; u < to; u++) {
    const unit = units[u]
    if (unit?.type !== 'noun') continue
    if (unit.noun?.classes.includes('programme') === true) return u
    const joint = units[u + 1]
    if (!isOf(k, 'part', tokens.lemma[unit.head]) || joint?.type !== 'preposition') return undefined
    u++
  }
  return undefined
}

// ---- body

function body(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const row = match.frame.row.split('/').at(-1) ?? ''
  const draft = begin(match)
  if (row === 'members.in') {
    const first = match.complement === undefined ? undefined : nounIn(scope, match.complement)
    const at = first === undefined ? undefined : pastWhole(scope, first)
    const event = at === undefined || match.complement === undefined ? undefined : eventAt(scope, at, match.complement.to)
    const unit = at === undefined ? undefined : s.units[at]
    const known = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    const name =
      event?.slot === 'body'
        ? event.name
        : known?.type === 'organisation'
          ? { value: known.value, span: spanOf(s.tokens, known.first, known.last) }
          : undefined
    return name === undefined ? [] : [draft.set('name', name).add('members', agents(match))]
  }
  if (row === 'areas') {
    const at = predicate.agent === undefined ? undefined : nounIn(scope, predicate.agent)
    const name = at === undefined ? undefined : bodyAt(scope, at, predicate.agent?.to ?? at + 1)
    const topics = match.complement === undefined ? [] : topicsFrom(scope, match.complement.from, match.complement.to)
    return name === undefined || topics.length === 0 || predicate.verb?.tense === 'past'
      ? []
      : [draft.set('name', name).add('areas', topics)]
  }
  if (row === 'is.body' || row === 'members') {
    const range = subjectOf(match)
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || at === undefined || range === undefined) return []
    const known = unit.names.find((one) => one.first === unit.head)
    const event = eventAt(scope, at, range.to)
    const name: Filled | undefined =
      event?.slot === 'body' || unit.noun?.classes.includes('body') === true
        ? event?.name
        : known?.type === 'organisation'
          ? { value: known.value, span: spanOf(s.tokens, known.first, known.last), row: known.row }
          : unit.pronoun && context.lastBody !== undefined && isOf(scope.k, 'one', s.tokens.lower[unit.head])
            ? { value: context.lastBody, inferred: 'reference: the body told before' }
            : undefined
    if (name === undefined || predicate.verb?.tense !== 'present') return []
    draft.set('name', name)
    if (row === 'is.body') {
      const owner = ownerOf(scope, predicate.rest)
      if (owner !== undefined && owner.value !== name.value) draft.set('parent', owner)
      const to = isCaseMark(s.units[predicate.rest.from]) ? { ...predicate.rest, from: predicate.rest.from + 1 } : predicate.rest
      const first = s.units[to.from]
      if (first?.type !== 'noun' || first.determiner === undefined) return []
      draft.set('nature', wordsOfUnits(scope, { from: to.from, to: Math.min(to.to, natureEnd(scope, to)) }))
    } else {
      const members =
        match.complement === undefined ? [] : agentsOf(scope, { from: match.complement.from, to: memberEnd(scope, match.complement) })
      if (members.length < 2 && !hasWord(scope, 'members', members[0]?.value)) return []
      draft.add('members', members)
    }
    mentionFilled(scope, name)
    return [draft]
  }
  const range = row === 'body.acts' ? subjectOf(match) : (predicate.object ?? match.complement)
  const at = range === undefined ? undefined : nounIn(scope, range)
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || at === undefined || range === undefined) return []
  const known = unit.names.find((one) => one.first === unit.head)
  const classes = unit.noun?.classes ?? []
  const isBody =
    classes.includes('body') ||
    known?.type === 'body' ||
    known?.type === 'organisation' ||
    (classes[0] === 'institution' && classes.length === 1)
  if (!isBody) return []
  const event = eventAt(scope, at, range.to)
  const name = event?.name ?? agentsOf(scope, { from: at, to: chainEnd(scope, at, range.to) })[0]
  draft
    .set('name', name)
    .set('action', ownValue(match, 'action'))
    .set('since', predicate.adjuncts.when ?? predicate.adjuncts.due)
  if (unit.noun !== undefined && classes[0] === 'body' && unit.noun.singular.includes(' '))
    draft.set('nature', { value: unit.noun.singular, span: spanOf(s.tokens, unit.head, unit.headLast), row: unit.noun.row })
  mentionFilled(scope, name)
  if (!draft.has('name')) return []
  // «при комитете образован подкомитет»: of which it is a part.
  const near = predicate.clause?.parts === undefined ? undefined : nearBody(scope, predicate.clause)
  if (near !== undefined && near.value !== name?.value) draft.set('parent', near)
  if (row === 'body.acts' && !draft.has('parent')) return []
  // «создан комитет под сопредседательством министров»: who will preside.
  const { chairs } = predicate.adjuncts
  if (chairs.length === 0 || name === undefined || predicate.clause?.parts === undefined) return [draft]
  const isShared = s.units.some(
    (one) => one.type === 'preposition' && one.word === 'chaired' && isOf(scope.k, 'co-presidency', s.tokens.lemma[one.last]),
  )
  const chair = new Draft('chairmanship', draft.modality, scope.passage, match.frame.row)
  return [
    draft,
    chair
      .add('party', chairs)
      .set('role', { value: isShared ? 'co-chair' : 'chair', row: match.frame.row })
      .set('body', name),
  ]
}

function nearBody(scope: UnitScope, { start, rest }: { readonly start: number; readonly rest: Range }): Filled | undefined {
  const { units } = scope.s
  for (let u = start; u < rest.to; u++) {
    const joint = units[u]
    if (joint?.type === 'preposition' && joint.word === 'near' && joint.last >= joint.first && units[u + 1]?.type === 'noun') {
      const name = bodyAt(scope, u + 1, rest.to)
      if (name !== undefined) return name
    }
  }
  return undefined
}

/** «в состав комитета», «в работу группы»: the body itself. */
function pastWhole({ k, s: { units, tokens } }: UnitScope, at: number): number {
  const unit = units[at]
  const joint = units[at + 1]
  const isWhole = unit?.type === 'noun' && isOf(k, 'whole', tokens.lemma[unit.head])
  return isWhole && joint?.type === 'preposition' && joint.word === 'of' && units[at + 2]?.type === 'noun' ? at + 2 : at
}

/** A body or organisation by its phrase, the one told before where only its noun stands. */
function bodyAt(scope: UnitScope, at: number, to: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const known = unit.names.find((one) => one.first === unit.head)
  if (known?.type === 'organisation') return { value: known.value, span: spanOf(scope.s.tokens, known.first, known.last), row: known.row }
  const event = eventAt(scope, at, to)
  return event?.slot === 'body' && unit.noun?.classes[0] !== 'event' ? event.name : undefined
}

/** «исполнительный орган союза»: of which body it is one. */
function ownerOf(scope: UnitScope, { from, to }: Range): Filled | undefined {
  const { units } = scope.s
  for (let u = from; u < to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (unit?.type === 'comma' || unit?.type === 'verb' || unit?.type === 'conjunction') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'of' || next?.type !== 'noun') continue
    const name = next.names.find((one) => one.first === next.head)
    const isBody = name?.type === 'organisation' || next.noun?.classes[0] === 'body'
    if (isBody && next.inCase !== undefined) return agentsOf(scope, { from: u + 1, to: u + 2 })[0]
  }
  return undefined
}

function natureEnd({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from + 1; u < to; u++) if (units[u]?.type === 'comma' || units[u]?.type === 'semicolon') return u
  return to
}

function memberEnd({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from; u < to; u++) {
    const type = units[u]?.type
    if (type === 'verb' || type === 'relative' || type === 'semicolon') return u
  }
  return to
}

const stanceOf = (match: UnitMatch): string => String(ownValue(match, 'stance')?.value)

// ---- post

/** "Mme Sika a été nommée ambassadrice du Togo": who holds the office from now on. */
function appointed(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const unit = predicate.object === undefined ? undefined : s.units[predicate.object.from]
  const person = unit?.type === 'noun' ? unit.names.find(({ type }) => type === 'person') : undefined
  const from = s.units[predicate.rest.from]?.first ?? 0
  const to = s.units[predicate.rest.to - 1]?.last ?? 0
  // «генеральным секретарем избран …»: the office stands in the instrumental, wherever.
  const inCase = s.units.find((one) => one.type === 'noun' && one.inCase === 'i' && one.names[0]?.type === 'post')
  const office =
    inCase?.type === 'noun' ? inCase.names[0] : s.names.find(({ type, first }) => type === 'post' && first >= from && first <= to)
  if (person === undefined || office === undefined) return []
  const draft = begin(match)
  draft.set('person', { value: fullPerson(context, person.value), span: spanOf(s.tokens, person.first, person.last) })
  draft.set('post', { value: office.value, span: spanOf(s.tokens, office.first, office.last), row: office.row })
  if (office.of !== undefined) draft.set('of', { value: office.of, span: spanOf(s.tokens, office.first, office.last) })
  return [draft]
}

// ---- position

function position(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const draft = begin(match)
  const isMood = predicate.modality
  if (isMood === 'proposed' || isMood === 'cancelled') return []
  draft.modality = 'done'
  const holder = agents(match)
  if (holder.length === 0 && predicate.verb?.form !== 'finite' && predicate.verb?.form !== 'gerund') return []
  if (predicate.verb?.passive === true && predicate.clause?.kind !== 'main') return []
  // «Подчеркнута важность»: what is told of nobody is told of the two who met, or of the issuer.
  const silent =
    predicate.clause?.parts !== undefined && predicate.verb?.passive === true && context.sides.length > 1 ? context.sides : context.issuers
  draft.add('holder', holder.length > 0 ? holder : silent.map((value) => ({ value, inferred: 'issuer' })))
  draft.set('stance', withSpan(match, ownValue(match, 'stance')))
  if (stanceOf(match) === 'reaffirms' && isTurned(match)) return []
  const words = match.frame.words
  let range = match.complement
  // "exprimer sa préoccupation face à": what the mood is about stands behind it.
  if (words.length === 1 && predicate.object !== undefined) {
    const unit = s.units[predicate.object.from]
    if (unit?.type === 'noun' && s.tokens.lemma[unit.head] === words[0]) {
      const joint = s.units[predicate.object.from + 1]
      if (joint?.type !== 'preposition' && joint?.type !== 'that' && joint?.type !== 'relative') return []
      range = { from: predicate.object.from + 2, to: predicate.object.to }
    }
  }
  if (range === undefined) return []
  const stance = String(ownValue(match, 'stance')?.value)
  if (stance === 'thanks' || stance === 'congratulates') {
    const told =
      match.frame.words.length > 0 && isCaseMark(s.units[(predicate.object?.from ?? 0) + 1]) ? receiverAt(scope, predicate.rest) : undefined
    const at = told ?? (match.how === 'at' || match.how === 'dat' ? range.from : (predicate.object?.from ?? range.from))
    const to = addresseeEnd(scope, at, range.to)
    draft.set('on', agentsOf(scope, { from: at, to })[0])
    const joint = s.units[to]
    if (joint?.type === 'preposition' && ['of', 'for', 'behind', 'with'].includes(joint.word))
      draft.set('subject', wordsOfUnits(scope, { from: to + 1, to: complementTo(scope, { from: to + 1, to: range.to }) }))
    return draft.has('on') || draft.has('subject') ? [draft] : []
  }
  // "a soutenu 26 000 femmes": a help that is counted.
  if (stance === 'supports' && scope.s.amounts.some(({ first }) => first === scope.s.units[range.from]?.first)) return []
  draft.set('subject', complementWords({ ...match, how: 'that' }, range))
  return draft.has('subject') && draft.has('holder') ? [draft] : []
}

/** "le Bénin de son accueil", "le Gouvernement du Bénin pour son accueil": who is thanked. */
function addresseeEnd({ s: { units } }: UnitScope, at: number, to: number): number {
  let end = at + 1
  while (end + 1 < to) {
    const joint = units[end]
    const next = units[end + 1]
    if (joint?.type === 'conjunction' && next?.type === 'noun') end += 2
    else if (
      joint?.type === 'preposition' &&
      joint.word === 'of' &&
      next?.type === 'noun' &&
      next.determiner !== 'possessive' &&
      next.names.length > 0
    )
      end += 2
    else break
  }
  return end
}

function complementTo({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from; u < to; u++) {
    const next = units[u + 1]
    if (
      units[u]?.type === 'semicolon' ||
      (units[u]?.type === 'conjunction' && next?.type === 'verb') ||
      (units[u]?.type === 'comma' && next?.type === 'relative')
    )
      return u
  }
  return to
}

function withSpan({ scope, predicate }: UnitMatch, filled: Filled | undefined): Filled | undefined {
  if (filled === undefined || predicate.verb === undefined) return filled
  return { ...filled, span: spanOf(scope.s.tokens, predicate.verb.first, predicate.verb.last) }
}
