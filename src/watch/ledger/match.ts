import { UPON_OLD } from '../../register/identity/things.ts'
import { nameKey } from '../../register/names.ts'
import { nameWords, wordsOf } from '../../register/record-words.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { subjectWords } from '../../register/telling-words.ts'
import { bounds } from '../bounds.ts'
import { firstPublished, one, voicesIn } from '../fields.ts'

/** Why a later thing is taken for what became of an earlier one. */
export interface Match {
  /** False when too little speaks for it: a person has to judge. */
  readonly sure: boolean
  /** What both have in common, to be read by a person. */
  readonly on: readonly string[]
}

/** What may have become of a thing, by its kind: a promise is kept by what was signed, launched, set up or held; a document that was expected only by a document. */
const BECOMES: Readonly<Record<string, readonly string[]>> = {
  commitment: ['instrument', 'programme', 'body', 'meeting'],
  initiative: ['instrument', 'programme', 'body', 'meeting'],
  instrument: ['instrument'],
}

/** So much of the shorter name is enough to ask a person. */
export const ENOUGH_TO_ASK = 0.6

/**
 * Whether a thing told of later can be what became of one that was promised, proposed or expected: about one of the same parties, told
 * elsewhere, no earlier, and of the same subject. Sure when all telling words of the shorter name stand in the other, two at least of which
 * one is no mere type of document; or when it is a document for the same period made on the same occasion. Nothing is joined by it.
 */
export function matchOf(before: RegisterRecord, after: RegisterRecord): Match | undefined {
  if (after.id === before.id || !(BECOMES[before.kind] ?? []).includes(after.kind) || !isTold(before, after)) return undefined
  if (after.kind === 'meeting' && (!promisesToMeet(before) || isOtherSession(before, after))) return undefined
  const parties = new Set(before.entities)
  if (!after.entities.some((entity) => parties.has(entity))) return undefined
  // What the same documents tell was there already.
  if (after.documents.every((document) => before.documents.includes(document))) return undefined
  const made = madeOn(before)
  // Of a document the words are proof enough; of another thing only its own time says that it came after.
  const timed = after.to ?? (after.kind === 'instrument' ? madeOn(after) : undefined)
  if (timed === undefined || (after.kind === 'instrument' ? timed < made : timed <= made)) return undefined
  // What was extended instead is not what was to come.
  if (before.kind === 'instrument' && after.acts.length > 0 && after.acts.every(({ action }) => UPON_OLD.has(action))) return undefined
  const [period, otherPeriod] = [one(before, 'period'), one(after, 'period')]
  const samePeriod = period !== undefined && period === otherPeriod
  if (period !== undefined && otherPeriod !== undefined && !samePeriod) return undefined
  const [occasion, otherOccasion] = [occasionOf(before), nameWords(one(after, 'at'))]
  const sameOccasion = occasion !== '' && occasion === otherOccasion
  if (samePeriod && sameOccasion) return { sure: true, on: [period, one(before, 'at') ?? ''] }
  const [wanted, words] = [wordsOf(before), wordsOf(after)]
  const shared = [...words].filter((word) => wanted.has(word))
  const types = subjectWords([one(before, 'type'), one(after, 'type')].filter(Boolean).join(' '))
  const telling = shared.filter((word) => !types.has(word))
  const least = Math.min(wanted.size, words.size)
  if (telling.length === 0) return undefined
  if (shared.length >= 2 && shared.length === least && !otherType(before, after)) return { sure: true, on: shared }
  return shared.length >= 2 && shared.length / least >= ENOUGH_TO_ASK ? { sure: false, on: shared } : undefined
}

/** A promise to hold the 21st session is not kept by the 20th. */
function isOtherSession(before: RegisterRecord, session: RegisterRecord): boolean {
  const number = one(session, 'ordinal')
  const named: readonly string[] = (one(before, 'what') ?? one(before, 'idea') ?? '').match(/\b\d{1,4}(?=st\b|nd\b|rd\b|th\b)/gi) ?? []
  return number !== undefined && named.length > 0 && !named.includes(number)
}

/** Talks that took place keep no promise but one to meet. */
const MEETING: ReadonlySet<string> = new Set([
  'hold',
  'holding',
  'convene',
  'convening',
  'meet',
  'meeting',
  'host',
  'hosting',
  'organise',
  'organize',
  'session',
  'round',
])
const promisesToMeet = (before: RegisterRecord): boolean =>
  nameKey(one(before, before.kind === 'initiative' ? 'idea' : 'what') ?? '')
    .split(' ')
    .some((word) => MEETING.has(word))

const occasionOf = (record: RegisterRecord): string => nameWords(one(record, record.kind === 'initiative' ? 'forum' : 'at'))

/** It was done; of a proposal, also what it was turned into and is still to come. */
const isTold = (before: RegisterRecord, { kind, modality }: RegisterRecord): boolean =>
  modality === 'done' || (before.kind === 'initiative' && kind === 'instrument' && (modality === 'expected' || modality === 'scheduled'))

/** "A statement on ferry safety" is not the memorandum on it. */
function otherType(before: RegisterRecord, after: RegisterRecord): boolean {
  const [a, b] = [one(before, 'type'), one(after, 'type')].map((type) => [...subjectWords(type ?? '')].at(-1))
  return a !== undefined && b !== undefined && a !== b
}

/** The day a thing was promised, proposed or made, else the day it was first published; '' when neither is known. */
export function madeOn(record: RegisterRecord): string {
  const when = record.kind === 'instrument' ? undefined : one(record, 'when')
  const day = when === undefined ? undefined : bounds(when).first
  return day ?? firstPublished(voicesIn(record)) ?? ''
}
