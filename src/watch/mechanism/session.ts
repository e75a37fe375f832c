import { compare } from '../../register/compare.ts'
import type { Modality } from '../../reading/claim.ts'
import type { ClaimId, RecordId, RegisterRecord } from '../../register/record.ts'
import { daysBetween } from '../day.ts'
import { all, claimsOf, one } from '../fields.ts'

/** The state that a place lies in, when that is known. */
export type StateOf = (place: string) => string | undefined

/** A session of a body, as far as it is told. */
export interface MechanismSession {
  readonly record: RecordId
  readonly modality: Modality
  readonly ordinal?: number
  /** The date as it was said, EDTF, and the days that it covers. */
  readonly when?: string
  readonly from?: string
  readonly to?: string
  readonly where?: string
  readonly mode?: string
  readonly rank?: string
  /** By whom it was held, as far as a document says so. */
  readonly hosts: readonly string[]
  readonly chairs: readonly string[]
  /** The side at whose place it was: the state of the place, else the host, else the place. Absent of what was held online only. */
  readonly side?: string
  /** The claims that give its number, date and place. Never empty. */
  readonly claims: readonly ClaimId[]
}

const HELD_NOWHERE: ReadonlySet<string> = new Set(['online', 'telephone'])

/** A session as its record tells it. */
export function sessionOf(record: RegisterRecord, stateOf: StateOf): MechanismSession {
  const ordinal = record.fields['ordinal']?.shown
  const hosts = all(record, 'by'),
    where = one(record, 'where'),
    mode = one(record, 'mode')
  const side = mode !== undefined && HELD_NOWHERE.has(mode) ? undefined : sideOf(where, hosts, stateOf)
  return {
    record: record.id,
    modality: record.modality,
    hosts,
    chairs: all(record, 'chairs'),
    claims: claimsOf(record, 'ordinal', 'when', 'where', 'by'),
    ...(typeof ordinal === 'number' ? { ordinal } : {}),
    ...given('when', one(record, 'when')),
    ...given('from', record.from),
    ...given('to', record.to),
    ...given('where', where),
    ...given('mode', mode),
    ...given('rank', one(record, 'rank')),
    ...given('side', side),
  }
}

const given = <Name extends string>(name: Name, value: string | undefined): { readonly [name in Name]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: string }

function sideOf(where: string | undefined, hosts: readonly string[], stateOf: StateOf): string | undefined {
  const state = where === undefined ? undefined : (stateOf(where) ?? stateOf(where.split(',')[0] ?? ''))
  return state ?? (hosts.length === 1 ? hosts[0] : undefined) ?? where
}

/** As much of a session as its place in the row needs. */
export interface SessionTime {
  readonly modality: Modality
  readonly from?: string
  readonly to?: string
  readonly ordinal?: number
  readonly rank?: string
}

/** The sessions in the order of their time; one known by its number alone stands before the first that bears a higher one. */
export function inRow<T extends SessionTime>(sessions: readonly T[]): readonly T[] {
  const row = sessions.filter(({ from }) => from !== undefined).toSorted((a, b) => compare(a.from ?? '', b.from ?? ''))
  const numbered = sessions.filter(({ from, ordinal }) => from === undefined && ordinal !== undefined)
  for (const session of numbered.toSorted((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0))) {
    const at = row.findIndex(({ ordinal = 0 }) => ordinal > (session.ordinal ?? 0))
    row.splice(at === -1 ? row.length : at, 0, session)
  }
  return [...row, ...sessions.filter(({ from, ordinal }) => from === undefined && ordinal === undefined)]
}

/** A session dated to the month has a place in the rhythm. */
const MONTH = 31

/** The sessions that took place by a day, dated to the month, each number once. */
export function heldBy<T extends SessionTime>(row: readonly T[], day: string): readonly T[] {
  const numbers = new Set<number>()
  return row.filter(({ modality, from, to, ordinal }) => {
    if (modality !== 'done' || from === undefined || to === undefined || to > day || daysBetween(from, to) > MONTH) return false
    if (ordinal === undefined) return true
    return !numbers.has(ordinal) && numbers.add(ordinal)
  })
}

const AHEAD: ReadonlySet<Modality> = new Set(['scheduled', 'expected'])

/** Whether a session after a day is announced or expected. */
export const isAnnounced = (row: readonly SessionTime[], after: string): boolean =>
  row.some(({ modality, to }) => AHEAD.has(modality) && (to ?? '') > after)
