import type { Amount } from '../language/amounts.ts'
import { needsAnchor, type DateSaid } from '../language/dates.ts'
import { isCapital } from '../language/names.ts'
import type { Unit } from '../language/phrases.ts'
import type { Clause } from './clauses.ts'
import type { DocumentContext } from './document.ts'
import type { Filled } from './draft.ts'
import { tenseOf } from './modality.ts'
import { looksTo, raises } from './predicate.ts'
import type { ReadingKnowledge, Scope, SentenceDate, Tried } from './scope.ts'
import { passageOf, tokenSpan, type ReadSentence } from './sentence.ts'

const NO_TOKENS = new Set<number>()

/** A sentence with its dates resolved and its amounts found. */
export function scopeOf(k: ReadingKnowledge, s: ReadSentence, context: DocumentContext, tried?: Tried[]): Scope {
  const found = s.dates
  // "until Wednesday", on a line below its day.
  const anchor = context.day?.slice(0, 10) ?? context.date
  const dates: SentenceDate[] = []
  const dateTokens = found.length === 0 ? NO_TOKENS : new Set<number>()
  for (const date of found) {
    const unit = s.units.findIndex((u) => u.first <= date.first && date.first <= u.last)
    // "compared to 2021" is no time of the fact.
    if (unit < 0 || date.compared === true) continue
    for (let i = date.first; i <= date.last; i++) dateTokens.add(i)
    const clause = owner(s, unit)
    const before = s.units[unit - 1]
    const isAhead = clause !== undefined && isPutOff(clause, before)
    const isLine = clause === undefined || (clause.verb.form === 'participle' && clause.at > unit && isVerbless(s))
    const tense = isLine
      ? nearerTense(k, date.said, anchor)
      : isAhead || isDue(s, clause) || isSetOut(clause, unit) || isRaised(s, clause, unit) || isOfDeedAhead(k, s, clause, unit)
        ? 'future'
        : isPlanned(clause) && !isSetUp(s, clause)
          ? plannedTense(s, clause)
          : tenseOf(clause)
    const value = k.dates.resolve(date.said, { date: anchor, tense })
    if (value === undefined) continue
    const span = tokenSpan(s.tokens, date.first, date.last)
    const filled: Filled = needsAnchor(date.said)
      ? { value, span, row: 'dates', inferred: "relative to the document's date" }
      : { value, span, row: 'dates' }
    const preposition = before?.type === 'preposition' || before?.type === 'subordinator' ? before.word : ''
    const part: SentenceDate['part'] = /^P\d/.test(value)
      ? 'period'
      : (date.hint ??
        (value.startsWith('../')
          ? 'due'
          : preposition === 'since'
            ? 'since'
            : preposition === 'until' || preposition === 'till'
              ? 'until'
              : (preposition === 'for' && value.includes('/')) || (before?.type === 'open' && /^\d{4}\/\d{4}$/.test(value))
                ? 'period'
                : 'when'))
    dates.push({ unit, value, part, filled })
  }
  return {
    k,
    s,
    context,
    dates,
    dateTokens,
    amounts: inOwnMoney(
      k,
      s,
      context,
      k.amounts.find(s.tokens, s.sentence.body, s.sentence.last, { dates: found, dollar: dollarOf(k, context) }),
    ),
    passage: passageOf(s),
    classes: new Map(),
    tried,
  }
}

/** "4 May: Conference on tides (organised jointly with the League)": a line whose only verbs describe. */
const isVerbless = ({ clauses }: ReadSentence): boolean => clauses.every((c) => c.verb.form === 'participle')

/** "4 May: Seminar, Lima": a line without a verb tells no tense; the day that lies nearer is meant. */
function nearerTense(k: ReadingKnowledge, said: DateSaid, date: string | undefined): 'past' | 'future' {
  if (date === undefined || !needsAnchor(said)) return 'past'
  const away = (tense: 'past' | 'future'): number => {
    const value = k.dates.resolve(said, { date, tense })
    return value === undefined ? Infinity : Math.abs(Date.parse(value.slice(0, 10)) - Date.parse(date))
  }
  return away('future') < away('past') ? 'future' : 'past'
}

/** "was postponed to June": the day to which something is put off lies ahead. */
function isPutOff(clause: Clause, before: Unit | undefined): boolean {
  return (
    before?.type === 'preposition' &&
    (before.word === 'to' || before.word === 'until') &&
    /^(?:postpone|reschedule|defer|delay|adjourn|move)$/.test(clause.verb.lemma)
  )
}

/** "was set up in July", "set out in July": with such a word behind it nothing is planned. */
const isSetUp = ({ tokens }: ReadSentence, { verb }: Clause): boolean =>
  verb.lemma === 'set' && /^(?:up|out|forth|down|apart|aside)$/.test(tokens.word[verb.last + 1] ?? '')

const isPlanned = ({ kind, verb }: Clause): boolean =>
  (kind === 'participle' || verb.passive) && /^(?:plan|schedule|slate|foresee|envisage|set|propose|expect|await)$/.test(verb.lemma)

/** "The visit begins in Lima on Tuesday": told in the present, a beginning lies ahead. */
const isSetOut = ({ at, kind, verb }: Clause, unit: number): boolean =>
  kind === 'main' &&
  unit > at &&
  verb.form === 'finite' &&
  verb.tense === 'present' &&
  verb.modal === undefined &&
  BEGINNING.has(verb.lemma)

/** "On Monday the Minister is to meet": a day in front is of what is still to be done. */
const isRaised = ({ clauses }: ReadSentence, clause: Clause, unit: number): boolean =>
  unit < clause.at &&
  clause.verb.form === 'finite' &&
  clause.verb.tense === 'present' &&
  raises(clause) &&
  clauses.some((c) => c.governor === clause && c.kind === 'infinitive' && c.hangs === 'verb')

const BEGINNING: ReadonlySet<string> = new Set(
  'begin start open leave depart convene travel fly arrive head go return assume become take proceed continue'.split(' '),
)

/** "agreed on the opening of an office in June", "look forward to the Forum in June": the time of what the verb looks to. */
function isOfDeedAhead(k: ReadingKnowledge, s: ReadSentence, clause: Clause, at: number): boolean {
  if (clause.verb.form !== 'finite' || clause.verb.tense !== 'past' || at < clause.at) return false
  for (let u = clause.at + 1; u < at; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') return false
    if (unit?.type !== 'noun') continue
    const deed = k.nominals.at(s.tokens, unit.head)
    if (deed !== undefined && looksTo(clause, deed)) return true
    if (clause.verb.lemma === 'look' && unit.noun?.classes[0] === 'event') return true
  }
  return false
}

/** "is due in Lima on 3 May" */
const isDue = ({ tokens }: ReadSentence, { verb }: Clause): boolean =>
  verb.lemma === 'be' && verb.tense === 'present' && tokens.word[verb.last + 1] === 'due'

/** "planned for 4 July" lies ahead; when it "was put off", the day may have gone by. */
function plannedTense(s: ReadSentence, { at, verb }: Clause): 'present' | 'future' {
  const isPast = verb.form === 'finite' && verb.perfect && verb.tense === 'past'
  return isPast || s.clauses.some((c) => c.at > at && (c.verb.negated || (c.verb.passive && c.verb.tense === 'past')))
    ? 'present'
    : 'future'
}

/** Nouns of money that several states share, by the forms that a text has. */
const SHARED_MONEY: ReadonlyMap<string, string> = new Map(
  ['krone', 'krona', 'rupee', 'shilling', 'pound', 'franc', 'peso', 'dinar', 'rial', 'riyal', 'dirham', 'lira'].flatMap((noun) => [
    [noun, noun] as const,
    [`${noun}s`, noun] as const,
  ]),
)
  .set('kroner', 'krone')
  .set('kronor', 'krona')
  .set('rs', 'rupee')

/** "100 million kroner", "from 50 to 100 million kroner": a crown without its state is that of who speaks. */
function inOwnMoney(
  k: ReadingKnowledge,
  { tokens }: ReadSentence,
  { issuers }: DocumentContext,
  amounts: readonly Amount[],
): readonly Amount[] {
  const own = new Map<string, string>()
  for (const { first, last, unit } of amounts) {
    for (let i = first; i <= last; i++) {
      const noun = SHARED_MONEY.get(tokens.word[i] ?? '')
      if (noun === undefined || unit === undefined || (i > first && isCapital(tokens, i - 1))) continue
      const code = issuers.map((issuer) => k.moneyOf(issuer, noun)).find((one) => one !== undefined)
      if (code !== undefined && code !== unit) own.set(unit, code)
    }
  }
  if (own.size === 0) return amounts
  return amounts.map((amount) => {
    const code = own.get(amount.unit ?? '')
    return code === undefined ? amount : { ...amount, unit: code }
  })
}

/** A bare "$" is the dollar of the document's own state, unless the United States speak too. */
function dollarOf(k: ReadingKnowledge, { issuers }: DocumentContext): string | undefined {
  if (issuers.includes('United States')) return undefined
  return issuers.map((issuer) => k.dollarOf(issuer)).find((code) => code !== undefined)
}

/** The innermost clause whose words hold a unit; a unit in front of the first verb belongs to that. */
export function owner(s: ReadSentence, unit: number): Clause | undefined {
  let best: Clause | undefined
  for (const clause of s.clauses) {
    if (clause.at > unit) break
    if (unit < clause.rest.to) best = clause
  }
  return best ?? s.clauses.find((c) => c.at > unit)
}
