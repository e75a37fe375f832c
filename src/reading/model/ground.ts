import type { Amount } from '../../language/amounts.ts'
import type { DateExpression } from '../../language/dates.ts'
import type { Name } from '../../language/names.ts'
import { fold, SHAPE, tokenize, type Tokens } from '../../language/tokens.ts'
import type { Modality, Span } from '../claim.ts'
import { modalityOf } from '../modality.ts'
import { analyse, parse, readDocument } from '../read.ts'
import type { DocumentDate, ReadingInput } from '../reader.ts'
import type { ReadingKnowledge } from '../scope.ts'

/** A stretch of tokens: `last` is exclusive. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** What our own reader finds in a document without asking what it says: names, dates and amounts, against which an answer is held. */
export interface Ground {
  readonly k: ReadingKnowledge
  readonly tokens: Tokens
  readonly date: DocumentDate | undefined
  /** The parties that speak in the document. */
  readonly speakers: readonly string[]
  readonly names: readonly Name[]
  /** The folded forms of all names, with their usual form. */
  readonly known: ReadonlyMap<string, string>
  readonly dates: readonly DateExpression[]
  readonly amounts: readonly Amount[]
  /** How certain the clauses of a stretch say their events are; empty when there is none. */
  modalities(run: Run): ReadonlySet<Modality>
}

/** Takes a document apart, to hold a model's answer against it. */
export function groundOf(k: ReadingKnowledge, input: ReadingInput): Ground {
  const { date } = input.date === undefined ? readDocument(k, input) : { date: { date: input.date, known: 'given' as const, from: [] } }
  const analysis = analyse(k, date === undefined ? input : { ...input, date: date.date })
  const { tokens, sentences, context } = analysis
  const dollar = context.issuers.map((issuer) => k.dollarOf(issuer)).find((code) => code !== undefined)
  const dates: DateExpression[] = []
  const amounts: Amount[] = []
  for (const { body, last } of sentences) {
    const own = k.dates.find(tokens, body, last)
    dates.push(...own)
    amounts.push(...k.amounts.find(tokens, body, last, { dates: own, ...(dollar === undefined ? {} : { dollar }) }))
  }
  const names = analysis.names.flat()
  const known = new Map<string, string>()
  for (const { value, of } of names) {
    known.set(fold(value), value)
    if (of !== undefined) known.set(fold(of), of)
  }
  return {
    k,
    tokens,
    date,
    speakers: [...new Set([...context.issuers, ...context.speakers])],
    names,
    known,
    dates,
    amounts,
    modalities: (run) => {
      const found = new Set<Modality>()
      sentences.forEach((sentence, i) => {
        if (sentence.first >= run.last || sentence.last <= run.first) return
        for (const clause of parse(k, analysis, i)?.clauses ?? []) found.add(modalityOf(clause, k.governors))
      })
      return found
    },
  }
}

/** The tokens that lie within offsets of the text. */
export function runOf({ tokens }: Ground, { start, end }: Span): Run {
  return { first: firstAt(tokens.start, tokens.count, start), last: firstAt(tokens.start, tokens.count, end) }
}

/** The first of `count` rising offsets that is not below `at`. */
function firstAt(offsets: Int32Array, count: number, at: number): number {
  let low = 0,
    high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Things with token indexes that lie whole within a run; `last` of the things is inclusive. */
export function within<T extends { readonly first: number; readonly last: number }>(things: readonly T[], run: Run): readonly T[] {
  return things.filter(({ first, last }) => first >= run.first && last < run.last)
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an'])

/** Where words stand within a run, articles and marks apart; the tokens of the first place. */
export function findWords({ tokens }: Ground, words: string, run: Run): Run | undefined {
  const wanted = plainWords(words)
  const [head] = wanted
  if (head === undefined) return undefined
  for (let i = run.first; i < run.last; i++) {
    if (tokens.word[i] !== head) continue
    let at = i,
      n = 1
    while (n < wanted.length) {
      at++
      while (at < run.last && isSkipped(tokens, at)) at++
      if (at >= run.last || tokens.word[at] !== wanted[n]) break
      n++
    }
    if (n === wanted.length) return { first: i, last: at + 1 }
  }
  return undefined
}

const isSkipped = (tokens: Tokens, i: number): boolean =>
  tokens.shape[i] === SHAPE.punctuation || ARTICLES.has(tokens.word[i] ?? '') || tokens.word[i] === "'s"

/** The words of a phrase, folded, without articles and marks. */
export function plainWords(phrase: string): readonly string[] {
  const tokens = tokenize(phrase)
  return tokens.word.filter((_, i) => !isSkipped(tokens, i))
}
