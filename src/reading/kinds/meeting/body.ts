import { fold } from '../../../language/tokens.ts'
import type { Draft, Filled } from '../../draft.ts'
import { namesIn } from '../../agents.ts'
import { bodyNamed } from '../../document.ts'
import { bodyOfSubject, type EventPhrase, eventOf, rankOfGroup } from '../../event.ts'
import { groupBody } from '../../group-body.ts'
import type { Match } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'

/** What is reported of a session takes its body from the session that the document tells of. */
export function fromSession(draft: Draft, match: Match): void {
  const { session } = match.scope.context
  if (typeof session === 'string') draft.set('body', { value: session, inferred: 'the session that the document reports' })
}

/** A sentence that tells more of the meeting last named: its agenda, who led the delegations. */
export function fromContext(draft: Draft, match: Match): void {
  const body = match.scope.context.lastBody
  if (body !== undefined) draft.set('body', { value: body, inferred: 'the body last named' })
}

/** "The Council met in Lima": what meets is a body, not a participant. */
export function bodyThatMeets(draft: Draft, match: Match): void {
  const { s, context } = match.scope
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (subject === undefined || unit?.type !== 'noun') return
  // "for the third session of the Council, which last met in May": what met before is the Council.
  const sitting = unit.names.length === 0 && unit.noun?.classes[0] === 'event' ? eventOf(match.scope, subject) : undefined
  if (sitting?.body !== undefined) {
    draft.drop('participants')
    draft.set('body', sitting.body)
    if (match.predicate.clause?.kind !== 'relative') draft.set('ordinal', sitting.ordinal)
    return
  }
  const name = unit.names.find((n) => (n.type === 'body' || n.type === 'event') && n.last >= unit.head - 1)
  // "The Forum met for the ninth time": the forum itself.
  const isForum = unit.noun?.classes.includes('body') === true && s.tokens.word[unit.first] === 'the' && context.lastBody !== undefined
  const isBodyNoun = unit.names.length === 0 && (unit.noun?.classes[0] === 'body' || isForum)
  const lastBody = (unit.pronoun ? bodyOfSubject(s, subject.from) : undefined) ?? context.lastBody
  const isIt = unit.pronoun && s.tokens.word[unit.first] === 'it' && lastBody !== undefined
  const group = name !== undefined ? undefined : groupBody(match.scope, subject, true)
  if (name === undefined && !isBodyNoun && !isIt && group === undefined) return
  // "A working group will meet": one that nobody named before.
  const isNew = isBodyNoun && /^an?$/.test(s.tokens.word[unit.first] ?? '')
  const known = isNew
    ? wordsBetween(s.tokens, unit.first, unit.last)
    : group !== undefined
      ? group
      : name !== undefined
        ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
        : lastBody !== undefined
          ? {
              value: (isBodyNoun ? bodyNamed(context, s.tokens.word[unit.head] ?? '') : undefined) ?? lastBody,
              span: tokenSpan(s.tokens, unit.first, unit.last),
              inferred: 'definite description: the body last named',
            }
          : undefined
  if (known === undefined) return
  draft.drop('participants')
  draft.set('body', known)
  if (group !== undefined) draft.set('rank', rankOfGroup(match.scope, unit))
  const told = eventOf(match.scope, subject)
  draft.set('ordinal', told?.ordinal)
}

/** "met in Lima for the Transit Forum": the forum is what meets. */
export function eventMetFor(draft: Draft, match: Match): void {
  const { s } = match.scope
  for (const range of match.predicate.area) {
    for (let u = range.from; u + 1 < range.to; u++) {
      const unit = s.units[u]
      const held = occasionOf(match, u)
      if (held !== undefined) {
        draft.set('body', held.body).set('ordinal', held.ordinal).set('rank', held.rank)
        return
      }
      if (unit?.type !== 'preposition' || !/^(?:for|within|in|at)$/.test(unit.word)) continue
      const event = eventOf(match.scope, { from: u + 1, to: range.to })
      // "met in Lima for their third ministerial meeting"
      if (unit.word === 'for' && event?.title !== undefined && event.ordinal !== undefined) {
        draft.set('title', event.title).set('ordinal', event.ordinal).set('rank', event.rank)
        return
      }
      if (event?.body === undefined || ((unit.word === 'in' || unit.word === 'at') && event.ordinal === undefined)) continue
      draft.set('body', event.body).set('ordinal', event.ordinal).set('rank', event.rank)
      return
    }
  }
}

/** "met in Lima to hold talks on tolls": told with those who meet. */
export function isHeldByWhoMeet({ predicate }: Match): boolean {
  const { clause } = predicate
  return clause?.kind === 'infinitive' && clause.hangs === 'aim' && clause.governor?.verb.lemma === 'meet'
}

/** "met in Lima to hold talks on tolls": the talks are what they met for. */
export function talksHeld(draft: Draft, { scope, predicate }: Match): void {
  const held = scope.s.clauses.find(
    (c) =>
      c.kind === 'infinitive' &&
      c.hangs === 'aim' &&
      c.governor !== undefined &&
      c.governor === predicate.clause &&
      /^(?:hold|conduct|have|convene)$/.test(c.verb.lemma),
  )
  const event = held === undefined ? undefined : eventOf(scope, { from: held.at + 1, to: held.rest.to })
  if (event === undefined || event.definite || draft.has('body')) return
  draft.set('body', event.body).set('title', event.body === undefined ? event.title : undefined)
  draft.set('ordinal', event.ordinal).set('rank', event.rank).add('participants', event.participants).add('agenda', event.agenda)
}

/** "The ministers met in Lima on the occasion of the ninth Transit Council": what they met as. */
function occasionOf({ scope, frame, complement, predicate }: Match, u: number): EventPhrase | undefined {
  const { s } = scope
  // Two sides that meet beside it are not the session.
  const who = predicate.agent === undefined ? [] : namesIn(s, predicate.agent)
  const isFew = who.length > 0 && who.length < 3 && who.every((n) => n.type === 'party' || n.type === 'person' || n.type === 'post')
  if (predicate.tense !== 'past' || predicate.modality !== 'done' || isFew) return undefined
  const on = s.units[u]
  const occasion = s.units[u + 1]
  if (frame.row !== 'frames/meet' || complement.object !== undefined || on?.type !== 'preposition' || on.word !== 'on') return undefined
  if (occasion?.type !== 'noun' || s.tokens.word[occasion.head] !== 'occasion' || s.units[u + 2]?.type !== 'preposition') return undefined
  const event = eventOf(scope, { from: u + 3, to: s.units.length })
  return event?.body === undefined || event.ordinal === undefined ? undefined : event
}

/** "The Commission held its ninth session": the one that holds a sitting of its own is the body. */
export function bodyThatHolds(draft: Draft, match: Match): void {
  const { s } = match.scope
  if (match.predicate.passive || !/^(?:hold|conclude|begin|open|resume|complete|convene)$/.test(match.predicate.lemma)) return
  const subject = match.predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  const name =
    unit?.type === 'noun'
      ? unit.names.find(
          (n) => (n.type === 'body' || n.type === 'event' || (n.type === 'organisation' && SITS.test(n.value))) && n.last >= unit.head - 1,
        )
      : undefined
  const bare =
    !draft.has('body') &&
    /^(?:session|meeting|sitting|round|plenary)s?$/i.test(String(draft.get('title')[0]?.value ?? '').replace(/^.* /, ''))
  const { parties } = match.scope.k.language
  // "It held its first session": who acted last, unless that is a state.
  const described = draft
    .get('participants')
    .find(
      (p) =>
        p.inferred?.startsWith('definite description') === true ||
        (p.inferred?.startsWith('"it"') === true && !parties.has(fold(String(p.value)))),
    )
  const group = name === undefined && subject !== undefined && bare ? groupBody(match.scope, subject, true) : undefined
  const holder =
    name === undefined ? (group ?? described) : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  if (holder === undefined || (draft.get('body')[0]?.inferred === undefined && !bare)) return
  draft.drop('body')
  draft.drop('title')
  if (group !== undefined) draft.drop('participants')
  draft.set('body', holder)
  // "convened its session": who sits is no host.
  if (draft.get('by').every((b) => b.value === holder.value)) draft.drop('by')
}

/** Organs that sit, though the tables know them as organisations. */
const SITS = /\b(?:Assembly|Council|Commission|Committee|Conference|Board|Parliament|Congress)\b/

/** "Lima will host the forum": the city stands for its state, and is where they meet. */
export function hostingCity(match: Match): Filled | undefined {
  const { s } = match.scope
  const host = match.predicate.agent
  const unit = host === undefined ? undefined : s.units[host.from]
  const place = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'place' && n.last === unit.last) : undefined
  return place === undefined ? undefined : { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
}
