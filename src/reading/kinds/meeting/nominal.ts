import { adjunctsIn } from '../../adjuncts.ts'
import { wordSet } from '../../../language/word-map.ts'
import type { Modality } from '../../claim.ts'
import type { Name } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { tokenSpan } from '../../sentence.ts'
import { Draft, type Filled } from '../../draft.ts'
import { dayAbove } from '../../day-lines.ts'
import { eventName, eventOf, isCityBetween } from '../../event.ts'
import type { Scope } from '../../scope.ts'
import { topics } from '../../topics.ts'
import { TALKING } from './discussion.ts'
import { leadingDay, timeOfAct, dayOrTime, dateInside, eventEnd } from './time.ts'

const OFFICE = wordSet('chair chairmanship chairpersonship presidency gavel helm secretariat membership')

/** "the ninth session of the Joint Commission in Lima in May", "talks between A and B": a meeting named without its verb. */
export function nominalMeeting(scope: Scope, at: number, to: number, modality: Modality, attended?: Draft): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const event = eventOf(scope, { from: at, to })
  // "a meeting in Lima to discuss tolls": without a name it is told by what it is for.
  const isNew = /^an?$/.test(s.tokens.word[unit.first] ?? '') && event?.body === undefined
  if (event === undefined || (event.definite && !(isNew && aimBehind(scope, at).length > 0))) return undefined
  // "events in Norland": what happened there.
  if (event.body === undefined && s.tokens.word[unit.head] === 'events' && event.ordinal === undefined) return undefined
  // An institution is no event: only a body that the tables know, or one with a number, has sessions of its own.
  // "the next round of consultations": told as the round.
  const round = s.units[at - 2]
  const of = s.units[at - 1]
  if (of?.type === 'preposition' && of.word === 'of' && round?.type === 'noun' && /^rounds?$/.test(s.tokens.word[round.head] ?? ''))
    return undefined
  // "will assume the chair of the Forum in 2026": the time is that of the chair, and the body holds no session.
  const held = of?.type === 'preposition' && of.word === 'of' && round?.type === 'noun' ? round : undefined
  if (held !== undefined && event.ordinal === undefined && OFFICE.holds(s.tokens, held.head)) return undefined
  // "the memorandum on consultations": what an instrument is about.
  if (of?.type === 'preposition' && of.word === 'on' && round?.type === 'noun' && isPaper(round)) return undefined
  // "paid a call on Minister Roe": told by its verb.
  const on = s.units[at + 1]
  if (s.tokens.word[unit.head] === 'call' && on?.type === 'preposition' && on.word === 'on') return undefined
  // "the call made by the President to open the pass": an appeal.
  if (event.body === undefined && isAppeal(scope, unit, at)) return undefined
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
    .set(
      'when',
      dayOrTime(adjuncts.when) ??
        dateInside(scope, at) ??
        lineDay(scope) ??
        (s.clauses.length === 0 && s.sentence.opens ? dayAbove(scope.context) : undefined),
    )
    .set('where', adjuncts.where)
    .set('mode', adjuncts.mode ?? modeInside(scope, unit))
  placeBehindComma(draft, scope, at)
  if (s.clauses.length === 0) wholeLine(draft, scope, at)
  if (draft.has('when') && name !== undefined) draft.set('where', cityInName(scope, name))
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
  // "negotiations, launched in 2004, on a free trade agreement": their time alone is that of something done with them.
  const isCourse = name === undefined && /^negotiations?$/.test(s.tokens.word[unit.head] ?? '')
  if (isCourse && !draft.has('ordinal') && !draft.has('where')) return undefined
  // "look forward to meetings between their ministers": who is to meet is told, though not when.
  const between = s.units[at + 1]
  const isAwaited =
    modality === 'expected' &&
    event.participants.length > 1 &&
    between?.type === 'preposition' &&
    (between.word === 'between' || between.word === 'among')
  if (isAwaited && event.body === undefined && !String(event.title?.value ?? '').includes(' ')) draft.drop('title')
  const told = isAwaited || draft.has('ordinal') || draft.has('when') || draft.has('where')
  if (!told) return undefined
  draft.set('rank', event.rank).add('participants', event.participants).add('agenda', event.agenda).add('chairs', adjuncts.chairs)
  draft.add('agenda', aimBehind(scope, at))
  return draft
}

/** "a meeting in Lima in May to discuss tolls": what is talked of there, when nothing but time and place stands between. */
function aimBehind({ s }: Scope, at: number): readonly Filled[] {
  const verb = s.units.findIndex((unit, u) => u > at && unit.type === 'verb')
  const clause = s.clauses.find((c) => c.at === verb && c.kind === 'infinitive')
  if (clause === undefined || !TALKING.has(clause.verb.lemma)) return []
  const between = s.units.slice(at + 1, verb)
  const isPlain = between.every((unit) => unit.type === 'date' || unit.type === 'preposition' || unit.type === 'noun')
  return isPlain && !between.some((unit) => unit.type === 'noun' && unit.noun?.classes[0] === 'event')
    ? topics(s, { from: verb + 1, to: clause.rest.to })
    : []
}

const APPEALED = wordSet('made issued launched')

/** "the call made by", "the call for", "the call to": nobody is on the line. */
function isAppeal({ s, k }: Scope, unit: NounPhrase, at: number): boolean {
  if (!/^calls?$/.test(s.tokens.word[unit.head] ?? '')) return false
  for (let i = unit.first; i <= unit.last; i++) if (k.manners.mode.at(s.tokens, i) !== undefined) return false
  const next = s.units[at + 1]
  if (next?.type === 'preposition') return next.word === 'for' || next.word === 'to'
  return next?.type === 'verb' && (next.form === 'infinitive' || APPEALED.holds(s.tokens, next.last))
}

const isPaper = (unit: NounPhrase): boolean =>
  unit.names.at(-1)?.type === 'instrument' || (unit.names.length === 0 && unit.noun?.classes[0] === 'instrument')

/** "a phone call with Minister Roe on 4 May" */
function modeInside({ s, k }: Scope, unit: NounPhrase): Filled | undefined {
  for (let i = unit.first; i <= unit.last; i++) {
    const mode = k.manners.mode.at(s.tokens, i)
    if (mode !== undefined) return { ...mode, span: tokenSpan(s.tokens, i, i) }
  }
  return undefined
}

/** The day of a line whose only verbs describe. */
const lineDay = (scope: Scope): Filled | undefined =>
  scope.s.clauses.every((c) => c.verb.form === 'participle') ? leadingDay(scope) : undefined

/** "at the ninth Summit, Lima, 4 May 2024": a city between commas is where, and the day behind it when. */
function placeBehindComma(draft: Draft, scope: Scope, at: number): void {
  const { s } = scope
  // "Conference on tides, Lima": behind what it is about.
  let comma = at + 1
  while (s.units[comma]?.type === 'preposition' && s.units[comma + 1]?.type === 'noun') comma += 2
  const city = s.units[comma + 1]
  if (s.units[comma]?.type !== 'comma' || city?.type !== 'noun' || !isCityBetween(s, comma + 1)) return
  const place = city.names[0]
  if (place === undefined) return
  draft.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row })
  const day = s.units[comma + 2]?.type === 'comma' ? comma + 3 : comma + 2
  draft.set('when', scope.dates.find((d) => d.unit === day && d.part === 'when')?.filled)
}

/** "20 May – Lima: Conference on Glaciers": a line without a verb that names one event tells its day and city anywhere. */
function wholeLine(draft: Draft, scope: Scope, at: number): void {
  const { s } = scope
  const isOther = (u: number): boolean => {
    const unit = s.units[u]
    return unit?.type === 'noun' && u !== at && (eventName(unit) !== undefined || unit.noun?.classes[0] === 'event')
  }
  if (s.units.some((_, u) => isOther(u))) return
  const days = scope.dates.filter((d) => d.part === 'when' && dayOrTime(d.filled) !== undefined)
  if (days.length === 1) draft.set('when', days[0]?.filled)
  const first = s.units.find((u) => u.type === 'noun')
  const place = first?.type === 'noun' && first.names.length === 1 ? first.names[0] : undefined
  const behind = first === undefined ? undefined : s.units[s.units.indexOf(first) + 1]
  const isApart = behind?.type === 'dash' || behind?.type === 'colon' || behind?.type === 'comma' || behind?.type === 'date'
  if (
    first !== undefined &&
    place?.type === 'place' &&
    place.last === first.last &&
    place.first === first.first &&
    isApart &&
    s.units[at] !== first
  )
    draft.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row })
}

/** "the Lima Peace Conference of 4 May": the city in the name of one dated conference. */
function cityInName(scope: Scope, name: Name): Filled | undefined {
  const { tokens } = scope.s
  if (!/\b(?:Summit|Conference|Forum|Meeting|Talks|Consultations)$/.test(name.value)) return undefined
  const city = scope.k.language.names.longest(tokens, name.first, name.last)
  if (city?.value.type !== 'place' || city.last >= name.last) return undefined
  return { value: city.value.value, span: tokenSpan(tokens, name.first, city.last), row: name.row }
}
