import type { Database, Queries } from './database.ts'
import { digest } from './digest.ts'
import type { NameKnowledge } from './knowledge.ts'
import { DERIVED, derivedTables } from './migrations.ts'
import type { Decision } from './record.ts'
import { requiredReviewers, reviewersMark } from './reviewers.ts'
import { decisionOf } from './rows.ts'
import { changedDocuments } from './settling/bearing.ts'
import { SETTLING_VERSION } from './settle.ts'
import { settleAll, settleSince, type Changed, type Settling } from './settling/index.ts'

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

/** A register is settled anew when so many readings are new, and more than this part of all. */
const MANY_READINGS = 1_000
const PART = 0.2

/** Whether so much of all is other than it was that settling anew is no more work. */
export const isMuch = (changed: number, all: number): boolean => changed > MANY_READINGS && changed > PART * all

/** What a mark says: see `settledFrom`. */
type Mark = readonly [
  version: number,
  form: string,
  knowledge: string | null,
  readings: number | null,
  decisions: number | null,
  reviewers?: unknown,
]
const markOf = (text: string | undefined): Mark | undefined => (text === undefined ? undefined : (JSON.parse(text) as Mark))

/** What changed since a register was settled by the same rules; undefined when all is to be settled anew. */
async function changedSince(
  db: Queries,
  before: string | undefined,
  mark: string,
  made: readonly Decision[],
): Promise<Changed | undefined> {
  const [then, now] = [markOf(before), markOf(mark)]
  if (then === undefined || now === undefined || [0, 1, 2].some((i) => then[i] !== now[i])) return undefined
  const [readings, decisions] = [Number(then[3] ?? 0), Number(then[4] ?? 0)]
  if (isMuch(Number(now[3] ?? 0) - readings, Number(now[3] ?? 0))) return undefined
  // Other names may bring anything together.
  const renamed = await db.get("SELECT 1 AS renamed FROM decision WHERE id > ? AND names IS NOT NULL AND names <> '[]' LIMIT 1", decisions)
  if (renamed !== undefined) return undefined
  const sameReviewers = JSON.stringify(then[5]) === JSON.stringify(now[5])
  return { documents: await changedDocuments(db, readings), decisions: sameReviewers ? made.slice(decisions) : made }
}

/**
 * Brings the derived tables of a register up to date. Readers see the tables as they were until all is done. What is added after this
 * began is not in it.
 * @param anewBy settles all anew on a connection of its own, where the engine asks for it: see `deriveApart`
 * @param anew all of them, also when they seem to be up to date
 */
export async function derive(database: Database, knowledge: NameKnowledge, anewBy: () => Promise<void>, anew = false): Promise<void> {
  const isDone = await database.write(async (db) => {
    const mark = await settledFrom(db, knowledge)
    const before = await settledMark(db)
    // Another process may have done it meanwhile.
    if (before === mark && !anew) return true
    const settling = await settlingOf(db, knowledge)
    const changed = anew ? undefined : await changedSince(db, before, mark, settling.made)
    if (changed !== undefined) await settleSince(db, settling, changed)
    else if (db.dialect.settlesApart) return false
    else {
      if (markOf(before)?.[1] === markOf(mark)?.[1]) await db.exec(DERIVED.map((table) => `DELETE FROM ${table}`).join('; '))
      else {
        await db.exec(DERIVED.map((table) => `DROP TABLE IF EXISTS ${table}`).join('; '))
        await db.exec(derivedTables(db.dialect, false, 'nothing'))
      }
      await settleAll(db, settling, (filled) => db.exec(derivedTables(db.dialect, false, filled)))
      await db.exec(db.dialect.counted(DERIVED))
    }
    await keepMark(db, mark)
    return true
  }, 'settling')
  if (!isDone) await anewBy()
}

const keepMark = (db: Queries, mark: string): Promise<void> =>
  db.run("INSERT INTO meta VALUES ('settled', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", mark)

/**
 * Settles all in tables of a connection's own, which is closed then, and puts these in the place of the register's when they are whole: others write meanwhile, and
 * no write-ahead log grows in which each page would have to be looked for.
 */
export async function deriveApart(own: Database, knowledge: NameKnowledge): Promise<void> {
  try {
    const mark = await own.read(async (db) => {
      await fillApart(db, await settlingOf(db, knowledge))
      return settledFrom(db, knowledge)
    })
    await own.write(async (db) => {
      const { stored, temporary } = db.dialect
      await db.exec(DERIVED.map((table) => `DROP TABLE IF EXISTS ${stored}.${table}`).join('; '))
      await db.exec(derivedTables(db.dialect, false))
      for (const table of DERIVED) await db.exec(`INSERT INTO ${stored}.${table} SELECT * FROM ${temporary}.${table}`)
      await keepMark(db, mark)
    }, 'settling')
  } finally {
    await own.close()
  }
}

/** Fills derived tables of this connection only, which hide those of the register. */
export async function fillApart(db: Queries, settling: Settling): Promise<void> {
  await db.exec(DERIVED.map((table) => `DROP TABLE IF EXISTS ${db.dialect.temporary}.${table}`).join('; '))
  await db.exec(derivedTables(db.dialect, true, 'nothing'))
  await db.exec(db.dialect.holds('much', 'temp'))
  await settleAll(db, settling, (filled) => db.exec(derivedTables(db.dialect, true, filled)))
  await db.exec(db.dialect.holds('little', 'temp'))
  await db.exec(db.dialect.counted(DERIVED))
}

const settlingOf = async (db: Queries, knowledge: NameKnowledge): Promise<Settling> => ({
  made: await allDecisions(db),
  required: await requiredReviewers(db),
  knowledge,
})
