import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
let server: Serving

interface Told {
  readonly items: readonly {
    readonly what: string
    readonly first: string
    readonly last: string
    readonly when: string
    readonly standing?: string
  }[]
  readonly more: boolean
}
beforeAll(async () => {
  await chancery(['add', EXAMPLES, '--data', path('data')])
  server = await serving(['--data', path('data')])
})
afterAll(async () => {
  await server.stop()
  gone()
})
const calendar = async (query: string): Promise<Told> => (await server.ask<Told>(`calendar?${query}`)).body

describe('the calendar', () => {
  test('has the meetings, visits and what falls due of some days, in order of time, and nothing else', async () => {
    const { items, more } = await calendar('from=2023-07-01&to=2023-07-31&asOf=2024-01-01')
    expect(more).toBe(false)
    expect(items.length).toBeGreaterThan(5)
    for (const { what, first, last } of items) expect([what, first <= '2023-07-31', last >= '2023-07-01']).toEqual([what, true, true])
    expect(items.map(({ first }) => first)).toEqual(items.map(({ first }) => first).toSorted())
    expect(items.some(({ what, when }) => what.includes('ASEAN Regional Forum') && when === '2023-07-14')).toBe(true)
  })

  test('a thing that is due lies under its day as it does in what is due', async () => {
    const { body: due } = await server.ask<{ items: readonly { day: string; what: string; standing: string }[] }>(
      'due?asOf=2024-03-01&within=P1Y&standing=coming&limit=500',
    )
    const { items } = await calendar('from=2024-03-01&to=2025-03-01&asOf=2024-03-01')
    const shown = new Set(items.map(({ what }) => what))
    expect(due.items.length).toBeGreaterThan(5)
    expect(due.items.filter(({ what }) => !shown.has(what))).toEqual([])
  })

  test('is of one party when asked for', async () => {
    const [all, own] = [await calendar('from=2023-01-01&to=2023-12-31'), await calendar('from=2023-01-01&to=2023-12-31&about=Indonesia')]
    expect(own.items.length).toBeGreaterThan(0)
    expect(own.items.length).toBeLessThan(all.items.length)
  })

  test.each([
    ['from=2023-02-30', /no day/],
    ['from=2023-02-01&to=2023-01-01', /turn them round/],
    ['from=2020-01-01&to=2023-01-01', /a year at a time/],
    ['from=2023-01-01&about=Nowhereland', /Nowhereland/],
  ])('%s cannot be meant', async (query, why) => {
    const { response, body } = await server.ask<{ detail: string }>(`calendar?${query}`)
    expect([response.status >= 400 && response.status < 500, why.test(body.detail)]).toEqual([true, true])
  })

  test('can be subscribed to: each thing with a day, a sentence and where it is shown', async () => {
    const { response, body } = await server.ask<string>('calendar.ics?asOf=2023-08-01')
    expect(response.headers.get('content-type')).toContain('text/calendar')
    const text = body.replaceAll('\r\n ', '')
    expect(text).toMatch(/SUMMARY:.*ASEAN Regional Forum/)
    expect(text).toContain(`URL;VALUE=URI:${server.address}/records/`)
    const uids = [...text.matchAll(/UID:(.*)/g)].map(([, uid]) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    expect(text).toContain('Licence: not stated')
    // A meeting bears the same name, and the same words, whether it is subscribed to or exported.
    const exported = (await server.ask<string>('export/ics?asOf=2023-08-01')).body.replaceAll('\r\n ', '')
    const events = (ics: string): ReadonlyMap<string, string> =>
      new Map(
        ics
          .split('BEGIN:VEVENT')
          .slice(1)
          .map((event) => [/UID:(.*)/.exec(event)?.[1]?.trim() ?? '', event.split('END:VEVENT')[0] ?? '']),
      )
    const [own, all] = [events(text), events(exported)]
    const shared = [...own].filter(([uid]) => all.has(uid))
    expect(shared.length).toBeGreaterThan(2)
    for (const [uid, event] of shared) expect(event).toBe(all.get(uid))
    // What falls due bears the name that the feed of what is due gives it: it does not hang on its day.
    const due = events((await server.ask<string>('due.ics?asOf=2023-08-01')).body.replaceAll('\r\n ', ''))
    const others = [...own.keys()].filter((uid) => !all.has(uid))
    expect(others.length).toBeGreaterThan(0)
    expect(others.filter((uid) => !due.has(uid))).toEqual([])
    expect((await server.ask<string>('calendar.ics?asOf=2023-08-01')).body).toBe(body)
  })
})
