import { fileURLToPath } from 'node:url'
import { RegisterError } from './error.ts'
import type { Settled, ToSettle } from './settling-thread.ts'

/**
 * Settles all of a register in a SQLite file in a thread of its own: to sort and copy the tables of a large one takes the engine many seconds
 * at a time, in which a server would answer nobody.
 * @throws RegisterError as settling does.
 */
export async function settleInThread(work: ToSettle): Promise<void> {
  const { Worker } = await import('node:worker_threads')
  // In development there is no bundle: the thread loads the source through the same runner.
  const source = import.meta.url.includes('/src/register/')
  const file = fileURLToPath(new URL(source ? './settling-thread.ts' : './settling-thread.mjs', import.meta.url))
  const worker = source
    ? new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`, {
        eval: true,
        workerData: work,
      })
    : new Worker(file, { workerData: work })
  const said = await new Promise<Settled>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => resolve({ message: 'The thread in which the register was settled has ended.' }))
  })
  if ('done' in said) return
  throw 'problem' in said ? new RegisterError(said.problem, said.path, said.message) : new Error(said.message)
}
