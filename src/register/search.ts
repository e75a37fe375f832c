import { nameKey } from './names.ts'
import type { DocumentId, StoredClaim, StoredDocument } from './record.ts'
import type { Found } from './register.ts'
import type { Sqlite } from './sqlite.ts'

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
export function indexParagraphs(db: Sqlite, document: DocumentId, text: string): void {
  for (const { start, end } of paragraphs(text)) {
    db.run('INSERT INTO paragraph (document, starts, ends) VALUES (?, ?, ?)', document, start, end)
    db.run('INSERT INTO paragraph_text (rowid, words) VALUES (last_insert_rowid(), ?)', text.slice(start, end))
  }
}

/** Makes the search index anew from the documents, in the order in which they came. */
export function reindex(db: Sqlite): void {
  db.exec('DELETE FROM paragraph; DELETE FROM paragraph_text')
  for (const { id, place } of db.all('SELECT id, rowid AS place FROM document ORDER BY rowid')) {
    indexParagraphs(db, String(id), String(db.get('SELECT text FROM document WHERE rowid = ?', place ?? null)?.['text']))
  }
}

/** Words looked for: a term is one word or a phrase; `beginning` when it stands for all words that begin so. */
interface Term {
  readonly words: string
  readonly beginning: boolean
}

/** Reads what a person typed: words, `"a phrase"`, `begin*`. Anything else in it is space. */
export function readTerms(query: string): readonly Term[] {
  return query
    .slice(0, 1000)
    .split('"')
    .flatMap((part, i): Term[] => {
      if (i % 2 === 1) {
        const phrase = nameKey(part)
        return phrase === '' ? [] : [{ words: phrase, beginning: false }]
      }
      return part.split(/\s+/).flatMap((word): Term[] => {
        const words = nameKey(word).replaceAll('+', ' ').trim()
        return words === '' ? [] : [{ words, beginning: word.endsWith('*') }]
      })
    })
}

const ftsQuery = (terms: readonly Term[]): string =>
  terms.map(({ words, beginning }) => `"${words.replaceAll('"', ' ')}"${beginning ? '*' : ''}`).join(' ')

/** How a search reaches documents and claims. */
export interface Lookups {
  readonly document: (id: DocumentId) => StoredDocument | undefined
  readonly claims: (document: DocumentId) => readonly StoredClaim[]
}

/** Finds paragraphs that hold all the terms, best first, and in each the sentence that holds most of them. */
export function find(db: Sqlite, query: string, limit: number, all: boolean, { document, claims }: Lookups): readonly Found[] {
  const terms = readTerms(query)
  if (terms.length === 0) return []
  const rows = db.all(
    `
    SELECT p.document, p.starts, p.ends FROM paragraph_text f JOIN paragraph p ON p.id = f.rowid JOIN document d ON d.id = p.document
    WHERE paragraph_text MATCH ? ${all ? '' : 'AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)'}
    ORDER BY f.rank, p.id LIMIT ?`,
    ftsQuery(terms),
    limit,
  )
  return rows.flatMap((row) => {
    const stored = document(String(row['document']))
    if (stored === undefined) return []
    const { start, end } = bestSentence(stored, Number(row['starts']), Number(row['ends']), terms)
    const there = claims(stored.id).filter(({ passage }) => passage.start < end && passage.end > start)
    return [{ document: stored, sentence: stored.text.slice(start, end), start, end, claims: there }]
  })
}

/** The sentence of a paragraph with most of the terms; the first of equals. */
function bestSentence(
  { text, language }: StoredDocument,
  from: number,
  to: number,
  terms: readonly Term[],
): { readonly start: number; readonly end: number } {
  const segments = [...new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' }).segment(text.slice(from, to))]
  let best = { start: from, end: to }
  let most = 0
  for (const { segment, index } of segments) {
    const folded = ` ${nameKey(segment).replaceAll('+', ' ')} `
    const held = terms.filter(({ words, beginning }) => folded.includes(beginning ? ` ${words}` : ` ${words} `)).length
    if (held <= most) continue
    most = held
    const lead = segment.length - segment.trimStart().length
    best = { start: from + index + lead, end: from + index + segment.trimEnd().length }
  }
  return best
}
