import type { Name } from '../../language/names.ts'
import { adjunctsIn, listEnd, placeOf } from '../adjuncts.ts'
import { agentsOf, namesIn } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'

const TYPES = new Set(['official', 'working', 'state', 'private', 'transit'])

/** Fills a visit: who with office, where to, host, purpose, type. A visit needs a traveller or a kind, and a place or a time. */
export function completeVisit(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  const traveller = match.frame.slots.some(([slot, part]) => slot === 'who' && part === 'object') ? match.complement.object : predicate.agent
  fillTraveller(draft, scope, traveller)
  const range = match.complement.range ?? predicate.patient
  draft.drop('where')
  const place = range === undefined ? undefined : firstPlace(scope, range)
  draft.set('where', place)
  draft.set('where', adjuncts.where)
  draft.set('when', adjuncts.when).add('host', adjuncts.host)
  draft.set('type', typeOf(scope, predicate.rest))
  draft.set('purpose', purposeOf(match))
  if (predicate.lemma === 'be' && traveller !== undefined) {
    // "is in Lima": only of persons and delegations.
    const head = scope.s.units[traveller.from]
    const names = namesIn(scope.s, { from: traveller.from, to: traveller.from + 1 })
    const travels = names.some((n) => n.type === 'person' || n.type === 'post') || (head?.type === 'noun' && /^delegations?$/.test(scope.s.tokens.word[head.head] ?? '')) || (head?.type === 'noun' && /^(?:he|she)$/.test(scope.s.tokens.word[head.first] ?? ''))
    if (!travels) return false
  }
  return draft.has('where') && draft.has('who')
}

/** The traveller's name, office and state; only persons travel. */
export function fillTraveller(draft: Draft, scope: Scope, range: Range | undefined): void {
  if (range === undefined) return
  const name = namesIn(scope.s, range).find((n) => n.type === 'person' || n.type === 'post')
  if (name !== undefined) fillOffice(draft, scope, name)
}

function fillOffice(draft: Draft, scope: Scope, name: Name): void {
  const { tokens } = scope.s
  if (name.post !== undefined && name.postSpan !== undefined) draft.set('post', { value: name.post, span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
  else if (name.type === 'post' && name.postSpan !== undefined) draft.set('post', { value: name.value, span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
  if (name.of !== undefined && name.ofSpan !== undefined) draft.set('of', { value: name.of, span: tokenSpan(tokens, name.ofSpan.first, name.ofSpan.last) })
}

/** The first city named in a range of units, else the first state. */
export function firstPlace(scope: Scope, range: Range): { value: string; span: { start: number; end: number }; row: string } | undefined {
  const { s } = scope
  let party: { value: string; span: { start: number; end: number }; row: string } | undefined
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    if (unit?.type !== 'noun') continue
    const place = placeOf(unit)
    if (place === undefined) {
      if (u === range.from && unit.names.length > 0) break
      continue
    }
    const filled = { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
    if (place.type === 'place') return filled
    party ??= filled
    if (s.units[u + 1]?.type !== 'comma') break
  }
  return party
}

/** "official visit", "working visit": the kind of visit by the word before the noun. */
export function typeOf(scope: Scope, range: Range): { value: string; span: { start: number; end: number } } | undefined {
  const { tokens } = scope.s
  const first = scope.s.units[range.from]?.first ?? 0
  const last = scope.s.units[range.to - 1]?.last ?? 0
  for (let i = first; i < last; i++) {
    const word = tokens.word[i] ?? ''
    const next = tokens.word[i + 1] ?? ''
    if (TYPES.has(word) && /^(?:visit|visits|trip|tour)$/.test(next)) return { value: word, span: tokenSpan(tokens, i, i) }
  }
  return undefined
}

function purposeOf(match: Match): ReturnType<typeof wordsOfRange> {
  const { scope, predicate } = match
  const clause = predicate.clause
  if (clause === undefined) return undefined
  const aim = scope.s.clauses.find((c) => c.kind === 'infinitive' && c.at > clause.at && c.at < clause.rest.to && c.governor === clause)
  if (aim !== undefined) return wordsOfRange(scope.s, { from: aim.at, to: aim.rest.to })
  for (let u = predicate.rest.from; u < predicate.rest.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'for' && scope.s.units[u + 1]?.type === 'noun') return wordsOfRange(scope.s, { from: u + 1, to: predicate.rest.to })
  }
  return undefined
}

/** "the Minister's visit to Norland in March": a visit without a verb of its own. */
export function nominalVisit(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'visit') return undefined
  const draft = new Draft('visit', modality, scope.passage, 'nouns/visit')
  const owner = unit.names.find((n) => n.type === 'person' || n.type === 'post')
  if (owner !== undefined) {
    draft.add('who', agentsOf(s, context, { from: at, to: at + 1 }))
    fillTraveller(draft, scope, { from: at, to: at + 1 })
  }
  const possessive = s.tokens.word[unit.first]
  if (!draft.has('who') && (possessive === 'his' || possessive === 'her')) {
    const subject = s.clauses.find((c) => c.kind === 'main')?.subject
    const agents = subject !== undefined && subject.from > at ? agentsOf(s, context, subject) : []
    draft.set('who', agents[0] ?? (context.lastPerson === undefined ? undefined : { value: context.lastPerson, inferred: 'possessive: the person last named' }))
    if (subject !== undefined && subject.from > at) fillTraveller(draft, scope, subject)
  }
  const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to)
  if (!draft.has('who') && clause?.verb.lemma === 'be' && clause.subject !== undefined) {
    draft.add('who', agentsOf(s, context, clause.subject).slice(0, 1))
    fillTraveller(draft, scope, clause.subject)
  }
  let end = to
  for (let u = at + 1; u < to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative' || next?.type === 'semicolon') {
      end = u
      break
    }
    if (next?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') continue
    if (next.word === 'to' || next.word === 'in') draft.set('where', firstPlace(scope, { from: u + 1, to }))
    if ((next.word === 'of' || next.word === 'by') && !draft.has('who')) {
      draft.add('who', agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, to) }).slice(0, 1))
      fillTraveller(draft, scope, { from: u + 1, to })
    }
  }
  const adjuncts = adjunctsIn(s, context, scope.dates, [{ from: at + 1, to: end }])
  draft.set('when', adjuncts.when).add('host', adjuncts.host).set('type', typeOf(scope, { from: at, to: at + 1 }))
  return draft.has('who') && (draft.has('where') || draft.has('type')) ? draft : undefined
}
