import type { Dialect, Queries, Row } from './database.ts'
import { nameKey } from './names.ts'
import { isUncertain } from './confidence.ts'
import { decisionOf } from './rows.ts'
import { decidedDocuments } from './settling/bearing.ts'
import { PERSON, type ClaimId, type DocumentId, type StoredClaim } from './record.ts'

/**
 * What lists are walked through without reading what is listed. It follows from what is stored, and is kept up to date with it:
 * documents with the day of publication (`~` when there is none), when they were learned of, whether a newer version has replaced them, how many
 * readers have read them, and their folded title, or beginning where they have none;
 * the kinds of their claims; the decisions on these; and claims of which more is concluded than said.
 */
const listTables = ({ tables, engine, temporary }: Dialect, apart: boolean): string => {
  const schema = apart && engine === 'sqlite' ? `${temporary}.` : ''
  const create = `CREATE ${apart ? 'TEMP ' : ''}TABLE`
  return tables(`
  ${create} listed_document (document TEXT PRIMARY KEY, day TEXT NOT NULL, replaced INTEGER NOT NULL, readers INTEGER NOT NULL,
    heading TEXT NOT NULL, learned TEXT NOT NULL) WITHOUT ROWID;
  ${create} listed_kind (kind TEXT NOT NULL, day TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (kind, day, document)) WITHOUT ROWID;
  CREATE INDEX ${schema}listed_document_current ON listed_document (replaced, day, document);
  CREATE INDEX ${schema}listed_document_all ON listed_document (day, document);
  CREATE INDEX ${schema}listed_document_newest ON listed_document (replaced, learned, document);
  CREATE INDEX ${schema}listed_document_newest_all ON listed_document (learned, document);
  CREATE INDEX ${schema}listed_document_readers ON listed_document (document) WHERE readers > 1;
  CREATE INDEX ${schema}listed_kind_document ON listed_kind (document);
`)
}

/** The tables that `listAll` makes. */
export const LISTS = ['listed_document', 'listed_kind', 'listed_decision', 'uncertain_claim'] as const

const DOCUMENT_ROWS = `
  INSERT INTO listed_document (document, day, replaced, readers, heading, learned)
  SELECT d.id, coalesce(d.date, r.date, '~'), CASE WHEN EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id) THEN 1 ELSE 0 END,
    (SELECT count(DISTINCT s.reader) FROM reading s WHERE s.document = d.id), '', d.learned
  FROM document d JOIN reading r ON r.id = (SELECT max(id) FROM reading WHERE document = d.id)`
const KIND_ROWS = `
  INSERT INTO listed_kind (kind, day, document)
  SELECT DISTINCT c.kind, y.day, y.document FROM listed_document y JOIN claim c ON c.document = y.document`

/** Lists a document that was just read, for the first time or again, with the claims that came of it. */
export async function list(db: Queries, document: DocumentId, claims: readonly Listable[]): Promise<void> {
  await db.run('DELETE FROM listed_document WHERE document = ?', document)
  await db.run('DELETE FROM listed_kind WHERE document = ?', document)
  await db.run(`${DOCUMENT_ROWS} WHERE d.id = ?`, document)
  await db.run(`${KIND_ROWS} WHERE y.document = ?`, document)
  const row = await db.get('SELECT title, text FROM document WHERE id = ?', document)
  if (row !== undefined) await db.run('UPDATE listed_document SET heading = ? WHERE document = ?', headingOf(row), document)
  await db.run('UPDATE listed_document SET replaced = 1 WHERE document = (SELECT supersedes FROM document WHERE id = ?)', document)
  await db.insert('uncertain_claim', ['claim'], uncertain(claims), 'keep')
}

/** Lists a decision that was just made by the documents on whose claims it was. */
export async function listDecision(db: Queries, decision: number, documents: Iterable<DocumentId>): Promise<void> {
  await db.insert(
    'listed_decision',
    ['document', 'decision'],
    [...documents].map((document) => [document, decision]),
  )
}

/** Makes all lists anew. */
export async function listAll(db: Queries): Promise<void> {
  await db.exec(LISTS.map((table) => `DROP TABLE IF EXISTS ${table}`).join('; '))
  await db.exec(listTables(db.dialect, false))
  await fill(db)
  await listClaims(db, false)
  await db.exec(
    db.dialect.tables(
      'CREATE TABLE listed_decision (document TEXT NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (document, decision)) WITHOUT ROWID',
    ),
  )
  for await (const rows of db.batches('SELECT * FROM decision ORDER BY id')) {
    const on = await decidedDocuments(db, rows.map(decisionOf))
    for (const [i, row] of rows.entries()) await listDecision(db, Number(row['id']), on[i] ?? [])
  }
  await db.exec(db.dialect.counted(LISTS))
}

/** Lists the claims that are little certain when one reader alone has read their document. */
async function listClaims(db: Queries, apart: boolean): Promise<void> {
  await db.exec(db.dialect.tables(`CREATE ${apart ? 'TEMP ' : ''}TABLE uncertain_claim (claim TEXT PRIMARY KEY) WITHOUT ROWID`))
  for await (const rows of db.batches(`SELECT id, slots, inferred, reader FROM claim WHERE inferred <> '{}'`))
    await db.insert(
      'uncertain_claim',
      ['claim'],
      uncertain(
        rows.map(({ id, slots, inferred, reader }) => ({
          id: String(id),
          slots: JSON.parse(String(slots)) as StoredClaim['slots'],
          inferred: JSON.parse(String(inferred)) as StoredClaim['inferred'],
          reader: String(reader),
        })),
      ),
    )
}

/**
 * Makes the lists of documents in tables of this connection only, from what it sees.
 * @param has whether the register has lists, of which headings, kinds and uncertain claims are taken; else these are made as well
 */
export async function listApart(db: Queries, has: boolean): Promise<void> {
  const { stored, temporary } = db.dialect
  await db.exec(['listed_document', 'listed_kind'].map((table) => `DROP TABLE IF EXISTS ${temporary}.${table}`).join('; '))
  await db.exec(listTables(db.dialect, true))
  if (!has) {
    await fill(db)
    await db.exec(`DROP TABLE IF EXISTS ${temporary}.uncertain_claim`)
    await listClaims(db, true)
    return
  }
  await db.exec(`${DOCUMENT_ROWS};
    UPDATE listed_document SET heading = (SELECT l.heading FROM ${stored}.listed_document l WHERE l.document = listed_document.document);
    INSERT INTO listed_kind (kind, day, document)
      SELECT l.kind, y.day, y.document FROM listed_document y JOIN ${stored}.listed_kind l ON l.document = y.document`)
}

async function fill(db: Queries): Promise<void> {
  await db.exec(`${DOCUMENT_ROWS}; ${KIND_ROWS}`)
  for await (const rows of db.batches(`SELECT id, title, substr(text, 1, ${HEAD}) AS text FROM document`))
    for (const row of rows) await db.run('UPDATE listed_document SET heading = ? WHERE document = ?', headingOf(row), row['id'] ?? null)
}

/** So much of a text is its heading when it has no title. */
const HEAD = 200

const headingOf = ({ title, text }: Row): string => nameKey(typeof title === 'string' ? title : String(text).slice(0, HEAD))

/** As much of a claim as tells how certain it is. */
interface Listable {
  readonly id: ClaimId
  readonly slots: StoredClaim['slots']
  readonly inferred: StoredClaim['inferred']
  readonly reader: string
}

function* uncertain(claims: readonly Listable[]): Generator<readonly [ClaimId]> {
  for (const claim of claims) if (claim.reader !== PERSON && isUncertain(claim, [])) yield [claim.id]
}
