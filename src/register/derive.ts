import type { NameKnowledge } from './knowledge.ts'
import { derivedTables } from './migrations.ts'
import type { Decision } from './record.ts'
import { BEARING, decisionOf, settlingClaimOf } from './rows.ts'
import { settle, SETTLING_VERSION } from './settle.ts'
import type { Sqlite } from './sqlite.ts'

/** Tells what entities and records were made from: equal, and there is nothing to settle. */
export function settledFrom(db: Sqlite, knowledge: NameKnowledge): string {
  const { readings, decisions } =
    db.get('SELECT (SELECT max(id) FROM reading) AS readings, (SELECT max(id) FROM decision) AS decisions') ?? {}
  return JSON.stringify([SETTLING_VERSION, knowledge.version ?? null, readings ?? null, decisions ?? null])
}

/** What the tables at hand were made from. */
export const settledMark = (db: Sqlite): string | undefined => {
  const value = db.get("SELECT value FROM meta WHERE key = 'settled'")?.['value']
  return typeof value === 'string' ? value : undefined
}

/** Every decision of a person, in the order in which they were made. */
export const allDecisions = (db: Sqlite): readonly Decision[] => db.all('SELECT * FROM decision ORDER BY id').map(decisionOf)

/** Fills the derived tables of a register in one transaction. */
export function derive(db: Sqlite, knowledge: NameKnowledge): void {
  db.transaction(() => {
    const mark = settledFrom(db, knowledge)
    // Another process may have done it while this one waited.
    if (settledMark(db) === mark) return
    db.exec(
      'DROP TABLE IF EXISTS entity; DROP TABLE IF EXISTS record; DROP TABLE IF EXISTS record_claim; DROP TABLE IF EXISTS record_entity',
    )
    db.exec(derivedTables(false))
    fill(db, knowledge)
    db.run("INSERT INTO meta VALUES ('settled', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", mark)
  })
}

/** Fills derived tables of this connection only, which hide those of the file: for a register that may only be read, and for `asOf`. */
export function deriveApart(db: Sqlite, knowledge: NameKnowledge): void {
  db.exec(
    'DROP TABLE IF EXISTS temp.entity; DROP TABLE IF EXISTS temp.record; DROP TABLE IF EXISTS temp.record_claim; DROP TABLE IF EXISTS temp.record_entity',
  )
  db.exec(derivedTables(true))
  fill(db, knowledge)
}

function fill(db: Sqlite, knowledge: NameKnowledge): void {
  const { records, entities } = settle(db.all(BEARING).map(settlingClaimOf), allDecisions(db), knowledge)
  for (const entity of entities)
    db.run('INSERT INTO entity VALUES (?, ?, ?, ?)', entity.id, entity.kind, entity.name, JSON.stringify(entity))
  records.forEach((record, place) => {
    db.run(
      'INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      record.id,
      place,
      record.kind,
      record.modality,
      record.from ?? null,
      record.to ?? null,
      record.disputed ? 1 : 0,
      JSON.stringify(record),
    )
    for (const claim of record.claims) db.run('INSERT INTO record_claim VALUES (?, ?)', record.id, claim)
    for (const entity of record.entities) db.run('INSERT INTO record_entity VALUES (?, ?)', entity, record.id)
  })
}
