import type { Name } from '../../../language/names/name.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { SHAPE } from '../../../language/tokens.ts'
import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { wordsBetween, type ReadSentence } from '../../sentence.ts'

/**
 * Whom a list of phrases names: people in the words of the text with where they are from ("nurses from Norland"), parties by their name.
 * None when it begins with a thing: a programme "for the protection of reefs" is for nobody.
 */
export function audienceAt(scope: Scope, range: Range, institutions = false): Filled[] {
  const { s } = scope
  const first = s.units[range.from]
  const takes = (unit: NounPhrase): boolean => isAudience(scope, unit) || (institutions && isInstitution(unit))
  if (first?.type !== 'noun' || !takes(first)) return []
  const end = listEnd(s, range.from, range.to)
  const found: Filled[] = []
  for (let u = range.from; u < end; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun' || !(takes(unit) || isDoer(s, unit))) continue
    const to = sharedEnd(s, u, end) ?? originEnd(s, u, end)
    const party = unit.names.find((n) => n.last === unit.last && !isPeople(s, n))
    const words = wordsBetween(s.tokens, pastNumber(s, unit), s.units[to - 1]?.last ?? unit.last)
    if (party !== undefined && to === u + 1) found.push(...agentsOf(s, scope.context, { from: u, to }))
    else if (words !== undefined) found.push(words)
    u = to - 1
  }
  return found
}

/** "teachers and school inspectors": beside people, a plural that no table knows and that is named by what it does. */
const isDoer = ({ tokens }: ReadSentence, unit: NounPhrase): boolean =>
  unit.noun === undefined && unit.names.length === 0 && /.(?:ors|ers|ists|ants|ees|icians)$/.test(tokens.word[unit.head] ?? '')

/** The first audience behind one of the prepositions among the units of a range, up to the next clause. */
export function audienceBehind(scope: Scope, range: Range, prepositions: ReadonlySet<string>, institutions = false): Filled[] {
  const { s } = scope
  for (let u = range.from; u + 1 < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'semicolon' || unit?.type === 'relative') return []
    if (unit?.type !== 'preposition' || !prepositions.has(unit.word)) continue
    const found = audienceAt(scope, { from: u + 1, to: range.to }, institutions && unit.word === 'to')
    if (found.length > 0) return found
  }
  return []
}

/** "officials of the Member States", "nurses from Norland and Arcadia": where people are from belongs to them. */
function originEnd(s: ReadSentence, from: number, to: number): number {
  let end = from + 1
  while (end + 1 < to) {
    const joint = s.units[end]
    if (joint?.type !== 'preposition' || (joint.word !== 'of' && joint.word !== 'from') || s.units[end + 1]?.type !== 'noun') break
    end += 2
    while (end + 1 < to && isJoint(s, end) && named(s, end - 1) && named(s, end + 1)) end += 2
  }
  return end
}

/** "Norlandic officers and sailors": the adjective of both stands in front of the first. */
function sharedEnd(s: ReadSentence, at: number, to: number): number | undefined {
  const unit = s.units[at]
  const other = s.units[at + 2]
  const isShared =
    unit?.type === 'noun' && unit.names[0]?.type === 'adjective' && unit.names[0].first === unit.first && unit.last > unit.first
  const isBare = other?.type === 'noun' && other.first === other.last && other.names.length === 0
  return isShared && isBare && at + 3 === to && s.units[at + 1]?.type === 'conjunction' ? at + 3 : undefined
}

const isJoint = (s: ReadSentence, u: number): boolean => s.units[u]?.type === 'comma' || s.units[u]?.type === 'conjunction'

function named(s: ReadSentence, u: number): boolean {
  const unit = s.units[u]
  return unit?.type === 'noun' && unit.names.some((n) => n.last === unit.last)
}

/** "assistance to the customs service": what is given may go to an institution. */
const isInstitution = (unit: NounPhrase): boolean =>
  unit.noun?.classes[0] === 'institution' || unit.names.some((n) => n.last === unit.last && n.type === 'body')

/** Whether a phrase names people or a party. */
export function isAudience({ k, s }: Scope, unit: NounPhrase): boolean {
  if (unit.names.some((n) => n.last === unit.last && (n.type === 'party' || n.type === 'organisation' || isPeople(s, n)))) return true
  const noun = unit.noun ?? k.language.nouns.get(s.tokens.word[unit.head] ?? '')
  return noun?.classes.some((cls) => cls === 'people' || cls === 'group' || cls === 'taker') === true
}

/** "Norlanders", "the Norlandic": a people by its name, not an adjective without its noun. */
const isPeople = (s: ReadSentence, name: Name): boolean => name.type === 'adjective' && /.s$/.test(s.tokens.word[name.last] ?? '')

const NUMBERS = wordSet(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty',
)

/** The token behind "up to 300" at the beginning of a phrase. */
export function pastNumber(s: ReadSentence, unit: NounPhrase): number {
  if (unit.last > unit.first && NUMBERS.holds(s.tokens, unit.first)) return unit.first + 1
  for (let i = unit.first; i < unit.last; i++) {
    if (s.tokens.shape[i] !== SHAPE.number) continue
    // "a €2-million loan": the words of size belong to the number.
    let end = i + 1
    while (end < unit.last && /^(?:-|thousand|million|billion|trillion)$/.test(s.tokens.word[end] ?? '')) end++
    return s.tokens.word[end - 1] === '-' ? i + 1 : end
  }
  return unit.first
}
