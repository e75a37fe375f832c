import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 })
const CLIENT = 'chancery'
/** Who signs in at the provider next, and what it says of them. */
let says: Record<string, unknown> = {}
let signedWith = KEYS.privateKey
let provider: Server
let server: Serving

/** A provider that speaks OpenID Connect: discovery, authorization by code with PKCE, tokens signed with RS256. */
function makeProvider(): Server {
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string }>()
  const issuer = (): string => `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer())
    const json = (body: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: issuer(),
        authorization_endpoint: `${issuer()}/authorize`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (url.pathname === '/keys')
      return json({ keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      codes.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', nonce: url.searchParams.get('nonce') ?? '' })
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
      return
    }
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const sent = new URLSearchParams(body)
      const begun = codes.get(sent.get('code') ?? '')
      codes.delete(sent.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url')
      if (begun === undefined || challenge !== begun.challenge) return json({ error: 'invalid_grant' }, 400)
      const now = Math.floor(Date.now() / 1000)
      const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
      const claims = { iss: issuer(), aud: CLIENT, sub: '7', iat: now, exp: now + 60, nonce: begun.nonce, ...says }
      const unsigned = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`
      const token = `${unsigned}.${sign('sha256', Buffer.from(unsigned), signedWith).toString('base64url')}`
      json({ access_token: 'nothing', token_type: 'Bearer', id_token: token })
    })
  })
}

beforeAll(async () => {
  provider = makeProvider().listen(0, '127.0.0.1')
  await once(provider, 'listening')
  await chancery(['account', 'roe@norland.example', '--admin', '--no-password', '--data', path('data')])
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  server = await serving(['--data', path('data')], {
    CHANCERY_OIDC_ISSUER: issuer,
    CHANCERY_OIDC_CLIENT: CLIENT,
    CHANCERY_OIDC_SECRET: 'a secret between the two',
    CHANCERY_OIDC_HERE: 'http://127.0.0.1:7410',
  })
})
afterAll(async () => {
  await server.stop()
  provider.close()
  gone()
})

/** A browser's way to the provider and back. `spoil` changes the address with which it comes back. */
async function signIn(spoil: (back: URL) => void = () => {}): Promise<Response> {
  const start = await fetch(`${server.address}/api/oidc/start`, { redirect: 'manual' })
  const kept = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const there = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  spoil(back)
  return fetch(`${server.address}${back.pathname}${back.search}`, { redirect: 'manual', headers: { cookie: kept } })
}

describe('another sign-in', () => {
  test('lets in who has an account', async () => {
    says = { email: 'roe@norland.example', email_verified: true }
    const response = await signIn()
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('chancery=')) ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    const { body } = await server.ask<{ name: string; by: string }>('session', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(body).toMatchObject({ name: 'roe@norland.example', by: 'login' })
  })

  test.each<[string, Record<string, unknown>, (back: URL) => void, number]>([
    ['who has no account', { email: 'poe@norland.example', email_verified: true }, () => {}, 403],
    ['whose address is not verified', { email: 'roe@norland.example', email_verified: false }, () => {}, 401],
    ['of whom the provider tells no address', {}, () => {}, 401],
    [
      'who comes back with another state',
      { email: 'roe@norland.example', email_verified: true },
      (back) => back.searchParams.set('state', 'other'),
      401,
    ],
    [
      'who comes back with another code',
      { email: 'roe@norland.example', email_verified: true },
      (back) => back.searchParams.set('code', 'other'),
      401,
    ],
    ['whose token is for another', { email: 'roe@norland.example', email_verified: true, aud: 'another' }, () => {}, 401],
    ['whose token is of another issuer', { email: 'roe@norland.example', email_verified: true, iss: 'https://idp.example' }, () => {}, 401],
    ['whose token was asked for by another', { email: 'roe@norland.example', email_verified: true, nonce: 'other' }, () => {}, 401],
    ['whose token names nobody who asked', { email: 'roe@norland.example', email_verified: true, nonce: undefined }, () => {}, 401],
    ['whose token has no end', { email: 'roe@norland.example', email_verified: true, exp: undefined }, () => {}, 401],
    ['whose token has ended', { email: 'roe@norland.example', email_verified: true, exp: 1000 }, () => {}, 401],
  ])('keeps out %s', async (_name, told, spoil, status) => {
    says = told
    const response = await signIn(spoil)
    expect([response.status, response.headers.getSetCookie().some((one) => one.startsWith('chancery='))]).toEqual([status, false])
  })

  test('keeps out whose token another has signed, and who began nothing here', async () => {
    says = { email: 'roe@norland.example', email_verified: true }
    signedWith = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    expect((await signIn()).status).toBe(401)
    signedWith = KEYS.privateKey
    expect((await server.ask('oidc/callback?code=x&state=y')).response.status).toBe(401)
  })

  test('half of what it needs is wrong usage', async () => {
    const { code, errLines } = await chancery(['serve', '--data', path('data')], { env: { CHANCERY_OIDC_ISSUER: 'https://idp.example' } })
    expect([code, errLines]).toEqual([2, [expect.stringContaining('CHANCERY_OIDC_HERE')]])
  })
})
