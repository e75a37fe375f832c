import { describe, expect, it } from 'vitest'
import type { CalendarItem } from '../../src/watch/calendar.ts'
import { byDay, byMonth, daysOf, shifted, weeksOf } from './calendar.ts'

const item = (what: string, first: string, last = first, vague = false): CalendarItem => ({
  record: what,
  kind: 'meeting',
  what,
  first,
  last,
  when: first,
  vague,
})

describe('the calendar', () => {
  it.each([
    ['2024-02', 5, '2024-01-29', '2024-03-03'],
    ['2021-02', 4, '2021-02-01', '2021-02-28'],
    ['2025-06', 6, '2025-05-26', '2025-07-06'],
  ])('weeks of %s', (month, weeks, first, last) => {
    const found = weeksOf(month)
    expect([found.length, found[0]?.[0], found.at(-1)?.[6]]).toEqual([weeks, first, last])
  })

  it.each([
    ['2024-02', '2024-02-01', '2024-02-29', '2024-03', '2024-01'],
    ['2024-12', '2024-12-01', '2024-12-31', '2025-01', '2024-11'],
    ['2024', '2024-01-01', '2024-12-31', '2025', '2023'],
  ])('%s has its days and its neighbours', (time, first, last, next, before) => {
    expect([daysOf(time), shifted(time, 1), shifted(time, -1)]).toEqual([{ first, last }, next, before])
  })

  it('what lasts stands on each of its days, and what has no day of its own on none', () => {
    const days = byDay([item('a', '2024-03-01', '2024-03-02'), item('b', '2024-03-02'), item('c', '2024-03-01', '2024-03-31', true)])
    expect([...days].map(([day, items]) => [day, items.map(({ what }) => what)])).toEqual([
      ['2024-03-01', ['a']],
      ['2024-03-02', ['a', 'b']],
    ])
  })

  it('what began before stands in the first month', () => {
    const months = byMonth(
      [item('a', '2023-12-30', '2024-01-02'), item('c', '2024-02-01', '2024-02-29', true), item('b', '2024-02-03')],
      '2024',
    )
    expect(months.map(([month, items]) => [month, items.map(({ what }) => what)])).toEqual([
      ['2024-01', ['a']],
      ['2024-02', ['b', 'c']],
    ])
  })
})
