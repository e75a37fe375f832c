import { compare } from './compare.ts'
import type { Kind } from '../reading/claim.ts'
import type { Entity, EntityId, EntityKind } from './record.ts'
import type { SettlingClaim } from './identity/group.ts'
import { instrumentWords } from './identity/things.ts'
import { digest } from './digest.ts'
import { isGenericBody } from './generic.ts'
import { nameKey, type Names } from './names.ts'

/** What the names in a slot are names of. An actor is a person, party, organisation or body: its other mentions tell. */
export type Role = 'actor' | 'person' | 'party' | 'body' | 'place' | 'instrument' | 'programme' | 'if known'
const ROLES: Readonly<Record<Kind, Readonly<{ [slot: string]: Role }>>> = {
  meeting: { body: 'body', where: 'place', participants: 'actor', chairs: 'actor', by: 'actor', at: 'body' },
  visit: { who: 'person', of: 'party', where: 'place', host: 'actor' },
  instrument: { title: 'instrument', parties: 'actor', by: 'actor', at: 'body', subject: 'if known' },
  initiative: { by: 'actor', forum: 'body', supporters: 'actor' },
  commitment: { by: 'actor', tasked: 'actor', for: 'actor' },
  figure: { between: 'party', from: 'party', to: 'party', of: 'party' },
  relation: { party: 'party', with: 'party' },
  chairmanship: { party: 'actor', body: 'body' },
  programme: { title: 'programme', by: 'actor', for: 'if known' },
  body: { name: 'body', members: 'actor', parent: 'body' },
  post: { person: 'person', of: 'party' },
  position: { holder: 'actor', on: 'if known', subject: 'if known' },
}
const PRIORITY: readonly (readonly [Role, EntityKind])[] = [
  ['person', 'person'],
  ['body', 'body'],
  ['party', 'party'],
  ['actor', 'party'],
  ['place', 'place'],
  ['instrument', 'instrument'],
  ['programme', 'programme'],
]

/** A name in a claim: whose it is, and as what it is named. */
export type Mention = readonly [id: EntityId, name: string, role: Role]

/** All that was said of one entity: each name with how often it was said as what. */
export type Seen = ReadonlyMap<string, ReadonlyMap<Role, number>>

/** The id of whatever bears this name, whether or not it was seen. */
export function entityId(key: string): EntityId {
  const known = ids.get(key)
  if (known !== undefined) return known
  const id = digest(['entity', key])
  if (ids.size >= MOST_REMEMBERED) ids.clear()
  ids.set(key, id)
  return id
}
const ids = new Map<string, EntityId>()
const MOST_REMEMBERED = 50_000

/**
 * Everybody and everything that a claim names, and the known names inside these ("Russia-ASEAN Summit" is about Russia too), in the order of the slots.
 * @param full the same claim with names put in full: an entity is known by its full name, and bears all that were said
 * @param bodyOf the key that stands for all names of a body
 */
export function mentionsIn(claim: SettlingClaim, full: SettlingClaim, bodyOf: (key: string) => string, names: Names): readonly Mention[] {
  const found: Mention[] = []
  for (const [slot, role] of Object.entries(ROLES[claim.kind])) {
    const value = claim.slots[slot]
    if (value === undefined || typeof value === 'number') continue
    const whole = full.slots[slot]
    for (const name of typeof value === 'string' ? [value] : value)
      found.push(...mentioned(claim, name, typeof whole === 'string' ? whole : name, role, bodyOf, names))
  }
  return found
}

function mentioned(
  claim: SettlingClaim,
  name: string,
  full: string,
  role: Role,
  bodyOf: (key: string) => string,
  names: Names,
): readonly Mention[] {
  const inside = names
    .mentioned(full)
    .filter((mention) => names.key(mention) !== names.key(full) && isActor(names.kind(mention)))
    .map((mention): Mention => [entityId(names.key(mention)), mention, 'if known'])
  if (role === 'if known' && names.kind(name) === undefined) return inside
  if (role === 'instrument') {
    const { key, own } = instrumentWords(claim, names)
    return own === 0 ? inside : [[entityId(`instrument ${key}`), name, role], ...inside]
  }
  if (role === 'programme') return [[entityId(`programme ${names.words(name)}`), name, role], ...inside]
  if (role === 'body' && isGenericBody(full)) return inside
  const key = bodyOf(names.key(full))
  return key === '' ? inside : [[entityId(key), name, role], ...inside]
}

const isActor = (kind: EntityKind | undefined): boolean => kind === 'party' || kind === 'organisation'

/** The usual name and the kind that are known beforehand. The usual name wins over one that is only known as an alias; of several, the first in order. */
function knownAs(seen: Seen, names: Names): { readonly name: string; readonly kind: EntityKind } | undefined {
  let found: { readonly name: string; readonly kind: EntityKind } | undefined
  for (const name of [...seen.keys()].sort()) {
    const kind = names.kind(name)
    const usual = names.canonical(name)
    if (kind !== undefined && (found === undefined || usual < found.name)) found = { name: usual, kind }
  }
  return found
}

const rolesOf = (seen: Seen): ReadonlySet<Role> => new Set([...seen.values()].flatMap((roles) => [...roles.keys()]))

/** A phrase of more words is not looked for inside names. */
const LONGEST = 5

/** The names of a party as folded words, to be found inside the names of bodies when nothing is known of them beforehand. */
export function partyPhrases(seen: Seen, names: Names): readonly string[] {
  const known = knownAs(seen, names)
  const roles = rolesOf(seen)
  const isParty = known === undefined ? roles.has('party') && !roles.has('person') : isActor(known.kind)
  const phrases = isParty ? [...new Set([...seen.keys()].map(nameKey))] : []
  return phrases.filter((phrase) => phrase !== '' && phrase.split(' ').length <= LONGEST)
}

/** Names in which parties are looked for, as folded words. */
export function holdingNames(seen: Seen): readonly (readonly string[])[] {
  const roles = rolesOf(seen)
  const holds = ['body', 'instrument', 'programme'].some((role) => roles.has(role as Role))
  return holds ? [...seen.keys()].map((name) => nameKey(name).split(' ')) : []
}

/** All phrases in a name that could be a party's. */
export function phrasesIn(words: readonly string[]): readonly string[] {
  return words.flatMap((_, i) =>
    Array.from({ length: Math.min(LONGEST, words.length - i) }, (_unused, n) => words.slice(i, i + n + 1).join(' ')),
  )
}

/** The parties whose names stand inside names; the longer before the shorter. */
export function partiesInside(
  all: readonly (readonly string[])[],
  partyNamed: (phrase: string) => EntityId | undefined,
): readonly EntityId[] {
  const found = new Set<EntityId>()
  for (const words of all) {
    for (let i = 0; i < words.length; i++) {
      for (let length = Math.min(LONGEST, words.length - i); length > 0; length--) {
        const party = length === words.length ? undefined : partyNamed(words.slice(i, i + length).join(' '))
        if (party === undefined) continue
        found.add(party)
        i += length - 1
        break
      }
    }
  }
  return [...found].sort()
}

/** Whom a claim is about: those it mentions, then the parties in their names, each once. */
export function aboutWhom(mentions: readonly Mention[], inside: (id: EntityId) => readonly EntityId[]): readonly EntityId[] {
  const own = new Set(mentions.map(([id]) => id))
  return [...new Set([...own, ...[...own].flatMap(inside)])]
}

/** @param claims how many claims are about it */
export function entityOf(id: EntityId, seen: Seen, claims: number, names: Names): Entity {
  const known = knownAs(seen, names)
  const uses = (name: string): number => [...(seen.get(name)?.values() ?? [])].reduce((a, b) => a + b, 0)
  const byUse = [...seen.keys()].sort((a, b) => uses(b) - uses(a) || compare(a, b))
  const name = known?.name ?? byUse[0] ?? ''
  const roles = rolesOf(seen)
  const kind = known?.kind ?? PRIORITY.find(([role]) => roles.has(role))?.[1] ?? 'party'
  const all = [...new Set([name, ...byUse])]
  const periods = Object.fromEntries(all.flatMap((one) => (names.period(one) === undefined ? [] : [[one, names.period(one) ?? '']])))
  const inLanguages = names.inLanguages(name)
  return {
    id,
    kind,
    name,
    names: all,
    ...(Object.keys(periods).length === 0 ? {} : { periods }),
    ...(inLanguages === undefined ? {} : { inLanguages }),
    claims,
  }
}

/** Entities in the order in which they are listed. */
export const byName = (a: Entity, b: Entity): number => compare(a.name, b.name) || compare(a.id, b.id)
/** Entities by name, and for each claim, by its id, whom it is about. */
export interface Gathered {
  readonly entities: readonly Entity[]
  readonly of: ReadonlyMap<string, readonly EntityId[]>
}

/** Finds everybody and everything that claims name, and joins the names of one. */
export function gatherEntities(mentions: ReadonlyMap<string, readonly Mention[]>, names: Names): Gathered {
  const seen = new Map<EntityId, Map<string, Map<Role, number>>>()
  for (const all of mentions.values()) for (const mention of all) count(seen, mention, 1)
  const parties = new Map<string, EntityId>()
  for (const [id, one] of seen)
    for (const phrase of partyPhrases(one, names)) if (id < (parties.get(phrase) ?? '~')) parties.set(phrase, id)
  const inside = new Map([...seen].map(([id, one]) => [id, partiesInside(holdingNames(one), (phrase) => parties.get(phrase))]))
  const of = new Map([...mentions].map(([claim, all]) => [claim, aboutWhom(all, (id) => inside.get(id) ?? [])]))
  const claims = new Map<EntityId, number>()
  for (const all of of.values()) for (const id of all) claims.set(id, (claims.get(id) ?? 0) + 1)
  return { entities: [...seen].map(([id, one]) => entityOf(id, one, claims.get(id) ?? 0, names)).sort(byName), of }
}

/** Counts a mention, or takes it away. */
export function count(seen: Map<EntityId, Map<string, Map<Role, number>>>, [id, name, role]: Mention, by: number): void {
  const names = seen.get(id) ?? new Map<string, Map<Role, number>>()
  seen.set(id, names)
  const roles = names.get(name) ?? new Map<Role, number>()
  names.set(name, roles)
  const now = (roles.get(role) ?? 0) + by
  if (now === 0) roles.delete(role)
  else roles.set(role, now)
  if (roles.size === 0) names.delete(name)
}
