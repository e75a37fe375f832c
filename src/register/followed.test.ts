import { describe, expect, it } from 'vitest'
import { ENGINES, POSTGRES_ENGINE, titled } from './engines.fixture.ts'
import type { Source } from './followed.ts'
import { openRegister } from './open.ts'
import type { Register } from './register.ts'

const source = (id: string, address: string, more: Partial<Source> = {}): Source => ({
  id,
  address,
  ...{ kind: 'feed', every: 'P1D', allow: [], collection: 'open', who: 'Jane Roe', since: '2025-01-01T00:00:00.000Z' },
  ...{ next: '2025-03-01T00:00:00.000Z', fails: 0, shape: [], items: {}, visits: [] },
  ...more,
})
const NOW = '2025-03-02T00:00:00.000Z'
const LATER = '2025-03-02T00:05:00.000Z'
const hold = { now: NOW, until: LATER }

describe.each(ENGINES.map((engine) => [titled(engine), engine] as const))('sources on %s', (_title, engine) => {
  const within = (work: (one: Register, other: Register) => Promise<void>): Promise<void> =>
    engine.inPlace(async (place) => {
      const one = await openRegister(place, { create: true })
      const other = await openRegister(place, { create: true })
      try {
        await work(one, other)
      } finally {
        await one.close()
        await other.close()
      }
    })
  /** Two connections to a SQLite file in one thread would wait for each other for ever: there one comes after the other. */
  const atOnce = async <T>(works: readonly (() => Promise<T>)[]): Promise<readonly T[]> => {
    if (engine === POSTGRES_ENGINE) return Promise.all(works.map((work) => work()))
    const done: T[] = []
    for (const work of works) done.push(await work())
    return done
  }
  const test = engine.missing === undefined ? it : it.skip

  test('are due by their time, the longest waiting first, unless somebody has them', () =>
    within(async ({ followed }) => {
      await followed.put(source('a', 'https://a.example/', { next: '2025-03-01T12:00:00.000Z' }))
      await followed.put(source('b', 'https://b.example/'))
      await followed.put(source('c', 'https://c.example/', { next: '2025-04-01T00:00:00.000Z' }))
      await followed.put(source('d', '/inbox', { machine: 'desk' }))
      expect(await followed.due(NOW)).toEqual([{ id: 'b' }, { id: 'd', machine: 'desk' }, { id: 'a' }])
      await followed.take('b', hold)
      expect(await followed.due(NOW)).toEqual([{ id: 'd', machine: 'desk' }, { id: 'a' }])
      // Who took it has died.
      expect((await followed.due(LATER)).map(({ id }) => id)).toEqual(['b', 'd', 'a'])
    }))

  test('are taken by one of several at once, and one at a time of a host', () =>
    within(async ({ followed }, { followed: others }) => {
      await followed.put(source('a', 'https://a.example/news'))
      await followed.put(source('b', 'https://a.example/rss'))
      await followed.put(source('c', 'https://c.example/', { next: '2025-04-01T00:00:00.000Z' }))
      const taken = await atOnce([() => followed.take('a', hold), () => others.take('a', hold), () => others.take('a', hold)])
      expect(taken.filter((one) => one !== undefined)).toEqual([expect.objectContaining({ id: 'a', inHand: LATER })])
      expect(await others.take('b', hold)).toBeUndefined()
      expect(await others.take('c', hold)).toBeUndefined()
      expect(await others.take('c', { ...hold, early: true })).toMatchObject({ id: 'c' })
      expect(await others.take('none', hold)).toBeUndefined()
      expect(await others.take('b', { now: LATER, until: '2025-03-02T00:10:00.000Z' })).toMatchObject({ id: 'b' })
    }))

  test('are changed as they stand, and do not come back when they are followed no longer', () =>
    within(async ({ followed }, { followed: others }) => {
      await followed.put(source('a', 'https://a.example/'))
      await atOnce([
        () => followed.change('a', (now) => ({ ...now, every: 'P1W' })),
        () => others.change('a', (now) => ({ ...now, issuer: 'Norland' })),
      ])
      expect(await followed.get('a')).toMatchObject({ every: 'P1W', issuer: 'Norland' })
      await others.drop('a')
      expect(await followed.change('a', (now) => now)).toBeUndefined()
      expect(await followed.all()).toEqual([])
    }))
})
