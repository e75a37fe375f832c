import { wordSet } from '../../language/word-map.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import type { Filled } from '../draft.ts'
import type { Match } from '../scope.ts'
import type { ReadSentence } from '../sentence.ts'

const GENERIC = wordSet(
  'area areas subject subjects topic topics field fields issue issues theme themes pillar pillars priority priorities sector sectors ' +
    'domain domains matters points questions following',
)

/** The areas or topics in the list behind a colon, when the predicate says nothing of its own but how many: "covers:", "deals with five subjects:". */
export function listedAreas({ scope, predicate, complement, frame }: Match): readonly Filled[] {
  const { s } = scope
  if (s.list.length === 0 || !frame.slots.some(([slot, part]) => (slot === 'areas' || slot === 'agenda') && part === 'complement'))
    return []
  if (complement.range === undefined) return s.list
  const unit = s.units[complement.range.from]
  const isLast = predicate.clause === s.clauses.at(-1)
  return isLast && unit?.type === 'noun' && GENERIC.holds(s.tokens, unit.head) ? s.list : []
}

/** "Its work covers": what a body does stands for the body. */
export const isItsWork = (s: ReadSentence, unit: NounPhrase): boolean =>
  s.tokens.word[unit.first] === 'its' &&
  /^(?:work|cooperation|activit(?:y|ies)|mandate|remit|programme of work)$/.test(s.tokens.word[unit.head] ?? '')

/** Whether a noun names areas: "its priority areas", "the three pillars". */
export const namesAreas = (s: ReadSentence, unit: NounPhrase): boolean => GENERIC.holds(s.tokens, unit.head)
