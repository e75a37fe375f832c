import { describe, expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

describe('a long text in parts', () => {
  test.each<[string, string, string[]]>([
    ['a short one is one part', 'One line.\nAnother.', ['One line.\nAnother.']],
    ['nothing is one part', '', ['']],
    ['each ends with a line', 'One line.\nAnother line.\nA third line.', ['One line.\n', 'Another line.\n', 'A third line.']],
    ['or with a word', 'One long line of many words.', ['One long line of ', 'many words.']],
    ['or where it must, with no character halved', `${'x'.repeat(19)}😀x`, ['x'.repeat(19), '😀x']],
  ])('%s', (_name, text, parts) => {
    expect(textParts(text, 20).map(({ start, end }) => text.slice(start, end))).toEqual(parts)
  })
})
