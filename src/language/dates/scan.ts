import type { Numbers } from '../numbers.ts'
import { GAP, SHAPE, type Tokens } from '../tokens.ts'
import type { DateSaid } from './said.ts'
import type { TimeWord, TimeWords } from './words.ts'

/** The stretch of tokens that a search looks at. Outside of it there is nothing. */
export class Scan {
  readonly tokens: Tokens
  readonly from: number
  readonly to: number
  readonly words: TimeWords
  readonly numbers: Numbers

  constructor(tokens: Tokens, from: number, to: number, words: TimeWords, numbers: Numbers) {
    this.tokens = tokens
    this.from = from
    this.to = Math.min(to, tokens.count)
    this.words = words
    this.numbers = numbers
  }

  /** The folded word at `i`, or an empty one outside of the stretch. */
  word(i: number): string {
    return i >= this.from && i < this.to ? (this.tokens.word[i] ?? '') : ''
  }

  /** What the time tables say of the word at `i`. */
  time(i: number): TimeWord | undefined {
    return i >= this.from && i < this.to ? this.words.at(this.tokens, i) : undefined
  }

  /** Whether the word at `i` may begin or carry on a number in words. */
  isNumberWord(i: number): boolean {
    return i >= this.from && i < this.to && this.numbers.isWord(this.tokens, i)
  }

  shape(i: number): number {
    return i >= this.from && i < this.to ? (this.tokens.shape[i] ?? 0) : 0
  }

  /** Whether nothing stands between this token and the one before it. */
  glued(i: number): boolean {
    return i > this.from && i < this.to && this.tokens.gap[i] === GAP.none
  }

  isCapital(i: number): boolean {
    const shape = this.shape(i)
    return shape === SHAPE.capital || shape === SHAPE.upper
  }

  isLetter(i: number): boolean {
    const shape = this.shape(i)
    return shape === SHAPE.lower || shape === SHAPE.capital || shape === SHAPE.upper
  }

  /** Whether the word at `i` makes a label of the number after it: "Article", "No". */
  isLabel(i: number): boolean {
    const label = this.time(i)?.label
    return label === 'any' || (label === 'capital' && this.isCapital(i))
  }

  /** A number of four digits that may be a year, else 0. */
  year(i: number, least = 1800, most = 2100): number {
    if (this.shape(i) !== SHAPE.number) return 0
    const word = this.word(i)
    if (word.length !== 4) return 0
    const year = Number(word)
    return Number.isInteger(year) && year >= least && year <= most ? year : 0
  }

  /** A number of one or two digits, else -1. */
  small(i: number): number {
    if (this.shape(i) !== SHAPE.number) return -1
    const word = this.word(i)
    return word.length <= 2 ? Number(word) : -1
  }
}

/** What a piece of a date needs around it before it counts. */
export type Weakness = 'year' | 'month' | 'season' | 'day' | 'weekday' | 'portion'

/** A piece of text that may be a date by itself or one end of a range. */
export interface Atom {
  readonly first: number
  readonly last: number
  readonly said: DateSaid
  readonly weak?: Weakness
  /** Further dates of the same list: "3, 5 and 9 May". */
  readonly more?: readonly Atom[]
}

/** The most days that one list names. */
export const LONGEST_LIST = 12

const RANGE_WORDS = new Set(['-', 'to', 'through', 'thru', 'until', 'till'])

/** Words that lead from the beginning of a stretch to its end. */
export function isRangeWord(word: string): boolean {
  return RANGE_WORDS.has(word)
}
