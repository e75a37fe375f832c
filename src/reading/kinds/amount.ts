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
  const money = inside.find((a) => /^[A-Z]{3}$/.test(a.unit ?? ''))
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
