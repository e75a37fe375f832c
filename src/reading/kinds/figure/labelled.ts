import type { Amount } from '../../../language/amounts.ts'
import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { fillValue, isMoney } from './amount.ts'

/** A label is at most so many tokens. */
const LONGEST_LABEL = 14

/** "Norland: $15.9 billion (–11.0%)", "Tourist arrivals – 1.2 million in 2023": a line that sets a number beside its name, without a verb. */
export function labelledFigure(scope: Scope): Draft | undefined {
  const { s, amounts } = scope
  const { body, opens } = s.sentence
  if (!opens || s.clauses.some((c) => c.verb.form === 'finite' || c.verb.form === 'infinitive')) return undefined
  const mark = markOf(scope)
  if (mark === undefined || mark - body > LONGEST_LABEL) return undefined
  const value = amounts.find((a) => a.first > mark && a.first <= mark + 2 && a.change === undefined) ?? bareBehind(scope, mark)
  if (value === undefined || !endsLine(scope, value)) return undefined
  let end = mark - 1
  // "GDP growth, 2023: 3.1%": the time in front of the mark is that of the number.
  while (end > body && (scope.dateTokens.has(end) || /^[,(]$/.test(s.tokens.word[end] ?? '') || s.tokens.word[end] === ')')) end--
  const measure = wordsBetween(s.tokens, body, end)
  if (measure === undefined || !/\p{L}{2}/u.test(String(measure.value))) return undefined
  const draft = new Draft('figure', 'done', scope.passage, 'rule/label').set('measure', measure)
  fillValue(draft, scope, value)
  const change = amounts.find((a) => a.first > value.last && a.change !== undefined)
  if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
  return draft.set('period', scope.dates.find((d) => !d.value.startsWith('P'))?.filled)
}

/** The mark that parts the label from its number: the first colon, or a dash between spaces. */
function markOf({ s, amounts }: Scope): number | undefined {
  for (const unit of s.units) {
    if (unit.type === 'open' && amounts.some((a) => a.first === unit.first + 1)) return undefined
    if (unit.type === 'colon' || unit.type === 'dash') return unit.first
  }
  return undefined
}

/** "Members: 27": a whole number that nothing counts. */
function bareBehind({ s, k, dateTokens }: Scope, mark: number): Amount | undefined {
  if (dateTokens.has(mark + 1)) return undefined
  const number = k.amounts.bare(s.tokens, mark + 1, s.sentence.last)
  return number !== undefined && number.first === mark + 1 && number.value >= 20 ? number : undefined
}

/** Behind the number nothing but a change, a time or what it compares with. */
function endsLine({ s, dateTokens }: Scope, value: Amount): boolean {
  const next = s.tokens.word[value.last + 1]
  if (value.last + 1 >= s.sentence.last || dateTokens.has(value.last + 1)) return true
  return (
    /^[(.;,]$/.test(next ?? '') ||
    (next === 'in' && dateTokens.has(value.last + 2)) ||
    (isMoney(value) && /^(?:in|up|down)$/.test(next ?? ''))
  )
}
