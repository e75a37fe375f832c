import { OPEN, roleIn, ROLES, type Grant } from './accounts/roles.ts'
import type { Database, Queries } from './database.ts'
import { settledFrom } from './derive.ts'
import type { NameKnowledge } from './knowledge.ts'
import { countMove, movesOf } from './moves.ts'
import type { DocumentId } from './record.ts'
import type { Collection } from './register.ts'
import { reviewersIn } from './reviewers.ts'
import { putSetting, settingsUnder } from './settings.ts'

/** A name of a collection: letters, digits and hyphens, so that it can stand in an address. `open` and `*` are taken. */
export const COLLECTION_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Changes whenever documents, decisions, or who may see what, change. */
export async function heldMark(db: Queries, knowledge: NameKnowledge): Promise<string> {
  return JSON.stringify([await settledFrom(db, knowledge), await movesOf(db)])
}

/** The collections of each document that stands in any. */
export async function collectionsOf(db: Queries, documents: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, readonly string[]>> {
  const found = new Map<DocumentId, string[]>()
  for (let i = 0; i < documents.length; i += AT_ONCE) {
    const some = documents.slice(i, i + AT_ONCE)
    const rows = await db.all(
      `SELECT document, collection FROM document_collection WHERE document IN (${some.map(() => '?').join(', ')}) ORDER BY document, collection`,
      ...some,
    )
    for (const row of rows) found.set(String(row['document']), [...(found.get(String(row['document'])) ?? []), String(row['collection'])])
  }
  return found
}
const AT_ONCE = 500

/** The collections in which any document stands. One that was put into `open` besides has a row of that name. */
export async function collectionNames(db: Queries): Promise<readonly string[]> {
  const rows = await db.all('SELECT DISTINCT collection FROM document_collection ORDER BY collection')
  return rows.map(({ collection }) => String(collection)).filter((name) => name !== OPEN)
}

const PREFIX = 'collection '

/** Every collection that was made, in which anything stands, or of which anything is said: who may see it, how many reviewers it asks for. `open` comes first. */
export async function allCollections(db: Queries): Promise<readonly Collection[]> {
  const standing = await db.all('SELECT collection, count(*) AS n FROM document_collection GROUP BY collection')
  const documents = new Map(standing.map(({ collection, n }) => [String(collection), Number(n)]))
  const free = await db.get(
    'SELECT count(*) AS n FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_collection k WHERE k.document = d.id)',
  )
  documents.set(OPEN, (documents.get(OPEN) ?? 0) + Number(free?.['n']))
  const made = await settingsUnder(db, PREFIX)
  const accounts = (await db.all('SELECT name, grants FROM account WHERE is_off = 0 ORDER BY name')).map(({ name, grants }) => ({
    account: String(name),
    grants: JSON.parse(String(grants)) as readonly Grant[],
  }))
  const { everywhere, collections } = await reviewersIn(db)
  const granted = accounts.flatMap(({ grants }) => grants.map(({ collection }) => collection)).filter((name) => name !== '*')
  const others = new Set([...documents.keys(), ...made.keys(), ...Object.keys(collections), ...granted])
  others.delete(OPEN)
  return [OPEN, ...[...others].sort()].map((name): Collection => {
    const what = made.get(name) ?? ''
    const members = accounts.flatMap(({ account, grants }) => {
      const role = roleIn(grants, name)
      return role === undefined ? [] : [{ account, role }]
    })
    return {
      name,
      ...(what === '' ? {} : { what }),
      documents: documents.get(name) ?? 0,
      members: members.sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role)),
      reviewers: collections[name] ?? everywhere,
    }
  })
}

/** Makes a collection, or says anew what it is for. */
export function makeCollection(database: Database, name: string, what: string): Promise<void> {
  return database.write((db) => putSetting(db, PREFIX + name, what))
}

/** The condition that a document stands in a collection; in `open` also what stands in none. @param document a column */
export const standsIn = (document: string): string =>
  `(EXISTS (SELECT 1 FROM document_collection k WHERE k.document = ${document} AND k.collection = ?)
    OR (? = '${OPEN}' AND NOT EXISTS (SELECT 1 FROM document_collection k WHERE k.document = ${document})))`

/** Puts documents into a collection and no other; into `open`, out of all. */
export async function collect(db: Queries, documents: readonly DocumentId[], collection: string, who: string, at: string): Promise<void> {
  for (const document of documents) {
    await db.run('DELETE FROM document_collection WHERE document = ?', document)
    if (collection !== OPEN)
      await db.run('INSERT INTO document_collection (document, collection, who, at) VALUES (?, ?, ?, ?)', document, collection, who, at)
  }
  await countMove(db)
}

/**
 * Puts a document that was just added where it belongs. One that was here already is seen where it was, and there as well; one that was
 * open stays so: nothing that somebody could see is taken from them. Resolves to whether it stands there only now.
 */
export async function putInto(
  db: Queries,
  document: DocumentId,
  isNew: boolean,
  { name, who }: { readonly name: string; readonly who: string },
  at: string,
): Promise<boolean> {
  const standing = await db.all('SELECT collection FROM document_collection WHERE document = ?', document)
  if (standing.some(({ collection }) => collection === name) || (isNew ? name === OPEN : standing.length === 0)) return false
  await db.run('INSERT INTO document_collection (document, collection, who, at) VALUES (?, ?, ?, ?)', document, name, who, at)
  await countMove(db)
  return true
}
