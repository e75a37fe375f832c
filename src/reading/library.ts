/**
 * Reads what ministries and organisations publish, and says what it says: who met whom, what was signed, promised and counted. Pure: no
 * file system, no network, no clock. What the reader knows is baked in, so that the same version reads the same text in the same way, in
 * Node and in a browser. English and French are read; a language that is not gives no claims.
 *
 * @packageDocumentation
 */
import type { TableTexts } from '../language/tables.ts'
import { readDay } from '../sources/day.ts'
import type { Claim } from './claim.ts'
import { createReader, READER_VERSION } from './read.ts'
import type { LocalReader, Reading } from './reader.ts'

export type { Claim, Kind, Modality, SlotDefinition, SlotForm, SlotValue, Span } from './claim.ts'
export { KINDS, MODALITIES, RANKS, SLOTS } from './claim.ts'
export type { DocumentDate, Reading } from './reader.ts'

/** The version of the rules: the same version reads the same text in the same way. */
export const version: string = READER_VERSION

/** The texts of the tables in `knowledge/`, put here by the build. */
declare const KNOWLEDGE: TableTexts

/** What is known of a document besides its text. Without a date, "next Tuesday" is told from the text alone, if at all. */
export interface About {
  /** The day of publication: `2025-03-14`, or `2025-03` when only the month is known. */
  readonly date?: string | undefined
  /** Who published it, as `Ministry of Foreign Affairs of Norland`: the one who says "we", "our minister" and "both sides". */
  readonly issuer?: string | undefined
  /** Its language, as `en`: English unless told. A text in a language that is not read gives no claims. */
  readonly language?: string | undefined
}

/**
 * The claims of a text, in the order of their passages.
 *
 * All offsets are UTF-16 offsets into `text` as it was given: `text.slice(claim.passage.start, claim.passage.end)` is the sentence.
 *
 * @example
 * ```ts
 * const [claim] = read('Peru and Oman signed a treaty on ports in Lima.', { date: '2025-03-14' })
 * claim.kind // 'instrument'
 * claim.slots.parties // ['Peru', 'Oman']
 * ```
 * @throws TypeError when the text is no string, RangeError when the date is no day
 */
export function read(text: string, about: About = {}): readonly Claim[] {
  return readDocument(text, about).claims
}

/**
 * As {@link read}, with the document's own date: the one given, or one concluded from the text, with the sentences that told it.
 *
 * @throws TypeError when the text is no string, RangeError when the date is no day
 */
export function readDocument(text: string, { date, issuer, language }: About = {}): Reading {
  if (typeof text !== 'string') throw new TypeError(`the text of a document must be a string, not ${text === null ? 'null' : typeof text}`)
  const day = date === undefined || date === '' ? undefined : readDay(String(date))
  if (day === undefined && date !== undefined && date !== '')
    throw new RangeError(`the date ${JSON.stringify(String(date).slice(0, 60))} is no day: write it as 2025-03-14`)
  reader ??= createReader(KNOWLEDGE)
  return reader.read({
    text,
    ...(day === undefined ? {} : { date: day }),
    ...(issuer === undefined || issuer === '' ? {} : { issuer }),
    ...(language === undefined || language === '' ? {} : { language }),
  })
}

/** Made with the first text, as it takes some tens of milliseconds. */
let reader: LocalReader | undefined
