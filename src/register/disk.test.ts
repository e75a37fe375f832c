import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BY, oneClaim, problemOf } from './claims.fixture.ts'
import { onServer, placeIn, POSTGRES_ENGINE } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import type { Register } from './register.ts'

const FORUM = { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }

/** A small disk of memory in a folder, until `work` is done. */
async function onSmallDisk<T>(megabytes: number, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' })
  try {
    return await work(folder)
  } finally {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}
const changed = (folder: string, options: string): Buffer => execFileSync('mount', ['-o', `remount,${options}`, folder], { stdio: 'pipe' })

/** Why these tests do not run: only an administrator of Linux may make a disk. */
const cannot = await onSmallDisk(1, async () => undefined).catch((error: unknown) => String(error).split('\n')[0])
/** The folder of the test server's socket lies on this machine, so its disk can too. */
const socket =
  POSTGRES_ENGINE.missing === undefined ? (new URL(process.env['CHANCERY_TEST_POSTGRES'] ?? '').searchParams.get('host') ?? '') : ''
const cannotOnPostgres = cannot ?? POSTGRES_ENGINE.missing ?? (socket.startsWith('/') ? undefined : 'the test server is elsewhere')
const why = (missing: string | undefined): string => (missing === undefined ? '' : ` (skipped: ${missing})`)

/** Adds documents until nothing goes in any more, makes room, and goes on. */
async function fill(register: Register, makeRoom: () => void): Promise<void> {
  const add = async (n: number): Promise<unknown> => {
    const { document, reading } = oneClaim(`Number ${n}. ${`Text ${n * 7919} of it. `.repeat(400)}`, 'meeting', { ...FORUM, ordinal: n })
    return register.add(document, reading, BY)
  }
  let kept = 0
  const problem = await problemOf(
    (async () => {
      for (; kept < 10_000; kept++) await add(kept)
    })(),
  )
  expect([problem, kept > 3]).toEqual(['disk full', true])
  expect(await register.documents()).toHaveLength(kept)
  expect(await register.claims({ all: true })).toHaveLength(kept)
  makeRoom()
  await add(kept)
  expect(await register.documents()).toHaveLength(kept + 1)
  expect((await register.records()).flatMap(({ claims }) => claims)).toHaveLength(kept + 1)
}

describe('a disk that is full', () => {
  it.skipIf(cannot !== undefined)(`loses nothing of SQLite${why(cannot)}`, () =>
    onSmallDisk(3, async (folder) => {
      const register = await openRegister(folder, { create: true })
      await fill(register, () => changed(folder, 'size=40m')).finally(() => register.close())
    }),
  )

  it.skipIf(cannotOnPostgres !== undefined)(`loses nothing of PostgreSQL${why(cannotOnPostgres)}`, { timeout: 120_000 }, () =>
    onSmallDisk(6, async (folder) => {
      const { uid, gid } = statSync(socket)
      chownSync(folder, uid, gid)
      const space = `small_${process.pid}`
      await onServer(`CREATE TABLESPACE ${space} LOCATION '${folder}'`)
      try {
        await POSTGRES_ENGINE.inPlace(async (place) => {
          const schema = new URL(place).searchParams.get('schema') ?? ''
          const register = await openRegister(placeIn(schema, { options: `-c default_tablespace=${space}` }), { create: true })
          await fill(register, () => changed(folder, 'size=60m')).finally(() => register.close())
        })
      } finally {
        await onServer(`DROP TABLESPACE ${space}`)
      }
    }),
  )
})

describe('a disk that may only be read', () => {
  it.skipIf(cannot !== undefined)(`is said of SQLite, and what is there is read${why(cannot)}`, () =>
    onSmallDisk(20, async (folder) => {
      const register = await openRegister(folder, { create: true })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await register.add(document, reading, BY)
      await register.close()
      // The same folder seen through a door that lets nothing in.
      const view = mkdtempSync(join(tmpdir(), 'chancery-view-'))
      execFileSync('mount', ['--bind', folder, view])
      changed(view, 'ro,bind')
      const more = oneClaim('It met again.', 'meeting', FORUM)
      const writing = async (): Promise<void> => {
        const writer = await openRegister(view)
        await writer.add(more.document, more.reading, BY).finally(() => writer.close())
      }
      expect(['read-only', 'no rights']).toContain(await problemOf(writing()))
      const reader = await openRegister(view, { readonly: true })
      expect(await reader.records()).toHaveLength(1)
      await reader.close()
      execFileSync('umount', ['-l', view])
      rmSync(view, { recursive: true })
      const again = await openRegister(folder)
      expect((await again.add(more.document, more.reading, BY)).outcome).toBe('new')
      await again.close()
    }),
  )

  it.skipIf(POSTGRES_ENGINE.missing !== undefined)('is said of PostgreSQL, as of a server that only takes questions', () =>
    POSTGRES_ENGINE.inPlace(async (place) => {
      const schema = new URL(place).searchParams.get('schema') ?? ''
      const register = await openRegister(place, { create: true })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await register.add(document, reading, BY)
      await register.settle()
      await register.close()
      const closed = await openRegister(placeIn(schema, { options: '-c default_transaction_read_only=on' }))
      const more = oneClaim('It met again.', 'meeting', FORUM)
      expect(await problemOf(closed.add(more.document, more.reading, BY))).toBe('read-only')
      expect(await closed.records()).toHaveLength(1)
      await closed.close()
    }),
  )
})
