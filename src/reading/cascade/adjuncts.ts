import { resolveDate } from '../../language/dates/resolve.ts'
import type { Anchor, DateExpression } from '../../language/dates/said.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import { SHAPE } from '../../language/tokens.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { agentsOf, listOf } from './agents.ts'
import { eventAt, topicsFrom } from './things.ts'
import { isOf, spanOf, type UnitScope } from './scope.ts'

/** What stands around a verb and fills slots whatever the verb is. */
export interface UnitAdjuncts {
  when?: Filled
  due?: Filled
  since?: Filled
  until?: Filled
  where?: Filled
  at?: Filled
  rank?: Filled
  mode?: Filled
  frequency?: Filled
  with: Filled[]
  between: Filled[]
  by: Filled[]
  host: Filled[]
  chairs: Filled[]
  for: Filled[]
  /** Through whom something is done: «по линии агентства», «при финансировании Того». */
  via: Filled[]
  about: Filled[]
}

/** The EDTF of a date, by the document's day and the tense of its verb. */
export function dated({ s, context }: UnitScope, date: DateExpression, tense: Anchor['tense']): Filled | undefined {
  const value = resolveDate(date.said, { date: context.date, tense })
  return value === undefined ? undefined : { value, span: spanOf(s.tokens, date.first, date.last) }
}

/** Reads what stands in some ranges of units. */
export function adjunctsIn(scope: UnitScope, ranges: readonly Range[], tense: Anchor['tense']): UnitAdjuncts {
  const { s } = scope
  const found: UnitAdjuncts = { with: [], between: [], by: [], host: [], chairs: [], for: [], via: [], about: [] }
  for (const range of ranges) {
    for (let u = range.from; u < range.to; u++) {
      const unit = s.units[u]
      if (unit === undefined) continue
      if (unit.type === 'date') takeDate(scope, found, u, tense)
      else if (unit.type === 'open') takeBracket(scope, found, u)
      else if (unit.type === 'preposition') u = takePreposition(scope, found, u, range.to)
    }
    takeCoded(scope, found, range)
  }
  return found
}

function takeDate(scope: UnitScope, found: UnitAdjuncts, u: number, tense: Anchor['tense']): void {
  const { s } = scope
  const date = s.dates.find(({ first }) => first === s.units[u]?.first)
  if (date === undefined || date.compared) return
  const filled = dated(scope, date, tense)
  if (filled === undefined) return
  if (date.hint === 'due') found.due ??= filled
  else if (date.hint === 'until') found.until ??= filled
  else if (date.hint === 'since') found.since ??= filled
  else if (!belongsToNoun(scope, u)) found.when ??= filled
}

/** "le programme 2025-2028", "la session de 2024", "pour la période 2025-2028": the date is the noun's own. */
function belongsToNoun(scope: UnitScope, u: number): boolean {
  const {
    k,
    s: { units, tokens },
  } = scope
  const before = units[u - 1]
  if (before?.type === 'noun' && isTermed(scope, u)) return true
  if (before?.type === 'noun' && /^\d{4}\s?[-–]/.test(tokens.text.slice(tokens.start[units[u]?.first ?? 0]))) return true
  if (before?.type === 'noun')
    return (
      isOf(k, 'dated', tokens.lemma[before.head]) ||
      (before.noun?.classes[0] === 'instrument' && units[u]?.type === 'date' && /^\d{4}/.test(tokens.lower[units[u]?.first ?? 0] ?? ''))
    )
  if (before?.type !== 'preposition') return false
  if (before.word === 'for') return true
  return before.word === 'of' && units[u - 2]?.type === 'noun'
}

/** «на 2024–2026 годы», «на 2026 год»: for which time something is made. */
export function isTermed({ k, s }: UnitScope, u: number): boolean {
  const unit = s.units[u]
  const date = unit?.type === 'date' ? s.dates.find(({ first }) => first === unit.first) : undefined
  if (date === undefined || !isOf(k, 'termed', s.tokens.lower[date.first])) return false
  return date.said.kind === 'year' || (date.said.kind === 'range' && date.said.from.kind === 'year')
}

function takeBracket({ s: { units, tokens } }: UnitScope, found: UnitAdjuncts, u: number): void {
  const next = units[u + 1]
  const place = next?.type === 'noun' ? next.names[0] : undefined
  if (place?.type === 'place') found.where ??= { value: place.value, span: spanOf(tokens, place.first, place.last), row: place.row }
}

/** What those are of whom a preposition only says who they are. */
const WHO: ReadonlyMap<string, 'with' | 'between' | 'by' | 'host' | 'chairs' | 'via'> = new Map([
  ['with', 'with'],
  ['among', 'with'],
  ['between', 'between'],
  ['by', 'by'],
  ['invitation', 'host'],
  ['via', 'via'],
  ['chaired', 'chairs'],
])

function takePreposition(scope: UnitScope, found: UnitAdjuncts, u: number, to: number): number {
  const { s } = scope
  const joint = s.units[u]
  const next = s.units[u + 1]
  if (joint?.type !== 'preposition' || next?.type !== 'noun' || u + 1 >= to) return u
  const name = next.names.find((one) => one.first === next.head)
  const group: Range = { from: u + 1, to: groupEnd(scope, u + 1, to) }
  const who = WHO.get(joint.word)
  if (who !== undefined) {
    found[who].push(...agentsOf(scope, group))
    return group.to - 1
  }
  switch (joint.word) {
    case 'at':
    case 'to':
    case 'in':
    case 'inside': {
      if (name?.type === 'place' || (name?.type === 'party' && joint.word !== 'inside')) {
        found.where ??= { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }
        return u + 1
      }
      const capital = capitalAt(scope, u + 1, to)
      if (capital !== undefined) {
        found.where ??= capital
        return u + 1
      }
      const unknown = joint.word === 'at' ? unknownPlace(scope, next) : undefined
      if (unknown !== undefined) {
        found.where ??= unknown
        return u + 1
      }
      if (joint.word === 'at' && next.noun?.classes[0] !== 'body') {
        const event = isOf(scope.k, 'occasion', s.tokens.lemma[next.head]) ? undefined : eventAt(scope, u + 1, to)
        if (event?.name !== undefined) found.at ??= event.name
      }
      return u
    }
    case 'occasion':
    case 'margin':
    case 'frame':
    case 'during':
    case 'outcome':
    case 'course': {
      const event = eventAt(scope, u + 1, to)
      // «в ходе беседы»: only a format or a title of its own is an event at which something else takes place.
      if (event?.name !== undefined && joint.word !== 'outcome' && (joint.word !== 'course' || event.slot === 'body')) {
        found.at ??= event.name
        return Math.max(u, event.to - 1)
      }
      return u + 1
    }
    case 'level': {
      const rank = rankIn(scope, {
        value: s.tokens.text.slice(s.tokens.start[joint.first], s.tokens.end[s.units[group.to - 1]?.last ?? next.last]),
        span: spanOf(s.tokens, next.first, next.last),
      })
      if (rank !== undefined) found.rank ??= rank
      return u + 1
    }
    case 'for':
      if (next.noun?.classes[0] === 'people' || name?.type === 'party') found.for.push(...agentsOf(scope, group))
      return u
    case 'about':
      if (found.about.length === 0) found.about.push(...topicsFrom(scope, u + 1, to))
      return u
    default:
      return u
  }
}

/** «в столице Того», «в тоголезской столице»: the city. */
function capitalAt({ k, s }: UnitScope, at: number, to: number): Filled | undefined {
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !isOf(k, 'capital', s.tokens.lemma[unit.head])) return undefined
  const joint = s.units[at + 1]
  const behind = s.units[at + 2]
  const owner =
    unit.names[0] ??
    (joint?.type === 'preposition' && joint.word === 'of' && behind?.type === 'noun' && at + 2 < to ? behind.names[0] : undefined)
  const city = owner === undefined ? undefined : k.language.capitalOf.get(owner.value)
  return city === undefined || owner === undefined
    ? undefined
    : { value: city, span: spanOf(s.tokens, unit.head, Math.max(unit.head, owner.last)), inferred: 'place: the capital', row: owner.row }
}

/** "à Ébène": a name with a capital, and no article, that no table has. */
function unknownPlace({ s, k }: UnitScope, unit: NounUnit): Filled | undefined {
  const isName =
    unit.noun === undefined &&
    unit.names.length === 0 &&
    (unit.determiner === undefined || unit.determiner === 'either') &&
    unit.first === unit.head
  if (!isName || s.tokens.shape[unit.head] !== SHAPE.capital || k.language.classes.has(s.tokens.lower[unit.head] ?? '')) return undefined
  return {
    value: s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]),
    span: spanOf(s.tokens, unit.first, unit.last),
    row: 'rule/place',
  }
}

/** The end of a list of those who act: "avec son homologue, M. X, et le Président de la République". */
export function groupEnd(scope: UnitScope, from: number, to: number): number {
  const { units } = scope.s
  let end = from
  while (end < to) {
    const unit = units[end]
    if (unit?.type === 'noun') {
      end++
      continue
    }
    const next = units[end + 1]
    if (unit?.type === 'preposition' && unit.word === 'of' && next?.type === 'noun') {
      end += 2
      continue
    }
    // «с коллегами из Того и Бенина»
    const before = units[end - 1]
    if (
      unit?.type === 'preposition' &&
      unit.word === 'from' &&
      next?.type === 'noun' &&
      before?.type === 'noun' &&
      before.inCase !== undefined
    ) {
      end += 2
      continue
    }
    if (unit?.type === 'conjunction' && next?.type === 'noun') {
      // «встречи с министром и посещение порта»: in another case it is no further one.
      const first = units[from]
      const last = units[end - 1]
      const inCases = [first, last].map((one) => (one?.type === 'noun' ? one.inCase : undefined))
      if (next.inCase !== undefined && first?.type === 'noun' && !inCases.includes(next.inCase)) break
      end += 2
      continue
    }
    // A comma goes on only to a list that ends in "et".
    if (
      unit?.type === 'comma' &&
      next?.type === 'noun' &&
      units.slice(end + 1, Math.min(to, end + 8)).some(({ type }) => type === 'conjunction') &&
      listOf(scope, { from: end + 1, to }).length > 1
    ) {
      end += 2
      continue
    }
    break
  }
  return Math.max(end, from + 1)
}

/** "par visioconférence", "chaque année", "au niveau des ministres": codes told by words. */
function takeCoded({ k, s }: UnitScope, found: UnitAdjuncts, { from, to }: Range): void {
  const first = s.units[from]
  const last = s.units[to - 1]
  if (first === undefined || last === undefined || to <= from) return
  const begin = s.tokens.start[first.first] ?? 0
  const text = s.tokens.text.slice(begin, s.tokens.end[last.last]).toLowerCase().replaceAll('’', "'")
  for (const { words, slot, value, row } of k.language.coded) {
    if (slot !== 'mode' && slot !== 'frequency') continue
    const at = wordAt(text, words)
    if (at < 0) continue
    const filled: Filled = { value, span: { start: begin + at, end: begin + at + words.length }, row }
    if (slot === 'mode') found.mode ??= filled
    else found.frequency ??= filled
  }
}

/** Where whole words stand in a text; of words that end in "*" any ending goes with them. */
export function wordAt(text: string, told: string): number {
  const isOpen = told.endsWith('*')
  const words = isOpen ? told.slice(0, -1) : told
  const isLetter = (c: string | undefined): boolean => c !== undefined && /\p{L}/u.test(c)
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isLetter(text[at - 1]) && (isOpen || !isLetter(text[at + words.length]))) return at
  return -1
}

/** The rank that words tell: "réunion d'experts", "au niveau des ministres", "Forum d'affaires". */
export function rankIn({ k }: UnitScope, words: Filled | undefined): Filled | undefined {
  if (words === undefined) return undefined
  const text = String(words.value).toLowerCase().replaceAll('’', "'")
  for (const { words: told, slot, value, row } of k.language.coded) {
    if (slot === 'rank' && wordAt(text, told) >= 0) return { value, row, ...(words.span === undefined ? {} : { span: words.span }) }
  }
  return undefined
}
