import { ICalCalendar } from 'ical-generator'
import { plain } from '../brief/index.ts'
import { bounds } from '../watch/bounds.ts'
import { daysBetween } from '../watch/day.ts'
import { SHORT_DAYS } from '../watch/due.ts'
import { all, one } from '../watch/fields.ts'
import { nameOf } from '../watch/name.ts'
import { cite } from './cite.ts'
import { seriesOf } from './series.ts'
import { midnight, STATUS, underTerms, wholeDays } from './whole-days.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'

/** The kinds of which each takes place on some days. */
export const DATED = ['meeting', 'visit'] as const

/**
 * Meetings and visits as a calendar (iCalendar, RFC 5545): whole days, which take nobody's time. What covers more than a month has no day in a
 * calendar, and is left out. A record keeps its name (UID), whatever is learned of it; a day told anew raises its SEQUENCE.
 */
export async function* calendar(asked: Asked): AsyncGenerator<string> {
  const result = new ICalCalendar({
    name: 'Meetings and visits',
    description: underTerms(asked.licence),
    prodId: { company: 'Chancery', product: 'register', language: 'EN' },
  })
  for await (const told of toldRecords(asked, DATED)) addEvent(result, told, asked.here)
  yield result.toString()
}

/** Puts a meeting or visit into a calendar. @param here where records are shown, when they are anywhere */
export function addEvent(to: ICalCalendar, { record, sources }: ToldRecord, here: string | undefined): void {
  const when = record.fields['when']
  const { first, last } = typeof when?.shown === 'string' ? bounds(when.shown) : {}
  if (first === undefined || last === undefined || daysBetween(first, last) > SHORT_DAYS) return
  const place = one(record, 'where')
  const body = one(record, 'body')
  const learned = sources.map(({ claim }) => claim.learned).sort()
  to.createEvent({
    id: `${record.id}@chancery`,
    stamp: new Date(learned.at(-1) ?? midnight(first)),
    sequence: (when?.said.length ?? 1) - 1,
    ...wholeDays(first, last),
    ...seriesOf(record),
    summary: plain(nameOf(record)),
    description: [
      ...(record.modality === 'done' ? [] : [record.modality]),
      ...all(record, 'agenda').map((topic) => `agenda: ${topic}`),
      ...sources.map(({ claim, document }) => cite(claim, document.url)),
    ]
      .map(plain)
      .join('\n'),
    categories: [{ name: record.kind }, ...(body === undefined ? [] : [{ name: plain(body) }])],
    status: STATUS[record.modality],
    ...(place === undefined ? {} : { location: plain(place) }),
    ...(here === undefined ? {} : { url: `${here}/records/${record.id}` }),
  })
}
