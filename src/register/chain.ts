import { compare } from './compare.ts'
import type { Conflict, RecordId, RegisterRecord } from './record.ts'

/** Told of days further apart than this, a number stands for two sessions. */
const ONE_TIME = 45

/** As much of a session as tells its place in the row. */
export type SessionInRow = Pick<RegisterRecord, 'id' | 'modality' | 'from' | 'to'> & { readonly ordinal?: number }

/** What comes before and after a session, and what it contradicts. */
export type Link = Pick<RegisterRecord, 'previous' | 'next' | 'conflicts'>

/** A record as a session in the row of its body; undefined when it is none. */
export function inRowOf({ id, kind, modality, from, to, body, fields }: RegisterRecord): SessionInRow | undefined {
  if (kind !== 'meeting' || body === undefined) return undefined
  const ordinal = fields['ordinal']?.shown
  return {
    id,
    modality,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(typeof ordinal === 'number' ? { ordinal } : {}),
  }
}

/** The record with its place in the row. */
export const withLink = (record: RegisterRecord, link: Link): RegisterRecord => ({
  ...record,
  ...link,
  disputed: record.disputed || link.conflicts !== undefined,
})

/** The records, each session with its place in the row of its body. */
export function chained(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const bodies = new Map<string, SessionInRow[]>()
  for (const record of records) {
    const session = inRowOf(record)
    if (session === undefined) continue
    const known = bodies.get(record.body ?? '')
    if (known) known.push(session)
    else bodies.set(record.body ?? '', [session])
  }
  const found = new Map<RecordId, Link>([...bodies.values()].flatMap((sessions) => [...linked(sessions)]))
  return records.map((record) => {
    const link = found.get(record.id)
    return link === undefined ? record : withLink(record, link)
  })
}

/**
 * Sessions of one body in a row: each knows the one before and after it. Where they cannot all be right, they say so: one number for two
 * sessions, two numbers for one day, a higher number right before a lower one.
 */
export function linked(given: readonly SessionInRow[]): ReadonlyMap<RecordId, Link> {
  const sessions = given.toSorted((a, b) => compare(a.from ?? '', b.from ?? '') || compare(a.id, b.id))
  const placed = numberedInRow(sessions.filter(inRow), sessions)
  const places = new Map(placed.map(({ id }, at) => [id, at]))
  const conflicts = conflictsAmong(sessions)
  return new Map(
    sessions.map(({ id }) => {
      const at = places.get(id)
      const [previous, next] = at === undefined ? [] : [placed[at - 1]?.id, placed[at + 1]?.id]
      const mine = conflicts.get(id)
      return [
        id,
        {
          ...(previous === undefined ? {} : { previous }),
          ...(next === undefined ? {} : { next }),
          ...(mine === undefined ? {} : { conflicts: mine }),
        },
      ]
    }),
  )
}

/** Dated to the month, and neither called off nor a habit. */
const inRow = ({ modality, from, to }: SessionInRow): boolean =>
  modality !== 'cancelled' && modality !== 'recurring' && from !== undefined && to !== undefined && distance(from, to) <= 31

/** A session known by its number alone goes between those that bear the numbers beside it. */
function numberedInRow(row: readonly SessionInRow[], all: readonly SessionInRow[]): readonly SessionInRow[] {
  const placed = [...row]
  const taken = new Set(row.map(({ ordinal }) => ordinal))
  const inIt = new Set(row)
  /** Numbers without a place in the row as it is. */
  let homeless = new Set<number>()
  for (const session of all) {
    const number = session.ordinal
    if (number === undefined || inIt.has(session) || session.modality === 'cancelled' || taken.has(number) || homeless.has(number)) continue
    const after = placed.findLastIndex(({ ordinal = Number.POSITIVE_INFINITY }) => ordinal < number)
    const before = placed.findIndex(({ ordinal = Number.NEGATIVE_INFINITY }) => ordinal > number)
    const follows = after !== -1 && placed[after]?.ordinal === number - 1 && (before === -1 || before > after)
    if (follows) placed.splice(after + 1, 0, session)
    else if (before !== -1 && placed[before]?.ordinal === number + 1) placed.splice(before, 0, session)
    else {
      homeless.add(number)
      continue
    }
    taken.add(number)
    homeless = new Set()
  }
  return placed
}

/** So many contradictions are named; who looks into them needs no more. */
const NAMED = 20

/** @param sessions in the order of time */
function conflictsAmong(sessions: readonly SessionInRow[]): ReadonlyMap<RecordId, readonly Conflict[]> {
  const told = sessions.filter(({ modality, ordinal, from }) => modality === 'done' && ordinal !== undefined && from !== undefined)
  const byNumber = new Map<number, SessionInRow[]>()
  for (const session of told) {
    const same = byNumber.get(session.ordinal ?? 0)
    if (same) same.push(session)
    else byNumber.set(session.ordinal ?? 0, [session])
  }
  const exact = told.filter(({ from = '', to }) => to !== undefined && distance(from, to) <= A_FEW_DAYS)
  const firstNear = firstFrom(exact)
  const outOfOrder = againstTime(exact)
  const found = new Map<RecordId, readonly Conflict[]>()
  for (const session of told) {
    const { id, ordinal = 0, from = '', to = '' } = session
    const same = (byNumber.get(ordinal) ?? []).filter(upTo(NAMED, (other) => other !== session && apart(session, other)))
    const together: SessionInRow[] = []
    // What lies on its days began a few days before it at the earliest.
    for (let at = distance(from, to) <= A_FEW_DAYS ? firstNear(from) : exact.length; at < exact.length && together.length < NAMED; at++) {
      const other = exact[at] as SessionInRow
      if ((other.from ?? '') > to) break
      if (other.ordinal !== ordinal && from <= (other.to ?? '')) together.push(other)
    }
    const mine: readonly Conflict[] = [
      ...(same.length === 0 ? [] : [{ rule: 'one number for two sessions' as const, records: same.map((one) => one.id) }]),
      ...(together.length === 0 ? [] : [{ rule: 'two numbers for one day' as const, records: together.map((one) => one.id) }]),
      ...(outOfOrder.get(id) ?? []),
    ]
    if (mine.length > 0) found.set(id, mine)
  }
  return found
}

const A_FEW_DAYS = 15

/** Each two sessions one after the other of which the earlier bears the higher number. @param sessions in the order of time */
function againstTime(sessions: readonly SessionInRow[]): ReadonlyMap<RecordId, readonly Conflict[]> {
  const found = new Map<RecordId, RecordId[]>()
  sessions.forEach((session, at) => {
    const after = sessions[at + 1]
    if (after === undefined || (session.ordinal ?? 0) <= (after.ordinal ?? 0) || (session.to ?? '') >= (after.from ?? '')) return
    found.set(session.id, [...(found.get(session.id) ?? []), after.id])
    found.set(after.id, [...(found.get(after.id) ?? []), session.id])
  })
  return new Map([...found].map(([id, records]) => [id, [{ rule: 'numbers against the order of time', records }]]))
}

/** Finds the first of sessions in the order of time that can reach a day. */
function firstFrom(sessions: readonly SessionInRow[]): (day: string) => number {
  return (day) => {
    let [low, high] = [0, sessions.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (distance(sessions[middle]?.from ?? '', day) > A_FEW_DAYS) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** True for the first of those for which `holds` is true. */
function upTo(most: number, holds: (session: SessionInRow) => boolean): (session: SessionInRow) => boolean {
  let count = 0
  return (session) => count < most && holds(session) && ++count > 0
}

const apart = (a: SessionInRow, b: SessionInRow): boolean =>
  a.from !== undefined &&
  a.to !== undefined &&
  b.from !== undefined &&
  b.to !== undefined &&
  (distance(a.to, b.from) > ONE_TIME || distance(b.to, a.from) > ONE_TIME)

/** Days from the one to the other; negative when it lies before. */
const distance = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
