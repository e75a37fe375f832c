import type { ServerResponse } from 'node:http'

/** What happened to the register, as those who watch are told. */
export interface LiveEvent {
  readonly event: 'document' | 'decision' | 'rebuilt' | 'moved'
  /** Ids of what changed. */
  readonly data: Readonly<Record<string, string>>
  /** The documents it is about: only who may see all of them is told; `*`, who may see all there are. */
  readonly documents: readonly string[] | '*'
  /** Instead of where the documents stand: whoever may see any of these is told. What somebody may see no more goes from their page. */
  readonly collections?: readonly string[]
}

/** Whether somebody may see what an event is about. */
export type MaySee = (event: LiveEvent) => Promise<boolean>

const HEARTBEAT_MS = 15_000
/** So many may watch at once: each holds a connection open. */
const MOST_WATCHING = 500

/** Tells everybody who watches what happens, as server-sent events. */
export class LiveEvents {
  readonly #watching = new Map<ServerResponse, MaySee>()
  readonly #heartbeat: NodeJS.Timeout
  #last = 0

  constructor() {
    // Proxies close connections on which nothing is said.
    this.#heartbeat = setInterval(() => this.#send(': still here\n\n'), HEARTBEAT_MS)
    this.#heartbeat.unref()
  }

  /** Whether one more may watch. */
  get full(): boolean {
    return this.#watching.size >= MOST_WATCHING
  }

  watch(response: ServerResponse, maySee: MaySee): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 3000\n\n')
    this.#watching.set(response, maySee)
    response.on('close', () => this.#watching.delete(response))
  }

  /** Tells everybody who may see what it is about. Nobody waits for it, and who cannot be asked is not told. */
  tell(told: LiveEvent): void {
    const { event, data } = told
    this.#last += 1
    const text = `id: ${this.#last}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
    for (const [response, maySee] of this.#watching)
      maySee(told).then(
        (may) => may && response.write(text),
        () => {},
      )
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const response of this.#watching.keys()) response.end()
    this.#watching.clear()
  }

  #send(text: string): void {
    for (const response of this.#watching.keys()) response.write(text)
  }
}
