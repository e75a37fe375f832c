import { chmod, copyFile, mkdir, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { BY, inFolder, knowledge, oneClaim, problemOf } from './claims.fixture.ts'
import { SCHEMA_VERSION } from './migrations.ts'
import { openRegister, registerOn } from './open.ts'
import { openSqlite } from './sqlite.ts'

const FORUM = { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }

async function onFile(path: string, sql: string): Promise<void> {
  const db = await openSqlite(path)
  await db.read((queries) => queries.exec(sql))
  await db.close()
}

describe('a register that cannot be used', () => {
  it.each<[string, string, (folder: string) => Promise<unknown>]>([
    ['is not there', 'missing', (folder) => openRegister(join(folder, 'none'))],
    [
      'is another file',
      'not a register',
      async (folder) => {
        await writeFile(join(folder, 'a.db'), 'Dear Minister, '.repeat(1000))
        return openRegister(join(folder, 'a.db'), { create: true })
      },
    ],
    [
      'is a database of another program',
      'not a register',
      async (folder) => {
        await onFile(join(folder, 'a.db'), 'CREATE TABLE notes (a)')
        return openRegister(join(folder, 'a.db'), { create: true })
      },
    ],
    [
      'is an empty file, to be read',
      'not a register',
      async (folder) => {
        await writeFile(join(folder, 'a.db'), '')
        return openRegister(join(folder, 'a.db'), { readonly: true })
      },
    ],
    [
      'is of a newer version',
      'newer version',
      async (folder) => {
        await (await openRegister(folder, { create: true })).close()
        await onFile(join(folder, 'chancery.db'), `PRAGMA user_version=${SCHEMA_VERSION + 1}`)
        return openRegister(folder)
      },
    ],
    [
      'is damaged',
      'damaged',
      async (folder) => {
        const register = await openRegister(folder, { create: true })
        for (let i = 0; i < 50; i++) {
          const { document, reading } = oneClaim(`The Forum met ${i}. ${'More text. '.repeat(200)}`, 'meeting', FORUM)
          await register.add(document, reading, BY)
        }
        await register.close()
        await truncate(register.path, Math.floor((await stat(register.path)).size / 2 / 4096) * 4096)
        const damaged = await openRegister(folder)
        try {
          return await damaged.records()
        } finally {
          await damaged.close()
        }
      },
    ],
    [
      'lies where a file stands',
      'no rights',
      async (folder) => {
        await writeFile(join(folder, 'file'), 'x')
        return openRegister(join(folder, 'file', 'a.db'), { create: true })
      },
    ],
    [
      'is a folder',
      'no rights',
      async (folder) => {
        await mkdir(join(folder, 'chancery.db'))
        return openRegister(folder)
      },
    ],
  ])('%s', (_what, problem, work) => inFolder(async (folder) => expect(await problemOf(work(folder))).toBe(problem)))

  it('says both versions of a newer one', () =>
    inFolder(async (folder) => {
      await (await openRegister(folder, { create: true })).close()
      await onFile(join(folder, 'chancery.db'), 'PRAGMA user_version=99')
      await expect(openRegister(folder)).rejects.toThrow(`version 99, and this chancery knows versions up to ${SCHEMA_VERSION}`)
    }))

  it('waits for another writer, then says so; readers read on', () =>
    inFolder(async (folder) => {
      const first = await openRegister(folder, { create: true })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await first.add(document, reading, BY)
      await first.settle()
      const other = new DatabaseSync(first.path)
      other.exec('BEGIN IMMEDIATE')
      const second = await openRegister(folder, { wait: 100 })
      const more = oneClaim('It met again.', 'meeting', FORUM)
      expect(await problemOf(second.add(more.document, more.reading, BY))).toBe('locked')
      expect(await second.records()).toHaveLength(1)
      other.exec('ROLLBACK')
      other.close()
      expect((await second.add(more.document, more.reading, BY)).outcome).toBe('new')
      await second.close()
      await first.close()
    }))

  it('loses nothing when the disk is full', () =>
    inFolder(async (folder) => {
      await (await openRegister(folder, { create: true })).close()
      const db = await openSqlite(join(folder, 'chancery.db'))
      await db.read((queries) => queries.exec('PRAGMA max_page_count=70'))
      const register = registerOn(db, knowledge(), false)
      let kept = 0
      const problem = await problemOf(
        (async () => {
          for (; kept < 1000; kept++) {
            const { document, reading } = oneClaim(`Number ${kept}. ${'Text of it. '.repeat(200)}`, 'meeting', FORUM)
            await register.add(document, reading, BY)
          }
        })(),
      )
      expect(problem).toBe('disk full')
      expect(await register.documents()).toHaveLength(kept)
      expect(await register.claims()).toHaveLength(kept)
      await register.close()
    }))

  it.skipIf(process.getuid?.() === 0)('may not be written', () =>
    inFolder(async (folder) => {
      await (await openRegister(folder, { create: true })).close()
      await chmod(join(folder, 'chancery.db'), 0o444)
      await chmod(folder, 0o555)
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      const problem = await problemOf((async () => (await openRegister(folder)).add(document, reading, BY))())
      await chmod(folder, 0o755)
      expect(['read-only', 'no rights']).toContain(problem)
    }),
  )

  it('can be copied when closed', () =>
    inFolder(async (folder) => {
      const register = await openRegister(folder, { create: true })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await register.add(document, reading, BY)
      await register.close()
      await copyFile(register.path, join(folder, 'copy.db'))
      const copy = await openRegister(join(folder, 'copy.db'), { readonly: true })
      expect(await copy.records()).toHaveLength(1)
      await copy.close()
    }))
})
