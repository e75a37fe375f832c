import type { Queries } from './database.ts'
import { DERIVED } from './migrations.ts'

/** All rows of all derived tables, in an order of their own: equal, and the tables are. */
export async function everyRow(db: Queries): Promise<readonly string[]> {
  const rows: string[] = []
  for (const table of DERIVED) for (const row of await db.all(`SELECT * FROM ${table}`)) rows.push(`${table} ${JSON.stringify(row)}`)
  return rows.sort()
}
