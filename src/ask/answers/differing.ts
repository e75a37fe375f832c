import { differing } from '../../brief/sections/disputes.ts'
import { tells } from '../select.ts'
import { recordsOn, told, type Answer } from './answer.ts'

export const differ: Answer = async (ask) => {
  const records = (await recordsOn(ask)).filter((record) => tells(record, ask.query.topic, Object.keys(record.fields)))
  return told(ask, records, (view) => differing(view).lines)
}
