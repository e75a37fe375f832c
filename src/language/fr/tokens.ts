import { fold, GAP, SHAPE, tokenize, type Tokens } from '../tokens.ts'

/** Tokens of a French text: beside the folded word each has its lower case with accents, since "a signé" and "à signer" differ by one. */
export interface FrenchTokens extends Tokens {
  readonly lower: readonly string[]
}

const ELIDED = new Set(['l', 'd', 'qu', 'n', 's', 'j', 'm', 't', 'c', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu', 'presqu'])
const ORDINAL_ENDS = new Set(['er', 're', 'ère', 'e', 'ème', 'eme', 'ième', 'nd', 'nde', 'es', 'ers', 'èmes'])
const ROMAN = /^[IVX][IVXL]{0,7}(?:er|re|e|ère|ème)$/

/**
 * Cuts a French text: "l'Union" is "l'" and "Union", "1 200,5" is one number, "45e" and "XXe" are ordinals. All else is cut as English is.
 * Offsets are into the text as it is.
 */
export function frenchTokens(text: string): FrenchTokens {
  const plain = tokenize(text)
  const start: number[] = []
  const end: number[] = []
  const shape: number[] = []
  const gap: number[] = []
  const lower: string[] = []
  const push = (from: number, to: number, form: number, before: number) => {
    start.push(from)
    end.push(to)
    shape.push(form)
    gap.push(before)
    lower.push(
      text
        .slice(from, to)
        .toLowerCase()
        .replaceAll(/[’ʼ‘]/g, "'")
        .replaceAll(/[\u00ad\u200b-\u200f]/g, ''),
    )
  }
  for (let i = 0; i < plain.count; i++) {
    const from = plain.start[i] ?? 0
    const form = plain.shape[i] ?? 0
    const before = plain.gap[i] ?? 0
    if (form === SHAPE.number) {
      const last = numberEnd(plain, i)
      const isOrdinal = last + 1 < plain.count && plain.gap[last + 1] === GAP.none && ORDINAL_ENDS.has(wordAt(plain, last + 1))
      const to = isOrdinal ? last + 1 : last
      push(from, plain.end[to] ?? 0, isOrdinal ? SHAPE.ordinal : SHAPE.number, before)
      i = to
      continue
    }
    if (form === SHAPE.punctuation || form === SHAPE.ordinal) {
      push(from, plain.end[i] ?? 0, form, before)
      continue
    }
    cutElision(text, from, plain.end[i] ?? 0, before, push)
  }
  return {
    text,
    count: start.length,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    shape: Uint8Array.from(shape),
    gap: Uint8Array.from(gap),
    word: lower.map((word, i) => (shape[i] === SHAPE.punctuation ? (MARKS.get(word) ?? word) : fold(word))),
    known: new Int32Array(start.length),
    lower,
  }
}

const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '«': '"', '»': '"', '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-', '•': '*', '·': '*' }),
)

function cutElision(
  text: string,
  from: number,
  to: number,
  before: number,
  push: (from: number, to: number, shape: number, gap: number) => void,
): void {
  const mark = text.slice(from, to).search(/['’ʼ]/)
  const head = mark > 0 ? text.slice(from, from + mark).toLowerCase() : ''
  if (mark > 0 && ELIDED.has(head) && from + mark + 1 < to) {
    push(from, from + mark + 1, shapeOf(text.slice(from, from + mark)), before)
    cutElision(text, from + mark + 1, to, GAP.none, push)
    return
  }
  push(from, to, shapeOf(text.slice(from, to)), before)
}

function shapeOf(word: string): number {
  if (ROMAN.test(word)) return SHAPE.ordinal
  const first = word[0] ?? ''
  if (first === first.toLowerCase()) return SHAPE.lower
  return word.length > 1 && word === word.toUpperCase() ? SHAPE.upper : SHAPE.capital
}

const wordAt = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]).toLowerCase()

/** The last token of a number: groups of three digits behind spaces, and a fraction behind a comma. */
function numberEnd(tokens: Tokens, first: number): number {
  let last = first
  if ((tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) <= 3 && /^\d+$/.test(wordAt(tokens, first))) {
    while (
      tokens.gap[last + 1] === GAP.space &&
      tokens.shape[last + 1] === SHAPE.number &&
      /^\d{3}(?:,\d+)?$/.test(wordAt(tokens, last + 1))
    )
      last++
  }
  const isComma = tokens.word[last + 1] === ',' && tokens.gap[last + 1] === GAP.none
  if (isComma && tokens.gap[last + 2] === GAP.none && tokens.shape[last + 2] === SHAPE.number) last += 2
  return last
}

const LETTERS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/** What an ordinal or number token is worth: "1 200,5" is 1200.5, "XXe" is 20. */
export function numericValue(word: string): number | undefined {
  const roman = /^([ivx][ivxl]*)(?:er|re|e|ère|ème)$/.exec(word)?.[1]
  if (roman !== undefined) {
    const values = [...roman].map((letter) => LETTERS[letter] ?? 0)
    return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
  }
  const digits = /^[\d\s\u00a0\u202f.,]+/.exec(word)?.[0].replaceAll(/[\s\u00a0\u202f]/g, '')
  if (digits === undefined || digits === '') return undefined
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits) ? digits.replaceAll('.', '') : digits
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}
