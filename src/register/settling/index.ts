import type { Queries } from '../database.ts'
import { unpacked } from '../record-body.ts'
import type { ClaimId, Decision, DocumentId, RecordId } from '../record.ts'
import { decidedDocuments, fitted } from './bearing.ts'
import { allRoots, changedRoots } from './bodies.ts'
import { keptClaims, type Change } from './claim-state.ts'
import { keepActs, regroupedClaims, takeAll, takeChanged } from './claims.ts'
import { contextOf, type Settling } from './context.ts'
import { gatherAll, gatherChanged } from './everybody.ts'
import { groupAll, groupChanged } from './groups.ts'
import { rowsAmong } from './many.ts'
import { entitiesOf } from './mentions.ts'
import { chainAll, recordAll, recordChanged } from './records.ts'
import { rewriteItems } from './write.ts'

export type { Settling } from './context.ts'

/** From so many readings on a register is large. */
const MANY_READINGS = 1_000

const hasMany = async (db: Queries): Promise<boolean> =>
  (await db.all(`SELECT 1 AS one FROM reading LIMIT ${MANY_READINGS}`)).length === MANY_READINGS

/**
 * Fills empty tables from all claims. Holds some of them at a time.
 * @param index makes the indexes that are of use once the tables are so far filled
 */
export async function settleAll(db: Queries, settling: Settling, index: (filled: 'claims' | 'records') => Promise<void>): Promise<void> {
  const fit = await fitted(db, settling.made, settling.required, undefined)
  const context = { ...contextOf(db, settling, fit.acts), isLarge: settling.isLarge ?? (await hasMany(db)) }
  await keepActs(db, fit.acts)
  await takeAll(context, fit)
  await index('claims')
  await groupAll(context)
  await allRoots(db)
  await gatherAll(context)
  await recordAll(context)
  await index('records')
  await chainAll(context)
}

/** What is other than when the tables were filled. */
export interface Changed {
  /** Documents that may bear other claims. */
  readonly documents: ReadonlySet<DocumentId>
  /** Decisions that were made since, or hold no more. */
  readonly decisions: readonly Decision[]
}

/** Brings the tables up to date. Nothing is looked at that is not touched by what changed. */
export async function settleSince(db: Queries, settling: Settling, changed: Changed): Promise<void> {
  const { made, required } = settling
  const documents = new Set(changed.documents)
  for (const of of await decidedDocuments(db, changed.decisions)) for (const document of of) documents.add(document)
  const fit = await fitted(db, made, required, documents)
  const context = contextOf(db, settling, fit.acts)
  const regrouped = await keepActs(db, fit.acts)
  const changes = new Map<ClaimId, Change>(await takeChanged(context, fit, documents))
  const others = [...regrouped].filter((id) => !changes.has(id))
  for (const [id, change] of await regroupedClaims(context, others)) changes.set(id, change)
  const groups = await groupChanged(changes, context)
  const renamed = entitiesOf(await changedRoots(db, groups.bodies))
  const states = new Map([...changes].map(([id, { now }]) => [id, now?.state]))
  const retold = await gatherChanged(context, states, renamed, async (claims) =>
    [...(await keptClaims(db, claims)).values()].map(({ state }) => state),
  )
  const records = await rowsAmong(db, 'SELECT record FROM record_claim WHERE claim IN (*)', retold)
  const gone = new Set(groups.gone.map(({ record }) => record))
  const anew = new Set([...groups.fresh, ...records.map(({ record }) => String(record))])
  await recordChanged(context, gone, anew)
  await weighAnew(db, documents, anew)
}

/** What another reader of a document says makes its claims more or less certain, also where they stay as they are. */
async function weighAnew(db: Queries, documents: ReadonlySet<string>, done: ReadonlySet<RecordId>): Promise<void> {
  const rows = await rowsAmong(
    db,
    'SELECT DISTINCT i.record FROM claim c JOIN record_claim b ON b.claim = c.id JOIN record_item i ON i.record = b.record WHERE c.document IN (*)',
    documents,
  )
  const records = rows.map(({ record }) => String(record)).filter((id) => !done.has(id))
  const bodies = await rowsAmong(db, 'SELECT body FROM record_body WHERE record IN (*)', records)
  await rewriteItems(
    db,
    bodies.map(({ body }) => unpacked(String(body))),
  )
}
