import type { Reader } from '../reading/reader.ts'
import type { Queue, Register } from '../register/index.ts'
import { isLoopback } from '../sources/loopback.ts'
import type { WatchRule } from '../watch/rules.ts'
import type { OidcOptions } from './access/oidc.ts'
import { Sights } from './access/sights.ts'
import { makeApp } from './app.ts'
import { LiveEvents } from './live.ts'

/** What a server is started with. The register stays open and is closed by whoever opened it. */
export interface ServerOptions {
  readonly register: Register
  readonly reader: Reader
  /** What is watched. */
  readonly rules: readonly WatchRule[]
  readonly version: string
  /** The address to listen at; only this machine can reach 127.0.0.1. */
  readonly host: string
  /** The port; 0 takes a free one. */
  readonly port: number
  /** A proxy stands before it, which encrypts and says in `X-Forwarded-For` and `-Proto` who asks and how. */
  readonly behindProxy?: boolean
  /** The folder of the built page; without it the API is served alone. */
  readonly web?: string
  readonly oidc?: OidcOptions
  /** Opens a register of the documents that come with the program, for who has none of their own yet; it is closed with the server. */
  readonly openExample?: () => Promise<Register>
  /** Sources are visited whenever their time comes; else only when somebody says so. */
  readonly visits?: boolean
  /** The documents in line for those who read; absent when the register lies in a file. */
  readonly openQueue?: () => Promise<Queue>
  /** The clock: an instant, ISO 8601 in UTC. */
  readonly now?: () => string
}

/** A server that listens. */
export interface RunningServer {
  /** Where it answers, as `http://127.0.0.1:7410`. */
  readonly address: string
  /** Ends connections and stops listening. */
  close(): Promise<void>
}

/** A server that others can reach, and nobody who could let them in. */
export class NoAdminError extends Error {
  override readonly name = 'NoAdminError'
}

/**
 * Starts the server. Rejects with the system's error when the port is taken or the address is none of this machine.
 * @throws NoAdminError when others could reach it and there is no admin.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, behindProxy = false, now = () => new Date().toISOString(), ...rest } = options
  const loopback = isLoopback(host) && !behindProxy
  if (!loopback && !(await hasAdmin(rest.register)))
    throw new NoAdminError(`${host} can be reached by others, and nobody has an account yet: make one with chancery account NAME --admin.`)
  const app = await makeApp({ ...rest, now, loopback, behindProxy, live: new LiveEvents(), sights: new Sights(rest.register) })
  const address = await app.listen({ host, port })
  return { address, close: () => app.close() }
}

async function hasAdmin({ accounts }: Register): Promise<boolean> {
  return (await accounts.all()).some(
    ({ grants, off, password }) =>
      !off && password !== undefined && grants.some(({ collection, role }) => collection === '*' && role === 'admin'),
  )
}
