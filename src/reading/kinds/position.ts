import { issuerAgents } from '../agents.ts'
import type { Draft } from '../draft.ts'
import type { Match } from '../scope.ts'

/** Fills a position: its holder falls back on the issuer. */
export function completePosition(draft: Draft, match: Match): boolean {
  if (!draft.has('holder') && !match.predicate.passive) draft.add('holder', issuerAgents(match.scope.context))
  return draft.has('subject') && draft.has('holder')
}
