import { withoutText, type Finding, type LearnedSince, type Register, type SavedSearch } from '../../register/index.ts'
import { plain } from '../../brief/index.ts'
import { isDay } from '../../watch/day.ts'
import { dropSearch, newlyFound, saveSearch, seenSearch, toldSearch } from '../../watch/saved.ts'
import type { Command } from 'commander'
import { withCommon, withExamples, type CommonOptions, type Define, type Session } from '../command.ts'
import { openToRead, openToWrite } from '../data.ts'
import { EXIT, Failure, UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { sayFound, sayPlace } from '../format/found.ts'
import { asTyped, oneOf, wholeNumber } from '../options.ts'
import { webhookAt, withTellable, withWebhook, type WebhookOptions } from '../webhook-options.ts'

interface SearchesOptions extends CommonOptions {
  readonly who?: string
}

interface NewOptions extends SearchesOptions, WebhookOptions {
  readonly since?: string
  readonly limit: string
  readonly seen?: boolean
  readonly format: string
}

const FORMATS = ['text', 'atom'] as const
/** So much is told of one search at most. */
const MOST = 1000

/** `chancery searches`: searches that somebody saved, and what they newly find. */
export const define: Define = (command, session) => {
  const { screen } = session
  command.enablePositionalOptions()
  withWho(withCommon(command)).action(async (options: SearchesOptions) => {
    await reading(options, async (register) => {
      const told = []
      for (const search of await wanted(register, options)) {
        const { total, isMore } = await newlyFound(register, search, { limit: 1 })
        told.push({ ...toldSearch(search), new: total, ...(isMore === undefined ? {} : { isMore }) })
      }
      if (options.json) {
        screen.json({ searches: told })
        return
      }
      for (const { name, query, who, seen, fault, new: count } of told) {
        screen.say(
          `${screen.paint.heading(plain(name))}  ${plain(query)}  ${screen.paint.faint(`${plain(who)} · seen ${seen.slice(0, 10)}`)}`,
        )
        if (fault !== undefined) screen.say(`  ${screen.paint.alert(`finds nothing: ${fault}`)}`)
        else if (count > 0) screen.say(`  ${count} new`)
      }
      screen.say(screen.paint.faint(`${counted(told.length, 'search', 'searches')} saved · chancery searches new tells what is new`))
    })
  })
  addSave(command, session)
  addNew(command, session)
  addDrop(command, session)
  withExamples(
    command,
    'searches save ferries "kind:commitment ferr*" --who "Jane Roe"',
    'searches new --seen',
    'searches new ferries --since 2025-03-01 --format atom > ferries.atom',
    'searches drop ferries --who "Jane Roe"',
  )
}

const withWho = (command: Command): Command => command.option('--who <name>', 'whose they are (default: $CHANCERY_WHO)')

function addSave(command: Command, { screen }: Session): void {
  withWho(withCommon(command.command('save').description('save a search: what it finds from now on is new')))
    .allowUnknownOption()
    .argument('<name>', 'what it is called')
    .argument('<query...>', 'as chancery find takes it; one argument is the query as it is')
    .action(async (name: string, query: readonly string[], options: SearchesOptions) => {
      const unknown = query.find((word) => word.startsWith('--'))
      if (unknown !== undefined) throw new UsageError(`unknown option '${unknown}'. See chancery searches save --help`)
      const who = whose(options)
      if (who === undefined) throw new UsageError('A search is somebody’s: say whose with --who "Jane Roe", or set CHANCERY_WHO.')
      const register = await openToWrite(options)
      try {
        const typed = query.length === 1 ? (query[0] ?? '') : query.map(asTyped).join(' ')
        const { search } = await saveSearch(register, { name, query: typed, who }, new Date().toISOString())
        const { notes } = await register.find(search.query, { limit: 1 })
        if (options.json) screen.json({ ...toldSearch(search), notes })
        else screen.say(`${plain(search.name)} is saved for ${plain(who)}: chancery searches new tells what it finds from now on.`)
        for (const note of notes) screen.tell(`chancery: ${note}.`)
      } finally {
        await register.close()
      }
    })
}

function addDrop(command: Command, { screen }: Session): void {
  withWho(withCommon(command.command('drop').description('drop a search; who did and when is kept')))
    .argument('<name>', 'its name, or its id')
    .action(async (name: string, options: SearchesOptions) => {
      const register = await openToWrite(options)
      try {
        const search = only(await wanted(register, options, name), name)
        await dropSearch(register, search, whose(options) ?? search.who, new Date().toISOString())
        if (options.json) screen.json(toldSearch(search))
        else screen.say(`${plain(search.name)} is dropped.`)
      } finally {
        await register.close()
      }
    })
}

function addNew(command: Command, session: Session): void {
  const { screen } = session
  const define = withWho(withCommon(command.command('new').description('tell what saved searches newly find, the latest learned first')))
    .argument('[name]', 'of one search only, by its name or id')
    .option('--since <day>', 'what the register learned on this day or later (default: since it was last seen)')
    .option('--limit <number>', 'of each search at most so much', '20')
    .option('--seen', 'tell all of it, and next time only what came later')
    .option('--format <format>', `${FORMATS.join(', ')}: for the screen, a feed (Atom) of one search`, 'text')
  withWebhook(define).action(async (name: string | undefined, options: NewOptions) => {
    const format = oneOf('--format', FORMATS, options.format)
    if (options.since !== undefined && !isDay(options.since))
      throw new UsageError(`--since ${options.since} is no day. Write it as YYYY-MM-DD.`)
    const learned: LearnedSince | undefined = options.since === undefined ? undefined : { from: options.since }
    if (options.webhook !== undefined) {
      await posting(options.webhook, name, options, session)
      return
    }
    if (options.seen === true && learned !== undefined)
      throw new UsageError('--seen goes with what came since it was last seen: leave --since out.')
    const limit = options.seen === true ? MOST : Math.min(MOST, wholeNumber('--limit', options.limit))
    await reading(options, async (register) => {
      const searches = await wanted(register, options, name)
      // What comes while this is told is new the next time.
      const upTo = await register.learnedUpTo()
      const told = []
      for (const search of searches) {
        const found = await newlyFound(register, search, { limit, ...(learned === undefined ? {} : { learned }) })
        isFaulty(search, session)
        told.push({ search, found })
      }
      if (format === 'atom') screen.raw(await asFeed(told, name))
      else if (options.json) screen.json({ searches: told.map(({ search, found }) => asJson(search, found)) })
      else sayNew(session, told)
      if (options.seen !== true) return
      const now = new Date().toISOString()
      for (const { search } of told) if (toldSearch(search).fault === undefined) await seenSearch(register, search, upTo, now)
    })
  })
}

interface Told {
  readonly search: SavedSearch
  readonly found: Awaited<ReturnType<typeof newlyFound>>
}

function sayNew({ screen }: Session, told: readonly Told[]): void {
  for (const { search, found } of told) {
    const { total, isMore, places, records, notes } = found
    screen.say(screen.paint.heading(`${plain(search.name)}: ${isMore === true ? 'more than ' : ''}${total} new`))
    screen.say(screen.paint.faint(`  ${plain(search.query)} · ${plain(search.who)}`))
    for (const note of notes) screen.say(screen.paint.faint(`  ${plain(note)}`))
    screen.say()
    for (const record of records) sayFound(screen, record)
    for (const place of places) sayPlace(screen, place)
    const shown = places.length + records.length
    if (shown < total) screen.say(screen.paint.faint(`${shown} of ${total}: --limit ${Math.min(MOST, shown * 5)}`))
  }
  if (told.length === 0) screen.say('No search is saved: chancery searches save NAME QUERY')
}

const asJson = (search: SavedSearch, { places, records, ...rest }: Finding): object => ({
  ...toldSearch(search),
  ...rest,
  found: places.map(withoutText),
  records: records.map(withoutText),
})

async function asFeed(told: readonly Told[], name: string | undefined): Promise<string> {
  const { search, found } = only(told, name ?? '')
  const [{ foundFeed }, { foundTold }] = await Promise.all([import('../../export/found-feed.ts'), import('../../export/found-told.ts')])
  return foundFeed(toldSearch(search), foundTold(found))
}

/** Posts what searches found of what may be seen by all, and of the collections named; one after the other, until one is not taken. */
async function posting(address: string, name: string | undefined, options: NewOptions, session: Session): Promise<void> {
  const hook = webhookAt(address, options)
  let posted = 0
  let failed: string | undefined
  await withTellable(options, async (register, seen) => {
    const { postFound } = await import('../found-webhook.ts')
    for (const search of await wanted(register, options, name)) {
      if (isFaulty(search, session) || failed !== undefined) continue
      const delivered = await postFound(search, register, seen, hook)
      posted += delivered.posted
      failed = delivered.failed
    }
  })
  if (options.json) session.screen.json({ posted, ...(failed === undefined ? {} : { failed }) })
  else if (posted > 0 || failed === undefined) session.screen.say(`${counted(posted, 'thing')} posted`)
  if (failed !== undefined) throw new Failure(`${address} ${failed}: what was not taken is posted next time.`)
}

/** Whether a search finds nothing, whatever is there; says so, and the others are told all the same. */
function isFaulty(search: SavedSearch, session: Session): boolean {
  const { fault } = toldSearch(search)
  if (fault === undefined) return false
  session.exitCode = EXIT.failed
  session.screen.tell(`chancery: the search ${search.name} (“${search.query}”) finds nothing: ${fault}. Save it anew, or drop it.`)
  return true
}

/** Whose they are, when that is said. */
const whose = ({ who }: SearchesOptions): string | undefined => (who ?? process.env['CHANCERY_WHO'] ?? '').trim() || undefined

/** The searches that are meant. @throws Failure when one is named and there is none */
async function wanted(register: Pick<Register, 'searches'>, options: SearchesOptions, name?: string): Promise<readonly SavedSearch[]> {
  const who = whose(options)
  const all = (await register.searches.all()).filter((one) => who === undefined || one.who === who)
  if (name === undefined) return all
  const named = all.filter((one) => one.name === name || one.id === name)
  if (named.length === 0) throw new Failure(`No search is called ${name}${who === undefined ? '' : ` of ${who}`}: see chancery searches.`)
  return named
}

function only<T>(named: readonly T[], name: string): T {
  const [first, another] = named
  if (first === undefined || another !== undefined)
    throw new UsageError(
      name === '' ? 'Name one search: a feed is of one.' : `Several have a search ${name}: say whose with --who, or give its id.`,
    )
  return first
}

/** Asks a register; one that is marked is opened to write. */
async function reading(options: NewOptions | SearchesOptions, use: (register: Register) => Promise<void>): Promise<void> {
  const register = 'seen' in options && options.seen === true ? await openToWrite(options) : await openToRead(options)
  try {
    await use(register)
  } finally {
    await register.close()
  }
}
