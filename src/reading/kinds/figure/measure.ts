import type { Amount } from '../../../language/amounts.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { type ReadSentence, tokenSpan, wordsBetween } from '../../sentence.ts'
import { pastNumber } from '../programme/audience.ts'
import { afterNumber, isMoney, isWhereInvested } from './amount.ts'

/** Joints between a sum and what it is for: "$6 million in grants", "40 percent of imports". */
const BEHIND = new Set(['in', 'of', 'for', 'on', 'towards', 'toward'])
/** Joints between a thing and its sum: "a gap of $2 billion", "contracts worth $3 million". */
const BEFORE = new Set(['of', 'worth', 'totalling', 'totaling'])

/** What an amount that has no verb of its own is said to measure. */
export interface Told {
  readonly words: Filled | undefined
  /** The unit of the measure's noun phrase, whose owner and parties are looked for. */
  readonly unit?: number
  readonly holder?: Filled | undefined
}

/** What an amount measures: what it counts, what is joined to it, or what is done with it. */
export function measureOf(scope: Scope, amount: Amount, at: number, predicate: Predicate): Told | undefined {
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
    if (
      !isWhereInvested(scope, predicate, at) &&
      !thing.names.some((n) => n.last === thing.last && n.type !== 'adjective') &&
      !isSum(scope, thing)
    )
      return { words: wordsBetween(s.tokens, thing.first, phraseEnd(scope, at + 2)), unit: at + 2 }
  const joint = s.units[at - 1]
  const before = s.units[at - 2]
  if (joint?.type === 'preposition' && BEFORE.has(joint.word) && before?.type === 'noun' && !before.pronoun && !isSum(scope, before))
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

/** "$4 million of the $6 million": a sum is no measure of another. */
const isSum = ({ amounts }: Scope, unit: NounPhrase): boolean =>
  amounts.some((a) => isMoney(a) && a.first >= unit.first && a.last <= unit.last)

/** Measures of length, weight and power: what they measure stands beside them. */
const PHYSICAL =
  /^(?:(?:square |cubic )?(?:kilo|milli)?(?:metre|meter|gram)|tonne|ton|(?:kilo|mega|giga)watt|hectare|barrel|mile|bcm|litre|degree Celsius)/

/** What a count counts, with the joined noun; what a measure measures: "a 240-km road", "a line of 240 km". */
function counted(scope: Scope, amount: Amount, at: number, own: NounPhrase, predicate: Predicate): Told | undefined {
  const { s, context } = scope
  const holder = predicate.agent === undefined || predicate.agent.from === at ? undefined : agentsOf(s, context, predicate.agent)[0]
  const actor = predicate.agent === undefined ? undefined : s.units[predicate.agent.from]
  const isPerson = actor?.type === 'noun' && actor.names.some((n) => n.type === 'person')
  const named = holder !== undefined && !isPerson && /^[A-Z]/.test(String(holder.value)) ? holder : undefined
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
  // "tourism (9 percent), water and sanitation (7 percent)": an item of two nouns.
  const pair = s.units[at - 4]
  const isPair =
    s.units[at - 3]?.type === 'conjunction' && pair?.type === 'noun' && /^(?:comma|preposition)$/.test(s.units[at - 5]?.type ?? '')
  return { words: wordsBetween(s.tokens, isPair ? pair.first : before.first, before.last), unit: at - 2 }
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
  // "Of all exports to Norland, $6 million were goods"
  const front = s.units[1]
  if (lemma === 'be' && what?.type === 'noun' && isAlone(s, rest) && what.names.length === 0 && s.units[0]?.type === 'preposition')
    if (s.units[0].word === 'of' && front?.type === 'noun') return { words: wordsBetween(s.tokens, what.first, what.last), unit: 1 }
  const joint = s.units[rest.from]
  const thing = s.units[rest.from + 1]
  if (!/^(?:go|flow|accrue)$/.test(lemma) || joint?.type !== 'preposition' || thing?.type !== 'noun' || thing.pronoun) return undefined
  return { words: wordsBetween(s.tokens, thing.first, thing.last), unit: rest.from + 1 }
}

/** Behind the first phrase of a range stands nothing but a joint or mark. */
const isAlone = (s: ReadSentence, { from, to }: Range): boolean =>
  to === from + 1 || !/^(?:preposition|noun|verb|relative)$/.test(s.units[from + 1]?.type ?? '')

function overlaps(scope: Scope, range: Range, amount: Amount): boolean {
  const unit = scope.s.units[range.from]
  return unit !== undefined && unit.first <= amount.last && amount.last <= unit.last
}
