import { listEnd } from '../adjuncts.ts'
import { agentsOf, namesIn } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'

const CHAIR_ROLES: readonly (readonly [RegExp, string])[] = [
  [/co-?chair/, 'co-chair'], [/country coordinator|coordinator/, 'country coordinator'], [/presidency|preside/, 'presidency'], [/chair/, 'chair'],
]

/** The role that words name: chair, co-chair, presidency, country coordinator. */
export function chairRole(words: string): string | undefined {
  return CHAIR_ROLES.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1]
}

/** Fills a chairmanship: role from the noun or verb, body from "of", period. */
export function completeChairmanship(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const { s, context } = scope
  const head = thing === undefined ? undefined : s.units[thing.from]
  if (match.frame.takes.includes('to') && (head?.type !== 'noun' || chairRole(s.tokens.word[head.head] ?? '') === undefined)) return false
  const words = thing === undefined ? predicate.lemma : String(wordsOfRange(s, { from: thing.from, to: thing.from + 1 })?.value ?? '')
  const verbRole = chairRole(predicate.lemma)
  const role = verbRole ?? chairRole(words)
  if (role !== undefined) draft.set('role', { value: role, span: tokenSpan(s.tokens, predicate.first, predicate.last) })
  if (predicate.lemma === 'hand' || predicate.lemma === 'pass' || predicate.lemma === 'transfer' || predicate.lemma === 'go' || predicate.lemma === 'move') draft.add('party', toAgents(match))
  const holder = thing ?? match.complement.range
  if (holder !== undefined) draft.set('body', bodyIn(scope, holder, verbRole !== undefined))
  if (!draft.has('body') && context.lastBody !== undefined) draft.set('body', { value: context.lastBody, inferred: 'the body last named' })
  draft.set('period', adjuncts.period ?? adjuncts.since ?? adjuncts.when ?? adjuncts.until)
  return draft.has('party') && draft.has('body') && draft.has('role')
}

/** "India's chairmanship of the Transit Council in 2025": a chair without a verb. */
export function nominalChair(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const role = /^(?:chairmanship|presidency|chairpersonship|chairship|co-chairmanship)$/.test(s.tokens.word[unit.head] ?? '') ? chairRole(s.tokens.word[unit.head] ?? '') : undefined
  if (role === undefined) return undefined
  const draft = new Draft('chairmanship', modality === 'scheduled' ? 'scheduled' : 'done', scope.passage, 'nouns/chairmanship')
  const owner = unit.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation')
  const body = unit.names.find((n) => n.type === 'body' || (n.type === 'organisation' && owner.length > 1))
  draft.add('party', owner.filter((n) => n !== body).map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })))
  if (!draft.has('party') && /^(?:its|their|his|her)$/.test(s.tokens.word[unit.first] ?? '')) {
    draft.add('party', context.lastAgents.slice(0, 1).map((a) => ({ value: a.value, inferred: 'possessive: who acted last' })))
  }
  draft.set('role', { value: role, span: tokenSpan(s.tokens, unit.head, unit.head) })
  for (let u = at + 1; u < Math.min(to, at + 8); u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative') break
    if (next?.type !== 'preposition' || (next.word !== 'of' && next.word !== 'in')) continue
    const found = bodyIn(scope, { from: u + 1, to: u + 2 }, false)
    if (found === undefined) continue
    const party = s.units[u + 1]
    if (!draft.has('party') && party?.type === 'noun' && party.names.some((n) => n.type === 'party')) draft.add('party', agentsOf(s, context, { from: u + 1, to: u + 2 }))
    else draft.set('body', found)
  }
  if (body !== undefined) draft.set('body', { value: body.value, span: tokenSpan(s.tokens, body.first, body.last), row: body.row })
  draft.set('period', scope.dates.find((d) => d.unit > at && d.unit < Math.min(to, at + 7))?.filled)
  return draft.has('party') && draft.has('body') ? draft : undefined
}

function bodyIn(scope: Scope, range: Range, whole: boolean): Filled | undefined {
  const { s } = scope
  const names = namesIn(s, range)
  const name = names.find((n) => n.type === 'body' || n.type === 'event') ?? names.find((n) => n.type === 'organisation' || n.type === 'name')
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  if (whole) return wordsOfRange(s, { from: range.from, to: listEnd(s, range.from, range.to) })
  for (let u = range.from; u < range.to - 1; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'of') return wordsOfRange(s, { from: u + 1, to: Math.min(range.to, u + 2) })
  }
  return undefined
}

function toAgents(match: Match): Filled[] {
  const { s, context } = match.scope
  const { rest } = match.predicate
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'to') return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, rest.to) })
  }
  return []
}
