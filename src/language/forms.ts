import { interned } from './interned.ts'
import { numbered, numberOf } from './word-map.ts'

/** The outward form of a token, from which names, numbers and sentence ends are told. */
export const SHAPE = { lower: 1, capital: 2, upper: 3, number: 4, ordinal: 5, punctuation: 6 } as const

/** A word as texts write it, with what its letters alone tell. */
export interface Form {
  readonly written: string
  /** Lower case, accents dropped, quotes made plain. */
  readonly folded: string
  readonly shape: number
  /** Its number among the words of the tables: see `WordMap`; 0 as long as no table has it, when so many words were numbered. */
  known: number
  asOf: number
}

/** Folds a word as the tables and the tokens do: lower case without accents or invisible characters. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  let folded = unaccented.get(lower)
  if (folded === undefined) {
    folded = foldAccents(lower)
    if (unaccented.size === UNACCENTED_KEPT) unaccented.clear()
    if (lower.length <= LONGEST_KEPT) unaccented.set(lower, folded)
  }
  return folded
}

/** What became of the words with accents that were folded last: a document says its names again and again. */
const unaccented = new Map<string, string>()
const UNACCENTED_KEPT = 1024

const PLAIN = /^[\x00-\x7f]*$/

/** Quotes, invisible characters, accents and letters with a stroke: what folding takes away or makes plain. */
const FOLDED = /[’‘ʼıøłđß\u00ad\u200b-\u200f\ufeff\u202a-\u202e]|[\u0300-\u036f]/

function foldAccents(lower: string): string {
  const parted = lower.normalize('NFKD')
  if (!FOLDED.test(parted)) return parted
  return parted
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\u00ad\u200b-\u200f\ufeff\u202a-\u202e]|[\u0300-\u036f]/g, '')
    .replace(/[ıøłđß]/g, (c) => (c === 'ı' ? 'i' : c === 'ø' ? 'o' : c === 'ł' ? 'l' : c === 'đ' ? 'd' : 'ss'))
}

const PLACES = 1 << 14
/** How many places a form is looked for in, before the first of them is given to it. */
const TRIES = 8
const LONGEST_KEPT = 40

/** Texts repeat their words: the forms seen last are kept, so that most words are folded once and each has one string. */
const kept: (Form | undefined)[] = new Array<Form | undefined>(PLACES).fill(undefined)

/** The form of the letters or digits from one offset to another. */
export function formAt(text: string, from: number, to: number): Form {
  if (to - from > LONGEST_KEPT) return formOf(text.slice(from, to))
  let hash = 0
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  const first = hash ^ (hash >>> 15)
  for (let n = 0; n < TRIES; n++) {
    const place = (first + n) & (PLACES - 1)
    const form = kept[place]
    if (form === undefined) return keep(place, text, from, to)
    if (!isWritten(form.written, text, from, to)) continue
    // A table that was read since may have the word.
    if (form.known === 0 && form.asOf !== numbered()) {
      form.known = numberOf(form.folded)
      form.asOf = numbered()
    }
    return form
  }
  return keep(first & (PLACES - 1), text, from, to)
}

function isWritten(written: string, text: string, from: number, to: number): boolean {
  if (written.length !== to - from) return false
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== written.charCodeAt(i - from)) return false
  return true
}

function keep(place: number, text: string, from: number, to: number): Form {
  const letters: number[] = []
  for (let i = from; i < to; i++) letters.push(text.charCodeAt(i))
  // A copy, since a slice would hold the whole text.
  const form = formOf(String.fromCharCode(...letters))
  kept[place] = form
  return form
}

function formOf(written: string): Form {
  const folded = interned(fold(written))
  return { written, folded, shape: shapeOf(written), known: numberOf(folded), asOf: numbered() }
}

function shapeOf(written: string): number {
  const code = written.charCodeAt(0)
  if (code >= 48 && code <= 57) return SHAPE.number
  const first = written[0] ?? ''
  if (first === first.toLowerCase()) return SHAPE.lower
  if (written.length === 1) return SHAPE.capital
  for (let i = 1; i < written.length; i++) {
    const c = written[i] ?? ''
    if (c !== c.toUpperCase()) return SHAPE.capital
  }
  return SHAPE.upper
}
