import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from './errors.ts'

/**
 * Writes files into a new folder, which is there whole or not at all; gives their number.
 * @throws UsageError when something is in the folder already, or it cannot be written
 */
export async function writeFolder(folder: string, files: AsyncIterable<{ readonly path: string; readonly text: string }>): Promise<number> {
  const found = await readdir(folder).catch(() => undefined)
  if (found !== undefined && found.length > 0)
    throw new UsageError(`--output ${folder} is there, with something in it. Name a folder that is not, or empty it.`)
  const unfinished = `${folder.replace(/[/\\]+$/, '')}.part-${process.pid}`
  const made = new Set<string>()
  let count = 0
  try {
    for await (const { path, text } of files) {
      const file = join(unfinished, path)
      await written(folder, async () => {
        if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true })
        await writeFile(file, text)
      })
      made.add(dirname(file))
      count++
    }
    await written(folder, async () => {
      if (found !== undefined) await rmdir(folder)
      await rename(unfinished, folder)
    })
    return count
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {})
    throw error
  }
}

/** @throws UsageError naming the folder when the disk refuses */
async function written(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new UsageError(`--output ${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
