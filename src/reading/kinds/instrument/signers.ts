import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** "Acme and 5iH signed …": a firm that no table knows, by its capital where a sentence opens, or by letters and digits in one word. */
export function unlistedNames(scope: Scope, range: Range | undefined): Filled[] {
  const { s, k } = scope
  if (range === undefined) return []
  const found: Filled[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    const isListed = u === range.from || s.units[u - 1]?.type === 'comma' || s.units[u - 1]?.type === 'conjunction'
    if (!isListed) break
    const text = s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last])
    const isName = /^(?:\p{Lu}\p{L}+|\d\p{L}*\p{Lu}\p{L}*)$/u.test(text) && !unit.pronoun && unit.names.length === 0
    if (!isName || unit.noun !== undefined || k.language.words.holds(s.tokens, unit.first)) continue
    found.push({ value: text, span: tokenSpan(s.tokens, unit.first, unit.last) })
  }
  return found
}
