import { describe, expect, it } from 'vitest'
import type { Kind, Modality, SlotValue } from '../reading/claim.ts'
import { makeDocument } from '../sources/document.ts'
import * as ask from './ask.ts'
import { BY, knowledge, readClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { makeNames } from './names.ts'
import { entitiesNamed, findNamed } from './naming.ts'
import { openDatabase, openRegister } from './open.ts'
import { allOf, CursorError } from './part.ts'
import type { ClaimFilter, Part, PartAsked, RecordFilter, Register } from './register.ts'

type Slots = Readonly<{ [slot: string]: SlotValue }>
const TOLD: readonly (readonly [Kind, Slots, Modality?])[] = [
  ['meeting', { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }],
  ['meeting', { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-06' }],
  ['meeting', { title: 'talks', participants: ['Norland', 'Laos'], when: '2024-03' }, 'scheduled'],
  ['visit', { who: 'Jane Roe', of: 'Norland', where: 'Vientiane', when: '2024-03-20' }, 'scheduled'],
  ['visit', { who: 'Adam Roe', of: 'Arcadia', where: 'Jakarta', when: '2023' }],
  ['instrument', { title: 'Agreement on Transit', parties: ['Norland', 'Russia'], action: 'signed', when: '2021-02-01' }],
  ['commitment', { by: ['Norland'], what: 'open a port', due: '2025-05-01' }],
  ['figure', { measure: 'trade', between: ['Norland', 'Arcadia'], value: 5, unit: 'USD', period: '2023' }],
  ['relation', { party: 'Norland', with: 'Indonesia', status: 'strategic partnership', since: '2001' }],
  ['position', { holder: ['Russia'], stance: 'supports', subject: 'the Forum' }],
  ['body', { name: 'Norland–Arcadia Forum', since: '1999-05', members: ['Norland', 'Arcadia'] }],
]
const DOCUMENTS = 40

/** Some documents, of which a few have no date, and one is replaced by another. */
async function fill(register: Register): Promise<void> {
  for (let i = 0; i < DOCUMENTS; i++) {
    const text = `Number ${i}. It was told so, and so.`
    const facts = {
      ...(i % 7 === 0 ? {} : { date: `2024-0${1 + (i % 9)}-1${i % 3}` }),
      issuer: i % 2 === 0 ? 'MFA of Norland' : 'MFA of Arcadia',
      ...(i < 2 ? { url: 'https://mfa.example/one' } : {}),
    }
    const claims = TOLD.slice(i % 5, 3 + (i % 9)).map(([kind, slots, modality], n) =>
      readClaim(kind, { ...slots, ...own(kind, i) }, n, 12 + n, modality),
    )
    await register.add(makeDocument(text, facts, `${i}.txt`), { claims }, BY)
  }
  const [claim] = await register.claims({ kind: 'position' })
  await register.decide({ at: '2025-03-02T08:00:00.000Z', who: 'Jane Roe', act: 'reject', claims: [claim?.id ?? ''], why: 'a courtesy' })
}

/** What makes some of the things told several. */
const own = (kind: Kind, i: number): Slots =>
  kind === 'commitment' ? { due: `202${i % 6}-05-01` } : kind === 'visit' ? { who: `Jane ${'ABCDEFGH'[i % 8] ?? ''}. Roe` } : {}

const CLAIM_FILTERS: readonly ClaimFilter[] = [{}, { all: true }, { kind: 'meeting' }, { kind: 'position', all: true }, { kind: 'post' }]
const RECORD_FILTERS: readonly RecordFilter[] = [
  {},
  { kind: 'visit' },
  { kind: ['meeting', 'body'] },
  { modality: 'scheduled' },
  { kind: 'commitment', modality: ['done', 'scheduled'] },
  { said: ['expected', 'proposed'] },
  { kind: 'instrument', said: ['done'] },
  { from: '2023-06-01' },
  { to: '2022-12-31' },
  { kind: 'commitment', from: '2022-01-01', to: '2024-12-31' },
  { disputed: true },
  { disputed: false, kind: 'meeting' },
]

describe.each(ENGINES)('on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('lists come in parts that are the list, whatever their size', () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const whole = async <T>(list: (asked: PartAsked) => Promise<Part<T>>, limit: number): Promise<T[]> => {
          const items: T[] = []
          for (let after: string | undefined, more = true; more; ) {
            const part = await list({ limit, ...(after === undefined ? {} : { after }) })
            expect(part.items.length).toBeLessThanOrEqual(limit)
            items.push(...part.items)
            after = part.next
            more = after !== undefined
          }
          return items
        }
        const { parts } = register
        for (const limit of [1, 7, 500]) {
          for (const all of [false, true]) {
            const documents = (await register.documents()).filter(({ supersededBy }) => all || supersededBy === undefined)
            expect(documents).toHaveLength(all ? DOCUMENTS : DOCUMENTS - 1)
            const listed = await whole((asked) => parts.documents({ all }, asked), limit)
            expect(listed.map(({ claims: _claims, ...document }) => document)).toEqual(documents)
            for (const { id, claims } of listed) expect(await register.claims({ document: id, all: true })).toHaveLength(claims)
          }
          for (const filter of CLAIM_FILTERS)
            expect([filter, await whole((asked) => parts.claims(filter, asked), limit)]).toEqual([filter, await register.claims(filter)])
          const { entities } = await register.entitiesNamed('Norland Arcadia')
          expect(entities).toHaveLength(2)
          const about = entities.map(({ id }) => id)
          const filters = RECORD_FILTERS.flatMap((filter) => [
            filter,
            { ...filter, entities: about },
            { ...filter, entities: about.slice(1) },
          ])
          for (const filter of filters)
            expect([filter, await whole((asked) => parts.records(filter, asked), limit)]).toEqual([filter, await register.records(filter)])
          const [record] = await register.records({ kind: 'meeting' })
          expect(await whole((asked) => parts.claims({ record: record?.id ?? '' }, asked), limit)).toEqual(
            await register.claims({ record: record?.id ?? '' }),
          )
          for (const kind of [undefined, 'person', 'body'] as const) {
            const entityFilter = kind === undefined ? {} : { kind }
            expect(await whole((asked) => parts.entities(entityFilter, asked), limit)).toEqual(await register.entities(kind))
          }
          expect(await whole(parts.decisions, limit)).toEqual(await register.decisions())
        }
        for await (const entity of allOf((asked) => parts.entities({}, asked))) expect(await register.entity(entity.id)).toEqual(entity)
        await expect(parts.records({}, { after: 'bm90aGluZw' })).rejects.toThrow(CursorError)
        const { next = '' } = await parts.decisions({ limit: 1 }).then(() => parts.records({}, { limit: 1 }))
        await expect(parts.claims({}, { after: next })).rejects.toThrow(/no cursor of this list/)
        await register.close()
      }))

    it('the newest documents come first, and a later one before them', () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        const add = (name: string, day: string, url?: string) =>
          register.add(
            makeDocument(`The text ${name}.`, { date: '2024-01-01', ...(url === undefined ? {} : { url }) }, `${name}.txt`),
            { claims: [] },
            { ...BY, learned: `2025-03-${day}T08:00:00.000Z` },
          )
        const url = 'https://norland.example/page'
        for (const [name, day, at] of [
          ['b', '02', url],
          ['d', '04'],
          ['a', '01'],
          ['c', '03', url],
        ] as const)
          await add(name, day, at)
        const list = async (all: boolean, asked: PartAsked = {}) => {
          const { items, next } = await register.parts.documents({ newest: true, all }, asked)
          return { names: items.map(({ origin }) => origin[0]).join(''), ...(next === undefined ? {} : { next }) }
        }
        expect([await list(false), await list(true)]).toEqual([{ names: 'dca' }, { names: 'dcba' }])
        const first = await list(true, { limit: 2 })
        await add('e', '05')
        expect([first.names, await list(true, { after: first.next ?? '' })]).toEqual(['dc', { names: 'ba' }])
        await expect(register.parts.documents({}, { after: first.next ?? '' })).rejects.toThrow(CursorError)
        const then = await register.asOf('2025-03-02', 'learned')
        expect((await then.parts.documents({ newest: true })).items.map(({ origin }) => origin)).toEqual(['b.txt', 'a.txt'])
        await then.close()
        await register.close()
      }))

    it('decisions on a document are those on its claims, whoever asks', () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const claims = await register.claims({ all: true })
        const [one, other] = [claims[0], claims.find(({ document }) => document !== claims[0]?.document)]
        const at = '2025-03-03T08:00:00.000Z'
        const [a = '', b = ''] = [one?.id, other?.id]
        for (const decision of [
          { act: 'confirm', claims: [a] },
          { act: 'confirm', claims: [b] },
          { act: 'merge', claims: [a, b], why: 'one' },
          { act: 'rename', claims: [], names: ['Straits Forum', 'Norland–Arcadia Forum'], why: 'so called now' },
        ] as const)
          await register.decide({ at, who: 'Jane Roe', ...decision })
        const made = await register.decisions()
        const then = await register.asOf('2199-01-01', 'learned')
        for (const document of new Set(claims.map((claim) => claim.document))) {
          const own = new Set(claims.filter((claim) => claim.document === document).map(({ id }) => id))
          const on = made.filter((decision) => decision.claims.some((id) => own.has(id)))
          expect(await register.decisions(document)).toEqual(on)
          expect(await then.decisions(document)).toEqual(on)
        }
        expect(await register.decisions(one?.document ?? '')).toHaveLength(2)
        await then.close()
        await register.rebuild()
        expect(await register.decisions(other?.document ?? '')).toEqual(made.filter(({ claims: on }) => on.includes(b)))
        await register.close()
      }))

    it('what is added behind a cursor comes in its turn, and nothing twice', () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const { items, next = '' } = await register.parts.documents({}, { limit: 5 })
        await register.add(makeDocument('Later.', { date: '2024-12-31' }, 'later.txt'), { claims: [] }, BY)
        await register.add(makeDocument('Earlier.', { date: '1999-12-31' }, 'earlier.txt'), { claims: [] }, BY)
        const rest = await register.parts.documents({}, { after: next, limit: 500 })
        const ids = [...items, ...rest.items].map(({ id }) => id)
        expect(new Set(ids).size).toBe(DOCUMENTS - 1 + 1)
        expect(rest.items.map(({ text }) => text)).toContain('Later.')
        await register.close()
      }))

    it.each(['told', 'told so', 'numb*', 'kind:meeting', 'Norland OR kind:visit', 'kind:commitment until:2024', 'nowhere'])(
      'what is found by “%s” comes in parts that are the whole',
      (query) =>
        engine.inPlace(async (place) => {
          const register = await openRegister(place, { create: true, knowledge: knowledge() })
          await fill(register)
          const whole = await register.find(query, { limit: 500 })
          expect(whole.next).toBeUndefined()
          for (const limit of [1, 7, 40]) {
            const { places, records } = { places: [...whole.places].slice(0, 0), records: [...whole.records].slice(0, 0) }
            for (let after: string | undefined, more = true; more; ) {
              const part = await register.find(query, { limit, ...(after === undefined ? {} : { after }) })
              expect(part.total).toEqual(part.records.length + part.places.length === 0 ? part.total : whole.total)
              places.push(...part.places)
              records.push(...part.records)
              after = part.next
              more = after !== undefined
            }
            expect([places, records]).toEqual([whole.places, whole.records])
          }
          await expect(register.find(query, { after: 'bm90aGluZw' })).rejects.toThrow(CursorError)
          await register.close()
        }),
    )

    it.each([
      'Norland Arcadia',
      'Norland and Arcadia',
      'norland–arcadia forum',
      'Forum of Arcadia and Norland',
      'Roe',
      'Jane A. Roe',
      'Adam Roe in Jakarta',
      'Agreement on Transit',
      'Russian Federation',
      'Nobody at all',
      '',
      'x'.repeat(300),
    ])('“%s” names the same, whether all names are looked at or only those in it', (text) =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const all = await register.entities()
        await register.close()
        const names = makeNames(knowledge())
        const db = await openDatabase(place, { readonly: true })
        expect(await db.read((queries) => findNamed(queries, text, names))).toEqual(entitiesNamed(text, all, names))
        expect(await db.read(ask.entities)).toEqual(all)
        await db.close()
      }),
    )
  })
})
