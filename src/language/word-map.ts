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

/**
 * Which of up to 31 tables and sets have a word, one bit each, by the word's number. Most questions are answered with no: one array that all
 * share stays at hand, where that of each would have to be fetched.
 */
class Page {
  bits = new Int32Array(1 << 14)
  given = 0

  mark(number: number, bit: number): void {
    if (number >= this.bits.length) {
      const larger = new Int32Array(Math.max(number + 1, this.bits.length * 2))
      larger.set(this.bits)
      this.bits = larger
    }
    this.bits[number] = (this.bits[number] ?? 0) | bit
  }
}

const BITS = 31
let lastPage = new Page()

/** Words that are told apart by a bit on their page. */
class Marked {
  private readonly page: Page
  private readonly bit: number

  constructor() {
    if (lastPage.given === BITS) lastPage = new Page()
    this.page = lastPage
    this.bit = 1 << lastPage.given++
  }

  /** Whether the word of token `i` is one of them. */
  holds({ known }: Numbered, i: number): boolean {
    // Within its bounds an array is read fast.
    return i >= 0 && i < known.length && this.hasNumber(known[i] ?? 0)
  }

  protected hasNumber(number: number): boolean {
    const { bits } = this.page
    return number < bits.length && ((bits[number] ?? 0) & this.bit) !== 0
  }

  protected mark(number: number): void {
    this.page.mark(number, this.bit)
  }
}

/** How many more words than one a table makes room for. */
const ROOM = 256

/**
 * What a table says of single words, kept by the word's number: tokens know the numbers of their words, so that asking a table about
 * a token is a look into an array.
 */
export class WordMap<T> extends Marked {
  private rows: (T | undefined)[] = [undefined]

  /** What the table says of the word of token `i`. */
  at({ known }: Numbered, i: number): T | undefined {
    if (i < 0 || i >= known.length) return undefined
    const number = known[i] ?? 0
    return this.hasNumber(number) ? this.rows[number] : undefined
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
    this.mark(number)
  }
}

/** Words that a rule of grammar names, one bit each: whether a token is one of them is told far faster than by a pattern. */
export class WordSet extends Marked {
  constructor(words: Iterable<string>) {
    super()
    for (const word of words) this.mark(numberFor(word))
  }

  /** Whether a folded word is one of them. */
  has(word: string): boolean {
    return this.hasNumber(numberOf(word))
  }
}

/** The words of a rule, as a list or parted by spaces. */
export function wordSet(words: string | Iterable<string>): WordSet {
  return new WordSet(typeof words === 'string' ? words.split(' ') : words)
}
