import type { Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan, wordsOfRange } from '../../sentence.ts'
import { fillAmount } from '../amount.ts'
import { beneficiaries } from './beneficiaries.ts'

/** "a grant of $5 million for schools and a loan of $9 million for roads": each sum with its purpose is a promise of its own. */
export function eachSum(match: Match, draft: Draft): Draft[] {
  const { scope } = match
  const whole = match.complement.range
  if (whole === undefined) return [draft]
  const parts = sumRanges(scope, whole)
  if (parts.length < 2) return [draft]
  return parts.map((range) => {
    const part = new Draft('commitment', draft.modality, draft.passage, draft.made)
    for (const slot of ['force', 'when']) part.set(slot, draft.get(slot)[0])
    const giver = gappedGiver(scope, range, whole)
    part.add('by', giver === undefined ? draft.get('by') : [giver])
    part.set(
      'what',
      giver === undefined
        ? wordsOfRange(scope.s, range)
        : (wordsOfRange(scope.s, { from: range.from, to: range.to }) ?? draft.get('what')[0]),
    )
    part.set('due', scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'due')?.filled)
    fillAmount(part, scope, range)
    return part.add('for', beneficiaries(scope, range, part))
  })
}

/** "pledged $5 million and Arcadia $3 million": a further giver whose verb is left out. */
function gappedGiver({ s, amounts }: Scope, range: Range, whole: Range): Filled | undefined {
  const unit = s.units[range.from]
  if (unit?.type !== 'noun' || range.from === whole.from) return undefined
  const name = unit.names.find((n) => n.first === unit.first && (n.type === 'party' || n.type === 'organisation'))
  const next = name === undefined ? undefined : name.last + 1
  const isNext = amounts.some((a) => next !== undefined && a.first >= next && a.first <= next + 2)
  // "Norland $3 million", and not "a Norlandic grant of $3 million".
  return name === undefined || !isNext || s.tokens.word[next ?? 0] === "'s"
    ? undefined
    : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** Cuts a range before each joint that brings another sum of money. */
function sumRanges(scope: Scope, range: Range): Range[] {
  const parts: Range[] = []
  let from = range.from
  let sums = 0
  for (let u = range.from; u < range.to; u++) {
    if (!isMoney(scope, u)) continue
    sums++
    const joint = jointBefore(scope, u, from)
    if (sums === 1 || joint === undefined) continue
    let end = joint
    while (end > from && isJoint(scope, end - 1)) end--
    parts.push({ from, to: end })
    from = joint + 1
  }
  return [...parts, { from, to: range.to }]
}

function isMoney({ s, amounts }: Scope, u: number): boolean {
  const unit = s.units[u]
  return unit?.type === 'noun' && amounts.some((a) => a.first >= unit.first && a.first <= unit.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
}

function isJoint({ s }: Scope, u: number): boolean {
  const type = s.units[u]?.type
  return type === 'comma' || type === 'conjunction'
}

/** The joint in front of the phrase that a sum belongs to: "and a line of credit of $9 million". */
function jointBefore(scope: Scope, at: number, from: number): number | undefined {
  const { units } = scope.s
  for (let u = at - 1; u > from; u--) {
    if (units[u]?.type === 'conjunction') return u
    const unit = units[u]
    if (unit?.type === 'preposition' && unit.word === 'of') continue
    if (unit?.type !== 'noun') return undefined
  }
  return undefined
}
