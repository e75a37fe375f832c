import { ICalCalendar } from 'ical-generator'
import { bounds } from '../watch/bounds.ts'
import { daysBetween } from '../watch/day.ts'
import { SHORT_DAYS, type Due } from '../watch/due.ts'
import { NO_LICENCE } from './told.ts'
import { TTL_SECONDS, underTerms, wholeDays } from './whole-days.ts'
import { bodyOf, titleOf, type DueTold } from './due-told.ts'

/**
 * What is due as a calendar (iCalendar, RFC 5545): a whole day or several to each thing, which takes nobody's time. The same things give the same bytes.
 * @param recordAddress where a record is shown, when it is anywhere
 */
export function dueCalendar(told: readonly DueTold[], recordAddress?: (record: string) => string, licence: string = NO_LICENCE): string {
  const calendar = new ICalCalendar({
    name: 'What is due',
    description: underTerms(licence),
    prodId: { company: 'Chancery', product: 'due', language: 'EN' },
    ttl: TTL_SECONDS,
  })
  for (const { item, id, since, ...rest } of told) {
    const { first, last } = daysOf(item)
    calendar.createEvent({
      id: `${id}@chancery`,
      stamp: new Date(since),
      ...wholeDays(first, last),
      summary: titleOf(item),
      description: bodyOf({ item, id, since, ...rest }),
      categories: [{ name: item.standing }],
      ...(recordAddress === undefined ? {} : { url: recordAddress(item.record) }),
    })
  }
  return calendar.toString()
}

/** The days of the thing; of what covers a long time or has no end, the day under which it is listed. */
function daysOf({ when, day, standing, rule }: Due): { readonly first: string; readonly last: string } {
  const { first, last } = bounds(when)
  const isShort = first !== undefined && last !== undefined && daysBetween(first, last) <= SHORT_DAYS
  // What lapses or ends does so on its last day.
  return isShort && standing === 'coming' && first <= day && !rule.startsWith('body.') ? { first: day, last } : { first: day, last: day }
}
