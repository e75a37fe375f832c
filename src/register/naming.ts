import type { Queries } from './database.ts'
import { lastNameKey } from './derived-rows.ts'
import { entityId } from './entities.ts'
import { nameKey, type Names } from './names.ts'
import type { Entity } from './record.ts'
import type { NameAt, Named } from './register.ts'

const LONGEST = 10
const JOINING = new Set(['and', 'with', 'the', 'of', 'between', 'vs', '+', 'in', 'on', 'to', 'for'])

/**
 * Finds the entities that a person named. Where the words can be read as parties and persons one after the other, they are
 * ("Russia ASEAN" is two, although there may be a body of that name); else the longest names win.
 */
export function entitiesNamed(text: string, entities: readonly Entity[], names: Names): Named {
  const actors = match(
    text,
    entities.filter(({ kind }) => kind === 'party' || kind === 'organisation' || kind === 'person'),
    names,
  )
  return actors.unknown.length === 0 && actors.entities.length > 0 ? actors : match(text, entities, names)
}

/** Finds the entities that a person named, reading only those that bear a name which stands in the text. */
export async function findNamed(db: Queries, text: string, names: Names): Promise<Named> {
  return entitiesNamed(text, await bearing(db, text, names), names)
}

/**
 * The names that stand in a text, the longest at each place, left to right: names as they were seen or as they are known, in the order of
 * their words. A known name without an entity is one that the register does not name.
 */
export async function namesWithin(db: Queries, text: string, names: Names): Promise<readonly NameAt[]> {
  const entities = await bearing(db, text, names)
  const byName = byNames(entities)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const words = wordsOf(text)
  const found: NameAt[] = []
  for (let i = 0; i < words.length; i++) {
    if (JOINING.has(words[i] ?? '')) continue
    for (let length = Math.min(LONGEST, words.length - i); length > 0; length--) {
      if (JOINING.has(words[i + length - 1] ?? '')) continue
      const phrase = words.slice(i, i + length).join(' ')
      const usual = names.canonical(phrase)
      const isKnown = usual !== phrase || names.kind(phrase) !== undefined
      const entity =
        byName.get(phrase) ??
        (isKnown ? byId.get(entityId(names.key(usual))) : length === 1 ? onlyPerson(phrase, [...byId.values()]) : undefined)
      if (entity === undefined && !isKnown) continue
      found.push({ from: i, to: i + length, name: entity?.name ?? usual, ...(entity === undefined ? {} : { entity }) })
      i += length - 1
      break
    }
  }
  return found
}

/** The entities that bear a name which stands in a text. */
async function bearing(db: Queries, text: string, names: Names): Promise<readonly Entity[]> {
  const words = wordsOf(text)
  const phrases = new Set(words.flatMap((_, i) => Array.from({ length: LONGEST }, (__, more) => words.slice(i, i + more + 1).join(' '))))
  const ids = new Set([...phrases].map((phrase) => entityId(names.key(phrase))))
  for (const some of chunks([...phrases]))
    for (const { entity } of await db.all(`SELECT entity FROM entity_name WHERE name IN (${some.map(() => '?').join(', ')})`, ...some))
      ids.add(String(entity))
  // Two who share a last name are as good as all: it names neither.
  for (const word of new Set(words))
    for (const { entity } of await db.all('SELECT entity FROM entity_name WHERE name = ? LIMIT 2', lastNameKey(word)))
      ids.add(String(entity))
  const found: Entity[] = []
  for (const some of chunks([...ids]))
    for (const { body } of await db.all(`SELECT body FROM entity WHERE id IN (${some.map(() => '?').join(', ')})`, ...some))
      found.push(JSON.parse(String(body)) as Entity)
  return found
}

const AT_ONCE = 500

function* chunks(all: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE)
}

const wordsOf = (text: string): readonly string[] =>
  nameKey(text)
    .split(' ')
    .filter((word) => word !== '')

/** Entities by their names as they were seen, and by those in other languages that nobody else bears. The one that more claims name wins a name that two share. */
function byNames(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  const found = new Map<string, Entity>()
  const leastFirst = entities.toSorted((a, b) => a.claims - b.claims || (a.id < b.id ? 1 : -1))
  for (const entity of leastFirst) for (const name of entity.names.toReversed()) found.set(nameKey(name), entity)
  for (const entity of leastFirst.toReversed())
    for (const name of Object.values(entity.inLanguages ?? {})) if (!found.has(nameKey(name))) found.set(nameKey(name), entity)
  return found
}

function match(text: string, entities: readonly Entity[], names: Names): Named {
  const byPhrase = byNames(entities)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const words = wordsOf(text)
  const found: Entity[] = []
  const unknown: string[] = []
  for (let i = 0; i < words.length; ) {
    let length = Math.min(LONGEST, words.length - i)
    let entity: Entity | undefined
    for (; length > 0 && entity === undefined; length--) {
      const phrase = words.slice(i, i + length).join(' ')
      entity = byPhrase.get(phrase) ?? byId.get(entityId(names.key(phrase)))
      if (entity !== undefined) break
    }
    if (entity === undefined) entity = onlyPerson(words[i] ?? '', entities)
    if (entity === undefined) {
      const word = words[i] ?? ''
      if (!JOINING.has(word)) unknown.push(word)
    } else if (!found.includes(entity)) {
      found.push(entity)
    }
    i += Math.max(1, length)
  }
  return { entities: found, unknown }
}

/** The one person with this word as last name. */
function onlyPerson(word: string, entities: readonly Entity[]): Entity | undefined {
  if (word.length < 3) return undefined
  const bearing = entities.filter(({ kind, name }) => kind === 'person' && nameKey(name).endsWith(` ${word}`))
  return bearing.length === 1 ? bearing[0] : undefined
}
