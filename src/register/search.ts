import type { Queries, TermQuery } from './database.ts'
import type { StoredClaim, StoredDocument } from './record.ts'
import type { Found } from './register.ts'
import { searchWords } from './search-index.ts'

/** Words looked for: a term is one word or a phrase; `beginning` when its last word stands for all words that begin so. */
type Term = Extract<TermQuery, { readonly words: readonly string[] }>

/** Reads what a person typed: words, `"a phrase"`, `begin*`. Anything else in it is space. */
function readTerms(query: string): readonly Term[] {
  return query
    .slice(0, 1000)
    .split('"')
    .flatMap((part, i) =>
      i % 2 === 1 ? [{ text: part, beginning: false }] : part.split(/\s+/).map((text) => ({ text, beginning: text.endsWith('*') })),
    )
    .map(({ text, beginning }): Term => ({ words: searchWords(text), beginning }))
    .filter(({ words }) => words.length > 0)
}

/** How a search reaches documents and claims. */
export interface Lookups {
  readonly document: (id: string) => Promise<StoredDocument | undefined>
  readonly claims: (document: string) => Promise<readonly StoredClaim[]>
}

/** Finds paragraphs that hold all the terms, the latest first, and in each the sentence that holds most of them. */
export async function find(
  db: Queries,
  query: string,
  limit: number,
  all: boolean,
  { document, claims }: Lookups,
): Promise<readonly Found[]> {
  const terms = readTerms(query)
  if (terms.length === 0) return []
  const { search } = db.dialect
  const rows = await db.all(
    `
    SELECT p.document, p.starts, p.ends FROM paragraph_words w JOIN paragraph p ON p.id = w.${search.id} JOIN document d ON d.id = p.document
    WHERE ${search.matches} ${all ? '' : 'AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)'}
    ORDER BY w.${search.id} DESC LIMIT ?`,
    search.query({ all: terms }),
    limit,
  )
  const found: Found[] = []
  for (const row of rows) {
    const stored = await document(String(row['document']))
    if (stored === undefined) continue
    const { start, end } = bestSentence(stored, Number(row['starts']), Number(row['ends']), terms)
    const there = (await claims(stored.id)).filter(({ passage }) => passage.start < end && passage.end > start)
    found.push({ document: stored, sentence: stored.text.slice(start, end), start, end, claims: there })
  }
  return found
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
    const folded = ` ${searchWords(segment).join(' ')} `
    const held = terms.filter(({ words, beginning }) => folded.includes(beginning ? ` ${words.join(' ')}` : ` ${words.join(' ')} `)).length
    if (held <= most) continue
    most = held
    const lead = segment.length - segment.trimStart().length
    best = { start: from + index + lead, end: from + index + segment.trimEnd().length }
  }
  return best
}
