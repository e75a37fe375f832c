/** The first and last day that a date can cover, `YYYY-MM-DD`; an open or unknown end is absent. */
export interface Bounds {
  readonly first?: string
  readonly last?: string
}

const SEASON_STARTS: Readonly<Record<string, number>> = { '21': 3, '22': 6, '23': 9, '24': 12 }

/** The days that an EDTF date covers, marks of doubt left aside. A season is that of the north. A bare length covers none. */
export function bounds(edtf: string): Bounds {
  const [from = '', to = from] = edtf.split('/')
  const first = firstDay(from),
    last = lastDay(to)
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
}

function parts(point: string): { year: string; month?: number; day?: string } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/.exec(point)
  if (match === null) return undefined
  const [, year = '', month, day] = match
  const number = month === undefined ? undefined : (SEASON_STARTS[month] ?? Number(month))
  if (number !== undefined && (number < 1 || number > 12)) return undefined
  return { year, ...(number === undefined ? {} : { month: number }), ...(day === undefined ? {} : { day }) }
}

function firstDay(point: string): string | undefined {
  const found = parts(point)
  return found && `${found.year}-${String(found.month ?? 1).padStart(2, '0')}-${found.day ?? '01'}`
}

function lastDay(point: string): string | undefined {
  const found = parts(point)
  if (found === undefined) return undefined
  if (found.day !== undefined) return firstDay(point)
  const months = found.month === undefined ? 12 : /-2[1-4]/.test(point) ? 3 : 1
  // The day before the first of the month after.
  const end = new Date(0)
  end.setUTCFullYear(Number(found.year), (found.month ?? 1) - 1 + months, 0)
  return end.toISOString().slice(0, 10)
}
