import { findDates } from '../../language/fr/dates.ts'
import { findFrenchNames } from '../../language/fr/names.ts'
import { findAmounts } from '../../language/fr/numbers.ts'
import { frenchPhrases } from '../../language/fr/phrases.ts'
import { frenchTokens, type FrenchTokens } from '../../language/fr/tokens.ts'
import { sentences } from '../../language/sentences.ts'
import type { TableTexts } from '../../language/tables.ts'
import type { Claim } from '../claim.ts'
import type { Draft } from '../draft.ts'
import type { LocalReader, Reading, ReadingInput } from '../reader.ts'
import { dateOfContent } from './document-date.ts'
import { frenchClauses } from './clauses.ts'
import { learnFrench, openFrench, type FrenchContext } from './context.ts'
import { readFrench } from './knowledge.ts'
import { claimsOfSentence, type TriedFrame } from './interpret.ts'
import type { FrenchKnowledge, FrenchSentence } from './scope.ts'

/** What was read of one sentence, and which rows were tried for its verbs. */
export interface FrenchSentenceRead {
  readonly s: FrenchSentence
  readonly claims: readonly Claim[]
  readonly tried: readonly TriedFrame[]
  readonly context: FrenchContext
}

/** Makes the reader of French: deterministic and offline as that of English, with claims of the same form. */
export function createFrenchReader(tables: TableTexts, version: string): LocalReader {
  const k = readFrench(tables)
  return { name: 'chancery', version, read: (input) => readFrenchDocument(k, input) }
}

/** "M. Roe" opens a sentence and marks no item. */
const isTitle = ({ lower, word }: FrenchTokens, i: number): boolean => lower[i] === 'm' && word[i + 1] === '.'

/** Reads a French document sentence by sentence; `each`, when given, is told what became of each. */
export function readFrenchDocument(k: FrenchKnowledge, input: ReadingInput, each?: (read: FrenchSentenceRead) => void): Reading {
  const tokens = frenchTokens(input.text)
  const found = sentences(tokens).map((sentence) => (isTitle(tokens, sentence.first) ? { ...sentence, body: sentence.first } : sentence))
  const names = found.map((sentence) => findFrenchNames(k.language, tokens, sentence.body, sentence.last))
  const context = openFrench(k.language, input.issuer, input.date)
  learnFrench(context, names)
  const date = input.date === undefined ? dateOfContent(k, tokens, found) : ({ date: input.date, known: 'given', from: [] } as const)
  context.date = date?.date
  const claims: Claim[] = []
  found.forEach((sentence, i) => {
    const own = names[i] ?? []
    const dates = findDates(k.language.time, k.language.numbers, tokens, sentence.body, sentence.last)
    const taken = new Set<number>()
    for (const { first, last } of [...dates, ...own.filter(({ type }) => type !== 'adjective')])
      for (let t = first; t <= last; t++) taken.add(t)
    const amounts = findAmounts(k.language.numbers, tokens, sentence.body, sentence.last, (t) => taken.has(t))
    const units = frenchPhrases(k.language, tokens, sentence.body, sentence.last, own, dates, amounts)
    const s: FrenchSentence = { tokens, sentence, names: own, dates, amounts, units, clauses: frenchClauses(units) }
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
