import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsOfRange } from '../../sentence.ts'
import { fillAmount } from '../amount.ts'
import { dueIn } from '../commitment.ts'
import { beneficiaries } from './beneficiaries.ts'

/** Nouns of money that somebody gives. */
const GIVEN = wordSet(
  'contribution contributions pledge pledges donation donations allocation allocations commitment commitments announcement announcements provision grant grants loan loans',
)

/** Nouns that promise by themselves. */
const PLEDGED = /^(?:pledges?|commitments?)$/

interface Gift {
  readonly sum: number
  readonly by: readonly Filled[]
}

/** "the contribution of $3 million by Norland towards a clinic", "pledges to the Fund of $10 million from Norland and $2 million from Arcadia": each giver with its sum. */
export function givenSums(scope: Scope, at: number): Draft[] {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || scope.amounts.length === 0 || !GIVEN.holds(s.tokens, unit.head)) return []
  const to = end(scope, at)
  return giftsIn(scope, at, to).flatMap(({ sum, by }) => {
    const draft = new Draft('commitment', 'done', scope.passage, 'rule/given sum')
    draft.add('by', by).set('what', whatFor(scope, at, to))
    if (PLEDGED.test(s.tokens.word[unit.head] ?? ''))
      draft.set('force', { value: 'pledged', span: tokenSpan(s.tokens, unit.head, unit.head) })
    fillAmount(draft, scope, { from: sum, to: sum + 1 })
    if (!draft.has('value') || !draft.has('what')) return []
    draft.set('due', dueIn(scope, { from: at, to }))
    return [draft.add('for', beneficiaries(scope, { from: at, to }, draft))]
  })
}

/** The sums in the words of the noun, each with its giver: behind "by" or "from", or behind "of" where the sum follows. */
function giftsIn(scope: Scope, at: number, to: number): Gift[] {
  const { s, context } = scope
  const gifts: Gift[] = []
  let waiting: number | undefined
  let giver: readonly Filled[] = []
  for (let u = at + 1; u < to; u++) {
    const joint = s.units[u - 1]
    if (joint?.type === 'preposition' && /^(?:by|from)$/.test(joint.word)) {
      const found = agentsOf(s, context, { from: u, to: waiting === undefined ? u + 1 : closing(scope, u, to) })
      if (found.length === 0) return []
      if (waiting === undefined) giver = found
      else {
        gifts.push({ sum: waiting, by: found })
        waiting = undefined
      }
    } else if (isMoney(scope, u)) {
      if (giver.length > 0) {
        gifts.push({ sum: u, by: giver })
        giver = []
      } else waiting ??= u
    }
  }
  return gifts
}

/** "from Norland and $2 million from Arcadia": the next sum begins another gift. */
function closing(scope: Scope, from: number, to: number): number {
  const end = listEnd(scope.s, from, to)
  for (let u = from; u < end; u++) if (isMoney(scope, u)) return u
  return end
}

/** What the money is for: behind "towards" or "for", else the noun with its own words. */
function whatFor({ s }: Scope, at: number, to: number): Filled | undefined {
  for (let u = at + 1; u + 1 < to; u++) {
    const joint = s.units[u]
    if (joint?.type === 'preposition' && /^(?:towards?|for)$/.test(joint.word))
      return wordsOfRange(s, { from: u + 1, to: phraseEnd(s.units, u + 1, to) })
  }
  const joint = s.units[at + 1]
  const isTo = joint?.type === 'preposition' && joint.word === 'to'
  return wordsOfRange(s, { from: at, to: isTo ? at + 3 : to })
}

/** A noun with what hangs on it. */
function phraseEnd(units: Scope['s']['units'], from: number, to: number): number {
  let u = from + 1
  while (u + 1 < to && units[u]?.type === 'preposition' && units[u + 1]?.type === 'noun') u += 2
  return u
}

/** How far the words of the noun reach. */
function end({ s }: Scope, at: number): number {
  let u = at + 1
  while (u < s.units.length && /^(?:noun|preposition|comma|conjunction|open|close|date)$/.test(s.units[u]?.type ?? '')) u++
  return u
}

function isMoney({ s, amounts }: Scope, u: number): boolean {
  const unit = s.units[u]
  return unit?.type === 'noun' && amounts.some((a) => a.first >= unit.first && a.first <= unit.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
}
