import { describe, expect, it } from 'vitest'
import { begun, moved, spanOf, wordsIn } from './pick.ts'

const TEXT = 'They met in Lowport (the port), on 3 May.\nThe U.S. Envoy “Jane” left.'
const WORDS = wordsIn(TEXT, { start: 0, end: TEXT.length })
const place = (word: string): number => WORDS.findIndex(({ start }) => TEXT.startsWith(word, start))
const spanAt = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const said = (anchor: number, head: number): string => {
  const { start, end } = spanOf(TEXT, WORDS, { anchor, head })
  return TEXT.slice(start, end)
}

describe('choosing words by keyboard', () => {
  it.each([
    ['a word', 'Lowport', 'Lowport', 'Lowport'],
    ['brackets and commas around it are no part of it', '(the', 'port)', 'the port'],
    ['the stop at the end neither', '3', 'May', '3 May'],
    ['from behind to before', 'May', '3', '3 May'],
    ['quotes neither', '“Jane', '“Jane', 'Jane'],
    ['the stop of a short form is', 'U.S', 'U.S', 'U.S.'],
    ['over the end of a line', 'May', 'The U', 'May.\nThe'],
  ])('%s', (_what, from, to, words) => {
    expect(said(place(from), place(to))).toBe(words)
  })

  it('begins at the words of the slot, else at the passage', () => {
    const passage = spanAt('The U.S. Envoy “Jane” left.')
    expect(begun(WORDS, [spanAt('3 May')], passage)).toEqual({ anchor: place('3'), head: place('May') })
    expect(begun(WORDS, [], passage)).toEqual({ anchor: place('The U'), head: place('The U') })
    expect(begun([], [], passage)).toBeUndefined()
  })

  it('goes to the next word, or takes it too; at the ends it stays', () => {
    const last = WORDS.length - 1
    expect(moved({ anchor: 2, head: 2 }, 3, WORDS.length, false)).toEqual({ anchor: 3, head: 3 })
    expect(moved({ anchor: 2, head: 2 }, 3, WORDS.length, true)).toEqual({ anchor: 2, head: 3 })
    expect(moved({ anchor: 2, head: 2 }, -1, WORDS.length, true)).toEqual({ anchor: 2, head: 0 })
    expect(moved({ anchor: last, head: last }, last + 1, WORDS.length, false)).toEqual({ anchor: last, head: last })
  })
})
