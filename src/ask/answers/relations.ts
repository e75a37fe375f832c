import { status } from '../../brief/sections/status.ts'
import { standsIn, tells } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const relation: Answer = async (ask) => {
  const { query } = ask
  const sides = await people(ask, query.about)
  const found = (await recordsOn(ask, 'relation')).filter(
    (record) =>
      sides.every((who) => standsIn(record, who, ['party', 'with'])) &&
      tells(record, query.topic, ['status']) &&
      (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  return told(ask, found, (view) => status(view).lines)
}
