import { once } from 'node:events'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { openReader } from '../knowledge.ts'
import { isLoopback } from '../../sources/loopback.ts'
import { portNumber } from '../options.ts'
import { packageVersion } from '../package.ts'

interface ServeOptions extends CommonOptions {
  readonly host: string
  readonly port: string
}

/** `chancery serve`: answers over HTTP until it is told to stop. */
export const define: Define = (command, { screen, serve }) => {
  withCommon(command)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes a free one', '7410')
    .action(async (options: ServeOptions) => {
      const port = portNumber(options.port)
      if (!isLoopback(options.host))
        throw new UsageError(`--host ${options.host} can be reached by others, and there are no accounts yet: listen at 127.0.0.1.`)
      const register = await openToWrite(options, { create: true })
      try {
        const server = await serve({ register, reader: await openReader(), version: packageVersion(), host: options.host, port }).catch(
          (error: unknown) => {
            throw new Failure(whyNot(error, options))
          },
        )
        if (options.json) screen.json({ address: server.address, register: register.path })
        else
          screen.say(
            `Chancery answers at ${server.address} from ${register.path} · the API: ${server.address}/api/openapi.json · Ctrl-C ends it`,
          )
        await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
        await server.close()
      } finally {
        await register.close()
      }
    })
  withExamples(command, 'serve', 'serve --port 8080 --data ./data')
}

function whyNot(error: unknown, { host, port }: ServeOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `port ${port} at ${host} is taken: end the other program, or give another with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine: give one of its own with --host.`
  if (code === 'EACCES') return `port ${port} is not for everybody: give one above 1023 with --port.`
  throw error
}
