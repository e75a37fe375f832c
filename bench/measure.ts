/**
 * Measures one contestant on one text in a process of its own, so that neither memory nor warmed-up code is shared:
 * `measure.ts CONTESTANT TEXT SIZE ROUNDS`, where TEXT is `prose`, `releases` or the name of a hostile text. Prints one line of JSON.
 */
import { CONTESTANTS } from './readers.ts'
import { releaseText } from './releases.ts'
import { benchText, HOSTILE } from './text.ts'

/** What one process found. Times are of single readings, after the warm-up; `peak` is the most memory the process held, in bytes. */
export interface Measured {
  readonly characters: number
  readonly found: number
  readonly milliseconds: readonly number[]
  readonly peak: number
}

const [contestant = '', name = '', size = '0', rounds = '1'] = process.argv.slice(2)
const chosen = CONTESTANTS[contestant]
const write = name === 'prose' ? benchText : name === 'releases' ? releaseText : HOSTILE[name]
if (chosen === undefined || write === undefined) {
  throw new Error(`No contestant "${contestant}" or no text "${name}". See bench/readers.ts, bench/text.ts and bench/releases.ts.`)
}
const text = write(Number(size))
const run = await chosen.load()

// Other prose warms the code up, so that no answer for this text can have been kept.
const warmUp = (name === 'releases' ? releaseText : benchText)(100_000, 2)
for (let i = 0; i < 3; i++) run(warmUp)

const milliseconds: number[] = []
let found = 0
// A reading of many seconds needs no second one to be known for slow.
for (let spent = 0; milliseconds.length < Number(rounds) && spent < 20_000; spent += milliseconds.at(-1) ?? 0) {
  const start = performance.now()
  found = run(text)
  milliseconds.push(performance.now() - start)
}
const measured: Measured = { characters: text.length, found, milliseconds, peak: process.resourceUsage().maxRSS * 1024 }
console.log(JSON.stringify(measured))
