import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Draft } from '../../draft.ts'
import { rankOfGroup } from '../../event.ts'
import type { Match } from '../../scope.ts'
import { fromSession } from './body.ts'
import { aims } from './discussion.ts'

/**
 * "convened the leaders of Norland and Arcadia to take stock of the plan", "co-hosted ministers from six states today": several are called
 * together, of which a time, place or aim tells that they meet. One guest is received, and one who is only hosted is no meeting.
 */
export function isGathering(draft: Draft, match: Match): boolean {
  const { scope, complement, predicate, adjuncts } = match
  const { s, context } = scope
  const whom = complement.object ?? predicate.patient
  const unit = whom === undefined ? undefined : s.units[whom.from]
  if (whom === undefined || unit?.type !== 'noun' || unit.noun?.plural !== true || predicate.clause?.verb.form === 'participle')
    return false
  // "brings together the ministers": what a body always does is no session.
  if (predicate.tense === 'present' && draft.modality === 'done') return false
  const to = listEnd(s, whom.from, whom.to)
  draft.drop('participants')
  draft.add('participants', agentsOf(s, context, { from: whom.from, to })).set('rank', rankOfGroup(scope, unit))
  draft.add('agenda', aims(match))
  if (draft.modality === 'done') fromSession(draft, match)
  return draft.has('agenda') || adjuncts.when !== undefined || adjuncts.where !== undefined || adjuncts.mode !== undefined
}
