import type { CascadeLanguage } from '../../language/cascade/language.ts'
import type { Name } from '../../language/names/name.ts'
import { fold } from '../../language/tokens.ts'
import type { Modality } from '../claim.ts'
import type { Filled } from '../draft.ts'

/** What is known of a document while it is read. */
export interface UnitContext {
  readonly issuer: string | undefined
  readonly issuers: readonly string[]
  /** Whether one state speaks, and no organisation. */
  readonly isState: boolean
  date: string | undefined
  /** Full names by the folded last word. */
  readonly persons: Map<string, string>
  /** Persons by the state whose office they hold, the first named. */
  readonly holderOf: Map<string, string>
  /** The state or house of a person's office, and the office. */
  readonly ofPerson: Map<string, string>
  readonly postOf: Map<string, string>
  /** "les deux pays", "les deux parties". */
  sides: readonly string[]
  /** The ministers or others of whom the document tells that they met. */
  lastAgents: readonly Filled[]
  lastPerson: Filled | undefined
  /** The two persons who met last: "les deux ministres". */
  lastPair: readonly Filled[] | undefined
  /** The body that the document is about, the last spoken of, and all by each word of their names. */
  mainBody: string | undefined
  lastBody: string | undefined
  readonly bodyByWord: Map<string, string>
  /** The last instrument and programme by the noun that may stand for them. */
  readonly things: Map<string, string>
  /** What a line that ends in a colon says of its list. */
  lead:
    | {
        readonly row: string
        readonly by: readonly Filled[]
        /** Of promises. */
        readonly force: string | undefined
        /** Of documents. */
        readonly action: string | undefined
        readonly when: Filled | undefined
        readonly modality: Modality
        /** Whether a noun of action told it: «состоялось подписание:». */
        readonly isNamed?: boolean
      }
    | undefined
  lastVisitPlace: string | undefined
  /** The idea that was put forward last, and by whom. */
  idea: { readonly idea: readonly Filled[]; readonly by: readonly Filled[] } | undefined
  /** What was told of the last document: its type, subject and parties. */
  instrument: readonly (readonly [slot: string, values: readonly Filled[]])[] | undefined
  /** The organisation that a document names most, when it names one often: «статус наблюдателя» is with it. */
  mainOrganisation: string | undefined
  /** What was presided over last: "this function", «она перейдёт к …». */
  lastChaired: string | undefined
  /** The time of the figure told last, and the token at which its sentence ended. */
  figure:
    | {
        readonly period: Filled | undefined
        readonly ended: number
        /** What was measured, and whose it is. */
        readonly measured: readonly (readonly [slot: string, values: readonly Filled[]])[]
      }
    | undefined
}

/** The parties that an issuer's name names, in its language or in English: "Sénégal, Ministère des Affaires étrangères". */
function issuersOf(k: CascadeLanguage, issuer: string | undefined): string[] {
  if (issuer === undefined) return []
  const tokens = k.tokensOf(issuer)
  const known: string[] = []
  for (let i = 0; i < tokens.count; i++) {
    const match = k.names.at(tokens, i, tokens.count)
    if (match === undefined) continue
    if (match.name.type === 'party' || match.name.type === 'organisation') known.push(match.name.value)
    i = match.last
  }
  if (known.length > 0) return [...new Set(known)]
  const whole = issuer.split(',').map((part) => k.parties.get(fold(part.trim())) ?? part.trim())
  return whole[0] === undefined || whole[0] === '' ? [] : [whole[0]]
}

/** Makes the context of a document of which nothing was read yet. */
export function openContext(k: CascadeLanguage, issuer: string | undefined, date: string | undefined): UnitContext {
  const issuers = issuersOf(k, issuer)
  return {
    issuer,
    issuers,
    isState: issuers.length === 1 && issuers.every((one) => k.capitalOf.has(one)),
    date,
    persons: new Map(),
    holderOf: new Map(),
    ofPerson: new Map(),
    postOf: new Map(),
    sides: issuers.length > 1 ? issuers : [],
    lastAgents: [],
    lastPerson: undefined,
    lastPair: undefined,
    mainBody: undefined,
    lastBody: undefined,
    bodyByWord: new Map(),
    things: new Map(),
    lead: undefined,
    lastVisitPlace: undefined,
    idea: undefined,
    instrument: undefined,
    mainOrganisation: issuers.find((issuer) => k.parties.has(fold(issuer)) && !k.capitalOf.has(issuer)),
    lastChaired: undefined,
    figure: undefined,
  }
}

/** Learns persons and their offices from the names of a sentence, and counts parties: the sides are the two that are named most. */
export function learnNames(context: UnitContext, names: readonly (readonly Name[])[]): void {
  const counts = new Map<string, number>()
  const count = (party: string) => counts.set(party, (counts.get(party) ?? 0) + 1)
  const organisations: string[] = []
  for (const name of names.flat()) {
    if (name.type === 'party' || name.type === 'adjective') for (const party of name.parties ?? [name.value]) count(party)
    if (name.type === 'organisation') organisations.push(name.value)
    if (name.type !== 'person') continue
    const last = fold(name.value.split(' ').at(-1) ?? '')
    if ((context.persons.get(last)?.length ?? 0) < name.value.length) context.persons.set(last, name.value)
    if (name.of !== undefined) {
      context.ofPerson.set(name.value, name.of)
      count(name.of)
    }
    if (name.post !== undefined) context.postOf.set(name.value, name.post)
    const of = name.of ?? (name.post === undefined ? undefined : context.issuers[0])
    if (of !== undefined && !context.holderOf.has(of)) context.holderOf.set(of, name.value)
  }
  const named = new Map<string, number>()
  for (const value of organisations) named.set(value, (named.get(value) ?? 0) + 1)
  const [most] = [...named].sort((a, b) => b[1] - a[1])
  // An organ speaks of its organisation.
  if (most !== undefined && most[1] > 2 && most[1] > (named.get(context.mainOrganisation ?? '') ?? 0)) [context.mainOrganisation] = most
  if (context.sides.length > 1) return
  // A state speaks with another, or with an organisation.
  if (context.isState) organisations.forEach(count)
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  const issuer = context.issuers[0]
  const [first, second, third] = ranked
  if (first === undefined) return
  if (issuer !== undefined && counts.has(issuer)) {
    const [other, next] = ranked.filter(([party]) => party !== issuer)
    if (other !== undefined && (next === undefined || next[1] < other[1])) context.sides = [issuer, other[0]]
  } else if (second !== undefined && (third === undefined || third[1] < second[1])) context.sides = [first[0], second[0]]
}

/** A person's full name, by the last word of what is said. */
export function fullPerson(context: UnitContext, said: string): string {
  return said.includes(' ') ? said : (context.persons.get(fold(said)) ?? said)
}

/** Makes a body the one last spoken of: later "le Conseil" stands for it, by the words in which it was said too. */
export function mentionBody(context: UnitContext, name: string, said = name, lemmaOf?: (word: string) => string): void {
  context.mainBody ??= name
  context.lastBody = name
  for (const word of fold(`${name} ${said}`).split(/[^\p{L}\p{N}]+/u)) {
    if (word.length <= 3) continue
    context.bodyByWord.set(word, name)
    if (lemmaOf !== undefined) context.bodyByWord.set(lemmaOf(word), name)
  }
}
