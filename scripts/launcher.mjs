#!/usr/bin/env node
// Starts the bundled program. What V8 compiled is kept beside it by the build, so that a start has little to parse; what another Node kept
// is refused by V8, and the bundle is compiled as usual.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const address = new URL('program.cjs', import.meta.url)
const file = fileURLToPath(address)
const compiled = `${file}.compiled`

function kept() {
  try {
    return readFileSync(compiled)
  } catch {
    return undefined
  }
}

const program = `(function (require, module, address) {${readFileSync(file, 'utf8')}\n})`
const script = new Script(program, { filename: file, cachedData: kept() })
script.runInThisContext()(createRequire(address), { exports: {} }, address.href)
if (process.env.CHANCERY_KEEP_COMPILED === '1') process.once('exit', () => writeFileSync(compiled, script.createCachedData()))
