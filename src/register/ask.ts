import { compare } from './compare.ts'
import type { Kind } from '../reading/claim.ts'
import { requiredOn, standingDecisions } from './decisions.ts'
import { decisionsOn } from './decided.ts'
import { fitDecisions } from './fit.ts'
import { unpacked } from './record-body.ts'
import type { Entity, RegisterRecord, StoredClaim, StoredDocument } from './record.ts'
import type { ClaimsAsked, Counts, Identified, RecordFilter } from './register.ts'
import { requiredReviewers } from './reviewers.ts'
import { claimOf, CLAIMS, CLAIMS_OF_VERSION, documentOf, DOCUMENTS, settlingClaimOf } from './rows.ts'
import { latestReadings, readBySeveral, sideBySide, type SideBySide } from './side-by-side.ts'
import type { Cell, Queries, Row } from './database.ts'

/** By publication, those without a date last, then by id. */
export async function documents(db: Queries): Promise<readonly StoredDocument[]> {
  const all = (await db.all(DOCUMENTS)).map(documentOf)
  return all.sort((a, b) => compare(a.date ?? '~', b.date ?? '~') || compare(a.id, b.id))
}

/** One document by its id. */
export async function document(db: Queries, id: string): Promise<StoredDocument | undefined> {
  const row = await db.get(`${DOCUMENTS} WHERE d.id = ?`, id)
  return row && documentOf(row)
}

/** By publication, document and place in it. */
export async function claims(
  db: Queries,
  { document: of, kind, record, all = false, ofVersion = false, within }: ClaimsAsked,
): Promise<readonly StoredClaim[]> {
  const conditions: string[] = []
  const values: Cell[] = []
  const where = (condition: string, value: Cell): void => {
    conditions.push(condition)
    values.push(value)
  }
  if (of !== undefined) where('c.document = ?', of)
  if (kind !== undefined) where('c.kind = ?', kind)
  if (within !== undefined) {
    where('c.starts < ?', within.end)
    where('c.ends > ?', within.start)
  }
  if (record !== undefined) where('c.id IN (SELECT claim FROM record_claim WHERE record = ?)', record)
  const rows = await db.all(
    `${ofVersion ? CLAIMS_OF_VERSION : CLAIMS} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY c.document, p.position, c.id`,
    ...values,
  )
  const found = (await withText(db, rows)).filter(({ bears }) => bears || all)
  return found.sort(
    (a, b) =>
      compare(a.published ?? '~', b.published ?? '~') || compare(a.document, b.document) || a.order - b.order || compare(a.id, b.id),
  )
}

/** One claim by its id. */
export async function claim(db: Queries, id: string): Promise<StoredClaim | undefined> {
  return (await withText(db, await db.all(`${CLAIMS} WHERE c.id = ?`, id)))[0]
}

/** Claims from their rows, with their sentences; those of one document must follow each other. */
export async function withText(db: Queries, rows: readonly Row[]): Promise<StoredClaim[]> {
  const rejected = await rejectedClaims(db, rows)
  const several = new Set(rows.length === 0 ? [] : await readBySeveral(db, [...new Set(rows.map(({ document: of }) => String(of)))]))
  const found: StoredClaim[] = []
  let of = ''
  let text = ''
  let readBy: SideBySide['readBy'] | undefined
  for (const row of rows) {
    if (row['document'] !== of) {
      of = String(row['document'])
      text = String((await db.get('SELECT text FROM document WHERE id = ?', of))?.['text'])
      readBy = several.has(of) ? sideBySide(await latestReadings(db, of)).readBy : undefined
    }
    found.push(claimOf(row, { text, rejected, readBy: readBy?.get(String(row['id'])) }))
  }
  return found
}

/** Claims of which a rejection is the last word. */
async function rejectedClaims(db: Queries, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const made = await decisionsOn(db, [...new Set(rows.map(({ document: of }) => String(of)))])
  if (!made.some(({ act }) => act === 'reject')) return new Set()
  const claims = rows.map(settlingClaimOf)
  const { decisions } = fitDecisions(claims, made)
  const standing = standingDecisions(decisions, requiredOn(claims, await requiredReviewers(db)))
  return new Set([...standing].filter(([, { act }]) => act === 'reject').map(([id]) => id))
}

/** A condition on the id of a record: one of some documents tells of it. */
export const TOLD_IN = (id: string, documents: readonly string[]): string =>
  `${id} IN (SELECT b.record FROM claim c JOIN record_claim b ON b.claim = c.id WHERE c.document IN (${documents.map(() => '?').join(', ')}))`

/** A condition on the id of a record: some claim that bears it says one of some modalities. */
export const SAYS = (id: string, said: readonly string[]): string =>
  `EXISTS (SELECT 1 FROM record_claim s JOIN claim c ON c.id = s.claim WHERE s.record = ${id} AND c.modality IN (${said.map(() => '?').join(', ')}))`

/** The records that a filter lets through, in the order of their ids. */
export async function records(db: Queries, filter: RecordFilter): Promise<readonly RegisterRecord[]> {
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
  if (filter.claim !== undefined) {
    conditions.push('id IN (SELECT record FROM record_claim WHERE claim = ?)')
    values.push(filter.claim)
  }
  if (filter.said !== undefined) {
    conditions.push(SAYS('record.id', filter.said))
    values.push(...filter.said)
  }
  if (filter.documents !== undefined) {
    conditions.push(TOLD_IN('id', filter.documents))
    values.push(...filter.documents)
  }
  if (filter.body !== undefined) {
    conditions.push('held_by = ?')
    values.push(filter.body)
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
  return (
    await db.all(
      `SELECT b.body FROM record JOIN record_body b ON b.record = record.id ${where} ORDER BY coalesce(first_day, '~'), id`,
      ...values,
    )
  ).map(recordIn)
}

/** What a row holds as JSON. */
export const bodyOf = <T>(row: Row): T => JSON.parse(String(row['body'])) as T

/** The record that a row holds. */
export const recordIn = (row: Row): RegisterRecord => unpacked(String(row['body']))

/** One record by its id. */
export async function record(db: Queries, id: string): Promise<RegisterRecord | undefined> {
  const row = await db.get('SELECT body FROM record_body WHERE record = ?', id)
  return row && recordIn(row)
}

/** Everybody and everything that claims name. */
export async function entities(db: Queries): Promise<readonly Entity[]> {
  const all = (await db.all('SELECT body FROM entity')).map(bodyOf<Entity>)
  return all.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** One entity by its id. */
export async function entity(db: Queries, id: string): Promise<Entity | undefined> {
  const row = await db.get('SELECT body FROM entity WHERE id = ?', id)
  return row && bodyOf<Entity>(row)
}

/** Shorter beginnings would name half the register. */
const SHORTEST_ID = 4

/** What an id, or the beginning of one, stands for. */
export async function identify(db: Queries, given: string): Promise<readonly Identified[]> {
  const beginning = given.trim().toLowerCase()
  if (beginning.length < SHORTEST_ID || !/^[0-9a-f]{4,64}$/.test(beginning)) return []
  // A document may also be named by its whole hash.
  const short = beginning.slice(0, 16)
  const found: Identified[] = []
  const each = async <T>(table: string, one: (db: Queries, id: string) => Promise<T | undefined>, as: (thing: T) => Identified) => {
    const ids = await db.all(`SELECT id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 50`, short, `${short}g`)
    for (const { id } of ids) {
      const thing = await one(db, String(id))
      if (thing !== undefined) found.push(as(thing))
    }
  }
  await each('document', document, (one) => ({ what: 'document', document: one }))
  await each('claim', claim, (one) => ({ what: 'claim', claim: one }))
  await each('record', record, (one) => ({ what: 'record', record: one }))
  await each('entity', entity, (one) => ({ what: 'entity', entity: one }))
  return found
}

/** How much the register holds. */
export async function counts(db: Queries): Promise<Counts> {
  const count = async (sql: string): Promise<number> => Number((await db.get(`SELECT count(*) AS n ${sql}`))?.['n'])
  // Each of these walks through an index and reads no row. Every claim that bears bears one record.
  const kinds = await db.all('SELECT kind, count(*) AS n, sum(claims) AS claims FROM record GROUP BY kind ORDER BY kind')
  const byKind = (column: string): Counts['claimsByKind'] =>
    Object.fromEntries(kinds.map((row) => [row['kind'] as Kind, Number(row[column])]))
  const [recordsByKind, claimsByKind] = [byKind('n'), byKind('claims')]
  const sum = (of: Counts['claimsByKind']): number => Object.values(of).reduce((a, b) => a + b, 0)
  return {
    documents: await count('FROM document'),
    superseded: await count('FROM document n JOIN document d ON d.id = n.supersedes'),
    claims: sum(claimsByKind),
    claimsByKind,
    records: sum(recordsByKind),
    recordsByKind,
    disputed: await count('FROM record WHERE disputed = 1'),
    entities: await count('FROM entity'),
    decisions: await count('FROM decision'),
  }
}
