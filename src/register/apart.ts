import type { Queries } from './database.ts'
import { fillApart, isMuch } from './derive.ts'
import type { NameKnowledge } from './knowledge.ts'
import type { Decision, DocumentId } from './record.ts'
import { requiredReviewers, reviewersMark } from './reviewers.ts'
import { decisionOf } from './rows.ts'
import { rowsAmong } from './settling/many.ts'
import { settleSince, type Settling } from './settling/index.ts'

/** From what a connection's own tables were settled, besides the readings that it keeps in `seen_reading`. */
export interface SettledFrom {
  readonly decisions: ReadonlyMap<number, Decision>
  readonly reviewers: string
}

const sightOf = async (db: Queries): Promise<SettledFrom> => ({
  decisions: new Map((await db.all('SELECT * FROM decision ORDER BY id')).map((row) => [Number(row['id']), decisionOf(row)])),
  reviewers: JSON.stringify(await reviewersMark(db)),
})

const settlingOf = async (db: Queries, { decisions }: SettledFrom, knowledge: NameKnowledge): Promise<Settling> => ({
  made: [...decisions.values()],
  required: await requiredReviewers(db),
  knowledge,
})

/** Keeps which readings are seen, so that it is known later which came and went. */
async function keepReadings(db: Queries): Promise<void> {
  await db.exec(
    db.dialect.tables(`CREATE TEMP TABLE IF NOT EXISTS seen_reading (reading INTEGER PRIMARY KEY, document TEXT NOT NULL);
    DELETE FROM seen_reading; INSERT INTO seen_reading (reading, document) SELECT id, document FROM reading`),
  )
}

/** Fills derived tables of this connection only, which hide those of the register: for one who may only read, and for a scope. */
export async function settleApart(db: Queries, knowledge: NameKnowledge): Promise<SettledFrom> {
  const from = await sightOf(db)
  // Not as a large register is: to sort a table, the engine takes many seconds in which this process would answer nobody.
  await fillApart(db, { ...(await settlingOf(db, from, knowledge)), isLarge: false })
  await keepReadings(db)
  return from
}

/**
 * Follows what came into sight of this connection and went out of it since its tables were settled.
 * @param before from what they were settled
 * @param others documents of which claims came into sight or went out of it while they did not
 * @returns undefined when settling anew is no more work, or only that is right: nothing was changed then
 */
export async function settleApartSince(
  db: Queries,
  knowledge: NameKnowledge,
  before: SettledFrom,
  others: readonly DocumentId[],
): Promise<SettledFrom | undefined> {
  const now = await sightOf(db)
  const decisions = [
    ...[...now.decisions].flatMap(([id, decision]) => (before.decisions.has(id) ? [] : [decision])),
    ...[...before.decisions].flatMap(([id, decision]) => (now.decisions.has(id) ? [] : [decision])),
  ]
  // Other names may bring anything together.
  if (decisions.some(({ names = [] }) => names.length > 0)) return undefined
  const documents = new Set([...(await documentsInOut(db)), ...others])
  const all = Number((await db.get('SELECT count(*) AS n FROM reading'))?.['n'])
  if (isMuch(documents.size, all)) return undefined
  for (const document of await supersededBy(db, documents)) documents.add(document)
  await settleSince(db, await settlingOf(db, now, knowledge), {
    documents,
    decisions: before.reviewers === now.reviewers ? decisions : [...now.decisions.values(), ...decisions],
  })
  await keepReadings(db)
  return now
}

/** Documents of which readings came into sight or went out of it. */
async function documentsInOut(db: Queries): Promise<readonly DocumentId[]> {
  const rows = await db.all(`
    SELECT document FROM seen_reading s WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.id = s.reading)
    UNION SELECT r.document FROM reading r WHERE NOT EXISTS (SELECT 1 FROM seen_reading s WHERE s.reading = r.id)`)
  return rows.map(({ document }) => String(document))
}

/** The older versions of documents, which bear again when the newer is out of sight. */
async function supersededBy(db: Queries, documents: ReadonlySet<DocumentId>): Promise<readonly DocumentId[]> {
  const rows = await rowsAmong(
    db,
    `SELECT supersedes FROM ${db.dialect.stored}.document WHERE supersedes IS NOT NULL AND id IN (*)`,
    documents,
  )
  return rows.map(({ supersedes }) => String(supersedes))
}
