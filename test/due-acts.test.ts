import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayDate } from '../src/brief/say-date.ts'
import { chancery, chanceryJson, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const DAY = '2025-03-17'
const place = ['--data', path('data')]
const TEXT = 'The 19th ASEAN-Russia Senior Officials’ Meeting will be held in Jakarta on 4 June 2025.'
const PASSWORD = 'a long enough phrase'
interface Thing {
  readonly record: string
  readonly rule: string
  readonly when: string
  readonly handling?: { readonly aside?: { readonly who: string }; readonly before?: object; readonly assigned?: { readonly to: string } }
}
const listed = async (...args: readonly string[]): Promise<readonly Thing[]> =>
  (await chanceryJson<{ due: readonly Thing[] }>(['due', ...place, '--as-of', DAY, '--rule', 'meeting', ...args])).due
const act = (name: string, record: string, ...args: readonly string[]) =>
  chancery(['due', name, record, ...place, '--as-of', DAY, '--who', 'Jane Roe', ...args])
const add = (name: string, text: string, date: string) => {
  const file = path(`${name}.txt`)
  writeFileSync(file, `---\nissuer: ${name}\ndate: ${date}\n---\n${text}\n`)
  return chancery(['add', file, ...place])
}

beforeAll(async () => {
  expect((await add('Chile', TEXT, '2025-03-10')).code).toBe(0)
})
afterAll(gone)

describe('what a person does with a thing that is due', () => {
  it('is closed until what bears it changes, outlives a rebuild, and is told in every form', async () => {
    const [thing] = await listed()
    expect(thing?.rule).toBe('meeting.announced')
    const record = thing?.record ?? ''
    expect((await act('close', record)).errLines.join()).toContain('Say for what reason you close it.')
    expect((await act('assign', record, '--to', 'John Poe')).out).toContain('given to John Poe by Jane Roe')
    expect((await chancery(['due', ...place, '--as-of', DAY])).out).toContain('› for John Poe, given by Jane Roe')
    expect((await chancery(['due', ...place, '--as-of', DAY, '--format', 'ical'])).out.replaceAll(/\r?\n /g, '')).toContain('for John Poe')
    expect((await chancery(['due', ...place, '--as-of', DAY, '--format', 'atom'])).out).toContain('for John Poe')
    expect(await listed('--assigned', 'Ann Lee')).toEqual([])

    expect((await act('close', record, '--why', 'it is in hand')).code).toBe(0)
    expect(await listed()).toEqual([])
    expect((await chancery(['rebuild', ...place])).code).toBe(0)
    expect(await listed()).toEqual([])
    expect((await listed('--aside'))[0]?.handling?.aside?.who).toBe('Jane Roe')

    expect((await add('Peru', TEXT, '2025-03-12')).code).toBe(0)
    const [again] = await listed()
    expect([again?.handling?.before !== undefined, again?.handling?.assigned?.to]).toEqual([true, 'John Poe'])
  })

  it('is wrong usage in one line', async () => {
    const [thing] = await listed()
    const record = thing?.record ?? ''
    for (const [args, line] of [
      [['snooze', record, '--until', 'soon', '--why', 'x'], '--until soon is neither a day'],
      [['snooze', record, '--until', '2001-01-01', '--why', 'x'], 'that is not ahead'],
      [['close', 'ffffffff', '--why', 'x'], 'nothing of ffffffff is due'],
      [['close', '../x', '--why', 'x'], 'is no id of a record'],
    ] as const) {
      const { code, errLines } = await act(args[0], args[1], ...args.slice(2))
      expect([code === 0, errLines.length, errLines[0]]).toEqual([false, 1, expect.stringContaining(line)])
    }
  })
})

describe('a brief and an answer', () => {
  const own = ['--data', path('briefed')]
  const TOLD =
    'Chile committed to open a joint office with Peru by 31 January 2025. Foreign Minister Jane Roe of Chile will visit Lima on 20 May 2025.'
  const brief = async (...args: readonly string[]) => (await chancery(['brief', 'Chile', ...own, '--as-of', DAY, ...args])).out
  const ask = async (question: string) => (await chancery(['ask', question, ...own, '--as-of', DAY])).out.replaceAll(/\s+/g, ' ')
  const CLOSED = 'closed on 29 Nov 2030: Peru opened it (line of Jane Roe, not from the register)'

  it('say of what was closed or snoozed who did, and why; what is to be asked about leaves it out', async () => {
    writeFileSync(path('told.txt'), `---\nissuer: Chile\ndate: 2025-01-10\n---\n${TOLD}\n`)
    expect((await chancery(['add', path('told.txt'), ...own])).code).toBe(0)
    expect(await brief()).toMatch(/overdue, no evidence/)
    expect(await brief('--kind', 'points')).toContain('that this was done: open a joint office')
    const { due } = await chanceryJson<{ due: readonly Thing[] }>(['due', ...own, '--as-of', DAY])
    const of = (rule: string): string => due.find((one) => one.rule === rule)?.record ?? ''
    for (const [name, rule, ...args] of [
      ['close', 'commitment.due', '--why', 'Peru opened it'],
      ['snooze', 'visit.announced', '--until', '2199-01-01', '--why', 'in hand'],
    ] as const)
      expect((await chancery(['due', name, of(rule), '--rule', rule, ...own, '--as-of', DAY, '--who', 'Jane Roe', ...args])).code).toBe(0)
    const day = new Date().toISOString().slice(0, 10)
    const closed = CLOSED.replace('29 Nov 2030', sayDate(day))
    const note = (await brief()).replaceAll(/\s+/g, ' ')
    expect(note).toContain(closed)
    expect(note).toContain(`snoozed until 1 Jan 2199 on ${sayDate(day)}: in hand (line of Jane Roe, not from the register)`)
    expect(note).not.toMatch(/overdue|that this was done/)
    const points = await brief('--kind', 'points')
    expect(points).not.toContain('joint office')
    expect((await brief('--format', 'md', '--language', 'fr')).replaceAll(/\s+/g, ' ')).toContain('clos le')
    expect(await ask('What is overdue?')).toContain(closed)
    expect(await ask('What is due?')).toContain('snoozed until 1 Jan 2199')
  })

  it('tell of it as before when it is taken up again', async () => {
    const { due } = await chanceryJson<{ due: readonly Thing[] }>(['due', ...own, '--as-of', DAY, '--aside'])
    const record = due.find((one) => one.rule === 'commitment.due')?.record ?? ''
    expect((await chancery(['due', 'reopen', record, ...own, '--as-of', DAY, '--who', 'Jane Roe', '--why', 'it closed again'])).code).toBe(
      0,
    )
    const note = await brief()
    expect(note).toMatch(/overdue, no evidence/)
    expect(note).not.toContain('closed on')
  })
})

describe('over HTTP', () => {
  let server: Serving
  const signed: { [name: string]: RequestInit } = {}
  beforeAll(async () => {
    for (const [name, ...grants] of [
      ['admin', '--admin'],
      ['reader', '--grant', 'open:reader'],
      ['reviewer', '--grant', 'open:reviewer'],
    ] as const)
      expect((await chancery(['account', name, ...place, ...grants], { input: `${PASSWORD}\n` })).code).toBe(0)
    server = await serving(place)
    for (const name of ['reader', 'reviewer']) {
      const { response, body } = await server.send<{ csrf: string }>('session', { name, password: PASSWORD })
      signed[name] = { headers: { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': body.csrf } }
    }
  })
  afterAll(() => server.stop())

  it('a reviewer does it, in their own name; a reader may not', async () => {
    const asked = `due?asOf=${DAY}&rule=meeting`
    const items = async (more = '') => (await server.ask<{ items: readonly Thing[] }>(`${asked}${more}`, signed['reader'])).body.items
    const [thing] = await items()
    const body = {
      record: thing?.record,
      rule: thing?.rule,
      when: thing?.when,
      act: 'snooze',
      until: '2999-01-01',
      why: 'after the summit',
    }
    const send = (sent: object, who: string) => server.send<{ who: string }>(`due/decisions?asOf=${DAY}`, sent, signed[who])
    expect((await send(body, 'reader')).response.status).toBe(403)
    const done = await send(body, 'reviewer')
    expect([done.response.status, done.body.who]).toEqual([201, 'reviewer'])
    expect(await items()).toEqual([])
    expect((await items('&aside=true'))[0]?.handling?.aside?.who).toBe('reviewer')
    expect((await send({ ...body, act: 'reopen', until: undefined }, 'reviewer')).response.status).toBe(201)
    expect(await items()).toHaveLength(1)
    expect((await send({ ...body, until: 'soon' }, 'reviewer')).response.status).toBe(400)
    expect((await send({ ...body, rule: 'chair.ends' }, 'reviewer')).response.status).toBe(422)
  })
})
