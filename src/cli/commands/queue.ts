import { plain } from '../../brief/index.ts'
import { asideLine, givenFacts, takePaths, type SetAside } from '../../sources/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { registerPlace } from '../data.ts'
import { EXIT, UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { openReader } from '../knowledge.ts'
import { wholeNumber } from '../options.ts'

interface QueueOptions extends CommonOptions {
  readonly issuer?: string
  readonly date?: string
  readonly collection?: string
  readonly again?: boolean
  readonly patience: string
}

const MOST_ASIDE = 50

/** `chancery queue [PATH…]`: puts documents in line for `chancery work`, and says how many stand where. */
export const define: Define = (command, session) => {
  const { screen } = session
  withCommon(command)
    .argument('[paths...]', 'files and folders, as chancery add takes them; without any, only the state of the queue is said')
    .option('--issuer <name>', 'who published them')
    .option('--date <day>', 'when they were published')
    .option('--collection <name>', 'who may see them: the members of a collection (default: everybody)')
    .option('--patience <seconds>', 'who has one of them for so long is taken to have died, and another gets it', '300')
    .option('--again', 'put those that were set aside in line again, as after a new release')
    .action(async (paths: readonly string[], options: QueueOptions) => {
      const { issuer, date, collection } = options
      const facts = givenFacts({ issuer, date })
      const { COLLECTION_NAME, openQueue } = await import('../../register/index.ts')
      if (collection !== undefined && !COLLECTION_NAME.test(collection))
        throw new UsageError(`--collection ${collection} is no name of one. Write letters, digits and hyphens: --collection treaties`)
      const queue = await openQueue(registerPlace(options), { patience: wholeNumber('--patience', options.patience) })
      const asides: SetAside[] = []
      let sent = 0,
        known = 0
      try {
        const reader = await openReader()
        for await (const taken of paths.length === 0 ? [] : takePaths(paths, { facts })) {
          if (taken.taken === 'aside') asides.push(taken.aside)
          else if (
            await queue.send(
              { document: taken.document, ...(collection === undefined ? {} : { collection: { name: collection, who: 'queue' } }) },
              reader,
            )
          )
            sent += 1
          else known += 1
        }
        const again = options.again ? await queue.again() : 0
        const [counts, aside] = [await queue.counts(), await queue.aside(MOST_ASIDE)]
        if (asides.length > 0) session.exitCode = EXIT.failed
        if (options.json) {
          screen.json({ sent, known, again, notTaken: asides, counts, aside })
          return
        }
        if (paths.length > 0) screen.say(`${counted(sent, 'document')} put in line · ${known} there already · ${asides.length} set aside`)
        for (const one of asides) screen.tell(`  ${asideLine(one)}`)
        if (options.again) screen.say(`${counted(again, 'document')} in line again`)
        screen.say(`${counts.waiting} waiting · ${counts.inHand} being read · ${counts.done} read · ${counts.aside} given up`)
        for (const { origin, reason, since } of aside) screen.say(`  ${plain(origin)}  ${plain(reason)} (${since.slice(0, 16)})`)
      } finally {
        await queue.close()
      }
    })
  withExamples(command, 'queue inbox/ --register postgres://jane@db.example/chancery', 'queue', 'queue --again')
}
