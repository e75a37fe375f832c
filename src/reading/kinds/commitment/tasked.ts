import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { DocumentContext } from '../../document.ts'
import type { Filled } from '../../draft.ts'
import { wordsOfRange, type ReadSentence } from '../../sentence.ts'

/** Who has to do it: names as they are resolved, a group in its own words ("their officials", "the ministers of finance"), never the whole side. */
export function taskedOf(s: ReadSentence, context: DocumentContext, range: Range | undefined): Filled[] {
  if (range === undefined) return []
  const found: Filled[] = []
  let from = range.from
  for (let u = range.from; u <= range.to; u++) {
    const unit = s.units[u]
    const ends = u === range.to || ((unit?.type === 'conjunction' || unit?.type === 'comma') && startsGroup(s, u + 1, range.to))
    if (!ends) continue
    found.push(...one(s, context, { from, to: u }))
    from = u + 1
  }
  return found
}

/** A plural that names no party: "officials", "Ministers". */
function startsGroup(s: ReadSentence, at: number, to: number): boolean {
  const unit = s.units[at]
  return at < to && unit?.type === 'noun' && !unit.pronoun
}

function one(s: ReadSentence, context: DocumentContext, range: Range): readonly Filled[] {
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return []
  const isGroup = unit.names.length === 0 && unit.noun?.plural === true && unit.noun.classes.includes('group')
  if (!isGroup) return agentsOf(s, context, range)
  const next = s.units[range.from + 1]
  const office = s.units[range.from + 2]
  const ofField =
    next?.type === 'preposition' && next.word === 'of' && office?.type === 'noun' && !office.names.some((n) => n.type === 'party')
  const words = wordsOfRange(s, { from: range.from, to: ofField && range.from + 3 <= range.to ? range.from + 3 : range.from + 1 })
  return words === undefined ? [] : [words]
}
