import { sayDate, sayNumber } from '../../brief/index.ts'
import { SLOTS, type Kind } from '../../reading/claim.ts'
import type { RegisterRecord } from '../../register/index.ts'
import { one } from '../../watch/fields.ts'
import { safe } from './page.ts'

/** One value of a slot as people say it, as HTML. */
export function sayValue(kind: Kind, slot: string, value: string | number): string {
  if (typeof value === 'number') return safe(sayNumber(value))
  return safe(SLOTS[kind][slot]?.form === 'date' ? sayDate(value) : value)
}

/** When a record was or will be, as it was said, as HTML; '' when that is not known. */
export function sayTime(record: RegisterRecord): string {
  const said = TIMES.map((slot) => one(record, slot)).find((time) => time !== undefined)
  const acted = record.acts.map(({ when }) => when?.shown).find((time) => typeof time === 'string')
  const time = said ?? acted
  return time === undefined ? '' : safe(sayDate(String(time)))
}

/** The slots that tell a record's own time, in the order in which they are asked. */
const TIMES = ['when', 'period', 'since', 'due'] as const
