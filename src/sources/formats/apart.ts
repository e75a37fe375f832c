import type { Worker as NodeWorker } from 'node:worker_threads'
import { startThread } from '../thread.ts'
import { FormatError, LIMITS } from './format.ts'
import type { Asked, Answered, Read } from './worker.ts'

let worker: NodeWorker | undefined
let before: Promise<unknown> = Promise.resolve()

/** One file after the other, however many ask at once. See `readApart`. */
export function apart<F extends keyof Read>(format: F, bytes: Buffer, time: number = LIMITS.time): Promise<Read[F]> {
  // What is answered is of the format that was asked for.
  const read = before.then(() => readApart(format, bytes, time) as Promise<Read[F]>)
  before = read.catch(() => undefined)
  return read
}

/**
 * Lets a library of others read bytes in a thread of its own, which is ended when it takes too long or too much memory: its code is not
 * ours, and a file may be made to hold it up.
 */
async function readApart(format: keyof Read, bytes: Buffer, time: number): Promise<Read[keyof Read]> {
  worker ??= await startThread(import.meta.url, './worker.ts', './worker.mjs', { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
  const own = worker
  own.ref()
  return new Promise<Read[keyof Read]>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      own.off('message', answered).off('error', outOfMemory).off('exit', ended)
      own.unref()
    }
    const give = (reason: string, advice: string): void => {
      end()
      worker = undefined
      void own.terminate()
      reject(new FormatError(reason, advice))
    }
    const began = performance.now()
    const answered = (answer: Answered): void => {
      // On a busy machine an answer may be seen before the clock that ran out.
      if (performance.now() - began > time) {
        late()
        return
      }
      end()
      if ('read' in answer) resolve(answer.read)
      else reject(new FormatError(answer.reason, answer.advice))
    }
    const outOfMemory = (): void => give('could not be read within the memory allowed', 'split it, or save its text as .txt and add that')
    const ended = (): void => give('could not be read', 'save its text as .txt and add that')
    const late = (): void => give(`took longer than ${time / 1000} seconds to read`, 'split it, or save its text as .txt and add that')
    const timer = setTimeout(late, time)
    own.on('message', answered).on('error', outOfMemory).on('exit', ended)
    own.postMessage({ format, bytes: new Uint8Array(bytes) } satisfies Asked)
  })
}
