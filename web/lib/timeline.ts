import type { RegisterRecord } from '../../src/register/record.ts'

/** Where a record stands between two edges. */
export interface Mark {
  readonly record: RegisterRecord
  readonly x1: number
  readonly x2: number
}

/** Records along a line of time, and the days at its ends, counted from 1970. */
export interface Scale {
  readonly marks: readonly Mark[]
  readonly first: number
  readonly last: number
  readonly left: number
  readonly right: number
}

const DAY = 86_400_000
const dayNumber = (day: string): number => Date.parse(day) / DAY

/** Places what bears a date; what is bounded on one side only, at that side. */
export function placed(records: readonly RegisterRecord[], left: number, right: number): Scale {
  const dated = records.flatMap((record) => {
    const [from, to] = [record.from ?? record.to, record.to ?? record.from]
    const days = from === undefined || to === undefined ? [] : [dayNumber(from), dayNumber(to)]
    return days.length === 2 && days.every(Number.isFinite) ? [{ record, from: days[0] ?? 0, to: days[1] ?? 0 }] : []
  })
  if (dated.length === 0) return { marks: [], first: 0, last: 0, left, right }
  const first = Math.min(...dated.map(({ from }) => from))
  const last = Math.max(...dated.map(({ to }) => to), first + 365)
  const x = (day: number): number => left + ((day - first) / (last - first)) * (right - left)
  return { marks: dated.map(({ record, from, to }) => ({ record, x1: x(from), x2: x(to) })), first, last, left, right }
}

/** A line of years, each with its number, takes so much room. */
const ROOM = 65

/** First days of years within a scale, not more than fit. */
export function yearsBetween({ first, last, left, right }: Scale): readonly { readonly year: number; readonly x: number }[] {
  const [from, to] = [new Date(first * DAY).getUTCFullYear() + 1, new Date(last * DAY).getUTCFullYear()]
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (to - from) / years < (right - left) / ROOM) ?? 200
  const years: { year: number; x: number }[] = []
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    const day = Date.UTC(year, 0, 1) / DAY
    years.push({ year, x: left + ((day - first) / (last - first)) * (right - left) })
  }
  return years
}
