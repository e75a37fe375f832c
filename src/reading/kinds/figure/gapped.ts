import type { Amount } from '../../../language/amounts.ts'
import { wordSet } from '../../../language/word-map.ts'
import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { fillValue, isMoney } from './amount.ts'
import { fillUnsaid, measureWords } from './draft.ts'
import { periodOf } from './period.ts'
import { fillSides } from './sides.ts'

const JOINTS = wordSet('at to for of by worth')

/** "Exports rose to $5 million and imports to $3 million", "…, of which exports made up $5 million and imports $3 million": the verb is that of the figure before. */
export function gappedFigure(scope: Scope, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  const { s } = scope
  const at = s.units.findIndex((u) => u.first === amount.first)
  const before = figureBefore(scope, amount, drafts)
  if (at < 1 || before === undefined) return undefined
  const joint = s.units[at - 1]
  const end = joint?.type === 'preposition' && JOINTS.holds(s.tokens, joint.first) ? at - 1 : at
  let from = end
  while (from > 0 && /^(?:noun|preposition|date)$/.test(s.units[from - 1]?.type ?? '')) from--
  const opens = s.units[from - 1]
  const head = s.units[from]
  if (from >= end || (opens?.type !== 'conjunction' && opens?.type !== 'comma' && opens?.type !== 'semicolon')) return undefined
  if (head?.type !== 'noun' || head.noun?.classes.includes('measure') !== true) return undefined
  const draft = new Draft('figure', before.modality, scope.passage, 'rule/gapped')
  const range = { from, to: end }
  draft.set('measure', measureWords(scope, range))
  fillSides(draft, scope, range)
  fillUnsaid(draft, scope)
  // "exports grew by 5 percent and imports by 3": how far, in the same direction.
  const sign = String(before.get('change')[0]?.value ?? '')[0]
  if (joint?.type === 'preposition' && joint.word === 'by' && amount.unit === 'percent' && sign !== undefined)
    draft.set('change', { value: amount.change ?? `${sign}${amount.value}%`, span: tokenSpan(s.tokens, amount.first, amount.last) })
  else if (amount.change !== undefined) return undefined
  else fillValue(draft, scope, amount)
  return draft.set('period', periodOf(scope, amount, undefined) ?? before.get('period')[0])
}

/** The figure of the sentence that stands nearest before an amount, when the two are of one sort. */
function figureBefore({ s }: Scope, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  const start = s.tokens.start[amount.first] ?? 0
  const before = drafts.findLast((d) => d.kind === 'figure' && endOf(d) < start)
  if (before === undefined) return undefined
  if (amount.unit === 'percent') return before.has('change') || before.get('unit')[0]?.value === 'percent' ? before : undefined
  return isMoney(amount) || before.get('unit')[0]?.value === amount.unit ? before : undefined
}

const endOf = (draft: Draft): number => (draft.get('value')[0] ?? draft.get('change')[0])?.span?.end ?? Number.POSITIVE_INFINITY

/** "$4 billion, including exports of 3 billion": a large number without a unit is in that of the sum before it. */
export function withUnitBefore({ amounts }: Scope, amount: Amount): Amount {
  if (amount.unit !== undefined || amount.value < 100_000) return amount
  const before = amounts.findLast((a) => a.last < amount.first && a.unit !== undefined)
  return before !== undefined && isMoney(before) ? { ...amount, unit: before.unit } : amount
}
