import type { ClaimId, RecordId } from '../../register/record.ts'
import { plusDays } from '../day.ts'
import { unique } from '../fields.ts'
import { inRow, type MechanismSession, type SessionTime } from './session.ts'

/** Numbers between two sessions that are told of, which nobody tells. */
export interface Missing {
  readonly first: number
  readonly last: number
  /** The sessions before and after. */
  readonly between: readonly [before: RecordId, after: RecordId]
  /** A session without a number lies between them, and may be the one. */
  readonly isMaybeTold: boolean
  /** The days between them, as far as they are known. */
  readonly from?: string
  readonly to?: string
  /** The claims that give the numbers before and after. */
  readonly claims: readonly ClaimId[]
}

/** The numbers that nobody tells, the latest first. A session that was only announced, or called off, is told of. @param row in the order of time */
export function missingIn(row: readonly MechanismSession[]): readonly Missing[] {
  return gapsIn(row)
    .map(({ before, after, first, last, isMaybeTold }): Missing => {
      return {
        first,
        last,
        isMaybeTold,
        between: [before.record, after.record],
        ...(before.to === undefined ? {} : { from: plusDays(before.to, 1) }),
        ...(after.from === undefined ? {} : { to: plusDays(after.from, -1) }),
        claims: unique([...before.claims, ...after.claims]),
      }
    })
    .toReversed()
}

/** Two sessions one after the other, and the numbers between them that none in the row bears. */
interface Gap<T> {
  readonly before: T
  readonly after: T
  readonly first: number
  readonly last: number
  readonly isMaybeTold: boolean
}

function gapsIn<T extends SessionTime>(row: readonly T[]): readonly Gap<T>[] {
  const told = new Set(row.map(({ ordinal }) => ordinal))
  const numbered = row.filter(({ ordinal }) => ordinal !== undefined)
  return numbered.slice(1).flatMap((after, at): readonly Gap<T>[] => {
    const before = numbered[at] ?? after
    const low = before.ordinal ?? 0
    // A number that goes back began another count; ministers and leaders have one each.
    const isOneCount = before.rank === undefined || after.rank === undefined || before.rank === after.rank
    // From both ends inwards: between the 3rd and a "1000000000th" nobody counts one by one.
    let [first, last] = [low + 1, (after.ordinal ?? 0) - 1]
    while (first <= last && told.has(first)) first++
    while (last >= first && told.has(last)) last--
    if (!isOneCount || first > last) return []
    const inside = row.slice(row.indexOf(before) + 1, row.indexOf(after))
    return [
      { before, after, first, last, isMaybeTold: inside.some(({ ordinal, modality }) => ordinal === undefined && modality === 'done') },
    ]
  })
}

/** So many numbers in a row that nobody tells are no missing session: the sources tell little of the body. */
const MOST_MISSING = 3

/** Whether a gap is worth a person's time: few sessions, and the one after it not longer ago than a day. */
export const isWorth = ({ first, last, to, isMaybeTold }: Pick<Missing, 'first' | 'last' | 'to' | 'isMaybeTold'>, since: string): boolean =>
  !isMaybeTold && last - first < MOST_MISSING && to !== undefined && to >= since

/** Whether the times alone of a body's sessions show such a gap: so their records need not be read to know. */
export const hasGap = (sessions: readonly SessionTime[], since: string): boolean =>
  gapsIn(inRow(sessions)).some(({ first, last, isMaybeTold, after: { from } }) =>
    isWorth({ first, last, isMaybeTold, ...(from === undefined ? {} : { to: plusDays(from, -1) }) }, since),
  )
