import { aboutWhom, entityId, mentionsIn, type Mention } from '../entities.ts'
import type { EntityId } from '../record.ts'
import { rootsOf } from './bodies.ts'
import { fullOf, type ClaimState } from './claim-state.ts'
import type { Context } from './context.ts'
import { Remembered, rowsAmong } from './many.ts'

/** So many names and entities are remembered while many claims are looked at. */
const MOST = 50_000

/** Finds the key that stands for all names of a body. */
export type Rooting = <T>(work: (bodyOf: (key: string) => string) => T) => Promise<T>

/** Lets work look up bodies' names that are kept: it is done once to hear what it asks for. */
export function rooting({ db }: Context): Rooting {
  const roots = new Remembered<string>(MOST)
  return async (work) => {
    const asked = new Set<string>()
    work((key) => {
      asked.add(key)
      return key
    })
    roots.trim()
    await roots.fetch(asked, (keys) => rootsOf(db, keys), '')
    return work((key) => roots.get(key) || key)
  }
}

/** Whom claims name. */
export const mentionsOf = (
  states: readonly ClaimState[],
  { names }: Context,
  rooted: Rooting,
): Promise<ReadonlyMap<string, readonly Mention[]>> =>
  rooted((bodyOf) => new Map(states.map((state) => [state.said.id, mentionsIn(state.said, fullOf(state), bodyOf, names)])))

/** Whom claims name, as it is kept. */
export async function keptMentions({ db }: Context, claims: Iterable<string>): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const rows = await rowsAmong(db, 'SELECT * FROM settled_mention WHERE claim IN (*)', claims)
  return new Map(rows.map(({ claim, body }) => [String(claim), JSON.parse(String(body)) as readonly Mention[]]))
}

/** Keeps whom claims name. */
export const keepMentions = ({ db }: Context, mentions: ReadonlyMap<string, readonly Mention[]>): Promise<void> =>
  db.insert(
    'settled_mention',
    ['claim', 'body'],
    [...mentions].map(([claim, all]) => [claim, JSON.stringify(all)]),
  )

const NOBODY: readonly EntityId[] = []

/** The parties in the names of entities, as they are kept. */
export async function keptInside({ db }: Context, entities: Iterable<EntityId>): Promise<ReadonlyMap<EntityId, readonly EntityId[]>> {
  const rows = await rowsAmong(db, 'SELECT entity, inside FROM settled_entity WHERE entity IN (*)', entities)
  return new Map(
    rows.map(({ entity, inside }) => [String(entity), inside === '' ? NOBODY : (JSON.parse(String(inside)) as readonly EntityId[])]),
  )
}

/** Finds whom claims are about. */
export type About = (mentions: ReadonlyMap<string, readonly Mention[]>) => Promise<ReadonlyMap<string, readonly EntityId[]>>

/** Whom claims are about, by what is kept of those they name. */
export function aboutIn(context: Context): About {
  const inside = new Remembered<readonly EntityId[]>(MOST)
  return async (mentions) => {
    inside.trim()
    const named = [...mentions.values()].flatMap((all) => all.map(([id]) => id))
    await inside.fetch(named, (ids) => keptInside(context, ids), NOBODY)
    return new Map([...mentions].map(([claim, all]) => [claim, aboutWhom(all, (id) => inside.get(id) ?? NOBODY)]))
  }
}

/** The entities that bear these keys. */
export const entitiesOf = (keys: Iterable<string>): ReadonlySet<EntityId> => new Set([...keys].map(entityId))
