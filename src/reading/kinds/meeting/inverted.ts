import { agentsOf } from '../../agents.ts'
import { Draft, type Filled } from '../../draft.ts'
import { eventOf } from '../../event.ts'
import type { Scope } from '../../scope.ts'
import { topics } from '../../topics.ts'

/** Words in front of "be" that say of what stands behind it that it came. */
const PRESENT =
  /^(?:also |those |the )?(?:present|in attendance|attending|participating|(?:among )?(?:the |those )?(?:participants|attendees|present|attending))\b/
/** Words in front of "be" that say of what stands behind it that it was talked of. */
const ON_AGENDA =
  /^(?:also |high |prominent(?:ly)? )?(?:on the agenda|(?:among )?(?:the )?(?:main |key |other )?(?:topics|issues|items|subjects|matters) (?:discussed|considered|raised|reviewed|addressed|of discussion|of the (?:talks|meeting|discussions?|session)|on the agenda))\b/

/** "Present were the ministers of …", "On the agenda of the talks were tolls": who came, or what was talked of, stands behind "be". */
export function invertedMeeting(scope: Scope): Draft | undefined {
  const { s, context } = scope
  const clause = s.clauses.find((c) => c.verb.form === 'finite')
  if (clause?.verb.lemma !== 'be' || clause.verb.negated || clause.verb.passive || clause.at === 0) return undefined
  const first = s.units[0]?.first ?? 0
  const front = s.tokens.word.slice(first, clause.verb.first).join(' ')
  const isPresent = PRESENT.test(front)
  if (!isPresent && !ON_AGENDA.test(front)) return undefined
  const draft = new Draft('meeting', clause.verb.modal === 'will' ? 'scheduled' : 'done', scope.passage, 'rule/inverted')
  const behind = clause.rest
  if (isPresent) draft.add('participants', agentsOf(s, context, behind).filter(isNamed))
  else draft.add('agenda', topics(s, behind))
  if (draft.size === 0) return undefined
  nameEvent(draft, scope, clause.at)
  // "Also present were …": at the talks that the document reports, though they have no name.
  return draft.has('body') || draft.has('title') || context.session !== undefined ? draft : undefined
}

/** Only who is named can be told to have come. */
const isNamed = (one: Filled): boolean => one.row !== undefined

/** The event that stands in front, else the body last named. */
function nameEvent(draft: Draft, { s, context, ...rest }: Scope, to: number): void {
  for (let u = 0; u < to; u++) {
    const event = eventOf({ s, context, ...rest }, { from: u, to })
    if (event === undefined) continue
    draft.set('body', event.body).set('ordinal', event.ordinal)
    if (event.body === undefined && context.lastBody === undefined) draft.set('title', event.title)
  }
  if (!draft.has('body') && context.lastBody !== undefined) draft.set('body', { value: context.lastBody, inferred: 'the body last named' })
}
