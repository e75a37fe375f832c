import { isCaseMark } from '../../../language/cascade/units.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { agentsOf } from '../agents.ts'
import { type UnitMatch, agents, complementWords } from '../match.ts'
import { type UnitScope, spanOf, wordsOfUnits } from '../scope.ts'
import { receiverAt } from './commitment.ts'
import { begin, isTurned, ownValue } from './parts.ts'

const stanceOf = (match: UnitMatch): string => String(ownValue(match, 'stance')?.value)

// ---- position

/** The claims of a frame that tells what somebody holds of a matter. */
export function position(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const draft = begin(match)
  const isMood = predicate.modality
  if (isMood === 'proposed' || isMood === 'cancelled') return []
  draft.modality = 'done'
  const holder = agents(match)
  if (holder.length === 0 && predicate.verb?.form !== 'finite' && predicate.verb?.form !== 'gerund') return []
  if (predicate.verb?.passive === true && predicate.clause?.kind !== 'main') return []
  // «Подчеркнута важность»: what is told of nobody is told of the two who met, or of the issuer.
  const silent =
    predicate.clause?.parts !== undefined && predicate.verb?.passive === true && context.sides.length > 1 ? context.sides : context.issuers
  draft.add('holder', holder.length > 0 ? holder : silent.map((value) => ({ value, inferred: 'issuer' })))
  draft.set('stance', withSpan(match, ownValue(match, 'stance')))
  if (stanceOf(match) === 'reaffirms' && isTurned(match)) return []
  const words = match.frame.words
  let range = match.complement
  // "exprimer sa préoccupation face à": what the mood is about stands behind it.
  if (words.length === 1 && predicate.object !== undefined) {
    const unit = s.units[predicate.object.from]
    if (unit?.type === 'noun' && s.tokens.lemma[unit.head] === words[0]) {
      const joint = s.units[predicate.object.from + 1]
      if (joint?.type !== 'preposition' && joint?.type !== 'that' && joint?.type !== 'relative') return []
      range = { from: predicate.object.from + 2, to: predicate.object.to }
    }
  }
  if (range === undefined) return []
  const stance = String(ownValue(match, 'stance')?.value)
  if (stance === 'thanks' || stance === 'congratulates') {
    const told =
      match.frame.words.length > 0 && isCaseMark(s.units[(predicate.object?.from ?? 0) + 1]) ? receiverAt(scope, predicate.rest) : undefined
    const at = told ?? (match.how === 'at' || match.how === 'dat' ? range.from : (predicate.object?.from ?? range.from))
    const to = addresseeEnd(scope, at, range.to)
    draft.set('on', agentsOf(scope, { from: at, to })[0])
    const joint = s.units[to]
    if (joint?.type === 'preposition' && ['of', 'for', 'behind', 'with'].includes(joint.word))
      draft.set('subject', wordsOfUnits(scope, { from: to + 1, to: complementTo(scope, { from: to + 1, to: range.to }) }))
    return draft.has('on') || draft.has('subject') ? [draft] : []
  }
  // "a soutenu 26 000 femmes": a help that is counted.
  if (stance === 'supports' && scope.s.amounts.some(({ first }) => first === scope.s.units[range.from]?.first)) return []
  draft.set('subject', complementWords({ ...match, how: 'that' }, range))
  return draft.has('subject') && draft.has('holder') ? [draft] : []
}

/** "le Bénin de son accueil", "le Gouvernement du Bénin pour son accueil": who is thanked. */
function addresseeEnd({ s: { units } }: UnitScope, at: number, to: number): number {
  let end = at + 1
  while (end + 1 < to) {
    const joint = units[end]
    const next = units[end + 1]
    if (joint?.type === 'conjunction' && next?.type === 'noun') end += 2
    else if (
      joint?.type === 'preposition' &&
      joint.word === 'of' &&
      next?.type === 'noun' &&
      next.determiner !== 'possessive' &&
      next.names.length > 0
    )
      end += 2
    else break
  }
  return end
}

function complementTo({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from; u < to; u++) {
    const next = units[u + 1]
    if (
      units[u]?.type === 'semicolon' ||
      (units[u]?.type === 'conjunction' && next?.type === 'verb') ||
      (units[u]?.type === 'comma' && next?.type === 'relative')
    )
      return u
  }
  return to
}

function withSpan({ scope, predicate }: UnitMatch, filled: Filled | undefined): Filled | undefined {
  if (filled === undefined || predicate.verb === undefined) return filled
  return { ...filled, span: spanOf(scope.s.tokens, predicate.verb.first, predicate.verb.last) }
}
