import { wordSet } from '../../language/word-map.ts'
import type { Name, Office } from '../../language/names.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import { tokenize } from '../../language/tokens.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf, namesIn } from '../agents.ts'
import { chairBefore } from '../classes.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { inFull, isState } from '../document.ts'
import { Draft, type Filled } from '../draft.ts'
import { eventOf } from '../event.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsOfRange } from '../sentence.ts'
import { filled, heldChair, mayHoldChair, ownerOf } from './chairmanship/held.ts'
import { ofWhich } from './chairmanship/tenure.ts'

const ITS_THEIR_HIS_OR_HER = wordSet('its their his her')
const THAT_OR_THIS = wordSet('that this')

const CHAIR_ROLES: readonly (readonly [RegExp, string])[] = [
  [/co-?(?:chair|lead|presid)/, 'co-chair'],
  [/coordinat/, 'country coordinator'],
  [/presidency|preside/, 'presidency'],
  [/chair|gavel|helm|reins|^(?:lead|head)$/, 'chair'],
]

/** The role that words name: chair, co-chair, presidency, country coordinator. */
export function chairRole(words: string): string | undefined {
  return CHAIR_ROLES.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1]
}

/** "their third meeting": an event by its number alone. */
const isSitting = ({ s, k }: Scope, unit: NounPhrase): boolean =>
  unit.noun?.classes[0] === 'event' && (k.ordinals.at(s.tokens, unit.first) ?? k.ordinals.at(s.tokens, unit.first + 1)) !== undefined

/** "together with Norland", "alongside Norland": not "relations with Norland". */
const isBeside = ({ s }: Scope, { span }: Filled): boolean =>
  span !== undefined &&
  /\b(?:together with|jointly with|alongside)(?: the)? $/.test(s.tokens.text.slice(Math.max(0, span.start - 22), span.start))

/** Fills a chairmanship: role from the noun or verb, body from "of", period. */
export function completeChairmanship(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  const { s, context } = scope
  const thing = standingFor(scope, match.thing)
  const head = thing === undefined ? undefined : s.units[thing.from]
  // "their third meeting, which was chaired by Norland": one sitting, and no office.
  if (match.frame.row === 'frames/chair.verb' && head?.type === 'noun' && head.names.length === 0 && isSitting(scope, head)) return false
  if (match.frame.takes.includes('to') && (head?.type !== 'noun' || chairRole(s.tokens.word[head.head] ?? '') === undefined)) return false
  const words =
    thing === undefined
      ? match.frame.particles.length > 0
        ? match.frame.particles.join(' ').replaceAll(' - ', '-')
        : predicate.lemma
      : String(wordsOfRange(s, { from: thing.from, to: thing.from + 1 })?.value ?? '')
  // "establish coordinating bodies": a participle before its noun tells what they are for.
  if (predicate.clause?.kind === 'gerund' && s.units[predicate.clause.at - 1]?.type === 'verb') return false
  const antecedent = predicate.clause?.antecedent
  const subject = predicate.agent === undefined ? undefined : s.units[predicate.agent.from]
  if (antecedent !== undefined && subject?.type === 'noun' && subject.pronoun) {
    // "Norland in the chair of the League, which it holds": "it" is who stands in front of the chair.
    const holder = holderInFront(scope, antecedent.from)
    if (holder !== undefined) {
      draft.drop('party')
      draft.add('party', [holder])
    }
  }
  // "congratulated Norland on assuming the chairmanship"
  if (!draft.has('party') && predicate.clause?.verb.form === 'gerund')
    draft.add(
      'party',
      [holderInFront(scope, predicate.clause.at)].flatMap((f) => f ?? []),
    )
  // "has chaired the Panel together with Arcadia"
  if (match.frame.row === 'frames/chair.verb' || match.frame.row === 'frames/chair.assume')
    draft.add(
      'party',
      adjuncts.with.filter((a) => isState(scope.k.language, String(a.value)) && isBeside(scope, a)),
    )
  const verbRole = chairRole(predicate.lemma)
  const role = verbRole ?? chairRole(words)
  if (role !== undefined) draft.set('role', { value: role, span: tokenSpan(s.tokens, predicate.first, predicate.last) })
  if (
    predicate.lemma === 'hand' ||
    predicate.lemma === 'pass' ||
    predicate.lemma === 'transfer' ||
    predicate.lemma === 'go' ||
    predicate.lemma === 'move'
  )
    draft.add('party', toAgents(match))
  const holder = thing ?? match.complement.range
  if (verbRole !== undefined && (isOneSitting(match, holder) || isLedByPersons(match, holder))) return false
  if (match.frame.row === 'frames/chair.succeed') succeeds(draft, match)
  const event = holder === undefined || verbRole === undefined ? undefined : eventOf(scope, holder)
  if (event?.body !== undefined) draft.set('body', event.body)
  if (thing !== undefined && head?.type === 'noun' && s.tokens.word[head.first] === 'its') draft.set('body', bodyInFront(scope, thing.from))
  if (holder !== undefined && !event?.definite)
    draft.set('body', bodyIn(scope, holder, verbRole !== undefined || (thing === undefined && match.frame.particles.includes('as'))))
  const above = draft.has('body') || thing === undefined ? undefined : ofWhich(scope, thing.from)
  if (above !== undefined) draft.set('body', filled(scope, above))
  if (!draft.has('body') && context.lastBody !== undefined) draft.set('body', { value: context.lastBody, inferred: 'the body last named' })
  draft.set(
    'period',
    termFrom(adjuncts.period, adjuncts.since ?? adjuncts.when) ??
      termOf(match) ??
      openEnd(adjuncts.since, 'since') ??
      openEnd(adjuncts.until, 'until') ??
      startOf(match),
  )
  // "Minister Roe chaired the Council in Lima on 14 March": one sitting.
  if (
    verbRole !== undefined &&
    predicate.tense === 'past' &&
    /^\d{4}-\d\d-\d\d$/.test(String(draft.get('period')[0]?.value)) &&
    isPersonAct(match)
  )
    return false
  // "takes over the presidency from Norland on 1 July": whose it is, is known to all.
  const isAct = match.frame.row === 'frames/chair.assume' && draft.has('period')
  return draft.has('party') && (draft.has('body') || isAct) && draft.has('role')
}

const isPersonAct = ({ scope: { s }, predicate }: Match): boolean =>
  predicate.agent !== undefined && namesIn(s, predicate.agent).some((n) => n.type === 'person')

/** "… which will hold it": the chair named before in the sentence. */
function standingFor(scope: Scope, thing: Range | undefined): Range | undefined {
  const unit = thing === undefined ? undefined : scope.s.units[thing.from]
  const before = thing !== undefined && unit?.type === 'noun' && unit.pronoun ? chairBefore(scope, thing.from) : undefined
  return before === undefined ? thing : { from: before, to: before + 3 }
}

/** "Minister Roe chaired the working session": a person who leads one sitting holds no chair; the meeting tells who led it. */
function isOneSitting({ scope: { s }, predicate, adjuncts }: Match, holder: Range | undefined): boolean {
  const unit = holder === undefined ? undefined : s.units[holder.from]
  const who = predicate.agent === undefined ? [] : namesIn(s, predicate.agent)
  if (unit?.type !== 'noun' || adjuncts.period !== undefined || !who.some((n) => n.type === 'person')) return false
  return unit.pronoun || (unit.names.length === 0 && unit.noun?.classes[0] === 'event' && !isSittingOfNamed(s, holder?.from ?? 0))
}

/** "Minister Roe led the mission", "headed the delegation": only what lasts is held by who leads it, and it is held by states. */
function isLedByPersons({ scope: { s }, predicate }: Match, holder: Range | undefined): boolean {
  if (!/^(?:lead|head|co-lead)$/.test(predicate.lemma)) return false
  const unit = holder === undefined ? undefined : s.units[holder.from]
  const who = predicate.agent === undefined ? [] : namesIn(s, predicate.agent)
  const isLasting = unit?.type === 'noun' && LASTING.test(s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]))
  return !isLasting || who.length === 0 || who.some((n) => n.type !== 'party')
}

const LASTING = /\b(?:group|(?:sub-?)?committee|council|commission|task force|panel|board|network|platform|work ?stream|cluster)\b/i

/** "the ninth session of the Transit Council" */
function isSittingOfNamed(s: Scope['s'], at: number): boolean {
  const of = s.units[at + 1]
  const body = s.units[at + 2]
  return of?.type === 'preposition' && of.word === 'of' && body?.type === 'noun' && body.names.length > 0
}

/** "The League, set up in 1990, has six members; Norland will hold its presidency": the body with which the sentence begins. */
function bodyInFront({ s }: Scope, at: number): Filled | undefined {
  const name = s.names.find(
    (n) => (n.type === 'body' || n.type === 'event' || n.type === 'organisation') && n.last < (s.units[at]?.first ?? 0),
  )
  const isSubject =
    name !== undefined &&
    s.clauses.some(
      (c) =>
        c.kind === 'main' &&
        c.at < at &&
        c.subject !== undefined &&
        (s.units[c.subject.from]?.last ?? -1) >= name.last &&
        (s.units[c.subject.from]?.first ?? 0) <= name.first,
    )
  return isSubject
    ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), inferred: 'possessive: what the sentence speaks of' }
    : undefined
}

/** "will succeed Norland as chair": the office behind "as". */
function succeeds(draft: Draft, { scope: { s }, predicate }: Match): void {
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const as = s.units[u]
    const office = s.units[u + 1]
    const role =
      as?.type === 'preposition' && as.word === 'as' && office?.type === 'noun'
        ? s.tokens.text.slice(s.tokens.start[office.first], s.tokens.end[office.last])
        : undefined
    if (role !== undefined && office !== undefined) draft.set('role', roleAt(role, s, office))
  }
}

function roleAt(words: string, s: Scope['s'], office: { first: number; last: number }): Filled | undefined {
  const role = chairRole(words)
  return role === undefined ? undefined : { value: role, span: tokenSpan(s.tokens, office.first, office.last) }
}

/** "assumed the chair in May": a term that begins in a month or on a day has no end yet; one of a year is that year's. */
function startOf({ adjuncts, predicate }: Match): Filled | undefined {
  const begins = /^(?:assume|take|take over|take up)$/.test(predicate.lemma)
  const { when } = adjuncts
  return begins && when !== undefined && /^\d{4}-\d\d(?:-\d\d)?$/.test(String(when.value)) ? openEnd(when, 'since') : when
}

/** What is held since a day has no end yet; what is held until a day had its start before. */
function openEnd(date: Filled | undefined, part: 'since' | 'until'): Filled | undefined {
  if (date === undefined || String(date.value).includes('/')) return date
  return { ...date, value: part === 'since' ? `${date.value}/..` : `../${date.value}` }
}

/** "in January 2027 for a term of two years": so long from its start, where that is told, and up to the day, month or year before it would begin anew. */
function termFrom(period: Filled | undefined, start: Filled | undefined): Filled | undefined {
  const years = Number(/^P(\d+)Y$/.exec(String(period?.value))?.[1])
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(String(start?.value)) ?? []
  if (start === undefined || !(years > 0) || year === undefined) return period
  const end = new Date(Date.UTC(Number(year) + years, Number(month ?? 1) - 1, Number(day ?? 1)))
  end.setUTCDate(end.getUTCDate() - 1)
  return { ...start, value: `${start.value}/${end.toISOString().slice(0, String(start.value).length)}` }
}

/** "in 2024 and 2025": two years side by side are one term. */
function termOf(match: Match): Filled | undefined {
  const { dates, s } = match.scope
  const first = dates.find(
    (d) => /^\d{4}$/.test(d.value) && s.units[d.unit + 1]?.type === 'conjunction' && s.units[d.unit + 2]?.type === 'date',
  )
  const second = first === undefined ? undefined : dates.find((d) => d.unit === first.unit + 2)
  if (first === undefined || second === undefined || Number(second.value) !== Number(first.value) + 1) return undefined
  return { ...first.filled, value: `${first.value}/${second.value}` }
}

/** "chaired the forum in 2006 and in 2017": one claim for each further term. */
export function furtherTerms(match: Match, draft: Draft): Draft[] {
  const { dates, s } = match.scope
  const period = draft.get('period')[0]
  const first = dates.find(
    (d) => d.filled.value === period?.value && s.units[d.unit + 1]?.type === 'conjunction' && s.units[d.unit + 2]?.type === 'preposition',
  )
  const next = first === undefined ? undefined : dates.find((d) => d.unit === first.unit + 3)
  if (next === undefined) return []
  const other = new Draft('chairmanship', draft.modality, draft.passage, 'rule/further term').add('party', draft.get('party'))
  return [other.set('role', draft.get('role')[0]).set('body', draft.get('body')[0]).set('period', next.filled)]
}

const CHAIRING = wordSet('chairmanship presidency chairpersonship chairship')

/** "took over the presidency from Norland in July": who held it until then. */
export function holderBefore({ scope, predicate }: Match, draft: Draft): Draft[] {
  const { s, context } = scope
  if (!/^(?:take|assume|inherit|receive)$/.test(predicate.lemma) || predicate.passive) return []
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const from = s.units[u]
    const unit = s.units[u + 1]
    if (from?.type !== 'preposition' || from.word !== 'from' || unit?.type !== 'noun') continue
    if (!unit.names.some((n) => (n.type === 'party' || n.type === 'person') && n.last === unit.last)) return []
    const other = new Draft('chairmanship', 'done', draft.passage, 'rule/holder before').add(
      'party',
      agentsOf(s, context, { from: u + 1, to: u + 2 }),
    )
    const start = String(draft.get('period')[0]?.value ?? '').replace(/\/.*/, '')
    const period = draft.get('period')[0]
    other.set('role', draft.get('role')[0]).set('body', draft.get('body')[0])
    return [period === undefined || start === '' ? other : other.set('period', { ...period, value: `../${start}` })]
  }
  return []
}

/** "India's chairmanship of the Transit Council in 2025": a chair without a verb. */
export function nominalChair(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  // A phrase without a name tells of a chair only by its noun.
  if (unit.names.length === 0 && !CHAIRING.holds(s.tokens, unit.head) && !mayHoldChair(s.tokens, unit)) return undefined
  return chairOf(scope, unit, at, to, modality)
}

function chairOf(scope: Scope, unit: NounPhrase, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const office = chairOffice(scope, at)
  if (office !== undefined) return office
  const held = heldChair(scope, at, (from) => bodyIn(scope, { from, to: Math.max(from + 1, to) }, false))
  if (held !== undefined) return held
  const role = CHAIRING.holds(s.tokens, unit.head) ? chairRole(s.tokens.word[unit.head] ?? '') : leaderRole(scope, at)
  if (role === undefined) return undefined
  let isAhead = modality === 'scheduled' && s.tokens.word[unit.head] !== 'leadership'
  for (let i = unit.first; i < unit.head; i++) isAhead ||= /^(?:upcoming|forthcoming|incoming|next|future)$/.test(s.tokens.word[i] ?? '')
  const draft = new Draft('chairmanship', isAhead ? 'scheduled' : 'done', scope.passage, 'rule/chairmanship')
  const owner = unit.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation' || n.type === 'person')
  // "its League presidency": who holds it stands in front.
  const isIts = ITS_THEIR_HIS_OR_HER.holds(s.tokens, unit.first)
  const body = unit.names.find((n) => n.type === 'body' || (n.type === 'organisation' && (owner.length > 1 || isIts)))
  draft.add(
    'party',
    owner.filter((n) => n !== body).map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })),
  )
  if (!draft.has('party') && isIts) {
    draft.add('party', ownerBefore(scope, at))
  }
  draft.set('role', { value: role, span: tokenSpan(s.tokens, unit.head, unit.head) })
  for (let u = at + 1; u < Math.min(to, at + 8); u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative') break
    if (next?.type !== 'preposition' || (next.word !== 'of' && next.word !== 'in')) continue
    const party = s.units[u + 1]
    if (!draft.has('party') && party?.type === 'noun' && THAT_OR_THIS.holds(s.tokens, party.first))
      draft.add(
        'party',
        agentsOf(s, context, { from: u + 1, to: u + 2 }).filter((a) => a.inferred !== undefined),
      )
    const found = bodyIn(scope, { from: u + 1, to: u + 2 }, false)
    // "under the presidency of Norland": a state does not have one.
    if (
      found === undefined &&
      !draft.has('party') &&
      party?.type === 'noun' &&
      party.names.some((n) => n.type === 'party' && n.last === party.last)
    )
      draft.add('party', agentsOf(s, context, { from: u + 1, to: u + 2 }))
    if (found === undefined) continue
    if (!draft.has('party') && party?.type === 'noun' && party.names.some((n) => n.type === 'party'))
      draft.add('party', agentsOf(s, context, { from: u + 1, to: u + 2 }))
    else draft.set('body', found)
  }
  if (body !== undefined) draft.set('body', filled(scope, body))
  draft.set('period', scope.dates.find((d) => d.unit > at && d.unit < Math.min(to, at + 7))?.filled ?? spanOfTurn(scope, at))
  if (!draft.has('body') && draft.has('party')) draft.set('body', bodyAround(scope, at))
  return draft.has('party') && draft.has('body') ? draft : undefined
}

/** "Norland's presidency begins on 1 December", "… ends in May". */
function spanOfTurn({ s, dates }: Scope, at: number): Filled | undefined {
  const clause = s.clauses.find((c) => c.at > at && c.subject !== undefined && c.subject.from <= at && at < c.subject.to)
  if (clause === undefined || !/^(?:begin|start|commence|end|expire|conclude|finish|run)$/.test(clause.verb.lemma)) return undefined
  const date = dates.find((d) => d.unit > clause.at && d.unit < clause.rest.to)
  return openEnd(date?.filled, /^(?:begin|start|commence|run)$/.test(clause.verb.lemma) ? 'since' : 'until')
}

const CHAIR_TITLE = /^(?:Co-)?Chair(?:man|woman|person)?$/i

/** The offices of a name, each with what it is of: "President of Norland and Chairperson of the League". */
function officesOf(name: Name): Office[] {
  const { postSpan, of, ofSpan, row } = name
  const post = name.type === 'person' ? name.post : name.type === 'post' ? name.value : undefined
  const own = post === undefined ? [] : [{ post, postSpan: postSpan ?? name, of, ofSpan, row }]
  // "Chairperson of the Ports Council" may be one word of the table: what follows "of" is what is chaired.
  return [...own, ...(name.moreOffices ?? [])].map((office) => {
    const [title = '', body] = office.post.split(/ of (?:the )?(.+)/)
    return office.of === undefined && body !== undefined && CHAIR_TITLE.test(title) ? { ...office, post: title, of: body } : office
  })
}

/** "Jane Roe, Chair of the League": an office that is the chair of an organisation. */
function chairOffice(scope: Scope, at: number): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  const name = unit?.type === 'noun' ? unit.names.at(-1) : undefined
  const office = name === undefined ? undefined : officesOf(name).find((o) => o.of !== undefined && CHAIR_TITLE.test(o.post))
  if (name === undefined || office?.of === undefined) return undefined
  const { post } = office
  const before = s.units[at - 2]
  const apposed = before?.type === 'noun' && s.units[at - 1]?.type === 'comma' ? before.names.find((n) => n.type === 'person') : undefined
  const person = name.type === 'person' ? name : (apposed ?? chairedBehind(scope, at))
  if (person === undefined) return undefined
  const draft = new Draft('chairmanship', 'done', scope.passage, 'rule/chair of an organisation')
  draft.add('party', [{ value: person.value, span: tokenSpan(s.tokens, person.first, person.last), row: person.row }])
  const words = office.postSpan
  draft.set('role', { value: chairRole(post) ?? 'chair', span: tokenSpan(s.tokens, words.first, words.last) })
  const of = office.ofSpan ?? name
  draft.set('period', scope.dates.find((d) => d.unit === at + 2 && s.units[at + 1]?.type === 'preposition')?.filled)
  return draft.set('body', { value: inFull(scope.context, office.of), span: tokenSpan(s.tokens, of.first, of.last), row: name.row })
}

/** "As Chair of the League, Norland …": the party behind the comma. */
function chairedBehind({ s }: Scope, at: number): Name | undefined {
  const as = s.units[at - 1]
  // "Norland, as Chair of the League, …"
  const holder = s.units[at - 2]?.type === 'comma' ? s.units[at - 3] : s.units[at + 2]
  const isAside = s.units[at - 2]?.type === 'comma' || s.units[at + 1]?.type === 'comma'
  if (as?.type !== 'preposition' || as.word !== 'as' || !isAside || holder?.type !== 'noun') return undefined
  return holder.names.find((n) => (n.type === 'party' || n.type === 'person') && n.last === holder.last)
}

/** "President Roe's leadership of the G20": to lead an organisation is to chair it when its holder stands in front. */
function leaderRole(scope: Scope, at: number): string | undefined {
  const { s } = scope
  const unit = s.units[at]
  const of = s.units[at + 1]
  const body = s.units[at + 2]
  if (unit?.type !== 'noun' || s.tokens.word[unit.head] !== 'leadership' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const isOwned = s.tokens.word[unit.head - 1] === "'s" && unit.names.some((n) => n.last === unit.head - 2)
  const isBody = body?.type === 'noun' && body.names.some((n) => n.last === body.last && (n.type === 'organisation' || n.type === 'body'))
  return isOwned && isBody ? 'chair' : undefined
}

/** "support to Norland in its chairmanship": the party that stands in front of the chair. */
function holderInFront(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const joint = s.units[at - 1]
  const owner = s.units[at - 2]
  const name = owner?.type === 'noun' ? owner.names.find((n) => n.type === 'party' && n.last === owner.last) : undefined
  if (joint?.type !== 'preposition' || name === undefined) return undefined
  return filled(scope, name)
}

/** Whose "its chairmanship" is: who stands in front in the sentence, else who acted last. */
function ownerBefore(scope: Scope, at: number): Filled[] {
  const holder = holderInFront(scope, at) ?? namedBefore(scope, at)
  if (holder !== undefined) return [holder]
  return scope.context.lastAgents.slice(0, 1).map((a) => ({ value: a.value, inferred: 'possessive: who acted last' }))
}

/** "wished Norland success in its chairmanship": the state named last in front. */
function namedBefore(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  for (let u = at - 1; u >= 0; u--) {
    const unit = s.units[u]
    const name = unit?.type === 'noun' ? unit.names.findLast((n) => n.type === 'party') : undefined
    if (name !== undefined) return filled(scope, name)
  }
  return undefined
}

/** A chairmanship without its body is that of the event in front of it, else of the body last named. */
function bodyAround(scope: Scope, at: number): Filled | undefined {
  const { s, context } = scope
  for (let u = at - 1; u >= 0; u--) {
    const unit = s.units[u]
    // "the ministers of the League met under the presidency of Norland"
    const isUnder = s.tokens.word[s.units[at - 1]?.first ?? 0] === 'under'
    const name =
      unit?.type === 'noun'
        ? unit.names.find((n) => n.type === 'body' || n.type === 'event' || (isUnder && n.type === 'organisation'))
        : undefined
    if (name !== undefined) return filled(scope, name)
  }
  // "Under the chairmanship of Norland, the League adopted …"
  const acting = s.clauses.find((c) => c.kind === 'main' && c.at > at)?.subject
  const subject = acting === undefined || acting.from < at || s.units[at - 1]?.type !== 'preposition' ? undefined : s.units[acting.from]
  const actor =
    subject?.type === 'noun'
      ? subject.names.find((n) => (n.type === 'body' || n.type === 'organisation') && n.last === subject.last)
      : undefined
  if (actor !== undefined) return filled(scope, actor)
  return context.lastBody === undefined ? undefined : { value: context.lastBody, inferred: 'the body last named' }
}

function bodyIn(scope: Scope, range: Range, whole: boolean): Filled | undefined {
  const { s } = scope
  const names = namesIn(s, range)
  const name =
    names.find((n) => n.type === 'body' || n.type === 'event') ?? names.find((n) => n.type === 'organisation' || n.type === 'name')
  const first = s.units[range.from]
  // "will assume the Chair of the League": its capital makes it an office, which is of the body already.
  const office = name === undefined && !whole ? names.find((n) => n.type === 'post') : undefined
  const owned = office === undefined ? undefined : ownerOf(scope, office)
  if (owned !== undefined) return owned
  const isRelations = first?.type === 'noun' && /^(?:relations|cooperation|partnership)$/.test(s.tokens.word[first.head] ?? '')
  if (isRelations) return wordsOfRange(s, { from: range.from, to: phraseWith(scope, range) })
  // "the Norland–League meeting": the meeting is chaired, not who stands in front of it.
  const isBefore = name?.type === 'organisation' && first?.type === 'noun' && name.last < first.head && first.noun?.classes[0] === 'event'
  if (name !== undefined && !(whole && isBefore)) return filled(scope, name)
  if (first?.type === 'noun' && first.pronoun) return undefined
  if (whole) return wordsOfRange(s, { from: range.from, to: listEnd(s, range.from, range.to) })
  for (let u = range.from; u < range.to - 1; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'preposition' || (unit.word !== 'of' && unit.word !== 'for' && unit.word !== 'in')) continue
    const next = s.units[u + 1]
    if (next?.type !== 'noun' || next.names.length > 0) return bodyIn(scope, { from: u + 1, to: range.to }, true)
    const isThe = s.tokens.word[next.first] === 'the' && next.last - next.first === 1
    const union = isThe && UNIONS.holds(s.tokens, next.head) ? unionOf(scope) : undefined
    if (union !== undefined)
      return { value: union, span: tokenSpan(s.tokens, next.first, next.last), inferred: 'definite description: whose session was named' }
    return isThe ? undefined : wordsOfRange(s, { from: u + 1, to: phraseWith(scope, { from: u + 1, to: range.to }) })
  }
  return undefined
}

/** What stands for an organisation whose session was spoken of. */
const UNIONS = wordSet('organisation organization bloc grouping community union association')

/** "the Summit of the Transit Union": the organisation whose session was last named. */
function unionOf({ k, context }: Scope): string | undefined {
  const tokens = tokenize(context.lastBody ?? '')
  for (let i = 0; i < tokens.count; i++) {
    const known = k.language.names.longest(tokens, i, tokens.count)
    if (known?.value.type === 'organisation') return known.value.value
  }
  return undefined
}

/** The end of "relations with Norland": a noun with the phrases of the parties behind it. */
function phraseWith(scope: Scope, range: Range): number {
  const { s } = scope
  const joint = s.units[range.from + 1]
  const isTied = joint?.type === 'preposition' && (joint.word === 'with' || joint.word === 'between')
  return isTied ? listEnd(s, range.from + 2, range.to) : range.from + 1
}

function toAgents(match: Match): readonly Filled[] {
  const { s, context } = match.scope
  const { rest } = match.predicate
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'to') return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, rest.to) })
  }
  return []
}
