import type { FrenchLanguage } from '../../language/fr/knowledge.ts'
import type { FrenchAmount } from '../../language/fr/numbers.ts'
import type { FrenchUnit } from '../../language/fr/phrases.ts'
import type { FrenchTokens } from '../../language/fr/tokens.ts'
import type { DateExpression } from '../../language/dates/said.ts'
import type { Name } from '../../language/names/name.ts'
import type { Sentence } from '../../language/sentences.ts'
import type { Span } from '../claim.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import type { FrenchClause } from './clauses.ts'
import type { FrenchContext } from './context.ts'
import type { FrenchFrame } from './frames.ts'

/** What the French reader knows: words, names, frames. */
export interface FrenchKnowledge {
  readonly language: FrenchLanguage
  readonly frames: ReadonlyMap<string, readonly FrenchFrame[]>
  /** The standing that a governing verb gives, by its lemma. */
  readonly governors: ReadonlyMap<string, string>
  /** The verb that a noun of action stands for. */
  readonly nominals: ReadonlyMap<string, string>
}

/** A sentence taken apart. */
export interface FrenchSentence {
  readonly tokens: FrenchTokens
  readonly sentence: Sentence
  readonly names: readonly Name[]
  readonly dates: readonly DateExpression[]
  readonly amounts: readonly FrenchAmount[]
  readonly units: readonly FrenchUnit[]
  readonly clauses: readonly FrenchClause[]
}

/** A sentence with what is known of its document. */
export interface FrenchScope {
  readonly k: FrenchKnowledge
  readonly s: FrenchSentence
  readonly context: FrenchContext
  readonly passage: Span
}

/** The offsets of tokens, `last` inclusive. */
export function spanOf(tokens: FrenchTokens, first: number, last: number): Span {
  return { start: tokens.start[first] ?? 0, end: tokens.end[last] ?? 0 }
}

const LEADING = new Set([
  "l'",
  'le',
  'la',
  'les',
  'un',
  'une',
  'des',
  'du',
  'de',
  "d'",
  'ce',
  'cette',
  'ces',
  'leur',
  'leurs',
  'son',
  'sa',
  'ses',
  'à',
  ',',
  ':',
  'et',
  '«',
  '"',
  'que',
  "qu'",
  'au',
  'aux',
  'également',
])
const TRAILING = new Set([
  ',',
  '.',
  ';',
  ':',
  'et',
  'ou',
  '(',
  '-',
  'le',
  'la',
  'les',
  "l'",
  'de',
  "d'",
  'du',
  'des',
  'à',
  'en',
  'sur',
  'par',
  'pour',
  'avec',
  'dans',
  'que',
  'qui',
  '«',
  'au',
  'aux',
  'un',
  'une',
])
const LONGEST = 32

/** The words from one token to another (inclusive), without articles in front and loose joints behind. */
export function wordsFrom(tokens: FrenchTokens, first: number, last: number): Filled | undefined {
  let from = first
  let to = Math.min(last, first + LONGEST)
  while (from <= to && LEADING.has(tokens.lower[from] ?? '') && !(tokens.lower[from] === '«' && closes(tokens, from, to))) from++
  while (to >= from && TRAILING.has(tokens.lower[to] ?? '')) to--
  if (from > to) return undefined
  const value = tokens.text.slice(tokens.start[from], tokens.end[to]).replaceAll(/\s+/g, ' ')
  return { value, span: spanOf(tokens, from, to) }
}

/** A title in quotation marks keeps them when more follows. */
function closes(tokens: FrenchTokens, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (tokens.lower[i] === '»') return true
  return false
}

/** The words of a range of units. */
export function wordsOfUnits({ tokens, units }: FrenchSentence, { from, to }: Range): Filled | undefined {
  const first = units[from]
  const last = units[to - 1]
  return first === undefined || last === undefined || to <= from ? undefined : wordsFrom(tokens, first.first, last.last)
}
