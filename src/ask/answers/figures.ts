import { figures } from '../../brief/sections/figures.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import type { Query } from '../read-question.ts'
import { lastOf, standsIn, tells, within } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

const PLACES = ['measure', 'from', 'to', 'of', 'between']

/** Whether a figure measures what is asked for: trade is also called turnover, and one word of two is enough. */
function isMeasured(record: RegisterRecord, { topic, isMeasure }: Query): boolean {
  if (!isMeasure) return tells(record, topic, PLACES)
  return topic === undefined || topic.split(' ').some((word) => tells(record, word, PLACES))
}

export const figure: Answer = async (ask) => {
  const { register, query } = ask
  const sides = await people(ask, query.about)
  const found = (await recordsOn(ask, 'figure')).filter((record) => {
    const { first, last } = bounds(one(record, 'period') ?? '')
    return (
      sides.every((who) => standsIn(record, who, ['between', 'from', 'to', 'of', 'measure'], register)) &&
      isMeasured(record, query) &&
      within({ from: first, to: last }, query.period)
    )
  })
  const days = found.map((record) => {
    const { first, last } = bounds(one(record, 'period') ?? '')
    return { ...record, ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
  })
  return told(ask, query.order === 'last' ? lastOf(days) : days, (view) => figures(view).lines)
}
