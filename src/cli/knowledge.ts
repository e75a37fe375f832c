import type { TableTexts } from '../language/tables.ts'
import type { Reader } from '../reading/reader.ts'

let loaded: Promise<TableTexts> | undefined

/** The texts of the tables in `knowledge/`, read once. */
export function knowledgeTables(): Promise<TableTexts> {
  loaded ??= import('../sources/knowledge-folder.ts').then(({ loadKnowledge }) => loadKnowledge())
  return loaded
}

/** The reader that all commands use. */
export async function openReader(): Promise<Reader> {
  const [{ createReader }, tables] = await Promise.all([import('../reading/read.ts'), knowledgeTables()])
  return createReader(tables)
}
