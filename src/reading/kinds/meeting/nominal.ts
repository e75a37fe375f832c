import { adjunctsIn } from '../../adjuncts.ts'
import type { Modality } from '../../claim.ts'
import { Draft } from '../../draft.ts'
import { eventName, eventOf } from '../../event.ts'
import type { Scope } from '../../scope.ts'
import { timeOfAct, dayOrTime, dateInside, eventEnd } from './time.ts'

/** "the ninth session of the Joint Commission in Lima in May", "talks between A and B": a meeting named without its verb. */
export function nominalMeeting(scope: Scope, at: number, to: number, modality: Modality, attended?: Draft): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const event = eventOf(scope, { from: at, to })
  if (event === undefined || event.definite) return undefined
  // An institution is no event: only a body that the tables know, or one with a number, has sessions of its own.
  // "the next round of consultations": told as the round.
  const round = s.units[at - 2]
  const of = s.units[at - 1]
  if (of?.type === 'preposition' && of.word === 'of' && round?.type === 'noun' && /^rounds?$/.test(s.tokens.word[round.head] ?? ''))
    return undefined
  const name = eventName(unit)
  if (name?.type === 'body' && !name.row.startsWith('bodies/') && event.ordinal === undefined) return undefined
  const before = s.units[at - 1]
  if (
    event.body === undefined &&
    before?.type === 'preposition' &&
    (before.word === 'by' || before.word === 'via' || before.word === 'through')
  )
    return undefined
  const draft = new Draft('meeting', modality, scope.passage, 'rule/event')
  draft.set('body', event.body)
  if (event.body === undefined) draft.set('title', event.title)
  draft.set('ordinal', event.ordinal)
  const adjuncts = adjunctsIn(scope, [{ from: at + 1, to: eventEnd(scope, at, to) }])
  draft
    .set('when', dayOrTime(adjuncts.when) ?? dateInside(scope, at))
    .set('where', adjuncts.where)
    .set('mode', adjuncts.mode)
  if (modality === 'done' && before?.type === 'preposition' && before.word === 'at') timeOfAct(draft, scope, at)
  if (adjuncts.at !== undefined && adjuncts.at.value !== event.body?.value) draft.set('at', adjuncts.at)
  // A bare mention of a body adds nothing; a place, a time or a number makes it an event told.
  const isNamed = event.body !== undefined || draft.has('ordinal') || String(event.title?.value ?? '').includes(' ')
  if (attended !== undefined && isNamed) {
    // "to attend the A and the B": each is attended by the same persons, in the same place.
    for (const slot of ['participants', 'where', 'when', 'rank']) {
      for (const filled of attended.get(slot))
        draft.has(slot) && slot !== 'participants' ? undefined : draft.add(slot, [{ ...filled, inferred: 'attended together' }])
    }
    return draft.set('rank', event.rank)
  }
  const told = draft.has('ordinal') || draft.has('when') || draft.has('where')
  if (!told) return undefined
  draft.set('rank', event.rank).add('participants', event.participants).add('agenda', event.agenda).add('chairs', adjuncts.chairs)
  return draft
}
