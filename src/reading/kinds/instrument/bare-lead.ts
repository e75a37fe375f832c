import { agentsOf } from '../../agents.ts'
import type { Clause } from '../../clauses.ts'
import { Draft } from '../../draft.ts'
import { tokenSpan } from '../../sentence.ts'
import type { Scope } from '../../scope.ts'

/** "The parties have signed:": what was signed is told by the lines behind the colon; the claim holds what these share. */
export function bareLead(scope: Scope): Draft | undefined {
  const { s, k, context } = scope
  const clause = s.clauses.at(-1)
  const colon = s.units.at(-1)
  if (clause === undefined || clause.verb.negated || clause.verb.form === 'infinitive') return undefined
  if (clause.verb.passive && !isOfSigners(scope, clause)) return undefined
  if (clause.verb.last !== s.sentence.last - 2 && !(colon?.type === 'colon' && clause.at === s.units.length - 2)) return undefined
  const frame = k.frames.get(clause.verb.lemma)?.find((f) => f.kind === 'instrument' && f.particles.length === 0)
  const action = frame?.slots.find(([slot]) => slot === 'action')?.[1]
  if (frame === undefined || action === undefined) return undefined
  const draft = new Draft('instrument', 'done', scope.passage, frame.row)
  draft.set('action', { value: action, span: tokenSpan(s.tokens, clause.verb.first, clause.verb.last) })
  draft.set('when', scope.dates.find((d) => d.part === 'when')?.filled)
  if (clause.subject !== undefined) draft.add('parties', agentsOf(s, context, clause.subject))
  return draft
}

/** "…, namely the parties signed:": behind another verb "signed" may look like a participle, but parties are no documents. */
function isOfSigners({ s }: Scope, { verb, subject, at }: Clause): boolean {
  const unit = s.units[at - 1]
  if (verb.form !== 'participle' || verb.first !== verb.last || subject?.to !== at || unit?.type !== 'noun') return false
  return unit.noun?.classes[0] === 'group' || unit.names.some((n) => n.type === 'party' || n.type === 'person')
}
