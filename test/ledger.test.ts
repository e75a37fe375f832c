import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Course } from '../src/watch/ledger/course.ts'
import { chancery, chanceryJson, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, write, gone } = scratch()
const DATA = ['--data', path('data')]
const DAY = ['--as-of', '2025-03-17']
let server: Serving
const ledger = async (...args: readonly string[]): Promise<readonly Course[]> =>
  (await chanceryJson<{ ledger: readonly Course[] }>(['ledger', ...args, ...DATA, ...DAY])).ledger

beforeAll(async () => {
  await chancery(['add', EXAMPLES, ...DATA])
  server = await serving(DATA)
})
afterAll(async () => {
  await server.stop()
  gone()
})

describe('chancery ledger', () => {
  test('follows a promise to the sentence that tells what became of it', async () => {
    const { out, code } = await chancery(['ledger', 'Kazakhstan', '--standing', 'in doubt', ...DATA, ...DAY])
    expect(code).toBe(0)
    expect(out).toMatch(
      /open a trade house in Tashkent[\s\S]*pledged, told 5 May 2023[\s\S]*“[\s\S]*perhaps established, Dec 2023: trade house/,
    )
  })

  test('lists what was expected when it was adopted under its name, though no proposal led to it', async () => {
    const at = ['--data', path('adopted')]
    for (const [name, date, text] of [
      [
        'expected',
        '2024-06-01',
        'The Norway-Kenya Plan of Action on Ferry Safety is to be adopted at the next meeting of the Joint Commission.',
      ],
      ['adopted', '2024-09-15', 'On 14 September 2024 Norway and Kenya adopted the Norway-Kenya Plan of Action on Ferry Safety in Oslo.'],
      ['there', '2024-09-15', 'On 14 September 2024 Norway and Kenya signed the Norway-Kenya Treaty on Lighthouses in Oslo.'],
    ] as const)
      await chancery(['add', write(`${name}.txt`, `---\nissuer: Norway\ndate: ${date}\n---\n${text}\n`), ...at])
    const { ledger: courses } = await chanceryJson<{ ledger: readonly Course[] }>(['ledger', ...at, ...DAY])
    expect(courses.map(({ standing, what }) => [standing, what])).toEqual([['fulfilled', 'Norway-Kenya Plan of Action on Ferry Safety']])
  })

  test.each<[what: string, told: string, standing: string]>([
    [
      'the session stands in the sentence before',
      'The 30th ASEAN Regional Forum met in Jakarta on 14 July 2023. The Ministers adopted the Statement on the Safety of Ferries.',
      'fulfilled',
    ],
    [
      'no word says which of two bodies',
      'The 30th ASEAN Regional Forum met in Jakarta on 14 July 2023. The 13th East Asia Summit met in Jakarta on 13 July 2023. The Ministers adopted the Statement on the Safety of Ferries.',
      'overdue',
    ],
    [
      'it is of others',
      'The 30th ASEAN Regional Forum met in Jakarta on 14 July 2023. Chile and Peru signed the Statement on the Safety of Ferries.',
      'overdue',
    ],
    [
      'it is another statement',
      'The 30th ASEAN Regional Forum met in Jakarta on 14 July 2023. The Ministers adopted the Statement on Harbours.',
      'overdue',
    ],
  ])('finds what a session adopted of what was expected of it: %s', async (what, told, standing) => {
    const at = ['--data', path(what.replaceAll(' ', '-'))]
    const expected = 'A statement on ferry safety is to be adopted at the 30th ASEAN Regional Forum in Jakarta on 14 July 2023.'
    for (const [name, date, text] of [
      ['before', '2023-06-01', expected],
      ['after', '2023-07-15', told],
    ] as const)
      await chancery(['add', write(`${name}.txt`, `---\nissuer: ASEAN\ndate: ${date}\n---\n${text}\n`), ...at])
    const { ledger: courses } = await chanceryJson<{ ledger: readonly Course[] }>(['ledger', ...at, ...DAY])
    expect(courses.filter(({ what: name }) => name === 'statement on ferry safety').map((one) => one.standing)).toEqual([standing])
    const { due } = await chanceryJson<{ due: readonly { standing: string }[] }>(['due', '--rule', 'outcome', ...at, ...DAY])
    expect(due.map((one) => one.standing)).toEqual(standing === 'overdue' ? ['overdue'] : [])
    const brief = (await chancery(['brief', 'ASEAN Regional Forum', ...at, ...DAY])).out.replaceAll(/\s+/g, ' ')
    expect([brief.includes('came about, it seems'), brief.includes('no evidence in the sources read that it came about')]).toEqual([
      standing === 'fulfilled',
      standing === 'overdue',
    ])
  })

  test('follows a proposal through documents that date nothing, and past look-alikes', async () => {
    const data = ['--data', path('chain')]
    const held = (day: string): string => `The ASEAN-Norway Ministerial Meeting was held in Jakarta on ${day}.`
    const told = [
      ['2020-07-15', `${held('15 July 2020')} The Ministers adopted the ASEAN-Norway Work Plan on Forest Fires.`],
      ['2022-03-12', `${held('12 March 2022')} Norway proposed an ASEAN-Norway Work Plan on Ferry Safety.`],
      ['2022-08-03', `${held('3 August 2022')} The Ministers welcomed Norway's proposal for an ASEAN-Norway Work Plan on Ferry Safety.`],
      ['2023-03-10', 'The Work Plan on Ferry Safety is expected to be adopted at the next ASEAN-Norway Ministerial Meeting in July 2023.'],
      [
        '2023-06-01',
        'The ASEAN-Canada Ministerial Meeting was held in Jakarta. The Ministers adopted the ASEAN-Canada Work Plan on Ferry Safety.',
      ],
      ['2023-07-13', `${held('13 July 2023')} The Ministers adopted the ASEAN-Norway Work Plan on Ferry Safety.`],
      [
        '2025-03-05',
        `${held('5 March 2025')} ASEAN and Norway implemented the ASEAN-Norway Work Plan on Ferry Safety. The Meeting reviewed the implementation of the ASEAN-Norway Work Plan on Ferry Safety.`,
      ],
    ] as const
    for (const [day, text] of told) await chancery(['add', write(`chain-${day}.txt`, text), '--date', day, '--language', 'en', ...data])
    const { ledger: courses } = await chanceryJson<{ ledger: readonly Course[] }>(['ledger', '--kind', 'initiative', ...data, ...DAY])
    expect(courses.map(({ standing, steps }) => [standing, ...steps.map(({ verb, told: on }) => `${verb} ${on ?? ''}`)])).toEqual([
      [
        'fulfilled',
        'proposed 2022-03-12',
        'supported 2022-08-03',
        'to be adopted 2023-03-10',
        'adopted 2023-07-13',
        'implemented 2025-03-05',
        'reviewed 2025-03-05',
      ],
    ])
  })

  test('tells the same over HTTP, part by part', async () => {
    const items: Course[] = []
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const { body } = await server.ask<{ items: Course[]; next?: string }>(
        `ledger?asOf=2025-03-17&limit=7${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
      )
      items.push(...body.items)
      after = body.next
    }
    const all = await ledger()
    const byId = (courses: readonly Course[]): readonly Course[] => courses.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(items)).toEqual(byId(all))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const [one] = all
    expect((await server.ask<Course>(`ledger/${one?.id}?asOf=2025-03-17`)).body).toEqual(one)
    expect(await chanceryJson(['ledger', one?.id ?? '', ...DATA, ...DAY])).toEqual(one)
  })

  test('what is overdue there is overdue in chancery due', async () => {
    const { due } = await chanceryJson<{ due: readonly { record: string; standing: string; rule: string }[] }>(['due', ...DATA, ...DAY])
    const late = due.filter(({ standing, rule }) => standing === 'overdue' && rule === 'commitment.due').map(({ record }) => record)
    const told = new Map((await ledger('--kind', 'commitment')).map(({ id, standing }) => [id, standing]))
    expect(late.length).toBeGreaterThan(5)
    for (const record of late) expect(['overdue', 'in doubt']).toContain(told.get(record))
  })

  test('a person says what became of it, and that it did not', async () => {
    const [overdue] = await ledger('--standing', 'overdue')
    const kept = (await ledger('--standing', 'in doubt')).find(({ what }) => /trade house/.test(what))
    const came = kept?.steps.find(({ other }) => other !== undefined)?.other?.record ?? ''
    const says = ['--who', 'Jane Roe', '--why', 'the minister told it so']
    expect((await chancery(['outcome', overdue?.id ?? '', came, ...says, ...DATA])).code).toBe(0)
    const today = await chanceryJson<Course>(['ledger', overdue?.id ?? '', ...DATA])
    expect([today.standing, today.says]).toEqual(['fulfilled', expect.stringMatching(/says Jane Roe: trade house/)])
    const { response } = await server.send('decisions', { who: 'Jane Roe', act: 'unfollow', ids: [kept?.id, came], why: 'another house' })
    expect(response.status).toBe(201)
    expect((await chanceryJson<Course>(['ledger', kept?.id ?? '', ...DATA])).standing).toBe('overdue')
    await chancery(['rebuild', ...DATA])
    expect((await chanceryJson<Course>(['ledger', overdue?.id ?? '', ...DATA])).standing).toBe('fulfilled')
  })

  test.each<[string, readonly string[], number, RegExp]>([
    ['no standing', ['ledger', '--standing', 'late'], 2, /--standing late is none of overdue, lapsed/],
    ['no kind', ['ledger', '--kind', 'visit'], 2, /--kind visit is none of commitment/],
    ['nobody', ['ledger', 'Atlantis'], 1, /Atlantis/],
    ['one id', ['outcome', 'abcd', '--who', 'Jane Roe', '--why', 'x'], 2, /missing required argument/],
    ['no reason', ['outcome', 'abcd', 'abce', '--who', 'Jane Roe'], 2, /why/],
  ])('refuses %s in one line', async (_name, args, code, words) => {
    const run = await chancery([...args, ...DATA])
    expect([run.code, run.errLines.length]).toEqual([code, 1])
    expect(run.errLines[0]).toMatch(words)
  })

  test.each([
    ['ledger?standing=late', 400],
    ['ledger?about=Atlantis', 404],
    ['ledger/0000000000000000', 404],
    ['ledger?after=nonsense', 400],
  ])('%s is answered by %i', async (address, status) => {
    expect((await server.ask(address)).response.status).toBe(status)
  })
})
