import type { NounPhrase } from '../../language/phrases.ts'
import { type Adjuncts, listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { dateInside, eventEnd } from './meeting.ts'

/** What a phrase says of an instrument: its title, or its type and subject, its parties and its period. */
export interface InstrumentPhrase {
  readonly title?: Filled
  readonly type?: Filled
  readonly subject?: Filled
  readonly parties: readonly Filled[]
  readonly period?: Filled
}

/** Fills an instrument from the thing that was signed, adopted … and from what stands around the verb. */
export function completeInstrument(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  if (thing === undefined) return false
  const phrase = instrumentOf(scope, thing)
  if (phrase === undefined) return false
  fillInstrument(draft, phrase)
  const action = draft.get('action')[0]?.value
  draft.set('when', adjuncts.when ?? adjuncts.due)
  draft.set('period', adjuncts.period).set('at', adjuncts.at)
  if (action === 'signed' || action === 'negotiated' || action === 'exchanged' || action === 'acceded' || action === 'ratified' || action === 'extended' || action === 'renewed') {
    const signers = [...draft.get('by'), ...adjuncts.with]
    draft.drop('by')
    draft.add('parties', signers)
  } else if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  draft.add('parties', adjuncts.between)
  return draft.has('title') || draft.has('type')
}

/** Puts what a phrase says of an instrument into its claim. */
export function fillInstrument(draft: Draft, phrase: InstrumentPhrase): void {
  draft.set('title', phrase.title).set('type', phrase.type).set('subject', phrase.subject).set('period', phrase.period)
  draft.add('parties', phrase.parties)
}

/** Reads the instrument that a range begins with; undefined when its head is none. */
export function instrumentOf(scope: Scope, range: Range): InstrumentPhrase | undefined {
  const { s, context } = scope
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return undefined
  const name = [...unit.names].reverse().find((n) => n.type === 'instrument')
  const period = periodIn(scope, range)
  const parties = betweenParties(scope, range)
  if (name !== undefined) {
    return { title: { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }, parties, ...(period === undefined ? {} : { period }) }
  }
  if (unit.noun?.classes.includes('instrument') !== true) return undefined
  const quoted = quotedTitle(scope, range)
  const type = typeWords(scope, unit)
  const subject = subjectOf(scope, unit, range)
  const own = unit.names.filter((n) => n.type === 'party' || n.type === 'organisation').map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  const first = s.tokens.word[unit.first]
  if ((first === 'the' || first === 'this' || first === 'its') && unit.last - unit.first <= 1 && subject === undefined && context.lastInstrument !== undefined && period === undefined) {
    return { title: { value: context.lastInstrument, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the instrument last named' }, parties }
  }
  return {
    parties: [...(own.length > 1 ? own : []), ...parties],
    ...(quoted === undefined ? {} : { title: quoted }),
    ...(type === undefined ? {} : { type }),
    ...(subject === undefined ? {} : { subject }),
    ...(period === undefined ? {} : { period }),
  }
}

function typeWords(scope: Scope, unit: NounPhrase): Filled | undefined {
  const { tokens } = scope.s
  const noun = unit.noun
  if (noun === undefined) return undefined
  const size = noun.singular.split(' ').length
  let first = Math.max(unit.first, unit.head - size + 1)
  const joint = tokens.word[first - 1]
  if (first > unit.first && (joint === 'joint' || joint === 'free' || joint === 'framework' || joint === 'work' || joint === 'action')) first--
  const span = tokenSpan(tokens, first, unit.head)
  return { value: noun.plural ? noun.singular : tokens.text.slice(span.start, span.end), span, row: noun.row }
}

/** "a statement on ferry safety": the words after on, for, concerning; else the words before the head ("prisoner transfer agreement"). */
function subjectOf(scope: Scope, unit: NounPhrase, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from + 1; u < range.to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative' || next?.type === 'date' || next?.type === 'semicolon' || next?.type === 'comma' || next?.type === 'conjunction') break
    if (next?.type !== 'preposition') continue
    if (next.word === 'on' || next.word === 'for' || next.word === 'concerning' || next.word === 'regarding' || next.word === 'of' || next.word === 'about') {
      if (next.word === 'of' && u > range.from + 1) break
      return wordsOfRange(s, { from: u + 1, to: subjectEnd(scope, u + 1, range.to) })
    }
  }
  const size = unit.noun?.singular.split(' ').length ?? 1
  const before = unit.head - size
  if (before < unit.first) return undefined
  let first = unit.first
  while (first <= before && (scope.dateTokens.has(first) || /^(?:new|draft|bilateral|joint|first|two|three|several|separate|similar|following|comprehensive|intergovernmental|said|respective|final)$/.test(s.tokens.word[first] ?? ''))) first++
  return first > before ? undefined : wordsBetween(s.tokens, first, before)
}

function subjectEnd(scope: Scope, from: number, to: number): number {
  const { s } = scope
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && u > from && unit.form !== 'gerund') return u
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'date' || unit?.type === 'open' || unit?.type === 'dash') return s.units[u - 1]?.type === 'preposition' || s.units[u - 1]?.type === 'comma' ? u - 1 : u
    if (unit?.type === 'preposition' && (unit.word === 'between' || unit.word === 'at' || unit.word === 'by' || unit.word === 'during' || unit.word === 'with')) return u
    if (unit?.type === 'comma' && s.units[u + 1]?.type === 'conjunction') {
      const next = s.units[u + 2]
      if (next?.type === 'noun' && next.noun?.classes.includes('instrument') === true) return u
    }
  }
  return to
}

function quotedTitle(scope: Scope, range: Range): Filled | undefined {
  const { tokens } = scope.s
  const first = scope.s.units[range.from]?.first ?? 0
  const last = scope.s.units[range.to - 1]?.last ?? 0
  for (let i = first; i < last; i++) {
    if (tokens.word[i] !== '"') continue
    for (let j = i + 1; j <= last; j++) if (tokens.word[j] === '"') return wordsBetween(tokens, i + 1, j - 1)
    return undefined
  }
  return undefined
}

/** Parties named with "between A and B", "with B", or in front of the head. */
function betweenParties(scope: Scope, range: Range): Filled[] {
  const { s, context } = scope
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && (unit.word === 'between' || unit.word === 'among')) return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
  }
  return []
}

/** "for 2024-2028", "2021-2025": the interval that belongs to the instrument itself. */
function periodIn(scope: Scope, range: Range): Filled | undefined {
  for (const date of scope.dates) {
    if (date.unit < range.from || date.unit >= range.to) continue
    const isInterval = /^\d{4}\/\d{4}$|^P\d/.test(date.value)
    if (!isInterval) continue
    for (let u = range.from; u < date.unit; u++) {
      const type = scope.s.units[u]?.type
      if (type === 'verb' || type === 'relative' || type === 'semicolon') return undefined
    }
    return date.filled
  }
  return undefined
}

/** The date of an instrument in brackets or in front of its head: "the 2015 agreement", "the Treaty (1976)". */
export function yearBeside(adjuncts: Adjuncts): Filled | undefined {
  return adjuncts.when
}

/** A heading that names the document itself: "Joint Statement on Ports", "Memorandum of Understanding". */
export function headingInstrument(scope: Scope): Draft | undefined {
  const { s } = scope
  const unit = s.units[0]
  if (unit?.type !== 'noun') return undefined
  let head = unit.first
  for (let i = unit.first; i <= Math.min(unit.last, unit.first + 6); i++) {
    const word = s.tokens.word[i] ?? ''
    if (s.tokens.word[i + 1] === 'of' && s.tokens.word[i + 2] === 'understanding') head = i + 2
    else if (scope.k.language.nouns.get(word)?.classes[0] === 'instrument') head = i
    else if (CONNECTING.has(word)) break
  }
  if (head === unit.first && scope.k.language.nouns.get(s.tokens.word[head] ?? '')?.classes[0] !== 'instrument') return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/heading')
  draft.set('type', wordsBetween(s.tokens, unit.first, head))
  const next = s.tokens.word[head + 1]
  if (next === 'on' || next === 'of' || next === 'for' || next === 'concerning') draft.set('subject', wordsBetween(s.tokens, head + 2, s.sentence.last - 1))
  return draft
}

const CONNECTING = new Set(['on', 'of', 'for', 'by', 'with', 'between', 'concerning', 'and'])

/** A titled instrument that is only named ("the Transit Charter"), or an untitled one told by its date or parties: "the May 2024 agreement". */
export function nominalInstrument(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const phrase = instrumentOf(scope, { from: at, to: eventEnd(scope, at, to) })
  if (phrase === undefined) return undefined
  const titled = phrase.title !== undefined && phrase.title.inferred === undefined && String(phrase.title.value).includes(' ')
  const date = dateInside(scope, at)
  if (!titled && date === undefined && phrase.parties.length < 2 && phrase.period === undefined) return undefined
  // What is named with "the" is there already, whatever is planned with it.
  const first = s.tokens.word[unit.first]
  const stands = first !== 'a' && first !== 'an' && modality !== 'cancelled'
  const draft = new Draft('instrument', stands ? 'done' : modality, scope.passage, 'nouns/instrument')
  fillInstrument(draft, phrase)
  draft.set('when', date)
  const by = s.units[at + 1]
  if (by?.type === 'preposition' && by.word === 'by') draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  return draft
}
