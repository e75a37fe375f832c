import type { NounPhrase } from '../language/phrases.ts'
import { agentsOf } from './agents.ts'
import { wordSet } from '../language/word-map.ts'
import type { Clause } from './clauses.ts'
import type { Kind, Modality } from './claim.ts'
import { Draft } from './draft.ts'
import { nominalChair } from './kinds/chairmanship.ts'
import { givenSums } from './kinds/commitment/givers.ts'
import { nominalCommitment } from './kinds/commitment/nominal.ts'
import { listedIdeas, nominalInitiative } from './kinds/initiative.ts'
import { negotiatedInstrument, nominalInstrument } from './kinds/instrument/nominal.ts'
import { nominalMeeting } from './kinds/meeting/nominal.ts'
import { furtherNumbered } from './kinds/meeting/numbered.ts'
import { nominalProgramme, namedYear } from './kinds/programme.ts'
import { isOfAnniversary } from './kinds/relation/anniversary.ts'
import { nominalRelations } from './kinds/relation/nominal.ts'
import { furtherVisits, nominalVisit } from './kinds/visit.ts'
import { modalityOf } from './modality.ts'
import { nominalPredicate, predicateOf, type Predicate } from './predicate.ts'
import type { Scope, SentenceDate } from './scope.ts'
import type { ReadSentence } from './sentence.ts'
import { owner } from './open-scope.ts'
import { framesOf } from './match-frames.ts'

const TALKS = wordSet('negotiations talks')

/** Claims of nouns: signings, visits and sessions that have no verb of their own. */
export function nominals(scope: Scope, used: ReadonlySet<number>, told: readonly Draft[]): Draft[] {
  const drafts: Draft[] = []
  const kinds = new Set(told.map((draft) => draft.kind))
  scope.s.units.forEach((unit, at) => {
    if (unit.type !== 'noun' || (used.has(at) && !unit.pronoun && !TALKS.holds(scope.s.tokens, unit.head))) return
    const found = claimsOfNoun(scope, unit, at, told, kinds)
    // What a noun alone tells is told by its row.
    for (const draft of found) if (draft.made.startsWith('rule/')) draft.noun = unit.noun?.row
    drafts.push(...found)
  })
  return drafts
}

function claimsOfNoun(scope: Scope, unit: NounPhrase, at: number, told: readonly Draft[], kinds: ReadonlySet<Kind>): Draft[] {
  const { s, k } = scope
  const clause = owner(s, at)
  const to = clause === undefined || at < clause.at ? nextVerb(s, at) : Math.max(at + 1, clause.rest.to)
  const modality = nominalModality(scope, clause, at)
  const ties = nominalRelations(scope, at, to, modality, clause)
  if (ties.length > 0) return ties
  const gifts = kinds.has('commitment') ? [] : givenSums(scope, at)
  if (gifts.length > 0) return gifts
  const verb = k.nominals.at(s.tokens, unit.head)
  if (verb !== undefined) {
    const predicate = nominalPredicate(s, at, to, verb, clause, k.governors)
    if (predicate !== undefined) {
      const found = framesOf(scope, ofEvent(scope, predicate, clause), new Set()).filter(
        (d) => d.kind !== 'relation' || !isOfAnniversary(scope, at),
      )
      return found.filter((d) => d.kind !== 'commitment' && d.kind !== 'position' && d.kind !== 'initiative')
    }
  }
  const drafts: Draft[] = []
  const promise = nominalCommitment(scope, at, to)
  if (promise !== undefined && !told.some((d) => d.kind === 'commitment' && d.get('what')[0]?.value === promise.get('what')[0]?.value))
    drafts.push(promise)
  const initiative = nominalInitiative(scope, at, to)
  if (initiative !== undefined) {
    const listed = listedIdeas(scope, initiative, at)
    return [...drafts, ...(listed.length > 0 ? listed : [initiative])]
  }
  if (unit.pronoun) return drafts
  // "will pay a visit to": told by its verb already.
  const isTold = clause !== undefined && PAYING.has(clause.verb.lemma) && kinds.has('visit')
  const visit = isTold ? undefined : nominalVisit(scope, at, to, modality)
  if (visit !== undefined) return [...drafts, visit, ...furtherVisits(scope, visit)]
  const negotiated = negotiatedInstrument(scope, at, to, clause)
  if (negotiated !== undefined) return [...drafts, negotiated]
  const attends =
    clause !== undefined && at > clause.at && ATTENDING.has(clause.verb.lemma)
      ? (told.find((d) => d.kind === 'meeting' && d.has('participants')) ?? told.find((d) => d.kind === 'visit'))
      : (visitedFor(s, at, clause, told) ?? representing(scope, at, clause, modality))
  const meeting = nominalMeeting(
    scope,
    at,
    to,
    modality,
    attends === undefined
      ? undefined
      : asAttended(
          attends,
          told.find((d) => d.kind === 'visit'),
          attends === visitedFor(s, at, clause, told),
        ),
  )
  if (meeting !== undefined) return [...drafts, meeting, ...furtherNumbered(scope, at, meeting)]
  const year = namedYear(scope, at)
  if (year !== undefined) return [...drafts, year]
  const instrument = nominalInstrument(scope, at, to, modality, kinds.has('instrument'))
  if (instrument !== undefined) drafts.push(instrument)
  const programme = kinds.has('programme')
    ? undefined
    : nominalProgramme(scope, at, to, clause === undefined || clause.hangs === 'aim' ? 'done' : modalityOf(clause, k.governors))
  if (programme !== undefined) drafts.push(programme)
  const chair = nominalChair(scope, at, to, modality)
  if (chair !== undefined) drafts.push(chair)
  return drafts
}

/** "The signing of the treaty took place in May": what stands around the verb of an event belongs to the deed that it tells of. */
function ofEvent({ s, k }: Scope, predicate: Predicate, clause: Clause | undefined): Predicate {
  const subject = clause?.subject
  const noun = subject === undefined ? undefined : s.units[subject.from]
  if (clause === undefined || noun === undefined || noun.first !== predicate.first) return predicate
  const { lemma, passive, last } = clause.verb
  const isEvent = passive
    ? /^(?:hold|conduct|complete)$/.test(lemma)
    : lemma === 'occur' || (lemma === 'take' && s.tokens.word[last + 1] === 'place')
  return isEvent ? { ...predicate, area: [...predicate.area, ...predicateOf(s, clause, k.governors).area] } : predicate
}

/** "will be in Lima for the Rivers Forum": who travels for a meeting attends it there. */
function visitedFor(s: ReadSentence, at: number, clause: Clause | undefined, told: readonly Draft[]): Draft | undefined {
  const before = s.units[at - 1]
  if (clause === undefined || before?.type !== 'preposition' || before.word !== 'for' || !TRAVELLING.has(clause.verb.lemma))
    return undefined
  return told.find((d) => d.kind === 'visit')
}

const TRAVELLING = new Set(['be', 'travel', 'visit', 'go', 'come', 'arrive', 'stay', 'fly', 'return'])

/** Light verbs of a visit: the noun behind them is the visit that the verb tells. */
const PAYING = new Set(['pay', 'make', 'undertake', 'conduct', 'begin', 'conclude', 'complete', 'start', 'arrive', 'travel', 'come'])

const ATTENDING = new Set(['attend', 'participate', 'take', 'join', 'address'])

/** "Minister Roe represented Norland at the Conference": who stands there for somebody takes part. */
function representing(scope: Scope, at: number, clause: Clause | undefined, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const before = s.units[at - 1]
  const isThere = before?.type === 'preposition' && (before.word === 'at' || before.word === 'in')
  if (clause?.verb.lemma !== 'represent' || clause.subject === undefined || !isThere || at < clause.at) return undefined
  const draft = new Draft('meeting', modality, scope.passage, 'rule/represented')
  draft.add('participants', agentsOf(s, context, clause.subject))
  return draft.has('participants') ? draft : undefined
}

/** What coordinated events share: who attends, and the place of the visit they belong to. */
function asAttended(draft: Draft, visit: Draft | undefined, isFor: boolean): Draft {
  const shared = new Draft('meeting', draft.modality, draft.passage, 'rule/attended')
  const where = draft.get('where')[0] ?? visit?.get('where')[0]
  return shared
    .add('participants', draft.kind === 'meeting' ? draft.get('participants') : draft.get('who'))
    .set('where', where)
    .set('rank', isSeveral(draft) ? draft.get('rank')[0] : undefined)
    .set('when', draft.kind === 'meeting' || isFor ? draft.get('when')[0] : undefined)
}

/** "attended ministerial meetings of the A and the B": the rank is that of each. */
const isSeveral = (draft: Draft): boolean => /meetings$/.test(String(draft.get('title')[0]?.value ?? ''))

const LOOKING_AHEAD = new Set(['look', 'await', 'anticipate', 'expect'])

function nominalModality(scope: Scope, clause: Clause | undefined, at: number) {
  if (liesAhead(scope, at, clause)) return 'scheduled' as const
  const behind = dateBehind(scope, at) ?? dateOfLine(scope)
  // "an action plan 2023–2028": the years of a plan are no time of the meeting.
  const date = behind !== undefined && /^\d{4}\/\d{4}$/.test(behind.value) ? undefined : behind
  const day = scope.context.date
  // "at the summit later this year"
  if (date !== undefined && day?.startsWith(date.value) && isLater(scope, date)) return 'scheduled' as const
  if (date !== undefined && day !== undefined && /^\d{4}/.test(date.value)) {
    if (date.value.slice(0, 10) > day && (date.value.length >= 7 || date.value > day.slice(0, 4))) return 'scheduled' as const
    if (date.value.slice(0, 10) < day) return 'done' as const
  }
  if (clause !== undefined && LOOKING_AHEAD.has(clause.verb.lemma) && date === undefined) return 'expected' as const
  const modality = clause === undefined ? 'done' : modalityOf(clause, scope.k.governors)
  return clause !== undefined &&
    clause.verb.tense === 'past' &&
    (modality === 'expected' || modality === 'proposed') &&
    clause.kind === 'main'
    ? ('done' as const)
    : modality
}

/** The one date of a line without a verb. */
function dateOfLine({ s, dates }: Scope): SentenceDate | undefined {
  return dates.length === 1 && s.clauses.every((c) => c.verb.form === 'participle') ? dates[0] : undefined
}

/** The first date behind a unit. */
function dateBehind({ dates }: Scope, at: number): SentenceDate | undefined {
  for (const date of dates) if (date.unit > at) return date
  return undefined
}

const COMING = wordSet('next upcoming forthcoming')
const PREPARING = wordSet('ahead preparation preparations')

/** "the upcoming Forum", "ahead of the Forum", "preparations for the Forum", and "before the Forum" of what is not past. */
function liesAhead({ s }: Scope, at: number, clause: Clause | undefined): boolean {
  const unit = s.units[at]
  if (unit?.type !== 'noun') return false
  for (let i = unit.first; i <= unit.head && i < unit.first + 3; i++) if (COMING.holds(s.tokens, i)) return true
  const before = s.tokens.word[unit.first - 1]
  if (before === 'of' || before === 'for') return PREPARING.holds(s.tokens, unit.first - 2)
  return before === 'before' && clause?.verb.form === 'finite' && clause.verb.tense !== 'past'
}

const isLater = ({ s }: Scope, date: SentenceDate): boolean =>
  date.filled.span !== undefined && /^later\b/i.test(s.tokens.text.slice(date.filled.span.start, date.filled.span.end))

function nextVerb(s: ReadSentence, at: number): number {
  for (let u = at + 1; u < s.units.length; u++) if (s.units[u]?.type === 'verb') return u
  return s.units.length
}
