import { adjunctsIn } from '../../adjuncts.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { Draft, type Filled } from '../../draft.ts'
import { eventName, eventOf } from '../../event.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan, type ReadSentence } from '../../sentence.ts'

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

const SITTINGS = /^(?:meeting|session|round|edition|sitting|one)$/

/** "held its second round in Lima in May and its third in Quito", "followed by a third meeting in June": each number is a session of its own. */
export function furtherOrdinals({ scope, predicate, frame }: Match, draft: Draft): Draft[] {
  const { s, context } = scope
  if (!TELLING.has(frame.row) || (!draft.has('body') && !draft.has('title'))) return []
  const found: { readonly at: number; readonly ordinal: Filled }[] = []
  for (let u = predicate.rest.from + 1; u < predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' || unit?.type === 'that' || (unit?.type === 'verb' && unit.form === 'finite')) break
    const ordinal = unit?.type === 'noun' && isJoined(s, u) ? sittingIn(scope, unit) : undefined
    if (ordinal !== undefined && ordinal.value !== draft.get('ordinal')[0]?.value) found.push({ at: u, ordinal })
  }
  return found.flatMap(({ at, ordinal }, i) => {
    const { when, where, mode } = adjunctsIn(scope, [{ from: at + 1, to: found[i + 1]?.at ?? predicate.rest.to }])
    if (when === undefined && where === undefined) return []
    const isAhead = context.date !== undefined && String(when?.value ?? '').slice(0, 10) > context.date
    const other = new Draft('meeting', isAhead ? 'scheduled' : draft.modality, draft.passage, 'rule/further sitting')
    for (const slot of ['body', 'title', 'rank'] as const) other.set(slot, draft.get(slot)[0])
    return [
      other.set('ordinal', ordinal).set('when', when).set('where', where).set('mode', mode).add('participants', draft.get('participants')),
    ]
  })
}

/** Whether a phrase goes on with a list, or stands behind "followed by". */
function isJoined({ units }: ReadSentence, at: number): boolean {
  const before = units[at - 1]
  const verb = units[at - 2]
  return (
    before?.type === 'conjunction' ||
    before?.type === 'comma' ||
    (before?.type === 'preposition' && before.word === 'by' && verb?.type === 'verb' && verb.lemma === 'follow')
  )
}

/** "a third", "its second meeting": the number of a sitting that says no more of itself. */
function sittingIn({ s, k }: Scope, unit: NounPhrase): Filled | undefined {
  const first = /^(?:an?|the|its|their)$/.test(s.tokens.word[unit.first] ?? '') ? unit.first + 1 : unit.first
  const ordinal = k.ordinals.at(s.tokens, first)
  if (ordinal === undefined) return undefined
  const isBare = ordinal.last === unit.last || (ordinal.last + 1 === unit.last && SITTINGS.test(s.tokens.word[unit.last] ?? ''))
  return isBare && unit.names.length === 0 ? { value: ordinal.value, span: tokenSpan(s.tokens, first, ordinal.last) } : undefined
}
