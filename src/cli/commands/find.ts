import { plain, wrap } from '../../brief/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { claimLine, counted } from '../format/claims.ts'
import { storedLine } from '../format/stored.ts'
import { wholeNumber } from '../options.ts'

interface FindOptions extends CommonOptions {
  readonly limit: string
  readonly all?: boolean
}

/** `chancery find WORDS…`: sentences in which all the words stand, with the claims that were read from them. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('<words...>', 'words that must all stand in one paragraph; "in quotes" a phrase; word* a beginning')
    .option('--limit <number>', 'at most so many places', '20')
    .option('--all', 'also in documents that a newer version has replaced')
    .action(async (words: readonly string[], options: FindOptions) => {
      const limit = wholeNumber('--limit', options.limit)
      // A phrase that the shell has freed of its quotes is one argument with spaces in it.
      const query = words.map((word) => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word)).join(' ')
      await withRegister(options, undefined, async (register) => {
        const places = await register.find(query, { limit, all: options.all === true })
        if (options.json) {
          screen.json({
            words: query,
            found: places.map(({ document: { text: _text, ...document }, ...place }) => ({ ...place, document })),
          })
          return
        }
        if (places.length === 0) {
          const { documents } = await register.counts()
          screen.say(
            `“${plain(query)}” stands in no paragraph of ${counted(documents, 'document')} at ${register.path}. Fewer words find more; word* finds beginnings.`,
          )
          return
        }
        for (const { document, sentence, claims } of places) {
          for (const row of wrap(`“${plain(sentence)}”`, screen.width)) screen.say(row)
          screen.say(screen.paint.faint(`  ${storedLine(document)}`))
          for (const claim of claims) screen.say(`  ${screen.paint.faint(claim.id)} ${claimLine(claim)}`)
          screen.say()
        }
        screen.say(
          screen.paint.faint(
            `${counted(places.length, 'place')}${places.length === limit ? `, and perhaps more: --limit ${limit * 5}` : ''} · look closer: chancery show ID`,
          ),
        )
      })
    })
  withExamples(command, 'find energy "work plan"', 'find fisher* --limit 50')
}
