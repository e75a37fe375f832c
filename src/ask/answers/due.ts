import { shown } from '../../brief/bits.ts'
import { line, says, saysAll } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { modalityBit } from '../../brief/tell.ts'
import { plusYears } from '../../watch/day.ts'
import { dueFrom } from '../../watch/due-from.ts'
import { unique } from '../../watch/fields.ts'
import { mentions } from '../select.ts'
import { told, type Answer } from './answer.ts'
import { AHEAD } from './order.ts'

export const due: Answer = async (ask) => {
  const { register, query, day, rules } = ask
  const until = query.period?.to ?? plusYears(day, 1)
  const items = (await dueFrom(register, { day, until, rules, aside: true })).filter(
    (item) => item.standing === 'coming' && item.day >= (query.period?.from ?? day),
  )
  const records = (await register.watch.records(unique(items.map(({ record }) => record)))).filter(
    (record) =>
      (AHEAD.has(record.modality) || (record.to ?? '') >= day) &&
      query.about.every(({ id }) => record.entities.includes(id)) &&
      mentions(record, query.mentions),
  )
  return told(ask, records, () =>
    records.map((record) =>
      line(nameBit(record), [
        ...saysAll(', ', ['due', 'when', 'until', 'period', 'since'].map((slot) => shown(record, slot)).slice(0, 5)),
        says(modalityBit(record)),
      ]),
    ),
  )
}
