import * as ask from './ask.ts'
import type { Queries, Row, TermQuery } from './database.ts'
import { facetsOf, type FoundDay } from './facets.ts'
import { NO_DAY } from './derived-rows.ts'
import { conditionOn } from './filters.ts'
import { finderOf, MOST_COUNTED, type Finder } from './found-records.ts'
import { bestSentence, marksIn, type Wanted } from './marks.ts'
import type { Names } from './names.ts'
import { CursorError, cursorOf, isOf, keyIn } from './part.ts'
import { plainQuery } from './plain-query.ts'
import { hasFilter, parseQuery, termQuery, wantedTerms, type ParsedQuery, type QueryNode } from './query.ts'
import type { ClaimId, RegisterRecord } from './record.ts'
import { claimsOf } from './source-index.ts'
import { recordsOf } from './watch-index.ts'
import type { FindOptions, Finding, Found, FoundRecord } from './register.ts'

/** Of the paragraphs found, so many are put in order, the latest learned first. */
const MOST_PARAGRAPHS = 2000

/** Whether records are needed to answer, so that they have to be up to date. */
export function asksForRecords(text: string, { facets = false }: FindOptions, names: Names): boolean {
  if (plainQuery(text, names) !== undefined) return true
  const { node } = parseQuery(text)
  return facets || (node !== undefined && hasFilter(node))
}

/**
 * Finds what a person asked for, in filters or in words that can be read as filters: where nothing fits those, the words are looked for as such.
 * Both engines find the same, in the same order.
 */
export async function find(db: Queries, names: Names, text: string, options: FindOptions): Promise<Finding> {
  const plain = plainQuery(text, names)
  // Whoever goes on among places has found nothing by the filters.
  if (plain === undefined || isOf(options.after, 1)) return findIn(db, names, parseQuery(text), options)
  const asked = await findIn(db, names, { node: plain.node, notes: [] }, options)
  if (asked.records.length === 0) {
    const found = await findIn(db, names, parseQuery(text), options)
    if (found.places.length > 0) return found
  }
  return { ...asked, notes: [`read as ${plain.says}; words in quotes are looked for as they stand`, ...asked.notes] }
}

/**
 * Finds what a query asks for: without filters the places where words stand, with filters the records that fit.
 */
async function findIn(
  db: Queries,
  names: Names,
  { node, notes }: ParsedQuery,
  { limit = 20, after, all = false, facets = false }: FindOptions,
): Promise<Finding> {
  const told = [...notes]
  if (node === undefined) return { places: [], records: [], notes: told }
  const wanted = wantedTerms(node)
  const bare = hasFilter(node) ? undefined : termQuery(node)
  if (!hasFilter(node) && bare === undefined) {
    return { places: [], records: [], notes: [...told, 'what is only excluded finds nothing: name a word that should be there'] }
  }
  const condition = bare !== undefined && !facets ? undefined : await conditionOn(db, names, node, told)
  const finder = condition === undefined ? undefined : await finderOf(db, condition)
  const counting = finder?.(MOST_COUNTED + 1)
  const found = counting === undefined ? [] : (await db.all(counting.sql, ...counting.values)).map(foundDay)
  const counted = facets && finder !== undefined ? { facets: await facetsOf(db, found.slice(0, MOST_COUNTED)) } : {}
  if (bare !== undefined) return { ...(await places(db, node, bare, wanted, { limit, all, after })), records: [], notes: told, ...counted }
  if (finder === undefined) return { places: [], records: [], notes: told }
  const rows = await behind(db, found, finder, limit + 1, after)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const bodies = new Map(
    (
      await recordsOf(
        db,
        shown.map(({ id }) => id),
      )
    ).map((record) => [record.id, record]),
  )
  const records: FoundRecord[] = []
  for (const { id } of shown) {
    const record = bodies.get(id)
    const told = record && (await withSentence(db, record, wanted))
    if (told !== undefined) records.push(told)
  }
  return {
    places: [],
    records,
    total: Math.min(found.length, MOST_COUNTED),
    ...(found.length > MOST_COUNTED ? { isMore: true as const } : {}),
    ...(last === undefined ? {} : { next: cursorOf([last.day, last.id]) }),
    notes: told,
    ...counted,
  }
}

const foundDay = ({ id, day }: Row): FoundDay => ({ id: String(id), day: String(day) })

/** So many of what was found, behind a cursor: they are among those counted already, unless there are very many. */
async function behind(
  db: Queries,
  found: readonly FoundDay[],
  finder: Finder,
  most: number,
  after: string | undefined,
): Promise<readonly FoundDay[]> {
  const [day, id = ''] = keyIn(after, 2) ?? []
  if (day === undefined) return found.slice(0, most)
  const at = found.findIndex((one) => one.day < day || (one.day === day && one.id > id))
  if (found.length <= MOST_COUNTED) return at === -1 ? [] : found.slice(at, at + most)
  if (at !== -1 && at + most <= found.length) return found.slice(at, at + most)
  const { sql, values } = finder(most, [day, id])
  return (await db.all(sql, ...values)).map(foundDay)
}

/** Paragraphs, and in each the sentence with most of the words: first where the words stand side by side as they were typed, then the latest published. */
async function places(
  db: Queries,
  node: QueryNode,
  query: TermQuery,
  wanted: readonly Wanted[],
  { limit, all, after }: { readonly limit: number; readonly all: boolean; readonly after: string | undefined },
): Promise<Pick<Finding, 'places' | 'next'>> {
  const last = keyIn(after, 1)?.[0]
  const phrase = sideBySide(node)
  const rows = [...(phrase === undefined ? [] : await paragraphsWith(db, phrase, all)), ...(await paragraphsWith(db, query, all))]
  const seen = new Set<unknown>()
  const found: Found[] = []
  let isBehind = last === undefined
  let shown: Row | undefined
  for (const row of rows) {
    if (seen.has(row['id'])) continue
    seen.add(row['id'])
    if (!isBehind) {
      isBehind = String(row['id']) === last
      continue
    }
    if (found.length >= limit) return { places: found, next: cursorOf([String(shown?.['id'])]) }
    shown = row
    found.push(...(await placeOf(db, row, wanted, all)))
  }
  if (!isBehind) throw new CursorError(after ?? '')
  return { places: found }
}

/** The sentence of a paragraph that holds most of what is wanted; none when its document is not there. */
export async function placeOf(db: Queries, row: Row, wanted: readonly Wanted[], all: boolean): Promise<readonly Found[]> {
  const document = await ask.document(db, String(row['document']))
  if (document === undefined) return []
  const [from, to] = [Number(row['starts']), Number(row['ends'])]
  const { start, end } = bestSentence(document.text, document.language, from, to, wanted)
  const claims = await ask.claims(db, { document: document.id, all, within: { start, end } })
  // What has no place in the text is the title.
  const sentence = to === 0 ? (document.title ?? '') : document.text.slice(start, end)
  const { marks } = to === 0 ? marksIn(sentence, 0, sentence.length, wanted) : marksIn(document.text, start, end, wanted)
  return [{ document, sentence, start, end, marks, claims }]
}

/** `work plan` asks for both words; where they stand as a phrase is meant first. */
function sideBySide(node: QueryNode): TermQuery | undefined {
  if (!('all' in node)) return undefined
  const terms = node.all.flatMap((one) => ('words' in one ? [one] : []))
  const last = terms.at(-1)
  return last === undefined || terms.length < node.all.length || terms.slice(0, -1).some(({ beginning }) => beginning)
    ? undefined
    : { words: terms.flatMap(({ words }) => words), beginning: last.beginning }
}

async function paragraphsWith(db: Queries, query: TermQuery, all: boolean): Promise<readonly Row[]> {
  const { search } = db.dialect
  const rows = await db.all(
    `
    SELECT w.${search.id} AS id, p.document, p.starts, p.ends, CASE WHEN y.day = '${NO_DAY}' THEN '' ELSE y.day END AS published
    FROM paragraph_words w JOIN paragraph p ON p.id = w.${search.id} JOIN listed_document y ON y.document = p.document
    WHERE ${search.matches} ${all ? '' : 'AND y.replaced = 0'} ORDER BY w.${search.id} DESC LIMIT ${MOST_PARAGRAPHS}`,
    search.query(query),
  )
  const order = (a: Row, b: Row, column: string): number => {
    const [x, y] = [a[column] ?? '', b[column] ?? '']
    return x < y ? -1 : x > y ? 1 : 0
  }
  return rows.toSorted((a, b) => order(b, a, 'published') || order(a, b, 'document') || order(a, b, 'starts'))
}

/** Of a record that is told very often, so many claims are looked through for the words. */
const MOST_CLAIMS = 200

/** A record with the sentence of it that holds most of the words; the first told of equals. @param among these of its claims */
export async function withSentence(
  db: Queries,
  record: RegisterRecord,
  wanted: readonly Wanted[],
  among: readonly ClaimId[] = record.claims.slice(0, MOST_CLAIMS),
): Promise<FoundRecord | undefined> {
  const told = new Map((await claimsOf(db, among)).map((claim) => [claim.id, claim]))
  const claims = among.flatMap((id) => told.get(id) ?? [])
  const held = claims.map((claim) => ({ claim, ...marksIn(claim.sentence, 0, claim.sentence.length, wanted) }))
  const best = held.reduce<(typeof held)[number] | undefined>((a, b) => (a === undefined || b.held > a.held ? b : a), undefined)
  const document = best && (await ask.document(db, best.claim.document))
  if (best === undefined || document === undefined) return undefined
  const { start, end } = best.claim.passage
  const marks = best.marks.map((mark) => ({ start: start + mark.start, end: start + mark.end }))
  return { record, document, claim: best.claim, sentence: best.claim.sentence, start, end, marks }
}
