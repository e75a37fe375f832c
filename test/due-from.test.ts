import { setTimeout as sleep } from 'node:timers/promises'
import { RULES } from '../src/watch/rules.fixture.ts'
import { describe, expect, it } from 'vitest'
import { tellWorld } from './world/tell.ts'
import { makeTruth, tablesOf } from './world/truth.ts'
import { readDocument } from '../src/reading/read-document.ts'
import { createReader } from '../src/reading/read.ts'
import { BY } from '../src/register/claims.fixture.ts'
import { ENGINES, titled } from '../src/register/engines.fixture.ts'
import { openRegister, type Register } from '../src/register/index.ts'
import { makeDocument, takePaths } from '../src/sources/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { nameKnowledge } from '../src/cli/names.ts'
import { bodiesOn, type BodyRow } from '../src/watch/bodies.ts'
import { bodiesFrom } from '../src/watch/bodies-from.ts'
import { due, type Due } from '../src/watch/due.ts'
import { dueFrom, duePart, duePartSoon } from '../src/watch/due-from.ts'
import { dueGroups } from '../src/watch/due-groups.ts'

/** The documents that come with the program, as they are read. */
async function examples(register: Register): Promise<void> {
  const reader = createReader(await loadKnowledge())
  for await (const taken of takePaths(['examples'], { facts: {} }))
    if (taken.taken === 'document') await register.add(taken.document, await readDocument(reader, taken.document), BY)
}

/** A world of made-up sessions, visits, instruments and promises, told by several. */
async function world(register: Register): Promise<void> {
  const told = tellWorld(makeTruth(3), 3).claims
  const byDocument = new Map(told.map(({ document }) => [document, told.filter((claim) => claim.document === document)]))
  for (const [id, claims] of byDocument) {
    const [first] = claims
    const facts = {
      ...(first?.issuer === undefined ? {} : { issuer: first.issuer }),
      ...(first?.published === undefined ? {} : { date: first.published }),
    }
    const text = `Document ${id}.${' It was told.'.repeat(claims.length * 10)}`
    const read = claims.map(({ kind, modality, slots, speaker, passage }) => ({
      ...{ kind, modality, slots, passage },
      ...(speaker === undefined ? {} : { speaker }),
      ...{ spans: {}, inferred: {}, rows: { frame: 'test' } },
    }))
    await register.add(makeDocument(text, facts, `${id}.txt`), { claims: read }, BY)
  }
}

const worldKnowledge = async () => nameKnowledge(tablesOf(makeTruth(3)))
const SOURCES = [
  { name: 'the examples', add: examples, knowledge: async () => nameKnowledge(await loadKnowledge()) },
  { name: 'a world', add: world, knowledge: worldKnowledge },
]
const DAYS = [
  ['2019-05-01', '2019-12-31'],
  ['2023-07-12', '2023-10-10'],
  ['2024-02-28', '2025-03-01'],
  ['2025-03-17', '2025-06-15'],
  ['2030-01-01', '2030-01-02'],
] as const

describe.each(ENGINES)('on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('what is wanted soon comes without what takes long, and says so', { timeout: 120_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: nameKnowledge(await loadKnowledge()) })
        await examples(register)
        let waits = 1000
        const slow = {
          ...register,
          watch: {
            ...register.watch,
            bodiesWhose: async (...asked: Parameters<Register['watch']['bodiesWhose']>) => {
              await sleep(waits)
              return register.watch.bodiesWhose(...asked)
            },
          },
        }
        const window = { rules: RULES, day: '2023-07-12', until: '2024-07-12' }
        const soon = await duePartSoon(slow, window, { limit: 200 })
        const whole = await duePart(slow, window, { limit: 200 })
        expect(soon.incomplete).toBe(true)
        expect(soon.items.length).toBeGreaterThan(3)
        expect(whole.items.filter((item) => soon.items.some((one) => JSON.stringify(one) === JSON.stringify(item)))).toEqual(soon.items)
        expect(whole.items.some(({ rule }) => rule === 'body.cadence' || rule === 'body.missing')).toBe(true)
        expect(await duePartSoon(slow, window, { limit: 200 })).toEqual(whole)
        waits = 0
        expect(await duePartSoon(slow, { ...window, until: '2024-07-13' }, { limit: 5 })).not.toHaveProperty('incomplete')
        await register.close()
      }),
    )

    it.each(SOURCES)(
      'what is due in $name is the same, looked up or looked for among all records',
      { timeout: 120_000 },
      ({ add, knowledge }) =>
        engine.inPlace(async (place) => {
          const register = await openRegister(place, { create: true, knowledge: await knowledge() })
          await add(register)
          const records = await register.records()
          let late = 0
          for (const [day, until] of DAYS) {
            const plain = due(records, { day, until, rules: RULES, stateOf: register.stateOf })
            late += plain.filter(({ standing }) => standing === 'overdue').length
            expect([day, await dueFrom(register, { day, until, rules: RULES })]).toEqual([day, plain])
            const parts: Due[] = []
            for (let after: string | undefined, more = true; more; ) {
              const part = await duePart(register, { day, until, rules: RULES }, { limit: 13, ...(after === undefined ? {} : { after }) })
              parts.push(...part.items)
              after = part.next
              more = after !== undefined
            }
            expect([day, parts]).toEqual([day, plain])
            for (const most of [1, 5, Number.POSITIVE_INFINITY]) {
              for (const { standing, count, shown } of await dueGroups(register, { day, until, rules: RULES }, most, 3)) {
                const alike = plain.filter((item) => item.standing === standing)
                const all: Due[] = []
                for await (const item of shown) all.push(item)
                const ordered = standing === 'coming' ? alike : alike.toReversed()
                expect([day, standing, count, all]).toEqual([day, standing, alike.length, ordered.slice(0, most)])
              }
            }
          }
          const held: string[][] = []
          for (const most of [1, 7, 5000]) {
            const found: string[] = []
            for (let after: string | undefined = ''; after !== undefined; ) {
              const some: { readonly bodies: readonly string[]; readonly next?: string } = await register.watch.bodiesWhose(
                (sessions) => sessions.length > 1,
                after,
                most,
              )
              found.push(...some.bodies)
              after = some.next
            }
            held.push(found)
          }
          expect(held[2]?.length).toBeGreaterThan(3)
          expect(held.slice(0, 2)).toEqual([held[2], held[2]])
          const bodies = await register.entities('body')
          const [two] = [(await register.entities('party')).slice(0, 1).map(({ id }) => id)]
          for (const about of [[], two]) {
            const of = await register.records({ kind: ['meeting', 'body'], entities: about })
            const plain = bodiesOn(of, '2024-06-01', bodies, register.stateOf)
            const listed: BodyRow[] = []
            for (let after: string | undefined, more = true; more; ) {
              const part = await bodiesFrom(register, '2024-06-01', about, { limit: 7, ...(after === undefined ? {} : { after }) })
              listed.push(...part.items)
              after = part.next
              more = after !== undefined
            }
            const sorted = (rows: readonly BodyRow[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort()
            expect(sorted(listed)).toEqual(sorted(plain))
          }
          expect(late).toBeGreaterThan(add === examples ? 3 : -1)
          await register.close()
        }),
    )
  })
})
