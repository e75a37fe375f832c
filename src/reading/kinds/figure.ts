import type { Amount } from '../../language/amounts.ts'
import { agentsOf } from '../agents.ts'
import { listEnd } from '../adjuncts.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Predicate } from '../predicate.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'

const REACHING = new Set(['reach', 'total', 'amount', 'stand', 'exceed', 'surpass', 'hit', 'account', 'constitute', 'be', 'come', 'make', 'grow', 'increase', 'rise', 'fall', 'decline', 'decrease', 'drop', 'double', 'climb', 'jump', 'surge', 'shrink', 'expand', 'remain', 'average', 'number', 'import', 'export', 'receive', 'host', 'attract'])

/** Reads figures off a clause: a measure as its subject, and amounts behind its verb, each with its period. */
export function figuresOf(scope: Scope, predicate: Predicate, row: string): Draft[] {
  if (predicate.nominal || predicate.clause === undefined || !REACHING.has(predicate.lemma) || predicate.agent === undefined) return []
  const { s, context } = scope
  const subject = predicate.agent
  const head = s.units[subject.from]
  if (head?.type !== 'noun') return []
  const share = shareOf(scope, predicate, subject, row)
  if (share !== undefined) return [share]
  const measured = head.noun?.classes.includes('measure') === true || measureWithin(scope, subject)
  if (!measured) return []
  const first = s.units[predicate.clause.at]?.last ?? 0
  const last = s.units[predicate.rest.to - 1]?.last ?? 0
  const amounts = scope.amounts.filter((a) => a.first > first - 3 && a.first <= last)
  if (amounts.length === 0) return []
  const measure = measureWords(scope, subject)
  const draft = new Draft('figure', predicate.modality, scope.passage, row)
  draft.set('measure', measure)
  fillSides(draft, scope, subject)
  const words = String(measure?.value ?? '').toLowerCase()
  if (!draft.has('between') && !draft.has('of') && !draft.has('from') && /\b(?:bilateral|mutual)\b|turnover/.test(words) && context.sides.length === 2) {
    draft.add('between', context.sides.map((value): Filled => ({ value, inferred: 'bilateral: the parties of the document' })))
  }
  const change = amounts.find((a) => a.change !== undefined) ?? changeBeside(scope, predicate)
  const value = amounts.find((a) => a.change === undefined && a.unit !== undefined && a.unit !== 'percent') ?? amounts.find((a) => a.change === undefined && a.unit !== undefined)
  if (value !== undefined) fillValue(draft, scope, value)
  if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
  if (value === undefined && change === undefined) return []
  const period = nearestDate(scope, value?.first ?? change?.first ?? 0)
  draft.set('period', period)
  return [draft]
}

/** "Oman accounted for over 35 percent of the turnover": the measure stands behind the share. */
function shareOf(scope: Scope, predicate: Predicate, subject: Range, row: string): Draft | undefined {
  const { s, context } = scope
  if (!/^(?:account|represent|constitute|make)$/.test(predicate.lemma)) return undefined
  const share = scope.amounts.find((a) => a.first > predicate.last && a.unit === 'percent' && a.change === undefined)
  if (share === undefined) return undefined
  const of = s.units.findIndex((u) => u.first === share.last + 1 && u.type === 'preposition' && u.word === 'of')
  if (of < 0) return undefined
  const draft = new Draft('figure', predicate.modality, scope.passage, row)
  draft.set('measure', wordsOfRange(s, { from: of + 1, to: Math.min(predicate.rest.to, of + 2) }))
  draft.set('of', agentsOf(s, context, subject)[0])
  fillValue(draft, scope, share)
  draft.set('period', nearestDate(scope, share.first))
  return draft
}

/** "trade grew by 6 percent and reached $2 billion": the change of the verb before belongs to the same figure. */
function changeBeside(scope: Scope, predicate: Predicate): Amount | undefined {
  const beside = predicate.clause?.beside
  if (beside === undefined || !REACHING.has(beside.verb.lemma)) return undefined
  const first = scope.s.units[beside.at]?.last ?? 0
  const last = scope.s.units[beside.rest.to - 1]?.last ?? 0
  return scope.amounts.find((a) => a.change !== undefined && a.first > first - 3 && a.first <= last)
}

/** Counts in the text: "more than 1,000 companies have offices", "held over 150 events". */
export function countsOf(scope: Scope, predicate: Predicate): Draft[] {
  const { s } = scope
  if (predicate.nominal || predicate.clause?.verb.form !== 'finite' || predicate.modality === 'expected' || predicate.modality === 'proposed') return []
  const drafts: Draft[] = []
  for (const range of [predicate.agent, predicate.patient]) {
    const unit = range === undefined ? undefined : s.units[range.from]
    if (range === undefined || unit?.type !== 'noun') continue
    const amount = scope.amounts.find((a) => a.first >= unit.first && a.first <= unit.last && a.qualifier !== undefined && a.unit !== undefined && a.change === undefined && !/^[A-Z]{3}$|percent/.test(a.unit))
    if (amount === undefined) continue
    const draft = new Draft('figure', predicate.modality, scope.passage, 'rule/count')
    draft.set('measure', wordsBetween(s.tokens, Math.min(unit.last, amount.last), s.units[Math.min(range.to, range.from + 3) - 1]?.last ?? unit.last))
    fillValue(draft, scope, amount)
    draft.set('period', nearestDate(scope, amount.first))
    if (range === predicate.patient && predicate.agent !== undefined && !predicate.passive) draft.set('of', agentsOf(s, scope.context, predicate.agent)[0])
    drafts.push(draft)
  }
  return drafts
}

function fillValue(draft: Draft, scope: Scope, amount: Amount): void {
  const span = tokenSpan(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined) draft.set('qualifier', { value: amount.qualifier, span })
}

function measureWithin(scope: Scope, range: Range): boolean {
  for (let u = range.from; u < range.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'noun' && unit.noun?.classes.includes('measure') === true) return true
    if (unit?.type === 'verb') return false
  }
  return false
}

/** The measure's words: up to the parties and dates that have slots of their own. */
function measureWords(scope: Scope, range: Range): Filled | undefined {
  const { s } = scope
  let to = range.from + 1
  while (to < range.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'in' || unit.word === 'for') && next?.type === 'noun' && next.names.length === 0 && to + 1 < range.to) to += 2
    else break
  }
  return wordsOfRange(s, { from: range.from, to })
}

function fillSides(draft: Draft, scope: Scope, range: Range): void {
  const { s, context } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'noun') {
      const parties = unit.names.filter((n) => n.type === 'party' || n.type === 'organisation' || n.type === 'adjective').map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
      const before = s.units[u - 1]
      const word = before?.type === 'preposition' ? before.word : ''
      if (word === 'between' || word === 'among' || (parties.length === 2 && word === '')) {
        const agents = agentsOf(s, context, { from: u, to: listEnd(s, u, range.to) })
        draft.add('between', parties.length > agents.length ? parties : agents)
      } else if (word === 'with') draft.add('between', [...context.issuers.slice(0, 1).map((value): Filled => ({ value, inferred: 'the issuer' })), ...agentsOf(s, context, { from: u, to: listEnd(s, u, range.to) })])
      else if (word === 'from') draft.set('from', parties[0])
      else if (word === 'to') draft.set('to', parties[0])
      else if (word === 'of' || word === '' || word === 'in') draft.set(parties.length > 0 && /'s/.test(s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last])) ? 'of' : word === '' ? 'between' : 'of', parties[0])
    }
  }
}

function nearestDate(scope: Scope, token: number): Filled | undefined {
  let best: { distance: number; filled: Filled } | undefined
  for (const date of scope.dates) {
    const unit = scope.s.units[date.unit]
    if (unit === undefined || date.part === 'due') continue
    const distance = Math.abs(unit.first - token)
    if (best === undefined || distance < best.distance) best = { distance, filled: date.filled }
  }
  return best?.filled
}
