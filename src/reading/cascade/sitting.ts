import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import type { UnitMatch } from './match.ts'
import { firstWord, isOf, type UnitScope } from './scope.ts'
import { eventAt, topicsFrom, type UnitEvent } from './things.ts'

/** What a clause tells of a meeting that is neither its subject nor its object: «темой встречи стали порты», «делегацию возглавил …». */
export interface Sitting {
  readonly event: UnitEvent
  readonly participants: readonly Filled[]
  readonly chairs: readonly Filled[]
  readonly agenda: readonly Filled[]
}

/** Reads the meeting of a clause that tells its subject, its chairs or who leads a delegation; none where it is told of nothing known. */
export function sittingOf(match: UnitMatch): Sitting | undefined {
  switch (match.frame.row.split('/').at(-1)) {
    case 'delegation':
      return told(match, { participants: who(match) })
    case 'cochairs':
      return cochairs(match)
    case 'topic':
      return topic(match)
    case 'on-agenda':
      return onAgenda(match)
    case 'agenda':
      return agenda(match)
    default:
      return told(match, { agenda: topicsIn(match.scope, match.complement) })
  }
}

const who = ({ scope, predicate }: UnitMatch): readonly Filled[] => agentsOf(scope, predicate.agent)

const topicsIn = (scope: UnitScope, range: Range | undefined): readonly Filled[] =>
  range === undefined ? [] : topicsFrom(scope, range.from, range.to)

const NONE = { participants: [], chairs: [], agenda: [] }

/** The meeting told before, with what is said of it now. */
function told({ scope: { context } }: UnitMatch, said: Partial<Omit<Sitting, 'event'>>): Sitting | undefined {
  const body = context.lastBody
  if (body === undefined) return undefined
  const name: Filled = { value: body, inferred: 'reference: the meeting told before' }
  const event: UnitEvent = { name, slot: 'body', ordinal: undefined, parties: [], partiesAt: undefined, to: 0 }
  const sitting = { ...NONE, ...said, event }
  return sitting.participants.length + sitting.chairs.length + sitting.agenda.length === 0 ? undefined : sitting
}

/** «Сопредседателями сессии выступили П.Аду и К.Аманов»: of a sitting; of a body they hold a chairmanship. */
function cochairs(match: UnitMatch): Sitting | undefined {
  const { scope } = match
  const office = officeOf(match)
  if (office === undefined) return undefined
  const last = scope.s.tokens.lemma[office.last]
  return office.first === office.last || isOf(scope.k, 'sitting', last) ? told(match, { chairs: who(match) }) : undefined
}

/** The office of a chair in the instrumental, on either side of a verb. */
export function officeOf({ scope, predicate: { clause } }: UnitMatch): { readonly first: number; readonly last: number } | undefined {
  const { k, s } = scope
  if (clause === undefined) return undefined
  for (let u = clause.start; u < clause.rest.to; u++) {
    const unit = s.units[u]
    const name = unit?.type === 'noun' && unit.inCase === 'i' ? unit.names.find((one) => one.first === unit.head) : undefined
    if (name?.type === 'post' && isOf(k, 'presiding', firstWord(scope, name.value))) return { first: name.first, last: name.last }
  }
  return undefined
}

/** «Темой переговоров стало развитие портов». */
function topic(match: UnitMatch): Sitting | undefined {
  const { scope, predicate } = match
  const { k, s } = scope
  const from = predicate.clause?.start ?? 0
  const at = s.units.findIndex(
    (unit, u) => u >= from && unit.type === 'noun' && unit.inCase === 'i' && isOf(k, 'topic', s.tokens.lemma[unit.head]),
  )
  const topics = topicsIn(scope, predicate.agent)
  const event = at < 0 || s.units[at + 1]?.type !== 'preposition' ? undefined : eventAt(scope, at + 2, s.units.length)
  if (at < 0 || topics.length === 0 || event?.name === undefined) return undefined
  return { ...NONE, event, agenda: topics }
}

/** «На повестке дня находились вопросы рыболовства». */
function onAgenda(match: UnitMatch): Sitting | undefined {
  const { scope, predicate } = match
  const { clause } = predicate
  const { k, s } = scope
  for (let u = clause?.start ?? 0; u < (clause?.at ?? 0); u++) {
    const unit = s.units[u]
    if (unit?.type === 'noun' && s.units[u - 1]?.type === 'preposition' && isOf(k, 'agenda', s.tokens.lemma[unit.head]))
      return told(match, { agenda: topicsIn(scope, predicate.agent) })
  }
  return undefined
}

/** «Повестка сессии включает развитие рыболовства». */
function agenda(match: UnitMatch): Sitting | undefined {
  const { scope, predicate } = match
  const { k, s } = scope
  const at = predicate.agent?.from ?? -1
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !isOf(k, 'agenda', s.tokens.lemma[unit.head])) return undefined
  const topics = topicsIn(scope, predicate.object)
  const joint = s.units[at + 1]
  const event = joint?.type === 'preposition' && joint.word === 'of' ? eventAt(scope, at + 2, s.units.length) : undefined
  if (topics.length === 0) return undefined
  return event?.name === undefined ? told(match, { agenda: topics }) : { ...NONE, event, agenda: topics }
}
