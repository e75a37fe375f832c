import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRegister } from '../src/register/index.ts'
import { digestOf } from '../src/register/index.ts'
import { chancery, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const PASSWORD = 'a long enough phrase'
let server: Serving
let cookie = ''
let csrf = ''

/** What the clock cannot be made to do here is put into the register as it would be after some days. */
const PAST = '2020-01-01T00:00:00.000Z'
const AHEAD = '2199-01-01T00:00:00.000Z'
const KEYS = [
  { id: 'expired', account: 'admin', scope: [{ collection: '*', role: 'admin' }], expires: PAST, revoked: false },
  { id: 'revoked', account: 'admin', scope: [{ collection: '*', role: 'admin' }], expires: AHEAD, revoked: true },
  { id: 'of-one-gone', account: 'gone', scope: [{ collection: '*', role: 'admin' }], expires: AHEAD, revoked: false },
  { id: 'too-much', account: 'reader', scope: [{ collection: '*', role: 'admin' }], expires: AHEAD, revoked: false },
  { id: 'elsewhere', account: 'admin', scope: [{ collection: 'press', role: 'reader' }], expires: AHEAD, revoked: false },
  { id: 'reader', account: 'admin', scope: [{ collection: 'open', role: 'reader' }], expires: AHEAD, revoked: false },
] as const
const byKey = (id: string, secret = 'secret'): RequestInit => ({ headers: { authorization: `Bearer ${id}.${secret}` } })

beforeAll(async () => {
  const account = (name: string, ...more: string[]) =>
    chancery(['account', name, '--data', path('data'), ...more], { input: `${PASSWORD}\n` })
  await account('admin', '--admin')
  await account('reader', '--grant', 'open:reader')
  await account('gone', '--admin')
  await account('gone', '--off')
  const register = await openRegister(path('data'))
  for (const key of KEYS) await register.accounts.putKey({ ...key, digest: digestOf('secret'), label: key.id, created: PAST })
  await register.accounts.putLogin({ digest: digestOf('old'), account: 'admin', csrf: 'x', expires: PAST })
  await register.close()
  server = await serving(['--data', path('data')])
  const { response, body } = await server.send<{ csrf: string }>('session', { name: 'admin', password: PASSWORD })
  cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  csrf = body.csrf
  await server.send(
    'documents',
    { text: 'The Ministers of Peru and Chile met in Lima on 3 May 2024.' },
    { headers: { cookie, 'x-csrf-token': csrf } },
  )
})
afterAll(async () => {
  await server.stop()
  gone()
})

describe('keys', () => {
  test.each<[string, number]>([
    ['expired', 401],
    ['revoked', 401],
    ['of-one-gone', 401],
    ['unknown', 401],
    ['reader', 200],
    ['elsewhere', 200],
    ['too-much', 200],
  ])('%s: %i', async (id, status) => {
    expect((await server.ask('counts', byKey(id))).response.status).toBe(status)
  })
  test('nor does a wrong secret, or one of another form', async () => {
    expect((await server.ask('counts', byKey('reader', 'other'))).response.status).toBe(401)
    for (const authorization of ['Basic YWRtaW46eA==', 'Bearer', 'Bearer reader', 'Bearer reader.secret.more'])
      expect([authorization, (await server.ask('counts', { headers: { authorization } })).response.status]).toEqual([authorization, 401])
  })
  test('never do more than their scope', async () => {
    expect((await server.ask<{ documents: number }>('counts', byKey('elsewhere'))).body.documents).toBe(0)
    expect((await server.ask<{ documents: number }>('counts', byKey('reader'))).body.documents).toBe(1)
    for (const id of ['reader', 'elsewhere']) {
      expect((await server.send('rebuild', {}, byKey(id))).response.status).toBe(403)
      expect((await server.ask('accounts', byKey(id))).response.status).toBe(403)
      expect((await server.send('documents', { text: 'Words.' }, byKey(id))).response.status).toBe(403)
    }
  })
  test('nor more than their account', async () => {
    expect((await server.send('rebuild', {}, byKey('too-much'))).response.status).toBe(403)
    expect((await server.send('documents?collection=press', { text: 'Words.' }, byKey('too-much'))).response.status).toBe(403)
  })
})

describe('a sign-in', () => {
  test('that has ended holds no more', async () => {
    expect((await server.ask('counts', { headers: { cookie: `${cookie.split('=')[0]}=old` } })).response.status).toBe(401)
  })
  test.each<[string, Record<string, string>]>([
    ['without a token', {}],
    ['with a token that is not its own', { 'x-csrf-token': 'x' }],
    ['with an empty token', { 'x-csrf-token': '' }],
  ])('does not write %s', async (_name, headers) => {
    for (const [to, method] of [
      ['rebuild', 'POST'],
      ['reviewers', 'PUT'],
      ['session', 'DELETE'],
    ] as const)
      expect([to, (await server.ask(to, { method, headers: { cookie, ...headers } })).response.status]).toEqual([to, 403])
  })
  test('a form of another page, which needs no leave to be sent, is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { cookie, 'x-csrf-token': csrf, 'content-type': type }
      expect([400, 415]).toContain((await server.ask('decisions', { method: 'POST', headers, body: '{"act":"confirm"}' })).response.status)
    }
  })
  test('its cookie is kept from scripts and from other sites', async () => {
    const { response } = await server.send('session', { name: 'admin', password: PASSWORD })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  })
})

test.each(['', 'api/health', 'api/nothing', 'api/counts'])('/%s tells the browser to load nothing from elsewhere', async (address) => {
  const { headers } = await fetch(`${server.address}/${address}`)
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(rule)
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect([headers.get('x-content-type-options'), headers.get('access-control-allow-origin')]).toEqual(['nosniff', null])
})

test('more than 1200 requests a minute from one address are told to wait', async () => {
  const statuses: number[] = []
  let last: Response | undefined
  for (let n = 0; n < 1300 && last?.status !== 429; n += 50) {
    const some = await Promise.all(Array.from({ length: 50 }, () => fetch(`${server.address}/api/health`)))
    statuses.push(...some.map(({ status }) => status))
    last = some.find(({ status }) => status === 429) ?? last
  }
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(1000)
  expect([last?.status, last?.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
})
