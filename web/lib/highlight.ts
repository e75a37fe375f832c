import type { Span } from '../../src/reading/claim.ts'

/** As much of a claim as is shown in a text. */
export interface Shown {
  readonly id: string
  readonly passage: Span
  readonly spans: Readonly<Record<string, readonly Span[]>>
}

/** Words of a text of which the same is to be shown. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** The claims whose passage covers it. */
  readonly claims: readonly string[]
  /** The slots of the chosen claim that these words gave. */
  readonly slots: readonly string[]
  /** Claims of which the passage begins here. */
  readonly begins: readonly string[]
  readonly marked: boolean
}

/** A line of a text with its pieces. Blank lines are left out. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
}

/**
 * Cuts a text into lines, and lines into pieces, wherever a passage, a slot of the chosen claim or a mark begins or ends. Passages may overlap
 * and may run over several lines.
 * @param within the part of the text that is shown
 */
export function linesOf(
  text: string,
  claims: readonly Shown[],
  chosen?: Shown,
  marks: readonly Span[] = [],
  within: Span = { start: 0, end: text.length },
): readonly Line[] {
  const inOrder = claims.toSorted((a, b) => a.passage.start - b.passage.start || b.passage.end - a.passage.end)
  const slots = Object.entries(chosen?.spans ?? {}).flatMap(([slot, spans]) => spans.map((span) => ({ slot, ...span })))
  const lines: Line[] = []
  let from = 0
  for (let { start } = within; start <= within.end; ) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? within.end : Math.min(stop, within.end)
    if (text.slice(start, end).trim() !== '') {
      while ((inOrder[from]?.passage.end ?? Infinity) <= start) from++
      const here: Shown[] = []
      for (let i = from; i < inOrder.length; i++) {
        const claim = inOrder[i]
        if (claim === undefined || claim.passage.start >= end) break
        if (claim.passage.end > start) here.push(claim)
      }
      lines.push({ start, end, pieces: piecesOf(start, end, here, slots, marks) })
    }
    start = end + 1
  }
  return lines
}

function piecesOf(
  start: number,
  end: number,
  claims: readonly Shown[],
  slots: readonly (Span & { readonly slot: string })[],
  marks: readonly Span[],
): readonly Piece[] {
  const covers = (span: Span, at: number): boolean => span.start <= at && at < span.end
  const spans = [...claims.map(({ passage }) => passage), ...slots, ...marks].filter((span) => span.start < end && span.end > start)
  const cuts = [...new Set([start, end, ...spans.flatMap((span) => [Math.max(start, span.start), Math.min(end, span.end)])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map(
    (at, i): Piece => ({
      start: at,
      end: cuts[i + 1] ?? end,
      claims: claims.filter(({ passage }) => covers(passage, at)).map(({ id }) => id),
      slots: [...new Set(slots.filter((span) => covers(span, at)).map(({ slot }) => slot))],
      begins: claims.filter(({ passage }) => passage.start === at).map(({ id }) => id),
      marked: marks.some((span) => covers(span, at)),
    }),
  )
}
