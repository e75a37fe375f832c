import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** The real binary. */
export const BINARY = join(ROOT, 'dist', 'chancery.mjs')
export const EXAMPLES = join(ROOT, 'examples')

/** How many documents the examples hold, those in other languages among them. */
export const EXAMPLE_COUNT = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES, { recursive: true }).filter((name) => String(name).endsWith('.txt')).length
  : 0

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** What was written beside the output, line by line. */
  readonly errLines: readonly string[]
}

export interface RunOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Run as this user and group. */
  readonly uid?: number
  /** Called when the process has started. */
  readonly started?: (kill: () => void) => void
}

/** Runs the binary and waits for its end. Colours are off, as there is no terminal. */
export function chancery(args: readonly string[], { input, env = {}, cwd = tmpdir(), uid, started }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BINARY, ...args], {
      cwd,
      env: { ...process.env, CHANCERY_DATA: '', CHANCERY_REGISTER: '', FORCE_COLOR: undefined, ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    const out: Buffer[] = [],
      err: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => err.push(part))
    child.on('error', reject)
    child.on('close', (code) => {
      const told = Buffer.concat(err).toString()
      resolve({ code, out: Buffer.concat(out).toString(), err: told, errLines: told.split('\n').filter((row) => row !== '') })
    })
    // A process that ends before it has read its input closes the pipe: that is its right.
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
    started?.(() => child.kill('SIGKILL'))
  })
}

/** Runs the binary with `--json` and gives what it wrote. */
export async function chanceryJson<T = Record<string, unknown>>(args: readonly string[], options: RunOptions = {}): Promise<T> {
  const { out, err, code } = await chancery([...args, '--json'], options)
  if (out === '') throw new Error(`chancery ${args.join(' ')} wrote no JSON and ended with ${code}: ${err}`)
  return JSON.parse(out) as T
}

/** A folder for one test file, removed by `gone`. */
export function scratch(): {
  readonly path: (...names: string[]) => string
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly gone: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
  const path = (...names: string[]): string => join(folder, ...names)
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true })
      writeFileSync(path(name), content)
      return path(name)
    },
    gone: () => rmSync(folder, { recursive: true, force: true }),
  }
}
