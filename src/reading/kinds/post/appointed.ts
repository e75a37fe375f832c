import type { Draft, Filled } from '../../draft.ts'
import { agentsOf } from '../../agents.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** Offices of chair are told as such. */
const CHAIR = /chair|presidency/i

/** "Jane Roe was named Secretary-General of the League", "appointed Jane Roe as Envoy": who comes into which office. */
export function completePost(draft: Draft, match: Match): boolean {
  const { scope, predicate } = match
  const range = predicate.passive ? predicate.patient : (match.complement.object ?? predicate.patient)
  const person = range === undefined ? undefined : personIn(scope, range.from)
  const office = scope.s.names.find(
    (n) => n.type === 'post' && n.first > Math.max(predicate.last, person?.last ?? 0) && isHeldBehind(scope, match, n.first),
  )
  if (person === undefined || office === undefined || CHAIR.test(office.value)) return false
  draft.drop('person')
  draft.set('person', person.value)
  const span = tokenSpan(scope.s.tokens, office.first, office.last)
  // "Secretary-General of the Transit Union": whose office it is; "Minister of the Interior": what it is for.
  const [, post, owner] = /^(?!Minister|Ministry)(.+?) of the (\p{Lu}.*)$/u.exec(office.value) ?? []
  draft.set('post', { value: post ?? office.value, span, row: office.row })
  draft.set('of', owner === undefined ? ownerOfOffice(scope, office.of, office.last) : { value: owner, span })
  return true
}

/** The person of a phrase, with the last token of what names her. */
function personIn({ s, context }: Scope, at: number): { value: Filled; last: number } | undefined {
  const unit = s.units[at]
  const name = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'person') : undefined
  if (unit?.type !== 'noun') return undefined
  if (name !== undefined) {
    const [value] = agentsOf(s, context, { from: at, to: at + 1 })
    return value === undefined ? undefined : { value, last: name.last }
  }
  // "Jane Roe was named Envoy": without an office in front a name of two words or more is a person's here.
  const words = unit.names.find((n) => n.type === 'name' && n.last === unit.last && n.value.includes(' '))
  return words === undefined || words.first !== unit.first
    ? undefined
    : { value: { value: words.value, span: tokenSpan(s.tokens, words.first, words.last), row: words.row }, last: words.last }
}

/** Whether the office stands right behind the verb, the person, or "as". */
function isHeldBehind({ s }: Scope, { predicate }: Match, first: number): boolean {
  const at = s.units.findIndex((u) => u.first <= first && first <= u.last)
  const unit = s.units[at]
  const before = s.units[at - 1]
  if (unit?.type !== 'noun' || at >= predicate.rest.to || unit.names.some((n) => n.type === 'person')) return false
  if (before?.type === 'preposition' || before?.type === 'subordinator') return before.word === 'as'
  return before?.type === 'verb' ? before.last === predicate.last : before?.type === 'noun'
}

/** "Foreign Minister of Norland", "Secretary-General of the League": whose office it is. */
function ownerOfOffice({ s }: Scope, of: string | undefined, last: number): Filled | undefined {
  if (of !== undefined) return { value: of, span: tokenSpan(s.tokens, last, last) }
  const joint = s.units.findIndex((u) => u.type === 'preposition' && u.first === last + 1 && /^(?:of|to)$/.test(u.word))
  const unit = joint < 0 ? undefined : s.units[joint + 1]
  const name =
    unit?.type === 'noun' ? unit.names.find((n) => n.last === unit.last && /^(?:party|organisation|body)$/.test(n.type)) : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}
