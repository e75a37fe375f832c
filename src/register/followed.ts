import type { Database, Queries } from './database.ts'
import { putSetting, settingOf, settingsUnder } from './settings.ts'
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
  /** Somebody visits it, and is taken to have died when this has passed. */
  readonly inHand?: string
  /** Of a folder, the machine on which it lies. */
  readonly machine?: string
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
  /** Those whose time has come and that nobody visits, the longest waiting first; of a folder, with the machine on which it lies. */
  due(now: string): Promise<readonly { readonly id: string; readonly machine?: string }[]>
  /**
   * Takes a source in hand until an instant, so that one process visits it, and no two visit one host. Undefined when it is not followed,
   * is visited already, or another of its host is; and, unless `early`, when its time has not come.
   */
  take(id: string, hold: { readonly now: string; readonly until: string; readonly early?: boolean }): Promise<Source | undefined>
  /** Changes a source as it stands now; undefined when it is followed no longer. */
  change(id: string, work: (source: Source) => Source): Promise<Source | undefined>
  /** Its documents stay. */
  drop(id: string): Promise<void>
}

const PREFIX = 'source '

const SOURCES = `key LIKE '${PREFIX}%'`

/** The sources kept among the settings. */
export function followedIn(database: Database): Followed {
  const { field } = database.dialect
  const inHand = `COALESCE(${field('value', 'inHand')}, '')`
  const set = (db: Queries, source: Source): Promise<void> => putSetting(db, PREFIX + source.id, JSON.stringify(source))
  const one = async (db: Queries, id: string): Promise<Source | undefined> => {
    const kept = await settingOf(db, PREFIX + id)
    return kept === undefined ? undefined : parsed(kept)
  }
  return {
    all: async () => {
      const kept = await database.read((db) => settingsUnder(db, PREFIX))
      return [...kept.values()].map(parsed).sort((a, b) => (a.address < b.address ? -1 : 1))
    },
    get: (id) => database.read((db) => one(db, id)),
    put: (source) => database.write((db) => set(db, source)),
    due: async (now) => {
      const next = field('value', 'next')
      const machine = field('value', 'machine')
      const sql = `SELECT key, ${machine} AS machine FROM setting WHERE ${SOURCES} AND ${next} <= ? AND ${inHand} <= ? ORDER BY ${next}, key`
      const rows = await database.read((db) => db.all(sql, now, now))
      return rows.map(({ key, machine: at }) => ({ id: String(key).slice(PREFIX.length), ...(at !== null && { machine: String(at) }) }))
    },
    take: (id, { now, until, early = false }) =>
      database.write(async (db) => {
        const source = await one(db, id)
        if (source === undefined || (source.next > now && !early)) return undefined
        const busy = await db.all(`SELECT value FROM setting WHERE ${SOURCES} AND ${inHand} > ?`, now)
        if (busy.some(({ value }) => hostOf(parsed(value)) === hostOf(source))) return undefined
        const taken = { ...source, inHand: until }
        await set(db, taken)
        return taken
      }),
    change: (id, work) =>
      database.write(async (db) => {
        const source = await one(db, id)
        if (source === undefined) return undefined
        const changed = work(source)
        await set(db, changed)
        return changed
      }),
    drop: (id) =>
      database.write(async (db) => {
        await db.run('DELETE FROM setting WHERE key = ?', PREFIX + id)
      }),
  }
}

/** What is asked when a source is visited: its host, or the folder. */
const hostOf = ({ address }: Source): string => (/^https?:/i.test(address) && URL.canParse(address) ? new URL(address).host : address)

const parsed = (value: unknown): Source => JSON.parse(String(value)) as Source
