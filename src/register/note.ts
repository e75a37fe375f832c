import { createHash } from 'node:crypto'
import type { Claim, Kind, Modality, SlotValue } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import { makeDocument, type Document } from '../sources/document.ts'
import { PERSON } from './record.ts'
import type { AddedBy } from './register.ts'

/** What a person knows and no document says. */
export interface Note {
  /** The words: what was told, and how. */
  readonly text: string
  readonly kind: Kind
  readonly modality: Modality
  readonly slots: Readonly<{ [slot: string]: SlotValue | null }>
  /** Who enters it. */
  readonly who: string
  /** Who told it. */
  readonly from?: string
  /** When it was told, `YYYY-MM-DD`. */
  readonly date: string
  /** The clock: an instant, ISO 8601 in UTC. */
  readonly learned: string
}

/** A note as it is added: a document of its words, and the one claim that the person made of them. It is marked wherever it is told. */
export function noteToAdd({ text, kind, modality, slots, who, from, date, learned }: Note): {
  readonly document: Document
  readonly reading: Reading
  readonly by: AddedBy
} {
  const facts = { title: `Note by ${who}`, date, type: 'note', ...(from === undefined ? {} : { issuer: from }) }
  const words = makeDocument(text.trim(), facts, 'note')
  const claim: Claim = {
    kind,
    modality,
    passage: { start: 0, end: words.text.length },
    slots: Object.fromEntries(Object.entries(slots).filter((entry): entry is [string, SlotValue] => entry[1] !== null)),
    spans: {},
    inferred: {},
    rows: { note: who },
  }
  // "Told by phone" may be said of many things: each is a note of its own, and the same said again is known.
  const made = JSON.stringify([words.hash, kind, modality, Object.entries(claim.slots).sort(([a], [b]) => (a < b ? -1 : 1))])
  const document = { ...words, hash: createHash('sha256').update(made).digest('hex') }
  return { document, reading: { claims: [claim] }, by: { readerName: PERSON, readerVersion: who, learned } }
}
