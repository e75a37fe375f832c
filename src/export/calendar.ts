import { ICalCalendar } from 'ical-generator'
import { plain } from '../brief/index.ts'
import type { RegisterReader, StoredClaim } from '../register/index.ts'
import type { CalendarItem } from '../watch/calendar.ts'
import type { RegisterRecord } from '../register/index.ts'
import { STATUS, TTL_SECONDS, wholeDays } from './whole-days.ts'

/** A thing of a calendar with the claim that bears it first, as it leaves for another program. */
export interface ItemTold {
  readonly item: CalendarItem
  readonly claim?: StoredClaim
}

/** Things of a calendar with their sentences. */
export async function itemsTold(register: RegisterReader, items: readonly CalendarItem[]): Promise<readonly ItemTold[]> {
  const records = new Map<string, RegisterRecord>()
  for (const record of await register.watch.records([...new Set(items.map(({ record: id }) => id))])) records.set(record.id, record)
  const first = (item: CalendarItem): string => records.get(item.record)?.claims[0] ?? ''
  const claims = new Map((await register.sources.claims([...new Set(items.map(first))])).map((claim) => [claim.id, claim]))
  return items.map((item) => {
    const claim = claims.get(first(item))
    return { item, ...(claim === undefined ? {} : { claim }) }
  })
}

/**
 * Meetings, visits and what falls due as a calendar (iCalendar, RFC 5545): whole days that take nobody's time. What has no day of its own is
 * left out. The same things give the same bytes.
 * @param recordAddress where a record is shown
 */
export function calendarFile(told: readonly ItemTold[], recordAddress: (record: string) => string): string {
  const calendar = new ICalCalendar({
    name: 'Meetings, visits and what is due',
    prodId: { company: 'Chancery', product: 'calendar', language: 'EN' },
    ttl: TTL_SECONDS,
  })
  for (const { item, claim } of told) {
    if (item.vague) continue
    calendar.createEvent({
      id: `${item.record}${item.rule === undefined ? '' : `.${item.rule}.${item.first}`}@chancery`,
      stamp: new Date(claim?.learned ?? `${item.first}T00:00:00Z`),
      ...wholeDays(item.first, item.last),
      summary: plain(item.says === undefined ? item.what : `${item.what}: ${item.says}`),
      description: bodyOf({ item, ...(claim === undefined ? {} : { claim }) }),
      categories: [{ name: item.standing ?? item.kind }],
      ...(item.modality === undefined ? {} : { status: STATUS[item.modality] }),
      ...(item.where === undefined ? {} : { location: plain(item.where) }),
      url: recordAddress(item.record),
    })
  }
  return calendar.toString()
}

function bodyOf({ item, claim }: ItemTold): string {
  const from = [claim?.issuer ?? 'issuer not known', claim?.published].filter((words) => words !== undefined).join(', ')
  const sentence = claim === undefined ? [] : [`“${claim.sentence}” ${from}`]
  return [...sentence, `record: ${item.record}`].map(plain).join('\n')
}
