import type { Amount } from '../../../language/amounts.ts'
import { wordSet } from '../../../language/word-map.ts'
import type { Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { afterNumber, fillValue, isMoney, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { fillSides, holderOf } from './sides.ts'
import { MOVING, worthDraft, worthOf } from './moved.ts'

/** Verbs of counts that are promises: their amounts belong to the promise. */
const PROMISING = new Set([
  'announce',
  'pledge',
  'provide',
  'offer',
  'allocate',
  'commit',
  'grant',
  'contribute',
  'agree',
  'plan',
  'fund',
  'support',
  'have',
])

/** "115 operations for a total of $3 million" */
const EXTENT = wordSet('total sum amount value')
const PERSONS = wordSet('people persons individuals')

/** Counts in the text: "more than 1,000 companies have offices", "held over 150 events"; only with a word that loosens them. */
export function countsOf(scope: Scope, predicate: Predicate): Draft[] {
  const { s } = scope
  if (
    scope.amounts.length === 0 ||
    predicate.nominal ||
    predicate.clause?.verb.form !== 'finite' ||
    predicate.modality !== 'done' ||
    predicate.lemma === 'expect'
  )
    return []
  const drafts: Draft[] = []
  for (const range of [predicate.agent, predicate.patient]) {
    const unit = range === undefined ? undefined : s.units[range.from]
    if (
      range === undefined ||
      unit?.type !== 'noun' ||
      (range === predicate.patient &&
        (PROMISING.has(predicate.lemma) ||
          predicate.lemma === 'be' ||
          scope.amounts.some((a) => a.first >= unit.first && a.last <= unit.last && isCountry(a.unit))))
    )
      continue
    const amount = scope.amounts.find(
      (a) =>
        a.last >= unit.first &&
        a.last <= unit.last &&
        (a.qualifier !== undefined || a.value >= 20) &&
        a.unit !== undefined &&
        a.change === undefined,
    )
    if (amount === undefined || isMoney(amount) || amount.unit === 'percent' || isTime(amount) || MOVING.has(predicate.lemma)) continue
    const draft = new Draft('figure', predicate.modality, scope.passage, 'rule/count')
    // "130 million people live in the region": without an object the verb tells who is counted.
    const living = range === predicate.agent && predicate.patient === undefined && s.units[predicate.rest.from]?.type === 'preposition'
    // "2 million people gained access to water": persons as such are counted by what they do.
    const bare = range === predicate.agent && amount.last === unit.last && PERSONS.holds(s.tokens, unit.head)
    const end = living || (bare && !predicate.passive) ? deedEnd(scope, predicate) : countedEnd(scope, range)
    draft.set('measure', wordsBetween(s.tokens, afterNumber(scope, amount), end))
    fillValue(draft, scope, amount)
    const change = changeApposed(scope, amount)
    if (change?.change !== undefined) draft.set('change', { value: change.change, span: tokenSpan(s.tokens, change.first, change.last) })
    draft.set('period', periodOf(scope, amount, predicate.clause))
    fillSides(draft, scope, { from: range.from, to: living ? predicate.rest.to : range.to })
    const isObject = range === predicate.patient && !predicate.passive
    // "Some 2,000 tourists from Norland visited Arcadia": they went where the object says.
    if (!isObject && draft.has('from') && !draft.has('to')) draft.set('to', placeOf(scope, predicate))
    if (isObject && !draft.has('from')) draft.set('of', holderOf(scope, predicate.agent) ?? draft.get('of')[0])
    const worth = worthOf(scope, amount, range)
    drafts.push(draft, ...(worth === undefined ? [] : [worthDraft(scope, draft, worth)]))
  }
  return drafts
}

/** "joined more than 100 countries", "a call by 46 countries", "one of six approaches": who takes part and the parts of a whole are no statistics. */
export function withoutCountries({ s }: Scope, drafts: Draft[]): Draft[] {
  const tellsNothing = (d: Draft): boolean => {
    if (d.kind !== 'figure' || !d.made.startsWith('rule/')) return false
    // "Today's announcement includes $2 million for schools": what is announced is no measure.
    if (/^(?:\w+ )?announcement$/i.test(String(d.get('measure')[0]?.value))) return true
    const start = d.get('value')[0]?.span?.start ?? 0
    return (
      (d.made !== 'rule/count' && isCountry(d.get('unit')[0]?.value)) ||
      /\bone of (?:the )?$/.test(s.tokens.text.slice(Math.max(0, start - 12), start))
    )
  }
  return drafts.some(tellsNothing) ? drafts.filter((d) => !tellsNothing(d)) : drafts
}

const isCountry = (unit: Filled['value'] | undefined): boolean => /^(?:country|state|nation|government)$/.test(String(unit))

/** The last token of what is done, before its time: "gained access to water in 2023". */
function deedEnd({ s }: Scope, { last, rest }: Predicate): number {
  let end = last
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit === undefined || unit.type === 'date' || unit.type === 'comma' || unit.type === 'semicolon') break
    if ((unit.type === 'preposition' || unit.type === 'subordinator') && next?.type === 'date') break
    end = unit.last
  }
  return end
}

/** The state that a verb of moving has as its object, or behind "in". */
function placeOf({ s }: Scope, { patient, passive, rest }: Predicate): Filled | undefined {
  const first = s.units[rest.from]
  const at =
    (passive ? undefined : patient?.from) ?? (first?.type === 'preposition' && /^(?:in|to|at)$/.test(first.word) ? rest.from + 1 : -1)
  const unit = s.units[at]
  // "in Arcadia", "in Arcadian universities"
  const name =
    unit?.type === 'noun' ? unit.names.find((n) => (n.type === 'party' && n.last === unit.last) || n.type === 'adjective') : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** "received 640 requests, a 12% increase": how far it has moved stands behind a comma. */
export function changeApposed({ s, amounts }: Scope, amount: Amount): Amount | undefined {
  const { word } = s.tokens
  const change = amounts.find((a) => a.first > amount.last)
  if (change?.change === undefined) return undefined
  for (let i = change.first - 1; i > amount.last && i > change.first - 6; i--) if (word[i] === ',') return change
  return undefined
}

function countedEnd(scope: Scope, range: Range): number {
  const { s } = scope
  const unit = s.units[range.from]
  let end = unit?.last ?? 0
  for (let i = unit?.first ?? 0; i <= end; i++) if (s.tokens.word[i] === 'worth') return i - 1
  const of = s.units[range.from + 1]
  const next = s.units[range.from + 2]
  if (
    of?.type === 'preposition' &&
    (of.word === 'of' || of.word === 'for') &&
    next?.type === 'noun' &&
    range.from + 2 < range.to &&
    !EXTENT.holds(s.tokens, next.head)
  )
    end = next.last
  return end
}
