import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { inFolder } from './claims.fixture.ts'
import { openRegister } from './open.ts'

const CHILD = fileURLToPath(new URL('./kill.child.ts', import.meta.url))
const LOADER = import.meta.resolve('tsx')

/** Starts a process that adds documents and says each one's id when it is stored; kills it after so many. */
async function addUntilKilled(folder: string, first: number, kill: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', LOADER, CHILD, folder, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const stored: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    stored.push(line)
    if (stored.length === kill) child.kill('SIGKILL')
  }
  await ended
  return stored
}

it('keeps every document it said was stored, whole, when it is killed', { timeout: 60_000 }, () =>
  inFolder(async (folder) => {
    const said: string[] = []
    for (const kill of [1, 7, 23]) {
      said.push(...(await addUntilKilled(folder, said.length * 1000, kill)))
      const register = await openRegister(folder)
      const documents = await register.documents()
      expect(documents.map(({ id }) => id)).toEqual(expect.arrayContaining(said))
      const claims = await register.claims()
      for (const { id } of documents) expect(claims.filter(({ document }) => document === id)).toHaveLength(20)
      expect((await register.records()).flatMap((record) => record.claims)).toHaveLength(claims.length)
      await register.close()
    }
    expect(said.length).toBeGreaterThanOrEqual(31)
  }),
)
