import type { Name } from '../language/names.ts'
import { fold, tokenize } from '../language/tokens.ts'
import { agentsOf, isOneInOffice, isPlural, namesIn } from './agents.ts'
import { bodyOfSitting } from './body-of-sitting.ts'
import { eventOf } from './event.ts'
import { fullName, mentionBody, nameBody } from './document.ts'
import type { Draft } from './draft.ts'
import { rememberInstrument, rememberTitles } from './kinds/instrument.ts'
import type { ReadingKnowledge, Scope } from './scope.ts'

/** Keeps what later sentences refer to: the body last named, who acted last, the person last named. */
export function remember(scope: Scope, drafts: readonly Draft[]): void {
  const { context, s } = scope
  // "this idea" is the one of the sentence before: behind other matters it is not meant.
  if (context.lastIdeaEnd !== undefined && scope.passage.start - context.lastIdeaEnd > IDEA_REACH) context.lastIdea = undefined
  // "trained 400 nurses" is no name to go by later.
  const programme = drafts.find((d) => d.kind === 'programme' && !d.made.endsWith('programme.train'))?.get('title')[0]
  if (programme !== undefined) context.lastProgramme = String(programme.value)
  const met = drafts.find((d) => d.kind === 'meeting' && d.made.startsWith('frames/') && d.get('participants').length > 1)
  // "Minister Roe met Minister Vale. They …": one person alone is never "they".
  if (met !== undefined) context.lastMet = met.get('participants')
  const visit = drafts.findLast((d) => d.kind === 'visit' && d.modality !== 'cancelled')?.get('who')[0]
  if (visit !== undefined) context.lastVisitor = visit
  rememberPair(scope)
  rememberSitting(scope)
  const told = drafts.findLast((d) => d.kind !== 'position' && d.kind !== 'post' && d.kind !== 'commitment' && d.kind !== 'chairmanship')
  if (told !== undefined) context.lastTold = told.kind === 'meeting' && told.has('body') ? 'body' : told.kind
  const tellsMeeting = drafts.some((d) => d.kind === 'meeting' && d.made.startsWith('frames/'))
  const opening = drafts.find(
    (d) =>
      d.kind === 'meeting' &&
      d.modality === 'done' &&
      // A heading in capitals tells no name that ends where it should.
      (d.made.startsWith('frames/') || (s.sentence.kind === 'heading' && /\p{Ll}/u.test(String(d.get('body')[0]?.value ?? '')))),
  )
  // "Readout of the Rivers Summit": what the document is about, though its title tells neither day nor place.
  const [titled, ...others] = s.sentence.kind === 'heading' && s.sentence.line === 0 ? s.names.filter((n) => n.type === 'event') : []
  if (opening === undefined && titled !== undefined && others.length === 0 && /\p{Ll}/u.test(titled.value) && !isOfPerson(scope, titled))
    context.session ??= bodyOfSitting(titled.value)
  if (opening !== undefined) context.session ??= opening.has('body') ? String(opening.get('body')[0]?.value) : false
  const inText = drafts.find((d) => d.kind === 'meeting' && d.made.startsWith('frames/'))?.get('body')[0]
  // "Norlandic-Arcadian Summit" in the heading, "Norland-Arcadia Summit" in the text: as the text says it.
  if (inText !== undefined && typeof context.session === 'string' && isSameName(scope.k, context.session, String(inText.value)))
    context.session = String(inText.value)
  for (const draft of drafts) {
    // An event that is only named beside the one told ("on the margins of …") is not what later sentences speak of.
    if (draft.kind === 'meeting' && draft.made === 'rule/event' && tellsMeeting) continue
    const day = draft.kind === 'meeting' ? String(draft.get('when')[0]?.value ?? '') : ''
    if (/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/.test(day)) context.lastDay = day
    const body = draft.get('body')[0] ?? (draft.kind === 'body' ? draft.get('name')[0] : undefined)
    if (body !== undefined) mentionBody(context, String(body.value))
    const ahead = draft.kind === 'meeting' && draft.modality === 'scheduled' ? (body ?? draft.get('title')[0]) : undefined
    if (ahead !== undefined) context.bodyAhead = String(ahead.value)
    const joined = draft.kind === 'relation' ? draft.get('with')[0] : undefined
    if (joined !== undefined && draft.get('action')[0]?.value === 'joined') context.lastBody ??= String(joined.value)
    const idea = draft.kind === 'initiative' ? draft.get('idea')[0] : undefined
    if (idea !== undefined) {
      context.lastIdea = String(idea.value)
      context.lastIdeaEnd = draft.passage.end
    }
    if (draft.kind === 'instrument') rememberInstrument(scope, draft)
  }
  for (const name of s.names)
    if ((name.type === 'body' || name.type === 'event') && !isOfPerson(scope, name)) nameBody(context, bodyOfSitting(name.value))
  context.namedProgramme = s.names.findLast((n) => n.type === 'programme')?.value ?? context.namedProgramme
  rememberTitles(scope)
  const main = s.clauses.find((c) => c.kind === 'main' && c.subject !== undefined)
  if (main?.subject !== undefined) {
    // The body last named may be another one now.
    s.agents.clear()
    const agents = agentsOf(s, context, main.subject)
    // "These laws will lower costs. It will also create jobs.": a thing that cannot act is spoken of.
    const subject = s.units[main.subject.from]
    context.speaksOfThing = agents.length === 0 && subject?.type === 'noun' && subject.noun !== undefined
    if (agents.length > 0) {
      context.lastAgents = agents
      context.lastPlural = isPlural(s, main.subject)
    }
  }
  // "The President met the Minister. He will …": whose office the subject names.
  const inOffice = context.lastAgents.find((a) => a.inferred?.startsWith('office') === true && main !== undefined)
  // "he" is rather who acted than who was met.
  const acting = main?.subject === undefined ? undefined : namesIn(s, main.subject).find((n) => n.type === 'person')
  const person = acting ?? s.names.findLast((n) => n.type === 'person')
  const unit = main?.subject === undefined ? undefined : s.units[main.subject.from]
  // "The Director-General opened the fair. He will …": an office that nobody is named for.
  const unnamed = unit?.type === 'noun' && unit.noun?.plural !== true && isOneInOffice(unit.names) && context.lastAgents.length === 1
  // "He met Minister Vale. He then …": who acts goes on.
  const goesOn = unit?.type === 'noun' && unit.pronoun && /^s?he$/.test(s.tokens.word[unit.first] ?? '') && context.lastPerson !== undefined
  if (!goesOn && acting === undefined && inOffice !== undefined) context.lastPerson = String(inOffice.value)
  else if (!goesOn && acting === undefined && unnamed) context.lastPerson = String(context.lastAgents[0]?.value)
  else if (!goesOn && person !== undefined) context.lastPerson = fullName(context, person.value)
  if (context.sides.length < 2) {
    if (drafts.some((d) => d.kind === 'meeting' && d.has('participants'))) context.sides = sidesAtTable(scope, drafts) ?? context.sides
    // "the Norland–Arcadia Commission": a body of two states names the sides.
    const body = s.names.find((n) => (n.type === 'body' || n.type === 'event') && n.parties?.length === 2)
    if (context.sides.length < 2) context.sides = body?.parties ?? pairedSides(scope) ?? context.sides
  }
}

/** "Minister Roe's Meeting", "Jane Roe's Call": whose session it was makes no body of it; "the Women's Forum" is one. */
function isOfPerson({ s: { tokens }, k }: Scope, { first, last }: Name): boolean {
  for (let i = first + 1; i < last; i++)
    if (tokens.word[i] === "'s") return !k.language.nouns.holds(tokens, i - 1) && k.language.names.longest(tokens, i - 1, i) === undefined
  return false
}

/** Whether two names differ only in how they spell their parties: "U.S.-Oman Forum" and "United States – Oman Forum". */
function isSameName(k: ReadingKnowledge, one: string, other: string): boolean {
  return one !== other && spelt(k, one) === spelt(k, other)
}

function spelt({ language }: ReadingKnowledge, name: string): string {
  const tokens = tokenize(name)
  const words: string[] = []
  for (let i = 0; i < tokens.count; i++) {
    const known = language.names.longest(tokens, i, tokens.count)
    if (known !== undefined && known.value.type !== 'body' && known.value.type !== 'place') {
      words.push(fold(known.value.value))
      i = known.last
    } else if (tokens.word[i] !== '-') words.push(tokens.word[i] ?? '')
  }
  return words.join(' ')
}

/** The states and organisations that met, when they are sides and not the members of who issues the text. */
function sidesAtTable({ k, context }: Scope, drafts: readonly Draft[]): readonly string[] | undefined {
  const [issuer] = context.issuers
  // "Minister Roe met Minister Vale of Norland", in a release of her own state: an officer of no named state is of the issuer's.
  const ofIssuer = (name: string): string | undefined =>
    context.issuers.length === 1 && issuer !== undefined && context.officeOf.has(name) ? issuer : undefined
  const parties = [
    ...new Set(
      drafts
        .filter((d) => d.kind === 'meeting')
        .flatMap((d) => d.get('participants').map(({ value }) => String(value)))
        .map((name) => context.stateOf.get(name) ?? ofIssuer(name) ?? name),
    ),
  ]
  // Only states and organisations are sides; "ministers" and "third countries" are words.
  const known = parties.filter((party) => k.language.parties.has(fold(party)))
  // Many states at the table of an organisation that issues the text are its members, and "the Leaders" stay themselves.
  const ofOrganisation =
    (known.length > 3 || context.issuers.some((issuer) => k.language.parents.has(issuer) || isOrganisation(k, issuer))) &&
    !context.issuers.some((issuer) => known.includes(issuer))
  return known.length >= 2 && !ofOrganisation ? known : undefined
}

function isOrganisation(k: ReadingKnowledge, name: string): boolean {
  return k.language.names.beginning(name)?.type === 'organisation'
}

/** "the Norland–Arcadia meeting": an event between two names that a dash joins. */
function pairedSides({ s }: Scope): readonly string[] | undefined {
  for (const unit of s.units) {
    if (unit.type !== 'noun' || unit.noun?.classes.includes('event') !== true) continue
    const [one, other] = unit.names
    const joined = one !== undefined && other !== undefined && other.first === one.last + 2 && s.tokens.word[one.last + 1] === '-'
    if (joined && isSide(one.type) && isSide(other.type)) return [one.value, other.value]
  }
  return undefined
}

const isSide = (type: string): boolean => type === 'party' || type === 'organisation'

/** "the second session of the Joint Commission", wherever in the sentence it is named. */
function rememberSitting(scope: Scope): void {
  const { s, context } = scope
  context.sitting = undefined
  for (let u = 0; u + 1 < s.units.length; u++) {
    const unit = s.units[u]
    const of = s.units[u + 1]
    if (of?.type !== 'preposition' || of.word !== 'of' || unit?.type !== 'noun' || unit.noun?.classes[0] !== 'event') continue
    const event = eventOf(scope, { from: u, to: s.units.length })
    if (event?.body !== undefined && !event.definite)
      context.sitting = { noun: unit.noun.singular, body: event.body, ordinal: event.ordinal }
  }
}

/** How far behind an idea "it" and "this proposal" may begin, in characters: over one sentence between. */
const IDEA_REACH = 200

/** Two parties named in one sentence, but not as places. */
function rememberPair(scope: Scope): void {
  const { s, context } = scope
  const pair: string[] = []
  for (let u = 0; u < s.units.length && pair.length < 2; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun' || unit.names.length === 0) continue
    const before = s.units[u - 1]
    if (before?.type === 'preposition' && (before.word === 'in' || before.word === 'at' || before.word === 'to')) continue
    for (const n of unit.names)
      if ((n.type === 'party' || n.type === 'organisation' || n.type === 'adjective') && !pair.includes(n.value)) pair.push(n.value)
  }
  if (pair.length > 1) context.lastPair = pair.slice(0, 2)
}
