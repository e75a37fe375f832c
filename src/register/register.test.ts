import { describe, expect, it } from 'vitest'
import { makeDocument } from '../sources/document.ts'
import { BY, knowledge, oneClaim, problemOf, readClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openDatabase, openRegister } from './open.ts'
import type { Register } from './register.ts'

const FORUM = { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }

/** All that can be made anew, as text. */
async function dump(place: string): Promise<string> {
  const db = await openDatabase(place, { readonly: true })
  const tables = [
    'entity ORDER BY id',
    'record ORDER BY id',
    'record_claim ORDER BY record, claim',
    'record_entity ORDER BY entity, record',
    'record_slot ORDER BY slot, key, record',
    'paragraph ORDER BY id',
    'meta ORDER BY key',
  ]
  const all = await db.read(async (queries) => {
    const rows = []
    for (const table of tables) rows.push([table, await queries.all(`SELECT * FROM ${table}`)])
    return rows
  })
  await db.close()
  return JSON.stringify(all)
}

describe.each(ENGINES)('on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    /** A new register in a place of its own. */
    const withRegister = (work: (register: Register, place: string) => Promise<void>): Promise<void> =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        try {
          await work(register, place)
        } finally {
          await register.close()
        }
      })

    describe('adding', () => {
      it('keeps a document with its claims, their sentences and their clocks', () =>
        withRegister(async (register) => {
          const { document, reading } = oneClaim('The Forum met. It was brief.', 'meeting', FORUM, {
            issuer: 'MFA of Norland',
            title: 'Forum',
          })
          const added = await register.add(
            document,
            { ...reading, date: { date: '2024-09-05', known: 'inferred', from: [{ start: 0, end: 14 }] } },
            BY,
          )
          expect(added).toEqual({ outcome: 'new', document: document.hash.slice(0, 16), claims: 1 })
          expect(await register.document(added.document)).toEqual({
            ...document,
            id: added.document,
            learned: BY.learned,
            date: '2024-09-05',
            dateKnown: 'inferred',
            dateFrom: [{ start: 0, end: 14 }],
            reader: 'test',
            readerVersion: '1',
          })
          const [claim] = await register.claims()
          expect(claim).toMatchObject({
            sentence: 'The Forum met.',
            published: '2024-09-05',
            issuer: 'MFA of Norland',
            learned: BY.learned,
            bears: true,
            order: 0,
            slots: FORUM,
          })
          const [record] = await register.records()
          expect(record).toMatchObject({ kind: 'meeting', claims: [claim?.id], from: '2024-09-04' })
          expect(await register.claims({ record: record?.id ?? '' })).toEqual([claim])
          expect(await register.counts()).toMatchObject({
            documents: 1,
            claims: 1,
            claimsByKind: { meeting: 1 },
            records: 1,
            recordsByKind: { meeting: 1 },
            disputed: 0,
          })
        }))

      it('says what came of the same, of a newer version, and of a better reader', () =>
        withRegister(async (register) => {
          const url = 'https://norland.example/1'
          const first = oneClaim('The Forum will meet.', 'meeting', { ...FORUM, when: '2024-09-06' }, { url })
          const second = oneClaim('The Forum met.', 'meeting', FORUM, { url })
          const outcomes = []
          for (const { document, reading } of [first, first, second, second, first])
            outcomes.push((await register.add(document, reading, BY)).outcome)
          expect(outcomes).toEqual(['new', 'known', 'newer version', 'known', 'known'])
          const [older, newer] = [first.document.hash.slice(0, 16), second.document.hash.slice(0, 16)]
          expect(await register.document(older)).toMatchObject({ supersededBy: newer })
          expect(await register.document(newer)).toMatchObject({ supersedes: older })
          expect((await register.claims()).map(({ document }) => document)).toEqual([newer])
          expect((await register.claims({ all: true })).map(({ document, bears }) => [document, bears])).toEqual(
            expect.arrayContaining([
              [older, false],
              [newer, true],
            ]),
          )
          expect((await register.records())[0]?.fields['when']?.said).toHaveLength(1)
          const again = await register.add(
            second.document,
            { claims: [...second.reading.claims, readClaim('body', { name: 'Forum' }, 0, 5)] },
            { ...BY, readerVersion: '2' },
          )
          expect(again).toMatchObject({ outcome: 'read again', claims: 2 })
          expect(await register.claims()).toHaveLength(2)
        }))

      it('keeps what two readers say side by side: what both say bears once, and a better reading replaces only its own reader', () =>
        withRegister(async (register) => {
          const { document, reading } = oneClaim('The Forum met. It was brief.', 'meeting', FORUM)
          const body = readClaim('body', { name: 'Forum' }, 0, 5),
            post = readClaim('post', { person: 'Jane Roe' }, 0, 5)
          const read = async (readerName: string, readerVersion: string, ...more: Parameters<typeof readClaim>[]): Promise<string> =>
            (
              await register.add(
                document,
                { claims: [...reading.claims, ...more.map((one) => readClaim(...one))] },
                { ...BY, readerName, readerVersion },
              )
            ).outcome
          const kinds = async (): Promise<string[]> => (await register.claims()).map(({ kind }) => kind).sort()
          expect(await read('one', '1', ['body', body.slots, 0, 5])).toBe('new')
          expect(await read('two', '1', ['post', post.slots, 0, 5])).toBe('read again')
          expect(await read('one', '1', ['body', body.slots, 0, 5])).toBe('known')
          expect(await kinds()).toEqual(['body', 'meeting', 'post'])
          expect((await register.records()).map(({ kind }) => kind).sort()).toEqual(['body', 'meeting', 'post'])
          expect(await read('one', '2')).toBe('read again')
          expect(await kinds()).toEqual(['meeting', 'post'])
          expect((await register.records()).flatMap(({ claims }) => claims)).toHaveLength(2)
        }))

      it('tells who says a claim, in what words ever, and asks a person where they differ', () =>
        withRegister(async (register) => {
          const { document } = oneClaim('The Forum met in Lowport on 4 September 2024.', 'meeting', FORUM)
          const read = (readerName: string, ...claims: Parameters<typeof readClaim>[]) =>
            register.add(document, { claims: claims.map((one) => readClaim(...one)) }, { ...BY, readerName })
          await read(
            'one',
            ['meeting', { ...FORUM, where: 'Lowport' }, 0, 45],
            ['body', { name: 'Forum' }, 0, 9],
            ['visit', { who: ['Jane Roe'], where: 'Lowport' }, 0, 45],
          )
          const alone = await register.claims()
          await read(
            'two',
            ['meeting', { ...FORUM, where: 'Highport' }, 0, 44],
            ['body', { name: 'the Forum', nature: 'dialogue' }, 0, 9],
            ['post', { person: 'Jane Roe', post: 'chair' }, 0, 9],
          )
          const claims = await register.claims()
          const first = (kind: string) => claims.find((claim) => claim.kind === kind && claim.reader === 'one')
          const earlier = (kind: string): number => alone.find((claim) => claim.kind === kind)?.confidence ?? Number.NaN
          expect(first('meeting')?.readBy).toEqual([
            { reader: 'one', version: '1', differs: [] },
            { reader: 'two', version: '1', differs: ['where'] },
          ])
          expect(first('body')?.readBy.map(({ reader }) => reader)).toEqual(['one', 'two'])
          expect(first('meeting')?.confidence).toBeLessThan(earlier('meeting'))
          expect(first('body')?.confidence).toBeGreaterThan(earlier('body'))
          expect(first('visit')?.confidence).toBe(earlier('visit'))
          const records = await register.records()
          expect(records.map(({ kind, claims: borne }) => [kind, borne.length]).sort()).toEqual([
            ['body', 2],
            ['meeting', 2],
            ['post', 1],
            ['visit', 1],
          ])
          expect(records.find(({ kind }) => kind === 'meeting')?.fields['where']?.said).toHaveLength(2)
          const differing = async () => (await register.review()).filter(({ reason }) => reason === 'readers differ')
          const [pair, rest] = await differing()
          expect(pair).toMatchObject({
            what: 'claim',
            id: first('meeting')?.id,
            detail: 'meeting: where Lowport (one) · Highport (two)',
            others: [claims.find(({ kind, reader }) => kind === 'meeting' && reader === 'two')?.id],
          })
          expect(rest).toMatchObject({ what: 'document', detail: 'one alone: 1 · two alone: 1' })
          await register.decide({ at: BY.learned, who: 'A. Clerk', act: 'confirm', claims: [first('meeting')?.id ?? ''] })
          expect(await differing()).toEqual([rest])
        }))

      it('takes the same text for another document only where it must', () =>
        withRegister(async (register) => {
          const outcome = async (facts: object): Promise<string> =>
            (await register.add(makeDocument('Joint statement.', facts, '-'), { claims: [] }, BY)).outcome
          expect(await outcome({})).toBe('new')
          expect(await outcome({ issuer: 'MFA of Norland', date: '2024-01-01' })).toBe('newer version')
          expect(await outcome({ issuer: 'MFA of Norland' })).toBe('known')
          expect(await outcome({ issuer: 'MFA of Arcadia', date: '2024-01-01' })).toBe('new')
          expect((await register.documents()).filter(({ supersededBy }) => supersededBy === undefined)).toHaveLength(2)
        }))

      it('never changes or deletes a claim or a decision', () =>
        withRegister(async (register, place) => {
          const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
          await register.add(document, reading, BY)
          const [claim] = await register.claims()
          await register.decide({ at: BY.learned, who: 'A. Clerk', act: 'reject', claims: [claim?.id ?? ''], why: 'misread' })
          expect(await register.claims()).toEqual([])
          expect(await register.records()).toEqual([])
          expect(await register.claims({ all: true })).toMatchObject([{ bears: false }])
          const db = await openDatabase(place, {})
          for (const sql of ["UPDATE claim SET kind = '1'", 'DELETE FROM claim', "UPDATE decision SET who = '1'", 'DELETE FROM decision'])
            await expect(db.write((queries) => queries.exec(sql))).rejects.toThrow(/never/)
          await db.close()
        }))

      it(
        'keeps each of hundreds of documents',
        () =>
          withRegister(async (register) => {
            for (let i = 0; i < 300; i++) {
              const { document, reading } = oneClaim(`The Forum met for the ${i}th time.`, 'meeting', { ...FORUM, ordinal: i })
              await register.add(document, reading, BY)
            }
            expect((await register.counts()).records).toBe(300)
          }),
        120_000,
      )
    })

    describe('asking', () => {
      const fill = async (register: Register): Promise<void> => {
        const texts = [
          ['The Norland–Arcadia Forum met in Jakarta. Ministers spoke of Zürich.', 'meeting', FORUM, '2024-09-05'],
          ['Jane Roe visited Moscow. She saw the port.', 'visit', { who: 'Jane Roe', where: 'Moscow', when: '2024-10-01' }, '2024-10-02'],
          ['Russia and ASEAN are partners.', 'relation', { party: 'Russia', with: 'ASEAN', status: 'partner' }, '2025-01-10'],
        ] as const
        for (const [text, kind, slots, date] of texts) {
          const { document, reading } = oneClaim(text, kind, slots, { date })
          await register.add(document, reading, { ...BY, learned: `${date}T12:00:00.000Z` })
        }
      }

      it.each([
        ['zurich', 'Ministers spoke of Zürich.', 0],
        ['jakarta forum', 'The Norland–Arcadia Forum met in Jakarta.', 1],
        ['"visited moscow"', 'Jane Roe visited Moscow.', 1],
        ['partn*', 'Russia and ASEAN are partners.', 1],
        ['"moscow visited"', undefined, 0],
        ['', undefined, 0],
        ['" * ( AND', 'Russia and ASEAN are partners.', 1],
        ['NOT port OR', undefined, 0],
        ['"*) - ^', undefined, 0],
      ])('finds %s', (words, sentence, claims) =>
        withRegister(async (register) => {
          await fill(register)
          const {
            places: [found],
          } = await register.find(words)
          expect(found?.sentence).toBe(sentence)
          expect(found?.claims.length ?? 0).toBe(claims)
        }),
      )

      it.each([
        ['Russia ASEAN', ['Russia', 'ASEAN'], []],
        ['ASEAN and the Russian Federation', ['ASEAN', 'Russia'], []],
        ['jane roe', ['Jane Roe'], []],
        ['Roe', ['Jane Roe'], []],
        ['arcadia-norland forum', ['Norland–Arcadia Forum'], []],
        ['Norland', ['Norland'], []],
        ['Moscow Atlantis', ['Moscow'], ['atlantis']],
        ['', [], []],
      ])('resolves %s', (text, names, unknown) =>
        withRegister(async (register) => {
          await fill(register)
          const named = await register.entitiesNamed(text)
          expect([named.entities.map(({ name }) => name), named.unknown]).toEqual([names, unknown])
        }),
      )

      it('filters records', () =>
        withRegister(async (register) => {
          await fill(register)
          const {
            entities: [norland],
          } = await register.entitiesNamed('Norland')
          const kinds = async (filter: Parameters<Register['records']>[0]): Promise<string[]> =>
            (await register.records(filter)).map(({ kind }) => kind)
          expect(await kinds({ entities: [norland?.id ?? ''] })).toEqual(['meeting'])
          expect(await kinds({ kind: ['visit', 'relation'] })).toEqual(['visit', 'relation'])
          expect(await kinds({ from: '2024-09-10' })).toEqual(['visit'])
          expect(await kinds({ to: '2024-09-30' })).toEqual(['meeting'])
          expect(await kinds({ disputed: true, modality: 'done' })).toEqual([])
        }))

      it('identifies by the beginning of an id', () =>
        withRegister(async (register) => {
          await fill(register)
          const [claim] = await register.claims()
          const [record] = await register.records()
          expect(await register.identify(claim?.id.slice(0, 10) ?? '')).toMatchObject([{ what: 'claim', claim: { id: claim?.id } }])
          expect(await register.identify(record?.id ?? '')).toMatchObject([{ what: 'record' }])
          expect(await register.identify(claim?.document ?? '')).toMatchObject([{ what: 'document' }])
          expect([await register.identify('abc'), await register.identify('%%%%'), await register.identify('zzzz')]).toEqual([[], [], []])
        }))

      it('tells what was known on a day', () =>
        withRegister(async (register) => {
          await fill(register)
          for (const clock of ['published', 'learned'] as const) {
            const then = await register.asOf('2024-10-02', clock)
            expect((await then.records()).map(({ kind }) => kind)).toEqual(['meeting', 'visit'])
            expect((await then.counts()).documents).toBe(2)
            expect((await then.find('partners')).places).toEqual([])
            await then.close()
          }
          expect(await register.records()).toHaveLength(3)
        }))

      it('tells what had happened by a day, whenever it was told', () =>
        withRegister(async (register) => {
          for (const [text, when, date] of [
            ['One met.', '2024-03-04', '2025-01-01'],
            ['Two met.', '2024-09-06', '2024-02-01'],
            ['Three met.', undefined, '2024-05-01'],
          ] as const) {
            const { document, reading } = oneClaim(
              text,
              'meeting',
              { body: `Forum ${text}`, ...(when === undefined ? {} : { when }) },
              { date },
            )
            await register.add(document, reading, BY)
          }
          const then = await register.asOf('2024-06-01', 'happened')
          expect((await then.records()).map(({ fields }) => fields['body']?.shown).sort()).toEqual(['Forum One met.', 'Forum Three met.'])
          expect(await then.claims()).toHaveLength(2)
          await then.close()
        }))

      it('lets an old version bear again as of a day before the new one', () =>
        withRegister(async (register) => {
          const url = 'https://norland.example/1'
          for (const [text, when, date] of [
            ['One.', '2024-09-04', '2024-01-01'],
            ['Two.', '2024-09-06', '2024-02-01'],
          ] as const) {
            const { document, reading } = oneClaim(text, 'meeting', { ...FORUM, when }, { url, date })
            await register.add(document, reading, { ...BY, learned: `${date}T12:00:00.000Z` })
          }
          const then = await register.asOf('2024-01-15', 'published')
          expect((await then.records()).map(({ from }) => from)).toEqual(['2024-09-04'])
          expect((await then.documents())[0]?.supersededBy).toBeUndefined()
          await then.close()
          expect((await register.records()).map(({ from }) => from)).toEqual(['2024-09-06'])
        }))

      it('brings records up to date bit by bit to the same bytes', () =>
        withRegister(async (register, place) => {
          const told = [
            ['The Norland–Arcadia Forum will meet.', 'meeting', { ...FORUM, when: '2024-09' }, '2024-08-01'],
            ['Jane Roe visited Moscow.', 'visit', { who: 'Jane Roe', where: 'Moscow', when: '2024-10-01' }, '2024-10-02'],
            ['The Norland–Arcadia Forum met.', 'meeting', FORUM, '2024-09-05'],
            ['The third Forum of Arcadia and Norland met.', 'meeting', { ...FORUM, where: 'Jakarta' }, '2024-09-06'],
          ] as const
          for (const [text, kind, slots, date] of told) {
            const { document, reading } = oneClaim(text, kind, slots, { date, url: `https://norland.example/${kind}` })
            await register.add(document, reading, BY)
            await register.settle()
          }
          const [claim] = await register.claims({ kind: 'visit' })
          const decision = {
            at: BY.learned,
            who: 'A. Clerk',
            act: 'correct',
            claims: [claim?.id ?? ''],
            slots: { where: 'Jakarta' },
          } as const
          await register.decide(decision)
          expect((await register.records({ kind: 'visit' }))[0]?.fields['where']?.shown).toBe('Jakarta')
          const before = await dump(place)
          await register.rebuild()
          expect(await dump(place)).toBe(before)
        }))

      it('rebuilds to the same bytes', () =>
        withRegister(async (register, place) => {
          await fill(register)
          await register.settle()
          const before = await dump(place)
          await register.rebuild()
          expect(await dump(place)).toBe(before)
          expect((await register.find('jakarta')).places).toHaveLength(1)
        }))

      it('says so when one who may only read finds no search index, which the next who writes makes', () =>
        withRegister(async (register, place) => {
          await fill(register)
          const db = await openDatabase(place, {})
          await db.write((queries) =>
            queries.exec("DROP TABLE paragraph; DROP TABLE paragraph_words; DELETE FROM meta WHERE key = 'indexed'"),
          )
          await db.close()
          const reader = await openRegister(place, { readonly: true })
          expect(await problemOf(reader.find('jakarta'))).toBe('read-only')
          await reader.close()
          await (await openRegister(place)).close()
          expect((await register.find('jakarta')).places).toHaveLength(1)
        }))

      it('settles apart for one who may only read', () =>
        engine.inPlace(async (place) => {
          const register = await openRegister(place, { create: true })
          const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
          await register.add(document, reading, BY)
          const reader = await openRegister(place, { readonly: true })
          expect(await reader.records()).toHaveLength(1)
          expect(await problemOf(reader.add(document, reading, BY))).toBe('read-only')
          await reader.close()
          await register.close()
        }))
    })
  })
})
