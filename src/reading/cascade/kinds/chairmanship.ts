import type { Draft, Filled } from '../../draft.ts'
import { agentsOf } from '../agents.ts'
import { type UnitMatch, agents } from '../match.ts'
import { type UnitScope, isOf, spanOf, wordsFrom } from '../scope.ts'
import { officeOf } from '../sitting.ts'
import { chainEnd, eventAt } from '../things.ts'
import { receiverAt } from './commitment.ts'
import { periodIn } from './instrument.ts'
import { begin, isNamed, isTurned, nounIn, part, subjectOf } from './parts.ts'

// ---- chairmanship

/** The claims of a frame that tells who chairs. */
export function chairmanship(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  const row = match.frame.row.split('/').at(-1) ?? ''
  if (row === 'presidency.elected') return elected(match)
  if (row === 'chair.is' || row === 'chair.function' || row === 'presidency.passes') return chairTold(match)
  const party = row === 'presidency.given' ? receivers(match) : agents(match)
  if (party.length === 0) return []
  const range = predicate.object ?? match.complement
  const at = range === undefined ? undefined : nounIn(scope, range)
  if (at === undefined || range === undefined) return []
  const draft = begin(match)
  draft.add('party', party)
  const unit = s.units[at]
  const isShared = unit?.type === 'noun' && isOf(scope.k, 'co-presidency', s.tokens.lemma[unit.head])
  if (part(match, 'thing') !== undefined) {
    draft.set('role', { value: isShared ? 'co-chair' : 'presidency', row: match.frame.row })
    const joint = s.units[at + 1]
    const next = s.units[at + 2]
    if (joint?.type === 'preposition' && next?.type === 'noun' && at + 2 < range.to) {
      const event = eventAt(scope, at + 2, range.to)
      draft.set('body', event?.name ?? agentsOf(scope, { from: at + 2, to: chainEnd(scope, at + 2, range.to) })[0])
    }
  } else {
    const event = eventAt(scope, at, range.to)
    const name = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    const organisation =
      name?.type === 'organisation' ? { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row } : undefined
    if (organisation === undefined && (event?.slot !== 'body' || (unit?.type === 'noun' && unit.noun?.classes[0] === 'event'))) return []
    draft
      .set('role', { value: isOf(scope.k, 'co-preside', predicate.lemma) ? 'co-chair' : 'chair', row: match.frame.row })
      .set('body', organisation ?? event?.name)
  }
  rememberChaired(scope, draft)
  const found = predicate.adjuncts
  draft.set('period', found.until ?? found.when ?? openEnded(found.since) ?? periodIn(scope, range))
  return draft.has('body') ? [draft] : []
}

function rememberChaired({ context }: UnitScope, draft: Draft): void {
  const body = draft.get('body')[0]?.value
  if (body !== undefined) context.lastChaired = String(body)
}

/** «Председателем союза станет Того», «эти функции переходят к Того», «председательство в союзе перейдёт к Того»: who has the chair, of what was told or is named. */
function chairTold(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { k, s } = scope
  const draft = begin(match)
  const found = predicate.adjuncts
  const period = (): Filled | undefined => found.until ?? openEnded(found.since) ?? found.when
  switch (match.frame.row.split('/').at(-1)) {
    case 'chair.is': {
      const office = officeOf(match)
      const party = isTurned(match) ? agentsOf(scope, predicate.object) : agents(match)
      if (office === undefined || party.length === 0 || !party.every(isNamed)) return []
      const isShared = isOf(k, 'co-chair', s.tokens.lemma[office.first])
      const of = officeBody(match, office)
      if (of === undefined) return []
      draft
        .add('party', party)
        .set('role', { value: isShared ? 'co-chair' : 'chair', row: match.frame.row })
        .set('body', of)
      draft.set('period', bracketed(scope, predicate) ?? period())
      break
    }
    case 'chair.function': {
      const at = predicate.object === undefined ? undefined : nounIn(scope, predicate.object)
      const unit = at === undefined ? undefined : s.units[at]
      const party = agents(match)
      if (unit?.type !== 'noun' || !isOf(k, 'function', s.tokens.lemma[unit.head]) || party.length === 0 || chaired(scope) === undefined)
        return []
      draft.add('party', party).set('role', { value: 'chair', row: match.frame.row }).set('body', chaired(scope)).set('period', period())
      break
    }
    default: {
      const range = subjectOf(match)
      const at = range === undefined ? undefined : nounIn(scope, range)
      const unit = at === undefined ? undefined : s.units[at]
      const party = receivers(match)
      if (unit?.type !== 'noun' || at === undefined || range === undefined || party.length === 0) return []
      const isChair = unit.noun?.classes[0] === 'chair' || isOf(k, 'relay', s.tokens.lemma[unit.head])
      const isSpoken = unit.pronoun || isOf(k, 'function', s.tokens.lemma[unit.head])
      if (!isChair && !isSpoken) return []
      const next = s.units[at + 2]
      const named =
        isChair && s.units[at + 1]?.type === 'preposition' && next?.type === 'noun' && at + 2 < range.to + 2
          ? (eventAt(scope, at + 2, s.units.length)?.name ?? agentsOf(scope, { from: at + 2, to: at + 3 })[0])
          : undefined
      draft
        .add('party', party)
        .set('role', { value: isChair ? 'presidency' : 'chair', row: match.frame.row })
        .set('body', named ?? chaired(scope))
        .set('period', periodIn(scope, { from: range.from, to: predicate.clause?.at ?? range.to }) ?? period())
    }
  }
  if (!draft.has('body')) return []
  rememberChaired(scope, draft)
  return [draft]
}

/** What was presided over when it was told last. */
function chaired({ context }: UnitScope): Filled | undefined {
  return context.lastChaired === undefined
    ? undefined
    : { value: context.lastChaired, inferred: 'reference: what was presided over when it was told last' }
}

/** «Председателем союза»: of what; a sitting has chairs of its own. */
function officeBody({ scope }: UnitMatch, { first, last }: { readonly first: number; readonly last: number }): Filled | undefined {
  const { k, s, context } = scope
  const name = s.names.find((one) => one.first === first)
  if (name?.of !== undefined) return { value: name.of, span: spanOf(s.tokens, first, last), row: name.row }
  if (first < last) {
    const lemma = s.tokens.lemma[last] ?? ''
    if (isOf(k, 'sitting', lemma)) return undefined
    const known = context.bodyByWord.get(lemma) ?? (isOf(k, 'organisation', lemma) ? context.mainOrganisation : undefined)
    return known === undefined
      ? fieldIn(scope, first + 1, last)
      : { value: known, span: spanOf(s.tokens, first, last), inferred: 'reference: the body spoken of' }
  }
  return chaired(scope)
}

/** The words behind an office as they are told by themselves: «Комитета по портам» is «Комитет по портам». */
function fieldIn(scope: UnitScope, first: number, last: number): Filled | undefined {
  const words = wordsFrom(scope, first, last)
  const word = scope.s.tokens.text.slice(scope.s.tokens.start[first], scope.s.tokens.end[first])
  const base = scope.s.tokens.lemma[first] ?? ''
  if (words === undefined || base.length < 3 || base.slice(0, 3) !== word.toLowerCase().slice(0, 3)) return words
  const head = /^\p{Lu}/u.test(word) ? `${base[0]?.toUpperCase() ?? ''}${base.slice(1)}` : base
  return { ...words, value: `${head}${String(words.value).slice(word.length)}` }
}

/** «на новый срок (2025–2027 годы)». */
function bracketed(scope: UnitScope, { clause }: UnitMatch['predicate']): Filled | undefined {
  return clause === undefined ? undefined : periodIn(scope, { from: clause.start, to: clause.rest.to })
}

/** "a transmis la présidence du Conseil aux Comores": who has it now. */
function receivers({ scope, predicate }: UnitMatch): readonly Filled[] {
  const at = receiverAt(scope, predicate.rest)
  return at === undefined ? [] : agentsOf(scope, { from: at, to: at + 1 })
}

/** "a élu M. X à la présidence du Comité": the person, and of what. */
function elected(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s } = scope
  if (predicate.object === undefined) return []
  const at = s.units.findIndex((unit, u) => u > (predicate.clause?.at ?? 0) && unit.type === 'noun' && unit.noun?.classes[0] === 'chair')
  const before = s.units[at - 1]
  if (at < 0 || before?.type !== 'preposition' || before.word !== 'at') return []
  const [party] = agentsOf(scope, { from: predicate.object.from, to: predicate.object.from + 1 })
  const event = s.units[at + 1]?.type === 'preposition' ? eventAt(scope, at + 2, s.units.length) : undefined
  if (party === undefined || event?.name === undefined) return []
  return [begin(match).add('party', [party]).set('role', { value: 'presidency', row: match.frame.row }).set('body', event.name)]
}

/** "depuis 2023": from then on. */
const openEnded = (since: Filled | undefined): Filled | undefined =>
  since === undefined ? undefined : { ...since, value: `${since.value}/..` }
