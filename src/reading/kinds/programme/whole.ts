import type { Clause, Range } from '../../clauses.ts'
import { wordSet } from '../../../language/word-map.ts'
import type { ReadSentence } from '../../sentence.ts'

const PART = /^(?:phase|stage|round|tranche|cycle|edition|cohort|component|leg)s?$/

/** "a range of projects" */
const RANGE = wordSet('range series number set variety suite host array package')

/** "the second phase of the Reef Programme", "the Reef Programme, phase two of which began": the programme of which a part is told. */
export function wholeOf({ units, tokens }: ReadSentence, thing: Range, clause: Clause | undefined): Range {
  const part = units[thing.from]
  const of = units[thing.from + 1]
  if (part?.type !== 'noun' || part.names.length > 0 || of?.type !== 'preposition' || of.word !== 'of') return thing
  const several = units[thing.from + 2]
  const isRange = RANGE.holds(tokens, part.head) && several?.type === 'noun' && several.noun?.plural === true
  if (!isRange && !PART.test(tokens.word[part.head] ?? '') && !PART.test(tokens.word[part.first] ?? '')) return thing
  const whole = units[thing.from + 2]
  if (whole?.type === 'noun') return { from: thing.from + 2, to: Math.max(thing.to, thing.from + 3) }
  return whole?.type === 'relative' && clause?.antecedent !== undefined ? clause.antecedent : thing
}

/** "the Reef Run, a project for schools": the name that a programme's description stands behind. */
export function describedAt({ units, tokens }: ReadSentence, at: number): number | undefined {
  const told = units[at]
  // "the Reef project (REEF), a scheme for schools"
  let of = at - 2
  if (units[of]?.type === 'close') while (of > 0 && units[of + 1]?.type !== 'open') of--
  const name = units[of]
  if (told?.type !== 'noun' || !/^an?$/.test(tokens.word[told.first] ?? '') || units[at - 1]?.type !== 'comma') return undefined
  const isNamed = name?.type === 'noun' && name.names.some((n) => n.last === name.last && (n.type === 'name' || n.type === 'programme'))
  // "the Reef project, a scheme for schools"
  const isKind =
    name?.type === 'noun' && name.noun?.classes[0] === 'programme' && name.names.some((n) => n.last === name.last - 1 && n.type === 'name')
  return name?.type === 'noun' && !name.pronoun && (isNamed || isKind) ? of : undefined
}

/** "The second phase", "a further tranche": a part of the programme that was told before, when nothing says of what. */
export function isBarePart({ units, tokens }: ReadSentence, at: number): boolean {
  const part = units[at]
  const next = units[at + 1]
  return (
    part?.type === 'noun' &&
    part.names.length === 0 &&
    /^(?:phase|tranche|cohort|intake)$/.test(tokens.word[part.head] ?? '') &&
    part.last > part.first &&
    !(next?.type === 'preposition' && /^(?:of|in|for)$/.test(next.word))
  )
}
