import { isObject } from './answer.ts'
import { ModelError } from './error.ts'
import type { Message } from './prompt.ts'
import { ANSWER_SCHEMA } from './schema.ts'

/** Where a model answers, and how patient we are with it. */
export interface Server {
  /** The address up to and without `/chat/completions`. */
  readonly url: string
  readonly model: string
  readonly key?: string
  /** Seconds that one answer may take. */
  readonly timeout: number
  /** How often a request is made again that failed. */
  readonly retries: number
  /** At most so many requests in a minute. */
  readonly perMinute: number
}

/** The world outside, as an argument: tests have their own clock. */
export interface Outside {
  readonly fetch: typeof fetch
  readonly wait: (ms: number) => Promise<void>
  readonly now: () => number
  readonly random: () => number
}

/** Tokens as the server counts them. */
export interface Usage {
  readonly in: number
  readonly out: number
}

/** What came back: the model's words, and what they cost. */
export interface Answer {
  readonly content: string
  readonly usage: Usage
}

/** Counts what is sent and what it costs, whatever comes of it. */
export interface Meter {
  sent(): void
  answered(usage: Usage): void
}

/** Asks the model: `accepts` says whether an answer can be used, and one that cannot is asked for again. @throws ModelError */
export type Ask = (messages: readonly Message[], accepts: (content: string) => boolean, meter: Meter) => Promise<Answer>

/** An answer, or an error page, of more bytes is not read to its end. */
const LARGEST = 8_000_000
/** A server that asks for more patience is not waited for. */
const LONGEST_WAIT = 120_000
/** What servers understand of an answer's form, the strictest first. */
const FORMATS = [
  { response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema: ANSWER_SCHEMA } } },
  { response_format: { type: 'json_object' } },
  {},
] as const

/** A failure that may pass: it is tried again after `after` milliseconds, or when we think fit. */
class Passing extends ModelError {
  readonly after: number | undefined

  constructor(error: ModelError, after?: number) {
    super(error.problem, error.message)
    this.after = after
  }
}

/** Makes the way to a server; it keeps the rate and what the server was found to understand. */
export function createAsk(server: Server, outside: Outside): Ask {
  let free = 0
  let format = 0

  async function turn(): Promise<void> {
    const now = outside.now()
    const at = Math.max(now, free)
    free = at + 60_000 / server.perMinute
    if (at > now) await outside.wait(at - now)
  }

  return async (messages, accepts, meter) => {
    for (let attempt = 0; ; attempt++) {
      try {
        await turn()
        meter.sent()
        const answer = await once(server, outside, messages, FORMATS[format] ?? {})
        if (answer === 'not this form') {
          if (format + 1 >= FORMATS.length)
            throw new ModelError('refused', `${hostOf(server)} refuses the request (400). Look at CHANCERY_LLM_MODEL and CHANCERY_LLM_URL.`)
          format++
          attempt--
          continue
        }
        meter.answered(answer.usage)
        if (accepts(answer.content)) return answer
        throw new Passing(
          new ModelError(
            'not understood',
            `${hostOf(server)} gave an answer that is cut off or not of the form asked for. Try another model.`,
          ),
        )
      } catch (error) {
        if (!(error instanceof Passing) || attempt >= server.retries) throw plainError(error, server)
        const backOff = Math.min(30_000, 500 * 2 ** attempt) * (0.5 + outside.random() / 2)
        if ((error.after ?? 0) > LONGEST_WAIT) throw plainError(error, server)
        await outside.wait(Math.max(error.after ?? 0, backOff))
      }
    }
  }
}

function plainError(error: unknown, server: Server): ModelError {
  if (error instanceof ModelError) return new ModelError(error.problem, error.message)
  return new ModelError('unreachable', `${hostOf(server)} cannot be asked (${error instanceof Error ? error.message : String(error)}).`)
}

/** The host of a server as it may be printed. */
export function hostOf({ url }: Pick<Server, 'url'>): string {
  return new URL(url).host
}

async function once(server: Server, outside: Outside, messages: readonly Message[], format: object): Promise<Answer | 'not this form'> {
  const stop = new AbortController()
  const clock = setTimeout(() => stop.abort(), server.timeout * 1000)
  try {
    const response = await outside.fetch(`${server.url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      // A redirect would carry the document to another host than the one that was agreed to.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(server.key === undefined ? {} : { authorization: `Bearer ${server.key}` }),
      },
      body: JSON.stringify({ model: server.model, messages, temperature: 0, ...format }),
      signal: stop.signal,
    })
    if (response.ok) return answerOf(await bodyOf(response, server), server)
    void response.body?.cancel().catch(() => {})
    if (response.status === 400 || response.status === 422) return 'not this form'
    throw refusal(response, server, outside.now())
  } catch (error) {
    if (error instanceof ModelError) throw error
    if (stop.signal.aborted)
      throw new Passing(
        new ModelError(
          'timeout',
          `${hostOf(server)} gave no whole answer within ${server.timeout} s. Raise CHANCERY_LLM_TIMEOUT if it is slow.`,
        ),
      )
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new Passing(
      new ModelError('unreachable', `${hostOf(server)} cannot be reached (${cause instanceof Error ? cause.message : String(cause)}).`),
    )
  } finally {
    clearTimeout(clock)
    stop.abort()
  }
}

function refusal(response: Response, server: Server, now: number): ModelError {
  const { status } = response
  const host = hostOf(server)
  const after = retryAfter(response.headers.get('retry-after'), now)
  if (status === 429)
    return new Passing(new ModelError('too many requests', `${host} is asked too often (429). Lower CHANCERY_LLM_RATE.`), after)
  if (status >= 500 || status === 408) return new Passing(new ModelError('failing', `${host} fails (${status}). Try again later.`), after)
  if (status >= 300 && status < 400)
    return new ModelError(
      'redirected',
      `${host} sends elsewhere (${status}), which is not followed. Set CHANCERY_LLM_URL to the final address.`,
    )
  const what = status === 401 || status === 403 ? 'CHANCERY_LLM_KEY' : 'CHANCERY_LLM_URL and CHANCERY_LLM_MODEL'
  return new ModelError('refused', `${host} refuses the request (${status}). Look at ${what}.`)
}

/** Milliseconds that a server asks to wait: it gives seconds, or a day and time. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

async function bodyOf(response: Response, server: Server): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > LARGEST)
      throw new ModelError(
        'too large',
        `${hostOf(server)} gave an answer of more than ${LARGEST / 1_000_000} MB, which was not read to its end.`,
      )
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The words and counts of a body of the protocol. */
function answerOf(body: string, server: Server): Answer {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    value = undefined
  }
  const choices = isObject(value) ? value['choices'] : undefined
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const message = isObject(choice) ? choice['message'] : undefined
  const content = isObject(message) ? message['content'] : undefined
  if (typeof content !== 'string')
    throw new Passing(
      new ModelError('not understood', `${hostOf(server)} does not speak the protocol of chat completions, or its answer was cut off.`),
    )
  const usage = isObject(value) && isObject(value['usage']) ? value['usage'] : {}
  const count = (name: string): number => {
    const tokens = usage[name]
    return typeof tokens === 'number' && Number.isFinite(tokens) && tokens > 0 ? tokens : 0
  }
  return { content, usage: { in: count('prompt_tokens'), out: count('completion_tokens') } }
}
