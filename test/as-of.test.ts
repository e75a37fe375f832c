import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMAT_NAMES } from '../src/export/formats.ts'
import { chancery, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
let server: Serving
const CLOCKS = ['published', 'learned', 'happened'] as const

/** Published in January 2024, of what happened in May 2023; learned today. */
const TEXT =
  'On 4 May 2023 the Foreign Ministers of Norway and Iceland met in Bergen. They signed a Memorandum of Understanding on Ferries. They agreed to open a joint office in Bergen.'
const PUBLISHED = '2024-01-10'
/** Something to set beside it, of which nothing follows. */
const OTHER = 'Nothing was said.'

beforeAll(async () => {
  server = await serving(['--data', path('data')])
  await server.send('searches', { who: 'Jane Roe', name: 'offices', query: 'kind:commitment,instrument' })
  await server.send('documents', { text: TEXT, date: PUBLISHED, issuer: 'Norway' })
  await server.send('documents', { text: OTHER, date: PUBLISHED })
  const { body } = await server.ask<{ items: { id: string }[] }>('claims')
  await server.send('decisions', { who: 'Jane Roe', act: 'confirm', claims: [body.items[0]?.id] })
})
afterAll(async () => {
  await server.stop()
  gone()
})

/** Addresses that tell of the server, of those who use it, or of words alone. */
const NOT_OF_THE_REGISTER = [
  'health',
  'events',
  'metrics',
  'session',
  'accounts',
  'accounts/{name}/keys',
  'audit',
  'reviewers',
  'queue',
  'export',
  'ask/forms',
  'due/rules',
  'documents/{id}/value',
  'sources',
  'sources/{id}',
  'searches',
  'collections',
]
/** What is needed besides, so that each is answered. */
const NEEDED: Readonly<Record<string, () => Promise<string>>> = {
  brief: async () => 'subject=Norway',
  figures: async () => 'about=Norway',
  network: async () => 'about=Norway',
  find: async () => 'q=ferries',
  ask: async () => 'q=What did Norway sign?',
  compare: async () => {
    const { body } = await server.ask<{ items: { id: string }[] }>('documents')
    return body.items.map(({ id }, i) => `${i === 0 ? 'a' : 'b'}=${id}`).join('&')
  },
}

async function reading(): Promise<readonly string[]> {
  const { body } = await server.ask<{ paths: Record<string, { get?: { parameters?: { name: string }[] } }> }>('openapi.json')
  const gets = Object.entries(body.paths).flatMap(([address, { get }]) =>
    get === undefined ? [] : [[address.replace('/api/', ''), get] as const],
  )
  const without = gets.filter(([, { parameters = [] }]) => !['asOf', 'clock'].every((name) => parameters.some((one) => one.name === name)))
  expect(without.map(([address]) => address).filter((address) => !NOT_OF_THE_REGISTER.includes(address))).toEqual([])
  return gets
    .map(([address]) => address)
    .filter((address) => !NOT_OF_THE_REGISTER.includes(address))
    .flatMap((address) => (address.includes('{format}') ? FORMAT_NAMES.map((format) => address.replace('{format}', format)) : [address]))
}

/** An id that each address with one in it knows today. */
async function idFor(address: string): Promise<string> {
  const [first = ''] = address.split('/')
  const list = { ids: 'claims', bodies: 'entities' }[first] ?? first
  return (await server.ask<{ items: { id: string }[] }>(list)).body.items[0]?.id ?? ''
}
async function asked(address: string, day: string, clock: string): Promise<{ readonly status: number; readonly told: string }> {
  const id = address.includes('{id}') ? await idFor(address) : ''
  const { response, body } = await server.ask<unknown>(
    `${address.replace('{id}', id)}?${(await NEEDED[address]?.()) ?? ''}&asOf=${day}&clock=${clock}`,
  )
  return { status: response.status, told: JSON.stringify(body) }
}

describe('as of a day', () => {
  it('every address that reads the register is asked by each of the three clocks', async () => {
    const addresses = await reading()
    expect(addresses.length).toBeGreaterThan(12)
    for (const address of addresses) {
      for (const clock of CLOCKS) {
        const { status } = await asked(address, '2199-01-01', clock)
        expect([address, clock, status]).toEqual([address, clock, 200])
        expect([address, (await asked(address, 'yesterday', clock)).status]).toEqual([address, 400])
      }
      expect([address, (await asked(address, '2199-01-01', 'told')).status]).toEqual([address, 400])
    }
  })

  it('nothing is told of what came after it', async () => {
    for (const address of await reading()) {
      for (const [clock, day] of [
        ['published', '2024-01-09'],
        ['learned', '2024-01-10'],
      ] as const) {
        const { status, told } = await asked(address, day, clock)
        expect([address, clock, [200, 404].includes(status), /Ferries|Bergen|Iceland/.exec(told)?.[0]]).toEqual([
          address,
          clock,
          true,
          undefined,
        ])
      }
    }
  })

  it.each<[clock: string, day: string, records: number]>([
    ['published', '2024-01-09', 0],
    ['published', '2024-01-10', 3],
    ['learned', '2024-01-10', 0],
    ['learned', '2199-01-01', 3],
    ['happened', '2023-05-03', 0],
    // The instrument bears no day of its own: it happened by the day on which it was told of.
    ['happened', '2023-05-04', 1],
    ['happened', '2024-01-10', 3],
  ])('by %s on %s there are %i records', async (clock, day, count) => {
    const { body } = await server.ask<{ records: number }>(`counts?asOf=${day}&clock=${clock}`)
    expect(body.records).toBe(count)
    expect((await server.ask<{ items: unknown[] }>(`records?asOf=${day}&clock=${clock}`)).body.items).toHaveLength(count)
  })
})

// Many runs of the program, each a process of its own.
describe('every command that asks the register', { timeout: 180_000 }, () => {
  /** Those that ask it as it is, and why. */
  const AS_IT_IS: Readonly<Record<string, string>> = {
    start: 'shows what is there, as of its latest document',
    queue: 'documents that are not in it yet',
    account: 'who may use it',
    review: 'what is still to be decided',
    copy: 'all of it',
    mcp: 'what is asked of it says as of which day',
    sources: 'what is followed now',
    collection: 'who may see what, as it is set now',
    searches: 'what was learned since, which no day of publication tells',
  }
  const given = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    const { body } = await server.ask<{ items: { id: string }[] }>('documents')
    const ids = body.items.map(({ id }) => id)
    return {
      brief: ['Norway'],
      compare: ids,
      due: [],
      find: ['ferries'],
      show: ids.slice(0, 1),
      documents: [],
      bodies: [],
      ledger: [],
      figures: ['Norway'],
      export: ['csv'],
      ask: ['When did Norway and Iceland last meet?'],
    }
  }

  it.each(CLOCKS)('is asked as of a day by %s', async (clock) => {
    for (const [name, args] of Object.entries(await given())) {
      const ask = (day: string, by: string) => chancery([name, ...args, '--data', path('data'), '--as-of', day, '--clock', by])
      expect([name, (await ask('2199-01-01', clock)).code]).toEqual([name, 0])
      const wrong = [await ask('yesterday', clock), await ask('2199-01-01', 'told')]
      expect([name, ...wrong.map(({ code, errLines }) => [code, errLines.length])]).toEqual([name, [2, 1], [2, 1]])
      if (clock === 'happened') continue
      const { code, out } = await ask('2024-01-09', clock)
      expect([name, [0, 1].includes(code ?? 3), /Memorandum|Bergen|Iceland/.exec(out)?.[0]]).toEqual([name, true, undefined])
    }
  })

  it('a clock without a day is wrong usage', async () => {
    expect((await chancery(['documents', '--data', path('data'), '--clock', 'learned'])).code).toBe(2)
  })

  it('no other is left out', async () => {
    const { out } = await chancery(['--help'])
    const named = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name).filter((name) => name !== 'help')
    const asking: string[] = []
    for (const name of named) {
      const { out: help } = await chancery([name, '--help'])
      if (/--data/.test(help) && !/--who .*decides/.test(help)) asking.push(name)
    }
    const writing = ['add', 'follow', 'import', 'work', 'rebuild', 'serve', 'table']
    expect(asking.filter((name) => !writing.includes(name) && AS_IT_IS[name] === undefined).sort()).toEqual(
      Object.keys(await given()).sort(),
    )
  })
})
