import { startThread } from '../sources/thread.ts'
import { RegisterError } from './error.ts'
import type { Settled, ToSettle } from './settling-thread.ts'

/**
 * Settles all of a register in a SQLite file in a thread of its own: to sort and copy the tables of a large one takes the engine many seconds
 * at a time, in which a server would answer nobody.
 * @throws RegisterError as settling does.
 */
export async function settleInThread(work: ToSettle): Promise<void> {
  const worker = await startThread(import.meta.url, './settling-thread.ts', './settling-thread.mjs', { workerData: work })
  const said = await new Promise<Settled>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => resolve({ message: 'The thread in which the register was settled has ended.' }))
  })
  if ('done' in said) return
  throw 'problem' in said ? new RegisterError(said.problem, said.path, said.message) : new Error(said.message)
}
