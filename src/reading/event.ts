import { wordSet } from '../language/word-map.ts'
import type { Ordinals } from '../language/ordinals.ts'
import type { Name } from '../language/names.ts'
import type { NounPhrase } from '../language/phrases.ts'
import { agentsOf, namesIn } from './agents.ts'
import { isBareSitting } from './bare-sitting.ts'
import { bodyOfSitting, groupOfSitting } from './body-of-sitting.ts'
import { inChair, listEnd } from './adjuncts.ts'
import { rankOfName } from './manner.ts'
import type { Scope } from './scope.ts'
import type { Range } from './clauses.ts'
import { isExchangeOfViews } from './exchange-of-views.ts'
import { groupBody } from './group-body.ts'
import { bodyNamed, describedBody, fullName, ownSession, type DocumentContext } from './document.ts'
import type { Filled } from './draft.ts'
import { topics } from './topics.ts'
import { tokenSpan, wordsBetween, type ReadSentence } from './sentence.ts'

/** What a phrase says of an event: "the ninth session of the Joint Commission on trade between Norland and Arcadia". */
export interface EventPhrase {
  readonly body: Filled | undefined
  readonly title: Filled | undefined
  readonly ordinal: Filled | undefined
  readonly rank: Filled | undefined
  readonly participants: readonly Filled[]
  readonly agenda: readonly Filled[]
  /** "the meeting": says nothing of its own. */
  readonly definite: boolean
}

/** "the first meeting in this format": of the body last named. */
const FORMAT = /^(?:format|formats)$/

/** Heads that name a sitting of something: its body follows with "of". */
const SITTING = new Set(['session', 'meeting', 'round', 'edition', 'sitting', 'plenary', 'summit'])
const EMPTY_TITLES = new Set([
  'meeting',
  'session',
  'event',
  'events',
  'meetings',
  'sessions',
  'summit',
  'round',
  'forum',
  'discussions',
  'discussion',
  'talks',
  'proceedings',
])
const BEFORE_TITLE = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'next',
  'its',
  'their',
  'our',
  'his',
  'her',
  'upcoming',
  'forthcoming',
  'last',
  'latest',
  'first',
  'recent',
  'following',
  'previous',
  'new',
  'regular',
  'further',
  'another',
  'both',
  'several',
  'two',
  'three',
  'these',
  'those',
  'next',
  '-',
  "'s",
  'today',
  'yesterday',
])

/** Reads the event that a range of units begins with; undefined when its head is none. */
export function eventOf(scope: Scope, range: Range): EventPhrase | undefined {
  const { s, context } = scope
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return undefined
  if (unit.pronoun) {
    const word = s.tokens.word[unit.first]
    const acting = bodyOfSubject(s, range.from) ?? context.lastBody
    if (word !== 'it' || acting === undefined) return undefined
    return {
      body: { value: acting, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: '"it": the body last named' },
      title: undefined,
      ordinal: undefined,
      rank: undefined,
      participants: [],
      agenda: [],
      definite: true,
    }
  }
  const pointed = pointedBody(s, unit)
  if (pointed !== undefined)
    return { body: pointed, title: undefined, ordinal: undefined, rank: undefined, participants: [], agenda: [], definite: true }
  const exchange = exchangeOfViews(scope, range)
  if (exchange !== undefined) return exchange
  const organ = organThatSits(scope, unit)
  if (organ !== undefined) return organ
  const named = eventName(unit)
  // "its 41st Extraordinary Session": a sitting of somebody's, no name of its own.
  const name = named !== undefined && isBareSitting(named.value) && unit.noun?.classes.includes('event') === true ? undefined : named
  const isEvent = unit.noun?.classes.includes('event') === true
  return name === undefined && (!isEvent || isCallForBids(s, unit, range.from)) ? undefined : eventAt(scope, range, unit, name)
}

/** "an exchange of views with the President on trade": talks that are called so. */
function exchangeOfViews(scope: Scope, range: Range): EventPhrase | undefined {
  const { s } = scope
  if (!isExchangeOfViews(s, range.from)) return undefined
  const first = s.units[range.from]
  const last = s.units[range.from + 2]
  if (first?.type !== 'noun' || last === undefined) return undefined
  const { participants, agenda, rank } = afterPhrase(scope, { from: range.from + 2, to: range.to })
  const title = wordsBetween(s.tokens, first.head, last.last)
  return { body: undefined, title, ordinal: undefined, rank, participants, agenda, definite: false }
}

const REGULAR = /^(?:Ordinary|Regular|Extraordinary|Statutory) (?:Meeting|Summit|Conference|Assembly)$/

/** "The Authority shall convene" of one named in full before; "The 47th Regular Meeting" of the body whose session the document reports. */
function organThatSits(scope: Scope, unit: NounPhrase): EventPhrase | undefined {
  const { s, context, k } = scope
  const span = tokenSpan(s.tokens, unit.first, unit.last)
  const name = unit.names.at(-1)
  const session = typeof context.session === 'string' && !REGULAR.test(context.session) ? context.session : undefined
  if (name !== undefined && REGULAR.test(name.value) && name.last === unit.last && session !== undefined)
    return definite(
      { value: session, span, inferred: 'definite description: the session that the document reports' },
      ordinalIn(s, unit, k.ordinals),
    )
  const isOrgan = s.tokens.word[unit.first] === 'the' && unit.last === unit.first + 1 && ORGANS.holds(s.tokens, unit.last)
  const known = isOrgan ? bodyNamed(context, s.tokens.word[unit.last] ?? '') : undefined
  return known === undefined
    ? undefined
    : definite({ value: known, span, inferred: 'definite description: the body named before' }, undefined)
}

/** Organs that are no event by their noun, and sit. */
const ORGANS = wordSet('authority bureau board presidium cabinet')

const definite = (body: Filled, ordinal: Filled | undefined): EventPhrase => ({
  body,
  title: undefined,
  ordinal,
  rank: undefined,
  participants: [],
  agenda: [],
  definite: true,
})

function eventAt(scope: Scope, range: Range, unit: NounPhrase, name: Name | undefined): EventPhrase | undefined {
  const { s, context, dateTokens } = scope
  const { ordinals } = scope.k
  const ordinal = ordinalIn(s, unit, ordinals)
  const after = afterPhrase(scope, range)
  const rank = rankOfEvent(scope, unit) ?? after.rank
  const { agenda } = after
  const participants = after.participants.length > 0 ? after.participants : whoseTalks(s, context, unit)
  const event = (body: Filled | undefined, title: Filled | undefined): EventPhrase => ({
    body,
    title,
    ordinal,
    rank,
    participants,
    agenda,
    definite: false,
  })
  if (name !== undefined) {
    return event({ value: bodyOfSitting(name.value), span: tokenSpan(s.tokens, name.first, name.last), row: name.row }, undefined)
  }
  const head = s.tokens.word[unit.head] ?? ''
  const singular = unit.noun?.singular ?? head
  if (singular === 'ceremony') return undefined
  const parties = unit.names.filter((n) => n.type === 'party' || n.type === 'organisation' || n.type === 'adjective')
  const own = parties.map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  if (SITTING.has(singular)) {
    const of = s.units[range.from + 1]
    if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'in')) {
      const holder = s.units[range.from + 2]
      if (holder?.type === 'noun' && range.from + 2 < range.to) {
        const held =
          eventName(holder) ??
          holder.names.find((n) => n.type === 'body' || n.type === 'event' || (n.type === 'organisation' && n.last === holder.last))
        if (held !== undefined)
          return event({ value: held.value, span: tokenSpan(s.tokens, held.first, held.last), row: held.row }, undefined)
        const group = groupBody(scope, { from: range.from + 2, to: range.to })
        if (group !== undefined) return event(group, undefined)
        if (FORMAT.test(s.tokens.word[holder.head] ?? ''))
          return context.lastBody === undefined
            ? undefined
            : event(
                { value: context.lastBody, span: tokenSpan(s.tokens, holder.first, holder.last), inferred: 'the format last named' },
                undefined,
              )
        if (holder.noun?.classes.some((c) => c === 'event' || c === 'body')) {
          const isThe = s.tokens.word[holder.first] === 'the' && holder.last - holder.first === 1
          const described = describedBody(context, s.tokens.word[holder.head] ?? '')
          if (isThe && described !== undefined) {
            const span = tokenSpan(s.tokens, holder.first, holder.last)
            return event({ value: described, span, inferred: 'definite description: the body last named' }, undefined)
          }
          // "the next round of consultations": of those that the document is about.
          if (holder.first === holder.last) {
            const same = bodyNamed(context, s.tokens.word[holder.head] ?? '')
            const span = tokenSpan(s.tokens, holder.first, holder.last)
            if (same !== undefined) return event({ value: same, span, inferred: 'the body named before' }, undefined)
          }
          // "the third round of the negotiations": no body, but a title of its own.
          if (holder.noun.classes[0] === 'event' && holder.names.length === 0) {
            return event(undefined, wordsBetween(s.tokens, unit.head, holder.last))
          }
          const words = wordsBetween(s.tokens, holder.first, endOfName(s, range.from + 2, range.to))
          if (words !== undefined) return event(words, undefined)
        }
      }
    }
    const possessor = ownerOf(s, context, unit) ?? whoseBody(s, range.from)
    if (possessor !== undefined) return event(possessor, undefined)
    // "its ninth session": of the body last named; "ASEAN's meeting": of its owner.
    const owner = s.tokens.word[unit.first]
    const next = ordinal !== undefined || s.tokens.word[unit.first + 1] === 'next'
    if (owner === 'their' && next && context.mainBody !== undefined && participants.length === 0) {
      const span = tokenSpan(s.tokens, unit.first, unit.first)
      return event({ value: context.mainBody, span, inferred: '"their": the body that the document is about' }, undefined)
    }
    const last = owner === 'its' ? (bodyBefore(s, unit.first) ?? bodyActing(scope, range.from) ?? context.lastBody) : undefined
    if (last !== undefined) {
      return event({ value: last, span: tokenSpan(s.tokens, unit.first, unit.first), inferred: '"its": the body last named' }, undefined)
    }
  }
  const plain = titleOf(s, unit, dateTokens, ordinals)
  const sittingOf = plain === undefined ? undefined : groupOfSitting(String(plain.value))
  if (plain !== undefined && sittingOf !== undefined) return event({ ...plain, value: sittingOf }, undefined)
  const title = withTopic(s, plain, range)
  const first = s.tokens.word[unit.first]
  // "The Assembly" of which the full name was said before.
  const isShort = first === 'the' && unit.last === unit.first + 1 && singular === 'assembly' && bodyNamed(context, singular) !== undefined
  // "the fourth such conference"
  const isSuch = s.tokens.word[unit.head - 1] === 'such'
  // "the next principal-level meeting": at which level it is gives it no name.
  const isLevel = first === 'the' && s.tokens.word[unit.head - 1] === 'level' && s.tokens.word[unit.head - 2] === '-' && own.length === 0
  const isDefinite =
    title === undefined || isShort || isSuch || isLevel || (EMPTY_TITLES.has(String(title.value).toLowerCase()) && own.length === 0)
  // "The fourth round": of the talks, not of the body that the document is about.
  const named =
    singular === 'round'
      ? bodyNamed(context, singular)
      : (ownSession(s, context, unit) ?? sentenceBody(s, unit.first, singular) ?? describedBody(context, singular))
  const described = isNextOf(s, context, unit, singular) ? context.mainBody : ((isLevel ? bodyBefore(s, unit.first) : undefined) ?? named)
  const { sitting } = context
  if (isDefinite && first === 'the' && ordinal === undefined && sitting?.noun === singular && participants.length === 0) {
    const inferred = 'definite description: the session named in the sentence before'
    const span = tokenSpan(s.tokens, unit.first, unit.last)
    return {
      body: { value: sitting.body.value, span, inferred },
      title: undefined,
      ordinal: sitting.ordinal === undefined ? ordinal : { value: sitting.ordinal.value, inferred },
      rank,
      participants,
      agenda,
      definite: true,
    }
  }
  if (
    isDefinite &&
    participants.length === 0 &&
    (first === 'the' || first === 'this' || ordinal !== undefined) &&
    described !== undefined
  ) {
    const span = tokenSpan(s.tokens, unit.first, unit.last)
    const body = { value: described, span, inferred: 'definite description: the body named before' }
    return { body, title: undefined, ordinal, rank, participants, agenda, definite: true }
  }
  // "the second edition of the report": what is sat in is told behind it, or nothing sits.
  if (singular === 'edition') return undefined
  return {
    body: undefined,
    title,
    ordinal,
    rank,
    participants: own.length > 1 ? [...own, ...participants] : participants,
    agenda,
    definite: isDefinite && participants.length === 0,
  }
}

/** "a second call for proposals", "a joint call on seeds": an invitation to apply. */
function isCallForBids(s: ReadSentence, unit: NounPhrase, at: number): boolean {
  if (s.tokens.word[unit.head] !== 'call') return false
  const next = s.units[at + 1]
  return (
    (next?.type === 'preposition' && next.word === 'for') || /^(?:joint|open|competitive|funding)$/.test(s.tokens.word[unit.head - 1] ?? '')
  )
}

/** "the Commission's ninth session": the owner before "'s" is the body. */
function ownerOf(s: ReadSentence, context: DocumentContext, unit: NounPhrase): Filled | undefined {
  for (let i = unit.first + 1; i < unit.head; i++) {
    if (s.tokens.word[i] !== "'s") continue
    const name = unit.names.find((n) => n.last === i - 1)
    if (name !== undefined && (name.type === 'body' || name.type === 'event') && name.last > name.first)
      return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
    const noun = s.tokens.word[i - 1] ?? ''
    const described = (name === undefined ? sentenceBody(s, unit.first, noun) : undefined) ?? describedBody(context, noun)
    const isBody = name === undefined || name.type === 'body' || name.type === 'event' || name.type === 'name'
    return described !== undefined && isBody
      ? { value: described, span: tokenSpan(s.tokens, unit.first, i), inferred: 'definite description: the body named before' }
      : undefined
  }
  return undefined
}

/** "The Assembly decided to hold its next session": the body that acts in the sentence, named in full before. */
function bodyActing({ s, context }: Scope, at: number): string | undefined {
  const subject = s.clauses.find((c) => c.kind === 'main' && c.at < at)?.subject
  const unit = subject === undefined ? undefined : s.units[subject.from]
  return unit?.type === 'noun' && s.tokens.word[unit.first] === 'the' && unit.last === unit.first + 1
    ? bodyNamed(context, s.tokens.word[unit.last] ?? '')
    : undefined
}

/** "thanked Norland for its work in the Ports Group and Arcadia for hosting the Group's meeting": the body that the sentence has named so. */
function sentenceBody(s: ReadSentence, at: number, noun: string): string | undefined {
  const word = noun.toLowerCase()
  if (word.length < 5) return undefined
  return s.names.findLast((n) => n.last < at && (n.type === 'body' || n.type === 'event') && lastNoun(n.value) === word)?.value
}

/** The head of a body's name: "Ports Group on Tides" is a group. */
const lastNoun = (name: string): string => (name.split(/ (?:on|of|for|to|in) /)[0] ?? '').split(' ').at(-1)?.toLowerCase() ?? ''

/** "the convening of that group": the body that the sentence has named before. */
function pointedBody(s: ReadSentence, unit: NounPhrase): Filled | undefined {
  if (unit.last !== unit.first + 1 || unit.names.length > 0 || s.tokens.word[unit.first] !== 'that' || !FORMATS.holds(s.tokens, unit.head))
    return undefined
  const body = bodyBefore(s, unit.first)
  return body === undefined
    ? undefined
    : { value: body, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: '"that": the body named before in the sentence' }
}

const FORMATS = wordSet('group forum format mechanism platform grouping body dialogue')

/** "The Ports Group has six members, and it meets twice a year": the body that acts before. */
export function bodyOfSubject(s: ReadSentence, at: number): string | undefined {
  const clause = s.clauses.findLast((c) => {
    const unit = c.subject === undefined || c.subject.to > at ? undefined : s.units[c.subject.from]
    return unit?.type === 'noun' && unit.names.some((n) => n.type === 'body' && n.last === unit.last)
  })
  const unit = clause?.subject === undefined ? undefined : s.units[clause.subject.from]
  return unit?.type === 'noun' ? unit.names.findLast((n) => n.type === 'body')?.value : undefined
}

/** The body that the sentence names last before a token. */
function bodyBefore(s: ReadSentence, at: number): string | undefined {
  return s.names.findLast((n) => n.last < at && (n.type === 'body' || n.type === 'event'))?.value
}

/** "the Commission on Trade, whose ninth session": the body named right before. */
function whoseBody(s: ReadSentence, at: number): Filled | undefined {
  const relative = s.units[at - 1]
  if (relative?.type !== 'relative' || s.tokens.word[relative.first] !== 'whose') return undefined
  const before = s.units[s.units[at - 2]?.type === 'comma' ? at - 3 : at - 2]
  const name =
    before?.type === 'noun' ? before.names.find((n) => n.type === 'body' || n.type === 'event' || n.type === 'organisation') : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** Organisations that are forums by name meet under that name. */
const MEETING_NAME = /\b(?:Forum|Dialogue|Conference|Summit)\b/

/** The name of an event or body that ends the phrase. */
export function eventName(unit: NounPhrase): Name | undefined {
  for (let i = unit.names.length - 1; i >= 0; i--) {
    const name = unit.names[i]
    if (name === undefined || name.last < unit.head - 1) return undefined
    if (name.type === 'event' || name.type === 'body' || (name.type === 'organisation' && MEETING_NAME.test(name.value))) return name
  }
  return undefined
}

function endOfName(s: ReadSentence, from: number, to: number): number {
  let end = from
  while (
    end + 2 < to &&
    s.units[end + 1]?.type === 'preposition' &&
    ['of', 'on', 'for'].includes(s.tokens.word[s.units[end + 1]?.first ?? 0] ?? '') &&
    s.units[end + 2]?.type === 'noun'
  )
    end += 2
  return s.units[end]?.last ?? 0
}

function ordinalIn(s: ReadSentence, unit: NounPhrase, ordinals: Ordinals): Filled | undefined {
  for (let i = unit.first; i <= unit.last; i++) {
    const found = ordinals.at(s.tokens, i)
    if (found !== undefined && found.last <= unit.last) return { value: found.value, span: tokenSpan(s.tokens, i, found.last) }
  }
  return undefined
}

function rankOfEvent({ k, s }: Scope, unit: NounPhrase): Filled | undefined {
  const span = tokenSpan(s.tokens, unit.first, unit.last)
  const rank = rankOfName(k.ranks, s.tokens.text.slice(span.start, span.end))
  return rank === undefined ? undefined : { ...rank, span }
}

/** Groups whose talks may be told as theirs. */
const OWNERS = wordSet('leaders presidents ministers sides parties heads counterparts')

/** "the two leaders' telephone conversation": the two whom the sentence names by their offices, else the sides of the document. */
function whoseTalks(s: ReadSentence, context: DocumentContext, unit: NounPhrase): readonly Filled[] {
  let owner = unit.first
  // "the G7 Leaders' Summit" is a name, and nobody's in particular.
  while (/^(?:the|their|our|two|both)$/.test(s.tokens.word[owner] ?? '')) owner++
  if (owner === unit.first || !OWNERS.holds(s.tokens, owner)) return []
  while (owner < unit.head && !(OWNERS.holds(s.tokens, owner) && s.tokens.word[owner + 1] === "'")) owner++
  if (owner >= unit.head) return []
  const span = tokenSpan(s.tokens, unit.first, owner)
  const inOffice = s.names.filter((n) => n.type === 'person' && n.post !== undefined)
  const named = [...new Set(inOffice.map((n) => fullName(context, n.value)))]
  const who = named.length === 2 ? named : context.sides.length === 2 ? context.sides : []
  return who.map((value) => ({ value, span, inferred: 'possessive: the two who are told of' }))
}

function titleOf(s: ReadSentence, unit: NounPhrase, dateTokens: ReadonlySet<number>, ordinals: Ordinals): Filled | undefined {
  let first = unit.first
  while (first <= unit.last) {
    const ordinal = ordinals.at(s.tokens, first)
    if (ordinal !== undefined && ordinal.last < unit.last) first = ordinal.last + 1
    else if (OWNERS.holds(s.tokens, first) && s.tokens.word[first + 1] === "'" && first + 1 < unit.last) first += 2
    else if (BEFORE_TITLE.has(s.tokens.word[first] ?? '') || dateTokens.has(first)) first++
    else break
  }
  return first > unit.last ? undefined : wordsBetween(s.tokens, first, unit.last)
}

/** Meetings that are named by their topic: "workshop on port safety". Talks and consultations are called so whatever they are about. */
const NAMED_BY_TOPIC =
  /^(?:workshop|seminar|conference|dialogue|exercise|symposium|forum|webinar|roundtable|exhibition|dialogues|workshops)$/

function withTopic(s: ReadSentence, title: Filled | undefined, range: Range): Filled | undefined {
  const unit = s.units[range.from]
  const on = s.units[range.from + 1]
  if (title?.span === undefined || unit?.type !== 'noun' || on?.type !== 'preposition' || on.word !== 'on') return title
  if (!NAMED_BY_TOPIC.test(s.tokens.word[unit.head] ?? '')) return title
  const last = s.units[topicsEnd(s, range.from + 2, range.to) - 1]
  const first = tokenAt(s, unit, title.span.start)
  return last === undefined || last.last <= unit.last ? title : (wordsBetween(s.tokens, first, last.last) ?? title)
}

function tokenAt(s: ReadSentence, unit: NounPhrase, start: number): number {
  for (let i = unit.first; i <= unit.last; i++) if (s.tokens.start[i] === start) return i
  return unit.first
}

/** Who meets and what about, from the phrases behind an event noun: "between A and B", "of the Foreign Ministers", "on trade". */
function afterPhrase(scope: Scope, whole: Range): { participants: Filled[]; agenda: Filled[]; rank: Filled | undefined } {
  const { s, context } = scope
  const range = beforeNextEvent(s, whole)
  const participants: Filled[] = []
  const agenda: Filled[] = []
  let rank: Filled | undefined
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type !== 'preposition') continue
    const next = s.units[u + 1]
    if (next?.type !== 'noun') continue
    const chair = unit.word === 'with' ? inChair(s, u + 1, range.to) : undefined
    const to = chair ?? Math.min(listEnd(s, u + 1, range.to), range.to)
    if (chair !== undefined) {
      // "with Norland in the chair": who chairs is told apart.
      u = to - 1
    } else if (
      unit.word === 'between' ||
      unit.word === 'among' ||
      unit.word === 'with' ||
      (unit.word === 'of' && u === range.from + 1 && (next.noun?.classes[0] === 'group' || meetsWith(s, next, to)))
    ) {
      participants.push(...(groupsApart(s, u + 1, to) ?? agentsOf(s, context, { from: u + 1, to })))
      if (unit.word === 'of') rank = rankOfGroup(scope, next)
      u = to - 1
    } else if (
      unit.word === 'on' &&
      /^(?:margins?|sidelines?|eve|occasion|basis|side|same|behalf|invitation|dates?|day)$/.test(s.tokens.word[next.head] ?? '')
    ) {
      // "a meeting on the eve of the summit": a time or place, no topic.
      u = to - 1
    } else if (
      (unit.word === 'on' || unit.word === 'about' || unit.word === 'regarding' || unit.word === 'concerning') &&
      agenda.length === 0
    ) {
      const names = namesIn(s, { from: u + 1, to: u + 2 })
      if (!names.some((n) => n.type === 'event')) agenda.push(...topics(s, { from: u + 1, to: topicsEnd(s, u + 1, range.to) }))
    }
  }
  return { participants, agenda, rank }
}

/** "a meeting between A and B and a workshop on tides": what the second is about is its own. */
function beforeNextEvent({ units }: ReadSentence, { from, to }: Range): Range {
  for (let u = from + 2; u + 2 < to; u++) {
    const other = units[u]?.type === 'conjunction' ? units[u + 1] : undefined
    if (other?.type === 'noun' && units[u + 2]?.type === 'preposition' && other.noun?.classes[0] === 'event') return { from, to: u }
  }
  return { from, to }
}

/** "between ministers and senior officials": groups told apart are not the parties of the document. */
function groupsApart(s: ReadSentence, from: number, to: number): Filled[] | undefined {
  const found: Filled[] = []
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'conjunction' || unit?.type === 'comma') continue
    if (unit?.type !== 'noun' || unit.pronoun || unit.noun?.classes[0] !== 'group' || !unit.noun.plural) return undefined
    if (unit.names.some((n) => n.type !== 'post')) return undefined
    const words = wordsBetween(s.tokens, unit.first, unit.last)
    if (words !== undefined) found.push(words)
  }
  return found.length > 1 ? found : undefined
}

/** "a meeting of Minister Roe with Minister Vale", "talks of Norland and Arcadia": who is named behind "of" takes part. */
function meetsWith(s: ReadSentence, who: NounPhrase, end: number): boolean {
  const last = who.names.at(-1)
  const joint = s.units[end]
  return last?.type === 'person' && joint?.type === 'preposition' && (joint.word === 'with' || joint.word === 'and')
}

const RANKED_GROUP =
  /\b(?:senior officials|deputy ministers|vice ministers|ministers|leaders|presidents|heads of state|heads of government|experts)\b/

/** The rank of those whom a phrase in the plural names: "the Foreign Ministers", "Senior Officials of the League". */
export function rankOfGroup({ k, s }: Scope, unit: NounPhrase): Filled | undefined {
  const isGroup = unit.noun?.classes.includes('group') === true || unit.names.some((n) => n.type === 'post')
  if (!isGroup || unit.names.some((n) => n.type === 'person' || n.type === 'body')) return undefined
  const words = RANKED_GROUP.exec(s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]).toLowerCase())?.[0]
  const rank = words === undefined ? undefined : rankOfName(k.ranks, words === 'presidents' ? 'heads of state' : words)
  return rank === undefined ? undefined : { ...rank, span: tokenSpan(s.tokens, unit.first, unit.last) }
}

function topicsEnd(s: ReadSentence, from: number, to: number): number {
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'comma' && isCityBetween(s, u + 1)) return u
    if (
      unit?.type === 'verb' ||
      unit?.type === 'relative' ||
      unit?.type === 'date' ||
      unit?.type === 'open' ||
      unit?.type === 'semicolon' ||
      unit?.type === 'dash'
    ) {
      const before = s.units[u - 1]
      return before?.type === 'preposition' || before?.type === 'comma' ? u - 1 : u
    }
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'in' ||
        unit.word === 'at' ||
        unit.word === 'with' ||
        unit.word === 'between' ||
        unit.word === 'under' ||
        unit.word === 'during')
    )
      return u
  }
  return to
}

/** "Conference on tides, Lima, 4 May": a city that a line sets apart, behind a comma and in front of a mark, a date or the end. */
export function isCityBetween({ units }: ReadSentence, at: number): boolean {
  const city = units[at]
  const end = units[at + 1]
  const name = city?.type === 'noun' && city.names.length === 1 ? city.names[0] : undefined
  return (
    city?.type === 'noun' &&
    name?.type === 'place' &&
    name.first === city.first &&
    name.last === city.last &&
    (end === undefined || /^(?:comma|date|other|open|dash|semicolon)$/.test(end.type)) &&
    !(end?.type === 'comma' && units[at + 2]?.type === 'conjunction')
  )
}

/** "The next Summit" is one of the series that the document is about, whatever other summit was named in between. */
function isNextOf(s: ReadSentence, context: DocumentContext, unit: NounPhrase, noun: string): boolean {
  const next = s.tokens.word[unit.first + 1] === 'next' || s.tokens.word[unit.first] === 'next'
  return next && context.mainBody?.toLowerCase().endsWith(noun) === true
}
