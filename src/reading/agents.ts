import { wordSet } from '../language/word-map.ts'
import { reachingInto } from './attribution/reaching.ts'
import type { Name } from '../language/names.ts'
import type { NounPhrase, Unit } from '../language/phrases.ts'
import { fold, SHAPE } from '../language/tokens.ts'
import type { Clause, Range } from './clauses.ts'
import { bodyNamed, describedBody, fullName, ownSession, type DocumentContext } from './document.ts'
import type { Filled } from './draft.ts'
import { saysBehind } from './says-behind.ts'
import { tokenSpan, wordsBetween, type ReadSentence } from './sentence.ts'

const THAT_OR_THIS = wordSet('that this')
const COUNTRY_STATE_OR_NATION = wordSet('country state nation')

/** Types of names that can bind themselves: a state, an organisation, a person or an office; what an organ will do is its work, not its word. */
export const BINDING: ReadonlySet<string> = new Set(['party', 'organisation', 'person', 'post', 'adjective'])

/** Nouns that stand for all who take part: "the Ministers", "both sides". */
const COLLECTIVE = new Set([
  'side',
  'party',
  'leader',
  'minister',
  'foreign minister',
  'participant',
  'delegation',
  'head of state',
  'heads of state',
  'head of government',
  'heads of government',
  'heads of state and government',
  'official',
  'senior official',
  'country',
  'state',
  'member state',
  'member',
  'government',
  'nation',
  'partner',
  'principal',
  'interlocutor',
  'head of delegation',
  'co-chair',
  'signatory',
  'trade minister',
  'finance minister',
  'defence minister',
  'deputy minister',
  'economic minister',
  'economy minister',
  'president',
  'prime minister',
  'counterpart',
  'delegate',
  'member country',
  'vice minister',
  'authority',
])

const GROUPING_PREPOSITIONS = new Set(['of', 'from', 'between', 'among'])

/** Whether a name can act: promise, meet, hold a view. */
const canAct = (name: Name): boolean =>
  name.type === 'party' ||
  name.type === 'organisation' ||
  name.type === 'person' ||
  name.type === 'body' ||
  name.type === 'post' ||
  name.type === 'event' ||
  name.type === 'name'

/**
 * Who the phrases of a range are: persons by full name, states by their usual name, "the Indonesian side" as Indonesia, "both sides" and "we"
 * as the parties that the document names. Phrases after a preposition belong to the noun before them.
 */
export function agentsOf(s: ReadSentence, context: DocumentContext, range: Range | undefined): readonly Filled[] {
  if (range === undefined) return NOBODY
  // The frames of a verb ask for the same agents again and again.
  const key = range.from * FURTHER_THAN_ANY + range.to
  let agents = s.agents.get(key)
  if (agents === undefined) {
    agents = agentsIn(s, context, range)
    s.agents.set(key, agents)
  }
  return agents
}

const NOBODY: readonly Filled[] = []
/** More than the units of any sentence. */
const FURTHER_THAN_ANY = 1024

/** "Norland, current chair of the League": what a state is, no further state. */
function isChairBeside({ units, tokens }: ReadSentence, unit: NounPhrase, at: number): boolean {
  const before = units[at - 2]
  const joint = units[at + 1]
  const isChair = /^(?:chair|co-chair|host|coordinator|president|depositary|facilitator|member|observer|partner|signatory|neighbour)$/.test(
    tokens.word[unit.head] ?? '',
  )
  return isChair && before?.type === 'noun' && onlyParty(before) && joint?.type === 'preposition' && joint.word === 'of'
}

function agentsIn(s: ReadSentence, context: DocumentContext, range: Range): readonly Filled[] {
  const found: Filled[] = []
  let u = range.from
  while (u < range.to) {
    const unit = s.units[u]
    if (unit?.type === 'noun') {
      const people = peopleOf(s, u, range.to)
      if (people !== undefined) {
        found.push(...agentsOf(s, context, { from: people, to: people + 1 }))
        u = people + 1
        continue
      }
      const shared = sharedOrigin(s, u, range.to)
      if (shared !== undefined) {
        u = shared
        continue
      }
      const end = groupEnd(s.units, u, range.to)
      if (
        found.length > 0 &&
        s.units[u - 1]?.type === 'comma' &&
        ((unit.names.at(-1)?.type === 'post' && namesPerson(s.units[u - 2])) || isChairBeside(s, unit, u))
      ) {
        // "Jane Roe, Representative of Norland": the office behind a name is no second person.
        u = Math.max(end, isChairBeside(s, unit, u) ? u + 3 : end)
        continue
      }
      // "her Norlandic counterpart, Jane Roe": the name behind the comma says who it is.
      if (
        (unit.noun?.singular === 'counterpart' || unit.noun?.singular === 'opposite number') &&
        s.units[end]?.type === 'comma' &&
        end + 1 < range.to &&
        mayBePerson(s.units[end + 1])
      ) {
        u = end + 1
        continue
      }
      const own = agentsOfPhrase(s, context, unit, { from: u, to: end })
      found.push(...own)
      // "the statement by Jane Roe": who stands behind a thing that cannot act does not act for it.
      const next = s.units[end]
      if (found.length === 0 && next?.type === 'preposition' && next.word === 'by') break
      // "investment in Norland rose, focused on ports": nor does the place of such a thing.
      if (found.length === 0 && next?.type === 'preposition' && next.word === 'in' && isThing(unit)) {
        u = end + 2
        continue
      }
      u = end
    } else if (isIncluding(unit) && found.length === 1 && found[0]?.row === undefined && found[0]?.inferred === undefined) {
      // "several ports, including Norland and Arcadia": those who are named stand for the group.
      const named = agentsOf(s, context, { from: u + 1, to: range.to })
      return named.length > 0 ? named : unique(found)
    } else if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'that') break
    else if (unit?.type === 'comma' && found.length > 0 && saysBehind(s, u + 1)) break
    else if (unit?.type === 'open') {
      while (u < range.to && s.units[u]?.type !== 'close') u++
    } else if (
      unit?.type === 'preposition' &&
      found.length > 0 &&
      unit.word !== 'with' &&
      unit.word !== 'and' &&
      !(unit.word === 'by' && s.units[u - 1]?.type === 'conjunction')
    ) {
      // What another preposition brings ("in the margins of …") is no further agent.
      u++
      while (u < range.to && !/^(?:comma|conjunction|verb|relative|that|semicolon)$/.test(s.units[u]?.type ?? '')) u++
    } else u++
  }
  return unique(found)
}

/** A common noun that names neither people nor a body. */
const isThing = (unit: NounPhrase): boolean =>
  !unit.pronoun && unit.noun !== undefined && /^(?:measure|programme|instrument|ware|region)$/.test(unit.noun.classes[0] ?? '')

/** "ministers and senior officials from Norland": where the group stands that says whence all of them come. */
function sharedOrigin({ units }: ReadSentence, at: number, to: number): number | undefined {
  const isBareGroup = (u: number): boolean => {
    const unit = units[u]
    return unit?.type === 'noun' && unit.names.length === 0 && unit.noun?.plural === true && unit.noun.classes[0] === 'group'
  }
  let u = at
  while (isBareGroup(u) && (units[u + 1]?.type === 'conjunction' || units[u + 1]?.type === 'comma'))
    u += units[u + 1]?.type === 'comma' && units[u + 2]?.type === 'conjunction' ? 3 : 2
  const origin = units[u + 1]
  const state = units[u + 2]
  if (u === at || u + 2 >= to || !isBareGroup(u) || origin?.type !== 'preposition' || !/^(?:from|of)$/.test(origin.word)) return undefined
  return state?.type === 'noun' && onlyParty(state) ? u : undefined
}

/** "the Government and people of Norland": their state. */
function peopleOf({ units, tokens }: ReadSentence, at: number, to: number): number | undefined {
  const unit = units[at]
  const joint = units[at + 1]
  const people = units[at + 2]
  const of = units[at + 3]
  const state = units[at + 4]
  if (at + 4 >= to || unit?.type !== 'noun' || people?.type !== 'noun' || state?.type !== 'noun') return undefined
  if (joint?.type !== 'conjunction' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const isRuled = /^(?:governments?|authorities)$/.test(tokens.word[unit.head] ?? '') && /^peoples?$/.test(tokens.word[people.head] ?? '')
  return isRuled && state.names.some((n) => n.type === 'party') ? at + 4 : undefined
}

/** "that country": the state named last before it in the sentence. */
function pointedState(s: ReadSentence, phrase: NounPhrase, at: number): Filled | undefined {
  if (!THAT_OR_THIS.holds(s.tokens, phrase.first) || !COUNTRY_STATE_OR_NATION.holds(s.tokens, phrase.head)) return undefined
  const state = namesIn(s, { from: 0, to: at }).findLast((n) => n.type === 'party')
  if (state === undefined) return undefined
  return {
    value: state.value,
    span: tokenSpan(s.tokens, phrase.first, phrase.last),
    inferred: 'definite description: the state last named',
  }
}

const isIncluding = (unit: Unit | undefined): boolean =>
  (unit?.type === 'verb' && unit.form === 'gerund' && unit.lemma === 'include') ||
  (unit?.type === 'preposition' && unit.word === 'including')

/** A phrase that names persons, or people by what they are: a delegation, guests. */
export const isOfPersons = ({ names, noun }: NounPhrase): boolean =>
  names.some(({ type }) => type === 'person' || type === 'post') ||
  noun?.classes.some((cls) => cls === 'group' || cls === 'people') === true

const namesPerson = (unit: Unit | undefined): boolean => unit?.type === 'noun' && unit.names.some((n) => n.type === 'person')

const mayBePerson = (unit: Unit | undefined): boolean =>
  unit?.type === 'noun' && unit.names.some((n) => n.type === 'person' || (n.type === 'name' && n.value.includes(' ')))

function unique(filled: readonly Filled[]): readonly Filled[] {
  if (filled.length < 2) return filled
  const seen = new Set<string>()
  return filled.filter((one) => {
    const key = String(one.value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** How far a noun phrase reaches with its "of" phrases and, inside those, lists of names: "ministers from Norland, Arcadia and Sudland". */
function groupEnd(units: readonly Unit[], from: number, to: number): number {
  let end = from + 1
  while (end < to) {
    const unit = units[end]
    if (unit?.type === 'preposition' && GROUPING_PREPOSITIONS.has(unit.word) && units[end + 1]?.type === 'noun') {
      end += 2
      while (end < to && isNameList(units, end)) end += units[end]?.type === 'comma' && units[end + 1]?.type === 'conjunction' ? 3 : 2
    } else break
  }
  return end
}

function isNameList(units: readonly Unit[], at: number): boolean {
  const joint = units[at]
  if (joint?.type !== 'comma' && joint?.type !== 'conjunction') return false
  const nextIndex = joint.type === 'comma' && units[at + 1]?.type === 'conjunction' ? at + 2 : at + 1
  const next = units[nextIndex]
  const before = units[at - 1]
  return next?.type === 'noun' && before?.type === 'noun' && onlyParty(next) && onlyParty(before)
}

function onlyParty(phrase: NounPhrase): boolean {
  return (
    phrase.names.length === 1 &&
    (phrase.names[0]?.type === 'party' || phrase.names[0]?.type === 'organisation') &&
    phrase.names[0].last === phrase.last
  )
}

function agentsOfPhrase(s: ReadSentence, context: DocumentContext, phrase: NounPhrase, range: Range): Filled[] {
  const { tokens } = s
  const span = tokenSpan(tokens, phrase.first, phrase.last)
  const ours = oursIn(s, context, range)
  if (ours.length > 0) return ours
  if (phrase.pronoun) {
    const said = tokens.word[phrase.first] ?? ''
    const word = said === 'themselves' ? 'they' : said
    return inSentence(s, context, range.from, word, span) ?? pronoun(context, word, span)
  }
  // "many stressed", "others noted": some of those who act before.
  if (phrase.first === phrase.last && UNNAMED.test(tokens.word[phrase.first] ?? ''))
    return inSentence(s, context, range.from, 'they', span) ?? pronoun(context, 'they', span)
  const persons = phrase.names.filter((n) => n.type === 'person')
  if (persons.length > 0) return persons.map((n) => person(context, n, s))
  const acting = phrase.names.filter(canAct)
  const last = acting.at(-1)
  const parties = phrase.names.filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'organisation')
  // "Senior officials from Norland and Arcadia", with a capital: the group that "from" tells the states of.
  const isGroup =
    last?.type === 'post' &&
    phrase.noun?.plural === true &&
    isGroupNoun(phrase) &&
    namesIn(s, { from: range.from + 1, to: range.to }).some((n) => n.type === 'party')
  if (last !== undefined && last.last === phrase.last && last.type !== 'name' && !isGroup) {
    if (last.type === 'post') return office(context, last, s)
    return [named(s, last)]
  }
  // "the “Trio” partners": those whom the marks name.
  const quoted = phrase.names.find((n) => tokens.word[n.first - 1] === '"' && tokens.word[n.last + 1] === '"' && n.last < phrase.head)
  if (quoted !== undefined) return [named(s, quoted)]
  if (isGroupNoun(phrase)) {
    const inner = namesIn(s, { from: range.from + 1, to: range.to }).filter(
      (n) => n.type === 'party' || n.type === 'organisation' || n.type === 'body',
    )
    if (inner.length > 0) return inner.map((n) => named(s, n))
    const pointed = pointedState(s, phrase, range.from)
    if (pointed !== undefined) return [pointed]
    // "several Norlandic firms" are not Norland.
    const some = /^(?:several|many|some|most|few)$/.test(tokens.word[phrase.first] ?? '')
    if (parties.length > 0 && !some) return parties.map((n) => named(s, n))
    const told = group(context, phrase, s)
    return told.length === 1 && told[0]?.inferred === undefined ? withOf(s, phrase, range, told) : told
  }
  if (last !== undefined && last.last === phrase.last) {
    const full = fullName(context, last.value)
    if (full !== last.value) return [{ value: full, span: tokenSpan(tokens, last.first, last.last), row: last.row }]
    // "Norland Railways": a firm that has its state in its name.
    const state = last.type === 'name' ? phrase.names.find((n) => n.type === 'party' && n.last === last.first - 1) : undefined
    if (state !== undefined && tokens.word[state.first - 1] !== "'s") {
      const words = wordsBetween(tokens, state.first, last.last)
      if (words !== undefined) return [words]
    }
    const known = context.shortForms.get(fold(last.value))
    return [{ value: known ?? last.value, span: tokenSpan(tokens, last.first, last.last), row: last.row }]
  }
  const place = phrase.names.find((n) => n.type === 'place' && n.last === phrase.last)
  if (place?.country !== undefined) return [{ value: place.country, span: tokenSpan(tokens, place.first, place.last), row: place.row }]
  const short = context.shortForms.size === 0 ? undefined : wordsBetween(tokens, phrase.first, phrase.last)
  const known = short === undefined ? undefined : context.shortForms.get(fold(String(short.value)))
  if (known !== undefined) return [{ value: known, span }]
  const head = tokens.word[phrase.head] ?? ''
  if (
    (head === 'forum' || phrase.noun?.classes.includes('body') || phrase.noun?.classes.includes('event')) &&
    isDefinite(s, phrase) &&
    phrase.names.length === 0
  ) {
    // "the Secretariat" is not the Council: an institution needs its own word in the name, an event does not.
    const isEvent = head === 'forum' || phrase.noun?.classes[0] === 'event'
    const described = ownSession(s, context, phrase) ?? (isEvent ? describedBody(context, head) : bodyNamed(context, head))
    if (described !== undefined) return [{ value: described, span, inferred: 'definite description: the body named before' }]
  }
  // Only what can act is an agent: a cooperation, a document or a readiness takes no part.
  const cls = phrase.noun?.classes[0]
  if (cls !== 'group' && cls !== 'institution' && cls !== 'body') return []
  const words = wordsBetween(tokens, phrase.first, phrase.last)
  return words === undefined ? [] : [words]
}

/** "senior officials from our governments", "our country": those who speak. */
function oursIn(s: ReadSentence, context: DocumentContext, range: Range): Filled[] {
  const last = s.units[range.to - 1]
  if (last?.type !== 'noun' || s.tokens.word[last.first] !== 'our') return []
  if (!/^(?:governments?|countr(?:y|ies)|nations?|states|side|ministry)$/.test(s.tokens.word[last.head] ?? '')) return []
  const span = tokenSpan(s.tokens, last.first, last.last)
  return pronoun(context, 'we', span).map((one) => ({ ...one, inferred: '"our": who speaks' }))
}

/** "the heads of the regions": nobody's name, so its whole words. */
function withOf(s: ReadSentence, phrase: NounPhrase, range: Range, told: Filled[]): Filled[] {
  const last = s.units[range.to - 1]
  if (range.to < range.from + 3 || s.units[range.from + 1]?.type !== 'preposition' || last?.type !== 'noun') return told
  const words = wordsBetween(s.tokens, phrase.first, last.last)
  return words === undefined ? told : [words]
}

function isDefinite(s: ReadSentence, phrase: NounPhrase): boolean {
  const word = s.tokens.word[phrase.first]
  return word === 'the' || word === 'this' || word === 'said' || word === 'its'
}

function isGroupNoun(phrase: NounPhrase): boolean {
  return phrase.noun !== undefined && (phrase.noun.classes.includes('group') || phrase.noun.classes[0] === 'institution')
}

function named(s: ReadSentence, name: Name): Filled {
  // "the Government of Norland" acts for its state.
  const state =
    name.type === 'organisation' &&
    name.parties?.length === 1 &&
    /^(?:(?:Royal )?Government of |(?:Foreign )?Ministries\b)/.test(name.value)
      ? name.parties[0]
      : undefined
  if (state !== undefined) return { value: state, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

function person(context: DocumentContext, name: Name, s: ReadSentence): Filled {
  return { value: fullName(context, name.value), span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

function office(context: DocumentContext, name: Name, s: ReadSentence): Filled[] {
  const span = tokenSpan(s.tokens, name.first, name.last)
  const post = fold(name.value)
  const holder =
    (name.of === undefined ? undefined : context.offices.get(`${post} ${fold(name.of)}`)) ??
    (name.of === undefined ? context.offices.get(post) : undefined)
  if (holder !== undefined) return [{ value: fullName(context, holder), span, inferred: 'office: its holder named in the document' }]
  // "the Norlandic Prime Minister" in a document of Norland is the one whom it names without his state.
  const own = name.of !== undefined && context.issuers.includes(name.of) ? context.offices.get(post) : undefined
  if (own !== undefined && !context.stateOf.has(own))
    return [{ value: fullName(context, own), span, inferred: 'office: its holder named in the document' }]
  const short = name.of === undefined ? shortOffice(context, post) : undefined
  if (short !== undefined) return [{ value: fullName(context, short), span, inferred: 'office: its holder named in the document' }]
  // "the League Secretary-General": a person of that office, who does not stand for the organisation.
  if (name.of !== undefined && /^Secretary-General$/i.test(name.value)) {
    const words = wordsBetween(s.tokens, name.first, name.last)
    if (words !== undefined) return [{ ...words, row: name.row }]
  }
  if (name.of !== undefined) return [{ value: name.of, span, row: name.row }]
  return [{ value: name.value, span, row: name.row }]
}

/** "the Minister" where one Foreign Minister is named: the holder of the only office that ends so. */
function shortOffice(context: DocumentContext, post: string): string | undefined {
  if (
    !/^(?:minister|president|(?:under)?secretary|chair|commissioner|director|ambassador|chairman|chairperson|(?:secretary|director)[- ]general|(?:special )?envoy)$/.test(
      post,
    )
  )
    return undefined
  const holders = new Set<string>()
  for (const [office, holder] of context.offices)
    if (office.split(' ').at(-1) === post || office.startsWith(`${post} `)) holders.add(holder)
  return holders.size === 1 ? [...holders][0] : undefined
}

/** "the Ministers", "both sides", "the Government": the document's parties, or the holder of an office, or the words themselves. */
function group(context: DocumentContext, phrase: NounPhrase, s: ReadSentence): Filled[] {
  const { tokens } = s
  const words = wordsBetween(tokens, phrase.first, phrase.last)
  const span = tokenSpan(tokens, phrase.first, phrase.last)
  const singular = phrase.noun?.singular ?? ''
  if (phrase.noun?.plural === false) {
    const holder = words === undefined ? undefined : context.offices.get(fold(String(words.value)))
    if (holder !== undefined) return [{ value: fullName(context, holder), span, inferred: 'office: its holder named in the document' }]
    const short = shortOffice(context, words === undefined ? '' : fold(String(words.value)))
    if (short !== undefined) return [{ value: fullName(context, short), span, inferred: 'office: its holder named in the document' }]
    if (singular === 'government' || singular === 'ministry' || singular === 'side') {
      const issuer = context.issuers.length === 1 ? context.issuers[0] : undefined
      if (issuer !== undefined && singular !== 'side') return [{ value: issuer, span, inferred: 'the issuer' }]
    }
    return words === undefined ? [] : [words]
  }
  const first = tokens.word[phrase.first] ?? ''
  const restricted = RESTRICTING.test(first)
  const heads =
    singular === 'head' &&
    tokens.word[phrase.last + 1] === 'of' &&
    /^(?:state|government|delegation)s?$/.test(tokens.word[phrase.last + 2] ?? '')
  if (
    (COLLECTIVE.has(singular) || heads) &&
    !restricted &&
    !isOfRegion(s, phrase) &&
    phrase.last - phrase.first <= 3 &&
    context.sides.length > 1
  ) {
    return context.sides.map((value) => ({ value, span, inferred: 'collective: the parties of the document' }))
  }
  return words === undefined ? [] : [words]
}

const UNNAMED = /^(?:many|some|several|others|most|all)$/

/** "the Nordic countries": a group that its region names is not all who take part. */
function isOfRegion({ tokens }: ReadSentence, phrase: NounPhrase): boolean {
  if (!/^(?:countries|states|nations|governments|leaders)$/.test(tokens.word[phrase.head] ?? '')) return false
  return (
    phrase.head > phrase.first &&
    tokens.shape[phrase.head - 1] === SHAPE.capital &&
    !/^(?:member|participating|the|both|two)$/i.test(tokens.word[phrase.head - 1] ?? '')
  )
}

/** "some members", "non-member states": not all who take part. */
const RESTRICTING = /^(?:other|all|some|many|several|various|most|non)$/

/** "Norland and Oman praised the plan, and they agreed …": a pronoun goes on with the subject before it in its sentence. */
function inSentence(
  s: ReadSentence,
  context: DocumentContext,
  at: number,
  word: string,
  span: { start: number; end: number },
): Filled[] | undefined {
  if (word === 'he' || word === 'she') return actingPerson(s, context, at, word, span)
  if (word !== 'they' && word !== 'it') return undefined
  const before = [...s.clauses].reverse().find((c) => c.kind === 'main' && c.at < at && c.subject !== undefined && c.subject.to <= at)
  const subject = before?.subject === undefined ? undefined : s.units[before.subject.from]
  if (before?.subject === undefined || (subject?.type === 'noun' && subject.pronoun)) return undefined
  const own = agentsOf(s, context, before.subject)
  const met = word === 'they' && own.length === 1 && !isPlural(s, before.subject) ? companyOf(s, context, before, at) : []
  const agents = met.length > 0 ? [...own, ...met] : own
  const fits = word === 'they' ? agents.length > 1 || isPlural(s, before.subject) : agents.length === 1 && !isPlural(s, before.subject)
  return fits && agents.length > 0
    ? agents.map((a) => ({ value: a.value, span, inferred: `"${word}": who acts before in the sentence` }))
    : undefined
}

/** "Minister Roe met Minister Vale, and they …": whom one who acts meets. */
function companyOf(s: ReadSentence, context: DocumentContext, clause: Clause, at: number): readonly Filled[] {
  if (/^(?:meet|receive|welcome|host|telephone|call)$/.test(clause.verb.lemma) && !clause.verb.passive) {
    const from = clause.at + 1
    if (s.units[from]?.type === 'noun' && from < at) {
      const met = agentsOf(s, context, { from, to: from + 1 })
      if (met.length > 0) return met
    }
  }
  for (let u = clause.at + 1; u + 1 < Math.min(at, clause.rest.to); u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    if (unit?.type === 'preposition' && unit.word === 'with') return agentsOf(s, context, { from: u + 1, to: u + 2 })
  }
  return NOBODY
}

/** "Minister Roe said that Norland was ready and that she …": the person who acts nearest before in the sentence. */
function actingPerson(
  s: ReadSentence,
  context: DocumentContext,
  at: number,
  word: string,
  span: { start: number; end: number },
): Filled[] | undefined {
  const acts = s.clauses.findLast((c) => {
    const unit = c.at < at && c.subject !== undefined && c.subject.to <= at ? s.units[c.subject.from] : undefined
    return unit?.type === 'noun' && !unit.pronoun && unit.noun?.plural !== true && isOneInOffice(unit.names)
  })
  const agents = acts === undefined ? [] : agentsOf(s, context, acts.subject)
  return agents.length === 1
    ? agents.map((a) => ({ value: a.value, span, inferred: `"${word}": who acts before in the sentence` }))
    : undefined
}

/** "Minister Roe", "the Minister": one person by name or office. */
export function isOneInOffice(names: readonly Name[]): boolean {
  const last = names.at(-1)
  return last?.type === 'person' || last?.type === 'post'
}

/** Whether a range begins with a plural noun; "Minister Roe of the Isles" is one person. */
export function isPlural(s: ReadSentence, range: Range): boolean {
  const unit = s.units[range.from]
  return unit?.type === 'noun' && unit.noun?.plural === true && !(unit.names.length === 1 && unit.names[0]?.type === 'person')
}

function pronoun(context: DocumentContext, word: string, span: { start: number; end: number }): Filled[] {
  const quote = reachingInto(context.quotes, span.start, span.end).find((q) => q.start <= span.start && span.end <= q.end)
  if (word === 'i' || word === 'me') {
    const name = quote?.name ?? context.orator
    if (name !== undefined) return [{ value: name, span, inferred: `"${word}": who speaks` }]
    // Remarks whose speaker nobody names are those of who issues them.
    const [issuer] = context.speakers
    return issuer === undefined || context.asks === true || context.speakers.length > 1
      ? []
      : [{ value: issuer, span, inferred: `"${word}": the issuer` }]
  }
  if (quote !== undefined && (word === 'we' || word === 'us')) {
    const whose = quote.side === undefined ? context.speakers : [quote.side]
    return whose.map((value) => ({ value, span, inferred: `"${word}": the side of who is quoted` }))
  }
  if (word === 'we' || word === 'us') return context.speakers.map((value) => ({ value, span, inferred: '"we": the issuer' }))
  if (word === 'they' || word === 'them') {
    // One body, state or person is never "they".
    const [last] = context.lastAgents
    if (context.lastAgents.length === 1 && context.lastMet.some((met) => met.value === last?.value))
      return context.lastMet.map(({ value }) => ({ value, span, inferred: '"they": those who met' }))
    const isBody = last?.row !== undefined && context.lastPlural !== true
    const isOne = context.lastAgents.length === 1 && context.sides.length > 1 && (isBody || isPersonKnown(context, last))
    if (context.lastAgents.length > 0 && !isOne)
      return context.lastAgents.map((a) => ({ value: a.value, span, inferred: '"they": who acted last' }))
    return context.sides.map((value) => ({ value, span, inferred: '"they": the parties of the document' }))
  }
  if (word === 'he' || word === 'she')
    return context.lastPerson === undefined ? [] : [{ value: context.lastPerson, span, inferred: `"${word}": the person last named` }]
  if (word === 'it') {
    const last = context.lastAgents[0]
    // A person is never "it".
    if (last !== undefined && !isPersonKnown(context, last) && !context.speaksOfThing)
      return [{ value: last.value, span, inferred: '"it": who acted last' }]
  }
  return []
}

const isPersonKnown = (context: DocumentContext, agent: Filled | undefined): boolean =>
  agent !== undefined && [...context.persons.values()].includes(String(agent.value))

/** All names in a range of units. */
export function namesIn(s: ReadSentence, range: Range): Name[] {
  const names: Name[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'noun') names.push(...unit.names)
  }
  return names
}

/** Who agreed or noted when a passive does not say it: the parties of the document, else its issuers. */
export function sidesOrIssuer(context: DocumentContext): Filled[] {
  const sides = context.sides.length > 1 ? context.sides : context.issuers
  return sides.map((value) => ({ value, inferred: 'nobody named: the parties of the document' }))
}

/** What a sentence without a holder falls back on: the issuers, marked so. */
export function issuerAgents(context: DocumentContext): Filled[] {
  if (context.listSubject !== undefined) return [...context.listSubject]
  return context.speakers.map((value) => ({ value, inferred: 'no holder named: the issuer' }))
}

/** "The Ministers:", "Following their talks, the Council:": who does what the lines behind the colon say. */
export function listSubjectOf(s: ReadSentence, context: DocumentContext): readonly Filled[] {
  const colon = s.units.findLastIndex((u) => u.type === 'colon')
  if (s.tokens.word[s.sentence.last - 1] !== ':' || s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) return []
  const from = s.units.slice(0, Math.max(0, colon)).findLastIndex((u) => u.type === 'comma' || u.type === 'close') + 1
  const range = { from, to: colon }
  const [first, ...others] = s.units.slice(from, colon)
  const isPlain = others.every((u) => u.type === 'noun' || u.type === 'conjunction' || (u.type === 'preposition' && u.word === 'of'))
  // "Topics:", "Press contact:": only one who acts, with an article or by name.
  const isActor =
    first?.type === 'noun' && !first.pronoun && (first.names.length > 0 || /^(?:the|both|all)$/.test(s.tokens.word[first.first] ?? ''))
  if (colon < 0 || !isPlain || !isActor) return []
  const inferred = 'list item: who the introducing line names'
  return agentsOf(s, context, range).map(({ value }) => ({ value, inferred }))
}
