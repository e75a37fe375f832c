import { fold } from '../language/tokens.ts'
import { namesIn } from './agents.ts'
import type { Range } from './clauses.ts'
import type { Filled } from './draft.ts'
import type { Scope } from './scope.ts'
import { tokenSpan, wordsBetween } from './sentence.ts'

const OFFICIALS = /\b(?:ministers|leaders|heads of state|heads of government|senior officials|deputies|chief scientists|governors)\b/i

/**
 * The ministers or leaders of one organisation meet again and again, so they are a body: "the Transport Ministers of the League", "its foreign
 * ministers", "our Ministers" in a document of the League. A whole subject must name nobody else.
 */
export function groupBody(scope: Scope, range: Range, subject = false): Filled | undefined {
  const { s, context, k } = scope
  const unit = s.units[range.from]
  if (unit?.type !== 'noun' || unit.pronoun) return undefined
  let end = range.from + 1
  while (end + 1 < range.to && s.units[end]?.type === 'preposition' && s.units[end + 1]?.type === 'noun') end += 2
  // "the ministers of the League and Norland" are no body.
  if (subject && s.units.slice(end, range.to).some((u) => u.type === 'conjunction' || u.type === 'comma')) return undefined
  const words = wordsBetween(s.tokens, unit.first, s.units[end - 1]?.last ?? unit.last)
  if (words === undefined || !OFFICIALS.test(String(words.value))) return undefined
  const names = namesIn(s, { from: range.from, to: end })
  if (names.some((n) => n.type !== 'organisation' && n.type !== 'post' && n.type !== 'name')) return undefined
  const span = tokenSpan(s.tokens, unit.first, unit.last)
  const owner = s.tokens.word[unit.first]
  const organisations = names.filter((n) => n.row.startsWith('organisations/'))
  if (organisations.length === 1) return words
  if (names.some((n) => n.of !== undefined)) return undefined
  if (owner === 'its' && context.lastBody !== undefined) return { value: context.lastBody, span, inferred: '"its": the body last named' }
  const issuer = context.issuers.length === 1 ? context.issuers[0] : undefined
  return owner === 'our' && issuer !== undefined && !k.language.parties.has(fold(issuer))
    ? { value: `${issuer} ${words.value}`, span, inferred: '"our": of the issuer' }
    : undefined
}
