import type { Cell, Queries, Row } from '../database.ts'

/** How many values stand in one query. Few sizes, so that statements are prepared once. */
const SIZES = [1, 8, 64, 500] as const
const MOST = 500

/** A query and its values, so many at a time; what is left over of a size is filled with the last. */
function* parted(sql: string, values: Iterable<string>): Generator<readonly [sql: string, values: readonly string[]]> {
  const all = [...new Set(values)]
  for (let at = 0; at < all.length; at += MOST) {
    const some = all.slice(at, at + MOST)
    const size = SIZES.find((one) => one >= some.length) ?? MOST
    const filled = [...some, ...Array<string>(size - some.length).fill(some.at(-1) ?? '')]
    yield [sql.replace('IN (*)', `IN (${filled.map(() => '?').join(', ')})`), filled]
  }
}

/**
 * The rows for any number of values.
 * @param sql with `IN (*)` as its last condition
 * @param before values of conditions before it
 */
export async function rowsAmong(db: Queries, sql: string, values: Iterable<string>, ...before: readonly Cell[]): Promise<readonly Row[]> {
  const found: Row[] = []
  for (const [query, some] of parted(sql, values)) for (const row of await db.all(query, ...before, ...some)) found.push(row)
  return found
}

/** The same rows, a thousand at a time: for values of which one may have very many. */
export async function* batchesAmong(db: Queries, sql: string, values: Iterable<string>): AsyncGenerator<readonly Row[]> {
  for (const [query, some] of parted(sql, values)) yield* db.batches(query, ...some)
}

/** Does something to all rows for any number of values: see `rowsAmong`. */
export async function runAmong(db: Queries, sql: string, values: Iterable<string>): Promise<void> {
  for (const [query, some] of parted(sql, values)) await db.run(query, ...some)
}

/** What was looked up, for a while: all is let go when there is much of it. */
export class Remembered<T> {
  readonly #known = new Map<string, T>()
  readonly #most: number
  constructor(most: number) {
    this.#most = most
  }
  get(key: string): T | undefined {
    return this.#known.get(key)
  }
  /** Lets all go when there is much; to be called where nothing is needed any more that was fetched. */
  trim(): void {
    if (this.#known.size > this.#most) this.#known.clear()
  }
  /** Looks up what is not known yet. */
  async fetch(keys: Iterable<string>, look: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>, none: T): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.#known.has(key))
    if (missing.length === 0) return
    const found = await look(missing)
    for (const key of missing) this.#known.set(key, found.get(key) ?? none)
  }
}

/** A text under which a longer one is kept: PostgreSQL takes no key of more than some thousand bytes. */
export const LONGEST_KEY = 200
