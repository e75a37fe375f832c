import { programmes } from '../../brief/sections/work.ts'
import { standsIn, tells } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const programme: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, query.by)
  const found = (await recordsOn(ask, 'programme')).filter(
    (record) =>
      tells(record, query.topic, ['title', 'areas', 'for']) &&
      by.every((who) => standsIn(record, who, ['by'])) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  return told(ask, found, (view) => programmes(view).lines)
}
