import { inRowOf, linked, withLink, type Link, type SessionInRow } from '../chain.ts'
import type { Group } from '../identity/group.ts'
import { asSaid } from '../identity/understand.ts'
import { bodiesOf, recordOf } from '../make-record.ts'
import type { EntityId, RecordId, RegisterRecord } from '../record.ts'
import { fullOf, keptClaims } from './claim-state.ts'
import type { Context } from './context.ts'
import { bodyOf, RECORD } from './groups.ts'
import { onHeaps, type Heaped } from './heap.ts'
import { rowsAmong, runAmong } from './many.ts'
import { aboutIn, keptMentions, rooting, type About, type Rooting } from './mentions.ts'
import { unpacked } from '../record-body.ts'
import { deleteRecords, insertRecords, rewriteRecord } from './write.ts'

/** What the row of a body says of a session; with what the session would say of itself alone. */
type Placed = SessionInRow & { readonly disputed: boolean }

/** Records of groups that are kept. */
async function recordsOf(groups: readonly string[], context: Context, about: About, rooted: Rooting): Promise<readonly RegisterRecord[]> {
  const bodies = groups.map((body) => bodyOf({ body }))
  const ids = bodies.flatMap(({ claims }) => claims)
  const kept = await keptClaims(context.db, ids)
  const states = [...kept.values()].map(({ state }) => state)
  const said = new Map(states.map((state) => [state.said.id, state.said]))
  const reasons = new Map(states.map((state) => [state.said.id, state.reasons ?? []]))
  const decided = new Set(states.flatMap((state) => (state.decided ? [state.said.id] : [])))
  const entities = await about(await keptMentions(context, ids))
  const full = bodies.map(({ claims, joins }): Group => {
    const all = claims.flatMap((id) => {
      const one = kept.get(id)
      return one === undefined ? [] : [fullOf(one.state)]
    })
    return { claims: all, joins }
  })
  const bodyIds = await rooted((rootOf) => bodiesOf(full, rootOf, context.names))
  return full.map((group) => recordOf(asSaid(group, said, reasons), { entities, bodies: bodyIds, names: context.names, decided }))
}

async function keepRecords({ db, asked }: Context, records: readonly RegisterRecord[]): Promise<void> {
  await insertRecords(db, records, asked)
  await db.insert(
    'settled_session',
    ['record', 'body', 'session', 'link'],
    records.flatMap((record) => {
      const session = inRowOf(record)
      if (session === undefined) return []
      const placed: Placed = { ...session, disputed: record.disputed }
      return [[record.id, record.body ?? '', JSON.stringify(placed), '{}']]
    }),
  )
}

/** So many claims are held at once, unless one group has more. */
const MOST_CLAIMS = 4_000

/** Groups, some at a time, so that their claims are not too many. */
function* together(groups: readonly { readonly body: string; readonly size: number }[]): Generator<readonly string[]> {
  let some: string[] = []
  let size = 0
  for (const group of groups) {
    if (some.length > 0 && size + group.size > MOST_CLAIMS) {
      yield some
      some = []
      size = 0
    }
    some.push(group.body)
    size += group.size
  }
  if (some.length > 0) yield some
}

const HEAPS: readonly Heaped[] = [
  'settled_session',
  'record',
  'record_claim',
  'record_slot',
  'record_entity',
  'record_date',
  'record_word',
  'record_topic',
  'record_item',
  'named_session',
]

/** Makes all records, sessions as though they stood alone. */
export const recordAll = (context: Context): Promise<void> => onHeaps(context, HEAPS, makeAll)

async function makeAll(context: Context): Promise<void> {
  const { db } = context
  const [about, rooted] = [aboutIn(context), rooting(context)]
  for await (const rows of db.batches(`SELECT size, body FROM settled_group WHERE stage = '${RECORD}'`)) {
    const groups = rows.map(({ size, body }) => ({ size: Number(size), body: String(body) }))
    for (const some of together(groups)) await keepRecords(context, await recordsOf(some, context, about, rooted))
  }
}

/** Gives all sessions their places in the rows of their bodies. */
export async function chainAll(context: Context): Promise<void> {
  const { db } = context
  let bodies: EntityId[] = []
  for await (const rows of db.batches('SELECT DISTINCT body FROM settled_session ORDER BY body')) {
    bodies = rows.map(({ body }) => String(body))
    for (const body of bodies) await chain(context, body)
  }
}

/**
 * Makes records anew.
 * @param gone those that are no more, or were made of other groups
 * @param anew those to be made
 */
export async function recordChanged(context: Context, gone: ReadonlySet<RecordId>, anew: ReadonlySet<RecordId>): Promise<void> {
  const { db } = context
  const all = new Set([...gone, ...anew])
  const bodies = new Set((await rowsAmong(db, 'SELECT body FROM settled_session WHERE record IN (*)', all)).map(({ body }) => String(body)))
  await deleteRecords(db, all)
  await runAmong(db, 'DELETE FROM settled_session WHERE record IN (*)', all)
  const rows = await rowsAmong(db, `SELECT size, body FROM settled_group WHERE stage = '${RECORD}' AND bucket IN (*)`, anew)
  const groups = rows.map(({ size, body }) => ({ size: Number(size), body: String(body) }))
  const [about, rooted] = [aboutIn(context), rooting(context)]
  for (const some of together(groups)) {
    const records = await recordsOf(some, context, about, rooted)
    await keepRecords(context, records)
    for (const record of records) if (record.kind === 'meeting' && record.body !== undefined) bodies.add(record.body)
  }
  for (const body of bodies) await chain(context, body)
}

/** Gives each session of a body its place in the row. Only records whose place changed are written. */
async function chain({ db, asked }: Context, body: EntityId): Promise<void> {
  const rows = await db.all('SELECT record, session, link FROM settled_session WHERE body = ?', body)
  const links = linked(rows.map(({ session }) => JSON.parse(String(session)) as Placed))
  const changed = new Map<RecordId, readonly [disputed: boolean, link: Link]>()
  for (const { record, session, link } of rows) {
    const now = links.get(String(record)) ?? {}
    if (JSON.stringify(now) !== link) changed.set(String(record), [(JSON.parse(String(session)) as Placed).disputed, now])
  }
  for (const row of await rowsAmong(db, 'SELECT record, body FROM record_body WHERE record IN (*)', changed.keys())) {
    const id = String(row['record'])
    const [disputed, link] = changed.get(id) ?? [false, {}]
    const before = unpacked(String(row['body']))
    const { previous: _p, next: _n, conflicts: _c, ...record } = before
    await rewriteRecord(db, before, withLink({ ...record, disputed }, link), asked)
    await db.run('UPDATE settled_session SET link = ? WHERE record = ?', JSON.stringify(link), id)
  }
}
