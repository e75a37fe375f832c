import { describe, expect, it } from 'vitest'
import { releaseText } from '../bench/releases.ts'
import { benchText } from '../bench/text.ts'
import { KINDS } from '../src/reading/claim.ts'
import { createReader } from '../src/reading/read.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'

const reader = createReader(await loadKnowledge())
const claimsOf = (text: string) => reader.read({ text, date: '2025-01-15' }).claims

describe('the text that speed is measured on', () => {
  it.each([
    ['releases', releaseText(100_000)],
    ['the denser text', benchText(100_000)],
  ])('has claims of all kinds: %s', (_, text) => {
    expect(new Set(claimsOf(text).map(({ kind }) => kind))).toEqual(new Set(KINDS))
  })

  it('is about as dense in claims as real releases, of which the reader reads seven to eight in 1,000 characters', () => {
    const density = claimsOf(releaseText(100_000)).length / 100
    expect(density).toBeGreaterThan(6)
    expect(density).toBeLessThan(9)
  })
})
