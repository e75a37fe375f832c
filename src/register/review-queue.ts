import type { Queries } from './database.ts'
import { OPEN } from './accounts/roles.ts'
import { collectionsOf } from './collections.ts'
import { requiredOn } from './decisions.ts'
import { allDecisions } from './derive.ts'
import { fitDecisions } from './fit.ts'
import type { SettlingClaim } from './identity/group.ts'
import { records } from './ask.ts'
import { PERSON, type ClaimId, type Decision, type DocumentId } from './record.ts'
import { agreement, reviewQueue, type Agreement, type Differing, type ReviewInput, type ReviewItem } from './review.ts'
import { requiredReviewers } from './reviewers.ts'
import { BEARING, settlingClaimOf } from './rows.ts'

/** All that needs a person, from what is stored and from records that are up to date. */
export async function queue(db: Queries): Promise<readonly ReviewItem[]> {
  const made = await allDecisions(db)
  const bearing = await decidedOn(db, made)
  const { decisions, unfit } = fitDecisions(bearing, made)
  return reviewQueue({
    records: await records(db, {}),
    uncertain: await uncertain(db),
    differing: await differing(db),
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

/** A claim of which so many slots were concluded, and more than were said, is little certain. */
const MANY = 3

async function uncertain(db: Queries): Promise<ReviewInput['uncertain']> {
  const found: { id: string; kind: string; inferred: readonly string[] }[] = []
  const bearing = `SELECT c.id, c.kind, c.slots, c.inferred FROM claim c JOIN record_claim r ON r.claim = c.id WHERE c.inferred <> '{}' AND c.reader <> '${PERSON}'`
  for await (const rows of db.batches(bearing)) {
    for (const row of rows) {
      const inferred = Object.keys(JSON.parse(String(row['inferred'])) as object)
      const slots = Object.keys(JSON.parse(String(row['slots'])) as object)
      const own = inferred.filter((slot) => slots.includes(slot))
      if (own.length >= MANY && own.length > slots.length / 2)
        found.push({ id: String(row['id']), kind: String(row['kind']), inferred: own })
    }
  }
  return found
}

/** Documents that several readers have read, with what only the one or the other found in the latest reading of each. */
async function differing(db: Queries): Promise<readonly Differing[]> {
  const read = await db.all(`
    SELECT r.document, r.reader, max(r.id) AS latest FROM reading r
    WHERE r.document IN (SELECT document FROM reading GROUP BY document HAVING count(DISTINCT reader) > 1)
    GROUP BY r.document, r.reader ORDER BY r.document, r.reader`)
  const byDocument = new Map<string, { reader: string; claims: ReadonlySet<string> }[]>()
  for (const { document, reader, latest } of read) {
    const claims = (await db.all('SELECT claim FROM reading_claim WHERE reading = ?', latest ?? null)).map(({ claim }) => String(claim))
    const known = byDocument.get(String(document)) ?? []
    known.push({ reader: String(reader), claims: new Set(claims) })
    byDocument.set(String(document), known)
  }
  return [...byDocument].flatMap(([document, readers]): readonly Differing[] => {
    const alone = readers.map(({ reader, claims }) => ({
      reader,
      alone: [...claims].filter((id) => !readers.some((other) => other.reader !== reader && other.claims.has(id))).length,
    }))
    return alone.some((one) => one.alone > 0) ? [{ document, readers: alone }] : []
  })
}
