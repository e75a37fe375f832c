import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { Source } from '../../register/index.ts'
import {
  agentName,
  askedSource,
  isWeb,
  stay,
  toldSource,
  visitDue,
  visitOne,
  type Following,
  type SourceAsked,
} from '../../watch/follow/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite } from '../data.ts'
import { EXIT, Failure, UsageError } from '../errors.ts'
import { saySource } from '../format/sources.ts'
import { openReader } from '../knowledge.ts'
import { today } from '../options.ts'
import { packageVersion } from '../package.ts'

interface FollowOptions extends CommonOptions, Partial<Omit<SourceAsked, 'address'>> {
  readonly stay?: boolean
  readonly off?: boolean
}

/** `chancery follow [ADDRESS]`: follows a source from now on and visits it; without an address, visits all whose time has come. */
export const define: Define = (command, session) => {
  const { screen } = session
  withCommon(command)
    .argument('[address]', 'a feed (RSS, Atom), a sitemap, a page of links, one page, or a folder; without one, all that is due is visited')
    .option('--every <length>', 'how often it is visited: PT1H, P1D (unless told), P1W; never: only when you say so')
    .option('--as <kind>', 'what it is, where that cannot be seen: feed, sitemap, list, page')
    .option('--links <words>', 'of a list or sitemap only addresses that hold these words')
    .option('--allow <hosts...>', 'hosts that may lie in a private network, by name')
    .option('--issuer <name>', 'who publishes there')
    .option('--language <code>', 'the language of what is published there')
    .option('--collection <name>', 'who may see it: the members of a collection (default: everybody)')
    .option('--who <name>', 'by whose word it is followed (default: $CHANCERY_WHO)')
    .option('--stay', 'stay, and visit each source whenever its time comes')
    .option('--off', 'follow it no longer; what was stored stays')
    .action(async (address: string | undefined, options: FollowOptions) => {
      const register = await openToWrite(options, { create: true })
      try {
        const followed = { ...(await following()), register }
        if (address === undefined) {
          if (options.stay === true) await staying(followed, options)
          else await visitAll(followed, options)
          return
        }
        const source = await askedSource(register.followed, { ...options, ...asked(address, options) }, followed.now())
        if (options.off === true) {
          await register.followed.drop(source.id)
          screen.say(`${source.address} is followed no longer; what was stored stays.`)
          return
        }
        await register.followed.put(source)
        const after = await visitOne(source.id, followed, true)
        if (after === undefined) {
          const words = 'it, or another source of its host, is being visited by another process'
          throw new Failure(`${source.address} is followed; ${words}. See what comes of it: chancery sources ${source.id}`)
        }
        // What never answered is a slip of the hand more often than a site that is down.
        const failed = after.visits.every(({ outcome }) => outcome === 'failed')
        if (failed) await register.followed.drop(source.id)
        await register.settle()
        told([after], options)
        if (failed) screen.tell(`chancery: ${source.address} is not followed, as it could not be visited.`)
        if (options.stay === true) await staying(followed, options)
      } finally {
        await register.close()
      }
    })
  withExamples(
    command,
    'follow https://mfa.example/news/rss --every PT6H --issuer "Norland, Ministry of Foreign Affairs"',
    'follow https://asean.example/sitemap.xml --links /statement',
    'follow inbox/ --every PT1H',
    'follow --stay',
  )

  async function following(): Promise<Omit<Following, 'register'>> {
    return {
      reader: await openReader(),
      agent: agentName(packageVersion(), process.env['CHANCERY_CONTACT']),
      now: () => new Date().toISOString(),
    }
  }

  async function visitAll(followed: Following, options: FollowOptions): Promise<void> {
    const visited: Source[] = []
    for await (const source of visitDue(followed)) visited.push(source)
    await followed.register.settle()
    told(visited, options)
  }

  async function staying(followed: Following, options: FollowOptions): Promise<void> {
    const stop = new AbortController()
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
    await stay(
      { ...followed, signal: stop.signal },
      (source) => told([source], options),
      (error) => screen.tell(`chancery: ${error instanceof Error ? error.message : String(error)}`),
    )
  }

  function told(sources: readonly Source[], { json }: FollowOptions): void {
    if (sources.some(({ visits: [last] }) => last?.outcome === 'failed')) session.exitCode = EXIT.failed
    const all = sources.map((source) => toldSource(source, today()))
    if (json) screen.json({ sources: all })
    else if (all.length === 0) screen.say('Nothing is due. chancery sources lists what is followed.')
    else for (const source of all) saySource(screen, source, 1)
  }
}

/** The address as it is kept: of a folder its whole path, wherever the program is started next. @throws Failure when no folder is there */
function asked(address: string, { who }: FollowOptions): Pick<SourceAsked, 'address' | 'who' | 'machine'> {
  const name = (who ?? process.env['CHANCERY_WHO'] ?? '').trim() || 'local'
  if (isWeb(address)) return { address, who: name }
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(address))
    throw new UsageError(`${address} is no address of the web: begin it with https:// or http://.`)
  const path = resolve(address)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Failure(`${address} is no folder. Name an address with https://, or a folder.`)
  return { address: path, who: name, machine: hostname() }
}
