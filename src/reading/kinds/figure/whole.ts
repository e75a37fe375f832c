import type { NounPhrase } from '../../../language/phrases.ts'
import type { Range } from '../../clauses.ts'
import type { ReadSentence } from '../../sentence.ts'

/** Words of size that say nothing without what they are of. */
const SIZES = /^(?:volume|value|amount|total|sum|size|level|number|stock|turnover)$/

/** "trade, the volume of which rose", "trade, whose value rose": the phrase whose size the subject is. */
export function sizedBy(s: ReadSentence, subject: Range): Range | undefined {
  const { units, tokens } = s
  const head = units[subject.from]
  if (head?.type !== 'noun' || !SIZES.test(tokens.word[head.head] ?? '')) return undefined
  const of = units[subject.from + 1]
  const isBehind = of?.type === 'preposition' && of.word === 'of' && units[subject.from + 2]?.type === 'relative'
  const before = units[subject.from - 1]
  const isWhose = before?.type === 'relative' && before.word === 'whose'
  if (!isBehind && !isWhose) return undefined
  return phraseBefore(s, isWhose ? subject.from - 1 : subject.from)
}

/** "240 schools for girls, of which 80 are new", "refugees from Norland, of whom": the phrase that a joint and relative before a unit divide. */
export function divided(s: ReadSentence, at: number, isCounted: (unit: NounPhrase) => boolean): Range | undefined {
  const joint = s.units[at - 2]
  const relative = s.units[at - 1]
  if (relative?.type !== 'relative' || joint?.type !== 'preposition' || joint.word !== 'of') return undefined
  const to = s.units[at - 3]?.type === 'comma' ? at - 3 : at - 2
  const isPeople = relative.word === 'whom'
  for (let u = to - 1; u >= Math.max(0, to - FURTHEST); u--) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') break
    if (unit?.type === 'noun' && !unit.pronoun && (isCounted(unit) || (isPeople && unit.noun?.classes.includes('people') === true)))
      return { from: u, to: isCounted(unit) ? u + 1 : to }
  }
  return isPeople || s.units[to - 1]?.type !== 'noun' ? undefined : { from: to - 1, to }
}

const FURTHEST = 9

/** "trade with Norland, which stood at": of a chain of phrases the measure is told, not the party at its end. */
export function measuredChain({ units }: ReadSentence, subject: Range): Range {
  if (isMeasure(units[subject.from])) return subject
  for (let u = subject.from; u >= 2; u -= 2) {
    if (units[u - 1]?.type !== 'preposition' || units[u - 2]?.type !== 'noun') return subject
    if (isMeasure(units[u - 2])) return { from: u - 2, to: subject.to }
  }
  return subject
}

const isMeasure = (unit: ReadSentence['units'][number] | undefined): boolean =>
  unit?.type === 'noun' && unit.noun?.classes.includes('measure') === true

/** The phrase that ends before a unit, a comma left out: with its measure, or with the head of "teachers from Norland" in front. */
function phraseBefore({ units }: ReadSentence, at: number): Range | undefined {
  const to = units[at - 1]?.type === 'comma' ? at - 1 : at
  let from = to - 1
  if (units[from]?.type !== 'noun') return undefined
  while (!isMeasure(units[from]) && units[from - 1]?.type === 'preposition' && units[from - 2]?.type === 'noun') from -= 2
  return { from, to }
}
