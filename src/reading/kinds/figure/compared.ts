import { wordSet } from '../../../language/word-map.ts'
import type { Amount } from '../../../language/amounts.ts'
import type { Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

const IN_FOR_OR_DURING = wordSet('in for during')

/** Words in front of the amount that a figure is measured against: "compared with $4 billion", "up from $4 billion". */
const AGAINST = new Set(['compared with', 'compared to', 'up from', 'down from', 'rise from', 'increase from', 'versus', 'against'])

/** The amount that a figure is compared with, of the same unit: "$5 billion, compared with $4 billion in 2021". */
export function comparedAmount(scope: Scope, value: Amount, values: readonly Amount[]): Amount | undefined {
  const { word } = scope.s.tokens
  return values.find((a) => {
    // "$5 billion, up from 4.5 billion": a bare number of the same size is in the same unit.
    const isBare = a.unit === undefined && value.unit !== undefined && a.value >= value.value / 20 && a.value <= value.value * 20
    if (a.first <= value.last || (a.unit !== value.unit && !isBare)) return false
    // A hedge may stand between: "up from about $4 billion".
    for (let i = a.first - 1; i >= Math.max(value.last + 1, a.first - 3); i--)
      if (AGAINST.has(word[i] ?? '') || AGAINST.has(`${word[i - 1] ?? ''} ${word[i] ?? ''}`)) return true
    return false
  })
}

/** The time of the other amount: the date right behind it, or one year before the figure's own: "a year earlier". */
export function comparedPeriod(scope: Scope, other: Amount, own: Filled | undefined): Filled | undefined {
  const { s } = scope
  for (const date of scope.dates) {
    const at = s.units[date.unit]?.first ?? 0
    if (at > other.last && at <= other.last + 3) return date.filled
  }
  let at = other.last + 1
  while (at < s.sentence.last && IN_FOR_OR_DURING.holds(s.tokens, at)) at++
  const words = [0, 1, 2].map((i) => s.tokens.word[at + i] ?? '').join(' ')
  const isYearBefore = /^(?:the year (?:before|earlier)|a year (?:before|earlier)|the previous year|the preceding year)/.test(words)
  if (own === undefined || !isYearBefore) return undefined
  const value = String(own.value).replace(/\d{4}/g, (year) => String(Number(year) - 1))
  return { value, span: tokenSpan(s.tokens, at, at + 2), inferred: 'a year before the period of the figure' }
}
