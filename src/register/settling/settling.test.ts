import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledge } from '../claims.fixture.ts'
import type { Database, Queries } from '../database.ts'
import { allDecisions, fillApart } from '../derive.ts'
import { everyRow } from '../derived.fixture.ts'
import { ENGINES, titled } from '../engines.fixture.ts'
import { markTwins } from '../identity/twins.ts'
import { openDatabase, openRegister, registerOn } from '../open.ts'
import { unpacked } from '../record-body.ts'
import { requiredReviewers } from '../reviewers.ts'
import { BEARING, settlingClaimOf } from '../rows.ts'
import { settle } from '../settle.ts'
import { anyStep, take, type Step } from '../steps.fixture.ts'
import { latestReadings, readBySeveral, sideBySide } from '../side-by-side.ts'

/** What the pure function makes of all claims that bear. */
async function inMemory(db: Queries): Promise<{ readonly records: readonly string[]; readonly entities: readonly string[] }> {
  const twins = new Map<string, readonly string[]>()
  for (const document of await readBySeveral(db))
    for (const [id, others] of sideBySide(await latestReadings(db, document)).twins) twins.set(id, others)
  const claims = (await db.all(BEARING)).map(settlingClaimOf).map((claim) => {
    const own = twins.get(claim.id)
    return own === undefined ? claim : { ...claim, twins: own }
  })
  const { records, entities } = settle(markTwins(claims), await allDecisions(db), knowledge(), await requiredReviewers(db))
  return { records: records.map((one) => JSON.stringify(one)).sort(), entities: entities.map((one) => JSON.stringify(one)).sort() }
}

async function inTables(db: Queries): Promise<{ readonly records: readonly string[]; readonly entities: readonly string[] }> {
  const bodies = async (table: string): Promise<readonly string[]> =>
    (await db.all(`SELECT body FROM ${table}`)).map(({ body }) => String(body)).sort()
  const records = (await bodies('record_body')).map((body) => JSON.stringify(unpacked(body))).sort()
  return { records, entities: await bodies('entity') }
}

async function check(db: Database, steps: readonly Step[]): Promise<void> {
  const register = registerOn(db, knowledge(), false)
  for (const [round, step] of steps.entries()) {
    await take(step, round, register)
    await register.settle()
    const expected = await db.read(inMemory)
    expect(await db.read(inTables)).toEqual(expected)
  }
  const stepwise = await db.read(everyRow)
  await register.rebuild()
  expect(await db.read(everyRow)).toEqual(stepwise)
  const asLarge = await db.read(async (queries) => {
    const settling = { made: await allDecisions(queries), required: await requiredReviewers(queries), knowledge: knowledge() }
    await fillApart(queries, { ...settling, isLarge: true })
    return everyRow(queries)
  })
  expect(asLarge).toEqual(stepwise)
}

describe.each(ENGINES)('settling step by step', (engine) => {
  it.skipIf(engine.missing !== undefined)(
    `comes to the same, byte for byte, as settling all at once, also as a large register is settled: ${titled(engine)}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), (steps) =>
          engine.inPlace(async (place) => {
            await (await openRegister(place, { create: true, knowledge: knowledge() })).close()
            const db = await openDatabase(place, {})
            try {
              await check(db, steps)
            } finally {
              await db.close()
            }
          }),
        ),
        { numRuns: Number(process.env['RUNS'] ?? (engine.name === 'SQLite' ? 25 : 4)) },
      )
    },
    600_000,
  )
})
