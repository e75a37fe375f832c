import type { Span } from '../../src/reading/claim.ts'

/** Words of a text chosen by keyboard, by their places among all: from where they were begun to where they end; either may come first. */
export interface Pick {
  readonly anchor: number
  readonly head: number
}

/** The words of a part of a text: what stands between gaps, punctuation with it. */
export function wordsIn(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map((match) => {
    const from = start + match.index
    return { start: from, end: from + match[0].length }
  })
}

/** Where to begin: at the words that fill the slot now, else at those of the passage; undefined where there are no words. */
export function begun(words: readonly Span[], slot: readonly Span[], passage: Span): Pick | undefined {
  const within = (span: Span | undefined): Pick | undefined => {
    if (span === undefined) return undefined
    const anchor = words.findIndex(({ end }) => end > span.start)
    const head = words.findLastIndex(({ start }) => start < span.end)
    return anchor === -1 || head < anchor ? undefined : { anchor, head }
  }
  const filled = within(slot[0])
  if (filled !== undefined) return filled
  const first = within(passage)
  return first === undefined ? undefined : { anchor: first.anchor, head: first.anchor }
}

/** Goes on to a word; `on` keeps what was begun, so that several are chosen. */
export function moved({ anchor }: Pick, to: number, count: number, on: boolean): Pick {
  const at = Math.min(count - 1, Math.max(0, to))
  return { anchor: on ? anchor : at, head: at }
}

/** What is chosen, without the punctuation around it: "(ARF)." is ARF, and "U.S." stays. */
export function spanOf(text: string, words: readonly Span[], { anchor, head }: Pick): Span {
  const [from, to] = [words[Math.min(anchor, head)]?.start ?? 0, words[Math.max(anchor, head)]?.end ?? 0]
  const chosen = text.slice(from, to)
  const before = /^[\p{Ps}\p{Pi}"'“”‘’«»,;:]*/u.exec(chosen)?.[0].length ?? 0
  const isShort = /(?:^|[\s.])\p{Lu}\.$/u.test(chosen)
  const after = (isShort ? /[\p{Pe}\p{Pf}"'”’»,;:!?]*$/u : /[\p{Pe}\p{Pf}"'”’»,;:!?.…]*$/u).exec(chosen)?.[0].length ?? 0
  // A word that is nothing but signs stays as it is.
  return before + after >= chosen.length ? { start: from, end: to } : { start: from + before, end: to - after }
}
