import { wordSet } from '../language/word-map.ts'
import { createAmounts } from '../language/amounts.ts'
import { createAmountRows, type AmountRows } from '../language/amounts/rows.ts'
import { createDates } from '../language/dates.ts'
import { readLanguageKnowledge, type LanguageKnowledge } from '../language/knowledge.ts'
import { findNames, type Name, plainName, wordsOf } from '../language/names.ts'
import { phrases } from '../language/phrases.ts'
import { sentences, type Sentence } from '../language/sentences.ts'
import { interned } from '../language/interned.ts'
import { readRows, type TableTexts } from '../language/tables.ts'
import { GAP, SHAPE, tokenize, type Tokens } from '../language/tokens.ts'
import { WordMap } from '../language/word-map.ts'
import { oratorOf, quotesOf } from './attribution.ts'
import { SAYING } from './attribution/heard.ts'
import type { Claim } from './claim.ts'
import { clauses } from './clauses.ts'
import { isSetOutByDays } from './day-lines.ts'
import { dateFromContent } from './document-date.ts'
import { learnNames, linkPersons, openDocument, openingPerson, sidesOf, type DocumentContext } from './document.ts'
import { type Frame, readFrames, statesOf, withAnyVerb } from './frames.ts'
import { joinSupport } from './kinds/initiative.ts'
import { claimsOf } from './interpret.ts'
import { createCascade } from './cascade/read.ts'
import { baseOf, unreadLanguage } from './languages.ts'
import { listBehind } from './listed.ts'
import { readManners, readRanks } from './manner.ts'
import { readGovernors } from './modality.ts'
import { cascadeOf } from './readers.ts'
import type { DocumentDate, LocalReader, Reading, ReadingInput } from './reader.ts'
import type { ReadingKnowledge, Tried } from './scope.ts'
import { openShortForms } from './shortforms.ts'
import type { ReadSentence } from './sentence.ts'

/** The version of the rules: part of each claim's provenance, so that a re-reading can be told from the first. */
export const READER_VERSION = '0.1.0'

/** Makes what the reader knows from the texts of the tables. @throws TableError or Error naming the row that is wrong. */
export function readKnowledge(tables: TableTexts): ReadingKnowledge {
  const language = readLanguageKnowledge(tables)
  const frames = readFrames(tables)
  let monies: ReadonlyMap<string, string> | undefined
  let amountRows: AmountRows | undefined
  return {
    language,
    // Few documents ask, so they are read when one does.
    dollarOf: (state) => {
      monies ??= readMonies(tables, language)
      return state === 'United States' ? undefined : monies.get(`${state} dollar`)
    },
    moneyOf: (state, noun) => {
      monies ??= readMonies(tables, language)
      return monies.get(`${state} ${noun}`)
    },
    frames,
    framesTried: withAnyVerb(frames),
    states: statesOf(frames),
    reporting: new Set([...frames].flatMap(([lemma, rows]) => (rows.some(isReport) ? [lemma] : []))),
    views: new Set([...frames].flatMap(([lemma, rows]) => (rows.some(({ kind }) => kind === 'position') ? [lemma] : []))),
    governors: readGovernors(tables),
    nominals: readNominals(tables),
    manners: readManners(tables),
    ranks: readRanks(tables),
    dates: createDates(tables),
    amounts: createAmounts(tables),
    amountRows: (tokens, amount) => {
      amountRows ??= createAmountRows(tables)
      return amountRows(tokens, amount)
    },
    ordinals: language.ordinals,
  }
}

function readNominals(tables: TableTexts): WordMap<string> {
  const nominals = new WordMap<string>()
  for (const row of readRows('nominals', tables['nominals'] ?? '')) nominals.set(row.key, interned(row.cells['verb'] ?? ''))
  return nominals
}

/** Whether a frame tells what somebody says or undertakes. */
const isReport = (frame: Frame): boolean =>
  frame.kind === 'position' || frame.kind === 'commitment' || (frame.kind === 'initiative' && frame.takes.includes('that'))

/** Whose dollar, crown or rupee is whose: "Australian dollar" begins with the name of its state. */
function readMonies(tables: TableTexts, language: LanguageKnowledge): Map<string, string> {
  const monies = new Map<string, string>()
  for (const row of readRows('currencies', tables['currencies'] ?? '')) {
    const tokens = tokenize(row.cells['name'] ?? '')
    const match = language.names.longest(tokens, 0, tokens.count)
    if (match !== undefined && match.last === tokens.count - 2)
      monies.set(`${match.value.value} ${tokens.word[tokens.count - 1] ?? ''}`, row.key)
  }
  return monies
}

/** Makes our own reader: deterministic, offline, the same text gives the same claims. */
export function createReader(tables: TableTexts): LocalReader {
  const k = readKnowledge(tables)
  // The tables of a language are read when its first document comes.
  const cascades = new Map<string, LocalReader>()
  return {
    name: 'chancery',
    version: READER_VERSION,
    read: (input) => {
      const unread = notRead(input)
      if (unread !== undefined) return unread
      const make = cascadeOf(input)
      if (make === undefined) return readDocument(k, input)
      const code = baseOf(input.language ?? '')
      const reader = cascades.get(code) ?? createCascade(make(tables), READER_VERSION)
      cascades.set(code, reader)
      return reader.read(input)
    },
  }
}

/** What is told of a document in a language that has no reader. */
export function notRead(input: ReadingInput): Reading | undefined {
  const unread = unreadLanguage(input)
  if (unread === undefined) return undefined
  const { date, issuer } = input
  return {
    ...(date === undefined ? {} : { date: { date, known: 'given', from: [] } }),
    ...(issuer === undefined ? {} : { issuer }),
    claims: [],
    unread,
  }
}

/** A document taken apart before its claims are read. */
export interface Analysis {
  readonly tokens: Tokens
  readonly sentences: readonly Sentence[]
  readonly names: readonly (readonly Name[])[]
  readonly context: DocumentContext
}

/** Finds tokens, sentences, names and what the document as a whole tells of its persons and sides. */
export function analyse(k: ReadingKnowledge, input: ReadingInput): Analysis {
  const tokens = tokenize(input.text)
  const found = sentences(tokens)
  const context = openDocument(k.language, input.issuer, input.date)
  const isOfClimate = /climate|unfccc|\bcop ?\d/i.test(input.text)
  const short = openShortForms(k.language, context.issuers)
  const names = found.map((sentence) => {
    const all = findNames(k.language, tokens, sentence.body, sentence.last)
    // "US$ 3 million", "Swiss francs": no state is spoken of.
    const spoken = all.filter(
      ({ type, first, last }) =>
        (type !== 'party' && type !== 'adjective' && type !== 'name') || !k.amounts.belongsToMoney(tokens, first, last),
    )
    const own = short.take(tokens, sentence.body, sentence.last, isOfClimate ? spoken : spoken.map((name) => ofOtherTreaty(tokens, name)))
    learnNames(context, own)
    return own
  })
  context.byDays = isSetOutByDays(k, tokens, found)
  const joint = context.sides.length > 1
  context.sides = sidesOf(k.language, context, names)
  if (joint) context.speakers = context.sides
  const linked = linkPersons(context, names)
  found.forEach((sentence, i) => {
    const own = linked[i]
    if (own === undefined || own[0]?.first === sentence.body) return
    const opening = openingPerson(k.language, context, tokens, sentence.body, sentence.last)
    if (opening !== undefined) own.unshift(opening)
  })
  context.quotes = quotesOf(k.language, tokens, found, linked, context)
  const first = firstI(tokens, context)
  const orator = oratorOf(context, personsAhead(found, linked, first ?? 0), first !== undefined)
  if (orator !== undefined) context.orator = orator
  return { tokens, sentences: found, names: linked, context }
}

/** "the second Conference of the Parties", in a document on another treaty than that on the climate. */
function ofOtherTreaty(tokens: Tokens, name: Name): Name {
  const words = wordsOf(tokens, name.first, name.last)
  if (name.row !== 'bodies/un-climate-change-conference' || !/^Conference of (?:the )?Parties$/i.test(words)) return name
  return plainName(name.first, name.last, 'event', words, 'shape/event')
}

/** The persons whom the first lines name before anybody says "I": whom a speaker meets comes behind. */
const personsAhead = (found: readonly Sentence[], names: readonly (readonly Name[])[], before: number): string[] =>
  found.flatMap((sentence, i) =>
    sentence.line < 3 ? (names[i] ?? []).flatMap((n) => (n.type === 'person' && n.first < before ? [n.value] : [])) : [],
  )

/** Where somebody first says "I" outside quotations. */
function firstI({ word, text, start }: Tokens, { quotes }: DocumentContext): number | undefined {
  for (let i = word.indexOf('i'); i >= 0; i = word.indexOf('i', i + 1)) {
    const at = start[i] ?? 0
    if (text[at] === 'I' && /^[ ’'][a-z]/.test(text.slice(at + 1, at + 3)) && !quotes.some((q) => q.start <= at && at < q.end)) return i
  }
  return undefined
}

/** Takes one sentence apart into phrases and clauses. */
export function parse(k: ReadingKnowledge, analysis: Analysis, index: number): ReadSentence | undefined {
  const sentence = analysis.sentences[index]
  const names = analysis.names[index]
  if (sentence === undefined || names === undefined) return undefined
  const { tokens } = analysis
  const dates = k.dates.find(tokens, sentence.body, sentence.last)
  const from = afterDateline(k, tokens, sentence, dates)
  const units = phrases(k.language, { tokens, from, to: sentence.last, names, dates })
  return {
    tokens,
    sentence,
    names,
    units,
    dates,
    views: k.views,
    list: listBehind(tokens, analysis.sentences, index),
    agents: new Map(),
    clauses: clauses(
      units,
      (lemma) => k.reporting.has(lemma),
      (lemma) => SAYING.has(lemma),
      (phrase) => OFFERS.holds(tokens, phrase.head),
      (phrase) => THANKS.holds(tokens, phrase.head),
    ),
  }
}

/** Nouns of what somebody means, offers or is to do. */
const OFFERS = wordSet(
  'offer offers readiness willingness intention intentions decision decisions commitment commitments plan plans pledge desire determination resolve bid candidacy candidature interest preparedness',
)

/** Nouns of thanks and praise, which name behind "to" whoever did well. */
const THANKS = wordSet(
  'thanks appreciation gratitude congratulations commendation commendations tribute recognition praise support acknowledgement',
)

/** "LIMA, 4 May 2023 – The ministers …", "New York – The Minister …": the dateline belongs to no phrase of the sentence. */
function afterDateline(
  k: ReadingKnowledge,
  tokens: Tokens,
  sentence: Sentence,
  dates: readonly { readonly first: number; readonly last: number }[],
): number {
  const from = sentence.body
  if (!sentence.opens) return from
  const date = dates[0]
  const place = placeEnd(k, tokens, from, sentence.last)
  const end = date !== undefined && date.first - from <= 6 ? date.last + 1 : place + 1
  const dash = pastAgency(tokens, end, sentence.last)
  // "LIMA, 4 May –Today": a gap on one side is enough in front of a capital behind a day.
  const isApart =
    tokens.gap[dash] !== GAP.none &&
    (tokens.gap[dash + 1] !== GAP.none || (date !== undefined && end === date.last + 1 && tokens.shape[dash + 1] === SHAPE.capital))
  const isDash = dash > from && tokens.word[dash] === '-' && isApart
  // "RIYADH: The ministers …", "Lima, 4 May 2023 (Lowport News): The ministers …"
  const isSaid = place >= from && tokens.word[dash] === ':' && (dash > end || tokens.shape[from] === SHAPE.upper)
  return (isDash || isSaid) && dash + 1 < sentence.last ? dash + 1 : from
}

/** "Lima (Lowport News) –": past the agency in brackets. */
function pastAgency({ word }: Tokens, at: number, to: number): number {
  if (word[at] !== '(') return at
  for (let i = at + 2; i < at + 7 && i < to; i++) if (word[i] === ')') return i + 1
  return at
}

function placeEnd(k: ReadingKnowledge, tokens: Tokens, from: number, to: number): number {
  const match = k.language.names.longest(tokens, from, to)
  return match?.value.type === 'place' ? match.last : from - 1
}

/** Sentences that are taken apart one after the other before the first of them is read: the code of one step stays at hand, and memory is bounded. */
const AT_A_TIME = 64

function parseFrom(k: ReadingKnowledge, analysis: Analysis, from: number, to: number): (ReadSentence | undefined)[] {
  const parsed: (ReadSentence | undefined)[] = []
  for (let i = from; i < to && i < analysis.sentences.length; i++) parsed.push(parse(k, analysis, i))
  return parsed
}

/** What was read of one sentence, and which rows were tried for its verbs. */
export interface SentenceRead {
  readonly s: ReadSentence
  readonly claims: readonly Claim[]
  readonly tried: readonly Tried[]
  readonly context: DocumentContext
}

/** Reads a document sentence by sentence; `each`, when given, is told what became of each. */
export function readDocument(k: ReadingKnowledge, input: ReadingInput, each?: (read: SentenceRead) => void): Reading {
  const analysis = analyse(k, input)
  const { context } = analysis
  let date: DocumentDate | undefined = input.date === undefined ? undefined : { date: input.date, known: 'given', from: [] }
  let parsed: readonly (ReadSentence | undefined)[] = []
  if (date === undefined) {
    parsed = parseFrom(k, analysis, 0, analysis.sentences.length)
    date = dateFromContent(
      k,
      parsed.filter((s) => s !== undefined),
    )
    if (date !== undefined) context.date = date.date
  }
  const isParsed = parsed.length > 0
  const claims: Claim[] = []
  for (let i = 0; i < analysis.sentences.length; i++) {
    if (!isParsed && i % AT_A_TIME === 0) parsed = parseFrom(k, analysis, i, i + AT_A_TIME)
    const sentence = parsed[isParsed ? i : i % AT_A_TIME]
    if (sentence === undefined) continue
    const tried: Tried[] | undefined = each === undefined ? undefined : []
    const own = claimsOf(k, sentence, context, tried)
    claims.push(...own)
    each?.({ s: sentence, claims: own, tried: tried ?? [], context })
  }
  return {
    ...(date === undefined ? {} : { date }),
    ...(input.issuer === undefined ? {} : { issuer: input.issuer }),
    claims: joinSupport(claims),
  }
}
