import { isIndefinite } from '../../../language/cascade/units.ts'
import type { Draft } from '../../draft.ts'
import type { UnitClause } from '../clauses.ts'
import { type UnitMatch, agents } from '../match.ts'
import { ideaBehind } from '../proposals.ts'
import { type UnitScope, isOf, wordsOfUnits } from '../scope.ts'
import { begin, nounIn, ownValue } from './parts.ts'

// ---- initiative

/** «предложил учредить премию и открыть центр»: each infinitive is an idea of its own. */
export function initiatives(match: UnitMatch): readonly Draft[] {
  const { scope, predicate, complement } = match
  if (match.how !== 'inf' || complement === undefined || predicate.clause?.parts === undefined) return initiative(match)
  const all = scope.s.clauses.filter(
    ({ governor, at }) => governor !== undefined && governor === predicate.clause?.index && at >= complement.from,
  )
  return all.flatMap(({ at }) => initiative({ ...match, complement: { from: at, to: complement.to } }))
}

function initiative(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { k, s } = scope
  const action = ownValue(match, 'action')
  const draft = begin(match)
  if (match.frame.object === 'proposal') {
    const range = predicate.object
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || !isOf(k, 'proposal', s.tokens.lemma[unit.head])) return []
    const named = at === undefined || unit.inCase === undefined ? undefined : ideaBehind(scope, at)
    const words =
      named?.idea ?? (at === undefined ? undefined : wordsOfUnits(scope, { from: at, to: Math.min(s.units.length, ideaEnd(scope, at)) }))
    if (named?.author !== undefined) draft.add('by', [named.author])
    draft.set('idea', words).set('action', action).add('supporters', agents(match))
    draft.modality = 'done'
    return draft.has('supporters') ? [draft] : []
  }
  const range = match.complement
  // «поручили внести предложения»: none is made yet.
  if (range === undefined || (match.frame.words.length > 0 && predicate.verb?.form === 'infinitive')) return []
  let from = range.from
  const unit = s.units[from]
  if (match.how === 'inf') {
    const clause = s.clauses.find(({ at }) => at === from)
    const examined = clause === undefined ? undefined : possibilityIn(scope, clause)
    if (examined !== undefined) from = examined
    else if (clause === undefined || !(isOf(k, 'found', clause.verb.lemma) || match.frame.object !== 'venture')) return []
  } else if (match.frame.object === 'venture') {
    if (unit?.type !== 'noun') return []
    const head = s.tokens.lemma[unit.head]
    // «инициатива, выдвинутая в Ломе» is told where it was put forward, or backed.
    if (unit.inCase !== undefined && predicate.verb?.form === 'participle' && isOf(k, 'proposal', head)) return []
    const isVenture = isOf(k, 'venture', head)
    const isThing = ['programme', 'body', 'event'].includes(unit.noun?.classes[0] ?? '') && isIndefinite(unit)
    if (!isVenture && !isThing) return []
    const next = s.units[from + 1]
    // "la création d'un fonds": the fund is the idea.
    if (isVenture && unit.last === unit.headLast && next?.type === 'preposition' && next.word === 'of' && isOf(k, 'founding', head))
      from += 2
  }
  const to = Math.min(range.to, ideaEnd(scope, from))
  const idea = wordsOfUnits(scope, { from, to })
  draft.set('idea', idea).set('action', action)
  draft.add('by', agents(match).length > 0 ? agents(match) : scope.context.issuers.map((value) => ({ value, inferred: 'issuer' })))
  draft.set('forum', undefined).set('when', predicate.adjuncts.when)
  return draft.has('idea') ? [draft] : []
}

/** «рассмотреть возможность создания форума»: what is to be looked at is the idea. */
function possibilityIn({ k, s }: UnitScope, { at, verb, rest }: UnitClause): number | undefined {
  const unit = s.units[at + 1]
  const joint = s.units[at + 2]
  if (!isOf(k, 'examining', verb.lemma) || unit?.type !== 'noun' || !isOf(k, 'possibility', s.tokens.lemma[unit.head])) return undefined
  return joint?.type === 'preposition' && joint.word === 'of' && at + 3 < rest.to ? at + 3 : undefined
}

/** An idea ends before a comma or a further verb. */
function ideaEnd(scope: UnitScope, from: number): number {
  const { units } = scope.s
  let u = from
  while (u < units.length) {
    const type = units[u]?.type
    if (u > from && (type === 'comma' || type === 'relative' || type === 'semicolon' || type === 'other')) break
    if (u > from && type === 'conjunction' && units[u + 1]?.type === 'verb') break
    if (u > from && type === 'verb' && units[u]?.type === 'verb') break
    u++
  }
  return Math.max(u, from + 1)
}
