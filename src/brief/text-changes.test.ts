import { expect, it } from 'vitest'
import { textChanges } from './text-changes.ts'

const said = (a: string, b: string): readonly string[] =>
  textChanges(a, b).map(({ what, line }) => `${what === 'added' ? '+' : '-'}${line}`)

it.each([
  ['A\nB\nC', 'A\nB\nC', []],
  ['A\n\nB ', 'A\n B', []],
  ['A\nB\nC', 'A\nC', ['-B']],
  ['A\nC', 'A\nB\nC', ['+B']],
  ['A\nB\nC', 'A\nX\nC', ['-B', '+X']],
  ['A\nB\nC\nD', 'B\nA\nC\nE', ['-A', '+A', '-D', '+E']],
  ['', 'A', ['+A']],
  ['A\fB', 'A\nB', []],
])('%j and %j differ in %j', (a, b, expected) => expect(said(a, b)).toEqual(expected))

it('what is too long to be lined up is counted, soon', () => {
  const long = (mark: string): string => Array.from({ length: 3000 }, (_, i) => `${mark}${i}`).join('\n')
  expect(said(`${long('a')}\nsame`, `new\n${long('b')}\nsame 2\nsame`).length).toBe(6002)
})
