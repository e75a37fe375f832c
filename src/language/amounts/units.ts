import { GAP, SHAPE, type Tokens } from '../tokens.ts'
import type { AmountKnowledge } from './knowledge.ts'

/** What a number counts, and the last token of its words. */
export interface UnitRead {
  readonly unit: string
  readonly last: number
}

/** Words between a number and its measure that do not change it: "metric tons". */
const PLAIN_MEASURES = new Set(['metric', 'long', 'short'])
/** Words that make another measure: "square kilometres". */
const MEASURES = new Set(['cubic', 'square', 'nautical'])

const DEGREES: Readonly<Record<string, string>> = {
  c: 'degree Celsius',
  celsius: 'degree Celsius',
  f: 'degree Fahrenheit',
  fahrenheit: 'degree Fahrenheit',
}

/** The measure that begins at `i`: "%", "per cent", "percentage points", "tonnes", "square kilometres", "barrels per day". */
export function measureAt(tokens: Tokens, i: number, to: number, knowledge: AmountKnowledge): UnitRead | undefined {
  const word = wordBefore(tokens, i, to)
  const unit = knowledge.units.get(word)
  if (unit !== undefined) return { unit, last: i }
  if (word === '°' || word === 'degree' || word === 'degrees') {
    const scale = DEGREES[wordBefore(tokens, i + 1, to)]
    return scale === undefined ? undefined : { unit: scale, last: i + 1 }
  }
  if (word === 'per') return wordBefore(tokens, i + 1, to) === 'cent' ? { unit: 'percent', last: i + 1 } : undefined
  if (word === 'percentage' || word === 'basis') {
    const points = wordBefore(tokens, i + 1, to)
    return points === 'point' || points === 'points' ? { unit: `${word} point`, last: i + 1 } : undefined
  }
  if (PLAIN_MEASURES.has(word)) return measureAt(tokens, i + 1, to, knowledge)
  if (MEASURES.has(word)) {
    const next = wordBefore(tokens, i + 1, to)
    const base = knowledge.units.get(next) ?? singular(next, knowledge)
    return base === undefined ? undefined : { unit: `${word} ${base}`, last: i + 1 }
  }
  if ((word === 'barrel' || word === 'barrels') && (wordBefore(tokens, i + 1, to) === 'per' || wordBefore(tokens, i + 1, to) === 'a')) {
    return wordBefore(tokens, i + 2, to) === 'day' ? { unit: 'barrel per day', last: i + 2 } : undefined
  }
  return undefined
}

/** The longest noun phrase that is looked at for its head. */
const LONGEST_PHRASE = 7

/** The head of the noun phrase at `i`, in the singular: "new secondary schools" is "school". Only plurals are heads of what is counted. */
export function countedAt(tokens: Tokens, i: number, to: number, knowledge: AmountKnowledge): UnitRead | undefined {
  const end = Math.min(to, i + LONGEST_PHRASE)
  let found: UnitRead | undefined
  for (let j = i; j < end; j++) {
    const word = tokens.word[j] ?? ''
    const shape = tokens.shape[j]
    if (word === '-' && tokens.gap[j] === GAP.none && j > i) {
      if (found !== undefined) break
      continue
    }
    if (shape !== SHAPE.lower && shape !== SHAPE.capital && shape !== SHAPE.upper) break
    if ((word === 'and' || word === 'or') && found === undefined && j > i) continue
    if (word === "'s" || knowledge.ends.has(word)) break
    const one = singular(word, knowledge)
    // Of two plurals in a row ("sports grounds") the second is the head; after a plural, anything else has left the phrase.
    if (one !== undefined) found = { unit: one, last: j }
    else if (found !== undefined) break
  }
  return found
}

/** The singular of a plural noun, or undefined for what does not look like one. */
export function singular(word: string, knowledge: AmountKnowledge): string | undefined {
  const known = knowledge.irregular.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return undefined
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('ches') || word.endsWith('shes') || word.endsWith('oes'))
    return word.slice(0, -2)
  return word.slice(0, -1)
}

function wordBefore(tokens: Tokens, i: number, to: number): string {
  return i < to ? (tokens.word[i] ?? '') : ''
}
