import { adjunctsIn, placeOf } from '../../adjuncts.ts'
import type { Draft, Filled } from '../../draft.ts'
import { eventName } from '../../event.ts'
import { owner } from '../../open-scope.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** "the Conference of 4 May": its day stands right behind its name. */
export function dateOf({ s, dates }: Scope, at: number): Filled | undefined {
  const of = s.units[at + 1]
  return of?.type === 'preposition' && of.word === 'of' ? dates.find((d) => d.unit === at + 2 && d.part === 'when')?.filled : undefined
}

/** "the Forum, first convened in Lima": the first session. */
export function firstTime({ scope, predicate }: Match): Filled | undefined {
  const { tokens } = scope.s
  if (predicate.tense !== 'past' || !/^(?:convene|hold|meet|gather|organi[sz]e|host)$/.test(predicate.lemma)) return undefined
  for (let i = Math.max(0, predicate.first - 1); i < predicate.last; i++)
    if (tokens.word[i] === 'first') return { value: 1, span: tokenSpan(tokens, i, i) }
  return undefined
}

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
])

/** "the following day", "the next day": around the verb. */
function nextDay(s: Scope['s'], verb: number, to: number): number | undefined {
  const { word } = s.tokens
  for (let i = Math.max(s.sentence.first, verb - 6); i < to; i++)
    if (word[i] === 'the' && (word[i + 1] === 'following' || word[i + 1] === 'next') && word[i + 2] === 'day') return i
  return undefined
}

/** "met two days earlier", "a day later", "on the same day": counted from the day of the meeting told before. */
export function dayBeside({ scope: { s, context, dates }, predicate }: Match): Filled | undefined {
  // "on 4 May and will proceed to Lima the following day": the day told in the sentence, else before it.
  const told = dates.findLast((d) => d.unit < (predicate.clause?.at ?? 0) && /^\d{4}-\d\d-\d\d/.test(d.value))
  const lastDay = told?.value ?? context.lastDay
  if (lastDay === undefined) return undefined
  const { word } = s.tokens
  const to = s.units[predicate.rest.to - 1]?.last ?? predicate.last
  const next = nextDay(s, predicate.first, to)
  if (next !== undefined) {
    const day = Date.parse(lastDay.split('/').at(-1) ?? '') + 86_400_000
    const inferred = 'counted from the day told before'
    return Number.isNaN(day)
      ? undefined
      : { value: new Date(day).toISOString().slice(0, 10), span: tokenSpan(s.tokens, next, next + 2), inferred }
  }
  for (let i = predicate.last + 1; i < to; i++) {
    if (word[i + 1] !== 'day' && word[i + 1] !== 'days') continue
    const count = word[i] === 'same' ? 0 : COUNTS.get(word[i] ?? '')
    const way = word[i] === 'same' ? 'later' : word[i + 2]
    if (count === undefined || (way !== 'earlier' && way !== 'later' && way !== 'before')) continue
    // "two days before the Forum" counts from another event.
    if (way === 'before' && s.units.some((u) => u.type === 'noun' && u.first === i + 3)) continue
    const [first = '', end = first] = lastDay.split('/')
    const day = Date.parse(way === 'later' ? end : first) + (way === 'later' ? count : -count) * 86_400_000
    if (Number.isNaN(day)) return undefined
    const value = word[i] === 'same' && first !== end ? undefined : new Date(day).toISOString().slice(0, 10)
    return value === undefined
      ? undefined
      : { value, span: tokenSpan(s.tokens, i, i + (word[i] === 'same' ? 1 : 2)), inferred: 'counted from the meeting told before' }
  }
  return undefined
}

/** "On 3 May the Minister convened the Forum, as agreed in April": the day in front is that of the deed, whatever other stands behind it. */
export function frontDay({ scope, predicate, frame }: Match): Filled | undefined {
  const { clause } = predicate
  if (clause?.kind !== 'main' || predicate.tense !== 'past' || predicate.modality !== 'done' || !FRONTED.has(frame.row)) return undefined
  const { when } = adjunctsIn(
    scope,
    predicate.area.filter((range) => range.to <= clause.at),
  )
  return when !== undefined && /^\d{4}-\d\d-\d\d/.test(String(when.value)) ? when : undefined
}

/** "On 3 May, the sides will open a port, and Minister Roe will address the Forum": the only day of the sentence, in front of all that is to come. */
export function openingDay({ scope, predicate }: Match): Filled | undefined {
  const { s, dates } = scope
  const { clause } = predicate
  const [day] = dates
  if (clause?.kind !== 'main' || clause.verb.modal !== 'will' || dates.length !== 1 || day === undefined || day.unit > 1) return undefined
  const [first] = s.clauses
  const isShared = first !== undefined && first !== clause && first.kind === 'main' && first.verb.modal === 'will'
  return isShared && s.units[day.unit + 1]?.type === 'comma' && day.part === 'when' ? day.filled : undefined
}

/** Rows of deeds that are done on a day. */
const FRONTED: ReadonlySet<string> = new Set([
  'frames/meet',
  'frames/hold',
  'frames/host',
  'frames/chair',
  'frames/chair.lead',
  'frames/receive',
])

/** "met for the ninth time": the number of the session. */
export function timeCounted(match: Match): Filled | undefined {
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

/** "was adopted in Lima in May 2020 at the third session": what was done at a session was done at its time and place. */
export function timeOfAct(draft: Draft, scope: Scope, at: number): void {
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
export function dayOrTime(when: Filled | undefined): Filled | undefined {
  return when !== undefined && /^\d{4}\/\d{4}$/.test(String(when.value)) ? undefined : when
}

/** "last met in Lima in May, when they chaired the Forum": the time and place of the clause in front of "when". */
export function ofTimeClause({ scope, predicate }: Match): { readonly when?: Filled | undefined; readonly where?: Filled | undefined } {
  const { s } = scope
  const { clause } = predicate
  const joint =
    clause?.subject === undefined || clause.verb.form !== 'finite' || clause.verb.tense !== 'past' ? -1 : clause.subject.from - 1
  const when = s.units[joint]
  if (when === undefined || s.tokens.word[when.first] !== 'when' || s.units[joint - 1]?.type !== 'comma') return {}
  const told = s.clauses.findLast((c) => c.at < joint && c.verb.form === 'finite')
  if (told === undefined || told.verb.tense !== 'past' || told.verb.negated) return {}
  const around = adjunctsIn(scope, [{ from: told.at + 1, to: joint - 1 }])
  return { when: around.when, where: around.where }
}

/** "flew to Lima, where she met Minister Vale": the place in front of "where". */
export function whereOfRelative({ scope: { s }, predicate }: Match): Filled | undefined {
  const { clause } = predicate
  if (clause === undefined) return undefined
  for (let u = clause.at - 1; u > 0; u--) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return undefined
    if (unit === undefined || unit.first !== unit.last || s.tokens.word[unit.first] !== 'where') continue
    const before = s.units[s.units[u - 1]?.type === 'comma' ? u - 2 : u - 1]
    const place = before?.type === 'noun' ? placeOf(before) : undefined
    return place !== undefined && place.last === before?.last
      ? { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
      : undefined
  }
  return undefined
}

/** "4 May: Workshop on Tides, to be held online": the day with which a line of a calendar begins. */
export function leadingDay({ s, dates }: Scope): Filled | undefined {
  const behind = s.units[1]
  const isLed = s.units[0]?.type === 'date' && (behind?.type === 'colon' || behind?.type === 'dash' || behind?.type === 'comma')
  return isLed && dates.length === 1 ? dates.find((d) => d.unit === 0 && d.part === 'when')?.filled : undefined
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
