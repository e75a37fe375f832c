import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Claim, Kind, Modality, SlotValue } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import { makeDocument, type Document, type DocumentFacts } from '../sources/document.ts'
import { digest } from './digest.ts'
import { RegisterError } from './error.ts'
import type { SettlingClaim } from './identity/group.ts'
import type { NameKnowledge } from './knowledge.ts'
import { nameKey } from './names.ts'
import type { EntityKind } from './record.ts'
import type { AddedBy } from './register.ts'

/** A claim as tests write it: the document by a short name, its slots, and what differs from "done, published on 1 January 2025". */
export interface Told {
  readonly kind?: Kind
  readonly modality?: Modality
  readonly document?: string
  readonly issuer?: string
  readonly speaker?: string
  readonly published?: string
  readonly learned?: string
  readonly slots: Readonly<{ [slot: string]: SlotValue }>
}

/** Makes a claim to be settled; its id follows from all that it says. */
export function told({
  kind = 'meeting',
  modality = 'done',
  document = 'a',
  published = '2025-01-01',
  learned = '2025-01-01T00:00:00.000Z',
  ...more
}: Told): SettlingClaim {
  const id = digest([kind, modality, document, published, more])
  return { id, document, order: 0, kind, modality, passage: { start: 0, end: 1 }, published, learned, ...more }
}

/** A claim as a reader gives it. */
export function readClaim(
  kind: Kind,
  slots: Readonly<{ [slot: string]: SlotValue }>,
  start: number,
  end: number,
  modality: Modality = 'done',
): Claim {
  return { kind, modality, passage: { start, end }, slots, spans: {}, inferred: {}, rows: { frame: 'test' } }
}

/** A document and a reading with one claim over its first sentence. */
export function oneClaim(
  text: string,
  kind: Kind,
  slots: Readonly<{ [slot: string]: SlotValue }>,
  facts: DocumentFacts = {},
): { document: Document; reading: Reading } {
  const stop = text.indexOf('.')
  return {
    document: makeDocument(text, facts, 'test.txt'),
    reading: { claims: [readClaim(kind, slots, 0, stop === -1 ? text.length : stop + 1)] },
  }
}

/** Who added the claims of a test. */
export const BY: AddedBy = { readerName: 'test', readerVersion: '1', learned: '2025-03-01T08:00:00.000Z' }

/** Names for tests: a little of what `knowledge/` holds. */
export function knowledge(): NameKnowledge {
  const aliases = new Map([
    ['russian', 'Russia'],
    ['russian federation', 'Russia'],
    ['eas', 'East Asia Summit'],
    ['som', "Senior Officials' Meeting"],
    ['lao pdr', 'Laos'],
    ['indonesian', 'Indonesia'],
  ])
  for (const name of ['Russia', 'Indonesia', 'Laos', 'ASEAN', 'East Asia Summit', 'Vientiane', 'Jakarta', 'Moscow', 'Norland', 'Arcadia'])
    aliases.set(nameKey(name), name)
  const kinds = new Map<string, EntityKind>([
    ['russia', 'party'],
    ['indonesia', 'party'],
    ['laos', 'party'],
    ['asean', 'organisation'],
    ['east asia summit', 'body'],
    ['vientiane', 'place'],
    ['jakarta', 'place'],
    ['moscow', 'place'],
    ['norland', 'party'],
    ['arcadia', 'party'],
  ])
  const within = new Map(
    [
      ['vientiane', 'Laos'],
      ['jakarta', 'Indonesia'],
      ['moscow', 'Russia'],
    ].map(([place, state]) => [nameKey(place ?? ''), state ?? '']),
  )
  return { aliases, kinds, within, version: 'test' }
}

/** Runs with a folder that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What keeps a register from being used, in the words of the error; `none` when nothing does. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (!(error instanceof RegisterError)) throw error
    return error.message.includes('\n') ? `several lines: ${error.message}` : error.problem
  }
}
