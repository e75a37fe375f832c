import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerStore } from '../../reading/model/reader.ts'

/** Answers take at most so many bytes together: the ones written first go when there are more. */
const MOST_BYTES = 256_000_000
/** How many answers are written between two looks at how much there is. */
const BETWEEN = 50

/** Answers as files in a folder, one each, that only their owner may read. What cannot be read or written is as if it were not there. */
export function answerFiles(folder: string, mostBytes = MOST_BYTES): AnswerStore {
  const placeOf = (key: string): string => join(folder, `${key}.json`)
  let written = 0
  return {
    get: (key) => readFile(placeOf(key), 'utf8').catch(() => undefined),
    put: async (key, content) => {
      // Written beside its place and then moved: a run that is killed leaves no half of an answer.
      const draft = join(folder, `${randomUUID()}.part`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        if (written++ % BETWEEN === 0) await makeRoom(folder, mostBytes)
        await writeFile(draft, content, { mode: 0o600 })
        await rename(draft, placeOf(key))
      } catch {
        await rm(draft, { force: true }).catch(() => {})
      }
    },
  }
}

/** Takes out the oldest answers, and drafts that a killed run left, until the others fit. */
async function makeRoom(folder: string, mostBytes: number): Promise<void> {
  const files: { readonly path: string; readonly size: number; readonly at: number }[] = []
  for (const name of await readdir(folder)) {
    if (!/\.(?:json|part)$/.test(name)) continue
    const path = join(folder, name)
    // Another run may have taken it out meanwhile.
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined) files.push({ path, size: found.size, at: found.mtimeMs })
  }
  files.sort((a, b) => b.at - a.at)
  let size = 0
  for (const file of files) {
    size += file.size
    if (size > mostBytes) await rm(file.path, { force: true })
  }
}
