import { wordSet } from '../../../language/word-map.ts'
import type { Amount } from '../../../language/amounts.ts'
import { SHAPE } from '../../../language/tokens.ts'
import { agentsOf } from '../../agents.ts'
import type { Span } from '../../claim.ts'
import type { Clause } from '../../clauses.ts'
import { Draft } from '../../draft.ts'
import { owner } from '../../open-scope.ts'
import { predicateOf } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { fillValue, isAgain, isMoney, isTime } from './amount.ts'
import { measuredBefore } from './before.ts'
import { changeApposed } from './counts.ts'
import { gappedFigure, withUnitBefore } from './gapped.ts'
import { measureOf } from './measure.ts'
import { partFigures, partOfWhole } from './part.ts'
import { periodOf } from './period.ts'
import { fillSides } from './sides.ts'

const TOP_FIRST_LAST_OR_NEXT = wordSet('top first last next')

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
/**
 * Reads the amounts that no claim of the sentence has taken: "with $4 million in grants, of which $1 million is for schools". What is promised,
 * wished for or denied is no figure; small counts are mostly the parts of something.
 */
export function leftFigures(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const parts = scope.s.units.some((u) => u.type === 'relative') ? partFigures(scope) : []
  if (scope.amounts.length === 0 && parts.length === 0) return []
  const taken: Span[] = []
  for (const draft of drafts) for (const slot of TELLING) for (const { span } of draft.get(slot)) if (span !== undefined) taken.push(span)
  const isTaken = ({ start, end }: Span): boolean => taken.some((span) => span.start < end && start < span.end)
  const found: Draft[] = []
  for (const draft of parts) {
    const span = draft.get('value')[0]?.span
    if (span === undefined || isTaken(span)) continue
    found.push(draft)
    taken.push(span)
  }
  for (const one of scope.amounts) {
    const amount = withUnitBefore(scope, one)
    if (isTaken(tokenSpan(scope.s.tokens, amount.first, amount.last))) continue
    const draft =
      wholeCounted(scope, amount) ??
      furtherThan(scope, amount, [...drafts, ...found]) ??
      measuredBefore(scope, amount) ??
      gappedFigure(scope, amount, [...drafts, ...found]) ??
      (isStatistic(scope, amount) ? (givenBy(scope, amount, [...drafts, ...found]) ?? leftFigure(scope, amount)) : undefined)
    if (draft !== undefined) found.push(draft)
  }
  return found
}

/** Money and shares always, counts from twenty on: "three documents", "every two years" are no statistics. */
function isStatistic(scope: Scope, amount: Amount): boolean {
  const { tokens } = scope.s
  if (amount.change !== undefined || amount.unit === undefined || isTime(amount) || PARTS.has(amount.unit) || isAgain(scope, amount))
    return false
  // "loans of up to $3 million" set a limit.
  if (isMoney(amount)) return amount.value >= 1000 && amount.qualifier !== 'up to'
  if (amount.unit === 'percent') return true
  let digits = false
  for (let i = amount.first; i <= amount.last; i++) digits ||= tokens.shape[i] === SHAPE.number
  return amount.value >= (digits ? 10 : 20) && !TOP_FIRST_LAST_OR_NEXT.holds(tokens, amount.first - 1)
}

/** "48 tonnes were exported, which is 26 tonnes more than in 2021": by how much it is another amount than before. */
function furtherThan(scope: Scope, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  const { s } = scope
  const { word } = s.tokens
  if (amount.unit === undefined || amount.unit === 'percent' || isTime(amount) || amount.change !== undefined) return undefined
  if (!/^(?:more|less|fewer|higher|lower|above|below)$/.test(word[amount.last + 1] ?? '') || word[amount.last + 2] !== 'than')
    return undefined
  const start = s.tokens.start[amount.first] ?? 0
  const before = drafts.findLast((d) => d.kind === 'figure' && (d.get('value')[0]?.span?.end ?? start) < start)
  const measure = before?.get('measure')[0]
  if (before === undefined || measure === undefined || before.get('unit')[0]?.value !== amount.unit) return undefined
  const draft = new Draft('figure', before.modality, scope.passage, 'rule/left')
  draft.set('measure', { ...measure, value: `${measure.value} ${word[amount.last + 1]} than before` })
  for (const slot of ['of', 'from', 'to', 'period']) draft.set(slot, before.get(slot)[0])
  fillValue(draft.add('between', before.get('between')), scope, amount)
  return draft
}

/** "$9 million, including $5 million from Norland": of the measure told before, by whom it comes. */
function givenBy(scope: Scope, amount: Amount, drafts: readonly Draft[]): Draft | undefined {
  const { s } = scope
  const at = s.units.findIndex((u) => u.first <= amount.last && amount.last <= u.last)
  // "of which $2 million came from Norland"
  const verb = s.units[at + 1]
  const joint = verb?.type === 'verb' && /^(?:come|stem|originate)$/.test(verb.lemma) ? at + 2 : at + 1
  const from = s.units[joint]
  const start = s.tokens.start[amount.first] ?? 0
  const before = drafts.findLast(
    (d) => d.kind === 'figure' && d.get('unit')[0]?.value === amount.unit && (d.get('value')[0]?.span?.end ?? start) < start,
  )
  if (before === undefined || from?.type !== 'preposition' || from.word !== 'from') return undefined
  const giver = agentsOf(s, scope.context, { from: joint + 1, to: joint + 2 })[0]
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
  if (clause === undefined) return undefined
  const owned = isOwned(scope, amount, at)
  if (isAhead(s.clauses, clause) && !owned) return undefined
  const predicate = predicateOf(s, clause, k.governors)
  // "Some 20 agreements are expected to be signed": what is counted is expected too.
  const isExpected = FORESEEING.has(predicate.lemma) && predicate.passive
  if (predicate.modality !== 'done' && !isExpected && !owned) return undefined
  const told = measureOf(scope, amount, at, predicate)
  if (told === undefined) return undefined
  const draft = new Draft('figure', isExpected ? 'expected' : 'done', scope.passage, 'rule/left')
  draft.set('measure', told.words)
  if (told.unit !== undefined) fillSides(draft, scope, { from: told.unit, to: Math.min(s.units.length, told.unit + 5) })
  if (told.holder !== undefined && !draft.has('of') && !draft.has('from')) draft.set('of', told.holder)
  fillValue(draft, scope, amount)
  const change = changeApposed(scope, amount)
  if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
  const period = periodOf(scope, amount, clause)
  // "renewed within two days": how long it took.
  if (predicate.tense === 'past' && String(period?.value ?? '').startsWith('../')) return draft
  // What is told for a time ahead is a target.
  if (period !== undefined && String(period.value).startsWith('../') && String(period.value).slice(3) > (context.date ?? '9'))
    draft.modality = 'expected'
  return draft.set('period', period)
}

/** "will serve its 4,000 members": what is somebody's already is counted, whatever lies ahead. */
function isOwned({ s }: Scope, amount: Amount, at: number): boolean {
  const unit = s.units[at]
  return (
    unit?.type === 'noun' &&
    amount.first > unit.first &&
    amount.unit !== undefined &&
    !isMoney(amount) &&
    amount.unit !== 'percent' &&
    amount.qualifier !== 'up to' &&
    /^(?:our|its|their|whose)$/.test(s.tokens.word[unit.first] ?? '')
  )
}

const HAVING = new Set(['include', 'comprise', 'have', 'count', 'contain', 'number'])

/** "The signatories include six of the top 20 producers": of whom it is told who has them. */
function wholeCounted(scope: Scope, amount: Amount): Draft | undefined {
  const { s } = scope
  const at = s.units.findIndex((u) => u.first <= amount.last && amount.last <= u.last)
  const clause = at < 0 ? undefined : owner(s, at)
  if (at < 0 || (clause !== undefined && isAhead(s.clauses, clause))) return undefined
  const isHaving = clause !== undefined && HAVING.has(clause.verb.lemma)
  const draft = partOfWhole(scope, amount, at, isHaving ? clause.subject : undefined)
  return draft?.set('period', periodOf(scope, amount, clause))
}

/** Whether a clause tells what is to come: a promise, an aim, a wish, with all that hangs on it. */
function isAhead(clauses: readonly Clause[], clause: Clause): boolean {
  if (clause.verb.negated || clause.verb.modal !== undefined || clause.verb.form === 'infinitive') return true
  if (clause.verb.form === 'finite') return clause.verb.tense === 'future'
  const outer = clause.governor ?? clause.beside ?? clauses.slice(0, clause.index).findLast((c) => c.verb.form === 'finite')
  return outer !== undefined && isAhead(clauses, outer)
}
