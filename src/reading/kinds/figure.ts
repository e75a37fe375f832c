import type { Amount } from '../../language/amounts.ts'
import { tokenize } from '../../language/tokens.ts'
import { agentsOf } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import type { Clause, Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { modalityOf } from '../modality.ts'
import type { Predicate } from '../predicate.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { afterNumber, fillValue, isMoney, isTime } from './figure/amount.ts'
import { periodOf } from './figure/period.ts'
import { comparedAmount, comparedPeriod } from './figure/compared.ts'
import { type Share, sharesBehind } from './figure/share.ts'
import { fillSides, sides } from './figure/sides.ts'
import { FACTORS, MEASURING, REACHING, VALUING } from './figure/verbs.ts'

const SHARING = new Set(['account', 'represent', 'constitute', 'make', 'comprise', 'cover'])
const RAISING = new Set(['bring', 'raise', 'lift', 'increase', 'reduce', 'take', 'push'])
const MOVING = new Set(['export', 'import', 'supply', 'deliver', 'ship', 'produce', 'purchase', 'transport', 'sell', 'buy'])
const GATHERING = new Set(['mobilise', 'mobilize', 'attract', 'generate', 'leverage', 'raise', 'disburse', 'invest'])
/** Verbs of counts that are promises: their amounts belong to the promise. */
const PROMISING = new Set([
  'announce',
  'pledge',
  'provide',
  'offer',
  'allocate',
  'commit',
  'grant',
  'contribute',
  'agree',
  'plan',
  'fund',
  'support',
  'have',
])
/** Verbs whose sums are hoped for, not promised. */
const YIELDING = new Set(['generate', 'attract', 'leverage', 'unlock', 'mobilise', 'mobilize'])
const AIMS = /^(?:aim|goal|objective|target|purpose|view|ambition)s?$/
/** Measures whose bare numbers count persons: "a population of 60 million". */
const PEOPLE = /^(?:population|community|membership|workforce|diaspora)$/
const PERSON: Filled = { value: 'person', inferred: 'a population counts persons' }
/** Measures that say nothing without what they are of. */
const TOTALS = new Set(['stock', 'total', 'share', 'level', 'volume', 'value'])
const FURTHEST_BACK = 600

/** Reads figures off a clause: a measure as its subject, and amounts behind its verb, each with its period. */
export function figuresOf(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { clause } = predicate
  if (predicate.nominal || clause === undefined) return []
  const shares = sharesOf(scope, predicate, row)
  if (scope.amounts.length === 0 && shares.length === 0) return []
  const drafts =
    shares.length > 0
      ? shares
      : [...raised(scope, predicate, clause, row), ...moved(scope, predicate, row), ...reached(scope, predicate, clause, row)]
  const last = drafts.at(-1)
  if (last !== undefined) rememberFigure(scope, last)
  return drafts
}

/** Later sentences go on with the measure: "In 2023 it came to $4 billion." */
function rememberFigure(scope: Scope, draft: Draft): void {
  const measure = draft.get('measure')[0]
  if (measure === undefined) return
  const period = draft.get('period')[0]
  const of = draft.get('of')[0]
  scope.context.lastFigure = {
    measure: String(measure.value),
    end: scope.passage.end,
    between: draft.get('between').map((f) => String(f.value)),
    ...(of === undefined ? {} : { of: String(of.value) }),
    ...(period === undefined ? {} : { period: String(period.value) }),
  }
}

function near(scope: Scope): NonNullable<Scope['context']['lastFigure']> | undefined {
  const { lastFigure } = scope.context
  return lastFigure !== undefined && scope.passage.start - lastFigure.end < FURTHEST_BACK ? lastFigure : undefined
}

/** "trade reached $2 billion", "it came to $4 billion", "trade fell from $3 billion in 2021 to $2 billion in 2022". */
function reached(scope: Scope, predicate: Predicate, clause: Clause, row: string): Draft[] {
  const { s } = scope
  const isValued = predicate.passive && VALUING.has(predicate.lemma)
  const subject = isValued ? predicate.patient : predicate.agent
  const head = subject === undefined ? undefined : s.units[subject.from]
  if (subject === undefined || head?.type !== 'noun' || !(isValued || REACHING.has(predicate.lemma))) return []
  const word = s.tokens.word[head.first]
  const isThat =
    subject.to === subject.from + 1 &&
    s.tokens.text.slice(s.tokens.start[head.first], s.tokens.end[head.last]).toLowerCase() === 'the figure'
  const goesOn = near(scope) !== undefined && (isThat || (head.pronoun && (word === 'it' || word === 'they')))
  const amounts = within(scope, clause)
  if (!goesOn && !measureWithin(scope, subject) && !isMeasured(scope, predicate, head, amounts)) return []
  const values = amounts.filter((a) => isValue(scope, a, head.noun?.singular === 'number' || PEOPLE.test(s.tokens.word[head.head] ?? '')))
  const change = amounts.find((a) => a.change !== undefined) ?? changeBeside(scope, predicate)
  const pair = fromTo(scope, values)
  const value = pair?.[1] ?? values.find((a) => a.unit !== 'percent') ?? values[0]
  if (value === undefined && (change === undefined || goesOn)) return []
  if (goesOn && !/^[A-Z]{3}$/.test(value?.unit ?? '')) return []
  const drafts = (pair ?? [value]).map((amount) =>
    figureAt(scope, predicate, subject, { amount, change: amount === value ? change : undefined }, row),
  )
  const other = value === undefined || pair !== undefined ? undefined : comparedAmount(scope, value, values)
  const main = drafts[0]
  if (other === undefined || main === undefined) return drafts
  // The figure that is told comes last: later sentences go on with it.
  return [against(scope, main, other), ...drafts]
}

/** "The loan totals $3 million", "the contract was worth $3 million", "the refugees number 300,000": whatever has an amount is measured by it. */
function isMeasured(scope: Scope, predicate: Predicate, head: NounPhrase, amounts: readonly Amount[]): boolean {
  const first = amounts[0]
  if (
    first === undefined ||
    predicate.modal !== undefined ||
    head.pronoun ||
    head.names.some((n) => n.type === 'person' || n.last === head.last)
  )
    return false
  const isWorth = predicate.lemma === 'be' && scope.s.tokens.word[first.first - 1] === 'worth'
  if (!isWorth && !VALUING.has(predicate.lemma) && !MEASURING.has(predicate.lemma)) return false
  return amounts.some((a) => isMoney(a) || a.unit === 'percent' || (a.unit !== undefined && a.value >= 10 && !isTime(a)))
}

/**
 * "trade of $5 billion in 2024", "exports worth $2 billion", "a gap of 3 percent": a measure and its amount without a verb of their own. What is
 * wished for is no figure.
 */
export function nominalFigure(scope: Scope, at: number, clause: Clause | undefined): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (scope.amounts.length === 0 || unit?.type !== 'noun' || unit.noun?.classes[0] !== 'measure') return undefined
  if (clause !== undefined && (clause.verb.form === 'infinitive' || clause.verb.modal !== undefined)) return undefined
  // The measure may carry its parties: "trade between Norland and Arcadia of $5 billion".
  for (let u = at + 1; u < Math.min(s.units.length, at + 7); u++) {
    const joint = s.units[u]
    if (joint === undefined || joint.type === 'verb' || joint.type === 'comma' || joint.type === 'semicolon') return undefined
    const amount = scope.amounts.find((a) => a.first > unit.last && s.units[u + 1]?.first === a.first)
    const isJoint = joint.type === 'preposition' && (joint.word === 'of' || joint.word === 'at' || joint.word === 'worth')
    if (amount === undefined || !isJoint) continue
    const ofPeople = PEOPLE.test(s.tokens.word[unit.head] ?? '')
    if ((amount.unit === undefined && !ofPeople) || amount.change !== undefined || isTime(amount)) return undefined
    const draft = new Draft('figure', 'done', scope.passage, 'rule/measure')
    draft.set('measure', measureWords(scope, { from: at, to: u }))
    fillSides(draft, scope, { from: at, to: u })
    fillUnsaid(draft, scope)
    fillValue(draft, scope, amount)
    if (ofPeople) draft.set('unit', PERSON)
    return draft.set('period', periodOf(scope, amount, undefined))
  }
  return undefined
}

/** "…, compared with $4 billion in 2021": the same measure at another time. */
function against(scope: Scope, main: Draft, other: Amount): Draft {
  const draft = new Draft('figure', 'done', scope.passage, 'rule/compared')
  for (const slot of ['measure', 'of', 'from', 'to']) draft.set(slot, main.get(slot)[0])
  draft.add('between', main.get('between'))
  fillValue(draft, scope, other)
  draft.set('period', comparedPeriod(scope, other, main.get('period')[0]))
  return draft
}

interface Read {
  readonly amount: Amount | undefined
  readonly change: Amount | undefined
}

function figureAt(scope: Scope, predicate: Predicate, subject: Range, { amount, change }: Read, row: string): Draft {
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
  const at = amount ?? change
  const period = at === undefined ? undefined : periodOf(scope, at, predicate.clause)
  const before = near(scope)?.period
  draft.set(
    'period',
    period ??
      (before === undefined || predicate.modality !== 'done' || predicate.tense !== 'past'
        ? undefined
        : { value: before, inferred: 'the period of the figure before' }),
  )
  return draft
}

/** What is between the two parties of the document, or goes from one to the other, without saying so. */
function fillUnsaid(draft: Draft, scope: Scope): void {
  const words = String(draft.get('measure')[0]?.value ?? '').toLowerCase()
  const sided = draft.has('between') || draft.has('of') || draft.has('from') || draft.has('to')
  if (!sided && /\b(?:bilateral|mutual|two-way|trade|turnover)\b/.test(words)) draft.add('between', sides(scope))
  const flow = /^exports?$/.test(words) ? (['to', 'from'] as const) : /^imports?$/.test(words) ? (['from', 'to'] as const) : undefined
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

/** The amounts behind a verb, up to the next statement with a subject of its own. */
function within(scope: Scope, clause: Clause): Amount[] {
  const { s } = scope
  const first = clause.verb.first
  let end = s.sentence.last
  for (const other of s.clauses) {
    if (other.index <= clause.index || other.verb.form !== 'finite' || other.beside === clause || other.verb.lemma === 'compare') continue
    const start =
      other.subject === undefined || other.kind === 'relative' || other.beside !== undefined
        ? other.verb.first
        : s.units[other.subject.from]?.first
    if (start !== undefined && start > first) end = Math.min(end, start)
  }
  for (const unit of s.units) if (unit.type === 'semicolon' && unit.first > first) end = Math.min(end, unit.first)
  return scope.amounts.filter((a) => a.last > first && a.first < end)
}

function isValue(scope: Scope, amount: Amount, counts: boolean): boolean {
  if (amount.change !== undefined || isTime(amount)) return false
  if (amount.unit === undefined) return counts
  // "by 14.6 percent to": a percentage behind "by" is how far, not how much.
  return amount.unit !== 'percent' || scope.s.tokens.word[amount.first - 1] !== 'by'
}

/** "from $3 billion … to $2 billion": two figures. */
function fromTo(scope: Scope, values: readonly Amount[]): readonly [Amount, Amount] | undefined {
  const [first, second] = values
  if (first === undefined || second === undefined || first.unit !== second.unit) return undefined
  const { word } = scope.s.tokens
  return word[first.first - 1] === 'from' && word[second.first - 1] === 'to' ? [first, second] : undefined
}

/** "Oman accounted for over 35 percent of the turnover and half of the exports": the measures stand behind the shares. */
function sharesOf(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { s } = scope
  if (!SHARING.has(predicate.lemma) || predicate.clause === undefined) return []
  const end = s.units[predicate.rest.to - 1]?.last ?? predicate.last
  const shares = sharesBehind(s.tokens, predicate.clause, within(scope, predicate.clause), end)
  if ((shares[0]?.first ?? end) >= predicate.last + 4) return []
  return shares.flatMap((share) => shareDraft(scope, predicate, share, row) ?? [])
}

function shareDraft(scope: Scope, predicate: Predicate, share: Share, row: string): Draft | undefined {
  const { s, context } = scope
  const of = s.units.findIndex((u) => u.first === share.last + 1 && u.type === 'preposition' && u.word === 'of')
  const measure = s.units[of + 1]
  if (of < 0 || measure?.type !== 'noun') return undefined
  // What a participle says of its noun holds, whatever the main verb plans.
  const describes = predicate.clause?.verb.form === 'gerund'
  const draft = new Draft('figure', describes ? 'done' : predicate.modality, scope.passage, row)
  draft.set('measure', wordsOfRange(s, { from: of + 1, to: Math.min(predicate.rest.to, of + 2) }))
  // "covering 99 percent of Norland's exports": of the one who owns the whole, not of the rule that covers it.
  const owner = measure.names.find((n) => n.type === 'party' || n.type === 'organisation')
  const whole = owner === undefined ? undefined : { value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }
  const agent = predicate.agent === undefined ? undefined : agentsOf(s, context, predicate.agent)[0]
  const holder = agent !== undefined && /^[A-Z]/.test(String(agent.value)) ? agent : undefined
  draft.set('of', describes ? (whole ?? holder) : (holder ?? whole))
  const amount: Amount = { ...share, unit: 'percent' }
  fillValue(draft, scope, amount)
  const before = near(scope)?.period
  draft.set(
    'period',
    periodOf(scope, amount, predicate.clause) ??
      (before === undefined || predicate.tense !== 'past' ? undefined : { value: before, inferred: 'the period of the figure before' }),
  )
  return draft
}

/** "bringing the total to over $4 billion"; "the customs service puts it at $4 billion". */
function raised(scope: Scope, predicate: Predicate, clause: Clause, row: string): Draft[] {
  const { s } = scope
  const puts = predicate.lemma === 'put' || predicate.lemma === 'estimate'
  if ((!puts && !RAISING.has(predicate.lemma)) || clause.verb.form === 'infinitive' || clause.verb.modal !== undefined || predicate.passive)
    return []
  const object = predicate.patient
  const head = object === undefined ? undefined : s.units[object.from]
  if (object === undefined || head?.type !== 'noun') return []
  const amounts = within(scope, clause)
  const value = amounts.find((a) => isValue(scope, a, false) && s.tokens.word[a.first - 1] === (puts ? 'at' : 'to'))
  const goesOn = head.pronoun && near(scope) !== undefined && s.tokens.word[head.first] === 'it'
  if (value === undefined || (!goesOn && head.noun?.classes.includes('measure') !== true)) return []
  // "announced new funds, bringing the total to": the total is that of the main verb's time.
  const main = clause.verb.form === 'gerund' ? scope.s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite') : undefined
  const standing = main === undefined ? predicate : { ...predicate, modality: modalityOf(main, scope.k.governors) }
  const draft = figureAt(scope, standing, object, { amount: value, change: amounts.find((a) => a.change !== undefined) }, row)
  const speaker = puts && predicate.agent !== undefined ? partyIn(scope, predicate.agent) : undefined
  if (speaker !== undefined) draft.speaker = speaker
  return [draft]
}

function partyIn(scope: Scope, range: Range): string | undefined {
  const unit = scope.s.units[range.from]
  return unit?.type === 'noun'
    ? unit.names.find((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation')?.value
    : undefined
}

/** "with the aim of raising $2 million": what a noun of aim governs lies ahead. */
function standingOf({ s }: Scope, predicate: Predicate): Modality {
  const { clause } = predicate
  const of = clause === undefined ? undefined : s.units[clause.at - 1]
  const aim = clause === undefined ? undefined : s.units[clause.at - 2]
  const isAim =
    clause?.verb.form === 'gerund' &&
    of?.type === 'preposition' &&
    of.word === 'of' &&
    aim?.type === 'noun' &&
    AIMS.test(s.tokens.word[aim.head] ?? '')
  return isAim ? 'expected' : predicate.modality
}

/** "48 tonnes of gas were exported from Norland to Arcadia"; "Norland imported 5 tonnes of oil". */
function moved(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { s } = scope
  const standing = standingOf(scope, predicate)
  if (predicate.patient === undefined) return []
  const isPromise = standing !== 'done' && !YIELDING.has(predicate.lemma) && !(predicate.lemma === 'raise' && predicate.modality === 'done')
  if (GATHERING.has(predicate.lemma)) return isPromise ? [] : gathered(scope, standing, predicate, predicate.patient, row)
  if (!MOVING.has(predicate.lemma) || standing === 'proposed' || standing === 'cancelled') return []
  const thing = s.units[predicate.patient.from]
  const of = s.units[predicate.patient.from + 1]
  const what = s.units[predicate.patient.from + 2]
  if (thing?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || what?.type !== 'noun') return []
  const amount = scope.amounts.find((a) => a.last >= thing.first && a.last <= thing.last && a.unit !== undefined && a.change === undefined)
  if (amount === undefined) return []
  const draft = new Draft('figure', standing, scope.passage, row)
  const words = wordsBetween(s.tokens, what.first, what.last)
  draft.set(
    'measure',
    words === undefined || !predicate.passive ? words : { ...words, value: `${words.value} ${s.tokens.word[predicate.last] ?? ''}`.trim() },
  )
  fillValue(draft, scope, amount)
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'preposition' || (unit.word !== 'from' && unit.word !== 'to')) continue
    draft.set(unit.word, agentsOf(s, scope.context, { from: u + 1, to: u + 2 })[0])
  }
  if (!predicate.passive && predicate.agent !== undefined)
    draft.set(predicate.lemma === 'export' || predicate.lemma === 'supply' ? 'from' : 'to', agentsOf(s, scope.context, predicate.agent)[0])
  draft.set('period', periodOf(scope, amount, predicate.clause))
  const worth = worthOf(scope, amount, predicate.patient)
  return worth === undefined ? [draft] : [draft, worthDraft(scope, draft, worth)]
}

/** "5 tonnes of oil worth $3 million": one more figure of the same thing. */
function worthDraft(scope: Scope, of: Draft, worth: Amount): Draft {
  const draft = new Draft('figure', 'done', scope.passage, 'rule/worth')
  for (const slot of ['measure', 'of', 'from', 'to', 'period']) draft.set(slot, of.get(slot)[0])
  fillValue(draft, scope, worth)
  return draft
}

/** "have mobilised over $6 billion in private investments": a total already reached. */
function gathered(scope: Scope, standing: Modality, predicate: Predicate, patient: Range, row: string): Draft[] {
  const { s } = scope
  const sum = s.units[patient.from]
  const joint = s.units[patient.from + 1]
  if (sum?.type !== 'noun' || joint?.type !== 'preposition' || (joint.word !== 'in' && joint.word !== 'of')) return []
  const kind = s.units[patient.from + 2]
  // "invested $3 million in Norland" tells where, not what.
  if (kind?.type === 'noun' && kind.names.some((n) => n.last === kind.last)) return []
  const amount = scope.amounts.find((a) => a.last >= sum.first && a.last <= sum.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
  if (amount === undefined) return []
  const draft = new Draft('figure', standing, scope.passage, row)
  draft.set('measure', wordsOfRange(s, { from: patient.from + 2, to: patient.to }))
  fillValue(draft, scope, amount)
  draft.set('period', periodOf(scope, amount, predicate.clause))
  return [draft]
}

/** "trade grew by 6 percent and reached $2 billion": the change of the verb before belongs to the same figure. */
function changeBeside(scope: Scope, predicate: Predicate): Amount | undefined {
  const beside = predicate.clause?.beside
  if (beside === undefined || !REACHING.has(beside.verb.lemma)) return undefined
  const first = scope.s.units[beside.at]?.last ?? 0
  const last = scope.s.units[beside.rest.to - 1]?.last ?? 0
  return scope.amounts.find((a) => a.change !== undefined && a.first > first - 3 && a.first <= last)
}

/** Counts in the text: "more than 1,000 companies have offices", "held over 150 events"; only with a word that loosens them. */
export function countsOf(scope: Scope, predicate: Predicate): Draft[] {
  const { s } = scope
  if (
    scope.amounts.length === 0 ||
    predicate.nominal ||
    predicate.clause?.verb.form !== 'finite' ||
    predicate.modality !== 'done' ||
    predicate.lemma === 'expect'
  )
    return []
  const drafts: Draft[] = []
  for (const range of [predicate.agent, predicate.patient]) {
    const unit = range === undefined ? undefined : s.units[range.from]
    if (
      range === undefined ||
      unit?.type !== 'noun' ||
      (range === predicate.patient && (PROMISING.has(predicate.lemma) || predicate.lemma === 'be'))
    )
      continue
    const amount = scope.amounts.find(
      (a) =>
        a.last >= unit.first &&
        a.last <= unit.last &&
        (a.qualifier !== undefined || a.value >= 20) &&
        a.unit !== undefined &&
        a.change === undefined,
    )
    if (amount === undefined || isMoney(amount) || amount.unit === 'percent' || isTime(amount) || MOVING.has(predicate.lemma)) continue
    const draft = new Draft('figure', predicate.modality, scope.passage, 'rule/count')
    // "130 million people live in the region": without an object the verb tells who is counted.
    const living = range === predicate.agent && predicate.patient === undefined && s.units[predicate.rest.from]?.type === 'preposition'
    const end = living ? (s.units[predicate.rest.to - 1]?.last ?? predicate.last) : countedEnd(scope, range)
    draft.set('measure', wordsBetween(s.tokens, afterNumber(scope, amount), end))
    fillValue(draft, scope, amount)
    draft.set('period', periodOf(scope, amount, predicate.clause))
    const holder =
      range === predicate.patient && predicate.agent !== undefined && !predicate.passive
        ? agentsOf(s, scope.context, predicate.agent)[0]
        : undefined
    draft.set('of', holder === undefined || !/^[A-Z]/.test(String(holder.value)) ? undefined : holder)
    const worth = worthOf(scope, amount, range)
    drafts.push(draft, ...(worth === undefined ? [] : [worthDraft(scope, draft, worth)]))
  }
  return drafts
}

/** "100 projects worth $33 billion": what they are worth is a figure too. */
function worthOf(scope: Scope, amount: Amount, range: Range): Amount | undefined {
  const last = scope.s.units[range.to - 1]?.last ?? amount.last
  return scope.amounts.find((a) => a.first > amount.last && a.first <= last && scope.s.tokens.word[a.first - 1] === 'worth')
}

function countedEnd(scope: Scope, range: Range): number {
  const { s } = scope
  const unit = s.units[range.from]
  let end = unit?.last ?? 0
  for (let i = unit?.first ?? 0; i <= end; i++) if (s.tokens.word[i] === 'worth') return i - 1
  const of = s.units[range.from + 1]
  const next = s.units[range.from + 2]
  if (of?.type === 'preposition' && of.word === 'of' && next?.type === 'noun' && range.from + 2 < range.to) end = next.last
  return end
}

/** "the number of firms … grew to 1,200": what is counted stands in the subject. */
function countedUnit(scope: Scope, subject: Range): Filled | undefined {
  const next = scope.s.units[subject.from + 2]
  if (next?.type !== 'noun') return undefined
  const singular = next.noun?.singular ?? (scope.s.tokens.word[next.head] ?? '').replace(/ies$/, 'y').replace(/s$/, '')
  return { value: singular, span: tokenSpan(scope.s.tokens, next.head, next.head) }
}

function measureWithin(scope: Scope, range: Range): boolean {
  for (let u = range.from; u < range.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'noun' && unit.noun?.classes.includes('measure') === true) return true
    if (unit?.type === 'verb') return false
  }
  return false
}

/** The measure's words: behind the owner who has a slot of his own, up to the parties and dates. */
function measureWords(scope: Scope, range: Range): Filled | undefined {
  const { s } = scope
  const head = s.units[range.from]
  if (head?.type !== 'noun') return undefined
  let to = range.from + 1
  // "Chilean direct investment": an adjective that is a verb too may part the phrase.
  if (s.units[to]?.type === 'noun' && s.units[to]?.first === head.last + 1) to++
  while (to < range.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    const counts = head.noun?.singular === 'number' && unit?.type === 'preposition' && unit.word === 'with'
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'of' || unit.word === 'in' || unit.word === 'for' || counts) &&
      next?.type === 'noun' &&
      to + 1 < range.to &&
      (next.names.length === 0 || counts || unit.word === 'in' || TOTALS.has(head.noun?.singular ?? ''))
    )
      to += 2
    else break
  }
  const counted = scope.amounts.find((a) => a.first >= head.first && a.last <= head.last)
  if (counted !== undefined) return wordsBetween(s.tokens, afterNumber(scope, counted), s.units[to - 1]?.last ?? head.last)
  const owner = head.names.find((n) => n.first <= head.first + 1 && n.last < head.head && s.tokens.word[n.last + 1] === "'s")
  const last = s.units[to - 1]?.last ?? head.last
  if (head.noun?.singular === 'number' && to > range.from + 2)
    return wordsBetween(s.tokens, s.units[range.from + 2]?.first ?? head.first, last)
  return wordsBetween(s.tokens, owner === undefined ? head.first : owner.last + 2, last)
}
