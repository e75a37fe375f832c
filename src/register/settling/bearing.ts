import type { Queries } from '../database.ts'
import { applyDecisions, requiredOn, standingDecisions, type Required } from '../decisions.ts'
import { fitDecisions } from '../fit.ts'
import type { SettlingClaim } from '../identity/group.ts'
import { markTwins } from '../identity/twins.ts'
import type { ClaimId, Decision, DocumentId } from '../record.ts'
import { BEARING, settlingClaimOf } from '../rows.ts'
import { latestReadings, readBySeveral, sideBySide } from '../side-by-side.ts'
import type { ClaimState } from './claim-state.ts'
import { rowsAmong } from './many.ts'

/** The claims that bear in a document, each with its twins. */
async function bearingIn(db: Queries, document: DocumentId): Promise<readonly SettlingClaim[]> {
  const claims = (await db.all(`${BEARING} AND d.id = ?`, document)).map(settlingClaimOf)
  return markTwins((await readBySeveral(db, [document])).length === 0 ? claims : withTwins(claims, await twinsIn(db, document)))
}

const twinsIn = async (db: Queries, document: DocumentId): Promise<ReadonlyMap<ClaimId, readonly ClaimId[]>> =>
  sideBySide(await latestReadings(db, document)).twins

const withTwins = (claims: readonly SettlingClaim[], of: ReadonlyMap<ClaimId, readonly ClaimId[]>): readonly SettlingClaim[] =>
  claims.map((claim) => {
    const twins = of.get(claim.id)
    return twins === undefined ? claim : { ...claim, twins }
  })

/** The documents on which each decision was made. */
export async function decidedDocuments(db: Queries, made: readonly Decision[]): Promise<readonly ReadonlySet<DocumentId>[]> {
  // Who decided long ago did not write down of which document.
  const unknown = made.flatMap(({ claims, about = [] }) => claims.filter((id) => !about.some((one) => one.id === id)))
  const rows = await rowsAmong(db, 'SELECT id, document FROM claim WHERE id IN (*)', unknown)
  const of = new Map(rows.map(({ id, document }) => [String(id), String(document)]))
  return made.map(
    ({ claims, about = [] }) => new Set([...about.map(({ document }) => document), ...claims.flatMap((id) => of.get(id) ?? [])]),
  )
}

/** Decisions as they fit what bears now. */
export interface Fitted {
  /** Which decision stands on a claim of these documents. */
  readonly standing: ReadonlyMap<ClaimId, Decision>
  /** Those that join and part groups, of all documents. */
  readonly acts: readonly Decision[]
}

/**
 * Fits decisions to the claims.
 * @param documents whose claims are to be settled anew; undefined: all
 */
export async function fitted(
  db: Queries,
  made: readonly Decision[],
  required: Required,
  documents: ReadonlySet<DocumentId> | undefined,
): Promise<Fitted> {
  if (made.length === 0) return { standing: new Map(), acts: [] }
  const of = await decidedDocuments(db, made)
  const isAct = ({ act }: Decision): boolean => act === 'merge' || act === 'split'
  const wanted = made.flatMap((decision, i) => {
    const on = of[i] ?? new Set<DocumentId>()
    return documents === undefined || isAct(decision) || [...on].some((document) => documents.has(document)) ? [{ decision, on }] : []
  })
  const claims: SettlingClaim[] = []
  for (const document of new Set(wanted.flatMap(({ on }) => [...on]))) claims.push(...(await bearingIn(db, document)))
  const { decisions } = fitDecisions(
    claims,
    wanted.map(({ decision }) => decision),
  )
  return { standing: standingDecisions(decisions, requiredOn(claims, required)), acts: decisions.filter(isAct) }
}

/** A claim as it stands after what was decided on it; undefined when it was rejected. */
function standingAs(claim: SettlingClaim, decision: Decision | undefined): ClaimState | undefined {
  if (decision === undefined) return { said: claim }
  const { claims, decided } = applyDecisions([claim], [{ ...decision, claims: [claim.id] }])
  return claims[0] === undefined ? undefined : { said: claims[0], ...(decided.size > 0 ? { decided: true } : {}) }
}

/** The claims of a document as they stand. */
export async function standingIn(db: Queries, document: DocumentId, { standing }: Fitted): Promise<readonly ClaimState[]> {
  return (await bearingIn(db, document)).flatMap((claim) => standingAs(claim, standing.get(claim.id)) ?? [])
}

/** All claims as they stand, many at a time. */
export async function* allStanding(db: Queries, { standing }: Fitted): AsyncGenerator<readonly ClaimState[]> {
  const twins = new Map<ClaimId, readonly ClaimId[]>()
  for (const document of await readBySeveral(db)) {
    for (const [id, others] of await twinsIn(db, document)) {
      twins.set(id, others)
      for (const other of others) if (!twins.has(other)) twins.set(other, [])
    }
  }
  for await (const rows of db.batches(BEARING)) {
    yield withTwins(rows.map(settlingClaimOf), twins).flatMap((claim) => standingAs(claim, standing.get(claim.id)) ?? [])
  }
}

/** The documents that may bear other claims than when the register was settled up to these readings. */
export async function changedDocuments(db: Queries, readings: number): Promise<Set<DocumentId>> {
  const rows = await db.all(`SELECT r.document, d.supersedes FROM reading r JOIN document d ON d.id = r.document WHERE r.id > ?`, readings)
  return new Set(rows.flatMap(({ document, supersedes }) => [document, supersedes].filter((id) => id !== null).map(String)))
}
