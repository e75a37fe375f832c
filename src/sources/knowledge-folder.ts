import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A folder that is shipped with the package: beside `dist/` when built, beside `src/` in development. */
function shippedFolder(name: string): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return here.includes(`${join('src', 'sources')}`) ? join(here, '..', '..', name) : join(here, '..', name)
}

/** The `knowledge/` folder that is shipped. */
export function knowledgeFolder(): string {
  return shippedFolder('knowledge')
}

/** The text of a template that is shipped, by the kind of brief that it is for. */
export function loadTemplate(kind: string): Promise<string> {
  return readFile(join(shippedFolder('templates'), `${kind}.txt`), 'utf8')
}

/**
 * Reads every table of a folder: the text of each `NAME.tsv` by its name.
 * @throws Error when the folder cannot be read: the program is then not fully installed.
 */
export async function loadKnowledge(folder: string = knowledgeFolder()): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true })
  // A folder holds the tables of one language: knowledge/fr/verbs.tsv is the table `fr/verbs`.
  const nested = await Promise.all(
    entries.flatMap((entry) =>
      entry.isDirectory() ? [readdir(join(folder, entry.name)).then((names) => names.map((name) => `${entry.name}/${name}`))] : [],
    ),
  )
  const files = [...entries.map(({ name }) => name), ...nested.flat()].filter((file) => file.endsWith('.tsv')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return Object.fromEntries(files.map((file, i) => [file.slice(0, -4), texts[i] ?? '']))
}
