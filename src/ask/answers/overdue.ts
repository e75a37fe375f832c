import { expected } from '../../brief/sections/instruments.ts'
import { promised } from '../../brief/sections/promised.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import { ledgerPart } from '../../watch/ledger/from-register.ts'
import type { Period } from '../period.ts'
import { mentions, within } from '../select.ts'
import { told, type Answer } from './answer.ts'

const ENOUGH = 30

/** When it was to be done. */
function dueOf(record: RegisterRecord): Period {
  const { first, last } = bounds(one(record, 'due') ?? one(record, 'when') ?? '')
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
}

/** What is overdue without evidence in the sources read. */
export const overdue: Answer = async (ask) => {
  const { register, query, day } = ask
  const filter = { standing: 'overdue' as const, ...(query.about.length === 0 ? {} : { entities: query.about.map(({ id }) => id) }) }
  const records: RegisterRecord[] = []
  let next: string | undefined
  // To follow everything takes long: the first suffice for an answer.
  do {
    const part = await ledgerPart(register, filter, day, { limit: ENOUGH, ...(next === undefined ? {} : { after: next }) })
    const found = await register.watch.records(part.items.map(({ id }) => id))
    records.push(...found.filter((record) => mentions(record, query.mentions) && within(dueOf(record), query.period)))
    next = part.next
  } while (next !== undefined && records.length < ENOUGH)
  return told(ask, records, (view) => [...promised(view).lines, ...expected(view).lines], { isSorted: true, isMore: next !== undefined })
}
