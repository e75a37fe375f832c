import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onServer, placeIn, POSTGRES_ENGINE } from '../src/register/engines.fixture.ts'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const schema = `test_collections_${process.pid}`
afterAll(gone)

/** Where the register lies. */
const PLACES = [
  { from: 'a folder', missing: undefined, place: () => ['--data', path('data')] },
  { from: 'PostgreSQL', missing: POSTGRES_ENGINE.missing, place: () => ['--register', placeIn(schema)] },
].filter(({ missing }) => missing === undefined)

// Only this document says any of this.
const SECRET =
  'On 9 September 2024 the Foreign Ministers of Malta and Iceland met in Valletta at the Seventh Malta–Iceland Lighthouse Council. They signed the Zebrafish Protocol.'
const MARKS = /zebrafish|lighthouse|valletta/i
const PASSWORD = 'a long enough phrase'

interface Collections {
  readonly items: readonly { readonly name: string; readonly documents: number; readonly role: string; readonly members?: unknown }[]
}

describe.each(PLACES)('collections, from $from', ({ from, place }) => {
  let server: Serving
  let secret: string
  const signed = new Map<string, Record<string, string>>()
  const as = (name: string): RequestInit => ({ headers: signed.get(name) ?? {} })
  const put = (to: string, who: string, body: unknown) => server.send<Record<string, unknown>>(to, body, { method: 'PUT', ...as(who) })
  const move = (to: string, who: string) => server.send(`documents/${secret}/collection`, { collection: to }, as(who))

  beforeAll(async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, ...place()])
    for (const [name, grants] of Object.entries({
      admin: ['*:admin'],
      reader: ['open:reader'],
      editor: ['open:editor'],
      mover: ['open:editor', 'closed:editor'],
      member: ['closed:reader'],
      head: ['closed:admin'],
    }))
      await chancery(['account', name, ...place(), '--grant', ...grants], { input: `${PASSWORD}\n` })
    server = await serving(place())
    for (const name of ['admin', 'reader', 'editor', 'mover', 'member', 'head']) {
      const { response, body } = await server.send<{ csrf: string }>('session', { name, password: PASSWORD })
      signed.set(name, { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': body.csrf })
    }
    const added = await server.send<{ document: string }>('documents', { text: SECRET, date: '2024-09-09', issuer: 'Malta' }, as('admin'))
    secret = added.body.document
  })
  afterAll(async () => {
    await server.stop()
    if (from === 'PostgreSQL') await onServer(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  })

  test('are made by an admin of all, with the token of their page, and stand in the audit', async () => {
    const what = 'drafts, before they are signed'
    for (const who of ['reader', 'editor', 'head'])
      expect([who, (await put('collections/closed', who, { what })).response.status]).toEqual([who, 403])
    const cookie = signed.get('admin')?.['cookie'] ?? ''
    const forged = await server.send('collections/closed', {}, { method: 'PUT', headers: { cookie } })
    expect(forged.response.status).toBe(403)
    expect((await put('collections/open', 'admin', {})).response.status).toBe(422)
    expect((await put('collections/No%20Name', 'admin', {})).response.status).toBe(400)
    expect((await put('collections/empty', 'admin', { what })).response.status).toBe(201)
    const again = await put('collections/empty', 'admin', { what: 'nothing yet' })
    expect([again.response.status, again.body['what']]).toEqual([200, 'nothing yet'])
    const { body } = await server.ask('audit', as('admin'))
    expect(JSON.stringify(body)).toContain('"act":"PUT /api/collections/:name","what":"empty"')
  })

  test('are told to those who have a part in them, and who may see them only to their admins', async () => {
    const told = async (who: string) => (await server.ask<Collections>('collections', as(who))).body.items
    expect((await told('admin')).map(({ name, documents }) => [name, documents])).toEqual([
      ['open', 2],
      ['closed', 0],
      ['empty', 0],
    ])
    expect(await told('reader')).toEqual([{ name: 'open', documents: 2, reviewers: 1, role: 'reader' }])
    expect((await told('member')).map(({ name, members }) => [name, members])).toEqual([['closed', undefined]])
    expect((await told('head'))[0]?.members).toEqual([
      { account: 'admin', role: 'admin' },
      { account: 'head', role: 'admin' },
      { account: 'mover', role: 'editor' },
      { account: 'member', role: 'reader' },
    ])
    expect((await server.ask('documents?collection=closed', as('reader'))).response.status).toBe(403)
  })

  test('a document is moved by an editor of both; from then on nothing of it reaches who may not see it', async () => {
    const { body: api } = await server.ask<{ paths: Record<string, { get?: unknown }> }>('openapi.json')
    const asked = Object.entries(api.paths)
      .filter(([address, { get }]) => get !== undefined && !/events|metrics|health|session|\{format\}/.test(address))
      .map(([address]) => address.replace('/api/', ''))
      .concat(['export/csv', 'export/jsonld', 'export/ics', 'export/gexf', 'export/jsonl'])
    const ids: string[] = [secret]
    for (const list of ['claims', 'records', 'entities']) {
      const { body } = await server.ask<{ items: readonly { id: string }[] }>(`${list}?limit=500`, as('admin'))
      ids.push(...body.items.filter((item) => MARKS.test(JSON.stringify(item))).map(({ id }) => id))
    }
    const seen = async (who: string): Promise<readonly string[]> => {
      const found: string[] = []
      for (const address of asked)
        for (const one of address.includes('{id}') ? ids : ['']) {
          for (const more of one === '' ? ['', '&asOf=2024-10-01', '&asOf=2030-01-01&clock=learned'] : ['']) {
            const query = `?subject=Malta&about=Malta&q=Malta&from=2024-09-01&to=2024-10-01&limit=200&all=true&within=P5Y&a=${secret}&b=${secret}${more}`
            const { response, body } = await server.ask<unknown>(address.replace('{id}', one).replace('{name}', who) + query, as(who))
            expect(response.status).not.toBe(429)
            if (MARKS.test(JSON.stringify(body))) found.push(address)
          }
        }
      return [...new Set(found)]
    }
    expect((await seen('reader')).length).toBeGreaterThan(6)
    const watching = await fetch(`${server.address}/api/events`, as('reader'))
    const heard = watching.body?.getReader()

    expect((await move('closed', 'reader')).response.status).toBe(403)
    expect((await move('closed', 'editor')).response.status).toBe(403)
    expect((await move('closed', 'member')).response.status).toBe(404)
    expect((await move('closed', 'mover')).response.status).toBe(200)
    expect(await seen('reader')).toEqual([])
    expect((await seen('member')).length).toBeGreaterThan(6)
    const { body: left } = await server.ask<{ items: readonly { id: string }[] }>('documents?collection=open', as('admin'))
    const { body: inside } = await server.ask<{ items: readonly { id: string }[] }>('documents?collection=closed', as('member'))
    expect([left.items.length, inside.items.map(({ id }) => id)]).toEqual([1, [secret]])

    // A page that shows it is told to look again, and told no more than that.
    let told = ''
    while (!told.includes('event: moved')) told += Buffer.from((await heard?.read())?.value ?? []).toString()
    await heard?.cancel()
    expect(told.slice(told.indexOf('event: moved')).split('\n')[1]).toBe('data: {}')

    const { body: audit } = await server.ask('audit', as('admin'))
    expect(JSON.stringify(audit)).toContain(`"what":"${secret}: open → closed"`)
    expect((await move('open', 'mover')).response.status).toBe(200)
    expect((await seen('reader')).length).toBeGreaterThan(6)
  }, 180_000)

  test('the command makes, moves and shows, and takes no name that is none', async () => {
    const run = (...args: string[]) => chancery(['collection', ...args, ...place()])
    const wrong = await run('treatis', '--move', secret.slice(0, 8), '--who', 'Jane Roe')
    expect([wrong.code, wrong.errLines]).toEqual([1, [expect.stringContaining('There is no collection treatis')]])
    for (const args of [['No Name'], ['open', '--make'], ['--make'], ['empty', '--move', secret]])
      expect([args, (await run(...args)).code]).toEqual([args, 2])
    expect((await run('empty', '--move', '00000000', '--who', 'Jane Roe')).code).toBe(1)
    const moved = await run('empty', '--move', secret.slice(0, 8), '--who', 'Jane Roe')
    expect([moved.code, moved.out]).toEqual([0, expect.stringMatching(/1 document in empty \(nothing yet\) · seen by admin \(admin\)/)])
    const { out } = await run('--json')
    const { collections } = JSON.parse(out) as { collections: Collections['items'] }
    expect(collections.map(({ name, documents }) => [name, documents])).toEqual([
      ['open', 1],
      ['closed', 0],
      ['empty', 1],
    ])
    expect((await run('open', '--move', secret, '--who', 'Jane Roe')).code).toBe(0)
  })
})
