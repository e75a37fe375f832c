import { GAP, SHAPE, type Tokens } from './tokens.ts'

/** A run of tokens that says one thing: a sentence, a heading or a list item. Token indexes, `last` exclusive. */
export interface Sentence {
  readonly first: number
  readonly last: number
  /** Where its words begin after a list mark or paragraph number. */
  readonly body: number
  readonly kind: 'heading' | 'item' | 'sentence'
  /** The line of the text that it stands in, from 0. */
  readonly line: number
  /** Whether it is the first sentence of its line. */
  readonly opens: boolean
}

const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof st no nos hon sen gov gen lt col capt adm alm maj sgt rep sec amb inc ltd co corp art arts para paras vs vol fig ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec approx ca cf al jr sr bros dept est min max messrs rev pres pp p ed eds etc i.e. e.g.'
  ).split(' '),
)
/** No sentence of prose has more tokens; what has is cut, so that its reading takes bounded time. */
const LONGEST = 300
const OPENERS = new Set(['"', '(', '['])
const CLOSERS = new Set(['"', ')', ']', "'"])

/** Whether a full stop at `dot` ends a sentence: not after a title, an initial or inside a name; only before a new beginning. */
function endsAt(tokens: Tokens, dot: number, first: number, to: number): boolean {
  const next = dot + 1
  if (next >= to) return true
  const mark = tokens.word[dot]
  if (tokens.gap[next] === GAP.none && !CLOSERS.has(tokens.word[next] ?? '')) return false
  if (mark === '.') {
    const before = tokens.word[dot - 1] ?? ''
    if (tokens.gap[dot] === GAP.none && dot > first) {
      if (ABBREVIATIONS.has(before)) return false
      // "J. Smith": a single capital is an initial.
      if (before.length === 1 && tokens.shape[dot - 1] === SHAPE.capital && before !== 'i') return false
    }
  }
  return startsSentence(tokens, next, to)
}

function startsSentence(tokens: Tokens, at: number, to: number): boolean {
  let i = at
  while (i < to && (CLOSERS.has(tokens.word[i] ?? '') || OPENERS.has(tokens.word[i] ?? ''))) i++
  if (i >= to) return true
  const shape = tokens.shape[i] ?? 0
  return (
    shape === SHAPE.capital || shape === SHAPE.upper || shape === SHAPE.number || shape === SHAPE.punctuation || shape === SHAPE.ordinal
  )
}

/** The token after a list mark or paragraph number: "1.", "(a)", "iv)", "-", "*". */
function afterMark(tokens: Tokens, first: number, to: number): number {
  const word = tokens.word[first] ?? ''
  const next = tokens.word[first + 1] ?? ''
  if (first + 1 >= to) return first
  if (word === '*' || word === '-' || word === '▪' || word === '●' || word === '◦' || word === '–') return first + 1
  const label = tokens.shape[first] === SHAPE.number ? word.length <= 4 : word.length === 1 || /^[ivx]{1,5}$/.test(word)
  if (label && (next === '.' || next === ')') && tokens.gap[first + 1] === GAP.none && (tokens.gap[first + 2] ?? 0) !== GAP.none)
    return first + 2
  if (word === '(' && tokens.word[first + 2] === ')' && next.length <= 4) return first + 3
  return first
}

/**
 * Cuts tokens into sentences. A line break always ends one; a line of its own without a closing mark is a heading when it is short,
 * an item when it has a list mark or follows a line that ends in a colon.
 */
export function sentences(tokens: Tokens): Sentence[] {
  const found: Sentence[] = []
  let line = 0
  let first = 0
  let inList = false
  while (first < tokens.count) {
    let to = first + 1
    while (to < tokens.count && tokens.gap[to] !== GAP.line) to++
    const body = afterMark(tokens, first, to)
    const lastWord = tokens.word[to - 1] ?? ''
    const marked = body > first && !/^\d/.test(tokens.word[first] ?? '')
    const closed = lastWord === '.' || lastWord === '!' || lastWord === '?' || lastWord === ':' || lastWord === ';'
    const isItem: boolean = marked || (inList && !lastWord.endsWith('.'))
    const kind: Sentence['kind'] = isItem ? 'item' : !closed && to - first <= 40 ? 'heading' : 'sentence'
    let from = first
    let opens = true
    for (let i = body; i < to; i++) {
      const word = tokens.word[i]
      const dotted = tokens.shape[i] !== SHAPE.punctuation && (word ?? '').endsWith('.') && (word ?? '').length > 3
      if (word !== '.' && word !== '?' && word !== '!' && !(dotted && i + 1 < to && isOpening(tokens, i + 1))) continue
      if (!dotted && !endsAt(tokens, i, from, to)) continue
      let end = i + 1
      while (end < to && CLOSERS.has(tokens.word[end] ?? '') && tokens.gap[end] === GAP.none) end++
      while (end - from > LONGEST) {
        found.push({ first: from, last: from + LONGEST, body: opens ? body : from, kind: 'sentence', line, opens })
        from += LONGEST
        opens = false
      }
      found.push({ first: from, last: end, body: opens ? body : from, kind: kind === 'heading' ? 'sentence' : kind, line, opens })
      from = end
      opens = false
      i = end - 1
    }
    while (to - from > LONGEST) {
      found.push({ first: from, last: from + LONGEST, body: opens ? body : from, kind: 'sentence', line, opens })
      from += LONGEST
      opens = false
    }
    if (from < to) found.push({ first: from, last: to, body: opens ? body : from, kind, line, opens })
    inList = lastWord === ':' || (inList && (lastWord === ';' || lastWord === ',' || isItem))
    line++
    first = to
  }
  return found
}

const SENTENCE_OPENERS = new Set([
  'the',
  'this',
  'these',
  'they',
  'we',
  'it',
  'in',
  'on',
  'he',
  'she',
  'both',
  'at',
  'a',
  'an',
  'as',
  'for',
])

/** After "U.S." or "p.m." only a plain opening word begins a sentence; a name may go on ("U.S. President"). */
function isOpening(tokens: Tokens, i: number): boolean {
  return tokens.shape[i] === SHAPE.capital && SENTENCE_OPENERS.has(tokens.word[i] ?? '')
}
