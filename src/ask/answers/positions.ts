import { positions } from '../../brief/sections/work.ts'
import { one } from '../../watch/fields.ts'
import { publishedWithin, standsIn, tells } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const position: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, [...query.by, ...query.about])
  const found = (await recordsOn(ask, 'position')).filter(
    (record) =>
      by.every((who) => standsIn(record, who, ['holder'])) &&
      query.to.every(({ id }) => record.entities.includes(id)) &&
      tells(record, query.topic, ['subject', 'on']) &&
      publishedWithin(record, query.period) &&
      (one(record, 'subject') ?? one(record, 'on')) !== undefined,
  )
  return told(ask, found, (view) => positions(view).lines)
}
