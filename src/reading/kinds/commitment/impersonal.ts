import { agentsOf, issuerAgents } from '../../agents.ts'
import type { Clause } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { predicateOf } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { wordsOfRange } from '../../sentence.ts'
import { fillAmount } from '../amount.ts'
import { dueIn } from '../commitment.ts'
import { beneficiaries } from './beneficiaries.ts'

/** What somebody pays or grants, so that more of it is a promise. */
const GIVEN =
  /^(?:contributions?|budget|quotas?|allocations?|remainder|grants?|loans?|funding|financing|support|assistance|packages?|amounts?|sums?|share|scholarships?|fellowships?|allowances?|tranche|instalment|resources|funds|aid)$/

/** What becomes of a sum that is promised. */
const GOING =
  /^(?:go|double|treble|triple|rise|increase|grow|flow|raise|expand|disburse|provide|allocate|earmark|contribute|make|release|grant|commit|devote|dedicate|invest|spend|reserve|set|pay|direct|channel|give|use|transfer)$/

/** Verbs that bind a sum though they lie behind. */
const BOUND = /^(?:allocate|earmark|commit|reserve|pledge|approve)$/

/** Money promised by nobody in particular: "a further $2 million will go to the clinic", "the quota will be raised to 30 places". */
export function impersonalPromises(scope: Scope, drafts: readonly Draft[]): Draft[] {
  if (drafts.some((d) => d.kind === 'commitment')) return []
  const item = scope.amounts.length === 0 ? undefined : itemGift(scope)
  if (item !== undefined) return [item]
  const isTold = drafts.some((d) => d.kind !== 'post' && d.kind !== 'position')
  return scope.s.clauses.flatMap((clause) => {
    const sum = scope.amounts.length > 0 && isPromise(scope, clause) ? promiseOf(scope, clause) : undefined
    const draft = sum ?? (isTold ? undefined : withoutSum(scope, clause))
    return draft === undefined ? [] : [draft]
  })
}

/** "The duty on tea will be lifted", "A joint office will be opened by 2027": a deed that its passive leaves to those who speak. */
function withoutSum(scope: Scope, { at, verb, kind, subject, rest }: Clause): Draft | undefined {
  const { s, context } = scope
  const ahead = verb.modal === 'will' || verb.modal === 'shall' || (verb.modal === 'would' && kind === 'that')
  if (!verb.passive || !ahead || verb.negated || subject === undefined || (kind !== 'main' && kind !== 'that')) return undefined
  const unit = s.units[subject.from]
  if (unit?.type !== 'noun' || unit.pronoun || !DONE_TO.test(verb.lemma)) return undefined
  if (!OWED.test(s.tokens.word[unit.head] ?? '') && unit.noun?.classes.includes('premises') !== true) return undefined
  const whole = { from: subject.from, to: rest.to }
  const draft = new Draft('commitment', 'scheduled', scope.passage, 'rule/impersonal promise')
  draft.add('by', issuerAgents(context)).set('what', wordsOfRange(s, whole)).set('due', dueIn(scope, whole))
  fillAmount(draft, scope, whole)
  return draft.has('what') ? draft.add('for', beneficiaries(scope, { from: at, to: rest.to }, draft)) : undefined
}

/** What those who speak may do to what is theirs. */
const DONE_TO =
  /^(?:open|reopen|build|construct|rebuild|upgrade|expand|extend|lift|abolish|remove|reduce|cut|lower|waive|raise|double|treble|triple|halve|disburse|release|pay|repay|service|provide|make|reinforce|deploy|introduce|phase|set|increase|scrap|suspend|restore|simplify|repair|restore|modernise|modernize)$/

/** What is theirs to give or to lift. */
const OWED =
  /^(?:loans?|tranches?|instalments?|proceeds|remainder|funds|funding|quotas?|tariffs?|dut(?:y|ies)|fees?|restrictions?|requirements?|sanctions?|visas?|barriers?|charges?|scholarships?|places|slots?|flights?|services?|brigade|troops|contingent|presence|hotline|offices?|embass(?:y|ies)|consulates?|centres?|centers?|schools?|hospitals?|clinics?|bridges?|roads?|lines?|ports?|crossings?|corridors?|facilit(?:y|ies)|stations?|terminals?|laborator(?:y|ies)|campus(?:es)?)$/

/** A line of a fact sheet: "Grant of $2 million for a clinic". */
function itemGift(scope: Scope): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[0]
  const of = s.units[1]
  const sum = s.units[2]
  if (!s.sentence.opens || unit?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || sum?.type !== 'noun') return undefined
  if (!/^(?:grant|loan|credit|offer|provision|contribution|allocation|supply|donation)$/.test(s.tokens.word[unit.head] ?? ''))
    return undefined
  const isSum = scope.amounts.some((a) => a.first >= sum.first && a.first <= sum.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
  if (!isSum || s.clauses.some((c) => c.verb.form === 'finite')) return undefined
  const whole = { from: 0, to: s.units.length }
  const draft = new Draft('commitment', 'done', scope.passage, 'rule/impersonal promise')
  draft.add('by', issuerAgents(context)).set('what', wordsOfRange(s, whole)).set('due', dueIn(scope, whole))
  fillAmount(draft, scope, whole)
  return draft.add('for', beneficiaries(scope, whole, draft))
}

function isPromise({ s, amounts }: Scope, { verb, kind, subject }: Clause): boolean {
  if (verb.form !== 'finite' || verb.negated || subject === undefined || (kind !== 'main' && kind !== 'that')) return false
  const ahead = verb.modal === 'will' || verb.modal === 'shall' || verb.modal === 'would'
  const bound = verb.passive && verb.modal === undefined && (verb.tense !== 'past' || verb.perfect) && BOUND.test(verb.lemma)
  if (!(ahead && GOING.test(verb.lemma)) && !bound) return false
  const unit = s.units[subject.from]
  if (unit?.type !== 'noun' || unit.pronoun) return false
  // "An amount of $3 million", "a further $3 million"
  const last = s.units[subject.to - 1]?.last ?? unit.last
  const isSum = amounts.some((a) => a.first >= unit.first && a.first <= Math.min(last, unit.last + 3) && /^[A-Z]{3}$/.test(a.unit ?? ''))
  return isSum || GIVEN.test(s.tokens.word[unit.head] ?? '')
}

function promiseOf(scope: Scope, clause: Clause): Draft | undefined {
  const { s, context, k } = scope
  const { subject, rest } = clause
  if (subject === undefined) return undefined
  const predicate = predicateOf(s, clause, k.governors)
  const draft = new Draft('commitment', predicate.modality, scope.passage, 'rule/impersonal promise')
  const whole = { from: subject.from, to: rest.to }
  const paid: readonly Filled[] = clause.verb.passive ? agentsOf(s, context, predicate.agent) : []
  draft.add('by', paid.length > 0 ? paid : issuerAgents(context)).set('what', wordsOfRange(s, whole))
  draft.set('due', dueIn(scope, whole))
  fillAmount(draft, scope, whole)
  fillAmount(draft, scope, { from: clause.at + 1, to: rest.to })
  if (!draft.has('value')) return undefined
  return draft.add('for', beneficiaries(scope, { from: clause.at, to: rest.to }, draft))
}
