import type { Modality, Kind, SlotValue, Span } from '../reading/claim.ts'
import { compareReadings, type Pair } from '../reading/compare.ts'
import type { Queries, Row } from './database.ts'
import { PERSON, type ClaimId, type DocumentId, type ReadBy } from './record.ts'

/** A claim as one reader's latest reading has it. */
export interface ClaimRead {
  readonly id: ClaimId
  readonly kind: Kind
  readonly modality: Modality
  readonly passage: Span
  readonly slots: Readonly<{ [slot: string]: SlotValue }>
}

/** The latest reading of one reader. */
export interface LatestReading {
  readonly reader: string
  readonly version: string
  readonly claims: readonly ClaimRead[]
}

/** Two readers' claims of one thing that do not go together. */
export interface DifferingPair extends Pair<ClaimRead> {
  readonly readers: readonly [string, string]
}

/** What several readers of one document say, held side by side. */
export interface SideBySide {
  readonly differing: readonly DifferingPair[]
  /** Claims of one thing in other words, alike or not, by the one of them. */
  readonly twins: ReadonlyMap<ClaimId, readonly ClaimId[]>
  /** What no other reader says, in whatever words, by reader. */
  readonly alone: readonly { readonly reader: string; readonly claims: readonly ClaimId[] }[]
  /** Who says each claim, in the order of their names. */
  readonly readBy: ReadonlyMap<ClaimId, readonly ReadBy[]>
}

/** Holds each two readings of one document side by side. */
export function sideBySide(readings: readonly LatestReading[]): SideBySide {
  const differing: DifferingPair[] = []
  const readBy = new Map<ClaimId, Map<string, ReadBy>>()
  const twins = new Map<ClaimId, ClaimId[]>()
  const paired = new Map<string, Set<ClaimId>>(readings.map(({ reader }) => [reader, new Set()]))
  const says = (id: ClaimId, { reader, version }: LatestReading, differs: readonly string[]): void => {
    const by = readBy.get(id) ?? new Map<string, ReadBy>()
    readBy.set(id, by)
    if (by.get(reader)?.differs.length !== 0) by.set(reader, { reader, version, differs })
  }
  readings.forEach((one, i) => {
    for (const { id } of one.claims) says(id, one, [])
    for (const other of readings.slice(i + 1)) {
      const { agreed, differing: apart } = compareReadings(one.claims, other.claims)
      for (const { first, second, differs } of [...agreed, ...apart]) {
        const slots = differs.map(({ slot }) => slot)
        says(first.id, other, slots)
        says(second.id, one, slots)
        if (first.id !== second.id) twins.set(first.id, [...(twins.get(first.id) ?? []), second.id])
        paired.get(one.reader)?.add(first.id)
        paired.get(other.reader)?.add(second.id)
      }
      for (const pair of apart) differing.push({ ...pair, readers: [one.reader, other.reader] })
    }
  })
  return {
    differing,
    twins,
    alone: readings.map(({ reader, claims }) => ({
      reader,
      claims: claims.flatMap(({ id }) => (paired.get(reader)?.has(id) ? [] : [id])),
    })),
    readBy: new Map([...readBy].map(([id, by]) => [id, [...by.values()].sort((a, b) => (a.reader < b.reader ? -1 : 1))])),
  }
}

/** The documents that several readers have read, of all or of some. What a person entered by hand is no reading. */
export async function readBySeveral(db: Queries, documents?: readonly DocumentId[]): Promise<readonly DocumentId[]> {
  if (documents !== undefined && documents.length > AT_ONCE)
    return (await Promise.all([documents.slice(0, AT_ONCE), documents.slice(AT_ONCE)].map((some) => readBySeveral(db, some)))).flat()
  const rows = await db.all(
    `SELECT document FROM reading WHERE reader <> '${PERSON}' ${documents === undefined ? '' : `AND document IN (${documents.map(() => '?').join(', ')})`}
    GROUP BY document HAVING count(DISTINCT reader) > 1 ORDER BY document`,
    ...(documents ?? []),
  )
  return rows.map((row) => String(row['document']))
}

/** So many documents are asked for at once. */
const AT_ONCE = 500

/** Each reader's latest reading of a document. */
export async function latestReadings(db: Queries, document: DocumentId): Promise<readonly LatestReading[]> {
  const latest = await db.all(
    `SELECT r.id, r.reader, r.version FROM reading r WHERE r.document = ? AND r.reader <> '${PERSON}'
      AND NOT EXISTS (SELECT 1 FROM reading later WHERE later.document = r.document AND later.reader = r.reader AND later.id > r.id)
    ORDER BY r.reader`,
    document,
  )
  const readings: LatestReading[] = []
  for (const { id, reader, version } of latest) {
    const rows = await db.all(
      'SELECT c.id, c.kind, c.modality, c.starts, c.ends, c.slots FROM reading_claim p JOIN claim c ON c.id = p.claim WHERE p.reading = ? ORDER BY p.position',
      id ?? null,
    )
    readings.push({ reader: String(reader), version: String(version), claims: rows.map(claimRead) })
  }
  return readings
}

function claimRead(row: Row): ClaimRead {
  return {
    id: String(row['id']),
    kind: row['kind'] as Kind,
    modality: row['modality'] as Modality,
    passage: { start: Number(row['starts']), end: Number(row['ends']) },
    slots: JSON.parse(String(row['slots'])) as ClaimRead['slots'],
  }
}
