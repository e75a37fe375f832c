import type { ClaimId, RegisterRecord } from '../register/record.ts'
import { bodyKey } from '../register/record-words.ts'
import { daysBetween, plusDays } from './day.ts'
import { claimsOf, one, unique } from './fields.ts'

/** When a body that meets regularly would meet next, by its own habit. Never announced by anybody: a rule says so, and names its sessions. */
export interface Expected {
  readonly body: string
  /** The ordinal of the next session, when the last one's is known. */
  readonly ordinal?: number
  /** The days within which it would fall, counted from the last session. */
  readonly first: string
  readonly last: string
  /** "every year", "every 6 months". */
  readonly rhythm: string
  /** The day of the last session told. */
  readonly since: string
  readonly record: RegisterRecord
  readonly claims: readonly ClaimId[]
}

const STATED: Readonly<Record<string, number>> = { annual: 365, biannual: 182, 'twice a year': 182, quarterly: 91, biennial: 730 }

const pairs = (ids: readonly string[]): readonly string[] => ids.flatMap((a) => ids.flatMap((b) => (a < b ? [`${a} ${b}`] : [])))

/** The body of a session or of what a body is; a name that many bodies bear is the record's own. */
export function bodyOf(record: RegisterRecord): string {
  return record.body ?? `${bodyKey(one(record, record.kind === 'body' ? 'name' : 'body') ?? '')} ${record.id}`
}

/**
 * Sessions of one body by the body, oldest first. Sessions of a name that many bodies bear are of one body when one document tells of
 * them, or both concern the same two.
 */
export function sessionsByBody(records: readonly RegisterRecord[]): ReadonlyMap<string, readonly RegisterRecord[]> {
  const meetings = records.filter((record) => record.kind === 'meeting' && record.fields['body'] !== undefined)
  const roots = new Map<string, string>()
  const rootOf = (key: string): string => {
    const next = roots.get(key)
    return next === undefined ? key : rootOf(next)
  }
  const unite = (a: string, b: string): void => {
    if (rootOf(a) !== rootOf(b)) roots.set(rootOf(b), rootOf(a))
  }
  const generic = new Map<string, string>()
  const firstKeys = meetings.map((record) => {
    const first = bodyOf(record)
    const name = one(record, 'body') ?? ''
    const ties = record.body === undefined ? [...record.documents, ...pairs(record.entities)] : []
    for (const tie of ties) {
      const key = `${bodyKey(name)} ${tie}`
      const known = generic.get(key)
      if (known === undefined) generic.set(key, first)
      else unite(known, first)
    }
    return first
  })
  const groups = new Map<string, RegisterRecord[]>()
  meetings.forEach((record, i) => {
    const key = rootOf(firstKeys[i] ?? '')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  })
  for (const group of groups.values()) group.sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return groups
}

/**
 * When the sessions of one body suggest another: at least three told, dated to the month, at even distances (each within a quarter of the
 * middle one), or two and a rhythm that a document states. Nothing when a session after the last one is already announced.
 */
export function cadence(sessions: readonly RegisterRecord[], day: string): Expected | undefined {
  const held = heldBy(sessions, day)
  const last = held[held.length - 1]
  if (last?.to === undefined) return undefined
  const lastDay = last.to
  if (isAnnounced(sessions, lastDay)) return undefined
  const stated = sessions.map((record) => ({ record, days: STATED[one(record, 'frequency') ?? ''] })).find(({ days }) => days !== undefined)
  const middle = evenDistance(held)
  const even = middle !== undefined
  const days = middle ?? stated?.days
  if (days === undefined) return undefined
  const number = Number(one(last, 'ordinal') ?? Number.NaN)
  return {
    body: one(last, 'body') ?? '',
    ...(Number.isInteger(number) ? { ordinal: number + 1 } : {}),
    first: plusDays(lastDay, Math.round(days * 0.75)),
    last: plusDays(lastDay, Math.round(days * 1.25)),
    rhythm: rhythm(days),
    since: lastDay,
    record: last,
    claims: unique([
      ...claimsOf(last, 'when', 'ordinal'),
      ...(even ? held.slice(-3).flatMap((record) => claimsOf(record, 'when').slice(0, 1)) : []),
      ...(stated === undefined ? [] : claimsOf(stated.record, 'frequency').slice(0, 1)),
    ]),
  }
}

type Days = Pick<RegisterRecord, 'modality' | 'from' | 'to'>

/** The sessions that took place by a day, dated to the month. */
const heldBy = <T extends Days>(sessions: readonly T[], day: string): readonly T[] =>
  sessions.filter(
    ({ modality, from, to }) => modality === 'done' && from !== undefined && to !== undefined && to <= day && daysBetween(from, to) <= 31,
  )

/** A session after the last one is announced already. */
const isAnnounced = (sessions: readonly Days[], lastDay: string): boolean =>
  sessions.some(({ modality, to }) => (modality === 'scheduled' || modality === 'expected') && (to ?? '') > lastDay)

/** The days from one session to the next, when they are even. */
function evenDistance(held: readonly Days[]): number | undefined {
  const gaps = held.slice(1).map((session, index) => daysBetween(held[index]?.to ?? '', session.to ?? ''))
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]
  const even = middle !== undefined && gaps.length >= 2 && middle >= 80 && gaps.every((gap) => Math.abs(gap - middle) <= middle / 4)
  return even ? middle : undefined
}

/** Whether the days alone of a body's sessions suggest another, that would be due by a day: so their records need not be read to know. */
export function hasRhythm(sessions: readonly Days[], day: string, until: string): boolean {
  const held = heldBy(sessions, day)
  const last = held[held.length - 1]?.to
  if (last === undefined || isAnnounced(sessions, last)) return false
  const days = evenDistance(held)
  return days !== undefined && plusDays(last, Math.round(days * 0.75)) <= until
}

function rhythm(days: number): string {
  const months = Math.round(days / 30.44)
  if (months >= 11 && months <= 13) return 'every year'
  return months % 12 === 0 ? `every ${months / 12} years` : `every ${months} months`
}
