import type { Conflict, RecordId, RegisterRecord } from './record.ts'

/** Told of days further apart than this, a number stands for two sessions. */
const ONE_TIME = 45

/**
 * Sessions of one body in a row: each knows the one before and after it. Where they cannot all be right, they say so: one number for two
 * sessions, two numbers for one day.
 */
export function chained(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const bodies = new Map<string, RegisterRecord[]>()
  for (const record of records) {
    if (record.kind !== 'meeting' || record.body === undefined) continue
    const known = bodies.get(record.body)
    if (known) known.push(record)
    else bodies.set(record.body, [record])
  }
  const found = new Map<RecordId, Pick<RegisterRecord, 'previous' | 'next' | 'conflicts'>>()
  for (const sessions of bodies.values()) for (const [id, link] of linked(sessions)) found.set(id, link)
  return records.map((record) => {
    const link = found.get(record.id)
    if (link === undefined) return record
    return { ...record, ...link, disputed: record.disputed || link.conflicts !== undefined }
  })
}

type Link = Pick<RegisterRecord, 'previous' | 'next' | 'conflicts'>

function linked(sessions: readonly RegisterRecord[]): readonly (readonly [RecordId, Link])[] {
  const row = sessions.filter(inRow).sort((a, b) => compare(a.from ?? '', b.from ?? '') || compare(a.id, b.id))
  const placed = numberedInRow(row, sessions)
  return sessions.map((session) => {
    const at = placed.indexOf(session)
    const [previous, next] = at === -1 ? [] : [placed[at - 1]?.id, placed[at + 1]?.id]
    const conflicts = conflictsOf(session, sessions)
    return [
      session.id,
      {
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
        ...(conflicts.length === 0 ? {} : { conflicts }),
      },
    ]
  })
}

/** Dated to the month, and neither called off nor a habit. */
const inRow = ({ modality, from, to }: RegisterRecord): boolean =>
  modality !== 'cancelled' && modality !== 'recurring' && from !== undefined && to !== undefined && distance(from, to) <= 31

/** A session known by its number alone goes between those that bear the numbers beside it. */
function numberedInRow(row: readonly RegisterRecord[], all: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const placed = [...row]
  for (const session of all.filter((one) => !row.includes(one) && one.modality !== 'cancelled' && ordinalOf(one) !== undefined)) {
    const number = ordinalOf(session) ?? 0
    const after = placed.findLastIndex((one) => (ordinalOf(one) ?? Number.POSITIVE_INFINITY) < number)
    const before = placed.findIndex((one) => (ordinalOf(one) ?? Number.NEGATIVE_INFINITY) > number)
    if (placed.some((one) => ordinalOf(one) === number)) continue
    if (after !== -1 && ordinalOf(placed[after] as RegisterRecord) === number - 1 && (before === -1 || before > after))
      placed.splice(after + 1, 0, session)
    else if (before !== -1 && ordinalOf(placed[before] as RegisterRecord) === number + 1) placed.splice(before, 0, session)
  }
  return placed
}

const ordinalOf = ({ fields }: RegisterRecord): number | undefined => {
  const shown = fields['ordinal']?.shown
  return typeof shown === 'number' ? shown : undefined
}

function conflictsOf(session: RegisterRecord, all: readonly RegisterRecord[]): readonly Conflict[] {
  const number = ordinalOf(session)
  if (number === undefined || session.modality !== 'done') return []
  const others = all.filter((other) => other !== session && other.modality === 'done' && ordinalOf(other) !== undefined)
  const found: Conflict[] = []
  const same = others.filter((other) => ordinalOf(other) === number && apart(session, other))
  if (same.length > 0) found.push({ rule: 'one number for two sessions', records: same.map(({ id }) => id) })
  const together = others.filter((other) => ordinalOf(other) !== number && onOneDay(session, other))
  if (together.length > 0) found.push({ rule: 'two numbers for one day', records: together.map(({ id }) => id) })
  return found
}

const apart = (a: RegisterRecord, b: RegisterRecord): boolean =>
  a.from !== undefined &&
  a.to !== undefined &&
  b.from !== undefined &&
  b.to !== undefined &&
  (distance(a.to, b.from) > ONE_TIME || distance(b.to, a.from) > ONE_TIME)

const onOneDay = (a: RegisterRecord, b: RegisterRecord): boolean =>
  [a, b].every(({ from, to }) => from !== undefined && to !== undefined && distance(from, to) <= 15) &&
  (a.from ?? '') <= (b.to ?? '') &&
  (b.from ?? '') <= (a.to ?? '')

/** Days from the one to the other; negative when it lies before. */
const distance = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
