import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** The posts of a text as "person: post (of)". */
function posts(text: string): string[] {
  const { claims } = reader.read({ text, issuer: 'Kenya', date: '2024-03-01' })
  return claims
    .filter((c) => c.kind === 'post')
    .map((c) => `${c.slots['person'] ?? ''}: ${c.slots['post'] ?? ''}${c.slots['of'] === undefined ? '' : ` (${c.slots['of']})`}`)
}

describe('posts', () => {
  it.each<[string, string[]]>([
    ['President Jane Roe of Kenya opened the talks.', ['Jane Roe: President (Kenya)']],
    [
      'Jon Vale, Deputy Prime Minister and Minister of Trade of Peru, spoke.',
      ['Jon Vale: Deputy Prime Minister (Peru)', 'Jon Vale: Minister of Trade (Peru)'],
    ],
    ['Minister of Trade Jane Roe spoke. Minister Roe left.', ['Jane Roe: Minister of Trade']],
    ['Prime Minister Jane Roe spoke. PM Roe left.', ['Jane Roe: Prime Minister']],
    ['His Majesty Sultan Jon Vale spoke.', ['Jon Vale: Sultan']],
    ['Jane Roe was sworn in as Foreign Minister of Peru on 3 May.', ['Jane Roe: Foreign Minister (Peru)']],
    ['The leaders appointed Jane Roe of Peru as the next Secretary-General.', ['Jane Roe: Secretary-General']],
    ['Jane Roe was elected to the board.', []],
    ['President Jane Roe, Chair of the Pacific Islands Forum, spoke.', ['Jane Roe: President', 'Jane Roe: Chair (Pacific Islands Forum)']],
    [
      'Prime Minister and Minister of Foreign Affairs Sheikh Jon Vale spoke.',
      ['Jon Vale: Prime Minister', 'Jon Vale: Minister of Foreign Affairs'],
    ],
    ['Foreign Secretary Ambassador Jane Roe spoke.', ['Jane Roe: Foreign Secretary']],
    ['Foreign Affairs and International Trade Minister Jane Roe spoke.', ['Jane Roe: Foreign Affairs and International Trade Minister']],
    ['President Jane Roe Elected Chair of the Transit Council', ['Jane Roe: President']],
    ['Secretary-General Jane A. Al-Roe spoke.', ['Jane A. Al-Roe: Secretary-General']],
    ['The Minister of Trade spoke.', []],
  ])('%s', (text, expected) => {
    expect(posts(text)).toEqual(expected)
  })
})
