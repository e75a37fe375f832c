import type { Reader } from '../reading/reader.ts'
import type { Register } from '../register/index.ts'
import { makeApp } from './app.ts'
import { LiveEvents } from './live.ts'

/** What a server is started with. The register stays open and is closed by whoever opened it. */
export interface ServerOptions {
  readonly register: Register
  readonly reader: Reader
  readonly version: string
  /** The address to listen at; only this machine can reach 127.0.0.1. */
  readonly host: string
  /** The port; 0 takes a free one. */
  readonly port: number
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

/** Starts the server. Rejects with the system's error when the port is taken or the address is none of this machine. */
export async function startServer({ host, port, now = () => new Date().toISOString(), ...rest }: ServerOptions): Promise<RunningServer> {
  const app = await makeApp({ ...rest, now, live: new LiveEvents() })
  const address = await app.listen({ host, port })
  return { address, close: () => app.close() }
}
