import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** "the ninth and tenth Summits in May and October": a meeting for each number beyond the first, each with its own day where they are told. */
export function furtherNumbered(scope: Scope, at: number, draft: Draft): Draft[] {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.noun?.plural !== true) return []
  const numbers: Filled[] = []
  for (let i = unit.first; i < unit.head; i++) {
    const ordinal = k.ordinals.at(s.tokens, i)
    if (ordinal === undefined) continue
    numbers.push({ value: ordinal.value, span: tokenSpan(s.tokens, i, ordinal.last) })
    i = ordinal.last
  }
  if (numbers.length < 2) return []
  const days = scope.dates.filter((d) => d.unit > at && d.part === 'when')
  const isEach = days.length === numbers.length
  const slots = ['body', 'title', 'where', 'mode', 'rank', 'at'] as const
  for (const slot of ['body', 'title']) {
    const name = draft.get(slot)[0]
    if (name === undefined || !/s$/.test(String(name.value))) continue
    draft.drop(slot)
    draft.set(slot, { ...name, value: String(name.value).slice(0, -1) })
  }
  return numbers.slice(1).map((number, i) => {
    const further = new Draft('meeting', draft.modality, draft.passage, 'rule/further number')
    for (const slot of slots) further.set(slot, draft.get(slot)[0])
    for (const slot of ['by', 'chairs', 'participants']) further.add(slot, draft.get(slot))
    return further.set('ordinal', number).set('when', isEach ? days[i + 1]?.filled : draft.get('when')[0])
  })
}
