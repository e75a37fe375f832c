import { createHash } from 'node:crypto'
import type { Claim } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import type { Document } from '../sources/document.ts'
import { digest } from './digest.ts'
import type { ClaimId, DocumentId } from './record.ts'
import type { Added, AddedBy } from './register.ts'
import { indexParagraphs } from './search.ts'
import type { Row, Sqlite } from './sqlite.ts'

/** The id of a claim: the same words of the same document read alike are the same claim, whoever reads. */
export function claimId(document: DocumentId, { kind, modality, passage, speaker, slots }: Claim): ClaimId {
  const inOrder = Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1))
  return digest([document, kind, modality, passage.start, passage.end, speaker ?? null, inOrder])
}

/** Stores a document and its reading in one transaction. */
export function addDocument(db: Sqlite, document: Document, reading: Reading, by: AddedBy): Added {
  return db.transaction(() => {
    const known = knownAs(db, document)
    if (known !== undefined) return again(db, known, reading, by)
    const id = document.hash.slice(0, 16)
    const supersedes = olderVersion(db, document)
    const { hash, text, origin, title = null, issuer = null, date = null, url = null, language = null, type = null } = document
    db.run(
      'INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      hash,
      textHash(text),
      text,
      title,
      issuer,
      date,
      url,
      language,
      type,
      origin,
      by.learned,
      supersedes ?? null,
    )
    indexParagraphs(db, id, text)
    const claims = addReading(db, id, reading, by)
    return {
      outcome: supersedes === undefined ? 'new' : 'newer version',
      document: id,
      claims,
      ...(supersedes === undefined ? {} : { supersedes }),
    }
  })
}

const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The document that this one is: of the same hash, or of the same text and with nothing said of it that the known one does not say. */
function knownAs(db: Sqlite, document: Document): DocumentId | undefined {
  const same = db.get('SELECT id FROM document WHERE hash = ?', document.hash)
  if (same) return String(same['id'])
  const told = sameText(db, document).find((row) => IDENTITY.every((fact) => document[fact] === undefined || row[fact] === document[fact]))
  return told === undefined ? undefined : String(told['id'])
}

const IDENTITY = ['title', 'issuer', 'date', 'url'] as const

const sameText = (db: Sqlite, { text }: Document): readonly Row[] =>
  db.all(
    'SELECT d.* FROM document d WHERE text_hash = ? AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id) ORDER BY d.rowid',
    textHash(text),
  )

/**
 * The version that this document replaces: the newest under the same address; else the same text of which less was known. The same text
 * under two addresses or issuers is two documents: both sides of a meeting publish its statement.
 */
function olderVersion(db: Sqlite, document: Document): DocumentId | undefined {
  const { url } = document
  const current = 'NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)'
  const atAddress =
    url === undefined ? undefined : db.get(`SELECT id FROM document d WHERE url = ? AND ${current} ORDER BY d.rowid DESC`, url)
  const older =
    atAddress ?? sameText(db, document).find((row) => IDENTITY.every((fact) => row[fact] === null || row[fact] === document[fact]))
  return older === undefined ? undefined : String(older['id'])
}

/** A known document: nothing is stored, unless another reader has read it or the same in another version. */
function again(db: Sqlite, document: DocumentId, reading: Reading, by: AddedBy): Added {
  const latest = db.get(
    'SELECT reader, version, (SELECT count(*) FROM reading_claim WHERE reading = r.id) AS claims FROM reading r WHERE document = ? ORDER BY id DESC LIMIT 1',
    document,
  )
  if (latest?.['reader'] === by.readerName && latest['version'] === by.readerVersion)
    return { outcome: 'known', document, claims: Number(latest['claims']) }
  return { outcome: 'read again', document, claims: addReading(db, document, reading, by) }
}

/** Appends what a reader took from a document. Gives the number of claims; the same claim twice counts once. */
function addReading(
  db: Sqlite,
  document: DocumentId,
  { claims, date, issuer }: Reading,
  { readerName, readerVersion, learned }: AddedBy,
): number {
  db.run(
    'INSERT INTO reading (document, reader, version, learned, date, date_known, date_from, issuer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    document,
    readerName,
    readerVersion,
    learned,
    date?.date ?? null,
    date?.known ?? null,
    JSON.stringify(date?.from ?? []),
    issuer ?? null,
  )
  const reading = Number(db.get('SELECT last_insert_rowid() AS id')?.['id'])
  const seen = new Set<ClaimId>()
  for (const claim of claims) {
    const id = claimId(document, claim)
    if (seen.has(id)) continue
    db.run(
      'INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      document,
      claim.kind,
      claim.modality,
      claim.passage.start,
      claim.passage.end,
      claim.speaker ?? null,
      JSON.stringify(claim.slots),
      JSON.stringify(claim.spans),
      JSON.stringify(claim.inferred),
      JSON.stringify(claim.rows),
      learned,
      readerName,
      readerVersion,
    )
    db.run('INSERT INTO reading_claim VALUES (?, ?, ?)', reading, seen.size, id)
    seen.add(id)
  }
  return seen.size
}
