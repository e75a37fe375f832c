import type { Name } from '../../language/names.ts'
import { adjunctsIn, listEnd, placeOf } from '../adjuncts.ts'
import { fold } from '../../language/tokens.ts'
import { wordSet } from '../../language/word-map.ts'
import { agentsOf, isOneInOffice, namesIn } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Clause, Range } from '../clauses.ts'
import { infinitiveWords } from '../complement.ts'
import { Draft, type Filled } from '../draft.ts'
import { modalityOf } from '../modality.ts'
import type { Match, Scope } from '../scope.ts'
import { ownDate } from './instrument/nominal.ts'
import { isOnProgramme } from './meeting/on-programme.ts'
import { dayBeside, leadingDay } from './meeting/time.ts'
import { withoutStyle } from './post.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'

const HE_SHE_OR_I = wordSet('he she i')
const OUR_OR_THE = wordSet('our the')
const COUNTRY_OR_NATION = wordSet('country nation')
const ON_DURING_AFTER_OR_FOLLOWING = wordSet('on during after following')

const TYPES = new Set(['official', 'working', 'state', 'private', 'transit'])

const ATTENDANCE = 'frames/visit.attend'

/** Fills a visit: who with office, where to, host, purpose, type. A visit needs a traveller or a kind, and a place or a time. */
export function completeVisit(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  if (match.frame.row === ATTENDANCE) return completeAttendance(draft, match)
  const invited = invitedTraveller(match)
  const traveller =
    invited?.who ??
    (match.frame.slots.some(([slot, part]) => slot === 'who' && part === 'object') ? match.complement.object : predicate.agent)
  if (invited !== undefined) {
    draft.drop('who')
    draft.set('who', invited.guest).add('host', invited.host)
    draft.modality = 'proposed'
  }
  fillTraveller(draft, scope, traveller)
  if (match.frame.row === 'frames/travel.lead') ledMission(draft, match)
  const range = match.complement.range ?? predicate.patient
  draft.drop('where')
  const place = range === undefined ? undefined : match.frame.row === 'frames/visit.site' ? siteOf(scope, range) : firstPlace(scope, range)
  draft.set('where', place)
  draft.set('where', adjuncts.where)
  // "without a stop in Norland" of Norland's own airlines: nobody travels to itself.
  if (draft.has('who') && draft.get('who')[0]?.value === draft.get('where')[0]?.value) return false
  draft
    .set('when', adjuncts.when ?? dayBeside(match))
    .add('host', adjuncts.host)
    .add('host', invitersOf(scope))
  // "leaves for Lima tomorrow": fixed, though told in the present.
  const day = String(draft.get('when')[0]?.value ?? '')
  const { date } = scope.context
  if (
    draft.modality === 'done' &&
    predicate.tense === 'present' &&
    date !== undefined &&
    /^\d{4}-\d\d-\d\d/.test(day) &&
    day.slice(0, 10) > date
  )
    draft.modality = 'scheduled'
  if (predicate.clause?.governor?.verb.lemma === 'accept') {
    onBehalfOf(draft, match)
    draft.add('host', acceptedFrom(match))
    if (draft.modality === 'done') draft.modality = 'expected'
  }
  // "accepted the invitation extended to her to visit Lima"
  const isAccepted = (c: Clause): boolean => c.verb.lemma === 'accept' && !c.verb.negated && c.at < (predicate.clause?.at ?? 0)
  if (invited !== undefined && scope.s.clauses.some(isAccepted)) draft.modality = 'expected'
  draft.set('type', typeOf(scope, predicate.rest))
  draft.set('purpose', purposeOf(match))
  if ((predicate.lemma === 'be' || ONLY_TRAVELLERS.has(match.frame.row)) && !travels(scope, traveller)) return false
  if (match.frame.row === 'frames/visit.takes' && !isJourney(scope, predicate.agent)) return false
  return (draft.has('where') || (draft.has('host') && predicate.lemma === 'travel')) && draft.has('who')
}

/** "visited the reef station in Norland": where the thing stands that is visited. */
function siteOf(scope: Scope, range: Range): ReturnType<typeof firstPlace> {
  const { s } = scope
  const joint = s.units[range.from + 1]
  const place =
    joint?.type === 'preposition' && /^(?:in|at|of|near|outside)$/.test(joint.word)
      ? firstPlace(scope, { from: range.from + 2, to: range.from + 3 })
      : undefined
  if (place !== undefined) return place
  // "toured the Rivers Museum": the venue itself, when it has a name.
  const unit = s.units[range.from]
  const words = unit?.type === 'noun' && unit.names.length > 0 ? wordsBetween(s.tokens, unit.first, unit.last) : undefined
  const isVenue = unit?.type === 'noun' && unit.noun?.classes.includes('premises') === true
  return words?.span === undefined || !isVenue ? undefined : { value: String(words.value), span: words.span, row: 'rule/venue' }
}

const STOP = wordSet('stop leg destination')

/** "Minister Roe's next stop will be Lima", "the last stop of the tour is Lima". */
function nextStop(scope: Scope, at: number): Draft | undefined {
  const { s, context, k } = scope
  const unit = s.units[at]
  const clause = s.clauses.find((c) => c.subject?.from === at)
  if (unit?.type !== 'noun' || !STOP.holds(s.tokens, unit.head) || clause?.verb.lemma !== 'be') return undefined
  const draft = new Draft('visit', modalityOf(clause, k.governors), scope.passage, 'rule/next stop')
  const isOwned = unit.names.some((n) => n.type === 'person' || n.type === 'post')
  if (isOwned) draft.add('who', agentsOf(s, context, { from: at, to: at + 1 }).slice(0, 1))
  else if (context.lastVisitor !== undefined)
    draft.set('who', { value: context.lastVisitor.value, inferred: '"the next stop": of who travels' })
  if (isOwned) fillTraveller(draft, scope, { from: at, to: at + 1 })
  const isNext = /\b(?:next|following)\b/.test(s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]))
  if (isNext && draft.modality === 'done' && clause.verb.tense === 'present') draft.modality = 'scheduled'
  draft.set('where', firstPlace(scope, clause.rest)).set('when', adjunctsIn(scope, [clause.rest]).when)
  return draft.has('who') && draft.has('where') ? draft : undefined
}

/** "Norland will send a trade mission to Lima": a state does not travel, its mission does. */
function ledMission(draft: Draft, { scope: { s }, predicate }: Match): void {
  const unit = s.units[predicate.rest.from]
  const isPerson = predicate.agent !== undefined && namesIn(s, predicate.agent).some((n) => n.type === 'person' || n.type === 'post')
  if (predicate.passive || unit?.type !== 'noun' || (isPerson && predicate.lemma !== 'send')) return
  draft.drop('who')
  draft.set('who', wordsBetween(s.tokens, unit.first, unit.last))
}

/** "President Roe will attend the summit in Lima": a person who goes to a meeting abroad, said ahead of it. */
function completeAttendance(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  const name = predicate.agent === undefined ? undefined : namesIn(scope.s, predicate.agent).find((n) => n.type === 'person')
  const accepted = predicate.clause?.governor?.verb.lemma === 'accept'
  if (name === undefined || predicate.clause === undefined || (!accepted && (draft.modality !== 'scheduled' || name.post === undefined)))
    return false
  draft.drop('where')
  draft.set('where', adjuncts.where)
  fillTraveller(draft, scope, predicate.agent)
  draft.set('when', adjuncts.when).set('purpose', infinitiveWords(scope.s, predicate.clause))
  return draft.has('where')
}

/** Rows whose verbs tell of goods as well. */
const ONLY_TRAVELLERS = new Set(['frames/visit.transit', 'frames/visit.accompany', 'frames/visit.site'])

/** "The trip will take her to Lima" */
function isJourney({ s }: Scope, range: Range | undefined): boolean {
  const unit = range === undefined ? undefined : s.units[range.from]
  return unit?.type === 'noun' && /^(?:visit|trip|tour|journey|itinerary|programme|mission|voyage)$/.test(s.tokens.word[unit.head] ?? '')
}

/** "is in Lima": only of persons and delegations. */
function travels(scope: Scope, traveller: Range | undefined): boolean {
  if (traveller === undefined) return true
  const { s } = scope
  const head = s.units[traveller.from]
  if (namesIn(s, { from: traveller.from, to: traveller.from + 1 }).some((n) => n.type === 'person' || n.type === 'post')) return true
  return head?.type === 'noun' && (isDelegation(scope, traveller.from) || HE_SHE_OR_I.holds(s.tokens, head.first))
}

function isDelegation(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  return unit?.type === 'noun' && /^(?:delegations?|missions?)$/.test(scope.s.tokens.word[unit.head] ?? '')
}

/** "invited President Roe to visit", "extended an invitation to President Roe to visit": who is invited, and by whom. */
function invitedTraveller({ scope, predicate }: Match): Invited | undefined {
  const { s, context } = scope
  const { clause } = predicate
  const governor = clause?.governor
  if (clause?.kind !== 'infinitive' || governor === undefined) return undefined
  const { lemma, passive } = governor.verb
  const hosts = agentsOf(s, context, governor.subject).slice(0, 1)
  if (lemma === 'invite' && !passive && clause.hangs === 'object')
    return { ...guestIn(scope, { from: governor.at + 1, to: clause.at }, hosts), host: hosts }
  const at = s.units.findLastIndex((u, i) => i < clause.at && u.type === 'noun' && s.tokens.word[u.head] === 'invitation')
  const subject = governor.subject?.from
  if (at < 0 || (at < governor.at && subject !== at) || clause.hangs === 'verb') return undefined
  let addressee: Range | undefined
  let host = passive || subject === at ? [] : hosts
  for (let u = at + 1; u + 1 < clause.at; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' || unit?.type === 'that') return undefined
    if (unit?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') continue
    const behind = { from: u + 1, to: clause.at }
    if (unit.word === 'to' || unit.word === 'for') addressee ??= behind
    else if (unit.word === 'by' || unit.word === 'from') host = agentsOf(s, context, behind).slice(0, 1)
  }
  if (addressee !== undefined) return { ...guestIn(scope, addressee, host), host }
  // "met President Vale and conveyed an invitation to visit Lima": who was met is invited.
  return CONVEYING.test(lemma) && !passive ? { ...guestIn(scope, { from: at, to: at + 1 }, hosts, true), host } : undefined
}

/** Who is invited: by name and office, or who a pronoun stands for. */
interface Invited {
  readonly who: Range | undefined
  readonly guest: Filled | undefined
  readonly host: Filled[]
}

const CONVEYING = /^(?:convey|extend|deliver|hand|transmit|present|pass|renew|reiterate)$/

/** "invited her to visit Lima": the one named last before who does not invite. */
function guestIn(
  { s, context }: Scope,
  range: Range,
  hosts: readonly Filled[],
  unnamed = false,
): { who: Range | undefined; guest: Filled | undefined } {
  const unit = s.units[range.from]
  const isPronoun = unit !== undefined && unit.first === unit.last && /^(?:him|her)$/.test(s.tokens.word[unit.first] ?? '')
  if (!isPronoun && !unnamed) return { who: range, guest: agentsOf(s, context, range)[0] }
  for (let u = range.from - 1; u >= 0; u--) {
    const before = s.units[u]
    if (before?.type !== 'noun' || !isOneInOffice(before.names)) continue
    // "handed over a letter from the King"
    const joint = s.units[u - 1]
    if (unnamed && joint?.type === 'preposition' && /^(?:from|of|by)$/.test(joint.word)) continue
    const [guest] = agentsOf(s, context, { from: u, to: u + 1 })
    if (guest !== undefined && !hosts.some((host) => host.value === guest.value)) return { who: { from: u, to: u + 1 }, guest }
  }
  return { who: undefined, guest: undefined }
}

/** "accepted on behalf of President Roe the invitation to visit Lima": for whom. */
function onBehalfOf(draft: Draft, { scope, predicate }: Match): void {
  const { s, context } = scope
  const to = predicate.clause?.at ?? 0
  for (let u = predicate.clause?.governor?.at ?? 0; u + 2 < to; u++) {
    const behalf = s.units[u]
    const of = s.units[u + 1]
    const whom = s.units[u + 2]
    if (behalf?.type !== 'noun' || s.tokens.word[behalf.head] !== 'behalf' || of?.type !== 'preposition' || whom?.type !== 'noun') continue
    if (!isOneInOffice(whom.names)) return
    for (const slot of ['who', 'post', 'of']) draft.drop(slot)
    draft.set('who', agentsOf(s, context, { from: u + 2, to: u + 3 })[0])
    fillTraveller(draft, scope, { from: u + 2, to: u + 3 })
    return
  }
}

/** "accepted an invitation from President Roe to visit Lima": who had invited. */
function acceptedFrom({ scope: { s, context }, predicate }: Match): Filled[] {
  const to = predicate.clause?.at ?? 0
  for (let u = predicate.clause?.governor?.at ?? 0; u + 2 < to; u++) {
    const unit = s.units[u]
    const by = s.units[u + 1]
    if (unit?.type !== 'noun' || s.tokens.word[unit.head] !== 'invitation' || by?.type !== 'preposition') continue
    if (/^(?:from|by|of)$/.test(by.word)) return agentsOf(s, context, { from: u + 2, to }).slice(0, 1)
  }
  return []
}

/** "Invited by President Roe, …", "to which it had been invited by the Ministry". */
function invitersOf(scope: Scope): Filled[] {
  const { s, context } = scope
  const clause = s.clauses.find((c) => c.verb.lemma === 'invite' && c.verb.passive)
  if (clause === undefined) return []
  for (let u = clause.at + 1; u < s.units.length && u < clause.at + 4; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'preposition' || unit.word !== 'by') continue
    const agents = agentsOf(s, context, { from: u + 1, to: u + 2 })
    return agents.filter((a) => /^[A-Z]/.test(String(a.value))).slice(0, 1)
  }
  return []
}

/** The traveller's name, office and state; only persons travel. */
export function fillTraveller(draft: Draft, scope: Scope, range: Range | undefined): void {
  if (range === undefined) return
  // "A delegation led by Minister Roe": the delegation has no office.
  if (nameGroup(draft, scope, range)) return
  const name = namesIn(scope.s, range).find((n) => n.type === 'person' || n.type === 'post')
  if (name !== undefined) fillOffice(draft, scope, name)
}

/** A delegation is its own words; an office whose holder nobody names is the office. */
function nameGroup(draft: Draft, scope: Scope, range: Range): boolean {
  const { s } = scope
  const unit = s.units[range.from]
  if (unit?.type !== 'noun') return false
  const post = unit.names.find((n) => n.type === 'post')
  const isOffice = post?.of !== undefined && draft.get('who')[0]?.value === post.of
  if (!isDelegation(scope, range.from) && !isOffice) return false
  const of = s.units[range.from + 1]
  const owner = s.units[range.from + 2]
  const end = !isOffice && of?.type === 'preposition' && of.word === 'of' && owner?.type === 'noun' ? owner.last : unit.last
  draft.drop('who')
  draft.set('who', wordsBetween(s.tokens, unit.first, end))
  return !isOffice
}

function fillOffice(draft: Draft, scope: Scope, name: Name): void {
  const { tokens } = scope.s
  if (name.post !== undefined && name.postSpan !== undefined)
    draft.set('post', { value: withoutStyle(name.post), span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
  else if (name.type === 'post' && name.postSpan !== undefined)
    draft.set('post', { value: name.value, span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
  if (name.of !== undefined && name.ofSpan !== undefined)
    draft.set('of', { value: name.of, span: tokenSpan(tokens, name.ofSpan.first, name.ofSpan.last) })
}

/** The first city named in a range of units, else the first state. */
export function firstPlace(scope: Scope, range: Range): { value: string; span: { start: number; end: number }; row: string } | undefined {
  const { s } = scope
  let party: { value: string; span: { start: number; end: number }; row: string } | undefined
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    if (unit?.type !== 'noun') continue
    const capital = capitalIn(scope, u)
    if (capital !== undefined) return capital
    const [own] = scope.context.issuers
    if (
      own !== undefined &&
      OUR_OR_THE.holds(s.tokens, unit.first) &&
      unit.last === unit.first + 1 &&
      COUNTRY_OR_NATION.holds(s.tokens, unit.head)
    )
      return { value: own, span: tokenSpan(s.tokens, unit.first, unit.last), row: 'rule/our country' }
    const place = placeOf(unit)
    if (place === undefined) {
      if (u === range.from && unit.names.length > 0) break
      continue
    }
    const filled = { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
    if (place.type === 'place') return filled
    party ??= filled
    if (s.units[u + 1]?.type !== 'comma') break
  }
  return party
}

/** "the Norlandic capital", "the capital of Norland". */
function capitalIn(scope: Scope, at: number): { value: string; span: { start: number; end: number }; row: string } | undefined {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || s.tokens.word[unit.head] !== 'capital') return undefined
  const of = s.units[at + 1]
  const behind = s.units[at + 2]
  const named = unit.names[0] ?? (of?.type === 'preposition' && of.word === 'of' && behind?.type === 'noun' ? behind.names[0] : undefined)
  const value = named === undefined ? undefined : k.language.capitals.get(named.value)
  return value === undefined || named === undefined
    ? undefined
    : { value, span: tokenSpan(s.tokens, unit.first, unit.last), row: named.row }
}

/** "official visit", "working visit": the kind of visit by the word before the noun. */
export function typeOf(scope: Scope, range: Range): { value: string; span: { start: number; end: number } } | undefined {
  const { tokens } = scope.s
  const first = scope.s.units[range.from]?.first ?? 0
  const last = scope.s.units[range.to - 1]?.last ?? 0
  for (let i = first; i < last; i++) {
    const word = tokens.word[i] ?? ''
    const next = tokens.word[i + 1] ?? ''
    if (TYPES.has(word) && /^(?:visit|visits|trip|tour)$/.test(next)) return { value: word, span: tokenSpan(tokens, i, i) }
  }
  return undefined
}

function purposeOf(match: Match): ReturnType<typeof wordsOfRange> {
  const { scope, predicate } = match
  const clause = predicate.clause
  if (clause === undefined) return undefined
  const aim = scope.s.clauses.find((c) => c.kind === 'infinitive' && c.at > clause.at && c.at < clause.rest.to && c.governor === clause)
  if (aim !== undefined) return wordsOfRange(scope.s, { from: aim.at, to: aim.rest.to })
  // "left for Lima": where to, not what for.
  if (match.frame.row === 'frames/depart') return undefined
  for (const area of predicate.area) {
    for (let u = Math.max(area.from, predicate.rest.from); u + 1 < area.to; u++) {
      const unit = scope.s.units[u]
      const thing = scope.s.units[u + 1]
      // "for an official visit" tells the type, no purpose.
      if (unit?.type === 'preposition' && unit.word === 'for' && thing?.type === 'noun' && thing.noun?.classes[0] !== 'visit')
        return wordsOfRange(scope.s, { from: u + 1, to: area.to })
    }
  }
  return undefined
}

/** "The news came from Minister Roe during her visit": the person in office named last before. */
function personBefore({ s, context }: Scope, at: number): Filled | undefined {
  for (let u = at - 1; u >= 0; u--) {
    const unit = s.units[u]
    if (unit?.type === 'noun' && isOneInOffice(unit.names)) return agentsOf(s, context, { from: u, to: u + 1 })[0]
  }
  return undefined
}

/** "Jane Roe's visit": a name in front of "'s" that the text gives without an office. */
const isOwnName = ({ s }: Scope, name: Name): boolean =>
  name.type === 'name' && name.last === name.first + 1 && s.tokens.word[name.last + 1] === "'s"

/** "President Roe's 3–4 March visit": its days inside its phrase. */
const insideDate = (scope: Scope, at: number): Filled | undefined => {
  const unit = scope.s.units[at]
  return unit === undefined ? undefined : (scope.dates.find((d) => d.unit === at)?.filled ?? ownDate(scope, at))
}

const PUT_OFF = /^(?:postpone|cancel|defer|delay|reschedule|rearrange|suspend|abandon|adjourn|shelve)$/

/** "has been put off", "was cancelled", "put off her visit", said of a visit. */
function isCalledOff(scope: Scope, at: number): boolean {
  const { s } = scope
  return s.clauses.some((c) => {
    const particle = s.units[c.at + 1]
    const word = particle === undefined ? '' : s.tokens.word[particle.first]
    return (
      (c.at > at ? c.verb.passive : !c.verb.passive && c.verb.form === 'finite' && at < c.rest.to && at < c.at + 3) &&
      (PUT_OFF.test(c.verb.lemma) ||
        (/^(?:move|shift|push|bring)$/.test(c.verb.lemma) && /^(?:to|back|forward)$/.test(word ?? '')) ||
        ((c.verb.lemma === 'put' || c.verb.lemma === 'call') && word === 'off'))
    )
  })
}

/** "The visit begins in Lima on Tuesday": of whom the visit last spoken of was. */
function beginning(draft: Draft, scope: Scope, at: number, main: Clause | undefined): void {
  const { s, context } = scope
  const unit = s.units[at]
  if (
    context.lastVisitor === undefined ||
    main === undefined ||
    unit === undefined ||
    !/^(?:begin|start|conclude|end|open)$/.test(main.verb.lemma) ||
    s.tokens.word[unit.first] !== 'the'
  )
    return
  const adjuncts = adjunctsIn(scope, [main.rest])
  if (adjuncts.where === undefined) return
  draft.set('who', { value: context.lastVisitor.value, inferred: '"the visit": the one last spoken of' })
  draft.set('where', adjuncts.where).set('when', adjuncts.when)
  draft.modality = modalityOf(main, scope.k.governors)
  const day = String(adjuncts.when?.value ?? '')
  const isAhead = context.date !== undefined && /^\d{4}-\d\d-\d\d/.test(day) && day.slice(0, 10) > context.date
  if (draft.modality === 'done' && isAhead) draft.modality = 'scheduled'
}

const PROGRAMMING = /^(?:include|feature|envisage|comprise|foresee|contain)$/

/** Verbs whose subject makes the visit behind them: "is on a visit", "returned from a visit". */
const ON_THE_WAY = new Set(['be', 'return', 'arrive', 'come', 'leave', 'embark', 'travel'])

/** "a visit to Lima and Quito", "to Lima, Quito and Cusco": one visit a place. */
export function furtherVisits(scope: Scope, draft: Draft): Draft[] {
  const { s } = scope
  const span = draft.get('where')[0]?.span
  const first = span === undefined ? -1 : s.units.findIndex((u) => u.type === 'noun' && s.tokens.start[u.first] === span.start)
  const others: Draft[] = []
  let isList = false
  for (let u = first + 1; first >= 0 && u < s.units.length; u++) {
    const unit = s.units[u]
    if (unit?.type === 'comma' || unit?.type === 'conjunction') {
      isList ||= unit.type === 'conjunction'
      continue
    }
    const place = unit?.type === 'noun' && s.units[u - 1]?.type !== 'noun' ? placeOf(unit) : undefined
    if (place === undefined || unit?.type !== 'noun' || place.last !== unit.last || place.first !== unit.first) break
    const other = new Draft('visit', draft.modality, draft.passage, 'rule/further place')
    for (const slot of ['who', 'post', 'of', 'type', 'host', 'when']) other.set(slot, draft.get(slot)[0])
    others.push(other.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }))
  }
  return isList ? others : []
}

/** "the Minister's visit to Norland in March": a visit without a verb of its own. */
export function nominalVisit(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  const stop = nextStop(scope, at)
  if (stop !== undefined) return stop
  if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'visit') return undefined
  const draft = new Draft('visit', modality, scope.passage, 'rule/visit')
  const owner = unit.names.find((n) => n.type === 'person' || n.type === 'post' || isOwnName(scope, n))
  if (owner !== undefined) {
    draft.add('who', agentsOf(s, context, { from: at, to: at + 1 }))
    const holder = owner.type === 'person' ? undefined : (context.offices.get(fold(owner.value)) ?? owner.value)
    if (holder !== undefined) draft.set('who', { value: holder, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row })
    fillTraveller(draft, scope, { from: at, to: at + 1 })
  }
  const begun = s.clauses.find((c) => c.subject?.from === at)
  beginning(draft, scope, at, begun)
  if (draft.has('where')) return draft
  const possessive = s.tokens.word[unit.first]
  if (!draft.has('who') && (possessive === 'his' || possessive === 'her')) {
    const subject = s.clauses.find((c) => c.kind === 'main')?.subject
    // "Minister Roe thanked Minister Vale for the welcome during her visit": who acts.
    const acts = subject !== undefined && (subject.from > at || namesIn(s, subject).some((n) => n.type === 'person'))
    const agents = subject !== undefined && acts ? agentsOf(s, context, subject) : []
    const guest = hostAtHome(scope, agents[0], at)
    draft.set(
      'who',
      guest ??
        agents[0] ??
        personBefore(scope, at) ??
        (context.lastPerson === undefined ? undefined : { value: context.lastPerson, inferred: 'possessive: the person last named' }),
    )
    if (subject !== undefined && acts && guest === undefined) fillTraveller(draft, scope, subject)
  }
  // "On a visit to Lima, Minister Roe opened the fair"
  if (!draft.has('who') && at === 1 && ON_DURING_AFTER_OR_FOLLOWING.holds(s.tokens, s.units[0]?.first ?? 0)) {
    const subject = s.clauses.find((c) => c.kind === 'main')?.subject
    if (subject !== undefined && subject.from > at) {
      draft.add('who', agentsOf(s, context, subject).slice(0, 1))
      fillTraveller(draft, scope, subject)
    }
  }
  // The innermost: "met Minister Roe, who is on a visit to Lima".
  const clause = s.clauses.findLast((c) => c.rest.from <= at && at < c.rest.to)
  if (!draft.has('who') && clause !== undefined && ON_THE_WAY.has(clause.verb.lemma) && clause.subject !== undefined) {
    draft.add('who', agentsOf(s, context, clause.subject).slice(0, 1))
    fillTraveller(draft, scope, clause.subject)
  }
  // "Minister Roe, on a visit to Lima, …": of whom the comma parts it from.
  const on = s.units[at - 1]
  if (!draft.has('who') && on?.type === 'preposition' && on.word === 'on' && s.units[at - 2]?.type === 'comma') {
    const named = { from: at - 3, to: at - 2 }
    if (at > 2 && namesIn(s, named).some((n) => n.type === 'person')) {
      draft.add('who', agentsOf(s, context, named).slice(0, 1))
      fillTraveller(draft, scope, named)
    }
  }
  // "Minister Roe's programme includes a visit to Lima": whose programme it is, else who was said to travel.
  if (!draft.has('who') && clause !== undefined && PROGRAMMING.test(clause.verb.lemma) && isOnProgramme(scope, clause.subject)) {
    const holder =
      clause.subject === undefined
        ? []
        : agentsOf(s, context, clause.subject).filter((a) => a.inferred !== undefined || a.row !== undefined)
    const visitor = holder[0] ?? context.lastVisitor
    draft.set('who', visitor === undefined ? undefined : { value: visitor.value, inferred: 'the programme: of who travels' })
    if (draft.modality === 'done') draft.modality = clause.verb.tense === 'past' ? 'done' : 'scheduled'
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
    const before = s.units[u - 1]
    const isInviting = before?.type === 'noun' && s.tokens.word[before.head] === 'invitation'
    // "a visit to the port of Lima"
    const isOfSite = next.word === 'of' && u > at + 1 && before?.type === 'noun' && before.names.length === 0
    // "a tour of Central America"
    const isOfRegion =
      next.word === 'of' &&
      /^(?:tour|trip|journey)s?$/.test(s.tokens.word[unit.head] ?? '') &&
      !namesIn(s, { from: u + 1, to: u + 2 }).some((n) => n.type === 'person' || n.type === 'post')
    if ((next.word === 'of' || next.word === 'by') && !isInviting && !isOfSite && !isOfRegion && !draft.has('who')) {
      draft.add('who', agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, to) }).slice(0, 1))
      fillTraveller(draft, scope, { from: u + 1, to })
    }
  }
  const adjuncts = adjunctsIn(scope, [{ from: at + 1, to: end }])
  // "15 June: working visit by Minister Roe to Lima"
  draft
    .set('when', adjuncts.when ?? insideDate(scope, at) ?? (s.clauses.length === 0 ? leadingDay(scope) : undefined))
    .add('host', adjuncts.host)
    .add('host', invitersOf(scope))
    .set('type', typeOf(scope, { from: at, to: at + 1 }))
  // "At the invitation of Minister Vale, Minister Roe will be on a visit to Lima"
  if (clause?.subject !== undefined && clause.subject.from > 0 && clause.rest.from === at - 1)
    draft.add('host', adjunctsIn(scope, [{ from: 0, to: clause.subject.from }]).host)
  // "are preparing a visit by Minister Roe"
  if (
    clause !== undefined &&
    draft.modality === 'done' &&
    /^(?:prepare|plan|arrange|envisage|foresee|organi[sz]e)$/.test(clause.verb.lemma) &&
    !clause.verb.passive &&
    clause.rest.from === at
  )
    draft.modality = 'expected'
  // "The visit of Minister Roe is planned for May"
  const isFixed = begun?.verb.passive === true && /^(?:plan|schedule|set|slate|expect|foresee|envisage|fix)$/.test(begun.verb.lemma)
  if (isFixed) draft.set('when', scope.dates.find((d) => d.unit > begun.at && d.unit < begun.rest.to)?.filled)
  if (isCalledOff(scope, at)) {
    draft.modality = 'cancelled'
    // "A trip to Lima has been put off": of whom the document tells.
    const visitor = context.lastVisitor?.value ?? context.lastPerson
    if (!draft.has('who') && draft.has('where') && visitor !== undefined)
      draft.set('who', { value: visitor, inferred: 'a visit called off: of who was last said to travel' })
    // "moved to September": when it is to come, not when it was to be.
    const isNew = (unit: number): boolean => {
      const to = s.units[unit - 1]
      return to?.type === 'preposition' && (to.word === 'to' || to.word === 'until')
    }
    draft.set('when', scope.dates.find((d) => d.unit > at && !isNew(d.unit))?.filled)
  }
  return draft.has('who') && (draft.has('where') || draft.has('type') || draft.modality === 'cancelled') ? draft : undefined
}

/** "Minister Roe of Norland received Minister Vale during his visit to Norland": nobody visits his own state, so it is the other one. */
function hostAtHome(scope: Scope, acting: Filled | undefined, at: number): Filled | undefined {
  const { s, context } = scope
  const to = s.units[at + 1]
  const place = s.units[at + 2]
  if (acting === undefined || to?.type !== 'preposition' || to.word !== 'to' || place?.type !== 'noun') return undefined
  const where = placeOf(place)
  const home = context.stateOf.get(String(acting.value)) ?? (context.issuers.length === 1 ? context.issuers[0] : undefined)
  const state = where?.type === 'party' ? where.value : where?.country
  if (state === undefined || home === undefined || !isOf(home, state)) return undefined
  const guest = personBefore(scope, at)
  return guest === undefined || guest.value === acting.value ? undefined : guest
}

/** Whether an issuer is a state or one of its ministries. */
const isOf = (issuer: string, state: string): boolean => issuer === state || issuer.endsWith(` of ${state}`)
