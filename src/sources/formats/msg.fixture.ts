/** Outlook messages made by a small writer of compound files (MS-CFB, MS-OXMSG). */
import iconv from 'iconv-lite'

type Node = { readonly name: string; readonly bytes: Buffer } | { readonly name: string; readonly children: readonly Node[] }

const SECTOR = 512
const MINI = 64
const CUTOFF = 4096
const END = -2
const FREE = -1

/** A compound file of storages and streams. */
export function compoundOf(children: readonly Node[]): Buffer {
  const entries: Buffer[] = []
  const links: { readonly node: Node; readonly left: number; readonly right: number; child: number; start: number; size: number }[] = []
  // A tree of each storage, ordered as the standard asks: by the length of names, then by their letters.
  const tree = (nodes: readonly Node[]): number => {
    if (nodes.length === 0) return FREE
    const middle = nodes.length >> 1
    const node = nodes[middle]
    if (node === undefined) return FREE
    const index = links.length
    links.push({ node, left: FREE, right: FREE, child: FREE, start: END, size: 0 })
    const left = tree(nodes.slice(0, middle))
    const right = tree(nodes.slice(middle + 1))
    links[index] = { node, left, right, child: 'children' in node ? tree(sorted(node.children)) : FREE, start: END, size: 0 }
    return index
  }
  const sorted = (nodes: readonly Node[]): readonly Node[] =>
    [...nodes].sort((a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1))
  tree([{ name: 'Root Entry', children }])

  const sectors: Buffer[] = []
  const fat: number[] = []
  const place = (bytes: Buffer): number => {
    const count = Math.ceil(bytes.length / SECTOR)
    const from = sectors.length
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(SECTOR)
      bytes.copy(sector, 0, i * SECTOR)
      sectors.push(sector)
      fat.push(i === count - 1 ? END : from + i + 1)
    }
    return count === 0 ? END : from
  }
  const mini: Buffer[] = []
  const miniFat: number[] = []
  for (const link of links) {
    if (!('bytes' in link.node)) continue
    const { bytes } = link.node
    link.size = bytes.length
    if (bytes.length >= CUTOFF) link.start = place(bytes)
    else if (bytes.length > 0) {
      const count = Math.ceil(bytes.length / MINI)
      link.start = miniFat.length
      for (let i = 0; i < count; i++) {
        const part = Buffer.alloc(MINI)
        bytes.copy(part, 0, i * MINI)
        mini.push(part)
        miniFat.push(i === count - 1 ? END : link.start + i + 1)
      }
    }
  }
  const [root] = links
  if (root !== undefined) {
    root.size = mini.length * MINI
    root.start = place(Buffer.concat(mini))
  }
  const table = (numbers: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(Math.ceil(numbers.length / 128) * SECTOR, 0xff)
    for (const [i, number] of numbers.entries()) bytes.writeInt32LE(number, i * 4)
    return bytes
  }
  const miniStart = place(table(miniFat))
  for (const [i, { node, left, right, child, start, size }] of links.entries()) {
    const entry = Buffer.alloc(128)
    entry.write(node.name, 'utf16le')
    entry.writeUInt16LE(node.name.length * 2 + 2, 64)
    entry.writeUInt8(i === 0 ? 5 : 'bytes' in node ? 2 : 1, 66)
    entry.writeUInt8(1, 67)
    for (const [at, number] of [
      [68, left],
      [72, right],
      [76, child],
      [116, start],
      [120, size],
    ] as const)
      entry.writeInt32LE(number, at)
    entries.push(entry)
  }
  while (entries.length % 4 !== 0) entries.push(Buffer.concat([Buffer.alloc(68), Buffer.alloc(12, 0xff), Buffer.alloc(48)]))
  const directory = place(Buffer.concat(entries))
  // The table of chains names its own sectors too.
  let count = 1
  while (Math.ceil((fat.length + count) / 128) > count) count++
  const at = sectors.length
  const whole = table([...fat, ...Array.from({ length: count }, () => -3)])
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  for (const [offset, number] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(number, offset)
  for (const [offset, number] of [
    [44, count],
    [48, directory],
    [56, CUTOFF],
    [60, miniStart],
    [64, Math.ceil(miniFat.length / 128)],
    [68, END],
  ] as const)
    header.writeInt32LE(number, offset)
  for (let i = 0; i < 109; i++) header.writeInt32LE(i < count ? at + i : FREE, 76 + i * 4)
  return Buffer.concat([header, ...sectors, whole])
}

/** What a message holds; `page` is the code page of letters that are not Unicode. */
export interface Message {
  readonly subject?: string
  readonly from?: string
  readonly sent?: string
  readonly headers?: string
  readonly plain?: string
  readonly html?: string | Buffer
  /** Rich text, packed without references. */
  readonly rtf?: string
  readonly page?: number
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer; readonly hidden?: boolean }[]
  readonly messages?: readonly Message[]
}

/** An Outlook message. */
export const msgOf = (message: Message): Buffer => compoundOf(storage(message, 32, message.page))

const TIME_1601 = 11_644_473_600_000n

function storage(message: Message, header: number, page: number | undefined): readonly Node[] {
  const { subject, from, sent, headers, plain, html, rtf, files = [], messages = [] } = message
  const attached = [...files.map((file) => [file, undefined] as const), ...messages.map((inner) => [undefined, inner] as const)]
  return [
    ...properties(
      header,
      [
        [0x0037, subject],
        [0x0c1a, from],
        [0x007d, headers],
        [0x1000, plain],
        [0x1013, typeof html === 'string' ? html : undefined],
      ],
      [
        [0x1013, typeof html === 'string' ? undefined : html],
        [0x1009, rtf === undefined ? undefined : packedRtf(rtf)],
      ],
      [
        ...(sent === undefined ? [] : [[0x0039_0040, (BigInt(Date.parse(sent)) + TIME_1601) * 10_000n] as const]),
        ...(page === undefined ? [] : [[0x3ffd_0003, BigInt(page)] as const, [0x3fde_0003, BigInt(page)] as const]),
      ],
      page,
    ),
    ...attached.map(([file, inner], i) => ({
      name: `__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}`,
      children: [
        ...properties(
          8,
          [
            [0x3707, file?.name],
            [0x3001, file?.name ?? inner?.subject],
          ],
          [[0x3701, file?.bytes]],
          [[0x7ffe_000b, file?.hidden === true ? 1n : 0n]],
          page,
        ),
        ...(inner === undefined ? [] : [{ name: '__substg1.0_3701000D', children: storage(inner, 24, page) }]),
      ],
    })),
    ...(header === 32
      ? [
          {
            name: '__nameid_version1.0',
            children: ['00020102', '00030102', '00040102'].map((tag) => ({ name: `__substg1.0_${tag}`, bytes: Buffer.alloc(0) })),
          },
        ]
      : []),
  ]
}

function properties(
  header: number,
  words: readonly (readonly [id: number, value: string | undefined])[],
  binary: readonly (readonly [id: number, value: Buffer | undefined])[],
  fixed: readonly (readonly [tag: number, value: bigint])[],
  page: number | undefined,
): readonly Node[] {
  const streams = [
    ...words.map(
      ([id, value]) =>
        [
          id,
          page === undefined ? 0x1f : 0x1e,
          value === undefined ? undefined : iconv.encode(value, page === undefined ? 'utf16le' : `cp${page}`),
        ] as const,
    ),
    ...binary.map(([id, value]) => [id, 0x0102, value] as const),
  ].flatMap(([id, type, bytes]) => (bytes === undefined ? [] : [{ tag: id * 0x10000 + type, bytes }]))
  const list = Buffer.alloc(header + (streams.length + fixed.length) * 16)
  ;[...streams.map(({ tag, bytes }) => [tag, BigInt(bytes.length)] as const), ...fixed].forEach(([tag, value], i) => {
    list.writeUInt32LE(tag, header + i * 16)
    list.writeUInt32LE(6, header + i * 16 + 4)
    list.writeBigUInt64LE(value, header + i * 16 + 8)
  })
  return [
    { name: '__properties_version1.0', bytes: list },
    ...streams.map(({ tag, bytes }) => ({ name: `__substg1.0_${tag.toString(16).toUpperCase().padStart(8, '0')}`, bytes })),
  ]
}

/** Rich text as Outlook packs it, each letter for itself. */
function packedRtf(text: string): Buffer {
  const raw = Buffer.from(text, 'latin1')
  const parts: Buffer[] = []
  for (let i = 0; i < raw.length; i += 8) parts.push(Buffer.from([0]), raw.subarray(i, i + 8))
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(16)
  head.writeUInt32LE(body.length + 12, 0)
  head.writeUInt32LE(raw.length, 4)
  head.write('LZFu', 8, 'latin1')
  return Buffer.concat([head, body])
}
