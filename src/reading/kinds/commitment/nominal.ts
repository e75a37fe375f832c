import { WordMap, wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf, issuerAgents, namesIn } from '../../agents.ts'
import type { Clause, Range } from '../../clauses.ts'
import { infinitiveWords } from '../../complement.ts'
import { Draft, type Filled } from '../../draft.ts'
import { owner } from '../../open-scope.ts'
import { predicateOf } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../../sentence.ts'
import { fillAmount } from '../amount.ts'
import { dueIn } from '../commitment.ts'
import { beneficiaries } from './beneficiaries.ts'

/** Nouns that promise, with their force: "the decision to establish a council". */
const PROMISING = new WordMap<string>()
for (const [noun, force] of [
  ['decision', 'decided'],
  ['decisions', 'decided'],
  ['commitment', 'pledged'],
  ['commitments', 'pledged'],
  ['pledge', 'pledged'],
  ['promise', 'pledged'],
  ['undertaking', 'pledged'],
  ['intention', 'intends'],
  ['intentions', 'intends'],
  ['intent', 'intends'],
  ['agreement', 'agreed'],
  ['resolve', 'pledged'],
  ['determination', 'pledged'],
  ['plan', 'intends'],
  ['plans', 'intends'],
  ['readiness', 'intends'],
  ['willingness', 'intends'],
] as const)
  PROMISING.set(noun, force)

/** Nouns of what somebody means to reach: "its goal of training every nurse". */
const AIMING = wordSet('goal aim target objective ambition')

/** Verbs that make the promise their subject's own: "announced plans to". */
const SAYING = /^(?:announce|indicate|express|confirm|reaffirm|reiterate|declare|state|signal|share|outline|convey|report|voice|have)$/

/** A promise told as a noun: "Norland's commitment to open the port", "its goal of training every nurse", "its pledge of $5 million". */
export function nominalCommitment(scope: Scope, at: number, to: number): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const force = PROMISING.at(s.tokens, unit.head)
  if (force !== undefined)
    return (
      gerundDeed(scope, at, force) ??
      promisedDeed(scope, at, to, force) ??
      promisedMoney(scope, at, to, force) ??
      equatedDeed(scope, at, force)
    )
  if (s.tokens.word[unit.head] === 'task') return equatedDeed(scope, at, 'tasked')
  return AIMING.holds(s.tokens, unit.head) ? (aimedDeed(scope, at) ?? equatedDeed(scope, at, 'intends')) : undefined
}

/** "Our aim is to open the port", "the task set by the leaders is to double it" */
function equatedDeed(scope: Scope, at: number, force: string): Draft | undefined {
  const { s } = scope
  const is = s.clauses.find((c) => c.at > at && c.verb.lemma === 'be' && c.verb.form === 'finite' && c.subject?.from === at)
  const infinitive = is === undefined ? undefined : s.clauses.find((c) => c.at === is.at + 1 && c.kind === 'infinitive' && !c.verb.passive)
  if (is === undefined || infinitive === undefined) return undefined
  const made = s.clauses.find((c) => c.at > at && c.at < is.at && c.kind === 'participle')
  const draft = new Draft('commitment', 'expected', scope.passage, 'rule/aim')
  draft.add('by', made === undefined ? ownersOf(scope, at, is.at) : makersOf(scope, made.at + 1, is.at))
  draft
    .set('what', infinitiveWords(s, infinitive))
    .set('force', { value: force, span: tokenSpan(s.tokens, headToken(scope, at), headToken(scope, at)) })
  return filled(scope, draft, { from: infinitive.at, to: infinitive.rest.to })
}

/** "the decision by the leaders to meet", "the pledge made in May to help": the infinitive may stand behind who made it, and when. */
function promisedDeed(scope: Scope, at: number, to: number, force: string): Draft | undefined {
  const { s } = scope
  const near = s.clauses.filter((c) => c.at > at && c.at <= Math.min(to, at + 12))
  const made = near[0]?.kind === 'participle' ? near[0] : undefined
  const infinitive = made === undefined ? near[0] : near.find((c) => c.kind !== 'participle')
  if (infinitive === undefined || infinitive.kind !== 'infinitive' || infinitive.verb.passive) return undefined
  if (made === undefined && infinitive.at > at + 9) return undefined
  const draft = new Draft('commitment', force === 'intends' ? 'expected' : 'done', scope.passage, 'rule/promise')
  draft.add('by', ownersOf(scope, at, made?.at ?? infinitive.at))
  if (made !== undefined && !draft.has('by')) draft.add('by', makersOf(scope, made.at + 1, infinitive.at))
  draft
    .set('what', infinitiveWords(s, infinitive))
    .set('force', { value: force, span: tokenSpan(s.tokens, headToken(scope, at), headToken(scope, at)) })
  return filled(scope, draft, { from: infinitive.at, to: infinitive.rest.to })
}

/** "Norland's commitment to opening the port", "the pledge of Norland to opening it" */
function gerundDeed(scope: Scope, at: number, force: string): Draft | undefined {
  const { s } = scope
  const next = s.units[at + 1]
  const joint = next?.type === 'preposition' && (next.word === 'of' || next.word === 'by') ? at + 3 : at + 1
  const to = s.units[joint]
  const gerund = s.clauses.find((c) => c.at === joint + 1 && c.kind === 'gerund')
  if (force !== 'pledged' || to?.type !== 'preposition' || to.word !== 'to' || gerund === undefined) return undefined
  const draft = new Draft('commitment', 'done', scope.passage, 'rule/promise')
  draft
    .add('by', ownersOf(scope, at, joint))
    .set('what', infinitiveWords(s, gerund))
    .set('force', { value: force, span: tokenSpan(s.tokens, headToken(scope, at), headToken(scope, at)) })
  return filled(scope, draft, { from: gerund.at, to: gerund.rest.to })
}

/** "its goal of training every nurse by 2030" */
function aimedDeed(scope: Scope, at: number): Draft | undefined {
  const { s } = scope
  const joint = s.units[at + 1]
  const gerund = s.clauses.find((c) => c.at === at + 2)
  if (joint?.type !== 'preposition' || joint.word !== 'of' || gerund?.kind !== 'gerund') return undefined
  const draft = new Draft('commitment', 'expected', scope.passage, 'rule/aim')
  const owners = ownersOf(scope, at, at + 2)
  draft
    .add('by', owners.length > 0 ? owners : aimersOf(scope, at))
    .set('what', infinitiveWords(s, gerund))
    .set('force', { value: 'intends', span: tokenSpan(s.tokens, headToken(scope, at), headToken(scope, at)) })
  return filled(scope, draft, { from: gerund.at, to: gerund.rest.to })
}

/** "launched a fund with the aim of raising $5 million": the aim of who launched it. */
function aimersOf(scope: Scope, at: number): readonly Filled[] {
  const { s, context } = scope
  if (s.units[at - 1]?.type !== 'preposition') return []
  const clause = owner(s, at)
  return clause?.verb.passive === true || clause?.at === undefined || clause.at > at ? [] : agentsOf(s, context, clause.subject)
}

/** "its pledge of $5 million for the clinic" */
function promisedMoney(scope: Scope, at: number, to: number, force: string): Draft | undefined {
  const { s } = scope
  const joint = s.units[at + 1]
  const sum = s.units[at + 2]
  if (joint?.type !== 'preposition' || joint.word !== 'of' || sum?.type !== 'noun') return undefined
  const amount = scope.amounts.find((a) => a.first >= sum.first && a.first <= sum.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
  if (amount === undefined) return undefined
  const draft = new Draft('commitment', 'done', scope.passage, 'rule/promise')
  const owners = ownersOf(scope, at, at + 1)
  draft
    .add('by', owners.length > 0 ? owners : announcersOf(scope, at))
    .set('what', wordsOfRange(s, { from: at, to }))
    .set('force', { value: force, span: tokenSpan(s.tokens, headToken(scope, at), headToken(scope, at)) })
  return filled(scope, draft, { from: at, to })
}

/** "A pledge of $5 million was made by Norland" */
function announcersOf({ s, context, k }: Scope, at: number): readonly Filled[] {
  const clause = s.clauses.find((c) => c.kind === 'main' && c.verb.passive && c.subject?.from === at)
  if (clause === undefined || !/^(?:make|announce|give|confirm|offer)$/.test(clause.verb.lemma)) return []
  return agentsOf(s, context, predicateOf(s, clause, k.governors).agent)
}

function headToken({ s }: Scope, at: number): number {
  const unit = s.units[at]
  return unit?.type === 'noun' ? unit.head : (unit?.first ?? 0)
}

function filled(scope: Scope, draft: Draft, range: Range): Draft | undefined {
  draft.set('due', dueIn(scope, range))
  fillAmount(draft, scope, range)
  draft.add('for', beneficiaries(scope, range, draft))
  return draft.has('by') && draft.has('what') ? draft : undefined
}

/** Whose promise a noun is: "Norland's pledge", "the pledge by Norland", "our pledge", or of who "announced plans". */
function ownersOf(scope: Scope, at: number, to: number): readonly Filled[] {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  const named = unit.names
    .filter((n) => n.type === 'party' || n.type === 'organisation' || n.type === 'person' || n.type === 'adjective' || n.type === 'body')
    .map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  if (named.length > 0) return [...coOwnersOf(scope, at), ...named]
  const joint = s.units[at + 1]
  if (joint?.type === 'preposition' && (joint.word === 'by' || joint.word === 'of') && at + 2 < to) {
    const behind = agentsOf(s, context, { from: at + 2, to })
    if (behind.length > 0) return behind
  }
  const mark = s.tokens.word.slice(unit.first, unit.head).findIndex((w) => w === "'s" || w === "'")
  if (mark > 0) {
    const words = wordsBetween(s.tokens, unit.first, unit.first + mark - 1)
    // "their countries' plans"
    if (
      words !== undefined &&
      /^(?:(?:their|our|both|the|two) ){0,2}(?:countries|governments|nations|states|sides)$/i.test(String(words.value)) &&
      context.sides.length > 1
    )
      return context.sides.map((value): Filled => ({ ...words, value, inferred: 'collective: the parties of the document' }))
    if (words !== undefined) return [words]
  }
  const first = s.tokens.word[unit.first] ?? ''
  if (first === 'our') return issuerAgents(context)
  const clause = [...s.clauses].reverse().find((c) => c.rest.from <= at && at < c.rest.to && c.subject !== undefined)
  const praised = first === 'its' && clause !== undefined ? partyBefore(scope, clause, at) : []
  if (praised.length > 0) return praised
  if (/^(?:its|their|his|her)$/.test(first)) return agentsOf(s, context, clause?.subject)
  const direct = clause !== undefined && clause.at === at - 1 && !clause.verb.passive && SAYING.test(clause.verb.lemma)
  return direct ? agentsOf(s, context, clause.subject) : []
}

/** "Minister Roe thanked Norland for its pledge to help": a person has no "its", so that it is whose the party before it is. */
function partyBefore({ s }: Scope, { at, subject }: Clause, to: number): readonly Filled[] {
  const acts = subject === undefined ? [] : namesIn(s, subject)
  if (!acts.some((n) => n.type === 'person' || n.type === 'post')) return []
  const name = namesIn(s, { from: at, to }).findLast((n) => n.type === 'party' || n.type === 'organisation')
  return name === undefined ? [] : [{ value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }]
}

/** "Norland's and Arcadia's decision": the owner before the joint. */
function coOwnersOf({ s, context }: Scope, at: number): readonly Filled[] {
  const before = s.units[at - 2]
  const isOwner = s.units[at - 1]?.type === 'conjunction' && before?.type === 'noun' && s.tokens.word[before.last] === "'s"
  return isOwner ? agentsOf(s, context, { from: at - 2, to: at - 1 }) : []
}

/** "made by Norland" */
function makersOf({ s, context }: Scope, from: number, to: number): readonly Filled[] {
  const joint = s.units[from]
  return joint?.type === 'preposition' && joint.word === 'by' ? agentsOf(s, context, { from: from + 1, to: listEnd(s, from + 1, to) }) : []
}
