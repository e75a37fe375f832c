import { readDocument } from '../../reading/read-document.ts'
import type { Reader } from '../../reading/reader.ts'
import type { HandedOut, Queue, Register } from '../../register/index.ts'
import { plain } from '../../brief/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, registerPlace } from '../data.ts'
import { EXIT } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { openReader } from '../knowledge.ts'

interface WorkOptions extends CommonOptions {
  readonly untilEmpty?: boolean
}

/** Nobody is in a hurry when there is nothing to do. */
const LOOK_AGAIN_MS = 1000

/** `chancery work`: reads what stands in line, one document after the other, until it is told to stop. Any number may work at once. */
export const define: Define = (command, session) => {
  const { screen } = session
  withCommon(command)
    .option('--until-empty', 'end when nothing waits any more and nobody reads')
    .action(async (options: WorkOptions) => {
      const { openQueue } = await import('../../register/index.ts')
      const queue = await openQueue(registerPlace(options))
      let stopping = false
      const stop = (): void => {
        stopping = true
      }
      process.once('SIGINT', stop).once('SIGTERM', stop)
      let read = 0,
        failed = 0
      try {
        const register = await openToWrite(options, { create: true })
        try {
          const reader = await openReader()
          while (!stopping) {
            const handed = await queue.next()
            if (handed !== undefined) {
              const reason = await readOne(queue, register, reader, handed)
              if (reason === undefined) read += 1
              else {
                failed += 1
                screen.tell(`  ${plain(handed.document.origin)}  ${plain(reason)}`)
              }
              continue
            }
            if (options.untilEmpty) {
              const { waiting, inHand } = await queue.counts()
              if (waiting + inHand === 0) break
            }
            await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
          }
          await register.settle()
        } finally {
          await register.close()
        }
        if (failed > 0) session.exitCode = EXIT.failed
        if (options.json) screen.json({ read, failed })
        else
          screen.say(
            `${counted(read, 'document')} read · ${failed} could not be read${failed === 0 ? '' : ': chancery queue says which were given up'}`,
          )
      } finally {
        await queue.close()
      }
    })
  withExamples(command, 'work --register postgres://jane@db.example/chancery', 'work --until-empty')
}

/**
 * Reads and stores one document and gives it back. What the register says of itself is no fault of the document: it ends the work, and
 * the document goes to another. Resolves to the reason when the document could not be read.
 */
async function readOne(
  queue: Queue,
  register: Register,
  reader: Reader,
  { id, document, collection }: HandedOut,
): Promise<string | undefined> {
  try {
    const reading = await readDocument(reader, document)
    await register.add(document, reading, {
      readerName: reader.name,
      readerVersion: reader.version,
      learned: new Date().toISOString(),
      ...(collection === undefined ? {} : { collection }),
    })
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'RegisterError') throw error
    await queue.failed(id, error.message)
    return error.message
  }
  await queue.done(id)
  return undefined
}
