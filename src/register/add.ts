import { createHash } from 'node:crypto'
import type { Claim } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import type { Document } from '../sources/document.ts'
import { putInto } from './collections.ts'
import { digest } from './digest.ts'
import { PERSON, type ClaimId, type ClaimThen, type Decision, type DocumentId } from './record.ts'
import { claimThen } from './rows.ts'
import type { Added, AddedBy } from './register.ts'
import { list, listDecision } from './listed.ts'
import { indexParagraphs } from './search-index.ts'
import type { Database, Queries, Row } from './database.ts'

/** The id of a claim: the same words of the same document read alike are the same claim, whoever reads. */
export function claimId(document: DocumentId, { kind, modality, passage, speaker, slots }: Claim): ClaimId {
  const inOrder = Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1))
  return digest([document, kind, modality, passage.start, passage.end, speaker ?? null, inOrder])
}

/** Stores a document and its reading in one transaction. */
export function addDocument(database: Database, document: Document, reading: Reading, by: AddedBy): Promise<Added> {
  return database.write(async (db): Promise<Added> => {
    const known = await knownAs(db, document, by)
    if (known !== undefined) {
      const collected = by.collection !== undefined && (await putInto(db, known, false, by.collection, by.learned))
      return { ...(await again(db, known, reading, by)), ...(collected ? { collected } : {}) }
    }
    const id = document.hash.slice(0, 16)
    const supersedes = await olderVersion(db, document, by)
    const { hash, text, origin, title = null, issuer = null, date = null, url = null, language = null, type = null } = document
    await db.run(
      `INSERT INTO document (id, hash, text_hash, text, title, issuer, date, url, language, type, origin, learned, supersedes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      hash,
      textHash(text),
      ...[text, title, issuer, date, url, language, type, origin].map(storable),
      by.learned,
      supersedes ?? null,
    )
    if (by.collection !== undefined) await putInto(db, id, true, by.collection, by.learned)
    await indexParagraphs(db, id, text, document.title)
    const claims = await addReading(db, id, reading, by)
    return {
      outcome: supersedes === undefined ? 'new' : 'newer version',
      document: id,
      claims,
      ...(supersedes === undefined ? {} : { supersedes }),
    }
  })
}

/** What every engine can hold: no zero character and no half of a pair. Offsets stay. */
const storable = (text: string | null): string | null => (text === null ? null : text.replaceAll(/[\u0000\p{Cs}]/gu, '\ufffd'))

const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The document that this one is: of the same hash, or of the same text and with nothing said of it that the known one does not say.
 */
async function knownAs(db: Queries, document: Document, { readerName }: AddedBy): Promise<DocumentId | undefined> {
  const same = await db.get('SELECT id FROM document WHERE hash = ?', document.hash)
  if (same) return String(same['id'])
  const told = (await sameText(db, document, readerName)).find((row) =>
    IDENTITY.every((fact) => document[fact] === undefined || row[fact] === document[fact]),
  )
  return told === undefined ? undefined : String(told['id'])
}

const IDENTITY = ['title', 'issuer', 'date', 'url'] as const

/** Documents are in the order of their first readings, which come with them. */
const ADDED = '(SELECT min(r.id) FROM reading r WHERE r.document = d.id)'

/** Current documents of the same text. What a person enters is like no other: the same words ("told by phone") may be said of another thing. */
const sameText = async (db: Queries, { text }: Document, readerName: string): Promise<readonly Row[]> =>
  readerName === PERSON
    ? []
    : await db.all(
        `SELECT d.* FROM document d WHERE text_hash = ? AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id) ORDER BY ${ADDED}`,
        textHash(text),
      )

/**
 * The version that this document replaces: the newest under the same address; else the same text of which less was known. The same text
 * under two addresses or issuers is two documents: both sides of a meeting publish its statement.
 */
async function olderVersion(db: Queries, document: Document, { readerName }: AddedBy): Promise<DocumentId | undefined> {
  const { url } = document
  const current = 'NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)'
  const atAddress =
    url === undefined ? undefined : await db.get(`SELECT id FROM document d WHERE url = ? AND ${current} ORDER BY ${ADDED} DESC`, url)
  const older =
    atAddress ??
    (await sameText(db, document, readerName)).find((row) => IDENTITY.every((fact) => row[fact] === null || row[fact] === document[fact]))
  return older === undefined ? undefined : String(older['id'])
}

/** A known document: nothing is stored, unless another reader has read it or the same in another version. */
async function again(db: Queries, document: DocumentId, reading: Reading, by: AddedBy): Promise<Added> {
  const latest = await db.get(
    'SELECT reader, version, (SELECT count(*) FROM reading_claim WHERE reading = r.id) AS claims FROM reading r WHERE document = ? AND reader = ? ORDER BY id DESC LIMIT 1',
    document,
    by.readerName,
  )
  if (latest?.['version'] === by.readerVersion) return { outcome: 'known', document, claims: Number(latest['claims']) }
  return { outcome: 'read again', document, claims: await addReading(db, document, reading, by) }
}

const CLAIM = [
  'id',
  'document',
  'kind',
  'modality',
  'starts',
  'ends',
  'speaker',
  'slots',
  'spans',
  'inferred',
  'rows',
  'learned',
  'reader',
  'version',
] as const

/** Appends what a reader took from a document. Gives the number of claims; the same claim twice counts once. */
async function addReading(
  db: Queries,
  document: DocumentId,
  { claims, date, issuer }: Reading,
  { readerName, readerVersion, learned }: AddedBy,
): Promise<number> {
  // One writer adds at a time, so the next number is free.
  const reading = Number((await db.get('SELECT coalesce(max(id), 0) + 1 AS next FROM reading'))?.['next'])
  await db.run(
    'INSERT INTO reading (id, document, reader, version, learned, date, date_known, date_from, issuer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    reading,
    document,
    readerName,
    readerVersion,
    learned,
    date?.date ?? null,
    date?.known ?? null,
    JSON.stringify(date?.from ?? []),
    storable(issuer ?? null),
  )
  const byId = new Map<ClaimId, Claim>()
  for (const claim of claims) {
    const id = claimId(document, claim)
    if (!byId.has(id)) byId.set(id, claim)
  }
  await db.insert(
    'claim',
    CLAIM,
    [...byId].map(([id, claim]) => [
      id,
      document,
      claim.kind,
      claim.modality,
      claim.passage.start,
      claim.passage.end,
      storable(claim.speaker ?? null),
      JSON.stringify(claim.slots),
      JSON.stringify(claim.spans),
      JSON.stringify(claim.inferred),
      JSON.stringify(claim.rows),
      learned,
      readerName,
      readerVersion,
    ]),
    'keep',
  )
  await db.insert(
    'reading_claim',
    ['reading', 'position', 'claim'],
    [...byId.keys()].map((id, position) => [reading, position, id]),
  )
  await list(
    db,
    document,
    [...byId].map(([id, { slots, inferred }]) => ({ id, slots, inferred, reader: readerName })),
  )
  return byId.size
}

/** Appends a person's decision, with what its claims say now. */
export function addDecision(database: Database, { at, who, act, claims, slots, why, names, until }: Decision): Promise<void> {
  return database.write(async (db) => {
    const next = Number((await db.get('SELECT coalesce(max(id), 0) + 1 AS next FROM decision'))?.['next'])
    const about: ClaimThen[] = []
    for (const id of claims) {
      const row = await db.get('SELECT id, document, kind, starts, ends, slots FROM claim WHERE id = ?', id)
      if (row !== undefined) about.push(claimThen(row))
    }
    const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
    await db.insert(
      'decision',
      ['id', 'at', 'who', 'act', 'claims', 'slots', 'why', 'about', 'names', 'until'],
      [[next, at, who, act, JSON.stringify(claims), json(slots), why ?? null, JSON.stringify(about), json(names), until ?? null]],
    )
    await listDecision(db, next, new Set(about.map(({ document }) => document)))
  })
}
