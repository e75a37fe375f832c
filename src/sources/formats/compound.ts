import { FormatError } from './format.ts'

/** The mark of a compound file: old office documents and Outlook messages (MS-CFB). */
const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER = 512
const IN_HEADER = 109
const ENTRY = 128
/** Streams shorter than this lie in small sectors of the root. */
const CUTOFF = 4096
/** Storages within storages: each message in a message takes two. */
const MOST_DEPTH = 40

/** True of a compound file. */
export const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

/**
 * Looks whether a compound file holds together, before a library that takes this for granted opens it: every chain of sectors ends, no two
 * share one, so that no more comes out than lies in the file, and every storage is reached once.
 * @throws FormatError
 */
export function checkCompound(bytes: Buffer): void {
  const size = bytes.readUInt16LE(30) === 12 ? 4096 : HEADER
  const sectors = Math.ceil(bytes.length / size)
  const tables = fatSectors(bytes, size, sectors)
  const next = entryOf(bytes, size, tables)
  let room = sectors
  const chain = (start: number, follow: typeof next, left: () => number): readonly number[] => {
    const found: number[] = []
    for (let at = start; at >= 0; at = follow(at)) {
      if (left() < 0)
        throw new FormatError('is a message whose parts lie over each other', 'it may be a bomb; save its text as .txt and add that')
      found.push(at)
    }
    return found
  }
  const large = (start: number): readonly number[] => chain(start, next, () => --room)
  const directory = large(bytes.readInt32LE(48))
  const miniTables = large(bytes.readInt32LE(60))
  const nextMini = entryOf(bytes, size, miniTables)
  let miniRoom = miniTables.length * (size / 4)
  const entries = directory.flatMap((sector) => entriesAt(bytes, (sector + 1) * size, size / ENTRY))
  const [root] = entries
  if (root === undefined || bytes.readUInt32LE(56) !== CUTOFF) throw broken()
  large(root.start)
  for (const { type, start, length } of entries) {
    if (type !== 2 || length === 0) continue
    if (length > bytes.length) throw broken()
    if (length < CUTOFF) chain(start, nextMini, () => --miniRoom)
    else large(start)
  }
  checkTree(entries)
}

/** The sectors that hold the table of chains: the first are named in the header, the others in a chain of their own. */
function fatSectors(bytes: Buffer, size: number, sectors: number): readonly number[] {
  const count = bytes.readUInt32LE(44)
  if (count > sectors) throw broken()
  const found = Array.from({ length: Math.min(count, IN_HEADER) }, (_, i) => bytes.readInt32LE(76 + i * 4))
  const more = bytes.readUInt32LE(72)
  if (more > sectors) throw broken()
  let at = bytes.readInt32LE(68)
  for (let i = 0; i < more && at >= 0 && found.length < count; i++) {
    const from = (at + 1) * size
    if (from + size > bytes.length) throw broken()
    for (let j = 0; j < size / 4 - 1 && found.length < count; j++) found.push(bytes.readInt32LE(from + j * 4))
    at = bytes.readInt32LE(from + size - 4)
  }
  return found
}

/** Which sector follows another, as a table lying in some sectors tells. */
const entryOf =
  (bytes: Buffer, size: number, tables: readonly number[]) =>
  (sector: number): number => {
    const table = tables[Math.floor(sector / (size / 4))]
    if (table === undefined || table < 0) return -2
    const at = (table + 1) * size + (sector % (size / 4)) * 4
    if (at + 4 > bytes.length) throw broken()
    return bytes.readInt32LE(at)
  }

/** What the directory tells of a storage or stream. */
interface Listed {
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly length: number
}

function entriesAt(bytes: Buffer, from: number, count: number): readonly Listed[] {
  if (from + count * ENTRY > bytes.length) throw broken()
  return Array.from({ length: count }, (_, i) => {
    const at = from + i * ENTRY
    return {
      type: bytes.readUInt8(at + 66),
      left: bytes.readInt32LE(at + 68),
      right: bytes.readInt32LE(at + 72),
      child: bytes.readInt32LE(at + 76),
      start: bytes.readInt32LE(at + 116),
      length: bytes.readUInt32LE(at + 120),
    }
  })
}

/** Each storage and stream has one place in the tree. @throws FormatError */
function checkTree(entries: readonly Listed[]): void {
  const seen = new Set<number>([0])
  const ahead: { readonly index: number; readonly depth: number }[] = [{ index: entries[0]?.child ?? -1, depth: 1 }]
  for (let one = ahead.pop(); one !== undefined; one = ahead.pop()) {
    const { index, depth } = one
    if (index === -1) continue
    const entry = entries[index]
    if (entry === undefined || seen.has(index)) throw broken()
    if (depth > MOST_DEPTH) throw new FormatError('is a message nested too deep', 'save its text as .txt and add that')
    seen.add(index)
    ahead.push({ index: entry.left, depth }, { index: entry.right, depth })
    if (entry.type === 1) ahead.push({ index: entry.child, depth: depth + 1 })
  }
}

const broken = (): FormatError => new FormatError('is a broken message', 'look whether it was copied whole')
