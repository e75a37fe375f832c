import type { Kind } from '../reading/claim.ts'
import type { Entity, EntityId, EntityKind } from './record.ts'
import type { BodyGroups } from './body-groups.ts'
import type { SettlingClaim } from './identity/group.ts'
import { instrumentWords } from './identity/things.ts'
import { digest } from './digest.ts'
import { isGenericBody } from './generic.ts'
import { nameKey, type Names } from './names.ts'

/** What the names in a slot are names of. An actor is a person, party, organisation or body: its other mentions tell. */
type Role = 'actor' | 'person' | 'party' | 'body' | 'place' | 'instrument' | 'programme' | 'if known'
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

/** Entities by id, and which of them each claim is about. */
export interface Gathered {
  readonly entities: readonly Entity[]
  /** For each claim, by its id: in the order of the slots, without repetition. */
  readonly of: ReadonlyMap<string, readonly EntityId[]>
}

interface Seen {
  readonly id: EntityId
  readonly names: Map<string, number>
  readonly roles: Set<Role>
  claims: number
  known?: { readonly name: string; readonly kind: EntityKind | undefined }
}

/** The id of whatever bears this name, whether or not it was seen. */
export const entityId = (key: string): EntityId => digest(['entity', key])

/**
 * Finds everybody and everything that claims name, and joins the names of one.
 * @param bodies which names are names of one body
 * @param full the same claims in the same order, with names put in full: an entity is known by its full name, and bears all that were said
 */
export function gatherEntities(
  claims: readonly SettlingClaim[],
  full: readonly SettlingClaim[],
  bodies: BodyGroups,
  names: Names,
): Gathered {
  const seen = new Map<string, Seen>()
  const keysOf = new Map<string, string[]>()
  for (const [i, claim] of claims.entries()) {
    const keys: string[] = []
    for (const [slot, role] of Object.entries(ROLES[claim.kind])) {
      const value = claim.slots[slot]
      if (value === undefined || typeof value === 'number') continue
      const whole = full[i]?.slots[slot]
      const fullName = (name: string): string => (typeof whole === 'string' ? whole : name)
      for (const name of typeof value === 'string' ? [value] : value)
        keys.push(...note(seen, claim, name, fullName(name), role, bodies, names))
    }
    const distinct = [...new Set(keys)]
    keysOf.set(claim.id, distinct)
    for (const key of distinct) count(seen, key)
  }
  const parties = partyPhrases(seen)
  const of = new Map<string, readonly EntityId[]>()
  const inside = new Map<string, readonly string[]>()
  const partiesInside = (key: string): readonly string[] => {
    const known = inside.get(key) ?? insideOf(seen.get(key), parties)
    inside.set(key, known)
    return known
  }
  for (const claim of claims) {
    const own = keysOf.get(claim.id) ?? []
    const others = own.flatMap(partiesInside)
    for (const key of others) if (!own.includes(key)) count(seen, key)
    of.set(claim.id, [...new Set([...own, ...others])].map(entityId))
  }
  return {
    entities: [...seen.values()].map((one) => entityOf(one, names)).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)),
    of,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function count(seen: Map<string, Seen>, key: string): void {
  const entity = seen.get(key)
  if (entity) entity.claims++
}

/** Takes down a name in a slot, and the known names inside it ("Russia-ASEAN Summit" is about Russia too). Gives the keys of all. */
function note(
  seen: Map<string, Seen>,
  claim: SettlingClaim,
  name: string,
  full: string,
  role: Role,
  bodies: BodyGroups,
  names: Names,
): readonly string[] {
  const known = names.mentioned(full).filter((mention) => names.key(mention) !== names.key(full) && isActor(names.kind(mention)))
  const mentioned = known.map((mention) => take(seen, mention, names.key(mention), 'if known', names))
  if (role === 'if known' && names.kind(name) === undefined) return mentioned
  if (role === 'instrument') {
    const { key, own } = instrumentWords(claim, names)
    return own === 0 ? mentioned : [take(seen, name, `instrument ${key}`, role, names), ...mentioned]
  }
  if (role === 'programme') return [take(seen, name, `programme ${names.words(name)}`, role, names), ...mentioned]
  if (role === 'body' && isGenericBody(full)) return mentioned
  const own = names.key(full)
  const key = bodies.get(own) ?? own
  return key === '' ? mentioned : [take(seen, name, key, role, names), ...mentioned]
}

const isActor = (kind: EntityKind | undefined): boolean => kind === 'party' || kind === 'organisation'

function take(seen: Map<string, Seen>, name: string, key: string, role: Role, names: Names): string {
  let entity = seen.get(key)
  if (entity === undefined) {
    entity = { id: entityId(key), names: new Map(), roles: new Set(), claims: 0 }
    seen.set(key, entity)
  }
  const kind = names.kind(name)
  // The usual name wins over one that is only known as an alias; of several, the first in order.
  const usual = names.canonical(name)
  if (kind !== undefined && (entity.known === undefined || usual < entity.known.name)) entity.known = { name: usual, kind }
  entity.names.set(name, (entity.names.get(name) ?? 0) + 1)
  entity.roles.add(role)
  return key
}

/** Names of parties as folded words, to be found inside the names of bodies when nothing is known of them beforehand. */
function partyPhrases(seen: ReadonlyMap<string, Seen>): ReadonlyMap<string, string> {
  const phrases = new Map<string, string>()
  for (const [key, { roles, known, names }] of seen) {
    const isParty = known === undefined ? roles.has('party') && !roles.has('person') : isActor(known.kind)
    if (isParty) for (const name of names.keys()) phrases.set(nameKey(name), key)
  }
  return phrases
}

const LONGEST = 5

function insideOf(entity: Seen | undefined, parties: ReadonlyMap<string, string>): readonly string[] {
  if (entity === undefined || !['body', 'instrument', 'programme'].some((role) => entity.roles.has(role as Role))) return []
  const found = new Set<string>()
  for (const name of entity.names.keys()) {
    const words = nameKey(name).split(' ')
    for (let i = 0; i < words.length; i++) {
      for (let length = Math.min(LONGEST, words.length - i); length > 0; length--) {
        const key = length === words.length ? undefined : parties.get(words.slice(i, i + length).join(' '))
        if (key === undefined) continue
        found.add(key)
        i += length - 1
        break
      }
    }
  }
  return [...found].sort()
}

function entityOf({ id, names: seen, roles, claims, known }: Seen, names: Names): Entity {
  const byUse = [...seen].sort(([a, x], [b, y]) => y - x || compare(a, b)).map(([name]) => name)
  const name = known?.name ?? byUse[0] ?? ''
  const kind = known?.kind ?? PRIORITY.find(([role]) => roles.has(role))?.[1] ?? 'party'
  const all = [...new Set([name, ...byUse])]
  const periods = Object.fromEntries(all.flatMap((one) => (names.period(one) === undefined ? [] : [[one, names.period(one) ?? '']])))
  return { id, kind, name, names: all, ...(Object.keys(periods).length === 0 ? {} : { periods }), claims }
}
