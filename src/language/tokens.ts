import { fold, formAt, SHAPE } from './forms.ts'
import { interned } from './interned.ts'
import { numberOf } from './word-map.ts'

export { fold, SHAPE } from './forms.ts'

/** The white space before a token: none, spaces, or a line break. */
export const GAP = { none: 0, space: 1, line: 2 } as const

/** A text cut into tokens; parallel arrays, `count` long. Offsets are UTF-16 into `text`. */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly shape: Uint8Array
  readonly gap: Uint8Array
  /** The folded form: lower case, accents dropped, quotes and dashes made plain (`'`, `"`, `-`). */
  readonly word: readonly string[]
  /** The number of each word among the words of the tables; 0 for the words of none: see `WordMap`. */
  readonly known: Int32Array
}

const NONE = 0,
  SPACE = 1,
  LINE = 2,
  LETTER = 3,
  DIGIT = 4,
  OTHER = 5,
  INVISIBLE = 6

const CLASS = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const c = String.fromCharCode(code)
  CLASS[code] = c === '\n' ? LINE : /\s/.test(c) || code < 32 ? SPACE : /[A-Za-z]/.test(c) ? LETTER : /[0-9]/.test(c) ? DIGIT : OTHER
}

function classOf(code: number): number {
  if (code < 128) return CLASS[code] ?? NONE
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a) || code === 0x3000) return SPACE
  if (code === 0x2028 || code === 0x2029) return LINE
  // A zero-width or soft character stands inside words without parting them.
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0xfeff || (code >= 0x202a && code <= 0x202e)) return INVISIBLE
  if (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2010 && code <= 0x2bff) && !(code >= 0x3001 && code <= 0x303f))
    return LETTER
  return OTHER
}

/** Marks that stand for plain ones, by their character code. */
const PLAIN: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '’': "'",
    '‘': "'",
    ʼ: "'",
    '‛': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '–': '-',
    '—': '-',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '−': '-',
    '•': '*',
    '·': '*',
  }).map(([mark, plain]) => [mark.charCodeAt(0), plain]),
)

const EM_DASH = 0x2014

const isLetter = (text: string, i: number): boolean => i >= 0 && i < text.length && classOf(text.charCodeAt(i)) === LETTER

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc
const ORDINAL_ENDS = new Set(['st', 'nd', 'rd', 'th'])

/**
 * Cuts a text into words, numbers and marks in one pass. "1,100.50" and "26th" are one token each; "U.S." too; "Indonesia's" is
 * "Indonesia" and "'s"; words joined by hyphens are several tokens without a gap.
 */
export function tokenize(text: string): Tokens {
  const length = text.length
  let capacity = Math.max(16, length >> 2)
  let start = new Int32Array(capacity),
    end = new Int32Array(capacity),
    known = new Int32Array(capacity)
  let shape = new Uint8Array(capacity),
    gaps = new Uint8Array(capacity)
  const word: string[] = []
  let count = 0
  let gap: number = GAP.none
  let i = 0

  const push = (from: number, to: number, form: number, folded: string, number: number) => {
    if (count === capacity) {
      capacity *= 2
      start = grown(start, capacity)
      end = grown(end, capacity)
      known = grown(known, capacity)
      shape = grownBytes(shape, capacity)
      gaps = grownBytes(gaps, capacity)
    }
    start[count] = from
    end[count] = to
    shape[count] = form
    known[count] = number
    gaps[count] = gap
    word.push(folded)
    count++
    gap = GAP.none
  }

  while (i < length) {
    const code = text.charCodeAt(i)
    const kind = classOf(code)
    if (kind === SPACE) {
      if (gap === GAP.none) gap = GAP.space
      i++
    } else if (kind === LINE) {
      gap = GAP.line
      i++
    } else if (kind === INVISIBLE) {
      i++
    } else if (kind === LETTER) {
      const from = i
      i = wordEnd(text, i, length)
      // "$A6.4 million": letters between a sign and its number are of the sign.
      if (count > 0 && gap === GAP.none && word[count - 1] === '$') i = lettersEnd(text, from, i)
      // Single letters with full stops between them are one abbreviation: U.S., H.E., U.N.
      if (i - from === 1 && text.charCodeAt(i) === 0x2e) i = dottedEnd(text, from, i, length)
      const form = formAt(text, from, i)
      push(from, i, form.shape, form.folded, form.known)
    } else if (kind === DIGIT) {
      const from = i
      i = numberEnd(text, i, length)
      const digitsEnd = i
      while (i < length && i - digitsEnd < 3 && classOf(text.charCodeAt(i)) === LETTER) i++
      const ends = i - digitsEnd === 2 && (i >= length || classOf(text.charCodeAt(i)) !== LETTER)
      if (ends && ORDINAL_ENDS.has(text.slice(digitsEnd, i).toLowerCase())) {
        const form = formAt(text, from, i)
        push(from, i, SHAPE.ordinal, form.folded, form.known)
      } else {
        i = digitsEnd
        const form = formAt(text, from, i)
        push(from, i, SHAPE.number, form.folded, form.known)
      }
    } else {
      if (isApostrophe(code) && count > 0 && gap === GAP.none && i + 1 < length) {
        const next = text.charCodeAt(i + 1) | 32
        const after = i + 2 >= length ? SPACE : classOf(text.charCodeAt(i + 2))
        if (next === 0x73 && after !== LETTER && after !== DIGIT) {
          push(i, i + 2, SHAPE.lower, "'s", numberOf("'s"))
          i += 2
          continue
        }
      }
      const size = code >= 0xd800 && code <= 0xdbff && i + 1 < length ? 2 : 1
      const mark = PLAIN.get(code) ?? markAt(text, i, size)
      const parts = code === EM_DASH && isLetter(text, i - 1) && isLetter(text, i + 1)
      // "in the Gulf—the Lima Corridor—which": a long dash between words parts them, though no space tells so.
      if (parts && gap === GAP.none) gap = GAP.space
      push(i, i + size, SHAPE.punctuation, mark, numberOf(mark))
      if (parts) gap = GAP.space
      i += size
    }
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    shape: shape.subarray(0, count),
    gap: gaps.subarray(0, count),
    word,
    known: known.subarray(0, count),
  }
}

/** A mark as it stands; those beyond Latin are few, and each has one string. */
function markAt(text: string, at: number, size: number): string {
  const mark = text.slice(at, at + size)
  if (mark.charCodeAt(0) < 0x100) return mark
  const known = marks.get(mark)
  if (known !== undefined) return known
  const copy = interned(mark)
  if (marks.size === MARKS_KEPT) marks.clear()
  marks.set(copy, copy)
  return copy
}

const marks = new Map<string, string>()
const MARKS_KEPT = 256

function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(array)
  return larger
}

function grownBytes(array: Uint8Array, capacity: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(capacity)
  larger.set(array)
  return larger
}

function wordEnd(text: string, from: number, length: number): number {
  let i = from + 1
  while (i < length) {
    const code = text.charCodeAt(i)
    const kind = classOf(code)
    if (kind === LETTER || kind === DIGIT || kind === INVISIBLE || (code >= 0x300 && code <= 0x36f)) i++
    // O'Neill, d'Ivoire: an apostrophe between letters stays inside, unless it begins a possessive 's.
    else if (isApostrophe(code) && i + 1 < length && classOf(text.charCodeAt(i + 1)) === LETTER && !isPossessive(text, i, length)) i += 2
    else break
  }
  return i
}

function lettersEnd(text: string, from: number, to: number): number {
  let i = from + 1
  while (i < to && !isDigit(text.charCodeAt(i))) i++
  return i
}

function isPossessive(text: string, apostrophe: number, length: number): boolean {
  if ((text.charCodeAt(apostrophe + 1) | 32) !== 0x73) return false
  return apostrophe + 2 >= length || classOf(text.charCodeAt(apostrophe + 2)) !== LETTER
}

function dottedEnd(text: string, from: number, dot: number, length: number): number {
  let i = dot
  while (
    text.charCodeAt(i) === 0x2e &&
    i + 1 < length &&
    classOf(text.charCodeAt(i + 1)) === LETTER &&
    (i + 2 >= length || classOf(text.charCodeAt(i + 2)) !== LETTER)
  )
    i += 2
  if (i === dot) return from + 1
  return text.charCodeAt(i) === 0x2e ? i + 1 : i
}

function numberEnd(text: string, from: number, length: number): number {
  let i = from + 1
  while (i < length) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) i++
    else if ((code === 0x2c || code === 0x2e) && i + 1 < length && isDigit(text.charCodeAt(i + 1)) && groupFollows(text, i, length)) i += 2
    else break
  }
  return i
}

/** After a comma three digits make a group; after a point any digits are a fraction. */
function groupFollows(text: string, mark: number, length: number): boolean {
  if (text.charCodeAt(mark) === 0x2e) return true
  let digits = 0
  while (mark + 1 + digits < length && isDigit(text.charCodeAt(mark + 1 + digits))) digits++
  return digits === 3
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const LETTERS = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff'
const PLAIN_WORD = new RegExp(`^[${LETTERS}][${LETTERS}0-9]*$`)

/** The first word of a phrase, folded; of most phrases told without cutting them. */
export function firstWord(phrase: string): string | undefined {
  const end = phrase.search(/[ -]/)
  const first = end < 0 ? phrase : phrase.slice(0, end)
  return PLAIN_WORD.test(first) ? fold(first) : tokenize(phrase).word[0]
}

/** The last word of a phrase, folded. */
export function lastWord(phrase: string): string | undefined {
  const last = phrase.slice(Math.max(phrase.lastIndexOf(' '), phrase.lastIndexOf('-')) + 1)
  return PLAIN_WORD.test(last) ? fold(last) : tokenize(phrase).word.at(-1)
}
