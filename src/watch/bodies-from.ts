import type { EntityId, HeldSession, Part, PartAsked, RecordId, RegisterReader } from '../register/index.ts'
import { compare } from '../register/compare.ts'
import { CursorError, keyIn, limitOf, partOf } from '../register/part.ts'
import { bodiesOn, type BodyRow } from './bodies.ts'
import { namedByBody } from './cadence.ts'
import { nameOn } from './names-in-time.ts'

/** What is asked of a register to list its bodies. */
type Asked = Pick<RegisterReader, 'watch' | 'records' | 'entities' | 'stateOf'>

/** A row with its place in the list. */
interface Placed {
  readonly row: BodyRow
  readonly key: readonly [zone: string, name: string, id: string]
}

/** Bodies that are known by a name of their own come before those that are known by one which many bear. */
const OWN = '0',
  SHARED = '1'

/**
 * A part of the bodies as they stand on a day: first those with a name of their own, by that name, then those known by a name that many bear. Only the
 * records of the bodies in it are read.
 * @param about only those that concern all of these
 */
export async function bodiesFrom(register: Asked, day: string, about: readonly EntityId[], asked: PartAsked): Promise<Part<BodyRow>> {
  const after = keyIn(asked.after, 3)
  if (after !== undefined && after[0] !== OWN && after[0] !== SHARED) throw new CursorError(asked.after ?? '')
  const isBehind = ({ key }: Pick<Placed, 'key'>): boolean => {
    const at = after === undefined ? -1 : key.findIndex((cell, i) => cell !== after[i])
    return after === undefined || (at >= 0 && compare(key[at] ?? '', after[at] ?? '') > 0)
  }
  const wanted = limitOf(asked) + 1
  const found: Placed[] = []
  for await (const placed of inOrder(register, day, about, isBehind)) {
    found.push(placed)
    if (found.length >= wanted) break
  }
  const { items, next } = partOf(found, asked, ({ key }) => key)
  return { items: items.map(({ row }) => row), ...(next === undefined ? {} : { next }) }
}

/** What a list says of a body's habit rests on so many sessions held last, and on what lies ahead: nobody has to read thousands for one line. */
const RECENT = 40

const isHeld = ({ modality, to }: HeldSession, day: string): boolean => modality === 'done' && (to === undefined || to <= day)

/** The sessions whose records are read for a list: all of most bodies. @param sessions in the order of time */
function recent(sessions: readonly HeldSession[], day: string): readonly RecordId[] {
  const held = sessions.filter(({ to }) => to !== undefined && to <= day).slice(-RECENT)
  const ahead = sessions.filter(({ to }) => to !== undefined && to > day).slice(0, RECENT)
  const undated = sessions.filter(({ to }) => to === undefined).slice(0, RECENT)
  const read = sessions.length <= RECENT ? sessions : [...held, ...ahead, ...undated]
  return read.map(({ record }) => record)
}

/** A row that counts the sessions which were not read as well. */
const counted = (row: BodyRow, sessions: readonly HeldSession[], day: string): BodyRow =>
  sessions.length <= RECENT ? row : { ...row, sessions: sessions.filter((session) => isHeld(session, day)).length }

/** The bodies behind a place, in order, each read when its turn comes. */
async function* inOrder(
  register: Asked,
  day: string,
  about: readonly EntityId[],
  isBehind: (placed: Pick<Placed, 'key'>) => boolean,
): AsyncGenerator<Placed> {
  const held = new Set(await register.watch.bodiesHeld(about))
  const entities = (await register.entities())
    .filter(({ id }) => held.has(id))
    .map((entity) => ({ entity, key: [OWN, nameOn(entity, day), entity.id] as const }))
    .filter(isBehind)
    .sort((a, b) => compare(a.key[1], b.key[1]) || compare(a.key[2], b.key[2]))
  for (const { entity, key } of entities) {
    const sessions = await register.watch.sessionsHeld(entity.id, about)
    const records = [
      ...(await register.watch.records(recent(sessions, day))),
      ...(await register.records({ kind: 'body', body: entity.id, entities: about })),
    ]
    for (const row of bodiesOn(records, day, entity.kind === 'body' ? [entity] : [], register.stateOf))
      yield { row: counted(row, sessions, day), key }
  }
  yield* shared(register, day, about, isBehind)
}

/** Bodies known by a name that many bear: their sessions stand in groups, and a description without sessions by itself. */
async function* shared(
  register: Asked,
  day: string,
  about: readonly EntityId[],
  isBehind: (placed: Pick<Placed, 'key'>) => boolean,
): AsyncGenerator<Placed> {
  const { watch } = register
  for (const name of await watch.sessionNames()) {
    if (!isBehind({ key: [SHARED, name, '~'] })) continue
    const sessions = (await watch.sessionsNamed(name)).filter(({ entities }) => about.every((id) => entities.includes(id)))
    const groups = namedByBody(sessions).map((group) => ({ group, key: [SHARED, name, group[0]?.record ?? ''] as const }))
    for (const { group, key } of groups.filter(isBehind).sort((a, b) => compare(a.key[2], b.key[2]))) {
      const records = await watch.records(recent(group, day))
      for (const row of bodiesOn(records, day, [], register.stateOf)) yield { row: counted(row, group, day), key }
    }
  }
  const silent = (await register.records({ kind: 'body', entities: about })).filter(({ body }) => body === undefined)
  for (const row of bodiesOn(silent, day, [], register.stateOf)) {
    const key = [SHARED, '~', row.body] as const
    if (isBehind({ key })) yield { row, key }
  }
}
