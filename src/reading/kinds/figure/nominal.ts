import type { Clause } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { fillValue, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { fillSides, holderOf } from './sides.ts'
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
  for (let u = at + 1; u < Math.min(s.units.length, at + 10); u++) {
    const joint = s.units[u]
    if (joint === undefined || joint.type === 'verb' || joint.type === 'semicolon') return undefined
    const next = s.units[u + 1]
    // "exports, at $2 billion, hit a record"
    if (joint.type === 'comma' && !(next?.type === 'preposition' && /^(?:at|worth)$/.test(next.word))) return undefined
    const amount = scope.amounts.find((a) => a.first > unit.last && next?.first === a.first)
    // "Exports (2023): $2 billion": an item of a table.
    const isJoint =
      joint.type === 'preposition'
        ? joint.word === 'of' || joint.word === 'at' || joint.word === 'worth'
        : joint.type === 'colon' && s.clauses.every((c) => c.verb.form !== 'finite')
    if (amount === undefined || !isJoint) continue
    const ofPeople = PEOPLE.test(s.tokens.word[unit.head] ?? '')
    if ((amount.unit === undefined && !ofPeople) || amount.change !== undefined || isTime(amount)) return undefined
    const draft = new Draft('figure', 'done', scope.passage, 'rule/measure')
    draft.set('measure', measureWords(scope, { from: at, to: u }))
    fillSides(draft, scope, { from: at, to: u })
    fillUnsaid(draft, scope)
    if (!['of', 'from', 'to', 'between'].some((slot) => draft.has(slot))) draft.set('of', havingIt(scope, at, clause))
    fillValue(draft, scope, amount)
    if (ofPeople) draft.set('unit', PERSON)
    const change = scope.amounts.find((a) => a.change !== undefined && a.first > amount.last && a.first <= amount.last + 4)
    if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
    return draft.set('period', periodOf(scope, amount, undefined))
  }
  return undefined
}

/** "Norland has a population of 3 million", "Norland, with a population of 3 million, …": whose the measure is. */
function havingIt(scope: Scope, at: number, clause: Clause | undefined): Filled | undefined {
  const { s } = scope
  if (clause?.verb.lemma === 'have' && at > clause.at) return holderOf(scope, clause.subject)
  const before = s.units[at - 1]
  if (before?.type !== 'preposition' || before.word !== 'with') return undefined
  const noun = s.units[at - 2]?.type === 'comma' ? at - 3 : at - 2
  return holderOf(scope, { from: noun, to: noun + 1 })
}
