import type { Amount } from '../../language/amounts.ts'
import type { Range } from '../clauses.ts'
import type { Draft } from '../draft.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan } from '../sentence.ts'

/** Money, or failing that a count, among the units of a range. */
export function fillAmount(draft: Draft, scope: Scope, range: Range): void {
  const first = scope.s.units[range.from]?.first ?? 0
  const last = scope.s.units[range.to - 1]?.last ?? -1
  const isPromise = draft.kind === 'commitment'
  // "cut the fee by 15 percent" promises the share itself.
  const inside = scope.amounts.filter(
    (a) => a.first >= first && a.first <= last && a.unit !== undefined && (a.change === undefined || isPromise),
  )
  // A count is the promise's own only near its verb ("train 2,000 nurses"); times and places deeper in the phrase are not.
  const money = reached(
    scope,
    inside,
    inside.find((a) => /^[A-Z]{3}$/.test(a.unit ?? '')),
  )
  const amount =
    money ??
    inside.find(
      (a) =>
        (a.unit === 'percent' && isPromise && (scope.s.tokens.start[a.first] ?? 0) < (draft.get('what')[0]?.span?.end ?? 0)) ||
        (a.first <= first + 5 && a.value >= 10 && !/^(?:year|month|day|week|time|area|country|side|meter)$/.test(a.unit ?? '')),
    )
  if (amount === undefined) return
  const span = tokenSpan(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined && (isPromise || draft.kind === 'figure')) draft.set('qualifier', { value: amount.qualifier, span })
}

/** "from 50 to 100 million kroner", "from $2 million to $3 million": what is promised is what it is raised to. */
function reached({ s }: Scope, amounts: readonly Amount[], first: Amount | undefined): Amount | undefined {
  if (first === undefined || s.tokens.word[first.first - 1] !== 'from') return first
  const next = amounts.find((a) => a.first > first.last && a.unit === first.unit)
  const joint = next === undefined ? undefined : s.tokens.word[next.first - 1]
  return next !== undefined && joint === 'to' && next.first - first.last <= 3 ? next : first
}
