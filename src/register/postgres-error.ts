import { RegisterError, type RegisterProblem } from './error.ts'

type Telling = readonly [problem: RegisterProblem, message: (path: string) => string]

const LOST: Telling = [
  'unavailable',
  (path) => `The connection to the register ${path} was lost: look whether PostgreSQL runs, then do this again. What was stored is kept.`,
]
const NOT_REACHED: Telling = [
  'unavailable',
  (path) => `The register ${path} cannot be reached: look whether PostgreSQL runs there, and at host and port in the address.`,
]
const NOT_LET_IN: Telling = [
  'no rights',
  (path) => `PostgreSQL does not let this user into the register ${path}: look at the user's name, and at the password in PGPASSWORD.`,
]

/** By the code of the system or of PostgreSQL (SQLSTATE); of a class of codes, its first two letters. */
const TELLING: ReadonlyMap<string, Telling> = new Map<string, Telling>([
  ...['ECONNREFUSED', 'ENOENT', 'EACCES', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].map(
    (code): [string, Telling] => [code, NOT_REACHED],
  ),
  ...['ECONNRESET', 'EPIPE', '08', '57P01', '57P02', '57P05', '25P03'].map((code): [string, Telling] => [code, LOST]),
  [
    '57P03',
    ['unavailable', (path) => `PostgreSQL is starting or stopping, so the register ${path} cannot be used yet: do this again soon.`],
  ],
  ['28', NOT_LET_IN],
  ['3D000', ['missing', (path) => `There is no database as the address ${path} names it: make it with createdb, or name another.`]],
  [
    '42501',
    ['no rights', (path) => `The user of the register ${path} may not do this: ask for the right to its schema and tables (GRANT).`],
  ],
  ['25006', ['read-only', (path) => `The register ${path} may only be read here: name the server that is written to.`]],
  [
    '55P03',
    ['locked', (path) => `The register ${path} is being written to by another process: wait until that has ended, then do this again.`],
  ],
  [
    '53100',
    [
      'disk full',
      (path) => `The disk of PostgreSQL is full, so nothing more was written to the register ${path}. What was stored before is kept.`,
    ],
  ],
  ['53', ['unavailable', (path) => `PostgreSQL has no connection or memory left for the register ${path}: do this again later.`]],
  ['XX001', ['damaged', (path) => `The register ${path} is damaged: keep what is there, then bring back the last backup.`]],
  ['XX002', ['damaged', (path) => `An index of the register ${path} is damaged: have it made anew (REINDEX).`]],
])

/** What the client library says without a code. */
const WORDS: readonly (readonly [RegExp, Telling])[] = [
  [/^Connection terminated|^Client has encountered a connection error|not queryable/, LOST],
  [/timeout (?:expired|exceeded)/, NOT_REACHED],
  [/password|SASL|SCRAM/, NOT_LET_IN],
  [
    /SSL/,
    ['unavailable', (path) => `PostgreSQL and this program do not agree on SSL for the register ${path}: look at sslmode in the address.`],
  ],
]

/** Says in one line what an error of PostgreSQL means for the register. Other errors come back as they are. */
export function postgresError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof RegisterError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // Several addresses of one host were tried: each has failed alike.
  const first = error instanceof AggregateError && code === undefined ? (error.errors[0] as { code?: string } | undefined)?.code : code
  const telling =
    first === undefined ? WORDS.find(([words]) => words.test(error.message))?.[1] : (TELLING.get(first) ?? TELLING.get(first.slice(0, 2)))
  return telling === undefined ? error : new RegisterError(telling[0], path, telling[1](path), error)
}
