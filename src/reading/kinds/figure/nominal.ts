import type { Clause } from '../../clauses.ts'
import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { fillValue, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { fillSides } from './sides.ts'
import { PEOPLE, PERSON, fillUnsaid, measureWords } from './draft.ts'

/**
 * "trade of $5 billion in 2024", "exports worth $2 billion", "a gap of 3 percent": a measure and its amount without a verb of their own. What is
 * wished for is no figure.
 */
export function nominalFigure(scope: Scope, at: number, clause: Clause | undefined): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (scope.amounts.length === 0 || unit?.type !== 'noun' || unit.noun?.classes[0] !== 'measure') return undefined
  if (clause !== undefined && (clause.verb.form === 'infinitive' || clause.verb.modal !== undefined)) return undefined
  // The measure may carry its parties: "trade between Norland and Arcadia of $5 billion".
  for (let u = at + 1; u < Math.min(s.units.length, at + 7); u++) {
    const joint = s.units[u]
    if (joint === undefined || joint.type === 'verb' || joint.type === 'comma' || joint.type === 'semicolon') return undefined
    const amount = scope.amounts.find((a) => a.first > unit.last && s.units[u + 1]?.first === a.first)
    const isJoint = joint.type === 'preposition' && (joint.word === 'of' || joint.word === 'at' || joint.word === 'worth')
    if (amount === undefined || !isJoint) continue
    const ofPeople = PEOPLE.test(s.tokens.word[unit.head] ?? '')
    if ((amount.unit === undefined && !ofPeople) || amount.change !== undefined || isTime(amount)) return undefined
    const draft = new Draft('figure', 'done', scope.passage, 'rule/measure')
    draft.set('measure', measureWords(scope, { from: at, to: u }))
    fillSides(draft, scope, { from: at, to: u })
    fillUnsaid(draft, scope)
    fillValue(draft, scope, amount)
    if (ofPeople) draft.set('unit', PERSON)
    return draft.set('period', periodOf(scope, amount, undefined))
  }
  return undefined
}
