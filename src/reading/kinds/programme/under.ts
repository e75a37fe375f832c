import type { Name } from '../../../language/names/name.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { listEnd } from '../../adjuncts.ts'
import { topics } from '../../topics.ts'
import { audienceBehind } from './audience.ts'

/** What is given under a programme, and is none by itself. */
const GIVEN =
  /^(?:(?:new|full|further|additional|online|short|specialised|specialized|joint|various) )*(?:scholarships?|fellowships?|grants?|places?|slots?|seats?|courses?|training(?: courses?)?|internships?|stipends?|loans?|mobility grants?)(?: (?:in|each|every) .*)?$/

const UNDER = new Set(['under', 'through', 'within', 'via'])

/** "offered scholarships under the Reef Fellowship": what is given goes by the name of the programme that it is given under. */
export function nameGiven(scope: Scope, drafts: Draft[]): Draft[] {
  const told = drafts.filter((d) => d.kind === 'programme')
  if (told.length === 0 || !scope.s.units.some((u) => u.type === 'preposition' && UNDER.has(u.word))) return drafts
  const name = nameUnder(scope)
  if (name === undefined) return drafts
  const given = told.filter((d) => d.made === 'frames/programme.train' || GIVEN.test(String(d.get('title')[0]?.value ?? '')))
  const draft = given[0]
  if (draft === undefined || given.length > 1) return drafts
  draft.drop('title')
  draft.set('title', name)
  // What only names the programme says nothing more.
  return drafts.filter((d) => d.kind !== 'programme' || d === draft || d.get('title')[0]?.value !== name.value)
}

function nameUnder(scope: Scope): Filled | undefined {
  const { units, tokens } = scope.s
  for (let u = 0; u + 1 < units.length; u++) {
    const joint = units[u]
    const unit = units[u + 1]
    if (joint?.type !== 'preposition' || !UNDER.has(joint.word) || unit?.type !== 'noun') continue
    const name = programmeIn(scope, unit)
    if (name !== undefined) return { value: name.value, span: tokenSpan(tokens, name.first, name.last), row: name.row }
  }
  return undefined
}

/** The programme that a phrase names. */
export function programmeIn({ s }: Scope, unit: NounPhrase): Name | undefined {
  const name = unit.names.find((n) => n.type === 'programme' && n.value.includes(' ') && n.last >= unit.head - 1)
  if (name !== undefined || unit.noun?.classes[0] !== 'programme') return name
  // "the Reef Skills programme": a name and the kind of thing that it names.
  const own = unit.names.find((n) => (n.type === 'name' || n.type === 'organisation') && n.last === unit.head - 1)
  const value = own === undefined ? '' : s.tokens.text.slice(s.tokens.start[own.first], s.tokens.end[unit.head])
  return own === undefined ? undefined : { ...own, type: 'programme', value, last: unit.head }
}

/** "Under the Reef Programme, Norland has earmarked $3 million": the programme that the sentence begins with. */
function nameInFront(scope: Scope, before: number): Name | undefined {
  const { units, tokens } = scope.s
  const joint = units[0]
  const unit = units[1]
  if (joint?.type !== 'preposition' || !UNDER.has(joint.word) || unit?.type !== 'noun' || (tokens.start[unit.first] ?? 0) > before)
    return undefined
  return programmeIn(scope, unit)
}

/** Kinds of promise whose money a programme that they name is paid with. */
const GIVING =
  /^(?:contribut|provid|allocat|commit|invest|disburs|pledg|grant|earmark|spend|give|giving|award|£|€|\$|[A-Z]{1,3}\$|[A-Z]{3} |a further|an additional)/i

/** "will contribute $3 million through its Reef Programme to schools": what is promised for a programme is told of the programme too. */
export function tellPaid(scope: Scope, drafts: Draft[]): void {
  const { s } = scope
  for (const promise of drafts.filter((d) => d.kind === 'commitment' && /^[A-Z]{3}$/.test(String(d.get('unit')[0]?.value ?? '')))) {
    const what = promise.get('what')[0]
    const value = promise.get('value')[0]
    const span = what?.span
    if (span === undefined || value?.span === undefined || !GIVING.test(String(what?.value))) continue
    const names = s.units.flatMap((u) => (u.type === 'noun' ? (programmeIn(scope, u) ?? []) : []))
    const named = names.filter(
      (n) => (s.tokens.start[n.first] ?? 0) > (value.span?.start ?? 0) && (s.tokens.start[n.first] ?? 0) < span.end,
    )
    const front = named.length === 0 ? nameInFront(scope, value.span.start) : undefined
    const name = named[0] ?? front
    // What is paid into a fund is a gift to an institution.
    if (name === undefined || named.length > 1 || /\b(?:Fund|Facility|Bank)$/.test(name.value)) continue
    const told = drafts.find((d) => d.kind === 'programme' && d.get('title')[0]?.value === name.value)
    if (/^[A-Z]{3}$/.test(String(told?.get('unit')[0]?.value ?? ''))) continue
    // How many it is for says less than what it is paid with.
    for (const slot of ['value', 'unit']) told?.drop(slot)
    const draft = told ?? new Draft('programme', promise.modality, scope.passage, 'rule/paid')
    if (told === undefined) {
      draft.set('title', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
      drafts.push(draft)
    }
    draft.set('value', value).set('unit', promise.get('unit')[0])
    if (!draft.has('by')) draft.add('by', promise.get('by'))
    if (front !== undefined) tellPurpose(scope, draft, value.span.end)
    const at = s.units.findIndex((u) => u.first <= name.last && name.last <= u.last)
    if (!draft.has('for')) draft.add('for', audienceBehind(scope, { from: at + 1, to: s.units.length }, new Set(['to', 'for'])))
  }
}

/** "… has earmarked $3 million for schools, ports and reefs": what a programme's money is for are its areas, its years its time. */
function tellPurpose(scope: Scope, draft: Draft, after: number): void {
  const { s } = scope
  const joint = s.units.findIndex((u) => u.type === 'preposition' && u.word === 'for' && (s.tokens.start[u.first] ?? 0) >= after)
  if (joint >= 0 && !draft.has('areas')) draft.add('areas', topics(s, { from: joint + 1, to: listEnd(s, joint + 1, s.units.length) }))
  draft.set('when', scope.dates.find((d) => d.unit <= 3 && /^\d{4}\/\d{4}$/.test(d.value))?.filled)
}
