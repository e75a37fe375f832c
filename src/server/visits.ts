import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Added, Source } from '../register/index.ts'
import { agentName, dueNow, visitOne, type Following } from '../watch/follow/index.ts'
import type { Asker } from './access/asker.ts'
import type { Context } from './context.ts'
import { tellAdded } from './sent.ts'

/** How often it is looked whose time has come. */
const LOOK_MS = 30_000
/** So many sources are visited at once, each on a host of its own. */
const MOST_AT_ONCE = 4
/** How long a visit that somebody wants waits for another of its host. */
const TRY_AGAIN_MS = 3000
const MOST_TRIES = 100

/** The visits that a server makes: when somebody says so and, once begun, whenever the time of a source comes. */
export class Visits {
  readonly #context: Context
  readonly #log: FastifyBaseLogger
  readonly #stop = new AbortController()
  readonly #going = new Map<string, Promise<unknown>>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(context: Context, log: FastifyBaseLogger) {
    this.#context = context
    this.#log = log
  }

  /** From now on visits each source when its time has come. */
  begin(): void {
    if (this.#stop.signal.aborted) return
    this.#timer = setInterval(() => this.look(), LOOK_MS)
    this.look()
  }

  /** Looks now whose time has come, when it visits by schedules at all. */
  look(): void {
    if (this.#timer === undefined) return
    this.#looking = this.#look().catch((error: unknown) => this.#log.error(error))
  }

  /** Visits a source now, in the background, by the word of somebody, who is told of what is stored as they may see it. */
  now({ id, collection }: Pick<Source, 'id' | 'collection'>, asker?: Asker): void {
    if (this.#going.has(id) || this.#stop.signal.aborted) return
    // By schedule nobody asks: what is told to those who watch holds no more than the members of its collection see.
    const by = asker ?? { name: 'schedule', grants: [{ collection, role: 'editor' }], by: 'machine' }
    const visit = this.#visit(id, by, asker !== undefined).catch((error: unknown) => {
      if (!this.#stop.signal.aborted) this.#log.error(error)
    })
    this.#going.set(
      id,
      visit.finally(() => this.#going.delete(id)),
    )
  }

  /** Ends all visits; what they found so far is kept, and the sources stay due. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    this.#stop.abort()
    await this.#looking
    await Promise.all(this.#going.values())
  }

  async #look(): Promise<void> {
    const { register, now } = this.#context
    for (const id of await dueNow({ register, now })) {
      if (this.#going.size >= MOST_AT_ONCE) return
      const source = this.#going.has(id) ? undefined : await register.followed.get(id)
      if (source !== undefined) this.now(source)
    }
  }

  async #visit(id: string, by: Asker, early: boolean): Promise<void> {
    const { register, reader, now, version } = this.#context
    const following: Following = {
      register,
      reader,
      now,
      agent: agentName(version, process.env['CHANCERY_CONTACT']),
      signal: this.#stop.signal,
      stored: (added: Added) => void tellAdded(this.#context, by, added),
    }
    const asked = now()
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const visited = await visitOne(id, following, early)
      if (visited !== undefined && this.#timer !== undefined) await this.#look()
      if (visited !== undefined || !early) return
      // Somebody waits for it, and another visits it or its host: it is this one's turn after that.
      await sleep(TRY_AGAIN_MS, undefined, { signal: this.#stop.signal })
      const source = await register.followed.get(id)
      if (source === undefined || (source.visits[0]?.at ?? '') > asked) return
    }
  }
}
