import { classesOf } from '../../classes.ts'
import type { Range } from '../../clauses.ts'
import { complementOf, type Complement } from '../../complement.ts'
import type { Frame } from '../../frames.ts'
import type { Scope } from '../../scope.ts'
import { wordsOfRange } from '../../sentence.ts'

/** "stressed the need for calm and the importance of trade", "noted that A holds and that B follows": each is a view of its own. */
export function eachView(scope: Scope, frame: Frame, complement: Complement): Complement[] {
  const { s } = scope
  const range = complement.range
  if (range === undefined || complement.clause !== undefined) return [complement]
  const parts: Range[] = []
  let from = range.from
  for (let u = range.from + 1; u + 1 < range.to; u++) {
    const type = s.units[u]?.type
    if (type !== 'conjunction' && type !== 'comma') continue
    const starts = complement.that === true ? s.units[u + 1]?.type === 'that' : startsView(scope, frame, u + 1, range.to)
    if (!starts) continue
    let end = u
    while (end > from && s.units[end - 1]?.type === 'comma') end--
    parts.push({ from, to: end })
    from = complement.that === true ? u + 2 : u + 1
  }
  if (parts.length === 0) return [complement]
  return [...parts, { from, to: range.to }].map((part) =>
    complementOf(wordsOfRange(s, part), part, complement.object === undefined ? undefined : part, undefined, complement.that),
  )
}

/** "the importance of …" behind a joint; behind what is condemned any further deed with its article or its doer. */
function startsView(scope: Scope, frame: Frame, at: number, to: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return false
  const hasArticle = s.tokens.word[unit.first] === 'the'
  if (hasArticle && classesOf(scope, unit, { from: at, to }).has('weight')) return true
  const isDeed = frame.slots.some(([slot, part]) => slot === 'stance' && /^(?:condemns|concerned)$/.test(part))
  return isDeed && (hasArticle || unit.names.some((n) => s.tokens.word[n.last + 1] === "'s"))
}
