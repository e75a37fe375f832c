import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { LineError, rowsOf } from '../../export/json-lines.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, registerPlace } from '../data.ts'
import { Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'

/** `chancery import FILE`: takes what `chancery export jsonl` wrote into an empty register. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('<file>', 'what chancery export jsonl wrote')
    .action(async (file: string, options: CommonOptions) => {
      // Asked first, so that no register is made for a file that is not there.
      const input = createReadStream(file)
      await new Promise<void>((done, fail) => input.once('open', () => done()).once('error', fail)).catch((error: unknown) => {
        throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      })
      const register = await openToWrite(options, { create: true })
      try {
        const rows = await register.takeIn(rowsOf(createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })))
        await register.settle()
        if (options.json) screen.json({ rows })
        else screen.say(`${counted(rows, 'row')} of ${file} taken into ${registerPlace(options)}`)
      } catch (error) {
        if (error instanceof LineError) throw new Failure(`${file}: ${error.message}. Nothing was stored.`)
        throw error
      } finally {
        await register.close()
      }
    })
  withExamples(command, 'import register.jsonl --data ./copy')
}
