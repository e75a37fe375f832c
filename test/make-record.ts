import { isGenericBody } from '../src/register/generic.ts'
import { nameKey } from '../src/register/names.ts'
import type { Modality, SlotValue } from '../src/reading/claim.ts'
import { SLOTS, type Kind } from '../src/reading/claim.ts'
import type { Act, Field, RegisterRecord, Said, StoredClaim, StoredDocument, Voice } from '../src/register/record.ts'
import { bounds } from '../src/watch/bounds.ts'

/** What a test says of a claim; the rest follows. `key` names the claim in the test. */
export interface ClaimSketch {
  readonly key: string
  readonly issuer?: string
  readonly speaker?: string
  readonly published?: string
  readonly sentence?: string
}

export interface RecordSketch {
  readonly kind: Kind
  readonly modality?: Modality
  readonly slots: Readonly<Record<string, SlotValue>>
  readonly told?: readonly ClaimSketch[]
  readonly about?: readonly string[]
  /** Slots of which others say otherwise: value by claim key. */
  readonly others?: Readonly<Record<string, { readonly value: string | number; readonly key: string }>>
  readonly acts?: readonly { readonly action: string; readonly when?: string; readonly modality?: Modality; readonly key?: string }[]
}

/** A record as settling would make it, from a sketch: all claims of `told` give all slots. */
export function makeRecord(sketch: RecordSketch): RegisterRecord {
  const { kind, modality = 'done', slots, told = [{ key: 'a' }], about = [], others = {} } = sketch
  const voice = (claim: ClaimSketch): Voice => ({
    claim: claim.key,
    document: `doc-${claim.key}`,
    modality,
    learned: '2025-01-01T00:00:00Z',
    speaker: claim.speaker ?? claim.issuer ?? 'Norland',
    issuer: claim.issuer ?? 'Norland',
    published: claim.published ?? '2025-03-14',
  })
  const voices = told.map(voice)
  const field = (slot: string, shown: SlotValue): Field => {
    const values = Array.isArray(shown) ? (shown as readonly string[]) : [shown as string | number]
    const other = others[slot]
    const said: Said[] = values.map((value) => ({
      value,
      voices: other === undefined ? voices : voices.filter(({ claim }) => claim !== other.key),
    }))
    if (other !== undefined) said.push({ value: other.value, voices: voices.filter(({ claim }) => claim === other.key) })
    return { shown, by: other === undefined ? 'only value' : 'party to the act', said, disputed: other !== undefined }
  }
  const names = Object.keys(SLOTS[kind]).filter((slot) => slots[slot] !== undefined)
  const fields = Object.fromEntries(names.map((slot) => [slot, field(slot, slots[slot] ?? '')]))
  const own = slots['action']
  const sketched =
    sketch.acts ?? (typeof own === 'string' ? [{ action: own, ...(typeof slots['when'] === 'string' ? { when: slots['when'] } : {}) }] : [])
  const acts = sketched.map(({ action, when, modality: how = modality, key }: NonNullable<RecordSketch['acts']>[number]): Act => {
    const own = key === undefined ? voices : voices.filter(({ claim }) => claim === key)
    return {
      action,
      modality: how,
      voices: own,
      ...(when === undefined ? {} : { when: { ...field('when', when), said: [{ value: when, voices: own }] } }),
    }
  })
  const time = ['when', 'period', 'since', 'due'].map((slot) => slots[slot]).find((value) => typeof value === 'string')
  const { first, last } = typeof time === 'string' ? bounds(time) : {}
  return {
    id: `${kind}-${told[0]?.key ?? ''}`,
    kind,
    modality,
    fields,
    acts,
    claims: told.map(({ key }) => key),
    documents: told.map(({ key }) => `doc-${key}`),
    joins: [],
    entities: about,
    ...bodyOf(slots[kind === 'body' ? 'name' : 'body']),
    disputed: Object.keys(others).length > 0,
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  }
}

/** The body's id, as settling would give it one: the same for all orders of its words. */
function bodyOf(name: SlotValue | undefined): { readonly body?: string } {
  return typeof name !== 'string' || isGenericBody(name) ? {} : { body: nameKey(name).split(' ').sort().join(' ') }
}

/** The claims that a sketch's record rests on. */
export function makeClaims({ kind, modality = 'done', slots, told = [{ key: 'a' }], others = {} }: RecordSketch): StoredClaim[] {
  return told.map(({ key, issuer = 'Norland', speaker = issuer, published = '2025-03-14', sentence = `Sentence ${key}.` }, order) => {
    const own = Object.entries(others)
      .filter(([, other]) => other.key === key)
      .map(([slot, { value }]) => [slot, value])
    return {
      id: key,
      document: `doc-${key}`,
      order,
      kind,
      modality,
      passage: { start: 0, end: sentence.length },
      sentence,
      speaker,
      issuer,
      published,
      slots: { ...slots, ...(Object.fromEntries(own) as Record<string, SlotValue>) },
      spans: {},
      inferred: {},
      rows: {},
      learned: '2025-01-01T00:00:00Z',
      reader: 'test',
      readerVersion: '1',
      readBy: [],
      bears: true,
    }
  })
}

/** The documents in which they stand: one a claim. */
export function makeDocuments(sketch: RecordSketch): StoredDocument[] {
  return makeClaims(sketch).map(({ id, document, sentence, issuer, published }) => ({
    id: document,
    hash: document,
    text: sentence,
    origin: `${id}.txt`,
    url: `https://example.org/${id}`,
    learned: '2025-01-01T00:00:00Z',
    dateKnown: 'given',
    dateFrom: [],
    reader: 'test',
    readerVersion: '1',
    ...(issuer === undefined ? {} : { issuer }),
    ...(published === undefined ? {} : { date: published }),
  }))
}
