import type { Draft } from '../../draft.ts'
import { fullPerson } from '../context.ts'
import type { UnitMatch } from '../match.ts'
import { spanOf } from '../scope.ts'
import { begin } from './parts.ts'

// ---- post

/** "Mme Sika a été nommée ambassadrice du Togo": who holds the office from now on. */
export function appointed(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const unit = predicate.object === undefined ? undefined : s.units[predicate.object.from]
  const person = unit?.type === 'noun' ? unit.names.find(({ type }) => type === 'person') : undefined
  const from = s.units[predicate.rest.from]?.first ?? 0
  const to = s.units[predicate.rest.to - 1]?.last ?? 0
  // «генеральным секретарем избран …»: the office stands in the instrumental, wherever.
  const inCase = s.units.find((one) => one.type === 'noun' && one.inCase === 'i' && one.names[0]?.type === 'post')
  const office =
    inCase?.type === 'noun' ? inCase.names[0] : s.names.find(({ type, first }) => type === 'post' && first >= from && first <= to)
  if (person === undefined || office === undefined) return []
  const draft = begin(match)
  draft.set('person', { value: fullPerson(context, person.value), span: spanOf(s.tokens, person.first, person.last) })
  draft.set('post', { value: office.value, span: spanOf(s.tokens, office.first, office.last), row: office.row })
  if (office.of !== undefined) draft.set('of', { value: office.of, span: spanOf(s.tokens, office.first, office.last) })
  return [draft]
}
