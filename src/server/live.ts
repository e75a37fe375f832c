import type { ServerResponse } from 'node:http'

/** What happened to the register, as those who watch are told. */
export interface LiveEvent {
  readonly event: 'document' | 'decision' | 'rebuilt'
  /** Ids of what changed. */
  readonly data: Readonly<Record<string, string>>
}

const HEARTBEAT_MS = 15_000
/** So many may watch at once: each holds a connection open. */
const MOST_WATCHING = 500

/** Tells everybody who watches what happens, as server-sent events. */
export class LiveEvents {
  readonly #watching = new Set<ServerResponse>()
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

  watch(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 3000\n\n')
    this.#watching.add(response)
    response.on('close', () => this.#watching.delete(response))
  }

  tell({ event, data }: LiveEvent): void {
    this.#last += 1
    this.#send(`id: ${this.#last}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const response of this.#watching) response.end()
    this.#watching.clear()
  }

  #send(text: string): void {
    for (const response of this.#watching) response.write(text)
  }
}
