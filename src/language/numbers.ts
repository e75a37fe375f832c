import { WordMap } from './word-map.ts'
import { readRows, type TableTexts } from './tables.ts'
import { GAP, SHAPE, type Tokens } from './tokens.ts'

/** A number as read from the text. */
export interface NumberRead {
  readonly value: number
  /** The last token, inclusive. */
  readonly last: number
  /** Whether a word of size stood in it: "22 billion", "5bn". */
  readonly scaled: boolean
}

/** A counted number that ends at a token, read backwards from its unit. */
export interface NumberBefore {
  readonly first: number
  readonly value: number
}

type WordKind = 'cardinal' | 'ten' | 'scale' | 'article' | 'fraction'

/** Numbers in digits and in words. */
export interface Numbers {
  /** The number that begins at token `i` and ends before `to`: "2,000", "22 billion", "two hundred and fifty", "half a million". */
  at(tokens: Tokens, i: number, to: number): NumberRead | undefined
  /** The whole number that ends at token `last`: the "twenty-five" before "years". */
  endingAt(tokens: Tokens, last: number, from: number): NumberBefore | undefined
  /** Whether token `i` may begin or carry on a number in words. */
  isWord(tokens: Tokens, i: number): boolean
}

/** Words of one number phrase: "nine hundred and ninety-nine thousand nine hundred and ninety-nine" and no more. */
const MOST_WORDS = 16

const made = new WeakMap<TableTexts, Numbers>()

/** Makes the reader of numbers from the table `numbers`. */
export function createNumbers(tables: TableTexts): Numbers {
  // Dates, amounts and ordinals share one set of numbers.
  const known = made.get(tables)
  if (known !== undefined) return known
  const numbers = readNumbers(tables)
  made.set(tables, numbers)
  return numbers
}

function readNumbers(tables: TableTexts): Numbers {
  const words = new WordMap<{ readonly kind: WordKind; readonly value: number }>()
  const short = new WordMap<number>()
  for (const row of readRows('numbers', tables['numbers'] ?? '')) {
    const kind = row.cells['kind']
    const form = row.cells['form'] ?? row.key
    const value = Number(row.cells['value'])
    if (kind === 'short') short.set(form, value)
    else if (kind === 'cardinal' || kind === 'ten' || kind === 'scale' || kind === 'article' || kind === 'fraction')
      words.set(form, { kind, value })
  }

  /** A scale word after digits or a fraction: "22 billion", "5bn", "22-million". */
  function scaleAt(tokens: Tokens, i: number, to: number): { value: number; last: number } | undefined {
    if (i >= to) return undefined
    const word = tokens.word[i] ?? ''
    const scale = words.at(tokens, i)
    if (scale?.kind === 'scale') {
      const next = i + 1 < to ? words.at(tokens, i + 1) : undefined
      // "Two hundred thousand million" is not written; "5 hundred thousand" is.
      return next?.kind === 'scale' && next.value > scale.value
        ? { value: scale.value * next.value, last: i + 1 }
        : { value: scale.value, last: i }
    }
    const close = short.at(tokens, i)
    if (close !== undefined && (tokens.gap[i] === GAP.none || word.length > 1)) return { value: close, last: i }
    if (word === '-' && tokens.gap[i] === GAP.none && i + 1 < to && tokens.gap[i + 1] === GAP.none) {
      const after = words.at(tokens, i + 1)
      if (after?.kind === 'scale') return { value: after.value, last: i + 1 }
    }
    return undefined
  }

  function digitsAt(tokens: Tokens, i: number, to: number): NumberRead | undefined {
    let value = valueOfDigits(tokens.word[i] ?? '')
    if (value === undefined) return undefined
    let last = i
    // "64 512" with a space for the comma.
    while (
      value >= 1 &&
      /^\d{1,3}$/.test(tokens.word[i] ?? '') &&
      last + 1 < to &&
      tokens.gap[last + 1] === GAP.space &&
      isGroup(tokens, last + 1)
    ) {
      value = value * 1000 + Number(tokens.word[++last])
    }
    const scale = scaleAt(tokens, last + 1, to)
    return scale === undefined ? { value, last, scaled: false } : { value: times(value, scale.value), last: scale.last, scaled: true }
  }

  function at(tokens: Tokens, i: number, to: number): NumberRead | undefined {
    if (i >= to) return undefined
    if (tokens.shape[i] === SHAPE.number) return digitsAt(tokens, i, to)
    const first = words.at(tokens, i)
    // A word of size alone counts nothing: "several dozen", "per hundred".
    if (first === undefined || first.kind === 'scale') return undefined
    if (first.kind === 'fraction') {
      const article = words.at(tokens, i + 1)?.kind === 'article' ? 1 : 0
      const scale = scaleAt(tokens, i + 1 + article, to)
      return scale && { value: first.value * scale.value, last: scale.last, scaled: true }
    }
    if (first.kind === 'article') {
      if (words.at(tokens, i + 1)?.kind !== 'scale' || i + 1 >= to) return undefined
    }
    return wordsAt(tokens, i, to)
  }

  function wordsAt(tokens: Tokens, i: number, to: number): NumberRead | undefined {
    let total = 0
    let current = 0
    let last = -1
    let scaled = false
    // What the next word must stay below: after a ten a cardinal, after a hundred anything below it, after thousands anything below them.
    let room = Number.POSITIVE_INFINITY
    const end = Math.min(to, i + MOST_WORDS)
    for (let j = i; j < end; j++) {
      const text = tokens.word[j] ?? ''
      if (last >= 0 && (text === '-' || text === 'and')) {
        if (text === '-' ? tokens.gap[j] !== GAP.none : current % 100 !== 0 || room < 100) break
        if (text === 'and' && current === 0 && total === 0) break
        const next = words.at(tokens, j + 1)
        if (next === undefined || next.kind === 'article' || next.kind === 'fraction' || (text === 'and' && next.kind === 'scale')) break
        continue
      }
      const word = words.at(tokens, j)
      if (word === undefined || word.kind === 'fraction' || (word.kind === 'article' && j > i)) break
      if (word.kind === 'article') {
        current = 1
        room = 1
      } else if (word.kind === 'scale') {
        if (word.value === 100) {
          if (current === 0 || current >= 100) {
            if (last >= 0) break
          }
          current = (current || 1) * 100
          room = 100
        } else {
          if (last >= 0 && current === 0) break
          total += (current || 1) * word.value
          current = 0
          room = word.value
        }
        scaled = word.value !== 12
      } else {
        if (word.value >= room || (word.kind === 'cardinal' && current % 10 !== 0) || (word.kind === 'ten' && current % 100 !== 0)) break
        if (word.kind === 'cardinal' && word.value >= 10 && current % 100 !== 0) break
        current += word.value
        room = word.kind === 'ten' ? 10 : 1
      }
      last = j
    }
    return last < 0 ? undefined : { value: total + current, last, scaled }
  }

  function endingAt(tokens: Tokens, last: number, from: number): NumberBefore | undefined {
    if (last < from) return undefined
    const text = tokens.word[last] ?? ''
    if (tokens.shape[last] === SHAPE.number) {
      const value = valueOfDigits(text)
      return value === undefined || !Number.isInteger(value) ? undefined : { first: last, value }
    }
    // "Sixty (60) days" gives its number twice.
    if (text === ')' && last - 2 > from && tokens.word[last - 2] === '(' && tokens.shape[last - 1] === SHAPE.number)
      return endingAt(tokens, last - 3, from)
    const own = words.at(tokens, last)
    if (own === undefined || own.kind === 'fraction') return undefined
    if (own.kind === 'article') return { first: last, value: 1 }
    let first = last
    while (first > from && last - first < MOST_WORDS) {
      const before = tokens.word[first - 1] ?? ''
      if (!words.holds(tokens, first - 1) && before !== '-' && before !== 'and') break
      first--
    }
    for (let start = first; start <= last; start++) {
      const read = at(tokens, start, last + 1)
      if (read?.last === last) return { first: start, value: read.value }
    }
    return undefined
  }

  return { at, endingAt, isWord: (tokens, i) => words.holds(tokens, i) }
}

/** 0.1 + 0.2 must not show: 1.1 billion is 1100000000. */
function times(value: number, scale: number): number {
  const product = value * scale
  return Number.isSafeInteger(Math.round(product)) && Math.abs(product - Math.round(product)) < 1e-6 * Math.max(1, product)
    ? Math.round(product)
    : product
}

function isGroup(tokens: Tokens, i: number): boolean {
  const word = tokens.word[i] ?? ''
  return tokens.shape[i] === SHAPE.number && /^\d{3}$/.test(word)
}

/** "2,000", "1.5", "1.200.000"; undefined for what is no number, as "26.07.2024". */
function valueOfDigits(word: string): number | undefined {
  if (word.length > 30) return undefined
  const points = word.split('.')
  if (points.length > 2) {
    return points.every((part, n) => (n === 0 ? part.length <= 3 : part.length === 3)) ? Number(points.join('')) : undefined
  }
  const value = Number(word.includes(',') ? word.replaceAll(',', '') : word)
  return Number.isFinite(value) ? value : undefined
}
