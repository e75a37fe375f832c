import type { Claim } from '../claim.ts'
import type { Draft } from '../draft.ts'
import type { LocalReader, Reading, ReadingInput } from '../reader.ts'
import { learnNames, openContext, type UnitContext } from './context.ts'
import { dateOfContent } from './document-date.ts'
import { claimsOfSentence, type TriedFrame } from './interpret.ts'
import type { UnitKnowledge, UnitSentence } from './scope.ts'

/** What was read of one sentence, and which rows were tried for its verbs. */
export interface SentenceRead {
  readonly s: UnitSentence
  readonly claims: readonly Claim[]
  readonly tried: readonly TriedFrame[]
  readonly context: UnitContext
}

/** Makes the reader of a language: deterministic and offline as that of English, with claims of the same form. */
export function createCascade(k: UnitKnowledge, version: string): LocalReader {
  return { name: 'chancery', version, read: (input) => readByUnits(k, input) }
}

/** Reads a document sentence by sentence; `each`, when given, is told what became of each. */
export function readByUnits(k: UnitKnowledge, input: ReadingInput, each?: (read: SentenceRead) => void): Reading {
  const { language } = k
  const tokens = language.tokensOf(input.text)
  const found = language.sentencesOf(tokens)
  const names = found.map((sentence) => language.namesIn(tokens, sentence.body, sentence.last))
  const context = openContext(language, input.issuer, input.date)
  learnNames(context, names)
  const date = input.date === undefined ? dateOfContent(k, tokens, found) : ({ date: input.date, known: 'given', from: [] } as const)
  context.date = date?.date
  const claims: Claim[] = []
  found.forEach((sentence, i) => {
    const own = names[i] ?? []
    const dates = language.datesIn(tokens, sentence.body, sentence.last)
    const taken = new Set<number>()
    for (const { first, last } of [...dates, ...own.filter(({ type }) => type !== 'adjective')])
      for (let t = first; t <= last; t++) taken.add(t)
    const amounts = language.amountsIn(tokens, sentence.body, sentence.last, (t) => taken.has(t))
    const units = language.unitsIn(tokens, sentence.body, sentence.last, { names: own, dates, amounts })
    const s: UnitSentence = { tokens, sentence, names: own, dates, amounts, units, clauses: k.clausesOf(units) }
    const tried: TriedFrame[] = []
    const read = claimsOfSentence(k, s, context, each === undefined ? undefined : tried).map((draft: Draft) => draft.finish())
    claims.push(...read)
    each?.({ s, claims: read, tried, context })
  })
  return {
    ...(date === undefined ? {} : { date }),
    ...(input.issuer === undefined ? {} : { issuer: input.issuer }),
    claims,
  }
}
