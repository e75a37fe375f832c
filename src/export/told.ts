import {
  allOf,
  type DocumentId,
  type RecordFilter,
  type RegisterReader,
  type RegisterRecord,
  type StoredClaim,
  type StoredDocument,
} from '../register/index.ts'

/** What is exported, and what is said of it. */
export interface Asked {
  readonly register: RegisterReader
  readonly filter: RecordFilter
  /** Under which terms it is given away, in the words of who gives it: a name, or an address. */
  readonly licence: string
  /** Where records are shown, when they are anywhere: `https://host`. */
  readonly here?: string
}

/** Said when whoever exports names no terms: what is quoted is not ours to give. */
export const NO_LICENCE = 'not stated; sentences quoted belong to those who published them'

/** A claim with the document that it stands in. */
export interface Source {
  readonly claim: StoredClaim
  readonly document: StoredDocument
}

/** A record with all that bears it, in the order of publication. */
export interface ToldRecord {
  readonly record: RegisterRecord
  readonly sources: readonly Source[]
}

/** So many records are held at once, with their claims and documents. */
const AT_ONCE = 100

/** The records asked for, in the order of the register. @param filter besides what was asked for */
export async function* toldRecords({ register, filter }: Asked, kinds?: RecordFilter['kind']): AsyncGenerator<ToldRecord> {
  const asked = kinds === undefined || filter.kind !== undefined ? filter : { ...filter, kind: kinds }
  let held: RegisterRecord[] = []
  for await (const record of allOf((part) => register.parts.records(asked, part))) {
    held.push(record)
    if (held.length < AT_ONCE) continue
    yield* await toldOf(register, held)
    held = []
  }
  yield* await toldOf(register, held)
}

/** Records with all that bears them. */
export async function toldOf(
  register: Pick<RegisterReader, 'sources'>,
  records: readonly RegisterRecord[],
): Promise<readonly ToldRecord[]> {
  const [claims, documents] = await Promise.all([
    register.sources.claims([...new Set(records.flatMap((record) => record.claims))]),
    register.sources.documents([...new Set(records.flatMap((record) => record.documents))]),
  ])
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]))
  const documentOf = new Map(documents.map((document) => [document.id, document]))
  return records.map((record) => ({
    record,
    sources: record.claims.flatMap((id) => {
      const claim = claimOf.get(id),
        document = claim === undefined ? undefined : documentOf.get(claim.document)
      return claim === undefined || document === undefined ? [] : [{ claim, document }]
    }),
  }))
}

/** The documents asked for: those that the records rest on, or all when nothing narrows it. */
export async function* toldDocuments({ register, filter }: Asked): AsyncGenerator<StoredDocument> {
  if (Object.values(filter).every((value) => value === undefined)) {
    yield* allOf((part) => register.parts.documents({}, part))
    return
  }
  const ids = new Set<DocumentId>()
  for await (const { documents } of allOf((part) => register.parts.records(filter, part))) for (const id of documents) ids.add(id)
  const sorted = [...ids].sort()
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    const found = await register.sources.documents(sorted.slice(at, at + AT_ONCE))
    yield* [...found].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}
