import { listEnd, topics } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import type { Match } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'
import { fillAmount } from './amount.ts'

/** Fills a programme: its name, for whom, until when, with how much. */
export function completeProgramme(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { s } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((n) => n.type === 'programme')
  draft.set('title', name !== undefined ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row } : programmeTitle(match, thing))
  draft.add('for', audience(match, thing))
  draft.set('when', adjuncts.when).set('until', adjuncts.until ?? adjuncts.due).set('frequency', adjuncts.frequency).set('mode', adjuncts.mode)
  if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  fillAmount(draft, scope, { from: thing.from, to: thing.to })
  if (!/^[A-Z]{3}$/.test(String(draft.get('unit')[0]?.value ?? ''))) {
    draft.drop('value')
    draft.drop('unit')
  }
  return draft.has('title')
}

function programmeTitle(match: Match, thing: Range): Filled | undefined {
  const { s } = match.scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'in') && s.units[to + 1]?.type === 'noun') to += 2
    else break
  }
  return wordsOfRange(s, { from: thing.from, to })
}

function audience(match: Match, thing: Range): Filled[] {
  const { s, context } = match.scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'for' && s.units[u + 1]?.type === 'noun') {
      const to = listEnd(s, u + 1, thing.to)
      const agents = agentsOf(s, context, { from: u + 1, to })
      return agents.length > 0 ? agents : topics(s, { from: u + 1, to })
    }
  }
  return []
}
