import { fileURLToPath } from 'node:url'
import type { Worker, WorkerOptions } from 'node:worker_threads'

/**
 * Starts a thread that runs a module of its own.
 * @param here the address of the module that asks: of a source, or of the bundle
 * @param source where the thread's module is in development, from there
 * @param built where the build puts it, from the bundle
 */
export async function startThread(here: string, source: string, built: string, options: WorkerOptions): Promise<Worker> {
  const { Worker } = await import('node:worker_threads')
  const isSource = here.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? source : built, here))
  // In development there is no bundle: the thread loads the source through the same runner.
  return isSource
    ? new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`, {
        ...options,
        eval: true,
      })
    : new Worker(file, options)
}
