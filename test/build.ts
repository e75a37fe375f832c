import { execFileSync } from 'node:child_process'

/** Builds the binary that the end-to-end tests start. `CHANCERY_BUILT=1` says that it is there already. */
export default function setup(): void {
  if (process.env['CHANCERY_BUILT'] === '1') return
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: new URL('..', import.meta.url), stdio: ['ignore', 'ignore', 'inherit'] })
}
