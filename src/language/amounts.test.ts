import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Amount, type AmountOptions, createAmounts } from './amounts.ts'
import { createDates } from './dates.ts'
import { createNumbers } from './numbers.ts'
import { readTable, several } from './tables.ts'
import { tokenize } from './tokens.ts'

const at = (name: string) => new URL(`../../knowledge/${name}.tsv`, import.meta.url)
const table = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '')
const tables = Object.fromEntries(['time-words', 'numbers', 'hedges', 'change-words', 'currencies'].map((name) => [name, table(name)]))
const dates = createDates(tables)
const amounts = createAmounts(tables)

/** What an amount reads as in the tables: a change stands for its percentage. */
function readAs(amount: Amount): string {
  const value = amount.change ?? [amount.value, amount.unit].filter((part) => part !== undefined).join(' ')
  return amount.qualifier === undefined ? value : `${value} ${amount.qualifier}`
}

/** The amounts of a sentence without its brackets, and the words that stood in them. */
function read(example: string, options: AmountOptions = {}): { marked: string[]; found: string[]; reads: string[] } {
  const marked: string[] = []
  let text = ''
  let start = 0
  for (const c of example) {
    if (c === '[') start = text.length
    else if (c === ']') marked.push(text.slice(start))
    else text += c
  }
  const tokens = tokenize(text)
  const found = amounts.find(tokens, 0, tokens.count, { ...options, dates: dates.find(tokens, 0, tokens.count) })
  return { marked, found: found.map((amount) => text.slice(tokens.start[amount.first], tokens.end[amount.last])), reads: found.map(readAs) }
}

describe('knowledge/amounts', () => {
  for (const row of readTable('amounts', table('amounts'))) {
    const example = row.cells['example'] ?? ''
    it(`${row.key}: ${example}`, () => {
      const dollar = row.cells['dollar']
      const { marked, found, reads } = read(example, dollar === undefined ? {} : { dollar })
      expect(reads).toEqual(row.cells['reads'] === '-' ? [] : several(row.cells['reads']))
      expect(found).toEqual(marked)
    })
  }
})

for (const name of ['hedges', 'change-words']) {
  describe(`knowledge/${name}`, () => {
    for (const row of readTable(name, table(name))) {
      const example = row.cells['example'] ?? ''
      it(`${row.key}: ${example}`, () => {
        const { marked, found, reads } = read(example)
        expect(reads).toEqual(several(row.cells['reads']))
        expect(found).toEqual(marked)
      })
    }
  })
}

describe('knowledge/numbers', () => {
  for (const row of readTable('numbers', table('numbers'))) {
    const { example, kind } = row.cells
    if (example === undefined || kind === 'ordinal' || kind === 'opening') continue
    it(`${row.key}: ${example}`, () => {
      expect(read(example).reads).toEqual(several(row.cells['reads']))
    })
  }
})

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function inWords(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`
  if (value < 1000) return `${ONES[Math.floor(value / 100)]} hundred${value % 100 === 0 ? '' : ` and ${inWords(value % 100)}`}`
  const rest = value % 1000
  return `${inWords(Math.floor(value / 1000))} thousand${rest === 0 ? '' : rest < 100 ? ` and ${inWords(rest)}` : ` ${inWords(rest)}`}`
}

describe('properties', () => {
  it('reads any number in words, forwards and from its end', () => {
    const numbers = createNumbers(tables)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999999 }), (value) => {
        const tokens = tokenize(`${inWords(value)} ships`)
        expect(numbers.at(tokens, 0, tokens.count)).toMatchObject({ value, last: tokens.count - 2 })
        expect(numbers.endingAt(tokens, tokens.count - 2, 0)).toEqual({ first: 0, value })
      }),
      { numRuns: 2000 },
    )
  })

  it('reads any sum in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom('million', 'billion'), (value, size) => {
        expect(read(`They gave [$${value} ${size}].`).reads).toEqual([`${value * (size === 'million' ? 1e6 : 1e9)} USD`])
        expect(read(`They gave [${(value * 1000).toLocaleString('en')} books].`).reads).toEqual([`${value * 1000} book`])
      }),
    )
  })

  it('never throws and keeps order', () => {
    const words =
      '$ US$ € 5 2,000 1.5 million billion percent % per cent of by to and between - ( ) up fell rose or more than almost about ships new the Article 2024 one hundred half a dozen + RM'
    const jumble = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 30 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(fc.oneof(jumble, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const tokens = tokenize(text)
        let last = -1
        for (const amount of amounts.find(tokens, 0, tokens.count)) {
          expect(amount.first).toBeGreaterThan(last)
          expect(amount.last).toBeGreaterThanOrEqual(amount.first)
          expect(Number.isFinite(amount.value)).toBe(true)
          last = amount.last
        }
        expect(last).toBeLessThan(Math.max(tokens.count, 1))
      }),
      { numRuns: 3000 },
    )
  })
})
