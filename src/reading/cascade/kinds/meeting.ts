import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { adjunctsIn, groupEnd, rankIn } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { UnitMatch } from '../match.ts'
import { type UnitScope, isOf, spanOf } from '../scope.ts'
import { sittingOf } from '../sitting.ts'
import { type UnitEvent, antecedentEvent, chainedEvent, eventAt, eventWithin, topicsFrom } from '../things.ts'
import { PARTS, begin, isNamed, isTurned, mentionFilled, nounIn, ownValue, part, rangeOf, subjectOf } from './parts.ts'

// ---- meeting

/** The claims of a frame that tells that somebody met. */
export function meeting(match: UnitMatch): readonly Draft[] {
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
