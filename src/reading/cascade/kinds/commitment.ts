import type { SaidAmount } from '../../../language/cascade/numbers.ts'
import { fold } from '../../../language/tokens.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { adjunctsIn } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import { amountsIn, takeAmount } from '../figures.ts'
import { type UnitMatch, agents, complementWords } from '../match.ts'
import { type UnitScope, firstWord, isOf, wordsOfUnits } from '../scope.ts'
import { chainEnd, eventAt } from '../things.ts'
import { begin, isTurned, ownValue, part } from './parts.ts'

// ---- commitment

/** "de renforcer X et d'échanger Y": each infinitive is a promise of its own. */
export function commitments(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, complement } = match
  if (match.how !== 'inf' || complement === undefined) return commitment(match)
  const all = scope.s.clauses.filter(
    ({ governor, at }) => governor !== undefined && governor === predicate.clause?.index && at >= complement.from,
  )
  return all.flatMap(({ at }) => commitment({ ...match, complement: { from: at, to: complement.to } }))
}

function commitment(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const by = agents(match)
  const isWill = match.how === 'will'
  const tasked = part(match, 'tasked') !== undefined
  const draft = begin(match)
  const self = part(match, 'what') === 'self'
  const range = self ? predicate.rest : match.complement
  if (range === undefined) return []
  const object = match.frame.object === 'amount'
  if (object) {
    const money = amountsIn(scope, predicate.rest).filter((amount) => amount.of === 'money')
    if (money.length === 0) return []
    // What was spent is a total.
    if (predicate.modality === 'done' && isOf(scope.k, 'spend', predicate.lemma)) return []
    // «на ремонт выделяется 8 млн»: what is being paid, by nobody who is named.
    if (predicate.clause?.parts !== undefined && isTurned(match) && by.length === 0 && predicate.verb?.tense === 'present') return []
  }
  if (isWill && !speaks(match, by)) return []
  if (tasked) {
    const to = s.clauses.find((one) => one.governor === predicate.clause?.index)?.at ?? predicate.rest.to
    let task =
      predicate.object === undefined || match.frame.words.length > 0
        ? agentsAfterTo(match, to)
        : agentsOf(scope, { from: predicate.object.from, to: Math.min(to, taskEnd(scope, predicate.object.from, to)) })
    if (task.length === 0 && isTurned(match)) task = agentsOf(scope, frontReceiver(match))
    const it = itTasked(match, to)
    if (it !== undefined) task = [it]
    if (task.length === 0) return []
    if (predicate.clause?.parts !== undefined) task = [...task, ...predicate.adjuncts.with]
    if (isOf(scope.k, 'ask', predicate.lemma) && !isBodyLike(match)) return []
    draft.add('tasked', task)
  }
  if (isPosition(match)) return []
  draft.add(
    'by',
    by.length > 0
      ? by
      : isWill || isTurned(match)
        ? []
        : context.lastAgents.length > 0
          ? []
          : context.issuers.map((value) => ({ value, inferred: 'issuer' })),
  )
  const force = ownValue(match, 'force')?.value
  if (
    !draft.has('by') &&
    predicate.clause?.parts !== undefined &&
    (force === 'agreed' || force === 'decided') &&
    (context.isState || context.issuers.length > 1) &&
    context.sides.length === 2
  )
    draft.add(
      'by',
      context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' })),
    )
  // «Стороны согласились, что потенциал велик» is a view; «что проведут встречу» a promise.
  if (match.how === 'that' && force === 'agreed' && predicate.clause?.parts !== undefined && !isPromisedBehind(scope, range)) return []
  if (isPlannedEvent(match, range)) return []
  // «Министерству поручено», «решено»: nobody is named.
  if (!draft.has('by') && !(isTurned(match) && predicate.clause?.parts !== undefined)) return []
  const words = self
    ? wordsOfUnits(scope, {
        from: object ? moneyFrom(scope, range) : (predicate.clause?.at ?? range.from),
        to: commitmentEnd(scope, range),
      })
    : complementWords(match, { from: range.from, to: commitmentEnd(scope, range) })
  draft.set('what', words).set('force', ownValue(match, 'force'))
  const inner = s.clauses.find((one) => one.at === range.from && one.verb.form === 'infinitive')
  const found = inner === undefined ? predicate.adjuncts : adjunctsIn(scope, [inner.rest], 'future')
  // «в 2024 году выделил 5 млн»: when it was given, and no term.
  const isGiven = object && predicate.modality === 'done' && predicate.clause?.parts !== undefined
  draft.set(
    'due',
    found.due ??
      (inner === undefined ? undefined : adjunctsIn(scope, predicate.area, 'future').due) ??
      (inner === undefined && !isWill && (!object || isGiven) ? undefined : found.when),
  )
  if (isGiven) draft.set('when', found.when)
  if (inner !== undefined && predicate.adjuncts.when !== undefined && predicate.adjuncts.when.value !== found.when?.value)
    draft.set('when', predicate.adjuncts.when)
  if (found.for.length > 0) draft.add('for', found.for)
  if (inner !== undefined && isOf(scope.k, 'giving', inner.verb.lemma)) draft.add('for', givenTo(scope, inner.rest))
  const amount = amountsIn(scope, range).find((one) => one.of === 'money') ?? amountsIn(scope, range)[0]
  if (amount !== undefined && amount.of !== 'percent') takeAmount(scope, draft, withCounted(scope, amount, range))
  return draft.has('what') ? [draft] : []
}

/** «предоставить компаниям доступ»: who gets it stands in the dative. */
function givenTo(scope: UnitScope, rest: Range): readonly Filled[] {
  const { units } = scope.s
  const mark = units.findIndex(
    (unit, u) => u >= rest.from && u < rest.to && unit.type === 'preposition' && unit.word === 'dat' && unit.last < unit.first,
  )
  return mark < 0 || mark > rest.from + 1 ? [] : agentsOf(scope, { from: mark + 1, to: taskEnd(scope, mark + 1, mark + 2) })
}

/** "porter à 250 le nombre de bourses": what is counted stands behind. */
function withCounted({ s, k }: UnitScope, amount: SaidAmount, range: Range): SaidAmount {
  if (amount.unit !== undefined) return amount
  const last = s.units[range.to - 1]?.last ?? amount.last
  for (let i = amount.last + 1; i < last - 1; i++) {
    if (!isOf(k, 'number', s.tokens.lemma[i])) continue
    const unit = [i + 1, i + 2].map((at) => k.language.numbers.units.get(s.tokens.lemma[at] ?? '')).find((one) => one !== undefined)
    if (unit !== undefined) return { ...amount, unit }
  }
  return amount
}

/** "contribuera à hauteur de 5 millions": what is given begins with the sum when only a preposition stands before it. */
function moneyFrom({ s: { units } }: UnitScope, { from, to }: Range): number {
  const joint = units[from]
  return joint?.type === 'preposition' && joint.word === 'amount' && from + 1 < to ? from + 1 : from
}

/** "à la Commission", «Комиссии», «к Гане»: where the one stands to whom something goes; a dative tells it before a preposition that may tell a place. */
export function receiverAt({ s: { units } }: UnitScope, { from, to }: Range): number | undefined {
  for (const words of [RECEIVING, PLACING])
    for (let u = from; u < to; u++) {
      const unit = units[u]
      if (unit?.type === 'preposition' && words.has(unit.word) && units[u + 1]?.type === 'noun') return u + 1
    }
  return undefined
}

const RECEIVING = new Set(['dat', 'toward'])

const PLACING = new Set(['at'])

/** «образовать подкомитет и поручить ему …»: the body named last before. */
function itTasked({ scope, predicate }: UnitMatch, to: number): Filled | undefined {
  const { k, s } = scope
  const at = receiverAt(scope, { from: predicate.rest.from, to })
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || !unit.pronoun || !isOf(k, 'one', s.tokens.lower[unit.head])) return undefined
  const body = s.units.findLastIndex(
    (one, u) => u < (predicate.clause?.at ?? 0) && one.type === 'noun' && /^(?:body|institution)$/.test(one.noun?.classes[0] ?? ''),
  )
  const first = s.units[body]
  return first?.type !== 'noun' ? undefined : wordsOfUnits(scope, { from: body, to: chainEnd(scope, body, predicate.clause?.at ?? body) })
}

/** «Министерству транспорта поручено»: who has to do it stands before the verb. */
function frontReceiver({ scope, predicate: { clause } }: UnitMatch): Range | undefined {
  const at = clause === undefined ? undefined : receiverAt(scope, { from: clause.start, to: clause.at })
  return at === undefined || clause === undefined ? undefined : { from: at, to: clause.at }
}

/** "demander à la Commission de lui présenter": who has to do it. */
function agentsAfterTo({ scope, predicate }: UnitMatch, to: number): readonly Filled[] {
  const found = receiverAt(scope, { from: predicate.rest.from, to })
  const joint = found === undefined ? undefined : scope.s.units[found - 1]
  // «поручено к следующему заседанию»: with cases only the dative alone tells who has to do it.
  const at = predicate.clause?.parts !== undefined && joint?.type === 'preposition' && joint.word !== 'dat' ? undefined : found
  return at === undefined ? [] : agentsOf(scope, { from: at, to: taskEnd(scope, at, to) })
}

function taskEnd({ s: { units } }: UnitScope, from: number, to: number): number {
  let end = from + 1
  while (
    end + 1 < to &&
    ((units[end]?.type === 'preposition' && units[end + 1]?.type === 'noun') ||
      (units[end]?.type === 'conjunction' && units[end + 1]?.type === 'noun'))
  )
    end += 2
  return end
}

/** A body, an organisation or those who sit in it give tasks. */
function isBodyLike({ scope, predicate }: UnitMatch): boolean {
  const by = agentsOf(scope, predicate.agent)
  return by.some(({ value }) => {
    const text = fold(String(value))
    return (
      isOf(scope.k, 'tasking', firstWord(scope, value)) ||
      [...scope.context.bodyByWord.values(), ...scope.context.issuers].some(
        (body) => fold(body) === text && !scope.k.language.capitalOf.has(body),
      )
    )
  })
}

/** A bare "will" is a promise of a party to the document, with a verb of action. */
function speaks({ scope, predicate }: UnitMatch, by: readonly Filled[]): boolean {
  const { context } = scope
  if ((predicate.clause?.kind !== 'main' && predicate.clause?.kind !== 'infinitive') || predicate.verb?.passive === true) return false
  const parties = new Set([...context.issuers, ...context.sides])
  return by.length > 0 && by.every(({ value }) => parties.has(String(value))) && !isOf(scope.k, 'unpromising', predicate.lemma)
}

/** «что проведут встречу», «что необходимо открыть порт» */
function isPromisedBehind({ s }: UnitScope, range: Range): boolean {
  return s.clauses.some(
    ({ at, verb }) =>
      at >= range.from && at < range.to && (verb.form === 'infinitive' || (verb.form === 'finite' && verb.tense === 'future')),
  )
}

/** «заседание планируется провести в Ломе», «планируется подготовить соглашение»: a meeting or document ahead, and nobody's promise. */
function isPlannedEvent({ scope, predicate, how, frame }: UnitMatch, range: Range): boolean {
  if (how !== 'inf' || predicate.verb?.passive !== true || !frame.slots.some(([slot, value]) => slot === 'force' && value === 'intends'))
    return false
  const inner = scope.s.clauses.find(({ at }) => at === range.from)
  const at = inner?.parts?.object?.from
  const unit = at === undefined ? undefined : scope.s.units[at]
  return (
    at !== undefined &&
    unit?.type === 'noun' &&
    (unit.noun?.classes.includes('instrument') === true || eventAt(scope, at, scope.s.units.length) !== undefined)
  )
}

/** "s'est engagé en faveur de la paix" has no verb of action; "rappeler", "noter" are views. */
function isPosition({ scope, complement, how }: UnitMatch): boolean {
  if (how !== 'inf' || complement === undefined) return false
  const clause = scope.s.clauses.find(({ at }) => at === complement.from)
  return clause !== undefined && isOf(scope.k, 'view', clause.verb.lemma)
}

/** A promise ends where the next verb's begins, or at a comma before a comment. */
function commitmentEnd({ s: { units, clauses } }: UnitScope, range: Range): number {
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (unit?.type === 'semicolon') return u
    if (
      unit?.type === 'comma' &&
      (next?.type === 'relative' || next?.type === 'subordinator' || (next?.type === 'verb' && next.form === 'gerund'))
    )
      return u
    if (
      unit?.type === 'conjunction' &&
      next?.type === 'preposition' &&
      units[u + 2]?.type === 'verb' &&
      clauses.some((one) => one.at === u + 2 && one.verb.form === 'infinitive')
    )
      return u
    if (
      unit?.type === 'comma' &&
      next?.type === 'preposition' &&
      units[u + 2]?.type === 'verb' &&
      clauses.some((one) => one.at === u + 2 && one.verb.form === 'infinitive')
    )
      return u
  }
  return range.to
}
