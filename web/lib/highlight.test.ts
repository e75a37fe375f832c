import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, type Shown } from './highlight.ts'

const TEXT = 'Norland and Arcadia met.\n\nThey signed a treaty.'
const claim = (id: string, start: number, end: number, spans: Shown['spans'] = {}): Shown => ({ id, passage: { start, end }, spans })

describe('lines of a text', () => {
  it('leaves blank lines out and keeps every other word', () => {
    expect(linesOf(TEXT, []).map(({ start, end }) => TEXT.slice(start, end))).toEqual(['Norland and Arcadia met.', 'They signed a treaty.'])
  })

  it('shows the slots of the chosen claim at their words', () => {
    const met = claim('a', 0, 24, {
      participants: [
        { start: 0, end: 7 },
        { start: 12, end: 19 },
      ],
    }) // prettier-ignore
    const [line] = linesOf(TEXT, [met], met)
    expect(line?.pieces.map(({ start, end, slots }) => [TEXT.slice(start, end), slots])).toEqual([
      ['Norland', ['participants']],
      [' and ', []],
      ['Arcadia', ['participants']],
      [' met.', []],
    ])
  })

  it('keeps passages that overlap apart, and follows one over several lines', () => {
    const lines = linesOf(TEXT, [claim('a', 0, 47), claim('b', 26, 37)])
    expect(lines.map(({ pieces }) => pieces.map(({ claims }) => claims.join('')))).toEqual([['a'], ['ab', 'a']])
  })

  it('gives back all of each line, in pieces that touch, whatever spans are given', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '‮', '<'), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.array(span), fc.array(span), (words, passages, marks) => {
        const claims = passages.map((passage, i) => ({ id: String(i), passage, spans: { when: [passage] } }))
        for (const { start, end, pieces } of linesOf(words, claims, claims[0], marks)) {
          expect(pieces.map((piece) => words.slice(piece.start, piece.end)).join('')).toBe(words.slice(start, end))
        }
      }),
    )
  })
})
