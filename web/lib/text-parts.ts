import type { Span } from '../../src/reading/claim.ts'

/** So many characters of a text are drawn at once: a page of a million would not turn. */
export const MOST_DRAWN = 60_000

/** Cuts a long text into parts, each ending with a line where there is one, else with a word. A text that is short is one part. */
export function textParts(text: string, most = MOST_DRAWN): readonly Span[] {
  const parts: Span[] = []
  for (let start = 0; start < text.length || parts.length === 0; ) {
    const end = text.length - start <= most ? text.length : endOf(text, start, start + most)
    parts.push({ start, end })
    start = end
    if (end === text.length) break
  }
  return parts
}

function endOf(text: string, start: number, limit: number): number {
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, limit - 1)
    if (at > start) return at + 1
  }
  // Two halves of one character stay together.
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit
}
