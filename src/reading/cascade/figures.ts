import type { SaidAmount } from '../../language/cascade/numbers.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import type { UnitClause } from './clauses.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { dated } from './adjuncts.ts'
import type { UnitMatch } from './match.ts'
import { isMeasure, isMutual, takeMeasure, takeSides } from './measures.ts'
import { isOf, spanOf, type UnitScope } from './scope.ts'

/** The amounts among the units of a range. */
export function amountsIn({ s }: UnitScope, { from, to }: Range): readonly SaidAmount[] {
  const first = s.units[from]?.first ?? 0
  const last = s.units[to - 1]?.last ?? -1
  return s.amounts.filter((amount) => amount.first >= first && amount.last <= last)
}

/** Fills value, unit and qualifier. */
export function takeAmount(scope: UnitScope, draft: Draft, amount: SaidAmount): void {
  const span = spanOf(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined) draft.set('qualifier', { value: amount.qualifier, span })
}

/** By how much it moved; alone it is what a hedge loosens. */
export function takeChange(scope: UnitScope, draft: Draft, amount: SaidAmount, sign: '+' | '-'): void {
  const span = spanOf(scope.s.tokens, amount.first, amount.last)
  draft.set('change', { value: `${sign}${amount.value}%`, span })
  if (amount.qualifier !== undefined && amount.qualifier !== 'up to' && !draft.has('value'))
    draft.set('qualifier', { value: amount.qualifier, span })
}

/** «4,5 млн тонн, что на 62 % больше»: the move that is told right behind a value. */
export function changeBehind({ k, s }: UnitScope, value: SaidAmount): SaidAmount | undefined {
  const next = s.amounts.find(({ first }) => first > value.last)
  if (next?.of !== 'percent' || next.sign === undefined) return undefined
  // «экспорт достиг 640 млн, а импорт снизился на 3 %»: that which moved is another.
  const isOthers = s.clauses.some(({ subject, verb }) => {
    const own = subject === undefined ? undefined : s.units[subject.from]
    return (
      own?.type === 'noun' &&
      !own.pronoun &&
      own.first > value.last &&
      own.last < next.first &&
      (k.frames.get(verb.lemma) ?? []).some(({ row }) => row.endsWith('/moved'))
    )
  })
  return isOthers ? undefined : next
}

/** A figure: what was measured, of whom, when, how much, and how it moved. */
export function figureOf(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, frame } = match
  const { k, s } = scope
  const { clause } = predicate
  const row = frame.row.split('/').at(-1) ?? ''
  if (row === 'share') return shareOf(match)
  const subject = clause?.subject
  const isPassive = predicate.verb?.passive === true
  if (subject === undefined || (row === 'estimated' ? !isPassive : isPassive && row !== 'moved')) return []
  if (predicate.verb?.form === 'infinitive' && !isSequel(scope, clause)) return []
  const head = s.units[subject.from]
  if (head?.type !== 'noun' || head.pronoun) return []
  const all = amountsIn(scope, predicate.rest)
  const reachedAt =
    row === 'moved' ? all.find((amount, i) => i > 0 && isFrom(scope, all[i - 1]) && isFromTo(all[i - 1], amount)) : undefined
  // «сократился с 4,1 до 2,9 %»: what it was before is no value of its own.
  const found = reachedAt === undefined ? all : all.slice(all.indexOf(reachedAt))
  const value =
    found.find(
      (amount) =>
        (amount.of !== 'percent' || (row === 'moved' && amount.qualifier === 'up to')) &&
        !isOf(k, 'points', s.tokens.lower[amount.last + 1]),
    ) ?? (row === 'amount' || row === 'estimated' ? found.find((amount) => amount.sign === undefined) : undefined)
  const isBy = (amount: SaidAmount): boolean => isOf(k, 'by', s.tokens.lower[amount.first - 1])
  const doubled = predicate.verb === undefined ? undefined : s.amounts.find(({ first }) => first === predicate.verb?.last)
  const moved =
    found.find(
      (amount) => amount !== value && amount.of === 'percent' && (amount.sign !== undefined || (row === 'moved' && isBy(amount))),
    ) ??
    doubled ??
    (value === undefined ? undefined : changeBehind(scope, value))
  if (value === undefined && moved === undefined) return []
  if (!isMeasure(scope, subject, value, predicate.lemma) && !(row === 'moved' && moved?.sign !== undefined && isThing(head))) return []
  const isGoverned = clause?.governor !== undefined && k.governors.has(s.clauses[clause.governor]?.verb.lemma ?? '')
  const modality = predicate.verb?.form === 'infinitive' && !isGoverned ? 'done' : predicate.modality
  const draft = new Draft('figure', modality, scope.passage, frame.row)
  if (isSpokenOf(scope, head)) takeLast(scope, draft)
  else takeMeasure(scope, draft, wholeSubject(scope, clause, subject))
  takeCounted(scope, draft, head, value)
  // «вырос до 2 млрд»: it got there.
  if (value !== undefined)
    takeAmount(scope, draft, row === 'moved' && value.qualifier === 'up to' ? { ...value, qualifier: undefined } : value)
  const loosened = value === undefined ? undefined : LOOSENED.find((hedge) => isOf(k, hedge, predicate.lemma))
  if (loosened !== undefined && predicate.verb !== undefined)
    draft.set('qualifier', { value: loosened, span: spanOf(s.tokens, predicate.verb.first, predicate.verb.last) })
  if (moved !== undefined) takeChange(scope, draft, moved, moved.sign ?? (isOf(k, 'falls', predicate.lemma) ? '-' : '+'))
  const { when, due } = predicate.adjuncts
  if (reachedAt !== undefined) draft.set('period', dateBehind(scope, reachedAt))
  draft.set(
    'period',
    measuredBy(scope, when ?? reached(due, predicate.modality), predicate.modality) ??
      periodOf(scope, wholeSubject(scope, clause, subject)),
  )
  if (isMutual(scope, subject)) takeSides(scope, draft)
  return draft.has('measure') ? [draft] : []
}

/** What was measured lies not ahead. */
const measuredBy = ({ context }: UnitScope, period: Filled | undefined, modality: string): Filled | undefined =>
  period !== undefined && modality === 'done' && context.date !== undefined && String(period.value).slice(0, 7) > context.date.slice(0, 7)
    ? undefined
    : period

/** Behind a subject in the nominative all up to its verb hangs on one or the other: «экспорт грузинских товаров в Корею». */
function wholeSubject({ s: { units } }: UnitScope, clause: UnitClause | undefined, subject: Range): Range {
  if (clause?.parts === undefined || subject.from >= clause.at) return subject
  let { to } = subject
  while (to < clause.at && /^(?:noun|preposition|adverb|date)$/.test(units[to]?.type ?? '')) to++
  return { from: subject.from, to }
}

/** «этот показатель вырос»: what was measured before. */
const isSpokenOf = ({ k, s }: UnitScope, unit: NounUnit): boolean =>
  unit.determiner === 'definite' && unit.last === unit.headLast && isOf(k, 'figure', s.tokens.lemma[unit.head])

function takeLast({ context }: UnitScope, draft: Draft): void {
  for (const [slot, values] of context.figure?.measured ?? []) draft.add(slot, values)
}

/** «срок оформления снизился на треть»: what moves by a share is measured, unless it is somebody. */
const isThing = ({ noun, names, inCase }: NounUnit): boolean =>
  inCase !== undefined && names.length === 0 && noun !== undefined && !/^(?:group|people|body|institution)$/.test(noun.classes[0] ?? '')

/** «с 18 %»: the joint before it tells whence. */
const isFrom = ({ k, s: { tokens } }: UnitScope, amount: SaidAmount | undefined): boolean =>
  amount !== undefined && isOf(k, 'whence', tokens.lower[amount.first - 1])

/** «с 18 до 27 %» */
const isFromTo = (from: SaidAmount | undefined, to: SaidAmount): boolean =>
  from !== undefined &&
  to.qualifier === 'up to' &&
  (from.of !== 'money') === (to.of !== 'money') &&
  (from.unit === to.unit || from.unit === undefined)

/** «до 27 % в 2024 году» */
function dateBehind(scope: UnitScope, amount: SaidAmount): Filled | undefined {
  const { s } = scope
  const at = s.units.findIndex(({ first }) => first >= amount.first)
  const unit = s.units[at + 1]
  const date = unit?.type === 'date' ? s.dates.find(({ first }) => first === unit.first) : undefined
  return date === undefined ? undefined : dated(scope, date, 'past')
}

/** «Число студентов приближается к 1,2 тысячи»: a bare number counts those of whom the measure is the number. */
function takeCounted({ k, s }: UnitScope, draft: Draft, head: NounUnit, value: SaidAmount | undefined): void {
  if (value === undefined || value.unit !== undefined || value.of !== 'count' || !isOf(k, 'number', s.tokens.lemma[head.head])) return
  const counted = s.units[s.units.indexOf(head) + 2]
  const unit = counted?.type === 'noun' ? k.language.numbers.units.get(s.tokens.lemma[counted.head] ?? '') : undefined
  if (unit !== undefined) draft.set('unit', { value: unit })
}

/** «к концу 2024 года достиг»: what was reached by then is measured then. */
const reached = (due: Filled | undefined, modality: string): Filled | undefined =>
  due === undefined || modality !== 'done' ? due : { ...due, value: String(due.value).replace(/^\.\.\//, '') }

/** «Более 70 % объема приходится на экспорт»: what the share is that of. */
function shareOf({ scope, predicate, complement, frame }: UnitMatch): readonly Draft[] {
  const { s } = scope
  const from = predicate.clause?.start ?? predicate.rest.from
  const amount = amountsIn(scope, { from, to: predicate.rest.to }).find(({ of, sign }) => of === 'percent' && sign === undefined)
  const whose = complement === undefined ? -1 : s.units.findIndex((unit, u) => u >= complement.from && unit.type === 'noun')
  const end = shareEnd(scope, whose, complement?.to ?? whose)
  if (amount === undefined || complement === undefined || whose < 0) return []
  const draft = new Draft('figure', predicate.modality, scope.passage, frame.row)
  takeMeasure(scope, draft, { from: whose, to: end }, true)
  takeAmount(scope, draft, amount)
  draft.set('period', predicate.adjuncts.when ?? reached(predicate.adjuncts.due, predicate.modality))
  return draft.has('measure') ? [draft] : []
}

function shareEnd({ s: { units } }: UnitScope, at: number, to: number): number {
  let end = at
  while (end >= 0 && end < to) {
    const type = units[end]?.type
    if (type !== 'noun' && type !== 'preposition' && type !== 'comma' && type !== 'conjunction') break
    end++
  }
  while (end > at && units[end - 1]?.type !== 'noun') end--
  return end
}

/** Verbs that tell how a value lies to the number behind them. */
const LOOSENED = ['over', 'about', 'almost'] as const

/** "a augmenté de 12 % pour atteindre 2 milliards": the value that the move led to; «может составить»: what it is thought to be. */
function isSequel({ s }: UnitScope, clause: UnitClause | undefined): boolean {
  const governor = clause?.governor === undefined ? undefined : s.clauses[clause.governor]
  return governor !== undefined && governor.verb.form === 'finite' && !governor.verb.passive && governor.verb.tense !== 'conditional'
}

/** "Les exportations de 2024": the time inside the measure. */
function periodOf(scope: UnitScope, subject: Range): Filled | undefined {
  const { s } = scope
  for (let u = subject.from; u < subject.to; u++) {
    const unit = s.units[u]
    const date = unit?.type === 'date' ? s.dates.find(({ first }) => first === unit.first) : undefined
    if (date !== undefined) return dated(scope, date, 'past')
  }
  return undefined
}

/** Whether a phrase is nothing but an amount, or is counted by one. */
export const amountOf = ({ s }: UnitScope, unit: NounUnit): SaidAmount | undefined =>
  s.amounts.find(({ first, last }) => first >= unit.first && last <= unit.last)
