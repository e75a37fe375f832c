import { withText } from './ask.ts'
import type { Queries } from './database.ts'
import { NO_DAY } from './derived-rows.ts'
import type { ClaimId, DocumentId, StoredClaim, StoredDocument } from './record.ts'
import { ANY_TOPIC } from './record-words.ts'
import type { SourceRange, TopicCounts } from './register.ts'
import { CLAIMS, documentOf, DOCUMENTS } from './rows.ts'

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** So many things are asked for at once. */
const AT_ONCE = 500

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE)
}

/** Claims by their ids, whether they bear or not. */
export async function claimsOf(db: Queries, ids: readonly ClaimId[]): Promise<readonly StoredClaim[]> {
  const found: StoredClaim[] = []
  for (const some of chunks(ids)) {
    const rows = await db.all(`${CLAIMS} WHERE c.id IN (${marks(some)}) ORDER BY c.document, p.position, c.id`, ...some)
    for (const claim of await withText(db, rows)) found.push(claim)
  }
  return found
}

/** Documents by their ids. */
export async function documentsOf(db: Queries, ids: readonly DocumentId[]): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = []
  for (const some of chunks(ids))
    for (const row of await db.all(`${DOCUMENTS} WHERE d.id IN (${marks(some)})`, ...some)) found.push(documentOf(row))
  return found
}

/** The document at an address: of several versions the newest. */
export async function documentAt(db: Queries, url: string): Promise<StoredDocument | undefined> {
  const row = await db.get(`${DOCUMENTS} WHERE d.url = ? AND n.id IS NULL ORDER BY r.id DESC LIMIT 1`, url)
  return row && documentOf(row)
}

/** What the documents that no newer version has replaced cover, and how many of some are among them. */
export async function sourceRange(db: Queries, about: readonly DocumentId[]): Promise<SourceRange> {
  const range = `count(*) AS n, min(day) AS first, max(CASE WHEN day <> '${NO_DAY}' THEN day END) AS last`
  const all = await db.get(`SELECT ${range} FROM listed_document WHERE replaced = 0`)
  let among = 0
  let latest = ''
  for (const some of chunks(about)) {
    const row = await db.get(`SELECT ${range} FROM listed_document WHERE replaced = 0 AND document IN (${marks(some)})`, ...some)
    among += Number(row?.['n'])
    const last = String(row?.['last'] ?? '')
    if (last > latest) latest = last
  }
  const last = all?.['last']
  return {
    documents: Number(all?.['n']),
    about: among,
    ...(typeof last === 'string' ? { first: String(all?.['first']), last } : {}),
    ...(latest === '' ? {} : { latest }),
  }
}

/** How many topics of all agendas hold each of some words, and how many topics there are. */
export async function topicCounts(db: Queries, words: readonly string[]): Promise<TopicCounts> {
  const counts = new Map<string, number>()
  for (const some of chunks([...words, ANY_TOPIC]))
    for (const { word, n } of await db.all(
      `SELECT word, sum(topics) AS n FROM record_topic WHERE word IN (${marks(some)}) GROUP BY word`,
      ...some,
    ))
      counts.set(String(word), Number(n))
  const topics = counts.get(ANY_TOPIC) ?? 0
  counts.delete(ANY_TOPIC)
  return { topics, counts }
}

/** Which of some folded texts stand in no document's title, or beginning where it has no title; so many at most, in their order. */
export async function missingHeadings(db: Queries, texts: readonly string[], most: number): Promise<readonly string[]> {
  const missing: string[] = []
  for (const text of texts) {
    if (missing.length >= most) break
    const { engine } = db.dialect
    const holds = engine === 'sqlite' ? 'instr(heading, ?) > 0' : 'strpos(heading, ?) > 0'
    if ((await db.get(`SELECT 1 AS row FROM listed_document WHERE ${holds} LIMIT 1`, text)) === undefined) missing.push(text)
  }
  return missing
}
