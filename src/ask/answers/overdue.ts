import { expected } from '../../brief/sections/instruments.ts'
import { promised } from '../../brief/sections/promised.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import { ledgerOf } from '../../watch/ledger/from-register.ts'
import { mentions, within } from '../select.ts'
import { told, type Answer } from './answer.ts'

export const overdue: Answer = async (ask) => {
  const { register, query, day } = ask
  const courses = await ledgerOf(
    register,
    { standing: 'overdue', ...(query.about.length === 0 ? {} : { entities: query.about.map(({ id }) => id) }) },
    day,
  )
  const records = (await register.watch.records(courses.map(({ id }) => id))).filter((record) => {
    const { first, last } = bounds(one(record, 'due') ?? one(record, 'when') ?? '')
    return within({ from: first, to: last }, query.period) && mentions(record, query.mentions)
  })
  return told(ask, records, (view) => [...promised(view).lines, ...expected(view).lines])
}
