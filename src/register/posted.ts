import type { Database } from './database.ts'
import { digest } from './digest.ts'

/** What was posted to addresses of the web, so that each thing goes to each once. It belongs to where a register lies, as accounts do. */
export interface Posted {
  /** What went to an address, the oldest first. */
  at(address: string): Promise<readonly string[]>
  put(address: string, ids: readonly string[]): Promise<void>
}

const keyOf = (address: string): string => `posted ${digest(address)}`

/** What was posted, kept among the settings. */
export function postedIn(database: Database): Posted {
  return {
    at: async (address) => {
      const row = await database.read((db) => db.get('SELECT value FROM setting WHERE key = ?', keyOf(address)))
      return row === undefined ? [] : (JSON.parse(String(row['value'])) as readonly string[])
    },
    put: (address, ids) =>
      database.write(async (db) => {
        const set = 'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
        await db.run(set, keyOf(address), JSON.stringify(ids))
      }),
  }
}
