import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
let server: Serving
/** The same server on the same register, but for the restricted document, which nobody ever added to it. */
let twin: Serving
const PASSWORDS = {
  admin: 'a long enough phrase',
  reader: 'another long phrase',
  reviewer: 'a third long phrase',
  writer: 'one more long phrase',
}

/** Cookie and token of somebody who signed in. */
interface Signed {
  readonly cookie: string
  readonly csrf: string
}
const signed: { [name: string]: Signed } = {}

async function signIn(name: string, password: string, at = server): Promise<Signed> {
  const { response, body } = await at.send<{ csrf: string }>('session', { name, password })
  expect(response.status).toBe(200)
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf: body.csrf }
}
/** Who is signed in at the twin is so under another name. */
const signedIn = (at: Serving, name: string): Record<string, string> => {
  const one = signed[at === server ? name : `${name} at the twin`]
  return { cookie: one?.cookie ?? '', 'x-csrf-token': one?.csrf ?? '' }
}
const as = (name: string): RequestInit => ({ headers: signedIn(server, name) })

// Only the restricted document says any of this.
const SECRET =
  'On 9 September 2024 the Foreign Ministers of Malta and Iceland met in Valletta at the Seventh Malta–Iceland Lighthouse Council. They signed the Zebrafish Protocol.'
const MARKS = /zebrafish|lighthouse|valletta/i
/** Searches of a reader, which would find it. */
const SEARCHES = [
  ['words', 'Malta'],
  ['records', 'kind:meeting,instrument party:Malta,Iceland'],
  ['question', 'meetings with Malta'],
] as const

beforeAll(async () => {
  await chancery(['add', EXAMPLES, '--data', path('data')])
  const account = (name: string, password: string, ...more: string[]) =>
    chancery(['account', name, '--data', path('data'), ...more], { input: `${password}\n` })
  expect((await account('admin', PASSWORDS.admin, '--admin')).code).toBe(0)
  expect((await account('reader', PASSWORDS.reader, '--grant', 'open:reader')).code).toBe(0)
  expect((await account('reviewer', PASSWORDS.reviewer, '--grant', 'open:reader', 'closed:reviewer')).code).toBe(0)
  expect((await account('writer', PASSWORDS.writer, '--grant', 'open:editor')).code).toBe(0)
  for (const [name, query] of SEARCHES)
    expect((await chancery(['searches', 'save', name, query, '--who', 'reader', '--data', path('data')])).code).toBe(0)
  cpSync(path('data'), path('twin'), { recursive: true })
  server = await serving(['--data', path('data'), '--host', '0.0.0.0'])
  twin = await serving(['--data', path('twin')])
  for (const [name, password] of Object.entries(PASSWORDS)) signed[name] = await signIn(name, password)
  for (const name of ['reader', 'writer'] as const) signed[`${name} at the twin`] = await signIn(name, PASSWORDS[name], twin)
  const { response } = await server.send('documents?collection=closed', { text: SECRET, date: '2024-09-09', issuer: 'Malta' }, as('admin'))
  expect(response.status).toBe(201)
})
afterAll(async () => {
  await Promise.all([server.stop(), twin.stop()])
  gone()
})

describe('who is not known', () => {
  test.each(['counts', 'documents', 'brief?subject=Malta', 'events', 'metrics', 'accounts', 'session'])(
    'gets nothing at /api/%s',
    async (asked) => {
      expect((await server.ask(asked)).response.status).toBe(401)
    },
  )
  test('learns that the server lives, and how to ask', async () => {
    expect((await server.ask('health')).response.status).toBe(200)
    expect((await server.ask('openapi.json')).response.status).toBe(200)
  })
  test('is not told whether a name exists', async () => {
    const wrong = await server.send('session', { name: 'admin', password: 'not the password' })
    const nobody = await server.send('session', { name: 'nobody', password: 'not the password' })
    expect([wrong.response.status, wrong.body]).toEqual([401, nobody.body])
  })
})

describe('roles', () => {
  test.each<[string, string, unknown, number]>([
    ['reader', 'documents', { text: 'Words of a reader.' }, 403],
    ['reader', 'rebuild', {}, 403],
    ['reviewer', 'rebuild', {}, 403],
    ['admin', 'rebuild', {}, 200],
    ['reader', 'read', { text: 'Words that nobody stores.' }, 200],
  ])('%s, POST %s', async (who, to, body, status) => {
    expect((await server.send(to, body, as(who))).response.status).toBe(status)
  })
  test('a source is shown to those who see what comes from it, and only its editors change it', async () => {
    const sent = { address: 'https://lighthouse.example/news', collection: 'closed' }
    const made = await server.send<{ id: string }>('sources', sent, as('admin'))
    expect(made.response.status).toBe(201)
    const { id } = made.body
    for (const [name, status] of [
      ['reader', 404],
      ['writer', 404],
      ['reviewer', 200],
      ['admin', 200],
    ] as const) {
      expect([name, (await server.ask(`sources/${id}`, as(name))).response.status]).toEqual([name, status])
      expect([name, JSON.stringify((await server.ask('sources', as(name))).body).includes('lighthouse')]).toEqual([name, status === 200])
    }
    expect((await server.send('sources', { address: sent.address }, as('writer'))).response.status).toBe(403)
    expect((await server.send('sources', { address: 'https://mfa.example/', allow: ['localhost'] }, as('writer'))).response.status).toBe(
      403,
    )
    expect((await server.send(`sources/${id}/visit`, {}, as('reviewer'))).response.status).toBe(403)
    expect((await server.ask(`sources/${id}`, { method: 'DELETE', ...as('admin') })).response.status).toBe(204)
  })

  test.each(['accounts', 'audit', 'metrics'])('only an admin sees /api/%s', async (asked) => {
    expect((await server.ask(asked, as('reader'))).response.status).toBe(403)
    expect((await server.ask(asked, as('admin'))).response.status).toBe(200)
  })
  test('a reviewer decides in their own name, in their collection only', async () => {
    const { body } = await server.ask<{ items: { id: string; sentence: string }[] }>('claims?limit=500&kind=instrument', as('reviewer'))
    const secret = body.items.find(({ sentence }) => MARKS.test(sentence))
    const other = body.items.find(({ sentence }) => !MARKS.test(sentence))
    const decide = (id = '') => server.send<{ who: string }>('decisions', { act: 'confirm', claims: [id], who: 'admin' }, as('reviewer'))
    expect((await decide(other?.id)).response.status).toBe(403)
    const { response, body: decision } = await decide(secret?.id)
    expect([response.status, decision.who]).toEqual([201, 'reviewer'])
  })
  test('an admin of a collection says whether a second reviewer is required there, and nobody else learns of it', async () => {
    const put = (who: string, body: unknown) =>
      server.ask<{ everywhere: number; collections: Record<string, number> }>('reviewers', {
        method: 'PUT',
        headers: { ...as(who).headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await put('reviewer', { reviewers: 2, collection: 'closed' })).response.status).toBe(403)
    expect((await put('reviewer', { reviewers: 2 })).response.status).toBe(403)
    expect((await put('admin', { reviewers: 3 })).response.status).toBe(400)
    expect((await put('admin', { reviewers: 2, collection: 'closed' })).body).toEqual({ everywhere: 1, collections: { closed: 2 } })
    expect((await server.ask('reviewers', as('reader'))).body).toEqual({ everywhere: 1, collections: {} })
    expect((await server.ask('reviewers', as('reviewer'))).body).toEqual({ everywhere: 1, collections: { closed: 2 } })
    const reasons = async (who: string) =>
      (await server.ask<{ items: { reason: string }[] }>('review?limit=500', as(who))).body.items.map(({ reason }) => reason)
    expect(await reasons('reviewer')).toContain('second reviewer needed')
    expect(await reasons('reader')).not.toContain('second reviewer needed')
    expect((await server.ask('agreement?collection=closed', as('reader'))).response.status).toBe(403)
    expect((await server.ask('agreement?collection=closed', as('reviewer'))).body).toEqual({ items: [] })
  })
  test('a write without the token of the page is refused', async () => {
    const { response } = await server.send('rebuild', {}, { headers: { cookie: signed['admin']?.cookie ?? '' } })
    expect(response.status).toBe(403)
  })
  test('what was done stands in the audit, with who did it', async () => {
    const { body } = await server.ask<{ items: { who: string; act: string; status: number }[] }>('audit', as('admin'))
    expect(body.items).toContainEqual(expect.objectContaining({ who: 'reader', act: 'POST /api/rebuild', status: 403 }))
    expect(JSON.stringify(body)).not.toContain(PASSWORDS.admin)
  })
})

describe('a restricted document', () => {
  const addresses = async (): Promise<string[]> => {
    const { body } = await server.ask<{ paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }> }>('openapi.json')
    return Object.entries(body.paths).flatMap(([address, { get }]) =>
      get === undefined || address === '/api/events'
        ? []
        : address.includes('{format}')
          ? ['csv', 'jsonld', 'nquads', 'ftm', 'ics', 'gexf', 'timeline', 'csl', 'visits', 'wikidata'].map((format) => `export/${format}`)
          : [address.replace('/api/', '')],
    )
  }
  /** Every id that the one who may see all can learn of. */
  const everyId = async (who = 'admin'): Promise<string[]> => {
    const ids: string[] = []
    for (const list of ['documents', 'claims', 'records', 'entities']) {
      let after = ''
      do {
        const { body } = await server.ask<{ items: { id: string }[]; next?: string }>(`${list}?limit=500${after}`, as(who))
        ids.push(...body.items.map(({ id }) => id))
        after = body.next === undefined ? '' : `&after=${body.next}`
      } while (after !== '')
    }
    return ids
  }

  test('is seen by those who may', async () => {
    for (const who of ['admin', 'reviewer']) {
      const { body } = await server.ask<string>('brief?subject=Malta&format=md', as(who))
      expect([who, MARKS.test(body)]).toEqual([who, true])
    }
  })

  /** Ids that only who may see it can learn of. */
  const secretIds = async (): Promise<readonly string[]> => {
    const open = new Set(await everyId('reader'))
    const known = (await everyId()).filter((id) => !open.has(id))
    expect([known.length > 3, open.size > 100]).toEqual([true, true])
    return known
  }
  /** The answer without where the register lies, as it is told in errors. */
  const told = async (at: Serving, asked: string, who: string) => {
    const { response, body } = await at.ask<unknown>(asked, { headers: signedIn(at, who) })
    return {
      status: response.status,
      body: JSON.stringify(body)
        .replaceAll(/at [^ ]*chancery\.db/g, 'at a place')
        .replaceAll(at.address, 'here'),
    }
  }

  test('and whoever may not see it sees a register to which it was never added: at every address, by every id, as of every day', async () => {
    const paths = (await addresses()).filter((address) => !['metrics', 'health', 'session'].includes(address))
    const [all, secret] = [await everyId(), await secretIds()]
    const id = fc.oneof(fc.constantFrom(...secret), fc.constantFrom(...all))
    const words = [
      'Malta',
      'Iceland',
      'zebrafish',
      'Valletta',
      'Malta Iceland',
      'Zebrafish Protocol',
      'zebra*',
      'kind:meeting Malta',
      'ASEAN',
      'When did Malta and Iceland last meet, and what was agreed?',
      'What did Malta sign?',
      'When was the Zebrafish Protocol signed?',
      'Who met in Valletta?',
      'What is due?',
    ]
    const days = ['', '2024-09-10', '2030-01-01'].flatMap((day) =>
      ['published', 'learned', 'happened'].map((clock) => (day === '' ? '' : `&asOf=${day}&clock=${clock}`)),
    )
    const more = fc.record({
      word: fc.constantFrom(...words).map(encodeURIComponent),
      day: fc.constantFrom('', ...days),
      flags: fc.subarray(['all=true', 'facets=true', 'full=true', 'order=newest', 'format=md', 'disputed=true', 'kind=meeting']),
      limit: fc.constantFrom('limit=2', 'limit=200'),
      filter: fc.oneof(
        fc.constant(''),
        id.map((one) => `&document=${one}`),
        id.map((one) => `&record=${one}`),
      ),
    })
    type More = typeof more extends fc.Arbitrary<infer T> ? T : never
    const asked = (address: string, one: string, other: string, { word, day, flags, limit, filter }: More): string =>
      `${address.replace('{id}', one).replace('{name}', 'admin')}?q=${word}&subject=${word}&about=${word}&named=${word}&a=${one}&b=${other}&within=P30Y&${[limit, ...flags].join('&')}${filter}${day}`
    const isSame = async (path: string): Promise<void> => {
      const [seen, never] = [await told(server, path, 'reader'), await told(twin, path, 'reader')]
      expect(seen.status).not.toBe(429)
      expect([path, seen]).toEqual([path, never])
      // The words asked for come back in an error that says they name nothing, and where a question is repeated.
      const repeats = seen.status === 404 || path.startsWith('ask?')
      expect([path, repeats ? undefined : MARKS.exec(seen.body)?.[0]]).toEqual([path, undefined])
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), id, id, more, (address, one, other, given) => isSame(asked(address, one, other, given))),
      { numRuns: 200, endOnFailure: true },
    )
    for (const word of words) await isSame(`ask?q=${encodeURIComponent(word)}`)
    for (const format of ['jsonl', 'csv', 'csl', 'graphml', 'wikidata']) await isSame(`export/${format}`)
    // What a saved search newly finds, from when it was saved and before.
    const { body: searches } = await server.ask<{ items: { id: string }[] }>('searches', as('reader'))
    expect(searches.items).toHaveLength(SEARCHES.length)
    await isSame('searches')
    for (const { id: search } of searches.items)
      for (const path of ['new', 'new?since=2020-01-01&limit=200', 'new.atom', ...days.slice(3).map((day) => `new?since=2020-01-01${day}`)])
        await isSame(`searches/${search}/${path}`)
    // And each of its own ids wherever an id can stand.
    const plain: More = { word: 'Malta', day: '', flags: [], limit: 'limit=200', filter: '' }
    for (const one of secret) {
      for (const address of paths.filter((path) => /\{id\}|compare/.test(path))) await isSame(asked(address, one, all[0] ?? '', plain))
      for (const filter of ['document', 'record']) await isSame(asked('claims', one, one, { ...plain, filter: `&${filter}=${one}` }))
    }
  }, 120_000)

  test('nor is anything told by what is refused to one who may write elsewhere', async () => {
    for (const id of await secretIds()) {
      for (const [to, body] of [
        ['decisions', { act: 'confirm', claims: [id] }],
        ['decisions', { act: 'reject', ids: [id], why: 'x' }],
        ['decisions', { act: 'merge', ids: [id, id], why: 'x' }],
        ['decisions', { act: 'rename', ids: [id], name: 'Nothing', why: 'x' }],
        [`documents/${id}/collection`, { collection: 'open' }],
      ] as const) {
        const [here, there] = await Promise.all([server, twin].map((at) => at.send(to, body, { headers: signedIn(at, 'writer') })))
        const words = (answer: typeof here): string => JSON.stringify(answer?.body).replaceAll(/at [^ ]*chancery\.db/g, 'at a place')
        expect([to, body, here?.response.status, words(here)]).toEqual([to, body, there?.response.status, words(there)])
        expect([404, 422]).toContain(here?.response.status)
      }
    }
  })

  test('is not told of as it comes, nor by what comes of adding it', async () => {
    const text = `${SECRET} This version is another.`
    const events = await fetch(`${server.address}/api/events`, as('reader'))
    const heard = events.body?.getReader()
    await server.send('documents?collection=closed', { text, date: '2024-09-10' }, as('admin'))
    await server.send('documents', { text: 'The Ministers of Peru and Chile met in Lima on 3 May 2024.', date: '2024-05-03' }, as('admin'))
    let told = ''
    while (!told.includes('event: document')) told += Buffer.from((await heard?.read())?.value ?? []).toString()
    await heard?.cancel()
    expect(told.match(/event: document/g)?.length).toBe(1)
    // One who may add to what is open and cannot see the closed one is told of it as new; after that, all may see it.
    const put = await server.ask('accounts/editor', {
      method: 'PUT',
      headers: { ...as('admin').headers, 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'a fourth long phrase', grants: [{ collection: 'open', role: 'editor' }] }),
    })
    expect(put.response.status).toBe(201)
    signed['editor'] = await signIn('editor', 'a fourth long phrase')
    const { body } = await server.send<{ outcome: string }>('documents', { text, date: '2024-09-10' }, as('editor'))
    expect(body.outcome).toBe('new')
    expect((await server.ask<string>('brief?subject=Malta&format=md', as('editor'))).body).toMatch(MARKS)
  })
})

describe('keys', () => {
  test('do no more than their scope and their account, and end', async () => {
    const { body } = await server.send<{ key: string; id: string }>(
      'accounts/admin/keys',
      { label: 'the feed', scope: [{ collection: 'open', role: 'reader' }], days: 1 },
      as('admin'),
    )
    const byKey: RequestInit = { headers: { authorization: `Bearer ${body.key}` } }
    expect((await server.ask('counts', byKey)).response.status).toBe(200)
    expect((await server.send('rebuild', {}, byKey)).response.status).toBe(403)
    expect(
      (await server.send('accounts/admin/keys', { label: 'x', scope: [{ collection: '*', role: 'admin' }], days: 9 }, byKey)).response
        .status,
    ).toBe(403)
    expect((await server.ask('counts', { headers: { authorization: `Bearer ${body.id}.wrong` } })).response.status).toBe(401)
    expect((await server.ask(`keys/${body.id}`, { method: 'DELETE', ...as('admin') })).response.status).toBe(204)
    expect((await server.ask('counts', byKey)).response.status).toBe(401)
  })
})

describe('feeds', () => {
  test('are given to a key sent as name and password, in its scope, and to nobody by an address', async () => {
    const { body } = await server.send<{ key: string }>(
      'accounts/admin/keys',
      { label: 'the calendar', scope: [{ collection: 'open', role: 'reader' }], days: 1 },
      as('admin'),
    )
    await server.send(
      'documents?collection=closed',
      {
        text: 'On 9 October 2025 the Foreign Minister of Malta will visit Oslo for talks on zebrafish.',
        date: '2025-09-01',
        issuer: 'Malta',
      },
      as('admin'),
    )
    const basic: RequestInit = { headers: { authorization: `Basic ${Buffer.from(body.key.replace('.', ':')).toString('base64')}` } }
    const bearer: RequestInit = { headers: { authorization: `Bearer ${body.key}` } }
    for (const [feed, begins] of [
      ['due.ics', /^BEGIN:VCALENDAR\r\n/],
      ['due.atom', /^<\?xml[^>]*>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">/],
    ] as const) {
      const asked = `${feed}?asOf=2025-09-09&within=P1Y`
      const nobody = await server.ask(asked)
      expect([nobody.response.status, nobody.response.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic /)])
      expect((await server.ask(`${asked}&key=${body.key}`)).response.status).toBe(401)
      const open = await server.ask<string>(asked, basic)
      expect([open.response.status, MARKS.test(open.body)]).toEqual([200, false])
      expect(open.body).toMatch(begins)
      expect((await server.ask<string>(asked, bearer)).body).toBe(open.body)
      expect((await server.ask<string>(asked, as('admin'))).body).toMatch(MARKS)
    }
    // Elsewhere a browser that keeps a password would send it with whatever another page asks for.
    expect((await server.ask('counts', basic)).response.status).toBe(401)
    expect((await server.send('rebuild', {}, basic)).response.status).toBe(401)
  })
})

describe('signing in and out', () => {
  test('signing out ends it', async () => {
    signed['again'] = await signIn('reader', PASSWORDS.reader)
    expect((await server.ask('session', as('again'))).response.status).toBe(200)
    expect((await server.ask('session', { method: 'DELETE', ...as('again') })).response.status).toBe(204)
    expect((await server.ask('session', as('again'))).response.status).toBe(401)
  })
  test('an account that is switched off is out at once', async () => {
    const put = (body: unknown) =>
      server.ask('accounts/reviewer', {
        method: 'PUT',
        headers: { ...as('admin').headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await put({ grants: [], off: true })).response.status).toBe(200)
    expect((await server.ask('counts', as('reviewer'))).response.status).toBe(401)
  })
  test('guessing is slowed down', async () => {
    const tries = Array.from({ length: 14 }, () => server.send('session', { name: 'admin', password: 'guess' }))
    expect((await Promise.all(tries)).map(({ response }) => response.status)).toContain(429)
  })
})

describe('the command', () => {
  test.each<[string, string[], string]>([
    ['a short password', ['J. Roe', '--admin'], 'short\n'],
    ['no role', ['J. Roe'], ''],
    ['a role that is none', ['J. Roe', '--grant', 'open:king'], 'a long enough phrase\n'],
    ['a collection that is none', ['J. Roe', '--grant', 'Open Sea:reader'], 'a long enough phrase\n'],
  ])('%s is wrong usage', async (_name, args, input) => {
    const { code, errLines } = await chancery(['account', ...args, '--data', path('other')], { input })
    expect([code, errLines.length]).toEqual([2, 1])
  })
  test('a server that others can reach wants an admin first', async () => {
    const { code, errLines } = await chancery(['serve', '--host', '0.0.0.0', '--data', path('other')])
    expect([code, errLines]).toEqual([2, [expect.stringContaining('chancery account NAME --admin')]])
  })
})
