import type { DateSaid } from '../dates/said.ts'

/** "du 3 au 5 mai", «с 3 по 5 мая»: the day in front has the month and year of the one behind. */
export function joinedDates(from: DateSaid, to: DateSaid): DateSaid | undefined {
  if (to.kind === 'range') return undefined
  if (from.kind === 'day' && to.kind === 'day') {
    const month = from.month ?? to.month
    const year =
      from.year ?? (month !== undefined && to.month !== undefined && to.year !== undefined && month > to.month ? to.year - 1 : to.year)
    return {
      kind: 'range',
      from: { ...from, ...(month === undefined ? {} : { month }), ...(year === undefined ? {} : { year }) },
      to,
    }
  }
  if (from.kind === 'day' && from.month === undefined) return undefined
  if (from.kind === 'month' && to.kind === 'month' && from.year === undefined && to.year !== undefined)
    return { kind: 'range', from: { ...from, year: from.month > to.month ? to.year - 1 : to.year }, to }
  return { kind: 'range', from, to }
}
