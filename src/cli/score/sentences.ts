import { wordsOf } from '../../language/names.ts'
import { flatClaim, type Span } from '../../reading/claim.ts'
import { scopeOf } from '../../reading/open-scope.ts'
import { readDocument } from '../../reading/read.ts'
import type { ReadingKnowledge } from '../../reading/scope.ts'
import { passageOf } from '../../reading/sentence.ts'
import type { GoldDocument } from './cases.ts'
import type { ScoreCase } from './score.ts'

/** What was recognised in a sentence, as far as it tells why a value is missing or too much. */
export interface SeenSentence {
  readonly span: Span
  /** The lines that it touches, 1-based. */
  readonly first: number
  readonly last: number
  readonly words: string
  /** A list item, a heading or words without a verb: what it says hangs on other lines. */
  readonly fragment: boolean
  /** Every name, as it is told and as it is written. */
  readonly names: readonly string[]
  /** Every date in normal form; undefined where it could not be worked out. */
  readonly dates: readonly (string | undefined)[]
  readonly numbers: readonly number[]
  readonly changes: readonly string[]
  /** The kinds of which a row was read, or that came of the sentence in another way. */
  readonly read: ReadonlySet<string>
  readonly clauses: readonly SeenPart[]
}

/** The words of a clause with its subject and all that follows its verb, and the kinds of which a row was read for a verb or noun among them. */
export interface SeenPart {
  readonly words: string
  readonly read: ReadonlySet<string>
}

/** A reading with its gold and with what was recognised in each sentence. */
export interface SeenCase extends ScoreCase {
  readonly sentences: readonly SeenSentence[]
}

/** Reads a document beside its gold and keeps what was recognised in each sentence. */
export function seenCase(k: ReadingKnowledge, { gold, input }: GoldDocument): SeenCase {
  const { text } = input
  const sentences: SeenSentence[] = []
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const reading = readDocument(k, input, ({ s, claims, tried, context }) => {
    const span = passageOf(s)
    const { dates, amounts } = scopeOf(k, s, context)
    sentences.push({
      span,
      first: lineAt(span.start),
      last: lineAt(span.end),
      words: wordsOf(s.tokens, s.sentence.first, s.sentence.last - 1),
      fragment: s.sentence.kind !== 'sentence' || (s.clauses.length === 0 && s.tokens.word[s.sentence.last - 1] !== '.'),
      names: s.names.flatMap(({ value, post, first, last }) => [
        value,
        wordsOf(s.tokens, first, last),
        ...(post === undefined ? [] : [post]),
      ]),
      dates: s.dates.map(({ first }) => dates.find(({ filled }) => filled.span?.start === s.tokens.start[first])?.value),
      numbers: amounts.map(({ value }) => value),
      changes: amounts.flatMap(({ change }) => change ?? []),
      clauses: s.clauses.map(({ subject, verb, rest }) => {
        const first = Math.min(verb.first, s.units[subject?.from ?? -1]?.first ?? verb.first)
        const last = Math.max(verb.last, s.units[rest.to - 1]?.last ?? verb.last)
        const inside = tried.filter((row) => row.outcome === 'read' && row.first >= first && row.last <= last)
        return { words: wordsOf(s.tokens, first, last), read: new Set(inside.map(({ kind }) => kind)) }
      }),
      read: new Set([...claims.map(({ kind }) => kind), ...tried.filter(({ outcome }) => outcome === 'read').map(({ kind }) => kind)]),
    })
  })
  return { gold, text, claims: reading.claims.map(flatClaim), sentences }
}
