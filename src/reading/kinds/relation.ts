import { wordSet } from '../../language/word-map.ts'
import { agentsOf } from '../agents.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Frame } from '../frames.ts'
import type { Predicate } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { frontOfRelative } from '../relative.ts'
import { tokenSpan } from '../sentence.ts'
import {
  setDates,
  statusOf,
  asStatus,
  sameTie,
  namesBefore,
  issuingBody,
  tieOf,
  statusWords,
  setSides,
  isOrganisation,
} from './relation/tie.ts'
import { afterOneOf, isStatusNoun } from './relation/status.ts'
import { completeAnniversary } from './relation/anniversary.ts'

const LEVEL_OR_STATUS = wordSet('level status')

/** Fills a standing tie: who with whom, in what status, since when. */
export function completeRelation(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const action = draft.get('action')[0]?.value
  if (action === 'joined') return completeEntry(draft, match)
  const told = thing ?? match.complement.object
  if (told === undefined) return false
  const holder = { from: afterOneOf(scope.s, told.from), to: told.to }
  if (action === 'marked an anniversary') {
    const agents = agentsOf(scope.s, scope.context, predicate.agent)
    draft.drop('party')
    draft.add(
      'party',
      sidesOfEvent(scope, agents.some((a) => /^[A-Z]/.test(String(a.value))) ? agents : [...agents, ...namedIn(scope, predicate.agent)]),
    )
    // "This year marks …": the subject may be the time itself.
    const subject = scope.dates.find((d) => predicate.agent !== undefined && d.unit >= predicate.agent.from && d.unit < predicate.agent.to)
    const before = subject ?? scope.dates.find((d) => d.unit + 1 === predicate.clause?.at)
    return completeAnniversary(draft, scope, holder, before?.filled ?? adjuncts.when ?? adjuncts.since)
  }
  const subjects = agentsOf(scope.s, scope.context, predicate.agent)
  const parties = [
    ...(subjects.length > 0 ? subjects : predicate.nominal ? mainSides(scope, holder) : lastNamed(scope, predicate.agent)),
    ...(predicate.lemma === 'link' ? agentsOf(scope.s, scope.context, match.complement.object) : []),
  ]
  draft.drop('party')
  const tie = tieOf(scope, holder.from, holder.to)
  const entered = predicate.lemma === 'become'
  // "Norland and Arcadia established relations with Sudland": the tie is with who is named so, not between the two.
  const isWithThird = parties.length > 1 && [...tie.others, ...adjuncts.with].some(({ value }) => !parties.some((p) => p.value === value))
  setSides(
    draft,
    scope,
    [
      ...(isWithThird ? parties.slice(0, 1) : parties),
      ...tie.parties,
      ...tie.others,
      ...adjuncts.with,
      ...adjuncts.between,
      ...inWhich(scope, predicate),
    ],
    action !== undefined || predicate.lemma === 'link',
    /trading partner$/i.test(String(tie.status?.value ?? '')),
  )
  draft.set('status', upgradedTo(match) ?? tie.status)
  if (!draft.has('status')) return false
  // "promote ties", "lift relations to new heights": nothing that they become is named.
  const unnamed =
    /^(?:promote|lift|raise|elevate|take|bring)$/.test(predicate.lemma) && isUnnamedHeight(draft, upgradedTo(match), predicate.lemma)
  if (unnamed) return false
  if (entered) draft.set('with', issuingBody(scope)[0])
  if (entered) draft.set('action', { value: 'joined', span: tokenSpan(scope.s.tokens, predicate.first, predicate.last) })
  const isAct = entered || action !== undefined
  // "was the largest partner in 2020": no beginning.
  const began = predicate.lemma === 'be' ? adjuncts.since : (adjuncts.since ?? adjuncts.when)
  setDates(draft, isAct ? (adjuncts.when ?? adjuncts.since) : began, isAct)
  return draft.has('party') && draft.has('with') && !isLoose(draft, match.frame.row === 'frames/relation.has' ? 'established' : action)
}

/** "the League, of which it is a founding member": the organisation in front of the relative. */
function inWhich({ s, context }: Scope, { clause }: Predicate): readonly Filled[] {
  const subject = clause?.kind === 'relative' ? clause.subject : undefined
  const of = subject === undefined ? undefined : s.units[subject.from - 2]
  if (subject === undefined || of?.type !== 'preposition' || of.word !== 'of') return []
  const front = frontOfRelative(s, subject.from - 1)
  return front === undefined ? [] : agentsOf(s, context, { from: front, to: front + 1 })
}

/** "establish good relations", "launch a landmark partnership": an aim or a programme, where no known tie is named. */
function isLoose(draft: Draft, action: Filled['value'] | undefined): boolean {
  const words = String(draft.get('status')[0]?.value ?? '')
  if (action !== 'established' || !/(?:relations|ties|relationship|partnership)$/i.test(words)) return false
  return !/\b(?:diplomatic|consular|dialogue|official|treaty|strategic|comprehensive|enhanced|special|privileged|development|economic)\b/i.test(
    words,
  )
}

/** "The Reef Arrangements will mark 55 years": whatever has a name may have a feast. */
function namedIn({ s }: Scope, range: Range | undefined): Filled[] {
  const unit = range === undefined ? undefined : s.units[range.from]
  const name = unit?.type === 'noun' ? unit.names.find((n) => n.last === unit.last && n.type !== 'person' && n.type !== 'post') : undefined
  return name === undefined ? [] : [{ value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }]
}

/** "the Norland–Arcadia Summit marks …": the two whose summit it is. */
function sidesOfEvent(scope: Scope, agents: readonly Filled[]): Filled[] {
  return agents.flatMap((agent): Filled[] => {
    const name = scope.s.names.find((n) => n.value === agent.value && (n.type === 'event' || n.type === 'body'))
    return name?.parties?.length === 2
      ? name.parties.map((value) => ({ ...agent, value, inferred: 'the parties in the name of the event' }))
      : [agent]
  })
}

/** "Since the establishment of relations in 1972, Norland and Arcadia have …": the two of whom the sentence speaks. */
function mainSides({ s, context }: Scope, { from }: Range): Filled[] {
  const subject = s.clauses.find((c) => c.kind === 'main')?.subject
  if (subject === undefined || subject.from <= from) return []
  const agents = agentsOf(s, context, subject)
  return agents.length === 2 ? [...agents] : []
}

/** "the accession of Norland, which became …": the party that the phrase names last. */
function lastNamed(scope: Scope, range: Range | undefined): Filled[] {
  for (let u = (range?.to ?? 0) - 1; range !== undefined && u >= range.from; u--) {
    const own = namesBefore(scope, u)
    if (own.length > 0) return own.slice(-1)
  }
  return []
}

/** "which became a dialogue partner in 1977 and a strategic partner in 2023": each status has its own beginning. */
export function furtherStatuses(scope: Scope, { rest, lemma }: Predicate, draft: Draft): Draft[] {
  const { s } = scope
  if (lemma !== 'become' || draft.kind !== 'relation') return []
  const found: Draft[] = []
  for (let u = rest.from + 1; u < rest.to; u++) {
    const joint = s.units[u - 1]
    if (s.units[u]?.type === 'verb' || s.units[u]?.type === 'relative') break
    if (joint?.type !== 'conjunction' || !isStatusNoun(s, u)) continue
    const date = scope.dates.find((d) => d.unit > u && d.unit < u + 5)
    const status = statusWords(scope, u)
    if (date === undefined || status === undefined || status.value === draft.get('status')[0]?.value) continue
    const other = sameTie(draft, draft.get('party')[0] ?? status)
    for (const slot of ['status', 'since', 'when']) other.drop(slot)
    found.push(other.set('status', status).set('since', date.filled).set('when', date.filled))
  }
  return found
}

/** "Norland joined the League", "the League admitted Norland as an observer". */
function completeEntry(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, complement } = match
  const { s } = scope
  const object = complement.object ?? predicate.patient
  const unit = object === undefined ? undefined : s.units[object.from]
  // "was admitted as a member of the League": what it enters stands with the status.
  const entered = statusOf(scope, predicate.rest)
  if (entered !== undefined || match.frame.row === 'frames/relation.welcomed') draft.drop('with')
  draft.set('with', entered)
  // "joined the Seed Fund": a fund acts as nobody, but has members.
  const fund = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'programme' && n.last === unit.last) : undefined
  if (fund !== undefined) draft.set('with', { value: fund.value, span: tokenSpan(s.tokens, fund.first, fund.last), row: fund.row })
  const joined = draft.get('with')[0]
  // A pledge or an initiative has supporters, no members.
  if (unit?.type !== 'noun' || !isOrganisation(scope, joined) || /\b(?:Pledge|Initiative)$/.test(String(joined?.value))) return false
  draft.set('status', asStatus(scope, predicate.rest) ?? { value: 'member', inferred: 'who joins is a member' })
  setDates(draft, adjuncts.when ?? adjuncts.since, true)
  return draft.has('party') && draft.get('party')[0]?.value !== draft.get('with')[0]?.value
}

/** One claim for each further party that joined in the same words. */
export function furtherParties(scope: Scope, predicate: Predicate, frame: Frame, draft: Draft): Draft[] {
  // "Norland and Arcadia are members of the League": each of them is.
  const isMembers = frame.row === 'frames/relation.is' && isOrganisation(scope, draft.get('with')[0])
  if (draft.get('action')[0]?.value !== 'joined' && !isMembers) return []
  const part = frame.slots.find(([slot]) => slot === 'party')?.[1]
  const agents = agentsOf(scope.s, scope.context, part === 'subject' ? predicate.agent : predicate.patient)
  return agents
    .slice(1)
    .filter((a) => a.value !== draft.get('with')[0]?.value && a.value !== draft.get('party')[0]?.value)
    .map((party) => sameTie(draft, party))
}

/** "to new heights", "to a higher level", or to nothing that is told. */
function isUnnamedHeight(draft: Draft, to: Filled | undefined, lemma: string): boolean {
  if (to === undefined)
    return (
      lemma === 'promote' && /^(?:\w+ )?(?:ties|relations|relationship|relation|cooperation)$/i.test(String(draft.get('status')[0]?.value))
    )
  return /\b(?:heights?|levels?|plane|stage|footing)$/i.test(String(to.value))
}

/** "upgraded their relations to the level of a strategic partnership". */
function upgradedTo(match: Match): Filled | undefined {
  const { s } = match.scope
  const { rest, lemma } = match.predicate
  if (
    lemma !== 'upgrade' &&
    lemma !== 'elevate' &&
    lemma !== 'raise' &&
    lemma !== 'promote' &&
    lemma !== 'lift' &&
    lemma !== 'take' &&
    lemma !== 'bring'
  )
    return undefined
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'to' || next?.type !== 'noun') continue
    const isLevel = LEVEL_OR_STATUS.holds(s.tokens, next.head) && s.units[u + 2]?.type === 'preposition'
    return isLevel ? statusWords(match.scope, u + 3) : statusWords(match.scope, u + 1)
  }
  return undefined
}
