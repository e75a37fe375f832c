import type { Span } from '../claim.ts'

/** About how many tokens a model makes of a text: four letters of plain English to one, and fewer of other scripts. */
export function tokensIn(text: string): number {
  let others = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) others++
  return Math.ceil((text.length - others) / 4 + others / 1.5)
}

/** A stretch of the text with the tokens that it makes. */
interface Piece extends Span {
  readonly tokens: number
}

/**
 * Cuts a text into windows of at most `budget` tokens that begin and end at line breaks. Each begins with the last lines of the one before,
 * as many as `overlap` tokens hold, so that what stands at a border is read whole once.
 */
export function windowsOf(text: string, budget: number, overlap: number): readonly Span[] {
  const pieces = piecesOf(text, budget)
  const windows: Span[] = []
  let first = 0
  while (first < pieces.length) {
    let next = first,
      tokens = 0
    while (next < pieces.length && (next === first || tokens + (pieces[next]?.tokens ?? 0) <= budget)) {
      tokens += pieces[next]?.tokens ?? 0
      next++
    }
    windows.push({ start: pieces[first]?.start ?? 0, end: pieces[next - 1]?.end ?? text.length })
    if (next >= pieces.length) break
    let back = next,
      again = 0
    // The next window has at least one piece that is new to it, and begins behind the first piece of this one.
    while (back - 1 > first && again + (pieces[back - 1]?.tokens ?? 0) <= overlap) {
      back--
      again += pieces[back]?.tokens ?? 0
    }
    if (again + (pieces[next]?.tokens ?? 0) > budget) back = next
    first = back
  }
  return windows
}

/** The lines of a text with their breaks; a line that is longer than a window is cut at white space. */
function piecesOf(text: string, budget: number): readonly Piece[] {
  const pieces: Piece[] = []
  const add = (start: number, end: number): void => {
    pieces.push({ start, end, tokens: tokensIn(text.slice(start, end)) })
  }
  // In any script, so many characters are within the budget.
  const longest = Math.max(1, Math.floor(budget * 1.5))
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? text.length : stop + 1
    if (tokensIn(text.slice(start, end)) <= budget) add(start, end)
    else {
      let from = start
      while (end - from > longest) {
        const space = text.slice(from, from + longest).lastIndexOf(' ')
        const cut = space > 0 ? from + space + 1 : from + longest
        add(from, cut)
        from = cut
      }
      if (from < end) add(from, end)
    }
    start = end
  }
  return pieces
}
