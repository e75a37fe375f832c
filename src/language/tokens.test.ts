import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences } from './sentences.ts'
import { fold, tokenize } from './tokens.ts'

const words = (text: string): string[] => {
  const tokens = tokenize(text)
  return tokens.word.map((_, i) => text.slice(tokens.start[i], tokens.end[i]))
}

describe('tokens', () => {
  it.each([
    ['U.S.-EU talks', ['U.S.', '-', 'EU', 'talks']],
    ["Oman's co-chairs", ['Oman', "'s", 'co', '-', 'chairs']],
    ["O'Neill of Côte d’Ivoire", ["O'Neill", 'of', 'Côte', 'd’Ivoire']],
    ['$1,100.50 on the 26th', ['$', '1,100.50', 'on', 'the', '26th']],
    ['2021–2025, G20', ['2021', '–', '2025', ',', 'G20']],
    ['H.E. Mr. Roe', ['H.E.', 'Mr', '.', 'Roe']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it.each([
    ['Türkiye', 'turkiye'],
    ['Łódź', 'lodz'],
    ['d’Ivoire', "d'ivoire"],
  ])('%s folds to %s', (word, folded) => {
    expect(fold(word)).toBe(folded)
  })

  it('stand in order and never overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { start, end, count } = tokenize(text)
        for (let i = 0; i < count; i++) {
          expect(start[i]).toBeLessThan(end[i] ?? 0)
          if (i > 0) expect(start[i]).toBeGreaterThanOrEqual(end[i - 1] ?? 0)
        }
      }),
    )
  })
})

const cut = (text: string): string[] => {
  const tokens = tokenize(text)
  return sentences(tokens).map((s) => text.slice(tokens.start[s.first], tokens.end[s.last - 1]))
}

describe('sentences', () => {
  it.each([
    ['The talks ended. They resume in May.', ['The talks ended.', 'They resume in May.']],
    ['H.E. Mr. Roe met Dr. J. Poe in St. Lucia.', ['H.E. Mr. Roe met Dr. J. Poe in St. Lucia.']],
    ['They met in Washington, D.C. The talks went on.', ['They met in Washington, D.C.', 'The talks went on.']],
    ['U.S. President Roe spoke.', ['U.S. President Roe spoke.']],
    ['She said: "We agree." They left.', ['She said: "We agree."', 'They left.']],
    ['Trade rose to $1.5 billion. It had been lower.', ['Trade rose to $1.5 billion.', 'It had been lower.']],
    ['A heading\nA sentence.', ['A heading', 'A sentence.']],
  ])('%j', (text, expected) => {
    expect(cut(text)).toEqual(expected)
  })

  it('a line with a mark, or behind a colon, is an item', () => {
    const kinds = (text: string) => sentences(tokenize(text)).map((s) => s.kind)
    expect(kinds('They agreed to:\n– open a port;\n– build a road.')).toEqual(['sentence', 'item', 'item'])
  })

  it('lose no token, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const tokens = tokenize(text)
        expect(sentences(tokens).reduce((sum, s) => sum + s.last - s.first, 0)).toBe(tokens.count)
      }),
    )
  })
})
