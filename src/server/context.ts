import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Reader } from '../reading/reader.ts'
import type { WatchRule } from '../watch/rules.ts'
import type { Queue, Register } from '../register/index.ts'
import type { Asker } from './access/asker.ts'
import type { OidcOptions } from './access/oidc.ts'
import type { Sights } from './access/sights.ts'
import type { LiveEvents } from './live.ts'

/** What the routes work with. */
export interface Context {
  readonly register: Register
  /** The register as each asker may see it. Routes that read ask this and not the register. */
  readonly sights: Sights
  readonly reader: Reader
  /** What is watched. */
  readonly rules: readonly WatchRule[]
  /** The version of the program, as it is told. */
  readonly version: string
  /** The clock: an instant, ISO 8601 in UTC. */
  readonly now: () => string
  readonly live: LiveEvents
  /** Only this machine can reach the server. */
  readonly loopback: boolean
  /** A proxy before the server says who asks, and encrypts. */
  readonly behindProxy: boolean
  /** The folder of the built page; without it the API is served alone. */
  readonly web?: string
  /** Another's sign-in through which people may come. */
  readonly oidc?: OidcOptions
  /** Opens a register of the documents that come with the program, for who has none of their own yet. */
  readonly openExample?: () => Promise<Register>
  /** Sources are visited whenever their time comes; else only when somebody says so. */
  readonly visits?: boolean
  /** The documents in line for those who read; absent when the register lies in a file. */
  readonly openQueue?: () => Promise<Queue>
}

/** The server as routes see it: what they declare is what they get. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker
    /** Answered from the example world: it is no act on the register that is served. */
    isExample?: boolean
    /** What the audit says that it was about, where the address does not say enough. */
    audited?: string
  }
  interface FastifyContextConfig {
    /** Answered without asking who asks. */
    readonly open?: boolean
    /** A key may come as name and password too: programs that only look know no other way. */
    readonly basic?: boolean
  }
}
