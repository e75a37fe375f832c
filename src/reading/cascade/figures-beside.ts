import type { SaidAmount } from '../../language/cascade/numbers.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { dated } from './adjuncts.ts'
import { amountOf, amountsIn, changeBehind, takeAmount, takeChange } from './figures.ts'
import { SIDED, takeMeasure, takeSides, isMutual } from './measures.ts'
import { modalityOf } from './match.ts'
import { topicEnd } from './things.ts'
import { isOf, spanOf, wordsFrom, wordsOfUnits, type UnitScope } from './scope.ts'

/** Figures that no verb of their own tells: by a dash, a noun of growth, a sum or size that something has, a part of what was told before. */
export function figuresBeside(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const found = [...dashedFigures(scope, drafts), ...grown(scope, drafts), ...sized(scope, drafts), ...spent(scope, drafts)]
  return [...found, ...partsOf(scope, [...drafts, ...found])]
}

const isFigure = ({ kind }: Draft): boolean => kind === 'figure'

/** Whether some claim tells an amount. */
function isTaken({ s }: UnitScope, drafts: readonly Draft[], amount: SaidAmount): boolean {
  const { start, end } = spanOf(s.tokens, amount.first, amount.last)
  return drafts.some((draft) =>
    ['value', 'change'].some((slot) => draft.get(slot).some(({ span }) => span !== undefined && span.start < end && start < span.end)),
  )
}

/** «экспорт – 812 млн», «импорт – на 3 %», «с Ганой – вдвое»: a further figure told by a dash, with the time of the one before. */
function dashedFigures(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { s } = scope
  const before = drafts.findLast(isFigure)
  if (before === undefined) return []
  return s.units.flatMap((dash, u) => {
    if (dash.type !== 'dash') return []
    const amount = behindDash(scope, u)
    if (amount === undefined || (amount.of === 'count' && amount.unit === undefined) || isTaken(scope, drafts, amount)) return []
    const draft = new Draft('figure', before.modality, scope.passage, 'rule/dashed')
    const from = chainBefore(scope, u)
    if (from !== undefined) takeMeasure(scope, draft, { from, to: u })
    else if (!takeElided(scope, draft, before, u)) return []
    // «импорт – на 3 %», «а за семь месяцев – еще на четверть»: by how much it moved.
    const isBy = s.units.slice(u + 1, u + 4).some((unit) => unit.type === 'preposition' && unit.first < amount.first)
    const isMoved = amount.of === 'percent' && (amount.sign !== undefined || isBy || !before.has('value'))
    const sign = amount.sign ?? String(before.get('change')[0]?.value ?? '')[0]
    if (isMoved && (sign === '+' || sign === '-')) takeChange(scope, draft, amount, sign)
    else {
      takeAmount(scope, draft, amount)
      const change = changeBehind(scope, amount)
      if (change?.sign !== undefined && s.amounts.indexOf(change) === s.amounts.indexOf(amount) + 1)
        takeChange(scope, draft, change, change.sign)
    }
    draft.set('period', before.get('period')[0])
    if (!SIDED.some((slot) => draft.has(slot))) draft.set('of', before.get('of')[0])
    return draft.has('measure') ? [draft] : []
  })
}

/** The amount behind a dash, over a preposition or a word that only grades it. */
function behindDash({ s }: UnitScope, dash: number): SaidAmount | undefined {
  for (let u = dash + 1; u < dash + 4; u++) {
    const unit = s.units[u]
    const amount = unit?.type === 'noun' ? s.amounts.find(({ first }) => first === unit.first) : undefined
    if (amount !== undefined) return amount
    if (unit?.type !== 'preposition' && unit?.type !== 'adverb') return undefined
  }
  return undefined
}

/** «а за семь месяцев 2025 года – на четверть», «с Ганой – вдвое»: what was measured before, at another time or with another. */
function takeElided(scope: UnitScope, draft: Draft, before: Draft, dash: number): boolean {
  const { s } = scope
  const unit = s.units[dash - 1]
  const measure = before.get('measure')[0]
  if (unit?.type === 'date') {
    const date = s.dates.find(({ first }) => first === unit.first)
    const period = date === undefined ? undefined : dated(scope, date, 'past')
    if (period === undefined) return false
    draft.set('measure', measure).set('period', period)
    for (const slot of SIDED) draft.add(slot, before.get(slot))
    return true
  }
  const joint = s.units[dash - 2]
  if (unit?.type !== 'noun' || joint?.type !== 'preposition' || joint.word !== 'with' || before.get('between').length < 2) return false
  const [other] = agentsOf(scope, { from: dash - 1, to: dash })
  if (other === undefined) return false
  draft.set('measure', measure).add('between', [...before.get('between').slice(0, -1), other])
  return true
}

/** Where the phrase before a dash begins: behind a comma or joint. */
function chainBefore({ s: { units } }: UnitScope, dash: number): number | undefined {
  let from = dash
  while (units[from - 1]?.type === 'noun' || units[from - 1]?.type === 'preposition') from--
  while (from < dash && units[from]?.type === 'preposition') from++
  const first = units[from]
  return from < dash && first?.type === 'noun' && !first.pronoun && first.noun?.classes.includes('measure') === true ? from : undefined
}

/** «рост торговли в 2025 году на 3 %», «увеличение торговли с 21 млн до 54 млн», «прирост поставок у Того (на 18 %)». */
function grown(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  return s.units.flatMap((unit, at) => {
    const sign = unit.type === 'noun' && unit.names.length === 0 ? k.language.numbers.moves.get(s.tokens.lemma[unit.head] ?? '') : undefined
    const joint = s.units[at + 1]
    if (unit.type !== 'noun' || sign === undefined || joint?.type !== 'preposition' || joint.word !== 'of') return []
    const end = grownEnd(scope, at)
    const chain = topicEnd(scope, at + 2, end)
    const clause = s.clauses.findLast(({ at: verb, start, rest }) => at >= Math.min(start, verb) && at < Math.max(rest.to, verb))
    const modality = clause === undefined ? 'done' : modalityOf(scope, clause)
    if (modality === undefined) return []
    const isForeseen = clause !== undefined && (k.governors.get(clause.verb.lemma) === 'expected' || isOf(k, 'foresee', clause.verb.lemma))
    const begin = (): Draft => new Draft('figure', isForeseen ? 'expected' : modality, scope.passage, 'rule/grown')
    const bracketed = inBrackets(scope, { from: at, to: s.units.length }).filter(({ amount }) => !isTaken(scope, drafts, amount))
    if (bracketed.length > 0)
      return bracketed.map(({ amount, whose }) => {
        const draft = begin()
        draft.set('measure', wordsOfUnits(scope, { from: at, to: chain })).set('of', whose)
        takeChange(scope, draft, amount, sign)
        return draft.set('period', dateIn(scope, { from: at, to: end }))
      })
    const told = s.amounts.filter(({ first, last }) => first >= unit.last && last <= (s.units[end - 1]?.last ?? unit.last))
    const value = told.findLast(({ of, unit: counted }) => of !== 'percent' && (of === 'money' || counted !== undefined))
    const change = told.find((amount) => amount.of === 'percent')
    if ((value === undefined && change === undefined) || [value, change].some((one) => one !== undefined && isTaken(scope, drafts, one)))
      return []
    const draft = begin()
    takeMeasure(scope, draft, { from: at + 2, to: chain })
    if (value !== undefined) takeAmount(scope, draft, value.qualifier === 'up to' ? { ...value, qualifier: undefined } : value)
    if (change !== undefined) takeChange(scope, draft, change, sign)
    const from = value === undefined ? at : s.units.findIndex(({ first }) => first >= value.first)
    draft.set('period', dateIn(scope, { from, to: end }) ?? dateIn(scope, { from: at, to: end }))
    if (isMutual(scope, { from: at + 2, to: chain })) takeSides(scope, draft)
    return draft.has('measure') ? [draft] : []
  })
}

/** A noun of growth goes on to a verb or the mark that ends its clause. */
function grownEnd({ s: { units } }: UnitScope, at: number): number {
  const end = units.findIndex(
    ({ type }, u) => u > at && (type === 'verb' || type === 'semicolon' || type === 'relative' || type === 'comma' || type === 'that'),
  )
  return end < 0 ? units.length : end
}

/** «Того (на 18 %) и Бенина (на 11 %)»: whose, and by how much. */
function inBrackets(scope: UnitScope, { from, to }: Range): { readonly amount: SaidAmount; readonly whose: Filled }[] {
  const { s } = scope
  const found: { readonly amount: SaidAmount; readonly whose: Filled }[] = []
  for (let u = from; u < to; u++) {
    const owner = s.units[u - 1]
    if (s.units[u]?.type !== 'open' || owner?.type !== 'noun' || owner.names[0]?.first !== owner.head) continue
    const amount = behindDash(scope, u)
    const [whose] = agentsOf(scope, { from: u - 1, to: u })
    if (amount?.of === 'percent' && whose !== undefined) found.push({ amount, whose })
  }
  return found
}

function dateIn(scope: UnitScope, { from, to }: Range): Filled | undefined {
  const { s } = scope
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    const date = unit?.type === 'date' ? s.dates.find(({ first, compared }) => first === unit.first && compared !== true) : undefined
    if (date !== undefined) return dated(scope, date, 'past')
  }
  return undefined
}

/** «электростанции мощностью 834 МВт», «контракты на сумму 9 млн», «община, насчитывающая 100 тыс. человек»: what something has. */
function sized(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  if (drafts.some(({ kind }) => kind === 'commitment' || kind === 'programme' || kind === 'initiative')) return []
  return s.units.flatMap((unit, at) => {
    const amount = unit.type === 'noun' ? amountOf(scope, unit) : undefined
    const before = s.units[at - 1]
    if (amount === undefined || amount.of === 'percent' || amount.unit === undefined || isTaken(scope, drafts, amount)) return []
    const measure = sizeBefore(scope, at)
    if (measure === undefined) return []
    const clause = s.clauses.findLast(({ verb, at: verbAt }) => verb.form === 'finite' && verbAt < at)
    const told = clause ?? s.clauses.find(({ verb }) => verb.form === 'finite')
    if (told === undefined || (told.verb.tense !== 'past' && before?.type !== 'verb') || isOf(k, 'unpromising', told.verb.lemma)) return []
    const draft = new Draft('figure', 'done', scope.passage, 'rule/sized')
    draft.set('measure', measure)
    takeAmount(scope, draft, amount)
    const from = told.start < at ? told.start : 0
    draft.set('period', dateIn(scope, { from, to: at }))
    return [draft]
  })
}

function sizeBefore(scope: UnitScope, at: number): Filled | undefined {
  const { k, s } = scope
  const joint = s.units[at - 1]
  const noun = s.units[at - 2]
  // «контракты на сумму»
  if (joint?.type === 'preposition' && joint.word === 'amount' && noun?.type === 'noun' && isOf(k, 'dealt', s.tokens.lemma[noun.headLast]))
    return wordsFrom(scope, amountOf(scope, noun) === undefined ? noun.core : noun.headLast, joint.last)
  // «мощностью 834 МВт»
  const mark = s.units[at - 2]
  if (joint?.type === 'noun' && mark?.type === 'preposition' && mark.word === 'ins' && joint.noun?.classes.includes('measure') === true)
    return wordsFrom(scope, joint.core, joint.last)
  // «насчитывающая 100 тыс. человек»
  const clause = joint?.type === 'verb' && joint.form === 'participle' ? s.clauses.find(({ at: verb }) => verb === at - 1) : undefined
  const isAmount = clause !== undefined && (k.frames.get(clause.verb.lemma) ?? []).some(({ kind }) => kind === 'figure')
  return isAmount && clause.subject !== undefined ? wordsOfUnits(scope, clause.subject) : undefined
}

/** «…, из которых 12 учреждены», «…, в том числе 1 940 двусторонних», «…, или 29,7 % ВВП»: a part or another measure of what was told. */
function partsOf(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  const figures = drafts.filter(isFigure)
  return s.units.flatMap((unit, at) => {
    const amount = unit.type === 'noun' ? s.amounts.find(({ first }) => first === unit.first) : undefined
    const before = amount === undefined ? undefined : lastBefore(scope, figures, amount)
    if (before === undefined) return []
    if (unit.type !== 'noun' || amount === undefined || amount.of === 'money' || isTaken(scope, drafts, amount)) return []
    const told = s.units[at - 1]
    const isPart = isOutOf(scope, at) || (told?.type === 'adverb' && told.last > told.first)
    const foreseen = s.clauses.find(({ at: verb }) => verb === at - 1)
    // «в 2025 году ожидается до 25 тысяч»
    const isForeseen =
      foreseen !== undefined && amount.unit === undefined && foreseen.verb.passive && isOf(k, 'foresee', foreseen.verb.lemma)
    const isRather = told?.type === 'conjunction' && amount.of === 'percent' && s.units[at - 2]?.type === 'noun'
    if (!isPart && !isRather && !isForeseen) return []
    const draft = new Draft('figure', isForeseen ? 'expected' : before.modality, scope.passage, 'rule/part')
    draft.set('measure', isRather || isForeseen ? before.get('measure')[0] : partMeasure(scope, before, unit, amount, at))
    draft.set('value', { value: amount.value, span: spanOf(s.tokens, amount.first, amount.last) })
    draft.set('unit', amount.unit === undefined ? before.get('unit')[0] : { value: amount.unit })
    draft.set('qualifier', amount.qualifier === undefined ? undefined : { value: amount.qualifier })
    const clause = s.clauses.find(({ at: verb }) => verb > at && verb < at + 3)
    const ahead = foreseen === undefined ? undefined : dateIn(scope, { from: foreseen.start, to: foreseen.at })
    draft.set('period', ahead ?? (clause === undefined ? undefined : dateIn(scope, clause.rest)) ?? before.get('period')[0])
    for (const slot of SIDED) draft.add(slot, before.get(slot))
    return draft.has('measure') ? [draft] : []
  })
}

/** The figure whose value stands last before an amount. */
function lastBefore({ s }: UnitScope, figures: readonly Draft[], amount: SaidAmount): Draft | undefined {
  const start = s.tokens.start[amount.first] ?? 0
  const valueAt = (draft: Draft): number => (draft.get('value')[0] ?? draft.get('change')[0])?.span?.start ?? start
  return figures.filter((draft) => valueAt(draft) < start).sort((a, b) => valueAt(b) - valueAt(a))[0]
}

/** «На ремонт портов предусмотрено 12 млн евро»: what is paid for; of what is to be built up it is a programme. */
function spent(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  return s.clauses.flatMap((clause) => {
    const { verb, start, at, rest } = clause
    if (verb.form !== 'finite' || !verb.passive || verb.negated) return []
    const amount = amountsIn(scope, { from: start, to: rest.to }).find((one) => one.of === 'money' && !isTaken(scope, drafts, one))
    const paid = [...range(start, at), ...range(rest.from, rest.to)].find((u) => isPurpose(scope, u))
    const modality = modalityOf(scope, clause)
    const head = paid === undefined ? undefined : s.units[paid + 1]
    if (amount === undefined || paid === undefined || head?.type !== 'noun' || modality === undefined) return []
    const end = paid < at ? at : rest.to
    const words = wordsOfUnits(scope, { from: paid + 1, to: topicEnd(scope, paid + 1, end) })
    const isBuilt = isOf(k, 'building', s.tokens.lemma[head.head])
    const draft = new Draft(isBuilt ? 'programme' : 'figure', modality, scope.passage, 'rule/spent')
    draft.set(isBuilt ? 'title' : 'measure', words)
    takeAmount(scope, draft, amount)
    return [draft.set(isBuilt ? 'when' : 'period', dateIn(scope, { from: start, to: rest.to }))]
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** «на ремонт», «на эти цели»: for what, in the accusative. */
function isPurpose({ s: { units, amounts } }: UnitScope, u: number): boolean {
  const joint = units[u]
  const next = units[u + 1]
  return (
    joint?.type === 'preposition' &&
    joint.word === 'to' &&
    next?.type === 'noun' &&
    next.names.length === 0 &&
    !amounts.some(({ first }) => first === next.first)
  )
}

/** «из которых», «из них» */
function isOutOf({ k, s }: UnitScope, at: number): boolean {
  const whom = s.units[at - 1]
  const joint = s.units[at - 2]
  if (joint?.type !== 'preposition' || joint.word !== 'from' || whom === undefined) return false
  return whom.type === 'relative' || (whom.type === 'noun' && whom.pronoun && isOf(k, 'they', s.tokens.lower[whom.head]))
}

/** What the part is: what it is told to be, and of what. */
function partMeasure(scope: UnitScope, before: Draft, unit: NounUnit, amount: SaidAmount, at: number): Filled | undefined {
  const { s } = scope
  const whole = before.get('measure')[0]
  if (unit.last > amount.last) return wordsFrom(scope, amount.last + 1, unit.last)
  const verb = s.units[at + 1]
  if (verb?.type !== 'verb' || whole === undefined) return whole
  // «38 млн тонн составили контейнеры»
  const told = s.units[at + 2]
  const isAmount = (scope.k.frames.get(verb.lemma) ?? []).some(({ kind }) => kind === 'figure')
  if (isAmount && told?.type === 'noun' && amountOf(scope, told) === undefined)
    return wordsOfUnits(scope, { from: at + 2, to: topicEnd(scope, at + 2, s.units.length) })
  // «305 км пройдет по территории Того»
  const joint = s.units[at + 2]
  const place =
    joint?.type === 'preposition' && joint.last >= joint.first
      ? wordsOfUnits(scope, { from: at + 3, to: topicEnd(scope, at + 3, s.units.length) })
      : undefined
  if (joint !== undefined && place?.span !== undefined) {
    const said = { start: s.tokens.start[joint.first] ?? 0, end: place.span.end }
    return { value: `${whole.value} ${s.tokens.text.slice(said.start, said.end)}`, span: said }
  }
  const { start, end } = spanOf(s.tokens, verb.first, verb.last)
  return { value: `${whole.value} ${s.tokens.text.slice(start, end)}`, span: { start, end } }
}
