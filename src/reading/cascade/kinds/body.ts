import { isCaseMark } from '../../../language/cascade/units.ts'
import type { Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { agentsOf } from '../agents.ts'
import { type UnitMatch, agents } from '../match.ts'
import { type UnitScope, hasWord, isOf, spanOf, wordsOfUnits } from '../scope.ts'
import { chainEnd, eventAt, topicsFrom } from '../things.ts'
import { begin, mentionFilled, nounIn, ownValue, subjectOf } from './parts.ts'

// ---- body

/** The claims of a frame that tells what a body is, what it does or who belongs to it. */
export function body(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const row = match.frame.row.split('/').at(-1) ?? ''
  const draft = begin(match)
  if (row === 'members.in') {
    const first = match.complement === undefined ? undefined : nounIn(scope, match.complement)
    const at = first === undefined ? undefined : pastWhole(scope, first)
    const event = at === undefined || match.complement === undefined ? undefined : eventAt(scope, at, match.complement.to)
    const unit = at === undefined ? undefined : s.units[at]
    const known = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    const name =
      event?.slot === 'body'
        ? event.name
        : known?.type === 'organisation'
          ? { value: known.value, span: spanOf(s.tokens, known.first, known.last) }
          : undefined
    return name === undefined ? [] : [draft.set('name', name).add('members', agents(match))]
  }
  if (row === 'areas') {
    const at = predicate.agent === undefined ? undefined : nounIn(scope, predicate.agent)
    const name = at === undefined ? undefined : bodyAt(scope, at, predicate.agent?.to ?? at + 1)
    const topics = match.complement === undefined ? [] : topicsFrom(scope, match.complement.from, match.complement.to)
    return name === undefined || topics.length === 0 || predicate.verb?.tense === 'past'
      ? []
      : [draft.set('name', name).add('areas', topics)]
  }
  if (row === 'is.body' || row === 'members') {
    const range = subjectOf(match)
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || at === undefined || range === undefined) return []
    const known = unit.names.find((one) => one.first === unit.head)
    const event = eventAt(scope, at, range.to)
    const name: Filled | undefined =
      event?.slot === 'body' || unit.noun?.classes.includes('body') === true
        ? event?.name
        : known?.type === 'organisation'
          ? { value: known.value, span: spanOf(s.tokens, known.first, known.last), row: known.row }
          : unit.pronoun && context.lastBody !== undefined && isOf(scope.k, 'one', s.tokens.lower[unit.head])
            ? { value: context.lastBody, inferred: 'reference: the body told before' }
            : undefined
    if (name === undefined || predicate.verb?.tense !== 'present') return []
    draft.set('name', name)
    if (row === 'is.body') {
      const owner = ownerOf(scope, predicate.rest)
      if (owner !== undefined && owner.value !== name.value) draft.set('parent', owner)
      const to = isCaseMark(s.units[predicate.rest.from]) ? { ...predicate.rest, from: predicate.rest.from + 1 } : predicate.rest
      const first = s.units[to.from]
      if (first?.type !== 'noun' || first.determiner === undefined) return []
      draft.set('nature', wordsOfUnits(scope, { from: to.from, to: Math.min(to.to, natureEnd(scope, to)) }))
    } else {
      const members =
        match.complement === undefined ? [] : agentsOf(scope, { from: match.complement.from, to: memberEnd(scope, match.complement) })
      if (members.length < 2 && !hasWord(scope, 'members', members[0]?.value)) return []
      draft.add('members', members)
    }
    mentionFilled(scope, name)
    return [draft]
  }
  const range = row === 'body.acts' ? subjectOf(match) : (predicate.object ?? match.complement)
  const at = range === undefined ? undefined : nounIn(scope, range)
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || at === undefined || range === undefined) return []
  const known = unit.names.find((one) => one.first === unit.head)
  const classes = unit.noun?.classes ?? []
  const isBody =
    classes.includes('body') ||
    known?.type === 'body' ||
    known?.type === 'organisation' ||
    (classes[0] === 'institution' && classes.length === 1)
  if (!isBody) return []
  const event = eventAt(scope, at, range.to)
  const name = event?.name ?? agentsOf(scope, { from: at, to: chainEnd(scope, at, range.to) })[0]
  draft
    .set('name', name)
    .set('action', ownValue(match, 'action'))
    .set('since', predicate.adjuncts.when ?? predicate.adjuncts.due)
  if (unit.noun !== undefined && classes[0] === 'body' && unit.noun.singular.includes(' '))
    draft.set('nature', { value: unit.noun.singular, span: spanOf(s.tokens, unit.head, unit.headLast), row: unit.noun.row })
  mentionFilled(scope, name)
  if (!draft.has('name')) return []
  // «при комитете образован подкомитет»: of which it is a part.
  const near = predicate.clause?.parts === undefined ? undefined : nearBody(scope, predicate.clause)
  if (near !== undefined && near.value !== name?.value) draft.set('parent', near)
  if (row === 'body.acts' && !draft.has('parent')) return []
  // «создан комитет под сопредседательством министров»: who will preside.
  const { chairs } = predicate.adjuncts
  if (chairs.length === 0 || name === undefined || predicate.clause?.parts === undefined) return [draft]
  const isShared = s.units.some(
    (one) => one.type === 'preposition' && one.word === 'chaired' && isOf(scope.k, 'co-presidency', s.tokens.lemma[one.last]),
  )
  const chair = new Draft('chairmanship', draft.modality, scope.passage, match.frame.row)
  return [
    draft,
    chair
      .add('party', chairs)
      .set('role', { value: isShared ? 'co-chair' : 'chair', row: match.frame.row })
      .set('body', name),
  ]
}

function nearBody(scope: UnitScope, { start, rest }: { readonly start: number; readonly rest: Range }): Filled | undefined {
  const { units } = scope.s
  for (let u = start; u < rest.to; u++) {
    const joint = units[u]
    if (joint?.type === 'preposition' && joint.word === 'near' && joint.last >= joint.first && units[u + 1]?.type === 'noun') {
      const name = bodyAt(scope, u + 1, rest.to)
      if (name !== undefined) return name
    }
  }
  return undefined
}

/** «в состав комитета», «в работу группы»: the body itself. */
function pastWhole({ k, s: { units, tokens } }: UnitScope, at: number): number {
  const unit = units[at]
  const joint = units[at + 1]
  const isWhole = unit?.type === 'noun' && isOf(k, 'whole', tokens.lemma[unit.head])
  return isWhole && joint?.type === 'preposition' && joint.word === 'of' && units[at + 2]?.type === 'noun' ? at + 2 : at
}

/** A body or organisation by its phrase, the one told before where only its noun stands. */
function bodyAt(scope: UnitScope, at: number, to: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const known = unit.names.find((one) => one.first === unit.head)
  if (known?.type === 'organisation') return { value: known.value, span: spanOf(scope.s.tokens, known.first, known.last), row: known.row }
  const event = eventAt(scope, at, to)
  return event?.slot === 'body' && unit.noun?.classes[0] !== 'event' ? event.name : undefined
}

/** «исполнительный орган союза»: of which body it is one. */
function ownerOf(scope: UnitScope, { from, to }: Range): Filled | undefined {
  const { units } = scope.s
  for (let u = from; u < to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (unit?.type === 'comma' || unit?.type === 'verb' || unit?.type === 'conjunction') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'of' || next?.type !== 'noun') continue
    const name = next.names.find((one) => one.first === next.head)
    const isBody = name?.type === 'organisation' || next.noun?.classes[0] === 'body'
    if (isBody && next.inCase !== undefined) return agentsOf(scope, { from: u + 1, to: u + 2 })[0]
  }
  return undefined
}

function natureEnd({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from + 1; u < to; u++) if (units[u]?.type === 'comma' || units[u]?.type === 'semicolon') return u
  return to
}

function memberEnd({ s: { units } }: UnitScope, { from, to }: Range): number {
  for (let u = from; u < to; u++) {
    const type = units[u]?.type
    if (type === 'verb' || type === 'relative' || type === 'semicolon') return u
  }
  return to
}
