import { isDefinite } from '../../../language/cascade/units.ts'
import { fold } from '../../../language/tokens.ts'
import type { Range } from '../../clauses.ts'
import type { Draft } from '../../draft.ts'
import { takeAmount } from '../figures.ts'
import { type UnitMatch, agents } from '../match.ts'
import { audience, fieldsOf, taught } from '../programmes.ts'
import { type UnitScope, isOf, spanOf, wordsFrom } from '../scope.ts'
import { draftedAt, topicEnd, topicsFrom } from '../things.ts'
import { begin, isTurned, ownValue, part, subjectOf } from './parts.ts'

// ---- programme

/** The claims of a frame that tells of a programme. */
export function programme(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const range = match.how === 'at' || match.how === 'of' ? match.complement : (predicate.object ?? match.complement)
  const row = match.frame.row.split('/').at(-1) ?? ''
  const own = part(match, 'thing') === 'subject' ? subjectOf(match) : range
  const at = own === undefined ? undefined : programmeIn(scope, own)
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || at === undefined || own === undefined) return []
  if (row === 'programme.carried' && !isTurned(match)) return []
  if (unit.noun !== undefined && isOf(scope.k, 'sent', fold(unit.noun.singular)) && !isOf(scope.k, 'launch', predicate.lemma)) return []
  const draft = begin(match)
  const end = Math.min(own.to, topicEnd(scope, at, own.to))
  const words = wordsFrom(scope, unit.core, s.units[end - 1]?.last ?? unit.last)
  const isBare = unit.last === unit.headLast && unit.core === unit.head && end === at + 1 && isDefinite(unit)
  const known = isBare && unit.noun !== undefined ? context.things.get(fold(unit.noun.singular)) : undefined
  draft.set(
    'title',
    known === undefined ? words : { value: known, span: spanOf(s.tokens, unit.head, unit.last), inferred: 'reference: spoken of before' },
  )
  const isOver = row === 'programme.carried' && unit.inCase !== undefined && predicate.verb?.tense === 'past' && predicate.verb.passive
  draft.set('action', isOver ? { value: 'completed', row: match.frame.row } : ownValue(match, 'action'))
  if (part(match, 'by') !== undefined) draft.add('by', agents(match))
  const found = predicate.adjuncts
  if (row === 'programme.study') {
    const who = taught(scope, predicate.clause)
    if (who.length === 0) return []
    draft.add('for', who).add('areas', fieldsOf(scope, predicate.rest))
  }
  draft.add('by', found.via)
  if (unit.inCase !== undefined) draft.add('for', audience(scope, at))
  draft
    .set('when', found.when ?? (unit.inCase === undefined ? undefined : found.since))
    .set('until', found.until ?? (row === 'programme.extend' ? found.due : undefined))
    .set('frequency', found.frequency)
    .set('mode', found.mode)
    .add('for', found.for)
  if (row === 'programme.carried') draft.add('by', found.with)
  if (row === 'programme.areas') {
    const topics = match.complement === undefined ? [] : topicsFrom(scope, match.complement.from, match.complement.to)
    if (topics.length === 0) return []
    return [draft.add('areas', topics)]
  }
  // "doté de 75 millions d'euros": the only sum of the sentence.
  const money = s.amounts.filter(({ of }) => of === 'money')
  if (money.length === 1 && money[0] !== undefined && row !== 'programme.runs') takeAmount(scope, draft, money[0])
  if (!isBare && words !== undefined && unit.noun !== undefined) context.things.set(fold(unit.noun.singular), String(words.value))
  return draft.size > 2 || draft.has('by') ? [draft] : []
}

/** "la dixième édition de son programme", "le programme": where the programme is named. */
export function programmeIn(scope: UnitScope, { from, to }: Range): number | undefined {
  const {
    k,
    s: { units, tokens },
  } = scope
  // «проект правил»: a draft is no project.
  if (draftedAt(scope, from) !== undefined) return undefined
  for (let u = from; u < to; u++) {
    const unit = units[u]
    if (unit?.type !== 'noun') continue
    if (unit.noun?.classes.includes('programme') === true) return u
    const joint = units[u + 1]
    if (!isOf(k, 'part', tokens.lemma[unit.head]) || joint?.type !== 'preposition') return undefined
    u++
  }
  return undefined
}
