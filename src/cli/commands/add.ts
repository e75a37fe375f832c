import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, shownPlace } from '../data.ts'
import { EXIT, Failure } from '../errors.ts'
import { counted, kindCounts } from '../format/claims.ts'
import { today, windowEnd } from '../options.ts'
import { openRules } from '../watch-rules.ts'
import { showProgress } from '../progress.ts'
import { openReaders, withReader, type ReaderOptions } from '../readers.ts'
import { takeIn, type TakenIn } from '../take-in.ts'
import { unreadLine } from '../../reading/languages.ts'
import { dueFrom } from '../../watch/due-from.ts'
import { asideLine, countPaths, givenFacts } from '../../sources/index.ts'

interface AddOptions extends CommonOptions, ReaderOptions {
  readonly issuer?: string
  readonly date?: string
  readonly url?: string
  readonly language?: string
}

/** So few documents are named one by one; of more, only what failed. */
const NAMED = 20

/** `chancery add PATH…`: stores documents with their claims; what cannot be taken is named, and the rest goes on. */
export const define: Define = (command, session) => {
  const { screen } = session
  withReader(withCommon(command), ['own', 'llm', 'both'])
    .argument('<paths...>', 'files and folders: text, Markdown, HTML, PDF, .docx, .odt, .rtf, .eml, .msg, .mbox, .zip, .warc')
    .option('--issuer <name>', 'who published them')
    .option('--date <day>', 'when they were published')
    .option('--url <address>', 'the address of the one document: a new text under a known address is a newer version')
    .option('--language <code>', 'their language, as en')
    .action(async (paths: readonly string[], options: AddOptions) => {
      const { issuer, date, url, language } = options
      const facts = givenFacts({ issuer, date, url, language })
      const total = await countPaths(paths)
      const rules = await openRules(options)
      const { readers, tell } = await openReaders(screen, options, { documents: total, data: options.data })
      const register = await openToWrite(options, { create: true })
      const results: TakenIn[] = []
      try {
        const progress = total > NAMED ? await showProgress(screen, total, 'documents') : undefined
        for await (const result of takeIn(register, readers, paths, facts)) {
          results.push(result)
          progress?.step(originOf(result))
        }
        progress?.stop()
        const stopped = results.find((result) => result.what === 'stopped')
        if (stopped === undefined && results.length === 0)
          throw new Failure(`${paths.join(', ')}: no document is there. Name files or folders.`)
        if (stopped !== undefined && stopped.problem !== 'disk full') session.exitCode = EXIT.register
        else if (stopped !== undefined || results.some(({ what }) => what === 'aside')) session.exitCode = EXIT.failed
        if (stopped === undefined) await register.settle()
        await report()
      } finally {
        tell()
        await register.close()
      }

      async function report(): Promise<void> {
        const asides = results.flatMap((result) => (result.what === 'aside' ? [result.aside] : []))
        const stored = results.flatMap((result) => (result.what === 'stored' ? [result] : []))
        const stopped = results.find((result) => result.what === 'stopped')
        const unread = stored.filter((result) => result.unread !== undefined).length
        const outcomes = (outcome: string): number => stored.filter(({ added }) => added.outcome === outcome).length
        // A register that cannot be written any more may be unable to settle, and is not asked what it holds.
        const counts = stopped === undefined ? await register.counts() : undefined
        if (options.json) {
          screen.json({
            data: shownPlace(options, register),
            documents: stored.map(({ document, added, unread }) => ({
              origin: document.origin,
              ...added,
              ...(unread === undefined ? {} : { unread }),
            })),
            aside: asides,
            ...(stopped === undefined ? {} : { stopped: { origin: stopped.origin, message: stopped.message } }),
            ...(counts === undefined ? {} : { counts }),
          })
          return
        }
        if (results.length <= NAMED)
          for (const { document, added, unread } of stored)
            screen.say(
              `${added.outcome.padEnd(13)} ${document.origin}  ${counted(added.claims, 'claim')}${unread === undefined ? '' : `  ${unreadLine(unread)}`}`,
            )
        screen.say(
          [
            counted(new Set(results.map(originOf)).size, 'document'),
            `${outcomes('new')} new`,
            ...(unread > 0 ? [`${unread} in a language without a reader`] : []),
            `${outcomes('known')} already here`,
            ...(outcomes('newer version') > 0 ? [`${counted(outcomes('newer version'), 'newer version')} of known pages`] : []),
            ...(outcomes('read again') > 0 ? [`${outcomes('read again')} read again`] : []),
            ...(asides.length > 0 ? [`${asides.length} set aside`] : []),
            `register: ${shownPlace(options, register)}`,
          ].join(' · '),
        )
        for (const aside of asides) screen.tell(`  ${asideLine(aside)}`)
        if (stopped !== undefined) {
          screen.tell(
            `chancery: stopped at ${stopped.origin}: ${stopped.message} What was stored before it is safe; add the same again to go on.`,
          )
          return
        }
        if (counts === undefined) return
        screen.say(`${counted(counts.claims, 'claim')} · ${kindCounts(counts.claimsByKind)} · ${counted(counts.records, 'record')}`)
        const day = today()
        const items = await dueFrom(register, { day, until: windowEnd(day, 'P90D'), rules })
        const coming = items.filter(({ standing }) => standing === 'coming').length,
          late = items.filter(({ standing }) => standing === 'overdue' || standing === 'untold').length
        screen.say(
          screen.paint.faint(`${counted(coming, 'thing falls', 'things fall')} due in 90 days, ${late} overdue or untold: chancery due`),
        )
      }
    })
  withExamples(
    command,
    'add inbox/',
    'add notice.txt --issuer "Norland, Ministry of Foreign Affairs" --date 2025-03-14 --url https://mfa.example/notice',
  )
}

function originOf(result: TakenIn): string {
  return result.what === 'stored' ? result.document.origin : result.what === 'aside' ? result.aside.origin : result.origin
}
