import { wordSet } from '../../../language/word-map.ts'
import { agentsOf } from '../../agents.ts'
import type { Filled } from '../../draft.ts'
import type { Match } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

const ITS_THEIR_HIS_OR_HER = wordSet('its their his her')

const OFFER = /^(?:offer|readiness|willingness|proposal|intention|decision|bid|candidacy|candidature|plan|hosting)s?$/

/** "welcomed Norland's offer to host the Forum", "the readiness of Norland to host", "Norland's hosting of the Forum": who is to host. */
export function whoOffers({ scope: { s, context }, predicate }: Match): Filled[] {
  const { clause, nominal } = predicate
  const to = nominal ? s.units.findIndex((u) => u.first === predicate.first) + 1 : (clause?.at ?? 0)
  if (!nominal && (clause?.kind !== 'infinitive' || clause.hangs !== 'noun')) return []
  for (let u = to - 1; u >= 0 && u > to - 7; u--) {
    const unit = s.units[u]
    if (unit?.type === 'verb') return []
    if (unit?.type !== 'noun' || !OFFER.test(s.tokens.word[unit.head] ?? '')) continue
    const owners = unit.names.filter((n) => n.type === 'party' && (s.tokens.word[n.last + 1] === "'s" || s.tokens.word[n.last + 1] === "'"))
    if (owners.length > 0) return owners.map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
    const of = s.units[u + 1]
    if (!nominal && of?.type === 'preposition' && /^(?:of|by|from)$/.test(of.word)) return [...agentsOf(s, context, { from: u + 2, to })]
    // "thanked Norland for its offer to host": the party named last.
    const last = s.names.findLast((n) => n.type === 'party' && n.last < unit.first)
    if (!ITS_THEIR_HIS_OR_HER.holds(s.tokens, unit.first) || last === undefined) return []
    return [{ value: last.value, span: tokenSpan(s.tokens, last.first, last.last), inferred: 'possessive: the party named last' }]
  }
  return []
}
