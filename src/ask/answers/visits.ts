import { nameKey } from '../../register/names.ts'
import { one, unique } from '../../watch/fields.ts'
import { isIn, standsIn, within } from '../select.ts'
import { told, people, type Answer } from './answer.ts'
import { eventLine } from './event-line.ts'
import { ordered } from './order.ts'

export const visit: Answer = async (ask) => {
  const { register, query } = ask
  const who = await people(ask, [...query.by, ...query.about])
  const where = [...query.to.map(({ name }) => name), ...(query.place === undefined ? [] : [query.place.name])]
  const found = (
    await register.records({
      kind: 'visit',
      entities: unique([...query.by, ...query.about, ...query.to].map(({ id }) => id)),
      ...query.period,
    })
  ).filter(
    (record) =>
      who.every((one) => standsIn(record, one, ['who', 'of'])) &&
      where.every((place) => isIn(register, one(record, 'where'), place)) &&
      (query.rank === undefined || ask.ranks.get(nameKey(one(record, 'post') ?? '')) === query.rank) &&
      within(record, query.period),
  )
  const records = query.refers ? ask.before : ordered(ask, found)
  return told(ask, records, (_view, kept) => kept.map((record) => eventLine(record, query)), {
    isSorted: true,
    countedAs: 'visits told of',
  })
}
