import type { Queries } from '../database.ts'
import { ENTITIES, ENTITY_TABLES, RECORD_TABLES, RECORDS, type RowsOf } from '../derived-rows.ts'
import type { Names } from '../names.ts'
import { insertItems } from '../record-item-rows.ts'
import type { Entity, EntityId, RecordId, RegisterRecord } from '../record.ts'
import { runAmong } from './many.ts'

const ITEMS = { table: 'record_item' }

async function insertRows<T>(db: Queries, tables: readonly RowsOf<T>[], things: readonly T[], names: Names): Promise<void> {
  for (const { table, columns, rows } of tables)
    await db.insert(
      table,
      columns,
      things.flatMap((thing) => rows(thing, names)),
    )
}

/** Puts records into the tables in which they are found. */
export async function insertRecords(db: Queries, records: readonly RegisterRecord[], names: Names): Promise<void> {
  await db.insert(RECORDS.table, RECORDS.columns, records.map(RECORDS.row))
  await insertRows(db, RECORD_TABLES, records, names)
  await insertItems(db, records)
}

/** Takes records out of the tables. */
export async function deleteRecords(db: Queries, records: Iterable<RecordId>): Promise<void> {
  const all = [...records]
  await runAmong(db, `DELETE FROM ${RECORDS.table} WHERE id IN (*)`, all)
  for (const { table } of [...RECORD_TABLES, ITEMS]) await runAmong(db, `DELETE FROM ${table} WHERE record IN (*)`, all)
}

/** Puts a record in the place of what it was before; of what belongs to it, only what is other now. */
export async function rewriteRecord(db: Queries, before: RegisterRecord, now: RegisterRecord, names: Names): Promise<void> {
  await db.run(`DELETE FROM ${RECORDS.table} WHERE id = ?`, before.id)
  await db.insert(RECORDS.table, RECORDS.columns, [RECORDS.row(now)])
  const other = RECORD_TABLES.filter(({ rows }) => JSON.stringify(rows(before, names)) !== JSON.stringify(rows(now, names)))
  for (const { table } of other) await db.run(`DELETE FROM ${table} WHERE record = ?`, before.id)
  await insertRows(db, other, [now], names)
  await rewriteItems(db, [now])
}

/** Keeps anew what of some records needs a person. */
export async function rewriteItems(db: Queries, records: readonly RegisterRecord[]): Promise<void> {
  await runAmong(
    db,
    `DELETE FROM ${ITEMS.table} WHERE record IN (*)`,
    records.map(({ id }) => id),
  )
  await insertItems(db, records)
}

/** Puts entities into the tables in which they are found. */
export async function insertEntities(db: Queries, entities: readonly Entity[], names: Names): Promise<void> {
  await db.insert(ENTITIES.table, ENTITIES.columns, entities.map(ENTITIES.row))
  await insertRows(db, ENTITY_TABLES, entities, names)
}

/** Takes entities out of the tables. */
export async function deleteEntities(db: Queries, entities: Iterable<EntityId>): Promise<void> {
  const all = [...entities]
  await runAmong(db, `DELETE FROM ${ENTITIES.table} WHERE id IN (*)`, all)
  for (const { table } of ENTITY_TABLES) await runAmong(db, `DELETE FROM ${table} WHERE entity IN (*)`, all)
}
