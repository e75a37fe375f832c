import type { Amount } from '../../../language/amounts.ts'
import type { Clause } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { pastNumber } from '../programme/audience.ts'
import { fillValue, isTime } from './amount.ts'
import { fillUnsaid, measureWords, PEOPLE, PERSON } from './draft.ts'
import { periodOf } from './period.ts'
import { fillSides, holderOf } from './sides.ts'

/** So many units may stand between a measure and its amount: "trade between Norland and Arcadia of $5 billion". */
const REACH = 10

/** "trade of $5 billion in 2024", "exports worth $2 billion", "a gap of 3 percent": a measure in front of its amount. What is wished for is no figure. */
export function measuredBefore(scope: Scope, amount: Amount): Draft | undefined {
  const { s } = scope
  if (amount.change !== undefined || isTime(amount)) return undefined
  const sum = s.units.findIndex((u) => u.first === amount.first)
  const at = sum < 0 || !isJoint(scope, sum - 1) ? undefined : measureAt(scope, sum - 1)
  const unit = at === undefined ? undefined : s.units[at]
  if (at === undefined || unit?.type !== 'noun') return undefined
  const clause = owner(s, at)
  if (clause !== undefined && (clause.verb.form === 'infinitive' || clause.verb.modal !== undefined)) return undefined
  const ofPeople = PEOPLE.test(s.tokens.word[unit.head] ?? '')
  if (amount.unit === undefined && !ofPeople) return undefined
  const range = { from: at, to: sum - 1 }
  const draft = new Draft('figure', 'done', scope.passage, 'rule/measure')
  draft.set('measure', wholeBefore(scope, at) ?? measureWords(scope, range))
  fillSides(draft, scope, range)
  fillUnsaid(draft, scope)
  if (!['of', 'from', 'to', 'between'].some((slot) => draft.has(slot))) draft.set('of', havingIt(scope, at, clause))
  fillValue(draft, scope, amount)
  if (ofPeople) draft.set('unit', PERSON)
  const change = scope.amounts.find((a) => a.change !== undefined && a.first > amount.last && a.first <= amount.last + 4)
  if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
  return draft.set('period', periodOf(scope, amount, undefined))
}

/** "projects for a total of $3 million": a bare total is that of what stands before. */
function wholeBefore({ s }: Scope, at: number): Filled | undefined {
  const unit = s.units[at]
  const joint = s.units[at - 1]
  const whole = s.units[at - 2]
  if (unit?.type !== 'noun' || unit.last - unit.first > 1 || !/^(?:total|sum|amount)$/.test(s.tokens.word[unit.head] ?? ''))
    return undefined
  if (joint?.type !== 'preposition' || joint.word !== 'for' || whole?.type !== 'noun' || whole.pronoun) return undefined
  return wordsBetween(s.tokens, pastNumber(s, whole), whole.last)
}

/** "of", "at" and "worth" stand before an amount; in a table a colon does: "Exports (2023): $2 billion". */
function isJoint({ s }: Scope, at: number): boolean {
  const joint = s.units[at]
  return joint?.type === 'preposition'
    ? /^(?:of|at|worth)$/.test(joint.word)
    : // "of which exports – $3 million, imports – $2 million"
      joint?.type === 'dash'
      ? s.units[at - 1]?.type === 'noun'
      : joint?.type === 'colon' && s.clauses.every((c) => c.verb.form !== 'finite')
}

/** The measure in front of a joint, in its own part of the sentence; "exports, at $2 billion, hit a record" has its comma before the joint. */
function measureAt({ s, amounts }: Scope, joint: number): number | undefined {
  let found: number | undefined
  for (let u = joint - 1; u >= Math.max(0, joint - REACH); u--) {
    const unit = s.units[u]
    if (unit === undefined || unit.type === 'verb' || unit.type === 'semicolon') break
    if (unit.type === 'comma' && !(u === joint - 1 && s.tokens.word[s.units[joint]?.first ?? 0] !== 'of')) break
    if (amounts.some((a) => a.first >= unit.first && a.last <= unit.last)) break
    if (unit.type === 'noun' && unit.noun?.classes[0] === 'measure') found = u
  }
  return found
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
