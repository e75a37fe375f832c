import type { ClaimId, RegisterRecord } from '../register/record.ts'
import { nameKey } from '../register/names.ts'
import { one, unique } from './fields.ts'
import { rowOf, statedIn } from './mechanism.ts'
import { expectedNext } from './mechanism/next.ts'
import { placeNext, rotationOf } from './mechanism/rotation.ts'
import { heldBy, type MechanismSession, type StateOf } from './mechanism/session.ts'

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
  /** Where it would be, or with whom, when the sides receive in turn. */
  readonly place?: string
}

const pairs = (ids: readonly string[]): readonly string[] => ids.flatMap((a) => ids.flatMap((b) => (a < b ? [`${a} ${b}`] : [])))

/** How a body is known among sessions, whatever the order of its parties: `Russia-ASEAN Summit` and `ASEAN–Russia Summit` are one. */
const bodyKey = (name: string): string =>
  nameKey(name)
    .split(' ')
    .filter((word) => word !== 'the')
    .sort()
    .join(' ')

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
 * When the sessions of one body suggest another: at least three told, dated to the month, at even distances, or two and a rhythm that a
 * document states. Nothing when a session after the last one is already announced.
 */
export const cadence = (sessions: readonly RegisterRecord[], day: string, stateOf?: StateOf): Expected | undefined =>
  expectedIn(sessions, rowOf(sessions, stateOf), day)

/** The same, where the sessions stand in a row already. */
export function expectedIn(sessions: readonly RegisterRecord[], row: readonly MechanismSession[], day: string): Expected | undefined {
  const next = expectedNext(row, statedIn(sessions), day)
  if (next === undefined) return undefined
  const record = sessions.find(({ id }) => id === next.since.record)
  const rotation = rotationOf(heldBy(row, day))
  const place = rotation && placeNext(rotation)
  if (record === undefined) return undefined
  return {
    body: one(record, 'body') ?? '',
    ...(next.ordinal === undefined ? {} : { ordinal: next.ordinal }),
    first: next.first,
    last: next.last,
    rhythm: next.rhythm.says,
    since: next.since.to ?? '',
    record,
    claims: unique([...next.claims, ...(rotation?.claims ?? [])]),
    ...(place === undefined ? {} : { place }),
  }
}
