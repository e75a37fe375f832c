import { adjunctsIn, listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import { infinitiveWords } from '../complement.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'

/** Fills an initiative: where it was put forward, who supported it. */
export function completeInitiative(draft: Draft, match: Match): boolean {
  const { adjuncts } = match
  draft.set('forum', adjuncts.at).set('when', adjuncts.when)
  const range = match.complement.object
  const head = range === undefined ? undefined : match.scope.s.units[range.from]
  // "supported the proposal": says nothing of what is proposed.
  if (range !== undefined && head?.type === 'noun' && /^(?:proposal|idea|initiative|suggestion)s?$/.test(match.scope.s.tokens.word[head.head] ?? '') && range.to - range.from <= 1) {
    draft.drop('idea')
    if (match.scope.context.lastIdea !== undefined) draft.set('idea', { value: match.scope.context.lastIdea, inferred: 'definite description: the idea last named' })
  }
  return draft.has('idea') && (draft.has('by') || draft.has('supporters'))
}

/** "Norland's proposal to open a line": an initiative named by its noun, with whose it is and who supported it. */
export function nominalInitiative(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !/^(?:proposal|proposals|idea|ideas|initiative|suggestion)$/.test(s.tokens.word[unit.head] ?? '')) return undefined
  const owners = unit.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation' || n.type === 'person')
  const possessive = s.tokens.word[unit.first]
  const draft = new Draft('initiative', 'proposed', scope.passage, 'nouns/initiative')
  draft.add('by', owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })))
  if (owners.length === 0 && (possessive === 'its' || possessive === 'their' || possessive === 'our' || possessive === 'his' || possessive === 'her')) {
    const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to)
    const agents = possessive === 'our' ? context.issuers.map((value): Filled => ({ value, inferred: '"our": the issuer' })) : agentsOf(s, context, clause?.subject)
    draft.add('by', agents)
  }
  draft.set('idea', ideaBehind(scope, at, to))
  const by = s.units[at + 1]
  if (by?.type === 'preposition' && (by.word === 'by' || by.word === 'of') && !draft.has('by')) draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  draft.set('action', { value: 'proposed', span: tokenSpan(s.tokens, unit.head, unit.head) })
  for (const clause of s.clauses) {
    if (clause.at < at || !/^(?:support|back|endorse|co-sponsor)$/.test(clause.verb.lemma) || !clause.verb.passive) continue
    for (let u = clause.rest.from; u < clause.rest.to; u++) {
      const agent = s.units[u]
      if (agent?.type === 'preposition' && agent.word === 'by') draft.add('supporters', agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, clause.rest.to) }))
    }
  }
  const adjuncts = adjunctsIn(s, context, scope.dates, [{ from: at + 1, to }])
  draft.set('forum', adjuncts.at)
  return draft.has('idea') && draft.has('by') ? draft : undefined
}

/** What a proposal proposes: "to open a line", "of a line", "on a line". */
export function ideaBehind(scope: Scope, at: number, to: number): Filled | undefined {
  const { s } = scope
  const next = s.units[at + 1]
  if (next?.type === 'verb' && next.form === 'infinitive') {
    const clause = s.clauses.find((c) => c.at === at + 1)
    return clause === undefined ? undefined : infinitiveWords(s, clause)
  }
  if (next?.type === 'preposition' && (next.word === 'of' || next.word === 'on' || next.word === 'for')) {
    const end = s.units.findIndex((u, i) => i > at + 1 && (u.type === 'relative' || u.type === 'semicolon' || (u.type === 'verb' && u.form === 'finite')))
    return wordsOfRange(s, { from: at + 2, to: Math.min(to, end < 0 ? to : end) })
  }
  return undefined
}
