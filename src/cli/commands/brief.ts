import { briefMarkdown, briefText, findSubject, gatherView, makeBrief } from '../../brief/index.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { UsageError } from '../errors.ts'
import { asOfDay } from '../options.ts'

interface BriefOptions extends CommonOptions, AsOfOptions {
  readonly format: string
  readonly full?: boolean
}

const FORMATS = ['text', 'md', 'json']

/** `chancery brief SUBJECT…`: a briefing note of which every line rests on a numbered sentence. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<subject...>', 'a party, a pair of parties, a body or a person')
    .option('--format <format>', 'text for the screen, md for Markdown, json', 'text')
    .option('--full', 'everything, not only what fits a page')
    .action(async (subject: readonly string[], options: BriefOptions) => {
      const format = options.json ? 'json' : options.format
      if (!FORMATS.includes(format)) throw new UsageError(`--format ${format} is none of ${FORMATS.join(', ')}.`)
      const day = asOfDay(options.asOf)
      await withRegister(options, async (register) => {
        const entities = await findSubject(register, subject)
        const brief = makeBrief(await gatherView(register, entities, day), { full: options.full === true })
        if (format === 'json') screen.json(brief)
        else if (format === 'md') screen.say(briefMarkdown(brief))
        else screen.say(briefText(brief, { width: screen.width, paint: screen.paint }))
      })
    })
  withExamples(command, 'brief Russia ASEAN', 'brief "East Asia Summit" --as-of 2023-07-12', 'brief "Jane Roe" --full --format md > roe.md')
}
