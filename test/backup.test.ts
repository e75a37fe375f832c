import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { openRegister } from '../src/register/index.ts'
import { chancery, scratch } from './run.ts'

const files = scratch()
afterAll(files.gone)
const WRITER = fileURLToPath(new URL('../src/register/kill.child.ts', import.meta.url))
const server = process.env['CHANCERY_TEST_POSTGRES'] ?? ''

/** The tools of PostgreSQL beside the programs of the server: of Debian, the newest. */
const DEBIAN = '/usr/lib/postgresql'
const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
const PATH = [...versions.map((version) => `${DEBIAN}/${version}/bin`), process.env['PATH'] ?? ''].join(delimiter)
const has = (program: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore', env: { ...process.env, PATH } })
    return true
  } catch {
    return false
  }
}

const run = promisify(execFile)

/** The lines of the section on backup that a person copies: the tests run these and no others. */
const LINES = (/\n## Backup\n([\s\S]*?)\n## /.exec(readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8'))?.[1] ?? '')
  .split('```')
  .filter((_, i) => i % 2 === 1)
  .flatMap((block) => block.trim().split('\n'))

/** Runs the documented lines of a program, with the places of this test in place of those in the page. */
async function runDocumented(program: string, places: Readonly<Record<string, string>>): Promise<void> {
  const lines = LINES.filter((line) => line.startsWith(program))
  expect(lines).not.toEqual([])
  for (const line of lines) {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => {
      const bare = word.replaceAll('"', '')
      return Object.entries(places).reduce((all, [written, here]) => all.replaceAll(written, here), bare)
    })
    const [name = '', ...args] = words
    if (name === 'chancery') expect(await chancery(args)).toMatchObject({ code: 0 })
    else await run(name, args, { env: { ...process.env, PATH } })
  }
}

/** Lets a process add documents until `work` is done. Gives what was acknowledged before `work` began. */
async function whileWritten(place: string, work: () => Promise<void>): Promise<readonly string[]> {
  const writer = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), WRITER, place, 'add', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const ended = new Promise((resolve) => writer.once('close', resolve))
  const rows = createInterface({ input: writer.stdout })
  rows.on('line', (line) => {
    if (line.startsWith('document ')) said.push(line.slice('document '.length))
  })
  const until = async (count: number): Promise<void> => {
    while (said.length < count) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await until(20)
  const before = [...said]
  try {
    await work()
    // It was not stopped by it.
    await until(said.length + 1)
  } finally {
    writer.kill('SIGKILL')
  }
  await ended
  return before
}

/** What was acknowledged is in it, nothing by half, and it can be asked and written to. */
async function isWhole(place: string, before: readonly string[]): Promise<void> {
  const register = await openRegister(place)
  try {
    const documents = (await register.documents()).map(({ id }) => id)
    expect(documents).toEqual(expect.arrayContaining([...before]))
    const claims = await register.claims({ all: true })
    expect(claims.length).toBe(documents.length * 20)
    expect((await register.records()).flatMap((record) => record.claims)).toHaveLength(claims.length)
    expect((await register.find('spoke at length', { limit: documents.length + 1 })).places).toHaveLength(documents.length)
    await register.rebuild()
  } finally {
    await register.close()
  }
}

const made = async (place: string): Promise<string> => {
  await (await openRegister(place, { create: true })).close()
  return place
}

describe('a backup, as the page says, of a register that is written to meanwhile', () => {
  it('of SQLite by chancery copy', async () => {
    const data = await made(files.path('copied'))
    const before = await whileWritten(data, () => runDocumented('chancery copy ./data', { './data': data, './backup': files.path('copy') }))
    await isWhole(files.path('copy'), before)
  })

  it.skipIf(!has('sqlite3', '-version'))('of SQLite by sqlite3, and put back', async () => {
    const data = await made(files.path('sqlite'))
    const places = { 'data/chancery.db': `${data}/chancery.db`, 'backup.db': files.path('backup.db') }
    const before = await whileWritten(data, () => runDocumented('sqlite3', places))
    // What was written since, and what a killed writer left beside the file, goes.
    await runDocumented('rm', places)
    await runDocumented('cp', places)
    await isWhole(data, before)
  })

  describe.skipIf(server === '')('of PostgreSQL', () => {
    const schema = `backup_${process.pid}`
    const other = (database: string): string => {
      const url = new URL(server)
      url.pathname = `/${database}`
      return url.href
    }
    const place = `${server}&schema=${schema}`

    it('by chancery copy', async () => {
      await made(place)
      const before = await whileWritten(place, () =>
        runDocumented('chancery copy postgres', { 'postgres://jane@db.example/chancery': place, './backup': files.path('from-postgres') }),
      )
      await isWhole(files.path('from-postgres'), before)
    })

    it.skipIf(!has('pg_dump', '--version') || !has('pg_restore', '--version'))('by pg_dump, and put back by pg_restore', async () => {
      const mine = `${place}_dump`
      await made(mine)
      const places = {
        '--schema=chancery': `--schema=${schema}_dump`,
        'postgres://jane@db.example/chancery': server,
        'postgres://jane@db.example/postgres': server,
        'postgres://jane@db.example/restored': other(`restored_${process.pid}`),
        'chancery.dump': files.path('chancery.dump'),
      }
      const before = await whileWritten(mine, () => runDocumented('pg_dump', places))
      await runDocumented('createdb', { ...places, restored: `restored_${process.pid}` })
      await runDocumented('pg_restore', places)
      await isWhole(`${other(`restored_${process.pid}`)}&schema=${schema}_dump`, before)
      // With every count and hash of what stands there, it can be copied on.
      const { out } = await chancery(['copy', `${other(`restored_${process.pid}`)}&schema=${schema}_dump`, files.path('on')])
      expect(out).toContain('the same on both sides')
    })
  })
})
