import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { parseGold, slotParts, type PlainClaim } from '../src/cli/score/gold.ts'
import { score } from '../src/cli/score/score.ts'

const SHARED = fileURLToPath(new URL('../../shared/reading/', import.meta.url))
const folders = [join(SHARED, 'dev'), fileURLToPath(new URL('../examples/', import.meta.url))].filter((folder) => existsSync(folder))
const scratch = mkdtempSync(join(tmpdir(), 'chancery-score-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A reading made from the gold by dropping, swapping, moving and inventing. */
function spoiled(text: string, gold: readonly PlainClaim[], random: () => number): PlainClaim[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return gold.flatMap((claim) => {
    if (random() < 0.2) return []
    const line = Number(claim['line']) + (random() < 0.1 ? 1 : 0)
    const start = starts[line - 1] ?? 0
    const end = random() < 0.05 ? text.length + 9 : Math.max(start + 1, (starts[line] ?? text.length + 1) - 1)
    const slots = slotParts(claim).filter(() => random() < 0.8)
    const read: Record<string, unknown> = { kind: claim['kind'], passage: { start, end } }
    for (const { slot, value } of slots) {
      const written = random() < 0.15 ? 'something else altogether' : typeof value === 'string' && random() < 0.2 ? `the ${value}` : value
      const before = read[slot]
      read[slot] = before === undefined ? written : [before, written].flat()
    }
    if (random() < 0.3) Object.assign(read, claim['may'])
    return random() < 0.15 ? [read, { ...read, kind: 'commitment', what: 'open an office' }] : random() < 0.1 ? [read, { ...read }] : [read]
  })
}

describe.skipIf(!existsSync(join(SHARED, 'score.mjs')))('the scorer gives the same figures as the shared one', () => {
  test.each([1, 2, 3])('on spoiled readings, seed %i', (seed) => {
    const random = randomFrom(seed)
    const args: string[] = [],
      cases = []
    for (const folder of folders) {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.gold.jsonl'))) {
        const goldPath = join(folder, file),
          text = readFileSync(goldPath.replace('.gold.jsonl', '.txt'), 'utf8')
        const gold = parseGold(file, readFileSync(goldPath, 'utf8'))
        const claims = spoiled(text, gold.claims, random)
        const date = random() < 0.5 ? String(gold.document['date']) : '1999-01-01'
        const readingPath = join(scratch, `${seed}-${file}.json`)
        writeFileSync(readingPath, JSON.stringify({ document: { text, date }, claims }))
        args.push(goldPath, readingPath)
        cases.push({ gold, text, date, claims })
      }
    }
    const shared: unknown = JSON.parse(
      execFileSync(process.execPath, [join(SHARED, 'score.mjs'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1e8 }),
    )
    expect(rounded(score(cases))).toEqual(rounded(shared))
    expect(cases.length).toBeGreaterThan(10)
  })
})

/** Sums of thirds depend on their order in the last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 1e6) / 1e6 : inner)))
}
