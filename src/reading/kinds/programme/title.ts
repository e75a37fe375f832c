import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { wordsBetween, type ReadSentence } from '../../sentence.ts'
import { aimAt } from '../body/nature.ts'
import { isAudience, pastNumber } from './audience.ts'

/** "projects for a total of $3 million", "a course for a period of two weeks" */
const EXTENT = wordSet('total amount sum value period cost duration')

const PARTS = new Set(['of', 'on', 'in', 'for', 'between', 'at'])

/**
 * The words of a programme without a name: its noun with what it is of, on and for, and what it is to do ("project to restore reefs").
 * Left out are its number, what it costs and whom it is for.
 */
export function programmeTitle(scope: Scope, thing: Range): Filled | undefined {
  const { s } = scope
  const head = s.units[thing.from]
  if (head?.type !== 'noun') return undefined
  let to = thing.from + 1
  let gap: Range | undefined
  while (to < thing.to) {
    const joint = s.units[to]
    const next = s.units[to + 1]
    if (joint?.type === 'preposition' && PARTS.has(joint.word) && next?.type === 'noun' && to + 1 < thing.to) {
      if (joint.word === 'for' && (isAudience(scope, next) || EXTENT.holds(s.tokens, next.head))) break
      if (joint.word === 'at' && next.names.length > 0) break
      if (isSum(scope, next.first, next.last)) {
        // "a grant of $3 million for wells"
        if (joint.word !== 'of' || gap !== undefined || to !== thing.from + 1) break
        gap = { from: to, to: to + 2 }
        to += 2
      } else to = joint.word === 'between' ? listEnd(s, to + 1, thing.to) : ownEnd(s, to + 1, thing.to)
      continue
    }
    const aim = aimAt(s, to)
    if (aim?.kind === 'infinitive' && !aim.verb.passive) to = beforeComma(s, aim.rest.from, Math.min(aim.rest.to, thing.to))
    break
  }
  const first = pastNumber(s, head)
  const last = s.units[to - 1]?.last ?? head.last
  const whole = wordsBetween(s.tokens, first, last)
  if (gap === undefined || whole === undefined) return whole
  const before = wordsBetween(s.tokens, first, head.last)
  const behind = s.units[gap.to]
  const rest = behind === undefined || gap.to >= to ? undefined : s.tokens.text.slice(s.tokens.start[behind.first], s.tokens.end[last])
  return before === undefined ? whole : rest === undefined ? before : { ...whole, value: `${before.value} ${rest}` }
}

const isSum = ({ amounts }: Scope, first: number, last: number): boolean =>
  amounts.some((a) => a.first >= first && a.last <= last && /^[A-Z]{3}$/.test(a.unit ?? ''))

/** A list inside a title ends before a phrase with an article of its own: "a course on ports and a fund". */
function ownEnd(s: ReadSentence, from: number, to: number): number {
  const end = listEnd(s, from, to)
  for (let u = from + 1; u < end; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'comma') return u
    if (unit?.type === 'conjunction' && next?.type === 'noun' && /^(?:an?|the|its|their)$/.test(s.tokens.word[next.first] ?? '')) return u
  }
  return end
}

function beforeComma(s: ReadSentence, from: number, to: number): number {
  for (let u = from; u < to; u++) if (s.units[u]?.type === 'comma' || s.units[u]?.type === 'relative') return u
  return to
}
