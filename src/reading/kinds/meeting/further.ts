import { adjunctsIn } from '../../adjuncts.ts'
import { Draft } from '../../draft.ts'
import { eventName, eventOf } from '../../event.ts'
import type { Match } from '../../scope.ts'

/** Rows that tell a session as held, hosted or attended. */
const TELLING: ReadonlySet<string> = new Set([
  'frames/be-held',
  'frames/hold',
  'frames/host',
  'frames/be-scheduled',
  'frames/be-planned',
  'frames/schedule.include',
])

/** "The Rivers Forum and the Ports Summit will be held in Lima in May": each named event shares what is said of the first. */
export function furtherEvents({ scope, thing, frame }: Match, draft: Draft): Draft[] {
  const { s } = scope
  if (thing === undefined || !TELLING.has(frame.row)) return []
  const further: Draft[] = []
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    const before = s.units[u - 1]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type !== 'noun' || (before?.type !== 'conjunction' && before?.type !== 'comma') || eventName(unit) === undefined) continue
    const event = eventOf(scope, { from: u, to: thing.to })
    if (event?.body === undefined || event.definite || event.body.value === draft.get('body')[0]?.value) continue
    const other = new Draft('meeting', draft.modality, draft.passage, 'rule/further event').set('body', event.body)
    other.set('ordinal', event.ordinal).set('rank', event.rank)
    for (const slot of ['when', 'where', 'mode', 'at'] as const) other.set(slot, draft.get(slot)[0])
    further.push(other.add('by', draft.get('by')))
  }
  return further
}

/** "meets twice a year, next in Lima in May": what is said of the next session is not said of all. */
export function nextOfSeries({ scope, predicate }: Match, draft: Draft): Draft[] {
  const { s } = scope
  if (!draft.has('frequency')) return []
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = s.units[u]
    const behind = s.units[u + 1]
    if (unit === undefined || s.tokens.word[unit.last] !== 'next' || unit.first !== unit.last) continue
    if (behind?.type !== 'preposition' && behind?.type !== 'date') continue
    const { when, where } = adjunctsIn(scope, [{ from: u + 1, to: predicate.rest.to }])
    if (when === undefined && where === undefined) continue
    const next = new Draft('meeting', 'scheduled', draft.passage, 'rule/next of a series')
    for (const slot of ['body', 'title', 'rank'] as const) next.set(slot, draft.get(slot)[0])
    next.add('participants', draft.get('participants')).set('when', when).set('where', where)
    for (const [slot, filled] of [
      ['when', when],
      ['where', where],
    ] as const)
      if (draft.get(slot)[0]?.span?.start === filled?.span?.start) draft.drop(slot)
    draft.modality = 'recurring'
    return [next]
  }
  return []
}
