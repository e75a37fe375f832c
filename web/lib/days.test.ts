import { expect, test } from 'vitest'
import type { RegisterRecord } from '../../src/register/record.ts'
import { changesOf, dayOf, monthsOn, numberOf } from './days.ts'

test.each(['1969-12-31', '1970-01-01', '2024-02-29', '2026-11-29'])('%s is a number and the same day again', (day) => {
  expect(dayOf(numberOf(day))).toBe(day)
})

test.each([
  ['2024-03-31', -1, '2024-02-29'],
  ['2023-03-31', -1, '2023-02-28'],
  ['2023-12-15', 1, '2024-01-15'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
  ['2024-05-05', 0, '2024-05-05'],
])('%s and %i months are %s', (day, months, expected) => {
  expect(monthsOn(day, months)).toBe(expected)
})

test('days of change are told by each clock, once and in order; what has no day has none', () => {
  const voice = (published: string | undefined, learned: string) => ({ published, learned })
  const record = (from: string | undefined, ...voices: readonly object[]) =>
    ({ from, fields: { where: { said: [{ value: 'Lowport', voices }] } } }) as unknown as RegisterRecord
  const records = [
    record('2024-05-03', voice('2024-05-04', '2025-01-01T10:00:00Z'), voice(undefined, '2025-01-01T11:00:00Z')),
    record(undefined, voice('2023-02', '2025-01-02T10:00:00Z'), voice('2024-05-04', '2025-01-02T10:00:00Z')),
  ]
  expect(changesOf(records, 'published')).toEqual(['2024-05-04'])
  expect(changesOf(records, 'learned')).toEqual(['2025-01-01', '2025-01-02'])
  expect(changesOf(records, 'happened')).toEqual(['2024-05-03'])
})
