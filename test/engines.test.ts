import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onServer, placeIn, POSTGRES_ENGINE, titled } from '../src/register/engines.fixture.ts'
import { BINARY, chancery, chanceryJson, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'

const { path, gone } = scratch()
const folder = path('world')
const schema = `test_cli_${process.pid}`
afterAll(gone)

/** The answer of a command without what differs by when and where it was asked. */
async function told(args: readonly string[], place: readonly string[]): Promise<string> {
  const { out, code } = await chancery([...args, ...place, '--json'])
  expect([args, code]).toEqual([args, 0])
  return out.replaceAll(/"(?:learned|data|from|to)": "[^"]*"/g, '""').replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '')
}

describe.skipIf(POSTGRES_ENGINE.missing !== undefined)(`the program on ${titled(POSTGRES_ENGINE)}`, () => {
  let place = ''
  beforeAll(async () => {
    place = placeIn(schema, { password: 'open sesame' })
    const [onFolder, onPostgres] = [
      await chancery(['add', EXAMPLES, '--data', folder]),
      await chancery(['add', EXAMPLES, '--register', place]),
    ]
    expect([onFolder.code, onPostgres.code, onPostgres.err.match(/chancery:/)]).toEqual([0, 0, null])
    expect(onPostgres.out).toContain(`${EXAMPLE_COUNT} documents · ${EXAMPLE_COUNT} new`)
    expect(onPostgres.out + onPostgres.err).not.toContain('sesame')
    expect(onPostgres.out).toMatch(/register: postgres:\/\/\/postgres\?/)
  })
  afterAll(() => onServer(`DROP SCHEMA IF EXISTS ${schema} CASCADE; DROP SCHEMA IF EXISTS ${schema}_copy CASCADE`))

  test.each([
    [['brief', 'Russia', 'ASEAN', '--full']],
    [['brief', 'Russia', 'ASEAN', '--full', '--as-of', '2023-07-12']],
    [['due', '--all', '--as-of', '2023-07-12']],
    [['bodies']],
    [['bodies', 'ASEAN Regional Forum']],
    [['find', 'energy']],
    [['find', 'work plan OR fisher*', '--limit', '100', '--facets']],
    [['find', 'kind:meeting', '--limit', '500', '--facets']],
    [['find', 'kind:initiative by:Russia', '--facets']],
    [['find', 'party:ASEAN -kind:meeting since:2023-07 (health OR energy)']],
    [['find', 'a', '--limit', '500']],
  ])('answers as with SQLite: %j', async (args) => {
    const [onFolder, onPostgres] = await Promise.all([told(args, ['--data', folder]), told(args, ['--register', place])])
    expect(onPostgres).toBe(onFolder)
    expect(onFolder.length).toBeGreaterThan(100)
  })

  test('takes the address from the environment, and a folder before it', async () => {
    const { documents } = await chanceryJson<{ documents: unknown[] }>(['documents'], { env: { CHANCERY_REGISTER: place } })
    expect(documents).toHaveLength(EXAMPLE_COUNT)
    const elsewhere = await chancery(['documents', '--data', path('none')], { env: { CHANCERY_REGISTER: place } })
    expect(elsewhere.code).toBe(3)
    expect((await chancery(['documents', '--data', folder, '--register', place])).code).toBe(2)
  })

  test('copies there and back', async () => {
    const copy = placeIn(`${schema}_copy`, { password: 'open sesame' })
    const there = await chancery(['copy', folder, copy])
    expect([there.code, there.err]).toEqual([0, ''])
    expect(there.out).toMatch(/document +\d+ rows {2}sha256 [0-9a-f]{64}\n/)
    expect(there.out).not.toContain('sesame')
    const back = await chanceryJson<{ tables: { rows: number; hash: string }[] }>(['copy', copy, path('back')])
    const again = await chanceryJson<{ tables: { rows: number; hash: string }[] }>(['copy', folder, path('again')])
    expect(back.tables).toEqual(again.tables)
    expect(existsSync(join(path('back'), 'chancery.db'))).toBe(true)
    const full = await chancery(['copy', folder, copy])
    expect([full.code, full.errLines]).toEqual([3, [expect.stringMatching(/^chancery: .*holds something already/)]])
  })

  test.each([
    ['a server that is not there', { host: '/nowhere' }, /cannot be reached/],
    ['a user who is not let in', { user: 'asked_for_password', password: 'wrong sesame' }, /does not let this user in/],
    ['a schema without a register', { schema: 'nothing_here' }, /There is no register at/],
  ])('ends with 3 and one line for %s', async (_, facts, says) => {
    for (const args of [['documents'], ['brief', 'Russia'], ['rebuild']]) {
      const { code, out, errLines, err } = await chancery([...args, '--register', placeIn(schema, facts)])
      expect([code, out, errLines]).toEqual([3, '', [expect.stringMatching(says)]])
      expect(err).not.toContain('sesame')
    }
  })

  test('loses nothing when a process is killed in the middle of a batch', async () => {
    const killed = placeIn(`${schema}_copy`)
    await onServer(`DROP SCHEMA IF EXISTS ${schema}_copy CASCADE`)
    const child = spawn(process.execPath, [BINARY, 'add', EXAMPLES, '--register', killed], { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('close', resolve))
    setTimeout(() => child.kill('SIGKILL'), 900)
    await ended
    const { code, out } = await chancery(['add', EXAMPLES, '--register', killed])
    expect(code).toBe(0)
    expect(out).toContain(`${EXAMPLE_COUNT} documents · `)
    expect(await told(['find', 'energy'], ['--register', killed])).toBe(await told(['find', 'energy'], ['--data', folder]))
  })
})
