import { occasionWord, wordsOf } from '../register/record-words.ts'
import type { RegisterRecord } from '../register/record.ts'
import type { AlikeAsked, RegisterReader } from '../register/register.ts'
import { madeOn, matchOf } from './ledger/match.ts'
import { doneAtSessions, hasOccasion, ofSessions } from './ledger/sessions.ts'

/**
 * The records that show, as far as words can, that what was promised, proposed or expected was done. A hint for a person, who sees both
 * sentences; nothing is joined by it.
 */
export function evidenceFor(promise: RegisterRecord, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const among = hasOccasion(promise) ? ofSessions(records) : records
  return among.filter((record) => record.modality === 'done' && matchOf(promise, record)?.sure === true)
}

/** What the first evidence is looked up by. */
function lookedForBy(record: RegisterRecord, most: number): AlikeAsked {
  return { ...wordsAsked(record), holds: (other) => evidenceFor(record, [other]).length > 0, most }
}

/** The first records, some at most, that show that a thing was done: by their words, else by the session at which they were made. */
export async function evidenceIn(
  register: Pick<RegisterReader, 'watch' | 'records'>,
  record: RegisterRecord,
  most: number,
): Promise<readonly RegisterRecord[]> {
  const alike = await register.watch.alike(lookedForBy(record, most))
  return alike.length > 0 ? alike : evidenceFor(record, await doneAtSessions(register, record)).slice(0, most)
}

/** What a record is alike to, by its words and its time. */
export function wordsAsked(record: RegisterRecord): Pick<AlikeAsked, 'entities' | 'words' | 'after' | 'occasion'> {
  const { entities } = record
  const words = [...wordsOf(record)]
  if (record.kind !== 'instrument') return { entities, words, after: madeOn(record) }
  const occasion = occasionWord(record)
  return { entities, words, ...(occasion === undefined ? {} : { occasion }) }
}
