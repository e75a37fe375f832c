import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The `knowledge/` folder that is shipped with the package: beside `dist/` when built, beside `src/` in development. */
export function knowledgeFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return here.includes(`${join('src', 'sources')}`) ? join(here, '..', '..', 'knowledge') : join(here, '..', 'knowledge')
}

/**
 * Reads every table of a folder: the text of each `NAME.tsv` by its name.
 * @throws Error when the folder cannot be read: the program is then not fully installed.
 */
export async function loadKnowledge(folder: string = knowledgeFolder()): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.tsv')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return Object.fromEntries(files.map((file, i) => [file.slice(0, -4), texts[i] ?? '']))
}
