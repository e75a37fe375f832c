import type { Amount } from '../../../language/amounts.ts'
import type { NounPhrase, Unit } from '../../../language/phrases.ts'
import { tokenize, type Tokens } from '../../../language/tokens.ts'
import type { Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { afterNumber, fillValue } from './amount.ts'
import { periodOf } from './period.ts'
import { fillSides, sides } from './sides.ts'
import { FACTORS } from './verbs.ts'

/** Measures whose bare numbers count persons: "a population of 60 million". */
export const PEOPLE = /^(?:population|community|membership|workforce|diaspora)$/

/** What a population is counted in when no unit stands beside the number. */
export const PERSON: Filled = { value: 'person', inferred: 'a population counts persons' }

/** Measures that say nothing without what they are of. */
const TOTALS = new Set(['stock', 'total', 'share', 'level', 'volume', 'value'])

const FURTHEST_BACK = 600

/** The figure last told, when it is near enough for an "it" to go on with it. */
export function near(scope: Scope): NonNullable<Scope['context']['lastFigure']> | undefined {
  const { lastFigure } = scope.context
  return lastFigure !== undefined && scope.passage.start - lastFigure.end < FURTHEST_BACK ? lastFigure : undefined
}

interface Read {
  readonly amount: Amount | undefined
  readonly change: Amount | undefined
}

/** A figure of the measure that a range names, with its amount, change, sides and period. */
export function figureAt(scope: Scope, predicate: Predicate, subject: Range, { amount, change }: Read, row: string): Draft {
  const { s } = scope
  const draft = new Draft('figure', predicate.modality, scope.passage, row)
  const head = s.units[subject.from]
  const known = head?.type === 'noun' && head.pronoun ? near(scope) : undefined
  if (known === undefined) {
    draft.set('measure', measureWords(scope, subject))
    fillSides(draft, scope, subject)
    fillUnsaid(draft, scope)
  } else {
    draft.set('measure', { value: known.measure, inferred: '"it": the measure last named' })
    draft.add(
      'between',
      known.between.map((value): Filled => ({ value, inferred: '"it": the measure last named' })),
    )
  }
  if (amount !== undefined) fillValue(draft, scope, amount)
  if (change?.change !== undefined) {
    draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
    if (amount === undefined && change.qualifier !== undefined)
      draft.set('qualifier', { value: change.qualifier, span: tokenSpan(s.tokens, change.first, change.last) })
  }
  const factor = FACTORS.get(predicate.lemma)
  if (factor !== undefined) draft.set('change', { value: factor, span: tokenSpan(s.tokens, predicate.first, predicate.last) })
  if (amount?.unit === undefined && amount !== undefined)
    draft.set('unit', head?.type === 'noun' && PEOPLE.test(s.tokens.word[head.head] ?? '') ? PERSON : countedUnit(scope, subject))
  const at = amount ?? change ?? (factor === undefined ? undefined : predicate)
  const period = at === undefined ? undefined : periodOf(scope, at, predicate.clause)
  const before = near(scope)?.period
  draft.set(
    'period',
    period ??
      (before === undefined || before.endsWith('/..') || predicate.modality !== 'done' || predicate.tense !== 'past'
        ? undefined
        : { value: before, inferred: 'the period of the figure before' }),
  )
  return draft
}

/** What is between the two parties of the document, or goes from one to the other, without saying so. */
export function fillUnsaid(draft: Draft, scope: Scope): void {
  const words = String(draft.get('measure')[0]?.value ?? '').toLowerCase()
  const sided = draft.has('between') || draft.has('of') || draft.has('from') || draft.has('to')
  // "intra-League trade", "global trade" is not that of the two.
  if (/\b(?:intra|global|world|regional|foreign|international)\b/.test(words)) return
  if (!sided && /\b(?:bilateral|mutual|two-way|trade|turnover)\b/.test(words)) draft.add('between', sides(scope))
  const flow = /^exports?(?: of\b|$)/.test(words)
    ? (['to', 'from'] as const)
    : /^imports?(?: of\b|$)/.test(words)
      ? (['from', 'to'] as const)
      : undefined
  if (flow === undefined) return
  const other = draft.get(flow[0])[0]?.value
  if (other === undefined || draft.has(flow[1])) return
  const pair = near(scope)?.between ?? scope.context.sides
  const state =
    pair.length === 2 && pair.includes(String(other))
      ? pair.find((p) => p !== other)
      : isState(scope, scope.context.issuers[0])
        ? scope.context.issuers[0]
        : undefined
  if (state !== undefined) draft.set(flow[1], { value: state, inferred: 'the other side of the flow' })
}

/** Whether a table of states has this name. */
function isState(scope: Scope, name: string | undefined): boolean {
  if (name === undefined) return false
  const tokens = tokenize(name)
  const match = scope.k.language.names.longest(tokens, 0, tokens.count)
  return match !== undefined && match.value.type === 'party' && match.last === tokens.count - 1
}

const SIZES = /^(?:number|rise|increase|growth|drop|fall|decline)$/

/** "the number of firms … grew to 1,200", "arrivals numbered 1,200": what is counted stands in the subject. */
function countedUnit(scope: Scope, subject: Range): Filled | undefined {
  const head = scope.s.units[subject.from]
  const isNumber = head?.type === 'noun' && SIZES.test(scope.s.tokens.word[head.head] ?? '')
  const next = isNumber ? scope.s.units[subject.from + 2] : head
  if (next?.type !== 'noun') return undefined
  // "displaced persons" are counted as persons.
  const known = next.noun?.classes.includes('people') === true ? next.noun.singular.replace(/^displaced /, '') : next.noun?.singular
  // "the number of States trading with Norland": what is counted is the plural.
  let at = next.head
  if (known === undefined) for (let i = next.first; i <= next.last; i++) if (/[^s]s$/.test(scope.s.tokens.word[i] ?? '')) at = i
  const singular = known ?? (scope.s.tokens.word[at] ?? '').replace(/ies$/, 'y').replace(/s$/, '')
  return { value: singular, span: tokenSpan(scope.s.tokens, at, at) }
}

/** Whether a measure stands in a range before its first verb. */
export function measureWithin(scope: Scope, range: Range): boolean {
  for (let u = range.from; u < range.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'noun' && unit.noun?.classes.includes('measure') === true) return true
    if (unit?.type === 'verb') return false
  }
  return false
}

/** Measures that say nothing without what stands behind "to". */
const TO_WHAT = new Set(['access', 'exposure', 'damage', 'adherence', 'connection'])

/** "access to water", "trade within the union", "spending on roads": what belongs to the measure and is no side of it. */
function reachesInto(tokens: Tokens, joint: string, head: NounPhrase, next: Unit | undefined): boolean {
  if (next?.type !== 'noun' || next.pronoun || next.names.length > 0) return false
  if (joint === 'to') return TO_WHAT.has(head.noun?.singular ?? tokens.word[head.head] ?? '')
  return joint === 'within' || joint === 'among' || joint === 'on' || joint === 'per'
}

const isPlainThing = (unit: NounPhrase): boolean =>
  !unit.pronoun && unit.names.length === 0 && unit.noun?.classes.includes('measure') !== true

/** The measure's words: behind the owner who has a slot of his own, up to the parties and dates. */
export function measureWords(scope: Scope, range: Range): Filled | undefined {
  const { s } = scope
  const head = s.units[range.from]
  if (head?.type !== 'noun') return undefined
  let to = range.from + 1
  // "Chilean direct investment": an adjective that is a verb too may part the phrase.
  const beside = s.units[to]
  if (beside?.type === 'noun' && beside.first === head.last + 1 && !scope.amounts.some((a) => a.first === beside.first)) to++
  while (to < range.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    const counts = head.noun?.singular === 'number' && unit?.type === 'preposition' && unit.word === 'with'
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'of' || unit.word === 'in' || unit.word === 'for' || counts || reachesInto(s.tokens, unit.word, head, next)) &&
      next?.type === 'noun' &&
      to + 1 < range.to &&
      (next.names.length === 0 || counts || head.noun?.singular === 'number' || unit.word === 'in' || TOTALS.has(head.noun?.singular ?? ''))
    )
      to += 2
    else break
  }
  // "trade in goods and services"
  const joint = s.units[to]
  const other = s.units[to + 1]
  if (to > range.from + 1 && to + 1 < range.to && joint?.type === 'conjunction' && other?.type === 'noun' && isPlainThing(other)) to += 2
  const counted = scope.amounts.find((a) => a.first >= head.first && a.last <= head.last)
  if (counted !== undefined) return wordsBetween(s.tokens, afterNumber(scope, counted), s.units[to - 1]?.last ?? head.last)
  const owner = head.names.find((n) => n.first <= head.first + 1 && n.last < head.head && s.tokens.word[n.last + 1] === "'s")
  const last = s.units[to - 1]?.last ?? head.last
  if (head.noun?.singular === 'number' && to > range.from + 2)
    return wordsBetween(s.tokens, s.units[range.from + 2]?.first ?? head.first, last)
  return wordsBetween(s.tokens, owner === undefined ? head.first : owner.last + 2, last)
}
