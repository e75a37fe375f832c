import { takeStored } from './stored-rows.ts'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addDecision, addDocument } from './add.ts'
import { isBegun, setBegun } from './begun.ts'
import { keepingClock } from './clock.ts'
import { settleApart, settleApartSince, type SettledFrom } from './apart.ts'
import { derive, deriveApart, settledFrom, settledMark } from './derive.ts'
import { RegisterError } from './error.ts'
import { settleInThread } from './in-thread.ts'
import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import { copyInHand, migrate } from './migrations.ts'
import { accountsIn } from './accounts/store.ts'
import { followedIn } from './followed.ts'
import { allCollections, collect, collectionNames, collectionsOf, heldMark, makeCollection } from './collections.ts'
import { setReviewers } from './reviewers.ts'
import type { Register, Scope, View } from './register.ts'
import { isPostgres } from './postgres-address.ts'
import { postedIn } from './posted.ts'
import { searchesIn } from './searches.ts'
import { isIndexed, reindex } from './search-index.ts'
import { openSqlite } from './sqlite.ts'
import type { Database } from './database.ts'
import { readerOn, type Settling } from './reader-on.ts'
import { viewOf } from './view.ts'

/** How a register is opened. */
export interface OpenOptions {
  /** Make it, with the folders above it, when it is not there. */
  readonly create?: boolean
  /** Open it to read only; `add`, `decide` and `rebuild` then reject. */
  readonly readonly?: boolean
  readonly knowledge?: NameKnowledge
  /** Refuse to add or decide by a clock that is behind what is kept. */
  readonly keepsClock?: boolean
  /** How long to wait for another process that is writing, in milliseconds; 5000 unless told. */
  readonly wait?: number
  /** How many things may be asked of PostgreSQL at once; 1 unless told. */
  readonly connections?: number
}

/** The name of the file when a folder is given. */
export const REGISTER_FILE = 'chancery.db'

/**
 * Opens the register in a file, in `chancery.db` inside a folder, or at an address of PostgreSQL (`postgres://user@host/database`). A name
 * that is not there and has no ending is a folder to be made.
 * @throws RegisterError when it is missing (and not to be created), damaged, of a newer version, locked, or may not be touched.
 */
export async function openRegister(place: string, options: OpenOptions = {}): Promise<Register> {
  const { create = false, readonly = false, knowledge = NO_KNOWLEDGE } = options
  const db = await openDatabase(place, options)
  try {
    if (!(create && !readonly) && (await isEmpty(db))) throw missing(db.path)
    await migrate(db, readonly)
    await refuseUnfinished(db)
    if (!readonly) await bringIndexUpToDate(db)
  } catch (error) {
    await db.close()
    throw error
  }
  const register = registerOn(db, knowledge, readonly, place)
  return options.keepsClock === true ? keepingClock(register, db) : register
}

/** Opens what lies at a place, whatever is in it. A file that is not there is made when the options say so. */
export async function openDatabase(place: string, { create = false, readonly = false, wait, connections }: OpenOptions): Promise<Database> {
  const how = { readonly, ...(wait === undefined ? {} : { wait }) }
  if (isPostgres(place)) {
    const { openPostgres } = await import('./postgres.ts')
    // Temporary tables, which one who only reads may need, belong to one connection.
    return openPostgres(place, { ...how, ...(connections === undefined || readonly ? {} : { connections }) })
  }
  const file = await registerFile(place)
  if (!(await isThere(file))) {
    if (!create || readonly) throw missing(file)
    await makeFolder(dirname(file), file)
  }
  return openSqlite(file, how)
}

const missing = (path: string): RegisterError =>
  new RegisterError('missing', path, `There is no register at ${path}: add documents to begin one, or name another.`)

/** A database in which no register was begun. An empty file is told by itself. */
const isEmpty = async (db: Database): Promise<boolean> =>
  db.dialect.engine === 'postgres' && (await db.read((queries) => queries.dialect.version(queries))) === 0

async function refuseUnfinished(db: Database): Promise<void> {
  const of = await db.read(copyInHand)
  if (of === undefined) return
  throw new RegisterError(
    'incomplete',
    db.path,
    `The register ${db.path} is an incomplete copy of ${of}: make the copy again to go on with it, or name another.`,
  )
}

/** A register that was made by an older program, or copied, has another search index or none. */
async function bringIndexUpToDate(db: Database): Promise<void> {
  if (await db.read(isIndexed)) return
  await db.write(async (queries) => {
    if (!(await isIndexed(queries))) await reindex(queries)
  })
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

/** A register of more readings is settled anew in a thread: it would hold up the server for longer than anybody waits. */
const MANY_READINGS = 2_000

/** What took long to work out is not given up because another writes: so many milliseconds it waits. */
const LONG_WAIT = 120_000

/**
 * The register on an open database.
 * @param place where it lies, for a second connection: what was given to open it
 */
export function registerOn(db: Database, knowledge: NameKnowledge, readonly: boolean, place: string = db.path): Register {
  let apart: { readonly mark: string; readonly from: SettledFrom } | undefined
  let deriving: Promise<void> | undefined
  const anew = async (): Promise<void> => {
    const many = await db.read((queries) => queries.get(`SELECT 1 AS many FROM reading WHERE id > ${MANY_READINGS} LIMIT 1`))
    if (many === undefined) await deriveApart(await openDatabase(place, { wait: LONG_WAIT }), knowledge)
    else await settleInThread({ path: db.path, knowledge, wait: LONG_WAIT })
  }
  /** Brings records up to date before they are asked for; apart, when the register may not be written. */
  const upToDate: Settling = async (answer) => {
    const ready = await db.read(async (queries) => {
      const mark = await settledFrom(queries, knowledge)
      if (apart?.mark === mark || (apart === undefined && (await settledMark(queries)) === mark)) return { answer: await answer(queries) }
      if (!readonly) return undefined
      const followed = apart && (await settleApartSince(queries, knowledge, apart.from, []))
      const from = followed ?? (await settleApart(queries, knowledge))
      return { answer: await answer(queries), apart: { mark, from } }
    })
    if (ready?.apart !== undefined) apart = ready.apart
    if (ready !== undefined) return ready.answer
    if (deriving !== undefined) {
      // Another who asked has begun it; whether it holds what this one wants to see is looked at again.
      await deriving
      return upToDate(answer)
    }
    deriving = derive(db, knowledge, anew).finally(() => {
      deriving = undefined
    })
    await deriving
    // What others added since is left to the next who asks.
    return db.read(answer)
  }
  const forWriting = (): void => {
    if (readonly) throw new RegisterError('read-only', db.path, `The register ${db.path} was opened to be read only: open it for writing.`)
  }
  const seen = (scope: Scope): Promise<View> => viewOf(scope, knowledge, () => openDatabase(place, { readonly: true }))
  return {
    ...readerOn(db, knowledge, upToDate),
    add: async (document, reading, by) => {
      forWriting()
      return addDocument(db, document, reading, by)
    },
    takeIn: async (rows) => {
      forWriting()
      return takeStored(db, rows)
    },
    decide: async (decision) => {
      forWriting()
      await addDecision(db, decision)
    },
    requireReviewers: async (reviewers, collection) => {
      forWriting()
      await setReviewers(db, reviewers, collection)
    },
    isBegun: () => db.read(isBegun),
    begin: async (at) => {
      forWriting()
      await setBegun(db, at)
    },
    settle: () => upToDate(async () => {}),
    rebuild: async () => {
      forWriting()
      await db.write(reindex)
      await derive(db, knowledge, anew, true)
    },
    asOf: (day, clock) => seen({ asOf: { day, clock } }),
    seen,
    mark: () => db.read((queries) => heldMark(queries, knowledge)),
    collections: () => db.read(collectionNames),
    allCollections: () => db.read(allCollections),
    makeCollection: async (name, what) => {
      forWriting()
      await makeCollection(db, name, what)
    },
    collectionsOf: (documents) => db.read((queries) => collectionsOf(queries, documents)),
    collect: async (documents, collection, who, at) => {
      forWriting()
      await db.write((queries) => collect(queries, documents, collection, who, at))
    },
    accounts: accountsIn(db),
    followed: followedIn(db),
    posted: postedIn(db),
    searches: searchesIn(db),
  }
}
