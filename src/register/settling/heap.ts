import type { Queries } from '../database.ts'
import type { Context } from './context.ts'

/**
 * The tables of which the rows come in no order of their keys, with the order in which they are put there. Put in one by one, each row of a table that does not fit into
 * memory costs reading and writing a page of its own.
 */
const KEYS = {
  // Not by its key: claims of one bucket are looked at together.
  settled_claim: 'stage, bucket, claim',
  settled_tell: 'key, claim',
  settled_ask: 'key, claim',
  settled_group: 'stage, bucket, id, origin',
  settled_mention: 'claim',
  settled_session: 'record',
  record: 'id',
  record_claim: 'record, claim',
  record_slot: 'slot, key, day, record',
  record_entity: 'entity, kind, day, record',
  record_date: 'kind, slot, modality, is_long, last_day, record, first_day',
  record_word: 'entity, word, record',
  record_topic: 'word, record',
  record_item: 'reason, confidence, record, place',
  named_session: 'name, record',
} as const

/** A table that is filled by way of a heap. */
export type Heaped = keyof typeof KEYS

const heapOf = (table: string): string => `heap_${table}`

/**
 * Lets work fill tables of which it reads nothing that it puts there. In a large register the rows are laid on heaps as they come, and put
 * into their tables in the order of the keys when the work is done.
 */
export async function onHeaps<C extends Pick<Context, 'db' | 'isLarge'>>(
  context: C,
  tables: readonly Heaped[],
  work: (context: C) => Promise<void>,
): Promise<void> {
  const { db, isLarge } = context
  if (isLarge !== true) return work(context)
  const names = new Set<string>(tables)
  for (const table of tables) await db.exec(`CREATE TEMP TABLE ${heapOf(table)} AS SELECT * FROM ${table} WHERE 1 = 0`)
  const heaping: Queries = {
    ...db,
    insert: (table, columns, rows, known) => db.insert(names.has(table) ? heapOf(table) : table, columns, rows, known),
  }
  await work({ ...context, db: heaping })
  for (const table of tables) {
    await db.exec(`INSERT INTO ${table} SELECT * FROM ${heapOf(table)} ORDER BY ${KEYS[table]}`)
    await db.exec(`DROP TABLE ${heapOf(table)}`)
  }
}
