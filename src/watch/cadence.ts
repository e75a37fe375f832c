import type { ClaimId, RegisterRecord } from '../register/record.ts'
import type { NamedSession } from '../register/register.ts'
import { bodyKey } from '../register/record-words.ts'
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
  return tied(meetings, bodyOf, (record) => {
    if (record.body !== undefined) return []
    const name = bodyKey(one(record, 'body') ?? '')
    return [...record.documents, ...pairs(record.entities)].map((tie) => `${name} ${tie}`)
  })
}

/** Sessions of one name that many bodies bear, in groups as `sessionsByBody` makes them. */
export const namedByBody = (sessions: readonly NamedSession[]): readonly (readonly NamedSession[])[] => [
  ...tied(
    sessions,
    ({ record }) => record,
    ({ documents, entities }) => [...documents, ...pairs(entities)],
  ).values(),
]

/** Brings together what has a tie in common, each group in order of time. */
function tied<T extends { readonly from?: string }>(
  sessions: readonly T[],
  keyOf: (session: T) => string,
  tiesOf: (session: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const roots = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = roots.get(root); up !== undefined; up = roots.get(root)) root = up
    // Whoever asks again finds it at once.
    if (root !== key) roots.set(key, root)
    return root
  }
  const first = new Map<string, string>()
  for (const session of sessions) {
    const key = keyOf(session)
    for (const tie of tiesOf(session)) {
      const known = first.get(tie)
      if (known === undefined) first.set(tie, key)
      else if (rootOf(known) !== rootOf(key)) roots.set(rootOf(key), rootOf(known))
    }
  }
  const groups = new Map<string, T[]>()
  for (const session of sessions) {
    const key = rootOf(keyOf(session))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [session])
    else group.push(session)
  }
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
