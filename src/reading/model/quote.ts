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
 * Where a quotation stands in the text, from an offset on when it stands there, else anywhere. White space may differ, nothing else:
 * a changed letter, mark or digit makes it another's words. Undefined when it does not stand there.
 */
export function findQuote(folded: Folded, quote: string, from: number): Span | undefined {
  const wanted = quote.replace(/\s+/g, ' ').trim()
  if (wanted.length < SHORTEST || wanted.length > LONGEST) return undefined
  let first = -1
  for (let i = folded.text.indexOf(wanted); i !== -1; i = folded.text.indexOf(wanted, i + 1)) {
    if (first === -1) first = i
    if ((folded.at[i] ?? 0) >= from) {
      first = i
      break
    }
  }
  if (first === -1) return undefined
  return { start: folded.at[first] ?? 0, end: (folded.at[first + wanted.length - 1] ?? 0) + 1 }
}
