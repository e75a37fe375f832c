import { plusDays, plusMonths } from '../../src/watch/day.ts'
import type { CalendarItem } from '../../src/watch/calendar.ts'

/** The days of a month, `YYYY-MM`, in weeks from Monday; the first and last week have days of the months beside it. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const { first, last } = daysOf(month)
  const weeks: string[][] = []
  for (let day = plusDays(first, -weekday(first)); day <= last; day = plusDays(day, 7)) {
    const monday = day
    weeks.push(Array.from({ length: 7 }, (_, i) => plusDays(monday, i)))
  }
  return weeks
}

/** The first and last day of a month `YYYY-MM` or a year `YYYY`. */
export function daysOf(time: string): { readonly first: string; readonly last: string } {
  const isYear = time.length === 4
  const first = isYear ? `${time}-01-01` : `${time}-01`
  return { first, last: plusDays(plusMonths(first, isYear ? 12 : 1), -1) }
}

/** The month or year so many after another. */
export function shifted(time: string, count: number): string {
  const { first } = daysOf(time)
  return plusMonths(first, time.length === 4 ? 12 * count : count).slice(0, time.length)
}

/** 0 for Monday. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** Things by day; one of several days stands on each of them. What has no day of its own stands on none. */
export function byDay(items: readonly CalendarItem[]): ReadonlyMap<string, readonly CalendarItem[]> {
  const days = new Map<string, CalendarItem[]>()
  for (const item of items) {
    if (item.vague) continue
    for (let day = item.first; day <= item.last; day = plusDays(day, 1)) days.set(day, [...(days.get(day) ?? []), item])
  }
  return days
}

/** Things by month of their first day that lies in a time, what has no day of its own last. */
export function byMonth(items: readonly CalendarItem[], time: string): readonly (readonly [month: string, readonly CalendarItem[]])[] {
  const { first } = daysOf(time)
  const months = new Map<string, CalendarItem[]>()
  for (const item of [...items.filter(({ vague }) => !vague), ...items.filter(({ vague }) => vague)]) {
    const month = [item.first, first].toSorted().at(-1)?.slice(0, 7) ?? ''
    months.set(month, [...(months.get(month) ?? []), item])
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1))
}
