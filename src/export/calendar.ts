import { ICalCalendar } from 'ical-generator'
import { plain } from '../brief/index.ts'
import type { RegisterReader } from '../register/index.ts'
import type { CalendarItem } from '../watch/calendar.ts'
import { cite } from './cite.ts'
import { dueId } from './due-told.ts'
import { addEvent } from './events-calendar.ts'
import { toldOf, type Asked, type ToldRecord } from './told.ts'
import { midnight, TTL_SECONDS, underTerms, wholeDays } from './whole-days.ts'

/**
 * Things of a calendar (iCalendar, RFC 5545) to subscribe to: meetings and visits as `calendar` writes them, and what falls due. Whole days
 * that take nobody's time. What has no day of its own is left out. The same things give the same bytes, and each keeps its name (UID)
 * whatever its day becomes.
 */
export async function calendarFile(
  items: readonly CalendarItem[],
  { register, licence, here }: Pick<Asked, 'licence' | 'here'> & { readonly register: Pick<RegisterReader, 'sources' | 'watch'> },
): Promise<string> {
  const shown = items.filter(({ vague }) => !vague)
  const records = await register.watch.records([...new Set(shown.map(({ record }) => record))])
  const told = new Map((await toldOf(register, records)).map((one) => [one.record.id, one]))
  const calendar = new ICalCalendar({
    name: 'Meetings, visits and what is due',
    description: underTerms(licence),
    prodId: { company: 'Chancery', product: 'calendar', language: 'EN' },
    ttl: TTL_SECONDS,
  })
  for (const item of shown) {
    const one = told.get(item.record)
    if (item.rule === undefined && one !== undefined) addEvent(calendar, one, here)
    else addDue(calendar, item, one, here)
  }
  return calendar.toString()
}

function addDue(to: ICalCalendar, item: CalendarItem, told: ToldRecord | undefined, here: string | undefined): void {
  const { record, rule = '', says = '', first, last, what, where, kind, standing = kind } = item
  const sources = told?.sources ?? []
  const learned = sources.map(({ claim }) => claim.learned).sort()
  to.createEvent({
    id: `${dueId({ record, rule, says })}@chancery`,
    stamp: new Date(learned.at(-1) ?? midnight(first)),
    ...wholeDays(first, last),
    summary: plain(says === '' ? what : `${what}: ${says}`),
    description: [...sources.map(({ claim, document }) => cite(claim, document.url)), `record: ${record}`].map(plain).join('\n'),
    categories: [{ name: standing }],
    ...(where === undefined ? {} : { location: plain(where) }),
    ...(here === undefined ? {} : { url: `${here}/records/${record}` }),
  })
}
