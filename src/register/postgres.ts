import type { PoolClient } from 'pg'
import { BATCH, DEFAULT_WAIT, type Cell, type Database, type DatabaseOptions, type Lock, type Queries, type Row } from './database.ts'
import { postgresDialect } from './dialect.ts'
import { digest } from './digest.ts'
import { postgresAddress } from './postgres-address.ts'
import { postgresError } from './postgres-error.ts'

/** What a register in PostgreSQL is opened with, besides what every database is. */
export interface PostgresOptions extends DatabaseOptions {
  /** How many connections may be open at once; 1 unless told, so that temporary tables stay with whoever made them. */
  readonly connections?: number
}

const CONNECTING = 10_000
/** PostgreSQL counts parameters with 16 bits. */
const MOST_VALUES = 30_000
/** The number by which PostgreSQL knows its 64-bit integers: what `count` gives. */
const INT8 = 20

/** Opens a schema of a PostgreSQL database. Nothing is made in it yet. @throws RegisterError when it cannot be reached. */
export async function openPostgres(place: string, { wait = DEFAULT_WAIT, connections = 1 }: PostgresOptions = {}): Promise<Database> {
  const { shown: path, connection, schema } = postgresAddress(place)
  const { default: pg } = await import('pg')
  const dialect = postgresDialect(schema)
  const pool = new pg.Pool({
    connectionString: connection,
    max: connections,
    connectionTimeoutMillis: CONNECTING,
    application_name: 'chancery',
    // A pool that has nothing to do lets the program end.
    allowExitOnIdle: true,
    types: {
      getTypeParser: ((type: number, format?: 'text') =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
    onConnect: async (client) => {
      // A connection that is lost while nobody asks says so here, and again to whoever asks next.
      client.on('error', () => {})
      await client.query(`SET search_path TO ${schema}`)
      await client.query("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
    },
  })
  pool.on('error', () => {})
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw postgresError(error, path)
    }
  }
  const within = async <T>(begin: string, work: (db: Queries) => Promise<T>): Promise<T> => {
    const client = await guarded(() => pool.connect())
    let broken = false
    try {
      await guarded(() => client.query(begin))
      const result = await work(queriesOn(client, dialect, guarded))
      await guarded(() => client.query('COMMIT'))
      return result
    } catch (error) {
      // What cannot be rolled back has been by the server, as the connection is gone.
      await client.query('ROLLBACK').catch(() => {
        broken = true
      })
      throw error
    } finally {
      client.release(broken)
    }
  }
  const database: Database = {
    path,
    dialect,
    read: (work) => within('BEGIN ISOLATION LEVEL REPEATABLE READ', work),
    write: (work, lock = 'adding') =>
      within(
        `BEGIN; SET LOCAL lock_timeout = ${Math.max(1, Math.round(wait))}; SELECT pg_advisory_xact_lock(${lockKey(schema, lock)})`,
        work,
      ),
    prepare: async () => {},
    close: () => pool.end(),
  }
  try {
    await database.read(async () => {})
  } catch (error) {
    await pool.end()
    throw error
  }
  return database
}

/** Writers of one register wait for each other, those of different registers in one database do not. */
function lockKey(schema: string, lock: Lock): string {
  return `${Number.parseInt(digest(['lock', schema]).slice(0, 7), 16)}, ${lock === 'adding' ? 0 : 1}`
}

type Guarded = <T>(work: () => Promise<T>) => Promise<T>

/** Queries on one connection, on which a transaction is open. */
function queriesOn(client: PoolClient, dialect: Queries['dialect'], guarded: Guarded): Queries {
  let cursors = 0
  const ask = async (sql: string, values: readonly Cell[]): Promise<readonly Row[]> =>
    (await guarded(() => client.query(numbered(sql), values as Cell[]))).rows as readonly Row[]
  return {
    dialect,
    exec: async (sql) => void (await guarded(() => client.query(sql))),
    run: async (sql, ...values) => void (await ask(sql, values)),
    get: async (sql, ...values) => (await ask(sql, values))[0],
    all: (sql, ...values) => ask(sql, values),
    batches: async function* (sql, ...values) {
      const cursor = `batches_${cursors++}`
      await ask(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, values)
      for (;;) {
        const rows = await ask(`FETCH ${BATCH} FROM ${cursor}`, [])
        if (rows.length > 0) yield rows
        if (rows.length < BATCH) break
      }
      await ask(`CLOSE ${cursor}`, [])
    },
    insert: async (table, columns, rows, known = 'refuse') => {
      const most = Math.min(BATCH, Math.floor(MOST_VALUES / columns.length))
      const put = async (values: readonly Cell[], count: number): Promise<void> => {
        const row = `(${columns.map(() => '?').join(', ')})`
        const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(count).fill(row).join(', ')}`
        await ask(known === 'keep' ? `${sql} ON CONFLICT DO NOTHING` : sql, values)
      }
      let values: Cell[] = []
      let count = 0
      for (const row of rows) {
        values.push(...row)
        if (++count < most) continue
        await put(values, count)
        values = []
        count = 0
      }
      if (count > 0) await put(values, count)
    },
  }
}

const numberedBefore = new Map<string, string>()
const MOST_REMEMBERED = 500

/** PostgreSQL wants `$1` where SQLite wants `?`. No `?` stands in the texts of the register's SQL. */
function numbered(sql: string): string {
  const before = numberedBefore.get(sql)
  if (before !== undefined) return before
  let n = 0
  const written = sql.replaceAll('?', () => `$${++n}`)
  if (numberedBefore.size >= MOST_REMEMBERED) numberedBefore.clear()
  numberedBefore.set(sql, written)
  return written
}
