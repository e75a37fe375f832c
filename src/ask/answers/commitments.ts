import { promised } from '../../brief/sections/promised.ts'
import { standsIn, tells, within } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'
import { counted } from './counted.ts'

export const commitment: Answer = async (ask) => {
  const { query } = ask
  const by = await people(ask, query.by)
  const to = await people(ask, query.to)
  const found = (await recordsOn(ask, 'commitment')).filter(
    (record) =>
      tells(record, query.topic, ['what']) &&
      by.every((who) => standsIn(record, who, ['by'])) &&
      to.every((who) => standsIn(record, who, ['for'])) &&
      within(record, query.period) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  return told(ask, found, (view) =>
    query.order === 'count' ? counted('undertakings told of', found, promised(view).lines) : promised(view).lines,
  )
}
