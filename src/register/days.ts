/** Days that a date can stand for, both included, counted from 1 January 1970. An open end is infinite. */
export interface Days {
  readonly from: number
  readonly to: number
}

const YEAR_PARTS: ReadonlyMap<number, readonly [firstMonth: number, months: number]> = new Map([
  [21, [3, 3]],
  [22, [6, 3]],
  [23, [9, 3]],
  [24, [12, 3]],
  [33, [1, 3]],
  [34, [4, 3]],
  [35, [7, 3]],
  [36, [10, 3]],
  [37, [1, 4]],
  [38, [5, 4]],
  [39, [9, 4]],
  [40, [1, 6]],
  [41, [7, 6]],
])
const DATE = /^(\d{4}|\d{2,3}X{1,2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/

/**
 * The days that an EDTF date covers: `2024` the whole year, `2024-21` its spring, `2019~` a year to either side, `../2026` all until the
 * end of 2026. Undefined for what is no date, as `P5Y`.
 */
export function edtfDays(edtf: string): Days | undefined {
  const known = cache.get(edtf)
  if (known !== undefined) return known ?? undefined
  const days = readDays(edtf)
  if (cache.size > 50_000) cache.clear()
  cache.set(edtf, days ?? null)
  return days
}
const cache = new Map<string, Days | null>()

function readDays(edtf: string): Days | undefined {
  const slash = edtf.indexOf('/')
  if (slash === -1) return oneDate(edtf)
  const open = (text: string): boolean => text === '..' || text === ''
  const [start, end] = [edtf.slice(0, slash), edtf.slice(slash + 1)]
  const from = open(start) ? -Infinity : oneDate(start)?.from
  const to = open(end) ? Infinity : oneDate(end)?.to
  return from === undefined || to === undefined || from > to ? undefined : { from, to }
}

function oneDate(text: string): Days | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [, yearText = '', monthText, dayText, mark] = match
  const about = mark === '~' || mark === '%'
  const firstYear = Number(yearText.replaceAll('X', '0'))
  const lastYear = Number(yearText.replaceAll('X', '9'))
  if (monthText === undefined || monthText === 'XX' || firstYear !== lastYear) {
    return { from: dayNumber(firstYear - (about ? 1 : 0), 1, 1), to: dayNumber(lastYear + (about ? 2 : 1), 1, 1) - 1 }
  }
  const month = Number(monthText)
  const part = YEAR_PARTS.get(month)
  if (part) return { from: dayNumber(firstYear, part[0], 1), to: dayNumber(firstYear, part[0] + part[1], 1) - 1 }
  if (month < 1 || month > 12) return undefined
  if (dayText === undefined || dayText === 'XX') {
    return { from: dayNumber(firstYear, month - (about ? 1 : 0), 1), to: dayNumber(firstYear, month + (about ? 2 : 1), 1) - 1 }
  }
  const day = dayNumber(firstYear, month, Number(dayText))
  return about ? { from: day - 3, to: day + 3 } : { from: day, to: day }
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / 86_400_000)
}

/** A day number as `YYYY-MM-DD`; undefined for an open end. */
export function dayText(day: number): string | undefined {
  return Number.isFinite(day) ? new Date(day * 86_400_000).toISOString().slice(0, 10) : undefined
}

/** Some day is in both. */
export const overlap = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to

/** Every day of `inner` is in `outer`, and `outer` has more. */
export const liesIn = (inner: Days, outer: Days): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && (inner.from > outer.from || inner.to < outer.to)

/** The same time told more exactly: a day for a month. A day of three is a part of them, and no more exact. */
export const refines = (inner: Days, outer: Days): boolean => liesIn(inner, outer) && coarseness(inner) < coarseness(outer)

/** How exactly days are known: 0 a day or a few, 1 a month, 2 a season or quarter, 3 a year or more. */
export function coarseness({ from, to }: Days): number {
  const days = to - from + 1
  return days <= 16 ? 0 : days <= 45 ? 1 : days <= 190 ? 2 : 3
}
