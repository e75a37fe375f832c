import { bounds } from '../register/bounds.ts'
import type { RegisterReader } from '../register/register.ts'
import { plusDays } from '../watch/day.ts'
import { one } from '../watch/fields.ts'
import type { Period } from './period.ts'
import type { Asked } from './take-apart.ts'

/** The days before or since a session, as the register tells of it; `unknown` when no day of it is told. */
export async function periodOfEvent(
  event: NonNullable<Asked['event']>,
  register: RegisterReader,
  day: string,
): Promise<Period | 'unknown'> {
  const sessions = await register.records({ kind: 'meeting', ...(event.name.entity === undefined ? {} : { body: event.name.entity.id }) })
  const told = sessions.filter(
    (record) =>
      record.to !== undefined && (event.ordinal === undefined ? record.to <= day : Number(one(record, 'ordinal')) === event.ordinal),
  )
  const last = told.at(-1)
  const days = bounds(last === undefined ? '' : (one(last, 'when') ?? ''))
  if (event.where === 'before') return days.first === undefined ? 'unknown' : { to: plusDays(days.first, -1) }
  return days.last === undefined ? 'unknown' : { from: plusDays(days.last, 1) }
}
