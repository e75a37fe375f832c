import type { SaidAmount } from '../../language/cascade/numbers.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import { SHAPE } from '../../language/tokens.ts'
import { Draft, type Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { adjunctsIn, dated } from './adjuncts.ts'
import type { UnitClause } from './clauses.ts'
import { amountOf, changeBehind, takeAmount, takeChange } from './figures.ts'
import { modalityOf, predicateOf } from './match.ts'
import { topicEnd } from './things.ts'
import { isOf, spanOf, wordsFrom, type UnitScope } from './scope.ts'

/** "1 240 jeunes ont bénéficié d'un stage", «перевезено 1,6 млн тонн грузов»: how many did or got something, or how much was done. */
export function countedFigures(scope: UnitScope): Draft[] {
  const isCased = scope.s.clauses.some(({ parts }) => parts !== undefined)
  return isCased ? inCases(scope) : inOrder(scope)
}

/** Where the order of words tells the subject. */
function inOrder(scope: UnitScope): Draft[] {
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

/** Where cases do: whatever is counted and stands alone beside a verb that tells what was done. */
function inCases(scope: UnitScope): Draft[] {
  const { s } = scope
  const drafts: Draft[] = []
  let before: { readonly clause: UnitClause; readonly at: number } | undefined
  s.units.forEach((unit, at) => {
    const amount = unit.type === 'noun' ? amountOf(scope, unit) : undefined
    if (unit.type !== 'noun' || amount === undefined || !isCounted(scope, unit, amount, at)) return
    const isListed = before !== undefined && isBesides(scope, before.at, at)
    const clause = isListed ? before?.clause : clauseAround(scope, at)
    if (clause === undefined || (!isListed && !isTold(scope, clause, unit, amount, at))) return
    const draft = figure(scope, clause, unit, amount, at)
    if (draft === undefined) return
    before = { clause, at }
    drafts.push(draft)
  })
  return drafts
}

/** A count of things, or a share of them; not the sum behind «контракты на сумму», which is told by itself. */
function isCounted({ s }: UnitScope, unit: NounUnit, amount: SaidAmount, at: number): boolean {
  const before = s.units[at - 1]
  if (before?.type === 'preposition' && before.last >= before.first) return false
  const joint = s.units[at + 1]
  if (joint?.type === 'preposition' && joint.word === 'amount') return false
  if (amount.of === 'count') return amount.unit !== undefined
  const next = s.units[at + 2]
  return (
    amount.of === 'percent' &&
    amount.sign === undefined &&
    unit.last === amount.last &&
    joint?.type === 'preposition' &&
    joint.word === 'of' &&
    next?.type === 'noun' &&
    !next.pronoun
  )
}

/** «3 727 тракторов, 80 комбайнов и 410 сеялок» */
function isBesides({ s: { units } }: UnitScope, from: number, to: number): boolean {
  const joint = units[to - 1]
  return (
    (joint?.type === 'comma' || joint?.type === 'conjunction') &&
    units.slice(from + 1, to - 1).every(({ type }) => type === 'noun' || type === 'preposition' || type === 'comma' || type === 'adverb')
  )
}

/** The clause in which a phrase stands: that of the nearest verb. */
function clauseAround({ s: { clauses } }: UnitScope, at: number): UnitClause | undefined {
  const around = clauses.filter(({ start, at: verb, rest }) => (at >= rest.from && at < rest.to) || (at >= start && at < verb))
  return around.sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
}

function isTold(scope: UnitScope, clause: UnitClause, unit: NounUnit, amount: SaidAmount, at: number): boolean {
  const { k, s } = scope
  const { verb } = clause
  const before = s.units[at - 1]
  if (verb.negated || verb.tense === 'conditional') return false
  // «община, насчитывающая 100 тыс. человек» is told as a figure of the community.
  if (verb.form !== 'finite' || s.clauses.some(({ governor }) => governor === clause.index)) return false
  if (isOf(k, 'together', verb.lemma) && (isSubject(clause, at) || clause.parts?.object?.from !== at) && !isOf(k, 'is', verb.lemma))
    return false
  const joint = s.units[at - 2]
  // «за год ратифицировано 27 договоров»
  const isPlaced =
    joint?.type === 'preposition' && joint.last >= joint.first && before?.type === 'noun' && isOf(k, 'term', s.tokens.lemma[before.head])
  const isBehindNoun = before?.type === 'noun' && !before.pronoun && !isPlaced && before.names[0]?.type !== 'person'
  if (isBehindNoun && !isOf(k, 'belonging', s.tokens.lemma[before.head]) && !isSubject(clause, at)) return false
  // «три министра обсудили» tells who they were; of a few only what was done to them is counted.
  const isFew = s.tokens.shape[amount.last] !== SHAPE.number && amount.value < 11 && s.tokens.shape[amount.first] !== SHAPE.number
  if (isFew && !verb.passive) return false
  if (verb.tense === 'future') return verb.passive && !isFew
  return unit.noun?.classes[0] !== 'measure' && frameTakes(scope, clause)
}

/** What a frame of figures tells needs no further one: «составил 523 км». */
const frameTakes = ({ k }: UnitScope, { verb }: UnitClause): boolean =>
  !(k.frames.get(verb.lemma) ?? []).some(({ kind }) => kind === 'figure')

const isSubject = ({ subject }: UnitClause, at: number): boolean => subject?.from === at

function figure(scope: UnitScope, clause: UnitClause, unit: NounUnit, amount: SaidAmount, at: number): Draft | undefined {
  const modality = modalityOf(scope, clause)
  if (modality === undefined) return undefined
  const draft = new Draft('figure', modality, scope.passage, 'rule/counted')
  draft.set('measure', becameWhat(scope, clause) ?? measureOf(scope, unit, amount, at))
  draft.set('from', whence(scope, at))
  takeAmount(scope, draft, amount)
  const change = changeBehind(scope, amount)
  if (change?.sign !== undefined) takeChange(scope, draft, change, change.sign)
  const predicate = predicateOf(scope, clause)
  const { when, since, due } = predicate?.adjuncts ?? adjunctsIn(scope, [clause.rest], 'past')
  draft.set('period', when ?? (since === undefined ? undefined : { ...since, value: `${since.value}/..` }) ?? due)
  const whose =
    clause.subject === undefined || clause.kind === 'relative' || clause.verb.passive || isSubject(clause, at)
      ? []
      : agentsOf(scope, clause.subject)
  const [owner] = whose
  if (whose.length === 1 && owner !== undefined && isParty(owner)) draft.set('of', owner)
  return draft.has('measure') ? draft : undefined
}

/** Somebody with a name of their own, and no person. */
const isParty = ({ value, row }: Filled): boolean => /^\p{Lu}/u.test(String(value)) && row !== 'rule/person'

/** «их участниками стали 4,6 тыс. человек»: what so many are. */
function becameWhat(scope: UnitScope, { verb, start, at, rest }: UnitClause): Filled | undefined {
  const { k, s } = scope
  if (!isOf(k, 'become', verb.lemma)) return undefined
  const mark = s.units.findIndex((unit, u) => u >= start && u < rest.to && u !== at && unit.type === 'preposition' && unit.word === 'ins')
  const unit = s.units[mark + 1]
  return mark < 0 || unit?.type !== 'noun' || unit.names.length > 0 ? undefined : wordsFrom(scope, unit.core, unit.last)
}

/** «134 поезда из Китая» */
function whence({ s }: UnitScope, at: number): Filled | undefined {
  const joint = s.units[at + 1]
  const next = s.units[at + 2]
  const name = joint?.type === 'preposition' && joint.word === 'from' && next?.type === 'noun' ? next.names[0] : undefined
  if (next?.type !== 'noun' || name === undefined || name.first !== next.head || name.type !== 'party') return undefined
  return { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }
}

const CHAINED = new Set(['of', 'about', 'for', 'from', 'aegis'])

/** «134 контейнерных поезда» are «контейнерные поезда», where the language tells how many of them are named. */
function manyOf(scope: UnitScope, first: number, head: number, last: number): Filled | undefined {
  const { k, s } = scope
  const words = wordsFrom(scope, first, last)
  const named = k.language.manyOf?.(s.tokens, first, head)
  if (words?.span === undefined || named === undefined) return words
  const rest = s.tokens.text.slice(s.tokens.end[head], words.span.end).replaceAll(/\s+/g, ' ')
  return { ...words, value: `${named}${rest}` }
}

/** «контейнерные поезда из Китая»: the words of what is counted; of what is weighed that which is: «1,6 млн тонн продовольствия». */
function measureOf(scope: UnitScope, unit: NounUnit, amount: SaidAmount, at: number): Filled | undefined {
  const { k, s } = scope
  let end = at
  for (;;) {
    const joint = s.units[end + 1]
    const next = s.units[end + 2]
    const isWith = joint?.type === 'preposition' && joint.word === 'with' && joint.last > joint.first
    if (joint?.type !== 'preposition' || next?.type !== 'noun' || !(CHAINED.has(joint.word) || isWith)) break
    if (joint.word === 'from' && next.names[0]?.first !== next.head) break
    end += 2
  }
  const last = s.units[end]?.last ?? unit.last
  const counted = amount.countedAt === undefined ? amount.last : amount.last + 1
  const isGauge = amount.of === 'percent' || isOf(k, 'gauges', amount.unit)
  if (!isGauge) return manyOf(scope, counted, unit.last, last)
  const inside = s.units[at + 2]
  return end === at || inside?.type !== 'noun' ? undefined : wordsFrom(scope, inside.core, last)
}
