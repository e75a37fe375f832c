import type { FrenchAmount } from '../../language/fr/numbers.ts'
import type { FrenchClause } from './clauses.ts'
import type { Range } from '../clauses.ts'
import { Draft } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { dated } from './adjuncts.ts'
import type { FrenchMatch } from './match.ts'
import { spanOf, wordsFrom, type FrenchScope } from './scope.ts'
import { chainEnd, partiesWithin, topicEnd } from './things.ts'

/** The amounts among the units of a range. */
export function amountsIn({ s }: FrenchScope, { from, to }: Range): readonly FrenchAmount[] {
  const first = s.units[from]?.first ?? 0
  const last = s.units[to - 1]?.last ?? -1
  return s.amounts.filter((amount) => amount.first >= first && amount.last <= last)
}

/** Fills value, unit and qualifier. */
export function takeAmount(scope: FrenchScope, draft: Draft, amount: FrenchAmount): void {
  const span = spanOf(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined) draft.set('qualifier', { value: amount.qualifier, span })
}

/** A figure: what was measured, of whom, when, how much, and how it moved. */
export function figureOf(match: FrenchMatch): readonly Draft[] {
  const { scope, predicate, frame } = match
  const { s } = scope
  const { clause } = predicate
  const subject = clause?.subject
  const isEstimate = frame.row.endsWith('/estimated')
  if (subject === undefined || (predicate.verb?.passive === true) !== isEstimate) return []
  if (predicate.verb?.form === 'infinitive' && !isSequel(scope, clause)) return []
  const head = s.units[subject.from]
  if (head?.type !== 'noun' || head.pronoun) return []
  const found = amountsIn(scope, predicate.rest)
  const value =
    found.find((amount) => amount.of !== 'percent' && !/^points?$/.test(s.tokens.lower[amount.last + 1] ?? '')) ??
    (/\/(?:amount|estimated)$/.test(frame.row) ? found.find((amount) => amount.sign === undefined) : undefined)
  const isBy = (amount: FrenchAmount): boolean => /^(?:de|d')$/.test(s.tokens.lower[amount.first - 1] ?? '')
  const moved =
    found.find((amount) => amount.of === 'percent' && (amount.sign !== undefined || (frame.row.endsWith('/moved') && isBy(amount)))) ??
    s.amounts.find((amount) => value !== undefined && amount.sign !== undefined && amount.first > value.last)
  if (value === undefined && moved === undefined) return []
  if (!isMeasure(scope, subject, value, predicate.lemma)) return []
  const draft = new Draft('figure', predicate.verb?.form === 'infinitive' ? 'done' : predicate.modality, scope.passage, frame.row)
  takeMeasure(scope, draft, subject)
  if (value !== undefined) takeAmount(scope, draft, value)
  const loosened = value === undefined ? undefined : LOOSENED[predicate.lemma]
  if (loosened !== undefined && predicate.verb !== undefined)
    draft.set('qualifier', { value: loosened, span: spanOf(s.tokens, predicate.verb.first, predicate.verb.last) })
  if (moved !== undefined) {
    const sign = moved.sign ?? (/(?:diminuer|reculer|baisser|chuter|contracter)$/.test(predicate.lemma) ? '-' : '+')
    draft.set('change', { value: `${sign}${moved.value}%`, span: spanOf(s.tokens, moved.first, moved.last) })
  }
  const { when, due } = predicate.adjuncts
  draft.set('period', when ?? due ?? periodOf(scope, subject))
  return draft.has('measure') ? [draft] : []
}

/** Verbs that tell how a value lies to the number behind them. */
const LOOSENED: Readonly<Record<string, string>> = {
  dépasser: 'over',
  excéder: 'over',
  franchir: 'over',
  avoisiner: 'about',
  approcher: 'almost',
}

/** "a augmenté de 12 % pour atteindre 2 milliards": the value that the move led to. */
function isSequel({ s }: FrenchScope, clause: FrenchClause | undefined): boolean {
  const governor = clause?.governor === undefined ? undefined : s.clauses[clause.governor]
  return governor !== undefined && governor.verb.form === 'finite' && !governor.verb.passive && governor.verb.tense !== 'conditional'
}

/** "les exportations du Togo", "le nombre de visiteurs": what can be measured; of other things only money or a count with its unit. */
function isMeasure({ s }: FrenchScope, subject: Range, value: FrenchAmount | undefined, lemma: string): boolean {
  const head = s.units[subject.from]
  if (head?.type !== 'noun') return false
  if (head.noun?.classes.includes('measure') === true) return true
  // "Le Comité compte treize membres" tells its members.
  if (lemma === 'être' || lemma === 'compter') return false
  return (
    value !== undefined &&
    head.noun?.classes[0] !== 'group' &&
    head.names.length === 0 &&
    (value.of === 'money' || value.unit !== undefined)
  )
}

/** The words of a measure without whose it is and of which time: "Le commerce bilatéral entre la France et le Kazakhstan". */
function takeMeasure(scope: FrenchScope, draft: Draft, subject: Range): void {
  const { s } = scope
  const first = s.units[subject.from]
  if (first?.type !== 'noun') return
  let end = subject.from + 1
  while (end < subject.to) {
    const joint = s.units[end]
    const next = s.units[end + 1]
    if (joint?.type !== 'preposition' || next?.type !== 'noun' || end + 1 >= subject.to) break
    const name = next.names.find((one) => one.first === next.head)
    if (joint.word === 'entre') {
      const parties = agentsOf(scope, { from: end + 1, to: subject.to })
      if (parties.length > 1) draft.add('between', parties)
      break
    }
    if (
      name !== undefined &&
      (joint.word === 'de' || joint.word === 'avec' || joint.word === 'vers' || joint.word === 'à' || joint.word === 'en')
    ) {
      const slot = joint.word === 'de' ? 'of' : joint.word === 'avec' ? 'between' : 'to'
      const values = agentsOf(scope, { from: end + 1, to: chainEnd(scope, end + 1, subject.to) })
      if (slot === 'between') draft.add('between', [...scope.context.issuers.map((value) => ({ value, inferred: 'issuer' })), ...values])
      else draft.set(slot, values[0])
      end += 2
      if (slot !== 'of') break
      continue
    }
    if (draft.has('of') || draft.has('to')) break
    end += 2
  }
  let last = s.units[end - 1]?.last ?? first.last
  if (draft.has('of') || draft.has('to')) {
    const nameAt = s.units.findIndex(
      (unit, u) => u > subject.from && unit.type === 'noun' && unit.names.some((one) => one.first === unit.head),
    )
    last = s.units[nameAt - 2]?.last ?? first.last
  }
  const words = wordsFrom(s.tokens, first.head, last)
  draft.set('measure', words)
  const own = first.names.find((name) => name.type === 'adjective')
  if (own !== undefined && !draft.has('between') && !draft.has('of')) {
    const parties = own.parties ?? [own.value]
    if (parties.length > 1)
      draft.add(
        'between',
        parties.map((value) => ({ value, span: spanOf(s.tokens, own.first, own.last), row: own.row })),
      )
    else draft.set(draft.has('to') ? 'from' : 'of', { value: own.value, span: spanOf(s.tokens, own.first, own.last), row: own.row })
  }
  void partiesWithin
}

/** "Les exportations de 2024": the time inside the measure. */
function periodOf(scope: FrenchScope, subject: Range): ReturnType<typeof dated> {
  const { s } = scope
  for (let u = subject.from; u < subject.to; u++) {
    const unit = s.units[u]
    const date = unit?.type === 'date' ? s.dates.find(({ first }) => first === unit.first) : undefined
    if (date !== undefined) return dated(scope, date, 'past')
  }
  return undefined
}

/** What so many did together is no figure of them. */
const DOING =
  /^(?:participer|prendre|se réunir|assister|adopter|signer|décider|convenir|être|avoir|compter|appeler|exprimer|souligner|se rendre)$/

/** "1 240 jeunes ont bénéficié d'un stage", "le fonds a soutenu 26 000 femmes": how many did or got something. */
export function countedFigures(scope: FrenchScope): Draft[] {
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
    if (amount === undefined || DOING.test(clause.verb.lemma)) continue
    const draft = new Draft('figure', 'done', scope.passage, 'rule/counted')
    const end = topicEnd(scope, clause.at + 1, clause.rest.to)
    const last =
      clause.rest.to > clause.rest.from ? (s.units[Math.min(end, clause.rest.to) - 1]?.last ?? clause.verb.last) : clause.verb.last
    draft.set('measure', wordsFrom(s.tokens, subject.head > amount.last ? amount.last + 1 : amount.last, last))
    takeAmount(scope, draft, amount)
    const date = s.dates.find((one) => one.compared !== true && (one.hint === undefined || one.hint === 'since'))
    const period = date === undefined ? undefined : dated(scope, date, 'past')
    draft.set('period', period !== undefined && date?.hint === 'since' ? { ...period, value: `${period.value}/..` } : period)
    drafts.push(draft)
  }
  return drafts
}
