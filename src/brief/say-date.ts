import { TIMES, type Language, type Times, type Unit } from './labels/times.ts'

const LENGTHS: Readonly<Record<string, Unit>> = { Y: 'year', M: 'month', W: 'week', D: 'day' }

interface Point {
  readonly year: string
  /** A month's name or a season; absent in a bare year. */
  readonly month?: string
  readonly day?: string
  readonly about: boolean
  readonly doubtful: boolean
}

/**
 * Says an EDTF date as people do: `2025-03-20/2025-03-21` is "20–21 Mar 2025", `2024-21` "spring 2024", `../2026` "by 2026".
 * What is no date of ours is given back as it is, so that nothing read is ever hidden.
 */
export function sayDate(edtf: string, language: Language = 'en'): string {
  const times = TIMES[language]
  const length = /^P(\d+)([YMWD])$/.exec(edtf)
  if (length !== null) return sayCount(Number(length[1]), LENGTHS[length[2] ?? ''] ?? 'day', language)
  const [first, last, more] = edtf.split('/')
  if (first === undefined || more !== undefined) return edtf
  if (last === undefined) return sayOne(first, times) ?? edtf
  if (first === '..' || first === '') return prefixed(times.by, last, edtf, times)
  if (last === '..' || last === '') return prefixed(times.from, first, edtf, times)
  const from = point(first, times),
    to = point(last, times)
  if (from === undefined || to === undefined) return edtf
  return sayInterval(from, to, times)
}

/** How long a name was borne: `../2018` is "until 2018". */
export const sayPeriod = (edtf: string): string =>
  edtf.startsWith('../') && !edtf.endsWith('/..') ? `until ${sayDate(edtf.slice(3))}` : sayDate(edtf)

/** "3 days", "1 year". */
export function sayCount(count: number, unit: Unit, language: Language = 'en'): string {
  const { units, form } = TIMES[language]
  return `${count} ${units[unit][form(count)] ?? units[unit][0]}`
}

/** How far `day` lies from `today`, in the unit a person would use: "in 9 months", "3 days ago", "today". */
export function sayDistance(today: string, day: string, language: Language = 'en'): string {
  const times = TIMES[language]
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (days === 0) return times.today
  return (days > 0 ? times.ahead : times.ago).replace('{}', sayLength(Math.abs(days), language))
}

/** So many days in the unit a person would use: "9 months". */
export function sayLength(days: number, language: Language = 'en'): string {
  if (days < 14) return sayCount(days, 'day', language)
  if (days < 60) return sayCount(Math.round(days / 7), 'week', language)
  if (days < 730) return sayCount(Math.round(days / 30.44), 'month', language)
  return sayCount(Math.floor(days / 365.25), 'year', language)
}

function prefixed(word: string, date: string, whole: string, times: Times): string {
  const said = sayOne(date, times)
  return said === undefined ? whole : `${word} ${said}`
}

function point(text: string, { months, seasons }: Times): Point | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/.exec(text)
  if (match === null) return undefined
  const [, year = '', month, day, mark = ''] = match
  const name = month === undefined ? undefined : (seasons[Number(month) - 21] ?? months[Number(month) - 1])
  if (month !== undefined && name === undefined) return undefined
  return {
    year,
    ...(name === undefined ? {} : { month: name }),
    ...(day === undefined ? {} : { day: String(Number(day)) }),
    about: mark === '~' || mark === '%',
    doubtful: mark === '?' || mark === '%',
  }
}

function sayOne(text: string, times: Times): string | undefined {
  const at = point(text, times)
  return at === undefined ? undefined : marked(at, times)
}

function plain({ year, month, day }: Point): string {
  return [day, month, year].filter((part) => part !== undefined).join(' ')
}

function marked(at: Point, { about }: Times): string {
  return `${at.about ? `${about} ` : ''}${plain(at)}${at.doubtful ? ' (?)' : ''}`
}

function sayInterval(from: Point, to: Point, times: Times): string {
  if (from.about || from.doubtful || to.about || to.doubtful) return `${marked(from, times)} – ${marked(to, times)}`
  const sameYear = from.year === to.year
  if (sameYear && from.month === to.month && from.day === to.day) return plain(from)
  if (from.month === undefined && to.month === undefined) return `${from.year}–${to.year}`
  if (sameYear && from.month !== undefined && to.month !== undefined) {
    if (from.day === undefined && to.day === undefined) return `${from.month}–${to.month} ${from.year}`
    if (from.day !== undefined && to.day !== undefined) {
      return from.month === to.month
        ? `${from.day}–${to.day} ${from.month} ${from.year}`
        : `${from.day} ${from.month} – ${to.day} ${to.month} ${to.year}`
    }
  }
  return `${plain(from)} – ${plain(to)}`
}
