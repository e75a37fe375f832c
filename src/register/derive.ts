import type { Database, Queries } from './database.ts'
import { ENTITIES, ENTITY_TABLES, RECORD_TABLES, RECORDS, type RowsOf } from './derived-rows.ts'
import { digest } from './digest.ts'
import type { SettlingClaim } from './identity/group.ts'
import type { NameKnowledge } from './knowledge.ts'
import { DERIVED, derivedTables } from './migrations.ts'
import { makeNames } from './names.ts'
import type { ClaimId, Decision } from './record.ts'
import { requiredReviewers, reviewersMark } from './reviewers.ts'
import { BEARING, decisionOf, settlingClaimOf } from './rows.ts'
import { latestReadings, readBySeveral, sideBySide } from './side-by-side.ts'
import { settle, SETTLING_VERSION, type Settled } from './settle.ts'

/** Tells what entities and records were made from: equal, and there is nothing to settle. */
export async function settledFrom(db: Queries, knowledge: NameKnowledge): Promise<string> {
  const { readings, decisions } =
    (await db.get('SELECT (SELECT max(id) FROM reading) AS readings, (SELECT max(id) FROM decision) AS decisions')) ?? {}
  const reviewers = await reviewersMark(db)
  return JSON.stringify([
    SETTLING_VERSION,
    digest(derivedTables(db.dialect, false)),
    knowledge.version ?? null,
    readings ?? null,
    decisions ?? null,
    ...(reviewers === undefined ? [] : [reviewers]),
  ])
}

/** What the tables at hand were made from. */
export async function settledMark(db: Queries): Promise<string | undefined> {
  const value = (await db.get("SELECT value FROM meta WHERE key = 'settled'"))?.['value']
  return typeof value === 'string' ? value : undefined
}

/** Every decision of a person, in the order in which they were made. */
export async function allDecisions(db: Queries): Promise<readonly Decision[]> {
  return (await db.all('SELECT * FROM decision ORDER BY id')).map(decisionOf)
}

/**
 * Brings the derived tables of a register up to date. Others add meanwhile; readers see the tables as they were until all is done. What
 * is added after this began is not in it.
 * @param anew also when they seem to be up to date
 */
export async function derive(database: Database, knowledge: NameKnowledge, anew = false): Promise<void> {
  const { mark, settled } = await database.read(async (db) => ({
    mark: await settledFrom(db, knowledge),
    settled: await settleAll(db, knowledge),
  }))
  await database.write(async (db) => {
    const before = await settledMark(db)
    // Another process may have done it while this one worked it out.
    if (before === mark && !anew) return
    const rules = (of: string | undefined): string =>
      JSON.stringify(of === undefined ? [] : (JSON.parse(of) as readonly unknown[]).slice(0, 3))
    if (!anew && rules(before) === rules(mark)) await fillChanges(db, settled, knowledge)
    else {
      if (db.dialect.dropsUnseen || formOf(before) !== formOf(mark)) {
        await db.exec(DERIVED.map((table) => `DROP TABLE IF EXISTS ${table}`).join('; '))
        await db.exec(derivedTables(db.dialect, false))
      } else {
        await db.exec(DERIVED.map((table) => `DELETE FROM ${table}`).join('; '))
      }
      await fill(db, settled, knowledge)
      await db.exec(db.dialect.counted(DERIVED))
    }
    await db.run("INSERT INTO meta VALUES ('settled', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", mark)
  }, 'settling')
}

const formOf = (mark: string | undefined): unknown => (mark === undefined ? undefined : (JSON.parse(mark) as readonly unknown[])[1])

/** Fills derived tables of this connection only, which hide those of the register: for one who may only read, and for `asOf`. */
export async function deriveApart(db: Queries, knowledge: NameKnowledge): Promise<void> {
  await db.exec(DERIVED.map((table) => `DROP TABLE IF EXISTS ${db.dialect.temporary}.${table}`).join('; '))
  await db.exec(derivedTables(db.dialect, true))
  await fill(db, await settleAll(db, knowledge), knowledge)
  await db.exec(db.dialect.counted(DERIVED))
}

async function settleAll(db: Queries, knowledge: NameKnowledge): Promise<Settled> {
  const claims: SettlingClaim[] = []
  const twins = new Map<ClaimId, readonly ClaimId[]>()
  for (const document of await readBySeveral(db))
    for (const [id, others] of sideBySide(await latestReadings(db, document)).twins) twins.set(id, others)
  for await (const rows of db.batches(BEARING)) {
    for (const row of rows) {
      const claim = settlingClaimOf(row)
      const own = twins.get(claim.id)
      claims.push(own === undefined ? claim : { ...claim, twins: own })
    }
  }
  return settle(claims, await allDecisions(db), knowledge, await requiredReviewers(db))
}

/** How many rows are deleted at once. */
const AT_ONCE = 500

/** Writes only what differs from what is there: one document more changes few records, and the same rules made the others. */
async function fillChanges(db: Queries, { records, entities }: Settled, knowledge: NameKnowledge): Promise<void> {
  const changedRecords = await replaceChanged(db, 'record', RECORD_TABLES, records)
  const changedEntities = await replaceChanged(db, 'entity', ENTITY_TABLES, entities)
  await fill(db, { records: changedRecords, entities: changedEntities }, knowledge)
}

/** Deletes the rows of what has gone or changed, with those of other tables that belong to it. Gives what is to be put in. */
async function replaceChanged<T extends { readonly id: string }>(
  db: Queries,
  table: 'record' | 'entity',
  others: readonly RowsOf<T>[],
  things: readonly T[],
): Promise<readonly T[]> {
  const now = new Map(things.map((thing) => [thing.id, thing]))
  const gone: string[] = []
  for await (const rows of db.batches(`SELECT id, body FROM ${table}`)) {
    for (const { id, body } of rows) {
      const thing = now.get(String(id))
      if (thing !== undefined && JSON.stringify(thing) === body) now.delete(thing.id)
      else gone.push(String(id))
    }
  }
  for (let i = 0; i < gone.length; i += AT_ONCE) {
    const ids = gone.slice(i, i + AT_ONCE)
    const these = ids.map(() => '?').join(', ')
    await db.run(`DELETE FROM ${table} WHERE id IN (${these})`, ...ids)
    for (const other of others) await db.run(`DELETE FROM ${other.table} WHERE ${table} IN (${these})`, ...ids)
  }
  return [...now.values()]
}

async function fill(db: Queries, { records, entities }: Settled, knowledge: NameKnowledge): Promise<void> {
  const names = makeNames(knowledge)
  await db.insert(ENTITIES.table, ENTITIES.columns, mapped(entities, ENTITIES.row))
  await db.insert(RECORDS.table, RECORDS.columns, mapped(records, RECORDS.row))
  for (const { table, columns, rows } of ENTITY_TABLES)
    await db.insert(
      table,
      columns,
      pairs(entities, (entity) => rows(entity, names)),
    )
  for (const { table, columns, rows } of RECORD_TABLES)
    await db.insert(
      table,
      columns,
      pairs(records, (record) => rows(record, names)),
    )
}

/** One after the other, so that no second list of all stands in memory. */
function* mapped<T, U>(things: readonly T[], make: (thing: T) => U): Generator<U> {
  for (const thing of things) yield make(thing)
}

function* pairs<T, U>(things: readonly T[], make: (thing: T) => readonly U[]): Generator<U> {
  for (const thing of things) yield* make(thing)
}
