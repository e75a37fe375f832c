import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { readDay } from '../day.ts'
import { FormatError, LIMITS, type Entry, type Said } from './format.ts'

const GZIP = Buffer.from([0x1f, 0x8b])

/** True of a web archive, packed or not. */
export function isWarc(bytes: Buffer): boolean {
  if (bytes.subarray(0, 6).toString('latin1') === 'WARC/1') return true
  if (!bytes.subarray(0, 2).equals(GZIP)) return false
  try {
    return (
      gunzipSync(bytes.subarray(0, 4096), { finishFlush: 2, maxOutputLength: 1_000_000 }).subarray(0, 6).toString('latin1') === 'WARC/1'
    )
  } catch {
    return false
  }
}

/** A web archive: the pages and files that were answered with success, each under its own address and, lacking a better one, the day it was kept. */
export async function readWarc(packed: Buffer): Promise<Said> {
  const bytes = packed.subarray(0, 2).equals(GZIP) ? unpack(() => gunzipSync(packed, { maxOutputLength: LIMITS.unpacked })) : packed
  const entries: Entry[] = []
  let room: number = LIMITS.unpacked
  for (let at = 0; at < bytes.length; ) {
    const { fields, body } = head(bytes, at)
    const length = Number(fields.get('content-length'))
    if (!Number.isSafeInteger(length) || length < 0 || body + length > bytes.length)
      throw new FormatError('is a broken web archive', 'look whether it was copied whole')
    const entry = fields.get('warc-type') === 'response' ? answered(bytes.subarray(body, body + length), fields, room) : undefined
    if (entry !== undefined) {
      entries.push(entry)
      room -= entry.bytes.length
      if (entries.length > LIMITS.entries)
        throw new FormatError(`holds more than the ${LIMITS.entries} pages taken`, 'split it and add the parts')
    }
    at = body + length
    while (bytes[at] === 13 || bytes[at] === 10) at++
  }
  return { entries }
}

function answered(bytes: Buffer, fields: ReadonlyMap<string, string>, room: number): Entry | undefined {
  const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '')
  if (url === undefined || !/^https?:\/\/\S+$/i.test(url) || !/^HTTP\/\d(\.\d)? 200\b/.test(bytes.subarray(0, 20).toString('latin1')))
    return undefined
  const http = head(bytes, 0)
  const type = http.fields.get('content-type') ?? ''
  const ending = ENDINGS.find(([mime]) => type.toLowerCase().startsWith(mime))?.[1]
  if (ending === undefined) return undefined
  const whole = http.fields.get('transfer-encoding') === 'chunked' ? unchunked(bytes.subarray(http.body)) : bytes.subarray(http.body)
  const day = readDay(fields.get('warc-date') ?? '')
  return {
    name: `${url}${ending}`,
    bytes: decoded(whole, http.fields.get('content-encoding'), room),
    facts: { url },
    ...(day && { otherwise: { date: day } }),
  }
}

const ENDINGS = [
  ['text/html', '.html'],
  ['application/xhtml', '.html'],
  ['text/plain', '.txt'],
  ['application/pdf', '.pdf'],
] as const

function decoded(bytes: Buffer, encoding: string | undefined, room: number): Buffer {
  const options = { maxOutputLength: Math.max(1, Math.min(room, LIMITS.entry)) }
  if (encoding === 'gzip' && bytes.subarray(0, 2).equals(GZIP)) return unpack(() => gunzipSync(bytes, options))
  if (encoding === 'deflate') return unpack(() => inflateSync(bytes, options))
  if (encoding === 'br') return unpack(() => brotliDecompressSync(bytes, options))
  return bytes
}

function unpack(work: () => Buffer): Buffer {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new FormatError('unpacks to more than is taken', 'it may be a bomb; unpack it with care and add what is wanted')
    throw new FormatError('is a broken web archive', 'look whether it was copied whole')
  }
}

function head(bytes: Buffer, at: number): { readonly fields: ReadonlyMap<string, string>; readonly body: number } {
  const end = bytes.indexOf('\r\n\r\n', at)
  if (end < 0 || end - at > 100_000) throw new FormatError('is a broken web archive', 'look whether it was copied whole')
  const fields = new Map<string, string>()
  for (const line of bytes.subarray(at, end).toString('utf8').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { fields, body: end + 4 }
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf('\r\n', at)
    const size = line < 0 ? 0 : Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    if (!(size > 0)) break
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 4 + size
  }
  return Buffer.concat(parts)
}
