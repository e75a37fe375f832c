import type { Database, Queries } from './database.ts'

const KEY = 'begun'

/** Whether somebody works with the register: it holds a document, or a person said that they begin. */
export async function isBegun(db: Queries): Promise<boolean> {
  const row = await db.get(
    'SELECT CASE WHEN EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM setting WHERE key = ?) THEN 1 ELSE 0 END AS begun',
    KEY,
  )
  return Number(row?.['begun']) === 1
}

/** Takes down that somebody begins with an empty register; a second time changes nothing. */
export function setBegun(database: Database, at: string): Promise<void> {
  return database.write((db) => db.run('INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO NOTHING', KEY, at))
}
