import type { ClaimId, RecordId, RegisterRecord } from '../register/record.ts'
import { all, claimsOf, one, unique } from './fields.ts'
import { missingIn, type Missing } from './mechanism/missing.ts'
import { expectedNext, rhythmOf, type ExpectedNext, type Stated } from './mechanism/next.ts'
import type { Rhythm } from './mechanism/rhythm.ts'
import { placeNext, rotationOf, type Rotation } from './mechanism/rotation.ts'
import { sayDistances, sayMonths, sayRotation } from './mechanism/say.ts'
import { heldBy, inRow, sessionOf, type MechanismSession, type StateOf } from './mechanism/session.ts'

/** What is remembered of a body that meets again and again. */
export interface Mechanism {
  readonly body: string
  readonly rank?: string
  /** The oldest first. */
  readonly sessions: readonly MechanismSession[]
  /** Numbers between them that nobody tells, the latest first. */
  readonly missing: readonly Missing[]
  readonly rhythm?: Rhythm
  readonly rotation?: Rotation
  readonly next?: NextSession
  readonly silence?: Silence
}

/** How sure it is that the next session will be so: a document says so, plans or hopes; or a rule lets expect it, of which it is told how much it rests on. */
export type Sure = 'announced' | 'foreseen' | 'likely' | 'possible'

/** The next session, announced or by rule. */
export interface NextSession {
  readonly sure: Sure
  readonly ordinal?: number
  /** The date as it was said, or the months by rule, EDTF. */
  readonly when?: string
  readonly where?: string
  /** The place, or the side that receives, is not announced: it follows from the rotation. */
  readonly byRotation?: true
  /** The record, when it is announced. */
  readonly record?: RecordId
  /** What the rule rests on, in words. */
  readonly because: readonly string[]
  readonly claims: readonly ClaimId[]
}

/** Nothing was told of for longer than the rhythm. */
export interface Silence {
  /** The last day of the session told of last. */
  readonly since: string
  /** The day by which another was to be expected. */
  readonly expectedBy: string
  readonly rhythm: string
  readonly claims: readonly ClaimId[]
}

/** Knows no places: each is a side of its own. */
const NOWHERE: StateOf = () => undefined

/** What sessions of one body come to, as seen on a day. Pure: the same records and day give the same. @param records its sessions, in any order */
export function mechanismOf(records: readonly RegisterRecord[], day: string, stateOf: StateOf = NOWHERE): Mechanism {
  const sessions = rowOf(records, stateOf)
  const stated = statedIn(records)
  const held = heldBy(sessions, day)
  const rhythm = rhythmOf(held, stated)
  const rotation = rotationOf(held)
  const ahead = announcedNext(sessions, day)
  const expected = ahead === undefined ? expectedNext(sessions, stated, day) : undefined
  const next =
    ahead !== undefined
      ? announced(ahead, rotation)
      : expected !== undefined && expected.last >= day
        ? byRule(expected, rotation)
        : undefined
  const rank = [...sessions, ...held].findLast((session) => session.rank !== undefined)?.rank
  return {
    body: records.map((record) => one(record, 'body')).find((name) => name !== undefined) ?? '',
    sessions,
    missing: missingIn(sessions),
    ...(rank === undefined ? {} : { rank }),
    ...(rhythm === undefined ? {} : { rhythm }),
    ...(rotation === undefined ? {} : { rotation }),
    ...(next === undefined ? {} : { next }),
    ...(expected === undefined || expected.last >= day ? {} : { silence: silenceOf(expected) }),
  }
}

/** The sessions in the order of their time. */
export const rowOf = (records: readonly RegisterRecord[], stateOf: StateOf = NOWHERE): readonly MechanismSession[] =>
  inRow(records.filter(({ modality }) => modality !== 'recurring').map((record) => sessionOf(record, stateOf)))

/** What documents say of how often it meets. */
export const statedIn = (records: readonly RegisterRecord[]): readonly Stated[] =>
  records.flatMap((record) => all(record, 'frequency').map((frequency) => ({ frequency, claims: claimsOf(record, 'frequency') })))

const AHEAD: ReadonlySet<string> = new Set(['scheduled', 'expected', 'proposed'])

/** The first session ahead; one that is announced before one that is only hoped for. One without a day lies ahead when its number does. */
function announcedNext(sessions: readonly MechanismSession[], day: string): MechanismSession | undefined {
  const highest = Math.max(
    0,
    ...sessions.flatMap(({ modality, ordinal }) => (modality === 'done' && ordinal !== undefined ? [ordinal] : [])),
  )
  const ahead = sessions.filter(
    ({ modality, to, ordinal }) => AHEAD.has(modality) && (to === undefined ? (ordinal ?? 0) > highest : to >= day),
  )
  return ahead.find(({ modality }) => modality === 'scheduled') ?? ahead[0]
}

function announced(session: MechanismSession, rotation: Rotation | undefined): NextSession {
  const place = session.where ?? (session.mode === undefined && rotation !== undefined ? placeNext(rotation) : undefined)
  const turns = session.where === undefined && place !== undefined && rotation !== undefined
  return {
    sure: session.modality === 'scheduled' ? 'announced' : 'foreseen',
    record: session.record,
    because: turns ? [sayRotation(rotation)] : [],
    claims: unique([...session.claims, ...(turns ? rotation.claims : [])]),
    ...(session.ordinal === undefined ? {} : { ordinal: session.ordinal }),
    ...(session.when === undefined ? {} : { when: session.when }),
    ...(place === undefined ? {} : { where: place }),
    ...(turns ? { byRotation: true as const } : {}),
  }
}

/** So many distances, all of which fit, make a session likely; less makes it possible. */
const MANY = 3

function byRule({ ordinal, first, last, rhythm, claims }: ExpectedNext, rotation: Rotation | undefined): NextSession {
  const { distances } = rhythm
  const place = rotation && placeNext(rotation)
  return {
    sure: distances !== undefined && distances.fit === distances.all && distances.all >= MANY ? 'likely' : 'possible',
    when: `${first.slice(0, 7)}/${last.slice(0, 7)}`,
    because: [
      `${rhythm.says}, ${sayDistances(rhythm)}`,
      ...(rhythm.months === undefined ? [] : [`all began ${sayMonths(rhythm.months)}`]),
      ...(rotation === undefined ? [] : [sayRotation(rotation)]),
    ],
    claims: unique([...claims, ...(rotation?.claims ?? [])]),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(place === undefined ? {} : { where: place, byRotation: true as const }),
  }
}

const silenceOf = ({ since, last, rhythm, claims }: ExpectedNext): Silence => ({
  since: since.to ?? '',
  expectedBy: last,
  rhythm: rhythm.says,
  claims,
})
