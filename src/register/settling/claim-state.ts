import type { Queries, Row } from '../database.ts'
import { digest } from '../digest.ts'
import type { SettlingClaim } from '../identity/group.ts'
import type { Understood } from '../identity/understand.ts'
import { LONGEST_KEY, rowsAmong } from './many.ts'

/** A claim that bears, as settling has understood it. */
export interface ClaimState {
  /** As it stands: corrected, where a person did so. */
  readonly said: SettlingClaim
  readonly decided?: true
  /** Its slots with names in full, where these differ, and why. */
  readonly full?: SettlingClaim['slots']
  readonly reasons?: Understood['reasons']
}

/** A claim and where it enters: under which key of which stage. The stage is '' when it goes through none. */
export interface Kept {
  readonly state: ClaimState
  readonly stage: string
  readonly bucket: string
}

/** What became of a claim: what it was before, if it bore, and what it is now, if it bears. */
export interface Change {
  readonly old?: Kept
  readonly now?: Kept
}

/** The claim with names in full, as identity compares it. */
export const fullOf = ({ said, full }: ClaimState): SettlingClaim => (full === undefined ? said : { ...said, slots: full })

const keptOf = ({ stage, bucket, body }: Row): Kept => ({
  state: JSON.parse(String(body)) as ClaimState,
  stage: String(stage),
  bucket: String(bucket),
})

/** Claims by their ids; those that do not bear are left out. */
export async function keptClaims(db: Queries, ids: Iterable<string>): Promise<Map<string, Kept>> {
  const rows = await rowsAmong(db, 'SELECT * FROM settled_claim WHERE claim IN (*)', ids)
  return new Map(rows.map((row) => [String(row['claim']), keptOf(row)]))
}

/** The claims of a document that bore when it was last settled, also when it has gone out of sight since. */
export async function keptOfDocument(db: Queries, document: string): Promise<Map<string, Kept>> {
  const rows = await db.all(
    `SELECT s.* FROM ${db.dialect.stored}.claim c JOIN settled_claim s ON s.claim = c.id WHERE c.document = ?`,
    document,
  )
  return new Map(rows.map((row) => [String(row['claim']), keptOf(row)]))
}

/** Keeps claims. */
export const keepClaims = (db: Queries, claims: Iterable<Kept>): Promise<void> =>
  db.insert(
    'settled_claim',
    ['claim', 'stage', 'bucket', 'body'],
    (function* () {
      for (const { state, stage, bucket } of claims) yield [state.said.id, stage, bucket, JSON.stringify(state)]
    })(),
  )

/** A key as it is kept: a long one by its digest. */
export const keyKept = (key: string): string => (key.length > LONGEST_KEY ? digest(key) : key)
