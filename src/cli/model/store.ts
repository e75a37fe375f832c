import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerStore } from '../../reading/model/reader.ts'

/** Answers as files in a folder, one each, that only their owner may read. What cannot be read or written is as if it were not there. */
export function answerFiles(folder: string): AnswerStore {
  const placeOf = (key: string): string => join(folder, `${key}.json`)
  return {
    get: (key) => readFile(placeOf(key), 'utf8').catch(() => undefined),
    put: async (key, content) => {
      // Written beside its place and then moved: a run that is killed leaves no half of an answer.
      const draft = join(folder, `${randomUUID()}.part`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(draft, content, { mode: 0o600 })
        await rename(draft, placeOf(key))
      } catch {
        await rm(draft, { force: true }).catch(() => {})
      }
    },
  }
}
