import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { BINARY } from './run.ts'

/** The real binary, serving. */
export interface Serving {
  readonly address: string
  /** Asks for a path under /api and gives the answer with its JSON. */
  ask<T = Record<string, unknown>>(path: string, init?: RequestInit): Promise<{ readonly response: Response; readonly body: T }>
  /** Sends JSON to a path under /api. */
  send<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    init?: RequestInit,
  ): Promise<{ readonly response: Response; readonly body: T }>
  stop(): Promise<number | null>
  /** Ends it as a loss of power would. */
  kill(): Promise<void>
}

/** Starts `chancery serve` on a free port and waits until it says where it answers. */
export async function serving(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const child = spawn(process.execPath, [BINARY, 'serve', '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const ended = once(child, 'exit')
  let told = ''
  for await (const row of createInterface(child.stdout)) {
    told += row
    if (row === '}' || /^\{.*\}$/.test(row)) break
  }
  if (told === '') throw new Error('chancery serve ended before it answered')
  const { address } = JSON.parse(told) as { address: string }
  const ask: Serving['ask'] = async <T>(path: string, init: RequestInit = {}) => {
    const response = await fetch(`${address}/api/${path}`, init)
    const text = await response.text()
    return { response, body: (text !== '' && /\bjson\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T }
  }
  return {
    address,
    ask,
    send: (path, body, init = {}) =>
      ask(path, {
        method: 'POST',
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
