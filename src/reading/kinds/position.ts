import { agentsOf, issuerAgents, sidesOrIssuer } from '../agents.ts'
import type { Draft } from '../draft.ts'
import type { Match } from '../scope.ts'
import { wordsOfRange } from '../sentence.ts'
import { promises } from './commitment.ts'

/** Verbs of a view that those who met hold, when nobody is named: "the importance of clean rivers was stressed". */
const NOTED = /^(?:note|stress|emphasi[sz]e|underline|underscore|highlight|reaffirm|reiterate|acknowledge|recogni[sz]e)$/

/** Fills a position: its holder falls back on the issuer; who is thanked is whom the view is about. */
export function completePosition(draft: Draft, match: Match): boolean {
  const { predicate } = match
  // "agreed that the talks should go on" is a promise.
  if (predicate.lemma === 'agree' && promises(match)) return false
  if (match.frame.row === 'frames/considers.there') {
    if (predicate.agent !== undefined) return false
    draft.add('holder', sidesOrIssuer(match.scope.context))
  }
  if (match.frame.row.startsWith('frames/judges')) return fillJudgement(draft, match)
  if (match.frame.row === 'frames/considers.as' && !/ as /.test(String(draft.get('subject')[0]?.value))) return false
  // "visits have supported the work": what cannot act holds no view.
  if (!draft.has('holder') && predicate.agent !== undefined && draft.get('stance')[0]?.value === 'supports') return false
  if (!draft.has('holder')) {
    // "It was noted that", "concern was expressed over": what those who met hold.
    const isImpersonal =
      predicate.passive &&
      (match.complement.that || match.frame.particles.length > 0 || (predicate.clause?.kind === 'main' && NOTED.test(predicate.lemma)))
    if (!predicate.passive) draft.add('holder', issuerAgents(match.scope.context))
    else if (isImpersonal) draft.add('holder', sidesOrIssuer(match.scope.context))
  }
  if (/^(?:thanks|congratulates)$/.test(String(draft.get('stance')[0]?.value))) addAddressee(draft, match)
  return draft.has('subject') && draft.has('holder')
}

/** "Clean rivers are vital to the region": the clause is the view of who speaks; of a concern its subject is. */
function fillJudgement(draft: Draft, { scope, predicate }: Match): boolean {
  const { s, context } = scope
  const { clause } = predicate
  const range = clause?.subject
  const subject = range === undefined ? undefined : s.units[range.from]
  if (clause?.kind !== 'main' || range === undefined || subject?.type !== 'noun' || subject.pronoun) return false
  const isConcern = draft.get('stance')[0]?.value === 'concerned'
  draft.add('holder', sidesOrIssuer(context)).set('subject', wordsOfRange(s, isConcern ? range : { from: range.from, to: clause.rest.to }))
  return draft.has('holder') && draft.has('subject')
}

/** "thanked Norland for its help", "expressed gratitude to Norland for its help": who is thanked, and for what. */
function addAddressee(draft: Draft, { scope, complement }: Match): void {
  const { s, context } = scope
  const range = complement.range ?? complement.object
  if (range === undefined) return
  if (complement.object !== undefined && complement.object.to <= range.from) {
    draft.set('on', agentsOf(s, context, complement.object)[0])
    return
  }
  const joint = s.units.findIndex((u, i) => i > range.from && i < range.to - 1 && u.type === 'preposition' && u.word === 'for')
  const on = joint < 0 ? [] : agentsOf(s, context, { from: range.from, to: joint })
  if (on.length === 0) return
  draft.set('on', on[0])
  draft.drop('subject')
  draft.set('subject', wordsOfRange(s, { from: joint + 1, to: range.to }))
}
