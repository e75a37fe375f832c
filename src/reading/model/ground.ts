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
  /** The names with a folded usual form. */
  named(key: string): readonly Name[]
  /** The names that hold the name of a state or organisation: "Norland’s minister". */
  namedOf(key: string): readonly Name[]
  readonly dates: readonly DateExpression[]
  readonly amounts: readonly Amount[]
  /** How certain the clauses of a stretch say their events are; empty when there is none. */
  modalities(run: Run): ReadonlySet<Modality>
  /** The tokens at which a folded word stands, in order. */
  placesOf(word: string): readonly number[]
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
  const byPlace = (a: { readonly first: number }, b: { readonly first: number }): number => a.first - b.first
  dates.sort(byPlace)
  amounts.sort(byPlace)
  const names = analysis.names.flat().sort(byPlace)
  const named = grouped(names, ({ value }) => fold(value))
  const namedOf = grouped(names, ({ of, ofSpan }) => (of === undefined || ofSpan === undefined ? undefined : fold(of)))
  // A sentence is taken apart once, however many claims quote it, and its words are looked up in a list of places.
  const standings: (readonly Modality[])[] = []
  const told = (sentence: number): readonly Modality[] =>
    (standings[sentence] ??= (parse(k, analysis, sentence)?.clauses ?? []).map((clause) => modalityOf(clause, k.governors)))
  const places = grouped(tokens.word.keys(), (i) => tokens.word[i])
  return {
    k,
    tokens,
    date,
    speakers: [...new Set([...context.issuers, ...context.speakers])],
    names,
    named: (key) => named.get(key) ?? [],
    namedOf: (key) => namedOf.get(key) ?? [],
    dates,
    amounts,
    modalities: (run) => {
      const found = new Set<Modality>()
      for (let i = firstWhere(sentences.length, (at) => (sentences[at]?.last ?? 0) > run.first); i < sentences.length; i++) {
        if ((sentences[i]?.first ?? 0) >= run.last) break
        for (const one of told(i)) found.add(one)
      }
      return found
    },
    placesOf: (word) => places.get(word) ?? [],
  }
}

/** Things by a key, in their order; those without one are left out. */
function grouped<T>(things: Iterable<T>, keyOf: (thing: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === undefined) continue
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [thing])
    else known.push(thing)
  }
  return groups
}

/** The tokens that lie within offsets of the text. */
export function runOf({ tokens }: Ground, { start, end }: Span): Run {
  const { start: starts, count } = tokens
  return {
    first: firstWhere(count, (i) => (starts[i] ?? 0) >= start),
    last: firstWhere(count, (i) => (starts[i] ?? 0) >= end),
  }
}

/** The first of `count` indexes for which something holds that then holds for all behind it. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let low = 0,
    high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Things with token indexes, in order, that lie whole within a run; `last` of the things is inclusive. */
export function within<T extends { readonly first: number; readonly last: number }>(things: readonly T[], run: Run): readonly T[] {
  const found: T[] = []
  for (let i = firstWhere(things.length, (at) => (things[at]?.first ?? 0) >= run.first); i < things.length; i++) {
    const thing = things[i]
    if (thing === undefined || thing.first >= run.last) break
    if (thing.last < run.last) found.push(thing)
  }
  return found
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an'])

/** Where words stand within a run, articles and marks apart; the tokens of the first place. */
export function findWords(ground: Ground, words: string, run: Run): Run | undefined {
  const { tokens } = ground
  const wanted = plainWords(words)
  const [head] = wanted
  if (head === undefined) return undefined
  const places = ground.placesOf(head)
  for (let p = firstWhere(places.length, (at) => (places[at] ?? 0) >= run.first); p < places.length; p++) {
    const first = places[p] ?? run.last
    if (first >= run.last) break
    let at = first,
      n = 1
    while (n < wanted.length) {
      at++
      while (at < run.last && isSkipped(tokens, at)) at++
      if (at >= run.last || tokens.word[at] !== wanted[n]) break
      n++
    }
    if (n === wanted.length) return { first, last: at + 1 }
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
