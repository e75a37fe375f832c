import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Reader } from '../reading/reader.ts'
import type { Register } from '../register/index.ts'
import type { LiveEvents } from './live.ts'

/** What the routes work with. */
export interface Context {
  readonly register: Register
  readonly reader: Reader
  /** The version of the program, as it is told. */
  readonly version: string
  /** The clock: an instant, ISO 8601 in UTC. */
  readonly now: () => string
  readonly live: LiveEvents
}

/** The server as routes see it: what they declare is what they get. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>
