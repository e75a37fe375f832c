import { ICalCalendar, ICalEventTransparency } from 'ical-generator'
import { bounds } from '../watch/bounds.ts'
import { daysBetween, plusDays } from '../watch/day.ts'
import { SHORT_DAYS, type Due } from '../watch/due.ts'
import { bodyOf, titleOf, type DueTold } from './due-told.ts'

/**
 * What is due as a calendar (iCalendar, RFC 5545): a whole day or several to each thing, which takes nobody's time. The same things give the same bytes.
 * @param recordAddress where a record is shown, when it is anywhere
 */
export function dueCalendar(told: readonly DueTold[], recordAddress?: (record: string) => string): string {
  const calendar = new ICalCalendar({
    name: 'What is due',
    prodId: { company: 'Chancery', product: 'due', language: 'EN' },
    ttl: TTL_SECONDS,
  })
  for (const { item, id, since, ...rest } of told) {
    const { first, last } = daysOf(item)
    calendar.createEvent({
      id: `${id}@chancery`,
      stamp: new Date(since),
      start: midnight(first),
      // RFC 5545, 3.6.1: the end is not part of it.
      end: midnight(plusDays(last, 1)),
      allDay: true,
      summary: titleOf(item),
      description: bodyOf({ item, id, since, ...rest }),
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: item.standing }],
      ...(recordAddress === undefined ? {} : { url: recordAddress(item.record) }),
    })
  }
  return calendar.toString()
}

const TTL_SECONDS = 3600
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The days of the thing; of what covers a long time or has no end, the day under which it is listed. */
function daysOf({ when, day, standing, rule }: Due): { readonly first: string; readonly last: string } {
  const { first, last } = bounds(when)
  const isShort = first !== undefined && last !== undefined && daysBetween(first, last) <= SHORT_DAYS
  // What lapses or ends does so on its last day.
  return isShort && standing === 'coming' && first <= day && !rule.startsWith('body.') ? { first: day, last } : { first: day, last: day }
}
