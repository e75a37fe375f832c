/** A word as it is looked for, and where in the text it stands (UTF-16). */
export interface SearchWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** What is longer is no word; PostgreSQL would refuse it. */
const LONGEST_WORD = 100
const PIECE = /[\p{L}\p{N}\p{M}'’‘ʼ]+/gu
const PLAIN = /^[A-Za-z0-9]+$/

/**
 * The words of a text as they are looked for: lower case, without accents, apostrophes and the 's of "Japan's"; all but letters and digits
 * parts words. Both engines get words from here and part nothing themselves.
 */
export function searchWords(text: string): SearchWord[] {
  const found: SearchWord[] = []
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match
    const place = { start: match.index, end: match.index + piece.length }
    if (PLAIN.test(piece)) found.push({ word: piece.toLowerCase().slice(0, LONGEST_WORD), ...place })
    else for (const word of foldedWords(piece)) found.push({ word: word.slice(0, LONGEST_WORD), ...place })
  }
  return found
}

/** A piece can hold more than one: "½" is 1 and 2. */
function foldedWords(piece: string): readonly string[] {
  return (
    piece
      .replace(/['’‘ʼ]s$/iu, '')
      .normalize('NFKD')
      .replace(/[\p{M}'’‘ʼ]+/gu, '')
      .toLowerCase()
      // Lower case can bring marks of its own: `İ`.
      .replace(/\p{M}+/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The words alone. */
export const wordsOf = (text: string): readonly string[] => searchWords(text).map(({ word }) => word)
