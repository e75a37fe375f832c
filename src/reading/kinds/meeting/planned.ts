import { placeOf } from '../../adjuncts.ts'
import type { Clause } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** Rows that tell what is planned: "a forum planned for May". */
export const PLANNING: ReadonlySet<string> = new Set(['frames/be-planned', 'frames/be-scheduled'])

/** "is slated for Lima" */
export function placeFor({ predicate, scope: { s } }: Match): Filled | undefined {
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    const place = unit?.type === 'preposition' && unit.word === 'for' && next?.type === 'noun' ? placeOf(next) : undefined
    if (place !== undefined) return { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
  }
  return undefined
}

const CALLED_OFF = /^(?:postpone|cancel|defer|delay|put|call|rearrange|reschedule)$/

/** "The talks planned for May were put off": of what was planned another verb says that it did not come. */
export function isCalledOff({ predicate, scope }: Match): boolean {
  const { clause } = predicate
  const subject = clause?.subject
  return (
    clause !== undefined &&
    subject !== undefined &&
    scope.s.clauses.some(
      (c) =>
        c.at > clause.at && c.subject?.from === subject.from && ((c.verb.passive && CALLED_OFF.test(c.verb.lemma)) || isOffNow(scope, c)),
    )
  )
}

/** "will not take place", "stands deferred". */
function isOffNow({ s }: Scope, { verb, at }: Clause): boolean {
  if (verb.negated) return verb.modal === 'will' && /^(?:take|hold|convene)$/.test(verb.lemma)
  const next = s.units[at + 1]
  return verb.lemma === 'stand' && next?.type === 'verb' && CALLED_OFF.test(next.lemma)
}
