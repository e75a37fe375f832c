import type { SaidAmount } from '../../language/cascade/numbers.ts'
import type { UnitClause } from './clauses.ts'
import type { Range } from '../clauses.ts'
import { Draft } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { dated } from './adjuncts.ts'
import type { UnitMatch } from './match.ts'
import { chainEnd, topicEnd } from './things.ts'
import { isOf, spanOf, wordsFrom, type UnitScope } from './scope.ts'

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

/** A figure: what was measured, of whom, when, how much, and how it moved. */
export function figureOf(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, frame } = match
  const { k, s } = scope
  const { clause } = predicate
  const subject = clause?.subject
  const isEstimate = frame.row.endsWith('/estimated')
  if (subject === undefined || (predicate.verb?.passive === true) !== isEstimate) return []
  if (predicate.verb?.form === 'infinitive' && !isSequel(scope, clause)) return []
  const head = s.units[subject.from]
  if (head?.type !== 'noun' || head.pronoun) return []
  const found = amountsIn(scope, predicate.rest)
  const value =
    found.find((amount) => amount.of !== 'percent' && !isOf(k, 'points', s.tokens.lower[amount.last + 1])) ??
    (/\/(?:amount|estimated)$/.test(frame.row) ? found.find((amount) => amount.sign === undefined) : undefined)
  const isBy = (amount: SaidAmount): boolean => isOf(k, 'by', s.tokens.lower[amount.first - 1])
  const moved =
    found.find((amount) => amount.of === 'percent' && (amount.sign !== undefined || (frame.row.endsWith('/moved') && isBy(amount)))) ??
    s.amounts.find((amount) => value !== undefined && amount.sign !== undefined && amount.first > value.last)
  if (value === undefined && moved === undefined) return []
  if (!isMeasure(scope, subject, value, predicate.lemma)) return []
  const draft = new Draft('figure', predicate.verb?.form === 'infinitive' ? 'done' : predicate.modality, scope.passage, frame.row)
  takeMeasure(scope, draft, subject)
  // «вырос до 2 млрд»: it got there.
  if (value !== undefined)
    takeAmount(scope, draft, frame.row.endsWith('/moved') && value.qualifier === 'up to' ? { ...value, qualifier: undefined } : value)
  const loosened = value === undefined ? undefined : LOOSENED.find((hedge) => isOf(k, hedge, predicate.lemma))
  if (loosened !== undefined && predicate.verb !== undefined)
    draft.set('qualifier', { value: loosened, span: spanOf(s.tokens, predicate.verb.first, predicate.verb.last) })
  if (moved !== undefined) {
    const sign = moved.sign ?? (isOf(k, 'falls', predicate.lemma) ? '-' : '+')
    draft.set('change', { value: `${sign}${moved.value}%`, span: spanOf(s.tokens, moved.first, moved.last) })
  }
  const { when, due } = predicate.adjuncts
  draft.set('period', when ?? due ?? periodOf(scope, subject))
  // «взаимный товарооборот»: of the two of whom the document tells.
  const own = s.units[subject.from]
  if (
    own?.type === 'noun' &&
    isOf(k, 'mutual', s.tokens.lemma[own.head]) &&
    !['between', 'of', 'from', 'to'].some((slot) => draft.has(slot)) &&
    scope.context.sides.length === 2
  )
    draft.add(
      'between',
      scope.context.sides.map((side) => ({ value: side, inferred: 'sides: those that the document tells of' })),
    )
  return draft.has('measure') ? [draft] : []
}

/** Verbs that tell how a value lies to the number behind them. */
const LOOSENED = ['over', 'about', 'almost'] as const

/** "a augmenté de 12 % pour atteindre 2 milliards": the value that the move led to. */
function isSequel({ s }: UnitScope, clause: UnitClause | undefined): boolean {
  const governor = clause?.governor === undefined ? undefined : s.clauses[clause.governor]
  return governor !== undefined && governor.verb.form === 'finite' && !governor.verb.passive && governor.verb.tense !== 'conditional'
}

/** "les exportations du Togo", "le nombre de visiteurs": what can be measured; of other things only money or a count with its unit. */
function isMeasure({ k, s }: UnitScope, subject: Range, value: SaidAmount | undefined, lemma: string): boolean {
  const head = s.units[subject.from]
  if (head?.type !== 'noun') return false
  if (head.noun?.classes.includes('measure') === true) return true
  // "Le Comité compte treize membres" tells its members.
  if (isOf(k, 'is', lemma) || isOf(k, 'counts', lemma)) return false
  return (
    value !== undefined &&
    head.noun?.classes[0] !== 'group' &&
    head.names.length === 0 &&
    (value.of === 'money' || value.unit !== undefined)
  )
}

/** The words of a measure without whose it is and of which time: "Le commerce bilatéral entre la France et le Kazakhstan". */
function takeMeasure(scope: UnitScope, draft: Draft, subject: Range): void {
  const { s } = scope
  const first = s.units[subject.from]
  if (first?.type !== 'noun') return
  let end = subject.from + 1
  while (end < subject.to) {
    const joint = s.units[end]
    const next = s.units[end + 1]
    if (joint?.type !== 'preposition' || next?.type !== 'noun' || end + 1 >= subject.to) break
    const name = next.names.find((one) => one.first === next.head)
    // «товарооборот двух стран»: of the two of whom the document tells.
    if (
      joint.word === 'of' &&
      next.plural &&
      next.names.length === 0 &&
      isOf(scope.k, 'sides', s.tokens.lemma[next.head]) &&
      scope.context.sides.length === 2 &&
      s.tokens.lower.slice(next.first, next.head).some((word) => isOf(scope.k, 'two', word))
    ) {
      draft.add(
        'between',
        scope.context.sides.map((value) => ({
          value,
          span: spanOf(s.tokens, next.first, next.last),
          inferred: 'sides: those that the document tells of',
        })),
      )
      break
    }
    if (joint.word === 'between') {
      const parties = agentsOf(scope, { from: end + 1, to: subject.to })
      if (parties.length > 1) draft.add('between', parties)
      break
    }
    if (
      name !== undefined &&
      ['of', 'with', 'toward', 'at', 'to', 'in', ...(next.inCase === undefined ? [] : ['about'])].includes(joint.word)
    ) {
      const slot =
        joint.word === 'of' || joint.word === 'about'
          ? isOf(scope.k, 'exported', s.tokens.lemma[first.head])
            ? 'from'
            : 'of'
          : joint.word === 'with'
            ? 'between'
            : 'to'
      const values = agentsOf(scope, { from: end + 1, to: chainEnd(scope, end + 1, subject.to) })
      if (slot === 'between') draft.add('between', [...scope.context.issuers.map((value) => ({ value, inferred: 'issuer' })), ...values])
      else draft.set(slot, values[0])
      end += 2
      if (slot !== 'of') break
      continue
    }
    if (draft.has('of') || draft.has('to') || draft.has('from')) break
    end += 2
  }
  let last = s.units[end - 1]?.last ?? first.last
  if (draft.has('of') || draft.has('to') || draft.has('from')) {
    const nameAt = s.units.findIndex(
      (unit, u) => u > subject.from && unit.type === 'noun' && unit.names.some((one) => one.first === unit.head),
    )
    last = s.units[nameAt - 2]?.last ?? first.last
  }
  const words = wordsFrom(scope, first.core, last)
  draft.set('measure', words)
  const own = first.names.find((name) => name.type === 'adjective')
  if (own !== undefined && !draft.has('between') && !draft.has('of')) {
    const parties = own.parties ?? [own.value]
    if (parties.length > 1)
      draft.add(
        'between',
        parties.map((value) => ({ value, span: spanOf(s.tokens, own.first, own.last), row: own.row })),
      )
    else
      draft.set(draft.has('to') || isOf(scope.k, 'exported', s.tokens.lemma[first.head]) ? 'from' : 'of', {
        value: own.value,
        span: spanOf(s.tokens, own.first, own.last),
        row: own.row,
      })
  }
}

/** "Les exportations de 2024": the time inside the measure. */
function periodOf(scope: UnitScope, subject: Range): ReturnType<typeof dated> {
  const { s } = scope
  for (let u = subject.from; u < subject.to; u++) {
    const unit = s.units[u]
    const date = unit?.type === 'date' ? s.dates.find(({ first }) => first === unit.first) : undefined
    if (date !== undefined) return dated(scope, date, 'past')
  }
  return undefined
}

/** "1 240 jeunes ont bénéficié d'un stage", "le fonds a soutenu 26 000 femmes": how many did or got something. */
export function countedFigures(scope: UnitScope): Draft[] {
  const { s } = scope
  const drafts: Draft[] = []
  for (const clause of s.clauses) {
    if (
      clause.verb.form !== 'finite' ||
      (clause.verb.tense !== 'past' && clause.verb.tense !== 'present') ||
      clause.subject === undefined ||
      clause.kind === 'that'
    )
      continue
    const subject = s.units[clause.subject.from]
    if (subject?.type !== 'noun') continue
    const amount = s.amounts.find(
      ({ first, of, unit }) => first >= subject.first && first <= subject.head && of === 'count' && unit !== undefined,
    )
    if (amount === undefined || isOf(scope.k, 'together', clause.verb.lemma)) continue
    const draft = new Draft('figure', 'done', scope.passage, 'rule/counted')
    const end = topicEnd(scope, clause.at + 1, clause.rest.to)
    const last =
      clause.rest.to > clause.rest.from ? (s.units[Math.min(end, clause.rest.to) - 1]?.last ?? clause.verb.last) : clause.verb.last
    draft.set('measure', wordsFrom(scope, subject.head > amount.last ? amount.last + 1 : amount.last, last))
    takeAmount(scope, draft, amount)
    const date = s.dates.find((one) => one.compared !== true && (one.hint === undefined || one.hint === 'since'))
    const period = date === undefined ? undefined : dated(scope, date, 'past')
    draft.set('period', period !== undefined && date?.hint === 'since' ? { ...period, value: `${period.value}/..` } : period)
    drafts.push(draft)
  }
  return drafts
}

/** «экспорт – 812 млн», «импорт – на 3 %»: a further figure told by a dash, with the time of the one before. */
export function dashedFigures(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { s } = scope
  const before = drafts.findLast(({ kind }) => kind === 'figure')
  if (before === undefined) return []
  return s.units.flatMap((dash, u) => {
    if (dash.type !== 'dash') return []
    const from = chainBefore(scope, u)
    const behind = s.units[u + 1]?.type === 'preposition' ? s.units[u + 2] : s.units[u + 1]
    const amount = s.amounts.find(({ first }) => first === behind?.first)
    if (from === undefined || amount === undefined || (amount.of === 'count' && amount.unit === undefined)) return []
    const draft = new Draft('figure', before.modality, scope.passage, 'rule/dashed')
    takeMeasure(scope, draft, { from, to: u })
    const sign = amount.sign ?? String(before.get('change')[0]?.value ?? '')[0]
    if (amount.of === 'percent' && s.units[u + 1]?.type === 'preposition' && (sign === '+' || sign === '-'))
      draft.set('change', { value: `${sign}${amount.value}%`, span: spanOf(s.tokens, amount.first, amount.last) })
    else takeAmount(scope, draft, amount)
    draft.set('period', before.get('period')[0])
    if (!['of', 'from', 'to', 'between'].some((slot) => draft.has(slot))) draft.set('of', before.get('of')[0])
    return draft.has('measure') ? [draft] : []
  })
}

/** Where the phrase before a dash begins: behind a comma or joint. */
function chainBefore({ s: { units } }: UnitScope, dash: number): number | undefined {
  let from = dash
  while (units[from - 1]?.type === 'noun' || units[from - 1]?.type === 'preposition') from--
  const first = units[from]
  return from < dash && first?.type === 'noun' && !first.pronoun && first.noun?.classes.includes('measure') === true ? from : undefined
}
