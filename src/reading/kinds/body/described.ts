import type { NounPhrase } from '../../../language/phrases.ts'
import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { isBodyName } from './name.ts'
import { natureIn } from './nature.ts'

/** "the Reef Network – a platform for sharing data": what an apposition says that a named body is. */
export function describedBodies(scope: Scope): Draft[] {
  const { s } = scope
  const drafts: Draft[] = []
  s.units.forEach((unit, u) => {
    const mark = s.units[u + 1]
    const told = s.units[u + 2]
    if (unit.type !== 'noun' || told?.type !== 'noun' || (mark?.type !== 'comma' && mark?.type !== 'dash')) return
    const name = unit.names.find((n) => n.last === unit.last && isBodyName(scope, n))
    if (name === undefined || !tellsKind(scope, told)) return
    const draft = new Draft('body', 'done', scope.passage, 'rule/apposition')
    const { nature, areas } = natureIn(scope, { from: u + 2, to: s.units.length })
    draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    drafts.push(draft.set('nature', nature).add('areas', areas))
  })
  return drafts
}

/** "a mechanism", "an enhanced partnership": with the article that opens a description, and no name of its own. */
function tellsKind({ s }: Scope, unit: NounPhrase): boolean {
  const first = s.tokens.word[unit.first]
  if ((first !== 'a' && first !== 'an') || unit.names.length > 0) return false
  return unit.noun?.classes.includes('body') === true || /^(?:partnership|alliance)$/.test(s.tokens.word[unit.head] ?? '')
}
