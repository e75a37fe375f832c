import { once } from 'node:events'
import { COLLECTION_NAME, OPEN, Views, type Register } from '../../register/index.ts'
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
      const who = options.write === true ? whoOf(options) : undefined
      const shown = [OPEN, ...(options.collection ?? [])]
      for (const name of shown) if (!COLLECTION_NAME.test(name)) throw new UsageError(`--collection ${name} is no name of a collection.`)
      const rules = await openRules(options)
      const register = who === undefined ? await openToRead(options) : await openToWrite(options)
      const views = new Views(register)
      try {
        await serveOver(deskOn(register, views, rules, shown, who))
      } finally {
        await views.close()
        await register.close()
      }
    })
  withExamples(command, 'mcp --data ./data', 'mcp --write --who "Jane Roe"')
}

/** The day that is asked for, else today. @throws UsageError when it is none */
function dayOf(asOf: string | undefined): string {
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError(`asOf ${asOf} is no day: write it as YYYY-MM-DD`)
  return asOf ?? today()
}

function deskOn(register: Register, views: Views, rules: readonly WatchRule[], shown: readonly string[], who: string | undefined): Desk {
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
          decide: (act, ids, why) => look({}, (seen) => decideIn(register, seen, who, act, ids, why === undefined ? {} : { why })),
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
