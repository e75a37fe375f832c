import { topics } from '../adjuncts.ts'
import type { Draft, Filled } from '../draft.ts'
import { eventOf } from '../event.ts'
import type { Match } from '../scope.ts'
import { tokenSpan } from '../sentence.ts'

const PHONE_VERBS = new Set(['call', 'telephone', 'phone'])

/** Fills a meeting: its body or title from the thing that meets, then time, place, mode and company from the adjuncts. */
export function completeMeeting(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { context } = scope
  const isAgenda = match.frame.object.includes('agenda')
  if (thing !== undefined && isAgenda) {
    fromContext(draft, match)
    if (match.complement.range !== undefined) {
      draft.drop('agenda')
      draft.add('agenda', topics(scope.s, match.complement.range))
    }
  } else if (thing !== undefined) {
    const event = eventOf(scope.s, context, scope.k.ordinals, thing, scope.dateTokens)
    if (event === undefined) return false
    draft.set('body', event.body)
    if (event.body === undefined) draft.set('title', event.title)
    draft.set('ordinal', event.ordinal).set('rank', event.rank)
    draft.add('participants', event.participants).add('agenda', event.agenda)
  }
  if (thing === undefined && predicate.lemma === 'meet') bodyThatMeets(draft, match)
  if (match.frame.object.includes('delegation')) fromContext(draft, match)
  draft.set('when', adjuncts.when ?? adjuncts.due).set('where', adjuncts.where).set('mode', adjuncts.mode).set('rank', adjuncts.rank).set('frequency', adjuncts.frequency)
  if (adjuncts.at !== undefined && adjuncts.at.value !== draft.get('body')[0]?.value) draft.set('at', adjuncts.at)
  draft.add('chairs', adjuncts.chairs)
  const company = adjuncts.with.filter((a) => !draft.get('participants').some((p) => p.value === a.value))
  draft.add('participants', company).add('participants', adjuncts.between)
  if (predicate.passive && /^(?:host|organi[sz]e|convene)/.test(predicate.lemma)) draft.add('by', adjuncts.by)
  if (PHONE_VERBS.has(predicate.lemma)) draft.set('mode', { value: 'telephone', inferred: 'a call is by telephone' })
  if (draft.has('agenda') && match.frame.takes.includes('about')) {
    const range = match.complement.range
    if (range !== undefined) {
      draft.drop('agenda')
      draft.add('agenda', topics(scope.s, range))
    }
  }
  if (match.frame.slots.some(([slot]) => slot === 'agenda') && !isAgenda) {
    // Only those who meet discuss: "to address the causes" of somebody's plan is no meeting.
    const form = predicate.clause?.verb.form
    if (form !== 'finite' || draft.get('participants').length === 0) return false
  } else draft.add('agenda', aims(match))
  if (adjuncts.frequency !== undefined && draft.modality === 'done' && predicate.tense === 'present') draft.modality = 'recurring'
  return draft.size > 1 || draft.has('body') || draft.has('agenda')
}

/** A sentence that tells more of the meeting last named: its agenda, who led the delegations. */
function fromContext(draft: Draft, match: Match): void {
  const body = match.scope.context.lastBody
  if (body !== undefined) draft.set('body', { value: body, inferred: 'the body last named' })
}

/** "The Council met in Lima": what meets is a body, not a participant. */
function bodyThatMeets(draft: Draft, match: Match): void {
  const { s, context } = match.scope
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun') return
  const name = unit.names.find((n) => (n.type === 'body' || n.type === 'event') && n.last >= unit.head - 1)
  const isBodyNoun = unit.names.length === 0 && unit.noun?.classes[0] === 'body'
  const isIt = unit.pronoun && s.tokens.word[unit.first] === 'it' && context.lastBody !== undefined
  if (name === undefined && !isBodyNoun && !isIt) return
  const known = name !== undefined ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
    : context.lastBody !== undefined ? { value: context.lastBody, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the body last named' } : undefined
  if (known === undefined) return
  draft.drop('participants')
  draft.set('body', known)
  const told = subject === undefined ? undefined : eventOf(s, context, match.scope.k.ordinals, subject, match.scope.dateTokens)
  draft.set('ordinal', told?.ordinal)
  if (name?.rank !== undefined) draft.set('rank', { value: name.rank, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
}

const TALKING = new Set(['discuss', 'review', 'exchange', 'consider', 'examine', 'address', 'explore'])

/** "met to discuss transit": the aim of a meeting is its agenda. */
function aims(match: Match): Filled[] {
  const clause = match.predicate.clause
  if (clause === undefined) return []
  const aim = match.scope.s.clauses.find((c) => c.kind === 'infinitive' && c.governor === clause && TALKING.has(c.verb.lemma) && c.at < clause.rest.to)
  if (aim === undefined) return []
  const first = match.scope.s.units[aim.at + 1]
  const from = first?.type === 'noun' && match.scope.s.tokens.word[first.head] === 'views' ? aim.at + 3 : aim.at + 1
  return topics(match.scope.s, { from, to: aim.rest.to })
}
