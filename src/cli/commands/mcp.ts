import { once } from 'node:events'
import {
  COLLECTION_NAME,
  covers,
  decisionMeant,
  KeyError,
  mayAsIn,
  OPEN,
  ownerOfKey,
  seen as collectionsSeen,
  Views,
  type DocumentId,
  type Grant,
  type Register,
  type Role,
} from '../../register/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToRead, openToWrite, scopeOf } from '../data.ts'
import { UsageError } from '../errors.ts'
import { openReader } from '../knowledge.ts'
import type { Desk, Hand } from '../mcp/tool.ts'
import { isDay } from '../../watch/day.ts'
import type { WatchRule } from '../../watch/rules.ts'
import { today } from '../options.ts'
import { packageVersion } from '../package.ts'
import { collect, decideIn, whoOf } from '../person.ts'
import { openRules } from '../watch-rules.ts'

interface McpOptions extends CommonOptions {
  readonly write?: boolean
  readonly who?: string
  readonly collection?: readonly string[]
}

/** `chancery mcp`: serves the register to an assistant over the Model Context Protocol, on standard input and output. */
export const define: Define = (command) => {
  withCommon(command)
    .option('--write', 'the assistant may also add documents, and confirm and reject claims, in the name of --who')
    .option('--who <name>', 'in whose name (default: $CHANCERY_WHO)')
    .option(
      '--collection <name>',
      'also show what stands in this collection; may be given several times. What is open is always shown',
      collect,
    )
    .action(async (options: McpOptions) => {
      const shown = [OPEN, ...(options.collection ?? [])]
      for (const name of shown) if (!COLLECTION_NAME.test(name)) throw new UsageError(`--collection ${name} is no name of a collection.`)
      const rules = await openRules(options)
      const person = await personOf(options, shown)
      const register = person.who === undefined ? await openToRead(options) : await openToWrite(options)
      const views = new Views(register)
      try {
        await serveOver(deskOn(register, views, rules, person))
      } finally {
        await views.close()
        await register.close()
      }
    })
  withExamples(command, 'mcp --data ./data', 'mcp --write --who "Jane Roe"')
}

/** For whom the assistant asks: what they may see, and in whose name they may change something, if they may. */
interface Person {
  /** The collections shown; all when absent. */
  readonly shown?: readonly string[]
  readonly who?: string
  /** What a key allows; absent for one at this machine, who may do all. */
  readonly grants?: readonly Grant[]
}

/** A key says by itself what is shown and what is allowed. @throws UsageError when it opens nothing, or is given beside options that say otherwise */
async function personOf(options: McpOptions, shown: readonly string[]): Promise<Person> {
  const key = process.env['CHANCERY_KEY'] ?? ''
  if (key === '') return { shown, ...(options.write === true ? { who: whoOf(options) } : {}) }
  if (options.write === true || options.who !== undefined || options.collection !== undefined)
    throw new UsageError('CHANCERY_KEY says what is shown and allowed, and in whose name: leave --write, --who and --collection out.')
  const register = await openToRead(options)
  try {
    const { name, grants } = await ownerOfKey(register.accounts, key, new Date().toISOString())
    const seen = collectionsSeen(grants)
    const mayChange = grants.some(({ role }) => covers(role, 'reviewer'))
    return { grants, ...(seen === '*' ? {} : { shown: seen }), ...(mayChange ? { who: name } : {}) }
  } catch (error) {
    throw error instanceof KeyError ? new UsageError(`CHANCERY_KEY: ${error.message}`) : error
  } finally {
    await register.close()
  }
}

/** @throws UsageError unless grants give the role in one of the collections that each of these documents stands in; with none, in what is open */
async function demand(register: Register, { grants, who }: Person, role: Role, documents: readonly DocumentId[]): Promise<void> {
  if (grants === undefined) return
  const of = await register.collectionsOf(documents)
  for (const collections of documents.length === 0 ? [[OPEN]] : documents.map((document) => of.get(document) ?? [OPEN])) {
    if (!mayAsIn(grants, role, collections))
      throw new UsageError(`The key of ${who} makes nobody ${role} of ${collections.join(' or ')}: ask an admin for another.`)
  }
}

/** The day that is asked for, else today. @throws UsageError when it is none */
function dayOf(asOf: string | undefined): string {
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError(`asOf ${asOf} is no day: write it as YYYY-MM-DD`)
  return asOf ?? today()
}

function deskOn(register: Register, views: Views, rules: readonly WatchRule[], person: Person): Desk {
  const { shown, who } = person
  const look: Desk['look'] = async ({ asOf, clock = 'published' }, use) => {
    const scope = await scopeOf(register, asOf === undefined ? undefined : { day: dayOf(asOf), clock }, shown)
    return scope === undefined ? use(register) : views.see(scope, use)
  }
  const hand: Hand | undefined =
    who === undefined
      ? undefined
      : {
          who,
          register,
          reader: openReader,
          demand: (role, documents) => demand(register, person, role, documents),
          decide: (act, ids, why) =>
            look({}, async (seen) => {
              const { claims } = await decisionMeant(seen, act, ids)
              const documents = (await seen.sources.claims(claims)).map(({ document }) => document)
              await demand(register, person, 'reviewer', documents)
              return decideIn(register, seen, who, act, ids, why === undefined ? {} : { why })
            }),
        }
  return { look, day: dayOf, rules, ...(hand === undefined ? {} : { hand }) }
}

/** Answers on standard input and output until the other side ends it, or this one is told to stop; what was asked before is answered. */
async function serveOver(desk: Desk): Promise<void> {
  const [{ StdioServerTransport }, { makeServer }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/stdio.js'),
    import('../mcp/server.ts'),
  ])
  const { server, answered } = makeServer(desk, packageVersion())
  const ended = Promise.race([once(process.stdin, 'end'), once(process.stdin, 'close'), once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await server.connect(new StdioServerTransport())
  await ended
  await answered()
  await server.close()
}
