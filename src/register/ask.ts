import type { Kind } from '../reading/claim.ts'
import { allDecisions } from './derive.ts'
import type { Entity, RegisterRecord, StoredClaim, StoredDocument } from './record.ts'
import type { ClaimFilter, Counts, Identified, RecordFilter } from './register.ts'
import { claimOf, CLAIMS, documentOf, DOCUMENTS } from './rows.ts'
import type { Cell, Row, Sqlite } from './sqlite.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By publication, those without a date last, then by id. */
export function documents(db: Sqlite): readonly StoredDocument[] {
  return db
    .all(DOCUMENTS)
    .map(documentOf)
    .sort((a, b) => compare(a.date ?? '~', b.date ?? '~') || compare(a.id, b.id))
}

/** One document by its id. */
export function document(db: Sqlite, id: string): StoredDocument | undefined {
  const row = db.get(`${DOCUMENTS} WHERE d.id = ?`, id)
  return row && documentOf(row)
}

/** By publication, document and place in it. */
export function claims(db: Sqlite, { document: of, kind, record, all = false }: ClaimFilter): readonly StoredClaim[] {
  const conditions: string[] = []
  const values: Cell[] = []
  const where = (condition: string, value: Cell): void => {
    conditions.push(condition)
    values.push(value)
  }
  if (of !== undefined) where('c.document = ?', of)
  if (kind !== undefined) where('c.kind = ?', kind)
  if (record !== undefined) where('c.id IN (SELECT claim FROM record_claim WHERE record = ?)', record)
  const rows = db.all(
    `${CLAIMS} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY c.document, p.position, c.id`,
    ...values,
  )
  const found = withText(db, rows).filter(({ bears }) => bears || all)
  return found.sort(
    (a, b) =>
      compare(a.published ?? '~', b.published ?? '~') || compare(a.document, b.document) || a.order - b.order || compare(a.id, b.id),
  )
}

/** One claim by its id. */
export function claim(db: Sqlite, id: string): StoredClaim | undefined {
  return withText(db, db.all(`${CLAIMS} WHERE c.id = ?`, id))[0]
}

function withText(db: Sqlite, rows: readonly Row[]): StoredClaim[] {
  const rejected = rejectedClaims(db)
  let of = ''
  let text = ''
  return rows.map((row) => {
    if (row['document'] !== of) {
      of = String(row['document'])
      text = String(db.get('SELECT text FROM document WHERE id = ?', of)?.['text'])
    }
    return claimOf(row, text, rejected)
  })
}

/** Claims of which a rejection is the last word. */
function rejectedClaims(db: Sqlite): ReadonlySet<string> {
  const rejected = new Set<string>()
  for (const { act, claims: on } of allDecisions(db)) {
    if (act === 'reject') for (const id of on) rejected.add(id)
    if (act === 'confirm' || act === 'correct') for (const id of on) rejected.delete(id)
  }
  return rejected
}

/** The records that a filter lets through, in the order of their ids. */
export function records(db: Sqlite, filter: RecordFilter): readonly RegisterRecord[] {
  const conditions: string[] = []
  const values: Cell[] = []
  const oneOf = (column: string, given: string | readonly string[] | undefined): void => {
    if (given === undefined) return
    const options = typeof given === 'string' ? [given] : given
    conditions.push(`${column} IN (${options.map(() => '?').join(', ')})`)
    values.push(...options)
  }
  oneOf('kind', filter.kind)
  oneOf('modality', filter.modality)
  for (const entity of filter.entities ?? []) {
    conditions.push('id IN (SELECT record FROM record_entity WHERE entity = ?)')
    values.push(entity)
  }
  if (filter.from !== undefined) {
    conditions.push('last_day >= ?')
    values.push(filter.from)
  }
  if (filter.to !== undefined) {
    conditions.push('first_day <= ?')
    values.push(filter.to)
  }
  if (filter.disputed !== undefined) conditions.push(`disputed = ${filter.disputed ? 1 : 0}`)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  return db.all(`SELECT body FROM record ${where} ORDER BY place`, ...values).map(bodyOf<RegisterRecord>)
}

const bodyOf = <T>(row: Row): T => JSON.parse(String(row['body'])) as T

/** One record by its id. */
export function record(db: Sqlite, id: string): RegisterRecord | undefined {
  const row = db.get('SELECT body FROM record WHERE id = ?', id)
  return row && bodyOf<RegisterRecord>(row)
}

/** Everybody and everything that claims name. */
export function entities(db: Sqlite): readonly Entity[] {
  return db
    .all('SELECT body FROM entity')
    .map(bodyOf<Entity>)
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** One entity by its id. */
export function entity(db: Sqlite, id: string): Entity | undefined {
  const row = db.get('SELECT body FROM entity WHERE id = ?', id)
  return row && bodyOf<Entity>(row)
}

/** Shorter beginnings would name half the register. */
const SHORTEST_ID = 4

/** What an id, or the beginning of one, stands for. */
export function identify(db: Sqlite, given: string): readonly Identified[] {
  const beginning = given.trim().toLowerCase()
  if (beginning.length < SHORTEST_ID || !/^[0-9a-f]{4,64}$/.test(beginning)) return []
  // A document may also be named by its whole hash.
  const short = beginning.slice(0, 16)
  const ids = (table: string): readonly string[] =>
    db.all(`SELECT id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 50`, short, `${short}g`).map(({ id }) => String(id))
  return [
    ...ids('document').flatMap((id): Identified[] => asList(document(db, id)).map((one) => ({ what: 'document', document: one }))),
    ...ids('claim').flatMap((id): Identified[] => asList(claim(db, id)).map((one) => ({ what: 'claim', claim: one }))),
    ...ids('record').flatMap((id): Identified[] => asList(record(db, id)).map((one) => ({ what: 'record', record: one }))),
    ...ids('entity').flatMap((id): Identified[] => asList(entity(db, id)).map((one) => ({ what: 'entity', entity: one }))),
  ]
}

const asList = <T>(thing: T | undefined): readonly T[] => (thing === undefined ? [] : [thing])

/** How much the register holds. */
export function counts(db: Sqlite): Counts {
  const count = (sql: string): number => Number(db.get(`SELECT count(*) AS n ${sql}`)?.['n'])
  const byKind = (sql: string): Counts['claimsByKind'] =>
    Object.fromEntries(db.all(sql).map(({ kind, n }) => [kind as Kind, Number(n)])) as Counts['claimsByKind']
  const recordsByKind = byKind('SELECT kind, count(*) AS n FROM record GROUP BY kind ORDER BY kind')
  // Every claim that bears bears a record, so these need not look at documents.
  const claimsByKind = byKind(
    'SELECT r.kind, count(*) AS n FROM record_claim c JOIN record r ON r.id = c.record GROUP BY r.kind ORDER BY r.kind',
  )
  const sum = (of: Counts['claimsByKind']): number => Object.values(of).reduce((a, b) => a + b, 0)
  return {
    documents: count('FROM document'),
    superseded: count('FROM document d WHERE EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)'),
    claims: sum(claimsByKind),
    claimsByKind,
    records: sum(recordsByKind),
    recordsByKind,
    disputed: count('FROM record WHERE disputed = 1'),
    entities: count('FROM entity'),
    decisions: count('FROM decision'),
  }
}
