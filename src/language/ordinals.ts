import { readTimeWords } from './dates/words.ts'
import { createNumbers } from './numbers.ts'
import { WordMap } from './word-map.ts'
import { readRows, type TableTexts } from './tables.ts'
import { GAP, SHAPE, type Tokens } from './tokens.ts'

/** A place in a row, and the last token of its words (inclusive). */
export interface Ordinal {
  readonly value: number
  readonly last: number
}

/** Reads "26th", "twenty-sixth", "ninth", "inaugural", "first-ever", and the roman number of a session: "XII Summit". */
export interface Ordinals {
  at(tokens: Tokens, i: number): Ordinal | undefined
}

const BE_OR_HAVE = new Set([
  'was',
  'were',
  'is',
  'are',
  'be',
  'been',
  'being',
  'has',
  'have',
  'had',
  'who',
  'which',
  'we',
  'they',
  'he',
  'she',
  'i',
])

/** Makes the reader of ordinals from the table `numbers`. */
export function createOrdinals(tables: TableTexts): Ordinals {
  const ordinals = new WordMap<number>()
  const tens = new WordMap<number>()
  const openings = new WordMap<true>()
  const excluded = new WordMap<true>()
  const numbers = createNumbers(tables)
  const time = readTimeWords(tables)
  for (const row of readRows('numbers', tables['numbers'] ?? '')) {
    const form = row.cells['form'] ?? row.key
    switch (row.cells['kind']) {
      case 'ordinal':
        ordinals.set(form, Number(row.cells['value']))
        break
      case 'ten':
        tens.set(form, Number(row.cells['value']))
        break
      case 'opening':
        openings.set(form, true)
        break
      case 'not-ordinal':
        excluded.set(form, true)
        break
    }
  }
  const word = (tokens: Tokens, i: number): string => tokens.word[i] ?? ''

  function inWords(tokens: Tokens, i: number): Ordinal | undefined {
    const text = word(tokens, i)
    const simple = ordinals.at(tokens, i)
    if (simple !== undefined) return isPlace(tokens, i, text) ? withEver(tokens, i, simple) : undefined
    const ten = tens.at(tokens, i)
    if (ten !== undefined && word(tokens, i + 1) === '-' && tokens.gap[i + 1] === GAP.none) {
      const unit = ordinals.at(tokens, i + 2)
      if (unit !== undefined && unit < 10) return { value: ten + unit, last: i + 2 }
    }
    // "One hundred and fifth": a number and the ordinal of what is left.
    if (!numbers.isWord(tokens, i)) return undefined
    const head = numbers.at(tokens, i, tokens.count)
    if (head === undefined || tokens.shape[i] === SHAPE.number) return undefined
    const next = word(tokens, head.last + 1) === 'and' || word(tokens, head.last + 1) === '-' ? head.last + 2 : head.last + 1
    const rest = ordinals.at(tokens, next)
    return rest === undefined || head.value % 100 !== 0 || rest >= 100 ? undefined : { value: head.value + rest, last: next }
  }

  /** "First-ever" is one place, whatever "ever" adds. */
  function withEver(tokens: Tokens, i: number, value: number): Ordinal {
    return word(tokens, i + 1) === '-' && word(tokens, i + 2) === 'ever' ? { value, last: i + 2 } : { value, last: i }
  }

  /** Whether an ordinal word tells a place, and is no adverb ("first of all"), time ("a second") or fraction ("a third of"). */
  function isPlace(tokens: Tokens, i: number, text: string): boolean {
    const next = word(tokens, i + 1)
    const before = word(tokens, i - 1)
    if (excluded.holds(tokens, i + 1)) return false
    // "One-fifth" is a fraction.
    if (before === '-' && tokens.gap[i] === GAP.none) return false
    // "Was first announced", "who first proposed" tell when.
    if (text === 'first' && (BE_OR_HAVE.has(before) || (tokens.shape[i + 1] === SHAPE.lower && next.endsWith('ed')))) return false
    if (next === '-') return word(tokens, i + 2) === 'ever'
    const ends = next === '' || tokens.shape[i + 1] === SHAPE.punctuation
    if (text === 'first' && (before === 'at' || next === 'of' || (next === 'and' && word(tokens, i + 2) === 'foremost'))) return false
    // "First, the sides agreed" counts arguments.
    if (next === ',' && tokens.shape[i] !== SHAPE.lower && (i === 0 || tokens.shape[i - 1] === SHAPE.punctuation)) return false
    if (ends && (before === 'a' || before === 'per' || before === 'every' || before === 'one')) return false
    return !(next === 'of' && (before === 'a' || before === 'one'))
  }

  /** "26th of July", "July 26th": a day, which the dates read. */
  function isDay(tokens: Tokens, i: number): boolean {
    const after = word(tokens, i + 1) === 'of' ? i + 2 : i + 1
    return [after, i - 1].some((beside) => time.at(tokens, beside)?.month !== undefined && tokens.shape[beside] !== SHAPE.lower)
  }

  function roman(tokens: Tokens, i: number): Ordinal | undefined {
    const text = word(tokens, i)
    const suffix = text.length > 2 ? text.slice(-2) : ''
    if (tokens.shape[i] === SHAPE.capital && (suffix === 'th' || suffix === 'st' || suffix === 'nd' || suffix === 'rd')) {
      const value = romanValue(text.slice(0, -2))
      return value === undefined ? undefined : { value, last: i }
    }
    const value = romanValue(text)
    if (value === undefined) return undefined
    const next = tokens.shape[i + 1]
    // "the XXXI meeting": what sits may be told by its common noun.
    const sits = text.length > 1 && SITTINGS.test(word(tokens, i + 1))
    if (next !== SHAPE.capital && next !== SHAPE.upper && !sits) return undefined
    // "Phase II Agreement" and "Elizabeth II" number the name before them.
    if (i > 0 && (tokens.shape[i - 1] === SHAPE.capital || tokens.shape[i - 1] === SHAPE.upper) && word(tokens, i - 1) !== 'the')
      return undefined
    if (text.length === 1 && word(tokens, i - 1) !== 'the') return undefined
    return { value, last: i }
  }

  function at(tokens: Tokens, i: number): Ordinal | undefined {
    const shape = tokens.shape[i]
    if (shape === SHAPE.punctuation || shape === undefined) return undefined
    const text = word(tokens, i)
    if (shape === SHAPE.ordinal) {
      if (excluded.holds(tokens, i + 1) || isDay(tokens, i)) return undefined
      return { value: Number.parseInt(text.replaceAll(',', ''), 10), last: i }
    }
    if (shape === SHAPE.number) return undefined
    if (openings.holds(tokens, i)) return { value: 1, last: i }
    const read = inWords(tokens, i)
    if (read !== undefined) return read
    return shape !== SHAPE.lower && isRomanLetter(text.charCodeAt(0)) && text.length <= 9 ? roman(tokens, i) : undefined
  }

  return { at }
}

const SITTINGS =
  /^(?:session|meeting|summit|conference|round|edition|assembly|plenary|ordinary|regular|extraordinary|sitting|forum|congress)$/

function isRomanLetter(code: number): boolean {
  return code === 0x69 || code === 0x76 || code === 0x78 || code === 0x6c
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

/** The value of a roman number up to 89 in its only right spelling; no session counts further, and "CD" and "MC" are other things. */
function romanValue(text: string): number | undefined {
  let rest = text
  let value = 0
  for (const [sign, worth] of ROMAN) {
    let times = 0
    while (rest.startsWith(sign)) {
      rest = rest.slice(sign.length)
      value += worth
      times++
      if (times > 3 || (times > 1 && sign.length > 1) || (times > 1 && (sign === 'v' || sign === 'l'))) return undefined
    }
  }
  return rest === '' && value > 0 ? value : undefined
}
