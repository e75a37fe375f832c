import type { Amount } from '../../../language/amounts.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { SHAPE } from '../../../language/tokens.ts'
import { agentsOf } from '../../agents.ts'
import type { Span } from '../../claim.ts'
import type { Clause, Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { owner } from '../../open-scope.ts'
import { type Predicate, predicateOf } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { afterNumber, fillValue, isMoney, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { pastNumber } from '../programme/audience.ts'
import { fillSides } from './sides.ts'

/** Slots that say what an amount is. */
const TELLING = ['value', 'change', 'ordinal', 'years', 'frequency'] as const
/** Counts that tell how often something went on, or the number of its parts, and no statistic. */
const PARTS = new Set([
  'round',
  'time',
  'round-table',
  'session',
  'meeting',
  'stage',
  'phase',
  'point',
  'paragraph',
  'article',
  'side',
  'page',
  'degree Celsius',
  'percentage point',
])
const FORESEEING = new Set(['expect', 'project', 'forecast', 'foresee'])
/** Joints between a sum and what it is for: "$6 million in grants", "40 percent of imports". */
const BEHIND = new Set(['in', 'of', 'for', 'on', 'towards', 'toward'])
/** Joints between a thing and its sum: "a gap of $2 billion", "contracts worth $3 million". */
const BEFORE = new Set(['of', 'worth', 'totalling', 'totaling'])

/**
 * Reads the amounts that no claim of the sentence has taken: "with $4 million in grants, of which $1 million is for schools". What is promised,
 * wished for or denied is no figure; small counts are mostly the parts of something.
 */
export function leftFigures(scope: Scope, drafts: readonly Draft[]): Draft[] {
  if (scope.amounts.length === 0) return []
  const taken: Span[] = []
  for (const draft of drafts) for (const slot of TELLING) for (const { span } of draft.get(slot)) if (span !== undefined) taken.push(span)
  const found: Draft[] = []
  for (const amount of scope.amounts) {
    const { start, end } = tokenSpan(scope.s.tokens, amount.first, amount.last)
    if (taken.some((span) => span.start < end && start < span.end) || !isStatistic(scope, amount)) continue
    const draft = givenBy(scope, amount, [...drafts, ...found]) ?? leftFigure(scope, amount)
    if (draft !== undefined) found.push(draft)
  }
  return found
}

/** Money and shares always, counts from twenty on: "three documents", "every two years" are no statistics. */
function isStatistic(scope: Scope, amount: Amount): boolean {
  const { tokens } = scope.s
  if (amount.change !== undefined || amount.unit === undefined || isTime(amount) || PARTS.has(amount.unit)) return false
  // "loans of up to $3 million" set a limit.
  if (isMoney(amount)) return amount.value >= 1000 && amount.qualifier !== 'up to'
  if (amount.unit === 'percent') return true
  let digits = false
  for (let i = amount.first; i <= amount.last; i++) digits ||= tokens.shape[i] === SHAPE.number
  return amount.value >= (digits ? 10 : 20) && !/^(?:top|first|last|next)$/.test(tokens.word[amount.first - 1] ?? '')
}

/** "$9 million, including $5 million from Norland": of the measure told before, by whom it comes. */
function givenBy(scope: Scope, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  const { s } = scope
  const at = s.units.findIndex((u) => u.first <= amount.last && amount.last <= u.last)
  const from = s.units[at + 1]
  const start = s.tokens.start[amount.first] ?? 0
  const before = drafts.findLast(
    (d) => d.kind === 'figure' && d.get('unit')[0]?.value === amount.unit && (d.get('value')[0]?.span?.end ?? start) < start,
  )
  if (before === undefined || from?.type !== 'preposition' || from.word !== 'from') return undefined
  const giver = agentsOf(s, scope.context, { from: at + 2, to: at + 3 })[0]
  if (giver === undefined || !/^[A-Z]/.test(String(giver.value))) return undefined
  const draft = new Draft('figure', before.modality, scope.passage, 'rule/left')
  for (const slot of ['measure', 'to', 'period']) draft.set(slot, before.get(slot)[0])
  fillValue(draft.set('from', giver), scope, amount)
  return draft
}

function leftFigure(scope: Scope, amount: Amount): Draft | undefined {
  const { s, k, context } = scope
  const at = s.units.findIndex((u) => u.first <= amount.last && amount.last <= u.last)
  // "of which $2 million has been spent": an amount in front of its verb belongs to that.
  const clause = at < 0 ? undefined : (s.clauses.find(({ subject: of, at: verb }) => of?.from === at && verb > at) ?? owner(s, at))
  if (clause === undefined || isAhead(s.clauses, clause)) return undefined
  const predicate = predicateOf(s, clause, k.governors)
  // "Some 20 agreements are expected to be signed": what is counted is expected too.
  const isExpected = FORESEEING.has(predicate.lemma) && predicate.passive
  if (predicate.modality !== 'done' && !isExpected) return undefined
  const told = measureOf(scope, amount, at, predicate)
  if (told === undefined) return undefined
  const part = partOf(scope, amount)
  const draft = new Draft('figure', isExpected ? 'expected' : 'done', scope.passage, 'rule/left')
  draft.set('measure', told.words)
  if (told.unit !== undefined) fillSides(draft, scope, { from: told.unit, to: Math.min(s.units.length, told.unit + 5) })
  if (told.holder !== undefined && !draft.has('of') && !draft.has('from')) draft.set('of', told.holder)
  fillValue(draft, scope, part ?? amount)
  const period = periodOf(scope, amount, clause)
  // What is told for a time ahead is a target.
  if (period !== undefined && String(period.value).startsWith('../') && String(period.value).slice(3) > (context.date ?? '9'))
    draft.modality = 'expected'
  return draft.set('period', period)
}

/** "85 of the 100 measures": the number in front is the figure, of the same unit. */
function partOf(scope: Scope, amount: Amount): Amount | undefined {
  const { tokens } = scope.s
  let at = amount.first - 1
  while (/^(?:the|these|those|its|their|whose|all)$/.test(tokens.word[at] ?? '')) at--
  const number = at < amount.first - 1 && tokens.word[at] === 'of' ? (tokens.word[at - 1] ?? '') : ''
  return /^\d{1,6}$/.test(number) && Number(number) < amount.value
    ? { ...amount, first: at - 1, last: at - 1, value: Number(number) }
    : undefined
}

/** Whether a clause tells what is to come: a promise, an aim, a wish, with all that hangs on it. */
function isAhead(clauses: readonly Clause[], clause: Clause): boolean {
  if (clause.verb.negated || clause.verb.modal !== undefined || clause.verb.form === 'infinitive') return true
  if (clause.verb.form === 'finite') return clause.verb.tense === 'future'
  const outer = clause.governor ?? clause.beside ?? clauses.slice(0, clause.index).findLast((c) => c.verb.form === 'finite')
  return outer !== undefined && isAhead(clauses, outer)
}

interface Told {
  readonly words: Filled | undefined
  /** The unit of the measure's noun phrase, whose owner and parties are looked for. */
  readonly unit?: number
  readonly holder?: Filled | undefined
}

/** What an amount measures: what it counts, what is joined to it, or what is done with it. */
function measureOf(scope: Scope, amount: Amount, at: number, predicate: Predicate): Told | undefined {
  const { s } = scope
  const own = s.units[at]
  const worth = own?.type === 'noun' ? worthWithin(scope, own.first, amount) : undefined
  if (worth !== undefined) return worthOfWhat(scope, at, worth)
  // "a €2-million loan for wells": what the sum stands before.
  if (own?.type === 'noun' && isMoney(amount) && amount.last < own.head)
    return { words: wordsBetween(s.tokens, amount.last + 1, purposeEnd(scope, at)), unit: at }
  const bracketed = inBrackets(scope, at)
  if (bracketed !== undefined) return bracketed
  if (own?.type === 'noun' && !isMoney(amount) && amount.unit !== 'percent') return counted(scope, amount, at, own, predicate)
  const next = s.units[at + 1]
  const thing = s.units[at + 2]
  if (next?.type === 'preposition' && BEHIND.has(next.word) && thing?.type === 'noun' && !thing.pronoun)
    if (!thing.names.some((n) => n.last === thing.last && n.type !== 'adjective'))
      return { words: wordsBetween(s.tokens, thing.first, phraseEnd(scope, at + 2)), unit: at + 2 }
  const joint = s.units[at - 1]
  const before = s.units[at - 2]
  if (joint?.type === 'preposition' && BEFORE.has(joint.word) && before?.type === 'noun' && !before.pronoun)
    return { words: wordsBetween(s.tokens, before.first, before.last), unit: at - 2 }
  // "Exports stood at $5 million and imports at $3 million": the verb is left out.
  const opens = s.units[at - 3]?.type
  const isLike = joint?.type === 'preposition' && (joint.word === 'at' || joint.word === 'to') && before?.type === 'noun'
  if (
    isLike &&
    (opens === 'conjunction' || opens === 'comma' || opens === 'semicolon') &&
    before.noun?.classes.includes('measure') === true
  )
    return { words: wordsBetween(s.tokens, before.first, before.last), unit: at - 2 }
  return doneWith(scope, amount, predicate)
}

/** Measures of length, weight and power: what they measure stands beside them. */
const PHYSICAL =
  /^(?:(?:square |cubic )?(?:kilo|milli)?(?:metre|meter|gram)|tonne|ton|(?:kilo|mega|giga)watt|hectare|barrel|mile|bcm|litre|degree Celsius)/

/** What a count counts, with the joined noun; what a measure measures: "a 240-km road", "a line of 240 km". */
function counted(scope: Scope, amount: Amount, at: number, own: NounPhrase, predicate: Predicate): Told | undefined {
  const { s, context } = scope
  const holder = predicate.agent === undefined || predicate.agent.from === at ? undefined : agentsOf(s, context, predicate.agent)[0]
  const named = holder !== undefined && /^[A-Z]/.test(String(holder.value)) ? holder : undefined
  if (!PHYSICAL.test(amount.unit ?? '')) {
    const words = wordsBetween(s.tokens, afterNumber(scope, amount), phraseEnd(scope, at))
    return words === undefined ? undefined : { words, unit: at, holder: named }
  }
  const words = wordsBetween(s.tokens, amount.last + 1, own.last)
  if (words !== undefined) return { words, unit: at }
  const of = s.units[at + 1]
  const thing = s.units[at + 2]
  if (of?.type === 'preposition' && of.word === 'of' && thing?.type === 'noun')
    return { words: wordsBetween(s.tokens, thing.first, thing.last), unit: at + 2 }
  const subject = predicate.agent === undefined ? undefined : s.units[predicate.agent.from]
  const hasObject = predicate.patient !== undefined && predicate.patient.from !== at
  return subject?.type !== 'noun' || predicate.agent === undefined || hasObject || subject.names.length > 0
    ? undefined
    : { words: wordsBetween(s.tokens, subject.first, subject.last), unit: predicate.agent.from }
}

/** The last token of a phrase with the noun that is joined to it: "refugees and migrants". */
function phraseEnd(scope: Scope, at: number): number {
  const { units } = scope.s
  const joint = units[at + 1]
  const other = units[at + 2]
  const joins = joint?.type === 'conjunction' && other?.type === 'noun' && !other.pronoun && other.names.length === 0
  const isNext = joins && !scope.amounts.some((a) => a.first >= other.first && a.last <= other.last) && units[at + 3]?.type !== 'verb'
  return (isNext ? other.last : units[at]?.last) ?? 0
}

/** "contracts worth $3 million"; "imports of 300 tonnes worth $3 million": the measure stands before its weight. */
function worthOfWhat({ s, amounts }: Scope, at: number, worth: number): Told | undefined {
  const own = s.units[at]
  const before = s.units[at - 2]
  const of = s.units[at - 1]
  if (own === undefined) return undefined
  const isWeighed = amounts.some((a) => a.first <= own.first + 1 && a.last < worth && PHYSICAL.test(a.unit ?? ''))
  if (isWeighed && of?.type === 'preposition' && of.word === 'of' && before?.type === 'noun')
    return { words: wordsBetween(s.tokens, before.first, before.last), unit: at - 2 }
  return { words: wordsBetween(s.tokens, own.first, worth - 1), unit: at }
}

/** "health (22 per cent)": what stands before the bracket, unless that has an amount of its own. */
function inBrackets({ s, amounts }: Scope, at: number): Told | undefined {
  const before = s.units[at - 2]
  if (s.units[at - 1]?.type !== 'open' || s.units[at + 1]?.type !== 'close' || before?.type !== 'noun' || before.pronoun) return undefined
  if (amounts.some((a) => a.first >= before.first && a.last <= before.last)) return undefined
  return { words: wordsBetween(s.tokens, before.first, before.last), unit: at - 2 }
}

/** The last token of what a sum is for: "a loan for the repair of pumps". */
function purposeEnd({ s }: Scope, at: number): number {
  let u = at
  for (;;) {
    const joint = s.units[u + 1]
    const next = s.units[u + 2]
    if (joint?.type !== 'preposition' || (joint.word !== 'of' && joint.word !== 'for') || next?.type !== 'noun' || next.pronoun) break
    u += 2
  }
  return s.units[u]?.last ?? 0
}

/** The token of "worth" inside a phrase, before its amount: "a tranche worth $3 million". */
function worthWithin(scope: Scope, first: number, amount: Amount): number | undefined {
  for (let i = amount.first - 1; i > first; i--) if (scope.s.tokens.word[i] === 'worth') return i
  return undefined
}

/** "Norland has invested $3 million in the port", "$3 million has been disbursed": what was done with the sum, and by whom. */
function doneWith(scope: Scope, amount: Amount, predicate: Predicate): Told | undefined {
  const { s, context } = scope
  const { agent, patient, last } = predicate
  const isObject = !predicate.passive && patient !== undefined && overlaps(scope, patient, amount)
  // "3 percent goes to schools": what it goes to.
  const goal = agent !== undefined && !predicate.passive && overlaps(scope, agent, amount) ? aimOf(scope, predicate, amount) : undefined
  if (goal !== undefined) return goal
  const isSubject = predicate.passive && patient !== undefined && overlaps(scope, patient, amount)
  if ((!isObject && !isSubject) || predicate.lemma === 'be') return undefined
  const subject = agent === undefined ? undefined : s.units[agent.from]
  const holder = agent === undefined ? undefined : agentsOf(s, context, agent)[0]
  const isNamed = subject?.type === 'noun' && subject.names.some((n) => n.type !== 'adjective' && n.last === subject.last)
  // "The bridge cost $3 million": a thing is what is measured; who acts is not.
  if (isObject && !isNamed && subject?.type === 'noun' && !subject.pronoun && agent !== undefined)
    return { words: wordsBetween(s.tokens, subject.first, subject.last), unit: agent.from }
  const behind = isObject ? s.units.find((u) => u.first > amount.last) : undefined
  const aim = behind?.type === 'preposition' ? s.units[s.units.indexOf(behind) + 1] : undefined
  const more = behind !== undefined && aim?.type === 'noun' ? (wordsBetween(s.tokens, behind.first, aim.last)?.value ?? '') : ''
  const word = s.tokens.text.slice(s.tokens.start[last], s.tokens.end[last])
  return { words: { value: `${word} ${more}`.trim(), span: tokenSpan(s.tokens, last, last) }, holder: isNamed ? holder : undefined }
}

function aimOf({ s, context }: Scope, { lemma, rest, clause }: Predicate, { unit }: Amount): Told | undefined {
  // "of whom 46 percent were women"
  const what = s.units[rest.from]
  if (lemma === 'be' && unit === 'percent' && clause?.kind === 'relative' && what?.type === 'noun' && !what.pronoun) {
    const whole = clause.antecedent === undefined ? undefined : s.units[clause.antecedent.from]
    const named = clause.antecedent === undefined ? undefined : agentsOf(s, context, clause.antecedent)[0]
    const words = whole?.type === 'noun' && !whole.pronoun ? wordsBetween(s.tokens, pastNumber(s, whole), whole.last) : undefined
    return {
      words: wordsBetween(s.tokens, what.first, what.last),
      holder: named !== undefined && /^[A-Z]/.test(String(named.value)) ? named : words,
    }
  }
  const joint = s.units[rest.from]
  const thing = s.units[rest.from + 1]
  if (!/^(?:go|flow|accrue|come)$/.test(lemma) || joint?.type !== 'preposition' || thing?.type !== 'noun' || thing.pronoun) return undefined
  return { words: wordsBetween(s.tokens, thing.first, thing.last), unit: rest.from + 1 }
}

function overlaps(scope: Scope, range: Range, amount: Amount): boolean {
  const unit = scope.s.units[range.from]
  return unit !== undefined && unit.first <= amount.last && amount.last <= unit.last
}
