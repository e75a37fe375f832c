import { readFileSync } from 'node:fs'
import edtf from 'edtf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDates, needsAnchor, resolveDate, type Anchor, type DateExpression } from './dates.ts'
import { civilOf, dayNumber, weekdayOf } from './dates/calendar.ts'
import { readTable, several, type Row } from './tables.ts'
import { tokenize, type Tokens } from './tokens.ts'

const table = (name: string): string => readFileSync(new URL(`../../knowledge/${name}.tsv`, import.meta.url), 'utf8')
const tables = { 'time-words': table('time-words'), numbers: table('numbers') }
const dates = createDates(tables)

/** A sentence without its brackets, and where they stood. */
function marked(example: string): { text: string; spans: string[] } {
  const spans: string[] = []
  let text = ''
  let start = -1
  for (const c of example) {
    if (c === '[') start = text.length
    else if (c === ']') spans.push(`${start}-${text.length}`)
    else text += c
  }
  return { text, spans }
}

function spanOf(tokens: Tokens, found: DateExpression): string {
  return `${tokens.start[found.first] ?? 0}-${tokens.end[found.last] ?? 0}`
}

function readAs(found: DateExpression, anchor: Anchor): string {
  const hint = found.hint === undefined || found.hint === 'due' ? '' : ` ${found.hint}`
  return `${dates.resolve(found.said, anchor) ?? '?'}${hint}${found.compared ? ' compared' : ''}`
}

function anchorOf(row: Row): Anchor {
  const tense = row.cells['tense'] === 'future' ? 'future' : row.cells['tense'] === 'present' ? 'present' : 'past'
  const date = row.cells['anchor']
  return date === undefined ? { tense } : { date, tense }
}

/** What is compared: the words of each date with what they read as. */
function compare(example: string, reads: readonly string[], anchor: Anchor, shorten: (read: string) => string = (read) => read) {
  const { text, spans } = marked(example)
  const tokens = tokenize(text)
  const found = dates.find(tokens, 0, tokens.count)
  const words = (span: string) => {
    const [from, to] = span.split('-').map(Number)
    return text.slice(from, to)
  }
  return {
    read: found.map((date) => `${words(spanOf(tokens, date))} = ${shorten(readAs(date, anchor))}`),
    expected: spans.map((span, n) => `${words(span)} = ${reads[n] ?? 'nothing'}`),
  }
}

describe('knowledge/dates', () => {
  for (const row of readTable('dates', table('dates'))) {
    const example = row.cells['example'] ?? ''
    it(`${row.key}: ${example}`, () => {
      const reads = row.cells['reads'] === '-' ? [] : several(row.cells['reads'])
      const { read, expected } = compare(example, reads, anchorOf(row))
      expect(expected.length, `knowledge/dates.tsv line ${row.line}: as many readings as brackets`).toBe(reads.length)
      expect(read).toEqual(expected)
    })
  }
})

describe('knowledge/time-words', () => {
  for (const row of readTable('time-words', table('time-words'))) {
    const example = row.cells['example']
    if (example === undefined) continue
    it(`${row.key}: ${example}`, () => {
      const { read, expected } = compare(
        example,
        several(row.cells['reads']),
        { date: '2025-03-14', tense: 'past' },
        (value) => value.split(' ')[0] ?? '',
      )
      expect(read).toEqual(expected)
    })
  }
})

describe('calendar', () => {
  it('counts days there and back, and knows a Friday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700000, max: 700000 }), (day) => {
        const { year, month, day: ofMonth } = civilOf(day)
        expect(dayNumber(year, month, ofMonth)).toBe(day)
      }),
    )
    expect(weekdayOf(dayNumber(2025, 3, 14))).toBe(5)
  })
})

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const ENDS = ['th', 'st', 'nd', 'rd']
const withEnd = (day: number) => `${day}${day > 10 && day < 14 ? 'th' : (ENDS[day % 10] ?? 'th')}`
const two = (value: number) => String(value).padStart(2, '0')

const FORMATS: readonly ((day: number, month: number, year: number) => string)[] = [
  (d, m, y) => `${d} ${MONTHS[m - 1]} ${y}`,
  (d, m, y) => `${MONTHS[m - 1]} ${d}, ${y}`,
  (d, m, y) => `${withEnd(d)} ${MONTHS[m - 1]} ${y}`,
  (d, m, y) => `${MONTHS[m - 1]} ${withEnd(d)}, ${y}`,
  (d, m, y) => `${withEnd(d)} of ${MONTHS[m - 1]} ${y}`,
  (d, m, y) => `${y}-${two(m)}-${two(d)}`,
  (d, m, y) => `${two(d)}/${two(m)}/${y}`,
  (d, m, y) => `${two(d)}.${two(m)}.${y}`,
  (d, m, y) => `${d}. ${d} ${(MONTHS[m - 1] ?? '').toUpperCase()} ${y}`.slice(String(d).length + 2),
  (d, m, y) => `${d} ${m === 5 ? 'May' : (MONTHS[m - 1] ?? '').slice(0, 3)} ${y}`,
]

const aDay = fc.integer({ min: dayNumber(1800, 1, 1), max: dayNumber(2100, 12, 31) }).map(civilOf)
const anAnchor: fc.Arbitrary<Anchor> = fc.record({
  date: aDay.map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`),
  tense: fc.constantFrom('past', 'present', 'future'),
})

/** Words that dates are made of, thrown together. */
const jumble = fc
  .array(
    fc.constantFrom(
      ...'on in by from to and between the of until through since within next last this three five 3 12 31 2024 1999 May March July Tuesday spring first second half quarter'.split(
        ' ',
      ),
      ...'end early mid - / , . ( ) years months days week year ago today yesterday later than no not 26th twenty sixty fiscal FY2024 Q2 as per Article 100 % s'.split(
        ' ',
      ),
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(' '))

describe('properties', () => {
  it('reads any day in each format', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...FORMATS), ({ year, month, day }, format) => {
        const { read } = compare(`The pact was made on ${format(day, month, year)}.`, [], { tense: 'past' })
        expect(read).toEqual([`${format(day, month, year)} = ${year}-${two(month)}-${two(day)}`])
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws, keeps order, and writes valid EDTF', () => {
    fc.assert(
      fc.property(fc.oneof(jumble, fc.string({ unit: 'binary', maxLength: 200 })), anAnchor, (text, anchor) => {
        const tokens = tokenize(text)
        let last = -1
        for (const date of dates.find(tokens, 0, tokens.count)) {
          expect(date.first).toBeGreaterThan(last)
          expect(date.last).toBeGreaterThanOrEqual(date.first)
          expect(date.last).toBeLessThan(tokens.count)
          last = date.last
          const value = resolveDate(date.said, anchor)
          expect(resolveDate(date.said, anchor)).toBe(value)
          if (!needsAnchor(date.said)) expect(resolveDate(date.said, { tense: anchor.tense })).toBe(value)
          if (value !== undefined && !value.startsWith('P')) expect(() => edtf(value), value).not.toThrow()
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('needs the day on which it was said for an end that is counted from it', () => {
    const [range] = dates.find(tokenize('five years ago until 2024'), 0, 5)
    expect(range === undefined ? undefined : needsAnchor(range.said)).toBe(true)
  })

  it('finds the same in a part of the tokens as in the whole', () => {
    fc.assert(
      fc.property(aDay, ({ year, month, day }) => {
        const tokens = tokenize(`They met. On ${day} ${MONTHS[month - 1]} ${year} they left.`)
        const whole = dates.find(tokens, 0, tokens.count)
        expect(dates.find(tokens, 3, tokens.count)).toEqual(whole)
        expect(dates.find(tokens, 0, 3)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
