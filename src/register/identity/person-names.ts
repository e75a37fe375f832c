import { edtfDays } from '../days.ts'
import { inPlainLetters, nameKey, type Names } from '../names.ts'
import type { Understanding } from './body-names.ts'
import type { Evidence, Gathering, Lookup } from './evidence.ts'
import { keyOfParts, textSlot, type SettlingClaim } from './group.ts'
import { oneWordMistyped } from './likeness.ts'

/** A person's name as one claim gives it. */
export interface PersonFact {
  readonly name: string
  readonly words: readonly string[]
  readonly of?: string
  readonly post?: string
  readonly document: string
  /** The day of publication, counted from 1970. */
  readonly day?: number
}

/** A full name, and all that is told of who bears it. */
interface KnownPerson {
  /** As it is said most often. */
  readonly name: string
  readonly words: readonly string[]
  readonly of: ReadonlySet<string>
  readonly offices: ReadonlySet<string>
  /** Whether more than one document names the person. */
  readonly isInSeveral: boolean
  /** First and last day on which a document named the person. */
  readonly first: number
  readonly last: number
}

/** The persons found under a key. */
export type KnownPersons = readonly KnownPerson[]

/** The slot that names the one person a claim is about, with the slots beside it that place the person. */
export const PERSON_SLOT: Readonly<Partial<Record<SettlingClaim['kind'], string>>> = { post: 'person', visit: 'who' }

/** Words that belong to a last name and are none by themselves. */
const PARTICLES = new Set('van von der den de da do dos das del della di du la le el al bin ibn bint ben abu ter ten zu y e'.split(' '))

/** The words of a person's name, folded; a double name is one word. */
export function personWords(name: string, names: Names): readonly string[] {
  return names
    .person(name)
    .split(/\s+/)
    .map((word) => inPlainLetters(nameKey(word).replaceAll(' ', '')))
    .filter((word) => word !== '')
}

const own = (words: readonly string[]): readonly string[] => words.filter((word) => !PARTICLES.has(word))
const isFull = (words: readonly string[]): boolean => own(words).length > 1 && own(words).every((word) => word.length > 1)

function factOf(claim: SettlingClaim, names: Names): PersonFact | undefined {
  const slot = PERSON_SLOT[claim.kind]
  const name = slot === undefined ? undefined : textSlot(claim, slot)
  if (name === undefined || isParty(name, names)) return undefined
  const [of, post] = [textSlot(claim, 'of'), textSlot(claim, 'post')]
  const day = claim.published === undefined ? undefined : edtfDays(claim.published)?.to
  return {
    name: names.person(name),
    words: personWords(name, names),
    document: claim.document,
    ...(of === undefined ? {} : { of: names.key(of) }),
    ...(post === undefined ? {} : { post: names.post(post) }),
    ...(day === undefined ? {} : { day }),
  }
}

const isParty = (name: string, names: Names): boolean => ['party', 'organisation'].includes(names.kind(name) ?? '')
const officeOf = ({ of, post }: PersonFact): string | undefined =>
  of === undefined || post === undefined ? undefined : keyOfParts('office', of, post)
const wordKeys = (words: readonly string[]): readonly string[] => own(words).map((word) => keyOfParts('person', word))

/** What a claim tells of persons by their full names. */
export function personEvidence(claim: SettlingClaim, names: Names): readonly Evidence<PersonFact>[] {
  const fact = factOf(claim, names)
  if (fact === undefined || !isFull(fact.words)) return []
  const office = officeOf(fact)
  return [...wordKeys(fact.words), ...(office === undefined ? [] : [office])].map((key) => ({ key, fact }))
}

/** Brings together what was told of persons under one key: one for each full name, whatever the order of its words. */
export function gatherPersons(): Gathering<PersonFact, KnownPersons> {
  const byName = new Map<string, PersonGathered>()
  const found: PersonGathered[] = []
  return {
    sum: found,
    add: (fact) => {
      const key = fact.words.toSorted().join(' ')
      const known = byName.get(key) ?? new PersonGathered(fact)
      if (!byName.has(key)) {
        byName.set(key, known)
        found.push(known)
      }
      known.add(fact)
    },
  }
}

class PersonGathered implements KnownPerson {
  readonly words: readonly string[]
  readonly of = new Set<string>()
  readonly offices = new Set<string>()
  first = Number.POSITIVE_INFINITY
  last = Number.NEGATIVE_INFINITY
  isInSeveral = false
  readonly #names = new Map<string, number>()
  readonly #document: string

  constructor({ words, document }: PersonFact) {
    this.words = words
    this.#document = document
  }

  get name(): string {
    return [...this.#names].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? ''
  }

  add(fact: PersonFact): void {
    this.#names.set(fact.name, (this.#names.get(fact.name) ?? 0) + 1)
    if (fact.of !== undefined) this.of.add(fact.of)
    const office = officeOf(fact)
    if (office !== undefined) this.offices.add(office)
    if (fact.document !== this.#document) this.isInSeveral = true
    if (fact.day === undefined) return
    this.first = Math.min(this.first, fact.day)
    this.last = Math.max(this.last, fact.day)
  }
}

/**
 * Who is meant by a name that leaves something out (`Roe`, `J. Roe`, `Jane Roe` for Jane Maria Roe) or has a letter wrong. Never by
 * likeness alone: the person holds an office of the same party, and only one such is known.
 */
export function understandPerson(claim: SettlingClaim, lookup: Lookup<KnownPersons>, names: Names): Understanding | undefined {
  const fact = factOf(claim, names)
  if (fact === undefined) return undefined
  const { words } = fact
  if (isFull(words)) {
    const fuller = fullest(fact, lookup)
    if (fuller !== undefined) return { name: fuller.name, rule: 'a middle name left out, of the same party' }
    const meant = mistyped(fact, lookup)
    return meant === undefined ? undefined : { name: (fullest(meant, lookup) ?? meant).name, rule: 'one letter apart, the same office' }
  }
  const found = shortName(fact, lookup)
  return found === undefined
    ? undefined
    : { name: found.name, rule: words.some((word) => word.length === 1) ? 'initials, of the same party' : 'a last name, of the same party' }
}

/** Of persons found by one word, those whose names hold the words; a single letter stands for a word that begins so. */
function holding(words: readonly string[], lookup: Lookup<KnownPersons>): readonly KnownPerson[] {
  const longest = own(words).toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined || longest.length < 2) return []
  return lookup(keyOfParts('person', longest)).filter((person) => {
    const left = person.words.filter((word) => !words.includes(word))
    return words.every((word) => (word.length === 1 ? left.some((other) => other.startsWith(word)) : person.words.includes(word)))
  })
}

const sharesParty = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((party) => b.has(party))

/** The one longer name of the same party that holds this one. */
function fullest(
  { words, of }: Pick<KnownPerson, 'words'> & { readonly of?: string | ReadonlySet<string> | undefined },
  lookup: Lookup<KnownPersons>,
): KnownPerson | undefined {
  const all = holding(words, lookup)
  const mine = all.find((person) => person.words.length === words.length)
  const parties = new Set([...(mine?.of ?? []), ...(typeof of === 'string' ? [of] : (of ?? []))])
  const longer = all.filter((person) => person.words.length > words.length && sharesParty(person.of, parties))
  const longest = longer.filter(
    (person) => !longer.some((other) => other !== person && person.words.every((word) => other.words.includes(word))),
  )
  return longest.length === 1 ? longest[0] : undefined
}

const YEARS = 3 * 365

/** The one person of the party with this last name; of several, the one in this office, or named in those years. */
function shortName(fact: PersonFact, lookup: Lookup<KnownPersons>): KnownPerson | undefined {
  const { words, of, day } = fact
  if (of === undefined) return undefined
  const all = holding(words, lookup).filter((person) => person.of.has(of))
  const bearers = [...new Set(all.map((person) => fullest(person, lookup) ?? person))]
  const office = officeOf(fact)
  const near = (person: KnownPerson): boolean => day === undefined || (person.first - YEARS <= day && day <= person.last + YEARS)
  const inOffice = bearers.filter((person) => office !== undefined && person.offices.has(office))
  for (const some of [bearers.filter(near), inOffice, inOffice.filter(near)])
    if (some.length === 1 && near(some[0] as KnownPerson)) return some[0]
  return undefined
}

function mistyped(fact: PersonFact, lookup: Lookup<KnownPersons>): KnownPerson | undefined {
  const office = officeOf(fact)
  if (office === undefined) return undefined
  const all = lookup(office)
  const mine = all.find((person) => person.words.length === fact.words.length && person.words.every((word) => fact.words.includes(word)))
  if (mine?.isInSeveral) return undefined
  const alike = all.filter((person) => person.isInSeveral && oneWordMistyped(fact.words, person.words))
  return alike.length === 1 ? alike[0] : undefined
}
