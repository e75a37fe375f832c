import { confidenceOf } from './confidence.ts'
import type { Cell, Queries } from './database.ts'
import { PERSON, type ClaimId, type DocumentId, type ReadBy, type RegisterRecord, type StoredClaim } from './record.ts'
import { itemsOf } from './record-items.ts'
import { latestReadings, readBySeveral, sideBySide } from './side-by-side.ts'
import { rowsAmong } from './settling/many.ts'

/** A whole number stands for a confidence where it is kept, as both engines order these alike: it is told to so many places. */
const PLACES = 1e9
/** Stands for no confidence, where persons said all of it; comes last. */
const NONE = PLACES + 1

/** A confidence as it is kept, so that what needs a person is listed by an index. */
export const keptConfidence = (confidence: number | undefined): number =>
  confidence === undefined ? NONE : Math.round(confidence * PLACES)

/** The confidence that was kept. */
export const confidenceKept = (kept: number): number | undefined => (kept === NONE ? undefined : kept / PLACES)

/** The confidence of claims that bear and that readers took. */
async function confidences(db: Queries, claims: Iterable<ClaimId>): Promise<ReadonlyMap<ClaimId, number>> {
  const rows = await rowsAmong(db, `SELECT id, document, slots, inferred, reader FROM claim WHERE id IN (*)`, claims)
  const read = rows.filter(({ reader }) => reader !== PERSON)
  const readBy = new Map<ClaimId, readonly ReadBy[]>()
  for (const document of await severalAmong(db, new Set(read.map((row) => String(row['document'])))))
    for (const [id, readers] of sideBySide(await latestReadings(db, document)).readBy) readBy.set(id, readers)
  return new Map(
    read.map((row) => {
      const claim = {
        slots: JSON.parse(String(row['slots'])) as StoredClaim['slots'],
        inferred: JSON.parse(String(row['inferred'])) as StoredClaim['inferred'],
      }
      return [String(row['id']), confidenceOf(claim, readBy.get(String(row['id'])) ?? [])]
    }),
  )
}

const severalAmong = async (db: Queries, documents: ReadonlySet<DocumentId>): Promise<readonly DocumentId[]> =>
  documents.size === 0 ? [] : readBySeveral(db, [...documents])

const COLUMNS = ['reason', 'confidence', 'record', 'place', 'detail', 'others'] as const

/** Keeps what of some records needs a person, the least certain first: so certain as the least certain claim that it is about. */
export async function insertItems(db: Queries, records: readonly RegisterRecord[]): Promise<void> {
  const items = records.flatMap((record) => itemsOf(record).map((item, place) => ({ record: record.id, place, item })))
  if (items.length === 0) return
  const known = await confidences(
    db,
    items.flatMap(({ item }) => item.about),
  )
  const least = (about: readonly ClaimId[]): number | undefined => {
    const among = about.flatMap((id) => known.get(id) ?? [])
    return among.length === 0 ? undefined : among.reduce((low, one) => Math.min(low, one))
  }
  await db.insert(
    'record_item',
    COLUMNS,
    items.map(({ record, place, item: { reason, detail, others, about } }): readonly Cell[] => [
      reason,
      keptConfidence(least(about)),
      record,
      place,
      detail,
      JSON.stringify(others),
    ]),
  )
}
