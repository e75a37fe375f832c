/**
 * `npm run bench -- register [--documents 10000] [--register postgres://…] [--folder FOLDER] [--json]`: how the register behaves as it grows. Documents of
 * about 3,000 characters in the manner of press releases are read and added end to end; at each size it is asked what people ask it.
 * `--folder` keeps the register there; what it holds already is not added again. Times are of this machine alone; how they grow is of the program.
 */
import { RULES } from '../src/watch/rules.fixture.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import Table from 'cli-table3'
import { findSubject, gatherView, makeBrief } from '../src/brief/index.ts'
import { nameKnowledge } from '../src/cli/names.ts'
import { readDocument } from '../src/reading/read-document.ts'
import { createReader } from '../src/reading/read.ts'
import { openRegister, Views, type Register, type Scope } from '../src/register/index.ts'
import { cursorOf } from '../src/register/part.ts'
import { makeDocument } from '../src/sources/document.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { bodiesFrom } from '../src/watch/bodies-from.ts'
import { dueFrom, duePart } from '../src/watch/due-from.ts'
import { benchText } from './text.ts'

const CHARACTERS = 3_000
/** Each question is asked so often, unless it takes longer than that altogether. */
const ASKED = 100,
  MOST_MS = 10_000
const DAY = '2025-06-30'

/** What was measured when the register held so many documents. Times in milliseconds. */
interface Size {
  readonly documents: number
  readonly claims: number
  readonly records: number
  /** Documents read and added, end to end, since the size before. */
  readonly addedPerMinute: number
  /** From the last document added until records are up to date. */
  readonly settled: number
  /** From one more document until records are up to date. */
  readonly settledOne: number
  readonly asked: Readonly<Record<string, { readonly median: number; readonly p99: number }>>
  /** The counts as of a day, and of those who see what is open: at first, a week later, after one more document. */
  readonly seen: Readonly<Record<'first as of a day' | 'as of a week later' | 'first of what is open' | 'after one document more', number>>
  readonly peakMegabytes: number
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const json = process.argv.includes('--json')
const most = Number(option('--documents') ?? 4_000)
if (!Number.isInteger(most) || most < 100) throw new Error('--documents needs a whole number of 100 or more.')
const say = (words: string): void => {
  if (!json) process.stderr.write(`${words}\n`)
}

/** A hundredth, a tenth and the whole of the documents, as far as that is enough to measure. */
const SIZES = [most / 100, most / 10, most].map(Math.round).filter((size) => size >= 100)
/** What is measured is reckoned on to so many documents. */
const RECKONED = 1_000_000

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}

const SPAN = { day: DAY, until: '2025-09-30', rules: RULES }
const about = async (register: Register, text: string): Promise<readonly string[]> =>
  (await register.entitiesNamed(text)).entities.map(({ id }) => id)

/** What people ask, as a page or a command would: every list by its first part, and some from their middle. */
const QUESTIONS: Readonly<Record<string, (register: Register, round: number) => Promise<unknown>>> = {
  'search: two words': (register, round) => register.find(['trade energy', 'memorandum education', 'ministers security'][round % 3] ?? ''),
  'search: a phrase': (register) => register.find('"Ministry of Foreign Affairs"'),
  'search: a beginning': (register, round) => register.find(['fisher*', 'educat*', 'agricult*'][round % 3] ?? ''),
  'search: filters': (register, round) =>
    register.find(['kind:meeting about:Kenya since:2022', 'trade kind:figure', 'by:Norway kind:initiative'][round % 3] ?? ''),
  'search: counts of what is found': (register) => register.find('kind:meeting about:Kenya', { facets: true }),
  'a name': (register, round) =>
    register.entitiesNamed(['Norway Kenya', 'Brazil', 'the Joint Commission of Oman and India'][round % 3] ?? ''),
  'list of documents': (register) => register.parts.documents({}),
  'list of claims': (register) => register.parts.claims({}),
  'list of claims of a kind': (register) => register.parts.claims({ kind: 'figure' }),
  'list of records': (register) => register.parts.records({}),
  'list of records of a kind': (register) => register.parts.records({ kind: 'meeting', modality: 'scheduled' }),
  'list of records of a pair': async (register, round) =>
    register.parts.records({ entities: await about(register, ['Norway Kenya', 'Brazil Japan', 'Oman India'][round % 3] ?? '') }),
  'list of records of a party': async (register) =>
    register.parts.records({ entities: await about(register, 'Norway'), from: '2024-01-01' }),
  'list of records of a month': (register) => register.parts.records({ kind: 'meeting', from: '2023-03-01', to: '2023-03-31' }),
  'list of disputes': (register) => register.parts.records({ disputed: true }),
  'list of names': (register) => register.parts.entities({}),
  'list of bodies': (register) => bodiesFrom(register, DAY, [], { limit: 40 }),
  'list of decisions': (register) => register.parts.decisions(),
  'list of what needs a person': (register) => register.parts.review({}),
  'list of what is overdue': (register) => duePart(register, SPAN, {}),
  'list of what is coming': (register) => duePart(register, SPAN, { after: cursorOf([DAY, '', '', '']) }),
  'one record': async (register) => {
    const { items } = await register.parts.records({ kind: 'meeting', from: '2023-03-01', to: '2023-03-31' }, { limit: 1 })
    return register.claims({ record: items[0]?.id ?? '' })
  },
  'a brief': async (register) => makeBrief(await gatherView(register, await findSubject(register, ['Norway Kenya']), DAY)),
  'all that is due': (register) => dueFrom(register, SPAN),
  counts: (register) => register.counts(),
}

async function run(): Promise<readonly Size[]> {
  const kept = option('--folder')
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const tables = loadKnowledge()
  const reader = createReader(await tables)
  const register = await openRegister(option('--register') ?? folder, { create: true, knowledge: nameKnowledge(await tables) })
  const sizes: Size[] = []
  let made = (await register.counts()).documents
  const addOne = async (): Promise<void> => {
    made += 1
    const date = new Date(Date.UTC(2019, 0, 1 + (made % 2_300))).toISOString().slice(0, 10)
    const document = makeDocument(benchText(CHARACTERS, made), { date, issuer: `Ministry ${made % 40}` }, `made-${made}.txt`)
    const reading = await readDocument(reader, document)
    await register.add(document, reading, { readerName: reader.name, readerVersion: reader.version, learned: new Date().toISOString() })
  }
  try {
    for (const size of SIZES.filter((one) => one >= made)) {
      say(`adding up to ${size} documents`)
      const before = made
      const [adding] = await timed(async () => {
        while (made < size - 1) await addOne()
      })
      const [settled] = await timed(() => register.settle())
      if (made < size) await addOne()
      const [settledOne] = await timed(() => register.settle())
      say(
        `settled in ${Math.round(settled)} ms, one more in ${Math.round(settledOne)} ms, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far`,
      )
      say(`asking of ${size} documents`)
      const asked: Record<string, { readonly median: number; readonly p99: number }> = {}
      for (const [question, ask] of Object.entries(QUESTIONS)) {
        const times: number[] = []
        const began = performance.now()
        for (let round = 0; round < ASKED && (round === 0 || performance.now() - began < MOST_MS); round++)
          times.push((await timed(() => ask(register, round)))[0])
        times.sort((a, b) => a - b)
        const found = { median: times[Math.floor(times.length / 2)] ?? 0, p99: times[Math.ceil(times.length * 0.99) - 1] ?? 0 }
        asked[question] = found
        say(`  ${question}: ${found.median.toFixed(1)} ms, 99th of 100 ${found.p99.toFixed(1)} ms, asked ${times.length} times`)
      }
      const seen = await timeViews(register, addOne)
      for (const [view, time] of Object.entries(seen)) say(`  ${view}: ${Math.round(time)} ms`)
      const { claims, records } = await register.counts()
      sizes.push({
        documents: size,
        claims,
        records,
        addedPerMinute: ((made - 1 - before) / adding) * 60_000,
        settled,
        settledOne,
        asked,
        seen,
        peakMegabytes: process.resourceUsage().maxRSS / 1024,
      })
    }
  } finally {
    await register.close()
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return sizes
}

async function timeViews(register: Register, addOne: () => Promise<void>): Promise<Size['seen']> {
  const views = new Views(register)
  const look = async (scope: Scope): Promise<number> => (await timed(() => views.see(scope, (reader) => reader.counts())))[0]
  const published = (day: string): Scope => ({ asOf: { day, clock: 'published' } })
  try {
    const first = await look(published('2023-03-01'))
    const later = await look(published('2023-03-08'))
    const open = await look({ collections: ['open'] })
    await addOne()
    await register.settle()
    const more = await look({ collections: ['open'] })
    return { 'first as of a day': first, 'as of a week later': later, 'first of what is open': open, 'after one document more': more }
  } finally {
    await views.close()
  }
}

/** The power of the size with which a figure grows: 1 is in step with it, 0 not at all. */
function exponent(small: Size | undefined, large: Size | undefined, of: (size: Size) => number): number {
  if (small === undefined || large === undefined) return Number.NaN
  return Math.log(of(large) / of(small)) / Math.log(large.documents / small.documents)
}

const sizes = await run()
const [small, large] = [sizes[0], sizes.at(-1)]
if (json) console.log(JSON.stringify({ machine: cpus()[0]?.model, node: process.version, sizes }))
else {
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
  const table = new Table({
    head: ['', ...sizes.map(({ documents }) => `${documents} documents`), 'grows with size to the power', `reckoned for ${RECKONED}`],
  })
  const row = (name: string, of: (size: Size) => number, digits = 0): void => {
    const power = exponent(small, large, of)
    const reckoned = large === undefined ? Number.NaN : of(large) * (RECKONED / large.documents) ** power
    table.push([name, ...sizes.map((size) => of(size).toFixed(digits)), power.toFixed(2), reckoned.toFixed(digits)])
  }
  row('claims', ({ claims }) => claims)
  row('records', ({ records }) => records)
  row('documents read and added a minute', ({ addedPerMinute }) => addedPerMinute)
  row('ms to settle all that was added', ({ settled }) => settled)
  row('ms to settle one document more', ({ settledOne }) => settledOne)
  for (const question of Object.keys(QUESTIONS)) {
    row(`ms ${question}, median`, ({ asked }) => asked[question]?.median ?? 0, 1)
    row(`ms ${question}, 99th of 100`, ({ asked }) => asked[question]?.p99 ?? 0, 1)
  }
  for (const view of ['first as of a day', 'as of a week later', 'first of what is open', 'after one document more'] as const)
    row(`ms ${view}`, ({ seen }) => seen[view])
  row('peak memory, MB', ({ peakMegabytes }) => peakMegabytes)
  console.log(table.toString())
}
