import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Register } from '../register/index.ts'
import type { App, Context } from './context.ts'

/** By this cookie the page of a new user says that it looks at the example world. */
const COOKIE = 'chancery-world'
/** What is told of the server, or begins the register that is served: never asked of the example world. */
const OF_THE_SERVER: readonly string[] = [
  '/api/session',
  '/api/begin',
  '/api/accounts',
  '/api/audit',
  '/api/sources',
  '/api/health',
  '/api/metrics',
]

/**
 * The example world: until somebody begins with an empty register on their own machine, the page may look at the documents that come with the
 * program. They lie in a register of their own, which goes when the server ends: nothing of it touches the one that is served, and what is
 * done there leaves nothing behind.
 */
export class ExampleWorld {
  readonly #context: Context
  readonly #makeApp: (register: Register) => Promise<App>
  #world: Promise<{ readonly register: Register; readonly app: App }> | undefined
  #begun = false

  constructor(context: Context, makeApp: (register: Register) => Promise<App>) {
    this.#context = context
    this.#makeApp = makeApp
  }

  /** Whether it is there for whoever asks: not for who signs in, and not once the register is begun. */
  async isOffered({ asker }: Pick<FastifyRequest, 'asker'>): Promise<boolean> {
    if (this.#context.openExample === undefined || this.#begun || asker?.by !== 'machine') return false
    this.#begun = await this.#context.register.isBegun()
    return !this.#begun
  }

  /** Answers from the example world what is asked of it; false when this is not. */
  async answers(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const [path = ''] = request.url.split('?')
    const isAdding = request.method === 'POST' && (path === '/api/documents' || path === '/api/tables')
    if (!path.startsWith('/api/') || isAdding || OF_THE_SERVER.some((one) => path === one || path.startsWith(`${one}/`))) return false
    if (request.cookies[COOKIE] !== 'example' || !(await this.isOffered(request))) return false
    const { app } = await this.#open()
    reply.hijack()
    reply.raw.setHeader('x-chancery-world', 'example')
    app.routing(request.raw, reply.raw)
    return true
  }

  async close(): Promise<void> {
    const world = await this.#world?.catch(() => undefined)
    this.#world = undefined
    await world?.app.close()
    await world?.register.close()
  }

  /** Made when it is first looked at, once for all who look. */
  #open(): Promise<{ readonly register: Register; readonly app: App }> {
    this.#world ??= this.#make().catch((error: unknown) => {
      this.#world = undefined
      throw error
    })
    return this.#world
  }

  async #make(): Promise<{ readonly register: Register; readonly app: App }> {
    const { openExample } = this.#context
    if (openExample === undefined) throw new Error('There is no example world.')
    const register = await openExample()
    const app = await this.#makeApp(register)
    await app.ready()
    return { register, app }
  }
}
