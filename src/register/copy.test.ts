import { describe, expect, it } from 'vitest'
import { BY, knowledge, oneClaim, problemOf } from './claims.fixture.ts'
import { copyRegister } from './copy.ts'
import { ENGINES, POSTGRES_ENGINE, titled } from './engines.fixture.ts'
import { LISTS } from './listed.ts'
import { DERIVED, STORED } from './migrations.ts'
import { openDatabase, openRegister } from './open.ts'

const FORUM = { body: 'Norland–Arcadia Forum', when: '2024-09-04' }

/** A register of a few documents, one of them replaced, and a decision. */
async function fill(place: string): Promise<void> {
  const register = await openRegister(place, { create: true, knowledge: knowledge() })
  for (let i = 0; i < 30; i++) {
    const { document, reading } = oneClaim(
      `Session ${i} of the Forum met in Zürich. “Peace”, they said.`,
      'meeting',
      { ...FORUM, ordinal: i },
      { issuer: 'Côte d’Azur', url: `https://norland.example/${i % 25}` },
    )
    await register.add(document, reading, BY)
  }
  const [claim] = await register.claims()
  await register.decide({
    at: BY.learned,
    who: 'A. Clerk',
    act: 'correct',
    claims: [claim?.id ?? ''],
    slots: { ordinal: 99, when: null },
    why: 'misread',
  })
  await register.collect([claim?.document ?? ''], 'closed', 'A. Clerk', BY.learned)
  const grants = [{ collection: 'closed', role: 'editor' }] as const
  await register.accounts.put({ name: 'A. Clerk', grants, created: BY.learned, off: false })
  await register.accounts.audit({ at: BY.learned, who: 'A. Clerk', act: 'POST /api/rebuild', status: 200, from: '127.0.0.1' })
  await register.settle()
  await register.close()
}

/** All that may be asked of a register, but when and where. */
async function told(place: string): Promise<unknown> {
  const register = await openRegister(place, { readonly: true, knowledge: knowledge() })
  try {
    const { documents, claims, records, entities, decisions, counts, find } = register
    return [
      await documents(),
      await claims({ all: true }),
      await records(),
      await entities(),
      await decisions(),
      await counts(),
      await find('zurich'),
      await register.accounts.all(),
      await register.accounts.audited({ limit: 10 }),
      await (await register.seen({ collections: ['open'] })).counts(),
    ]
  } finally {
    await register.close()
  }
}

describe.each(ENGINES.flatMap((from) => ENGINES.map((to) => ({ from, to, title: `${from.name} to ${titled(to)}` }))))(
  'a copy from $title',
  ({ from, to }) => {
    it.skipIf(from.missing !== undefined || to.missing !== undefined)('holds the same and answers the same', () =>
      from.inPlace((source) =>
        to.inPlace(async (target) => {
          await fill(source)
          const { tables } = await copyRegister(source, target, { knowledge: knowledge() })
          expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
            ['document', 30],
            ['reading', 30],
            ['claim', 30],
            ['reading_claim', 30],
            ['decision', 1],
            ['document_collection', 1],
            ['account', 1],
            ['api_key', 0],
            ['login', 0],
            ['audit', 1],
            ['setting', 0],
          ])
          expect(await told(target)).toEqual(await told(source))
          expect(await problemOf(copyRegister(source, target))).toBe('not empty')
        }),
      ),
    )

    it.skipIf(from.missing !== undefined || to.missing !== undefined)('that was interrupted says so, and goes on', () =>
      from.inPlace((source) =>
        from.inPlace((other) =>
          to.inPlace(async (target) => {
            await fill(source)
            await fill(other)
            const copied = (table: string): void => {
              if (table === 'claim') throw new Error('interrupted')
            }
            await expect(copyRegister(source, target, { copied })).rejects.toThrow('interrupted')
            await expect(openRegister(target)).rejects.toThrow(/incomplete copy of .*make the copy again/)
            expect(await problemOf(copyRegister(other, target))).toBe('incomplete')
            await copyRegister(source, target, { knowledge: knowledge() })
            expect(await told(target)).toEqual(await told(source))
          }),
        ),
      ),
    )
  },
)

it('copies every table that does not follow from others', () =>
  (POSTGRES_ENGINE.missing === undefined ? [...ENGINES] : ENGINES.slice(0, 1)).reduce(
    (before, { inPlace }) =>
      before.then(() =>
        inPlace(async (place) => {
          await (await openRegister(place, { create: true })).close()
          const db = await openDatabase(place, {})
          const tables = await db.read((queries) =>
            queries.all(
              db.dialect.engine === 'sqlite'
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'paragraph_words%' AND name NOT LIKE 'sqlite_%'"
                : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '${db.dialect.stored}' AND table_name NOT IN ('register', 'paragraph_words')`,
            ),
          )
          await db.close()
          expect(tables.map(({ name }) => name).sort()).toEqual(
            [...STORED.map(({ table }) => table), ...DERIVED, ...LISTS, 'meta', 'paragraph'].sort(),
          )
        }),
      ),
    Promise.resolve(),
  ))
