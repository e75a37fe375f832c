import { LIMITS } from './format.ts'

/** What the packer takes for written already (MS-OXRTFCP 2.1.2.1). */
const BEFORE = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const PACKED = 'LZFu'
const PLAIN = 'MELA'
const WINDOW = 4096

/** Unpacks the rich text of an Outlook message; undefined when it is none, or is larger than is taken. */
export function unpackRtf(packed: Buffer): Buffer | undefined {
  if (packed.length < 16) return undefined
  const kind = packed.toString('latin1', 8, 12)
  if (kind === PLAIN) return packed.subarray(16)
  // A reference of two bytes brings out at most 17.
  if (kind !== PACKED || packed.length * 9 > LIMITS.unpacked) return undefined
  const window = Buffer.alloc(WINDOW)
  BEFORE.copy(window)
  let place = BEFORE.length
  const out = Buffer.alloc(packed.length * 9)
  let length = 0
  const put = (byte: number): void => {
    out[length++] = byte
    window[place] = byte
    place = (place + 1) % WINDOW
  }
  let at = 16
  while (at < packed.length) {
    const marks = packed[at++] ?? 0
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((marks & (1 << bit)) === 0) {
        put(packed[at++] ?? 0)
        continue
      }
      if (at + 1 >= packed.length) return out.subarray(0, length)
      const reference = packed.readUInt16BE(at)
      at += 2
      let from = reference >> 4
      // What points at the place of writing ends it.
      if (from === place) return out.subarray(0, length)
      for (let left = (reference & 15) + 2; left > 0; left--) {
        put(window[from] ?? 0)
        from = (from + 1) % WINDOW
      }
    }
  }
  return out.subarray(0, length)
}
