import { describe, expect, it } from 'vitest'
import { ENGINES, titled } from '../engines.fixture.ts'
import { openDatabase, openRegister } from '../open.ts'
import { onHeaps } from './heap.ts'

/** Rows in no order of their keys. */
const ROWS = Array.from({ length: 3_000 }, (_, i) => [`claim ${(i * 7_919) % 3_000}`, `["${i}"]`])

describe.each(ENGINES)('rows that are laid on a heap', (engine) => {
  it.skipIf(engine.missing !== undefined)(
    `all come into their table, in a large register as in a small one, and other tables are filled at once: ${titled(engine)}`,
    () =>
      engine.inPlace(async (place) => {
        await (await openRegister(place, { create: true })).close()
        const database = await openDatabase(place, {})
        for (const isLarge of [true, false]) {
          const rows = ROWS
          await database.write(async (db) => {
            await db.run('DELETE FROM settled_mention')
            await db.run('DELETE FROM settled_root')
            await onHeaps({ db, isLarge }, ['settled_mention'], async (heaping) => {
              for (let at = 0; at < rows.length; at += 1_000)
                await heaping.db.insert('settled_mention', ['claim', 'body'], rows.slice(at, at + 1_000))
              expect((await db.all('SELECT * FROM settled_mention')).length).toBe(isLarge ? 0 : rows.length)
              await heaping.db.insert('settled_root', ['key', 'root'], [['a', 'b']])
              expect((await db.all('SELECT * FROM settled_root')).length).toBe(1)
            })
            const found = await db.all('SELECT claim, body FROM settled_mention')
            expect(new Map(found.map(({ claim, body }) => [claim, body]))).toEqual(new Map(rows.map(([claim, body]) => [claim, body])))
            expect(found).toHaveLength(rows.length)
          })
        }
        await database.close()
      }),
    60_000,
  )

  it.skipIf(engine.missing !== undefined)(`of which two have one key are refused: ${titled(engine)}`, () =>
    engine.inPlace(async (place) => {
      await (await openRegister(place, { create: true })).close()
      const database = await openDatabase(place, {})
      const twice = [...ROWS, ...ROWS.slice(0, 1)]
      const filled = database.write((db) =>
        onHeaps({ db, isLarge: true }, ['settled_mention'], (heaping) => heaping.db.insert('settled_mention', ['claim', 'body'], twice)),
      )
      await expect(filled).rejects.toThrow()
      await database.close()
    }),
  )
})
