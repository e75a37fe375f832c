import type { Entity, RegisterRecord } from '../../register/record.ts'
import { promised } from '../../brief/sections/promised.ts'
import { mentions, onTopic, standsIn, within } from '../select.ts'
import { told, people, type Answer } from './answer.ts'
import { recordsAsked } from './outcomes.ts'

const isNamed = (record: RegisterRecord, entity: Entity): boolean => mentions(record, [{ entity, typed: entity.name }])

export const commitment: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, query.by)
  const to = await people(ask, query.to)
  const found = onTopic(await recordsAsked(ask, 'commitment'), query, ['what']).filter(
    (record) =>
      by.every((who) => standsIn(record, who, ['by'])) &&
      // Of what both undertake, neither is the one for whom it is.
      to.every((who) => standsIn(record, who, ['for']) || (isNamed(record, who.entity) && !standsIn(record, who, ['by']))) &&
      within(record, query.period) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  return told(ask, found, (view) => promised(view).lines, { countedAs: 'undertakings told of' })
}
