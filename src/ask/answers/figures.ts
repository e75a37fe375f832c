import { figures } from '../../brief/sections/figures.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import { lastOf, standsIn, tells, within } from '../select.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const figure: Answer = async (ask) => {
  const { register, query } = ask
  const sides = await people(ask, query.about)
  const found = (await recordsOn(ask, 'figure')).filter((record) => {
    const { first, last } = bounds(one(record, 'period') ?? '')
    return (
      sides.every((who) => standsIn(record, who, ['between', 'from', 'to', 'of', 'measure'], register)) &&
      tells(record, query.topic, ['measure', 'from', 'to', 'of', 'between']) &&
      within({ from: first, to: last }, query.period)
    )
  })
  const days = found.map((record) => {
    const { first, last } = bounds(one(record, 'period') ?? '')
    return { ...record, ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
  })
  return told(ask, query.order === 'last' ? lastOf(days) : days, (view) => figures(view).lines)
}
