import type { LanguageKnowledge } from '../knowledge.ts'
import { SHAPE, type Tokens } from '../tokens.ts'
import { wordSet } from '../word-map.ts'

/** Small words that may stand inside a name. */
export const CONNECTORS = wordSet([
  'of',
  'on',
  'for',
  'in',
  'to',
  'with',
  'against',
  'and',
  'the',
  '&',
  'de',
  'du',
  'la',
  'del',
  'at',
  'from',
  'between',
  'among',
])
/** Capitalised words that begin no name and end one. */
export const NOT_NAMES = wordSet(
  (
    'the a an this these those that both all each every we they he she it i in on at by for with from as and or but if when while during after before following since under through ' +
    'to of according recognizing recognising noting welcoming today yesterday tomorrow however moreover furthermore also who which our their its his her other such no not ' +
    'there here then january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'several many most few annex article chapter section mr mrs ms dr nearly almost approximately about over some more fewer less around up roughly close just'
  ).split(' '),
)

/** Whether a sentence is written in capitals throughout, so that capitals tell nothing of names. */
export function capitalsTellNothing(tokens: Tokens, first: number, last: number): boolean {
  let words = 0
  let upper = 0
  for (let i = first; i < last; i++) {
    const shape = tokens.shape[i]
    if (shape === SHAPE.lower || shape === SHAPE.capital) words++
    else if (shape === SHAPE.upper) {
      words++
      upper++
    }
  }
  return words > 2 && upper / words > 0.7
}

/** Whether a token begins with a capital letter. */
export const isCapital = (tokens: Tokens, i: number): boolean => tokens.shape[i] === SHAPE.capital || tokens.shape[i] === SHAPE.upper

/** The words of a span as the text has them, with a line break or double space made one space. */
export function wordsOf(tokens: Tokens, first: number, last: number): string {
  const words = tokens.text.slice(tokens.start[first], tokens.end[last])
  return isEven(tokens, first, last) ? words : words.replace(/\s+/g, ' ')
}

/** Whether there is nothing but single spaces between the tokens of a span: told by their places, without a search of the words. */
function isEven({ text, start, end }: Tokens, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const from = end[i] ?? 0
    const gap = (start[i + 1] ?? 0) - from
    if (gap > 1 || (gap === 1 && text.charCodeAt(from) !== 32)) return false
  }
  return true
}

/** Whether a state is named at a token. */
export const isParty = (k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean => {
  const match = k.names.longest(tokens, i, to)
  return match !== undefined && match.value.type === 'party'
}

/** A comma in a name is only one when "and" closes the list within a few capitalised words. */
export function closesList(tokens: Tokens, i: number, to: number): boolean {
  let j = i
  while (j < to && j < i + 8) {
    if (isCapital(tokens, j)) j++
    else if (tokens.word[j] === ',') j++
    else return tokens.word[j] === 'and' && isCapital(tokens, j + 1)
  }
  return false
}
