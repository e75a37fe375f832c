import { createHash } from 'node:crypto'
import type { Document } from '../sources/document.ts'
import { RegisterError } from './error.ts'
import { isPostgres, postgresAddress } from './postgres-address.ts'
import { postgresError } from './postgres-error.ts'

/** A document that waits to be read. */
export interface Queued {
  readonly document: Document
  /** The collection it is put into, and by whom. */
  readonly collection?: { readonly name: string; readonly who: string }
}

/** A document that was handed out, with the number by which it is given back. */
export interface HandedOut extends Queued {
  readonly id: string
  /** How often it was handed out before, to somebody who never gave it back or could not read it. */
  readonly tries: number
}

/** A document that nobody will be handed any more. */
export interface Poison {
  readonly origin: string
  readonly reason: string
  readonly since: string
}

/** How many documents stand where. */
export interface QueueCounts {
  /** Nobody has them yet. */
  readonly waiting: number
  /** Somebody reads them now. */
  readonly inHand: number
  /** Read and stored; forgotten after some days. */
  readonly done: number
  readonly aside: number
}

/** The documents of a register that wait to be read, for any number of readers on any number of machines. */
export interface Queue {
  /** Puts one in line. Resolves to false when it is there already, or was read by this reader not long ago. */
  send(queued: Queued, reader: { readonly name: string; readonly version: string }): Promise<boolean>
  /** Hands out the next; undefined when none waits. Who does not give it back in time has died: it is handed out again. */
  next(): Promise<HandedOut | undefined>
  /** It is read and stored. */
  done(id: string): Promise<void>
  /** It could not be read: it is handed out again, and set aside after some tries. */
  failed(id: string, reason: string): Promise<void>
  counts(): Promise<QueueCounts>
  /** Those set aside, the latest first. */
  aside(limit: number): Promise<readonly Poison[]>
  /** Puts those set aside in line again, as after a new release. Resolves to how many. */
  again(): Promise<number>
  close(): Promise<void>
}

/** How a queue is opened. */
export interface QueueOptions {
  /** Who has a document that is sent for so many seconds is taken to have died; 300 unless told. */
  readonly patience?: number
}

const NAME = 'documents'
/** A document is handed out so many times; then it is the document that is at fault. */
const TRIES = 3
/** Reading 20 MB takes half a minute; a machine that swaps takes longer. */
const PATIENCE_SECONDS = 300
const LOOK_AFTER_SECONDS = 5

/**
 * Opens the queue of a register in PostgreSQL, in a schema beside the register's; made on first use.
 * @throws RegisterError when the register lies elsewhere or cannot be reached.
 */
export async function openQueue(place: string, { patience = PATIENCE_SECONDS }: QueueOptions = {}): Promise<Queue> {
  if (!isPostgres(place))
    throw new RegisterError(
      'missing',
      place,
      `A queue needs a register in PostgreSQL, and ${place} is a file: name one with --register postgres://…`,
    )
  const { shown, connection, schema } = postgresAddress(place)
  const own = `${schema}_queue`
  const { default: PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    connectionString: connection,
    schema: own,
    application_name: 'chancery queue',
    schedule: false,
    maintenanceIntervalSeconds: Math.min(LOOK_AFTER_SECONDS, patience),
    max: 3,
  })
  // Said again to whoever asks next; without a listener it would end the program.
  boss.on('error', () => {})
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw postgresError(error, shown)
    }
  }
  const sql = async (text: string, ...values: unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await guarded(() => boss.getDb().executeSql(text, values))).rows as readonly Readonly<Record<string, unknown>>[]
  await guarded(async () => {
    await boss.start()
    await boss.createQueue(NAME, { name: NAME, policy: 'standard' })
  })
  return {
    send: async (queued, reader) => {
      const sent = await guarded(() =>
        boss.send(NAME, queued, { id: jobId(queued, reader), retryLimit: TRIES - 1, retryDelay: 0, expireInSeconds: patience }),
      )
      return sent !== null
    },
    next: async () => {
      const [job] = (await guarded(() => boss.fetch<Queued>(NAME, { batchSize: 1, includeMetadata: true }))) ?? []
      return job === undefined ? undefined : { ...job.data, id: job.id, tries: job.retryCount }
    },
    done: (id) => guarded(() => boss.complete(NAME, id)),
    failed: (id, reason) => guarded(() => boss.fail(NAME, id, { reason })),
    counts: async () => {
      const rows = await sql(`SELECT state::text AS state, count(*)::int AS n FROM ${own}.job WHERE name = $1 GROUP BY 1`, NAME)
      const of = (...states: readonly string[]): number =>
        rows.filter(({ state }) => states.includes(String(state))).reduce((sum, { n }) => sum + Number(n), 0)
      return { waiting: of('created', 'retry'), inHand: of('active'), done: of('completed'), aside: of('failed') }
    },
    aside: async (limit) =>
      (
        await sql(
          `SELECT data -> 'document' ->> 'origin' AS origin, output, completed_on FROM ${own}.job
           WHERE name = $1 AND state = 'failed' ORDER BY completed_on DESC LIMIT $2`,
          NAME,
          limit,
        )
      ).map(({ origin, output, completed_on: since }) => ({
        origin: String(origin ?? 'a document'),
        reason: reasonIn(output),
        since: since instanceof Date ? since.toISOString() : String(since),
      })),
    again: async () =>
      (
        await sql(
          `UPDATE ${own}.job SET state = 'created', retry_count = 0, completed_on = NULL, started_on = NULL, output = NULL
           WHERE name = $1 AND state = 'failed' RETURNING id`,
          NAME,
        )
      ).length,
    close: async () => {
      await boss.stop({ graceful: false, wait: true })
    },
  }
}

/** The same document for the same reader is the same job. RFC 9562, 5.8: a UUID of our own making. */
function jobId({ document, collection }: Queued, { name, version }: { readonly name: string; readonly version: string }): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([document.hash, collection?.name ?? null, name, version]))
    .digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** What was given as the reason; else the queue's own word for a reader that died each time. */
function reasonIn(output: unknown): string {
  const told = typeof output === 'object' && output !== null && 'reason' in output ? String(output.reason) : ''
  return told === '' ? `whoever read it died, ${TRIES} times` : told
}
