import { Draft } from '../draft.ts'
import { adjunctsIn } from './adjuncts.ts'
import { agentsOf } from './agents.ts'
import { predicateOf } from './match.ts'
import { isOf, type UnitScope } from './scope.ts'

/** «П.Аду и К.Аманов в ходе встречи в Ломе подписали …»: that they met, when nothing else tells it. */
export function metBeside(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  if (drafts.some(({ kind }) => kind === 'meeting')) return []
  for (const clause of s.clauses) {
    if (clause.kind !== 'main' || clause.verb.form !== 'finite' || clause.parts === undefined || clause.verb.tense !== 'past') continue
    const at = s.units.findIndex((unit, u) => {
      const noun = s.units[u + 1]
      return (
        u >= clause.start &&
        unit.type === 'preposition' &&
        (unit.word === 'course' || unit.word === 'outcome') &&
        noun?.type === 'noun' &&
        noun.noun?.classes[0] === 'event' &&
        isOf(k, 'meet', s.tokens.lemma[noun.head])
      )
    })
    const predicate = at < 0 ? undefined : predicateOf(scope, clause)
    const met = agentsOf(scope, predicate?.agent).filter(({ row }) => row === 'rule/person')
    if (predicate === undefined || met.length < 2) continue
    const draft = new Draft('meeting', 'done', scope.passage, 'rule/beside').add('participants', met)
    const around = adjunctsIn(scope, [{ from: at + 2, to: clause.at }], 'past')
    return [draft.set('where', around.where).set('when', around.when ?? predicate.adjuncts.when)]
  }
  return []
}
