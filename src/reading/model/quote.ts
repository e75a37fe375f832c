import type { Span } from '../claim.ts'

/** A text with each run of white space as one space, and where each of its characters stands in the original. */
export interface Folded {
  readonly text: string
  readonly at: Int32Array
}

/** Makes every run of white space one space. */
export function foldSpace(text: string): Folded {
  const at = new Int32Array(text.length + 1)
  const parts: string[] = []
  let length = 0
  let space = false
  for (let i = 0; i < text.length; i++) {
    const one = text[i] ?? ''
    const blank = /\s/.test(one)
    if (blank && space) continue
    space = blank
    parts.push(blank ? ' ' : one)
    at[length++] = i
  }
  at[length] = text.length
  return { text: parts.join(''), at }
}

/** A quotation of fewer letters says nothing, and one of more is no passage. */
const SHORTEST = 8,
  LONGEST = 1200

/**
 * Where a quotation stands in the window of the text that was asked about: what the model did not see it cannot quote. White space may
 * differ, nothing else: a changed letter, mark or digit makes it another's words. Undefined when it does not stand there.
 */
export function findQuote({ text, at }: Folded, quote: string, window: Span): Span | undefined {
  const wanted = quote.replace(/\s+/g, ' ').trim()
  if (wanted.length < SHORTEST || wanted.length > LONGEST) return undefined
  const from = foldedAt(at, text.length, window.start)
  const found = text.slice(from, foldedAt(at, text.length, window.end)).indexOf(wanted)
  if (found === -1) return undefined
  const first = from + found
  return { start: at[first] ?? 0, end: (at[first + wanted.length - 1] ?? 0) + 1 }
}

/** The first folded character that stands at an offset of the original or behind it. */
function foldedAt(at: Int32Array, length: number, offset: number): number {
  let low = 0,
    high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
