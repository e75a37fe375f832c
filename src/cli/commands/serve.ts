import { once } from 'node:events'
import { join } from 'node:path'
import { withCommon, withExamples, type CommonOptions, type Define, type Serve } from '../command.ts'
import { openToWrite, registerPlace } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { openExample } from '../example.ts'
import { openReader } from '../knowledge.ts'
import { portNumber } from '../options.ts'
import { openRules } from '../watch-rules.ts'
import { packageFolder, packageVersion } from '../package.ts'

interface ServeOptions extends CommonOptions {
  readonly host: string
  readonly port: string
  readonly behindProxy?: boolean
  readonly visits: boolean
}

/** So much is asked of PostgreSQL at once; what comes beyond it waits. */
const CONNECTIONS = 8

/** `chancery serve`: answers over HTTP until it is told to stop. */
export const define: Define = (command, { screen, serve }) => {
  withCommon(command)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--behind-proxy', 'a proxy before it encrypts, and says who asks')
    .option('--no-visits', 'visit followed sources only when somebody says so, not by their schedules')
    .option('--port <number>', 'the port; 0 takes a free one', '7410')
    .action(async (options: ServeOptions) => {
      const port = portNumber(options.port)
      const oidc = oidcFrom(process.env)
      const place = registerPlace(options)
      const rules = await openRules(options)
      const { isPostgres, openQueue } = await import('../../register/index.ts')
      const register = await openToWrite(options, { create: true, connections: CONNECTIONS })
      try {
        const server = await serve({
          register,
          reader: await openReader(),
          rules,
          version: packageVersion(),
          web: join(packageFolder(), 'dist', 'web'),
          host: options.host,
          port,
          behindProxy: options.behindProxy === true,
          visits: options.visits,
          openExample,
          ...(oidc === undefined ? {} : { oidc }),
          ...(isPostgres(place) ? { openQueue: () => openQueue(place) } : {}),
        }).catch((error: unknown) => {
          throw whyNot(error, options)
        })
        if (options.json) screen.json({ address: server.address, register: register.path })
        else
          screen.say(
            `Chancery answers at ${server.address} from ${register.path} · open it in a browser · the API: ${server.address}/api/openapi.json · Ctrl-C ends it`,
          )
        await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
        await server.close()
      } finally {
        await register.close()
      }
    })
  withExamples(command, 'serve', 'serve --port 8080 --data ./data')
}

function whyNot(error: unknown, { host, port }: ServeOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new Failure(`port ${port} at ${host} is taken: end the other program, or give another with --port.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Failure(`${host} is no address of this machine: give one of its own with --host.`)
  if (code === 'EACCES') return new Failure(`port ${port} is not for everybody: give one above 1023 with --port.`)
  // Told by name: the command line does not know the server.
  return error instanceof Error && error.name === 'NoAdminError' ? new UsageError(error.message) : error
}

/** A sign-in of others as the environment names it: a secret has no place among arguments, which all who use the machine can see. */
function oidcFrom(env: NodeJS.ProcessEnv): Parameters<Serve>[0]['oidc'] {
  const [issuer, client, secret, here] = ['ISSUER', 'CLIENT', 'SECRET', 'HERE'].map((name) => env[`CHANCERY_OIDC_${name}`] ?? '')
  if (!issuer && !client && !secret && !here) return undefined
  if (!issuer || !client || !secret || !here || ![issuer, here].every(isAddress))
    throw new UsageError(
      'A sign-in of others needs CHANCERY_OIDC_ISSUER and CHANCERY_OIDC_HERE (addresses with https://), CHANCERY_OIDC_CLIENT and CHANCERY_OIDC_SECRET.',
    )
  return { issuer, client, secret, here: here.replace(/\/$/, ''), claim: env['CHANCERY_OIDC_CLAIM'] || 'email' }
}

const isAddress = (text: string): boolean => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')
