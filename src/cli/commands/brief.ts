import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import {
  briefMarkdown,
  briefText,
  findSubject,
  isKind,
  KINDS,
  LANGUAGES,
  readTemplate,
  withSections,
  writeBrief,
  type BriefOptions as Asked,
  type Template,
} from '../../brief/index.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { UsageError } from '../errors.ts'
import { asOfDay } from '../options.ts'
import { openRules } from '../watch-rules.ts'
import { writeOut } from '../write-out.ts'
import { isDay } from '../../watch/day.ts'

interface BriefOptions extends CommonOptions, AsOfOptions {
  readonly format?: string
  readonly full?: boolean
  readonly kind: string
  readonly template?: string
  readonly sections?: string
  readonly language: string
  readonly since?: string
  readonly own?: readonly string[]
  readonly ownFile?: string
  readonly who?: string
  readonly issuer?: string
  readonly output?: string
}

const FORMATS = ['text', 'md', 'html', 'docx', 'json']

/** `chancery brief SUBJECT…`: a briefing document of which every line rests on a numbered sentence. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<subject...>', 'a party, a pair of parties, a body or a person')
    .option('--kind <kind>', `what it is for: ${KINDS.join(', ')}`, 'note')
    .option('--template <file>', 'a template of your own instead of a kind: which sections, in which order, under which headings')
    .option('--sections <keys>', 'only these sections, in this order, parted by commas, as coming,promised')
    .option('--language <code>', `the language of the labels: ${LANGUAGES.join(', ')}; what documents say stays as they say it`, 'en')
    .option('--since <day>', 'tell what the register learned on this day or later, or since a brief that was written as JSON (a file)')
    .option('--own <line...>', 'lines of your own, marked as yours')
    .option('--own-file <file>', 'a file with lines of your own')
    .option('--who <name>', 'whose lines they are (default: $CHANCERY_WHO)')
    .option('--issuer <name>', 'of a press release: in whose voice')
    .option('--format <format>', 'text for the screen, md for Markdown, html (also to print, or save as PDF), docx, json')
    .option('--output <file>', 'write it into a file; its ending tells the format')
    .option('--full', 'everything, not only what fits a page')
    .action(async (subject: readonly string[], options: BriefOptions) => {
      const format = formatOf(options)
      const day = asOfDay(options.asOf)
      const asked = { ...(await askedOf(options)), rules: await openRules(options) }
      await withRegister(options, async (register) => {
        const brief = await writeBrief(register, await findSubject(register, subject), day, asked)
        if (format === 'docx') {
          const { briefDocx } = await import('../../brief/docx.ts')
          await writeOut(screen, options.output, await briefDocx(brief))
        } else if (format === 'html') {
          const { briefHtml } = await import('../../brief/html.ts')
          await writeOut(screen, options.output, briefHtml(brief))
        } else if (options.output !== undefined) {
          const text =
            format === 'json'
              ? `${JSON.stringify(brief, undefined, 1)}\n`
              : `${format === 'md' ? briefMarkdown(brief) : briefText(brief)}\n`
          await writeOut(screen, options.output, text)
        } else if (format === 'json') screen.json(brief)
        else if (format === 'md') screen.say(briefMarkdown(brief))
        else screen.say(briefText(brief, { width: screen.width, paint: screen.paint }))
      })
    })
  withExamples(
    command,
    'brief Russia ASEAN',
    'brief Russia ASEAN --kind visit --output visit.docx',
    'brief "East Asia Summit" --kind body --as-of 2023-07-12 --language fr',
    'brief Russia --kind press --issuer "Russia, Ministry of Foreign Affairs"',
    'brief "Jane Roe" --full --format md > roe.md',
  )
}

/** The format asked for: by its name, by the ending of the file, else text. */
function formatOf({ json, format, output }: BriefOptions): string {
  const ending = extname(output ?? '').slice(1)
  const asked = json ? 'json' : (format ?? (ending === '' ? 'text' : ending === 'txt' ? 'text' : ending === 'markdown' ? 'md' : ending))
  if (asked === 'pdf') throw new UsageError('A PDF is printed from the page: write --format html, open it and print it to a file.')
  if (!FORMATS.includes(asked)) throw new UsageError(`--format ${asked} is none of ${FORMATS.join(', ')}.`)
  return asked
}

async function askedOf(options: BriefOptions): Promise<Asked> {
  const language = LANGUAGES.find((one) => one === options.language)
  if (language === undefined) throw new UsageError(`--language ${options.language} is none of ${LANGUAGES.join(', ')}.`)
  const own = await ownLines(options)
  return {
    full: options.full === true,
    template: await templateOf(options),
    language,
    ...(options.since === undefined ? {} : { since: await sinceDay(options.since) }),
    ...(own === undefined ? {} : { own }),
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
  }
}

async function templateOf(options: BriefOptions): Promise<Template> {
  const whole = await wholeTemplate(options)
  return options.sections === undefined ? whole : withSections(whole, options.sections)
}

async function wholeTemplate({ kind, template }: BriefOptions): Promise<Template> {
  if (template !== undefined) return readTemplate(await textOf('--template', template), template)
  if (!isKind(kind)) throw new UsageError(`--kind ${kind} is none of ${KINDS.join(', ')}. A template of your own: --template FILE`)
  const { loadTemplate } = await import('../../sources/knowledge-folder.ts')
  return readTemplate(await loadTemplate(kind), `templates/${kind}.txt`)
}

/** A day, or the day of an earlier brief. */
async function sinceDay(given: string): Promise<string> {
  if (isDay(given)) return given
  if (!given.endsWith('.json')) throw new UsageError(`--since ${given} is neither a day (YYYY-MM-DD) nor a brief that was written as JSON.`)
  const day = /"day":\s*"(\d{4}-\d{2}-\d{2})"/.exec(await textOf('--since', given))?.[1]
  if (day === undefined) throw new UsageError(`--since ${given} is no brief: it names no day.`)
  return day
}

async function ownLines({ own = [], ownFile, who }: BriefOptions): Promise<Asked['own']> {
  const filed = ownFile === undefined ? [] : (await textOf('--own-file', ownFile)).split(/\r?\n/)
  const lines = [...own, ...filed].map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length === 0) return undefined
  const name = who ?? process.env['CHANCERY_WHO']
  if (!name) throw new UsageError('Whose lines are these? Say --who NAME, or set CHANCERY_WHO.')
  return { who: name, lines }
}

async function textOf(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${option} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
