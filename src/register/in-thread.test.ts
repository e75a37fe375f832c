import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BY, inFolder, knowledge, oneClaim, problemOf } from './claims.fixture.ts'
import { everyRow } from './derived.fixture.ts'
import { settleInThread } from './in-thread.ts'
import { openRegister } from './open.ts'
import { openSqlite } from './sqlite.ts'

const FORUM = { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }

/** A register of some sessions, settled and closed again. */
async function settledIn(folder: string): Promise<string> {
  const register = await openRegister(folder, { create: true, knowledge: knowledge() })
  for (let ordinal = 1; ordinal < 6; ordinal++) {
    const { document, reading } = oneClaim(`Number ${ordinal} of them.`, 'meeting', { ...FORUM, ordinal, when: `${2019 + ordinal}-09-04` })
    await register.add(document, reading, BY)
  }
  await register.settle()
  await register.close()
  return join(folder, 'chancery.db')
}

async function rowsIn(path: string): Promise<readonly string[]> {
  const database = await openSqlite(path)
  try {
    return await database.read(everyRow)
  } finally {
    await database.close()
  }
}

describe('a register that is settled in a thread', () => {
  it('comes to the same, byte for byte, as one that is settled at hand', () =>
    inFolder(async (folder) => {
      const path = await settledIn(folder)
      const before = await rowsIn(path)
      expect(before.length).toBeGreaterThan(20)
      await settleInThread({ path, knowledge: knowledge(), wait: 1_000 })
      expect(await rowsIn(path)).toEqual(before)
    }))

  it('lets another write until all is worked out, and says so when that one goes on for too long', () =>
    inFolder(async (folder) => {
      const path = await settledIn(folder)
      const other = await openSqlite(path)
      await other.write(async (db) => {
        await db.run("INSERT INTO setting VALUES ('held', '1')")
        expect(await problemOf(settleInThread({ path, knowledge: knowledge(), wait: 10 }))).toBe('locked')
      })
      await other.close()
      expect(await rowsIn(path)).not.toEqual([])
    }))

  it('says what is wrong with a file that is no register', () =>
    inFolder(async (folder) => {
      expect(await problemOf(settleInThread({ path: join(folder, 'none', 'chancery.db'), knowledge: knowledge(), wait: 10 }))).toBe(
        'no rights',
      )
    }))
})
