import { join } from 'node:path'
import { askedFilter, misfit, type Narrowed } from '../../export/asked-filter.ts'
import { FORMAT_NAMES, FORMATS, type Format, type FormatName } from '../../export/formats.ts'
import { NO_LICENCE, type Asked } from '../../export/told.ts'
import { KINDS } from '../../reading/claim.ts'
import { allOf, nameKey, OPEN, type RecordFilter, type RegisterReader } from '../../register/index.ts'
import { isDay } from '../../watch/day.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { asOfDay, oneOf, windowEnd } from '../options.ts'
import { writeFolder } from '../write-folder.ts'
import { openRules } from '../watch-rules.ts'
import { writeParts } from '../write-parts.ts'

interface ExportOptions extends CommonOptions, AsOfOptions {
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  readonly licence?: string
  readonly output?: string
  readonly each?: string
}

const EACH = ['body', 'party', 'watch'] as const
/** Forms of a whole register, or of one document, which stand beside the forms of records. */
const OTHERS = {
  jsonl: 'the whole register, a row a line, for chancery import',
  akn: 'one document, by its id, as Akoma Ntoso',
  site: 'a folder of pages that need no server and no script',
} as const

/** `chancery export FORMAT [NAME…]`: records, or documents, in a form for other programs; each with its sentences. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<format>', [...FORMAT_NAMES, ...Object.keys(OTHERS)].join(', '))
    .argument('[names...]', 'only what is about them: a party, a pair, a body, a person; for akn, the id of a document')
    .option('--kind <kind>', 'only one kind of record')
    .option('--from <day>', 'only what can touch this day or later')
    .option('--to <day>', 'only what can touch this day or earlier')
    .option('--licence <terms>', 'under which terms you give it away: a name or an address, written into the file')
    .option('--output <file>', 'write to a file; with --each, into a folder')
    .option('--each <kind>', 'a file for each body, or party; of ics also for each rule of what is watched: watch')
    .addHelpText(
      'after',
      `\nFormats:\n${[...Object.entries(FORMATS).map(([name, { what }]) => [name, what] as const), ...Object.entries(OTHERS)].map(([name, what]) => `  ${name.padEnd(9)} ${what}`).join('\n')}`,
    )
    .action(async (name: string, names: readonly string[], options: ExportOptions) => {
      const form = oneOf('FORMAT', [...FORMAT_NAMES, 'jsonl', 'akn', 'site'] as const, name)
      const licence = options.licence ?? NO_LICENCE
      if (form === 'site') return exportSite(names, licence, options)
      await withRegister(options, async (register) => {
        if (form === 'akn') return exportDocument(register, names, licence, options.output)
        if (form === 'jsonl') return exportAll(register, names, licence, options)
        const format: Format = FORMATS[form as FormatName]
        const filter = await askedFilter(register, narrowed(names, options, name, format))
        const each = oneOf('--each', EACH, options.each)
        if (each === undefined) {
          await writeParts(options.output, format.write({ register, filter, licence }), isText(format))
          if (options.output !== undefined) screen.say(`written: ${options.output}`)
          return
        }
        if (options.output === undefined) throw new UsageError('--each writes many files. Name a folder: --output FOLDER')
        if (each === 'watch') {
          if (form !== 'ics') throw new UsageError('--each watch writes calendars of what falls due. Say: chancery export ics --each watch')
          if (names.length > 0 || [options.kind, options.from, options.to].some((given) => given !== undefined))
            throw new UsageError('--each watch writes all that is watched: give no names, kinds or days but --as-of.')
          const files = await writeWatches(register, options, licence, options.output)
          screen.say(`written: ${counted(files, 'file')} in ${options.output}`)
          return
        }
        const files = await writeEach(each, format, { register, filter, licence }, options.output)
        screen.say(`written: ${counted(files, 'file')} in ${options.output}`)
      })
    })
  withExamples(
    command,
    'export xlsx Russia ASEAN --output talks.xlsx',
    'export ics --each body --output calendars',
    'export csv --kind visit --from 2024-01-01 > visits.csv',
    'export jsonl --output register.jsonl',
    'export site --output pages --licence "CC BY 4.0"',
  )

  async function exportDocument(
    register: RegisterReader,
    [id]: readonly string[],
    licence: string,
    output: string | undefined,
  ): Promise<void> {
    if (id === undefined) throw new UsageError('akn writes one document. Name its id, as chancery documents prints it.')
    const found = (await register.identify(id.toLowerCase())).flatMap((one) => (one.what === 'document' ? [one.document] : []))
    const [document, another] = found
    if (document === undefined || another !== undefined)
      throw new Failure(
        `${id} is the id of ${document === undefined ? 'no document' : 'several documents'}. List them with: chancery documents`,
      )
    const { akomaNtoso } = await import('../../export/akoma-ntoso.ts')
    await writeParts(output, once(akomaNtoso(document, licence)), true)
    if (output !== undefined) screen.say(`written: ${output}`)
  }

  /** What stands in a collection is not for everybody, as pages are: it is left out, with all that follows from it. */
  async function exportSite(names: readonly string[], licence: string, options: ExportOptions): Promise<void> {
    const { kind, from, to, output, each, asOf } = options
    if (names.length > 0 || [kind, from, to, each].some((given) => given !== undefined))
      throw new UsageError('site writes the whole register: give no names, kinds or days but --as-of.')
    if (output === undefined) throw new UsageError('site writes many files. Name a folder: --output FOLDER')
    const { siteOf } = await import('../../export/site/site.ts')
    const files = await withRegister(options, (register) => writeFolder(output, siteOf(register, { day: asOfDay(asOf), licence })), [OPEN])
    screen.say(`written: ${counted(files, 'file')} in ${output} · open ${join(output, 'index.html')} in a browser`)
  }

  async function exportAll(
    register: RegisterReader,
    names: readonly string[],
    licence: string,
    { kind, from, to, output, each, asOf }: ExportOptions,
  ): Promise<void> {
    if (names.length > 0 || [kind, from, to, each, asOf].some((given) => given !== undefined))
      throw new UsageError('jsonl writes the whole register as it is: give no names, kinds or days.')
    const { jsonLines } = await import('../../export/json-lines.ts')
    await writeParts(output, jsonLines(register, licence), true)
    if (output !== undefined) screen.say(`written: ${output}`)
  }
}

const isText = ({ media }: Format): boolean => !/spreadsheet|parquet/.test(media)

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

function narrowed(names: readonly string[], { kind, from, to }: ExportOptions, form: string, format: Format): Narrowed {
  const asked = oneOf('--kind', KINDS, kind)
  const fault = misfit(form, format, asked)
  if (fault !== undefined) throw new UsageError(`--kind ${fault}`)
  for (const [option, day] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (day !== undefined && !isDay(day)) throw new UsageError(`${option} ${day} is no day. Write it as YYYY-MM-DD.`)
  return { names, kind: asked, from, to }
}

/** A calendar of a year for each rule of what is watched, of which something falls due; gives their number. */
async function writeWatches(register: RegisterReader, options: ExportOptions, licence: string, folder: string): Promise<number> {
  const [{ allDueTold }, { dueCalendar }] = await Promise.all([import('../../export/due-told.ts'), import('../../export/due-calendar.ts')])
  const day = asOfDay(options.asOf)
  let files = 0
  for (const rule of await openRules(options)) {
    const told = await allDueTold(register, { day, until: windowEnd(day, 'P1Y'), rules: [rule] }, MOST_DUE)
    if (told.length === 0) continue
    await writeParts(join(folder, `${rule.key}.ics`), once(dueCalendar(told, undefined, licence)), true)
    files++
  }
  return files
}
/** Of each standing so many, of what is past the latest. */
const MOST_DUE = 200

/** A file for each body, or party, of which something is told; gives their number. */
async function writeEach(kind: 'body' | 'party', format: Format, { filter, ...asked }: Asked, folder: string): Promise<number> {
  const { register } = asked
  let files = 0
  for await (const { id, name } of allOf((part) => register.parts.entities({ kind }, part))) {
    const own: RecordFilter = { ...filter, entities: [...(filter.entities ?? []), id] }
    const { items } = await register.parts.records(
      format.kinds === undefined || own.kind !== undefined ? own : { ...own, kind: format.kinds },
      { limit: 1 },
    )
    if (items.length === 0) continue
    // A name can hold anything: of it, only what every system takes for a file name.
    const file = `${nameKey(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)}-${id.slice(0, 6)}${format.ending}`
    await writeParts(join(folder, file), format.write({ ...asked, filter: own }), isText(format))
    files++
  }
  return files
}
