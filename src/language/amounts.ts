import { changeSign } from './amounts/change.ts'
import { type AmountKnowledge, DOLLAR, type Qualifier, readAmountKnowledge } from './amounts/knowledge.ts'
import { countedAt, measureAt } from './amounts/units.ts'
import type { DateExpression } from './dates/said.ts'
import type { NumberRead } from './numbers.ts'
import type { TableTexts } from './tables.ts'
import { GAP, SHAPE, type Tokens } from './tokens.ts'

export type { Qualifier } from './amounts/knowledge.ts'

/** A sum, a count or a percentage. Token indexes; `last` is inclusive, and `first` takes the words that loosen the value along. */
export interface Amount {
  readonly first: number
  readonly last: number
  readonly value: number
  /** An ISO 4217 code, "percent", "percentage point", a measure ("tonne"), or the counted noun in the singular. */
  readonly unit: string | undefined
  readonly qualifier: Qualifier | undefined
  /** A signed percentage, when the words tell a rise or a fall: "+14.6%". */
  readonly change: string | undefined
}

/** What the caller knows of the text. */
export interface AmountOptions {
  /** What "$" and "dollars" are in this document; USD unless given. */
  readonly dollar?: string | undefined
  /** The dates found in the same tokens: their numbers are no amounts. */
  readonly dates?: readonly DateExpression[]
}

/** Finds amounts. Not read: fractions ("a third"), "dozens", and numbers that count nothing. */
export interface Amounts {
  find(tokens: Tokens, from: number, to: number, options?: AmountOptions): Amount[]
  /** The number at a token, counting nothing, with what loosens it: the "four" of "from two to four". */
  bare(tokens: Tokens, i: number, to: number): Amount | undefined
  /** Whether a word tells a rise or a fall: "grew", "drop". */
  direction(word: string): '+' | '-' | undefined
  /** Whether the name between two tokens is part of a sum or tells whose money is meant: "US$", "Swiss francs", "EUR 4". */
  belongsToMoney(tokens: Tokens, first: number, last: number): boolean
}

/** Makes the reader of amounts from the tables `numbers`, `hedges`, `change-words`, `time-words` and `currencies`. */
export function createAmounts(tables: TableTexts): Amounts {
  const knowledge = readAmountKnowledge(tables)
  return {
    find: (tokens, from, to, options = {}) => findAmounts(tokens, from, Math.min(to, tokens.count), options, knowledge),
    bare: (tokens, i, to) => bareAt(tokens, i, Math.min(to, tokens.count), knowledge),
    direction: (word) => knowledge.changes.get(word)?.sign,
    belongsToMoney: (tokens, first, last) => {
      const end = knowledge.moneyAfter.at(tokens, first, tokens.count - 1)?.last
      const isSum = last === (end ?? last) + 1 && tokens.shape[last] === SHAPE.number && !knowledge.wordCodes.has(tokens.word[first] ?? '')
      return end !== undefined && (end > last || isSum)
    },
  }
}

function findAmounts(tokens: Tokens, from: number, to: number, options: AmountOptions, knowledge: AmountKnowledge): Amount[] {
  const found: Amount[] = []
  const dates = options.dates ?? []
  let date = 0
  let floor = from
  let i = from
  while (i < to) {
    const shape = tokens.shape[i]
    if (shape !== SHAPE.number && (shape === SHAPE.punctuation || shape === SHAPE.ordinal || !knowledge.numbers.isWord(tokens, i))) {
      i++
      continue
    }
    while ((dates[date]?.last ?? Number.POSITIVE_INFINITY) < i) date++
    const covering = dates[date]
    if (covering !== undefined && covering.first <= i) {
      i = covering.last + 1
      continue
    }
    const number = knowledge.numbers.at(tokens, i, to)
    if (number === undefined || isLabelled(tokens, i, floor, knowledge)) {
      i = (number?.last ?? i) + 1
      continue
    }
    const range = rangeAt(tokens, i, number, floor, to, knowledge)
    const amounts =
      range === undefined
        ? [amountAt(tokens, { i, number, floor, to }, options, knowledge)]
        : bothEnds(tokens, range, floor, to, options, knowledge)
    let next = number.last + 1
    for (const amount of amounts) {
      if (amount === undefined) continue
      found.push(amount)
      next = Math.max(next, amount.last + 1)
      floor = next
    }
    i = next
  }
  return found
}

function bareAt(tokens: Tokens, i: number, to: number, knowledge: AmountKnowledge): Amount | undefined {
  const number = knowledge.numbers.at(tokens, i, to)
  if (number === undefined || (tokens.shape[i] !== SHAPE.number && !knowledge.numbers.isWord(tokens, i))) return undefined
  const hedge = knowledge.hedges.at(tokens, i - 1, Math.max(0, i - 4))
  const { value, last } = number
  return { first: hedge?.first ?? i, last, value, unit: undefined, qualifier: hedge?.value, change: undefined }
}

/** A number read at a place, with the limits of what may be looked at. */
interface Place {
  readonly i: number
  readonly number: NumberRead
  readonly floor: number
  readonly to: number
}

interface NumberRange {
  readonly first: { readonly i: number; readonly number: NumberRead }
  readonly second: { readonly i: number; readonly number: NumberRead }
}

/** "5 to 10 percent", "between 20 and 30 million dollars": the first number shares the size and the unit of the second. */
function rangeAt(
  tokens: Tokens,
  i: number,
  number: NumberRead,
  floor: number,
  to: number,
  knowledge: AmountKnowledge,
): NumberRange | undefined {
  const mark = tokens.word[number.last + 1] ?? ''
  if (mark !== '-' && mark !== 'to' && mark !== 'and') return undefined
  const start = moneyBefore(tokens, i, floor, knowledge)?.first ?? i
  if (mark === 'and' && tokens.word[start - 1] !== 'between') return undefined
  const at = afterSign(tokens, number.last + 2, to, knowledge)
  const second = knowledge.numbers.at(tokens, at, to)
  if (second === undefined) return undefined
  const size = second.scaled && !number.scaled ? scaleOf(tokens, at, second) : 1
  return { first: { i, number: { ...number, value: number.value * size } }, second: { i: at, number: second } }
}

/** The token after a sign for money, if one stands at `i`: "$" or "US$". */
function afterSign(tokens: Tokens, i: number, to: number, knowledge: AmountKnowledge): number {
  for (let last = i; last < Math.min(to, i + 3); last++) {
    if (knowledge.moneyBefore.at(tokens, last, i)?.first === i) return last + 1
  }
  return i
}

/** By how much a word of size multiplied the digits before it. */
function scaleOf(tokens: Tokens, i: number, number: NumberRead): number {
  const digits = Number((tokens.word[i] ?? '').replaceAll(',', ''))
  return digits > 0 ? Math.round(number.value / digits) : 1
}

function bothEnds(
  tokens: Tokens,
  range: NumberRange,
  floor: number,
  to: number,
  options: AmountOptions,
  knowledge: AmountKnowledge,
): (Amount | undefined)[] {
  const second = amountAt(tokens, { ...range.second, floor: range.first.number.last + 2, to }, options, knowledge)
  const own = amountAt(tokens, { ...range.first, floor, to: range.first.number.last + 1 }, options, knowledge)
  if (second?.unit === undefined) {
    // "$5 to 10 million": the sign before the first holds for both.
    if (own?.unit === undefined || second === undefined)
      return [own ?? amountAt(tokens, { ...range.first, floor, to }, options, knowledge), second]
    const { value, qualifier, change } = second
    return [own, { first: second.first, last: second.last, value, unit: own.unit, qualifier, change }]
  }
  if (own?.unit !== undefined) return [own, second]
  const { i, number } = range.first
  return [{ first: i, last: number.last, value: number.value, unit: second.unit, qualifier: undefined, change: undefined }, second]
}

/** "Article 5", "No. 12", "resolution 2231", "COVID-19", "A/75/100": numbers that count nothing. */
function isLabelled(tokens: Tokens, i: number, floor: number, knowledge: AmountKnowledge): boolean {
  if (i <= floor) return false
  const before = tokens.word[i - 1] ?? ''
  const at = before === '.' && tokens.gap[i - 1] === GAP.none ? i - 2 : i - 1
  const label = at >= floor ? knowledge.time.at(tokens, at)?.label : undefined
  if (label === 'any' || (label === 'capital' && tokens.shape[at] !== SHAPE.lower)) return true
  if (knowledge.time.at(tokens, i - 1)?.month !== undefined && tokens.shape[i - 1] !== SHAPE.lower && (tokens.word[i] ?? '').length <= 2)
    return true
  if (tokens.gap[i] !== GAP.none) return false
  if (before === '-')
    return tokens.gap[i - 1] === GAP.none && tokens.shape[i - 2] !== SHAPE.number && tokens.shape[i - 2] !== SHAPE.punctuation
  return before === '/' || before === '.' || before === ':' || before === '#' || before === '@'
}

function amountAt(tokens: Tokens, place: Place, options: AmountOptions, knowledge: AmountKnowledge): Amount | undefined {
  const { i, number, floor, to } = place
  let { last, value } = number
  // "Thirty (30) scholarships".
  if (tokens.word[last + 1] === '(' && tokens.word[last + 3] === ')' && Number(tokens.word[last + 2]) === number.value && last + 3 < to)
    last += 3
  const fold = foldAt(tokens, place, knowledge)
  if (fold !== undefined) return fold
  let start = i
  let unit: string | undefined
  const before = isWordCode(tokens, i, number, knowledge) ? undefined : moneyBefore(tokens, i, floor, knowledge)
  if (before !== undefined) {
    unit = before.code
    start = before.first
    const named = knowledge.moneyAfter.at(tokens, last + 1, to - 1)
    // "$22 billion US", "€5 million euros": the sign has said it.
    if (named !== undefined && (named.value === unit || unit === DOLLAR)) {
      last = named.last
      unit = named.value === DOLLAR ? unit : named.value
    } else if (isMillions(tokens, last + 1, number, to)) {
      last++
      value *= 1_000_000
    }
  } else {
    const read = unitAfter(tokens, last + 1, number, to, knowledge)
    unit = read?.unit
    last = read?.last ?? last
  }
  const orMore = tokens.word[last + 1] === 'or' && tokens.word[last + 2] === 'more' && last + 2 < to
  const hedge = orMore ? undefined : knowledge.hedges.at(tokens, start - 1, floor)
  const qualifier: Qualifier | undefined = orMore ? 'at least' : hedge?.value
  const first = hedge?.first ?? start
  if (orMore) {
    last += 2
    if (unit === undefined) {
      const read = unitAfter(tokens, last + 1, number, to, knowledge)
      unit = read?.unit
      last = read?.last ?? last
    }
  }
  if (!isAmount(tokens, { i, number, floor, to }, unit, before !== undefined, qualifier, knowledge)) return undefined
  if (unit !== 'percent') {
    const code = unit === DOLLAR ? (options.dollar ?? 'USD') : unit
    return { first, last, value, unit: code, qualifier, change: undefined }
  }
  // The change that a sign or the words around a percentage tell.
  const mark = i > floor && tokens.gap[i] === GAP.none ? tokens.word[i - 1] : ''
  if (mark === '+' || mark === '-') {
    const signed = mark === '-' ? -value : value
    return { first: Math.min(first, i - 1), last, value: signed, unit, qualifier, change: `${mark}${value}%` }
  }
  const sign = changeSign(tokens, first, last, floor, to, knowledge)
  return { first, last, value, unit, qualifier, change: sign === undefined ? undefined : `${sign}${value}%` }
}

/** "a 2.5-fold rise", "grew 1.8 times": by how much beyond once. */
function foldAt(tokens: Tokens, { i, number, floor, to }: Place, knowledge: AmountKnowledge): Amount | undefined {
  const behind = tokens.word[number.last + 1]
  const last =
    behind === '-' && tokens.gap[number.last + 1] === GAP.none && tokens.word[number.last + 2] === 'fold'
      ? number.last + 2
      : behind === 'times' || behind === 'fold'
        ? number.last + 1
        : undefined
  if (last === undefined || last >= to || number.value <= 1 || number.value > 100) return undefined
  const hedge = knowledge.hedges.at(tokens, i - 1, floor)
  const first = hedge?.first ?? i
  const word = tokens.word[first - 1] ?? ''
  const isMore = /^(?:more|higher|greater|larger)$/.test(tokens.word[last + 1] ?? '') && tokens.word[last + 2] === 'than'
  const sign =
    behind === 'times' && !isMore ? (knowledge.changes.get(word === 'by' ? (tokens.word[first - 2] ?? '') : word)?.sign ?? '') : '+'
  const value = Math.round((number.value - 1) * 1000) / 10
  return sign === '+' ? { first, last, value, unit: 'percent', qualifier: hedge?.value, change: `+${value}%` } : undefined
}

/** "EUR 900 m": behind money the letter is no metre. */
const isMillions = (tokens: Tokens, i: number, number: NumberRead, to: number): boolean =>
  i < to && !number.scaled && tokens.word[i] === 'm' && tokens.shape[i] === SHAPE.lower

/** "ALL 50 STATES" names no money, "ALL 50 million" may. */
function isWordCode(tokens: Tokens, i: number, number: NumberRead, knowledge: AmountKnowledge): boolean {
  return !number.scaled && number.value < 1000 && knowledge.wordCodes.has(tokens.word[i - 1] ?? '')
}

function moneyBefore(tokens: Tokens, i: number, floor: number, knowledge: AmountKnowledge): { code: string; first: number } | undefined {
  let found = i > floor ? knowledge.moneyBefore.at(tokens, i - 1, floor) : undefined
  if (found === undefined && i - 2 >= floor && tokens.word[i - 1] === '.' && tokens.gap[i - 1] === GAP.none) {
    found = knowledge.moneyBefore.at(tokens, i - 2, floor)
  }
  if (found === undefined) return undefined
  // "A\$500" keeps the backslash of its markup between the letter and the sign.
  if (found.value === DOLLAR && tokens.word[found.first - 1] === '\\' && found.first - 1 >= floor) {
    const code = found.first - 2 >= floor ? knowledge.signs.get(`${tokens.word[found.first - 2] ?? ''}$`) : undefined
    return code === undefined ? { code: found.value, first: found.first - 1 } : { code, first: found.first - 2 }
  }
  return { code: found.value, first: found.first }
}

function unitAfter(
  tokens: Tokens,
  start: number,
  number: NumberRead,
  to: number,
  knowledge: AmountKnowledge,
): { unit: string; last: number } | undefined {
  let i = start
  if (tokens.word[i] === '-' && tokens.gap[i] === GAP.none && i + 1 < to) {
    // "A 100-megawatt plant", "a 5-million-dollar fund": only a measure or money counts behind a hyphen.
    i++
    const money = knowledge.moneyAfter.at(tokens, i, to - 1)
    if (money !== undefined) return { unit: money.value, last: money.last }
    return measureAt(tokens, i, to, knowledge)
  }
  const money = knowledge.moneyAfter.at(tokens, i, to - 1)
  if (money !== undefined) return { unit: money.value, last: money.last }
  const measure = measureAt(tokens, i, to, knowledge)
  if (measure !== undefined) return measure
  return number.value === 1 ? undefined : countedAt(tokens, i, to, knowledge)
}

const KNOWN_SET = new Set(['the', 'these', 'those', 'its', 'their', 'our', 'both', 'all', 'his', 'her', 'other', 'any', "'s"])

/** Whether a number with what was found beside it says how much or how many. */
function isAmount(
  tokens: Tokens,
  place: Place,
  unit: string | undefined,
  money: boolean,
  qualifier: Qualifier | undefined,
  knowledge: AmountKnowledge,
): boolean {
  const { i, number, floor } = place
  if (money || unit === 'percent' || unit === 'percentage point') return true
  const word = tokens.word[i] ?? ''
  const next = tokens.word[number.last + 1] ?? ''
  const digits = tokens.shape[i] === SHAPE.number
  if (digits) {
    if (next === ':' && tokens.gap[number.last + 1] === GAP.none) return false
    const month = knowledge.time.at(tokens, number.last + 1)?.month
    if (month !== undefined && tokens.shape[number.last + 1] !== SHAPE.lower && word.length <= 2) return false
    if (
      word.length === 4 &&
      !number.scaled &&
      number.last === i &&
      number.value >= 1800 &&
      number.value <= 2100 &&
      !word.includes(',') &&
      !word.includes('.')
    ) {
      // A year unless something shows that it counts: "below 2020 levels" compares, "some 2020 people" counts.
      if (knowledge.time.at(tokens, number.last + 1)?.title) return false
      return (
        unit !== undefined &&
        (qualifier !== undefined || knowledge.time.at(tokens, number.last + 1)?.counted === true || knowledge.units.has(next))
      )
    }
    return unit !== undefined || qualifier !== undefined || number.scaled || word.includes(',')
  }
  const before = i > floor ? (tokens.word[i - 1] ?? '') : ''
  // "The two sides" are known; nothing is counted.
  if (number.value < 100 && qualifier === undefined && KNOWN_SET.has(before)) return false
  // "Net zero emissions" count nothing.
  if (number.value === 0) return false
  if (number.value === 1) return qualifier !== undefined && unit !== undefined
  return unit !== undefined || number.scaled
}
