import type { Database, Row } from '../database.ts'
import type { Account, Accounts, ApiKey, AuditEntry, Login } from './record.ts'
import type { Grant } from './roles.ts'

/** The accounts in a database. */
export function accountsIn(db: Database): Accounts {
  return {
    all: () => db.read(async (queries) => (await queries.all('SELECT * FROM account ORDER BY name')).map(accountOf)),
    get: (name) => db.read(async (queries) => mapped(await queries.get('SELECT * FROM account WHERE name = ?', name), accountOf)),
    put: ({ name, password, grants, created, off }) =>
      db.write((queries) =>
        queries.run(
          `INSERT INTO account (name, password, grants, created, is_off) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET password = excluded.password, grants = excluded.grants, is_off = excluded.is_off`,
          name,
          password ?? null,
          JSON.stringify(grants),
          created,
          off ? 1 : 0,
        ),
      ),
    keys: (account) =>
      db.read(async (queries) => (await queries.all('SELECT * FROM api_key WHERE account = ? ORDER BY created, id', account)).map(keyOf)),
    key: (id) => db.read(async (queries) => mapped(await queries.get('SELECT * FROM api_key WHERE id = ?', id), keyOf)),
    putKey: ({ id, account, digest, scope, label, created, expires, revoked }) =>
      db.write((queries) =>
        queries.run(
          `INSERT INTO api_key (id, account, digest, scope, label, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET revoked = excluded.revoked`,
          ...[id, account, digest, JSON.stringify(scope), label, created, expires],
          revoked ? 1 : 0,
        ),
      ),
    login: (digest) => db.read(async (queries) => mapped(await queries.get('SELECT * FROM login WHERE digest = ?', digest), loginOf)),
    putLogin: ({ digest, account, csrf, expires }) =>
      db.write((queries) =>
        queries.run('INSERT INTO login (digest, account, csrf, expires) VALUES (?, ?, ?, ?)', digest, account, csrf, expires),
      ),
    endLogin: (digest, now) => db.write((queries) => queries.run('DELETE FROM login WHERE digest = ? OR expires < ?', digest, now)),
    endLogins: (account) => db.write((queries) => queries.run('DELETE FROM login WHERE account = ?', account)),
    audit: ({ at, who, act, what, status, from }) =>
      db.write(async (queries) => {
        const next = Number((await queries.get('SELECT coalesce(max(id), 0) + 1 AS next FROM audit'))?.['next'])
        await queries.insert(
          'audit',
          ['id', 'at', 'who', 'act', 'what', 'status', 'origin'],
          [[next, at, who, act, what ?? null, status, from]],
        )
      }),
    audited: ({ limit, before }) =>
      db.read(async (queries) =>
        (await queries.all('SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?', before ?? Number.MAX_SAFE_INTEGER, limit)).map(
          entryOf,
        ),
      ),
  }
}

const mapped = <T>(row: Row | undefined, of: (row: Row) => T): T | undefined => (row === undefined ? undefined : of(row))
const text = (row: Row, column: string): string => String(row[column])
const grants = (row: Row, column: string): readonly Grant[] => JSON.parse(text(row, column)) as readonly Grant[]

const accountOf = (row: Row): Account => ({
  name: text(row, 'name'),
  ...(row['password'] === null ? {} : { password: text(row, 'password') }),
  grants: grants(row, 'grants'),
  created: text(row, 'created'),
  off: Number(row['is_off']) === 1,
})

const keyOf = (row: Row): ApiKey => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  digest: text(row, 'digest'),
  scope: grants(row, 'scope'),
  label: text(row, 'label'),
  created: text(row, 'created'),
  expires: text(row, 'expires'),
  revoked: Number(row['revoked']) === 1,
})

const loginOf = (row: Row): Login => ({
  digest: text(row, 'digest'),
  account: text(row, 'account'),
  csrf: text(row, 'csrf'),
  expires: text(row, 'expires'),
})

const entryOf = (row: Row): AuditEntry & { readonly number: number } => ({
  number: Number(row['id']),
  at: text(row, 'at'),
  who: text(row, 'who'),
  act: text(row, 'act'),
  ...(row['what'] === null ? {} : { what: text(row, 'what') }),
  status: Number(row['status']),
  from: text(row, 'origin'),
})
