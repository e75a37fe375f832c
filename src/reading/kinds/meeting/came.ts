import { agentsOf } from '../../agents.ts'
import { fullName } from '../../document.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, type ReadSentence } from '../../sentence.ts'
import { wordSet } from '../../../language/word-map.ts'
import { listedPersons } from './attendance.ts'

/** What says that those named were there, without a verb that takes the session as its object. */
const CAME =
  /\b(?:in attendance|(?:was|were|also|those|others|members) present\b|present (?:at|were|was)\b|members? (?:of [\w ]+ )?(?:attending|participating|present)|attendees|participants (?:were|are|included)|(?:attended|participated|took part)\b[^.]*:$)/i

/**
 * "Also in attendance were the Executive Secretary, Jane Roe, and …", "The following ministers were present: …": who came to the session that
 * the document reports, told by a state and not by a deed.
 */
export function whoCame(scope: Scope, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  const body = typeof context.session === 'string' ? context.session : (context.mainBody ?? context.lastBody)
  if (body === undefined || drafts.some((d) => d.kind === 'meeting') || !tellsOfComing(s)) return undefined
  const listed = listedPersons(scope)
  const came = listed.length > 1 ? listed : namedHere(scope)
  if (came.length === 0) return undefined
  return new Draft('meeting', 'done', scope.passage, 'rule/who came')
    .set('body', { value: body, inferred: 'the session that the document reports' })
    .add('participants', came)
}

/** Few sentences have one of the words, so that few are looked through for what is said with them. */
function tellsOfComing({ tokens, sentence: { first, last } }: ReadSentence): boolean {
  for (let i = first; i < last; i++)
    if (COMING.holds(tokens, i)) return CAME.test(tokens.text.slice(tokens.start[first], tokens.end[last - 1]))
  return false
}

const COMING = wordSet(
  'attendance attendees attending attended present presented presents presenting participants participating participated took',
)

/** The persons of the sentence, and the offices that stand for theirs. */
function namedHere({ s, context }: Scope): Filled[] {
  return s.names.flatMap((name): Filled[] => {
    if (name.type !== 'person' && name.type !== 'post') return []
    const value =
      name.type === 'person' ? fullName(context, name.value) : s.tokens.text.slice(s.tokens.start[name.first], s.tokens.end[name.last])
    return [{ value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }]
  })
}

/** "Minister Roe presided.", "with President Vale presiding": who led the session that the document reports. */
export function whoPresided(scope: Scope, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  const { session } = context
  if (typeof session !== 'string' || drafts.some((d) => d.kind === 'meeting' && d.has('chairs'))) return undefined
  const clause = s.clauses.find((c) => PRESIDES.test(c.verb.lemma) && !c.verb.passive && c.subject !== undefined)
  const behind = clause === undefined ? undefined : s.units[clause.at + 1]
  if (clause === undefined || (behind !== undefined && behind.type !== 'other' && behind.type !== 'semicolon')) return undefined
  const chairs = agentsOf(s, context, clause.subject)
  if (chairs.length === 0) return undefined
  return new Draft('meeting', 'done', scope.passage, 'rule/who presided')
    .set('body', { value: session, inferred: 'the session that the document reports' })
    .add('chairs', chairs)
}

const PRESIDES = /^(?:co-?)?(?:preside|chair)$/
