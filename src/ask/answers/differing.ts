import { differing } from '../../brief/sections/disputes.ts'
import { tells } from '../select.ts'
import { told, type Answer } from './answer.ts'

export const differ: Answer = async (ask) => {
  const records = (await ask.register.records({ entities: ask.query.about.map(({ id }) => id) })).filter((record) =>
    tells(record, ask.query.topic, Object.keys(record.fields)),
  )
  return told(ask, records, (view) => differing(view).lines)
}
