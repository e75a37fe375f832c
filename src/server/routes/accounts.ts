import { Type } from '@sinclair/typebox'
import {
  COLLECTION_NAME,
  hashPassword,
  LONGEST_PASSWORD,
  ROLES,
  SHORTEST_PASSWORD,
  type Account,
  type ApiKey,
} from '../../register/index.ts'
import { demandAdmin, type Asker } from '../access/asker.ts'
import { digestOf, makeSecret } from '../../register/index.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { found } from '../query.ts'

const grant = Type.Object(
  { collection: Type.String({ pattern: `${COLLECTION_NAME.source}|^\\*$` }), role: Type.Union(ROLES.map((role) => Type.Literal(role))) },
  { additionalProperties: false },
)
const NAME = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) })
const KEY = Type.Object({ id: Type.String({ pattern: '^[\\w-]{1,64}$' }) })
const LONGEST_KEY_DAYS = 366

/** Accounts, their keys, and who did what. */
export function addAccounts(app: App, { register, now }: Context): void {
  const { accounts } = register

  app.get('/api/accounts', { schema: { summary: 'Everybody who has an account (for admins)' } }, async ({ asker }) => {
    demandAdmin(asker)
    return { items: (await accounts.all()).map(withoutPassword) }
  })

  app.put(
    '/api/accounts/:name',
    {
      schema: {
        summary: 'Make an account or change it (for admins)',
        params: NAME,
        body: Type.Object(
          {
            password: Type.Optional(Type.String({ minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD })),
            grants: Type.Array(grant, { maxItems: 100 }),
            off: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, params: { name }, body: { password, grants, off = false } }, reply) => {
      demandAdmin(asker)
      const known = await accounts.get(name)
      const isAdmin = grants.some(({ collection, role }) => collection === '*' && role === 'admin')
      if (asker.by !== 'machine' && name === asker.name && (off || !isAdmin))
        throw new Problem(422, 'Whoever gives accounts cannot take their own away: ask another admin.')
      if (asker.by === 'machine' && (!isAdmin || off) && known === undefined && (await accounts.all()).length === 0)
        throw new Problem(422, 'The first account must be an admin of "*": else nobody could give others.')
      const hashed = password === undefined ? known?.password : await hashPassword(password)
      const account = { name, grants, off, created: known?.created ?? now(), ...(hashed === undefined ? {} : { password: hashed }) }
      await accounts.put(account)
      if (password !== undefined || off) await accounts.endLogins(name)
      return reply.code(known === undefined ? 201 : 200).send(withoutPassword(account))
    },
  )

  app.get(
    '/api/accounts/:name/keys',
    { schema: { summary: 'The keys of an account, without their secrets', params: NAME } },
    async ({ asker, params }) => {
      ownOrAdmin(asker, params.name)
      return { items: (await accounts.keys(params.name)).map(withoutDigest) }
    },
  )

  app.post(
    '/api/accounts/:name/keys',
    {
      schema: {
        summary: 'Make a key for a program; its secret is told this once',
        params: NAME,
        body: Type.Object(
          {
            label: Type.String({ minLength: 1, maxLength: 200 }),
            scope: Type.Array(grant, { minItems: 1, maxItems: 100 }),
            days: Type.Integer({ minimum: 1, maximum: LONGEST_KEY_DAYS }),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, params: { name }, body: { label, scope, days } }, reply) => {
      ownOrAdmin(asker, name)
      // A key that makes keys would outlive its own end.
      if (asker.by === 'key') throw new Problem(403, 'A key cannot make keys: sign in.')
      found('account', name, await accounts.get(name))
      const secret = makeSecret(),
        id = makeSecret().slice(0, 12),
        created = now()
      const expires = new Date(Date.parse(created) + days * 86_400_000).toISOString()
      const key: ApiKey = { id, account: name, digest: digestOf(secret), scope, label, created, expires, revoked: false }
      await accounts.putKey(key)
      return reply.code(201).send({ ...withoutDigest(key), key: `${id}.${secret}` })
    },
  )

  app.delete('/api/keys/:id', { schema: { summary: 'Revoke a key', params: KEY } }, async ({ asker, params }, reply) => {
    const key = found('key', params.id, await accounts.key(params.id))
    ownOrAdmin(asker, key.account)
    await accounts.putKey({ ...key, revoked: true })
    return reply.code(204).send()
  })

  app.get(
    '/api/audit',
    {
      schema: {
        summary: 'Who did what, the latest first (for admins)',
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
          before: Type.Optional(Type.Integer({ minimum: 1, description: 'Go on behind the entry of this number' })),
        }),
      },
    },
    async ({ asker, query: { limit = 50, before } }) => {
      demandAdmin(asker)
      return { items: await accounts.audited({ limit, ...(before === undefined ? {} : { before }) }) }
    },
  )
}

function ownOrAdmin(asker: Asker, name: string): void {
  if (asker.name !== name || asker.by === 'machine') demandAdmin(asker)
}

const withoutPassword = ({ password, ...account }: Account): Omit<Account, 'password'> & { readonly hasPassword: boolean } => ({
  ...account,
  hasPassword: password !== undefined,
})
const withoutDigest = ({ digest: _digest, ...key }: ApiKey): Omit<ApiKey, 'digest'> => key
