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
  return existsSync(made) && MADE_OF.every((name) => newest(`${root}${name}`) < statSync(made).mtimeMs)
}

/** When something in a file or folder last changed; a folder changes when a file in it comes or goes. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}
