import type { Queries, Row } from './database.ts'
import { OPEN } from './accounts/roles.ts'
import { collectionsOf } from './collections.ts'
import { decisionsByPerson, requiredOn } from './decisions.ts'
import { allDecisions } from './derive.ts'
import { fitDecisions } from './fit.ts'
import { concluded, confidenceOf, isUncertain } from './confidence.ts'
import type { SettlingClaim } from './identity/group.ts'
import { CursorError, keyIn, limitOf, partOf, partsOf } from './part.ts'
import { confidenceKept, keptConfidence } from './record-item-rows.ts'
import { PERSON, type ClaimId, type Decision, type DocumentId, type ReadBy, type RecordId, type StoredClaim } from './record.ts'
import type { Part, PartAsked } from './register.ts'
import { agreement, REASONS, reviewQueue, type Agreement, type Differing, type ReviewInput, type ReviewItem } from './review.ts'
import { requiredReviewers } from './reviewers.ts'
import { BEARING, settlingClaimOf } from './rows.ts'
import { rowsAmong } from './settling/many.ts'
import { latestReadings, readBySeveral, sideBySide } from './side-by-side.ts'

/** What needs a person besides what stands in records: as long as nothing changes it is the same for all parts of the list. */
export interface Besides {
  readonly items: readonly ReviewItem[]
  /** The claims that persons decided on, and the records that rest on one of them. */
  readonly seen: ReadonlySet<ClaimId>
  readonly touched: ReadonlySet<RecordId>
}

/** Works out what needs a person besides what stands in records; each kind of thing is found by an index. */
export async function besides(db: Queries): Promise<Besides> {
  const made = await allDecisions(db)
  const bearing = await decidedOn(db, made)
  const { decisions, unfit } = fitDecisions(bearing, made)
  const differing: Differing[] = []
  const readBy = new Map<ClaimId, readonly ReadBy[]>()
  for (const document of await readByOthersToo(db)) {
    const { readBy: by, ...beside } = sideBySide(await latestReadings(db, document))
    for (const [id, readers] of by) readBy.set(id, readers)
    if ((await db.get('SELECT 1 AS newer FROM document WHERE supersedes = ?', document)) === undefined)
      differing.push({ document, ...beside })
  }
  const asked = [...decisions.flatMap(({ claims }) => claims), ...unfit.flatMap(({ instead }) => instead)]
  const items = reviewQueue({
    ...(await certainty(db, readBy, asked)),
    differing,
    decisions,
    unfit,
    required: requiredOn([...(await claimsThen(db, made)), ...bearing], await requiredReviewers(db)),
  })
  const seen = new Set(decisionsByPerson(decisions).keys())
  const touched = await rowsAmong(db, 'SELECT record FROM record_claim WHERE claim IN (*)', seen)
  return { items, seen, touched: new Set(touched.map(({ record }) => String(record))) }
}

/** A thing that needs a person, with its place in the list: reason, confidence, id, and what parts things of one id. */
interface Placed {
  readonly item: ReviewItem
  readonly key: readonly [reason: number, confidence: number, id: string, tail: string]
}

const place = (item: ReviewItem): Placed => ({
  item,
  key: [REASONS.indexOf(item.reason), keptConfidence(item.confidence), item.id, item.detail],
})

const isBehind = (key: Placed['key'], after: Placed['key']): boolean => {
  const at = key.findIndex((cell, i) => cell !== after[i])
  return at >= 0 && (key[at] ?? '') > (after[at] ?? '')
}

/** @throws CursorError when it is none of this list */
function keyOf(cursor: string | undefined): Placed['key'] {
  if (cursor === undefined) return [-1, 0, '', '']
  const [reason, confidence, id = '', tail = ''] = keyIn(cursor, 4) ?? []
  const [at, kept] = [Number(reason), Number(confidence)]
  const inRecord = at >= FIRST && at <= LAST
  if (!Number.isInteger(at) || !Number.isInteger(kept) || (inRecord && !/^\d{1,9}$/.test(tail))) throw new CursorError(cursor)
  return [at, kept, id, tail]
}

/** The first and last reason that stand in records; all others come before or after them. */
const [FIRST, LAST] = [REASONS.indexOf('dispute'), REASONS.indexOf('join in doubt')]

/** A part of all that needs a person, the most pressing first; of one reason only, when that is named. */
export async function reviewPart(
  db: Queries,
  { items, seen, touched }: Besides,
  { reason }: { readonly reason?: ReviewItem['reason'] },
  asked: PartAsked,
): Promise<Part<ReviewItem>> {
  const after = keyOf(asked.after)
  const wanted = limitOf(asked) + 1
  const rest = items.map(place).filter(({ item, key }) => (reason === undefined || item.reason === reason) && isBehind(key, after))
  const found = rest.filter(({ key }) => key[0] < FIRST).slice(0, wanted)
  for (let from = after; found.length < wanted; ) {
    const rows = await itemRows(db, reason === undefined ? [FIRST, LAST] : [REASONS.indexOf(reason), REASONS.indexOf(reason)], from, wanted)
    for (const row of rows) if (!(await isDone(db, row, seen, touched))) found.push(recordItem(row))
    const last = rows.at(-1)
    if (rows.length < wanted || last === undefined) break
    from = recordItem(last).key
  }
  found.push(...rest.filter(({ key }) => key[0] > LAST).slice(0, wanted))
  const { items: shown, next } = partOf(found, asked, ({ key }) => key.map(String))
  return { items: shown.map(({ item }) => item), ...(next === undefined ? {} : { next }) }
}

/** All that needs a person. */
export async function queue(db: Queries, all: Besides): Promise<readonly ReviewItem[]> {
  const found: ReviewItem[] = []
  for await (const items of partsOf((asked) => reviewPart(db, all, {}, asked))) found.push(...items)
  return found
}

/** What stands in records behind a place in the list. */
async function itemRows(
  db: Queries,
  [first, last]: readonly [number, number],
  after: Placed['key'],
  limit: number,
): Promise<readonly Row[]> {
  if (first < FIRST || last > LAST || after[0] > last) return []
  const from = after[0] < first ? undefined : after
  return db.all(
    `SELECT * FROM record_item WHERE reason BETWEEN ? AND ? ${from === undefined ? '' : 'AND (reason, confidence, record, place) > (?, ?, ?, ?)'}
    ORDER BY reason, confidence, record, place LIMIT ?`,
    first,
    last,
    ...(from === undefined ? [] : [from[0], from[1], from[2], Number(from[3])]),
    limit,
  )
}

function recordItem(row: Row): Placed {
  const [reason, kept, id] = [Number(row['reason']), Number(row['confidence']), String(row['record'])]
  const confidence = confidenceKept(kept)
  const item: ReviewItem = {
    reason: REASONS[reason] ?? 'dispute',
    what: 'record',
    id,
    detail: String(row['detail']),
    others: JSON.parse(String(row['others'])) as readonly string[],
    ...(confidence === undefined ? {} : { confidence }),
  }
  return { item, key: [reason, kept, id, String(row['place'])] }
}

/** A join in doubt is asked of nobody any more when persons decided on all that it joined, or on all that the record rests on. */
async function isDone(db: Queries, row: Row, seen: ReadonlySet<ClaimId>, touched: ReadonlySet<RecordId>): Promise<boolean> {
  const record = String(row['record'])
  if (Number(row['reason']) !== LAST || !touched.has(record)) return false
  if ((JSON.parse(String(row['others'])) as readonly ClaimId[]).every((id) => seen.has(id))) return true
  const claims = await db.all('SELECT claim FROM record_claim WHERE record = ?', record)
  return claims.every(({ claim }) => seen.has(String(claim)))
}

/** How far reviewers agree, on all claims or on those of documents that stand in a collection. */
export async function agreed(db: Queries, collection?: string): Promise<readonly Agreement[]> {
  const made = await allDecisions(db)
  if (collection === undefined) return agreement(made)
  const decided = await claimsThen(db, made)
  const standing = await collectionsOf(db, [...new Set(decided.map(({ document }) => document))])
  const within = new Set(decided.filter(({ document }) => (standing.get(document) ?? [OPEN]).includes(collection)).map(({ id }) => id))
  return agreement(made, (claim) => within.has(claim))
}

/** Every claim that was ever decided on, with its document. */
async function claimsThen(
  db: Queries,
  decisions: readonly Decision[],
): Promise<readonly { readonly id: ClaimId; readonly document: DocumentId }[]> {
  const ids = [...new Set(decisions.flatMap(({ claims }) => claims))]
  const found: { id: ClaimId; document: DocumentId }[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE)
    const rows = await db.all(`SELECT id, document FROM claim WHERE id IN (${some.map(() => '?').join(', ')})`, ...some)
    found.push(...rows.map(({ id, document }) => ({ id: String(id), document: String(document) })))
  }
  return found
}
const AT_ONCE = 500

/** The claims that bear in the documents on which decisions were made. */
async function decidedOn(db: Queries, decisions: Parameters<typeof fitDecisions>[1]): Promise<readonly SettlingClaim[]> {
  const documents = new Set(decisions.flatMap(({ about = [] }) => about.map(({ document }) => document)))
  const claims: SettlingClaim[] = []
  for (const document of documents) claims.push(...(await db.all(`${BEARING} AND d.id = ?`, document)).map(settlingClaimOf))
  return claims
}

/** The confidence of the claims asked about that bear and that a reader took, and all that are little certain. */
async function certainty(
  db: Queries,
  readBy: ReadonlyMap<ClaimId, readonly ReadBy[]>,
  asked: readonly ClaimId[],
): Promise<Pick<ReviewInput, 'confidence' | 'uncertain'>> {
  const listed = (await db.all('SELECT claim FROM uncertain_claim')).map(({ claim }) => String(claim))
  const ids = [...new Set([...listed, ...readBy.keys(), ...asked])]
  const confidence = new Map<ClaimId, number>()
  const uncertain: { id: ClaimId; kind: string; inferred: readonly string[] }[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE)
    const rows = await db.all(
      `SELECT c.id, c.kind, c.slots, c.inferred FROM claim c WHERE c.id IN (${some.map(() => '?').join(', ')}) AND c.reader <> '${PERSON}'
      AND EXISTS (SELECT 1 FROM record_claim r WHERE r.claim = c.id)`,
      ...some,
    )
    for (const row of rows) {
      const id = String(row['id'])
      const claim = {
        slots: JSON.parse(String(row['slots'])) as StoredClaim['slots'],
        inferred: JSON.parse(String(row['inferred'])) as StoredClaim['inferred'],
      }
      const readers = readBy.get(id) ?? []
      confidence.set(id, confidenceOf(claim, readers))
      if (isUncertain(claim, readers)) uncertain.push({ id, kind: String(row['kind']), inferred: concluded(claim) })
    }
  }
  return { confidence, uncertain }
}

/** The documents that several readers have read. */
async function readByOthersToo(db: Queries): Promise<readonly DocumentId[]> {
  const listed = await db.all('SELECT document FROM listed_document WHERE readers > 1 ORDER BY document')
  return listed.length === 0
    ? []
    : readBySeveral(
        db,
        listed.map(({ document }) => String(document)),
      )
}
