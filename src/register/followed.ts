import type { Database } from './database.ts'
import type { DocumentId } from './record.ts'

/** A document that a source listed. */
export interface FollowedItem {
  /** When it was first listed: an instant, ISO 8601 in UTC; so are all times here. */
  readonly seen: string
  /** When it was last asked for. */
  readonly asked?: string
  readonly etag?: string
  readonly modified?: string
  /** The day of publication as the source tells it. */
  readonly date?: string
}

/** What came of one visit to a source. */
export interface Visit {
  readonly at: string
  /** `same`: nothing has changed; `failed`: it could not be asked. */
  readonly outcome: 'good' | 'same' | 'failed'
  /** How many documents it listed. */
  readonly listed: number
  /** How many were new, newer versions, known, set aside, and left for the next visit. */
  readonly new: number
  readonly newer: number
  readonly known: number
  readonly aside: number
  readonly left: number
  /** Why it failed. */
  readonly reason?: string
  /** In what it looked other than before. */
  readonly shape?: string
  /** The newer versions, with what they replace. */
  readonly versions: readonly { readonly document: DocumentId; readonly supersedes: DocumentId; readonly url: string }[]
  /** What was set aside, in lines for a person; the first of them. */
  readonly asides: readonly string[]
}

/** A place that is looked at again and again: a feed, a sitemap, a page of links, one page, or a folder. */
export interface Source {
  readonly id: string
  readonly address: string
  readonly kind: string
  /** What a person says that it is, whatever it looks like. */
  readonly as?: string
  /** How often: a length of time, ISO 8601. */
  readonly every: string
  /** Of a list, only links that hold these words. */
  readonly links?: string
  /** Hosts that may lie in a private network. */
  readonly allow: readonly string[]
  readonly issuer?: string
  readonly language?: string
  readonly collection: string
  /** By whose word it is followed, and since when. */
  readonly who: string
  readonly since: string
  /** When it is to be visited next. */
  readonly next: string
  /** Visits that failed since the last good one. */
  readonly fails: number
  readonly etag?: string
  readonly modified?: string
  /** What addresses that it lists look like. */
  readonly shape: readonly string[]
  readonly items: Readonly<{ [url: string]: FollowedItem }>
  /** The last first. */
  readonly visits: readonly Visit[]
}

/** The sources that a register follows. They belong to where it lies, as accounts do. */
export interface Followed {
  /** By address. */
  all(): Promise<readonly Source[]>
  get(id: string): Promise<Source | undefined>
  put(source: Source): Promise<void>
  /** Its documents stay. */
  drop(id: string): Promise<void>
}

const PREFIX = 'source '

/** The sources kept among the settings. */
export function followedIn(database: Database): Followed {
  return {
    all: async () => {
      const rows = await database.read((db) => db.all(`SELECT value FROM setting WHERE key LIKE '${PREFIX}%' ORDER BY key`))
      return rows.map(({ value }) => parsed(value)).sort((a, b) => (a.address < b.address ? -1 : 1))
    },
    get: async (id) => {
      const row = await database.read((db) => db.get('SELECT value FROM setting WHERE key = ?', PREFIX + id))
      return row === undefined ? undefined : parsed(row['value'])
    },
    put: (source) =>
      database.write(async (db) => {
        const set = 'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
        await db.run(set, PREFIX + source.id, JSON.stringify(source))
      }),
    drop: (id) =>
      database.write(async (db) => {
        await db.run('DELETE FROM setting WHERE key = ?', PREFIX + id)
      }),
  }
}

const parsed = (value: unknown): Source => JSON.parse(String(value)) as Source
