import type { Entity, EntityId, RegisterRecord } from '../register/index.ts'
import { bodyOf, cadence, sessionsByBody } from './cadence.ts'
import { one } from './fields.ts'
import { formerNames, nameOn, type BorneName } from './names-in-time.ts'

/** A standing format with its last and its next session. */
export interface BodyRow {
  /** The name that it bears on the day. */
  readonly body: string
  /** Its id; absent where many bodies bear the name. */
  readonly entity?: EntityId
  /** The names that it bore before, the last first. */
  readonly former?: readonly BorneName[]
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

/**
 * Each body that meetings or descriptions name, by name, as it stands on a day.
 * @param records meetings and bodies
 * @param entities the bodies among them: how each is called is for its own names to say, not for a session told long ago
 */
export function bodiesOn(records: readonly RegisterRecord[], day: string, entities: readonly Entity[]): readonly BodyRow[] {
  const sessions = sessionsByBody(records)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const called = (record: RegisterRecord | undefined, slot: string): Pick<BodyRow, 'body' | 'entity' | 'former'> => {
    const entity = byId.get(record?.body ?? '')
    if (entity === undefined) return { body: (record && one(record, slot)) ?? '' }
    const former = formerNames(entity, day)
    return { body: nameOn(entity, day), entity: entity.id, ...(former.length === 0 ? {} : { former }) }
  }
  const silent = records.filter((record) => record.kind === 'body' && !sessions.has(bodyOf(record))).map((record) => called(record, 'name'))
  return [
    ...[...sessions.values()].map((list) => ({ ...called(list[0], 'body'), ...sessionsOn(list, day) })),
    ...new Map(silent.filter(({ body }) => body !== '').map((row) => [row.body, { ...row, sessions: 0 }])).values(),
  ].sort((a, b) => (a.body < b.body ? -1 : 1))
}

function sessionsOn(sessions: readonly RegisterRecord[], day: string): Omit<BodyRow, 'body' | 'entity' | 'former'> {
  const held = sessions.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= day))
  const ahead = sessions.filter(
    ({ modality, to }) => (modality === 'scheduled' || modality === 'expected') && to !== undefined && to >= day,
  )
  const last = held.at(-1),
    next = ahead[0],
    habit = next === undefined ? cadence(sessions, day) : undefined
  const rank = [last, next, ...sessions].flatMap((record) => (record === undefined ? [] : (one(record, 'rank') ?? [])))[0]
  return {
    sessions: held.length,
    ...(rank === undefined ? {} : { rank }),
    ...(last === undefined ? {} : { last: session(last) }),
    ...(next === undefined ? {} : { next: session(next) }),
    ...(habit === undefined ? {} : { expected: `${habit.first.slice(0, 7)}/${habit.last.slice(0, 7)}` }),
  }
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
