import type { Database } from './database.ts'

/** A search that somebody saved, to be told what it newly finds. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  /** As it was typed: see `query.ts`. */
  readonly query: string
  /** Whose it is. */
  readonly who: string
  /** When it was saved as it is: an instant, ISO 8601 in UTC; so are all times here. */
  readonly at: string
  /** How far the register had learned then. */
  readonly from: number
  /** When somebody last said that what it found was seen, and how far. */
  readonly seen: { readonly at: string; readonly upTo: number }
  /** Who dropped it, and when: it is kept, and told of no more. */
  readonly dropped?: { readonly at: string; readonly who: string }
}

/** The searches that were saved. They belong to where a register lies, as accounts do. */
export interface Searches {
  /** Those that were not dropped, by whose they are, then by name. */
  all(): Promise<readonly SavedSearch[]>
  /** One of them, also when it was dropped. */
  get(id: string): Promise<SavedSearch | undefined>
  put(search: SavedSearch): Promise<void>
}

const PREFIX = 'search '

/** The searches kept among the settings. */
export function searchesIn(database: Database): Searches {
  return {
    all: async () => {
      const rows = await database.read((db) => db.all(`SELECT value FROM setting WHERE key LIKE '${PREFIX}%' ORDER BY key`))
      return rows
        .map(({ value }) => parsed(value))
        .filter(({ dropped }) => dropped === undefined)
        .sort((a, b) => (a.who === b.who ? (a.name < b.name ? -1 : 1) : a.who < b.who ? -1 : 1))
    },
    get: async (id) => {
      const row = await database.read((db) => db.get('SELECT value FROM setting WHERE key = ?', PREFIX + id))
      return row === undefined ? undefined : parsed(row['value'])
    },
    put: (search) =>
      database.write(async (db) => {
        const set = 'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
        await db.run(set, PREFIX + search.id, JSON.stringify(search))
      }),
  }
}

const parsed = (value: unknown): SavedSearch => JSON.parse(String(value)) as SavedSearch
