import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addDocument } from './add.ts'
import * as ask from './ask.ts'
import { allDecisions, derive, deriveApart, settledFrom, settledMark } from './derive.ts'
import { RegisterError } from './error.ts'
import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import { migrate } from './migrations.ts'
import { makeNames } from './names.ts'
import { entitiesNamed } from './naming.ts'
import type { Clock, Register, RegisterReader } from './register.ts'
import { find, reindex } from './search.ts'
import { openSqlite, type Sqlite } from './sqlite.ts'

/** How a register is opened. */
export interface OpenOptions {
  /** Make it, with the folders above it, when it is not there. */
  readonly create?: boolean
  /** Open it to read only; `add`, `decide` and `rebuild` then reject. */
  readonly readonly?: boolean
  readonly knowledge?: NameKnowledge
  /** How long to wait for another process that is writing, in milliseconds; 5000 unless told. */
  readonly wait?: number
}

/** The name of the file when a folder is given. */
export const REGISTER_FILE = 'chancery.db'

/**
 * Opens the register in a file, or in `chancery.db` inside a folder. A name that is not there and has no ending is a folder to be made.
 * @throws RegisterError when it is missing (and not to be created), damaged, of a newer version, locked, or may not be touched.
 */
export async function openRegister(path: string, options: OpenOptions = {}): Promise<Register> {
  const { create = false, readonly = false, knowledge = NO_KNOWLEDGE } = options
  const file = await registerFile(path)
  if (!(await isThere(file))) {
    if (!create || readonly)
      throw new RegisterError('missing', file, `There is no register at ${file}: add documents to begin one, or name another.`)
    await makeFolder(dirname(file), file)
  }
  const db = await openSqlite(file, { readonly, ...(options.wait === undefined ? {} : { wait: options.wait }) })
  try {
    migrate(db, readonly)
  } catch (error) {
    db.close()
    throw error
  }
  return registerOn(db, knowledge, readonly)
}

async function registerFile(path: string): Promise<string> {
  try {
    const found = await stat(path)
    return found.isDirectory() ? join(path, REGISTER_FILE) : path
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return /\.[A-Za-z0-9]{1,10}$/.test(path) ? path : join(path, REGISTER_FILE)
    throw noRights(path, error)
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw noRights(file, error)
  }
}

async function makeFolder(folder: string, file: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw noRights(file, error)
  }
}

function noRights(file: string, cause: unknown): RegisterError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOSPC')
    return new RegisterError(
      'disk full',
      file,
      `The disk is full, so the register ${file} was not made: make room, then do this again.`,
      cause,
    )
  return new RegisterError(
    'no rights',
    file,
    `The register ${file} cannot be reached (${String(code)}): ask for the right to use its folder, or name another.`,
    cause,
  )
}

/** The register on an open database. */
export function registerOn(db: Sqlite, knowledge: NameKnowledge, readonly: boolean): Register {
  let apartFrom: string | undefined
  /** Brings records up to date before they are asked for; apart, when the file may not be written. */
  const upToDate = (): void => {
    const mark = settledFrom(db, knowledge)
    if (apartFrom === mark || (apartFrom === undefined && settledMark(db) === mark)) return
    if (readonly) {
      deriveApart(db, knowledge)
      apartFrom = mark
    } else {
      derive(db, knowledge)
    }
  }
  const forWriting = (): void => {
    if (readonly) throw new RegisterError('read-only', db.path, `The register ${db.path} was opened to be read only: open it for writing.`)
  }
  return {
    ...readerOn(db, knowledge, upToDate),
    add: async (document, reading, by) => {
      forWriting()
      return addDocument(db, document, reading, by)
    },
    decide: async ({ at, who, act, claims, slots, why }) => {
      forWriting()
      db.run(
        'INSERT INTO decision (at, who, act, claims, slots, why) VALUES (?, ?, ?, ?, ?, ?)',
        at,
        who,
        act,
        JSON.stringify(claims),
        slots === undefined ? null : JSON.stringify(slots),
        why ?? null,
      )
    },
    settle: async () => upToDate(),
    rebuild: async () => {
      forWriting()
      db.transaction(() => {
        reindex(db)
        db.run("DELETE FROM meta WHERE key = 'settled'")
      })
      derive(db, knowledge)
    },
    asOf: async (day, clock) => asOf(db.path, day, clock, knowledge),
  }
}

/** All that can be asked, on a database whose derived tables `upToDate` brings up to date. */
function readerOn(db: Sqlite, knowledge: NameKnowledge, upToDate: () => void): RegisterReader {
  const settled = <T>(answer: () => T): T => {
    upToDate()
    return answer()
  }
  return {
    path: db.path,
    documents: async () => ask.documents(db),
    document: async (id) => ask.document(db, id),
    claims: async (filter = {}) => (filter.record === undefined ? ask.claims(db, filter) : settled(() => ask.claims(db, filter))),
    claim: async (id) => ask.claim(db, id),
    records: async (filter = {}) => settled(() => ask.records(db, filter)),
    record: async (id) => settled(() => ask.record(db, id)),
    entities: async (kind) => settled(() => ask.entities(db).filter((entity) => kind === undefined || entity.kind === kind)),
    entity: async (id) => settled(() => ask.entity(db, id)),
    entitiesNamed: async (text) => settled(() => entitiesNamed(text, ask.entities(db), makeNames(knowledge))),
    find: async (words, { limit = 20, all = false } = {}) =>
      find(db, words, limit, all, {
        document: (id) => ask.document(db, id),
        claims: (document) => ask.claims(db, { document, all }),
      }),
    identify: async (id) => settled(() => ask.identify(db, id)),
    decisions: async () => allDecisions(db),
    counts: async () => settled(() => ask.counts(db)),
    close: async () => db.close(),
  }
}

/**
 * A connection of its own that sees only what was there on the day: views of this connection hide the tables of the file.
 * Superseding is worked out among what is seen, so an old version that was replaced later bears again.
 */
async function asOf(path: string, day: string, clock: Clock, knowledge: NameKnowledge): Promise<RegisterReader> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`${JSON.stringify(day)} is no day: write it as 2025-03-14`)
  const db = await openSqlite(path, { readonly: true })
  const learned = (table: string): string => `substr(${table}.learned, 1, 10) <= '${day}'`
  const published = `substr(coalesce(d.date, (SELECT r.date FROM main.reading r WHERE r.document = d.id ORDER BY r.id DESC LIMIT 1), d.learned), 1, 10) <= '${day}'`
  db.exec(`
    CREATE TEMP VIEW document AS SELECT d.rowid AS rowid, d.* FROM main.document d WHERE ${clock === 'learned' ? learned('d') : published};
    CREATE TEMP VIEW reading AS SELECT r.* FROM main.reading r WHERE r.document IN (SELECT id FROM document) ${clock === 'learned' ? `AND ${learned('r')}` : ''};
    CREATE TEMP VIEW reading_claim AS SELECT p.* FROM main.reading_claim p WHERE p.reading IN (SELECT id FROM reading);
    CREATE TEMP VIEW decision AS SELECT d.* FROM main.decision d ${clock === 'learned' ? `WHERE substr(d.at, 1, 10) <= '${day}'` : ''};
  `)
  let ready = false
  return readerOn(db, knowledge, () => {
    if (!ready) deriveApart(db, knowledge)
    ready = true
  })
}
