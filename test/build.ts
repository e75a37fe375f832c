import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the binary is made of. */
const MADE_OF = ['src', 'web', 'scripts', 'knowledge', 'package-lock.json']
/** What the build makes last: it is there when the build was not cut off. */
const MADE = 'dist/chancery.mjs'

/** Builds the binary that the end-to-end tests start, unless it is newer than all it is made of. `CHANCERY_BUILT=1` says that it is there already. */
export default function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  if (process.env['CHANCERY_BUILT'] === '1' || isBuilt(root)) return
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

function isBuilt(root: string): boolean {
  const made = `${root}${MADE}`
  if (!existsSync(made)) return false
  const { mtimeMs } = statSync(made)
  return MADE_OF.every((name) => newest(`${root}${name}`) < mtimeMs)
}

/** When something in a file or folder last changed; a folder changes when a file in it comes or goes. */
function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}
