import type { FastifyRequest } from 'fastify'
import {
  digestOf,
  isSame,
  KeyError,
  mayAsIn,
  OPEN,
  ownerOfKey,
  seen,
  type Accounts,
  type DocumentId,
  type Grant,
  type Register,
  type Role,
} from '../../register/index.ts'
import { Problem } from '../problem.ts'

/** Who asks, and what they may do. */
export interface Asker {
  readonly name: string
  readonly grants: readonly Grant[]
  /** `machine`: no accounts are kept, and this machine may do all. */
  readonly by: 'machine' | 'login' | 'key'
  /** What must come with each write of one who is signed in. */
  readonly csrf?: string
}

/** Who sits at this machine, when no accounts are kept. */
export const MACHINE: Asker = { name: 'local', grants: [{ collection: '*', role: 'admin' }], by: 'machine' }

/** The cookie that says who is signed in. `__Host-` binds it to this host and to encrypted connections. */
export const COOKIE = { secure: '__Host-chancery', plain: 'chancery' } as const

/** Where a page puts the token that belongs to its sign-in. */
export const CSRF_HEADER = 'x-csrf-token'

/**
 * Who asks, by the key or the cookie sent; undefined when neither is.
 * @param basic whether a key may come as name and password
 * @throws Problem 401 when what is sent does not hold (any more).
 */
export async function askerOf(request: FastifyRequest, accounts: Accounts, now: string, basic = false): Promise<Asker | undefined> {
  const { authorization } = request.headers
  if (authorization !== undefined) return byKey(basic ? asBearer(authorization) : authorization, accounts, now)
  const cookie = request.cookies[COOKIE.secure] ?? request.cookies[COOKIE.plain]
  return cookie === undefined ? undefined : byCookie(cookie, accounts, now)
}

/** `Basic` with id and secret of a key (RFC 7617) as `Bearer ID.SECRET`. */
function asBearer(authorization: string): string {
  const [, sent] = /^Basic ([\w+/=]{1,300})$/.exec(authorization) ?? []
  return sent === undefined ? authorization : `Bearer ${Buffer.from(sent, 'base64').toString().replace(':', '.')}`
}

/** `Bearer ID.SECRET` */
async function byKey(authorization: string, accounts: Accounts, now: string): Promise<Asker> {
  try {
    return { ...(await ownerOfKey(accounts, authorization.replace(/^Bearer /, ''), now)), by: 'key' }
  } catch (error) {
    throw error instanceof KeyError ? new Problem(401, error.message) : error
  }
}

async function byCookie(cookie: string, accounts: Accounts, now: string): Promise<Asker | undefined> {
  const login = await accounts.login(digestOf(cookie))
  if (login === undefined || login.expires <= now) return undefined
  const account = await accounts.get(login.account)
  return account === undefined || account.off ? undefined : { name: account.name, grants: account.grants, by: 'login', csrf: login.csrf }
}

/** A browser sends its cookie with whatever any page makes it send; the token only this page has. @throws Problem 403 */
export function checkToken(asker: Asker, request: FastifyRequest): void {
  if (asker.by !== 'login' || request.method === 'GET' || request.method === 'HEAD') return
  const sent = request.headers[CSRF_HEADER]
  if (typeof sent !== 'string' || !isSame(sent, asker.csrf ?? ''))
    throw new Problem(403, `Send the token of your sign-in as ${CSRF_HEADER}.`)
}

/** Who decides: who is signed in; where nobody signs in, whoever is named. @throws Problem 400 when nobody is. */
export function whoDecides(asker: Asker, named: string | undefined): string {
  if (asker.by !== 'machine') return asker.name
  if (named === undefined || named.trim() === '') throw new Problem(400, 'Say in "who" by whose word.')
  return named.trim()
}

/** @throws Problem 403 unless the asker has the role in the collection. */
export function demand(asker: Asker, role: Role, collection: string): void {
  if (!mayAsIn(asker.grants, role, [collection]))
    throw new Problem(403, `${asker.name} is no ${role}${collection === '*' ? '' : ` of the collection ${collection}`}: ask an admin.`)
}

/** @throws Problem 403 unless the asker has the role in one of the collections that a document stands in. */
export function demandAny(asker: Asker, role: Role, collections: readonly string[]): void {
  if (!mayAsIn(asker.grants, role, collections))
    throw new Problem(403, `${asker.name} is no ${role} where this document stands: ask an admin.`)
}

/** @throws Problem 403 unless the asker has the role where the documents stand; on names, which all documents share, everywhere. */
export async function demandOn(asker: Asker, register: Register, role: Role, documents: readonly DocumentId[]): Promise<void> {
  if (documents.length === 0) demand(asker, role, '*')
  const collections = await register.collectionsOf(documents)
  for (const document of documents) demandAny(asker, role, collections.get(document) ?? [OPEN])
}

/** Whether the asker may see all of these documents; `*` are all there are. */
export async function maySee(asker: Asker, register: Register, documents: readonly DocumentId[] | '*'): Promise<boolean> {
  if (documents === '*' || sight(asker) === '*') return sight(asker) === '*'
  const collections = await register.collectionsOf(documents)
  return documents.every((document) => mayLook(asker, collections.get(document) ?? [OPEN]))
}

/** Whether the asker may see what stands in any of these collections. */
export function mayLook(asker: Asker, collections: readonly string[]): boolean {
  const own = sight(asker)
  return own === '*' || collections.some((collection) => own.includes(collection))
}

/** @throws Problem 403 unless the asker is an admin of everything. */
export function demandAdmin(asker: Asker): void {
  if (!asker.grants.some(({ collection, role }) => collection === '*' && role === 'admin'))
    throw new Problem(403, `${asker.name} is no admin of the whole register: ask one.`)
}

/** The collections whose documents the asker may see. */
export const sight = (asker: Asker): '*' | readonly string[] => seen(asker.grants)
