import { wordSet } from '../word-map.ts'
import { SHAPE, type Tokens } from '../tokens.ts'
import type { AmountKnowledge } from './knowledge.ts'

const MAKE_MADE_MAKES_OR_MAKING = wordSet('make made makes making')

/** How far back a verb of change may stand from "by 6 percent". */
const FAR_BACK = 10
/** "6 percent more than a year before". */
const COMPARED: ReadonlyMap<string, '+' | '-'> = new Map([
  ['more', '+'],
  ['less', '-'],
  ['fewer', '-'],
])
/** How many words may part a percentage from its noun: "6 percent year-on-year growth". */
const FAR_ON = 6

/** The direction that the words around a percentage give it; undefined when they tell no change. */
export function changeSign(
  tokens: Tokens,
  first: number,
  last: number,
  from: number,
  to: number,
  knowledge: AmountKnowledge,
): '+' | '-' | undefined {
  return signBefore(tokens, first - 1, from, knowledge) ?? signAfter(tokens, last + 1, to, knowledge)
}

function signBefore(tokens: Tokens, p: number, from: number, knowledge: AmountKnowledge): '+' | '-' | undefined {
  if (p < from) return undefined
  const word = tokens.word[p] ?? ''
  // "Oil made up 40 percent" is a share.
  if (word === 'up' && MAKE_MADE_MAKES_OR_MAKING.holds(tokens, p - 1)) return undefined
  const direct = knowledge.changes.get(word)
  if (direct !== undefined) return direct.sign
  if (word === 'a' || word === 'an' || word === 'the') return undefined
  if (word === 'by' || word === 'with' || word === 'at') return searchBack(tokens, p - 1, from, knowledge, word !== 'by')
  if (word !== 'of') return undefined
  // "A rise of", "a growth rate of", "an increase in trade of": not "a growth target of".
  const noun = knowledge.changes.get(tokens.word[p - 1] ?? '')
  if (noun !== undefined && p - 1 >= from) return noun.sign
  if (tokens.word[p - 1] === 'rate' && p - 2 >= from) return knowledge.changes.get(tokens.word[p - 2] ?? '')?.sign
  for (let i = p - 1; i > from && i > p - FAR_BACK; i--) {
    if (tokens.shape[i] === SHAPE.punctuation && tokens.word[i] !== '-') return undefined
    if (tokens.word[i] === 'in') {
      const before = knowledge.changes.get(tokens.word[i - 1] ?? '')
      if (before !== undefined) return before.sign
    }
  }
  return undefined
}

/** The nearest word of change before "by"; other amounts between them take its direction for themselves. */
function searchBack(tokens: Tokens, start: number, from: number, knowledge: AmountKnowledge, close: boolean): '+' | '-' | undefined {
  const least = Math.max(from, start - (close ? 0 : FAR_BACK))
  for (let i = start; i >= least; i--) {
    const word = tokens.word[i] ?? ''
    const change = knowledge.changes.get(word)
    if (change !== undefined) return change.sign
    if (word === '.' || word === ';') return undefined
  }
  return undefined
}

function signAfter(tokens: Tokens, start: number, to: number, knowledge: AmountKnowledge): '+' | '-' | undefined {
  const compared = tokens.word[start + 1] === 'than' ? COMPARED.get(tokens.word[start] ?? '') : undefined
  if (compared !== undefined) return compared
  const end = Math.min(to, start + FAR_ON)
  for (let i = start; i < end; i++) {
    const word = tokens.word[i] ?? ''
    const change = knowledge.changes.get(word)
    if (change !== undefined) return change.noun ? change.sign : undefined
    if ((tokens.shape[i] === SHAPE.punctuation && word !== '-') || tokens.shape[i] === SHAPE.number) return undefined
    if (knowledge.ends.has(word) && word !== 'on') return undefined
    if (word === 'on' && tokens.word[i + 1] !== '-') return undefined
  }
  return undefined
}
