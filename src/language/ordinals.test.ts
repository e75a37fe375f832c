import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createOrdinals } from './ordinals.ts'
import { readTable } from './tables.ts'
import { tokenize } from './tokens.ts'

const table = (name: string): string => readFileSync(new URL(`../../knowledge/${name}.tsv`, import.meta.url), 'utf8')
const ordinals = createOrdinals({ numbers: table('numbers'), 'time-words': table('time-words') })

/** Each ordinal of a text as "words=value". */
function read(text: string): string[] {
  const tokens = tokenize(text)
  const found: string[] = []
  for (let i = 0; i < tokens.count; i++) {
    const ordinal = ordinals.at(tokens, i)
    if (ordinal === undefined) continue
    found.push(`${text.slice(tokens.start[i], tokens.end[ordinal.last])}=${ordinal.value}`)
    i = ordinal.last
  }
  return found
}

describe('knowledge/numbers', () => {
  for (const row of readTable('numbers', table('numbers'))) {
    const { example, kind, reads } = row.cells
    if (example === undefined || (kind !== 'ordinal' && kind !== 'opening')) continue
    it(`${row.key}: ${example}`, () => {
      expect(read(example.replace('[', '').replace(']', ''))).toEqual([`${/\[(.*)\]/.exec(example)?.[1]}=${reads}`])
    })
  }
})

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['The 26th session met.', ['26th=26']],
  ['The twenty-sixth session met.', ['twenty-sixth=26']],
  ['The Forum met for the ninth time.', ['ninth=9']],
  ['The council, meeting for the ninth, spoke.', ['ninth=9']],
  ['The first-ever talks were held.', ['first-ever=1']],
  ['The one hundred and fifth session met.', ['one hundred and fifth=105']],
  ['The XII Summit met.', ['XII=12']],
  ['XII Summit of the Council', ['XII=12']],
  ['The VIth session met.', ['VIth=6']],
  ['The V Summit met.', ['V=5']],
  ['The 1,000th scholar was named.', ['1,000th=1000']],
  ['A second meeting was held.', ['second=2']],
  // What must stay silent.
  ['It took a second.', []],
  ['First of all, they met.', []],
  ['First, they met.', []],
  ['At first they met.', []],
  ['The third country was named.', []],
  ['A third of the fleet is idle.', []],
  ['One-fifth of the fleet is idle.', []],
  ['The pact was first announced there.', []],
  ['The first half of the year was calm.', []],
  ['The 21st century needs peace.', []],
  ['The First Lady spoke.', []],
  ['On the 26th of July they met.', []],
  ['On July 26th they met.', []],
  ['King Charles III spoke.', []],
  ['The Phase II Agreement holds.', []],
  ['The CD was sold.', []],
]

describe('ordinals', () => {
  for (const [text, expected] of CASES) {
    it(text, () => {
      expect(read(text)).toEqual(expected)
    })
  }
})
