import { inflateRawSync } from 'node:zlib'
import { FormatError, LIMITS, type Entry, type Said } from './format.ts'

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50

/** One file of an archive, as the directory at its end lists it. */
interface Listed {
  readonly name: string
  readonly method: number
  readonly locked: boolean
  readonly packed: number
  readonly at: number
}

/** True of bytes that begin as an archive does. */
export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL

/** The names in an archive; none when its directory is broken. */
export function zipNames(bytes: Buffer): readonly string[] {
  try {
    return listed(bytes).map(({ name }) => name)
  } catch (error) {
    if (error instanceof FormatError || error instanceof RangeError) return []
    throw error
  }
}

/**
 * The files of an archive, unpacked. What is unpacked is counted, never believed from what the archive says of itself.
 * @param wanted which names; by default all but folders and what systems leave behind
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean = isFile): readonly Entry[] {
  let room: number = LIMITS.unpacked
  const entries: Entry[] = []
  // Entries that share one place would be unpacked again and again.
  const seen = new Set<number>()
  for (const one of listed(bytes)) {
    if (!wanted(one.name)) continue
    if (seen.has(one.at)) throw new FormatError('is an archive whose files lie over each other', 'unpack it and add the folder')
    seen.add(one.at)
    if (one.locked) throw new FormatError('is locked with a password', 'save it without one and add that')
    const entry = { name: one.name, bytes: unpacked(bytes, one, Math.min(room, LIMITS.entry)) }
    room -= entry.bytes.length
    entries.push(entry)
  }
  return entries
}

/** An archive of documents. */
export const readZip = async (bytes: Buffer): Promise<Said> => ({ entries: unzip(bytes) })

const isFile = (name: string): boolean =>
  !name.endsWith('/') && !/(^|\/)(\.|__MACOSX\/|Thumbs\.db$)/.test(name) && !/\.(meta\.json|gold\.jsonl)$/.test(name)

function listed(bytes: Buffer): readonly Listed[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > LIMITS.entries)
    throw new FormatError(`holds ${count} files, more than the ${LIMITS.entries} taken`, 'unpack it and add the folder')
  const files: Listed[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw broken()
    const nameLength = bytes.readUInt16LE(at + 28)
    const flags = bytes.readUInt16LE(at + 8)
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    files.push({
      name: name.toString(flags & 0x800 || !name.some((byte) => byte > 127) ? 'utf8' : 'latin1'),
      method: bytes.readUInt16LE(at + 10),
      locked: (flags & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

function unpacked(bytes: Buffer, { name, method, packed, at }: Listed, most: number): Uint8Array {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw broken()
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const data = bytes.subarray(from, from + packed)
  if (data.length < packed) throw broken()
  if (method === 0 && data.length <= most) return data
  if (method !== 0 && method !== 8) throw new FormatError(`is packed in a way that is not read (${method})`, 'unpack it and add the folder')
  if (method === 0) throw tooLarge(name)
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(name) : broken()
  }
}

const tooLarge = (name: string): FormatError =>
  new FormatError(`unpacks to more than is taken (${name.slice(0, 100)})`, 'it may be a bomb; unpack it with care and add what is wanted')
const broken = (): FormatError => new FormatError('is a broken archive', 'look whether it was copied whole')
