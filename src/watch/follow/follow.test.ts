import { describe, expect, it } from 'vitest'
import type { Source, Visit } from '../../register/followed.ts'
import { alertsOf } from './alerts.ts'
import { everyMs, nextVisit } from './schedule.ts'
import { shapeChange } from './shape.ts'

const visit = (more: Partial<Visit> = {}): Visit => ({
  at: '2025-03-01T00:00:00.000Z',
  outcome: 'good',
  ...{ listed: 10, new: 0, newer: 0, known: 10, aside: 0, left: 0, versions: [], asides: [] },
  ...more,
})
const source = (more: Partial<Source> = {}): Source => ({
  id: '0123456789ab',
  address: 'https://mfa.example/rss',
  kind: 'feed',
  every: 'P1D',
  allow: [],
  collection: 'open',
  who: 'Jane Roe',
  since: '2025-01-01T00:00:00.000Z',
  next: '2025-01-01T00:00:00.000Z',
  fails: 0,
  shape: ['mfa.example/news/'],
  items: {},
  visits: [visit()],
  ...more,
})
const dated = (...days: readonly string[]): Source['items'] =>
  Object.fromEntries(days.map((date, i) => [`https://mfa.example/${i}`, { seen: '2025-01-01T00:00:00.000Z', date }]))

describe('when a source is visited', () => {
  it.each([
    ['PT1H', 3_600_000],
    ['P1D', 86_400_000],
    ['P1W', 604_800_000],
    ['P1DT12H', 129_600_000],
    ['PT10M', 600_000],
    ['PT9M', undefined],
    ['P', undefined],
    ['PT', undefined],
    ['P0D', undefined],
    ['1 day', undefined],
  ])('%s is %s', (text, expected) => expect(everyMs(text)).toBe(expected))

  it.each([
    [0, undefined, '2025-03-01T01:00:00.000Z'],
    [1, undefined, '2025-03-01T02:00:00.000Z'],
    [3, undefined, '2025-03-01T08:00:00.000Z'],
    [60, undefined, '2025-03-08T00:00:00.000Z'],
    [1, 36_000, '2025-03-01T10:00:00.000Z'],
  ])('after %s failures, asked to wait %s seconds: %s', (fails, wait, expected) =>
    expect(nextVisit('2025-03-01T00:00:00.000Z', 3_600_000, fails, wait)).toBe(expected),
  )
})

describe('what wants a person’s eye', () => {
  it.each<[string, Partial<Source>, readonly string[]]>([
    ['all well', { items: dated('2025-02-20', '2025-02-24', '2025-02-26', '2025-02-28') }, []],
    [
      'late by its habit',
      { items: dated('2025-01-01', '2025-01-05', '2025-01-09', '2025-01-13') },
      ['nothing new for 47 days, since 2025-01-13; usually something comes every 4 days'],
    ],
    ['late, and rare anyway', { items: dated('2023-12-01', '2024-04-01', '2024-08-01', '2024-12-01') }, []],
    ['too little known of its habit', { items: dated('2025-01-20') }, []],
    ['a page publishes nothing new', { kind: 'page', items: dated('2020-01-01') }, []],
    ['two failures', { fails: 2, visits: [visit({ outcome: 'failed', reason: 'does not answer' }), visit()] }, []],
    [
      'three failures',
      { fails: 3, visits: [visit({ outcome: 'failed', reason: 'does not answer' }), visit()] },
      ['could not be asked 3 times in a row: it does not answer; last asked on 2025-03-01'],
    ],
    [
      'another shape',
      { visits: [visit({ outcome: 'failed' }), visit({ shape: 'was a feed and looks like a page now' })] },
      ['was a feed and looks like a page now'],
    ],
  ])('%s', (_name, more, expected) => expect(alertsOf(source(more), '2025-03-01').map(({ words }) => words)).toEqual(expected))

  it.each<[string, Partial<Source>, string, number, readonly string[], string | undefined]>([
    ['the same', {}, 'feed', 12, ['mfa.example/news/'], undefined],
    ['the first visit', { visits: [] }, 'list', 0, [], undefined],
    ['another kind', {}, 'page', 0, [], 'was a feed and looks like a page now'],
    ['few left', {}, 'feed', 3, ['mfa.example/news/'], 'listed 10 documents before, and 3 now'],
    [
      'other addresses',
      {},
      'feed',
      10,
      ['mfa.example/archive/#/'],
      'all addresses that it lists look otherwise: mfa.example/archive/#/, before mfa.example/news/',
    ],
  ])('%s', (_name, more, kind, listed, shape, expected) => expect(shapeChange(source(more), kind, listed, shape)).toBe(expected))
})
