import { occasionWord, wordsOf } from '../register/record-words.ts'
import type { RegisterRecord } from '../register/record.ts'
import type { AlikeAsked } from '../register/register.ts'
import { madeOn, matchOf } from './ledger/match.ts'

/**
 * The records that show, as far as words can, that what was promised, proposed or expected was done. A hint for a person, who sees both
 * sentences; nothing is joined by it.
 */
export function evidenceFor(promise: RegisterRecord, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  return records.filter((record) => record.modality === 'done' && matchOf(promise, record)?.sure === true)
}

/** What the first evidence is looked up by. */
export function lookedForBy(record: RegisterRecord, most: number): AlikeAsked {
  return { ...wordsAsked(record), holds: (other) => evidenceFor(record, [other]).length > 0, most }
}

/** What a record is alike to, by its words and its time. */
export function wordsAsked(record: RegisterRecord): Pick<AlikeAsked, 'entities' | 'words' | 'after' | 'occasion'> {
  const { entities } = record
  const words = [...wordsOf(record)]
  if (record.kind !== 'instrument') return { entities, words, after: madeOn(record) }
  const occasion = occasionWord(record)
  return { entities, words, ...(occasion === undefined ? {} : { occasion }) }
}
