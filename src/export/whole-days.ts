import { ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator'
import type { Modality } from '../reading/claim.ts'
import { plusDays } from '../watch/day.ts'

/** Calendars are asked for anew after so long. In seconds. */
export const TTL_SECONDS = 3600

/** What a calendar says of itself: where it comes from, and under which terms it is given away. */
export const underTerms = (licence: string): string => `From what was published. Licence: ${licence}`

/** A day as a calendar takes it. */
export const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Whole days that take nobody's time. RFC 5545, 3.6.1: the end is not part of it. */
export const wholeDays = (
  first: string,
  last: string,
): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'transparency'> & { start: Date } => ({
  start: midnight(first),
  end: midnight(plusDays(last, 1)),
  allDay: true,
  transparency: ICalEventTransparency.TRANSPARENT,
})

/** How sure it is that something takes place (RFC 5545, 3.8.1.11). */
export const STATUS: Readonly<Record<Modality, ICalEventStatus>> = {
  done: ICalEventStatus.CONFIRMED,
  scheduled: ICalEventStatus.CONFIRMED,
  recurring: ICalEventStatus.CONFIRMED,
  expected: ICalEventStatus.TENTATIVE,
  proposed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}
