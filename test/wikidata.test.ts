/// <reference path="./quickstatements.d.ts" />
import convert from 'quickstatements-to-wikibase-edit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, chanceryJson, scratch } from './run.ts'

const { path, write, gone } = scratch()
const data = ['--data', path('data')]
const who = ['--who', 'Jane Roe', '--why', 'looked up']

const header = (url: string, title: string, date = '2024-05-06'): string =>
  `---\nissuer: Peru, Ministry of Foreign Affairs\ndate: ${date}\n${url === '' ? '' : `url: ${url}\n`}title: ${title}\nlanguage: en\n---\n`
const TIE = 'Peru and Oman established diplomatic relations on 4 May 1976.'

beforeAll(async () => {
  write('in/a.txt', `${header('https://mfa-peru.example/a?x="1"|2', 'Fifty "years"\t| of ties')}${TIE}`)
  write(
    'in/b.txt',
    `${header('https://mfa-peru.example/b', 'Ties', '2024-06')}Oman and Peru established diplomatic relations on 4 May 1976.`,
  )
  write('in/c.txt', `${header('', 'Without an address')}Kenya and Peru established diplomatic relations in 1975.`)
  write('in/d.txt', `${header('https://mfa-peru.example/d', 'Plans')}Ghana and Peru will establish diplomatic relations on 4 May 2026.`)
  write('in/e.txt', `${header('https://mfa-peru.example/e', 'Seat')}Peru joined the World Trade Organization in 1995.`)
  const added = await chancery(['add', path('in'), ...data])
  expect(added.code).toBe(0)
})
afterAll(gone)

const exported = async (...more: readonly string[]): Promise<string> => (await chancery(['export', 'wikidata', ...more, ...data])).out
/** What stands behind a line: QuickStatements takes it off and makes it the summary of the edit. */
const COMMENT = / \/\* (.*) \*\/$/gm
/** What the commands come to, read by a reader of others. It knows no comments. */
const claims = async () =>
  Object.fromEntries(convert((await exported()).replaceAll(COMMENT, '')).edits.map(({ id, claims: of }) => [id, of]))

describe('statements for Wikidata', () => {
  test('say what has happened, once for each document with an address', async () => {
    const first = {
      P854: ['https://mfa-peru.example/a?x=%221%22%7C2'],
      P1476: [{ language: 'en', text: 'Fifty ”years” / of ties' }],
      P577: [{ time: '+2024-05-06T00:00:00Z', precision: 11 }],
      P813: [{ time: expect.stringMatching(/^\+\d{4}-\d\d-\d\dT00:00:00Z$/), precision: 11 }],
    }
    const second = { ...first, P854: ['https://mfa-peru.example/b'], P1476: [{ language: 'en', text: 'Ties' }] }
    const qualifiers = { P580: [{ time: '+1976-05-04T00:00:00Z', precision: 11 }] }
    const both = (value: string) => [
      { value, qualifiers, references: first },
      { value, qualifiers, references: { ...second, P577: [{ time: '+2024-06-00T00:00:00Z', precision: 10 }] } },
    ]
    // Kenya has no document with an address, Ghana has only plans, and which item the World Trade Organization is nobody has said.
    expect(await claims()).toEqual({ Q419: { P530: both('Q842') }, Q842: { P530: both('Q419') } })
  })

  test('hold a line a statement, whatever stands in a title', async () => {
    for (const line of (await exported()).trimEnd().split('\n')) expect(line.split('\t')).toHaveLength(13)
  })

  test('say behind each line under which terms they are given away, whatever stands in these', async () => {
    const lines = (await exported('--licence', 'CC BY 4.0 */\tQ1\n Jane Roe')).trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines)
      expect([...line.matchAll(COMMENT)].map(([, told]) => told)).toEqual(['From what was published. Licence: CC BY 4.0 * / Q1 Jane Roe'])
  })

  test('hold what a person said a name is, and no more when it is taken back', async () => {
    const { records } = await chanceryJson<{ records: readonly { record: { entities: readonly string[] } }[] }>([
      'find',
      'kind:relation party:"World Trade Organization"',
      ...data,
    ])
    let id = ''
    for (const one of records.flatMap(({ record }) => record.entities)) {
      const { entity } = await chanceryJson<{ entity: { name: string } }>(['show', one, ...data])
      if (entity.name === 'World Trade Organization') id = one
    }
    const merged = await chancery(['merge', id, 'q7825', ...who, ...data])
    expect([merged.code, merged.out]).toEqual([0, 'World Trade Organization and wikidata:Q7825 merged by Jane Roe: looked up\n'])
    expect((await claims())['Q419']?.['P463']).toMatchObject([
      { value: 'Q7825', qualifiers: { P580: [{ time: '+1995-00-00T00:00:00Z', precision: 9 }] } },
    ])
    // It is an identity with others and no name: nothing else is told otherwise.
    expect(
      (await chanceryJson<{ entity: { name: string; kind: string; names: readonly string[] } }>(['show', id, ...data])).entity,
    ).toMatchObject({
      name: 'World Trade Organization',
      kind: 'organisation',
      names: ['World Trade Organization'],
    })
    await chancery(['split', id, 'Q7825', ...who, ...data])
    expect((await claims())['Q419']).not.toHaveProperty('P463')
  })

  test.each([
    [['Q7825', 'Q7768'], 'to say which item of Wikidata a name is, give one name and one item.'],
    [['Q7825'], 'to say which item of Wikidata a name is, give one name and one item.'],
  ])('are not made of what is no pair: %j', async (ids, line) => {
    const { code, err } = await chancery(['merge', ...ids, ...who, ...data])
    expect([code, err]).toEqual([1, `chancery: ${line}\n`])
  })

  test('a claim is no item', async () => {
    const { records } = await chanceryJson<{ records: readonly { claim: { id: string } }[] }>(['find', 'kind:relation', ...data])
    const { code, err } = await chancery(['merge', records[0]?.claim.id ?? '', 'Q1', ...who, ...data])
    expect([code, err]).toEqual([1, expect.stringContaining('only names are items of Wikidata')])
    expect((await chancery(['confirm', 'Q7825', ...who, ...data])).err).toBe(
      'chancery: nothing in the register has an id that begins with Q7825.\n',
    )
  })
})
