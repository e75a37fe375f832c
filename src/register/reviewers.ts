import { OPEN } from './accounts/roles.ts'
import type { Database, Queries } from './database.ts'
import type { Required } from './decisions.ts'
import { movesOf } from './moves.ts'
import type { DocumentId } from './record.ts'
import type { Reviewers } from './register.ts'
import { putSetting } from './settings.ts'

const KEY = 'reviewers'
const keyOf = (collection: string | undefined): string => (collection === undefined ? KEY : `${KEY} ${collection}`)

/** What is set. */
export async function reviewersIn(db: Queries): Promise<Reviewers> {
  const rows = await db.all(`SELECT key, value FROM setting WHERE key = '${KEY}' OR key LIKE '${KEY} %' ORDER BY key`)
  const set = new Map(rows.map(({ key, value }) => [String(key), Number(value)]))
  const { [KEY]: everywhere = 1, ...own } = Object.fromEntries(set)
  return { everywhere, collections: Object.fromEntries(Object.entries(own).map(([key, value]) => [key.slice(KEY.length + 1), value])) }
}

/** Sets how many persons are required, everywhere or in a collection. */
export function setReviewers(database: Database, reviewers: number, collection?: string): Promise<void> {
  return database.write((db) => putSetting(db, keyOf(collection), String(reviewers)))
}

/** How many are required on each document. Where it stands in several collections, that of them which asks for most decides: the same for all who see it. */
export async function requiredReviewers(db: Queries): Promise<Required> {
  const { everywhere, collections } = await reviewersIn(db)
  if (Object.keys(collections).length === 0) return () => everywhere
  const inCollection = (name: string): number => collections[name] ?? everywhere
  const byDocument = new Map<DocumentId, number>()
  for await (const rows of db.batches('SELECT document, collection FROM document_collection')) {
    for (const { document, collection } of rows) {
      const known = byDocument.get(String(document)) ?? 1
      byDocument.set(String(document), Math.max(known, inCollection(String(collection))))
    }
  }
  return (document) => byDocument.get(document) ?? inCollection(OPEN)
}

/** Changes whenever another number may be required on some document; undefined while one is enough everywhere. */
export async function reviewersMark(db: Queries): Promise<unknown> {
  const { everywhere, collections } = await reviewersIn(db)
  if (Object.keys(collections).length === 0) return everywhere === 1 ? undefined : everywhere
  return [everywhere, collections, await movesOf(db)]
}
