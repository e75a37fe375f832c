import { initiatives } from '../../brief/sections/work.ts'
import { lastOf, onTopic, standsIn, within } from '../select.ts'
import { told, people, type Answer } from './answer.ts'
import { recordsAsked } from './outcomes.ts'

export const initiative: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, query.by)
  const supporters = await people(ask, query.to)
  const found = onTopic(await recordsAsked(ask, 'initiative'), query, ['idea']).filter(
    (record) =>
      by.every((who) => standsIn(record, who, ['by'])) &&
      supporters.every((who) => standsIn(record, who, ['supporters'])) &&
      query.about.every((entity) => record.entities.includes(entity.id)) &&
      within(record, query.period) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  const chosen = query.order === 'last' ? lastOf(found) : found
  return told(ask, chosen, (view) => initiatives(view).lines, { countedAs: 'initiatives told of' })
}
