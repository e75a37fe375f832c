import * as ask from './ask.ts'
import type { Queries, Row, TermQuery } from './database.ts'
import { facetsOf, type FoundDay } from './facets.ts'
import { NO_DAY } from './derived-rows.ts'
import { conditionOn, type Condition } from './filters.ts'
import type { Names } from './names.ts'
import { CursorError, cursorOf, keyIn } from './part.ts'
import { plainQuery } from './plain-query.ts'
import { hasFilter, parseQuery, termQuery, wantedTerms, type ParsedQuery } from './query.ts'
import type { FindOptions, Finding, Found, FoundRecord, LearnedSince } from './register.ts'
import { find, placeOf, withSentence } from './search.ts'
import { recordsOf } from './watch-index.ts'

/** Of what was learned since, so much is counted, the latest. */
const MOST_NEW = 1000

/**
 * How far the register has learned: readings are numbered in the order in which they are stored, whatever the clocks of those who store say.
 * @param id a claim, or a document: how far it had when that was learned; 0 when there is none
 */
export async function learnedUpTo(db: Queries, id?: string): Promise<number> {
  const row =
    id === undefined
      ? await db.get('SELECT coalesce(max(id), 0) AS n FROM reading')
      : await db.get(
          'SELECT coalesce((SELECT min(reading) FROM reading_claim WHERE claim = ?), (SELECT min(id) FROM reading WHERE document = ?), 0) AS n',
          id,
          id,
        )
  return Number(row?.['n'])
}

async function behindOf(db: Queries, since: LearnedSince): Promise<number> {
  if ('behind' in since) return since.behind
  const first = (await db.get('SELECT min(id) AS n FROM reading WHERE learned >= ?', since.from))?.['n']
  return first === null || first === undefined ? await learnedUpTo(db) : Number(first) - 1
}

type Order = 'ASC' | 'DESC'

/** One thing that was found: what is shown of it, and by what it is known among the others. */
interface Key {
  readonly key: string
  readonly row: Row
}

/**
 * What a query finds that the register has learned since, the latest first: with filters, each claim that bears a record that fits; without, each place
 * in a document. What an older version of the same document said is not new.
 */
export async function findLearned(
  db: Queries,
  names: Names,
  text: string,
  options: FindOptions & { readonly learned: LearnedSince },
): Promise<Finding> {
  const { node, notes } = await meant(db, names, text)
  if (node === undefined) return { places: [], records: [], notes }
  const told = [...notes]
  const behind = await behindOf(db, options.learned)
  const bare = hasFilter(node) ? undefined : termQuery(node)
  if (bare === undefined && !hasFilter(node))
    return { places: [], records: [], notes: [...told, 'what is only excluded finds nothing: name a word that should be there'] }
  const order = 'behind' in options.learned && options.learned.oldestFirst === true ? 'ASC' : 'DESC'
  const found =
    bare === undefined
      ? await claimsOf(db, await conditionOn(db, names, node, told), behind, order)
      : await placesOf(db, bare, behind, order)
  const { shown, ...rest } = part(found.slice(0, MOST_NEW), options)
  const wanted = wantedTerms(node)
  const places: Found[] = []
  const records: FoundRecord[] = []
  if (bare === undefined) {
    const bodies = new Map(
      (await recordsOf(db, [...new Set(shown.map(({ row }) => String(row['record'])))])).map((record) => [record.id, record]),
    )
    for (const { row } of shown) {
      const record = bodies.get(String(row['record']))
      const one = record && (await withSentence(db, record, wanted, [String(row['claim'])]))
      if (one !== undefined) records.push(one)
    }
  } else for (const { row } of shown) places.push(...(await placeOf(db, row, wanted, false)))
  return {
    places,
    records,
    total: Math.min(found.length, MOST_NEW),
    ...(found.length > MOST_NEW ? { isMore: true as const } : {}),
    ...rest,
    notes: told,
    ...(options.facets === true ? { facets: await facetsOf(db, daysOf(found.slice(0, MOST_NEW))) } : {}),
  }
}

/** Read as a question in words where that finds anything, as everywhere; else as words. */
async function meant(db: Queries, names: Names, text: string): Promise<ParsedQuery> {
  const plain = plainQuery(text, names)
  if (plain === undefined) return parseQuery(text)
  const { records, places } = await find(db, names, text, { limit: 1 })
  return places.length > 0 && records.length === 0
    ? parseQuery(text)
    : { node: plain.node, notes: [`read as ${plain.says}; words in quotes are looked for as they stand`] }
}

/** The records found, each once, with its day; places bear none. */
function daysOf(found: readonly Key[]): readonly FoundDay[] {
  const days = new Map<string, string>()
  for (const { row } of found)
    if (row['record'] !== undefined) days.set(String(row['record']), row['day'] === NO_DAY ? '' : String(row['day']))
  return [...days].map(([id, day]) => ({ id, day }))
}

function part(found: readonly Key[], { limit = 20, after }: FindOptions): { readonly shown: readonly Key[]; readonly next?: string } {
  const [last] = keyIn(after, 1) ?? []
  const at = last === undefined ? 0 : found.findIndex(({ key }) => key === last) + 1
  if (last !== undefined && at === 0) throw new CursorError(after ?? '')
  const shown = found.slice(at, at + limit)
  return { shown, ...(at + limit < found.length ? { next: cursorOf([shown.at(-1)?.key ?? '']) } : {}) }
}

/** Claims that bear records for which a condition holds, each as it was learned first. */
async function claimsOf(db: Queries, { sql, values }: Condition, behind: number, order: Order): Promise<readonly Key[]> {
  const rows = await db.all(
    `SELECT q.claim, b.record, record.day FROM reading_claim q
    JOIN record_claim b ON b.claim = q.claim JOIN record ON record.id = b.record JOIN claim c ON c.id = q.claim JOIN document d ON d.id = c.document
    WHERE q.reading > ? AND NOT EXISTS (SELECT 1 FROM reading_claim o WHERE o.claim = q.claim AND o.reading < q.reading)
      AND NOT EXISTS (SELECT 1 FROM claim e WHERE e.document = d.supersedes AND e.kind = c.kind AND e.modality = c.modality
        AND e.slots = c.slots AND coalesce(e.speaker, '') = coalesce(c.speaker, ''))
      AND (${sql})
    ORDER BY q.reading ${order}, q.position LIMIT ${MOST_NEW + 1}`,
    behind,
    ...values,
  )
  return rows.map((row) => ({ key: String(row['claim']), row }))
}

/** Paragraphs of documents that were learned since, in which words stand. */
async function placesOf(db: Queries, query: TermQuery, behind: number, order: Order): Promise<readonly Key[]> {
  const { search } = db.dialect
  const rows = await db.all(
    `SELECT w.${search.id} AS id, p.document, p.starts, p.ends, d.supersedes
    FROM paragraph_words w JOIN paragraph p ON p.id = w.${search.id} JOIN listed_document y ON y.document = p.document JOIN document d ON d.id = p.document
    WHERE ${search.matches} AND y.replaced = 0 AND (SELECT min(r.id) FROM reading r WHERE r.document = p.document) > ?
    ORDER BY w.${search.id} ${order} LIMIT ${MOST_NEW + 1}`,
    search.query(query),
    behind,
  )
  const found: Key[] = []
  const before = new Map<string, string>()
  const textOf = async (id: string): Promise<string> => {
    const known = before.get(id) ?? (await ask.document(db, id))?.text ?? ''
    before.set(id, known)
    return known
  }
  for (const row of rows) {
    const older = row['supersedes']
    const key = `${row['document']} ${row['starts']} ${row['ends']}`
    if (typeof older !== 'string') found.push({ key, row })
    else {
      const text = await textOf(String(row['document']))
      const paragraph = text.slice(Number(row['starts']), Number(row['ends'])).trim()
      if (paragraph !== '' && !(await textOf(older)).includes(paragraph)) found.push({ key, row })
    }
  }
  return found
}
