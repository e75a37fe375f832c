import type { RegisterRecord } from '../../src/register/record.ts'

/** Where a record stands between two edges. */
export interface Mark {
  readonly record: RegisterRecord
  readonly x1: number
  readonly x2: number
  /** Marks that would cover each other stand below each other, from 0 on. */
  readonly lane: number
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
  return { marks: inLanes(dated.map(({ record, from, to }) => ({ record, x1: x(from), x2: x(to) }))), first, last, left, right }
}

/** A mark takes so much room at least, and those of one kind stand in so many lanes at most. */
export const [MARK, LANES] = [13, 4]

/** Gives each mark the first lane of its kind in which it covers no other; where all are taken, the one that is free first. */
function inLanes(marks: readonly Omit<Mark, 'lane'>[]): readonly Mark[] {
  const ends = new Map<string, number[]>()
  return marks
    .toSorted((a, b) => a.x1 - b.x1)
    .map((mark) => {
      const lanes = ends.get(mark.record.kind) ?? []
      ends.set(mark.record.kind, lanes)
      const free = lanes.findIndex((end) => end <= mark.x1)
      const lane = free !== -1 ? free : lanes.length < LANES ? lanes.length : lanes.indexOf(Math.min(...lanes))
      lanes[lane] = Math.max(mark.x2, mark.x1 + MARK, (lanes[lane] ?? 0) + 1)
      return { ...mark, lane }
    })
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
