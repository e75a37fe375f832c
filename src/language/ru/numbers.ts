import type { NumberWords } from '../cascade/numbers.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import { SHAPE } from '../tokens.ts'
import { ordinalValue } from './tokens.ts'

/** A place in a row: «45-е», «XXV», «пятого», «двадцать пятая»; the last token of its words. */
export function ordinalAt(
  numbers: NumberWords,
  tokens: WordTokens,
  i: number,
): { readonly value: number; readonly last: number } | undefined {
  if (tokens.shape[i] === SHAPE.ordinal) {
    const value = ordinalValue(tokens.lower[i] ?? '')
    return value === undefined || value === 0 ? undefined : { value, last: i }
  }
  // «50-летие», «50-летний юбилей»
  if (tokens.shape[i] === SHAPE.number)
    return tokens.word[i + 1] === '-' && /^летн?[ие]/.test(tokens.lower[i + 2] ?? '')
      ? { value: Number(tokens.lower[i]), last: i + 1 }
      : undefined
  const joined = compoundAt(numbers, tokens, i)
  if (joined !== undefined) return joined
  const value = numbers.ordinals.get(tokens.lemma[i] ?? '')
  return value === undefined ? undefined : { value, last: i }
}

/** «двадцать пятое», «сто первая»: tens, and an ordinal below ten or twenty. */
export function compoundAt(
  { cardinals, ordinals }: NumberWords,
  tokens: WordTokens,
  i: number,
): { readonly value: number; readonly last: number } | undefined {
  let value = cardinals.get(tokens.lower[i] ?? '') ?? 0
  let at = i + 1
  if (value === 100 && (cardinals.get(tokens.lower[at] ?? '') ?? 0) >= 20) {
    value += cardinals.get(tokens.lower[at] ?? '') ?? 0
    at++
  }
  if (value < 20 || value % 10 !== 0) return undefined
  const last = ordinals.get(tokens.lemma[at] ?? '')
  return last === undefined || last >= (value % 100 === 0 ? 100 : 10) ? undefined : { value: value + last, last: at }
}
