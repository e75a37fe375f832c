import { KINDS, MODALITIES } from '../reading/claim.ts'
import type { Cell, Queries, TermQuery } from './database.ts'
import { dayText, edtfDays } from './days.ts'
import { NO_DAY } from './derived-rows.ts'
import { entityId } from './entities.ts'
import type { Names } from './names.ts'
import { findNamed } from './naming.ts'
import type { Named } from './register.ts'
import { hasFilter, SLOT_FILTERS, termQuery, type Filter, type FilterName, type QueryNode } from './query.ts'

/** A condition on rows of `record`, with its values. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Cell[]
  /** Conditions that must all hold, when it is made of such. */
  readonly parts?: readonly Condition[]
  /** Rows in which all records are found for which it holds. */
  readonly lead?: Lead
  /** The records for which it holds, all of them. */
  readonly among?: Among
  /** It holds for records of one kind only. */
  readonly kind?: string
}

/** Rows in which records stand by their day: walked through from the last, the latest come first. */
export interface Lead {
  readonly table: 'record_entity' | 'record_slot'
  /** A condition on its rows `t`. */
  readonly sql: string
  readonly values: readonly Cell[]
}

/** Records in no order, each once: a query that gives `record`. */
export interface Among {
  readonly sql: string
  readonly values: readonly Cell[]
  /** About how many they are. */
  readonly rows: number
}

/**
 * Of the paragraphs that hold words, so many are looked through for records, the latest learned first: a word that stands everywhere tells nothing.
 * Some ten thousand records stand in them.
 */
const MOST_PARAGRAPHS = 5_000
const CUT = `more than ${MOST_PARAGRAPHS.toLocaleString('en')} paragraphs hold these words: only the latest were looked through`
/** In a paragraph stand so many records, as documents are found to tell. */
const RECORDS_IN_ONE = 4

const NEVER: Condition = { sql: '1 = 0', values: [] }

/** Turns a query into a condition on records. What cannot be understood holds for none, and is told in `notes`. */
export async function conditionOn(db: Queries, names: Names, node: QueryNode, notes: string[]): Promise<Condition> {
  if (!hasFilter(node)) return wordsCondition(db, node, notes)
  if ('filter' in node) return filterCondition(db, names, node, notes)
  if ('not' in node) {
    const inner = await conditionOn(db, names, node.not, notes)
    return { sql: `NOT (${inner.sql})`, values: inner.values }
  }
  if ('any' in node) return joined(await each(node.any, (one) => conditionOn(db, names, one, notes)), ' OR ')
  const words = 'all' in node ? node.all.filter((one) => !hasFilter(one)) : []
  const others = 'all' in node ? node.all.filter(hasFilter) : []
  const conditions = await each(others, (one) => conditionOn(db, names, one, notes))
  // Words that stand in one query stand in one paragraph.
  if (words.length > 0) conditions.push(await wordsCondition(db, { all: words }, notes))
  return { ...joined(conditions, ' AND '), parts: conditions.flatMap((one) => one.parts ?? [one]) }
}

async function each<T, U>(things: readonly T[], make: (thing: T) => Promise<U>): Promise<U[]> {
  const made: U[] = []
  for (const thing of things) made.push(await make(thing))
  return made
}

const joined = (conditions: readonly Condition[], by: string): Condition =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : { sql: conditions.map(({ sql }) => `(${sql})`).join(by), values: conditions.flatMap(({ values }) => values) }

async function wordsCondition(db: Queries, node: QueryNode, notes: string[]): Promise<Condition> {
  const query = termQuery(node)
  if (query !== undefined) return holding(db, query, notes)
  const without = 'all' in node ? node.all : [node]
  const excluded = without.flatMap((one) => ('not' in one ? (termQuery(one.not) ?? []) : []))
  return joined(
    await each(excluded, async (one) => {
      const { sql, values } = await holding(db, one, notes)
      return { sql: `NOT ${sql}`, values }
    }),
    ' AND ',
  )
}

/** Records of which a claim stands in a paragraph that holds what is looked for. What is hidden from who asks takes no place among the paragraphs. */
async function holding(db: Queries, query: TermQuery, notes: string[]): Promise<Condition> {
  const { search } = db.dialect
  const words = search.query(query)
  const paragraphs = (most: number): string => `
    SELECT w.${search.id} AS id, p.document, p.starts, p.ends FROM paragraph_words w JOIN paragraph p ON p.id = w.${search.id}
    WHERE ${search.matches} AND EXISTS (SELECT 1 FROM listed_document y WHERE y.document = p.document) ORDER BY w.${search.id} DESC LIMIT ${most}`
  const records = `
    SELECT b.record FROM (${paragraphs(MOST_PARAGRAPHS)}) p
    JOIN claim c ON c.document = p.document AND c.starts < p.ends AND c.ends > p.starts
    JOIN record_claim b ON b.claim = c.id`
  const held = Number((await db.get(`SELECT count(*) AS n FROM (${paragraphs(MOST_PARAGRAPHS + 1)}) counted`, words))?.['n'])
  if (held > MOST_PARAGRAPHS && !notes.includes(CUT)) notes.push(CUT)
  return {
    sql: `record.id IN (${records})`,
    values: [words],
    among: {
      sql: `SELECT DISTINCT record FROM (${records}) held`,
      values: [words],
      rows: Math.min(held, MOST_PARAGRAPHS) * RECORDS_IN_ONE,
    },
  }
}

async function filterCondition(db: Queries, names: Names, { filter, values }: Filter, notes: string[]): Promise<Condition> {
  const conditions: Condition[] = []
  for (const value of values) {
    const condition = await valueCondition(db, names, filter, value)
    if (typeof condition === 'string') notes.push(condition)
    else conditions.push(condition)
  }
  return conditions.length === 0 ? NEVER : joined(conditions, ' OR ')
}

/** A condition that names nobody, or a remark why there is none; undefined for filters on names. */
export function plainCondition(filter: FilterName, value: string): Condition | string | undefined {
  switch (filter) {
    case 'kind':
      return oneOf('kind', KINDS, value)
    case 'modality':
      return oneOf('modality', MODALITIES, value)
    case 'disputed':
      return { sql: `record.disputed = ${/^(?:no|false|0)$/i.test(value) ? 0 : 1}`, values: [] }
    case 'year':
    case 'since':
    case 'until':
      return within(filter, value)
    default:
      return undefined
  }
}

/** A condition, or a remark for the person why there is none. */
async function valueCondition(db: Queries, names: Names, filter: FilterName, value: string): Promise<Condition | string> {
  const plain = plainCondition(filter, value)
  if (plain !== undefined) return plain
  switch (filter) {
    case 'about':
    case 'party':
    case 'body':
    case 'place':
    case 'person': {
      const ids = await entityIds(db, names, value)
      return ids.length === 0
        ? `nobody and nothing is called “${value}”`
        : {
            sql: `EXISTS (SELECT 1 FROM record_entity e WHERE e.entity IN (${marks(ids)}) AND e.kind = record.kind AND e.day = record.day AND e.record = record.id)`,
            values: ids,
            lead: { table: 'record_entity', sql: `t.entity IN (${marks(ids)})`, values: ids },
          }
    }
    default: {
      const slots = SLOT_FILTERS[filter as keyof typeof SLOT_FILTERS]
      const keys = await slotKeys(db, names, slots, value)
      return keys.length === 0
        ? `“${filter}:” knows nobody called “${value}”`
        : {
            sql: `EXISTS (SELECT 1 FROM record_slot s WHERE s.slot IN (${marks(slots)}) AND s.key IN (${marks(keys)}) AND s.day = record.day AND s.record = record.id)`,
            values: [...slots, ...keys],
            lead: { table: 'record_slot', sql: `t.slot IN (${marks(slots)}) AND t.key IN (${marks(keys)})`, values: [...slots, ...keys] },
          }
    }
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

function oneOf(column: 'kind' | 'modality', known: readonly string[], value: string): Condition | string {
  const lower = value.toLowerCase()
  const found = known.find((one) => one === lower || `${one}s` === lower)
  return found === undefined
    ? `there is no ${column} “${value}”: it is one of ${known.join(', ')}`
    : { sql: `record.${column} = ?`, values: [found], ...(column === 'kind' ? { kind: found } : {}) }
}

/** Records whose own time touches, begins before the end of, or ends after the beginning of some days. */
function within(filter: 'year' | 'since' | 'until', value: string): Condition | string {
  const days = edtfDays(value)
  if (days === undefined) return `“${value}” is no date: write it as 2024, 2024-07 or 2024-07-26`
  const [from, to] = [dayText(days.from), dayText(days.to)]
  const conditions: Condition[] = []
  if (filter !== 'until' && from !== undefined) conditions.push({ sql: 'record.last_day >= ?', values: [from] })
  if (filter !== 'since' && to !== undefined) conditions.push({ sql: 'record.day <= ?', values: [to] })
  return conditions.length === 0 ? { sql: `record.day <> '${NO_DAY}'`, values: [] } : joined(conditions, ' AND ')
}

/** The entity of that name, else what the words name one after the other ("Lavrov" is the one person of that name). */
async function entityIds(db: Queries, names: Names, value: string): Promise<readonly string[]> {
  const id = entityId(names.key(value))
  if ((await db.get('SELECT id FROM entity WHERE id = ?', id)) !== undefined) return [id]
  return (await resolved(db, names, value)).map((entity) => entity.id)
}

async function slotKeys(db: Queries, names: Names, slots: readonly string[], value: string): Promise<readonly string[]> {
  const key = names.key(value)
  const known = await db.get(`SELECT key FROM record_slot WHERE slot IN (${marks(slots)}) AND key = ? LIMIT 1`, ...slots, key)
  if (known !== undefined) return [key]
  return (await resolved(db, names, value)).flatMap((entity) => entity.names.map((name) => names.key(name)))
}

async function resolved(db: Queries, names: Names, value: string): Promise<Named['entities']> {
  const { entities, unknown } = await findNamed(db, value, names)
  return unknown.length > 0 ? [] : entities
}
