import type { Database } from './database.ts'
import { digest } from './digest.ts'
import { putSetting, settingOf } from './settings.ts'

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
      const kept = await database.read((db) => settingOf(db, keyOf(address)))
      return kept === undefined ? [] : (JSON.parse(kept) as readonly string[])
    },
    put: (address, ids) => database.write((db) => putSetting(db, keyOf(address), JSON.stringify(ids))),
  }
}
