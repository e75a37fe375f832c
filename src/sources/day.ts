const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[t ].{0,40})?)?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST = /^(?:[a-z]{3,9}\.?, ?)?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})(?:[ ,].{0,40})?$/
const MONTH_FIRST = /^(?:[a-z]{3,9}\.?, ?)?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,].{0,40})?$/
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,].{0,40})?$/

/**
 * Reads the date of a document from a header, a sidecar or a page: ISO 8601, `14 March 2025`, `March 14, 2025`, `14.03.2025`.
 * Gives EDTF: `2025-03-14`, `2025-03` or `2025`; undefined when it is none of these. `03/04/2025` is not read: nobody can tell which is the month.
 */
export function readDay(words: string): string | undefined {
  const text = words.trim().toLowerCase()
  if (text.length > 80) return undefined
  const iso = ISO.exec(text) ?? COMPACT.exec(text)
  if (iso) return day(iso[1], iso[2], iso[3])
  const dotted = DOTTED.exec(text)
  if (dotted) return day(dotted[3], dotted[2], dotted[1])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return day(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return day(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2])
  return undefined
}

function monthNumber(name = ''): string {
  const index = MONTHS.findIndex((month) => month === name || (name.length >= 3 && name.length <= 4 && month.startsWith(name.slice(0, 3))))
  return String(index + 1)
}

/** Undefined when there is no such day in the calendar. */
function day(year = '', month?: string, date?: string): string | undefined {
  if (month === undefined) return year
  const monthIndex = Number(month)
  if (monthIndex < 1 || monthIndex > 12) return undefined
  const yearMonth = `${year}-${month.padStart(2, '0')}`
  if (date === undefined) return yearMonth
  const days = new Date(Date.UTC(Number(year), monthIndex, 0)).getUTCDate()
  return Number(date) >= 1 && Number(date) <= days ? `${yearMonth}-${date.padStart(2, '0')}` : undefined
}
