import type { ClaimId } from '../../register/record.ts'
import { daysBetween, plusDays, plusMonths } from '../day.ts'
import { unique } from '../fields.ts'
import { evenDistance, isYearly, monthsOf, sayRhythm, type Rhythm } from './rhythm.ts'
import { heldBy, isAnnounced, type MechanismSession, type SessionTime } from './session.ts'

/** When the next session would fall by the rhythm. Nobody announced it: a rule says so. */
export interface ExpectedNext {
  readonly ordinal?: number
  /** The days within which it would fall. */
  readonly first: string
  readonly last: string
  readonly rhythm: Rhythm
  /** The last session told. */
  readonly since: MechanismSession
  readonly claims: readonly ClaimId[]
}

/** What a document says of how often a body meets: the words, and the claims that say so. */
export interface Stated {
  readonly frequency: string
  readonly claims: readonly ClaimId[]
}

const STATED_DAYS: Readonly<Record<string, number>> = { annual: 365, biannual: 182, 'twice a year': 182, quarterly: 91, biennial: 730 }

/** The part of a rhythm by which a session may come sooner or later. */
const EARLY = 0.75,
  LATE = 1.25

/** How often a body meets: by the days of its sessions, else as a document says. @param held in the order of time */
export function rhythmOf(held: readonly MechanismSession[], stated: readonly Stated[]): Rhythm | undefined {
  const told = stated.find(({ frequency }) => STATED_DAYS[frequency] !== undefined)
  const even = evenDistance(held)
  const days = even?.days ?? STATED_DAYS[told?.frequency ?? '']
  if (days === undefined) return undefined
  const months = isYearly(days) ? monthsOf(held) : undefined
  return {
    by: even === undefined ? 'a document' : 'sessions',
    days,
    says: sayRhythm(days),
    ...(even === undefined ? {} : { distances: { all: even.all, fit: even.fit, least: even.least, most: even.most } }),
    ...(months === undefined ? {} : { months }),
    claims: unique([
      ...(even === undefined ? [] : held.slice(-3).flatMap(({ claims }) => claims.slice(0, 1))),
      ...(told?.claims.slice(0, 1) ?? []),
    ]),
  }
}

/** The session that the rhythm lets expect; nothing when a later one than the last is announced already. @param row in the order of time */
export function expectedNext(row: readonly MechanismSession[], stated: readonly Stated[], day: string): ExpectedNext | undefined {
  const held = heldBy(row, day)
  const since = held.at(-1)
  if (since?.to === undefined || isAnnounced(row, since.to)) return undefined
  const rhythm = rhythmOf(held, stated)
  if (rhythm === undefined) return undefined
  return {
    ...(since.ordinal === undefined ? {} : { ordinal: since.ordinal + 1 }),
    ...windowAfter(since.to, rhythm),
    rhythm,
    since,
    claims: unique([...since.claims, ...rhythm.claims]),
  }
}

/** The days between two sessions as they are stated in words; undefined when the words are none that state any. */
export const statedDays = (frequency: string): number | undefined => STATED_DAYS[frequency]
/** The shortest time that a document can state. */
export const LEAST_STATED = Math.min(...Object.values(STATED_DAYS))

/**
 * Whether the times alone of a body's sessions let expect another by a day: so their records need not be read to know.
 * @param stated how many days may lie between two, where it is said
 */
export function hasRhythm(sessions: readonly SessionTime[], day: string, until: string, stated?: number): boolean {
  const held = heldBy(sessions, day)
  const last = held.at(-1)?.to
  if (last === undefined || isAnnounced(sessions, last)) return false
  const days = evenDistance(held)?.days ?? stated
  return days !== undefined && plusDays(last, Math.round(days * EARLY)) <= until
}

/** The days in which the next session would fall: a quarter of the rhythm around it, and of a body that has its months, these and one beside them. */
function windowAfter(last: string, { days, months }: Rhythm): { readonly first: string; readonly last: string } {
  const wide = { first: plusDays(last, Math.round(days * EARLY)), last: plusDays(last, Math.round(days * LATE)) }
  if (months === undefined) return wide
  const middle = plusDays(last, days)
  const [from, to] = months
  const span = ((to - from + 12) % 12) + 1
  const windows = [-1, 0, 1].map((years) => {
    const month = `${Number(middle.slice(0, 4)) + years}-${String(from).padStart(2, '0')}-01`
    return { first: plusMonths(month, -1), last: plusDays(plusMonths(month, span + 1), -1) }
  })
  const distance = ({ first, last: end }: { readonly first: string; readonly last: string }): number =>
    Math.abs(daysBetween(first, middle) + daysBetween(end, middle))
  const nearest = windows.toSorted((a, b) => distance(a) - distance(b))[0] ?? wide
  const narrow = { first: later(wide.first, nearest.first), last: earlier(wide.last, nearest.last) }
  return narrow.first <= narrow.last ? narrow : wide
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a < b ? b : a)
