import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findListed, takeFetched, Visitor } from './index.ts'
import { readListing } from './listing.ts'
import { isPrivate } from './private.ts'
import { readRobots } from './robots.ts'

type Answers = (request: IncomingMessage, response: ServerResponse) => void

/** What the server answers at each path; every request is written down. */
const paths = new Map<string, Answers>()
const asked: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly at: number }[] = []
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push({ path, headers: request.headers, at: Date.now() })
  const answers = paths.get(path)
  if (answers === undefined) response.writeHead(404).end()
  else answers(request, response)
})
let base = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const limits = { bytes: 100_000, time: 1500 }
const visitor = (allow: readonly string[] = ['127.0.0.1'], pause = 0): Visitor => new Visitor({ agent: 'Chancery/0', allow, pause, limits })
const says = (type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answers => {
  return (_request, response) => response.writeHead(200, { 'content-type': type, ...headers }).end(body)
}
async function reason(path: string, one = visitor()): Promise<string> {
  const found = await one.get(path.startsWith('/') ? base + path : path)
  return found.came === 'nothing' ? found.reason : found.came
}

describe('a host that misbehaves', () => {
  it.each<[string, string, Answers, RegExp]>([
    ['never answers', '/silent', () => {}, /^took longer than 2 seconds$/],
    [
      'is slow without end',
      '/slow',
      (_request, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('x'), 50)
        response.on('close', () => clearInterval(drip))
      },
      /^took longer/,
    ],
    [
      'sends without end',
      '/endless',
      (_request, response) => {
        response.writeHead(200)
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(20_000, 'x')));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
      /^is more than the 0 MB taken$/,
    ],
    ['says that it will send too much', '/long', says('text/html', Buffer.alloc(200_000)), /^is more than/],
    ['sends a bomb', '/bomb', says('text/html', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }), /^is more than/],
    ['packs what is no gzip', '/nogzip', says('text/html', 'plain words', { 'content-encoding': 'gzip' }), /^is packed and broken$/],
    [
      'cuts what it packs',
      '/cut',
      says('text/html', gzipSync('words '.repeat(999)).subarray(0, 20), { 'content-encoding': 'gzip' }),
      /^is packed and broken$/,
    ],
    [
      'packs in its own way',
      '/own',
      says('text/html', 'x', { 'content-encoding': 'own' }),
      /^is packed in a way that was not asked for \(own\)$/,
    ],
    [
      'breaks off',
      '/broken',
      (_request, response) => response.writeHead(200, { 'content-length': '50' }).write('x', () => response.destroy()),
      /^broke the connection$/,
    ],
    ['speaks no HTTP', '/garbage', ({ socket }) => socket.end('SSH-2.0-x\r\n\r\n'), /^does not speak HTTP as it should$/],
    ['leads round in a circle', '/circle', (_request, response) => response.writeHead(302, { location: '/circle2' }).end(), /circle/],
    [
      'leads on and on',
      '/on/0',
      ({ url = '' }, response) => response.writeHead(302, { location: `/on/${Number(url.slice(4)) + 1}` }).end(),
      /^leads on more than 5 times$/,
    ],
    [
      'leads to what is no address',
      '/nowhere',
      (_request, response) => response.writeHead(302, { location: 'http://[' }).end(),
      /no address/,
    ],
    [
      'leads to a file',
      '/file',
      (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /^is no address of the web/,
    ],
    ['is gone', '/gone', (_request, response) => response.writeHead(410).end(), /^is gone \(410\)$/],
    ['fails', '/fails', (_request, response) => response.writeHead(500).end(), /^answers with 500$/],
  ])('%s: one line, soon', async (_name, path, answers, words) => {
    paths.set(path, answers)
    paths.set('/circle2', (_request, response) => response.writeHead(302, { location: '/circle' }).end())
    for (let i = 1; i < 9; i++) paths.set(`/on/${i}`, answers)
    const from = Date.now()
    expect(await reason(path)).toMatch(words)
    expect(Date.now() - from).toBeLessThan(8000)
  })

  it('asks to come later: it is not asked for anything else meanwhile, and the wait is told', async () => {
    paths.set('/later', (_request, response) => response.writeHead(503, { 'retry-after': '120' }).end())
    paths.set('/fine', says('text/html', 'x'))
    const one = visitor()
    expect(await one.get(`${base}/later`)).toMatchObject({ came: 'nothing', stop: true, wait: 120 })
    const before = asked.length
    expect(await one.get(`${base}/fine`)).toMatchObject({ came: 'nothing', stop: true })
    expect(asked.length).toBe(before)
  })
})

describe('private networks', () => {
  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['93.184.216.34', false],
    ['::1', true],
    ['::', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['64:ff9b::7f00:1', true],
    ['2002:7f00:1::', true],
    ['2606:2800:220:1::1', false],
    ['words', true],
  ])('%s: %s', (address, expected) => expect(isPrivate(address)).toBe(expected))

  it.each([
    'http://127.0.0.1:PORT/fine',
    'http://localhost:PORT/fine',
    'http://0x7f000001:PORT/fine',
    'http://2130706433:PORT/fine',
    'http://0177.1:PORT/fine',
    'http://[::1]:PORT/fine',
    'http://[::ffff:127.0.0.1]:PORT/fine',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s is refused, and nothing is asked', async (address) => {
    const before = asked.length
    expect(await reason(address.replace('PORT', base.split(':').at(-1) ?? ''), visitor([]))).toMatch(/^leads to a private network/)
    expect(asked.length).toBe(before)
  })

  it('is refused behind a redirect too, by address and by name, though the first host is allowed', async () => {
    const port = base.split(':').at(-1)
    for (const [path, to] of [
      ['/to1', `http://localhost:${port}/fine`],
      ['/to2', `http://[::1]:${port}/fine`],
      ['/to3', 'http://10.0.0.1/fine'],
    ] as const) {
      paths.set(path, (_request, response) => response.writeHead(302, { location: to }).end())
      expect(await reason(path)).toMatch(/^leads to a private network/)
    }
  })

  it('what holds a name and password is refused', async () => expect(await reason('http://a:b@example.org/')).toMatch(/name or password/))
})

describe('politeness', () => {
  it('asks with its name, and what changed since', async () => {
    paths.set('/kept', ({ headers }, response) =>
      headers['if-none-match'] === '"1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"1"', 'last-modified': 'Fri, 14 Mar 2025 10:00:00 GMT' }).end('x'),
    )
    const first = await visitor().get(`${base}/kept`)
    expect(first).toMatchObject({ came: 'whole', etag: '"1"', modified: 'Fri, 14 Mar 2025 10:00:00 GMT' })
    expect(await visitor().get(`${base}/kept`, { etag: '"1"' })).toEqual({ came: 'same' })
    expect(asked.at(-1)?.headers).toMatchObject({ 'user-agent': 'Chancery/0', 'if-none-match': '"1"' })
  })

  it('one request at a time, with a pause', async () => {
    let open = 0
    let most = 0
    for (const path of ['/p1', '/p2', '/p3'])
      paths.set(path, (_request, response) => {
        most = Math.max(most, ++open)
        setTimeout(() => response.end('x', () => open--), 30)
      })
    const one = visitor(undefined, 120)
    await Promise.all(['/p1', '/p2', '/p3'].map((path) => one.get(base + path)))
    expect(most).toBe(1)
    const times = asked.filter(({ path }) => /^\/p\d$/.test(path)).map(({ at }) => at)
    for (let i = 1; i < times.length; i++) expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(110)
  })

  it('what robots.txt forbids is not asked for; a site that cannot say is left alone', async () => {
    paths.set('/robots.txt', says('text/plain', 'User-agent: *\nDisallow: /private\n'))
    paths.set('/private/x', says('text/html', 'x'))
    expect(await reason('/private/x')).toMatch(/robots\.txt/)
    expect(asked.at(-1)?.path).toBe('/robots.txt')
    expect(await reason('/fine')).toBe('whole')
    paths.set('/robots.txt', (_request, response) => response.writeHead(502).end())
    expect(await reason('/fine')).toMatch(/robots\.txt: 502/)
    paths.delete('/robots.txt')
  })

  it.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['User-agent: other\nDisallow: /\n\nUser-agent: chancery\nDisallow: /b', '/a', true],
    ['User-agent: *\nDisallow: /\nUser-agent: Chancery\nUser-agent: more\nDisallow: /b', '/a', true],
    ['# all\nUSER-AGENT : *\r\ndisallow : /a # not this', '/a', false],
    [`User-agent: *\nDisallow: /${'*a'.repeat(2000)}b$`, `/${'a'.repeat(5000)}`, true],
  ])('%j lets ask for %s: %s', (text, path, expected) => expect(readRobots(text, 'chancery').allows(path)).toBe(expected))

  it('reads how long to wait', () => expect(readRobots('User-agent: *\nCrawl-delay: 7\nDisallow: /x', 'chancery').delay).toBe(7))
})

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://mfa.example/</link>
<item><title>Visit &amp; talks</title><link>https://mfa.example/1?a=1&amp;b=2</link><pubDate>Fri, 14 Mar 2025 23:30:00 -0500</pubDate><description><![CDATA[<p>x</p>]]></description></item>
<item><title><![CDATA[Treaty <b>signed</b>]]></title><guid isPermaLink="true">https://mfa.example/2</guid></item>
<item><title>No address</title><guid isPermaLink="false">77</guid></item>
<item><title>Not closed<link>javascript:alert(1)</link></item></channel>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link href="https://mfa.example/"/>
<entry><title type="html">A</title><link rel="self" href="/self"/><link href="/a"/><published>2025-03-14T01:00:00Z</published><updated>2025-03-15T01:00:00Z</updated><author><name>x</name></author></entry></feed>`
const SITEMAP = `<urlset><url><loc>https://mfa.example/old</loc><lastmod>2024-01-01</lastmod></url><url><loc> https://mfa.example/new </loc><lastmod>2025-01-01</lastmod></url></urlset>`
const LIST = `<html><body><nav><a href="/about-the-ministry-of-norland">About the ministry of Norland</a></nav><ul>${[1, 2, 3, 4, 5, 6].map((i) => `<li><a href="/news/2025/${i}#top">The minister received envoy ${i}</a>`).join('')}</ul><a href="https://other.example/x">Something of another site altogether</a></body></html>`

describe('what a source lists', () => {
  const list = (source: string | Buffer, as?: 'page' | 'list', links?: string) =>
    readListing(Buffer.from(source), 'https://mfa.example/news', undefined, as, links)

  it('RSS: addresses, titles and days', async () =>
    expect(await list(RSS)).toEqual({
      kind: 'feed',
      sitemaps: [],
      items: [
        { url: 'https://mfa.example/1?a=1&b=2', title: 'Visit & talks', date: '2025-03-14' },
        { url: 'https://mfa.example/2', title: 'Treaty signed' },
      ],
    }))

  it('Atom: the address of the page, not of the entry', async () =>
    expect((await list(ATOM)).items).toEqual([
      { url: 'https://mfa.example/a', title: 'A', date: '2025-03-14', changed: '2025-03-15T01:00:00.000Z' },
    ]))

  it('a sitemap, also packed: those changed last first; and sitemaps of it', async () => {
    expect((await list(gzipSync(SITEMAP))).items.map(({ url }) => url)).toEqual(['https://mfa.example/new', 'https://mfa.example/old'])
    const index = '<sitemapindex><sitemap><loc>https://mfa.example/s1.xml</loc></sitemap></sitemapindex>'
    expect(await list(index)).toMatchObject({ kind: 'sitemap', items: [], sitemaps: ['https://mfa.example/s1.xml'] })
  })

  it('a page of links: those of its own site that are no menu; or those that hold certain words', async () => {
    const { kind, items } = await list(LIST)
    expect([kind, items.length, items[0]]).toEqual([
      'list',
      6,
      { url: 'https://mfa.example/news/2025/1', title: 'The minister received envoy 1' },
    ])
    expect((await list(LIST, undefined, '/about')).items.map(({ url }) => url)).toEqual([
      'https://mfa.example/about-the-ministry-of-norland',
    ])
    expect((await list(LIST, 'page')).kind).toBe('page')
    expect((await list('<html><body><p>One <a href="/x">link</a></p></body></html>')).kind).toBe('page')
  })

  it('comes to an end with hostile text', async () => {
    for (const hostile of [
      '<item><link>'.repeat(50_000),
      '<rss>'.repeat(100_000),
      `<rss>${'<![CDATA['.repeat(50_000)}`,
      `<urlset>${'&#x41;'.repeat(100_000)}`,
      `<feed><link ${'a'.repeat(300_000)}`,
    ])
      await expect(list(hostile)).resolves.toHaveProperty('kind')
  })

  it('asks a server for its feed, and takes a page under the address by which it was listed', async () => {
    paths.set('/rss', says('application/rss+xml', RSS.replaceAll('https://mfa.example', base)))
    paths.set('/2', (_request, response) => response.writeHead(301, { location: '/moved' }).end())
    // Says Latin letters, and is Cyrillic; the words themselves are believed.
    paths.set(
      '/moved',
      says(
        'text/html; charset=iso-8859-1',
        `<html><body><p>Министр посетил Арктику. ${'Переговоры прошли успешно. '.repeat(9)}</p></body></html>`,
      ),
    )
    const one = visitor()
    const found = await findListed({ address: `${base}/rss`, visits: [] }, one)
    expect(found).toMatchObject({ came: 'whole', kind: 'feed', shape: [expect.stringContaining('127.0.0.1')] })
    const page = await one.get(`${base}/2`)
    if (page.came !== 'whole') throw new Error(page.came)
    for await (const taken of takeFetched(page, `${base}/2`, { issuer: 'Norland' }, { title: 'From the feed', date: '2025-03-14' }))
      expect(taken).toMatchObject({
        document: {
          url: `${base}/2`,
          title: 'From the feed',
          date: '2025-03-14',
          issuer: 'Norland',
          text: expect.stringContaining('Министр'),
        },
      })
  })

  it('an encoding that is named counts where the bytes are no UTF-8', async () => {
    const words = Buffer.from([0xcf, 0xee, 0xf1, 0xee, 0xeb])
    for (const type of ['text/html; charset=windows-1251', 'text/html'])
      for await (const taken of takeFetched(
        { url: `${base}/x`, type, bytes: Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), words]) },
        `${base}/x`,
        {},
        {},
      ))
        expect(taken).toMatchObject({ document: { text: 'Посол' } })
  })
})
