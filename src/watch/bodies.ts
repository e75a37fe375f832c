import type { Entity, EntityId, RegisterRecord } from '../register/index.ts'
import { bodyOf, sessionsByBody } from './cadence.ts'
import { one } from './fields.ts'
import { mechanismOf } from './mechanism.ts'
import type { MechanismSession, StateOf } from './mechanism/session.ts'
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
  /** The months within which it would meet by its habit, EDTF, and where by rotation. */
  readonly expected?: string
  readonly place?: string
  /** Since when nothing is told of it, though its habit would have let it meet by now. */
  readonly silentSince?: string
  /** How many numbers between its sessions nobody tells. */
  readonly untold?: number
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
export function bodiesOn(
  records: readonly RegisterRecord[],
  day: string,
  entities: readonly Entity[],
  stateOf?: StateOf,
): readonly BodyRow[] {
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
    ...[...sessions.values()].map((list) => ({ ...called(list[0], 'body'), ...sessionsOn(list, day, stateOf) })),
    ...new Map(silent.filter(({ body }) => body !== '').map((row) => [row.body, { ...row, sessions: 0 }])).values(),
  ].sort((a, b) => (a.body < b.body ? -1 : 1))
}

function sessionsOn(
  records: readonly RegisterRecord[],
  day: string,
  stateOf: StateOf | undefined,
): Omit<BodyRow, 'body' | 'entity' | 'former'> {
  const { rank, sessions, missing, next, silence } = mechanismOf(records, day, stateOf)
  const held = sessions.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= day))
  // What was held without a day comes last in the row, and was not last for that.
  const last = held.findLast(({ to }) => to !== undefined) ?? held.at(-1)
  const told = next?.record === undefined ? undefined : sessions.find(({ record }) => record === next.record)
  const untold = missing.reduce((sum, { first, last: to }) => sum + to - first + 1, 0)
  return {
    sessions: held.length,
    ...(rank === undefined ? {} : { rank }),
    ...(last === undefined ? {} : { last: sessionTold(last) }),
    ...(told === undefined ? {} : { next: sessionTold(told) }),
    ...(next?.record === undefined && next?.when !== undefined ? { expected: next.when } : {}),
    ...(next?.byRotation === true && next.where !== undefined ? { place: next.where } : {}),
    ...(silence === undefined ? {} : { silentSince: silence.since }),
    ...(untold === 0 ? {} : { untold }),
  }
}

const sessionTold = ({ record, ordinal, when, where }: MechanismSession): Session => ({
  record,
  ...(ordinal === undefined ? {} : { ordinal: String(ordinal) }),
  ...(when === undefined ? {} : { when }),
  ...(where === undefined ? {} : { where }),
})
