import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT, scratch } from './run.ts'

const { path, write, gone } = scratch()
afterAll(gone)

let folders = 0
/** Runs `.ci/program` where only these programs are found; `$FOLDER` in them is where it looks for PostgreSQL, `$BIN` where they lie. */
function seen(
  program: 'postgresql' | 'chromium',
  programs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): { code: number | null; lines: string[] } {
  const name = `bin-${++folders}`
  const folder = path(`postgres-${folders}`)
  mkdirSync(path(name), { recursive: true })
  for (const [file, script] of Object.entries(programs))
    chmodSync(write(join(name, file), `#!/bin/bash\n${script.replaceAll('$FOLDER', folder).replaceAll('$BIN', path(name))}\n`), 0o755)
  // Nothing else is on the path, so that nothing is ever installed by a test.
  for (const file of ['bash', 'timeout', 'tail', 'mktemp', 'rm', 'mkdir', 'touch', 'sleep', 'chmod'])
    symlinkSync(`/usr/bin/${file}`, path(join(name, file)))
  const { status, stdout } = spawnSync('/bin/bash', [join(ROOT, '.ci/program'), program, folder], {
    env: { PATH: path(name), ...env },
    encoding: 'utf8',
  })
  return { code: status, lines: stdout.trim().split('\n') }
}
const ROOT_USER = { id: 'echo 0' }
const INSTALLS_CHROMIUM = 'if [ "$1" = install ]; then touch $BIN/chromium; chmod 755 $BIN/chromium; fi'
const INSTALLS = 'if [ "$1" = install ]; then mkdir -p $FOLDER/17/bin; touch $FOLDER/17/bin/initdb; fi'

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
  ['one that is named', {}, { CHANCERY_TEST_POSTGRES: 'postgres://x@y/z' }, /the one that CHANCERY_TEST_POSTGRES names/],
  ['none wanted', {}, { CHANCERY_TEST_POSTGRES: 'none' }, /not wanted.*will be skipped/],
  ['one on the path', { initdb: 'true' }, {}, /on this machine$/],
  ['none, and no root', { id: 'echo 1000' }, {}, /only root may install it.*will be skipped/],
  ['none, and no apt-get', ROOT_USER, {}, /no apt-get.*will be skipped/],
  ['one that can be installed', { ...ROOT_USER, 'apt-get': INSTALLS }, {}, /installed$/],
  [
    'lists that cannot be fetched, and a package at hand',
    { ...ROOT_USER, 'apt-get': `[ "$1" = update ] && exit 100\n${INSTALLS}` },
    {},
    /installed$/,
  ],
  [
    'no network',
    { ...ROOT_USER, 'apt-get': 'echo "E: Unable to fetch some archives" >&2; exit 100' },
    {},
    /could not be installed \(E: Unable to fetch some archives\).*will be skipped/,
  ],
  ['an installer that says it has done it', { ...ROOT_USER, 'apt-get': 'exit 0' }, {}, /could not be installed.*will be skipped/],
  [
    'an installer that hangs',
    { ...ROOT_USER, 'apt-get': 'sleep 30' },
    { CHANCERY_INSTALL_SECONDS: '1' },
    /within 1 seconds.*will be skipped/,
  ],
])('%s is said in one line, and never fails', (_name, programs, env, line) => {
  expect(seen('postgresql', programs, env)).toEqual({ code: 0, lines: [expect.stringMatching(line)] })
})

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
  ['a browser that is named', {}, { CHANCERY_TEST_CHROMIUM: '/opt/chromium' }, /^chromium: the one that CHANCERY_TEST_CHROMIUM names/],
  ['a browser on the path', { 'google-chrome': 'true' }, {}, /^chromium: on this machine$/],
  ['no browser, and no root', { id: 'echo 1000' }, {}, /only root may install it: the tests of the page will be skipped$/],
  ['a browser that can be installed', { ...ROOT_USER, 'apt-get': INSTALLS_CHROMIUM }, {}, /^chromium: installed$/],
  [
    'a browser that cannot',
    { ...ROOT_USER, 'apt-get': 'echo "E: no"; exit 100' },
    {},
    /could not be installed \(E: no\).*will be skipped$/,
  ],
])('%s is said in one line, and never fails', (_name, programs, env, line) => {
  expect(seen('chromium', programs, env)).toEqual({ code: 0, lines: [expect.stringMatching(line)] })
})
