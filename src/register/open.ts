import { eachStored, takeStored } from './stored-rows.ts'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { recordsAbout } from './about.ts'
import { addDecision, addDocument } from './add.ts'
import * as ask from './ask.ts'
import { isBegun, setBegun } from './begun.ts'
import { keepingClock } from './clock.ts'
import { decisionsOn } from './decided.ts'
import { allDecisions, derive, deriveApart, settledFrom, settledMark } from './derive.ts'
import { RegisterError } from './error.ts'
import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import { copyInHand, migrate } from './migrations.ts'
import { makeNames, nameKey, type Names } from './names.ts'
import { findNamed, namesWithin } from './naming.ts'
import { accountsIn } from './accounts/store.ts'
import { followedIn } from './followed.ts'
import { collect, collectionNames, collectionsOf, heldMark } from './collections.ts'
import { agreed, besides, queue, reviewPart, type Besides } from './review-queue.ts'
import { requiredReviewers, reviewersIn, setReviewers } from './reviewers.ts'
import { searchesIn } from './searches.ts'
import { settle } from './settle.ts'
import type { Register, RegisterReader, Scope } from './register.ts'
import { hideOutOf } from './scope.ts'
import { listApart } from './listed.ts'
import { claimPart, decisionPart, documentPart, entityPart, recordPart } from './lists.ts'
import { itemsOf } from './items.ts'
import { isPostgres } from './postgres-address.ts'
import { postedIn } from './posted.ts'
import { findLearned, learnedUpTo } from './learned.ts'
import { asksForRecords, find } from './search.ts'
import { isIndexed, reindex } from './search-index.ts'
import { openSqlite } from './sqlite.ts'
import { claimsOf, documentAt, documentsOf, missingHeadings, sourceRange, topicCounts } from './source-index.ts'
import {
  alike,
  bodiesHeld,
  bodiesThatState,
  datedRecords,
  bodiesWhose,
  decisionsOnDue,
  recordsOf,
  sessionNames,
  sessionsNamed,
} from './watch-index.ts'
import type { Database, Queries } from './database.ts'

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

/**
 * The register on an open database.
 * @param place where it lies, for a second connection: what was given to open it
 */
export function registerOn(db: Database, knowledge: NameKnowledge, readonly: boolean, place: string = db.path): Register {
  let apartFrom: string | undefined
  let deriving: Promise<void> | undefined
  /** Brings records up to date before they are asked for; apart, when the register may not be written. */
  const upToDate: Settling = async (answer) => {
    const ready = await db.read(async (queries) => {
      const mark = await settledFrom(queries, knowledge)
      if (apartFrom === mark || (apartFrom === undefined && (await settledMark(queries)) === mark)) return { answer: await answer(queries) }
      if (!readonly) return undefined
      await deriveApart(queries, knowledge)
      return { answer: await answer(queries), mark }
    })
    if (ready?.mark !== undefined) apartFrom = ready.mark
    if (ready !== undefined) return ready.answer
    if (deriving !== undefined) {
      // Another who asked has begun it; whether it holds what this one wants to see is looked at again.
      await deriving
      return upToDate(answer)
    }
    deriving = derive(db, knowledge).finally(() => {
      deriving = undefined
    })
    await deriving
    // What others added since is left to the next who asks.
    return db.read(answer)
  }
  const forWriting = (): void => {
    if (readonly) throw new RegisterError('read-only', db.path, `The register ${db.path} was opened to be read only: open it for writing.`)
  }
  const seen = async (scope: Scope): Promise<RegisterReader> => {
    const apart = await openDatabase(place, { readonly: true })
    try {
      await hideOutOf(scope, apart)
    } catch (error) {
      await apart.close()
      throw error
    }
    let ready = false
    return readerOn(apart, knowledge, async (answer) => {
      const told = await apart.read(async (queries) => {
        if (!ready) await deriveApart(queries, knowledge)
        return answer(queries)
      })
      ready = true
      return told
    })
  }
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
      await derive(db, knowledge, true)
    },
    asOf: (day, clock) => seen({ asOf: { day, clock } }),
    seen,
    mark: () => db.read((queries) => heldMark(queries, knowledge)),
    collections: () => db.read(collectionNames),
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

/** Answers from records that are up to date with the claims. */
type Settling = <T>(answer: (db: Queries) => Promise<T>) => Promise<T>

/** What was worked out of names is remembered for so many questions: long enough to be worth it, and not for ever. */
const REMEMBERED = 1000

function rememberedNames(knowledge: NameKnowledge): () => Names {
  let names = makeNames(knowledge)
  let asked = 0
  return () => {
    asked++
    if (asked % REMEMBERED === 0) names = makeNames(knowledge)
    return names
  }
}

/** All that can be asked, on a database whose derived tables `settled` brings up to date. */
function readerOn(db: Database, knowledge: NameKnowledge, settled: Settling): RegisterReader {
  const names = rememberedNames(knowledge)
  /** What needs a person and stands in no record, as long as nothing changes: its parts are asked for one after the other. */
  let reviewed: { readonly mark: string; readonly besides: Besides } | undefined
  let listedApart = false
  /** The lists of documents are those of the register, or made for one who may only read a register that has none of this version. */
  const listed = async <T>(queries: Queries, answer: (db: Queries) => Promise<T>): Promise<T> => {
    if (!listedApart && !(await isIndexed(queries))) {
      await listApart(queries, true)
      listedApart = true
    }
    return answer(queries)
  }
  const toReview = async (queries: Queries): Promise<Besides> => {
    const mark = await settledFrom(queries, knowledge)
    if (reviewed?.mark !== mark) reviewed = { mark, besides: await listed(queries, besides) }
    return reviewed.besides
  }
  return {
    path: db.path,
    parts: {
      review: (filter, asked = {}) => settled(async (queries) => reviewPart(queries, await toReview(queries), filter, asked)),
      documents: (filter, asked = {}) => db.read((queries) => listed(queries, (all) => documentPart(all, filter, asked))),
      claims: (filter, asked = {}) => {
        const answer = (queries: Queries): ReturnType<typeof claimPart> => listed(queries, (all) => claimPart(all, filter, asked))
        return filter.record === undefined ? db.read(answer) : settled(answer)
      },
      records: (filter, asked = {}) => settled((queries) => recordPart(queries, filter, asked)),
      entities: (filter, asked = {}) => settled((queries) => entityPart(queries, filter, asked)),
      decisions: (asked = {}) => db.read((queries) => decisionPart(queries, asked)),
    },
    watch: {
      dated: (asked, limit) => settled((queries) => datedRecords(queries, asked, limit)),
      alike: (asked) => settled((queries) => alike(queries, asked)),
      mark: () => settled((queries) => settledFrom(queries, knowledge)),
      bodiesWhose: (holds, after, most) => settled((queries) => bodiesWhose(queries, holds, after, most)),
      bodiesHeld: (about) => settled((queries) => bodiesHeld(queries, about)),
      bodiesThatState: () => settled(bodiesThatState),
      sessionNames: () => settled(sessionNames),
      sessionsNamed: (name) => settled((queries) => sessionsNamed(queries, name)),
      decisionsOnDue: () => db.read(decisionsOnDue),
      records: (ids) => settled((queries) => recordsOf(queries, ids)),
    },
    sources: {
      claims: (ids) => db.read((queries) => claimsOf(queries, ids)),
      documents: (ids) => db.read((queries) => documentsOf(queries, ids)),
      at: (url) => db.read((queries) => documentAt(queries, url)),
      range: (about) => db.read((queries) => listed(queries, (all) => sourceRange(all, about))),
      about: (entities, kind, day, most) => settled((queries) => recordsAbout(queries, entities, kind, day, most)),
      topics: (words) => settled((queries) => topicCounts(queries, words)),
      missing: (texts, most) => db.read((queries) => listed(queries, (all) => missingHeadings(all, texts, most))),
    },
    stored: (take) => db.read((queries) => eachStored(queries, take)),
    documents: () => db.read(ask.documents),
    document: (id) => db.read((queries) => ask.document(queries, id)),
    claims: (filter = {}) => {
      const answer = (queries: Queries): ReturnType<typeof ask.claims> => ask.claims(queries, filter)
      return filter.record === undefined ? db.read(answer) : settled(answer)
    },
    claim: (id) => db.read((queries) => ask.claim(queries, id)),
    records: (filter = {}) => settled((queries) => ask.records(queries, filter)),
    record: (id) => settled((queries) => ask.record(queries, id)),
    entities: (kind) =>
      settled(async (queries) => (await ask.entities(queries)).filter((entity) => kind === undefined || entity.kind === kind)),
    entity: (id) => settled((queries) => ask.entity(queries, id)),
    stateOf: (place) => knowledge.within.get(nameKey(place)),
    entitiesNamed: (text) => settled((queries) => findNamed(queries, text, names())),
    namesIn: (text) => settled((queries) => namesWithin(queries, text, names())),
    partiesIn: (name) => names().split(name).parties,
    find: (query, options = {}) => {
      const answer = async (queries: Queries): ReturnType<typeof find> => {
        if (!(await isIndexed(queries)))
          throw new RegisterError(
            'read-only',
            db.path,
            `The register ${db.path} has no search index of this version yet: open it once for writing, as with chancery rebuild.`,
          )
        const { learned, ...how } = options
        return learned === undefined ? find(queries, names(), query, how) : findLearned(queries, names(), query, { ...how, learned })
      }
      return asksForRecords(query, options, makeNames(knowledge)) ? settled(answer) : db.read(answer)
    },
    learnedUpTo: (id) => db.read((queries) => learnedUpTo(queries, id)),
    identify: (id) => settled((queries) => ask.identify(queries, id)),
    decisions: (document) => db.read((queries) => (document === undefined ? allDecisions(queries) : decisionsOn(queries, [document]))),
    settler: async () => {
      const { made, required } = await db.read(async (queries) => ({
        made: await allDecisions(queries),
        required: await requiredReviewers(queries),
      }))
      return (claims, more = []) => settle(claims, [...made, ...more], knowledge, required).records
    },
    items: async () => itemsOf(await db.read(allDecisions), knowledge.items),
    review: () => settled(async (queries) => queue(queries, await toReview(queries))),
    agreement: (collection) => db.read((queries) => agreed(queries, collection)),
    reviewers: () => db.read(reviewersIn),
    counts: () => settled(ask.counts),
    close: () => db.close(),
  }
}
