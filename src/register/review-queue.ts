import type { Queries } from './database.ts'
import { OPEN } from './accounts/roles.ts'
import { collectionsOf } from './collections.ts'
import { requiredOn } from './decisions.ts'
import { allDecisions } from './derive.ts'
import { fitDecisions } from './fit.ts'
import { concluded, confidenceOf, isUncertain } from './confidence.ts'
import type { SettlingClaim } from './identity/group.ts'
import { recordIn } from './ask.ts'
import { itemsOf } from './record-items.ts'
import { PERSON, type ClaimId, type Decision, type DocumentId, type ReadBy, type StoredClaim } from './record.ts'
import { agreement, reviewQueue, type Agreement, type Differing, type ReviewInput, type ReviewItem } from './review.ts'
import { requiredReviewers } from './reviewers.ts'
import { BEARING, settlingClaimOf } from './rows.ts'
import { latestReadings, readBySeveral, sideBySide } from './side-by-side.ts'

/** All that needs a person, from what is stored and from records that are up to date; each kind of thing is found by an index. */
export async function queue(db: Queries): Promise<readonly ReviewItem[]> {
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
  const records = (await db.all('SELECT body FROM record_body WHERE record IN (SELECT record FROM record_item)')).map(recordIn)
  const asked = [
    ...records.flatMap(itemsOf).flatMap(({ about }) => about),
    ...decisions.flatMap(({ claims }) => claims),
    ...unfit.flatMap(({ instead }) => instead),
  ]
  return reviewQueue({
    records,
    ...(await certainty(db, readBy, asked)),
    differing,
    decisions,
    unfit,
    required: requiredOn([...(await claimsThen(db, made)), ...bearing], await requiredReviewers(db)),
  })
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
