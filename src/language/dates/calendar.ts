/** A date of the proleptic Gregorian calendar to the precision that is known. A month of 21 to 24 is an EDTF season. */
export interface Civil {
  readonly year: number
  readonly month: number | undefined
  readonly day: number | undefined
}

/** A date as far as it is known. Made here alone, so that all are of one form to the engine. */
export function civil(year: number, month?: number, day?: number): Civil {
  return { year, month, day }
}

/** From the beginning of `from` to the end of `to`. */
export interface Period {
  readonly from: Civil
  readonly to: Civil
}

/** Days since 1970-01-01. The arithmetic is Howard Hinnant's, with March as the first month. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day that `dayNumber` counts. */
export function civilOf(number: number): Civil & { readonly month: number; readonly day: number } {
  const z = number + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number of days of a month; without a year, February may have 29. */
export function monthLength(month: number, year = 2000): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 0)
}

/** A month any number of months away. */
export function monthAway(year: number, month: number, months: number): Civil & { readonly month: number } {
  const index = year * 12 + month - 1 + months
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: undefined }
}

/** The first day of a date: of its month, year or season when it is no day. */
export function firstDay(date: Civil): number {
  const month = date.month ?? 1
  if (month > 20) return dayNumber(date.year, (month - 20) * 3, 1)
  return dayNumber(date.year, month, date.day ?? 1)
}

/** The last day of a date. Winter ends in the year after its own. */
export function lastDay(date: Civil): number {
  if (date.day !== undefined) return firstDay(date)
  if (date.month === undefined) return dayNumber(date.year, 12, 31)
  const after = date.month > 20 ? monthAway(date.year, (date.month - 20) * 3, 3) : monthAway(date.year, date.month, 1)
  return dayNumber(after.year, after.month, 1) - 1
}

/** Reads an EDTF day, month or year; of an interval, its beginning. */
export function readCivil(edtf: string): Civil | undefined {
  const [year, month, day] = (edtf.split('/')[0] ?? '').split('-').map((part) => Number.parseInt(part, 10))
  if (year === undefined || Number.isNaN(year)) return undefined
  if (month === undefined || Number.isNaN(month) || month < 1 || month > 12) return civil(year)
  return civil(year, month, day === undefined || Number.isNaN(day) ? undefined : day)
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** Writes a date in EDTF. */
export function writeCivil(date: Civil): string {
  const year = String(date.year).padStart(4, '0')
  if (date.month === undefined) return year
  return date.day === undefined ? `${year}-${twoDigits(date.month)}` : `${year}-${twoDigits(date.month)}-${twoDigits(date.day)}`
}

/** Writes a period in EDTF: one date when both ends are the same. */
export function writePeriod(period: Period): string {
  const whole = writeCivil(period.from)
  if (period.from === period.to || whole === writeCivil(period.to)) return whole
  return `${writeStart(period.from)}/${writeEnd(period.to)}`
}

/** Writes a date as the beginning of an interval, where EDTF takes no season. */
function writeStart(date: Civil): string {
  return writeCivil(date.month !== undefined && date.month > 20 ? civil(date.year, (date.month - 20) * 3) : date)
}

/** Writes a date as the end of an interval: of a season the last month. */
export function writeEnd(date: Civil): string {
  return writeCivil(date.month !== undefined && date.month > 20 ? monthAway(date.year, (date.month - 20) * 3, 2) : date)
}
