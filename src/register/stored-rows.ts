import type { Cell, Database, Queries, Row } from './database.ts'
import { RegisterError } from './error.ts'
import { STORED } from './migrations.ts'
import { reindex } from './search-index.ts'

/** A row of a table that is kept, by its columns. */
export interface StoredRow {
  readonly table: string
  readonly row: Row
}

/** What a table holds: columns of words, of numbers (`#`) and of JSON (`{}`). */
type Columns = readonly string[]

/** The tables that hold what documents say and what persons decided. Accounts and settings belong to where a register lies. */
const TOLD: Readonly<Record<string, Columns>> = {
  document: ['id', 'hash', 'text_hash', 'text', 'title', 'issuer', 'date', 'url', 'language', 'type', 'origin', 'learned', 'supersedes'],
  reading: ['id#', 'document', 'reader', 'version', 'learned', 'date', 'date_known', 'date_from{}', 'issuer'],
  claim: [
    'id',
    'document',
    'kind',
    'modality',
    'starts#',
    'ends#',
    'speaker',
    'slots{}',
    'spans{}',
    'inferred{}',
    'rows{}',
    'learned',
    'reader',
    'version',
  ],
  reading_claim: ['reading#', 'position#', 'claim'],
  decision: ['id#', 'at', 'who', 'act', 'claims{}', 'slots{}', 'why', 'about{}', 'names{}', 'until'],
  // What only some may see is not open to all where it is taken in.
  document_collection: ['document', 'collection', 'who', 'at'],
}

const nameOf = (column: string): string => column.replace(/#|\{\}$/, '')
/** The columns of each such table by their names: with what each holds. */
const FORMS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(TOLD).map(([table, columns]) => [table, new Map(columns.map((column) => [nameOf(column), column]))]),
)

/**
 * Gives what a register holds row by row, the same register always in the same order; of one of which only a part is seen, that part.
 * It sees one moment, and others who ask the same register wait until the last row is taken.
 */
export async function eachStored(db: Queries, take: (row: StoredRow) => void | Promise<void>): Promise<void> {
  const documents = new Set<Cell>()
  for (const { table, inOrder } of STORED) {
    const columns = FORMS.get(table)
    if (columns === undefined) continue
    for await (const rows of db.batches(inOrder))
      for (const row of rows) {
        if (table === 'document') documents.add(row['id'] ?? null)
        const told = Object.fromEntries([...columns.keys()].map((column) => [column, row[column] ?? null]))
        if (table === 'document_collection' && !documents.has(row['document'] ?? null)) continue
        // An older version that is not seen is not told of.
        if (table === 'document' && !documents.has(row['supersedes'] ?? null)) told['supersedes'] = null
        await take({ table, row: told })
      }
  }
}

/** So many rows are put into a table at once. */
const AT_ONCE = 500

/**
 * Puts rows into an empty register, all or nothing.
 * @returns how many
 * @throws RegisterError when it holds something, and for rows that are none of a register
 */
export function takeStored(database: Database, rows: AsyncIterable<StoredRow>): Promise<number> {
  const refused = (why: string): RegisterError =>
    new RegisterError('not a register', database.path, `${why} Nothing was changed in ${database.path}.`)
  return database.write(async (db) => {
    for (const table of ['document', 'decision'])
      if ((await db.get(`SELECT 1 AS row FROM ${table} LIMIT 1`)) !== undefined)
        throw new RegisterError(
          'not empty',
          database.path,
          `The register ${database.path} holds something already, and an import needs an empty one: name another. Nothing was changed.`,
        )
    let count = 0
    let held: Row[] = []
    let into = ''
    const put = async (): Promise<void> => {
      const columns = [...(FORMS.get(into)?.keys() ?? [])]
      await db.insert(
        into,
        columns,
        held.map((row) => columns.map((column) => row[column] ?? null)),
      )
      count += held.length
      held = []
    }
    for await (const { table, row } of rows) {
      const fault = faultOf(table, row)
      if (fault !== undefined) throw refused(`Row ${count + held.length + 1} is none of a register: ${fault}.`)
      if (held.length > 0 && (table !== into || held.length === AT_ONCE)) await put()
      into = table
      held.push(row)
    }
    if (held.length > 0) await put()
    await reindex(db)
    return count
  })
}

/** What keeps a row from being one of a table; the names of columns go into a statement, so none but those known may come. */
function faultOf(table: string, row: Row): string | undefined {
  const forms = FORMS.get(table)
  if (forms === undefined) return `no register exports a table ${JSON.stringify(table)}`
  for (const [column, cell] of Object.entries(row)) {
    const form = forms.get(column)
    if (form === undefined) return `${table} has no column ${JSON.stringify(column)}`
    if (cell === null) continue
    if (form.endsWith('#') ? !Number.isSafeInteger(cell) : typeof cell !== 'string') return `${column} of ${table} has another form`
    if (form.endsWith('{}') && !isJson(String(cell))) return `${column} of ${table} is no JSON`
  }
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
