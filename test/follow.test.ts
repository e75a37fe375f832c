import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, chanceryJson, scratch } from './run.ts'
import { serving } from './server.ts'

const { path, write, gone } = scratch()
const DATA = ['--data', path('data')]

/** A ministry's site: pages by path, with a feed of them. */
const pages = new Map<string, string>()
const asked: string[] = []
let base = ''
let down = false
const server = createServer(({ url = '', headers }, response) => {
  asked.push(url)
  const page = pages.get(url)
  if (down) response.writeHead(503).end()
  else if (page === undefined) response.writeHead(404).end()
  else {
    const etag = `"${page.length}"`
    if (headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { 'content-type': url === '/rss' ? 'application/rss+xml' : 'text/html', etag }).end(page)
  }
})
const feed = (...names: readonly string[]): string =>
  `<rss><channel>${names.map((name) => `<item><title>Notice ${name}</title><link>${base}/${name}</link><pubDate>14 Mar 2025 10:00:00 GMT</pubDate></item>`).join('')}</channel></rss>`
const page = (words: string): string => `<html><body><p>${words}</p></body></html>`

interface Followed {
  readonly sources: readonly {
    readonly id: string
    readonly kind: string
    readonly fails: number
    readonly alerts: readonly { readonly what: string }[]
    readonly visits: readonly {
      readonly outcome: string
      readonly new: number
      readonly newer: number
      readonly aside: number
      readonly versions: readonly { readonly document: string; readonly supersedes: string }[]
    }[]
  }[]
}
const follow = async (...args: readonly string[]) => {
  const { out, code } = await chancery(['follow', ...args, '--json', ...DATA])
  return { code, source: (JSON.parse(out) as Followed).sources[0] }
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  pages.set('/a', page('On 20 March 2025, Norland and Arcadia signed a treaty on ports in Lowport.'))
  pages.set('/b', page('On 21 March 2025, the Foreign Minister of Norland visited Astana.'))
  pages.set('/rss', feed('a', 'b', 'gone'))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  gone()
})

describe('chancery follow', () => {
  test('stores what a feed lists, asks again only for what may have changed, and keeps a newer version beside the older', async () => {
    const first = await follow(`${base}/rss`, '--allow', '127.0.0.1', '--issuer', 'Norland, Ministry of Foreign Affairs')
    expect([first.code, first.source]).toMatchObject([0, { kind: 'feed', visits: [{ outcome: 'good', new: 2, aside: 1 }] }])
    const documents = await chanceryJson<{ documents: readonly object[] }>(['documents', ...DATA])
    expect(documents.documents).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          url: `${base}/a`,
          date: '2025-03-14',
          issuer: 'Norland, Ministry of Foreign Affairs',
          title: 'Notice a',
        }),
      ]),
    )
    asked.length = 0
    const second = await follow(`${base}/rss`)
    expect(second.source?.visits[0]).toMatchObject({ outcome: 'same', new: 0 })
    expect(asked).toEqual(['/robots.txt', '/rss'])
    pages.set('/a', page('On 20 March 2025, Norland and Arcadia signed a treaty on ports in Highport.'))
    pages.set('/rss', feed('a', 'b').replace('</item>', '<updated>2099-01-01T00:00:00Z</updated></item>'))
    const third = await follow(`${base}/rss`)
    expect(third.source?.visits[0]).toMatchObject({ newer: 1, new: 0 })
    const [version] = third.source?.visits[0]?.versions ?? []
    const { out } = await chancery(['compare', version?.supersedes ?? '', version?.document ?? '', '--text', ...DATA])
    expect(out).toContain('subject: A ports in Lowport · B ports in Highport')
    expect(out).toContain('  - On 20 March 2025, Norland and Arcadia signed a treaty on ports in Lowport.')
    expect(out).toContain('  + On 20 March 2025, Norland and Arcadia signed a treaty on ports in Highport.')
  }, 60_000)

  test('a host that has had enough is left alone longer each time, and a person is told', async () => {
    down = true
    const codes: (number | null)[] = []
    for (let i = 0; i < 3; i++) codes.push((await follow(`${base}/rss`)).code)
    down = false
    expect(codes).toEqual([1, 1, 1])
    const { sources } = await chanceryJson<Followed>(['sources', ...DATA])
    expect(sources).toMatchObject([{ fails: 3, alerts: [{ what: 'failing' }, { what: 'silent' }] }])
    const { out } = await chancery(['sources', ...DATA])
    expect(out).toMatch(/could not be asked 3 times in a row: it cannot say what programs may ask for \(robots\.txt: 503\)/)
    expect((await chancery(['follow', ...DATA])).out).toMatch(/Nothing is due/)
  }, 60_000)

  test('a site that looks other than before is told of', async () => {
    pages.set('/rss', page('We have moved.'))
    await follow(`${base}/rss`)
    expect((await chancery(['sources', ...DATA])).out).toMatch(/was a feed and looks like a page now/)
  }, 30_000)

  test('a folder: what is new in it, and a file that was changed', async () => {
    write('inbox/a.txt', 'On 22 March 2025, Norland and Arcadia opened a joint office in Lowport.')
    const address = path('inbox')
    expect((await follow(address, '--every', 'PT1H')).source).toMatchObject({ kind: 'folder', visits: [{ new: 1 }] })
    write('inbox/a.txt', 'On 23 March 2025, Norland and Arcadia opened a joint office in Lowport.')
    write('inbox/b.txt', 'On 24 March 2025, Norland and Arcadia met in Lowport.')
    expect((await follow(address)).source?.visits[0]).toMatchObject({ new: 1, newer: 1 })
    expect((await follow(address)).source?.visits[0]).toMatchObject({ new: 0, newer: 0, known: 2 })
    expect((await chancery(['follow', address, '--off', ...DATA])).out).toMatch(/no longer/)
    expect((await chanceryJson<Followed>(['sources', ...DATA])).sources.length).toBe(1)
  }, 60_000)

  test.each<[string, readonly string[], number, RegExp]>([
    ['a private network', ['http://127.0.0.1:9/'], 1, /leads to a private network/],
    ['a host of this machine by name', ['http://localhost:9/'], 1, /leads to a private network/],
    ['another protocol', ['ftp://mfa.example/x'], 2, /no address of the web/],
    ['a password', ['https://a:b@mfa.example/'], 2, /password/],
    ['no folder', ['nowhere'], 1, /no folder/],
    ['too often', ['https://mfa.example/', '--every', 'PT1M'], 2, /ten minutes/],
    ['no kind', ['https://mfa.example/', '--as', 'blog'], 2, /none of feed/],
  ])('refuses %s', async (_name, args, code, words) => {
    const run = await chancery(['follow', ...args, '--data', path('other')])
    expect(run.code).toBe(code)
    expect(`${run.out}${run.errLines.join('\n')}`).toMatch(words)
  })
})

describe('over HTTP', () => {
  test('sources are followed, visited, shown and ended', async () => {
    const serve = await serving(DATA)
    try {
      pages.set('/rss2', feed('b'))
      const made = await serve.send<{ id: string }>('sources', { address: `${base}/rss2`, allow: ['127.0.0.1'], every: 'PT6H' })
      expect(made.response.status).toBe(201)
      expect((await serve.send(`sources/${made.body.id}/visit`, {})).response.status).toBe(202)
      const visits = async () => (await serve.ask<{ visits: readonly { outcome: string }[] }>(`sources/${made.body.id}`)).body.visits
      await expect.poll(async () => (await visits()).length, { timeout: 20_000 }).toBe(1)
      expect(await visits()).toMatchObject([{ outcome: 'good' }])
      for (const [sent, status] of [
        [{ address: '/etc' }, 422],
        [{ address: 'https://mfa.example/', every: 'x' }, 422],
        [{ address: 'https://mfa.example/', more: 1 }, 400],
      ] as const)
        expect((await serve.send('sources', sent)).response.status).toBe(status)
      expect((await serve.ask(`sources/${made.body.id}`, { method: 'DELETE' })).response.status).toBe(204)
      expect((await serve.ask(`sources/${made.body.id}`)).response.status).toBe(404)
    } finally {
      await serve.stop()
    }
  }, 60_000)
})
