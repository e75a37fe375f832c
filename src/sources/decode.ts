import { isUtf8 } from 'node:buffer'

/** What bytes turn out to be. `encoding` is a name for people. */
export type Decoded = { readonly text: string; readonly encoding: string } | { readonly noText: string }

const SAMPLE = 65_536
const KINDS: readonly (readonly [magic: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a zip archive or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a compressed file'],
]

/**
 * Turns bytes into text. A byte order mark decides; else valid UTF-8 is UTF-8; else the encoding is guessed from the letters.
 * `hint` is the encoding that a server or page names: it counts where the bytes are no UTF-8, since many name one that is not theirs.
 * Bytes that are no text (a known other format, zero bytes, many control characters) give `noText`: what they seem to be.
 */
export async function decode(bytes: Uint8Array, hint?: string): Promise<Decoded> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return utf16(buffer.subarray(2), 'utf-16le')
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return utf16(buffer.subarray(2), 'utf-16be')
  const head = buffer.subarray(0, 8).toString('latin1')
  const known = KINDS.find(([magic]) => head.startsWith(magic))
  if (known) return { noText: known[1] }
  const bare = utf16WithoutMark(buffer)
  if (bare) return utf16(buffer, bare)
  if (looksBinary(buffer)) return { noText: 'binary data' }
  if (isUtf8(buffer)) return { text: buffer.toString('utf8'), encoding: 'UTF-8' }
  return guessed(buffer, hint)
}

function utf16(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(buffer)
  return controlShare(text) > 0.01 ? { noText: 'binary data' } : { text, encoding: encoding.toUpperCase() }
}

/** In UTF-16 of European text every second byte is zero, always on the same side. */
function utf16WithoutMark(buffer: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(buffer.length, SAMPLE) & ~1
  if (length < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (buffer[i] === 0) even++
    if (buffer[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.02) return 'utf-16be'
  return undefined
}

function looksBinary(buffer: Buffer): boolean {
  if (buffer.subarray(0, 1_000_000).includes(0)) return true
  const length = Math.min(buffer.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) if (isControl(buffer[i] ?? 0)) controls++
  return controls > length * 0.01
}

function controlShare(text: string): number {
  const length = Math.min(text.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) if (isControl(text.charCodeAt(i))) controls++
  return length === 0 ? 0 : controls / length
}

/** Control characters that no text has: all but tab, line feed, vertical tab, form feed, carriage return and escape. */
const isControl = (code: number): boolean => (code < 32 && (code < 9 || code > 13) && code !== 27) || code === 127

async function guessed(buffer: Buffer, hint: string | undefined): Promise<Decoded> {
  const [{ default: chardet }, { default: iconv }] = await Promise.all([import('chardet'), import('iconv-lite')])
  const named = hint === undefined || /^utf-?(?:8|16)/i.test(hint) || !iconv.encodingExists(hint) ? undefined : hint
  const guess = named ?? chardet.detect(buffer.subarray(0, SAMPLE)) ?? 'windows-1252'
  // Broken UTF-8 stays UTF-8: a replacement character for the bad bytes is better than every accent misread.
  const encoding = mostlyUtf8(buffer) ? 'UTF-8' : iconv.encodingExists(guess) ? guess : 'windows-1252'
  return { text: iconv.decode(buffer, encoding), encoding }
}

/** At least nine in ten of the bytes above ASCII stand in well-formed sequences of two to four. */
function mostlyUtf8(buffer: Buffer): boolean {
  const sample = buffer.subarray(0, SAMPLE)
  let high = 0
  for (const byte of sample) if (byte >= 0x80) high++
  let bad = 0
  const decoded = sample.toString('utf8')
  for (let i = 0; i < decoded.length; i++) if (decoded.charCodeAt(i) === 0xfffd) bad++
  return high > 10 && bad < high * 0.1
}
