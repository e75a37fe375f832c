import type { Draft, Filled } from '../draft.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan, wordsBetween } from '../sentence.ts'

/**
 * "pledged to build a school on 3 May", in a document of a later day: a day at the end that does not lie ahead is when it was said, and no
 * part of what is promised or proposed. Takes it out of the slot's words and gives it back.
 */
export function takeSaidTime(draft: Draft, slot: string, { s, context, dates }: Scope): Filled | undefined {
  const said = draft.get(slot)[0]
  const day = context.date
  if (said?.span === undefined || day === undefined) return undefined
  const { start, end } = said.span
  const date = dates.find(({ filled }) => filled.span?.end === end)
  if (date === undefined || date.part !== 'when' || !/^\d{4}-\d\d-\d\d/.test(date.value) || date.value.slice(0, day.length) > day)
    return undefined
  const joint = s.units[date.unit - 1]
  if (joint?.type !== 'preposition' || joint.word !== 'on') return undefined
  // "to keep the promise made on 3 May": the day is of the participle's deed.
  for (let u = date.unit - 2; u >= 0; u--) {
    const unit = s.units[u]
    if (unit === undefined || tokenSpan(s.tokens, unit.first, unit.last).start < start) break
    if (unit.type === 'verb' && (unit.form === 'participle' || unit.form === 'finite')) return undefined
  }
  let first = joint.first
  while (first > 0 && (s.tokens.start[first] ?? 0) > start) first--
  const words = wordsBetween(s.tokens, first, joint.first - 1)
  if (words?.span === undefined || words.span.start !== start) return undefined
  draft.drop(slot)
  draft.set(slot, words)
  return date.filled
}
