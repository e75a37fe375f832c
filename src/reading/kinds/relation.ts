import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'

/** Fills a standing tie: who with whom, in what status, since when. */
export function completeRelation(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const { s, context } = scope
  const parties = [...draft.get('party')]
  draft.drop('party')
  const others = [...adjuncts.with, ...adjuncts.between]
  const holder = thing ?? match.complement.object
  if (thing !== undefined) {
    const unit = s.units[thing.from]
    if (unit?.type === 'noun') {
      for (const n of unit.names) if (n.type === 'party' || n.type === 'organisation') others.push({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })
      const of = s.units[thing.from + 1]
      if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'with' || of.word === 'to' || of.word === 'between')) others.push(...agentsOf(s, context, { from: thing.from + 2, to: listEnd(s, thing.from + 2, thing.to) }))
    }
  }
  const sides = [...parties, ...others].filter((one, i, all) => all.findIndex((o) => o.value === one.value) === i)
  draft.set('party', sides[0])
  draft.set('with', draft.has('with') ? undefined : sides[1])
  draft.set('status', statusOf(match, holder))
  fillYears(draft, scope, holder)
  const action = draft.get('action')[0]?.value
  if (action === undefined) draft.set('since', adjuncts.since ?? adjuncts.when)
  else draft.set('when', adjuncts.when ?? adjuncts.since)
  if (predicate.lemma === 'be' && !draft.has('status')) return false
  return draft.has('party') && draft.size > 1 && (draft.has('with') || draft.has('status'))
}

function statusOf(match: Match, range: Range | undefined): Filled | undefined {
  const { s } = match.scope
  if (range === undefined) return undefined
  const { rest, lemma } = match.predicate
  if (lemma === 'upgrade' || lemma === 'elevate' || lemma === 'raise') {
    for (let u = rest.from; u < rest.to; u++) {
      const unit = s.units[u]
      if (unit?.type === 'preposition' && unit.word === 'to' && s.units[u + 1]?.type === 'noun') {
        let to = u + 2
        // "to the level of a strategic partnership"
        if (s.units[to]?.type === 'preposition' && s.tokens.word[s.units[u + 1]?.last ?? 0] === 'level') {
          u += 2
          to = u + 2
        }
        return wordsOfRange(s, { from: u + 1, to })
      }
    }
  }
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return undefined
  if (/^(?:years?|anniversary)$/.test(s.tokens.word[unit.head] ?? '')) {
    for (let u = range.from + 1; u < range.to; u++) {
      const of = s.units[u]
      if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'since')) {
        const next = s.units[u + 1]
        if (next?.type === 'noun' && /^(?:relations|partnership|relationship|ties|cooperation|dialogue|membership)$/.test(s.tokens.word[next.head] ?? '')) return wordsOfRange(s, { from: u + 1, to: u + 2 })
      }
    }
    return undefined
  }
  let first = unit.first
  for (const name of unit.names) if (name.type === 'party' || name.type === 'organisation' || name.type === 'adjective') first = Math.max(first, name.last < unit.head ? name.last + 1 : first)
  return wordsBetween(s.tokens, first, unit.last)
}

function fillYears(draft: Draft, scope: Scope, range: Range | undefined): void {
  if (range === undefined) return
  const unit = scope.s.units[range.from]
  if (unit?.type !== 'noun') return
  for (let i = unit.first; i <= unit.last; i++) {
    const ordinal = scope.k.ordinals.at(scope.s.tokens, i)
    const word = scope.s.tokens.word[i] ?? ''
    const years = ordinal?.value ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined)
    if (years !== undefined && /^(?:anniversary|years?)$/.test(scope.s.tokens.word[unit.head] ?? '')) {
      draft.set('years', { value: years, span: tokenSpan(scope.s.tokens, i, ordinal?.last ?? i) })
      return
    }
  }
}
