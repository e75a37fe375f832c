import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import type { DatesAsked, DocumentId, EntityId, Part, PartAsked, RecordId, RegisterReader, RegisterRecord } from '../register/index.ts'
import { cursorOf, keyIn, limitOf } from '../register/part.ts'
import { AT_MEETING, LONG_DAYS, SAID } from '../register/watched.ts'
import { namedByBody, sessionsByBody } from './cadence.ts'
import { daysBetween, plusDays, plusLength, plusYears } from './day.ts'
import {
  byDay,
  byHabit,
  dueOf,
  gapsSince,
  inOrder,
  ruleOn,
  untilOf,
  windowOf,
  SHORT_DAYS,
  type Due,
  type DueOptions,
  type Standing,
  type Window,
} from './due.ts'
import { evidenceIn } from './evidence.ts'
import { handled } from './handling.ts'
import { unique } from './fields.ts'
import { hasGap } from './mechanism/missing.ts'
import { hasRhythm, LEAST_STATED, statedDays } from './mechanism/next.ts'
import { inRow, type SessionTime } from './mechanism/session.ts'
import type { WatchRule } from './rules.ts'

/** What is asked of a register to know what is due. */
export type Asked = Pick<RegisterReader, 'watch' | 'records' | 'stateOf'>

/** How many things are in a part of what is due unless told, and at most. */
const MOST = 500
/** Where all are wanted, so many are looked at together. */
const AT_ONCE = 200

/** The same as `due` of all records, read from the register: only what can be due is looked at. */
export async function dueFrom(register: Asked, options: DueOptions): Promise<readonly Due[]> {
  const items: Due[] = []
  for await (const some of wantedInTurn(register, options, '')) items.push(...some)
  return items
}

/** Each thing that is due, in order of time, of which no more than some are held at once. */
export async function* eachDue(register: Asked, options: DueOptions): AsyncGenerator<Due> {
  for await (const some of wantedInTurn(register, options, '', AT_ONCE)) yield* some
}

/** Each thing that is coming by a date of its own record, from a day on, in order of time. */
export async function* eachComing(register: Asked, options: DueOptions, from: string): AsyncGenerator<Due> {
  for await (const some of inTurn(register, windowOf(options), later(from, options.day), AT_ONCE, [])) yield* some
}

/** Where in a list of what is due a part begins that comes after a thing. */
export const dueCursor = ({ day, what, rule, record }: Due): string => cursorOf([day, what, rule, record])

/** A part of what is due; `incomplete` when what bodies would hold by their habit is still being worked out. */
export interface DuePart extends Part<Due> {
  readonly incomplete?: true
}

/** So long is waited for what is still being worked out, where an answer is wanted soon. In milliseconds. */
const SOON_MS = 200

/** A part of what is due, at once: without what is still being worked out, which the same question brings later. */
export async function duePartSoon(register: Asked, options: DueOptions, asked: PartAsked, standing?: Standing): Promise<DuePart> {
  const soon = await Promise.race([dueElsewhere(register, windowOf(options)), sleep(SOON_MS, undefined)])
  const part = await partWith(soon ?? [], register, options, asked, standing)
  return soon === undefined ? { ...part, incomplete: true } : part
}

/** A part of what is due, in order of time; of one standing only, when that is named. */
export const duePart = async (register: Asked, options: DueOptions, asked: PartAsked, standing?: Standing): Promise<Part<Due>> =>
  partWith(await dueElsewhere(register, windowOf(options)), register, options, asked, standing)

async function partWith(
  elsewhere: readonly Due[],
  register: Asked,
  options: DueOptions,
  asked: PartAsked,
  standing: Standing | undefined,
): Promise<Part<Due>> {
  // What is coming comes last in order of time: nothing before it need be looked at.
  const begins = standing === 'coming' ? options.day : ''
  const [day = begins, what = '', rule = '', record = ''] = keyIn(asked.after, 4) ?? []
  const isBehind = (item: Due): boolean => asked.after === undefined || byDay(item, { ...item, day, what, rule, record }) > 0
  const limit = Math.min(limitOf(asked), MOST)
  const items: Due[] = []
  for await (const some of wantedInTurn(register, options, day, limit + 10, elsewhere)) {
    items.push(...some.filter((item) => isBehind(item) && (standing === undefined || item.standing === standing)))
    if (items.length > limit) break
  }
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown,
    ...(last !== undefined && items.length > limit ? { next: dueCursor(last) } : {}),
  }
}

/** What lies under some days, whatever is past of them, in order of time and at most so many. */
export async function dueBetween(
  register: Asked,
  { day, from, to, rules }: Pick<DueOptions, 'day' | 'rules'> & { readonly from: string; readonly to: string },
  most: number,
): Promise<readonly Due[]> {
  const items: Due[] = []
  for await (const some of wantedInTurn(register, { day, rules, until: later(day, to), back: earlier(day, from) }, from, MOST)) {
    items.push(...some.filter((item) => item.day <= to))
    // They come in order of time: the first that lies behind ends it.
    if (items.length >= most || some.some((item) => item.day > to)) break
  }
  return items.slice(0, most)
}

/** What is wanted of what is due from a day on, each with what persons did with it, in order of time, some days at a time. */
async function* wantedInTurn(
  register: Asked,
  options: DueOptions,
  from: string,
  atOnce?: number,
  found?: readonly Due[],
): AsyncGenerator<readonly Due[]> {
  const decisions = await register.watch.decisionsOnDue()
  for await (const some of inTurn(register, windowOf(options), from, atOnce, found)) yield handled(some, decisions, options.day, options)
}

/** What is due from a day on, in order of time, some days at a time. */
async function* inTurn(
  register: Asked,
  window: Window,
  from: string,
  atOnce = MOST,
  found?: readonly Due[],
): AsyncGenerator<readonly Due[]> {
  // What is due on a day that stands in no date of its own record: few, and found at once.
  const elsewhere = (found ?? (await dueElsewhere(register, window))).filter(({ day }) => day >= from)
  const own: Window = { ...window, rules: window.rules.filter(({ slot }) => slot !== SAID) }
  const until = lastOf(window)
  let given = from
  const upTo = (day: string | undefined): readonly Due[] =>
    elsewhere.filter((item) => item.day >= given && (day === undefined || item.day < day))
  for (let at = from; at < window.day; ) {
    const { records, next } = await pastDates(register, own, at, atOnce)
    const end = next ?? window.day
    const items: Due[] = []
    for (const record of await register.watch.records(records))
      items.push(...(await withEvidence(register, record, own)).filter(({ day }) => day >= at && day < end))
    yield inOrder([...items, ...upTo(end)])
    given = end
    at = end
  }
  // A day at first, as one may bring much, and more as long as they bring little.
  let days = atOnce === MOST ? daysBetween(window.day, until) : 0
  for (let at = later(given, window.day); at <= until; ) {
    const end = earlier(plusDays(at, days), until)
    const items: Due[] = []
    for (const record of await register.watch.records(await comingDates(register, own, at, end)))
      items.push(...dueOf(record, [], own).filter(({ day }) => day >= at && day <= end))
    yield inOrder([...items, ...elsewhere.filter(({ day }) => day >= at && day <= end)])
    at = plusDays(end, 1)
    days = days * 2 + 1
  }
}

/** The last day that any rule looks at. */
const lastOf = (window: Window): string => window.rules.map((rule) => untilOf(rule, window)).reduce(later, window.day)

const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a
const later = (a: string, b: string): string => [a, b].sort()[1] ?? a

/** What is not found by a date of its own record, as it was worked out for some windows since a register changed last: for that all sessions are looked at. */
const known = new WeakMap<Asked['watch'], { readonly mark: string; readonly byWindow: Map<string, Promise<readonly Due[]>> }>()
/** Windows that are remembered: those of a day's pages. */
const MOST_WINDOWS = 8

async function dueElsewhere(register: Asked, window: Window): Promise<readonly Due[]> {
  const mark = await register.watch.mark()
  const last = known.get(register.watch)
  const byWindow = last?.mark === mark ? last.byWindow : new Map<string, Promise<readonly Due[]>>()
  if (byWindow.size >= MOST_WINDOWS) byWindow.clear()
  known.set(register.watch, { mark, byWindow })
  const key = JSON.stringify(window)
  const found = byWindow.get(key)
  if (found !== undefined) return found
  const items = Promise.all([atMeetings(register, window), habits(register, window), lastTold(register, window)]).then((all) => all.flat())
  byWindow.set(key, items)
  items.catch(() => byWindow.delete(key))
  return items
}

/** What is overdue and done all the same is no more overdue. */
async function withEvidence(register: Asked, record: RegisterRecord, window: Window): Promise<readonly Due[]> {
  const items = dueOf(record, [], window)
  if (!items.some(({ standing }) => standing === 'overdue')) return items
  const candidates = await evidenceIn(register, record, 1)
  return candidates.length === 0 ? items : dueOf(record, candidates, window)
}

/** Records with dates that are past from a day on, up to the day at which to go on. */
async function pastDates(
  { watch }: Asked,
  { day, back, rules }: Window,
  from: string,
  atOnce: number,
): Promise<{ readonly records: readonly RecordId[]; readonly next?: string }> {
  const lastTo = plusDays(day, -1)
  const asked = (lastFrom: string): readonly DatesAsked[] =>
    rules.flatMap(({ kind, slot, modality, late }): readonly DatesAsked[] => {
      if (late === 'dropped') return []
      const ended = late === 'ended' && back > lastFrom
      return [{ kind, slot, modality, lastFrom: ended ? back : lastFrom, lastTo }]
    })
  const found = await watch.dated(asked(from), atOnce)
  const last = found.at(-1)?.last
  if (found.length < atOnce || last === undefined) return { records: unique(found.map(({ record }) => record)) }
  // All of a day or nothing of it.
  const next = found[0]?.last === last ? plusDays(last, 1) : last
  const whole =
    next === last ? found.filter((one) => one.last < last) : await watch.dated(asked(last).map((one) => ({ ...one, lastTo: last })))
  return { records: unique(whole.map(({ record }) => record)), next }
}

/** Records with dates that may be listed under some days of the window, or be so when they come again after round years. */
async function comingDates({ watch }: Asked, window: Window, from: string, to: string): Promise<readonly RecordId[]> {
  const asked = window.rules.flatMap((rule): readonly DatesAsked[] => {
    const { kind, slot, modality, years } = rule
    const dates = { kind, slot, modality }
    const until = untilOf(rule, window)
    if (until < from) return []
    const [end, isLast] = [earlier(to, until), to >= until]
    if (years === undefined) return listedOn(from, end, isLast).map((days) => ({ ...dates, ...days }))
    return years.flatMap((many) => {
      // 29 February comes again on the 28th.
      const [first, last] = [plusDays(plusYears(from, -many), -2), plusDays(plusYears(end, -many), 2)]
      return listedOn(first, last, isLast).flatMap((days) => [
        { ...dates, ...days, isLong: false, lastTo: days.lastTo ?? plusDays(last, LONG_DAYS) },
        ...(days.firstFrom === undefined ? [{ ...dates, ...days, isLong: true }] : []),
      ])
    })
  })
  return unique((await watch.dated(asked)).map(({ record }) => record))
}

/** Which days dates cover that are listed under some: short ones by their first day, others by their last, or on the last day that is looked at. */
function listedOn(from: string, to: string, isLast: boolean): readonly Pick<DatesAsked, 'lastFrom' | 'lastTo' | 'firstFrom' | 'firstTo'>[] {
  if (isLast) return [{ lastFrom: from, firstTo: to }]
  return [
    { lastFrom: from, lastTo: to },
    { lastFrom: to, lastTo: plusDays(to, SHORT_DAYS + 1), firstFrom: from, firstTo: to },
  ]
}

/** What was last told of so long ago that a rule asks for it: its day is not the one under which it is kept. */
async function lastTold({ watch }: Asked, window: Window): Promise<readonly Due[]> {
  const rules = window.rules.filter(({ slot }) => slot === SAID)
  // Months have no one length.
  const slack = 5
  const asked = rules.map((rule: WatchRule): DatesAsked => {
    const { kind, slot, modality, after = '' } = rule
    const before = (day: string): string => plusDays(day, -daysBetween(day, plusLength(day, after)))
    return {
      ...{ kind, slot, modality },
      lastFrom: plusDays(before(rule.late === 'ended' ? window.back : window.day), -slack),
      lastTo: plusDays(before(untilOf(rule, window)), slack),
    }
  })
  const records = await watch.records(unique((await watch.dated(asked)).map(({ record }) => record)))
  return records.flatMap((record) => dueOf(record, [], { ...window, rules }))
}

/** Documents that are expected of a meeting are due when the meeting is. */
async function atMeetings(register: Asked, window: Window): Promise<readonly Due[]> {
  const rule = window.rules.find(({ key }) => key === 'outcome.expected')
  if (rule === undefined) return []
  const { modality } = rule
  const expected = await register.watch.dated([{ kind: 'instrument', slot: AT_MEETING, modality, isLong: false, lastFrom: '', lastTo: '' }])
  const items: Due[] = []
  for (const record of await register.watch.records(expected.map((one) => one.record))) {
    const meetings = await register.records({ kind: 'meeting', documents: record.documents as readonly DocumentId[] })
    if (dueOf(record, meetings, window).length === 0) continue
    items.push(
      ...dueOf(record, [...(await evidenceIn(register, record, 1)), ...meetings], window).filter(({ rule }) => rule === 'outcome.expected'),
    )
  }
  return items
}

/** So many bodies are looked at before others have their turn. */
const BODIES_A_TURN = 10

/** What bodies would hold by their habit, and the sessions nobody tells of. Sessions are read of those only whose days show that there is something, or that say how often they meet. */
async function habits(register: Asked, window: Window): Promise<readonly Due[]> {
  const { watch } = register
  const [rhythm, numbers] = [ruleOn(window.rules, 'rhythm'), ruleOn(window.rules, 'ordinal')]
  if (rhythm === undefined && numbers === undefined) return []
  const { day } = window
  const mayBeDue = (sessions: readonly SessionTime[], stated: number | undefined): boolean => {
    const row = inRow(sessions.filter(({ modality }) => modality !== 'recurring'))
    return (
      (rhythm !== undefined && hasRhythm(row, day, untilOf(rhythm, window), stated)) ||
      (numbers !== undefined && hasGap(row, gapsSince(window)))
    )
  }
  const stated = new Set(await watch.bodiesThatState())
  const bodies: EntityId[] = []
  for (let after: EntityId | undefined = ''; after !== undefined; ) {
    const some: Awaited<ReturnType<Asked['watch']['bodiesWhose']>> = await watch.bodiesWhose(
      (sessions, body) => mayBeDue(sessions, stated.has(body) ? LEAST_STATED : undefined),
      after,
    )
    bodies.push(...some.bodies)
    after = some.next
    await turn()
  }
  const named: RecordId[] = []
  for (const name of await watch.sessionNames()) {
    await turn()
    for (const sessions of namedByBody(await watch.sessionsNamed(name))) {
      const days = sessions.flatMap(({ frequency = '' }) => statedDays(frequency) ?? [])
      if (mayBeDue(sessions, days.length === 0 ? undefined : Math.min(...days))) named.push(...sessions.map(({ record }) => record))
    }
  }
  const told: RegisterRecord[] = []
  for (let at = 0; at < named.length; at += AT_ONCE) {
    await turn()
    told.push(...(await watch.records(named.slice(at, at + AT_ONCE))))
  }
  const items = [...sessionsByBody(told).values()].flatMap((sessions) => byHabit(sessions, window, register.stateOf))
  for (const [i, body] of bodies.entries()) {
    if (i % BODIES_A_TURN === 0) await turn()
    const sessions = [...sessionsByBody(await register.records({ kind: 'meeting', body })).values()]
    items.push(...sessions.flatMap((some) => byHabit(some, window, register.stateOf)))
  }
  return items
}
