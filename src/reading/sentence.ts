import type { DateExpression } from '../language/dates.ts'
import { type Name, wordsOf } from '../language/names.ts'
import type { Unit } from '../language/phrases.ts'
import type { Sentence } from '../language/sentences.ts'
import type { Tokens } from '../language/tokens.ts'
import { wordSet } from '../language/word-map.ts'
import type { Span } from './claim.ts'
import type { Clause, Range } from './clauses.ts'
import type { Filled } from './draft.ts'

/** A sentence taken apart, ready for the frames. */
export interface ReadSentence {
  readonly tokens: Tokens
  readonly sentence: Sentence
  readonly names: readonly Name[]
  readonly units: readonly Unit[]
  readonly clauses: readonly Clause[]
  /** The dates among its tokens. */
  readonly dates: readonly DateExpression[]
  /** The verbs that tell a view: "…, stressing the need for calm" is no part of what stands before it. */
  readonly views: ReadonlySet<string>
  /** The items of the list that it introduces with a colon. */
  readonly list: readonly Filled[]
  /** Who the phrases of a range are, once somebody has asked: see `agentsOf`. */
  readonly agents: Map<number, readonly Filled[]>
}

/** The offsets of a range of tokens, `last` inclusive. */
export function tokenSpan(tokens: Tokens, first: number, last: number): Span {
  return { start: tokens.start[first] ?? 0, end: tokens.end[last] ?? 0 }
}

/** The offsets of the whole sentence: the passage of its claims. */
export function passageOf(s: ReadSentence): Span {
  return tokenSpan(s.tokens, s.sentence.first, s.sentence.last - 1)
}

const LEADING = wordSet([
  'the',
  'a',
  'an',
  'its',
  'their',
  'our',
  'his',
  'her',
  'this',
  'these',
  'those',
  'both',
  'that',
  'to',
  "'s",
  'as',
  'and',
  ',',
  '"',
  '-',
  ':',
  'also',
  'of',
  '(',
])
const TRAILING = wordSet([
  ',',
  '.',
  ';',
  ':',
  '"',
  'and',
  'or',
  '(',
  '-',
  'the',
  'of',
  'in',
  'to',
  'as',
  'with',
  'for',
  'which',
  'that',
  'including',
  'by',
  'on',
])
/** A phrase is at most about this many tokens: the guide's twenty words with their marks. */
const LONGEST = 30

/** A phrase that is too long ends before a joint, not in the middle of a name. */
function cutBefore(tokens: Tokens, limit: number): number {
  for (let i = limit; i > limit - 12; i--) if (JOINTS.holds(tokens, i)) return i - 1
  return limit
}

const JOINTS = wordSet([',', ';', 'and', 'or', 'including', 'which', 'that', 'to', 'by', 'for', 'with', 'through', 'in', 'on', 'at', 'as'])

/** The words from one token to another (inclusive), trimmed of articles in front and of marks and loose joints behind. */
export function wordsBetween(tokens: Tokens, first: number, last: number): Filled | undefined {
  let from = first
  let to = last <= first + LONGEST ? last : cutBefore(tokens, first + LONGEST)
  // "A$3 million" begins with no article.
  while (from <= to && LEADING.holds(tokens, from) && tokens.word[from + 1] !== '$') from++
  while (to >= from && TRAILING.holds(tokens, to)) to--
  if (from > to) return undefined
  // A bracket that closes outside is left out with what it opens.
  let depth = 0
  for (let i = from; i <= to; i++) {
    if (tokens.word[i] === '(') depth++
    if (tokens.word[i] === ')') depth--
  }
  if (depth > 0) {
    let open = to
    while (open > from && tokens.word[open] !== '(') open--
    if (open > from) to = open - 1
  }
  const value = wordsOf(tokens, from, to)
  return value === '' ? undefined : { value, span: tokenSpan(tokens, from, to) }
}

/**
 * Whether a comma opens an aside that tells who says the sentence: ", as the Minister recalled", ", according to the ministry", and at the end
 * ", the ministry said".
 */
export function opensAttribution({ tokens, units }: ReadSentence, u: number, to: number): boolean {
  if (units[u]?.type !== 'comma') return false
  const word = tokens.word[(units[u]?.last ?? 0) + 1]
  if (word === 'according') return true
  let at = word === 'as' ? u + 2 : u + 1
  if (units[at]?.type !== 'noun') return false
  while (at < to && (units[at]?.type === 'noun' || units[at]?.type === 'preposition')) at++
  const verb = units[at]
  // Without an object "recalled" may pass for a participle.
  if (verb?.type !== 'verb' || at >= to || (verb.form === 'finite' ? verb.passive : verb.form !== 'participle' || verb.first < verb.last))
    return false
  const behind = units[at + 1]?.type
  return at + 1 >= to || behind === 'other' || (word === 'as' && behind === 'comma')
}

/** The words of a range of units, cut before a relative clause that only comments (", which …"). */
export function wordsOfRange(s: ReadSentence, range: Range, cut = true): Filled | undefined {
  let to = range.to
  if (cut) {
    for (let u = range.from + 1; u < range.to; u++) {
      const unit = s.units[u]
      if (unit === undefined) break
      // "reaffirmed its support, noting that …": a further report is no part of the words.
      const next = s.units[u + 1]
      if (unit.type === 'comma' && next?.type === 'verb' && next.form === 'gerund' && s.units[u + 2]?.type === 'that') {
        to = u
        break
      }
      if (unit.type === 'comma' && next?.type === 'verb' && next.form === 'gerund' && s.views.has(next.lemma)) {
        to = u
        break
      }
      if (unit.type === 'comma' && opensAttribution(s, u, range.to)) {
        to = u
        break
      }
      const tokensSoFar = unit.first - (s.units[range.from]?.first ?? 0)
      if (tokensSoFar < 3) continue
      if (unit.type === 'relative' && s.units[u - 1]?.type === 'comma') {
        to = u - 1
        break
      }
      if (unit.type === 'subordinator' || unit.type === 'semicolon' || unit.type === 'dash') {
        to = u
        break
      }
    }
  }
  const first = s.units[range.from]
  const last = s.units[to - 1]
  return first === undefined || last === undefined || to <= range.from ? undefined : wordsBetween(s.tokens, first.first, last.last)
}
