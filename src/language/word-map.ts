/** Tokens with the numbers of their words. */
interface Numbered {
  readonly known: Int32Array
}

/** The words of all tables, numbered from 1. */
const numbers = new Map<string, number>()

/** The number of a folded word or phrase of the tables; all others share 0. */
export function numberOf(word: string): number {
  return numbers.get(word) ?? 0
}

function numberFor(word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  const number = numbers.size + 1
  numbers.set(word, number)
  return number
}

/** How many words have a number: what was found of a word holds as long as this stays. */
export function numbered(): number {
  return numbers.size
}

/** How many more words than one a table makes room for. */
const ROOM = 256

/**
 * What a table says of single words, kept by the word's number: tokens know the numbers of their words, so that asking a table about
 * a token is a look into an array.
 */
export class WordMap<T> {
  private rows: (T | undefined)[] = [undefined]

  /** What the table says of the word of token `i`. */
  at(tokens: Numbered, i: number): T | undefined {
    return this.rows[tokens.known[i] ?? 0]
  }

  /** Whether the table has the word of token `i`. */
  holds(tokens: Numbered, i: number): boolean {
    return this.at(tokens, i) !== undefined
  }

  /** What the table says of a folded word or phrase. */
  get(word: string): T | undefined {
    return this.rows[numberOf(word)]
  }

  has(word: string): boolean {
    return this.get(word) !== undefined
  }

  set(word: string, row: T): this {
    this.put(numberFor(word), row)
    return this
  }

  /** What the table says of a word, which `make` begins when it says nothing yet. */
  getOrMake(word: string, make: () => T): T {
    const number = numberFor(word)
    const known = this.rows[number]
    if (known !== undefined) return known
    const row = make()
    this.put(number, row)
    return row
  }

  private put(number: number, row: T): void {
    // Without holes the engine keeps it a plain array.
    const lacking = number + 1 - this.rows.length
    if (lacking > 0) this.rows = this.rows.concat(new Array<undefined>(lacking + ROOM + (number >> 1)).fill(undefined))
    this.rows[number] = row
  }
}

/** Words that a rule of grammar names, one bit each: whether a token is one of them is told far faster than by a pattern. */
export class WordSet {
  private readonly bits: Uint32Array

  constructor(words: Iterable<string>) {
    const own = [...words].map(numberFor)
    this.bits = new Uint32Array((Math.max(0, ...own) >> 5) + 1)
    for (const number of own) this.bits[number >> 5] = (this.bits[number >> 5] ?? 0) | (1 << (number & 31))
  }

  /** Whether token `i` is one of the words. */
  holds(tokens: Numbered, i: number): boolean {
    return this.hasNumber(tokens.known[i] ?? 0)
  }

  /** Whether a folded word is one of them. */
  has(word: string): boolean {
    return this.hasNumber(numberOf(word))
  }

  private hasNumber(number: number): boolean {
    return ((this.bits[number >> 5] ?? 0) & (1 << (number & 31))) !== 0
  }
}

/** The words of a rule, as a list or parted by spaces. */
export function wordSet(words: string | Iterable<string>): WordSet {
  return new WordSet(typeof words === 'string' ? words.split(' ') : words)
}
