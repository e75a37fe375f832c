import { FormatError, LIMITS, type Entry, type Said } from './format.ts'

/** True of bytes that begin as a mailbox: a line "From …" with a year at its end, then a header. */
export const isMbox = (bytes: Buffer): boolean =>
  /^From \S{1,200} .{0,100}\b(19|20)\d\d\b[^\n]{0,40}\r?\n[A-Za-z-]{1,40}:/.test(bytes.subarray(0, 600).toString('latin1'))

/** A mailbox: its messages, in order. */
export async function readMbox(bytes: Buffer): Promise<Said> {
  const entries: Entry[] = []
  const mark = Buffer.from('\nFrom ')
  let at = 0
  while (at < bytes.length) {
    const line = bytes.indexOf(10, at)
    if (line < 0) break
    const next = nextMessage(bytes, mark, line)
    if (entries.length >= LIMITS.entries)
      throw new FormatError(`holds more than the ${LIMITS.entries} messages taken`, 'split it and add the parts')
    entries.push({ name: `message ${entries.length + 1}.eml`, bytes: bytes.subarray(line + 1, next) })
    at = next + 1
  }
  return { entries }
}

/** A line of prose may begin with "From " too: a message begins after an empty line, and a header follows. */
function nextMessage(bytes: Buffer, mark: Buffer, from: number): number {
  for (let at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    const blank = bytes[at - 1] === 10 || (bytes[at - 1] === 13 && bytes[at - 2] === 10)
    if (blank && isMbox(bytes.subarray(at + 1, at + 601))) return at
  }
  return bytes.length
}
