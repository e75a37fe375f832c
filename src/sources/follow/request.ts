import { lookup, type LookupAddress } from 'node:dns'
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isPrivate } from './private.ts'

/** Why an address gave nothing, short and lower case, to stand behind it. */
export class RequestError extends Error {
  override readonly name = 'RequestError'

  /** @param isLasting it would be the same when asked again */
  constructor(
    message: string,
    readonly isLasting = false,
  ) {
    super(message)
  }
}

/** The most that is taken and waited for. */
export interface RequestLimits {
  /** Bytes, packed and unpacked. */
  readonly bytes: number
  /** Milliseconds for one answer, whole. */
  readonly time: number
}

/** One answer, redirects not followed. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** Empty unless the status is 200. */
  readonly bytes: Buffer
}

/**
 * Asks for one address of the web. The address is looked at after the name was looked up and where the connection is made, so that a
 * name cannot lead into a private network; `allow` names the hosts that may.
 * @param more what is posted, and what ends the waiting
 * @throws RequestError
 */
export async function requestOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  allow: readonly string[],
  limits: RequestLimits,
  { body, signal }: { readonly body?: string; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new RequestError(`is no address of the web (${url.protocol})`, true)
  if (url.username !== '' || url.password !== '') throw new RequestError('holds a name or password, which is not sent', true)
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const allowed = allow.includes(host)
  if (isIP(host) !== 0 && !allowed && isPrivate(host)) throw privateError(host)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limits.time)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = url.protocol === 'https:' ? secureRequest : plainRequest
      const method = body === undefined ? 'GET' : 'POST'
      send(url, {
        method,
        headers,
        agent: false,
        signal: signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]),
        maxHeaderSize: 32_768,
        ...(allowed ? {} : { lookup: publicLookup }),
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    const status = response.statusCode ?? 0
    if (status === 200) return { status, headers: response.headers, bytes: await wholeBody(response, limits.bytes) }
    response.destroy()
    return { status, headers: response.headers, bytes: Buffer.alloc(0) }
  } catch (error) {
    if (signal?.aborted) throw new RequestError('was not asked to the end')
    if (stop.signal.aborted) throw new RequestError(`took longer than ${Math.ceil(limits.time / 1000)} seconds`)
    throw toldError(error)
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

const privateError = (host: string): RequestError =>
  new RequestError(`leads to a private network: if that is meant, allow it by name (--allow ${host})`, true)

/** Gives addresses of the public internet only; one private among them refuses all. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null) return done(error, '')
    if (first === undefined || addresses.some(({ address }) => isPrivate(address))) return done(privateError(hostname), '')
    if (options.all === true) done(null, addresses)
    else done(null, first.address, first.family)
  })
}

async function wholeBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  const said = Number(response.headers['content-length'])
  if (said > limit) throw tooLarge(limit)
  let packed = 0
  response.on('data', (part: Buffer) => {
    packed += part.length
    if (packed > limit) response.destroy(tooLarge(limit))
  })
  const parts: Buffer[] = []
  let length = 0
  for await (const part of unpacked(response)) {
    length += (part as Buffer).length
    if (length > limit) throw tooLarge(limit)
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return response
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : undefined
  if (unpack === undefined) throw new RequestError(`is packed in a way that was not asked for (${encoding.slice(0, 20)})`)
  response.on('error', (error) => unpack.destroy(error))
  return response.pipe(unpack)
}

const tooLarge = (limit: number): RequestError => new RequestError(`is more than the ${Math.round(limit / 1_000_000)} MB taken`)

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'names a host that is not there'],
  ['EAI_AGAIN', 'names a host that could not be looked up'],
  ['ECONNREFUSED', 'does not answer'],
  ['ECONNRESET', 'broke the connection'],
  ['EPIPE', 'broke the connection'],
  ['ETIMEDOUT', 'does not answer'],
  ['EHOSTUNREACH', 'cannot be reached'],
  ['ENETUNREACH', 'cannot be reached'],
  ['Z_DATA_ERROR', 'is packed and broken'],
  ['Z_BUF_ERROR', 'is packed and broken'],
])

function toldError(error: unknown): RequestError {
  if (error instanceof RequestError) return error
  if (!(error instanceof Error)) return new RequestError('could not be asked')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('HPE_')) return new RequestError('does not speak HTTP as it should')
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code)) return new RequestError(`shows a certificate that cannot be trusted (${code})`)
  return new RequestError(REASONS.get(code) ?? `could not be asked${code === '' ? '' : ` (${code})`}`)
}
