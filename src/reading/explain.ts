import type { Amount } from '../language/amounts.ts'
import { wordsOf, type Name } from '../language/names.ts'
import type { Unit, VerbGroup } from '../language/phrases.ts'
import type { Claim, Span } from './claim.ts'
import type { Clause, Range } from './clauses.ts'
import { scopeOf } from './open-scope.ts'
import { readDocument, type SentenceRead } from './read.ts'
import type { Reading, ReadingInput } from './reader.ts'
import type { ReadingKnowledge, Scope, Tried } from './scope.ts'
import { adjunctsIn } from './adjuncts.ts'
import type { Filled } from './draft.ts'
import { predicateOf } from './predicate.ts'
import { passageOf, tokenSpan, type ReadSentence } from './sentence.ts'

/** Words of the text with where they stand. */
export interface Words {
  readonly words: string
  readonly span: Span
}

/** A name with what it stands for, and the row that knows it. */
export interface SeenName extends Words {
  readonly type: string
  readonly value: string
  readonly row: string
}

/** `edtf` is absent when the date needs a document's date that is not known. */
export interface SeenDate extends Words {
  readonly edtf?: string
}

/** A sum, count or percentage in normal form. */
export interface SeenAmount extends Words {
  readonly value: number
  readonly unit?: string
  readonly qualifier?: string
  readonly change?: string
  /** The rows of `knowledge/` that know its words. */
  readonly rows: readonly string[]
}

/** A verb group with its features. */
export interface SeenVerb extends Words {
  readonly lemma: string
  readonly form: string
  readonly tense: string
  readonly voice: 'active' | 'passive'
  readonly negated: boolean
}

/** The head of a noun phrase that a table knows. */
export interface SeenNoun extends Words {
  readonly classes: readonly string[]
  readonly row: string
}

/** What was recognised in a sentence, whether or not a claim came of it. Sentences are numbered from 1. */
export interface ExplainedSentence {
  readonly number: number
  readonly span: Span
  readonly kind: string
  readonly claims: readonly Claim[]
  readonly names: readonly SeenName[]
  readonly dates: readonly SeenDate[]
  readonly amounts: readonly SeenAmount[]
  readonly verbs: readonly SeenVerb[]
  readonly nouns: readonly SeenNoun[]
}

/** A phrase by its type. */
export interface SeenPhrase extends Words {
  readonly type: string
}

/** A clause by its verb, with the words of its parts. */
export interface SeenClause {
  readonly kind: string
  readonly verb: string
  readonly subject?: string
  readonly rest?: string
  readonly governor?: string
  readonly hangs?: string
  /** What stands around its verb and may fill a slot, by the part that it plays: when, where, with, at … */
  readonly around: Readonly<Record<string, string>>
}

/** A row that was tried for a verb or a noun of action: `outcome` is "read", or why it was not. */
export interface SeenFrame {
  readonly verb: string
  readonly row: string
  readonly kind: string
  readonly outcome: string
}

/** How one sentence was taken apart, and every row that was tried. */
export interface SentenceDetail {
  readonly number: number
  readonly tokens: readonly Words[]
  readonly phrases: readonly SeenPhrase[]
  readonly clauses: readonly SeenClause[]
  readonly tried: readonly SeenFrame[]
}

/** A reading with what was recognised in each sentence. */
export interface Explanation {
  readonly reading: Reading
  readonly sentences: readonly ExplainedSentence[]
  /** Of the sentence that was asked for; absent when there is none of that number. */
  readonly detail?: SentenceDetail
}

/** Reads a document and tells of each sentence what was seen in it; of one sentence, how each row fared. */
export function explain(k: ReadingKnowledge, input: ReadingInput, sentence?: number): Explanation {
  const sentences: ExplainedSentence[] = []
  let detail: SentenceDetail | undefined
  const reading = readDocument(k, input, (read) => {
    const number = sentences.length + 1
    sentences.push({ number, ...seen(k, read) })
    if (number === sentence) detail = detailOf(k, read, number)
  })
  return { reading, sentences, ...(detail === undefined ? {} : { detail }) }
}

function seen(k: ReadingKnowledge, { s, claims, context }: SentenceRead): Omit<ExplainedSentence, 'number'> {
  const { sentence, names, units } = s
  const { dates, amounts } = scopeOf(k, s, context)
  return {
    span: passageOf(s),
    kind: sentence.kind,
    claims,
    names: names.map((name) => ({ ...wordsAt(s, name.first, name.last), type: name.type, value: withOffice(name), row: name.row })),
    dates: s.dates.map(({ first, last }) => {
      const seenAt = wordsAt(s, first, last)
      const edtf = dates.find(({ filled }) => filled.span?.start === seenAt.span.start)?.value
      return { ...seenAt, ...(edtf === undefined ? {} : { edtf }) }
    }),
    amounts: amounts.map((amount) => amountOf(k, s, amount)),
    verbs: units.flatMap((unit) => (unit.type === 'verb' ? [verbOf(s, unit)] : [])),
    nouns: units.flatMap((unit) =>
      unit.type === 'noun' && unit.noun !== undefined
        ? [{ ...wordsAt(s, unit.head, unit.head), classes: unit.noun.classes, row: unit.noun.row }]
        : [],
    ),
  }
}

function amountOf(k: ReadingKnowledge, s: ReadSentence, amount: Amount): SeenAmount {
  const { first, last, value, unit, qualifier, change } = amount
  return {
    ...wordsAt(s, first, last),
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(change === undefined ? {} : { change }),
    rows: k.amountRows(s.tokens, amount),
  }
}

/** The slots that an amount fills. */
const AMOUNTS = ['value', 'unit', 'qualifier', 'change']

/** The rows behind each slot of a claim, parted by `|`: those that the claim names, and for an amount those that know its words. */
export function rowsOfClaim({ sentences }: Explanation, claim: Claim): Readonly<Record<string, string>> {
  const amounts = sentences.flatMap((sentence) => sentence.amounts)
  const rows: Record<string, string> = { ...claim.rows }
  for (const slot of AMOUNTS) {
    const spans = claim.spans[slot] ?? []
    const known = amounts.find(({ span }) => spans.some(({ start, end }) => start < span.end && span.start < end))?.rows ?? []
    if (rows[slot] === undefined && known.length > 0) rows[slot] = known.join('|')
  }
  return rows
}

function verbOf(s: ReadSentence, verb: VerbGroup): SeenVerb {
  const { first, last, lemma, form, tense, passive, negated } = verb
  return { ...wordsAt(s, first, last), lemma, form, tense, voice: passive ? 'passive' : 'active', negated }
}

/** "Foreign Minister of Norland" beside the name, where an office was read with it. */
function withOffice({ value, post, of }: Name): string {
  const office = [post, of].filter((part) => part !== undefined && part !== value).join(' of ')
  return office === '' ? value : `${value} (${office})`
}

function detailOf(k: ReadingKnowledge, { s, tried, context }: SentenceRead, number: number): SentenceDetail {
  const scope = scopeOf(k, s, context)
  const tokens: Words[] = []
  for (let i = s.sentence.first; i < s.sentence.last; i++) tokens.push(wordsAt(s, i, i))
  return {
    number,
    tokens,
    phrases: s.units.map((unit) => ({ type: typeOf(unit), ...wordsAt(s, unit.first, unit.last) })),
    clauses: s.clauses.map((clause) => clauseOf(scope, clause)),
    tried: withoutTwice(tried).map(({ first, last, row, kind, outcome }) => ({ verb: wordsOf(s.tokens, first, last), row, kind, outcome })),
  }
}

/** A row with several verbs or complements is tried several times: each outcome once, and what was read counts. */
function withoutTwice(tried: readonly Tried[]): Tried[] {
  const same = (a: Tried, b: Tried) => a.row === b.row && a.first === b.first && a.last === b.last
  return tried.filter((one, i) => {
    const again = tried.findIndex((other) => same(one, other) && other.outcome === one.outcome)
    return again === i && (one.outcome === 'read' || !tried.some((other) => same(one, other) && other.outcome === 'read'))
  })
}

function typeOf(unit: Unit): string {
  if (unit.type !== 'noun') return unit.type
  return unit.pronoun ? 'pronoun' : 'noun phrase'
}

function clauseOf(scope: Scope, clause: Clause): SeenClause {
  const { s, k } = scope
  const { kind, verb, subject, rest, governor, hangs } = clause
  const subjectWords = subject === undefined ? undefined : rangeWords(s, subject)
  const restWords = rangeWords(s, rest)
  return {
    kind,
    verb: wordsOf(s.tokens, verb.first, verb.last),
    ...(subjectWords === undefined ? {} : { subject: subjectWords }),
    ...(restWords === undefined ? {} : { rest: restWords }),
    ...(governor === undefined ? {} : { governor: wordsOf(s.tokens, governor.verb.first, governor.verb.last) }),
    ...(hangs === undefined ? {} : { hangs }),
    around: around(scope, predicateOf(s, clause, k.governors).area),
  }
}

/** The adjuncts of a predicate as they are told: lists joined, a topic by its words. */
function around(scope: Scope, area: readonly Range[]): Record<string, string> {
  const told: Record<string, string> = {}
  for (const [part, value] of Object.entries(adjunctsIn(scope, area)) as [string, Filled | readonly Filled[] | Range | undefined][]) {
    if (value === undefined) continue
    if ('from' in value) {
      const words = rangeWords(scope.s, value)
      if (words !== undefined) told[part] = words
    } else {
      const list = 'value' in value ? [value] : value
      if (list.length > 0) told[part] = list.map((one) => String(one.value)).join(', ')
    }
  }
  return told
}

function rangeWords(s: ReadSentence, range: Range): string | undefined {
  const first = s.units[range.from]
  const last = s.units[range.to - 1]
  return first === undefined || last === undefined || range.to <= range.from ? undefined : wordsOf(s.tokens, first.first, last.last)
}

function wordsAt(s: ReadSentence, first: number, last: number): Words {
  return { words: wordsOf(s.tokens, first, last), span: tokenSpan(s.tokens, first, last) }
}
