import { fold } from '../../../language/tokens.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { dated, isTermed } from '../adjuncts.ts'
import { type UnitMatch, agents } from '../match.ts'
import { type UnitScope, firstWord, isOf } from '../scope.ts'
import { draftedAt, instrumentAt } from '../things.ts'
import { begin, isNamed, ownValue, part, subjectOf } from './parts.ts'

// ---- instrument

/** The claims of a frame that tells what became of a document: one for each that it names. */
export function instrument(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  const name = part(match, 'thing')
  const range = name === 'subject' ? subjectOf(match) : name === 'complement' ? match.complement : (predicate.object ?? match.complement)
  if (range === undefined) return []
  const drafts: Draft[] = []
  const turned = predicate.verb?.form === 'participle' || predicate.verb?.passive === true
  const starts = instrumentStarts(scope, range, turned)
  // What is talked over is told as a document only where it is a draft.
  if (ownValue(match, 'action')?.value === 'discussed' && !starts.some((at) => isDraft(scope, at))) return []
  for (const [i, at] of starts.entries()) {
    const found = instrumentAt(scope, at, starts[i + 1] ?? range.to)
    if (found === undefined) continue
    if (match.frame.row.endsWith('/launch.instrument') && isOf(scope.k, 'presented', firstWord(scope, found.type?.value))) continue
    const draft = begin(match)
    draft.set('title', found.title).set('type', found.type).set('subject', found.subject).set('action', ownValue(match, 'action'))
    draft.add('parties', found.parties)
    if (found.isWith) draft.add('parties', ownParties(match))
    const own =
      periodIn(scope, { from: at, to: starts[i + 1] ?? range.to }) ?? (starts.length === 1 ? periodIn(scope, predicate.rest) : undefined)
    draft.set('period', own)
    if (part(match, 'by') !== undefined && !draft.get('parties').some(({ value }) => agents(match).some((one) => one.value === value)))
      draft.add('by', agents(match))
    const adjuncts = predicate.adjuncts
    if (adjuncts.when?.value !== own?.value) draft.set('when', adjuncts.when)
    if (ownValue(match, 'action')?.value === 'in force') draft.set('when', adjuncts.since)
    draft.set('when', predicate.modality === 'done' ? undefined : adjuncts.due)
    draft.add('parties', adjuncts.between.filter(isNamed))
    if (/^(?:signed|negotiated)$/.test(String(ownValue(match, 'action')?.value)))
      draft.add(
        'parties',
        adjuncts.with.filter((one) => isBeside(scope, one, starts, i)),
      )
    draft.set('at', adjuncts.at)
    drafts.push(draft)
    const head = s.units[at]
    if (head?.type === 'noun' && head.noun !== undefined && found.subject !== undefined && found.type !== undefined)
      scope.context.things.set(fold(head.noun.singular), titleOf(found.type, found.subject, scope))
  }
  return drafts
}

function titleOf(type: Filled, subject: Filled, { s }: UnitScope): string {
  if (type.span === undefined || subject.span === undefined) return `${type.value} ${subject.value}`
  return `${type.value}${s.tokens.text.slice(type.span.end, subject.span.end)}`.replaceAll(/\s+/g, ' ')
}

/** «меморандум с Ганой и протокол о портах»: with whom, unless that stands in another document of the list. */
function isBeside({ s }: UnitScope, { span }: Filled, starts: readonly number[], i: number): boolean {
  const begins = starts.map((at) => s.tokens.start[s.units[at]?.first ?? 0] ?? 0)
  const within = span === undefined ? -1 : begins.findLastIndex((start) => start <= span.start)
  return within < 0 || within === i || within === starts.length - 1
}

/** «проект плана»: the draft of it. */
function isDraft({ k, s: { units, tokens } }: UnitScope, at: number): boolean {
  const before = units[at - 2]
  return before?.type === 'noun' && units[at - 1]?.type === 'preposition' && isOf(k, 'draft', tokens.lemma[before.head])
}

/** «соглашение с Бенином»: the other party is who acts, or the state that speaks. */
function ownParties(match: UnitMatch): readonly Filled[] {
  const { context } = match.scope
  const acting = agents(match)
  const { capitalOf } = match.scope.k.language
  if (acting.length > 0) return acting.filter(({ value, row }) => capitalOf.has(String(value)) || row?.includes('organisations') === true)
  return context.isState ? context.issuers.map((value) => ({ value, inferred: 'issuer' })) : []
}

/** The instruments that stand beside each other: "un accord sur X et un mémorandum sur Y". */
function instrumentStarts(scope: UnitScope, range: Range, turned: boolean): number[] {
  const { units } = scope.s
  const found: number[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'that') break
    if (unit?.type !== 'noun') continue
    const before = units[u - 1]
    const drafted = draftedAt(scope, u)
    if (drafted === undefined && unit.noun?.classes.includes('instrument') !== true) continue
    // «ратифицировал 27 договоров»: how many, and none of them.
    if (scope.s.amounts.some(({ first, value }) => first >= unit.first && first < unit.head && value > 2)) continue
    const isFirst = found.length === 0 && (u === range.from || turned)
    if (drafted !== undefined && (isFirst || before?.type === 'conjunction' || before?.type === 'comma')) {
      found.push(drafted)
      u = drafted
      continue
    }
    if (isFirst || (found.length > 0 && (before?.type === 'conjunction' || before?.type === 'comma') && unit.determiner !== undefined))
      found.push(u)
  }
  return found
}

/** "pour la période 2025-2028", "2026-2030": years that a plan runs through. */
export function periodIn(scope: UnitScope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'date') continue
    const date = s.dates.find(({ first }) => first === unit.first)
    if (date === undefined) continue
    const isSpan = date.said.kind === 'range' && date.said.from.kind === 'year'
    const before = s.units[u - 1]
    const isFor = (before?.type === 'preposition' && before.word === 'for' && date.said.kind === 'year') || isTermed(scope, u)
    if (isSpan || isFor || date.said.kind === 'duration') return dated(scope, date, 'present')
  }
  return undefined
}
