import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SetAside } from './document.ts'

/** A file to be tried, or a path that leads to none. */
type Offered = { readonly path: string } | { readonly aside: SetAside }

/**
 * All files that paths lead to, folders searched through in the order of names. A folder reached twice, as by a link in a circle, is
 * searched once. In folders, hidden files, gold and sidecars are passed over; `endings` are those of names that are read.
 */
export async function* offered(paths: readonly string[], endings: readonly string[]): AsyncGenerator<Offered> {
  const seen = new Set<string>()
  for (const path of paths) yield* under(path, seen, endings)
}

async function* under(path: string, seen: Set<string>, endings: readonly string[]): AsyncGenerator<Offered> {
  try {
    const found = await stat(path)
    if (found.isFile()) {
      yield { path }
      return
    }
    if (!found.isDirectory()) {
      yield { aside: { origin: path, reason: 'is neither file nor folder', advice: 'give a file or folder' } }
      return
    }
    const real = await realpath(path)
    if (seen.has(real)) return
    seen.add(real)
    const names = (await readdir(path)).sort()
    const all = new Set(names)
    for (const name of names) if (!passedOver(name, all, endings)) yield* under(join(path, name), seen, endings)
  } catch (error) {
    yield { aside: fileAside(path, error) }
  }
}

function passedOver(name: string, beside: ReadonlySet<string>, endings: readonly string[]): boolean {
  if (name.startsWith('.') || name.endsWith('.gold.jsonl') || name.endsWith('.meta.json')) return true
  if (!name.endsWith('.json')) return false
  const stem = name.slice(0, -'.json'.length)
  return endings.some((ending) => beside.has(`${stem}.${ending}`) || (stem.endsWith(`.${ending}`) && beside.has(stem)))
}

/** The bytes of a file of at most `limit` bytes, or why there are none; `missing` when there is no such file. */
export async function readFileLimited(
  path: string,
  limit: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly aside: SetAside; readonly missing: boolean }> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > limit) return { aside: largeAside(path, size, limit), missing: false }
      return { bytes: await file.readFile() }
    } finally {
      await file.close()
    }
  } catch (error) {
    return { aside: fileAside(path, error), missing: errorCode(error) === 'ENOENT' }
  }
}

const REASONS: ReadonlyMap<string, readonly [reason: string, advice: string]> = new Map([
  ['ENOENT', ['is not there', 'check the name']],
  ['EACCES', ['may not be read', 'ask for the right to read it (chmod +r, and +x for a folder)']],
  ['EPERM', ['may not be read', 'ask for the right to read it']],
  ['ELOOP', ['is a link that leads round in a circle', 'give the file itself']],
  ['EISDIR', ['is a folder', 'give a file']],
  ['EMFILE', ['could not be opened, too many files are open', 'close other programs, or raise ulimit -n']],
  ['ENAMETOOLONG', ['has a name that is too long', 'give it a shorter one']],
])

/** Says in one line what the system's error about a file means. */
function fileAside(origin: string, error: unknown): SetAside {
  const code = errorCode(error)
  const known = REASONS.get(code)
  if (known) return { origin, reason: known[0], advice: known[1] }
  if (code === '') throw error
  return { origin, reason: `could not be read (${code})`, advice: 'check the disk, then add it again' }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Says that something is larger than what is taken. Sizes in bytes; of a stream, as far as it was read. */
export function largeAside(origin: string, size: number, limit: number): SetAside {
  const mega = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 100_000) / 10} MB`)
  const over = mega(size) === mega(limit) ? 'a little more than' : `${mega(size)}, more than`
  return { origin, reason: `is ${over} the ${mega(limit)} taken`, advice: 'cut it into its documents, or raise the limit' }
}
