import { fold, GAP, SHAPE, type Tokens } from '../tokens.ts'

/** A word in a grammatical case: what it is in the nominative, and the phrase and case in which it agrees with others. */
export interface CasedWord {
  readonly base: string
  readonly phrase: number
  readonly inCase: string
}

/** Tokens of a text in a language that is read by words and units: beside the folded word each has its lower case and its dictionary form. */
export interface WordTokens extends Tokens {
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  /** In a language with cases, the words of noun phrases. */
  readonly cased?: readonly (CasedWord | undefined)[]
}

/** Words from one token to another (inclusive), as printed, with single spaces. */
export function printed(tokens: WordTokens, first: number, last: number): string {
  return tokens.text.slice(tokens.start[first], tokens.end[last]).replaceAll(/\s+/g, ' ')
}

/** Words as they stand by themselves: a phrase in another case is told in the nominative, «подготовку визита» as «подготовка визита». */
export function saidAlone(tokens: WordTokens, first: number, last: number): string {
  const { cased } = tokens
  const head = cased?.[first]
  if (cased === undefined || head === undefined) return printed(tokens, first, last)
  let said = ''
  let isHead = true
  for (let i = first; i <= last; i++) {
    const word = cased[i]
    const before = cased[i - 1]
    // «торговлю и инвестиции»: what is joined to the head stands in its case; a genitive could belong to another.
    if (i > first && word?.phrase !== before?.phrase) {
      const isJoint: boolean = JOINTS.has(tokens.lower[i] ?? '') && before !== undefined && isHead
      const goesOn: boolean = JOINTS.has(tokens.lower[i - 1] ?? '') && word?.inCase === head.inCase && cased[i - 2]?.phrase !== undefined
      isHead = isHead && (isJoint || goesOn)
    }
    if (i > first && tokens.gap[i] !== GAP.none) said += ' '
    said += isHead && word !== undefined ? word.base : tokens.text.slice(tokens.start[i], tokens.end[i])
  }
  return said
}

const JOINTS = new Set(['и', ','])

/** Cut numbers as they are written with spaces and a comma: "1 200,5". The last token of a number that begins at `first`. */
export function numberEnd(tokens: Tokens, first: number): number {
  let last = first
  const wordAt = (i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i])
  if ((tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) <= 3 && /^\d+$/.test(wordAt(first))) {
    while (tokens.gap[last + 1] === GAP.space && tokens.shape[last + 1] === SHAPE.number && /^\d{3}(?:,\d+)?$/.test(wordAt(last + 1)))
      last++
  }
  const isComma = tokens.word[last + 1] === ',' && tokens.gap[last + 1] === GAP.none
  if (isComma && tokens.gap[last + 2] === GAP.none && tokens.shape[last + 2] === SHAPE.number) last += 2
  return last
}

const LETTERS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/** What a Roman number is worth. */
export function romanValue(roman: string): number {
  const values = [...roman.toLowerCase()].map((letter) => LETTERS[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** What digits are worth that are written with spaces or points between thousands and a comma before the fraction: "1 200,5" is 1200.5. */
export function digitsValue(word: string): number | undefined {
  const digits = /^[\d\s\u00a0\u202f.,]+/.exec(word)?.[0].replaceAll(/[\s\u00a0\u202f]/g, '')
  if (digits === undefined || digits === '') return undefined
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits) ? digits.replaceAll('.', '') : digits
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '«': '"', '»': '"', '“': '"', '”': '"', '„': '"', '–': '-', '—': '-', '‑': '-', '•': '*', '·': '*' }),
)

/** Puts the pieces of a text together as tokens; `fold` tells how a word is looked up. */
export class TokenList {
  private readonly start: number[] = []
  private readonly end: number[] = []
  private readonly shape: number[] = []
  private readonly gap: number[] = []
  readonly lower: string[] = []

  constructor(readonly text: string) {}

  push(from: number, to: number, form: number, before: number): void {
    this.start.push(from)
    this.end.push(to)
    this.shape.push(form)
    this.gap.push(before)
    this.lower.push(
      this.text
        .slice(from, to)
        .toLowerCase()
        .replaceAll(/[’ʼ‘]/g, "'")
        .replaceAll(/[\u00ad\u200b-\u200f]/g, ''),
    )
  }

  finish(folded: (lower: string) => string = fold, lemma?: (lower: string) => string): WordTokens {
    const { text, start, end, shape, gap, lower } = this
    const word = lower.map((one, i) => (shape[i] === SHAPE.punctuation ? (MARKS.get(one) ?? one) : folded(one)))
    return {
      text,
      count: start.length,
      start: Int32Array.from(start),
      end: Int32Array.from(end),
      shape: Uint8Array.from(shape),
      gap: Uint8Array.from(gap),
      word,
      known: new Int32Array(start.length),
      lower,
      lemma: lemma === undefined ? word : lower.map((one, i) => (shape[i] === SHAPE.punctuation ? (word[i] ?? one) : lemma(one))),
    }
  }
}
