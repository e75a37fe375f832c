import { AmountFinder, readNumbers, type NumberWords, type SaidAmount } from '../cascade/numbers.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import type { TableTexts } from '../tables.ts'
import { SHAPE } from '../tokens.ts'
import { frenchTokens, numericValue } from './tokens.ts'

/** Reads `knowledge/fr/numbers.tsv`. */
export const readFrenchNumbers = (tables: TableTexts): NumberWords => readNumbers(tables, 'fr/numbers', frenchTokens)

/** The amounts among tokens `from` to `to`, but for the tokens that are taken by dates and names; "cinquante-deuxième" counts nothing. */
export function findAmounts(
  numbers: NumberWords,
  tokens: WordTokens,
  from: number,
  to: number,
  taken: (i: number) => boolean,
): SaidAmount[] {
  return new AmountFinder(numbers, tokens, (i) => compoundAt(numbers, tokens, i)).find(from, to, taken)
}

/** "cinquante-deuxième", "soixante et onzième", "quatre-vingt-troisième": tens and an ordinal below twenty. */
function compoundAt(
  { cardinals, ordinals }: NumberWords,
  tokens: WordTokens,
  i: number,
): { readonly value: number; readonly last: number } | undefined {
  let tens = cardinals.get(tokens.lower[i] ?? '') ?? 0
  let at = i + 1
  if (tens === 4 && tokens.word[at] === '-' && tokens.lower[at + 1] === 'vingt') {
    tens = 80
    at += 2
  }
  if (tens < 20 || tens > 80) return undefined
  while (tokens.word[at] === '-' || tokens.lower[at] === 'et') at++
  const value = tokens.lower[at] === 'unième' ? 1 : ordinals.get(tokens.lower[at] ?? '')
  return at === i + 1 || value === undefined || value >= 20 ? undefined : { value: tens + value, last: at }
}

/** A place in a row: "45e", "XXe", "première", "vingt-cinquième"; the last token of its words. */
export function ordinalAt(
  numbers: NumberWords,
  tokens: WordTokens,
  i: number,
): { readonly value: number; readonly last: number } | undefined {
  if (tokens.shape[i] === SHAPE.ordinal) {
    const value = numericValue(tokens.lower[i] ?? '')
    return value === undefined ? undefined : { value, last: i }
  }
  const joined = compoundAt(numbers, tokens, i)
  if (joined !== undefined) return joined
  let words = tokens.lower[i] ?? ''
  let last = i
  let found: { readonly value: number; readonly last: number } | undefined
  for (;;) {
    const value = numbers.ordinals.get(words)
    if (value !== undefined) found = { value, last }
    if (tokens.word[last + 1] !== '-' || tokens.gap[last + 1] !== 0 || tokens.gap[last + 2] !== 0) return found
    words = `${words}-${tokens.lower[last + 2] ?? ''}`
    last += 2
  }
}
