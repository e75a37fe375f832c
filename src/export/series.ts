import { ICalEventRepeatingFreq, type ICalRepeatingOptions } from 'ical-generator'
import type { RegisterRecord } from '../register/index.ts'
import { one } from '../watch/fields.ts'

/** How a calendar says how often something is held (RFC 5545, 3.3.10), by the code that a document's words are read as. */
const REPEATS: Readonly<Record<string, ICalRepeatingOptions>> = {
  annual: { freq: ICalEventRepeatingFreq.YEARLY },
  biannual: { freq: ICalEventRepeatingFreq.MONTHLY, interval: 6 },
  'twice a year': { freq: ICalEventRepeatingFreq.MONTHLY, interval: 6 },
  biennial: { freq: ICalEventRepeatingFreq.YEARLY, interval: 2 },
  quarterly: { freq: ICalEventRepeatingFreq.MONTHLY, interval: 3 },
  monthly: { freq: ICalEventRepeatingFreq.MONTHLY },
  weekly: { freq: ICalEventRepeatingFreq.WEEKLY },
}

/**
 * The series that an event stands for: only where it is told as one that is held again and again on such days. Sessions of a body that meets
 * every year are no series, since nobody said on which day the next falls: each is an event of its own, and the next is told by what is due.
 */
export function seriesOf(record: RegisterRecord): { readonly repeating?: ICalRepeatingOptions } {
  const often = record.modality === 'recurring' ? one(record, 'frequency') : undefined
  const repeating = often === undefined ? undefined : REPEATS[often]
  return repeating === undefined ? {} : { repeating }
}
