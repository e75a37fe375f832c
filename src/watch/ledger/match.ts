import { UPON_OLD } from '../../register/identity/things.ts'
import { nameKey } from '../../register/names.ts'
import { nameWords, wordsOf } from '../../register/record-words.ts'
import type { Act, RegisterRecord } from '../../register/record.ts'
import { subjectWords } from '../../register/telling-words.ts'
import { bounds } from '../bounds.ts'
import { actDate, all, firstPublished, one, voicesIn } from '../fields.ts'

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
  if (ofOthers(before, after)) return undefined
  // Of a document the acts that are told later are proof enough; of another thing only its own time says that it came after.
  if (after.kind === 'instrument' ? !cameAfter(before, after, made) : after.to === undefined || after.to <= made) return undefined
  // What was extended instead is not what was to come.
  if (before.kind === 'instrument' && after.acts.length > 0 && after.acts.every(({ action }) => UPON_OLD.has(action))) return undefined
  const [period, otherPeriod] = [one(before, 'period'), one(after, 'period')]
  const samePeriod = period !== undefined && period === otherPeriod
  if (period !== undefined && otherPeriod !== undefined && !samePeriod) return undefined
  const [occasion, otherOccasion] = [occasionOf(before), nameWords(one(after, 'at'))]
  const sameOccasion = occasion !== '' && occasion === otherOccasion
  if (samePeriod && sameOccasion) return { sure: true, on: [period, one(before, 'at') ?? ''] }
  const [wanted, words] = ownWords(before, after)
  const shared = [...words].filter((word) => wanted.has(word))
  const types = subjectWords([one(before, 'type'), one(after, 'type')].filter(Boolean).join(' '))
  const telling = shared.filter((word) => !types.has(word))
  const least = Math.min(wanted.size, words.size)
  if (telling.length === 0) return undefined
  const isClear = !otherType(before, after) && !elsewhere(before, after) && !isNamedOnly(after)
  if (shared.length >= 2 && shared.length === least && isClear) return { sure: true, on: shared }
  return shared.length >= 2 && shared.length / least >= ENOUGH_TO_ASK ? { sure: false, on: shared } : undefined
}

/** The acts that tell what became of an earlier thing: named, told elsewhere than it, and no earlier. A document that is only named is not told of. */
export function actsAfter(before: RegisterRecord, { acts }: RegisterRecord): readonly Act[] {
  const made = madeOn(before)
  return acts.filter(
    (act) =>
      act.action !== '' &&
      AS_STEPS.has(act.modality) &&
      act.voices.some(({ document }) => !before.documents.includes(document)) &&
      (timeOf(act) ?? '') >= made,
  )
}

const AS_STEPS: ReadonlySet<string> = new Set(['done', 'scheduled', 'expected'])

/** The last day on which it can have been done, else the day on which it was first told. */
function timeOf(act: Act): string | undefined {
  const when = actDate(act)
  return (when === undefined ? undefined : bounds(when).last) ?? firstPublished(act.voices)
}

/** What was adopted before it was proposed is another. One that is named only can be what was expected: a person has to judge. */
function cameAfter(before: RegisterRecord, after: RegisterRecord, made: string): boolean {
  if (after.to !== undefined && after.to < made) return false
  if (isNamedOnly(after)) return before.kind === 'instrument' && madeOn(after) >= made
  if (hasNoAct(after)) return true
  const isEarlier = (act: Act): boolean => act.action !== '' && act.modality === 'done' && (timeOf(act) ?? made) < made
  return actsAfter(before, after).some(({ modality }) => modality === 'done' || before.kind === 'initiative') && !after.acts.some(isEarlier)
}

const hasNoAct = ({ kind, acts }: RegisterRecord): boolean => kind === 'instrument' && acts.every(({ action }) => action === '')
/** Neither its day is told, nor what was done with it. */
const isNamedOnly = (record: RegisterRecord): boolean => hasNoAct(record) && record.to === undefined

/** A plan of A and B is not that of A and C. */
function ofOthers(before: RegisterRecord, after: RegisterRecord): boolean {
  const [mine, theirs] = [pairIn(before), pairIn(after)]
  if (theirs.length < 2) return false
  const lacks = (some: readonly string[], others: readonly string[]): boolean => some.some((party) => !others.includes(party))
  if (mine.length > 1) return lacks(mine, theirs) && lacks(theirs, mine)
  // Who is named apart from the title is known as an entity.
  return all(before, 'by').length > 1 && before.entities.filter((entity) => after.entities.includes(entity)).length < 2
}

/** The words of both names; without the parties in them, whose plan on another subject is another, when enough words are left. */
function ownWords(before: RegisterRecord, after: RegisterRecord): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const parties = subjectWords([...pairIn(before), ...pairIn(after)].join(' '))
  const [a, b] = [before, after].map((record) => new Set([...wordsOf(record)].filter((word) => !parties.has(word))))
  return a !== undefined && b !== undefined && a.size > 1 && b.size > 1 ? [a, b] : [wordsOf(before), wordsOf(after)]
}

/** The parties that a name holds: "ASEAN-Norway Work Plan"; or those of the body at whose session it is to be. */
function pairIn(record: RegisterRecord): readonly string[] {
  const named = [one(record, NAMES[record.kind] ?? 'title'), one(record, record.kind === 'initiative' ? 'forum' : 'at')]
  for (const name of named) {
    const pair = /(?<![\p{L}-])(\p{Lu}\p{L}+)[-–](\p{Lu}\p{L}+)(?![\p{L}-])/u.exec(name ?? '')
    if (pair !== null) return pair.slice(1, 3).map(nameKey)
  }
  return all(record, 'parties').map(nameKey)
}
const NAMES: Readonly<Record<string, string>> = { commitment: 'what', initiative: 'idea', body: 'name', meeting: 'body' }

/** It was to be done at the session of one body, and was done at that of another. */
function elsewhere(before: RegisterRecord, after: RegisterRecord): boolean {
  const [at, otherAt] = [nameWords(one(before, 'at')), nameWords(one(after, 'at'))]
  return before.kind === 'instrument' && at !== '' && otherAt !== '' && at !== otherAt
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
