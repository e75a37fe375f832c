import { programmes } from '../../brief/sections/work.ts'
import { mentions, onTopic, standsIn } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const programme: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, query.by)
  const to = await people(ask, query.to)
  const found = onTopic(await recordsOn(ask, 'programme'), query, ['title', 'areas', 'for']).filter(
    (record) =>
      to.every((who) => standsIn(record, who, ['for']) || mentions(record, [{ entity: who.entity, typed: who.entity.name }])) &&
      by.every((who) => standsIn(record, who, ['by'])) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  return told(ask, found, (view) => programmes(view).lines)
}
