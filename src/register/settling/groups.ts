import { KINDS } from '../../reading/claim.ts'
import { namesOfOne } from '../body-groups.ts'
import type { Queries, Row } from '../database.ts'
import { digest } from '../digest.ts'
import type { SettlingClaim } from '../identity/group.ts'
import { alone } from '../identity/group.ts'
import { inOrder, itemId, type Item, type Stage } from '../identity/stage.ts'
import { recordId } from '../make-record.ts'
import type { ClaimId, RecordId } from '../record.ts'
import { fullOf, keptClaims, type Change, type ClaimState } from './claim-state.ts'
import { placeOf, type Context } from './context.ts'
import { onHeaps } from './heap.ts'
import { rowsAmong, runAmong } from './many.ts'

/** A group as it is kept, on its way or come to a record. */
export interface GroupRow {
  readonly stage: string
  readonly id: string
  readonly origin: string
  readonly bucket: string
  readonly size: number
  /** As JSON: see `GroupBody`. */
  readonly body: string
}

/** The claims of a group by their ids, and what else is known of it. */
interface GroupBody extends Pick<Item, 'joins' | 'facts'> {
  readonly claims: readonly ClaimId[]
}

/** The stage at which groups are records. */
export const RECORD = 'record'

const rowOf = (row: Row): GroupRow => ({
  stage: String(row['stage']),
  id: String(row['id']),
  origin: String(row['origin']),
  bucket: String(row['bucket']),
  size: Number(row['size']),
  body: String(row['body']),
})

/** What a kept group says of itself. */
export const bodyOf = ({ body }: { readonly body: string }): GroupBody => JSON.parse(body) as GroupBody

function groupRow(item: Item, origin: string, context: Context, from: number): GroupRow {
  const { claims, joins, facts } = item
  const place = placeOf(item, context, from)
  const isRecord = place.stage === ''
  return {
    stage: isRecord ? RECORD : place.stage,
    id: itemId(item),
    origin,
    bucket: isRecord ? recordId(item) : place.bucket,
    size: claims.length,
    body: JSON.stringify({ claims: claims.map(({ id }) => id), joins, ...(isRecord || facts === undefined ? {} : { facts }) }),
  }
}

const keepGroups = (db: Queries, rows: Iterable<GroupRow>): Promise<void> =>
  db.insert(
    'settled_group',
    ['stage', 'id', 'origin', 'bucket', 'size', 'body'],
    (function* () {
      for (const { stage, id, origin, bucket, size, body } of rows) yield [stage, id, origin, bucket, size, body]
    })(),
  )

/** Keeps under which names the session was told that a group has come to. */
async function keepLinks(
  db: Queries,
  made: readonly { readonly row: GroupRow; readonly claims: readonly SettlingClaim[] }[],
  { names }: Context,
) {
  await db.insert(
    'settled_link',
    ['session', 'key', 'known'],
    made.flatMap(({ row, claims }) =>
      row.stage === RECORD ? namesOfOne(claims, names).map(({ key, known }) => [row.id, key, known ? 1 : 0]) : [],
    ),
  )
}

const originOf = (stage: Stage, bucket: string): string => digest([stage.name, bucket])

/** Works on some keys of a stage. Gives what comes out, with the claims. */
async function workOn(stage: Stage, at: number, buckets: readonly string[], context: Context) {
  const { db, names } = context
  const claims = await rowsAmong(db, 'SELECT bucket, body FROM settled_claim WHERE stage = ? AND bucket IN (*)', buckets, stage.name)
  const groups = await rowsAmong(db, 'SELECT bucket, body FROM settled_group WHERE stage = ? AND bucket IN (*)', buckets, stage.name)
  const bodies = groups.map(({ bucket, body }) => ({ bucket: String(bucket), ...bodyOf({ body: String(body) }) }))
  const members = await keptClaims(
    db,
    bodies.flatMap((body) => body.claims),
  )
  const byBucket = new Map<string, Item[]>(buckets.map((bucket) => [bucket, []]))
  for (const { bucket, body } of claims) byBucket.get(String(bucket))?.push(alone(fullOf(JSON.parse(String(body)) as ClaimState)))
  for (const { bucket, claims: ids, joins, facts } of bodies) {
    const all = ids.flatMap((id) => {
      const one = members.get(id)
      return one === undefined ? [] : [fullOf(one.state)]
    })
    byBucket.get(bucket)?.push({ claims: all, joins, ...(facts === undefined ? {} : { facts }) })
  }
  return [...byBucket].flatMap(([bucket, items]) =>
    items.length === 0
      ? []
      : stage
          .work(inOrder(items), names)
          .map((item) => ({ row: groupRow(item, originOf(stage, bucket), context, at + 1), claims: item.claims })),
  )
}

/** So many claims are worked on at once, unless one key has more; and so many keys. */
const [MOST_CLAIMS, MOST_BUCKETS] = [4_000, 500]

/** All keys of a stage, some at a time, so that their claims are not too many. */
async function* allBuckets(db: Queries, stage: Stage): AsyncGenerator<readonly string[]> {
  let some: string[] = []
  let size = 0
  const counted = `SELECT bucket, sum(size) AS size FROM (
      SELECT bucket, count(*) AS size FROM settled_claim WHERE stage = ? GROUP BY bucket
      UNION ALL SELECT bucket, sum(size) AS size FROM settled_group WHERE stage = ? GROUP BY bucket
    ) AS found GROUP BY bucket`
  for await (const rows of db.batches(counted, stage.name, stage.name)) {
    for (const row of rows) {
      if (some.length > 0 && (some.length >= MOST_BUCKETS || size + Number(row['size']) > MOST_CLAIMS)) {
        yield some
        some = []
        size = 0
      }
      some.push(String(row['bucket']))
      size += Number(row['size'])
    }
  }
  if (some.length > 0) yield some
}

/** Lets all claims go through all stages. */
export async function groupAll(context: Context): Promise<void> {
  await onHeaps(context, ['settled_group'], groupLone)
  for (const kind of KINDS)
    for (const [at, stage] of context.stages[kind].entries())
      await onHeaps(context, ['settled_group'], (heaping) => groupStage(stage, at, heaping))
}

async function groupLone(context: Context): Promise<void> {
  const { db } = context
  for await (const rows of db.batches("SELECT body FROM settled_claim WHERE stage = ''")) {
    await keepGroups(
      db,
      rows.map(({ body }) => loneRow(JSON.parse(String(body)) as ClaimState, context)),
    )
  }
}

async function groupStage(stage: Stage, at: number, context: Context): Promise<void> {
  const { db } = context
  for await (const buckets of allBuckets(db, stage)) {
    const made = await workOn(stage, at, buckets, context)
    await keepGroups(
      db,
      made.map(({ row }) => row),
    )
    await keepLinks(db, made, context)
  }
}

/** A claim that goes through no stage is a record by itself. */
const loneRow = (state: ClaimState, context: Context): GroupRow =>
  groupRow(alone(fullOf(state)), state.said.id, context, Number.POSITIVE_INFINITY)

/** Which groups have become no record any more, and which have. What is in both was made anew. */
export interface GroupChanges {
  readonly gone: readonly { readonly id: string; readonly record: RecordId }[]
  readonly fresh: readonly RecordId[]
  /** Keys of bodies whose names stand together otherwise than before. */
  readonly bodies: ReadonlySet<string>
}

/** Follows changes of claims through the stages. */
export async function groupChanged(changes: ReadonlyMap<ClaimId, Change>, context: Context): Promise<GroupChanges> {
  const { db, stages } = context
  const dirty = new Map<string, Set<string>>()
  const soil = ({ stage, bucket }: { readonly stage: string; readonly bucket: string }): void => {
    const known = dirty.get(stage) ?? new Set<string>()
    dirty.set(stage, known.add(bucket))
  }
  const gone: GroupRow[] = []
  const fresh: { row: GroupRow; claims: readonly SettlingClaim[] }[] = []
  const keep = async (removed: readonly GroupRow[], made: typeof fresh): Promise<void> => {
    for (const { stage, bucket, id, origin } of removed)
      await db.run('DELETE FROM settled_group WHERE stage = ? AND bucket = ? AND id = ? AND origin = ?', stage, bucket, id, origin)
    await keepGroups(
      db,
      made.map(({ row }) => row),
    )
    removed.forEach(soil)
    for (const { row } of made) soil(row)
    gone.push(...removed.filter(({ stage }) => stage === RECORD))
    fresh.push(...made.filter(({ row }) => row.stage === RECORD))
  }
  const lone: typeof fresh = []
  const left = new Set<string>()
  for (const { old, now } of changes.values()) {
    if (old?.stage === '') left.add(old.state.said.id)
    else if (old !== undefined) soil(old)
    if (now?.stage === '') lone.push({ row: loneRow(now.state, context), claims: [fullOf(now.state)] })
    else if (now !== undefined) soil(now)
  }
  await keep((await rowsAmong(db, 'SELECT * FROM settled_group WHERE origin IN (*)', left)).map(rowOf), lone)
  for (const kind of KINDS) {
    for (const [at, stage] of stages[kind].entries()) {
      const all = [...(dirty.get(stage.name) ?? [])]
      for (let i = 0; i < all.length; i += MOST_BUCKETS) {
        const buckets = all.slice(i, i + MOST_BUCKETS)
        const made = await workOn(stage, at, buckets, context)
        const origins = buckets.map((bucket) => originOf(stage, bucket))
        const before = new Map(
          (await rowsAmong(db, 'SELECT * FROM settled_group WHERE origin IN (*)', origins)).map((row) => [
            `${String(row['id'])} ${String(row['origin'])}`,
            rowOf(row),
          ]),
        )
        const differing = made.filter(({ row, claims }) => {
          const same = before.get(`${row.id} ${row.origin}`)
          const isSame = same !== undefined && same.stage === row.stage && same.bucket === row.bucket && same.body === row.body
          if (!isSame || claims.some(({ id }) => changes.has(id))) return true
          before.delete(`${row.id} ${row.origin}`)
          return false
        })
        await keep([...before.values()], differing)
      }
    }
  }
  const links = await linkRows(db, [...gone.map(({ id }) => id), ...fresh.map(({ row }) => row.id)])
  await runAmong(
    db,
    'DELETE FROM settled_link WHERE session IN (*)',
    gone.map(({ id }) => id),
  )
  await keepLinks(db, fresh, context)
  const linksNow = await linkRows(
    db,
    fresh.map(({ row }) => row.id),
  )
  const differing = [...links.filter((link) => !linksNow.includes(link)), ...linksNow.filter((link) => !links.includes(link))]
  return {
    gone: gone.map(({ id, bucket }) => ({ id, record: bucket })),
    fresh: fresh.map(({ row }) => row.bucket),
    bodies: new Set(differing.map((link) => (JSON.parse(link) as [string, string, number])[1])),
  }
}

const linkRows = async (db: Queries, sessions: readonly string[]): Promise<readonly string[]> =>
  (await rowsAmong(db, 'SELECT * FROM settled_link WHERE session IN (*)', sessions)).map(({ session, key, known }) =>
    JSON.stringify([session, key, Number(known)]),
  )
