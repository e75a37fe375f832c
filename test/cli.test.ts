import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KINDS, SLOTS, type Kind } from '../src/reading/claim.ts'
import { BINARY, chancery, chanceryJson, EXAMPLE_COUNT, EXAMPLES, ROOT, scratch } from './run.ts'

const { path, write, gone } = scratch()
const data = path('world')
const example = (part: string): string =>
  join(EXAMPLES, readdirSync(EXAMPLES).find((name) => name.includes(part) && name.endsWith('.txt')) ?? part)
const commands = readdirSync(join(ROOT, 'src', 'cli', 'commands'))
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))

beforeAll(async () => {
  const { code, err } = await chancery(['add', EXAMPLES, '--data', data])
  expect(err.split('\n').filter((row) => /set aside|chancery:/.test(row))).toEqual([])
  expect(code).toBe(0)
})
afterAll(gone)

describe('chancery start', () => {
  test('reads the examples, then uses the register that is there', async () => {
    const folder = path('first', 'data')
    const first = await chancery(['start', '--data', folder])
    expect(first.code).toBe(0)
    expect(first.out).toContain(`Register made: ${join(folder, 'chancery.db')}`)
    expect(first.out).toContain(`${EXAMPLE_COUNT} documents · `)
    expect(first.out).toMatch(/claims: meeting \d+ · visit \d+/)
    expect(first.out).toContain('What is due, as of ')
    expect(first.out).toMatch(/where relations stand · .* · from \d+ of \d+ documents/)
    expect(first.out).toMatch(/\n\[1\] “.+/)
    expect(first.out).toMatch(/\nNext\n {2}npx chancery brief /)
    expect(first.errLines.at(-1)).toBe(`${EXAMPLE_COUNT} of ${EXAMPLE_COUNT} documents`)

    const second = await chancery(['start', '--data', folder])
    expect(second.code).toBe(0)
    expect(second.out).toContain(`Register already there: ${join(folder, 'chancery.db')}`)
    expect(second.err).toBe('')
    expect(second.out.split('\n').slice(1)).toEqual(first.out.split('\n').slice(1))
  })

  test('makes its register under ./data, or where the environment says', async () => {
    const { data: there } = await chanceryJson<{ data: string }>(['start'], { env: { CHANCERY_DATA: path('by-env') } })
    expect(there).toBe(path('by-env'))
    write('home/.keep', '')
    expect((await chancery(['documents'], { cwd: path('home') })).err).toContain('data/chancery.db')
  })

  test('the commands that it says come next work', async () => {
    const { out } = await chancery(['start', '--data', data])
    const next = [...out.slice(out.indexOf('\nNext\n')).matchAll(/npx chancery (.+?)(?: {2,}|$)/gm)]
      .map((match) => match[1] ?? '')
      .filter((row) => !/FILE|FOLDER/.test(row))
    expect(next.length).toBeGreaterThanOrEqual(4)
    for (const row of next)
      expect([row, (await promisify(execFile)('sh', ['-c', `"${process.execPath}" "${BINARY}" ${row}`])).stderr]).toEqual([row, ''])
  })
})

describe('chancery read', () => {
  const preview = example('russia-asean-preview')

  test('prints claims under their sentences', async () => {
    const { code, out, err } = await chancery(['read', preview])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('“On 13 and 14 July, Foreign Minister Sergey Lavrov will visit Jakarta')
    expect(out).toMatch(/visit, scheduled: who Sergey Lavrov · post Foreign Minister · where Jakarta · when 13–14 Jul 2023/)
    expect(out).toMatch(/\n\d+ claims · meeting \d+/)
  })

  test('--json has the form of the guide: kinds, slots, and passages inside the text', async () => {
    const { document, claims } = await chanceryJson<{
      document: { text: string; date: string; issuer: string }
      claims: Record<string, unknown>[]
    }>(['read', preview])
    expect(document).toMatchObject({ date: '2023-07-10', issuer: 'Russia, Ministry of Foreign Affairs' })
    expect(claims.length).toBeGreaterThan(10)
    for (const { kind, modality: _modality, passage, speaker: _speaker, spans, inferred = {}, ...slots } of claims) {
      expect(KINDS).toContain(kind)
      expect(Object.keys(SLOTS[kind as Kind])).toEqual(expect.arrayContaining(Object.keys(slots)))
      for (const span of [passage, ...Object.values(spans as Record<string, unknown[]>).flat()] as { start: number; end: number }[]) {
        expect(0 <= span.start && span.start < span.end && span.end <= document.text.length).toBe(true)
      }
      for (const slot of Object.keys(inferred as object)) expect(Object.keys(slots)).toContain(slot)
    }
  })

  test('the same text gives the same bytes, from a file or from standard input', async () => {
    const facts = ['--issuer', 'Russia, Ministry of Foreign Affairs', '--date', '2023-07-10']
    const [once, again] = await Promise.all([chancery(['read', preview, '--json']), chancery(['read', preview, '--json'])])
    expect(once.out).toBe(again.out)
    const piped = await chanceryJson<{ claims: unknown }>(['read', '-', ...facts], { input: readFileSync(preview) })
    expect(piped.claims).toEqual((JSON.parse(once.out) as { claims: unknown }).claims)
  })

  test('--explain shows slot by slot which words and rows made a claim', async () => {
    const { code, out } = await chancery(['read', preview, '--explain'])
    expect(code).toBe(0)
    expect(out).toMatch(/[├└] where +Jakarta +← “Jakarta”/)
  })

  test('--explain shows what was recognised where no claim was read, and --sentence why each row was read or not', async () => {
    const file = write(
      'explain/note.txt',
      'The Border Committee will not meet in Lima on 4 June 2024.\nForeign Minister Jane Roe visited Kenya.\n',
    )
    const { out } = await chancery(['read', file, '--explain'])
    expect(out).toMatch(/no claim +recognised:/)
    expect(out).toMatch(/[├└] date +2024-06-04 +← “4 June 2024”/)
    const one = await chancery(['read', file, '--explain', '--sentence', '2'])
    expect(one.out).toMatch(/main +Foreign Minister Jane Roe \| visited \| Kenya/)
    expect(one.out).toMatch(/visited ← knowledge\/frames\/visit +read/)
    expect((await chancery(['read', file, '--sentence', '3'])).code).toBe(1)
    expect((await chancery(['read', file, '--sentence', 'x'])).code).toBe(2)
  })

  test('stores nothing', async () => {
    const folder = path('nothing')
    await chancery(['read', preview], { env: { CHANCERY_DATA: folder } })
    expect((await chancery(['documents', '--data', folder])).code).toBe(3)
  })
})

describe('a language without a reader', () => {
  const german =
    'Der Minister hat am 4. Mai in Berlin den Botschafter von Peru empfangen und mit ihm über die Zusammenarbeit gesprochen. Sie sagten: Peru will visit Kenya on 4 May 2027.\n'

  test('is told, and no rule of another is run on it', async () => {
    const file = write('german/note.txt', german)
    const read = await chancery(['read', file])
    expect([read.code, read.out]).toEqual([0, expect.stringContaining('No reader for German')])
    expect((await chanceryJson<{ document: object; claims: unknown[] }>(['read', file])).claims).toEqual([])
    const explained = await chancery(['read', file, '--explain'])
    expect([explained.code, explained.err]).toEqual([1, expect.stringContaining('say --language en')])
    expect((await chancery(['read', file, '--language', 'en', '--explain'])).out).toContain('visit')
  })

  test('is stored, found by its words, and says so wherever it is shown', async () => {
    const data = path('german-data')
    const added = await chancery(['add', write('german/note.txt', german), '--data', data])
    expect([added.code, added.out]).toEqual([
      0,
      expect.stringMatching(/0 claims {2}No reader for German[\s\S]*1 in a language without a reader/),
    ])
    const { documents } = await chanceryJson<{ documents: { id: string; unread: string }[] }>(['documents', '--data', data])
    expect(documents).toEqual([expect.objectContaining({ language: 'de', unread: 'de', claims: 0 })])
    expect((await chancery(['documents', '--data', data])).out).toContain('no reader: de')
    expect((await chancery(['show', documents[0]?.id ?? '', '--data', data])).out).toContain('No reader for German')
    expect((await chancery(['find', 'Botschafter', '--data', data])).out).toContain('Botschafter')
  })
})

describe('chancery add', () => {
  const folder = path('added')
  const notice = 'Notice on a visit\n\nOn 20 March 2025, Foreign Minister Sergey Lavrov will visit Jakarta.\n'

  test('stores a document once, and a new text under a known address as its newer version', async () => {
    const facts = ['--issuer', 'Russia, Ministry of Foreign Affairs', '--date', '2025-03-14', '--url', 'https://mfa.example/notice']
    const file = write('inbox/notice.txt', notice)
    const first = await chancery(['add', file, ...facts, '--data', folder])
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toContain('1 document · 1 new · 0 already here · register: ')
    const second = await chancery(['add', file, ...facts, '--data', folder])
    expect([second.code, second.out.split('\n')[1]]).toEqual([0, expect.stringContaining('1 document · 0 new · 1 already here')])
    write('inbox/notice.txt', notice.replace('20 March', '21 March'))
    const third = await chancery(['add', file, ...facts, '--data', folder])
    expect(third.out).toContain('1 document · 0 new · 0 already here · 1 newer version of known pages')

    const now = await chanceryJson<{ documents: { url: string; supersedes?: string }[] }>(['documents', '--data', folder])
    expect(now.documents).toEqual([
      expect.objectContaining({ url: 'https://mfa.example/notice', supersedes: expect.any(String) as string }),
    ])
    const all = await chanceryJson<{ documents: { id: string; supersededBy?: string }[] }>(['documents', '--all', '--data', folder])
    expect(all.documents).toHaveLength(2)
    const old = all.documents.find(({ supersededBy }) => supersededBy !== undefined)
    const shown = await chancery(['show', old?.id ?? '', '--data', folder])
    expect(shown.out).toContain('replaced by a newer version')
  })

  test('takes facts from a header in the file and from a sidecar', async () => {
    const there = path('facts')
    write('facts-in/a.txt', `---\nissuer: Norland, Foreign Ministry\ndate: 2025-03-14\n---\n${notice}`)
    write('facts-in/b.txt', `${notice}It was written twice.\n`)
    write('facts-in/b.txt.meta.json', '{"issuer":"Arcadia, Foreign Ministry","date":"2025-03-15"}')
    const { code, err } = await chancery(['add', path('facts-in'), '--data', there])
    expect([code, err]).toEqual([0, ''])
    const { documents } = await chanceryJson<{ documents: Record<string, unknown>[] }>(['documents', '--data', there])
    expect(documents.map(({ issuer, date }) => [issuer, date])).toEqual([
      ['Norland, Foreign Ministry', '2025-03-14'],
      ['Arcadia, Foreign Ministry', '2025-03-15'],
    ])
  })

  test('reads pages: the text of an article without its markup', async () => {
    const page = write(
      'page.html',
      `<!doctype html><html lang="en"><head><title>Notice</title></head><body><nav>Home</nav><article><h1>Notice</h1><p>${notice.split('\n')[2]}</p></article></body></html>`,
    )
    const { document } = await chanceryJson<{ document: { text: string } }>(['read', page])
    expect(document.text).toContain('Foreign Minister Sergey Lavrov will visit Jakarta.')
    expect(document.text).not.toContain('<p>')
  })
})

interface BriefJson {
  readonly sections: { readonly key: string; readonly lines: BriefLineJson[] }[]
  readonly missing: { readonly text: string }[]
  readonly footnotes: {
    readonly number: number
    readonly sentence: string
    readonly issuer?: string
    readonly date?: string
    readonly address: string
  }[]
}
interface BriefLineJson {
  readonly parts: { readonly text: string; readonly notes: number[] }[]
  readonly under: BriefLineJson[]
}

describe('chancery brief', () => {
  test.each([
    [['Russia', 'ASEAN']],
    [['Kazakhstan', 'and', 'Uzbekistan']],
    [['Indonesia']],
    [['East', 'Asia', 'Summit']],
    [['Sergey', 'Lavrov']],
  ])('on %j: every line rests on footnotes, and every footnote on a sentence of a document', async (subject) => {
    const made = await chanceryJson<BriefJson>(['brief', ...subject, '--full', '--data', data])
    const texts = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(EXAMPLES, name), 'utf8').normalize('NFC'))
    const numbers = new Map(made.footnotes.map((note) => [note.number, note]))
    const lines = made.sections.flatMap(({ lines: list }) => list)
    expect(lines.length).toBeGreaterThan(3)
    const check = ({ parts, under }: BriefLineJson): void => {
      expect(parts.length).toBeGreaterThan(0)
      for (const { notes } of parts) {
        expect(notes.length).toBeGreaterThan(0)
        for (const number of notes) expect(numbers.has(number)).toBe(true)
      }
      under.forEach(check)
    }
    lines.forEach(check)
    for (const { sentence, issuer, address } of made.footnotes) {
      expect(texts.some((text) => text.includes(sentence))).toBe(true)
      expect(issuer).toBeTruthy()
      expect(address).toMatch(/^https:/)
    }
  })

  test('is written for the screen, as Markdown and as JSON', async () => {
    const [text, markdown, json, short] = await Promise.all(
      ['text', 'md', 'json']
        .map((format) => chancery(['brief', 'Russia', 'ASEAN', '--as-of', '2023-07-12', '--format', format, '--data', data]))
        .concat(chancery(['brief', 'Russia', 'ASEAN', '--as-of', '2023-07-12', '--data', data])),
    )
    expect(text?.out).toMatch(
      /^RUSSIA AND ASEAN · where relations stand · 12 Jul 2023 · from \d+ of \d+ documents, the latest of 10 Jul 2023\n/,
    )
    expect(text?.out).toMatch(/\nWHERE RELATIONS STAND\n(?: .*\n)*? {2}.*strategic partner/)
    expect(text?.out).toMatch(/\nNOT FOUND in the \d+ documents read, of /)
    expect(text?.out).toMatch(/\n\[1\] “[^”]*”[^[]*https:/)
    expect(markdown?.out).toMatch(/^# RUSSIA AND ASEAN[\s\S]*\n## Where relations stand\n[\s\S]*\[\^1\]: “/)
    expect((JSON.parse(json?.out ?? '') as { day: string }).day).toBe('2023-07-12')
    expect(short?.out).toBe(text?.out)
  })

  test('as of a day it knows only what was published by then', async () => {
    const before = await chanceryJson<BriefJson>(['brief', 'Russia', 'ASEAN', '--full', '--as-of', '2023-07-12', '--data', data])
    for (const { date = '' } of before.footnotes) expect(date <= '2023-07-12').toBe(true)
    const after = await chanceryJson<BriefJson>(['brief', 'Russia', 'ASEAN', '--full', '--as-of', '2023-12-31', '--data', data])
    expect(after.footnotes.some(({ date = '' }) => date > '2023-07-12')).toBe(true)
  })

  test('the body fits a page by default, and --full tells more', async () => {
    const [short, full] = await Promise.all([[], ['--full']].map((more) => chancery(['brief', 'Kazakhstan', ...more, '--data', data])))
    const body = (short?.out ?? '').split(/\n(?=\[1\] )/)[0] ?? ''
    // Names and promises in other languages take a line more here and there.
    expect(body.split('\n').length).toBeLessThanOrEqual(120)
    expect((full?.out ?? '').length).toBeGreaterThan((short?.out ?? '').length)
  })

  test.each([
    [['Indonsia'], '“Indonsia”', 'Near to it: Indonesia'],
    [['Indonesia', 'Utopia'], '“utopia”', 'Near to it'],
  ])('a subject that is not there gives names that are near: %j', async (subject, asked, near) => {
    const { code, out, errLines } = await chancery(['brief', ...subject, '--data', data])
    expect([code, out, errLines.length]).toEqual([1, '', 1])
    expect(errLines[0]).toContain(asked)
    expect(errLines[0]).toContain(near)
  })
})

describe('the other questions', () => {
  test('find gives sentences with their claims, and show opens each id', async () => {
    const { found } = await chanceryJson<{ found: { sentence: string; document: { id: string }; claims: { id: string }[] }[] }>([
      'find',
      'energy',
      '--data',
      data,
    ])
    expect(found.length).toBeGreaterThan(0)
    const { out } = await chancery(['find', 'energy', '--data', data])
    expect(out).toContain('look closer: chancery show ID')
    const claim = found.flatMap(({ claims }) => claims)[0]
    const shown = await chancery(['show', claim?.id ?? '', '--data', data])
    expect([shown.code, shown.err]).toEqual([0, ''])
    expect(shown.out).toMatch(/record [0-9a-f]{16} /)
    const record = /record ([0-9a-f]{16}) /.exec(shown.out)?.[1] ?? ''
    expect((await chanceryJson<{ what: string }>(['show', record, '--data', data])).what).toBe('record')
    expect((await chancery(['show', record, '--data', data])).out).toContain(claim?.id)
    expect((await chancery(['show', found[0]?.document.id.slice(0, 10) ?? '', '--data', data])).out).toMatch(/learned \d{4}-\d{2}-\d{2}T/)
    const nothing = await chancery(['find', 'xyzzy', '--data', data])
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('stands in no paragraph')])
  })

  test.each<[typed: string[], query: string]>([
    [['energy', '-fisheries'], 'energy -fisheries'],
    [['energy', '-work plan', '--limit', '20'], 'energy -"work plan"'],
    [['work plan'], '"work plan"'],
    // No phrase of any document: words, or a question.
    [['plan of work on energy'], 'plan of work on energy'],
    [['initiatives by Russia since 2020'], 'initiatives by Russia since 2020'],
    [['initiatives', 'by', 'Russia', 'since', '2020'], 'initiatives by Russia since 2020'],
  ])('find takes %j as %s', async (typed, query) => {
    const found = await chanceryJson<{ words: string; found: unknown[]; records: unknown[] }>(['find', ...typed, '--data', data])
    expect(found.words).toBe(query)
    expect(found.found.length + found.records.length).toBeGreaterThan(0)
  })

  test('find prints part by part what is found, and no more than was asked for', async () => {
    interface Finding {
      readonly found: readonly { readonly sentence: string }[]
      readonly records: readonly { readonly record: { readonly id: string } }[]
    }
    const find = (query: string, limit: number) => chanceryJson<Finding>(['find', query, '--limit', String(limit), '--data', data])
    const [most, all] = [await find('the', 120), await find('the', 500)]
    expect([most.found.length, most.records, most.found]).toEqual([120, [], all.found.slice(0, 120)])
    const [some, every] = [await find('kind:meeting', 120), await find('kind:meeting', 500)]
    expect([some.records.length, some.found, some.records]).toEqual([120, [], every.records.slice(0, 120)])
    expect(new Set(every.records.map(({ record }) => record.id)).size).toBe(every.records.length)
  })

  test('due lists things in order of time, each with rule and claims', async () => {
    const { due } = await chanceryJson<{ due: { day: string; rule: string; standing: string; claims: string[] }[] }>([
      'due',
      '--as-of',
      '2023-07-12',
      '--within',
      'P1Y',
      '--data',
      data,
    ])
    expect(due.length).toBeGreaterThan(3)
    expect(due.map(({ day }) => day)).toEqual(due.map(({ day }) => day).sort())
    for (const { claims, rule } of due) expect([rule, claims.length > 0]).toEqual([rule, true])
    expect((await chancery(['due', '--as-of', '2023-07-12', '--within', 'P90D', '--data', data])).out).toMatch(
      /^12 Jul 2023 to 10 Oct 2023 · \d+ things?/,
    )
  })

  test('bodies lists each format with its last session', async () => {
    const { bodies } = await chanceryJson<{ bodies: { body: string; last?: { ordinal?: string; when?: string } }[] }>([
      'bodies',
      '--as-of',
      '2023-08-01',
      '--data',
      data,
    ])
    expect(bodies.find(({ body }) => body === 'ASEAN Regional Forum')?.last).toMatchObject({ ordinal: '30' })
    expect((await chancery(['bodies', '--data', data])).out).toMatch(/^body +sessions told +last met +next\n/)
  })

  test('bodies NAME tells rhythm, next session and what is missing, each with its sentences', async () => {
    const args = ['bodies', 'ASEAN Regional Forum', '--as-of', '2024-01-01', '--data', data]
    const { out } = await chancery(args)
    expect(out).toMatch(/^ASEAN Regional Forum \(ministers\)\n {2}next {5}31st, Jun–Sep 2024 · possible, not announced · every year/)
    expect(out).toMatch(/the 28th is nowhere told \[\d+\]/)
    const told = await chanceryJson<{ missing: { claims: string[] }[]; claims: { id: string; sentence: string }[] }>(args)
    const sentences = new Map(told.claims.map(({ id, sentence }) => [id, sentence]))
    expect(told.missing.flatMap(({ claims }) => claims).every((id) => sentences.has(id))).toBe(true)
    expect((await chancery(['bodies', 'Indonesia', '--data', data])).out).toContain('ASEAN Regional Forum')
    expect((await chancery(['bodies', 'Utopian Council', '--data', data])).code).not.toBe(0)
  })

  test('documents lists what was added', async () => {
    const { documents } = await chanceryJson<{ documents: { claims: number }[] }>(['documents', '--data', data])
    expect(documents).toHaveLength(EXAMPLE_COUNT)
    expect((await chancery(['documents', '--data', data])).out).toContain(`${EXAMPLE_COUNT} documents at `)
  })

  test('rebuild gives the same records again', async () => {
    const ask = (): Promise<string[]> =>
      Promise.all(
        [['brief', 'Russia', 'ASEAN', '--full'], ['due', '--all'], ['bodies'], ['find', 'energy']].map(
          async (args) => (await chancery([...args, '--json', '--data', data])).out,
        ),
      )
    const before = await ask()
    const { code, out } = await chancery(['rebuild', '--data', data])
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^[\d,]+ records and [\d,]+ names made anew from [\d,]+ claims in \d+ documents at /),
    ])
    expect(await ask()).toEqual(before)
  })

  test('score tells no miss of the documents held out, unless their folder is named', async () => {
    const of = async (...paths: string[]): Promise<Record<string, { faults?: unknown[] }>> => chanceryJson(['score', '--misses', ...paths])
    const all = await of()
    expect([all['examples']?.faults !== undefined, all['held out']?.faults]).toEqual([true, undefined])
    const named = join(ROOT, 'test', 'held-out')
    expect((await of(named))[named]?.faults).toBeDefined()
  })

  test('score tells F1 by kind and slot', async () => {
    const { code, out } = await chancery(['score', EXAMPLES, '--misses'])
    expect(code).toBe(0)
    expect(out).toMatch(/\n {2}HARD +\d+\/\d+ +\d+ +[01]\.\d{3} +[01]\.\d{3} +[01]\.\d{3}\n/)
    expect(out).toMatch(/\n {2}when +\d/)
    const scores = await chanceryJson<Record<string, { hard: { f1: number } }>>(['score', EXAMPLES])
    expect(Object.values(scores)[0]?.hard.f1).toBeGreaterThan(0)
  })
})

describe('every command', () => {
  test.each(commands)('chancery %s has help with --json in it', async (name) => {
    const { code, out, err } = await chancery([name, '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Usage: chancery ${name}`)
    expect(out).toContain('--json')
    expect((await chancery(['--help'])).out).toMatch(new RegExp(`\\n  ${name} +\\S`))
    expect((await chancery(['help', name])).out).toBe(out)
  })

  test.each([
    [['reed']],
    [['read']],
    [['read', 'a', 'b']],
    [['read', '--jsn', 'a']],
    [['due', '--as-of', 'tomorrow']],
    [['due', '--as-of', '2025-02-30']],
    [['due', '--within', '90']],
    [['brief']],
    [['brief', 'Russia', '--format', 'pdf']],
    [['brief', 'Russia', '--as-of', '2025']],
    [['find', 'a', '--limit', 'many']],
    [['find', 'a', '--limt', '5']],
    [['show', 'xyz']],
    [['add', 'a.txt', '--date', 'soon']],
    [['score', 'not-there']],
    [['read', 'a.txt', '--date', '31 June']],
  ])('wrong usage ends with 2 and one line: %j', async (args) => {
    const { code, out, errLines } = await chancery(args, { env: { CHANCERY_DATA: data } })
    expect([code, out]).toEqual([2, ''])
    expect(errLines).toEqual([expect.stringMatching(/^chancery: .{10,}/)])
  })

  test('without words it shows its help', async () => {
    const { code, out } = await chancery([])
    expect([code, out]).toEqual([0, expect.stringContaining('A first hour:')])
  })

  test('--version gives the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect((await chancery(['--version'])).out).toBe(`${version}\n`)
  })

  test('a reader that closes the pipe is no failure', async () => {
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      `"${process.execPath}" "${BINARY}" brief Kazakhstan --full --json --data "${data}" | head -n 1`,
    ])
    expect([stdout, stderr]).toEqual(['{\n', ''])
  })
})
