import { agentsOf, issuerAgents, namesIn } from '../agents.ts'
import { listEnd, topics } from '../adjuncts.ts'
import type { Range } from '../clauses.ts'
import type { Modality } from '../claim.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'

/** Fills a commitment: who is bound, by when, and with how much. Events and lesser verbs that promise nothing are refused by the caller. */
export function completeCommitment(draft: Draft, match: Match): boolean {
  const { adjuncts, predicate, scope } = match
  if (!draft.has('what')) return false
  if (!draft.has('by') && !predicate.passive && predicate.agent === undefined) draft.add('by', issuerAgents(scope.context))
  const range = match.complement.range ?? predicate.rest
  const due = dueIn(scope, range) ?? adjuncts.due ?? adjuncts.until
  draft.set('due', due)
  fillAmount(draft, scope, range)
  return true
}

function dueIn(scope: Scope, range: Range): Filled | undefined {
  return scope.dates.find((d) => d.unit >= range.from && d.unit < range.to && d.part === 'due')?.filled
}

/** Money, or failing that a count, among the units of a range. */
export function fillAmount(draft: Draft, scope: Scope, range: Range): void {
  const first = scope.s.units[range.from]?.first ?? 0
  const last = scope.s.units[range.to - 1]?.last ?? -1
  const inside = scope.amounts.filter((a) => a.first >= first && a.first <= last && a.unit !== undefined && a.change === undefined)
  const amount = inside.find((a) => /^[A-Z]{3}$/.test(a.unit ?? '')) ?? inside[0]
  if (amount === undefined) return
  const span = tokenSpan(scope.s.tokens, amount.first, amount.last)
  draft.set('value', { value: amount.value, span })
  if (amount.unit !== undefined) draft.set('unit', { value: amount.unit, span })
  if (amount.qualifier !== undefined && (draft.kind === 'commitment' || draft.kind === 'figure')) draft.set('qualifier', { value: amount.qualifier, span })
}

/** Fills a position: its holder falls back on the issuer. */
export function completePosition(draft: Draft, match: Match): boolean {
  if (!draft.has('holder') && !match.predicate.passive) draft.add('holder', issuerAgents(match.scope.context))
  return draft.has('subject') && draft.has('holder')
}

/** Fills an initiative: where it was put forward, who supported it. */
export function completeInitiative(draft: Draft, match: Match): boolean {
  const { adjuncts } = match
  draft.set('forum', adjuncts.at).set('when', adjuncts.when)
  const range = match.complement.object
  const head = range === undefined ? undefined : match.scope.s.units[range.from]
  // "supported the proposal": says nothing of what is proposed.
  if (range !== undefined && head?.type === 'noun' && /^(?:proposal|idea|initiative|suggestion)s?$/.test(match.scope.s.tokens.word[head.head] ?? '') && range.to - range.from <= 1) {
    draft.drop('idea')
    if (match.scope.context.lastIdea !== undefined) draft.set('idea', { value: match.scope.context.lastIdea, inferred: 'definite description: the idea last named' })
  }
  return draft.has('idea') && (draft.has('by') || draft.has('supporters'))
}

const CHAIR_ROLES: readonly (readonly [RegExp, string])[] = [
  [/co-?chair/, 'co-chair'], [/country coordinator|coordinator/, 'country coordinator'], [/presidency|preside/, 'presidency'], [/chair/, 'chair'],
]

/** The role that words name: chair, co-chair, presidency, country coordinator. */
export function chairRole(words: string): string | undefined {
  return CHAIR_ROLES.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1]
}

/** Fills a chairmanship: role from the noun or verb, body from "of", period. */
export function completeChairmanship(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const { s, context } = scope
  const head = thing === undefined ? undefined : s.units[thing.from]
  if (match.frame.takes.includes('to') && (head?.type !== 'noun' || chairRole(s.tokens.word[head.head] ?? '') === undefined)) return false
  const words = thing === undefined ? predicate.lemma : String(wordsOfRange(s, { from: thing.from, to: thing.from + 1 })?.value ?? '')
  const verbRole = chairRole(predicate.lemma)
  const role = verbRole ?? chairRole(words)
  if (role !== undefined) draft.set('role', { value: role, span: tokenSpan(s.tokens, predicate.first, predicate.last) })
  if (predicate.lemma === 'hand' || predicate.lemma === 'pass' || predicate.lemma === 'transfer' || predicate.lemma === 'go' || predicate.lemma === 'move') draft.add('party', toAgents(match))
  const holder = thing ?? match.complement.range
  if (holder !== undefined) draft.set('body', bodyIn(scope, holder, verbRole !== undefined))
  if (!draft.has('body') && context.lastBody !== undefined) draft.set('body', { value: context.lastBody, inferred: 'the body last named' })
  draft.set('period', adjuncts.period ?? adjuncts.since ?? adjuncts.when ?? adjuncts.until)
  return draft.has('party') && draft.has('body') && draft.has('role')
}

/** "India's chairmanship of the Transit Council in 2025": a chair without a verb. */
export function nominalChair(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const role = /^(?:chairmanship|presidency|chairpersonship|chairship|co-chairmanship)$/.test(s.tokens.word[unit.head] ?? '') ? chairRole(s.tokens.word[unit.head] ?? '') : undefined
  if (role === undefined) return undefined
  const draft = new Draft('chairmanship', modality === 'scheduled' ? 'scheduled' : 'done', scope.passage, 'nouns/chairmanship')
  const owner = unit.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation')
  const body = unit.names.find((n) => n.type === 'body' || (n.type === 'organisation' && owner.length > 1))
  draft.add('party', owner.filter((n) => n !== body).map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })))
  if (!draft.has('party') && /^(?:its|their|his|her)$/.test(s.tokens.word[unit.first] ?? '')) {
    draft.add('party', context.lastAgents.slice(0, 1).map((a) => ({ value: a.value, inferred: 'possessive: who acted last' })))
  }
  draft.set('role', { value: role, span: tokenSpan(s.tokens, unit.head, unit.head) })
  for (let u = at + 1; u < Math.min(to, at + 8); u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative') break
    if (next?.type !== 'preposition' || (next.word !== 'of' && next.word !== 'in')) continue
    const found = bodyIn(scope, { from: u + 1, to: u + 2 }, false)
    if (found === undefined) continue
    const party = s.units[u + 1]
    if (!draft.has('party') && party?.type === 'noun' && party.names.some((n) => n.type === 'party')) draft.add('party', agentsOf(s, context, { from: u + 1, to: u + 2 }))
    else draft.set('body', found)
  }
  if (body !== undefined) draft.set('body', { value: body.value, span: tokenSpan(s.tokens, body.first, body.last), row: body.row })
  draft.set('period', scope.dates.find((d) => d.unit > at && d.unit < Math.min(to, at + 7))?.filled)
  return draft.has('party') && draft.has('body') ? draft : undefined
}

function bodyIn(scope: Scope, range: Range, whole: boolean): Filled | undefined {
  const { s } = scope
  const names = namesIn(s, range)
  const name = names.find((n) => n.type === 'body' || n.type === 'event') ?? names.find((n) => n.type === 'organisation' || n.type === 'name')
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  if (whole) return wordsOfRange(s, { from: range.from, to: listEnd(s, range.from, range.to) })
  for (let u = range.from; u < range.to - 1; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'of') return wordsOfRange(s, { from: u + 1, to: Math.min(range.to, u + 2) })
  }
  return undefined
}

function toAgents(match: Match): Filled[] {
  const { s, context } = match.scope
  const { rest } = match.predicate
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'to') return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, rest.to) })
  }
  return []
}

/** Fills a programme: its name, for whom, until when, with how much. */
export function completeProgramme(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { s } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((n) => n.type === 'programme')
  draft.set('title', name !== undefined ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row } : programmeTitle(match, thing))
  draft.add('for', audience(match, thing))
  draft.set('when', adjuncts.when).set('until', adjuncts.until ?? adjuncts.due).set('frequency', adjuncts.frequency).set('mode', adjuncts.mode)
  if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  fillAmount(draft, scope, { from: thing.from, to: thing.to })
  if (!/^[A-Z]{3}$/.test(String(draft.get('unit')[0]?.value ?? ''))) {
    draft.drop('value')
    draft.drop('unit')
  }
  return draft.has('title')
}

function programmeTitle(match: Match, thing: Range): Filled | undefined {
  const { s } = match.scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'in') && s.units[to + 1]?.type === 'noun') to += 2
    else break
  }
  return wordsOfRange(s, { from: thing.from, to })
}

function audience(match: Match, thing: Range): Filled[] {
  const { s, context } = match.scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'for' && s.units[u + 1]?.type === 'noun') {
      const to = listEnd(s, u + 1, thing.to)
      const agents = agentsOf(s, context, { from: u + 1, to })
      return agents.length > 0 ? agents : topics(s, { from: u + 1, to })
    }
  }
  return []
}

/** Fills a body: its name, nature, members and areas. */
export function completeBody(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, complement } = match
  const { s, context } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((n) => (n.type === 'body' || n.type === 'organisation' || n.type === 'event') && n.last >= unit.head - 1)
  if (name !== undefined) draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  else if (unit.noun?.classes.includes('body') === true) {
    const first = s.tokens.word[unit.first]
    if ((first === 'the' || first === 'this' || first === 'it') && unit.last - unit.first <= 1 && context.lastBody !== undefined) {
      draft.set('name', { value: context.lastBody, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the body last named' })
    } else draft.set('name', bodyWords(scope, thing))
  } else return false
  const action = draft.get('action')[0]?.value
  if (action === 'established' || action === 'resumed') draft.set('since', adjuncts.when ?? adjuncts.since)
  if (draft.has('areas') && complement.range !== undefined) {
    draft.drop('areas')
    draft.add('areas', topics(s, complement.range))
  }
  if (draft.has('nature') && complement.range !== undefined) {
    const be = s.units[complement.range.from]
    if (be?.type !== 'noun' || be.noun?.classes.some((c) => c === 'body' || c === 'event' || c === 'institution') !== true) return false
  }
  if (action !== undefined) draft.add('areas', areasOf(scope, thing))
  return draft.has('name') && draft.size > 1
}

function bodyWords(scope: Scope, thing: Range): Filled | undefined {
  const { s } = scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'for') && next?.type === 'noun') to += 2
    else if (unit?.type === 'conjunction' && next?.type === 'noun' && s.units[to - 2]?.type === 'preposition') to += 2
    else break
  }
  return wordsOfRange(s, { from: thing.from, to })
}

function areasOf(scope: Scope, thing: Range): Filled[] {
  const { s } = scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && unit.lemma === 'focus') continue
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'on' && s.units[u + 1]?.type === 'noun') return topics(s, { from: u + 1, to: listEnd(s, u + 1, thing.to) })
  }
  return []
}

/** Fills a standing tie: who with whom, in what status, since when. */
export function completeRelation(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const { s, context } = scope
  const parties = [...draft.get('party')]
  draft.drop('party')
  const others = [...adjuncts.with, ...adjuncts.between]
  const holder = thing ?? match.complement.object
  if (thing !== undefined) {
    const unit = s.units[thing.from]
    if (unit?.type === 'noun') {
      for (const n of unit.names) if (n.type === 'party' || n.type === 'organisation') others.push({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })
      const of = s.units[thing.from + 1]
      if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'with' || of.word === 'to' || of.word === 'between')) others.push(...agentsOf(s, context, { from: thing.from + 2, to: listEnd(s, thing.from + 2, thing.to) }))
    }
  }
  const sides = [...parties, ...others].filter((one, i, all) => all.findIndex((o) => o.value === one.value) === i)
  draft.set('party', sides[0])
  draft.set('with', draft.has('with') ? undefined : sides[1])
  draft.set('status', statusOf(match, holder))
  fillYears(draft, scope, holder)
  const action = draft.get('action')[0]?.value
  if (action === undefined) draft.set('since', adjuncts.since ?? adjuncts.when)
  else draft.set('when', adjuncts.when ?? adjuncts.since)
  if (predicate.lemma === 'be' && !draft.has('status')) return false
  return draft.has('party') && draft.size > 1 && (draft.has('with') || draft.has('status'))
}

function statusOf(match: Match, range: Range | undefined): Filled | undefined {
  const { s } = match.scope
  if (range === undefined) return undefined
  const { rest, lemma } = match.predicate
  if (lemma === 'upgrade' || lemma === 'elevate' || lemma === 'raise') {
    for (let u = rest.from; u < rest.to; u++) {
      const unit = s.units[u]
      if (unit?.type === 'preposition' && unit.word === 'to' && s.units[u + 1]?.type === 'noun') {
        let to = u + 2
        // "to the level of a strategic partnership"
        if (s.units[to]?.type === 'preposition' && s.tokens.word[s.units[u + 1]?.last ?? 0] === 'level') {
          u += 2
          to = u + 2
        }
        return wordsOfRange(s, { from: u + 1, to })
      }
    }
  }
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return undefined
  if (/^(?:years?|anniversary)$/.test(s.tokens.word[unit.head] ?? '')) {
    for (let u = range.from + 1; u < range.to; u++) {
      const of = s.units[u]
      if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'since')) {
        const next = s.units[u + 1]
        if (next?.type === 'noun' && /^(?:relations|partnership|relationship|ties|cooperation|dialogue|membership)$/.test(s.tokens.word[next.head] ?? '')) return wordsOfRange(s, { from: u + 1, to: u + 2 })
      }
    }
    return undefined
  }
  let first = unit.first
  for (const name of unit.names) if (name.type === 'party' || name.type === 'organisation' || name.type === 'adjective') first = Math.max(first, name.last < unit.head ? name.last + 1 : first)
  return wordsBetween(s.tokens, first, unit.last)
}

function fillYears(draft: Draft, scope: Scope, range: Range | undefined): void {
  if (range === undefined) return
  const unit = scope.s.units[range.from]
  if (unit?.type !== 'noun') return
  for (let i = unit.first; i <= unit.last; i++) {
    const ordinal = scope.k.ordinals.at(scope.s.tokens, i)
    const word = scope.s.tokens.word[i] ?? ''
    const years = ordinal?.value ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined)
    if (years !== undefined && /^(?:anniversary|years?)$/.test(scope.s.tokens.word[unit.head] ?? '')) {
      draft.set('years', { value: years, span: tokenSpan(scope.s.tokens, i, ordinal?.last ?? i) })
      return
    }
  }
}
