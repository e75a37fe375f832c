import type { Queries } from './database.ts'

/** What is set under a key; undefined when nothing is. */
export async function settingOf(db: Queries, key: string): Promise<string | undefined> {
  const row = await db.get('SELECT value FROM setting WHERE key = ?', key)
  return row === undefined ? undefined : String(row['value'])
}

/** All that is set under keys that begin alike, by the rest of their keys and in the order of these. */
export async function settingsUnder(db: Queries, prefix: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all('SELECT key, value FROM setting WHERE key LIKE ? ORDER BY key', `${prefix}%`)
  return new Map(rows.map(({ key, value }) => [String(key).slice(prefix.length), String(value)]))
}

/** Sets what stands under a key, in the place of what stood there. */
export const putSetting = (db: Queries, key: string, value: string): Promise<void> =>
  db.run('INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value)
