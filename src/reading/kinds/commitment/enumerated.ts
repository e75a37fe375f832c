import { agentsOf, sidesOrIssuer } from '../../agents.ts'
import { infinitiveWords } from '../../complement.ts'
import { Draft, type Filled } from '../../draft.ts'
import { predicateOf } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/**
 * "It was agreed to: (a) exchange data; (b) hold exercises; and (c) explore a link": each deed behind its letter is promised as the verb in
 * front says.
 */
export function enumeratedPromises(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const { s, k, context } = scope
  const found: Draft[] = []
  for (const clause of s.clauses) {
    const { governor } = clause
    const label = s.units[clause.at - 1]
    if (clause.kind !== 'infinitive' || governor === undefined || label?.type !== 'other' || label.last - label.first < 2) continue
    const frame = k.frames
      .get(governor.verb.lemma)
      ?.find((f) => f.kind === 'commitment' && f.particles.length === 0 && f.takes.includes('to'))
    const force = frame?.slots.find(([slot]) => slot === 'force')?.[1]
    const words = infinitiveWords(s, clause)
    if (force === undefined || force === 'tasked' || words?.span === undefined) continue
    const { start, end } = words.span
    if (drafts.some((d) => d.kind === 'commitment' && d.within(start, end))) continue
    const predicate = predicateOf(s, governor, k.governors)
    const actors: readonly Filled[] = predicate.agent === undefined ? sidesOrIssuer(context) : agentsOf(s, context, predicate.agent)
    if (actors.length === 0) continue
    const due = scope.dates.find((d) => d.part === 'due' && d.unit > clause.at && d.unit < clause.rest.to)?.filled
    found.push(
      new Draft('commitment', frame?.modality ?? predicate.modality, scope.passage, 'rule/enumerated')
        .add('by', actors)
        .set('what', words)
        .set('force', { value: force, span: tokenSpan(s.tokens, governor.verb.first, governor.verb.last) })
        .set('due', due),
    )
  }
  return found
}
