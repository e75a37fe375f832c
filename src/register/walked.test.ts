import { describe, expect, it } from 'vitest'
import { confidenceOf } from './confidence.ts'
import { compare } from './compare.ts'
import { BY, knowledge, readClaim } from './claims.fixture.ts'
import { decisionsByPerson } from './decisions.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import { partsOf } from './part.ts'
import { itemsOf } from './record-items.ts'
import type { RegisterRecord } from './record.ts'
import type { Register } from './register.ts'
import { REASONS, type ReviewItem } from './review.ts'
import { makeDocument } from '../sources/document.ts'

/** Accounts of the same few things that differ, are inexact, or bear names one letter apart: much of it needs a person. */
async function fill(register: Register): Promise<void> {
  const days = ['2024-09-04', '2024-09-06', '2024-09', '2024']
  for (let i = 0; i < 24; i++) {
    const day = days[i % 4] ?? ''
    const said = [
      readClaim('meeting', { body: 'Norland–Arcadia Forum', ordinal: 3 + (i % 2), when: day }, 0, 12),
      readClaim(
        'visit',
        { who: i % 3 === 0 ? 'Jane Row' : 'Jane Roe', of: 'Norland', where: 'Jakarta', when: `2023-0${1 + (i % 3)}-1${i % 2}` },
        1,
        13,
      ),
      readClaim('commitment', { by: [i % 2 === 0 ? 'Norland' : 'Arcadia'], what: `open port ${i % 5}`, due: `202${i % 6}-05-01` }, 2, 14),
      readClaim('figure', { measure: 'trade', between: ['Norland', 'Arcadia'], value: i % 3, unit: 'USD', period: '2023' }, 3, 15),
      readClaim('meeting', { body: 'Norland–Arcadia Council', ordinal: 3 + (i % 2), when: `202${i % 3}-06-04` }, 4, 16),
      readClaim(
        'meeting',
        { body: 'Norland–Arcadia Dialogue', when: `2019-06-0${4 + (i % 2)}`, ...(i % 2 === 0 ? { ordinal: 7 } : {}) },
        4,
        16,
      ),
      readClaim('position', { holder: ['Russia'], stance: 'supports', subject: `idea ${i % 4}` }, 4, 16),
    ]
    const text = `Number ${i}. It was told so, and so it is.`
    const facts = { date: `2024-0${1 + (i % 9)}-1${i % 3}`, issuer: i % 2 === 0 ? 'MFA of Norland' : 'MFA of Arcadia' }
    await register.add(makeDocument(text, facts, `${i}.txt`), { claims: said.slice(i % 3) }, BY)
    if (i % 6 === 0)
      await register.add(
        makeDocument(text, facts, `${i}.txt`),
        { claims: said.slice(i % 3).map((claim) => ({ ...claim, inferred: { when: 'from the date' } })) },
        { ...BY, readerName: 'another' },
      )
  }
}

const seenBy = (decisions: Parameters<typeof decisionsByPerson>[0]): ReadonlySet<string> => new Set(decisionsByPerson(decisions).keys())

/** What of all records needs a person, by looking at each. */
async function plainItems(register: Register): Promise<readonly ReviewItem[]> {
  const seen = seenBy(await register.decisions())
  const items: ReviewItem[] = []
  for (const record of await register.records()) {
    for (const { reason, detail, others, about } of itemsOf(record)) {
      const asked = REASONS[reason] ?? 'dispute'
      if (asked === 'join in doubt' && (record.claims.every((id) => seen.has(id)) || about.every((id) => seen.has(id)))) continue
      const claims = await Promise.all(about.map((id) => register.claim(id)))
      const known = claims.flatMap((claim) => (claim === undefined ? [] : confidenceOf(claim, claim.readBy)))
      items.push({
        reason: asked,
        what: 'record',
        id: record.id,
        detail,
        others,
        ...(known.length === 0 ? {} : { confidence: Math.min(...known) }),
      })
    }
  }
  return items.sort(
    (a, b) =>
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
      (a.confidence ?? 1) - (b.confidence ?? 1) ||
      compare(a.id, b.id) ||
      compare(a.detail, b.detail),
  )
}

const rounded = (items: readonly ReviewItem[]): readonly ReviewItem[] =>
  items.map((item) => (item.confidence === undefined ? item : { ...item, confidence: Math.round(item.confidence * 1e9) / 1e9 }))

type Holds = (record: RegisterRecord, about: (name: string) => string) => boolean
const says = (record: RegisterRecord, slot: string, name: string): boolean =>
  record.fields[slot]?.said.some(({ value }) => [value].flat().includes(name)) === true
/** Queries, with what holds for the records that they find. */
const FILTERS: Readonly<Record<string, Holds>> = {
  'kind:meeting': ({ kind }) => kind === 'meeting',
  'kind:meeting,visit': ({ kind }) => kind === 'meeting' || kind === 'visit',
  'disputed:yes': ({ disputed }) => disputed,
  'about:Norland': ({ entities }, id) => entities.includes(id('Norland')),
  'about:Norland about:Arcadia': ({ entities }, id) => ['Norland', 'Arcadia'].every((name) => entities.includes(id(name))),
  'about:Norland kind:figure': ({ kind, entities }, id) => kind === 'figure' && entities.includes(id('Norland')),
  'kind:commitment by:Norland': (record) => record.kind === 'commitment' && says(record, 'by', 'Norland'),
  'by:Norland,Arcadia': (record) => record.kind === 'commitment',
  'by:Norland since:2022': (record) => record.kind === 'commitment' && says(record, 'by', 'Norland') && (record.to ?? '') >= '2022-01-01',
  'about:Norland -kind:meeting': ({ kind, entities }, id) => kind !== 'meeting' && entities.includes(id('Norland')),
  'kind:position OR about:Jakarta': ({ kind, entities }, id) => kind === 'position' || entities.includes(id('Jakarta')),
  'until:2023': ({ from }) => from !== undefined && from <= '2023-12-31',
  'person:"Jane Roe" kind:visit': ({ kind, entities }, id) => kind === 'visit' && entities.includes(id('Jane Roe')),
  'about:Nobody': () => false,
}

describe.each(ENGINES)('on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('what needs a person is the same by the index as by looking at every record', { timeout: 60_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const same = async (): Promise<readonly ReviewItem[]> => {
          const all = await register.review()
          const plain = await plainItems(register)
          expect(rounded(all.filter(({ what }) => what === 'record'))).toEqual(rounded(plain))
          for (const limit of [1, 7]) {
            const listed: ReviewItem[] = []
            for await (const part of partsOf((asked) => register.parts.review({}, { ...asked, limit }))) listed.push(...part)
            expect(listed).toEqual(all)
          }
          for (const reason of REASONS) {
            const listed: ReviewItem[] = []
            for await (const part of partsOf((asked) => register.parts.review({ reason }, { ...asked, limit: 3 }))) listed.push(...part)
            expect([reason, listed]).toEqual([reason, all.filter((item) => item.reason === reason)])
          }
          return plain
        }
        const plain = await same()
        expect(new Set(plain.map(({ reason }) => reason))).toEqual(new Set(['dispute', 'conflict', 'join in doubt']))
        const doubt = plain.find(({ reason }) => reason === 'join in doubt')
        await register.decide({
          at: '2025-03-02T08:00:00.000Z',
          who: 'Jane Roe',
          act: 'confirm',
          claims: [...(doubt?.others ?? [])],
          why: 'known',
        })
        expect((await same()).length).toBeLessThan(plain.length)
        await register.rebuild()
        await same()
        await register.close()
      }),
    )

    it('a search with filters finds, orders and counts what looking at every record does', { timeout: 60_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const ids = new Map((await register.entities()).map(({ name, id }) => [name, id]))
        const records = await register.records()
        for (const [query, holds] of Object.entries(FILTERS)) {
          const plain = records
            .filter((record) => holds(record, (name) => ids.get(name) ?? name))
            .sort((a, b) => compare(b.from ?? '', a.from ?? '') || compare(a.id, b.id))
          const found = await register.find(query, { limit: 500, facets: true })
          expect([query, found.records.map(({ record }) => record.id), found.total]).toEqual([
            query,
            plain.map(({ id }) => id),
            plain.length,
          ])
          const kinds = new Map<string, number>()
          for (const { kind } of plain) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          expect([query, new Map(found.facets?.kind.map(({ value, records: n }) => [value, n]))]).toEqual([query, kinds])
          if (plain.length > 0) expect(query === 'about:Nobody').toBe(false)
          else expect(query).toBe('about:Nobody')
        }
        await register.close()
      }),
    )

    it('of very many records about a subject those told of last and nearest to a day are given', { timeout: 60_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        await fill(register)
        const { entities } = await register.entitiesNamed('Norland Arcadia')
        const ids = entities.map(({ id }) => id)
        const day = '2023-01-01'
        for (const about of [ids, ids.slice(0, 1)])
          for (const kind of ['meeting', 'commitment', 'figure', 'post'] as const) {
            const all = await register.records({ kind, entities: about })
            expect(await register.sources.about(about, kind, day, 500)).toEqual({ records: all, all: all.length })
            const told = (record: RegisterRecord): string =>
              Object.values(record.fields)
                .flatMap(({ said }) => said.flatMap(({ voices }) => voices.map(({ published = '' }) => published)))
                .sort()
                .at(-1) ?? ''
            const first = (some: readonly RegisterRecord[], order: (a: RegisterRecord, b: RegisterRecord) => number): readonly string[] =>
              [...some]
                .sort((a, b) => order(a, b) || compare(a.id, b.id))
                .slice(0, 1)
                .map(({ id }) => id)
            const chosen = new Set([
              ...first(all, (a, b) => compare(told(b), told(a))),
              ...first(
                all.filter(({ to }) => to !== undefined && to < day),
                (a, b) => compare(b.to ?? '', a.to ?? ''),
              ),
              ...first(
                all.filter(({ to }) => to !== undefined && to >= day),
                (a, b) => compare(a.to ?? '', b.to ?? ''),
              ),
            ])
            const most = Math.min(3, all.length - 1)
            if (most > 0)
              expect(await register.sources.about(about, kind, day, most)).toEqual({
                records: all.filter(({ id }) => chosen.has(id)),
                all: all.length,
              })
          }
        await register.close()
      }),
    )
  })
})
