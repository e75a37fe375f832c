import type { Amount } from '../../language/amounts.ts'
import { agentsOf } from '../agents.ts'
import type { NounPhrase, Unit } from '../../language/phrases.ts'
import type { Clause, Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { modalityOf } from '../modality.ts'
import type { Predicate } from '../predicate.ts'
import type { Scope } from '../scope.ts'
import { type ReadSentence, tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { fillValue, isAgain, isMoney, isTime } from './figure/amount.ts'
import { periodOf } from './figure/period.ts'
import { comparedAmount, comparedPeriod } from './figure/compared.ts'
import { bareNumbers, changedByPart, numberBehindTo } from './figure/bare.ts'
import { measuredChain, sizedBy } from './figure/whole.ts'
import { sharesBehind } from './figure/share.ts'
import { FACTORS, MEASURING, REACHING, VALUING } from './figure/verbs.ts'
import { PEOPLE, fillUnsaid, near, figureAt, measureWithin, measureWords } from './figure/draft.ts'
import { fillSides } from './figure/sides.ts'
import { moved } from './figure/moved.ts'

const SHARING = new Set([
  'account',
  'represent',
  'constitute',
  'make',
  'comprise',
  'cover',
  'equal',
  'absorb',
  'contribute',
  'supply',
  'generate',
])

const RAISING = new Set(['bring', 'raise', 'lift', 'increase', 'reduce', 'take', 'push'])

/** Reads figures off a clause: a measure as its subject, and amounts behind its verb, each with its period. */
export function figuresOf(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { clause } = predicate
  if (predicate.nominal || clause === undefined) return []
  const shares = sharesOf(scope, predicate, row)
  const isBare = isToldWithoutAmount(predicate, clause) || bareNumbers(scope, clause).length > 0
  if (scope.amounts.length === 0 && shares.length === 0 && !isBare) return []
  const drafts =
    shares.length > 0
      ? shares
      : [
          ...raised(scope, predicate, clause, row),
          ...moved(scope, predicate, row),
          ...changed(scope, predicate, clause, row),
          ...reached(scope, predicate, clause, row),
        ]
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

/** "trade reached $2 billion", "it came to $4 billion", "trade fell from $3 billion in 2021 to $2 billion in 2022". */
export function reached(scope: Scope, predicate: Predicate, clause: Clause, row: string): Draft[] {
  const { s } = scope
  const isValued = predicate.passive && VALUING.has(predicate.lemma)
  const told = isValued ? predicate.patient : predicate.agent
  const subject = told === undefined ? undefined : clause.kind === 'relative' ? (sizedBy(s, told) ?? measuredChain(s, told)) : told
  const head = subject === undefined ? undefined : s.units[subject.from]
  if (subject === undefined || head?.type !== 'noun' || !(isValued || REACHING.has(predicate.lemma))) return []
  const word = s.tokens.word[head.first]
  const isThat =
    subject.to === subject.from + 1 &&
    s.tokens.text.slice(s.tokens.start[head.first], s.tokens.end[head.last]).toLowerCase() === 'the figure'
  const goesOn = near(scope) !== undefined && (isThat || (head.pronoun && (word === 'it' || word === 'they')))
  const counts = isCount(scope, head) || predicate.lemma === 'number'
  const summed = within(scope, clause)
  const amounts = counts && summed.length === 0 ? bareNumbers(scope, clause) : summed
  if (!goesOn && !measureWithin(scope, subject) && !isMeasured(scope, predicate, head, amounts)) return []
  const values = amounts.filter((a) => isValue(scope, a, counts))
  const change = amounts.find((a) => a.change !== undefined) ?? changedByPart(scope, clause) ?? changeBeside(scope, predicate)
  const ends = fromTo(scope, values)
  // "from two to four a week": what it was before is told with its own time only.
  const pair = ends?.[0].unit === undefined && ends !== undefined && !hasOwnTime(scope, ends) ? undefined : ends
  const value = ends?.[1] ?? values.find((a) => a.unit !== 'percent') ?? values[0]
  if (
    value === undefined &&
    ((change === undefined && !isToldWithoutAmount(predicate, clause)) || (goesOn && !MEASURING.has(predicate.lemma)))
  )
    return []
  if (goesOn && value !== undefined && !isMoney(value)) return []
  const standing = isValued && FORESEEING.has(predicate.lemma) && predicate.modality === 'done' ? 'expected' : predicate.modality
  const drafts = (pair ?? [value]).map((amount) =>
    figureAt(scope, { ...predicate, modality: standing }, subject, { amount, change: amount === value ? change : undefined }, row),
  )
  if (pair !== undefined) partPeriods(scope, drafts, pair)
  if (ends === undefined && value !== undefined && drafts[0] !== undefined)
    drafts.push(...furtherOf(scope, subject, drafts[0], value, values))
  const other =
    value === undefined || ends !== undefined
      ? undefined
      : comparedAmount(
          scope,
          value,
          amounts.filter((a) => a.change === undefined && !isTime(a)),
        )
  const main = drafts[0]
  if (other === undefined || main === undefined) return drafts
  // "compared with $4 billion in 2021 and $3 billion in 2020"
  const further = joinedAmounts(scope, other, amounts).filter((a) => periodOf(scope, a, undefined) !== undefined)
  // The figure that is told comes last: later sentences go on with it.
  return [...further.reverse().map((a) => against(scope, main, a)), against(scope, main, other), ...drafts]
}

/** "GDP growth is projected at 4 percent": told for a time ahead. */
const FORESEEING = new Set(['project', 'forecast', 'expect', 'target'])

/** "fell from 9 to 6 percent between 2020 and 2023": each end of the interval has its amount; "to 4 percent from 6 a year earlier". */
function partPeriods(scope: Scope, [first, second]: readonly Draft[], [from, to]: readonly [Amount, Amount]): void {
  const one = first?.get('period')[0]
  const other = second?.get('period')[0]
  if (first === undefined || second === undefined || other === undefined) return
  const ends = /^(\d{4}(?:-\d\d)?)\/(\d{4}(?:-\d\d)?)$/.exec(String(other.value))
  // "from $3 billion in 2021 to $4 billion": the time between the two is that of the first.
  if (one?.value === other.value && from.first < to.first && hasOwnTime(scope, [from, to])) second.drop('period')
  const isShared = one === undefined || one.value === other.value || String(other.value).endsWith(`/${String(one.value)}`)
  if (ends !== null && isShared) {
    putPeriod(first, { ...other, value: ends[1] ?? '' })
    putPeriod(second, { ...other, value: ends[2] ?? '' })
    return
  }
  const before = comparedPeriod(scope, from, other)
  if (before !== undefined && isShared) putPeriod(first, before)
}

/** Whether a date stands between two amounts. */
function hasOwnTime({ s, dates }: Scope, [one, other]: readonly [Amount, Amount]): boolean {
  return dates.some(({ unit }) => {
    const at = s.units[unit]?.first ?? 0
    return at > Math.min(one.last, other.last) && at < Math.max(one.first, other.first)
  })
}

function putPeriod(draft: Draft, period: Filled): void {
  draft.drop('period')
  draft.set('period', period)
}

/** "4.5 percent in 2024 and 5.1 percent in 2025", "exports and imports came to $3 and $2 million respectively": amounts that share a verb. */
function furtherOf(scope: Scope, subject: Range, main: Draft, value: Amount, values: readonly Amount[]): Draft[] {
  const { s } = scope
  const behind = joinedAmounts(scope, value, values)
  if (behind.length === 0) return []
  const measures = coordinated(s, subject)
  if (measures.length === behind.length + 1) {
    setMeasure(main, scope, { from: measures[0]?.from ?? subject.from, to: measures[0]?.to ?? subject.to })
    return behind.map((amount, i) => {
      const draft = sharing(main, scope, amount)
      setMeasure(draft, scope, measures[i + 1] ?? subject)
      return draft.set('period', main.get('period')[0])
    })
  }
  const found: Draft[] = []
  for (const amount of behind) {
    const period = periodOf(scope, amount, undefined)
    if (period === undefined || period.value === main.get('period')[0]?.value) return []
    const draft = sharing(main, scope, amount).set('period', period)
    for (const slot of ['measure', 'of', 'from', 'to']) draft.set(slot, main.get(slot)[0])
    found.push(draft.add('between', main.get('between')))
  }
  return found
}

function sharing(main: Draft, scope: Scope, amount: Amount): Draft {
  const draft = new Draft('figure', main.modality, scope.passage, 'rule/shared')
  fillValue(draft, scope, amount)
  return draft
}

function setMeasure(draft: Draft, scope: Scope, range: Range): void {
  for (const slot of ['measure', 'of', 'from', 'to', 'between']) draft.drop(slot)
  draft.set('measure', measureWords(scope, range))
  fillSides(draft, scope, range)
  fillUnsaid(draft, scope)
}

/** The amounts of one unit that follow another with nothing but "and", commas and their dates between. */
function joinedAmounts({ s }: Scope, value: Amount, values: readonly Amount[]): Amount[] {
  const found: Amount[] = []
  let last = value.last
  for (const amount of values) {
    if (amount.first <= last) continue
    const between = s.units.filter((u) => u.first > last && u.last < amount.first)
    const joins = between.some((u) => u.type === 'conjunction' || u.type === 'comma')
    const isNear = between.every((u) => u.type === 'conjunction' || u.type === 'comma' || u.type === 'date' || isTimeJoint(u))
    if (amount.unit !== value.unit || !joins || !isNear) break
    found.push(amount)
    last = amount.last
  }
  return found
}

const isTimeJoint = (unit: Unit): boolean => unit.type === 'preposition' && /^(?:in|for|to|at)$/.test(unit.word)

/** The measures that "and" joins in a subject: "exports of copper and imports of cars". */
function coordinated(s: ReadSentence, subject: Range): Range[] {
  const found: Range[] = []
  let from = subject.from
  for (let u = subject.from; u <= subject.to; u++) {
    const type = s.units[u]?.type
    if (u < subject.to && type !== 'conjunction' && type !== 'comma') continue
    const head = s.units[from]
    if (head?.type === 'noun' && head.noun?.classes.includes('measure') === true) found.push({ from, to: u })
    else if (u > from) return []
    from = u + 1
  }
  return found
}

/** "Trade has doubled": the verb itself tells how far. */
const isToldWithoutAmount = (predicate: Predicate, clause: Clause): boolean =>
  FACTORS.has(predicate.lemma) && predicate.modality === 'done' && clause.verb.form === 'finite' && !predicate.passive

/** Measures whose bare numbers count: "the number of …", "the community", "visitor arrivals". */
const isCount = ({ s }: Scope, head: NounPhrase): boolean =>
  head.noun?.singular === 'number' ||
  head.noun?.classes.includes('people') === true ||
  PEOPLE.test(s.tokens.word[head.head] ?? '') ||
  /^(?:arrivals|visits|departures|flights|enrolments?|registrations?|headcount|staff)$/.test(s.tokens.word[head.head] ?? '')

/** "The loan totals $3 million", "the contract was worth $3 million", "the refugees number 300,000": whatever has an amount is measured by it. */
function isMeasured(scope: Scope, predicate: Predicate, head: NounPhrase, amounts: readonly Amount[]): boolean {
  const first = amounts[0]
  // "the two nations aim to increase trade to $1 billion": those who act are not what is measured.
  if (
    head.noun?.classes[0] === 'group' &&
    /^(?:infinitive|gerund)$/.test(predicate.clause?.verb.form ?? '') &&
    predicate.patient !== undefined
  )
    return false
  if (
    first === undefined ||
    predicate.modal !== undefined ||
    head.pronoun ||
    head.names.some((n) => n.type === 'person' || n.last === head.last)
  )
    return false
  const isWorth = predicate.lemma === 'be' && scope.s.tokens.word[first.first - 1] === 'worth'
  // "…, of which wool accounted for $3 million", "aid came to $3 million"
  const isPart = predicate.clause?.kind === 'relative' && SHARING.has(predicate.lemma)
  // "receipts were up 14 percent to $3 million"
  if (predicate.lemma === 'be' && /^(?:up|down)$/.test(scope.s.tokens.word[predicate.last + 1] ?? '')) return true
  const isSum = predicate.lemma === 'come' && scope.s.tokens.word[predicate.last + 1] === 'to'
  if (predicate.lemma === 'number' && amounts.some((a) => a.unit === undefined)) return true
  // "the scheme reached 12,000 farmers": they are what is counted.
  if (predicate.lemma === 'reach' && amounts.some((a) => countsPersons(scope, a))) return false
  if (!isWorth && !isPart && !isSum && !VALUING.has(predicate.lemma) && !MEASURING.has(predicate.lemma)) return false
  return amounts.some((a) => isMoney(a) || a.unit === 'percent' || (a.unit !== undefined && a.value >= 10 && !isTime(a)))
}

const countsPersons = ({ k }: Scope, { unit }: Amount): boolean =>
  unit !== undefined && (unit === 'person' || k.language.nouns.get(unit)?.classes.includes('people') === true)

/** "…, compared with $4 billion in 2021": the same measure at another time. */
function against(scope: Scope, main: Draft, other: Amount): Draft {
  const draft = new Draft('figure', 'done', scope.passage, 'rule/compared')
  for (const slot of ['measure', 'of', 'from', 'to']) draft.set(slot, main.get(slot)[0])
  draft.add('between', main.get('between'))
  fillValue(draft, scope, other)
  if (other.unit === undefined) draft.set('unit', main.get('unit')[0])
  draft.set('period', comparedPeriod(scope, other, main.get('period')[0]))
  return draft
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
    // "the bill, which stands at $6 billion, had risen by 9 percent": behind the aside the verb goes on.
    const from = start !== undefined && start < first && other.verb.first > first ? other.verb.first : start
    if (from !== undefined && from > first) end = Math.min(end, from)
  }
  for (const unit of s.units) if (unit.type === 'semicolon' && unit.first > first) end = Math.min(end, unit.first)
  return scope.amounts.filter((a) => a.last > first && a.first < end)
}

function isValue(scope: Scope, amount: Amount, counts: boolean): boolean {
  if (amount.change !== undefined || isTime(amount)) return false
  if (amount.unit === undefined) return counts
  // "21 percent cheaper than before" compares.
  if (amount.unit === 'percent' && scope.s.tokens.word[amount.last + 2] === 'than') return false
  // "by 14.6 percent to", "by $3 million", "by 9.4% or $63 million": behind "by" is how far, not how much.
  return scope.s.tokens.word[amount.first - 1] !== 'by' && !isAgain(scope, amount)
}

/** "from $3 billion … to $2 billion": two figures. */
function fromTo(scope: Scope, values: readonly Amount[]): readonly [Amount, Amount] | undefined {
  const [first, second] = values
  if (first === undefined || second === undefined || first.unit !== second.unit) return undefined
  const { word } = scope.s.tokens
  const joints = `${word[first.first - 1] ?? ''} ${word[second.first - 1] ?? ''}`
  // "grew to $3 billion from $2 billion": the other way round.
  return joints === 'from to' ? [first, second] : joints === 'to from' ? [second, first] : undefined
}

/** "Oman accounted for over 35 percent of the turnover and half of the exports": the measures stand behind the shares. */
function sharesOf(scope: Scope, predicate: Predicate, row: string): Draft[] {
  const { s } = scope
  if (!SHARING.has(predicate.lemma) || predicate.clause === undefined) return []
  const end = s.units[predicate.rest.to - 1]?.last ?? predicate.last
  const shares = sharesBehind(s.tokens, predicate.clause, within(scope, predicate.clause), end)
  if ((shares[0]?.first ?? end) >= predicate.last + 4) return []
  return shares.flatMap((share) => {
    const draft = shareDraft(scope, predicate, share, row)
    const whole = draft === undefined ? undefined : wholeFigure(scope, draft, share)
    const own = draft === undefined ? [] : whole === undefined ? [draft] : [whole, draft]
    return draft === undefined || share !== shares.at(-1) ? own : [...own, ...gappedShares(scope, draft, share)]
  })
}

/** "Norland contributed 44 percent of the total, Arcadia 37 percent and Sudland the remaining 19 percent": the verb is said once. */
function gappedShares({ s, amounts }: Scope, first: Draft, share: Amount): Draft[] {
  const { word } = s.tokens
  const found: Draft[] = []
  for (const amount of amounts) {
    if (amount.first <= share.last || amount.unit !== 'percent') continue
    let last = amount.first - 1
    while (/^(?:the|a|another|remaining|further|other|with|for|about|some)$/.test(word[last] ?? '')) last--
    const name = s.names.find((n) => n.last === last && (n.type === 'party' || n.type === 'organisation' || n.type === 'place'))
    const joint = name === undefined ? undefined : word[word[name.first - 1] === 'the' ? name.first - 2 : name.first - 1]
    if (name === undefined || !/^(?:,|and|;|while)$/.test(joint ?? '')) continue
    const draft = new Draft('figure', first.modality, first.passage, 'rule/gapped share').set('measure', first.get('measure')[0])
    draft.set('of', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    const span = tokenSpan(s.tokens, amount.first, amount.last)
    draft.set('value', { value: amount.value, span }).set('unit', { value: 'percent', span }).set('period', first.get('period')[0])
    found.push(draft)
  }
  return found
}

/** "half of the 1.2 degrees C of warming": the whole is told too. */
function wholeFigure(scope: Scope, share: Draft, { last }: Amount): Draft | undefined {
  const { s, amounts } = scope
  const joint = s.units.findIndex((u) => u.first === last + 1 && u.type === 'preposition')
  if (wholeSum(scope, joint) === undefined) return undefined
  const amount = amounts.find((a) => a.last === s.units[joint + 1]?.last)
  if (amount?.unit === undefined) return undefined
  const draft = new Draft('figure', share.modality, scope.passage, share.made).set('measure', share.get('measure')[0])
  fillValue(draft, scope, amount)
  return draft
}

function shareDraft(scope: Scope, predicate: Predicate, share: Amount, row: string): Draft | undefined {
  const { s, context } = scope
  const joint = s.units.findIndex((u) => u.first === share.last + 1 && u.type === 'preposition' && u.word === 'of')
  const of = wholeSum(scope, joint) ?? joint
  const measure = s.units[of + 1]
  if (of < 0 || measure?.type !== 'noun') return undefined
  // What a participle says of its noun holds, whatever the main verb plans.
  const describes = predicate.clause?.verb.form === 'gerund'
  const draft = new Draft('figure', describes ? 'done' : predicate.modality, scope.passage, row)
  // "manufactures made up 83 percent of them": of what was told before.
  const known = measure.pronoun ? near(scope) : undefined
  if (measure.pronoun && known === undefined) return undefined
  draft.set(
    'measure',
    known === undefined
      ? wordsOfRange(s, { from: of + 1, to: Math.min(predicate.rest.to, of + 2) })
      : { value: known.measure, inferred: '"them": the measure last named' },
  )
  // "covering 99 percent of Norland's exports": of the one who owns the whole, not of the rule that covers it.
  const owner = measure.names.find((n) => n.type === 'party' || n.type === 'organisation')
  const whole = owner === undefined ? undefined : { value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }
  const sharer = predicate.agent === undefined ? undefined : whatIs(s, predicate.agent)
  const agent = sharer === undefined ? undefined : agentsOf(s, context, sharer)[0]
  const holder = agent !== undefined && /^[A-Z]/.test(String(agent.value)) ? agent : undefined
  const rule = describes && predicate.lemma === 'cover'
  draft.set('of', rule ? (whole ?? holder) : (holder ?? whole ?? subjectWords(scope, sharer) ?? subjectWords(scope, predicate.agent)))
  fillValue(draft, scope, share)
  const before = near(scope)?.period
  draft.set(
    'period',
    periodOf(scope, share, predicate.clause) ??
      (before === undefined || predicate.tense !== 'past' ? undefined : { value: before, inferred: 'the period of the figure before' }),
  )
  return draft
}

/** "half of the 1.2 degrees C of warming": the joint behind a whole that is an amount itself. */
function wholeSum({ s, amounts }: Scope, joint: number): number | undefined {
  const whole = s.units[joint + 1]
  const of = s.units[joint + 2]
  if (joint < 0 || whole?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  return amounts.some((a) => a.first <= whole.first + 1 && a.first >= whole.first && a.last === whole.last) ? joint + 2 : undefined
}

/** "Tea is a crop that accounts for half of exports": what is said to be such a thing. */
function whatIs({ units, tokens, clauses }: ReadSentence, agent: Range): Range {
  const unit = units[agent.from]
  const is = clauses.find((c) => c.verb.lemma === 'be' && c.rest.from <= agent.from && agent.from < c.rest.to && c.subject !== undefined)
  const first = is === undefined ? undefined : units[is.rest.from]
  const isKind = unit?.type === 'noun' && first !== undefined && /^an?$/.test(tokens.word[first.first] ?? '')
  return isKind && is?.subject !== undefined ? is.subject : agent
}

/** "Tuna accounts for 30 percent of the catch": a thing without a name has its share too. */
function subjectWords({ s }: Scope, agent: Range | undefined): Filled | undefined {
  const unit = agent === undefined ? undefined : s.units[agent.from]
  return unit?.type === 'noun' && !unit.pronoun ? wordsBetween(s.tokens, unit.first, unit.last) : undefined
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
  const isNumber = isCount(scope, head)
  const value =
    amounts.find((a) => isValue(scope, a, false) && s.tokens.word[a.first - 1] === (puts ? 'at' : 'to')) ??
    (isNumber ? numberBehindTo(scope, clause) : undefined)
  const goesOn = head.pronoun && near(scope) !== undefined && s.tokens.word[head.first] === 'it'
  // "bringing total pledges to", "bringing its membership to": a sum of all, whatever it is of.
  const isTotal = /(?:^|\s)(?:total|cumulative|overall|combined|aggregate)\s/i.test(
    s.tokens.text.slice(s.tokens.start[head.first], s.tokens.end[head.last]),
  )
  if (value === undefined || (!goesOn && !isTotal && !isNumber && head.noun?.classes.includes('measure') !== true)) return []
  // "announced new funds, bringing the total to": the total is that of the main verb's time.
  const main = clause.verb.form === 'gerund' ? scope.s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite') : undefined
  const standing = main === undefined ? predicate : { ...predicate, modality: modalityOf(main, scope.k.governors) }
  const draft = figureAt(scope, standing, object, { amount: value, change: amounts.find((a) => a.change !== undefined) }, row)
  const speaker = puts && predicate.agent !== undefined ? partyIn(scope, predicate.agent) : undefined
  if (speaker !== undefined) draft.speaker = speaker
  return [draft]
}

/** "The network has cut roaming charges by 60 percent": how far somebody has moved what stands behind the verb. */
function changed(scope: Scope, predicate: Predicate, clause: Clause, row: string): Draft[] {
  const { s, k } = scope
  const { patient, lemma, passive, modality } = predicate
  const head = patient === undefined ? undefined : s.units[patient.from]
  const sign = k.amounts.direction(s.tokens.word[predicate.last] ?? '')
  if (patient === undefined || passive || modality !== 'done' || clause.verb.form !== 'finite' || head?.type !== 'noun') return []
  if (!CHANGING.has(lemma) || sign === undefined || head.pronoun || head.names.some((n) => n.last === head.last)) return []
  const amount = within(scope, clause).find((a) => a.unit === 'percent' && s.tokens.word[a.first - 1] === 'by')
  if (amount === undefined) return []
  return [
    figureAt(
      scope,
      predicate,
      patient,
      { amount: undefined, change: { ...amount, change: amount.change ?? `${sign}${amount.value}%` } },
      row,
    ),
  ]
}

const CHANGING = new Set(['cut', 'reduce', 'increase', 'raise', 'lower', 'boost', 'expand', 'slash', 'decrease', 'lift'])

function partyIn(scope: Scope, range: Range): string | undefined {
  const unit = scope.s.units[range.from]
  return unit?.type === 'noun'
    ? unit.names.find((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation')?.value
    : undefined
}

/** "trade grew by 6 percent and reached $2 billion": the change of the verb before belongs to the same figure. */
function changeBeside(scope: Scope, predicate: Predicate): Amount | undefined {
  const beside = predicate.clause?.beside
  if (beside === undefined || !REACHING.has(beside.verb.lemma)) return undefined
  const first = scope.s.units[beside.at]?.last ?? 0
  const last = scope.s.units[beside.rest.to - 1]?.last ?? 0
  return scope.amounts.find((a) => a.change !== undefined && a.first > first - 3 && a.first <= last)
}
