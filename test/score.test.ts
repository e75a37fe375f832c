import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openReader } from '../src/cli/knowledge.ts'
import { defaultGold, goldFiles, readCase } from '../src/cli/score/cases.ts'
import { score, type Fault } from '../src/cli/score/score.ts'
import { ROOT } from './run.ts'

/**
 * The figures that the reader has reached, by folder of gold. `CHANCERY_RECORD=1 npx vitest run test/score.test.ts` writes those of today.
 * A folder that is not there is passed over.
 */
const FILE = join(ROOT, 'test', 'recorded-score.json')
/** How far a figure may fall: rounding, not reading. */
const SLACK = 0.01

type Recorded = Readonly<Record<string, { readonly hard: number; readonly soft: number; readonly dated: number }>>
const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded

describe('the reader reads no worse than recorded', () => {
  test.each(defaultGold(ROOT))('on $name', async ({ name, path }) => {
    const reader = await openReader()
    const faults: Fault[] = []
    const { hard, soft, dated, documents, badPassages } = score(
      await Promise.all(goldFiles([path]).map((file) => readCase(reader, file))),
      (fault) => faults.push(fault),
    )
    const now = {
      hard: Math.round(hard.f1 * 1000) / 1000,
      soft: Math.round(soft.f1 * 1000) / 1000,
      dated: Math.round((dated / documents) * 1000) / 1000,
    }
    if (process.env['CHANCERY_RECORD'] === '1')
      writeFileSync(FILE, `${JSON.stringify({ ...(JSON.parse(readFileSync(FILE, 'utf8')) as Recorded), [name]: now }, null, 2)}\n`)
    const before = recorded[name] ?? { hard: 0, soft: 0, dated: 0 }
    const fallen = (Object.keys(before) as (keyof typeof before)[]).filter((figure) => now[figure] < before[figure] - SLACK)
    expect(badPassages).toBe(0)
    expect(
      process.env['CHANCERY_RECORD'] === '1'
        ? []
        : fallen.map((figure) => `${figure} fell from ${before[figure]} to ${now[figure]}: see npm run score -- --misses`),
    ).toEqual([])
  })
})
