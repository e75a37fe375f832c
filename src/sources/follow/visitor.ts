import { setTimeout as sleep } from 'node:timers/promises'
import { requestOnce, RequestError, type Answer, type RequestLimits } from './request.ts'
import { FREE, readRobots, type Robots } from './robots.ts'

/** What came of asking for an address. */
export type Fetched =
  | {
      readonly came: 'whole'
      /** Where it was found, behind redirects. */
      readonly url: string
      readonly bytes: Buffer
      /** What the server says that it is, as `text/html; charset=utf-8`. */
      readonly type: string
      readonly etag?: string
      readonly modified?: string
    }
  /** It is as it was. */
  | { readonly came: 'same' }
  | {
      readonly came: 'nothing'
      readonly reason: string
      /** Seconds after which the server wants to be asked again. */
      readonly wait?: number
      /** The host is not to be asked for anything else now. */
      readonly stop?: true
    }

/** By what a server tells that nothing has changed. */
export interface Known {
  readonly etag?: string
  readonly modified?: string
}

/** How a visitor behaves. */
export interface VisitorOptions {
  /** As it names itself, with where its users can be reached. */
  readonly agent: string
  /** Hosts that may lie in a private network. */
  readonly allow?: readonly string[]
  /** Milliseconds between two requests to one host; a host may ask for more. */
  readonly pause?: number
  readonly limits?: RequestLimits
  /** Ends what is asked for, and asks for nothing more. */
  readonly signal?: AbortSignal
}

const LIMITS: RequestLimits = { bytes: 20_000_000, time: 60_000 }
const PAUSE_MS = 1000
const MOST_PAUSE_MS = 30_000
const MOST_REDIRECTS = 5
const MOST_WAIT_S = 7 * 86_400

/** When a host was asked last, and who waits: all visitors of a process share it, as a host does not care who of us asks. */
interface Turn {
  turn: Promise<unknown>
  last: number
}
const TURNS = new Map<string, Turn>()
const MOST_TURNS = 5000

/** What is remembered of one host while visiting. */
interface Host {
  readonly turns: Turn
  robots?: Promise<Robots | string>
  stopped?: Extract<Fetched, { came: 'nothing' }>
}

/** Asks hosts politely: one request at a time, with a pause, what robots.txt allows, and not again when a host has had enough. */
export class Visitor {
  readonly #options: VisitorOptions
  readonly #hosts = new Map<string, Host>()

  constructor(options: VisitorOptions) {
    this.#options = options
  }

  /** What is at an address now. Never rejects. */
  async get(address: string, known: Known = {}): Promise<Fetched> {
    const seen = new Set<string>()
    let at = address
    try {
      for (;;) {
        if (!URL.canParse(at)) return { came: 'nothing', reason: 'is no address' }
        const url = new URL(at)
        url.hash = ''
        if (seen.has(url.href)) return { came: 'nothing', reason: 'leads round in a circle' }
        if (seen.size > MOST_REDIRECTS) return { came: 'nothing', reason: `leads on more than ${MOST_REDIRECTS} times` }
        seen.add(url.href)
        const answer = await this.#politely(url, known)
        if (!('status' in answer)) return answer
        const to = redirect(answer, url)
        if (to === undefined) return fetched(answer, url.href)
        if (url.protocol === 'https:' && to.protocol === 'http:')
          return { came: 'nothing', reason: 'leads from an encrypted address to one that is not' }
        at = to.href
      }
    } catch (error) {
      if (error instanceof RequestError) return { came: 'nothing', reason: error.message }
      throw error
    }
  }

  async #politely(url: URL, known: Known): Promise<Answer | Extract<Fetched, { came: 'nothing' }>> {
    const host = this.#host(url)
    if (host.stopped !== undefined) return host.stopped
    host.robots ??= this.#robots(url, host)
    const robots = await host.robots
    if (typeof robots === 'string') return { came: 'nothing', reason: robots, stop: true }
    if (!robots.allows(url.pathname + url.search)) return { came: 'nothing', reason: 'may not be asked for by programs (robots.txt)' }
    const pause = Math.min(MOST_PAUSE_MS, Math.max(this.#options.pause ?? PAUSE_MS, (robots.delay ?? 0) * 1000))
    const answer = await this.#inTurn(host, url, pause, {
      ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known.modified === undefined ? {} : { 'if-modified-since': known.modified }),
    })
    if (answer.status === 429 || answer.status === 503) {
      const wait = waitOf(answer)
      host.stopped = {
        came: 'nothing',
        reason: `asks to come later (${answer.status})`,
        stop: true,
        ...(wait === undefined ? {} : { wait }),
      }
      return host.stopped
    }
    return answer
  }

  #host(url: URL): Host {
    const host = this.#hosts.get(url.host) ?? { turns: turnsOf(url.host) }
    this.#hosts.set(url.host, host)
    return host
  }

  /** A site without robots.txt allows all; one that cannot say what it allows is left alone (RFC 9309, 2.3.1). */
  async #robots(url: URL, host: Host): Promise<Robots | string> {
    const address = new URL('/robots.txt', url)
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const answer = await this.#inTurn(host, address, 0, {})
      const to = redirect(answer, address)
      if (to === undefined) {
        if (answer.status === 200) return readRobots(answer.bytes.subarray(0, 500_000).toString('utf8'), NAME)
        return answer.status >= 500 ? `cannot say what programs may ask for (robots.txt: ${answer.status})` : FREE
      }
      if (to.host !== url.host) return FREE
      address.href = to.href
    }
    return FREE
  }

  #inTurn({ turns }: Host, url: URL, pause: number, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const { agent, allow = [], limits = LIMITS, signal } = this.#options
    const asked = turns.turn.then(async () => {
      const wait = turns.last + pause - Date.now()
      if (turns.last > 0 && wait > 0 && !signal?.aborted) await sleep(wait, undefined, signal && { signal }).catch(() => undefined)
      if (signal?.aborted) throw new RequestError('was not asked to the end')
      try {
        return await requestOnce(
          url,
          { 'user-agent': agent, accept: ACCEPT, 'accept-encoding': 'gzip, deflate, br', ...headers },
          allow,
          limits,
          { ...(signal && { signal }) },
        )
      } finally {
        turns.last = Date.now()
      }
    })
    turns.turn = asked.catch(() => undefined)
    return asked
  }
}

function turnsOf(host: string): Turn {
  const known = TURNS.get(host)
  if (known !== undefined) return known
  // Those asked longest ago are forgotten first: nobody waits for them.
  for (const [other, { last }] of TURNS) {
    if (TURNS.size < MOST_TURNS) break
    if (Date.now() - last > MOST_PAUSE_MS) TURNS.delete(other)
  }
  const made: Turn = { turn: Promise.resolve(), last: 0 }
  TURNS.set(host, made)
  return made
}

/** The name that a robots.txt knows it by. */
const NAME = 'chancery'
const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, application/pdf, */*;q=0.5'

function redirect({ status, headers: { location } }: Answer, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, from.href)) throw new RequestError('leads on to what is no address')
  return new URL(location, from)
}

function fetched({ status, headers, bytes }: Answer, url: string): Fetched {
  if (status === 304) return { came: 'same' }
  if (status !== 200) return { came: 'nothing', reason: SAID.get(status) ?? `answers with ${status}` }
  const { etag, 'last-modified': modified } = headers
  return {
    came: 'whole',
    url,
    bytes,
    type: headers['content-type'] ?? '',
    ...(etag !== undefined && etag.length < 500 && { etag }),
    ...(modified !== undefined && modified.length < 100 && { modified }),
  }
}

const SAID: ReadonlyMap<number, string> = new Map([
  [401, 'asks for a name and password (401)'],
  [403, 'is not for us (403)'],
  [404, 'is not there (404)'],
  [410, 'is gone (410)'],
])

/** `Retry-After`: seconds, or a day and time. */
function waitOf({ headers: { 'retry-after': after } }: Answer): number | undefined {
  if (after === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(MOST_WAIT_S, Math.max(0, Math.ceil(seconds))) : undefined
}
