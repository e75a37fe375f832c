import { describe, expect, it } from 'vitest'
import { BY, knowledge, oneClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import type { StoredRow } from './stored-rows.ts'

async function* each(rows: readonly StoredRow[]): AsyncGenerator<StoredRow> {
  yield* rows
}

async function rowsAt(place: string): Promise<readonly StoredRow[]> {
  const register = await openRegister(place, { readonly: true, knowledge: knowledge() })
  const rows: StoredRow[] = []
  await register.stored((row) => void rows.push(row))
  await register.close()
  return rows
}

async function takeIn(place: string, rows: readonly StoredRow[]): Promise<number> {
  const register = await openRegister(place, { create: true, knowledge: knowledge() })
  try {
    return await register.takeIn(each(rows))
  } finally {
    await register.close()
  }
}

async function fill(place: string): Promise<void> {
  const register = await openRegister(place, { create: true, knowledge: knowledge() })
  for (let i = 0; i < 20; i++) {
    const { document, reading } = oneClaim(
      `Session ${i} of the Forum met in Zürich.`,
      'meeting',
      { body: 'Norland–Arcadia Forum', ordinal: i },
      { url: `https://norland.example/${i % 15}` },
    )
    await register.add(document, reading, BY)
  }
  const [claim] = await register.claims()
  await register.decide({
    at: BY.learned,
    who: 'A. Clerk',
    act: 'correct',
    claims: [claim?.id ?? ''],
    slots: { ordinal: 99 },
    why: 'misread',
  })
  await register.collect([claim?.document ?? ''], 'closed', 'A. Clerk', BY.learned)
  await register.close()
}

describe.each(ENGINES.map((engine) => [titled(engine), engine] as const))('rows of a register on %s', (_, engine) => {
  const run = engine.missing === undefined ? it : it.skip

  run('are the same after they were taken in elsewhere, and so are the records', () =>
    engine.inPlace((from) =>
      engine.inPlace(async (to) => {
        await fill(from)
        const rows = await rowsAt(from)
        expect(new Set(rows.map(({ table }) => table)).size).toBe(6)
        expect(await takeIn(to, rows)).toBe(rows.length)
        expect(await rowsAt(to)).toEqual(rows)
        const [there, here] = await Promise.all([from, to].map((place) => openRegister(place, { create: true, knowledge: knowledge() })))
        expect(await here?.records()).toEqual(await there?.records())
        expect((await here?.find('Zürich'))?.places.length).toBeGreaterThan(0)
        await Promise.all([here?.close(), there?.close()])
      }),
    ),
  )

  run('are not taken into a register that holds something', () =>
    engine.inPlace(async (place) => {
      await fill(place)
      await expect(takeIn(place, await rowsAt(place))).rejects.toThrow('holds something already')
    }),
  )

  const document = { id: '0', hash: '0', text_hash: '0', text: 'x', origin: '-', learned: BY.learned }
  run.each<[string, readonly StoredRow[], RegExp]>([
    ['of no table', [{ table: 'account', row: { name: 'x' } }], /Row 1 .*"account"/],
    ['of a table with a name from elsewhere', [{ table: 'constructor', row: {} }], /"constructor"/],
    ['with a column that is none', [{ table: 'document', row: { ...document, 'id) VALUES (1); --': 'x' } }], /has no column/],
    ['with a number for words', [{ table: 'document', row: { ...document, text: 1 } }], /text of document has another form/],
    [
      'with what is no JSON',
      [
        { table: 'document', row: document },
        { table: 'reading', row: { id: 1, document: '0', date_from: '[' } },
      ],
      /Row 2 .*date_from of reading is no JSON/,
    ],
  ])('a row %s is refused, and nothing is stored', (_what, rows, words) =>
    engine.inPlace(async (place) => {
      await expect(takeIn(place, rows)).rejects.toThrow(words)
      expect(await rowsAt(place)).toEqual([])
    }),
  )
})
