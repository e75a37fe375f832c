import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ENGINES, titled, type TestEngine } from './engines.fixture.ts'
import { openDatabase, openRegister } from './open.ts'

const CHILD = fileURLToPath(new URL('./kill.child.ts', import.meta.url))
const LOADER = import.meta.resolve('tsx')
/** How often a process is killed on each engine. */
const KILLS = Number(process.env['CHANCERY_KILLS'] ?? '10')
/** Adding and deciding is what is done all day; so they are killed most. */
const JOBS = ['add', 'review', 'rebuild', 'add', 'review', 'open'] as const
/** Within so many milliseconds from when it begins. */
const WITHIN = 150
const FIRST = 1500

/** Starts a process that does a job and says each time that it is done; kills it at some moment. Gives all that it said was done. */
async function doUntilKilled(place: string, job: (typeof JOBS)[number], first: number, after: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', LOADER, CHILD, place, job, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begun') setTimeout(() => child.kill('SIGKILL'), after)
    else said.push(line)
  }
  await ended
  return said
}

/** Takes a register back to the first version, so that the next who opens it has to bring it up to date. */
async function makeOld(place: string): Promise<void> {
  const db = await openDatabase(place, {})
  const { engine } = db.dialect
  await db.write((queries) =>
    queries.exec(`
    DROP TABLE setting; ALTER TABLE decision DROP COLUMN about; ALTER TABLE decision DROP COLUMN names;
    ALTER TABLE decision DROP COLUMN until;
    DROP TABLE IF EXISTS paragraph; DROP TABLE IF EXISTS paragraph_words; DELETE FROM meta WHERE key = 'indexed';
    DROP INDEX claim_place; CREATE INDEX claim_document ON claim (document);
    ${['audit', 'login', 'api_key', 'account', 'document_collection'].map((table) => `DROP TABLE IF EXISTS ${table};`).join(' ')}
    ${
      engine === 'sqlite'
        ? `CREATE TABLE paragraph (id INTEGER PRIMARY KEY, document TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL);
           CREATE TABLE paragraph_text (words TEXT);`
        : 'DROP FUNCTION IF EXISTS audit_kept;'
    }
    ${db.dialect.setVersion(1)}`),
  )
  await db.close()
}

/** Whatever was acknowledged is there, nothing is there by half, and what follows from it fits. */
async function isWhole(place: string, said: readonly string[]): Promise<number> {
  const register = await openRegister(place, { wait: 30_000 })
  const documents = await register.documents()
  const decisions = await register.decisions()
  const there = [...documents.map(({ id }) => `document ${id}`), ...decisions.map(({ why }) => `decision ${why ?? ''}`)]
  expect(there).toEqual(expect.arrayContaining([...said]))
  const notes = decisions.filter(({ act }) => act === 'note')
  expect(documents.length - notes.length).toBeLessThanOrEqual(KILLS)
  // No decision by half: each knows what all its claims said, but for those that a version without it kept.
  for (const { about, claims: on } of decisions) expect(about ?? on).toHaveLength(on.length)
  const held = new Map<string, number>()
  const claims = await register.claims({ all: true })
  for (const { document } of claims) held.set(document, (held.get(document) ?? 0) + 1)
  expect(documents.filter(({ id }) => held.get(id) !== 20)).toEqual([])
  const bearing = claims.filter(({ bears }) => bears).map(({ id }) => id)
  expect((await register.records()).flatMap((record) => record.claims).sort()).toEqual(bearing.toSorted())
  expect((await register.find('spoke at length', { limit: documents.length + 1 })).places).toHaveLength(documents.length)
  await register.close()
  return documents.length
}

describe.each(ENGINES)('a process that is killed, on $name', (engine: TestEngine) => {
  it.skipIf(engine.missing !== undefined)(
    `loses nothing that it said was done (${titled(engine)})`,
    { timeout: 60_000 + KILLS * 6000 },
    () =>
      engine.inPlace(async (place) => {
        await (await openRegister(place, { create: true })).close()
        const said: string[] = []
        let documents = 0
        for (let kill = 0; kill < KILLS; kill++) {
          const job = JOBS[kill % JOBS.length] ?? 'add'
          if (job === 'open') await makeOld(place)
          // Spread over the time within which it works, and the same in every run; the first is let alone until there is something to decide on.
          const after = kill === 0 ? FIRST : 20 + ((kill * 67) % WITHIN)
          const done = await doUntilKilled(place, job, kill * 10_000, after)
          said.push(...done.filter((line) => line.startsWith('d')))
          documents = await isWhole(place, said)
        }
        expect(documents).toBeGreaterThan(0)
      }),
  )
})
