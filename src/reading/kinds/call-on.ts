import type { Match } from '../scope.ts'

/** "will call on President Okoye": a person who is visited, unless an infinitive says what that person is to do. */
export function callsOnPerson({ scope: { s }, predicate, complement: { object } }: Match): boolean {
  const joint = object === undefined ? undefined : s.units[object.from - 1]
  const whom = object === undefined ? undefined : s.units[object.from]
  return (
    predicate.lemma === 'call' &&
    joint?.type === 'preposition' &&
    /^(?:up)?on$/.test(joint.word) &&
    whom?.type === 'noun' &&
    whom.names.some(({ type, last }) => (type === 'person' || type === 'post') && last >= whom.head) &&
    !s.clauses.some(({ governor, kind }) => governor === predicate.clause && kind === 'infinitive')
  )
}
