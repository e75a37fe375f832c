import { listEnd, topics } from '../adjuncts.ts'
import { rankOfLevel } from '../manner.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'

/** Fills a body: its name, nature, members and areas. */
export function completeBody(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, complement } = match
  const { s, context } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((n) => (n.type === 'body' || n.type === 'organisation' || n.type === 'event') && n.last >= unit.head - 1)
  if (name !== undefined) draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  else if (unit.noun?.classes.includes('body') === true) {
    const first = s.tokens.word[unit.first]
    if ((first === 'the' || first === 'this' || first === 'it') && unit.last - unit.first <= 1 && context.lastBody !== undefined) {
      draft.set('name', {
        value: context.lastBody,
        span: tokenSpan(s.tokens, unit.first, unit.last),
        inferred: 'definite description: the body last named',
      })
    } else draft.set('name', bodyWords(scope, thing))
  } else if (unit.pronoun && context.lastBody !== undefined) {
    draft.set('name', {
      value: context.lastBody,
      span: tokenSpan(s.tokens, unit.first, unit.last),
      inferred: 'pronoun: the body last named',
    })
  } else return false
  const action = draft.get('action')[0]?.value
  if (action === 'established' || action === 'resumed') draft.set('since', adjuncts.when ?? adjuncts.since)
  if (draft.has('areas') && complement.range !== undefined) {
    draft.drop('areas')
    draft.add('areas', topics(s, afterColon(scope, complement.range)))
  }
  if (draft.has('nature') && complement.range !== undefined) {
    const be = s.units[complement.range.from]
    if (be?.type !== 'noun' || be.noun?.classes.some((c) => c === 'body' || c === 'event' || c === 'institution') !== true) return false
  }
  splitNature(draft, scope, complement.range)
  if (action !== undefined) draft.set('nature', asNature(match))
  if (action !== undefined) draft.add('areas', areasOf(scope, thing))
  draft.set('level', levelOf(match, thing))
  if (draft.get('members').some((m) => m.row === undefined && /\d|^(?:members?|participants?|countries|states)$/.test(String(m.value))))
    draft.drop('members')
  return draft.has('name') && draft.size > 1
}

/** "covers three areas: ports, customs and rail": the list behind the colon tells them. */
function afterColon(scope: Scope, range: Range): Range {
  for (let u = range.from; u < range.to - 1; u++) if (scope.s.units[u]?.type === 'colon') return { from: u + 1, to: range.to }
  return range
}

/** "a platform for dialogue on trade and transit": what it is, and its areas. */
function splitNature(draft: Draft, scope: Scope, range: Range | undefined): void {
  const { s } = scope
  if (!draft.has('nature') || range === undefined) return
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') return
    if (unit?.type !== 'preposition' || unit.word !== 'on' || s.units[u + 1]?.type !== 'noun') continue
    const nature = wordsOfRange(s, { from: range.from, to: u })
    draft.drop('nature')
    draft.set('nature', nature).add('areas', topics(s, { from: u + 1, to: listEnd(s, u + 1, range.to) }))
    return
  }
}

/** "launched as a virtual network": what it was made to be. */
function asNature(match: Match): Filled | undefined {
  const { s } = match.scope
  const { rest } = match.predicate
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'as' || s.units[u + 1]?.type !== 'noun') continue
    const next = s.units[u + 1]
    const isName = next?.type === 'noun' && next.names.length > 0
    return isName ? undefined : wordsOfRange(s, { from: u + 1, to: listEnd(s, u + 1, rest.to) })
  }
  return undefined
}

/** "a working group at the level of deputy ministers": who sits in it; the rank by its standard word, else the words. */
function levelOf(match: Match, thing: Range): Filled | undefined {
  const { s } = match.scope
  for (let u = thing.from + 1; u < match.predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'semicolon') return undefined
    const level = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'at' || level?.type !== 'noun') continue
    if (s.tokens.word[level.head] !== 'level') continue
    const of = s.units[u + 2]
    const words =
      of?.type === 'preposition' && of.word === 'of'
        ? wordsOfRange(s, { from: u + 3, to: listEnd(s, u + 3, match.predicate.rest.to) })
        : wordsOfRange(s, { from: u + 1, to: u + 2 })
    return words === undefined ? undefined : { ...words, ...rankOfLevel(match.scope.k.ranks, words.value) }
  }
  return undefined
}

/** What one sentence says of one body is one claim, unless two of its values disagree. */
export function joinBodies(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const name = draft.kind === 'body' ? draft.get('name')[0]?.value : undefined
    const known =
      name === undefined ? undefined : kept.find((d) => d.kind === 'body' && d.get('name')[0]?.value === name && agree(d, draft))
    if (known === undefined) kept.push(draft)
    else {
      for (const slot of ['nature', 'level', 'parent', 'action', 'since']) known.set(slot, draft.get(slot)[0])
      known.add('members', draft.get('members')).add('areas', draft.get('areas'))
    }
  }
  return kept
}

function agree(one: Draft, other: Draft): boolean {
  const isFact = (d: Draft) => d.modality === 'done'
  const action = [one, other].flatMap((d) => d.get('action').map((a) => a.value))
  return isFact(one) === isFact(other) && (action.length < 2 || action[0] === action[1])
}

function bodyWords(scope: Scope, thing: Range): Filled | undefined {
  const { s } = scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'for') && next?.type === 'noun') to += 2
    else if (unit?.type === 'conjunction' && next?.type === 'noun' && s.units[to - 2]?.type === 'preposition') to += 2
    else break
  }
  return wordsOfRange(s, { from: thing.from, to })
}

function areasOf(scope: Scope, thing: Range): Filled[] {
  const { s } = scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && unit.lemma === 'focus') continue
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'on' && s.units[u + 1]?.type === 'noun')
      return topics(s, { from: u + 1, to: listEnd(s, u + 1, thing.to) })
  }
  return []
}
