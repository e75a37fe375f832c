import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery, termQuery } from './query.ts'
import { wordsOf } from './search-words.ts'

/** A query in short: what an engine would be asked, and the filters. */
function short(text: string): string {
  const { node } = parseQuery(text)
  const say = (one: NonNullable<typeof node>): string => {
    if ('words' in one) return `${one.words.join('+')}${one.beginning ? '*' : ''}`
    if ('filter' in one) return `${one.filter}=${one.values.join('|')}`
    if ('not' in one) return `!${say(one.not)}`
    return 'all' in one ? `(${one.all.map(say).join(' & ')})` : `(${one.any.map(say).join(' | ')})`
  }
  return node === undefined ? '' : say(node)
}

describe('a query', () => {
  it.each([
    ['work plan', '(work & plan)'],
    ['"work plan" energy', '(work+plan & energy)'],
    ['fisher*', 'fisher*'],
    ['"work pl"*', 'work+pl*'],
    ['port OR harbour quay', '(port | (harbour & quay))'],
    ['port AND harbour', '(port & harbour)'],
    ['port -quay', '(port & !quay)'],
    ['port NOT quay', '(port & !quay)'],
    ['port NOT NOT quay', '(port & quay)'],
    ['(port OR quay) -"old town"', '((port | quay) & !old+town)'],
    ['ASEAN-Russia', 'asean+russia'],
    ['Zürich Côte d’Ivoire', '(zurich & cote & divoire)'],
    ["Japan's ministers'", '(japan & ministers)'],
    ['kind:initiative by:Japan supporter:ASEAN since:2020', '(kind=initiative & by=Japan & supporter=ASEAN & since=2020)'],
    ['kind:meeting,visit -place:"New York"', '(kind=meeting|visit & !place=New York)'],
    ['KIND:meeting where:Lima', '(kind=meeting & place=Lima)'],
    ['kind:visit OR kind:meeting Lima', '(kind=visit | (kind=meeting & lima))'],
    ['colour:red', 'colour+red'],
    ['https://norland.example/1', 'https+norland+example+1'],
    ['at 10:30', '(at & 10+30)'],
    ['kind:', 'kind'],
    ['', ''],
    ['( ) - * OR', ''],
    ['(a', 'a'],
    ['a) b', '(a & b)'],
    ['OR a OR', 'a'],
  ])('%s', (text, read) => expect(short(text)).toBe(read))

  it('says which filter there is not', () => {
    expect(parseQuery('colour:red').notes).toEqual(['“colour:” is no filter and was looked for as a word'])
    expect(parseQuery('https://x.example').notes).toEqual([])
  })

  it('that only excludes asks for nothing', () => {
    const terms = (text: string) => {
      const { node } = parseQuery(text)
      return node && termQuery(node)
    }
    expect([terms('-port'), terms('-port -quay'), terms('-(port quay)')]).toEqual([undefined, undefined, undefined])
    expect(terms('port (-quay OR -pier)')).toEqual({ words: ['port'], beginning: false })
  })

  it('is read whatever is typed', () => {
    const piece = fc.constantFrom(
      '"',
      '(',
      ')',
      '-',
      '*',
      ' ',
      ':',
      ',',
      'OR',
      'NOT',
      'kind',
      'by',
      'since:',
      'a',
      'é',
      '½',
      'ß',
      "'s",
      '-(',
      '\u0000',
      '𝒜',
      'ﬁ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (text) => {
          const { node } = parseQuery(text)
          if (node !== undefined) termQuery(node)
        },
      ),
    )
  })
})

describe('words', () => {
  it('hold letters and digits only, and fold to themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = wordsOf(text)
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(wordsOf(words.join(' '))).toEqual(words)
      }),
    )
  })
})
