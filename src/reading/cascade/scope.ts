import type { CascadeLanguage } from '../../language/cascade/language.ts'
import type { SaidAmount } from '../../language/cascade/numbers.ts'
import { saidAlone, type WordTokens } from '../../language/cascade/tokens.ts'
import type { Unit } from '../../language/cascade/units.ts'
import type { DateExpression } from '../../language/dates/said.ts'
import type { Name } from '../../language/names/name.ts'
import type { Sentence } from '../../language/sentences.ts'
import type { Span } from '../claim.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import type { UnitClause } from './clauses.ts'
import type { UnitContext } from './context.ts'
import type { UnitFrame } from './frames.ts'

/** What the reader of a language knows: words, names, frames, and where clauses begin and end. */
export interface UnitKnowledge {
  readonly language: CascadeLanguage
  readonly frames: ReadonlyMap<string, readonly UnitFrame[]>
  /** The standing that a governing verb gives, by its lemma. */
  readonly governors: ReadonlyMap<string, string>
  /** The verb that a noun of action stands for. */
  readonly nominals: ReadonlyMap<string, string>
  readonly clausesOf: (units: readonly Unit[]) => readonly UnitClause[]
}

/** A sentence taken apart. */
export interface UnitSentence {
  readonly tokens: WordTokens
  readonly sentence: Sentence
  readonly names: readonly Name[]
  readonly dates: readonly DateExpression[]
  readonly amounts: readonly SaidAmount[]
  readonly units: readonly Unit[]
  readonly clauses: readonly UnitClause[]
}

/** A sentence with what is known of its document. */
export interface UnitScope {
  readonly k: UnitKnowledge
  readonly s: UnitSentence
  readonly context: UnitContext
  readonly passage: Span
}

/** Whether a word is in a group of `knowledge/CODE/groups.tsv`. */
export function isOf({ language: { groups } }: UnitKnowledge, group: string, word: string | undefined): boolean {
  return word !== undefined && groups.get(group)?.has(word) === true
}

/** The first word of a value as the groups have it. */
export function firstWord({ k }: UnitScope, value: string | number | undefined): string | undefined {
  const word = String(value ?? '').split(/[ '’]/)[0]
  return word === undefined || word === '' ? undefined : k.language.lemmaOf(word.toLowerCase())
}

/** Whether a word of a value is in a group. */
export function hasWord({ k }: UnitScope, group: string, value: string | number | undefined): boolean {
  const words = String(value ?? '')
    .toLowerCase()
    .split(/[ '’]/)
  return words.some((word) => isOf(k, group, word) || isOf(k, group, k.language.lemmaOf(word)))
}

/** The offsets of tokens, `last` inclusive. */
export function spanOf(tokens: WordTokens, first: number, last: number): Span {
  return { start: tokens.start[first] ?? 0, end: tokens.end[last] ?? 0 }
}

const LONGEST = 32

/** The words from one token to another (inclusive), without articles in front and loose joints behind. */
export function wordsFrom({ k, s: { tokens } }: UnitScope, first: number, last: number): Filled | undefined {
  let from = first
  let to = Math.min(last, first + LONGEST)
  while (from <= to && isOf(k, 'leading', tokens.lower[from]) && !(tokens.lower[from] === '«' && closes(tokens, from, to))) from++
  while (to >= from && isOf(k, 'trailing', tokens.lower[to])) to--
  if (from > to) return undefined
  return { value: saidAlone(tokens, from, to), span: spanOf(tokens, from, to) }
}

/** A title in quotation marks keeps them when more follows. */
function closes(tokens: WordTokens, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (tokens.lower[i] === '»') return true
  return false
}

/** The words of a range of units. */
export function wordsOfUnits(scope: UnitScope, { from, to }: Range): Filled | undefined {
  const { units } = scope.s
  const first = units[from]
  const last = units[to - 1]
  return first === undefined || last === undefined || to <= from ? undefined : wordsFrom(scope, first.first, last.last)
}
