const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const LENGTH = /^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text)
  if (match === null) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** The day so many days later; earlier when `days` is negative. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many days lie from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The same day so many years later; 29 February falls on the 28th in a common year. */
export function plusYears(day: string, years: number): string {
  return plusMonths(day, years * 12)
}

/** The same day so many months later, or the last day of that month when it is shorter. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** Whether the text is a length of time as ISO 8601 writes it: `P90D`, `P3M`, `P1Y6M`. */
export function isLength(text: string): boolean {
  return text.length > 1 && text !== 'P' && LENGTH.test(text)
}

/** The day at the end of a length of time that begins on `day`. The length must be one (`isLength`). */
export function plusLength(day: string, length: string): string {
  const [, years = '0', months = '0', weeks = '0', days = '0'] = LENGTH.exec(length) ?? []
  return plusDays(plusMonths(day, Number(years) * 12 + Number(months)), Number(weeks) * 7 + Number(days))
}
