import { expect, test } from 'vitest'
import { bounds, precision } from './bounds.ts'

test.each([
  ['2024-07-26', '2024-07-26', '2024-07-26', 'day'],
  ['2024-02', '2024-02-01', '2024-02-29', 'month'],
  ['2024', '2024-01-01', '2024-12-31', 'year'],
  ['2024~', '2024-01-01', '2024-12-31', 'year'],
  ['2024-24', '2024-12-01', '2025-02-28', 'month'],
  ['2021/2025', '2021-01-01', '2025-12-31', 'year'],
  ['2023-01/2023-09', '2023-01-01', '2023-09-30', 'month'],
  ['../2026', undefined, '2026-12-31', 'year'],
  ['2024-03-01/..', '2024-03-01', undefined, 'day'],
  ['P5Y', undefined, undefined, 'year'],
  ['2024-13', undefined, undefined, 'month'],
])('%s covers %s to %s', (edtf, first, last, exact) => {
  expect(bounds(edtf)).toEqual({ ...(first && { first }), ...(last && { last }) })
  expect(precision(edtf)).toBe(exact)
})
