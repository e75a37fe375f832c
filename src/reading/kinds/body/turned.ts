import type { Draft } from '../../draft.ts'
import type { Match } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { isBodyName } from './name.ts'
import { natureIn } from './nature.ts'

/** "The group was upgraded to a joint commission", "raised the dialogue to ministerial level": what it has become. */
export function turnsInto(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { s } = scope
  // "proposed to turn the forum into an organisation": an idea.
  if (draft.modality === 'proposed') return false
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const joint = s.units[u]
    const unit = s.units[u + 1]
    if (joint?.type === 'verb' || joint?.type === 'semicolon') break
    if (joint?.type !== 'preposition' || (joint.word !== 'to' && joint.word !== 'into') || unit?.type !== 'noun') continue
    const level =
      s.tokens.word[unit.head] === 'level' && unit.head > unit.first ? wordsBetween(s.tokens, unit.first, unit.head - 1) : undefined
    if (level !== undefined) draft.set('level', level)
    else if (unit.noun?.classes.some((c) => c === 'body' || c === 'institution') === true || unit.names.some((n) => isBodyName(scope, n))) {
      const { nature, areas } = natureIn(scope, { from: u + 1, to: predicate.rest.to })
      draft.set('nature', nature).add('areas', areas)
    }
    break
  }
  return draft.has('nature') || draft.has('level')
}

/** "was renamed the Transit Commission": the new name. */
export function takesName(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const { s } = scope
  const into = match.frame.row === 'frames/body.merged' ? intoAt(match) : undefined
  if (match.frame.row === 'frames/body.merged' && into === undefined) return false
  const from = into ?? predicate.rest.from
  for (let u = from; u < Math.min(predicate.rest.to, from + 3); u++) {
    const unit = s.units[u]
    const name = unit?.type === 'noun' ? unit.names.find((n) => n.last === unit.last && isBodyName(scope, n)) : undefined
    if (name === undefined || (into === undefined && !predicate.passive && u === predicate.rest.from)) continue
    draft.drop('name')
    draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    return true
  }
  return false
}

/** "merged into a Transit Commission": where the new body stands. */
function intoAt({ scope, predicate }: Match): number | undefined {
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'into') return u + 1
  }
  return undefined
}
