const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SEASONS: Readonly<Record<string, string>> = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' }
const LENGTHS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' }

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
export function sayDate(edtf: string): string {
  const length = /^P(\d+)([YMWD])$/.exec(edtf)
  if (length !== null) return sayCount(Number(length[1]), LENGTHS[length[2] ?? ''] ?? 'day')
  const [first, last, more] = edtf.split('/')
  if (first === undefined || more !== undefined) return edtf
  if (last === undefined) return sayOne(first) ?? edtf
  if (first === '..' || first === '') return prefixed('by', last, edtf)
  if (last === '..' || last === '') return prefixed('from', first, edtf)
  const from = point(first),
    to = point(last)
  if (from === undefined || to === undefined) return edtf
  return sayInterval(from, to)
}

/** How long a name was borne: `../2018` is "until 2018". */
export const sayPeriod = (edtf: string): string =>
  edtf.startsWith('../') && !edtf.endsWith('/..') ? `until ${sayDate(edtf.slice(3))}` : sayDate(edtf)

/** "3 days", "1 year". */
export function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** How far `day` lies from `today`, in the unit a person would use: "in 9 months", "3 days ago", "today". */
export function sayDistance(today: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (days === 0) return 'today'
  const words = sayLength(Math.abs(days))
  return days > 0 ? `in ${words}` : `${words} ago`
}

function sayLength(days: number): string {
  if (days < 14) return sayCount(days, 'day')
  if (days < 60) return sayCount(Math.round(days / 7), 'week')
  if (days < 730) return sayCount(Math.round(days / 30.44), 'month')
  return sayCount(Math.floor(days / 365.25), 'year')
}

function prefixed(word: string, date: string, whole: string): string {
  const said = sayOne(date)
  return said === undefined ? whole : `${word} ${said}`
}

function point(text: string): Point | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/.exec(text)
  if (match === null) return undefined
  const [, year = '', month, day, mark = ''] = match
  const name = month === undefined ? undefined : (SEASONS[month] ?? MONTHS[Number(month) - 1])
  if (month !== undefined && name === undefined) return undefined
  return {
    year,
    ...(name === undefined ? {} : { month: name }),
    ...(day === undefined ? {} : { day: String(Number(day)) }),
    about: mark === '~' || mark === '%',
    doubtful: mark === '?' || mark === '%',
  }
}

function sayOne(text: string): string | undefined {
  const at = point(text)
  return at === undefined ? undefined : marked(at, plain(at))
}

function plain({ year, month, day }: Point): string {
  return [day, month, year].filter((part) => part !== undefined).join(' ')
}

function marked({ about, doubtful }: Point, said: string): string {
  return `${about ? 'about ' : ''}${said}${doubtful ? ' (?)' : ''}`
}

function sayInterval(from: Point, to: Point): string {
  if (from.about || from.doubtful || to.about || to.doubtful) return `${marked(from, plain(from))} – ${marked(to, plain(to))}`
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
