import { parentPort, workerData } from 'node:worker_threads'
import { deriveApart } from './derive.ts'
import { RegisterError, type RegisterProblem } from './error.ts'
import type { NameKnowledge } from './knowledge.ts'
import { openSqlite } from './sqlite.ts'

/** What the thread is to settle: a register's file, and what is known of names. */
export interface ToSettle {
  readonly path: string
  readonly knowledge: NameKnowledge
  /** How long to wait for another who writes, in milliseconds. */
  readonly wait: number
}

/** What the thread says when it is done: nothing went wrong, or what did. */
export type Settled =
  | { readonly done: true }
  | { readonly problem: RegisterProblem; readonly path: string; readonly message: string }
  | { readonly message: string }

async function settled({ path, knowledge, wait }: ToSettle): Promise<Settled> {
  try {
    await deriveApart(await openSqlite(path, { wait }), knowledge)
    return { done: true }
  } catch (error) {
    if (error instanceof RegisterError) return { problem: error.problem, path: error.path, message: error.message }
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(await settled(workerData as ToSettle))
