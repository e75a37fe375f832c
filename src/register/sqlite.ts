import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { BATCH, DEFAULT_WAIT, inTurn, type Database, type DatabaseOptions, type Queries, type Row } from './database.ts'
import { SQLITE } from './dialect.ts'
import { RegisterError, type RegisterProblem } from './error.ts'

const CANNOT_OPEN = 14

/** Opens a database file. Writes are flushed to the disk at each commit (`synchronous=FULL`). */
export async function openSqlite(path: string, { readonly = false, wait = DEFAULT_WAIT }: DatabaseOptions = {}): Promise<Database> {
  const { DatabaseSync } = await import('@photostructure/sqlite')
  const open = (location: string) => {
    const opened = new DatabaseSync(location, { readOnly: readonly, timeout: wait })
    // Opening does not touch the file yet; this does, and tells what it is.
    opened.prepare('SELECT count(*) FROM sqlite_master').get()
    return opened
  }
  const database = guarded(path, () => {
    try {
      return open(path)
    } catch (error) {
      // On a disk that nobody may write to, the shared-memory file of the write-ahead log cannot be made; nobody can change the file either.
      if (!readonly || codeOf(error) !== CANNOT_OPEN) throw error
      return open(`file:${encodeURI(path)}?immutable=1`)
    }
  })
  const statements = new Map<string, ReturnType<typeof database.prepare>>()
  /** Those that are being read from: the library lets go of one to which only its rows refer. */
  const read = new Set<ReturnType<typeof database.prepare>>()
  const prepared = (sql: string) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = database.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const exec = (sql: string): void => guarded(path, () => database.exec(sql))
  const queries: Queries = {
    dialect: SQLITE,
    exec: async (sql) => exec(sql),
    run: async (sql, ...values) => guarded(path, () => void prepared(sql).run(...values)),
    get: async (sql, ...values) => guarded(path, () => prepared(sql).get(...values) as Row | undefined),
    all: async (sql, ...values) => guarded(path, () => prepared(sql).all(...values) as unknown as readonly Row[]),
    batches: async function* (sql, ...values) {
      // A statement of its own: one that is being read from must not be begun again.
      const statement = guarded(path, () => database.prepare(sql))
      read.add(statement)
      try {
        const rows = guarded(path, () => statement.iterate(...values)) as Iterator<Row>
        for (let done = false; !done; ) {
          const batch: Row[] = []
          guarded(path, () => {
            while (batch.length < BATCH && !done) {
              const next = rows.next()
              if (next.done === true) done = true
              else batch.push(next.value)
            }
          })
          if (batch.length > 0) yield batch
          // The library answers without waiting for anything, so that nobody else in this process would have a turn.
          if (!done) await turnOfOthers()
        }
      } finally {
        read.delete(statement)
      }
    },
    insert: async (table, columns, rows, known = 'refuse') => {
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})${known === 'keep' ? ' ON CONFLICT DO NOTHING' : ''}`
      let count = 0
      guarded(path, () => {
        for (const row of rows) {
          prepared(sql).run(...row)
          count += 1
        }
      })
      if (count >= BATCH / 2) await turnOfOthers()
    },
  }
  const turn = inTurn()
  const within = <T>(begin: string, work: (db: Queries) => Promise<T>): Promise<T> =>
    turn(async () => {
      exec(begin)
      try {
        const result = await work(queries)
        exec('COMMIT')
        return result
      } catch (error) {
        undo(database)
        throw error
      }
    })
  exec(`PRAGMA foreign_keys=ON; PRAGMA temp_store=FILE; ${SQLITE.holds('little', 'main')}; ${SQLITE.holds('little', 'temp')}`)
  if (!readonly) exec('PRAGMA synchronous=FULL')
  return {
    path,
    dialect: SQLITE,
    read: (work) => within('BEGIN', work),
    write: (work) => within('BEGIN IMMEDIATE', work),
    prepare: () => turn(() => writeAhead(exec)),
    close: () =>
      turn(async () => {
        statements.clear()
        if (!readonly) tidy(database)
        database.close()
      }),
  }
}

/** The write-ahead log lets others read while one writes. Two processes that begin a register at once may collide here; the second tries again. */
async function writeAhead(exec: (sql: string) => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      exec('PRAGMA journal_mode=WAL')
      return
    } catch (error) {
      if (!(error instanceof RegisterError && error.problem === 'locked') || attempt >= 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Brings the write-ahead log into the file, so that the file alone is the register; without waiting for others who use it. */
function tidy(database: { exec(sql: string): void }): void {
  try {
    database.exec('PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The log is as safe as the file; it is read when the register is next opened.
  }
}

function undo(database: { exec(sql: string): void }): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // Some errors, as a full disk, have rolled back already; the first error is the one to be told.
  }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw registerError(error, path)
  }
}

/** The library leaves the code out of errors met while rows are read; SQLite's own words for it are fixed, so they are looked up. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['database is locked', 5],
  ['database table is locked', 6],
  ['attempt to write a readonly database', 8],
  ['disk I/O error', 10],
  ['database disk image is malformed', 11],
  ['database or disk is full', 13],
  ['unable to open database file', CANNOT_OPEN],
  ['file is not a database', 26],
])

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : WORDS.get(error.message)
}

type Telling = readonly [problem: RegisterProblem, message: (path: string) => string]
const TELLING: ReadonlyMap<number, Telling> = new Map<number, Telling>([
  [3, ['no rights', (path) => `The register ${path} may not be opened: ask for the right to read and write it and its folder.`]],
  [5, ['locked', (path) => `The register ${path} is being written to by another process: wait until that has ended, then do this again.`]],
  [6, ['locked', (path) => `The register ${path} is being written to by another process: wait until that has ended, then do this again.`]],
  [
    8,
    ['read-only', (path) => `The register ${path} may only be read: ask for the right to write it and its folder, or copy both elsewhere.`],
  ],
  [10, ['unavailable', (path) => `The disk failed while the register ${path} was used: check the disk. What was stored before is kept.`]],
  [
    11,
    [
      'damaged',
      (path) =>
        `The register ${path} is damaged: keep a copy of the file, then bring back the last backup, or add the documents to a new register.`,
    ],
  ],
  [
    13,
    [
      'disk full',
      (path) =>
        `The disk is full, so nothing more was written to the register ${path}: make room, then do this again. What was stored before is kept.`,
    ],
  ],
  [
    CANNOT_OPEN,
    [
      'no rights',
      (path) => `The register ${path} cannot be opened: look whether it is a file, and whether you may write it and its folder.`,
    ],
  ],
  [26, ['not a register', (path) => `${path} is no register: name the file that chancery made, or another name to begin a new one.`]],
])

/** Says in one line what an error of SQLite means for the register. Other errors come back as they are. */
function registerError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  const telling = code === undefined ? undefined : TELLING.get(code)
  return telling === undefined ? error : new RegisterError(telling[0], path, telling[1](path), error)
}
