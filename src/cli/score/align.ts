import { agree, substance, type Agreement } from './agree.ts'
import { goldLines, type PlainClaim } from './gold.ts'

/** A claim that was read, with the lines of the document that its passage touches, 1-based. */
export interface ReadClaim {
  readonly claim: PlainClaim
  readonly first: number
  readonly last: number
}

/** A gold claim with the read claim that answers it, when one does. */
export interface Aligned {
  readonly gold: PlainClaim
  readonly answer?: { readonly read: ReadClaim; readonly agreement: Agreement }
}

/** Both sides joined one to one; `extra` are read claims that answer no gold claim and do not merely restate one. */
export interface Alignment {
  readonly gold: readonly Aligned[]
  readonly extra: readonly ReadClaim[]
}

/**
 * Joins gold and read claims of one kind whose lines meet, the pairs with the most agreeing values first; of equals, the one that
 * invents least, then the one that stands first.
 */
export function align(gold: readonly PlainClaim[], read: readonly ReadClaim[]): Alignment {
  const pairs = gold.flatMap((wanted, goldIndex) =>
    read.flatMap((given, readIndex) => {
      if (wanted['kind'] !== given.claim['kind'] || !touches(wanted, given)) return []
      const agreement = agree(wanted, given.claim)
      const weight = substance(agreement.hits)
      return weight === 0 ? [] : [{ goldIndex, readIndex, agreement, weight, cost: agreement.invented.length }]
    }),
  )
  pairs.sort((a, b) => b.weight - a.weight || a.cost - b.cost || a.goldIndex - b.goldIndex || a.readIndex - b.readIndex)
  const answers = new Map<number, { read: ReadClaim; agreement: Agreement }>()
  const used = new Set<number>()
  for (const { goldIndex, readIndex, agreement } of pairs) {
    const given = read[readIndex]
    if (given === undefined || answers.has(goldIndex) || used.has(readIndex)) continue
    answers.set(goldIndex, { read: given, agreement })
    used.add(readIndex)
  }
  return {
    gold: gold.map((wanted, index) => {
      const answer = answers.get(index)
      return answer === undefined ? { gold: wanted } : { gold: wanted, answer }
    }),
    extra: read.filter((given, index) => !used.has(index) && !gold.some((wanted) => restates(given.claim, wanted))),
  }
}

/** Whether a claim says only what a gold claim of the document, wherever it stands, says as well. */
function restates(read: PlainClaim, gold: PlainClaim): boolean {
  if (read['kind'] !== gold['kind']) return false
  const { hits, invented } = agree(gold, read)
  return substance(hits) > 0 && invented.length === 0
}

function touches(gold: PlainClaim, { first, last }: ReadClaim): boolean {
  return goldLines(gold).some((line) => first <= line && line <= last)
}

/** The claims whose passage lies inside the text, with their lines; and how many have a passage that does not. */
export function placeClaims(text: string, claims: readonly PlainClaim[]): { placed: ReadClaim[]; astray: number } {
  const lineOf = lineFinder(text)
  const placed: ReadClaim[] = []
  for (const claim of claims) {
    const { start, end } = (claim['passage'] ?? {}) as { start?: unknown; end?: unknown }
    if (!isOffset(start) || !isOffset(end) || start < 0 || start >= end || end > text.length) continue
    placed.push({ claim, first: lineOf(start), last: lineOf(end - 1) })
  }
  return { placed, astray: claims.length - placed.length }
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value)
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0,
      high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
