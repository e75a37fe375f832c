import { wordSet } from '../../../language/word-map.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { dateInside } from '../meeting/time.ts'

const LAUNCH = wordSet('launch launching inception start')

/** "the Reef Programme has planted trees since its launch in 2019": when the programme that "its" stands for began. */
export function programmesLaunched(scope: Scope): Draft[] {
  const { s } = scope
  const told: Draft[] = []
  for (const [at, unit] of s.units.entries()) {
    if (unit.type !== 'noun' || s.tokens.word[unit.first] !== 'its' || !LAUNCH.holds(s.tokens, unit.head)) continue
    const since = s.tokens.word[unit.first - 1]
    if (since !== 'since' && since !== 'after' && since !== 'following') continue
    const title = named(scope, unit.first) ?? described(scope, at)
    if (title === undefined) continue
    // A day of its own, or that of the event at which it was launched.
    const reach = Math.min(s.units.length, at + 8)
    let when = scope.dates.find((d) => d.unit > at && d.unit < reach)?.filled
    for (let u = at + 1; u < reach && when === undefined; u++) {
      if (s.units[u]?.type === 'verb' || s.units[u]?.type === 'comma') break
      when = dateInside(scope, u)
    }
    if (when === undefined) continue
    told.push(
      new Draft('programme', 'done', scope.passage, 'rule/since its launch')
        .set('title', title)
        .set('action', { value: 'launched', span: tokenSpan(s.tokens, unit.first, unit.last) })
        .set('when', when),
    )
  }
  return told
}

/** The programme that is named before. */
function named({ s }: Scope, before: number): Filled | undefined {
  const name = s.names.findLast((n) => n.last < before && n.type !== 'person' && n.type !== 'place' && n.type !== 'party')
  return name?.type === 'programme' ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row } : undefined
}

/** "the Corridor": the programme that the document has named with this word last. */
function described({ s, context }: Scope, at: number): Filled | undefined {
  const known = context.namedProgramme
  const noun = s.units.findLast((u, i) => i < at && u.type === 'noun')
  if (known === undefined || noun?.type !== 'noun' || s.tokens.word[noun.first] !== 'the' || noun.last !== noun.first + 1) return undefined
  const isIts = known.toLowerCase().endsWith(` ${s.tokens.word[noun.last] ?? ''}`)
  return isIts
    ? { value: known, span: tokenSpan(s.tokens, noun.first, noun.last), inferred: 'definite description: the programme last named' }
    : undefined
}
