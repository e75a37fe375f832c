import type { Amount, Qualifier } from '../../../language/amounts.ts'
import type { Tokens } from '../../../language/tokens.ts'
import type { Clause } from '../../clauses.ts'

const PARTS: Readonly<Record<string, number>> = { half: 50, third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 }
const TIMES: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4 }
const HEDGES: Readonly<Record<string, Qualifier>> = {
  over: 'over',
  nearly: 'almost',
  almost: 'almost',
  about: 'about',
  around: 'about',
  roughly: 'about',
  some: 'about',
  least: 'at least',
}

/** The parts of a whole behind a verb that "of" follows, fractions as percentages: "35 percent of", "over one-fifth of the turnover and nearly half of the exports". */
export function sharesBehind(tokens: Tokens, clause: Clause, amounts: readonly Amount[], end: number): Amount[] {
  const found = amounts.filter(
    (a) => a.first > clause.verb.last && a.last < end && a.unit === 'percent' && a.change === undefined && tokens.word[a.last + 1] === 'of',
  )
  for (let i = clause.verb.last + 1; i + 1 < end; i++) {
    const fraction = tokens.word[i + 1] === 'of' ? fractionAt(tokens, i) : undefined
    if (fraction !== undefined) found.push(fraction)
  }
  return found.sort((a, b) => a.first - b.first)
}

/** The part of a whole that ends at a token, as a percentage: "half", "almost a third", "two-fifths". */
export function fractionAt(tokens: Tokens, last: number): Amount | undefined {
  const part = PARTS[(tokens.word[last] ?? '').replace(/s$/, '')]
  if (part === undefined) return undefined
  const at = tokens.word[last - 1] === '-' ? last - 2 : last - 1
  const times = TIMES[tokens.word[at] ?? '']
  const first = times === undefined ? last : at
  const hedge = hedgeBefore(tokens, first)
  const value = Math.round(part * (times ?? 1) * 10) / 10
  return { first: hedge?.first ?? first, last, value, unit: 'percent', qualifier: hedge?.qualifier, change: undefined }
}

/** "over a third", "less than a tenth": below is the nearest that the five qualifiers say of it. */
function hedgeBefore(tokens: Tokens, first: number): { first: number; qualifier: Qualifier } | undefined {
  const word = tokens.word[first - 1] ?? ''
  if (word === 'than') return { first: first - 2, qualifier: tokens.word[first - 2] === 'more' ? 'over' : 'up to' }
  const qualifier = HEDGES[word]
  return qualifier === undefined ? undefined : { first: first - 1, qualifier }
}
