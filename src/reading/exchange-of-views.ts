import type { ReadSentence } from './sentence.ts'

/** Whether a phrase and the two units behind it are "exchange of views". */
export function isExchangeOfViews(s: ReadSentence, at: number): boolean {
  const unit = s.units[at]
  const of = s.units[at + 1]
  const views = s.units[at + 2]
  if (unit?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || views?.type !== 'noun') return false
  return /^exchanges?$/.test(s.tokens.word[unit.head] ?? '') && s.tokens.word[views.head] === 'views'
}
