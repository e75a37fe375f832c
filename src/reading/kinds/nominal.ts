import type { Name } from '../../language/names.ts'
import { agentsOf } from '../agents.ts'
import { adjunctsIn, listEnd } from '../adjuncts.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { eventName, eventOf } from '../event.ts'
import type { Scope } from '../scope.ts'
import { infinitiveWords } from '../complement.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { fillInstrument, instrumentOf } from './instrument.ts'
import { fillTraveller, firstPlace, typeOf } from './visit.ts'

/** "the Minister's visit to Norland in March": a visit without a verb of its own. */
export function nominalVisit(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'visit') return undefined
  const draft = new Draft('visit', modality, scope.passage, 'nouns/visit')
  const owner = unit.names.find((n) => n.type === 'person' || n.type === 'post')
  if (owner !== undefined) {
    draft.add('who', agentsOf(s, context, { from: at, to: at + 1 }))
    fillTraveller(draft, scope, { from: at, to: at + 1 })
  }
  const possessive = s.tokens.word[unit.first]
  if (!draft.has('who') && (possessive === 'his' || possessive === 'her')) {
    const subject = s.clauses.find((c) => c.kind === 'main')?.subject
    const agents = subject !== undefined && subject.from > at ? agentsOf(s, context, subject) : []
    draft.set('who', agents[0] ?? (context.lastPerson === undefined ? undefined : { value: context.lastPerson, inferred: 'possessive: the person last named' }))
    if (subject !== undefined && subject.from > at) fillTraveller(draft, scope, subject)
  }
  const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to)
  if (!draft.has('who') && clause?.verb.lemma === 'be' && clause.subject !== undefined) {
    draft.add('who', agentsOf(s, context, clause.subject).slice(0, 1))
    fillTraveller(draft, scope, clause.subject)
  }
  let end = to
  for (let u = at + 1; u < to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative' || next?.type === 'semicolon') {
      end = u
      break
    }
    if (next?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') continue
    if (next.word === 'to' || next.word === 'in') draft.set('where', firstPlace(scope, { from: u + 1, to }))
    if ((next.word === 'of' || next.word === 'by') && !draft.has('who')) {
      draft.add('who', agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, to) }).slice(0, 1))
      fillTraveller(draft, scope, { from: u + 1, to })
    }
  }
  const adjuncts = adjunctsIn(s, context, scope.dates, [{ from: at + 1, to: end }])
  draft.set('when', adjuncts.when).add('host', adjuncts.host).set('type', typeOf(scope, { from: at, to: at + 1 }))
  return draft.has('who') && (draft.has('where') || draft.has('type')) ? draft : undefined
}

/** "the ninth session of the Joint Commission in Lima in May", "talks between A and B": a meeting named without its verb. */
export function nominalMeeting(scope: Scope, at: number, to: number, modality: Modality, attended?: Draft): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const event = eventOf(s, context, scope.k.ordinals, { from: at, to }, scope.dateTokens)
  if (event === undefined || event.definite) return undefined
  // An institution is no event: only a body that the tables know, or one with a number, has sessions of its own.
  const name = eventName(unit)
  if (name?.type === 'body' && !name.row.startsWith('bodies/') && event.ordinal === undefined) return undefined
  const before = s.units[at - 1]
  if (event.body === undefined && before?.type === 'preposition' && (before.word === 'by' || before.word === 'via' || before.word === 'through')) return undefined
  const draft = new Draft('meeting', modality, scope.passage, 'nouns/event')
  draft.set('body', event.body)
  if (event.body === undefined) draft.set('title', event.title)
  draft.set('ordinal', event.ordinal)
  const adjuncts = adjunctsIn(s, context, scope.dates, [{ from: at + 1, to: eventEnd(scope, at, to) }])
  draft.set('when', adjuncts.when ?? dateInside(scope, at)).set('where', adjuncts.where).set('mode', adjuncts.mode)
  if (adjuncts.at !== undefined && adjuncts.at.value !== event.body?.value) draft.set('at', adjuncts.at)
  // A bare mention of a body adds nothing; a place, a time or a number makes it an event told.
  if (attended !== undefined && (event.body !== undefined || draft.has('ordinal'))) {
    // "to attend the A and the B": each is attended by the same persons, in the same place.
    for (const slot of ['participants', 'where', 'when']) {
      for (const filled of attended.get(slot)) draft.has(slot) && slot !== 'participants' ? undefined : draft.add(slot, [{ ...filled, inferred: 'attended together' }])
    }
    return draft.set('rank', event.rank)
  }
  const told = draft.has('ordinal') || draft.has('when') || draft.has('where')
  if (!told) return undefined
  draft.set('rank', event.rank).add('participants', event.participants).add('agenda', event.agenda).add('chairs', adjuncts.chairs)
  return draft
}

/** A heading that names the document itself: "Joint Statement on Ports", "Memorandum of Understanding". */
export function headingInstrument(scope: Scope): Draft | undefined {
  const { s } = scope
  const unit = s.units[0]
  if (unit?.type !== 'noun') return undefined
  let head = unit.first
  for (let i = unit.first; i <= Math.min(unit.last, unit.first + 6); i++) {
    const word = s.tokens.word[i] ?? ''
    if (s.tokens.word[i + 1] === 'of' && s.tokens.word[i + 2] === 'understanding') head = i + 2
    else if (scope.k.language.nouns.get(word)?.classes[0] === 'instrument') head = i
    else if (CONNECTING.has(word)) break
  }
  if (head === unit.first && scope.k.language.nouns.get(s.tokens.word[head] ?? '')?.classes[0] !== 'instrument') return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/heading')
  draft.set('type', wordsBetween(s.tokens, unit.first, head))
  const next = s.tokens.word[head + 1]
  if (next === 'on' || next === 'of' || next === 'for' || next === 'concerning') draft.set('subject', wordsBetween(s.tokens, head + 2, s.sentence.last - 1))
  return draft
}

const CONNECTING = new Set(['on', 'of', 'for', 'by', 'with', 'between', 'concerning', 'and'])

/** A titled instrument that is only named ("the Transit Charter"), or an untitled one told by its date or parties: "the May 2024 agreement". */
export function nominalInstrument(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const phrase = instrumentOf(scope, { from: at, to: eventEnd(scope, at, to) })
  if (phrase === undefined) return undefined
  const titled = phrase.title !== undefined && phrase.title.inferred === undefined && String(phrase.title.value).includes(' ')
  const date = dateInside(scope, at)
  if (!titled && date === undefined && phrase.parties.length < 2 && phrase.period === undefined) return undefined
  // What is named with "the" is there already, whatever is planned with it.
  const first = s.tokens.word[unit.first]
  const stands = first !== 'a' && first !== 'an' && modality !== 'cancelled'
  const draft = new Draft('instrument', stands ? 'done' : modality, scope.passage, 'nouns/instrument')
  fillInstrument(draft, phrase)
  draft.set('when', date)
  const by = s.units[at + 1]
  if (by?.type === 'preposition' && by.word === 'by') draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  return draft
}

/** A year or date inside the phrase itself: "the 2023 Summit". */
function dateInside(scope: Scope, at: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const told = scope.dates.find((d) => d.unit === at && d.part === 'when')
  if (told !== undefined) return told.filled
  for (let i = unit.first; i <= unit.last; i++) {
    const word = scope.s.tokens.word[i] ?? ''
    if (/^(?:19|20)\d\d$/.test(word)) return { value: word, span: tokenSpan(scope.s.tokens, i, i) }
  }
  return undefined
}

/** Where the adjuncts of an event end: at the next event, clause or joint to another phrase of its kind. */
function eventEnd(scope: Scope, at: number, to: number): number {
  const { s } = scope
  for (let u = at + 1; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && unit.form !== 'participle') return u
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'that' || unit?.type === 'subordinator') return u
    if (unit?.type === 'noun' && u > at + 2 && (eventName(unit) !== undefined || unit.noun?.classes[0] === 'event')) {
      let end = u
      while (end > at + 1 && (s.units[end - 1]?.type === 'conjunction' || s.units[end - 1]?.type === 'comma' || s.units[end - 1]?.type === 'preposition')) end--
      return end
    }
  }
  return to
}

/** Persons named with their office: one post each. */
export function posts(scope: Scope, names: readonly Name[], stateOf: ReadonlyMap<string, string>): Draft[] {
  const { tokens } = scope.s
  return names.flatMap((name) => {
    if (name.type !== 'person' || name.post === undefined || name.postSpan === undefined) return []
    const draft = new Draft('post', 'done', scope.passage, name.row)
    draft.set('person', { value: fullNameIn(scope, name.value), span: tokenSpan(tokens, name.first, name.last) })
    draft.set('post', { value: name.post, span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
    if (name.of !== undefined && name.ofSpan !== undefined) draft.set('of', { value: name.of, span: tokenSpan(tokens, name.ofSpan.first, name.ofSpan.last) })
    else {
      const state = stateOf.get(name.value)
      if (state !== undefined) draft.set('of', { value: state, inferred: 'office: told elsewhere in the document' })
    }
    return [draft]
  })
}

function fullNameIn(scope: Scope, name: string): string {
  const last = name.split(' ').at(-1)?.toLowerCase() ?? ''
  return name.includes(' ') ? name : (scope.context.persons.get(last) ?? name)
}

export type { Range }

/** "Norland's proposal to open a line": an initiative named by its noun, with whose it is and who supported it. */
export function nominalInitiative(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !/^(?:proposal|proposals|idea|ideas|initiative|suggestion)$/.test(s.tokens.word[unit.head] ?? '')) return undefined
  const owners = unit.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation' || n.type === 'person')
  const possessive = s.tokens.word[unit.first]
  const draft = new Draft('initiative', 'proposed', scope.passage, 'nouns/initiative')
  draft.add('by', owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })))
  if (owners.length === 0 && (possessive === 'its' || possessive === 'their' || possessive === 'our' || possessive === 'his' || possessive === 'her')) {
    const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to)
    const agents = possessive === 'our' ? context.issuers.map((value): Filled => ({ value, inferred: '"our": the issuer' })) : agentsOf(s, context, clause?.subject)
    draft.add('by', agents)
  }
  draft.set('idea', ideaBehind(scope, at, to))
  const by = s.units[at + 1]
  if (by?.type === 'preposition' && (by.word === 'by' || by.word === 'of') && !draft.has('by')) draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  draft.set('action', { value: 'proposed', span: tokenSpan(s.tokens, unit.head, unit.head) })
  for (const clause of s.clauses) {
    if (clause.at < at || !/^(?:support|back|endorse|co-sponsor)$/.test(clause.verb.lemma) || !clause.verb.passive) continue
    for (let u = clause.rest.from; u < clause.rest.to; u++) {
      const agent = s.units[u]
      if (agent?.type === 'preposition' && agent.word === 'by') draft.add('supporters', agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, clause.rest.to) }))
    }
  }
  const adjuncts = adjunctsIn(s, context, scope.dates, [{ from: at + 1, to }])
  draft.set('forum', adjuncts.at)
  return draft.has('idea') && draft.has('by') ? draft : undefined
}

/** What a proposal proposes: "to open a line", "of a line", "on a line". */
export function ideaBehind(scope: Scope, at: number, to: number): Filled | undefined {
  const { s } = scope
  const next = s.units[at + 1]
  if (next?.type === 'verb' && next.form === 'infinitive') {
    const clause = s.clauses.find((c) => c.at === at + 1)
    return clause === undefined ? undefined : infinitiveWords(s, clause)
  }
  if (next?.type === 'preposition' && (next.word === 'of' || next.word === 'on' || next.word === 'for')) {
    const end = s.units.findIndex((u, i) => i > at + 1 && (u.type === 'relative' || u.type === 'semicolon' || (u.type === 'verb' && u.form === 'finite')))
    return wordsOfRange(s, { from: at + 2, to: Math.min(to, end < 0 ? to : end) })
  }
  return undefined
}
