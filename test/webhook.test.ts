import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postDue, signatureOf, type Webhook } from '../src/cli/webhook.ts'
import { allDueTold, type DueTold } from '../src/export/due-told.ts'
import { openRegister, type Register } from '../src/register/index.ts'
import { RULES } from '../src/watch/rules.fixture.ts'
import { chancery, scratch } from './run.ts'

const { path, gone } = scratch()
const SECRET = 'a secret that both know'
const DAY = '2025-03-17'
const TEXT =
  'The 19th ASEAN-Russia Senior Officials’ Meeting will be held in Jakarta on 4 June 2025. Foreign Minister Jane Roe of Chile will visit Lima on 20 May 2025.'

/** What came to each path, and how it answers. */
const came: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[] = []
const answers = new Map<string, (response: ServerResponse) => void>()
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => {
    body += part.toString()
  })
  request.on('end', () => {
    const at = request.url ?? ''
    came.push({ path: at, headers: request.headers, body })
    answers.get(at)?.(response)
  })
})
let base = ''
let register: Register
let told: readonly DueTold[]

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeFileSync(path('note.txt'), `---\nissuer: Chile\ndate: 2025-03-10\n---\n${TEXT}\n`)
  expect((await chancery(['add', path('note.txt'), '--data', path('data')])).code).toBe(0)
  register = await openRegister(path('data'))
  told = await allDueTold(register, { day: DAY, rules: RULES }, 50)
  expect(told.length).toBe(2)
})
afterAll(async () => {
  await register.close()
  server.closeAllConnections()
  server.close()
  gone()
})

const at = (where: string): typeof came => came.filter((one) => one.path === where)
const post = (where: string, more: Partial<Webhook> = {}) =>
  postDue(told, register, { url: new URL(base + where), secret: SECRET, allow: ['127.0.0.1'], waits: [1, 1, 1], time: 300, ...more })

describe('what is due is posted', () => {
  it('each thing once, signed', async () => {
    answers.set('/good', (response) => response.writeHead(204).end())
    expect(await post('/good')).toEqual({ posted: 2, known: 0 })
    expect(await post('/good')).toEqual({ posted: 0, known: 2 })
    expect(at('/good')).toHaveLength(2)
    for (const { headers, body } of at('/good')) {
      const time = String(headers['x-chancery-time'])
      expect(headers['x-chancery-signature']).toBe(signatureOf(SECRET, time, body))
      expect(headers['x-chancery-signature']).not.toBe(signatureOf('another secret, as long', time, body))
      const sent = JSON.parse(body) as { id: string; title: string; due: { rule: string }; source: { sentence: string; issuer: string } }
      expect([sent.id, sent.source.issuer]).toEqual([headers['x-chancery-id'], 'Chile'])
      expect(TEXT).toContain(sent.source.sentence)
    }
    // To another address they are new.
    answers.set('/other', (response) => response.writeHead(200).end('taken'))
    expect(await post('/other')).toEqual({ posted: 2, known: 0 })
  })

  it('again when it was not taken, and not twice when it was', async () => {
    let tries = 0
    answers.set('/shaky', (response) => response.writeHead(++tries < 3 ? 500 : 200).end())
    expect(await post('/shaky')).toEqual({ posted: 2, known: 0 })
    expect(at('/shaky')).toHaveLength(4)
    let taken = 0
    answers.set('/breaks', (response) => response.writeHead(taken++ === 0 ? 200 : 503).end())
    expect(await post('/breaks')).toEqual({ posted: 1, known: 0, failed: 'answers 503, 4 times' })
    answers.set('/breaks', (response) => response.writeHead(200).end())
    expect(await post('/breaks')).toEqual({ posted: 1, known: 1 })
  })

  it.each<readonly [what: string, where: string, answer: (response: ServerResponse) => void, failed: RegExp, tries: number]>([
    ['a server that never answers', '/slow', () => {}, /^took longer than 1 seconds, 4 times$/, 4],
    ['one that breaks off', '/broken', (response) => response.destroy(), /^broke the connection, 4 times$/, 4],
    ['one that leads round', '/round', (response) => response.writeHead(302, { location: '/round' }).end(), /^answers 302$/, 1],
    ['one that refuses', '/refused', (response) => response.writeHead(401).end(), /^answers 401$/, 1],
    ['one that talks too long', '/long', (response) => response.writeHead(200).end('x'.repeat(1_100_000)), /MB taken/, 4],
  ])('%s ends it in one line', async (_, where, answer, failed, tries) => {
    answers.set(where, answer)
    const delivered = await post(where)
    expect([delivered.posted, delivered.failed]).toEqual([0, expect.stringMatching(failed)])
    expect(at(where)).toHaveLength(tries)
  })

  it.each([
    ['an address of a private network', () => `${base}/private`],
    ['a name that leads into one', () => `${base.replace('127.0.0.1', 'localhost')}/private`],
    ['another form of that address', () => `${base.replace('127.0.0.1', '[::ffff:127.0.0.1]')}/private`],
  ])('to %s only when it is allowed by name', async (_, url) => {
    const { posted, failed } = await post('/', { url: new URL(url()), allow: [] })
    expect([posted, failed]).toEqual([0, expect.stringContaining('leads to a private network')])
    expect(at('/private')).toEqual([])
  })
})

describe('chancery due --webhook', () => {
  const due = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    chancery(['due', '--data', path('data'), '--as-of', DAY, ...args], { env: { CHANCERY_WEBHOOK_SECRET: SECRET, ...env } })

  it('says how many were posted, and needs a secret', async () => {
    answers.set('/command', (response) => response.writeHead(200).end())
    expect((await due({}, '--webhook', `${base}/command`, '--allow', '127.0.0.1')).out).toContain('2 things posted, 0 known there')
    expect((await due({}, '--webhook', `${base}/command`, '--allow', '127.0.0.1')).out).toContain('0 things posted, 2 known there')
    for (const [ran, code, line] of [
      [await due({ CHANCERY_WEBHOOK_SECRET: 'short' }, '--webhook', base), 2, 'A webhook is signed'],
      [await due({}, '--webhook', 'example'), 2, 'is no address'],
      [await due({}, '--webhook', `${base}/command2`), 1, 'leads to a private network'],
    ] as const)
      expect([ran.code, ran.errLines]).toEqual([code, [expect.stringContaining(line)]])
  })
})
