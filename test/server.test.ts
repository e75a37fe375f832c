import { once } from 'node:events'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docxOf, zipOf } from '../src/sources/formats/formats.fixture.ts'
import { chancery, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
let server: Serving

beforeAll(async () => {
  await chancery(['add', EXAMPLES, '--data', path('data')])
  server = await serving(['--data', path('data')])
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
  gone()
})

interface Listed {
  readonly items: readonly { readonly id: string }[]
  readonly next?: string
}

describe('the API', () => {
  test('describes itself as OpenAPI 3.1, and every address without a parameter answers', async () => {
    const { body } = await server.ask<{
      openapi: string
      paths: Record<string, Record<string, { parameters?: { required?: boolean }[] }>>
    }>('openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const plain = Object.entries(body.paths).flatMap(([address, { get }]) =>
      get !== undefined && !(get.parameters ?? []).some(({ required }) => required) ? [address.replace('/api/', '')] : [],
    )
    // What never ends, and what needs PostgreSQL.
    const others = ['events', 'queue']
    expect(plain).toEqual(expect.arrayContaining(others))
    expect(plain.length).toBeGreaterThan(6)
    for (const address of plain.filter((one) => !others.includes(one)))
      expect([address, (await server.ask(address)).response.status]).toEqual([address, 200])
  })

  test.each(['documents', 'claims', 'records', 'entities'])('%s come in parts, each thing once', async (list) => {
    const seen: string[] = []
    let next: string | undefined
    do {
      const { body } = await server.ask<Listed>(
        `${list}?limit=${list === 'documents' ? 7 : 200}${next === undefined ? '' : `&after=${next}`}`,
      )
      seen.push(...body.items.map(({ id }) => id))
      next = body.next
    } while (next !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    const { body: counts } = await server.ask<Record<string, number>>('counts')
    expect(seen.length).toBe(counts[list])
    if (list === 'documents') expect(seen.length).toBe(EXAMPLE_COUNT)
    for (const id of seen.slice(0, 2)) expect((await server.ask(`${list}/${id}`)).response.status).toBe(200)
  })

  test('what is due comes whole, or by how it stands, each thing once', async () => {
    type Due = { items: readonly { standing: string; record: string; rule: string; when: string; says: string }[]; next?: string }
    const window = 'due?asOf=2024-03-01&within=P1Y&clock=happened'
    const all = (await server.ask<Due>(`${window}&limit=500`)).body.items
    const parted: Due['items'][number][] = []
    for (const standing of ['coming', 'overdue', 'untold', 'ended']) {
      let next: string | undefined
      do {
        const { body } = await server.ask<Due>(`${window}&limit=7&standing=${standing}${next === undefined ? '' : `&after=${next}`}`)
        expect(body.items.every((item) => item.standing === standing)).toBe(true)
        parted.push(...body.items)
        next = body.next
      } while (next !== undefined)
    }
    const told = (items: Due['items']) => items.map((item) => JSON.stringify(item)).sort()
    expect(told(parted)).toEqual(told(all))
    expect(all.length).toBeGreaterThan(10)
    expect((await server.ask('due?standing=late')).response.status).toBe(400)
  })

  test('a record comes with the sentences it rests on', async () => {
    const { body } = await server.ask<Listed>('records?kind=meeting&about=Russia%20ASEAN&limit=1')
    const { body: one } = await server.ask<{ record: { claims: string[] }; claims: { id: string; sentence: string }[] }>(
      `records/${body.items[0]?.id ?? ''}`,
    )
    expect(one.claims.map(({ id }) => id).sort()).toEqual(one.record.claims.toSorted())
    expect(one.claims[0]?.sentence).toMatch(/\w/)
  })

  test('a brief, as JSON and as Markdown, as of a day', async () => {
    const asked = 'brief?subject=Russia%20ASEAN&asOf=2023-07-12'
    const { body } = await server.ask<{ day: string; footnotes: unknown[] }>(asked)
    expect([body.day, body.footnotes.length > 5]).toEqual(['2023-07-12', true])
    const { response, body: markdown } = await server.ask<string>(`${asked}&format=md`)
    expect(response.headers.get('content-type')).toContain('text/markdown')
    expect(markdown).toContain('[^1]')
  })

  test('who has an answer already is not sent it again', async () => {
    const { response } = await server.ask('documents')
    const tag = response.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    const again = await server.ask('documents', { headers: { 'if-none-match': tag } })
    expect([again.response.status, again.body]).toEqual([304, ''])
    expect((await server.ask('documents', { headers: { 'if-none-match': '"other"' } })).response.status).toBe(200)
  })

  test('is watched by Prometheus', async () => {
    const { body } = await server.ask<string>('metrics')
    expect(body).toMatch(/chancery_requests_total\{method="GET",route="\/api\/documents",status="200"\} \d/)
    expect(body).toContain(`chancery_register_rows{what="documents"} ${EXAMPLE_COUNT}`)
  })
})

describe('what cannot be done is a problem in one line', () => {
  test.each<[string, number, RegExp]>([
    ['nothing', 404, /nothing at GET \/api\/nothing/],
    ['documents/0000000000000000', 404, /no document 0000000000000000/],
    ['documents/../../etc/passwd', 404, /nothing at/],
    ['documents?limit=0', 400, /limit must be >= 1/],
    ['documents?after=bm90aGluZw', 400, /no cursor/],
    ['claims?kind=treaty', 400, /kind/],
    ['records?from=2023-02-30', 400, /no day/],
    ['records?about=xyzzy', 404, /nobody and nothing “xyzzy”/],
    ['brief?subject=Indonsia', 404, /Near to it: Indonesia/],
    ['brief', 400, /subject/],
    ['due?within=soon', 400, /no length of time/],
    ['bodies?asOf=yesterday', 400, /no day/],
  ])('GET /api/%s: %i', async (asked, status, detail) => {
    const { response, body } = await server.ask<{ status: number; detail: string; title: string }>(asked)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(body).toMatchObject({ status, detail: expect.stringMatching(detail) as string })
    expect(body.detail).not.toContain('\n')
  })

  test.each<[string, string, unknown, number]>([
    ['cut JSON', 'documents', '{"text": "The', 400],
    ['no text', 'documents', { title: 'Nothing' }, 400],
    ['a field that is not known', 'documents', { text: 'Words.', isuer: 'Norland' }, 400],
    ['a date that is none', 'documents', { text: 'Words.', date: '2023-02-30' }, 400],
    ['a binary', 'documents', { text: '\u0000\u0001\u0002\u0000'.repeat(200) }, 422],
    ['a decision on no claim', 'decisions', { who: 'Roe', act: 'reject', claims: ['0000000000000000'] }, 422],
    ['a decision of nobody', 'decisions', { act: 'reject', claims: ['0000000000000000'] }, 400],
  ])('POST: %s', async (_name, to, sent, status) => {
    const { response, body } = await server.send<{ status: number }>(to, sent)
    expect([response.status, body.status]).toEqual([status, status])
  })
})

test('more than is taken is refused before it is sent', async () => {
  const { hostname, port } = new URL(server.address)
  const headers = { 'content-type': 'application/json', 'content-length': '30000000' }
  const sending = request({ hostname, port, path: '/api/documents', method: 'POST', headers })
  sending.flushHeaders()
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  expect(response.statusCode).toBe(413)
  sending.destroy()
})

describe('writing', () => {
  const text =
    'On 3 March 2025 the Foreign Ministers of Norway and Iceland met in Bergen. They signed a Memorandum of Understanding on Ferries.'

  test('a document is read without being stored, then stored once; whoever watches is told', async () => {
    const before = await server.ask<{ documents: number }>('counts')
    const read = await server.send<{ claims: { kind: string }[] }>('read', { text, date: '2025-03-03' })
    expect(read.body.claims.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['meeting', 'instrument']))
    expect((await server.ask<{ documents: number }>('counts')).body.documents).toBe(before.body.documents)

    const events = await fetch(`${server.address}/api/events`)
    const heard = events.body?.getReader()
    const first = await server.send<{ outcome: string; document: string }>('documents', { text, date: '2025-03-03', issuer: 'Norway' })
    const second = await server.send<{ outcome: string }>('documents', { text, date: '2025-03-03', issuer: 'Norway' })
    expect([first.response.status, first.body.outcome, second.response.status, second.body.outcome]).toEqual([201, 'new', 200, 'known'])
    expect(first.response.headers.get('location')).toBe(`/api/documents/${first.body.document}`)
    let told = ''
    while (!told.includes(first.body.document)) told += Buffer.from((await heard?.read())?.value ?? []).toString()
    expect(told).toContain('event: document')
    await heard?.cancel()
  })

  test('a file comes as bytes: the first document in it is read, all are stored, and what is none is named', async () => {
    const bytes = zipOf({
      'a.docx': await docxOf(['On 20 March 2025 Norland and Arcadia signed a treaty in Lowport.'], [['Port', '2026']], 'Treaty'),
      'b.txt': 'On 21 March 2025 Norland and Arcadia opened a joint office in Lowport.',
      'c.png': 'x',
    })
    const sent = { file: bytes.toString('base64'), name: 'mail.zip' }
    const read = await server.send<{ document: { text: string }; more: number }>('read', sent)
    expect(read.body).toMatchObject({ document: { title: 'Treaty', origin: 'mail.zip/a.docx' }, more: 1 })
    const { response, body } = await server.send<{ documents: readonly { origin: string; outcome: string }[] }>('documents', sent)
    expect([response.status, body]).toMatchObject([
      201,
      {
        documents: [
          { origin: 'mail.zip/a.docx', outcome: 'new' },
          { origin: 'mail.zip/b.txt', outcome: 'new' },
        ],
        aside: [{ origin: 'mail.zip/c.png', reason: 'is of a kind that is not read' }],
      },
    ])
    expect((await server.send('documents', sent)).response.status).toBe(200)
    for (const wrong of [{}, { text: 'a', file: 'YQ==' }, { file: 'no base 64' }])
      expect((await server.send('documents', wrong)).response.status).toBe(400)
  })

  test('a table is looked at, then comes in as claims of its rows', async () => {
    const file = Buffer.from('Title,Signed\nZephyr Treaty on ports,2025-03-14\nNo day,soon\n').toString('base64')
    const sent = {
      file,
      name: 'treaties.csv',
      map: { kind: 'instrument', columns: { Title: 'title', Signed: 'when' }, set: { action: 'signed' } },
    }
    const looked = await server.send('tables/columns', { file, name: 'treaties.csv' })
    expect(looked.body).toEqual({
      columns: [
        { name: 'Title', examples: ['Zephyr Treaty on ports', 'No day'], words: ['Zephyr Treaty on ports', 'No day'] },
        { name: 'Signed', examples: ['2025-03-14', 'soon'], words: ['2025-03-14', 'soon'] },
      ],
      sheets: [],
      rows: 2,
      guess: { kind: 'instrument', columns: { Title: 'title' } },
    })
    const preview = await server.send('tables', { ...sent, preview: true })
    expect([preview.response.status, preview.body]).toMatchObject([
      200,
      {
        items: [
          {
            row: 2,
            line: 'Title: Zephyr Treaty on ports | Signed: 2025-03-14',
            claim: { title: 'Zephyr Treaty on ports', when: '2025-03-14' },
          },
          { row: 3, fault: 'Signed holds soon, which is no date' },
        ],
        aside: ['row 3: Signed holds soon, which is no date'],
        counts: { rows: 2, claims: 1, aside: 1 },
      },
    ])
    expect((await server.ask<Listed>('find?q=Zephyr')).body.items).toEqual([])
    expect((await server.send('tables', sent)).response.status).toBe(201)
    const { body } = await server.ask<{ items: readonly { sentence: string }[] }>('find?q=Zephyr')
    expect(body.items).toMatchObject([{ sentence: 'Title: Zephyr Treaty on ports | Signed: 2025-03-14' }])
    expect((await server.send<{ items: readonly object[] }>('tables', { ...sent, preview: true, limit: 1 })).body.items.length).toBe(1)
    for (const [path, wrong, status] of [
      ['tables', { ...sent, map: { kind: 'x' } }, 422],
      ['tables', { ...sent, url: 'nowhere' }, 400],
      ['tables', { ...sent, limit: 5000 }, 400],
      ['tables/columns', { file: Buffer.from('only a heading').toString('base64') }, 422],
      ['tables/columns', { file: Buffer.from('%PDF-1.7').toString('base64') }, 422],
      ['tables/columns', { file, more: 1 }, 400],
    ] as const)
      expect([path, (await server.send(path, wrong)).response.status]).toEqual([path, status])
  })

  test('a rejected claim bears nothing any more, and the decision is kept', async () => {
    const { body } = await server.ask<{ items: { id: string; bears: boolean }[] }>('claims?kind=position&limit=1')
    const id = body.items[0]?.id ?? ''
    const { response } = await server.send('decisions', { who: 'J. Roe', act: 'reject', claims: [id], why: 'a courtesy, no position' })
    expect(response.status).toBe(201)
    expect((await server.ask<{ bears: boolean }>(`claims/${id}`)).body.bears).toBe(false)
    const { body: kept } = await server.ask<{ items: { who: string; why: string }[] }>('decisions')
    expect(kept.items.at(-1)).toMatchObject({ who: 'J. Roe', why: 'a courtesy, no position' })
    const { body: counts } = await server.send<{ decisions: number }>('rebuild', {})
    expect(counts.decisions).toBe(kept.items.length)
  })

  test('forty at once', async () => {
    const sent = Array.from({ length: 40 }, (_, i) => server.send('documents', { text: `${text} This was meeting number ${i}.` }))
    expect(new Set((await Promise.all(sent)).map(({ response }) => response.status))).toEqual(new Set([201]))
  })
})

describe('without accounts only this machine is served', () => {
  const raw = (headers: Record<string, string>, method = 'GET'): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.address)
      request({ hostname, port, path: method === 'GET' ? '/api/counts' : '/api/rebuild', method, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })

  test('a name that another has made to point here is refused', async () => {
    expect(await raw({ host: 'evil.example' })).toBe(403)
    expect(await raw({ host: 'localhost:1' })).toBe(200)
  })

  test('a page of another site may not write', async () => {
    const { host } = new URL(server.address)
    expect(await raw({ host, origin: 'https://evil.example' }, 'POST')).toBe(403)
    expect(await raw({ host, origin: server.address }, 'POST')).toBe(200)
  })

  test('nor does it listen elsewhere', async () => {
    const { code, errLines } = await chancery(['serve', '--host', '0.0.0.0', '--data', path('data')])
    expect([code, errLines.length]).toEqual([2, 1])
  })
})

test('a port that is taken is told in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, errLines } = await chancery(['serve', '--port', String(port), '--data', path('data')])
  other.close()
  expect([code, errLines]).toEqual([1, [expect.stringContaining(`port ${port} at 127.0.0.1 is taken`)]])
})
