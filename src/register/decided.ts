import type { Queries } from './database.ts'
import { allDecisions } from './derive.ts'
import type { Decision, DocumentId } from './record.ts'
import { decisionOf } from './rows.ts'
import { isIndexed } from './search-index.ts'
import { decidedDocuments } from './settling/bearing.ts'

/** The decisions on claims of some documents, in the order in which they were made; no others are read. */
export async function decisionsOn(db: Queries, documents: readonly DocumentId[]): Promise<readonly Decision[]> {
  // One who may only read a register of an older version has no list.
  if (!(await isIndexed(db))) return amongAll(db, new Set(documents))
  const found = new Map<number, Decision>()
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    const some = documents.slice(at, at + AT_ONCE)
    const rows = await db.all(
      `SELECT d.* FROM decision d WHERE d.id IN (SELECT decision FROM listed_decision WHERE document IN (${some.map(() => '?').join(', ')}))`,
      ...some,
    )
    for (const row of rows) found.set(Number(row['id']), decisionOf(row))
  }
  return [...found].sort(([a], [b]) => a - b).map(([, decision]) => decision)
}

/** So many documents are asked for at once. */
const AT_ONCE = 500

async function amongAll(db: Queries, documents: ReadonlySet<DocumentId>): Promise<readonly Decision[]> {
  const made = await allDecisions(db)
  const on = await decidedDocuments(db, made)
  return made.filter((_, i) => [...(on[i] ?? [])].some((document) => documents.has(document)))
}
