import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UsageError } from './errors.ts'

/**
 * Writes what comes part by part into a file, which is there whole or not at all; without a file, to standard output.
 * @throws UsageError when the file cannot be written
 */
export async function writeParts(file: string | undefined, parts: AsyncIterable<string | Uint8Array>, isText: boolean): Promise<void> {
  if (file === undefined) {
    if (!isText && process.stdout.isTTY) throw new UsageError('This is no text for the screen. Name a file: --output FILE')
    for await (const part of parts)
      await new Promise<void>((done, fail) => process.stdout.write(part, (error) => (error ? fail(error) : done())))
    return
  }
  const unfinished = `${file}.part`
  let isAsked = true
  async function* asked(): AsyncGenerator<Uint8Array> {
    for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
    isAsked = false
  }
  try {
    await mkdir(dirname(file), { recursive: true })
    const target = createWriteStream(unfinished)
    await new Promise<void>((done, fail) => target.once('open', () => done()).once('error', fail))
    await pipeline(Readable.from(asked(), { objectMode: false }), target)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
    // What the register says of itself is told as it is.
    if (isAsked && (code === undefined || !/^E[A-Z]+$/.test(code))) throw error
    throw new UsageError(`--output ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
