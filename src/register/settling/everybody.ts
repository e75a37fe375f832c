import type { Queries, Row } from '../database.ts'
import { digest } from '../digest.ts'
import {
  aboutWhom,
  count,
  entityOf,
  holdingNames,
  partiesInside,
  partyPhrases,
  phrasesIn,
  type Mention,
  type Role,
  type Seen,
} from '../entities.ts'
import type { ClaimId, Entity, EntityId } from '../record.ts'
import type { ClaimState } from './claim-state.ts'
import type { Context } from './context.ts'
import { onHeaps } from './heap.ts'
import { rowsAmong, runAmong } from './many.ts'
import { aboutIn, keepMentions, keptInside, keptMentions, mentionsOf, rooting } from './mentions.ts'
import { deleteEntities, insertEntities } from './write.ts'

type Counted = Map<EntityId, Map<string, Map<Role, number>>>
const NEVER_SEEN: Seen = new Map()

function* nameRows(seen: ReadonlyMap<EntityId, Seen>): Generator<readonly [string, string, string, string, number]> {
  for (const [entity, names] of seen)
    for (const [name, roles] of names) for (const [role, uses] of roles) yield [entity, digest(name), role, name, uses]
}

const NAME = ['entity', 'said', 'role', 'name', 'uses'] as const

function seenIn(rows: readonly Row[]): Counted {
  const seen: Counted = new Map()
  for (const { entity, name, role, uses } of rows) count(seen, [String(entity), String(name), role as Role], Number(uses))
  return seen
}

const keptSeen = async (db: Queries, entities: Iterable<EntityId>): Promise<Counted> =>
  seenIn(await rowsAmong(db, 'SELECT * FROM settled_name WHERE entity IN (*)', entities))

/** Adds to counts that are kept. */
async function addUp(
  db: Queries,
  table: string,
  columns: readonly string[],
  keys: string,
  sum: string,
  rows: Iterable<readonly (string | number)[]>,
) {
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${keys}) DO UPDATE SET ${sum} = ${table}.${sum} + excluded.${sum}`
  for (const row of rows) await db.run(sql, ...row)
}

/** Counts are written down when there are so many. */
const MOST_COUNTS = 50_000
/** So many entities are looked at together. */
const TOGETHER = 500

/** All entities with their names, some at a time, in the order of their ids. */
async function* allSeen(db: Queries): AsyncGenerator<ReadonlyMap<EntityId, Seen>> {
  let rows: Row[] = []
  let entities = 0
  let last: unknown
  for await (const more of db.batches('SELECT * FROM settled_name ORDER BY entity, said, role')) {
    for (const row of more) {
      if (row['entity'] !== last) {
        if (entities === TOGETHER) {
          yield seenIn(rows)
          rows = []
          entities = 0
        }
        entities += 1
        last = row['entity']
      }
      rows.push(row)
    }
  }
  if (rows.length > 0) yield seenIn(rows)
}

const wordsOf = (seen: Seen): ReadonlySet<string> =>
  new Set(
    holdingNames(seen)
      .flat()
      .filter((word) => word !== ''),
  )

const keepPhrases = (db: Queries, seen: ReadonlyMap<EntityId, Seen>, { names }: Context): Promise<void> =>
  db.insert(
    'settled_phrase',
    ['phrase', 'entity'],
    [...seen].flatMap(([entity, one]) => partyPhrases(one, names).map((phrase) => [phrase, entity])),
  )

const keepWords = (db: Queries, seen: ReadonlyMap<EntityId, Seen>): Promise<void> =>
  db.insert(
    'settled_word',
    ['word', 'entity'],
    [...seen].flatMap(([entity, one]) => [...wordsOf(one)].map((word) => [word.slice(0, MOST_LETTERS), entity])),
  )
/** PostgreSQL takes no key of more than some thousand bytes. */
const MOST_LETTERS = 100

/** The parties in the names of entities. */
async function insideOf(db: Queries, seen: ReadonlyMap<EntityId, Seen>): Promise<ReadonlyMap<EntityId, readonly EntityId[]>> {
  const holding = new Map([...seen].map(([entity, one]) => [entity, holdingNames(one)] as const).filter(([, all]) => all.length > 0))
  const phrases = [...holding.values()].flatMap((all) => all.flatMap(phrasesIn))
  const parties = new Map<string, EntityId>()
  for (const row of await rowsAmong(db, 'SELECT phrase, entity FROM settled_phrase WHERE phrase IN (*)', phrases)) {
    const [phrase, entity] = [String(row['phrase']), String(row['entity'])]
    if (entity < (parties.get(phrase) ?? '~')) parties.set(phrase, entity)
  }
  return new Map([...holding].map(([entity, all]) => [entity, partiesInside(all, (phrase) => parties.get(phrase))]))
}

const insideText = (inside: readonly EntityId[] | undefined): string =>
  inside === undefined || inside.length === 0 ? '' : JSON.stringify(inside)

/** Finds everybody and everything that claims name, and whom each claim is about. */
export async function gatherAll(context: Context): Promise<void> {
  await onHeaps(context, ['settled_mention'], mentionAll)
  await countAll(context)
}

async function mentionAll(context: Context): Promise<void> {
  const { db } = context
  const rooted = rooting(context)
  const addNames = (seen: Counted) => addUp(db, 'settled_name', NAME, 'entity, said, role', 'uses', nameRows(seen))
  let seen: Counted = new Map()
  let counts = 0
  for await (const rows of db.batches('SELECT body FROM settled_claim')) {
    const states = rows.map(({ body }) => JSON.parse(String(body)) as ClaimState)
    const mentions = await mentionsOf(states, context, rooted)
    await keepMentions(context, mentions)
    for (const mention of [...mentions.values()].flat()) {
      count(seen, mention, 1)
      counts += 1
    }
    if (counts < MOST_COUNTS) continue
    await addNames(seen)
    seen = new Map()
    counts = 0
  }
  await addNames(seen)
}

/** Keeps by which names all are found, and of how many claims each is the subject. */
async function countAll(context: Context): Promise<void> {
  const { db } = context
  for await (const some of allSeen(db)) {
    await keepPhrases(db, some, context)
    await keepWords(db, some)
  }
  for await (const some of allSeen(db)) {
    const inside = await insideOf(db, some)
    await db.insert(
      'settled_entity',
      ['entity', 'claims', 'inside'],
      [...some.keys()].map((entity) => [entity, 0, insideText(inside.get(entity))]),
    )
  }
  const about = aboutIn(context)
  let claims = new Map<EntityId, number>()
  const addClaims = () =>
    addUp(
      db,
      'settled_entity',
      ['entity', 'claims', 'inside'],
      'entity',
      'claims',
      [...claims].map(([entity, n]) => [entity, n, '']),
    )
  for await (const rows of db.batches('SELECT claim, body FROM settled_mention')) {
    const mentions = new Map(rows.map(({ claim, body }) => [String(claim), JSON.parse(String(body)) as readonly Mention[]]))
    for (const id of [...(await about(mentions)).values()].flat()) claims.set(id, (claims.get(id) ?? 0) + 1)
    if (claims.size < MOST_COUNTS) continue
    await addClaims()
    claims = new Map()
  }
  await addClaims()
  for await (const some of allSeen(db)) await keepEntities(context, some)
}

async function keepEntities({ db, names, asked }: Context, seen: ReadonlyMap<EntityId, Seen>): Promise<void> {
  const rows = await rowsAmong(db, 'SELECT entity, claims FROM settled_entity WHERE entity IN (*)', seen.keys())
  const claims = new Map(rows.map((row) => [String(row['entity']), Number(row['claims'])]))
  const entities = [...seen].map(([id, one]): Entity => entityOf(id, one, claims.get(id) ?? 0, names))
  await insertEntities(db, entities, asked)
}

/** Claims of the records that are about these entities, as they were. */
async function claimsAbout(db: Queries, entities: Iterable<EntityId>): Promise<ReadonlySet<ClaimId>> {
  const records = (await rowsAmong(db, 'SELECT record FROM record_entity WHERE entity IN (*)', entities)).map(({ record }) =>
    String(record),
  )
  const rows = await rowsAmong(db, 'SELECT claim FROM record_claim WHERE record IN (*)', records)
  return new Set(rows.map(({ claim }) => String(claim)))
}

/**
 * Follows changes to whomever claims name, before the records are made anew.
 * @param changed claims that changed: as they are, undefined when they bear no more
 * @param renamed entities of which names were parted or joined
 * @returns claims that are about others than before, or named otherwise
 */
export async function gatherChanged(
  context: Context,
  changed: ReadonlyMap<ClaimId, ClaimState | undefined>,
  renamed: ReadonlySet<EntityId>,
  statesOf: (claims: Iterable<ClaimId>) => Promise<readonly ClaimState[]>,
): Promise<ReadonlySet<ClaimId>> {
  const { db } = context
  const again = [...(await claimsAbout(db, renamed))].filter((id) => !changed.has(id))
  const states = [...[...changed.values()].flatMap((state) => state ?? []), ...(await statesOf(again))]
  const ids = new Set([...changed.keys(), ...again])
  const before = await keptMentions(context, ids)
  const now = await mentionsOf(states, context, rooting(context))
  const differing = new Set([...ids].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id))))
  await runAmong(db, 'DELETE FROM settled_mention WHERE claim IN (*)', differing)
  await keepMentions(context, new Map([...now].filter(([id]) => differing.has(id))))

  const touched = new Set([...differing].flatMap((id) => [...(before.get(id) ?? []), ...(now.get(id) ?? [])].map(([entity]) => entity)))
  const old = await keptSeen(db, touched)
  const seen = await keptSeen(db, touched)
  for (const id of differing) {
    for (const mention of before.get(id) ?? []) count(seen, mention, -1)
    for (const mention of now.get(id) ?? []) count(seen, mention, 1)
  }
  await runAmong(db, 'DELETE FROM settled_name WHERE entity IN (*)', touched)
  await db.insert('settled_name', NAME, nameRows(seen))
  const phrases = await keepParties(context, touched, old, seen)

  // Names hold other parties than before where they or the parties changed.
  const longest = (phrase: string): string => phrase.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? ''
  const holding = await rowsAmong(db, 'SELECT entity FROM settled_word WHERE word IN (*)', [...phrases].map(longest))
  const looked = new Set([...touched, ...holding.map(({ entity }) => String(entity))])
  const others = await keptSeen(
    db,
    [...looked].filter((id) => !touched.has(id)),
  )
  const inside = await insideOf(db, new Map([...seen, ...others]))
  const wasInside = await keptInside(context, looked)
  const reached = [...looked].filter((id) => insideText(inside.get(id)) !== insideText(wasInside.get(id)))

  const more = [...(await claimsAbout(db, reached))].filter((id) => !ids.has(id))
  const moreMentions = await keptMentions(context, more)
  const all = [...ids, ...moreMentions.keys()]
  const mentioned = (of: ReadonlyMap<ClaimId, readonly Mention[]>, id: ClaimId): readonly Mention[] =>
    of.get(id) ?? moreMentions.get(id) ?? []
  const named = new Set(all.flatMap((id) => [...mentioned(before, id), ...mentioned(now, id)].map(([entity]) => entity)))
  const kept = await keptInside(context, named)
  const counts = new Map<EntityId, number>()
  const result = new Set(differing)
  for (const id of all) {
    const was = aboutWhom(mentioned(before, id), (entity) => kept.get(entity) ?? [])
    const is = aboutWhom(mentioned(now, id), (entity) => (looked.has(entity) ? inside.get(entity) : kept.get(entity)) ?? [])
    for (const entity of was) counts.set(entity, (counts.get(entity) ?? 0) - 1)
    for (const entity of is) counts.set(entity, (counts.get(entity) ?? 0) + 1)
    if (String(was) !== String(is)) result.add(id)
  }
  const rewritten = new Set([...looked, ...counts.keys()])
  const rest = await keptSeen(
    db,
    [...rewritten].filter((id) => !looked.has(id)),
  )
  const living = new Map<EntityId, Seen>([...seen, ...others, ...rest].filter(([, one]) => one.size > 0))
  const rows = await rowsAmong(db, 'SELECT * FROM settled_entity WHERE entity IN (*)', rewritten)
  const stored = new Map(rows.map(({ entity, claims, inside: text }) => [String(entity), { claims: Number(claims), inside: String(text) }]))
  await runAmong(db, 'DELETE FROM settled_entity WHERE entity IN (*)', rewritten)
  await db.insert(
    'settled_entity',
    ['entity', 'claims', 'inside'],
    [...living.keys()].map((id) => [
      id,
      (stored.get(id)?.claims ?? 0) + (counts.get(id) ?? 0),
      looked.has(id) ? insideText(inside.get(id)) : (stored.get(id)?.inside ?? ''),
    ]),
  )
  await deleteEntities(db, rewritten)
  await keepEntities(context, living)
  return result
}

/** Keeps by which phrases and words entities are found. Gives the phrases of parties that changed. */
async function keepParties(
  context: Context,
  touched: ReadonlySet<EntityId>,
  old: ReadonlyMap<EntityId, Seen>,
  now: ReadonlyMap<EntityId, Seen>,
) {
  const { db, names } = context
  const changed = new Set<string>()
  for (const id of touched) {
    const [was, is] = [old.get(id) ?? NEVER_SEEN, now.get(id) ?? NEVER_SEEN]
    const [phrasesThen, phrasesNow] = [partyPhrases(was, names), partyPhrases(is, names)]
    if (phrasesThen.toSorted().join('\n') !== phrasesNow.toSorted().join('\n')) {
      for (const phrase of phrasesThen) await db.run('DELETE FROM settled_phrase WHERE phrase = ? AND entity = ?', phrase, id)
      await keepPhrases(db, new Map([[id, is]]), context)
      for (const phrase of phrasesThen) if (!phrasesNow.includes(phrase)) changed.add(phrase)
      for (const phrase of phrasesNow) if (!phrasesThen.includes(phrase)) changed.add(phrase)
    }
    const [wordsThen, wordsNow] = [wordsOf(was), wordsOf(is)]
    if ([...wordsThen].sort().join(' ') !== [...wordsNow].sort().join(' ')) {
      for (const word of wordsThen) await db.run('DELETE FROM settled_word WHERE word = ? AND entity = ?', word.slice(0, MOST_LETTERS), id)
      await keepWords(db, new Map([[id, is]]))
    }
  }
  return changed
}
