import { readFileSync } from 'node:fs'
import { defaultModel, Model } from '@opensanctions/followthemoney'
import { DuckDBInstance } from '@duckdb/node-api'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, chanceryJson, EXAMPLES, scratch } from './run.ts'

/** Each form is read by a reader of its own, not by the code that wrote it. */
const { path, write, gone } = scratch()
const data = ['--data', path('data')]
const LICENCE = 'CC BY 4.0, Chancery examples'
const HOSTILE = '=HYPERLINK("http://x") Council <script>alert(1)</script> & "Peace"'

/** How many records of each kind the register holds. */
let counted: Readonly<Record<string, number>>

async function exported(format: string, ...more: string[]): Promise<string> {
  const { code, out, err } = await chancery(['export', format, ...more, '--licence', LICENCE, ...data])
  expect([code, err]).toEqual([0, ''])
  return out
}

beforeAll(async () => {
  await chancery(['add', EXAMPLES, ...data])
  await chancery([
    'note',
    'told by phone',
    '--kind',
    'meeting',
    '--slot',
    `title=${HOSTILE}`,
    '--slot',
    'when=2025-03-03',
    '--who',
    'Jane Roe',
    ...data,
  ])
  await chancery(['export', 'jsonl', '--output', path('all.jsonl'), ...data])
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await chancery(['export', 'parquet', '--licence', LICENCE, '--output', path('all.parquet'), ...data])
  const rows = (
    await connection.runAndReadAll(`SELECT kind, count(*)::INT AS n FROM '${path('all.parquet')}' GROUP BY kind`)
  ).getRowObjects()
  counted = Object.fromEntries(rows.map(({ kind, n }) => [String(kind), Number(n)]))
})
afterAll(gone)

describe('tables', () => {
  test('Parquet is read by DuckDB, with its numbers and its sentences', async () => {
    const connection = await (await DuckDBInstance.create()).connect()
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjects()
    const [sums] = await ask(
      `SELECT count(*)::INT AS n, count(DISTINCT id)::INT AS ids, sum(ordinal) > 0 AS numbers, min(length(sources))::INT AS told, count(DISTINCT licence)::INT AS terms FROM '${path('all.parquet')}'`,
    )
    expect(sums).toMatchObject({ numbers: true, terms: 1 })
    expect(sums?.['ids']).toBe(sums?.['n'])
    expect(Number(sums?.['told'])).toBeGreaterThan(10)
  })

  test('a CSV has the same records, and no cell that a spreadsheet would compute', async () => {
    write('all.csv', await exported('csv'))
    const connection = await (await DuckDBInstance.create()).connect()
    const rows = (
      await connection.runAndReadAll(`SELECT kind, title FROM read_csv('${path('all.csv')}', header = true, all_varchar = true)`)
    ).getRowObjects()
    expect(rows).toHaveLength(Object.values(counted).reduce((sum, n) => sum + n, 0))
    expect(rows.map(({ title }) => title)).toContain(`'${HOSTILE}`)
  })

  test('visits are rows with traveller, place and days', async () => {
    write('visits.csv', await exported('visits'))
    const connection = await (await DuckDBInstance.create()).connect()
    const rows = (
      await connection.runAndReadAll(`SELECT * FROM read_csv('${path('visits.csv')}', header = true, all_varchar = true)`)
    ).getRowObjects()
    expect(rows).toHaveLength(counted['visit'] ?? 0)
    expect(rows.some(({ traveller, start_date, destination_country }) => traveller && start_date && destination_country)).toBe(true)
  })

  test('a workbook is a zip with a sheet a kind', async () => {
    await chancery(['export', 'xlsx', '--licence', LICENCE, '--output', path('all.xlsx'), ...data])
    const bytes = readFileSync(path('all.xlsx'))
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    const sheets = new Set(bytes.toString('latin1').match(/xl\/worksheets\/sheet\d+\.xml/g))
    expect(sheets.size).toBe(Object.keys(counted).length + 1)
  })
})

describe('linked data', () => {
  test('JSON-LD expands without anything being fetched, and says of each claim what it was taken from', async () => {
    const told = JSON.parse(await exported('jsonld', 'Russia', 'ASEAN')) as jsonld.JsonLdDocument
    const refuse = (address: string): Promise<never> => Promise.reject(new Error(address))
    const nodes = (await jsonld.expand(told, { documentLoader: refuse })) as readonly Readonly<Record<string, unknown>>[]
    const ofType = (type: string) => nodes.filter((node) => (node['@type'] as string[]).includes(type))
    const [events, claims, passages] = ['https://schema.org/Event', 'https://schema.org/Claim', 'http://www.w3.org/ns/oa#Annotation'].map(
      ofType,
    )
    expect(events?.length).toBeGreaterThan(5)
    expect(passages?.length).toBe(claims?.length)
    const ids = new Set(nodes.map((node) => node['@id']))
    for (const claim of claims ?? []) {
      const [from] = claim['http://www.w3.org/ns/prov#wasDerivedFrom'] as { '@id': string }[]
      expect(ids.has(from?.['@id'])).toBe(true)
    }
    for (const event of events ?? []) expect(event['http://purl.org/dc/terms/license']).toEqual([{ '@value': LICENCE }])
  })

  test('RDF says the same', async () => {
    const quads = await exported('nquads', 'Russia', 'ASEAN')
    const nodes = (await jsonld.fromRDF(quads as unknown as object, { format: 'application/n-quads' })) as readonly Readonly<
      Record<string, unknown>
    >[]
    const told = JSON.parse(await exported('jsonld', 'Russia', 'ASEAN')) as { '@graph': readonly { id: string }[] }
    const named = new Set(nodes.map((node) => node['@id']))
    expect(told['@graph'].filter(({ id }) => !named.has(id))).toEqual([])
  })

  test('entities of FollowTheMoney are of its model as published', async () => {
    const model = new Model(defaultModel)
    const entities = (await exported('ftm'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> })
    expect(entities.length).toBeGreaterThan(50)
    const byId = new Map(entities.map((entity) => [entity.id, entity]))
    expect(byId.size).toBe(entities.length)
    for (const { schema: name, properties } of entities) {
      const schema = model.getSchema(name)
      const known = schema.getProperties()
      expect([name, schema.abstract]).toEqual([name, false])
      for (const required of schema.required) expect([name, required, properties[required]?.length ?? 0]).not.toEqual([name, required, 0])
      for (const [property, values] of Object.entries(properties)) {
        expect([name, property, known.has(property)]).toEqual([name, property, true])
        if (known.get(property)?.type.name !== 'entity') continue
        const range = known.get(property)?.getRange()
        for (const value of values) {
          const other = byId.get(value)
          expect([name, property, other !== undefined]).toEqual([name, property, true])
          const kinds = [other?.schema ?? '', ...[...model.getSchema(other?.schema ?? '').getParents()].map((parent) => parent.name)]
          expect([name, property, value, kinds.includes(range?.name ?? '')]).toEqual([name, property, value, true])
        }
      }
    }
  })
})

describe('pictures and citations', () => {
  test.each([
    ['gexf', 'gexf'],
    ['graphml', 'graphml'],
  ])('%s is well formed, and its ties are between its nodes', async (format, root) => {
    const text = await exported(format)
    expect(XMLValidator.validate(text)).toBe(true)
    const list = new Set(['node', 'edge'])
    const parsed = new XMLParser({ ignoreAttributes: false, isArray: (name) => list.has(name) }).parse(text)[root].graph
    const [nodes, edges] = [parsed.nodes?.node ?? parsed.node, parsed.edges?.edge ?? parsed.edge] as Record<string, string>[][]
    const ids = new Set(nodes?.map((node) => node['@_id']))
    expect(edges?.length).toBeGreaterThan(20)
    for (const edge of edges ?? []) expect([ids.has(edge['@_source']), ids.has(edge['@_target'])]).toEqual([true, true])
  })

  test('a timeline has a date and a text for each event, and no markup of a document in it', async () => {
    const { events } = JSON.parse(await exported('timeline')) as {
      events: { start_date: { year: number }; text: { headline: string; text: string } }[]
    }
    expect(events.length).toBeGreaterThan(30)
    expect(events.every(({ start_date, text }) => start_date.year > 1900 && text.headline !== '' && text.text.startsWith('<p>'))).toBe(true)
    expect(JSON.stringify(events)).not.toContain('<script>')
  })

  test('citations name the document, who published it and when', async () => {
    const citations = JSON.parse(await exported('csl')) as { id: string; title?: string; issued?: { 'date-parts': number[][] } }[]
    const { documents } = await chanceryJson<{ documents: { id: string }[] }>(['documents', ...data])
    expect(new Set(citations.map(({ id }) => id))).toEqual(new Set(documents.map(({ id }) => id)))
    expect(citations.every(({ issued }) => issued === undefined || (issued['date-parts'][0]?.length ?? 0) > 0)).toBe(true)
  })

  test('a document as Akoma Ntoso is well formed and has all its words', async () => {
    const { documents } = await chanceryJson<{ documents: { id: string; text?: string }[] }>(['documents', ...data])
    for (const { id } of documents.slice(0, 8)) {
      const text = await exported('akn', id)
      expect(XMLValidator.validate(text)).toBe(true)
      const { document } = await chanceryJson<{ document: { text: string } }>(['show', id, ...data])
      const words = (all: string): string => all.replaceAll(/\s+/g, '')
      const told = /<mainBody>(.*)<\/mainBody>/s.exec(text)?.[1] ?? ''
      const read = told
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '')
      expect(words(read)).toBe(words(document.text))
    }
  })
})

describe('calendars', () => {
  const lines = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')
  const events = (text: string): Map<string, readonly string[]> => {
    const found = new Map<string, readonly string[]>()
    for (const part of text.split('BEGIN:VEVENT').slice(1)) {
      const own = lines(part)
      found.set(own.find((line) => line.startsWith('UID:')) ?? '', own)
    }
    return found
  }

  test('an event keeps its UID when its day is told anew, and its SEQUENCE rises', async () => {
    const folder = ['--data', path('moving')]
    const say = (day: string, published: string): Promise<unknown> =>
      chancery([
        'add',
        write(
          `${published}.txt`,
          `---\ndate: ${published}\nissuer: Norland\n---\nThe 7th meeting of the Norland–Arcadia Joint Commission will be held in Lowport on ${day}.\n`,
        ),
        ...folder,
      ])
    await say('3 June 2025', '2025-04-01')
    const before = events((await chancery(['export', 'ics', ...folder])).out)
    await say('10 June 2025', '2025-05-01')
    const after = events((await chancery(['export', 'ics', ...folder])).out)
    expect([...before.keys()]).toEqual([...after.keys()])
    const [[, was = []] = [], [, is = []] = []] = [[...before][0], [...after][0]]
    expect(was).toContain('DTSTART;VALUE=DATE:20250603')
    expect(is).toContain('DTSTART;VALUE=DATE:20250610')
    expect(is).toContain('DTEND;VALUE=DATE:20250611')
    expect([was.includes('SEQUENCE:0'), is.includes('SEQUENCE:1')]).toEqual([true, true])
  })

  test('what is held again and again is a series; a session of a body that meets every year is none', async () => {
    const folder = ['--data', path('series')]
    const note = (modality: string, ...slots: readonly string[]): Promise<unknown> =>
      chanceryJson([
        ...['note', 'told by phone', '--kind', 'meeting', '--modality', modality, '--who', 'Jane Roe', ...folder],
        ...slots.flatMap((slot) => ['--slot', slot]),
      ])
    await chancery(['add', write('ports.txt', 'The third meeting of the Ports Council was held in Lowport.\n'), ...folder])
    for (const [at, [title, frequency]] of Object.entries({
      Assembly: 'annual',
      Breakfast: 'biannual',
      Congress: 'biennial',
      Dialogue: 'quarterly',
      Exhibition: 'monthly',
      Fair: 'weekly',
    }).entries())
      await note('recurring', `title=${title}`, `when=2025-10-0${at + 1}`, `frequency=${frequency}`)
    await note('scheduled', 'body=Ports Council', 'ordinal=4', 'when=2025-11-03', 'frequency=annual')
    const text = (await chancery(['export', 'ics', ...folder])).out
    const told = (own: readonly string[], property: string): string | undefined => own.find((line) => line.startsWith(`${property}:`))
    expect(Object.fromEntries([...events(text).values()].map((own) => [told(own, 'SUMMARY'), told(own, 'RRULE')]))).toEqual({
      'SUMMARY:Assembly': 'RRULE:FREQ=YEARLY',
      'SUMMARY:Breakfast': 'RRULE:FREQ=MONTHLY;INTERVAL=6',
      'SUMMARY:Congress': 'RRULE:FREQ=YEARLY;INTERVAL=2',
      'SUMMARY:Dialogue': 'RRULE:FREQ=MONTHLY;INTERVAL=3',
      'SUMMARY:Exhibition': 'RRULE:FREQ=MONTHLY',
      'SUMMARY:Fair': 'RRULE:FREQ=WEEKLY',
      'SUMMARY:4th Ports Council': undefined,
    })
  })

  test('a file for each body holds sessions of that body', async () => {
    const { code, out } = await chancery(['export', 'ics', '--each', 'body', '--output', path('calendars'), ...data])
    expect([code, /written: \d+ files/.test(out)]).toEqual([0, true])
  })

  test('a file for each watch holds what falls due by that rule, under its terms', async () => {
    const folder = path('watches')
    const { code, out } = await chancery([
      'export',
      'ics',
      '--each',
      'watch',
      '--as-of',
      '2023-08-01',
      '--licence',
      'CC BY 4.0',
      '--output',
      folder,
      ...data,
    ])
    expect([code, /written: \d+ files/.test(out)]).toEqual([0, true])
    const text = readFileSync(path('watches', 'chair.passes.ics'), 'utf8')
    expect(text.replaceAll('\r\n ', '')).toMatch(/Licence: CC BY 4\.0[\s\S]*SUMMARY:.*ends/)
  })
})

describe('a whole register', () => {
  test('exported, taken in and exported again is the same, byte for byte', async () => {
    const taken = await chancery(['import', path('all.jsonl'), '--data', path('copy')])
    expect([taken.code, taken.err]).toEqual([0, ''])
    const again = await chancery(['export', 'jsonl', '--data', path('copy')])
    expect(again.out).toBe(readFileSync(path('all.jsonl'), 'utf8'))
    expect(again.out).toMatch(/^\{"licence":"not stated/)
    const [there, here] = await Promise.all([path('data'), path('copy')].map((place) => chancery(['export', 'csv', '--data', place])))
    expect(here?.out).toBe(there?.out)
  })
})

describe('what is asked wrongly', () => {
  test.each([
    ['an unknown format', ['export', 'pptx'], /FORMAT pptx is none of ics, csv/, 2],
    ['a kind that has no place there', ['export', 'ics', '--kind', 'figure'], /--kind figure has no place/, 2],
    ['a day that is none', ['export', 'csv', '--from', 'May'], /--from May is no day/, 2],
    ['a name that nobody bears', ['export', 'csv', 'Zzyzx'], /Zzyzx/, 1],
    ['many files without a folder', ['export', 'ics', '--each', 'body'], /Name a folder/, 2],
    ['a file in no folder', ['export', 'csv', '--output', '/dev/null/x.csv'], /cannot be written/, 2],
    ['names with the whole register', ['export', 'jsonl', 'Russia'], /whole register/, 2],
    ['a past day of the whole register', ['export', 'jsonl', '--as-of', '2024-01-01'], /whole register/, 2],
    ['a document that is none', ['export', 'akn', 'ffffffff'], /no document/, 1],
    ['a file that is not there', ['import', '/nowhere.jsonl'], /cannot be read/, 1],
  ] as const)('%s is said in one line', async (_what, args, words, code) => {
    const ran = await chancery([...args, ...data])
    expect([ran.errLines.length, ran.code]).toEqual([1, code])
    expect(ran.err).toMatch(words)
  })

  test('a cut file is refused with its line, and nothing is stored', async () => {
    const whole = readFileSync(path('all.jsonl'), 'utf8')
    const file = write('cut.jsonl', whole.slice(0, whole.length / 2))
    const ran = await chancery(['import', file, '--data', path('cut')])
    expect([ran.code, ran.errLines.length]).toEqual([1, 1])
    expect(ran.err).toMatch(/line \d+ is no row of a register/)
    expect((await chancery(['documents', '--data', path('cut')])).out).not.toMatch(/[0-9a-f]{16}/)
  })
})
