import { writeFile } from 'node:fs/promises'
import { UsageError } from './errors.ts'
import type { Screen } from './screen.ts'

/** Writes a document into a file and says so; without a file, to standard output as it is. */
export async function writeOut(screen: Screen, file: string | undefined, content: string | Buffer): Promise<void> {
  if (file === undefined) {
    if (typeof content !== 'string' && process.stdout.isTTY)
      throw new UsageError('This is no text for the screen. Name a file: --output brief.docx')
    await new Promise<void>((done, fail) => process.stdout.write(content, (error) => (error ? fail(error) : done())))
    return
  }
  try {
    await writeFile(file, content)
  } catch (error) {
    throw new UsageError(`--output ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
  screen.say(`written: ${file}`)
}
