import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { BY, knowledge, oneClaim, problemOf } from './claims.fixture.ts'
import { onServer, placeIn, POSTGRES_ENGINE, titled } from './engines.fixture.ts'
import { SCHEMA_VERSION } from './migrations.ts'
import { openDatabase, openRegister } from './open.ts'
import { postgresAddress } from './postgres-address.ts'
import { postgresError } from './postgres-error.ts'

const FORUM = { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' }
const { inPlace } = POSTGRES_ENGINE
const schemaOf = (place: string): string => new URL(place).searchParams.get('schema') ?? ''

describe('an address of PostgreSQL', () => {
  it.each([
    ['postgres://jane:secret@db.example:5433/chancery', 'postgres://jane@db.example:5433/chancery', 'chancery'],
    ['postgresql://db.example/archive?schema=mfa&password=secret', 'postgresql://db.example/archive?schema=mfa', 'mfa'],
    ['postgres:///archive?host=/run/postgresql&user=jane', 'postgres:///archive?host=/run/postgresql&user=jane', 'chancery'],
  ])('%s is shown without a password', (place, shown, schema) => {
    expect(postgresAddress(place)).toMatchObject({ shown: expect.not.stringContaining('secret') as string, schema })
    expect(decodeURIComponent(postgresAddress(place).shown)).toBe(shown)
  })

  it.each([
    'postgres://jane:secret@',
    'postgres://jane:secret@db.example',
    'postgres://jane:secret@db/x?schema=a"b',
    'postgres://j:se cret@[',
  ])('%s is refused without being repeated', (place) => {
    expect(() => postgresAddress(place)).toThrow(/postgres:\/\/user@host\/database/)
    expect(() => postgresAddress(place)).not.toThrow(/se ?cret/)
  })
})

it('tells every address of a host that was tried as one', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  expect(postgresError(new AggregateError([refused, refused]), 'x')).toMatchObject({ problem: 'unavailable' })
  expect(postgresError(new TypeError('no'), 'x')).toBeInstanceOf(TypeError)
})

/** A server that takes connections and does with them what it is told. */
async function fakeServer<T>(meet: (socket: Socket) => void, work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer(meet)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await work(typeof address === 'object' && address !== null ? address.port : 0)
  } finally {
    server.close()
  }
}

describe('a server that is none', () => {
  it('is said when nobody listens', async () => {
    const port = await fakeServer(
      () => {},
      async (free) => free,
    )
    expect(await problemOf(openRegister(`postgres://jane@127.0.0.1:${port}/x`))).toBe('unavailable')
  })

  it('is said when the connection is closed at once', () =>
    fakeServer(
      (socket) => socket.destroy(),
      async (port) => expect(await problemOf(openRegister(`postgres://jane@127.0.0.1:${port}/x`))).toBe('unavailable'),
    ))
})

describe.skipIf(POSTGRES_ENGINE.missing !== undefined)(`a register that cannot be used on ${titled(POSTGRES_ENGINE)}`, () => {
  it('is said with what is wrong', async () => {
    const wrong = (facts: Record<string, string>) => problemOf(openRegister(placeIn('chancery', { ...facts })))
    expect(await wrong({ user: 'asked_for_password', password: 'not it' })).toBe('no rights')
    expect(await wrong({ user: 'asked_for_password' })).toBe('no rights')
    expect(await wrong({ user: 'nobody_known' })).toBe('no rights')
    expect(await wrong({ host: '/nowhere' })).toBe('unavailable')
    const elsewhere = new URL(placeIn('chancery'))
    elsewhere.pathname = '/no_such_database'
    expect(await problemOf(openRegister(elsewhere.href))).toBe('missing')
    expect(await wrong({})).toBe('missing')
  })

  it('says when it is of a newer version, or of another program', () =>
    inPlace(async (place) => {
      await (await openRegister(place, { create: true })).close()
      await onServer(`UPDATE ${schemaOf(place)}.register SET version = ${SCHEMA_VERSION + 1}`)
      await expect(openRegister(place)).rejects.toThrow(/newer/)
      await onServer(`DROP TABLE ${schemaOf(place)}.register`)
      expect(await problemOf(openRegister(place, { create: true }))).toBe('not a register')
    }))

  it('says when the user has no rights to it, and reads for one who may only read', () =>
    inPlace(async (place) => {
      const schema = schemaOf(place)
      const register = await openRegister(place, { create: true, knowledge: knowledge() })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await register.add(document, reading, BY)
      const asReader = placeIn(schema, { user: 'asked_for_password', password: 'open sesame' })
      expect(await problemOf(openRegister(asReader, { readonly: true }))).toBe('no rights')
      await onServer(
        `GRANT USAGE ON SCHEMA ${schema} TO asked_for_password; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO asked_for_password`,
      )
      const reader = await openRegister(asReader, { readonly: true, knowledge: knowledge() })
      expect(await reader.records()).toHaveLength(1)
      expect((await reader.find('forum')).places).toHaveLength(1)
      const then = await reader.asOf('2030-01-01', 'learned')
      expect(await then.records()).toHaveLength(1)
      await then.close()
      await reader.close()
      const writer = await openRegister(asReader)
      const more = oneClaim('It met again.', 'meeting', FORUM)
      expect(await problemOf(writer.add(more.document, more.reading, BY))).toBe('no rights')
      await writer.close()
      await register.close()
    }))

  it('waits for another writer, then says so; readers read on', () =>
    inPlace(async (place) => {
      const first = await openRegister(place, { create: true })
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await first.add(document, reading, BY)
      await first.settle()
      const other = await openDatabase(place, {})
      const second = await openRegister(place, { wait: 100 })
      const more = oneClaim('It met again.', 'meeting', FORUM)
      await other.write(async () => {
        expect(await problemOf(second.add(more.document, more.reading, BY))).toBe('locked')
        expect(await second.records()).toHaveLength(1)
      })
      await other.close()
      expect((await second.add(more.document, more.reading, BY)).outcome).toBe('new')
      await second.close()
      await first.close()
    }))

  it('says that the connection was lost, and goes on when the server is there again', () =>
    inPlace(async (place) => {
      const register = await openRegister(place, { create: true })
      const database = await openDatabase(place, {})
      const cut = 'SELECT pg_terminate_backend(pg_backend_pid())'
      expect(await problemOf(database.write((db) => db.exec(cut)))).toBe('unavailable')
      expect(await database.read((db) => db.get('SELECT 1 AS one'))).toEqual({ one: 1 })
      await database.close()
      await onServer(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'chancery' AND query LIKE '%${schemaOf(place)}%'`,
      )
      const { document, reading } = oneClaim('The Forum met.', 'meeting', FORUM)
      await register.add(document, reading, BY).catch((error: unknown) => expect(error).toMatchObject({ problem: 'unavailable' }))
      expect((await register.add(document, reading, BY)).claims).toBe(1)
      await register.close()
    }))

  it('shows readers one moment while another settles', () =>
    inPlace(async (place) => {
      const writer = await openRegister(place, { create: true })
      for (let i = 0; i < 20; i++) {
        const { document, reading } = oneClaim(`The Forum met ${i}.`, 'meeting', { ...FORUM, ordinal: i })
        await writer.add(document, reading, BY)
      }
      await writer.settle()
      const watcher = await openDatabase(place, {})
      const seen = new Set<number>()
      let done = false
      const watching = (async () => {
        while (!done) seen.add(await watcher.read(async (db) => Number((await db.get('SELECT count(*) AS n FROM record'))?.['n'])))
      })()
      for (let i = 0; i < 5; i++) await writer.rebuild()
      done = true
      await watching
      expect([...seen]).toEqual([20])
      await watcher.close()
      await writer.close()
    }))

  it('answers many at once over several connections, and settles once for all of them', () =>
    inPlace(async (place) => {
      const register = await openRegister(place, { create: true, connections: 4 })
      const adding = Array.from({ length: 20 }, (_, i) => {
        const { document, reading } = oneClaim(`The Forum met ${i}.`, 'meeting', { ...FORUM, ordinal: i })
        return register.add(document, reading, BY)
      })
      await Promise.all(adding)
      const answers = await Promise.all(Array.from({ length: 20 }, () => register.records()))
      expect(answers.map((records) => records.length)).toEqual(Array(20).fill(20))
      await register.close()
    }))
})
