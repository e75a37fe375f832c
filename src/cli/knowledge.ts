import type { Grammar } from '../ask/index.ts'
import type { TableTexts } from '../language/tables.ts'
import type { LocalReader } from '../reading/reader.ts'
import type { ReadingKnowledge } from '../reading/scope.ts'

let loaded: Promise<TableTexts> | undefined

/** The texts of the tables in `knowledge/`, read once. */
export function knowledgeTables(): Promise<TableTexts> {
  loaded ??= import('../sources/knowledge-folder.ts').then(({ loadKnowledge }) => loadKnowledge())
  return loaded
}

let grammar: Promise<Grammar> | undefined

/** The questions that are understood, read once. */
export function openGrammar(): Promise<Grammar> {
  grammar ??= Promise.all([import('../ask/index.ts'), knowledgeTables()]).then(([{ readGrammar }, tables]) => readGrammar(tables))
  return grammar
}

/** What the reader knows, for explaining what it read and why. */
export async function openKnowledge(): Promise<ReadingKnowledge> {
  const [{ readKnowledge }, tables] = await Promise.all([import('../reading/read.ts'), knowledgeTables()])
  return readKnowledge(tables)
}

/** The reader that all commands use. */
export async function openReader(): Promise<LocalReader> {
  const [{ createReader }, tables] = await Promise.all([import('../reading/read.ts'), knowledgeTables()])
  return createReader(tables)
}
