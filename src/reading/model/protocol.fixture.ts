import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What was asked, as it came over the wire. */
export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string }
  }
}

/** What the server does with a request. */
export type Reply = (response: ServerResponse, asked: Asked) => void

/** A server on this machine that speaks the protocol of chat completions and says what it is told to say. */
export interface ProtocolServer {
  readonly url: string
  readonly asked: Asked[]
  /** What it says next, in this order; the last is said again and again. */
  script(...replies: readonly Reply[]): void
  close(): Promise<void>
}

/** Starts a server on a free port. */
export async function protocolServer(): Promise<ProtocolServer> {
  const asked: Asked[] = []
  let replies: readonly Reply[] = []
  let next = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one: Asked = {
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(parts).toString()) as Asked['body'],
      }
      asked.push(one)
      replies[Math.min(next++, replies.length - 1)]?.(response, one)
    })
    response.on('error', () => {})
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    script: (...said) => {
      replies = said
      next = 0
      asked.length = 0
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The words of a model, in the body of the protocol. */
export const says =
  (content: string): Reply =>
  (response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ choices: [{ message: { role: 'assistant', content } }], usage: { prompt_tokens: 1000, completion_tokens: 200 } }),
    )
  }

/** Claims, as a model that does what is asked writes them. */
export const claims = (...list: readonly object[]): Reply => says(JSON.stringify({ claims: list }))

/** A status and no words. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(code, headers).end('no')
  }
