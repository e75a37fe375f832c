import { RegisterError } from './error.ts'

/** Where a register in PostgreSQL lies. */
export interface PostgresAddress {
  /** To be named to a person: without the password. */
  readonly shown: string
  /** To connect with. */
  readonly connection: string
  readonly schema: string
}

/** Whether a name given for a register is an address of PostgreSQL and no file. */
export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:/i.test(place)

/**
 * Takes an address apart: `postgres://user@host/database?schema=chancery`; other parameters (`host` for the folder of a socket, `user`,
 * `sslmode` …) are PostgreSQL's. @throws RegisterError, which does not repeat the address: a password may stand in it.
 */
export function postgresAddress(place: string): PostgresAddress {
  const refuse = (what: string): RegisterError =>
    new RegisterError('missing', 'postgres', `${what}: write it as postgres://user@host/database, and a password into PGPASSWORD.`)
  let url: URL
  try {
    url = new URL(place)
  } catch {
    throw refuse('The address of the register in PostgreSQL cannot be read')
  }
  const schema = url.searchParams.get('schema') ?? 'chancery'
  if (!/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw refuse('The schema in the address of the register may hold a–z, 0–9 and _ only')
  if (url.pathname.length < 2) throw refuse('The address of the register names no database')
  url.searchParams.delete('schema')
  const connection = url.href
  url.password = ''
  url.searchParams.delete('password')
  if (schema !== 'chancery') url.searchParams.set('schema', schema)
  return { shown: decodeURI(url.href), connection, schema }
}
