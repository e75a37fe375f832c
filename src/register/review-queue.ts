import type { Queries } from './database.ts'
import { allDecisions, requiredReviewers } from './derive.ts'
import { fitDecisions } from './fit.ts'
import type { SettlingClaim } from './identity/group.ts'
import { records } from './ask.ts'
import { PERSON } from './record.ts'
import { reviewQueue, type Differing, type ReviewInput, type ReviewItem } from './review.ts'
import { BEARING, settlingClaimOf } from './rows.ts'

/** All that needs a person, from what is stored and from records that are up to date. */
export async function queue(db: Queries): Promise<readonly ReviewItem[]> {
  const made = await allDecisions(db)
  const { decisions, unfit } = fitDecisions(await decidedOn(db, made), made)
  return reviewQueue({
    records: await records(db, {}),
    uncertain: await uncertain(db),
    differing: await differing(db),
    decisions,
    unfit,
    reviewers: await requiredReviewers(db),
  })
}

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
