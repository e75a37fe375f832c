import { wordSet } from '../../../language/word-map.ts'
import type { Tokens } from '../../../language/tokens.ts'
import type { ReadSentence } from '../../sentence.ts'

/** Nouns of a status that one has with another. */
export const STATUS_NOUN = wordSet('partner partners member members observer observers associate associates ally allies')

/** What stands before "state" or "country" where the two name a status. */
const STATUS_BEFORE = wordSet('partner member observer associate associated guest candidate participating contracting')

/** "an associated state of the League": a status whose noun is that of the holder. */
export const isStateStatus = (tokens: Tokens, head: number): boolean =>
  /^(?:states?|country|countries)$/.test(tokens.word[head] ?? '') && STATUS_BEFORE.holds(tokens, head - 1)

/** Whether the noun at a unit says as what one stands to another. */
export function isStatusNoun({ units, tokens }: ReadSentence, at: number): boolean {
  const unit = units[at]
  return unit?.type === 'noun' && (STATUS_NOUN.holds(tokens, unit.head) || isStateStatus(tokens, unit.head))
}

/** "is one of the League's partners": the unit that says as what, where "one of" stands before it. */
export function afterOneOf(s: ReadSentence, at: number): number {
  const unit = s.units[at]
  const of = s.units[at + 1]
  const isOne = unit?.type === 'noun' && s.tokens.word[unit.head] === 'one' && of?.type === 'preposition' && of.word === 'of'
  return isOne && isStatusNoun(s, at + 2) ? at + 2 : at
}
