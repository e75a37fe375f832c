/**
 * `npm run bench [-- --json]`: speed, cold start, memory, growth and hostile input of the reader against named libraries, all on the same
 * generated text in one run. The first lines printed name the machine; the figures hold for it alone.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'
import type { Measured } from './measure.ts'
import { dateScores, type DateScore } from './dates.ts'
import { CONTESTANTS } from './readers.ts'
import { RELEASE_TEMPLATES } from './releases.ts'
import { benchText, HOSTILE, TEMPLATES } from './text.ts'

const MEGABYTE = 1_000_000
/** A reading that takes longer than this is stopped and reported as stopped. */
const LIMIT_SECONDS = 60
/** How many times as long as prose a hostile text of the same size may take. */
const HOSTILE_RATIO = 5
/** What `chancery read` may take beyond Node's own start. */
const COLD_MILLISECONDS = 150
const COLD_ROUNDS = 11

/** The texts that speed is measured on, and what is to be known of each. */
const TEXTS = {
  releases: `as dense in claims as real releases, from ${RELEASE_TEMPLATES.length} sentence templates`,
  prose: `nearly every clause a claim, from ${TEMPLATES.length} sentence templates`,
} as const
type SpeedText = keyof typeof TEXTS

interface Speed {
  readonly text: SpeedText
  readonly reader: string
  readonly does: string
  readonly megacharactersPerSecond: number
  readonly found: number
  readonly foundPerSecond: number
  /** What was found in 1,000 characters. */
  readonly density: number
  readonly timesWink: number
  readonly peakMegabytes: number
}
interface Growth {
  readonly characters: number
  readonly milliseconds: number
  readonly megacharactersPerSecond: number
  readonly peakMegabytes: number
}
interface Hostile {
  readonly text: string
  readonly milliseconds: number | 'stopped'
  readonly timesProse: number | 'stopped'
  readonly peakMegabytes: number | 'unknown'
}
interface Cold {
  readonly node: number
  readonly read: number
  readonly beyond: number
}
interface Goal {
  readonly goal: string
  readonly measured: string
  readonly met: boolean
}

const measureFile = fileURLToPath(new URL('./measure.ts', import.meta.url))
const binary = fileURLToPath(new URL('../dist/chancery.mjs', import.meta.url))
const json = process.argv.includes('--json')
const say = (words: string) => {
  if (!json) process.stderr.write(`${words}\n`)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Runs measure.ts in its own process; undefined when it was stopped at the limit. */
function measure(reader: string, text: string, size: number, rounds: number): Promise<Measured | undefined> {
  const options = { timeout: LIMIT_SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: MEGABYTE } as const
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...process.execArgv, measureFile, reader, text, String(size), String(rounds)],
      options,
      (error, stdout, stderr) => {
        if (error === null) resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured)
        else if (error.killed) resolve(undefined)
        else reject(new Error(`${reader} failed on "${text}" of ${size} characters:\n${stderr}`))
      },
    )
  })
}

async function measured(reader: string, text: string, size: number, rounds: number): Promise<Measured> {
  const result = await measure(reader, text, size, rounds)
  if (result === undefined) throw new Error(`${reader} took more than ${LIMIT_SECONDS} s on "${text}" of ${size} characters.`)
  return result
}

const speedOf = (result: Measured) => result.characters / MEGABYTE / (median(result.milliseconds) / 1000)

async function speeds(text: SpeedText): Promise<Speed[]> {
  const rows: Omit<Speed, 'timesWink'>[] = []
  for (const [reader, { does }] of Object.entries(CONTESTANTS)) {
    say(`speed on ${text}: ${reader}`)
    const result = await measured(reader, text, MEGABYTE, reader === 'compromise' ? 3 : 7)
    const speed = speedOf(result)
    rows.push({
      text,
      reader,
      does,
      megacharactersPerSecond: speed,
      found: result.found,
      foundPerSecond: (result.found * speed * MEGABYTE) / result.characters,
      density: (result.found * 1000) / result.characters,
      peakMegabytes: result.peak / MEGABYTE,
    })
  }
  const wink = rows.find((row) => row.reader === 'wink-nlp')?.megacharactersPerSecond ?? Number.NaN
  return rows.map((row) => ({ ...row, timesWink: row.megacharactersPerSecond / wink }))
}

async function growth(): Promise<Growth[]> {
  const rows: Growth[] = []
  for (const size of [1_000, 10_000, 100_000, MEGABYTE, 10 * MEGABYTE]) {
    say(`growth: ${size} characters`)
    const result = await measured('chancery', 'prose', size, size <= 100_000 ? 51 : size <= MEGABYTE ? 7 : 3)
    rows.push({
      characters: result.characters,
      milliseconds: median(result.milliseconds),
      megacharactersPerSecond: speedOf(result),
      peakMegabytes: result.peak / MEGABYTE,
    })
  }
  return rows
}

async function hostile(prose: number): Promise<Hostile[]> {
  const rows: Hostile[] = []
  for (const text of Object.keys(HOSTILE)) {
    say(`hostile: ${text}`)
    const result = await measure('chancery', text, MEGABYTE, 3)
    rows.push(
      result === undefined
        ? { text, milliseconds: 'stopped', timesProse: 'stopped', peakMegabytes: 'unknown' }
        : {
            text,
            milliseconds: median(result.milliseconds),
            timesProse: median(result.milliseconds) / prose,
            peakMegabytes: result.peak / MEGABYTE,
          },
    )
  }
  const weight = ({ timesProse }: Hostile) => (timesProse === 'stopped' ? Number.POSITIVE_INFINITY : timesProse)
  return rows.sort((a, b) => weight(b) - weight(a))
}

/** Milliseconds from start to end of a process; throws when it fails, since a failed start is no measure. */
function timed(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const took = performance.now() - start
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return took
}

/** Both starts in turn, so that a busy moment of the machine falls on both. */
function cold(): Cold {
  say('cold start')
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  try {
    const file = join(folder, 'release.txt')
    writeFileSync(file, benchText(3_000, 3))
    const node: number[] = []
    const read: number[] = []
    for (let i = 0; i < COLD_ROUNDS; i++) {
      node.push(timed(['-e', '0']))
      read.push(timed([binary, 'read', file]))
    }
    return { node: median(node), read: median(read), beyond: median(read) - median(node) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How time grows with size between two rows: 1 is linear, 2 is quadratic. */
function exponent(from: Growth, to: Growth): number {
  return Math.log(to.milliseconds / from.milliseconds) / Math.log(to.characters / from.characters)
}

function goals(
  speed: readonly Speed[],
  start: Cold,
  sizes: readonly Growth[],
  texts: readonly Hostile[],
  dates: readonly DateScore[],
): Goal[] {
  const timesWink = (text: SpeedText) => speed.find((row) => row.text === text && row.reader === 'chancery')?.timesWink ?? Number.NaN
  const hundred = sizes.find((row) => row.characters >= 100_000)
  const largest = sizes.at(-1)
  const power = hundred && largest ? exponent(hundred, largest) : Number.NaN
  const worst = texts[0]
  const [own, ...others] = dates
  const best = others.toSorted((a, b) => b.right - a.right)[0]
  return [
    {
      goal: 'a full reading is not slower than the annotation of wink-nlp',
      measured: `${timesWink('releases').toFixed(2)} times its speed on releases, ${timesWink('prose').toFixed(2)} times on the denser text`,
      met: timesWink('releases') >= 1 && timesWink('prose') >= 1,
    },
    {
      goal: `a cold read of 3 kB takes less than ${COLD_MILLISECONDS} ms beyond Node's own start`,
      measured: `${start.beyond.toFixed(0)} ms`,
      met: start.beyond < COLD_MILLISECONDS,
    },
    { goal: 'time grows in proportion to size, 100 kB to 10 MB', measured: `size to the power ${power.toFixed(2)}`, met: power < 1.15 },
    {
      goal: `no hostile text takes more than ${HOSTILE_RATIO} times as long as prose`,
      measured: worst === undefined ? 'none' : `${worst.text}: ${number(worst.timesProse, 2)}`,
      met: worst !== undefined && worst.timesProse !== 'stopped' && worst.timesProse <= HOSTILE_RATIO,
    },
    {
      goal: 'more dates of knowledge/dates.tsv are read right than by chrono-node or Recognizers-Text',
      measured: `${own?.right ?? 0} against ${best?.right ?? 0} (${best?.reader ?? 'none'})`,
      met: (own?.right ?? 0) > (best?.right ?? 0),
    },
  ]
}

function number(value: number | string, digits = 0): string {
  return typeof value === 'string' ? value : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const plain = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
  })
  plain.push(...rows.map((row) => [...row]))
  return plain.toString()
}

const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`
const speed = [...(await speeds('releases')), ...(await speeds('prose'))]
const start = cold()
const sizes = await growth()
const prose = sizes.find((row) => row.characters >= MEGABYTE)?.milliseconds ?? Number.NaN
const texts = await hostile(prose)
say('dates')
const dates = await dateScores()
const reached = goals(speed, start, sizes, texts, dates)

if (json) {
  console.log(
    JSON.stringify(
      {
        machine,
        templates: { releases: RELEASE_TEMPLATES.length, prose: TEMPLATES.length },
        speed,
        cold: start,
        growth: sizes,
        hostile: texts,
        dates,
        goals: reached,
      },
      null,
      2,
    ),
  )
} else {
  const base = speed.find((row) => row.reader === 'nothing')?.peakMegabytes ?? 0
  console.log(`${machine}\n`)
  console.log('Speed on 1 MB. "Found" is claims for chancery, and what comes nearest for the others.')
  for (const [text, told] of Object.entries(TEXTS)) {
    console.log(`\n${text}: ${told}`)
    console.log(
      table(
        ['reader', 'Mchar/s', '× wink-nlp', 'found', 'in 1,000 characters', 'found/s', 'peak MB', 'MB above the bare process'],
        speed
          .filter((row) => row.text === text && row.reader !== 'nothing')
          .map((row) => [
            row.reader,
            number(row.megacharactersPerSecond, 2),
            number(row.timesWink, 2),
            number(row.found),
            number(row.density, 1),
            number(row.foundPerSecond),
            number(row.peakMegabytes),
            number(row.peakMegabytes - base),
          ]),
      ),
    )
  }
  for (const [reader, { does }] of Object.entries(CONTESTANTS)) if (reader !== 'nothing') console.log(`  ${reader}: ${does}`)
  console.log(`\nCold start, median of ${COLD_ROUNDS}, a release of 3 kB`)
  console.log(
    table(
      ['process', 'ms'],
      [
        ['node -e 0', number(start.node)],
        ['chancery read', number(start.read)],
        ['beyond Node', number(start.beyond)],
      ],
    ),
  )
  console.log('\nGrowth')
  console.log(
    table(
      ['characters', 'ms', 'Mchar/s', 'peak MB'],
      sizes.map((row) => [
        number(row.characters),
        number(row.milliseconds, 2),
        number(row.megacharactersPerSecond, 2),
        number(row.peakMegabytes),
      ]),
    ),
  )
  console.log('\nHostile texts of 1 MB, the worst first')
  console.log(
    table(
      ['text', 'ms', '× prose', 'peak MB'],
      texts.map((row) => [row.text, number(row.milliseconds), number(row.timesProse, 2), number(row.peakMegabytes)]),
    ),
  )
  console.log(
    '\nDates of knowledge/dates.tsv read right, by their first and last day; the table is our own, and our reader is tested on it',
  )
  console.log(
    table(
      ['reader', 'right', 'of', 'share'],
      dates.map(({ reader, right, of }) => [reader, number(right), number(of), number(right / of, 2)]),
    ),
  )
  console.log('\nGoals')
  for (const { goal, measured: found, met } of reached) console.log(`  ${met ? 'met   ' : 'missed'}  ${goal}: ${found}`)
}
