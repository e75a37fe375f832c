import { expect, test } from 'vitest'
import { daysBetween, isDay, isLength, plusDays, plusLength, plusYears } from './day.ts'

test.each([
  ['2025-03-17', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['2025-3-7', false],
  ['17 March', false],
  ['', false],
])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is))

test.each([
  ['P90D', true],
  ['P3M', true],
  ['P1Y6M', true],
  ['P2W', true],
  ['P', false],
  ['90', false],
  ['PT5H', false],
  ['', false],
])('%s is a length: %s', (text, is) => expect(isLength(text)).toBe(is))

test('days are counted over month ends, leap days and years', () => {
  expect(plusDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(plusDays('2025-01-01', -1)).toBe('2024-12-31')
  expect(daysBetween('2024-12-31', '2025-03-01')).toBe(60)
  expect(plusYears('2004-02-29', 21)).toBe('2025-02-28')
  expect(plusLength('2025-11-30', 'P3M')).toBe('2026-02-28')
  expect(plusLength('2025-03-17', 'P1Y2W')).toBe('2026-03-31')
})
