import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureOf } from '../src/cli/webhook.ts'
import { openRegister } from '../src/register/index.ts'
import { chancery, chanceryJson, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, write, gone } = scratch()
afterAll(gone)

const DATA = ['--data', path('data')]
const ROE = ['--who', 'Jane Roe']
const FIRST = 'On 4 May 2023 the Foreign Ministers of Norway and Iceland met in Bergen. They agreed to open a joint office in Bergen.'
const SECOND = 'Iceland proposed a fund for ferries. Norway agreed to open a ferry line by May 2026.'

interface Newly {
  readonly searches: readonly {
    readonly name: string
    readonly total: number
    readonly fault?: string
    readonly found: readonly { readonly sentence: string }[]
    readonly records: readonly { readonly sentence: string; readonly claim: { readonly id: string } }[]
  }[]
}
const told = ({ searches }: Newly): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(searches.map(({ name, found, records }) => [name, [...found, ...records].map(({ sentence }) => sentence)]))
const newly = async (...args: readonly string[]) => told(await chanceryJson<Newly>(['searches', 'new', ...args, ...DATA]))

describe('chancery searches', () => {
  beforeAll(async () => {
    await chancery(['add', write('first.txt', `---\nissuer: Norway\ndate: 2023-05-05\n---\n${FIRST}\n`), ...DATA])
    for (const [name, ...query] of [
      ['lines', 'kind:commitment ferr*'],
      ['of Iceland', 'initiatives', 'by', 'Iceland'],
      ['words', 'ferry line'],
      ['nobody yet', 'by:Atlantis'],
    ] as const)
      expect([name, (await chancery(['searches', 'save', name, ...query, ...DATA, ...ROE])).code]).toEqual([name, 0])
    expect((await chancery(['searches', 'save', 'lines', 'office', ...DATA, '--who', 'John Poe'])).code).toBe(0)
  })

  test('tells what is learned after they were saved, until it is seen', async () => {
    expect(await newly()).toEqual({ lines: [], 'of Iceland': [], words: [], 'nobody yet': [] })
    await chancery(['add', write('second.txt', `---\nissuer: Norway\ndate: 2025-05-05\n---\n${SECOND}\n`), ...DATA])
    const [proposal, line] = ['Iceland proposed a fund for ferries.', 'Norway agreed to open a ferry line by May 2026.']
    const all = { lines: [line], 'of Iceland': [proposal], words: [line], 'nobody yet': [] }
    expect(await newly(...ROE)).toEqual(all)
    expect(await newly('words')).toEqual({ words: [line] })
    const listed = await chancery(['searches', ...DATA, ...ROE])
    expect([listed.code, listed.out]).toEqual([0, expect.stringMatching(/lines {2}kind:commitment ferr\*.*\n {2}1 new/)])
    expect((await chancery(['searches', 'new', ...DATA, ...ROE])).out).toContain(`“${proposal}”`)
    // Told is not seen.
    expect(await newly('words', '--seen')).toEqual({ words: [line] })
    expect(await newly(...ROE)).toEqual({ ...all, words: [] })
    expect(await newly('words', '--since', '2020-01-01')).toEqual({ words: [line] })
    expect(await newly('words', '--since', '2199-01-01')).toEqual({ words: [] })
  })

  test('gives a feed of one', async () => {
    const { out, code } = await chancery(['searches', 'new', 'lines', '--format', 'atom', ...DATA, ...ROE])
    const { feed } = new XMLParser().parse(out) as { feed: { title: string; entry: { title: string; content: string } } }
    expect([code, feed.title, feed.entry.title]).toEqual([0, 'lines', 'open a ferry line by May 2026'])
    expect(feed.entry.content).toBe('“Norway agreed to open a ferry line by May 2026.” Norway, 2025-05-05')
  })

  test.each<[what: string, args: readonly string[], code: number, line: RegExp]>([
    ['a filter that is none', ['save', 'x', 'colour:red', ...ROE], 2, /“colour:” is no filter/],
    ['a kind that is none', ['save', 'x', 'kind:treaty', ...ROE], 2, /no kind “treaty”/],
    ['nothing to be there', ['save', 'x', '-ports', ...ROE], 2, /only excluded/],
    ['nobody whose it is', ['save', 'x', 'ports'], 2, /--who/],
    ['a name that is none', ['save', ' ', 'ports', ...ROE], 2, /Name the search/],
    ['a search that is not there', ['new', 'x'], 1, /No search is called x/],
    ['a search of somebody else', ['drop', 'words', '--who', 'John Poe'], 1, /No search is called words of John Poe/],
    ['a name of two', ['drop', 'lines'], 2, /Several have a search lines/],
    ['a day that is none', ['new', '--since', 'yesterday'], 2, /no day/],
    ['a feed of several', ['new', '--format', 'atom'], 2, /Name one search/],
    ['a form that is none', ['new', '--format', 'fax'], 2, /none of text, atom/],
    ['seen and since', ['new', '--seen', '--since', '2020-01-01'], 2, /leave --since out/],
  ])('%s is told in one line', async (_, args, code, line) => {
    const ran = await chancery(['searches', ...args, ...DATA], { env: { CHANCERY_WHO: '' } })
    expect([ran.code, ran.errLines]).toEqual([code, [expect.stringMatching(line)]])
  })

  test('one that no longer parses is told, and the others all the same', async () => {
    const register = await openRegister(path('data'))
    const words = (await register.searches.all()).find(({ name }) => name === 'words')
    // As one that was saved when there was such a filter.
    if (words !== undefined) await register.searches.put({ ...words, id: '00000000000000aa', name: 'old', query: 'hue:red ferry' })
    await register.close()
    const { code, out, errLines } = await chancery(['searches', 'new', ...DATA, ...ROE, '--json'])
    expect([code, errLines]).toEqual([
      1,
      [expect.stringMatching(/^chancery: the search old \(“hue:red ferry”\) finds nothing: “hue:” is no filter/)],
    ])
    expect(told(JSON.parse(out) as Newly)).toMatchObject({ old: [], 'of Iceland': [expect.any(String)] })
    expect((await chancery(['searches', 'drop', 'old', ...DATA, ...ROE])).code).toBe(0)
    expect((await chancery(['searches', 'new', ...DATA, ...ROE])).code).toBe(0)
    const again = await openRegister(path('data'))
    expect((await again.searches.get('00000000000000aa'))?.dropped?.who).toBe('Jane Roe')
    await again.close()
  })
})

describe('chancery searches new --webhook', () => {
  const SECRET = 'a secret that both know'
  const came: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = []
  let status = 204
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => {
      body += piece.toString()
    })
    request.on('end', () => {
      came.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  let url = ''
  const HOOK = ['--data', path('hook')]
  const post = (...args: readonly string[]) =>
    chancery(['searches', 'new', '--webhook', url, '--allow', '127.0.0.1', ...HOOK, ...args], { env: { CHANCERY_WEBHOOK_SECRET: SECRET } })
  const sentences = (): readonly string[] =>
    came.splice(0).map(({ headers, body }) => {
      expect(headers['x-chancery-signature']).toBe(signatureOf(SECRET, String(headers['x-chancery-time']), body))
      return (JSON.parse(body) as { source: { sentence: string } }).source.sentence
    })
  beforeAll(async () => {
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/news`
    await chancery(['add', write('first.txt', FIRST), ...HOOK])
    await chancery(['searches', 'save', 'all', 'kind:commitment,initiative,visit', ...HOOK, ...ROE])
    await chancery(['searches', 'save', 'words', 'ferries', ...HOOK, ...ROE])
  })
  afterAll(() => receiver.close())

  test('posts each thing once, the oldest first, whoever looks at it meanwhile', async () => {
    expect((await post()).out).toContain('0 things posted')
    await chancery(['add', write('second.txt', SECOND), ...HOOK])
    await chancery(['searches', 'new', '--seen', ...HOOK])
    status = 401
    const refused = await post()
    expect([refused.code, refused.errLines]).toEqual([1, [expect.stringContaining('answers 401: what was not taken is posted next time.')]])
    expect(sentences()).toHaveLength(1)
    status = 204
    expect((await post()).out).toContain('3 things posted')
    expect(sentences()).toEqual([
      'Iceland proposed a fund for ferries.',
      'Norway agreed to open a ferry line by May 2026.',
      'Iceland proposed a fund for ferries.',
    ])
    await chancery(['add', write('third.txt', 'Foreign Minister Jane Roe of Chile will visit Lima on 20 May 2026.'), ...HOOK])
    expect((await post()).out).toContain('1 thing posted')
    expect((await post()).out).toContain('0 things posted')
    expect(sentences()).toEqual(['Foreign Minister Jane Roe of Chile will visit Lima on 20 May 2026.'])
  })

  test('nothing of what is restricted goes there, unless the collection is named', async () => {
    const server = await serving(HOOK)
    await server.send('documents?collection=closed', { text: 'Foreign Minister Jane Roe of Chile will visit Quito on 21 May 2026.' })
    await server.stop()
    expect((await post()).out).toContain('0 things posted')
    expect((await post('--collection', 'closed')).out).toContain('1 thing posted')
    expect(sentences()).toEqual(['Foreign Minister Jane Roe of Chile will visit Quito on 21 May 2026.'])
    expect((await chancery(['searches', 'new', '--webhook', url, ...HOOK], { env: { CHANCERY_WEBHOOK_SECRET: '' } })).code).toBe(2)
  })
})

describe('saved searches over HTTP', () => {
  const PASSWORD = 'a long enough phrase'
  let server: Serving
  const signed: Record<string, Record<string, string>> = {}
  const as = (who: string): RequestInit => ({ headers: signed[who] ?? {} })
  const add = (text: string, collection = 'open') =>
    server.send(`documents?collection=${collection}`, { text, issuer: 'Norway', date: '2025-05-05' }, as('admin'))
  const save = (who: string, name: string, query: string) =>
    server.send<{ id: string; detail?: string }>('searches', { name, query }, as(who))
  const newly = async (who: string, id: string, query = '') => {
    const { response, body } = await server.ask<{
      total: number
      next?: string
      items: { sentence: string; document: { id: string } }[]
      records: { sentence: string; claim: { id: string } }[]
    }>(`searches/${id}/new${query}`, as(who))
    return { status: response.status, ...body, sentences: [...(body.items ?? []), ...(body.records ?? [])].map(({ sentence }) => sentence) }
  }

  beforeAll(async () => {
    const at = ['--data', path('served')]
    await chancery(['account', 'admin', '--admin', ...at], { input: `${PASSWORD}\n` })
    for (const name of ['roe', 'poe']) await chancery(['account', name, '--grant', 'open:reader', ...at], { input: `${PASSWORD}\n` })
    server = await serving(at)
    for (const name of ['admin', 'roe', 'poe']) {
      const { response, body } = await server.send<{ csrf: string }>('session', { name, password: PASSWORD })
      signed[name] = { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': body.csrf }
    }
    await add(FIRST)
  })
  afterAll(() => server.stop())

  test('each has their own, and nobody else’s', async () => {
    const { response, body } = await save('roe', 'lines', 'kind:commitment ferr*')
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/searches/${body.id}`])
    // The same again changes nothing, another query takes its place.
    expect((await save('roe', 'lines', 'kind:commitment ferr*')).response.status).toBe(200)
    const names = async (who: string) =>
      (await server.ask<{ items: { name: string }[] }>('searches', as(who))).body.items.map(({ name }) => name)
    expect([await names('roe'), await names('poe'), await names('admin')]).toEqual([['lines'], [], []])
    for (const who of ['poe', 'admin']) {
      expect((await newly(who, body.id)).status).toBe(404)
      expect((await server.ask(`searches/${body.id}/new.atom`, as(who))).response.status).toBe(404)
      expect((await server.send(`searches/${body.id}/seen`, {}, as(who))).response.status).toBe(404)
      expect((await server.ask(`searches/${body.id}`, { method: 'DELETE', ...as(who) })).response.status).toBe(404)
    }
    expect((await server.ask('searches')).response.status).toBe(401)
    const refused = await save('roe', 'wrong', 'kind:treaty')
    expect([refused.response.status, refused.body.detail]).toEqual([422, expect.stringContaining('no kind “treaty”')])
  })

  test('what one newly finds is told until it is seen: by the page, by a part of it, by a feed', async () => {
    const { body: search } = await save('roe', 'ferries', 'kind:initiative,commitment ferr*')
    expect((await newly('roe', search.id)).total).toBe(0)
    await add(SECOND)
    const first = await newly('roe', search.id, '?limit=1')
    expect([first.total, first.sentences]).toEqual([2, ['Iceland proposed a fund for ferries.']])
    expect((await newly('roe', search.id, `?limit=1&after=${first.next}`)).sentences).toEqual([
      'Norway agreed to open a ferry line by May 2026.',
    ])
    expect((await newly('roe', search.id, '?since=2199-01-01')).total).toBe(0)
    expect((await newly('roe', search.id, '?since=soon')).status).toBe(400)
    const feed = await server.ask<string>(`searches/${search.id}/new.atom`, as('roe'))
    expect([feed.response.headers.get('content-type'), feed.body.match(/<entry>/g)?.length]).toEqual([
      'application/atom+xml; charset=utf-8',
      2,
    ])
    // What comes while somebody looks at the list is not seen with it.
    await add('Iceland proposed a school of ferries.')
    const seen = await server.send<{ seen: string }>(`searches/${search.id}/seen`, { upTo: first.records[0]?.claim.id }, as('roe'))
    expect(seen.response.status).toBe(200)
    expect((await newly('roe', search.id)).sentences).toEqual(['Iceland proposed a school of ferries.'])
    expect((await server.send(`searches/${search.id}/seen`, { upTo: '0000000000000000' }, as('roe'))).response.status).toBe(404)
    await server.send(`searches/${search.id}/seen`, {}, as('roe'))
    expect((await newly('roe', search.id)).total).toBe(0)
    // The feed is what its reader has not seen: it does not ask.
    expect((await server.ask<string>(`searches/${search.id}/new.atom`, as('roe'))).body.match(/<entry>/g)?.length).toBe(3)
    expect((await server.ask(`searches/${search.id}`, { method: 'DELETE', ...as('roe') })).response.status).toBe(204)
    expect((await newly('roe', search.id)).status).toBe(404)
  })

  test('of words a place is seen by its document', async () => {
    const { body: search } = await save('roe', 'words', 'ferry')
    await add('A ferry sank near Bergen. A second ferry was sent.')
    const { items, total } = await newly('roe', search.id)
    expect(total).toBe(1)
    await server.send(`searches/${search.id}/seen`, { upTo: items[0]?.document.id }, as('roe'))
    expect((await newly('roe', search.id)).total).toBe(0)
  })

  test('finds nothing of what is restricted, nor counts it', async () => {
    const { body: ofRoe } = await save('roe', 'visits', 'kind:visit')
    const { body: ofAdmin } = await save('admin', 'visits', 'kind:visit')
    await add('Foreign Minister Jane Roe of Chile will visit Quito on 21 May 2026.', 'closed')
    expect([(await newly('roe', ofRoe.id)).total, (await newly('admin', ofAdmin.id)).total]).toEqual([0, 1])
    expect((await server.ask<string>(`searches/${ofRoe.id}/new.atom`, as('roe'))).body).not.toContain('Quito')
    expect((await server.ask<string>(`searches/${ofAdmin.id}/new.atom`, as('admin'))).body).toContain('Quito')
    const { body } = await newly('admin', ofAdmin.id).then(({ records }) =>
      server.send<{ detail: string }>(`searches/${ofRoe.id}/seen`, { upTo: records[0]?.claim.id }, as('roe')),
    )
    expect(body.detail).toContain('There is no claim and no document')
  })

  test('a reader of feeds comes with a key', async () => {
    const { body: search } = await save('roe', 'by key', 'ferries')
    const key = await server.send<{ key: string }>(
      'accounts/roe/keys',
      { label: 'feed', scope: [{ collection: 'open', role: 'reader' }], days: 1 },
      as('admin'),
    )
    const basic = { headers: { authorization: `Basic ${Buffer.from(key.body.key.replace('.', ':')).toString('base64')}` } }
    expect((await server.ask(`searches/${search.id}/new.atom`, basic)).response.status).toBe(200)
    expect((await server.ask(`searches/${search.id}/new`, basic)).response.status).toBe(401)
  })
})

test('on a machine without accounts a search is whose who is named', async () => {
  const server = await serving(['--data', path('alone')])
  await server.send('documents', { text: FIRST })
  expect((await server.send('searches', { name: 'x', query: 'ports' })).response.status).toBe(400)
  expect((await server.send('searches', { name: 'x', query: 'ports', who: 'Jane Roe' })).response.status).toBe(201)
  expect((await server.ask<{ items: { who: string }[] }>('searches')).body.items.map(({ who }) => who)).toEqual(['Jane Roe'])
  const found = await server.ask<{ records: unknown[] }>('find?q=kind:commitment&learned=2020-01-01')
  expect(found.body.records).toHaveLength(1)
  expect((await server.ask('find?q=ports&learned=soon')).response.status).toBe(400)
  await server.stop()
})
