import { UPON_OLD } from '../register/identity/things.ts'
import { nameWords, occasionWord, tellingWords } from '../register/record-words.ts'
import type { RegisterRecord } from '../register/record.ts'
import type { AlikeAsked } from '../register/register.ts'
import { bounds } from './bounds.ts'
import { one } from './fields.ts'

/**
 * The records that look like what a commitment promised: done, told no earlier than the promise, about the same parties, and sharing all
 * the telling words of the shorter of the two. Two words at least: one is chance. A hint for a person, who sees both sentences;
 * nothing is joined by it.
 */
export function evidenceFor(promise: RegisterRecord, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const wanted = tellingWords(one(promise, 'what') ?? '')
  if (wanted.size < 2) return []
  const made = madeOn(promise)
  const parties = new Set(promise.entities)
  return records.filter((record) => {
    if (!EVIDENCE_KINDS.has(record.kind) || record.modality !== 'done' || record.id === promise.id) return false
    // Without a time of its own nothing says that it came after the promise.
    if (record.to === undefined || record.to <= made) return false
    if (!record.entities.some((entity) => parties.has(entity))) return false
    // What the same documents tell was there when the promise was made.
    if (record.documents.every((document) => promise.documents.includes(document))) return false
    const name = tellingWords(
      [one(record, 'title'), one(record, 'type'), one(record, 'subject'), one(record, 'name')].filter(Boolean).join(' '),
    )
    const shared = [...name].filter((word) => wanted.has(word)).length
    return shared >= 2 && shared === Math.min(name.size, wanted.size)
  })
}

/**
 * The documents that look like one that was expected: done, about the same parties, told elsewhere, and either for the same period at the same
 * meeting, or sharing all telling words as a promise does.
 */
export function outcomeOf(expected: RegisterRecord, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const period = one(expected, 'period'),
    at = nameWords(one(expected, 'at')),
    parties = new Set(expected.entities)
  const wanted = instrumentWords(expected)
  return records.filter((record) => {
    if (record.kind !== 'instrument' || record.modality !== 'done' || record.id === expected.id) return false
    if (
      !record.entities.some((entity) => parties.has(entity)) ||
      record.documents.every((document) => expected.documents.includes(document))
    )
      return false
    if (record.to !== undefined && record.to < madeOn(expected)) return false
    // What was extended instead is not what was to come.
    if (record.acts.length > 0 && record.acts.every(({ action }) => UPON_OLD.has(action))) return false
    const samePeriod = period !== undefined && one(record, 'period') === period
    const otherPeriod = period !== undefined && record.fields['period'] !== undefined && !samePeriod
    const sameOccasion = at !== '' && nameWords(one(record, 'at')) === at
    const name = instrumentWords(record)
    const shared = [...name].filter((word) => wanted.has(word)).length
    return (samePeriod && sameOccasion) || (!otherPeriod && shared >= 2 && shared === Math.min(name.size, wanted.size))
  })
}

/** What the first evidence for a promise, or the first documents that were expected, are looked up by. */
export function lookedForBy(record: RegisterRecord, most: number): AlikeAsked {
  const { entities } = record
  const fits = record.kind === 'instrument' ? outcomeOf : evidenceFor
  const holds = (other: RegisterRecord): boolean => fits(record, [other]).length > 0
  if (record.kind !== 'instrument')
    return { entities, words: [...tellingWords(one(record, 'what') ?? '')], after: madeOn(record), holds, most }
  const occasion = occasionWord(record)
  return { entities, words: [...instrumentWords(record)], ...(occasion === undefined ? {} : { occasion }), holds, most }
}

function instrumentWords(record: RegisterRecord): ReadonlySet<string> {
  return tellingWords([one(record, 'title'), one(record, 'type'), one(record, 'subject')].filter(Boolean).join(' '))
}

const EVIDENCE_KINDS: ReadonlySet<string> = new Set(['instrument', 'programme', 'body'])

/** The day a promise was made, else the day it was first published; '' when neither is known. */
function madeOn(promise: RegisterRecord): string {
  const when = one(promise, 'when')
  const day = when === undefined ? undefined : bounds(when).first
  if (day !== undefined) return day
  const published = Object.values(promise.fields).flatMap(({ said }) =>
    said.flatMap(({ voices }) => voices.flatMap((voice) => voice.published ?? [])),
  )
  return published.sort()[0] ?? ''
}
