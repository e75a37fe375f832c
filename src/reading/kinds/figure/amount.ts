import type { Amount } from '../../../language/amounts.ts'
import { SHAPE } from '../../../language/tokens.ts'
import { wordSet } from '../../../language/word-map.ts'
import type { Predicate } from '../../predicate.ts'
import type { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

const TIMES = new Set(['year', 'month', 'day', 'week', 'hour', 'decade', 'minute'])

/** "three years": a length of time, no statistic. */
export const isTime = (amount: Amount): boolean => TIMES.has(amount.unit ?? '')

/** Whether an amount is a sum of money: its unit is the code of a currency. */
export const isMoney = (amount: Amount): boolean => /^[A-Z]{3}$/.test(amount.unit ?? '')

/** Fills value, unit and qualifier of a figure. */
export function fillValue(draft: Draft, scope: Scope, amount: Amount): void {
  const span = tokenSpan(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined) draft.set('qualifier', { value: amount.qualifier, span })
}

const NUMBER_WORD =
  /^(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion)s?)$/

/** The token behind a number and its words of size: "about twenty-two agreements" ends at "agreements". */
export function afterNumber(scope: Scope, amount: Amount): number {
  const { tokens } = scope.s
  let at = amount.first
  for (let i = amount.first; i <= amount.last; i++)
    if (tokens.shape[i] === SHAPE.number || NUMBER_WORD.test(tokens.word[i] ?? '')) at = i + 1
  return at
}

/** "by 9 percent or $6 million": the same change once more. */
export function isAgain({ s, amounts }: Scope, amount: Amount): boolean {
  return s.tokens.word[amount.first - 1] === 'or' && amounts.some((a) => a.change !== undefined && a.last === amount.first - 2)
}

const WHERE = wordSet('country countries region economy economies continent area state world sector')

/** "has invested $3 million in the country": where, and not for what. */
export function isWhereInvested({ s }: Scope, { lemma }: Predicate, sum: number): boolean {
  const joint = s.units[sum + 1]
  const thing = s.units[sum + 2]
  if (lemma !== 'invest' || joint?.type !== 'preposition' || joint.word !== 'in' || thing?.type !== 'noun') return false
  return WHERE.holds(s.tokens, thing.head)
}
