import type { Span } from '../reading/claim.ts'
import { searchWords, type SearchWord } from './search-words.ts'

/** A word or phrase that was looked for; `beginning` when its last word stands for all words that begin so. */
export interface Wanted {
  readonly words: readonly string[]
  readonly beginning: boolean
}

/** Where the words looked for stand between two places of a text, in order and without overlap; and how many of them do. */
export function marksIn(
  text: string,
  from: number,
  to: number,
  wanted: readonly Wanted[],
): { readonly marks: readonly Span[]; readonly held: number } {
  const words = searchWords(text.slice(from, to))
  const marks: { start: number; end: number }[] = []
  let held = 0
  for (const term of wanted) {
    const places = placesOf(words, term)
    if (places.length > 0) held++
    for (const { start, end } of places) marks.push({ start: from + start, end: from + end })
  }
  const joined: { start: number; end: number }[] = []
  for (const mark of marks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (last !== undefined && mark.start < last.end) last.end = Math.max(last.end, mark.end)
    else joined.push(mark)
  }
  return { marks: joined, held }
}

function placesOf(words: readonly SearchWord[], { words: wanted, beginning }: Wanted): readonly Span[] {
  const found: Span[] = []
  const last = wanted.length - 1
  for (let i = 0; i + last < words.length; i++) {
    const fits = wanted.every((word, n) => {
      const there = words[i + n]?.word ?? ''
      return n === last && beginning ? there.startsWith(word) : there === word
    })
    if (fits) found.push({ start: words[i]?.start ?? 0, end: words[i + last]?.end ?? 0 })
  }
  return found
}

/** The sentence between two places of a text that holds most of what is wanted; the first of equals. */
export function bestSentence(text: string, language: string | undefined, from: number, to: number, wanted: readonly Wanted[]): Span {
  let best = { start: from, end: to }
  let most = 0
  for (const { segment, index } of new Intl.Segmenter(validLanguage(language), { granularity: 'sentence' }).segment(text.slice(from, to))) {
    const start = from + index + segment.length - segment.trimStart().length
    const end = from + index + segment.trimEnd().length
    const { held } = marksIn(text, start, end, wanted)
    if (held <= most) continue
    most = held
    best = { start, end }
  }
  return best
}

/** A language may be whatever somebody wrote into a header. */
function validLanguage(language: string | undefined): string {
  try {
    return language === undefined ? 'en' : (Intl.getCanonicalLocales(language)[0] ?? 'en')
  } catch {
    return 'en'
  }
}
