import { BATCH, type Cell, type Dialect, type Queries } from './database.ts'
import { listAll } from './listed.ts'
import { documentsInOrder } from './migrations.ts'
import type { DocumentId } from './record.ts'
import { wordsOf } from './search-words.ts'

/** Changes whenever the index of the same documents would be another, so that registers are indexed anew. */
const INDEX_VERSION = '5'

const LONGEST_PARAGRAPH = 4000

/** The lines of a text that hold something; a line over 4,000 characters is cut at spaces. UTF-16 offsets. */
export function paragraphs(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const lineEnd = newline === -1 ? text.length : newline
    let end = lineEnd
    if (end - start > LONGEST_PARAGRAPH) {
      const space = text.lastIndexOf(' ', start + LONGEST_PARAGRAPH)
      end = space > start ? space : start + LONGEST_PARAGRAPH
    }
    if (text.slice(start, end).trim() !== '') found.push({ start, end })
    start = end === lineEnd ? lineEnd + 1 : end
  }
  return found
}

/** Puts the paragraphs of a document into the search index. */
export async function indexParagraphs(db: Queries, document: DocumentId, text: string, title: string | undefined): Promise<void> {
  const first = Number((await db.get('SELECT coalesce(max(id), 0) + 1 AS next FROM paragraph'))?.['next'])
  await put(db, rowsOf(document, text, title, first, db.dialect))
}

interface IndexRows {
  readonly places: (readonly Cell[])[]
  readonly words: (readonly Cell[])[]
}

/** How far into a text its title is looked for. */
const HEAD = 1000

function rowsOf(document: DocumentId, text: string, title: string | undefined, first: number, { search }: Dialect): IndexRows {
  const found = paragraphs(text)
  // A title that does not stand in the text is a paragraph without a place in it.
  const apart = title === undefined || text.slice(0, HEAD).includes(title) ? [] : [{ start: 0, end: 0 }]
  return {
    places: [...apart, ...found].map(({ start, end }, i) => [first + i, document, start, end]),
    words: [...apart, ...found].map(({ start, end }, i) => [
      first + i,
      search.cell(wordsOf(end === 0 ? (title ?? '') : text.slice(start, end))),
    ]),
  }
}

async function put(db: Queries, { places, words }: IndexRows): Promise<void> {
  await db.insert('paragraph', ['id', 'document', 'starts', 'ends'], places)
  await db.insert('paragraph_words', [db.dialect.search.id, 'words'], words)
}

/** Whether the search index is there in the form that this program wants. */
export async function isIndexed(db: Queries): Promise<boolean> {
  return (await db.get("SELECT value FROM meta WHERE key = 'indexed'"))?.['value'] === INDEX_VERSION
}

/** Makes the search index anew from the documents, in the order in which they came, and the lists of documents. */
export async function reindex(db: Queries): Promise<void> {
  const { search, tables, dropsUnseen } = db.dialect
  if (dropsUnseen || !(await isIndexed(db)))
    await db.exec(`
    DROP TABLE IF EXISTS paragraph; DROP TABLE IF EXISTS paragraph_words;
    ${tables('CREATE TABLE paragraph (id INTEGER PRIMARY KEY, document TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL)')};
    ${search.table};`)
  else await db.exec('DELETE FROM paragraph; DELETE FROM paragraph_words')
  let next = 1
  for await (const rows of db.batches(documentsInOrder('d.id, d.text, d.title'))) {
    let all: IndexRows = { places: [], words: [] }
    for (const { id, text, title } of rows) {
      const { places, words } = rowsOf(String(id), String(text), typeof title === 'string' ? title : undefined, next, db.dialect)
      next += places.length
      all.places.push(...places)
      all.words.push(...words)
      if (all.places.length < BATCH) continue
      await put(db, all)
      all = { places: [], words: [] }
    }
    await put(db, all)
  }
  await listAll(db)
  // An empty table counted once is thought to be small for long.
  if (next > 1) await db.exec(db.dialect.counted(['document', 'reading', 'claim', 'reading_claim', 'paragraph', 'paragraph_words']))
  await db.run("INSERT INTO meta VALUES ('indexed', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", INDEX_VERSION)
}
