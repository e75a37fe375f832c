import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { wordsOfRange } from '../../sentence.ts'
import type { NounPhrase } from '../../../language/phrases.ts'

/** Verbs that give something to somebody. */
const GIVING =
  /^(?:provid|giv|pledg|support|contribut|allocat|offer|grant|supply|suppl|donat|assist|help|extend|deliver|continu|train|fund|financ|make|send|lend|open|set|establish)/
/** Verbs whose object is who gains. */
const HELPING = /^(?:assist|help|aid|equip|train)/
/** Things that are given to somebody: "loans to Norland". */
export const GIFT =
  /^(?:credit|line of credit|tranche|allocation|support|assistance|aid|help|relief|loans?|grants?|contributions?|donations?|funds?|funding|financing|packages?|deterrence|access|coverage|supplies|training|places|scholarships|services)$/

/** Who gains: the object of a verb of help, or a party or a group of people behind "to" or "for" of a gift or a giving verb. */
export function beneficiaries(scope: Scope, range: Range, draft: Draft, lemma = ''): Filled[] {
  const { s } = scope
  const verb = s.tokens.word[s.units[range.from]?.last ?? 0] ?? ''
  const givers = new Set(draft.get('by').map((b) => b.value))
  const direct = s.units[range.from + 1]
  if (HELPING.test(verb) && direct?.type === 'noun' && range.from + 1 < range.to && isReceiver(direct))
    return receivers(scope, range.from + 1, range.to, givers)
  for (let u = range.from + 1; u + 1 < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'subordinator') break
    if (unit?.type !== 'preposition' || (unit.word !== 'to' && unit.word !== 'for')) continue
    const next = s.units[u + 1]
    if (next?.type !== 'noun' || !isReceiver(next)) continue
    const before = s.units[u - 1]
    const gift = before?.type === 'noun' && GIFT.test(s.tokens.word[before.head] ?? '')
    if (gift || GIVING.test(verb) || GIVING.test(lemma)) return receivers(scope, u + 1, range.to, givers)
  }
  return []
}

function isReceiver(phrase: NounPhrase): boolean {
  return phrase.names.length > 0
    ? phrase.names.some((n) => n.last === phrase.last && (n.type === 'party' || n.type === 'organisation' || n.type === 'person'))
    : phrase.noun?.classes[0] === 'group' || phrase.noun?.classes[0] === 'people'
}

/** Names as they are resolved; other people in the document's own words, with where they are from. */
function receivers(scope: Scope, from: number, to: number, givers: ReadonlySet<string | number>): Filled[] {
  const { s, context } = scope
  const unit = s.units[from]
  if (unit?.type === 'noun' && unit.names.length > 0)
    return agentsOf(s, context, { from, to: listEnd(s, from, to) }).filter((a) => !givers.has(a.value))
  let end = from + 1
  while (end + 1 < to && isOrigin(s.units[end]) && s.units[end + 1]?.type === 'noun') end += 2
  const words = wordsOfRange(s, { from, to: end })
  return words === undefined ? [] : [words]
}

function isOrigin(unit: { readonly type: string; readonly word?: string } | undefined): boolean {
  return unit?.type === 'preposition' && /^(?:of|from|in|across)$/.test(unit.word ?? '')
}
