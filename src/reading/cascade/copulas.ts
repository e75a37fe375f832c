import type { Filled } from '../draft.ts'
import { Draft } from '../draft.ts'
import { isOf, spanOf, wordsOfUnits, type UnitScope } from './scope.ts'
import { eventAt, topicsFrom } from './things.ts'

/** «Союз – межправительственный форум, который нацелен на …»: what a body is, told by a dash in the place of a verb. */
export function dashedBodies(scope: UnitScope): Draft[] {
  const { s } = scope
  const dash = s.units.findIndex(({ type }) => type === 'dash')
  const subject = s.units[0]
  const nature = s.units[dash + 1]
  if (dash < 1 || dash > 7 || subject?.type !== 'noun' || nature?.type !== 'noun' || nature.inCase !== 'n') return []
  if (s.units.slice(0, dash).some(({ type }) => type !== 'noun' && type !== 'preposition')) return []
  if (!/^(?:body|event|institution)$/.test(nature.noun?.classes[0] ?? '') || nature.names.length > 0) return []
  const name = nameOf(scope, dash)
  if (name === undefined) return []
  let end = dash + 2
  while (s.units[end]?.type === 'preposition' && s.units[end + 1]?.type === 'noun') end += 2
  const draft = new Draft('body', 'done', scope.passage, 'rule/dash').set('name', name)
  draft.set('nature', wordsOfUnits(scope, { from: dash + 1, to: end }))
  const aim = s.clauses.find(({ kind, verb }) => kind === 'relative' && isOf(scope.k, 'aim', verb.lemma))
  const joint = aim === undefined ? undefined : s.units[aim.rest.from]
  if (aim !== undefined && joint?.type === 'preposition') draft.add('areas', topicsFrom(scope, aim.rest.from + 1, aim.rest.to))
  return [draft]
}

function nameOf(scope: UnitScope, to: number): Filled | undefined {
  const unit = scope.s.units[0]
  if (unit?.type !== 'noun') return undefined
  const known = unit.names.find((one) => one.first === unit.head)
  if (known?.type === 'organisation') return { value: known.value, span: spanOf(scope.s.tokens, known.first, known.last), row: known.row }
  const event = eventAt(scope, 0, to)
  return event?.slot === 'body' ? event.name : undefined
}
