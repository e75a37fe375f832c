import { randomBytes } from 'node:crypto'
import { inFolder } from './claims.fixture.ts'

/** An engine that tests run against. */
export interface TestEngine {
  readonly name: string
  /** Why its tests do not run; undefined when they do. */
  readonly missing: string | undefined
  /** Runs with a place in which there is no register yet; it is removed afterwards. */
  inPlace<T>(work: (place: string) => Promise<T>): Promise<T>
}

/** The address of the server that `test/postgres.ts` found or started. */
const server = process.env['CHANCERY_TEST_POSTGRES'] ?? ''

/** SQLite in a folder, and PostgreSQL in a schema. */
export const SQLITE_ENGINE: TestEngine = { name: 'SQLite', missing: undefined, inPlace: inFolder }
export const POSTGRES_ENGINE: TestEngine = {
  name: 'PostgreSQL',
  missing: server === '' ? 'no PostgreSQL was found: set CHANCERY_TEST_POSTGRES=postgres://user@host/database' : undefined,
  inPlace: async (work) => {
    const schema = `test_${randomBytes(6).toString('hex')}`
    try {
      return await work(placeIn(schema))
    } finally {
      await onServer(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    }
  },
}
export const ENGINES: readonly TestEngine[] = [SQLITE_ENGINE, POSTGRES_ENGINE]

/** The name of a group of tests: says why they are skipped when they are. */
export const titled = ({ name, missing }: TestEngine): string => (missing === undefined ? name : `${name}, skipped: ${missing}`)

/** The test server's address with a schema, user or password of its own. */
export function placeIn(schema: string, facts: Readonly<Record<string, string>> = {}): string {
  const url = new URL(server)
  for (const [fact, value] of Object.entries({ schema, ...facts })) url.searchParams.set(fact, value)
  return url.href
}

/** Runs statements on the test server as who may do everything. */
export async function onServer(sql: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
