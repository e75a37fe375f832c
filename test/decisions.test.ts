import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chancery, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
let server: Serving
const signed: { [name: string]: { readonly cookie: string; readonly csrf: string } } = {}
const PASSWORD = 'a long enough phrase'
/** Who may do what. */
const PERSONS: readonly (readonly [name: string, ...grants: readonly string[]])[] = [
  ['admin', '--admin'],
  ['reader', '--grant', 'open:reader'],
  ['reviewer', '--grant', 'open:reviewer'],
  ['editor', '--grant', 'open:editor'],
  ['editor of all', '--grant', '*:editor'],
]
const as = (name: string): RequestInit => ({ headers: { cookie: signed[name]?.cookie ?? '', 'x-csrf-token': signed[name]?.csrf ?? '' } })

interface Told {
  readonly id: string
  readonly detail?: string
  readonly document?: string
}
const note = async (text: string, slots: Record<string, unknown>, more: Record<string, unknown> = {}, who = 'reviewer', where = '') =>
  server.send<Told>(`notes${where}`, { text, kind: 'meeting', slots, date: '2024-09-05', from: 'Norland', ...more }, as(who))
const decide = async (body: unknown, who = 'editor of all') =>
  server.send<Told & { names?: string[]; claims: string[] }>('decisions', body, as(who))
/** The id of the body of that name. */
const named = async (name: string): Promise<string> =>
  (await server.ask<{ items: { id: string; name: string; names: string[] }[] }>(`entities?named=${encodeURIComponent(name)}`, as('admin')))
    .body.items[0]?.id ?? ''
const records = async (asOf = ''): Promise<readonly { id: string; claims: string[] }[]> =>
  (await server.ask<{ items: { id: string; claims: string[] }[] }>(`records?kind=meeting&limit=500${asOf}`, as('admin'))).body.items

beforeAll(async () => {
  for (const [name, ...grants] of PERSONS)
    expect((await chancery(['account', name, '--data', path('data'), ...grants], { input: `${PASSWORD}\n` })).code).toBe(0)
  server = await serving(['--data', path('data')])
  for (const [name] of PERSONS) {
    const { response, body } = await server.send<{ csrf: string }>('session', { name, password: PASSWORD })
    signed[name] = { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf: body.csrf }
  }
})
afterAll(async () => {
  await server.stop()
  gone()
})

describe('a note over HTTP', () => {
  it('is entered by a reviewer in their own name, and marked wherever it is told', async () => {
    const { response, body } = await note('Told by phone: they met.', {
      body: 'Norland-Arcadia Joint Commission',
      ordinal: 18,
      when: '2024-09-04',
    })
    expect(response.status).toBe(201)
    const { body: one } = await server.ask<{ claims: { reader: string; readerVersion: string }[] }>(
      `documents/${body.document}`,
      as('reader'),
    )
    expect(one.claims).toMatchObject([{ reader: 'person', readerVersion: 'reviewer' }])
    const { body: brief } = await server.ask<string>('brief?subject=Norland-Arcadia%20Joint%20Commission&format=md', as('reader'))
    expect(brief).toContain('a note by reviewer, told by Norland')
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string, string, number, RegExp]>([
    ['a slot that there is not', { colour: 'red' }, {}, 'reviewer', '', 422, /no such slot.*ordinal/],
    ['no date', { when: 'soon' }, {}, 'reviewer', '', 422, /is a date/],
    ['words for a number', { ordinal: 'eighteen' }, {}, 'reviewer', '', 422, /is a number/],
    ['one for many', { participants: 'Norland' }, {}, 'reviewer', '', 422, /is a list/],
    ['nothing', {}, {}, 'reviewer', '', 400, /slots/],
    ['a kind that is none', { when: '2024' }, { kind: 'rumour' }, 'reviewer', '', 400, /kind/],
    ['no words', { when: '2024' }, { text: '  ' }, 'reviewer', '', 400, /text/],
    ['no day', { when: '2024' }, { date: '2024-02-30' }, 'reviewer', '', 400, /no day/],
    ['by a reader', { when: '2024' }, {}, 'reader', '', 403, /no reviewer/],
    ['in a collection of others', { when: '2024' }, {}, 'reviewer', '?collection=press', 403, /no reviewer/],
  ])('is refused: %s', async (_name, slots, more, who, where, status, detail) => {
    const { response, body } = await note('Told by phone.', slots, more, who, where)
    expect([response.status, body.detail]).toEqual([status, expect.stringMatching(detail)])
  })
})

describe('what persons decide over HTTP', () => {
  it('records are merged and split', async () => {
    await note('One session.', { body: 'Norland-Arcadia Council', when: '2023-03-04' })
    await note('A meeting of deputies.', { title: 'Talks of deputies', when: '2023-03' })
    const [one, other] = (await records('&from=2023-01-01&to=2023-12-31')).map(({ id }) => id)
    const merged = await decide({ act: 'merge', ids: [one, other], why: 'one session' })
    expect([merged.response.status, merged.body.claims.length]).toEqual([201, 2])
    const [record, ...more] = await records('&from=2023-01-01&to=2023-12-31')
    expect([record?.claims.length, more]).toEqual([2, []])
    const leaving = record?.claims[1]?.slice(0, 12)
    expect((await decide({ act: 'split', ids: [leaving], why: 'of deputies' }, 'editor')).body.claims).toEqual(record?.claims)
    expect((await server.send('rebuild', {}, as('admin'))).response.status).toBe(200)
    expect(await records('&from=2023-01-01&to=2023-12-31')).toHaveLength(2)
  })

  it('names are renamed, merged and split, and stay so', async () => {
    await note('The forum met.', { body: 'Straits Economic Forum', ordinal: 7, when: '2018-05-02' })
    await note('The forum met again.', { body: 'Straits Prosperity Forum', ordinal: 8, when: '2019-05-02' })
    await note('The dialogue met.', { body: 'Straits Business Dialogue', ordinal: 9, when: '2020-05-02' })
    // Of how many bodies of that beginning how many sessions are known.
    const sessions = async (): Promise<readonly number[]> =>
      (await server.ask<{ items: { body: string; sessions: number }[] }>('bodies?limit=500', as('admin'))).body.items
        .filter(({ body }) => body.startsWith('Straits'))
        .map((one) => one.sessions)
    expect(await sessions()).toEqual([1, 1, 1])
    const [old, dialogue] = [await named('Straits Economic Forum'), await named('Straits Business Dialogue')]
    const renamed = await decide({ act: 'rename', ids: [old], name: 'Straits Prosperity Forum', until: '2018', why: 'at its 7th session' })
    expect(renamed.body).toMatchObject({ names: ['Straits Prosperity Forum', 'Straits Economic Forum'], until: '2018' })
    expect((await sessions()).toSorted()).toEqual([1, 2])
    const listed = async (day: string) =>
      (
        await server.ask<{ items: { body: string; former?: { name: string }[] }[] }>(
          `bodies?limit=500&asOf=${day}&clock=happened`,
          as('admin'),
        )
      ).body.items
        .filter(({ body }) => /^Straits (?:Economic|Prosperity)/.test(body))
        .map(({ body, former = [] }) => [body, ...former.map(({ name }) => name)])
    expect(await listed('2018-06-01')).toEqual([['Straits Economic Forum']])
    expect(await listed('2025-01-01')).toEqual([['Straits Prosperity Forum', 'Straits Economic Forum']])
    await decide({ act: 'merge', ids: [await named('Straits Prosperity Forum'), dialogue], why: 'one body' })
    expect(await sessions()).toEqual([3])
    await server.send('rebuild', {}, as('admin'))
    expect(await sessions()).toEqual([3])
    const { body } = await server.ask<{ items: { name: string }[] }>('entities?named=Straits%20Economic%20Forum', as('admin'))
    expect(body.items.map(({ name }) => name)).toEqual(['Straits Prosperity Forum'])
  })

  it.each<[string, Record<string, unknown>, string, number, RegExp]>([
    ['neither claims nor ids', { act: 'confirm' }, 'reviewer', 422, /claims.*ids/],
    ['an id of nothing', { act: 'confirm', ids: ['00000000'] }, 'reviewer', 422, /nothing in the register/],
    ['no reason', { act: 'reject', claims: ['0000000000000000'] }, 'reviewer', 422, /why/],
    ['a correction without slots', { act: 'correct', claims: ['0000000000000000'], why: 'x' }, 'reviewer', 422, /slots/],
    ['a name for another act', { act: 'confirm', claims: ['0000000000000000'], name: 'x' }, 'reviewer', 422, /Only to rename/],
    ['a merger of one', { act: 'merge', claims: ['0000000000000000'], why: 'x' }, 'editor', 422, /takes two/],
    ['a renaming of claims', { act: 'rename', claims: ['0000000000000000'], name: 'x', why: 'x' }, 'editor', 422, /ids/],
    ['a day that is none', { act: 'rename', ids: ['0000'], name: 'x', until: 'then', why: 'x' }, 'editor', 422, /no date/],
    ['an act that there is not', { act: 'forget', claims: ['0000000000000000'] }, 'admin', 400, /act/],
  ])('is refused: %s', async (_name, body, who, status, detail) => {
    const { response, body: told } = await decide(body, who)
    expect([response.status, told.detail]).toEqual([status, expect.stringMatching(detail)])
  })

  it.each<[act: string, who: string, status: number]>([
    ['confirm', 'reader', 403],
    ['confirm', 'reviewer', 201],
    ['withdraw', 'reviewer', 201],
    ['correct', 'reviewer', 201],
    ['reject', 'reviewer', 201],
    ['merge', 'reviewer', 403],
    ['split', 'reviewer', 403],
    ['rename', 'reviewer', 403],
    ['rename', 'editor', 403],
    ['rename', 'editor of all', 201],
  ])('%s by %s: %i', async (act, who, status) => {
    const [first, second] = await records()
    const claims = [first?.claims[0], ...(act === 'merge' || act === 'split' ? [second?.claims[0]] : [])]
    const sent =
      act === 'rename' ? { ids: [await named('Norland-Arcadia Joint Commission')], name: 'Norland-Arcadia Commission' } : { claims }
    const slots = act === 'correct' ? { slots: { when: '2024-09-05' } } : {}
    expect((await decide({ act, ...sent, ...slots, why: 'compared' }, who)).response.status).toBe(status)
  })

  it('a correction that the kind cannot hold is refused', async () => {
    const [first] = await records()
    const { response, body } = await decide({ act: 'correct', claims: [first?.claims[0]], slots: { colour: 'red' }, why: 'x' }, 'reviewer')
    expect([response.status, body.detail]).toEqual([422, expect.stringMatching(/no such slot/)])
  })

  it('each stands in the audit under the name of who did it', async () => {
    const { body } = await server.ask<{ items: { who: string; act: string; status: number }[] }>('audit?limit=500', as('admin'))
    expect(body.items).toContainEqual(expect.objectContaining({ who: 'reviewer', act: 'POST /api/notes', status: 201 }))
    expect(body.items).toContainEqual(expect.objectContaining({ who: 'editor', act: 'POST /api/decisions', status: 403 }))
  })
})
