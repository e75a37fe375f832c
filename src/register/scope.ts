import { OPEN } from './accounts/roles.ts'
import type { Queries } from './database.ts'
import { listApart } from './listed.ts'
import type { ClaimId, DocumentId } from './record.ts'
import type { Scope } from './register.ts'
import { BEARING, settlingClaimOf } from './rows.ts'
import { isIndexed } from './search-index.ts'
import { cameLater } from './standing.ts'

const HIDING = ['decision', 'claim', 'reading_claim', 'reading', 'document'] as const

/**
 * Hides from a connection of its own what is out of scope: its views stand before the tables of the register. Superseding is worked out
 * among what is seen, so an old version whose newer one is hidden bears again. A scope that was hidden before is forgotten.
 * @returns the documents of which other claims are hidden than before, though they are seen
 * @throws RangeError when the day is none.
 */
export async function hideOutOf({ asOf, collections }: Scope, db: Queries): Promise<readonly DocumentId[]> {
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf.day))
    throw new RangeError(`${JSON.stringify(asOf.day)} is no day: write it as 2025-03-14`)
  const { stored, temporary } = db.dialect
  await db.exec(HIDING.map((view) => `DROP VIEW IF EXISTS ${temporary}.${view}`).join('; '))
  const learnedBy = (column: string): string => `substr(${column}, 1, 10) <= '${asOf?.day}'`
  const byDay = asOf?.clock === 'learned'
  const documents = [
    ...(asOf === undefined || asOf.clock === 'happened'
      ? []
      : [
          byDay
            ? learnedBy('d.learned')
            : learnedBy(
                `coalesce(d.date, (SELECT r.date FROM ${stored}.reading r WHERE r.document = d.id ORDER BY r.id DESC LIMIT 1), d.learned)`,
              ),
        ]),
    ...(collections === undefined ? [] : [standsIn(collections, stored)]),
  ]
  await db.exec(`
    CREATE TEMP VIEW document AS SELECT d.* FROM ${stored}.document d ${whereAll(documents)};
    CREATE TEMP VIEW reading AS SELECT r.* FROM ${stored}.reading r WHERE r.document IN (SELECT id FROM document) ${byDay ? `AND ${learnedBy('r.learned')}` : ''};
  `)
  const differing = await findLater(db, asOf?.clock === 'happened' ? asOf.day : undefined)
  await db.exec(`
    CREATE TEMP VIEW reading_claim AS SELECT p.* FROM ${stored}.reading_claim p WHERE p.reading IN (SELECT id FROM reading)
      ${asOf?.clock === 'happened' ? 'AND p.claim NOT IN (SELECT claim FROM later)' : ''};
    CREATE TEMP VIEW claim AS SELECT c.* FROM ${stored}.claim c WHERE c.document IN (SELECT id FROM document);
  `)
  await listApart(db, await isIndexed(db))
  await hideDecisions(db, byDay ? learnedBy('d.at') : undefined, collections !== undefined, documents.length > 0)
  return differing
}

/** Takes down the claims of what came after a day, if there is one, in a table of this connection only. Gives the documents of those that were not, or are no more, in it. */
async function findLater(db: Queries, day: string | undefined): Promise<readonly DocumentId[]> {
  await db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS later (claim TEXT PRIMARY KEY);
    DROP TABLE IF EXISTS ${db.dialect.temporary}.later_before; CREATE TEMP TABLE later_before AS SELECT claim FROM later;
    DELETE FROM later`)
  for await (const rows of day === undefined ? [] : db.batches(BEARING)) {
    const later = rows.map(settlingClaimOf).filter((claim) => day !== undefined && cameLater(claim, day))
    await db.insert(
      'later',
      ['claim'],
      later.map(({ id }) => [id]),
    )
  }
  const rows = await db.all(`
    SELECT DISTINCT document FROM ${db.dialect.stored}.claim WHERE id IN (
      SELECT claim FROM later WHERE claim NOT IN (SELECT claim FROM later_before)
      UNION SELECT claim FROM later_before WHERE claim NOT IN (SELECT claim FROM later))`)
  return rows.map(({ document }) => String(document))
}

const whereAll = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`)

/** Names of collections are checked where they are made; here they are quoted all the same. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function standsIn(collections: readonly string[], stored: string): string {
  const inOne = `EXISTS (SELECT 1 FROM ${stored}.document_collection k WHERE k.document = d.id AND k.collection IN (${collections.map(quoted).join(', ') || 'NULL'}))`
  return collections.includes(OPEN)
    ? `(${inOne} OR NOT EXISTS (SELECT 1 FROM ${stored}.document_collection k WHERE k.document = d.id))`
    : inOne
}

/** A decision on a claim that is hidden would tell of it, and one on names may: only those are left all of whose claims are seen. */
async function hideDecisions(db: Queries, condition: string | undefined, bySight: boolean, byDocument: boolean): Promise<void> {
  const { stored } = db.dialect
  const where = condition === undefined ? '' : `WHERE ${condition}`
  if (!byDocument) {
    await db.exec(`CREATE TEMP VIEW decision AS SELECT d.* FROM ${stored}.decision d ${where}`)
    return
  }
  const decisions = await db.all(`SELECT d.id, d.claims FROM ${stored}.decision d ${where} ORDER BY d.id`)
  const about = new Map(decisions.map((row) => [Number(row['id']), JSON.parse(String(row['claims'])) as readonly ClaimId[]]))
  const seen = new Set<string>()
  for (const ids of chunks([...new Set([...about.values()].flat())]))
    for (const row of await db.all(`SELECT id FROM claim WHERE id IN (${ids.map(() => '?').join(', ')})`, ...ids))
      seen.add(String(row['id']))
  // As of a day nothing is kept from anybody: one on names holds, and one on several claims of those that are there.
  const holds = (claims: readonly ClaimId[]): boolean =>
    bySight ? claims.length > 0 && claims.every((claim) => seen.has(claim)) : claims.length === 0 || claims.some((claim) => seen.has(claim))
  const left = [...about].filter(([, claims]) => holds(claims)).map(([id]) => id)
  await db.exec(`CREATE TEMP VIEW decision AS SELECT d.* FROM ${stored}.decision d WHERE d.id IN (${left.join(', ') || 'NULL'})`)
}

function* chunks<T>(all: readonly T[], size = 500): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
