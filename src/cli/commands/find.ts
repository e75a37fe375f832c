import { plain, wrap } from '../../brief/index.ts'
import { withoutText, type Finding } from '../../register/index.ts'
import { isDay } from '../../watch/day.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { sayFound, sayPlace } from '../format/found.ts'
import { asTyped, wholeNumber } from '../options.ts'
import type { Screen } from '../screen.ts'

interface FindOptions extends CommonOptions, AsOfOptions {
  readonly limit: string
  readonly all?: boolean
  readonly facets?: boolean
  readonly learned?: string
}

/** `chancery find WORDS…`: sentences in which all the words stand; with filters, as `kind:meeting by:Japan`, records. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    // "-quota" is no option but a word that must not be there.
    .allowUnknownOption()
    .argument(
      '<words...>',
      'words that must all stand in one paragraph; "in quotes" a phrase; word* a beginning; OR; -without; filters as kind:meeting',
    )
    .option('--limit <number>', 'at most so many places or records', '20')
    .option('--facets', 'also count what was found by kind, year, party, body, place, person and speaker')
    .option('--learned <day>', 'only what the register learned on this day or later: each new claim, or each new place')
    .option('--all', 'also in documents that a newer version has replaced')
    .action(async (words: readonly string[], options: FindOptions) => {
      const limit = wholeNumber('--limit', options.limit)
      if (options.learned !== undefined && !isDay(options.learned))
        throw new UsageError(`--learned ${options.learned} is no day. Write it as YYYY-MM-DD.`)
      const unknown = words.find((word) => word.startsWith('--'))
      if (unknown !== undefined) throw new UsageError(`unknown option '${unknown}'. See chancery find --help`)
      await withRegister(options, async (register) => {
        let query = words.map(asTyped).join(' ')
        const part = (most: number, after?: string): Promise<Finding> =>
          register.find(query, {
            limit: Math.min(most, AT_ONCE),
            all: options.all === true,
            ...(options.learned === undefined ? {} : { learned: { from: options.learned } }),
            ...(after === undefined ? { facets: options.facets === true } : { after }),
          })
        let first = await part(limit)
        const [whole] = words
        // What was given in one piece and stands nowhere as a phrase may be words, or a question.
        if (words.length === 1 && whole !== undefined && query !== whole && first.places.length === 0) {
          query = whole
          first = await part(limit)
        }
        const { places, records, total, isMore, facets, notes } = first
        if (options.json) {
          const told = {
            words: query,
            ...(total === undefined ? {} : { total }),
            ...(isMore === undefined ? {} : { isMore }),
            ...(facets === undefined ? {} : { facets }),
            notes,
          }
          if (places.length > 0)
            await screen.jsonList(
              { ...told, records: [] },
              'found',
              eachFound(first, limit, part, (one) => one.places),
              withoutText,
            )
          else
            await screen.jsonList(
              { ...told, found: [] },
              'records',
              eachFound(first, limit, part, (one) => one.records),
              withoutText,
            )
          return
        }
        for (const note of notes) screen.tell(`chancery: ${note}.`)
        if (places.length === 0 && records.length === 0) {
          const { documents } = await register.counts()
          screen.say(
            total === undefined
              ? `“${plain(query)}” stands in no paragraph of ${counted(documents, 'document')} at ${register.path}. Fewer words find more; word* finds beginnings.`
              : `Nothing in ${counted(documents, 'document')} at ${register.path} fits “${plain(query)}”. Fewer filters find more.`,
          )
          return
        }
        let said = 0
        for await (const place of eachFound(first, limit, part, (one) => one.places)) {
          sayPlace(screen, place)
          said++
        }
        for await (const record of eachFound(first, limit, part, (one) => one.records)) {
          sayFound(screen, record)
          said++
        }
        if (facets !== undefined) sayFacets(screen, facets)
        const noun = first.places.length > 0 ? 'place' : options.learned === undefined ? 'record' : 'claim'
        const shown =
          total === undefined ? counted(said, 'place') : `${said} of ${isMore === true ? 'more than ' : ''}${counted(total, noun)}`
        const more = total === undefined ? said === limit : isMore === true || said < total
        screen.say(
          screen.paint.faint(
            `${shown}${more ? `${total === undefined ? ', and perhaps more' : ''}: --limit ${limit * 5}` : ''} · look closer: chancery show ID`,
          ),
        )
      })
    })
  withExamples(
    command,
    'find energy "work plan"',
    'find fisher* -quota --limit 50',
    "find 'kind:initiative by:Japan supporter:ASEAN since:2020' --facets",
  )
}

/** So many places or records are held at once. */
const AT_ONCE = 50

/** Each thing found, at most so many: the first part is there, the others are asked for in their turn. */
async function* eachFound<T>(
  first: Finding,
  limit: number,
  part: (most: number, after: string) => Promise<Finding>,
  things: (found: Finding) => readonly T[],
): AsyncGenerator<T> {
  let left = limit
  for (let found = first; ; found = await part(left, found.next ?? '')) {
    const some = things(found)
    yield* some
    left -= some.length
    if (found.next === undefined || left <= 0) return
  }
}

function sayFacets(screen: Screen, facets: NonNullable<Finding['facets']>): void {
  for (const [facet, values] of Object.entries(facets)) {
    if (values.length === 0) continue
    const line = values.map(({ value, records }) => `${plain(value)} ${records}`).join(' · ')
    for (const row of wrap(`${facet}: ${line}`, screen.width)) screen.say(row)
  }
  screen.say()
}
