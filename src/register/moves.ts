import type { Queries } from './database.ts'

/** How often documents were put into collections or taken out. Counted, since a clock that goes back would hide a move. */
export async function movesOf(db: Queries): Promise<number> {
  return Number((await db.get("SELECT value FROM meta WHERE key = 'moves'"))?.['value'] ?? 0)
}

/** Counts one more. */
export async function countMove(db: Queries): Promise<void> {
  const next = String((await movesOf(db)) + 1)
  await db.run("INSERT INTO meta VALUES ('moves', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", next)
}
