import type { RegisterRecord } from '../../src/register/record.ts'

/** The clocks by which the register is asked as of a day, and how each is said after the day: "as documents published until then tell". */
export const CLOCKS = [
  ['published', 'published until then'],
  ['learned', 'known here by then'],
  ['happened', 'happened by then'],
] as const
/** By which clock. */
export type Clock = (typeof CLOCKS)[number][0]

const DAY_MS = 86_400_000

/** A day as a number that counts days. */
export const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
/** The day of such a number. */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** The same day so many months before or after; a day that the month does not have becomes its last. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Math.round(Date.UTC(year, month - 1 + months, Math.min(date, last)) / DAY_MS))
}

/** The days on which something about records was published, was learned, or happened, each once, in their order. */
export function changesOf(records: readonly RegisterRecord[], clock: Clock): readonly string[] {
  const days = new Set<string>()
  const take = (day: string | undefined): void => {
    if (day !== undefined && /^\d{4}-\d\d-\d\d/.test(day)) days.add(day.slice(0, 10))
  }
  for (const record of records) {
    if (clock === 'happened') take(record.from)
    else for (const { said } of Object.values(record.fields)) for (const { voices } of said) for (const voice of voices) take(voice[clock])
  }
  return [...days].sort()
}
