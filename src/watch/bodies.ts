import type { RegisterRecord } from '../register/index.ts'
import { bodyOf, cadence, sessionsByBody } from './cadence.ts'
import { one } from './fields.ts'

/** A standing format with its last and its next session. */
export interface BodyRow {
  readonly body: string
  readonly rank?: string
  readonly sessions: number
  readonly last?: Session
  readonly next?: Session
  /** The months within which it would meet by its habit, EDTF. */
  readonly expected?: string
}

/** A session as a row tells it; `record` is the id of its record. */
export interface Session {
  readonly record: string
  readonly ordinal?: string
  readonly when?: string
  readonly where?: string
}

/** Each body that meetings or descriptions name, by name, as it stands on a day. @param records meetings and bodies */
export function bodiesOn(records: readonly RegisterRecord[], day: string): readonly BodyRow[] {
  const sessions = sessionsByBody(records)
  const silent = records
    .filter((record) => record.kind === 'body' && !sessions.has(bodyOf(record)))
    .flatMap((record) => one(record, 'name') ?? [])
  return [
    ...[...sessions.values()].map((list) => bodyRow(list, day)),
    ...[...new Set(silent)].map((body): BodyRow => ({ body, sessions: 0 })),
  ].sort((a, b) => (a.body < b.body ? -1 : 1))
}

function bodyRow(sessions: readonly RegisterRecord[], day: string): BodyRow {
  const held = sessions.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= day))
  const ahead = sessions.filter(
    ({ modality, to }) => (modality === 'scheduled' || modality === 'expected') && to !== undefined && to >= day,
  )
  const last = held.at(-1),
    next = ahead[0],
    habit = next === undefined ? cadence(sessions, day) : undefined
  const rank = [last, next, ...sessions].flatMap((record) => (record === undefined ? [] : (one(record, 'rank') ?? [])))[0]
  return {
    body: one(sessions[0] ?? last ?? next ?? NONE, 'body') ?? '',
    sessions: held.length,
    ...(rank === undefined ? {} : { rank }),
    ...(last === undefined ? {} : { last: session(last) }),
    ...(next === undefined ? {} : { next: session(next) }),
    ...(habit === undefined ? {} : { expected: `${habit.first.slice(0, 7)}/${habit.last.slice(0, 7)}` }),
  }
}

const NONE: Pick<RegisterRecord, 'fields'> & RegisterRecord = {
  id: '',
  kind: 'meeting',
  modality: 'done',
  fields: {},
  acts: [],
  claims: [],
  documents: [],
  joins: [],
  entities: [],
  disputed: false,
}

function session(record: RegisterRecord): Session {
  const number = one(record, 'ordinal'),
    when = one(record, 'when'),
    where = one(record, 'where')
  return {
    record: record.id,
    ...(number === undefined ? {} : { ordinal: number }),
    ...(when === undefined ? {} : { when }),
    ...(where === undefined ? {} : { where }),
  }
}
