import type { EntityId, RegisterReader, RegisterRecord } from '../register/index.ts'
import { cursorOf, partsOf } from '../register/part.ts'
import { precision } from './bounds.ts'
import { daysBetween, plusDays } from './day.ts'
import { dueBetween, type Asked } from './due-from.ts'
import type { Due } from './due.ts'
import { one } from './fields.ts'
import { nameOf } from './name.ts'
import type { WatchRule } from './rules.ts'

/** What stands in a calendar: a meeting or a visit, or a thing that falls due. */
export interface CalendarItem {
  readonly record: RegisterRecord['id']
  readonly kind: RegisterRecord['kind']
  /** What it is, in one line. */
  readonly what: string
  /** Its days, `YYYY-MM-DD`. */
  readonly first: string
  readonly last: string
  /** The date as it was said, EDTF. */
  readonly when: string
  /** Said of some month or year only: it has no day of its own. */
  readonly vague: boolean
  readonly where?: string
  /** Of a meeting or visit: how it stands. */
  readonly modality?: RegisterRecord['modality']
  readonly disputed?: boolean
  /** Of what falls due: how it stands, and what happens to it. */
  readonly standing?: Due['standing']
  readonly says?: string
  readonly rule?: string
}

/** The days that are shown, and as of which. */
export interface CalendarAsked {
  readonly from: string
  readonly to: string
  /** The day as of which things are coming or late. */
  readonly day: string
  /** What is watched. */
  readonly rules: readonly WatchRule[]
  /** Only what is about all of these. */
  readonly entities?: readonly EntityId[]
}

/** A calendar of some days; `more` when it holds more than was asked for. */
export interface Calendar {
  readonly items: readonly CalendarItem[]
  readonly more: boolean
}

/** Meetings and visits that began longer ago are not of these days. */
const LONGEST_DAYS = 366
/** What is said to cover more days than this has none of its own. */
const OWN_DAYS = 16

/** Meetings, visits and what falls due on some days, in order of time. Nothing of the register is looked at but what may lie on them. */
export async function calendarFrom(
  register: Asked & Pick<RegisterReader, 'parts'>,
  { from, to, day, rules, entities }: CalendarAsked,
  most: number,
): Promise<Calendar> {
  const events: CalendarItem[] = []
  const filter = { kind: ['meeting', 'visit'] as const, from, to, ...(entities === undefined ? {} : { entities }) }
  const begin = cursorOf([plusDays(from, -LONGEST_DAYS), ''])
  for await (const records of partsOf((asked) => register.parts.records(filter, { after: begin, ...asked }))) {
    events.push(...records.flatMap((record) => eventOf(record) ?? []))
    if (events.length > most) break
  }
  const told = new Set(events.map(({ record }) => record))
  const due = (await dueBetween(register, { day, from, to, rules }, most + 1)).filter(
    // A meeting that is announced stands there itself; the next one that is expected by habit only does not.
    ({ record, rule }) => !told.has(record) || rule.startsWith('body.'),
  )
  const about = await aboutAll(register, due, entities)
  const items = [...events, ...about.map(asItem)].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return { items: items.slice(0, most), more: items.length > most }
}

const order = ({ first, last, what, record, rule = '' }: CalendarItem): string => `${first} ${last} ${what} ${record} ${rule}`

async function aboutAll(register: Asked, due: readonly Due[], entities: readonly EntityId[] | undefined): Promise<readonly Due[]> {
  if (entities === undefined) return due
  const records = await register.watch.records([...new Set(due.map(({ record }) => record))])
  const fit = new Set(records.filter((record) => entities.every((id) => record.entities.includes(id))).map(({ id }) => id))
  return due.filter(({ record }) => fit.has(record))
}

function eventOf(record: RegisterRecord): CalendarItem | undefined {
  const when = one(record, 'when')
  const [first, last] = [record.from ?? record.to, record.to ?? record.from]
  // What recurs, or bears a time that is not its own day, has no place among days.
  if (when === undefined || first === undefined || last === undefined || record.modality === 'recurring') return undefined
  const where = one(record, 'where')
  return {
    record: record.id,
    kind: record.kind,
    what: nameOf(record),
    first,
    last,
    when,
    vague: precision(when) !== 'day' || daysBetween(first, last) > OWN_DAYS,
    modality: record.modality,
    disputed: record.disputed,
    ...(where === undefined ? {} : { where }),
  }
}

const asItem = ({ record, kind, what, day, when, standing, says, rule }: Due): CalendarItem => ({
  record,
  kind,
  what,
  first: day,
  last: day,
  when,
  vague: precision(when) !== 'day',
  standing,
  says,
  rule,
})
