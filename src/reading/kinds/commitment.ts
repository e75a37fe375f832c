import type { NounPhrase } from '../../language/phrases.ts'
import { wordSet } from '../../language/word-map.ts'
import { listEnd } from '../adjuncts.ts'
import { BINDING, agentsOf, issuerAgents, sidesOrIssuer } from '../agents.ts'
import { classesOf } from '../classes.ts'
import type { Range } from '../clauses.ts'
import { speaksForItself } from '../document.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange, type ReadSentence } from '../sentence.ts'
import { fillAmount } from './amount.ts'
import { takeSaidTime } from './said-time.ts'
import { infinitiveWords } from '../complement.ts'
import { beneficiaries, GIFT } from './commitment/beneficiaries.ts'
import { taskedOf } from './commitment/tasked.ts'

const RELEASE_OR_DISBURSEMENT = wordSet('release disbursement')

function isShare({ scope: { s, amounts }, predicate }: Match): boolean {
  const share = amounts.find((a) => a.first > predicate.last && a.first <= predicate.last + 3)
  return (
    share?.unit === 'percent' && predicate.tense !== 'future' && predicate.modal === undefined && s.tokens.word[share.last + 1] === 'of'
  )
}

/** Fills a commitment: who is bound, by when, and with how much. Events and lesser verbs that promise nothing are refused by the caller. */
export function completeCommitment(draft: Draft, match: Match): boolean {
  const { adjuncts, predicate, scope } = match
  if (!draft.has('what')) return false
  // "contributed 44 percent of the total": a share, and no promise.
  if (match.frame.row === 'frames/give' && isShare(match)) return false
  // "The summit seeks to ease tensions", "the objective of the retreat was to talk": what a session is for binds nobody.
  const acting = predicate.agent === undefined ? undefined : scope.s.units[predicate.agent.from]
  if (match.frame.row === 'frames/intend' && acting?.type === 'noun' && isSession(acting)) return false
  // "reaffirmed their commitment to peace" has no verb of action: only a view.
  if (match.frame.row === 'frames/pledge.reaffirmed' && match.complement.clause === undefined) return false
  // "made clear our commitment to help": said again, not made.
  if (match.frame.row === 'frames/pledge.give' && isOwned(match)) return false
  if (match.frame.row === 'frames/agree.there') {
    if (predicate.agent !== undefined || predicate.passive) return false
    draft.add('by', sidesOrIssuer(scope.context))
  }
  // "directed that the Secretariat report": who has to do it is the subject of what is told.
  if (match.complement.that && match.frame.slots.some(([slot]) => slot === 'tasked') && !taskThat(draft, match)) return false
  if (match.frame.row === 'frames/task.given') {
    const given = predicate.passive ? predicate.patient : undefined
    if (given === undefined) return false
    draft.add('tasked', taskedOf(scope.s, scope.context, given))
    if (!draft.has('tasked')) return false
  }
  // "will conclude her visit tomorrow": the course of a visit.
  const course = predicate.patient === undefined ? undefined : scope.s.units[predicate.patient.from]
  if (match.frame.promises && course?.type === 'noun' && course.noun?.classes[0] === 'visit') return false
  // "met with Minister Vale, which will help": what "which" stands for is no person, and promises nothing.
  if (match.frame.promises && saysWhichOfPerson(match)) return false
  // "asked, as requested, to help": what another asked for is said of nobody here.
  if (predicate.clause?.kind === 'participle' && isAsAsked(match)) return false
  // "may decide how they take part": what is asked is not decided.
  if (match.complement.that === true && asksQuestion(match)) return false
  // "sought support for its bid" asks for it.
  if (predicate.lemma === 'seek' && match.complement.clause === undefined && match.complement.object !== undefined) return false
  // "agreed on the importance of trade" is a view.
  if (predicate.lemma === 'agree' && isWeight(match)) return false
  // "praised the commitment of Norland to act", "reaffirmed Norland's readiness": the promise is whose it is said to be.
  if (/^frames\/(?:pledge\.reaffirmed|intend\.ready)$/.test(match.frame.row)) {
    const owners = promiseOwners(scope, predicate.rest)
    if (owners.length > 0) {
      draft.drop('by')
      draft.add('by', owners)
    }
  }
  // "It was agreed to meet", "it was decided that", "agreement was reached on": the sides agreed.
  const upon = scope.s.units[predicate.rest.from]
  const isAgreedUpon =
    match.frame.row === 'frames/agree' &&
    upon?.type === 'preposition' &&
    /^(?:on|upon)$/.test(upon.word) &&
    scope.s.units[predicate.rest.from + 1]?.type !== 'noun'
  const isDeed = isAgreedUpon || match.complement.clause !== undefined || match.complement.that || match.frame.particles.length > 0
  if (predicate.passive && !draft.has('by') && isDeed && /^(?:agreed|decided|intends)$/.test(String(draft.get('force')[0]?.value))) {
    draft.add('by', sidesOrIssuer(scope.context))
  }
  // "The Secretariat was instructed to report": by those who speak.
  if (
    predicate.passive &&
    !draft.has('by') &&
    draft.get('force')[0]?.value === 'tasked' &&
    speaksForItself(scope.k.language, scope.context)
  )
    draft.add(
      'by',
      issuerAgents(scope.context).filter((one) => !draft.get('tasked').some((tasked) => tasked.value === one.value)),
    )
  // "A meeting is planned", "trade is expected to grow": nobody is bound; "$5 million will be provided": somebody is.
  const isGift = match.frame.row === 'frames/give' && draft.modality === 'scheduled'
  if (predicate.passive && !draft.has('by') && !draft.has('tasked') && match.frame.particles.length === 0 && !isGift && !isAgreedUpon)
    return false
  // "This framework seeks to …": what cannot bind itself promises nothing.
  if (!draft.has('by') && !predicate.passive && predicate.agent !== undefined) return false
  if (predicate.lemma === 'agree' && match.complement.that === true && !promises(match)) return false
  if (!draft.has('by') && !predicate.passive && predicate.agent === undefined) draft.add('by', issuerAgents(scope.context))
  const range = match.complement.range ?? predicate.rest
  // "has mobilised $3 million": a total already reached.
  if (match.frame.row === 'frames/spend' && draft.modality === 'done') return false
  // "has provided $3 million since 2020"
  if (match.frame.row === 'frames/give' && draft.modality === 'done' && adjuncts.since !== undefined) return false
  // "the scheme, funded by Norland", "has financed 31 projects": paid for, not promised.
  if (match.frame.row === 'frames/give' && PAYING.has(predicate.lemma) && draft.modality === 'done' && isPaid(predicate.clause))
    return false
  if (draft.modality === 'done') draft.set('when', takeSaidTime(draft, 'what', scope) ?? saidBefore(scope, predicate))
  const due = dueIn(scope, range) ?? adjuncts.due ?? adjuncts.until ?? aheadIn(scope, range) ?? lengthIn(scope, range)
  draft.set('due', due)
  if (match.frame.row === 'frames/announce') dropLeadingSum(draft, scope, range)
  fillAmount(draft, scope, range)
  // "is working to open the line": meant; "works to rule": not.
  if (match.frame.row === 'frames/work' && predicate.clause?.verb.progressive !== true) return false
  if (match.frame.row === 'frames/approve-sum' && !isSum(match, draft)) return false
  if (match.frame.row === 'frames/make-gift' && !draft.has('value')) return false
  if (!draft.has('tasked')) {
    // "$5 million will be provided to Norland": who gains stands behind the verb.
    const behind = predicate.passive && predicate.clause !== undefined ? { from: predicate.clause.at, to: predicate.rest.to } : range
    draft.add('for', beneficiaries(scope, behind, draft, predicate.lemma))
  }
  return true
}

const isSession = (unit: NounPhrase): boolean =>
  unit.noun?.classes[0] === 'event' &&
  /^(?:meeting|summit|session|retreat|conference|workshop|seminar|visit|talks)$/.test(unit.noun.singular)

const PAYING = new Set(['fund', 'finance', 'co-fund', 'co-finance'])

const isPaid = (clause: Match['predicate']['clause']): boolean => clause?.verb.form === 'participle' || clause?.verb.tense === 'past'

/** "On 3 May, Norland pledged to": a day in front of the verb is when the promise was made; the document's own day ("today we pledged") tells nothing. */
function saidBefore(scope: Scope, { area, clause }: Match['predicate']): Filled | undefined {
  if (clause?.kind !== 'main') return undefined
  const before = scope.dates.find(
    ({ unit, part, value }) =>
      part === 'when' &&
      /^\d{4}(?:-\d\d){0,2}$/.test(value) &&
      value < (scope.context.date ?? '') &&
      unit < clause.at &&
      area.some(({ from, to }) => from <= unit && unit < to),
  )
  return before?.filled
}

function isOwned({ scope: { s }, predicate }: Match): boolean {
  const noun = s.units.find((u, i) => i >= predicate.rest.from && u.type === 'noun')
  if (noun === undefined) return false
  for (let i = noun.first; i <= noun.last; i++) if (/^(?:our|their|its|his|her)$/.test(s.tokens.word[i] ?? '')) return true
  return false
}

/** "directed that the Secretariat report on tolls" */
function taskThat(draft: Draft, { scope, complement }: Match): boolean {
  const { s, context } = scope
  const { range } = complement
  const inner = range === undefined ? undefined : s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  if (inner?.subject === undefined || inner.verb.tense === 'past') return false
  // "instructed that a task force be set up": nobody is named who has to do it.
  if (inner.verb.passive) return inner.verb.modal === 'should'
  const tasked = taskedOf(s, context, inner.subject)
  const deed = infinitiveWords(s, inner)
  if (tasked.length === 0 || deed === undefined) return false
  draft.drop('tasked')
  draft.drop('what')
  draft.add('tasked', tasked).set('what', deed)
  return true
}

/** "$3 million over five years": a sum that is spread over a length of time. */
function lengthIn(scope: Scope, range: Range): Filled | undefined {
  const date = scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'period' && /^P\d/.test(d.value))
  const joint = date === undefined ? undefined : scope.s.units[date.unit - 1]
  return joint?.type === 'preposition' && joint.word === 'over' ? date?.filled : undefined
}

/** "approved a loan of $3 million", "released $3 million"; not "approved projects worth $3 million". */
function isSum({ scope, complement }: Match, draft: Draft): boolean {
  const unit = complement.object === undefined ? undefined : scope.s.units[complement.object.from]
  if (unit?.type !== 'noun' || !/^[A-Z]{3}$/.test(String(draft.get('unit')[0]?.value))) return false
  const own = scope.amounts.some((a) => a.first >= unit.first && a.first <= unit.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
  if (scope.s.tokens.word[unit.head] === 'line' && scope.s.tokens.word[unit.last + 2] === 'credit') return true
  return own || RELEASE_OR_DISBURSEMENT.holds(scope.s.tokens, unit.head) || GIFT.test(scope.s.tokens.word[unit.head] ?? '')
}

/** "announced over $5 million in new funding for schools": what is promised is the funding; the sum stands in its own slot. */
function dropLeadingSum(draft: Draft, { s, amounts }: Scope, range: Range): void {
  const sum = s.units[range.from]
  const joint = s.units[range.from + 1]
  const isSum = sum?.type === 'noun' && amounts.some((a) => a.first >= sum.first && a.last === sum.last)
  if (!isSum || joint?.type !== 'preposition' || joint.word !== 'in' || s.units[range.from + 2]?.type !== 'noun') return
  draft.drop('what')
  draft.set('what', wordsOfRange(s, { from: range.from + 2, to: range.to }))
}

/** Whose promise the noun right behind the verb is. */
function promiseOwners({ s, context }: Scope, rest: Range): readonly Filled[] {
  const at = s.units[rest.from]?.type === 'adverb' ? rest.from + 1 : rest.from
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  const named = unit.names.filter((n) => n.last < unit.head && BINDING.has(n.type))
  if (named.length > 0) return named.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  const of = s.units[at + 1]
  if (of?.type !== 'preposition' || of.word !== 'of' || s.units[at + 2]?.type !== 'noun') return []
  return agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, rest.to) })
}

function saysWhichOfPerson({ scope: { s }, predicate: { clause } }: Match): boolean {
  const joint = clause?.kind === 'relative' ? s.units[clause.at - 1] : undefined
  const subject = clause?.subject === undefined ? undefined : s.units[clause.subject.from]
  return joint?.type === 'relative' && joint.word === 'which' && subject?.type === 'noun' && subject.names.some((n) => n.type === 'person')
}

/** "as requested to", "as agreed" */
function isAsAsked({ scope: { s }, predicate: { clause } }: Match): boolean {
  const as = clause === undefined ? undefined : s.units[clause.at - 1]
  return (as?.type === 'preposition' || as?.type === 'subordinator') && as.word === 'as'
}

function asksQuestion({ scope, complement }: Match): boolean {
  const joint = scope.s.units[(complement.range?.from ?? 0) - 1]
  return joint?.type === 'that' && joint.word !== 'that'
}

function isWeight({ scope, complement }: Match): boolean {
  const range = complement.object
  const phrase = range === undefined ? undefined : scope.s.units[range.from]
  return range !== undefined && phrase?.type === 'noun' && classesOf(scope, phrase, range).has('weight')
}

const PLANNING = /^(?:will|shall|would|should|may)$/

/** "agreed that they will meet" promises; "agreed that trade is vital" and "that it must be kept" only hold a view. */
export function promises(match: Match): boolean {
  const range = match.complement.range
  const inner =
    range === undefined ? undefined : match.scope.s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  return inner?.verb.modal !== undefined && PLANNING.test(inner.verb.modal)
}

/** When something in a range falls due: "by 2030", "by the summit in May". */
export function dueIn(scope: Scope, range: Range): Filled | undefined {
  const inside = scope.dates.filter((d) => d.unit >= range.from && d.unit < range.to)
  const due = inside.find((d) => d.part === 'due')?.filled
  if (due !== undefined) return due
  const event = inside.find((d) => d.part === 'when' && isTimeOfTerm(scope.s, d.unit))
  return event === undefined ? undefined : { ...event.filled, value: `../${event.value}` }
}

/** "by the Union's summit in May": the time of an event that is a term. */
function isTimeOfTerm(s: ReadSentence, unit: number): boolean {
  const at = s.units[unit - 1]?.type === 'preposition' ? unit - 2 : unit - 1
  const noun = s.units[at]
  const joint = s.units[at - 1]
  if (noun?.type !== 'noun') return false
  const isEvent = noun.noun?.classes.includes('event') === true || noun.names.some((n) => n.type === 'event')
  return isEvent && joint?.type === 'preposition' && joint.word === 'by'
}

/** "agreed to open the line in 2026": the time of what is promised, when it lies ahead, is when it is due. */
function aheadIn(scope: Scope, range: Range): Filled | undefined {
  const day = scope.context.date
  if (day === undefined) return undefined
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'when' && d.value.slice(0, day.length) > day)
    ?.filled
}
