import { wordSet } from '../../../language/word-map.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { JOINS, namesBefore, innerTie, clauseTie, setSides, isParty } from './tie.ts'

const ANNIVERSARY = wordSet('anniversary jubilee bicentennial centenary')
const YEAR = wordSet('year years')

/** Anniversaries that say their number in one word. */
const NUMBERED: Readonly<Record<string, number>> = { bicentennial: 200, centenary: 100 }

/** "the 50th anniversary of the establishment of relations": what is celebrated is told already. */
export function isOfAnniversary(scope: Scope, at: number): boolean {
  const of = scope.s.units[at - 1]
  return of?.type === 'preposition' && of.word === 'of' && isAnniversary(scope, at - 2)
}

/** Whether the noun at a unit names an anniversary, in words or as a number of years. */
export function isAnniversary(scope: Scope, at: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return false
  const next = s.units[at + 1]
  return (
    ANNIVERSARY.holds(s.tokens, unit.head) ||
    (YEAR.holds(s.tokens, unit.head) &&
      unit.last > unit.first &&
      (next?.type === 'subordinator' || next?.type === 'preposition') &&
      next.word === 'since')
  )
}

/** Fills an anniversary from the words behind its noun: of what tie, since when, between whom. */
export function completeAnniversary(draft: Draft, scope: Scope, range: Range, when: Filled | undefined): boolean {
  const { s } = scope
  fillYears(draft, scope, range.from)
  const agents = draft.get('party')
  const holders = [...agents].filter((p) => p.inferred !== undefined || isParty(scope, p))
  draft.drop('party')
  const told = s.clauses.find((c) => c.at > range.from && c.at < range.from + 6 && JOINS.has(c.verb.lemma))
  const joint = s.units[range.from + 1]
  const joined = joint?.type === 'preposition' || joint?.type === 'subordinator' ? joint.word : ''
  if (joined !== 'of' && joined !== 'since' && (joined !== 'in' || s.units[range.from + 2]?.type === 'date'))
    return ownAnniversary(draft, agents, when ?? scope.dates.find((d) => d.unit > range.from && d.unit < range.to)?.filled)
  const inner = told === undefined ? innerTie(scope, range.from + 2, range.to) : clauseTie(scope, told)
  if (inner === undefined && joined === 'of' && holders.length === 2) return sharedWork(draft, scope, { holders, at: range.from + 2, when })
  if (inner === undefined && !(holders.length > 0 && draft.has('years') && joined === 'since')) return false
  const own = namesBefore(scope, range.from)
  const tied = inner !== undefined && inner.parties.length + inner.others.length > 1
  setSides(
    draft,
    scope,
    inner === undefined ? holders : [...inner.parties, ...inner.others, ...own, ...(tied ? [] : holders)],
    inner !== undefined,
  )
  draft.set('status', inner?.status)
  const began = s.clauses.find((c) => c.at > range.from && c.kind === 'relative' && /^(?:establish|open|forge)$/.test(c.verb.lemma))
  draft.set(
    'since',
    scope.dates.find((d) =>
      began === undefined
        ? d.unit > range.from && (told !== undefined || joined === 'since' || d.part === 'since' || isLongAgo(scope, d.value))
        : d.unit > began.at && d.unit < began.rest.to,
    )?.filled,
  )
  // "the centenary of their ties in 2025": a time near the document's own day is that of the feast.
  const feast = when ?? scope.dates.find((d) => d.unit > range.from && d.unit < range.to && d.filled !== draft.get('since')[0])?.filled
  if (when === undefined && feast !== undefined && feast.value !== draft.get('since')[0]?.value) draft.set('when', feast)
  if (when !== undefined && when.value !== draft.get('since')[0]?.value) draft.set('when', when)
  return draft.has('party') && draft.size > 2
}

interface Shared {
  readonly holders: readonly Filled[]
  readonly at: number
  readonly when: Filled | undefined
}

/** "The League and the Bank marked 25 years of their joint research": what the two do together. */
function sharedWork(draft: Draft, scope: Scope, { holders, at, when }: Shared): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || s.tokens.word[unit.first] !== 'their') return false
  setSides(draft, scope, holders, false)
  draft.set('status', wordsBetween(s.tokens, unit.first + 1, unit.last)).set('when', when)
  return draft.has('party') && draft.has('with')
}

/** "The League will celebrate its 30th anniversary next year": a feast of its own, of a named one. */
function ownAnniversary(draft: Draft, agents: readonly Filled[], when: Filled | undefined): boolean {
  const [own] = agents
  if (own === undefined || agents.length > 1 || !/^[A-Z]/.test(String(own.value))) return false
  draft.set('party', own).set('when', when)
  return draft.has('years')
}

/** Whether a date lies years before the document: when a tie began, not when it is celebrated. */
function isLongAgo(scope: Scope, value: string): boolean {
  const year = Number(/^\d{4}/.exec(value)?.[0])
  const own = Number(scope.context.date?.slice(0, 4))
  return year < own - 4
}

function fillYears(draft: Draft, scope: Scope, at: number): void {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return
  const named = NUMBERED[s.tokens.word[unit.head] ?? '']
  if (named !== undefined) draft.set('years', { value: named, span: tokenSpan(s.tokens, unit.head, unit.head) })
  const amount = scope.amounts.find((a) => a.first >= unit.first && a.last <= unit.last && a.unit === 'year')
  if (amount !== undefined) draft.set('years', { value: amount.value, span: tokenSpan(s.tokens, amount.first, amount.last) })
  for (let i = unit.first; i <= unit.last && !draft.has('years'); i++) {
    const ordinal = k.ordinals.at(s.tokens, i)
    const word = s.tokens.word[i] ?? ''
    const years = ordinal?.value ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined)
    if (years !== undefined) draft.set('years', { value: years, span: tokenSpan(s.tokens, i, ordinal?.last ?? i) })
  }
}
