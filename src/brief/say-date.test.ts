import { describe, expect, test } from 'vitest'
import { sayDate, sayDistance } from './say-date.ts'

describe('a date is said as people say it', () => {
  test.each([
    ['2024-07-26', '26 Jul 2024'],
    ['2024-10', 'Oct 2024'],
    ['2024', '2024'],
    ['2024-21', 'spring 2024'],
    ['2019~', 'about 2019'],
    ['2019?', '2019 (?)'],
    ['2025-03-20/2025-03-21', '20–21 Mar 2025'],
    ['2025-03-30/2025-04-02', '30 Mar – 2 Apr 2025'],
    ['2024-12-30/2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
    ['2024-07-26/2024-07-26', '26 Jul 2024'],
    ['2023-01/2023-09', 'Jan–Sep 2023'],
    ['2023-11/2024-02', 'Nov 2023 – Feb 2024'],
    ['2024/2028', '2024–2028'],
    ['2021-03-01/2025', '1 Mar 2021 – 2025'],
    ['../2026', 'by 2026'],
    ['../2024-03-01', 'by 1 Mar 2024'],
    ['2024/..', 'from 2024'],
    ['P5Y', '5 years'],
    ['P1M', '1 month'],
  ])('%s', (edtf, said) => expect(sayDate(edtf)).toBe(said))

  test.each(['', 'soon', '2024-13', '1/2/3', 'P', '2024-XX'])('what is no date stays as it is: %j', (text) =>
    expect(sayDate(text)).toBe(text),
  )
})

describe('a distance is said in the unit a person would use', () => {
  test.each([
    ['2025-03-17', 'today'],
    ['2025-03-18', 'in 1 day'],
    ['2025-03-30', 'in 13 days'],
    ['2025-04-14', 'in 4 weeks'],
    ['2025-12-31', 'in 9 months'],
    ['2028-03-18', 'in 3 years'],
    ['2025-03-14', '3 days ago'],
    ['2024-09-04', '6 months ago'],
  ])('%s', (day, said) => expect(sayDistance('2025-03-17', day)).toBe(said))
})
