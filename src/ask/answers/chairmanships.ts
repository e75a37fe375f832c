import { shown } from '../../brief/bits.ts'
import { line, says, saysAll } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { modalityBit } from '../../brief/tell.ts'
import { standsIn } from '../select.ts'
import { nameKey } from '../../register/names.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import { people, recordsOn, told, type Answer } from './answer.ts'

export const chairmanship: Answer = async (ask) => {
  const { query, day } = ask
  const holders = await people(ask, query.by)
  const keys = new Set(query.about.flatMap(({ name, names }) => [name, ...names]).map(nameKey))
  const asked = query.period ?? (query.order === 'all' ? undefined : { from: day, to: day })
  const found = (await recordsOn(ask, 'chairmanship')).filter((record) => {
    const { first, last } = bounds(one(record, 'period') ?? '')
    const isRole =
      query.tell === 'coordinator' ? one(record, 'role') === 'country coordinator' : one(record, 'role') !== 'country coordinator'
    const isBody = query.about.length === 0 || keys.has(nameKey(one(record, 'body') ?? '')) || query.tell === 'coordinator'
    // Without a time it may have been then or not.
    const isThen =
      asked === undefined ||
      ((first !== undefined || last !== undefined) &&
        (asked.from === undefined || (last ?? '9999') >= asked.from) &&
        (asked.to === undefined || (first ?? '0000') <= asked.to) &&
        (first !== undefined || query.period === undefined))
    return isRole && isBody && isThen && holders.every((who) => standsIn(record, who, ['party']))
  })
  return told(ask, found, (_view, kept) =>
    kept.map((record) =>
      line(nameBit(record), [
        ...saysAll(', ', [shown(record, 'period')]),
        ...(record.modality === 'done' && record.fields['period'] !== undefined ? [] : [says(modalityBit(record))]),
      ]),
    ),
  )
}
