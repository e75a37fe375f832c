import type { LanguageKnowledge } from '../language/knowledge.ts'
import { copyOf, type Name, plainName } from '../language/names.ts'
import type { NounPhrase } from '../language/phrases.ts'
import { fold, SHAPE, tokenize, type Tokens } from '../language/tokens.ts'
import { CLASS, FORM, NO_WORD } from '../language/words.ts'
import type { Heard } from './attribution/heard.ts'
import type { Modality } from './claim.ts'
import type { Draft, Filled } from './draft.ts'

/**
 * What is known of a document while it is read: who issues it, who its persons and sides are, what was last spoken of. All its fields are
 * there from the beginning and none is deleted, since an object that loses fields is slow to read.
 */
export interface DocumentContext {
  readonly issuer: string | undefined
  /** The parties or organisations that speak: several for a joint statement. */
  readonly issuers: readonly string[]
  /** The document's own day, once known. */
  date: string | undefined
  /** Full names by their folded last word. */
  readonly persons: Map<string, string>
  /** Full names by their folded first word: the family name stands first in some languages. */
  readonly firstWords: Map<string, string>
  /** Who holds an office named without its holder: by folded post, with and without its state. */
  readonly offices: Map<string, string>
  /** The longest office that the document gives a person. */
  readonly officeOf: Map<string, string>
  /** The state whose office a person holds. */
  readonly stateOf: Map<string, string>
  /** Full names of bodies, events and instruments by the folded short form that stands for them. */
  readonly shortForms: Map<string, string>
  /** What the document quotes, with who says it. */
  quotes: readonly Heard[]
  /** Who "I" is, in a speech or statement of one person. */
  orator?: string | undefined
  /** Whether a label of a transcript told so, and whether one says that somebody asks here. */
  labelled?: boolean
  asks?: boolean
  /** The sides of a meeting between named parties: what "both sides" stands for. */
  sides: readonly string[]
  /** Who "we" are: the issuers, or the sides that they speak for. */
  speakers: readonly string[]
  /** The body or event that the document is about, and the latest one spoken of. */
  mainBody: string | undefined
  /** The body of which a meeting to come was told last: "its agenda includes" tells of that. */
  bodyAhead: string | undefined
  /** The session last named as one of its body ("the second session of the Council"), by its noun: what "the session" stands for next. */
  sitting: { readonly noun: string; readonly body: Filled; readonly ordinal: Filled | undefined } | undefined
  /** The body whose session the document reports: the first meeting told is its. False when that meeting has none. */
  session: string | false | undefined
  lastBody: string | undefined
  /** The day or days of the meeting last told: what "two days earlier" counts from. */
  lastDay: string | undefined
  /** The body last spoken of, by each word of its name. */
  readonly bodyByWord: Map<string, string>
  readonly namedBodies: Set<string>
  /** The words of each body's name. */
  readonly bodyWords: Map<string, readonly string[]>
  /** Instruments by the noun that may stand for them later ("the plan"), and the one last named. */
  readonly instruments: Map<string, KnownInstrument>
  /** Instruments that the document itself gives a short form in brackets: "… (the “Agreement”)". */
  readonly definedInstruments: Map<string, KnownInstrument>
  lastInstrument: KnownInstrument | undefined
  /** The type of the agreement last told, and where its passage ends: what "negotiations with Norland" goes on with. */
  lastAgreement: { readonly type: Filled; readonly end: number } | undefined
  /** What a line that ends in a colon says of the instruments listed behind it. */
  instrumentLead: Draft | undefined
  /** Whether a heading has announced a list of what is given or done: "Outcomes", "Announcements". */
  announces: boolean
  /** The instrument that the document itself is, by its heading. */
  ownInstrument: Draft | undefined
  lastIdea: string | undefined
  /** Where the passage of that idea ends. */
  lastIdeaEnd: number | undefined
  lastAgents: readonly Filled[]
  /** Whether they were told in the plural: "the Norlandic States" are "they", one body is not. */
  lastPlural?: boolean
  /** The two parties that a sentence last named together: whose ties "the two countries" has when no meeting tells. */
  lastPair: readonly string[] | undefined
  /** What kind of thing "its" speaks of: the kind that the sentence before told of last. */
  lastTold: Draft['kind'] | undefined
  /** The programme last spoken of: what "the course" and "they" stand for. */
  lastProgramme: string | undefined
  /** The programme last named, though nothing was told of it: what "the Corridor" stands for. */
  namedProgramme: string | undefined
  lastPerson: string | undefined
  /** Who made the visit last spoken of: "The visit begins in Lima." */
  lastVisitor: Filled | undefined
  /** Who met in the meeting last told: what "they" stands for when one of them acted last. */
  lastMet: readonly Filled[]
  /** Whether the subject of the last sentence is nothing that acts: "it" then stands for that. */
  speaksOfThing: boolean
  /** The measure last told, whose it is and of what time. */
  lastFigure: LastFigure | undefined
  /** What a line that ends in a colon says of the list behind it. */
  lead: Lead | undefined
  /** Whose deeds the items of a list are: "The Ministers:" on a line before them. */
  listSubject: readonly Filled[] | undefined
  /** What the sentence before promised: "This includes training nurses" goes on with it. */
  lastPromise: Lead | undefined
  /** By when all that a list names is to be done. */
  leadDue: string | number | undefined
  /** The line before was an item that promises. */
  listRun: boolean | undefined
  /** Whether it is a programme set out by days, and the day under which the line stands. */
  byDays: boolean
  day: string | undefined
}

/** What a later "it" goes on with. */
export interface LastFigure {
  readonly measure: string
  readonly between: readonly string[]
  readonly of?: string
  readonly period?: string
  /** Where its passage ends: far behind it, nothing goes on with it. */
  readonly end: number
}

/** What a later "the plan" or "it" stands for. */
export interface KnownInstrument {
  readonly title: Filled | undefined
  readonly type: Filled | undefined
  readonly subject: Filled | undefined
  readonly period: Filled | undefined
}

/** An instrument of which only the title is known. */
export const titled = (title: Filled): KnownInstrument => ({ title, type: undefined, subject: undefined, period: undefined })

/** Who does the items of a list, with what force, and how certain. */
export interface Lead {
  /** Verbs are to follow: "agreed to:". */
  readonly deeds?: boolean
  readonly by: readonly Filled[]
  readonly modality: Modality
  readonly force?: string
  /** What follows is put forward: "made three proposals:". */
  readonly proposes?: boolean
}

const POST_WORDS = /^(?:president|prime minister|chair|government|ministry.*|department.*|office.*|foreign minister)$/

/** The parties that an issuer's name names: "Norland and Arcadia", "Norland, Prime Minister", "Ministry of Foreign Affairs of Norland". */
export function issuersOf(k: LanguageKnowledge, issuer: string | undefined): string[] {
  if (issuer === undefined) return []
  const tokens = tokenize(issuer)
  const members: string[] = []
  const known: string[] = []
  let depth = 0
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.word[i] === '(') depth++
    if (tokens.word[i] === ')') depth--
    const match = k.names.longest(tokens, i, tokens.count)
    if (match === undefined) continue
    if (match.value.type !== 'place') (depth > 0 ? members : known).push(match.value.value)
    i = match.last
  }
  // "Trio (Norland, Arcadia and Sudland)" speaks for its members.
  const parties = members.length > 1 ? members : known
  if (parties.length > 0) return [...new Set(parties)]
  const plain = issuer
    .replace(/\s*\(.*\)\s*$/, '')
    .split(/\s*(?:,|\/| and )\s*/)
    .filter((part) => part !== '' && !POST_WORDS.test(part.toLowerCase()))
  return plain.length > 0 ? plain : [issuer]
}

/** Makes the context of a document that nothing has been read of yet. */
export function openDocument(k: LanguageKnowledge, issuer: string | undefined, date: string | undefined): DocumentContext {
  const issuers = issuersOf(k, issuer)
  return {
    issuer,
    issuers,
    date,
    persons: new Map(),
    firstWords: new Map(),
    offices: new Map(),
    officeOf: new Map(),
    stateOf: new Map(),
    shortForms: new Map(),
    instruments: new Map(),
    definedInstruments: new Map(),
    sides: issuers.length > 1 ? issuers : [],
    speakers: issuers,
    quotes: [],
    lastAgents: [],
    bodyByWord: new Map(),
    namedBodies: new Set(),
    bodyWords: new Map(),
    mainBody: undefined,
    bodyAhead: undefined,
    sitting: undefined,
    session: undefined,
    lastBody: undefined,
    lastDay: undefined,
    lastInstrument: undefined,
    lastAgreement: undefined,
    instrumentLead: undefined,
    announces: false,
    ownInstrument: undefined,
    lastIdea: undefined,
    lastIdeaEnd: undefined,
    lastPair: undefined,
    lastTold: undefined,
    lastProgramme: undefined,
    namedProgramme: undefined,
    lastPerson: undefined,
    lastVisitor: undefined,
    lastMet: [],
    speaksOfThing: false,
    lastFigure: undefined,
    lead: undefined,
    listSubject: undefined,
    lastPromise: undefined,
    leadDue: undefined,
    listRun: undefined,
    byDays: false,
    day: undefined,
  }
}

/** Learns persons and offices from a sentence's names, so that "Roe" and "the Foreign Minister" can be resolved anywhere in the document. */
export function learnNames(context: DocumentContext, names: readonly Name[]): void {
  for (const name of names) {
    if (name.type !== 'person') continue
    const words = name.value.replace(/,? (?:Jr|Sr)\.?$/, '').split(' ')
    const last = fold(words.at(-1) ?? '')
    const known = context.persons.get(last)
    if (words.length > 1 && !context.firstWords.has(fold(words[0] ?? ''))) context.firstWords.set(fold(words[0] ?? ''), name.value)
    // "Minister Tanaka", introduced as "Tanaka Aiko".
    const bearer = words.length === 1 && known === undefined ? context.firstWords.get(last) : undefined
    if (bearer === undefined && (known === undefined || known.length < name.value.length)) {
      context.persons.set(last, name.value)
      // "Luiz Inácio Lula da Silva" may be "President Lula" later.
      for (const word of words.slice(1, -1))
        if (word.length > 3 && !context.persons.has(fold(word))) context.persons.set(fold(word), name.value)
      if (words.length > 2) context.persons.set(fold(words.slice(-2).join(' ')), name.value)
    }
    if (name.post !== undefined) learnOffice(context, bearer ?? name.value, name.post, name.of)
    for (const office of name.moreOffices ?? []) learnOffice(context, bearer ?? name.value, office.post, office.of)
  }
}

function learnOffice(context: DocumentContext, person: string, office: string, of: string | undefined): void {
  const post = fold(office)
  if (!context.offices.has(post)) context.offices.set(post, person)
  if ((context.officeOf.get(person)?.length ?? 0) < office.length) context.officeOf.set(person, office)
  if (of === undefined) return
  context.offices.set(`${post} ${fold(of)}`, person)
  if (!context.stateOf.has(person)) context.stateOf.set(person, of)
}

/** What was learnt of "Minister Roe" holds of Jane Roe too. */
function linkOffices(context: DocumentContext): void {
  for (const facts of [context.officeOf, context.stateOf]) {
    for (const [person, fact] of [...facts]) {
      const full = fullName(context, person)
      if (full !== person && !facts.has(full)) facts.set(full, fact)
    }
  }
}

const singular = (word: string): string => (word.endsWith('s') ? word.slice(0, -1) : word)

/** Makes a body the one last spoken of. */
export function mentionBody(context: DocumentContext, said: string): void {
  const name = inFull(context, said)
  context.mainBody ??= name
  if (context.lastBody === name) return
  context.lastBody = name
  for (const word of wordsOfBody(context, name)) context.bodyByWord.set(word, name)
}

/** "the Assembly" of which the full name was said before. */
export function inFull(context: DocumentContext, name: string): string {
  // Most names are of several words.
  return !name.includes(' ') && /^\p{Lu}\p{Ll}{5,}$/u.test(name) ? (bodyNamed(context, name) ?? name) : name
}

/** A body that is only named is what a later "the centre" stands for, unless another with that word was spoken of. */
export function nameBody(context: DocumentContext, name: string): void {
  if (context.namedBodies.has(name)) return
  context.namedBodies.add(name)
  for (const word of wordsOfBody(context, name)) if (!context.bodyByWord.has(word)) context.bodyByWord.set(word, name)
}

/** The words by which a body may be called later, cut once in a document: its bodies are spoken of again and again. */
function wordsOfBody(context: DocumentContext, name: string): readonly string[] {
  let words = context.bodyWords.get(name)
  if (words === undefined) {
    words = wordsOfName(name)
    context.bodyWords.set(name, words)
  }
  return words
}

const wordsOfName = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)
    .map(singular)

/**
 * The body that a definite description stands for: "the forum" the last one with that word in its name, "the meeting" the one that the
 * document is about.
 */
export function describedBody(context: DocumentContext, noun: string): string | undefined {
  return bodyNamed(context, noun) ?? context.mainBody ?? context.lastBody
}

/** "Ordinary Summit": no name of its own. */
const BARE = /^(?:Ordinary|Extraordinary|Special|Annual|Regular|Emergency|Virtual) \p{L}+$/u

/** "The Meeting noted", with a capital in a statement: the session that the document reports, whatever other was named since. */
export function ownSession(
  { tokens }: { readonly tokens: Tokens },
  { session }: DocumentContext,
  { first, last, names }: NounPhrase,
): string | undefined {
  if (
    typeof session !== 'string' ||
    !/\p{Ll}/u.test(session) ||
    BARE.test(session) ||
    names.length > 0 ||
    last !== first + 1 ||
    tokens.word[first] !== 'the'
  )
    return undefined
  const word = tokens.word[last] ?? ''
  if (
    tokens.shape[last] !== SHAPE.capital ||
    !/^(?:meeting|conference|summit|forum|session|dialogue|council|committee|commission)$/.test(word)
  )
    return undefined
  return word === 'meeting' || session.toLowerCase().includes(word) ? session : undefined
}

/** The body last named that has this word in its name. */
export function bodyNamed(context: DocumentContext, noun: string): string | undefined {
  return context.bodyByWord.get(singular(fold(noun)))
}

/** A name of two to four words that ends in a person's last name is that person's full name, wherever the office stands. */
export function linkPersons(context: DocumentContext, names: readonly (readonly Name[])[]): Name[][] {
  for (const own of names) {
    for (const name of own) {
      if (name.type !== 'name') continue
      const words = name.value.split(' ')
      if (words.length < 2 || words.length > 5) continue
      const last = fold(words.at(-1) ?? '')
      const known = context.persons.get(last)
      if (known !== undefined && known.split(' ').length === 1) context.persons.set(last, name.value)
    }
  }
  linkOffices(context)
  // Made by adding, a list stays of one form to the engine, and so does the code that asks it.
  return names.map((own) => {
    const linked: Name[] = []
    for (const name of own) linked.push(name.type === 'name' ? asPerson(context, name) : name)
    return linked
  })
}

/**
 * "Vale praised the plan." where the document tells of Minister Jane Vale: a last name that opens a sentence. Its capital says nothing
 * there, so that a verb, a comma or an apostrophe must follow.
 */
export function openingPerson(k: LanguageKnowledge, context: DocumentContext, tokens: Tokens, at: number, to: number): Name | undefined {
  const word = tokens.word[at] ?? ''
  if (tokens.shape[at] !== SHAPE.capital || word.length < 3) return undefined
  const known = context.persons.get(fold(word))
  if (known === undefined || !known.includes(' ') || fold(known.slice(known.lastIndexOf(' ') + 1)) !== fold(word)) return undefined
  const next = at + 1 < to ? (k.words.at(tokens, at + 1) ?? NO_WORD) : NO_WORD
  const acts =
    (next.classes & (CLASS.modal | CLASS.be | CLASS.have)) !== 0 ||
    ((next.classes & CLASS.verb) !== 0 && (next.forms & (FORM.past | FORM.third)) !== 0) ||
    /^(?:,|'s|also|further|then|on)$/.test(tokens.word[at + 1] ?? '') ||
    (tokens.word[at + 1] === 'and' && tokens.shape[at + 2] === SHAPE.capital)
  return acts ? plainName(at, at, 'person', known, 'rule/last name') : undefined
}

/** The person whom capitalised words name, when the document tells of one who is called so. */
function asPerson(context: DocumentContext, name: Name): Name {
  const words = name.value.split(' ')
  const known = context.persons.get(fold(words.at(-1) ?? ''))
  if (known === undefined || (words.length > 1 && known !== name.value)) return name
  const person = copyOf(name)
  person.type = 'person'
  person.value = known
  return person
}

/** One state's note on its dealings with another: the sides are that state and the one it names most, when no third comes near. */
function otherSide(k: LanguageKnowledge, context: DocumentContext, names: readonly (readonly Name[])[]): readonly string[] {
  const issuer = context.issuers.length === 1 ? context.issuers[0] : undefined
  if (issuer === undefined || k.parties.get(fold(issuer)) !== issuer) return context.sides
  const counts = new Map<string, number>()
  const count = (party: string) => counts.set(party, (counts.get(party) ?? 0) + 1)
  for (const name of names.flat()) {
    if (name.type === 'party' || name.type === 'adjective' || (name.type === 'organisation' && isOtherUnion(k, name.value, issuer)))
      count(name.value)
    else if (name.of !== undefined) count(name.of)
  }
  counts.delete(issuer)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (first === undefined || first[1] < 3 || first[1] < 2 * (second?.[1] ?? 0) || isMemberOf(k, first[0], issuer)) return context.sides
  return [issuer, first[0]]
}

/** A state that an organisation names is one of its members, unless it is a union whose members are known or a bank. */
function isMemberOf(k: LanguageKnowledge, state: string, issuer: string): boolean {
  const own = k.names.beginning(issuer)
  if (own?.type !== 'organisation' || k.names.beginning(state)?.type !== 'party') return false
  const members = own.members ?? k.names.beginning(k.parents.get(issuer) ?? '')?.members
  return members === undefined ? !/\b(?:Bank|Fund)\b/.test(issuer) : members.includes(state)
}

/** Whether a name is that of a state: what a state reports was not done by it alone. */
export function isState(k: LanguageKnowledge, name: string): boolean {
  return k.names.beginning(name)?.type === 'party'
}

/** Joint issuers and an organisation tell what they did and hold themselves; one state may report of others. */
export function speaksForItself(k: LanguageKnowledge, context: DocumentContext): boolean {
  const [only] = context.issuers
  return context.issuers.length > 1 || (only !== undefined && !isState(k, only))
}

/** A union of states that the issuer is no member or organ of. */
function isOtherUnion(k: LanguageKnowledge, union: string, issuer: string): boolean {
  const members = k.names.beginning(union)?.members
  return members !== undefined && !members.includes(issuer) && k.parents.get(issuer) !== union
}

/**
 * An organ that issues a document with others speaks for its organisation when the document itself says so: the Commission's "both sides"
 * are the Union and its partner. Two organs of one organisation stay themselves.
 */
export function sidesOf(k: LanguageKnowledge, context: DocumentContext, names: readonly (readonly Name[])[]): readonly string[] {
  const sides = context.sides.length < 2 ? otherSide(k, context, names) : context.sides
  const parents = sides.map((side) => k.parents.get(side))
  if (parents.every((parent) => parent === undefined)) return sides
  const counts = new Map<string, number>()
  for (const own of names) for (const { value } of own) counts.set(value, (counts.get(value) ?? 0) + 1)
  return sides.map((side, i) => {
    const parent = parents[i]
    const alone = parents.filter((other) => other === parent).length === 1
    return parent !== undefined && alone && (counts.get(parent) ?? 0) > (counts.get(side) ?? 0) ? parent : side
  })
}

/** The full name that a person's short form stands for in this document. */
export function fullName(context: DocumentContext, name: string): string {
  const space = name.indexOf(' ')
  const whole = fold(name)
  if (space < 0) return context.persons.get(whole) ?? context.firstWords.get(whole) ?? name
  if (name.includes(' ', space + 1)) return name
  const known = context.persons.get(whole)
  if (known !== undefined) return known
  const bearer = context.persons.get(fold(name.slice(space + 1)))
  // Most names are given in full.
  return bearer !== undefined && bearer !== name && mayBeginName(name.slice(0, space), bearer) ? bearer : name
}

/** "José Vale" is not "Dina Vale"; "J. Vale", "von Vale" and "José Vale" of "José Luis Vale" may be. */
function mayBeginName(first: string, full: string): boolean {
  if (/^\p{Ll}/u.test(first) || !full.includes(' ')) return true
  const word = fold(first)
  return first.replace('.', '').length < 2 ? fold(full).startsWith(word.slice(0, 1)) : fold(full).split(' ').includes(word)
}
