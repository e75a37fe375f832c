import type { Database } from './database.ts'
import { putSetting, settingOf, settingsUnder } from './settings.ts'

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
      const kept = await database.read((db) => settingsUnder(db, PREFIX))
      return [...kept.values()]
        .map(parsed)
        .filter(({ dropped }) => dropped === undefined)
        .sort((a, b) => (a.who === b.who ? (a.name < b.name ? -1 : 1) : a.who < b.who ? -1 : 1))
    },
    get: async (id) => {
      const kept = await database.read((db) => settingOf(db, PREFIX + id))
      return kept === undefined ? undefined : parsed(kept)
    },
    put: (search) => database.write((db) => putSetting(db, PREFIX + search.id, JSON.stringify(search))),
  }
}

const parsed = (kept: string): SavedSearch => JSON.parse(kept) as SavedSearch
