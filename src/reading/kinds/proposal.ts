import type { Predicate } from '../predicate.ts'
import type { ReadSentence } from '../sentence.ts'

/** "the proposal of Norland to set up an agency": what a proposal is to do is proposed, whatever is said of the proposal. */
export function isProposed(s: ReadSentence, { clause }: Predicate): boolean {
  if (clause?.kind !== 'infinitive') return false
  for (let u = clause.at - 1; u >= 0; u--) {
    const unit = s.units[u]
    if (unit?.type === 'verb') return false
    if (unit?.type === 'noun' && /^(?:proposal|idea|suggestion|initiative)s?$/.test(s.tokens.word[unit.head] ?? '')) return true
  }
  return false
}
