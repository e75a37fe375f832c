import { one } from '../../src/register/shown.ts'
import type { RegisterRecord } from '../../src/register/record.ts'
import { bounds } from '../../src/watch/bounds.ts'
import { plusYears } from '../../src/watch/day.ts'

/** Something that holds for a time. An end that is not told is absent. */
export interface Bar {
  readonly record: RegisterRecord
  /** The time as it was said, EDTF. */
  readonly when: string
  readonly first?: string
  readonly last?: string
  readonly state: 'over' | 'lapses' | 'holds' | 'ahead'
}

/** What holds for a time: agreements and plans, chairmanships, programmes; what lapses first, then what holds, what is ahead, and what is over. */
export function barsOf(records: readonly RegisterRecord[], day: string): readonly Bar[] {
  const soon = plusYears(day, 1)
  const bars = records.flatMap((record): readonly Bar[] => {
    const when = one(record, 'period') ?? one(record, 'until')
    if (when === undefined) return []
    const { first, last } = bounds(one(record, 'period') === undefined ? `../${when}` : when)
    if (first === undefined && last === undefined) return []
    const state =
      last !== undefined && last < day
        ? 'over'
        : first !== undefined && first > day
          ? 'ahead'
          : last !== undefined && last <= soon
            ? 'lapses'
            : 'holds'
    return [{ record, when, state, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }]
  })
  const key = ({ state, last, first, record }: Bar): string => `${STATES.indexOf(state)} ${last ?? '~'} ${first ?? ''} ${record.id}`
  return bars.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

const STATES: readonly Bar['state'][] = ['lapses', 'holds', 'ahead', 'over']
