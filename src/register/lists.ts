import { KINDS, MODALITIES } from '../reading/claim.ts'
import { standsIn } from './collections.ts'
import { bodyOf, recordIn, SAYS, TOLD_IN, withText } from './ask.ts'
import type { Cell, Queries, Row } from './database.ts'
import { CursorError, cursorOf, keyIn, limitOf, partOf } from './part.ts'
import type { Decision, Entity, EntityId, RegisterRecord, StoredClaim } from './record.ts'
import type { ClaimFilter, ListedDocument, Part, PartAsked, Parts, RecordFilter } from './register.ts'
import { CLAIMS, decisionOf, documentOf, DOCUMENTS } from './rows.ts'

/** Lists by part, each walked through in the order of an index from where the last part ended. */

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** A condition that holds behind a cursor, in the order of some columns. */
const behind = (columns: string, key: readonly string[] | undefined): string =>
  key === undefined ? '' : `AND (${columns}) > (${marks(key)})`

/** Documents by publication, or the newest in the register first. */
export async function documentPart(
  db: Queries,
  { all = false, newest = false, from, collection }: Parameters<Parts['documents']>[0],
  asked: PartAsked,
): Promise<Part<ListedDocument>> {
  // A cursor of one order is none of the other.
  const [order, ...key] = keyIn(asked.after, 3) ?? []
  const by = newest ? 'learned' : 'day'
  if (order !== undefined && order !== by) throw new CursorError(asked.after ?? '')
  const rows = await db.all(
    `SELECT y.${by} AS place, y.document FROM listed_document y WHERE ${all ? '1 = 1' : 'y.replaced = 0'}
    ${from === undefined ? '' : 'AND y.day >= ?'} ${collection === undefined ? '' : `AND ${standsIn('y.document')}`}
    ${order === undefined ? '' : `AND (y.${by}, y.document) ${newest ? '<' : '>'} (?, ?)`}
    ORDER BY ${newest ? 'y.learned DESC, y.document DESC' : 'y.day, y.document'} LIMIT ?`,
    ...(from === undefined ? [] : [from]),
    ...(collection === undefined ? [] : [collection, collection]),
    ...key,
    limitOf(asked) + 1,
  )
  const { items, next } = partOf(rows, asked, ({ place, document }) => [by, String(place), String(document)])
  const ids = items.map(({ document }) => String(document))
  if (ids.length === 0) return { items: [] }
  const counts = new Map(
    (await db.all(`SELECT document, count(*) AS n FROM claim WHERE document IN (${marks(ids)}) GROUP BY document`, ...ids)).map(
      ({ document, n }) => [document, Number(n)],
    ),
  )
  const found = new Map((await db.all(`${DOCUMENTS} WHERE d.id IN (${marks(ids)})`, ...ids)).map((row) => [row['id'], documentOf(row)]))
  const documents = ids.flatMap((id) => {
    const document = found.get(id)
    return document === undefined ? [] : [{ ...document, claims: counts.get(id) ?? 0 }]
  })
  return { items: documents, ...(next === undefined ? {} : { next }) }
}

/** So many documents are looked through at once for claims: few at first, as a document may have many, and more as long as too little is found. */
const FIRST = 2,
  MOST = 64

/** Claims by publication of their document, and by their place in it. */
export async function claimPart(db: Queries, filter: ClaimFilter, asked: PartAsked): Promise<Part<StoredClaim>> {
  const key = keyIn(asked.after, 4)
  const limit = limitOf(asked)
  const [day, document, place, id] = key ?? []
  const isBehind = (claim: StoredClaim): boolean =>
    claim.document !== document || claim.order > Number(place) || (claim.order === Number(place) && claim.id > (id ?? ''))
  const found: { readonly claim: StoredClaim; readonly day: string }[] = []
  let from = key === undefined ? undefined : [day ?? '', document ?? '']
  let among = '>='
  let atOnce = FIRST
  while (found.length <= limit) {
    const documents = await documentsWithClaims(db, filter, from, among, atOnce)
    if (documents.length === 0) break
    const claims = await claimsOf(
      db,
      filter,
      documents.map(({ document: one }) => String(one)),
    )
    for (const listed of documents)
      for (const claim of claims.get(String(listed['document'])) ?? [])
        if (isBehind(claim)) found.push({ claim, day: String(listed['day']) })
    const last = documents.at(-1)
    from = [String(last?.['day']), String(last?.['document'])]
    among = '>'
    atOnce = Math.min(MOST, atOnce * 2)
  }
  const { items, next } = partOf(found, asked, ({ claim, day: published }) => [published, claim.document, String(claim.order), claim.id])
  return { items: items.map(({ claim }) => claim), ...(next === undefined ? {} : { next }) }
}

/** The next documents in order that have claims of those asked for. */
function documentsWithClaims(
  db: Queries,
  { document, kind, record, all = false }: ClaimFilter,
  from: readonly string[] | undefined,
  among: string,
  atOnce: number,
): Promise<readonly Row[]> {
  const conditions: string[] = []
  const values: Cell[] = []
  const where = (condition: string, ...given: readonly Cell[]): void => {
    conditions.push(condition)
    values.push(...given)
  }
  // One document, or those of one record, are few: they are looked up, and not come across.
  const few = document !== undefined || record !== undefined
  const list = kind === undefined || few ? 'listed_document' : 'listed_kind'
  if (document !== undefined) where('y.document = ?', document)
  if (record !== undefined)
    where('y.document IN (SELECT c.document FROM record_claim b JOIN claim c ON c.id = b.claim WHERE b.record = ?)', record)
  if (list === 'listed_kind') where('y.kind = ?', kind ?? null)
  // What a newer version has replaced bears nothing.
  if (!all)
    where(
      list === 'listed_document'
        ? 'y.replaced = 0'
        : 'EXISTS (SELECT 1 FROM listed_document l WHERE l.document = y.document AND l.replaced = 0)',
    )
  if (from !== undefined) where(`(y.day, y.document) ${among} (?, ?)`, ...from)
  return db.all(
    `SELECT y.day, y.document FROM ${list} y ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY y.day, y.document LIMIT ${atOnce}`,
    ...values,
  )
}

/** The claims of some documents that a filter lets through, in the order of their places. */
async function claimsOf(
  db: Queries,
  { kind, record, all = false }: ClaimFilter,
  documents: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredClaim[]>> {
  const rows = await db.all(
    `${CLAIMS} WHERE c.document IN (${marks(documents)}) ${kind === undefined ? '' : 'AND c.kind = ?'}
    ${record === undefined ? '' : 'AND c.id IN (SELECT claim FROM record_claim WHERE record = ?)'} ORDER BY c.document, p.position, c.id`,
    ...documents,
    ...(kind === undefined ? [] : [kind]),
    ...(record === undefined ? [] : [record]),
  )
  const found = new Map<string, StoredClaim[]>()
  for (const claim of await withText(db, rows)) {
    if (!claim.bears && !all) continue
    const known = found.get(claim.document)
    if (known === undefined) found.set(claim.document, [claim])
    else known.push(claim)
  }
  return found
}

/** Records in the order of their own time. */
export async function recordPart(db: Queries, filter: RecordFilter, asked: PartAsked): Promise<Part<RegisterRecord>> {
  const key = keyIn(asked.after, 2)
  const limit = limitOf(asked) + 1
  const values: Cell[] = []
  const walks = await walksThrough(db, filter, key, limit, values)
  const rows = await db.all(
    `SELECT f.day, b.body FROM (SELECT w.id, w.day FROM (${walks.join('\nUNION ALL ')}) w ORDER BY w.day, w.id LIMIT ${limit}) f
    JOIN record_body b ON b.record = f.id ORDER BY f.day, f.id`,
    ...values,
  )
  const found = rows.map((row) => ({ day: String(row['day']), record: recordIn(row) }))
  const { items, next } = partOf(found, asked, ({ day, record }) => [day, record.id])
  return { items: items.map(({ record }) => record), ...(next === undefined ? {} : { next }) }
}

const asList = <T>(given: T | readonly T[]): readonly T[] => (Array.isArray(given) ? (given as readonly T[]) : [given as T])

/** An index walked through for each kind and standing; each gives its first records, of which the first of all are taken. */
async function walksThrough(
  db: Queries,
  { kind, modality, said, entities = [], claim, documents, body, from, to, disputed }: RecordFilter,
  key: readonly string[] | undefined,
  limit: number,
  values: Cell[],
): Promise<readonly string[]> {
  const [first, ...others] = await rarestFirst(db, [...new Set(entities)])
  const kinds = kind === undefined ? undefined : asList(kind)
  const modalities = modality === undefined ? undefined : asList(modality)
  const walk = (table: string, id: string, conditions: readonly (readonly [string, ...Cell[]])[]): string => {
    values.push(...conditions.flatMap(([, ...given]) => given))
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`
    return `SELECT * FROM (SELECT ${id} AS id, t.day FROM ${table} ${where} ORDER BY t.day, ${id} LIMIT ${limit}) one`
  }
  const onDays = (id: string): (readonly [string, ...Cell[]])[] => [
    ...(key === undefined ? [] : [[`(t.day, ${id}) > (?, ?)`, ...key] as const]),
    ...(to === undefined ? [] : [['t.day <= ?', to] as const]),
  ]
  const onRecord = (id: string): (readonly [string, ...Cell[]])[] => [
    ...(claim === undefined ? [] : [[`${id} IN (SELECT record FROM record_claim WHERE claim = ?)`, claim] as const]),
    ...(said === undefined ? [] : [[SAYS(id, said), ...said] as const]),
    ...(documents === undefined ? [] : [[TOLD_IN(id, documents), ...documents] as const]),
    ...(body === undefined ? [] : [[`${id} IN (SELECT id FROM record WHERE held_by = ?)`, body] as const]),
    ...(from === undefined ? [] : [['t.last_day >= ?', from] as const]),
    ...(disputed === undefined ? [] : [[`t.disputed = ${disputed ? 1 : 0}`] as const]),
  ]
  const isModality = modalities === undefined ? [] : [[`t.modality IN (${marks(modalities)})`, ...modalities] as const]
  if (first !== undefined) {
    const also = others.map(
      (other) =>
        [
          'EXISTS (SELECT 1 FROM record_entity o WHERE o.entity = ? AND o.kind = t.kind AND o.day = t.day AND o.record = t.record)',
          other,
        ] as const,
    )
    return (kinds ?? [undefined]).map((one) =>
      walk('record_entity t', 't.record', [
        ['t.entity = ?', first],
        ...(one === undefined ? [] : [['t.kind = ?', one] as const]),
        ...onDays('t.record'),
        ...also,
        ...isModality,
        ...onRecord('t.record'),
      ]),
    )
  }
  // Without kind or standing, or for the few that are disputed, one walk sees all.
  if ((kinds === undefined && modalities === undefined) || disputed === true) {
    const isKind = kinds === undefined ? [] : [[`t.kind IN (${marks(kinds)})`, ...kinds] as const]
    return [walk('record t', 't.id', [...onDays('t.id'), ...onRecord('t.id'), ...isKind, ...isModality])]
  }
  return (kinds ?? KINDS).flatMap((one) =>
    (modalities ?? MODALITIES).map((how) =>
      walk('record t', 't.id', [['t.kind = ?', one], ['t.modality = ?', how], ...onDays('t.id'), ...onRecord('t.id')]),
    ),
  )
}

/** So far it is counted whether few records are about an entity. */
const MANY = 1000

/** Of several entities the one that fewest records are about leads. */
export async function rarestFirst(db: Queries, entities: readonly EntityId[]): Promise<readonly EntityId[]> {
  if (entities.length < 2) return entities
  const counted: { readonly entity: EntityId; readonly records: number }[] = []
  for (const entity of entities) {
    const row = await db.get(`SELECT count(*) AS n FROM (SELECT 1 FROM record_entity WHERE entity = ? LIMIT ${MANY}) few`, entity)
    counted.push({ entity, records: Number(row?.['n'] ?? 0) })
  }
  return counted.sort((a, b) => a.records - b.records).map(({ entity }) => entity)
}

/** Entities by name. */
export async function entityPart(db: Queries, { kind }: Parameters<Parts['entities']>[0], asked: PartAsked): Promise<Part<Entity>> {
  const key = keyIn(asked.after, 2)
  const rows = await db.all(
    `SELECT body FROM entity WHERE ${kind === undefined ? '1 = 1' : 'kind = ?'} ${behind('name, id', key)} ORDER BY name, id LIMIT ?`,
    ...(kind === undefined ? [] : [kind]),
    ...(key ?? []),
    limitOf(asked) + 1,
  )
  return partOf(rows.map(bodyOf<Entity>), asked, ({ name, id }) => [name, id])
}

/** Decisions in the order in which they were made. */
export async function decisionPart(db: Queries, asked: PartAsked): Promise<Part<Decision>> {
  const [last] = keyIn(asked.after, 1) ?? []
  const limit = limitOf(asked)
  const rows = await db.all('SELECT * FROM decision WHERE id > ? ORDER BY id LIMIT ?', Number(last ?? 0), limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(decisionOf),
    ...(rows.length > limit ? { next: cursorOf([String(shown.at(-1)?.['id'])]) } : {}),
  }
}
