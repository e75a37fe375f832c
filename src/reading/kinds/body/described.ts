import type { NounPhrase } from '../../../language/phrases.ts'
import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
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

/** "a working group on ports, which will:": the list behind the colon tells what it is there for. */
export function chargedBody(scope: Scope): Draft | undefined {
  const { s } = scope
  const modal = s.tokens.word[s.sentence.last - 2]
  if (s.list.length === 0 || (modal !== 'will' && modal !== 'shall')) return undefined
  const unit = s.units.findLast((u) => u.type === 'noun' && u.last < s.sentence.last - 2)
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.last === unit.last && isBodyName(scope, n))
  const told =
    name === undefined
      ? unit.noun?.classes[0] === 'body'
        ? wordsBetween(s.tokens, unit.first, unit.last)
        : undefined
      : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  return told === undefined
    ? undefined
    : new Draft('body', 'scheduled', scope.passage, 'rule/charge').set('name', told).add('areas', s.list)
}

/** "a mechanism", "an enhanced partnership": with the article that opens a description, and no name of its own. */
function tellsKind({ s }: Scope, unit: NounPhrase): boolean {
  const first = s.tokens.word[unit.first]
  if ((first !== 'a' && first !== 'an') || unit.names.length > 0) return false
  return unit.noun?.classes.includes('body') === true || /^(?:partnership|alliance)$/.test(s.tokens.word[unit.head] ?? '')
}
