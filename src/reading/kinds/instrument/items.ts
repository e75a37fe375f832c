import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { DocumentContext } from '../../document.ts'
import type { Match, Scope } from '../../scope.ts'
import { type Item, isInstrument, itemOf, pastLetters } from './noun.ts'
import { tailOfType } from './phrase.ts'

const PROGRAMMES_OR_PROGRAMS = wordSet('programmes programs')

/** The instruments that a verb is about, where they stand: in its object, behind a colon, or in front of a participle. */
export function thingsOf(match: Match): Item[] {
  const { scope, predicate, thing } = match
  if (thing === undefined) return []
  const listed = listedBehind(scope, predicate.rest)
  const head = scope.s.units[thing.from]
  if (
    listed !== undefined &&
    head?.type === 'noun' &&
    /^(?:document|instrument|agreement|decision|paper|text|draft)s$/.test(scope.s.tokens.word[head.head] ?? '')
  ) {
    const items = itemsOf(scope, listed)
    if (items.length > 0) return items
  }
  const items = itemsOf(scope, thing)
  const only = items[0]
  if (items.length === 1 && only !== undefined && isPlural(scope, only.head) && predicate.clause !== undefined) {
    // "memorandums are in force between A and B (2018) and C (2005)", "memorandums concluded by A with B (2018) and C (2005)"
    const dated = datedParties(scope, scope.context, predicate.rest)
    if (dated.length > 1) return dated.map(({ parties, when }) => ({ head: only.head, tail: only.tail, parties, when, split: true }))
  }
  return items
}

/** What follows a colon, "including" or "among them". */
function listedBehind(scope: Scope, rest: Range): Range | undefined {
  for (let u = rest.from; u < rest.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'colon' || unit?.type === 'dash') return { from: u + 1, to: rest.to }
    if (unit?.type === 'preposition' && (unit.word === 'including' || unit.word === 'among')) {
      const next = scope.s.units[u + 1]
      return { from: next?.type === 'noun' && next.pronoun ? u + 2 : u + 1, to: rest.to }
    }
  }
  return undefined
}

/**
 * The instruments named in a range, each with what hangs on it: "a work plan on trade and a statement on ports" are two, and so are
 * "two work plans, on energy for 2025 and on trade for 2026" and "memorandums between A and B (2018) and C (2005)".
 */
export function itemsOf(scope: Scope, range: Range): Item[] {
  const { units } = scope.s
  const items: Item[] = []
  let head: number | undefined
  let u = range.from
  const close = (to: number) => {
    if (head === undefined) return
    items.push(...shared(scope, head, { from: head + 1, to }))
    head = undefined
  }
  for (; u < range.to; u++) {
    const unit = units[u]
    if (
      unit?.type === 'semicolon' ||
      unit?.type === 'relative' ||
      unit?.type === 'that' ||
      (unit?.type === 'verb' && unit.form === 'finite')
    )
      break
    const before = units[u - 1]
    const starts =
      u === range.from || before?.type === 'comma' || before?.type === 'conjunction' || (head === undefined && before?.type === 'noun')
    if (starts && isInstrument(scope, u)) {
      close(jointBefore(scope, u))
      head = u
    } else if (starts && u > range.from && unit?.type === 'noun' && unit.names.at(-1)?.type === 'programme') {
      // "a memorandum on ports, an Exchange Programme for 2025 and …": what belongs to the programme is not the memorandum's.
      close(jointBefore(scope, u))
    }
  }
  close(u)
  return items
}

/** The unit after the words before a comma or joint that stands in front of `u`. */
function jointBefore(scope: Scope, u: number): number {
  let end = u
  while (end > 0 && (scope.s.units[end - 1]?.type === 'comma' || scope.s.units[end - 1]?.type === 'conjunction')) end--
  return end
}

/** Whether the head of an instrument is a plural. */
export function isPlural(scope: Scope, head: number): boolean {
  const unit = scope.s.units[head]
  return unit?.type === 'noun' && (unit.noun?.plural === true || PROGRAMMES_OR_PROGRAMS.holds(scope.s.tokens, unit.head))
}

/** "agreements with A and B have been in force since 2019 and 2020 respectively": each party with its own date. */
export function respective(scope: Scope, tail: Range): { parties: Filled[]; when: Filled }[] {
  const { s, context } = scope
  const last = s.tokens.word[s.sentence.last - 1] === '.' ? s.sentence.last - 2 : s.sentence.last - 1
  const said = s.units.some((u) => u.first <= last && s.tokens.word[u.first] === 'respectively')
  const first = s.units[tail.from]
  if (!said || first?.type !== 'preposition' || (first.word !== 'with' && first.word !== 'between')) return []
  const parties = agentsOf(s, context, { from: tail.from + 1, to: listEnd(s, tail.from + 1, tail.to) })
  const dates = scope.dates.filter((d) => d.unit >= tail.to && (d.part === 'when' || d.part === 'since')).slice(0, parties.length)
  if (dates.length !== parties.length) return []
  return parties.map((party, i) => ({ parties: [...ownSide(scope, [party]), party], when: dates[i]?.filled ?? { value: '' } }))
}

/** The issuer, when it speaks of an instrument with another; an organ speaks for its union. */
export function ownSide({ k, context }: Scope, others: readonly Filled[]): Filled[] {
  const issuer = context.issuers[0]
  if (issuer === undefined || context.issuers.length > 1 || others.length === 0) return []
  const side = k.language.parents.get(issuer) ?? issuer
  return others.some((o) => o.value === side) ? [] : [{ value: side, inferred: 'the issuer, with the party named' }]
}

/** Splits a plural head over the topics or the parties that share it. */
function shared(scope: Scope, head: number, whole: Range): Item[] {
  const { s, context } = scope
  const tail: Range = { from: Math.min(pastLetters(scope, whole.from), whole.to), to: whole.to }
  const unit = s.units[head]
  if (unit?.type !== 'noun' || !isPlural(scope, head)) return [itemOf(head, tail)]
  const apart = respective(scope, tail)
  const bare: Range = { from: tail.from, to: tail.from }
  if (apart.length > 1) return apart.map(({ parties, when }) => ({ head, tail: bare, parties, when, split: true }))
  const dated = datedParties(scope, context, tail)
  if (dated.length > 1) return dated.map(({ parties, when }) => ({ head, tail: bare, parties, when, split: true }))
  const part = (own: Range): Item => ({ head, tail: own, parties: undefined, when: undefined, split: true })
  const deeds = coordinatedDeeds(scope, tail)
  if (deeds.length > 1) return deeds.map(part)
  const cuts: number[] = []
  let word: string | undefined
  const typeEnd = tailOfType(scope, itemOf(head, tail)) === undefined ? tail.from : tail.from + 2
  for (let u = typeEnd; u < tail.to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb') break
    if (next?.type !== 'preposition' || (next.word !== 'on' && next.word !== 'for' && next.word !== 'concerning')) continue
    const before = s.units[u - 1]
    if (word === undefined && (u === typeEnd || before?.type === 'comma')) {
      word = next.word
      cuts.push(u)
    } else if (next.word === word && (before?.type === 'comma' || before?.type === 'conjunction')) cuts.push(u)
  }
  if (cuts.length < 2) return [itemOf(head, tail)]
  return cuts.map((from, i) => part({ from, to: i + 1 < cuts.length ? jointBefore(scope, cuts[i + 1] ?? tail.to) : tail.to }))
}

/** "memorandums to build a port and to train pilots": the infinitives right behind a plural, each with its words. */
function coordinatedDeeds({ s }: Scope, tail: Range): Range[] {
  const first = s.clauses.find((c) => c.at === tail.from && c.verb.form === 'infinitive')
  if (first === undefined) return []
  const at = [first.at]
  for (const clause of s.clauses) {
    const joint = s.units[clause.at - 1]
    if (clause.at <= first.at || clause.verb.form !== 'infinitive' || s.tokens.word[clause.verb.first] !== 'to') continue
    if (joint?.type === 'conjunction') at.push(clause.at)
  }
  const end = Math.max(tail.to, s.clauses.find((c) => c.at === at.at(-1))?.rest.to ?? tail.to)
  return at.map((from, i) => ({ from, to: (at[i + 1] ?? end + 1) - 1 }))
}

/** "between A and B (2018) and C (2005)": each party that bears a year, beside the one that bears none. */
function datedParties(scope: Scope, context: DocumentContext, range: Range): { parties: Filled[]; when: Filled }[] {
  const { s } = scope
  const common: Filled[] = []
  const found: { party: Filled; when: Filled }[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    const agents = agentsOf(s, context, { from: u, to: u + 1 })
    const date = s.units[u + 1]?.type === 'open' ? scope.dates.find((d) => d.unit === u + 2) : undefined
    const last = agents.at(-1)
    if (last === undefined || unit.names.length === 0) continue
    if (date !== undefined) found.push({ party: last, when: date.filled })
    else if (found.length === 0 && s.units[u + 1]?.type !== 'preposition') common.push(last)
  }
  return found.map(({ party, when }) => ({ parties: [...common.slice(-1), party], when }))
}
