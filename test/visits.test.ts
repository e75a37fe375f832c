import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRegister, type Register } from '../src/register/index.ts'
import { chancery, chanceryJson, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

/** The real server visits by schedule: real sites, real registers, and servers that end in the middle. */

const { path, gone } = scratch()
const postgres = process.env['CHANCERY_TEST_POSTGRES'] ?? ''

/** A site of feeds: `/N/rss` lists `/N/1` to `/N/3`, each slow to come. */
const asked: string[] = []
let open = 0
let most = 0
let slow = 0
const site = createServer((request, response) => {
  const url = request.url ?? ''
  asked.push(url)
  most = Math.max(most, ++open)
  response.on('close', () => open--)
  const [, feed = '', name = ''] = url.split('/')
  const base = `http://${request.headers.host}/${feed}`
  const items = [1, 2, 3].map((i) => `<item><title>Notice ${i}</title><link>${base}/${i}</link></item>`)
  const body =
    name === 'rss'
      ? `<rss><channel>${items.join('')}</channel></rss>`
      : `<html><body><p>On ${name} March 2025, Norland and Arcadia signed treaty ${feed} on ports in Lowport.</p></body></html>`
  if (url === '/robots.txt') response.writeHead(404).end()
  else setTimeout(() => response.writeHead(200, { 'content-type': name === 'rss' ? 'application/rss+xml' : 'text/html' }).end(body), slow)
})
let port = 0
beforeAll(async () => {
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  port = (site.address() as AddressInfo).port
})
beforeEach(() => {
  asked.length = 0
  most = 0
  slow = 0
})
afterAll(() => {
  site.closeAllConnections()
  site.close()
  gone()
})

interface Told {
  readonly id: string
  readonly next: string
  readonly visits: readonly { readonly outcome: string; readonly new: number; readonly left: number }[]
}
const sources = async ({ ask }: Serving): Promise<readonly Told[]> => (await ask<{ items: readonly Told[] }>('sources')).body.items
const follow = async ({ send }: Serving, feed: string, more: object = {}, host = '127.0.0.1'): Promise<Told> =>
  (await send<Told>('sources', { address: `http://${host}:${port}/${feed}/rss`, allow: [host], ...more })).body
const visited = (serve: Serving, count: number) =>
  expect
    .poll(async () => (await sources(serve)).map(({ visits }) => visits.length), { timeout: 60_000, interval: 300 })
    .toEqual(Array(count).fill(1))
const times = (url: string): number => asked.filter((one) => one === url).length
/** Lets time pass for sources: what is written down of when they are due, or in whose hand, lies in the past. */
async function later(place: string): Promise<void> {
  const register: Register = await openRegister(place)
  try {
    for (const { id } of await register.followed.all())
      await register.followed.change(id, ({ inHand: _inHand, ...one }) => ({ ...one, next: '2025-01-01T00:00:00.000Z' }))
  } finally {
    await register.close()
  }
}

describe('a server', () => {
  test('visits what is followed whenever its time comes, by itself, and not what is to be left alone', async () => {
    const at = ['--data', path('one')]
    const serve = await serving(at)
    try {
      await follow(serve, 'a')
      const never = await follow(serve, 'b', { every: 'never' }, 'localhost')
      await expect.poll(async () => (await sources(serve)).flatMap(({ visits }) => visits), { timeout: 20_000 }).toMatchObject([{ new: 3 }])
      expect(times('/b/rss')).toBe(0)
      // By hand it is visited all the same.
      await serve.send(`sources/${never.id}/visit`, {})
      await visited(serve, 2)
      expect(new Set((await sources(serve)).map(({ next }) => next.slice(0, 4)))).toEqual(
        new Set([new Date(Date.now() + 86_400_000).toISOString().slice(0, 4), '9999']),
      )
      const before = times('/a/rss')
      await later(path('one'))
      await expect.poll(() => times('/a/rss'), { timeout: 45_000, interval: 500 }).toBe(before + 1)
    } finally {
      await serve.stop()
    }
  }, 120_000)

  test('visits nothing by itself with --no-visits', async () => {
    const serve = await serving(['--no-visits', '--data', path('off')])
    try {
      const { id } = await follow(serve, 'c')
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(asked).toEqual([])
      await serve.send(`sources/${id}/visit`, {})
      await visited(serve, 1)
    } finally {
      await serve.stop()
    }
  }, 60_000)

  test('that is told to end in the middle of a visit ends at once, and the next goes on where it was', async () => {
    const at = ['--data', path('stopped')]
    const first = await serving(at)
    await follow(first, 'd')
    await expect.poll(() => times('/d/1'), { timeout: 20_000, interval: 50 }).toBe(1)
    slow = 20_000
    await expect.poll(() => times('/d/2'), { timeout: 20_000, interval: 50 }).toBe(1)
    const from = Date.now()
    expect(await first.stop()).toBe(0)
    expect(Date.now() - from).toBeLessThan(5000)
    slow = 0
    expect((await chanceryJson<{ documents: readonly object[] }>(['documents', ...at])).documents.length).toBe(1)
    const second = await serving(at)
    try {
      await expect
        .poll(async () => (await second.ask<{ items: readonly object[] }>('documents')).body.items.length, {
          timeout: 30_000,
          interval: 300,
        })
        .toBe(3)
      // What was stored before is not asked for again, and what was broken off is.
      expect([times('/d/1'), times('/d/2'), times('/d/3')]).toEqual([1, 2, 1])
    } finally {
      await second.stop()
    }
  }, 120_000)

  test('that is killed in the middle of a visit loses nothing: another goes on when it has been silent long enough', async () => {
    const at = ['--data', path('killed')]
    const first = await serving(at)
    await follow(first, 'e')
    await expect.poll(() => times('/e/2'), { timeout: 20_000, interval: 50 }).toBe(1)
    await first.kill()
    const second = await serving(at)
    try {
      expect((await chancery(['follow', ...at])).out).toMatch(/Nothing is due/)
      await later(path('killed'))
      await expect
        .poll(async () => (await sources(second)).flatMap(({ visits }) => visits), { timeout: 45_000, interval: 500 })
        .toMatchObject([{ outcome: 'good', left: 0 }])
      expect((await second.ask<{ items: readonly object[] }>('documents')).body.items.length).toBe(3)
    } finally {
      await second.stop()
    }
  }, 120_000)
})

test.skipIf(postgres === '')(
  'of several servers on one register one visits each source, and a host is asked by one at a time',
  async () => {
    const place = `${postgres}&schema=visits_${process.pid}`
    const at = ['--register', place]
    const quiet = await serving(['--no-visits', ...at])
    const feeds = ['f', 'g', 'h']
    for (const feed of feeds) await follow(quiet, feed)
    await quiet.stop()
    slow = 100
    const servers = await Promise.all([1, 2, 3].map(() => serving(at)))
    try {
      const [one] = servers
      if (one === undefined) throw new Error('no server')
      await expect
        .poll(async () => (await sources(one)).map(({ visits }) => visits.length), { timeout: 120_000, interval: 1000 })
        .toEqual([1, 1, 1])
      expect(most).toBe(1)
      for (const feed of feeds) expect(['rss', '1', '2', '3'].map((name) => times(`/${feed}/${name}`))).toEqual([1, 1, 1, 1])
      expect((await one.ask<{ items: readonly object[] }>('documents')).body.items.length).toBe(9)
    } finally {
      await Promise.all(servers.map((server) => server.stop()))
    }
  },
  180_000,
)
