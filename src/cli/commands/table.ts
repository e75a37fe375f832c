import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkMapping, fromTable, tableToAdd } from '../../register/index.ts'
import { DEFAULT_LIMIT, givenFacts, readTable } from '../../sources/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, shownPlace } from '../data.ts'
import { EXIT, Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { asOfDay } from '../options.ts'

interface TableOptions extends CommonOptions {
  readonly map: string
  readonly date?: string
  readonly url?: string
  readonly preview?: boolean
}

const SHOWN = 10

/** `chancery table FILE --map MAPPING`: rows of a table that somebody keeps come in as claims, each with its row as the passage. */
export const define: Define = (command, session) => {
  const { screen } = session
  withCommon(command)
    .argument('<file>', 'a table: .csv or .xlsx, its first row the names of the columns')
    .requiredOption('--map <file>', 'what the columns mean, as JSON')
    .option('--date <day>', 'as of when the table stands (default: today)')
    .option('--url <address>', 'the address that it is known under: its next state replaces this one')
    .option('--preview', 'show what would come in, and store nothing')
    .action(async (file: string, options: TableOptions) => {
      const mapping = checkMapping(await json(options.map))
      const bytes = await read(file)
      const table = await readTable(bytes, mapping.sheet).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'FormatError') throw new Failure(`${file} ${error.message}.`)
        throw error
      })
      const taken = fromTable(table, mapping, {
        origin: basename(file),
        date: asOfDay(options.date),
        ...givenFacts({ url: options.url }),
      })
      const { document, reading, aside } = taken
      if (aside.length > 0) session.exitCode = EXIT.failed
      if (options.preview === true) {
        if (options.json) screen.json({ document, claims: reading.claims, aside })
        else {
          for (const { kind, modality, passage, slots } of reading.claims.slice(0, SHOWN)) {
            screen.say(`“${document.text.slice(passage.start, passage.end)}”`)
            screen.say(
              `  ${kind}, ${modality}: ${Object.entries(slots)
                .map(([slot, value]) => `${slot} ${Array.isArray(value) ? value.join('; ') : value}`)
                .join(' · ')}`,
            )
          }
          screen.say(
            `${counted(table.rows.length, 'row')} · ${counted(reading.claims.length, 'claim')} · ${aside.length} set aside · nothing is stored`,
          )
        }
      } else {
        const register = await openToWrite(options, { create: true })
        try {
          const added = await register.add(document, reading, tableToAdd(new Date().toISOString()))
          await register.settle()
          if (options.json) screen.json({ ...added, aside })
          else
            screen.say(
              `${added.outcome === 'known' ? 'already here' : 'stored'}: ${counted(table.rows.length, 'row')} · ${counted(added.claims, 'claim')} · ${aside.length} set aside · document ${added.document} · register: ${shownPlace(options, register)}`,
            )
        } finally {
          await register.close()
        }
      }
      if (!options.json) for (const line of aside) screen.tell(`  ${line}`)
    })
  withExamples(command, 'table treaties.xlsx --map treaties.json --preview', 'table meetings.csv --map meetings.json --date 2025-03-14')
}

async function read(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${file} ${error.code === 'ENOENT' ? 'is not there' : 'could not be read'}: check the name.`)
  })
  if (bytes.length > DEFAULT_LIMIT) throw new Failure(`${file} is larger than 20 MB: cut it into parts.`)
  return bytes
}

async function json(file: string): Promise<unknown> {
  try {
    return JSON.parse((await read(file)).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure(`${file} is no JSON: ${error.message}.`)
    throw error
  }
}
