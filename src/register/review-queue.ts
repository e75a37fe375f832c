import type { Queries } from './database.ts'
import { OPEN } from './accounts/roles.ts'
import { collectionsOf } from './collections.ts'
import { requiredOn } from './decisions.ts'
import { allDecisions } from './derive.ts'
import { fitDecisions } from './fit.ts'
import { concluded, confidenceOf } from './confidence.ts'
import type { SettlingClaim } from './identity/group.ts'
import { records } from './ask.ts'
import { PERSON, type ClaimId, type Decision, type DocumentId, type ReadBy, type StoredClaim } from './record.ts'
import { agreement, reviewQueue, type Agreement, type Differing, type ReviewInput, type ReviewItem } from './review.ts'
import { requiredReviewers } from './reviewers.ts'
import { BEARING, settlingClaimOf } from './rows.ts'
import { latestReadings, readBySeveral, sideBySide } from './side-by-side.ts'

/** All that needs a person, from what is stored and from records that are up to date. */
export async function queue(db: Queries): Promise<readonly ReviewItem[]> {
  const made = await allDecisions(db)
  const bearing = await decidedOn(db, made)
  const { decisions, unfit } = fitDecisions(bearing, made)
  const differing: Differing[] = []
  const readBy = new Map<ClaimId, readonly ReadBy[]>()
  for (const document of await readBySeveral(db)) {
    const { readBy: by, ...beside } = sideBySide(await latestReadings(db, document))
    for (const [id, readers] of by) readBy.set(id, readers)
    if ((await db.get('SELECT 1 AS newer FROM document WHERE supersedes = ?', document)) === undefined)
      differing.push({ document, ...beside })
  }
  return reviewQueue({
    records: await records(db, {}),
    ...(await certainty(db, readBy)),
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

/** A claim of which so many slots were concluded, and which the text bears out so little, is little certain. */
const MANY = 3,
  LITTLE = 0.5

/** The confidence of every claim that bears and that a reader took, and those that are little certain. */
async function certainty(
  db: Queries,
  readBy: ReadonlyMap<ClaimId, readonly ReadBy[]>,
): Promise<Pick<ReviewInput, 'confidence' | 'uncertain'>> {
  const confidence = new Map<ClaimId, number>()
  const uncertain: { id: ClaimId; kind: string; inferred: readonly string[] }[] = []
  const bearing = `SELECT c.id, c.kind, c.slots, c.inferred FROM claim c JOIN record_claim r ON r.claim = c.id WHERE c.reader <> '${PERSON}'`
  for await (const rows of db.batches(bearing)) {
    for (const row of rows) {
      const id = String(row['id'])
      const claim = {
        slots: JSON.parse(String(row['slots'])) as StoredClaim['slots'],
        inferred: JSON.parse(String(row['inferred'])) as StoredClaim['inferred'],
      }
      const certain = confidenceOf(claim, readBy.get(id) ?? [])
      confidence.set(id, certain)
      const own = concluded(claim)
      if (own.length >= MANY && certain < LITTLE) uncertain.push({ id, kind: String(row['kind']), inferred: own })
    }
  }
  return { confidence, uncertain }
}
