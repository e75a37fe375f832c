import { readRows, type TableTexts } from '../tables.ts'
import { SHAPE } from '../tokens.ts'
import { frenchTokens, numericValue, type FrenchTokens } from './tokens.ts'

/** What `knowledge/fr/numbers.tsv` says, by kind. Phrases are lower case, their words parted by spaces. */
export interface FrenchNumbers {
  readonly cardinals: ReadonlyMap<string, number>
  readonly abouts: ReadonlyMap<string, number>
  readonly multipliers: ReadonlyMap<string, number>
  readonly ordinals: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, string>
  readonly moves: ReadonlyMap<string, '+' | '-'>
  readonly currencies: Phrases
  readonly hedges: Phrases
}

/** Values by their words, the longest tried first. */
type Phrases = readonly { readonly words: readonly string[]; readonly value: string }[]

/** Reads `knowledge/fr/numbers.tsv`. */
export function readNumbers(tables: TableTexts): FrenchNumbers {
  const rows = readRows('fr/numbers', tables['fr/numbers'] ?? '')
  const words = <T>(kind: string, value: (cell: string) => T): Map<string, T> =>
    new Map(rows.flatMap(({ key, cells }) => (cells['kind'] === kind ? [[key, value(cells['value'] ?? '')] as const] : [])))
  const phrases = (kind: string): Phrases =>
    rows
      .flatMap(({ key, cells }) => (cells['kind'] === kind ? [{ words: frenchTokens(key).lower, value: cells['value'] ?? '' }] : []))
      .sort((a, b) => b.words.length - a.words.length)
  return {
    cardinals: words('cardinal', Number),
    abouts: words('about', Number),
    multipliers: words('multiplier', Number),
    ordinals: words('ordinal', Number),
    units: words('unit', String),
    moves: new Map([...words('rise', () => '+' as const), ...words('fall', () => '-' as const)]),
    currencies: phrases('currency'),
    hedges: phrases('hedge'),
  }
}

/** A sum, count or percentage; token indexes, `last` inclusive. `count` is the noun that is counted, where there is one. */
export interface FrenchAmount {
  readonly first: number
  readonly last: number
  readonly value: number
  readonly unit?: string
  readonly qualifier?: string
  /** Money, a count of things, or a share. */
  readonly of: 'money' | 'count' | 'percent'
  /** Of a percentage: whether something rose or fell by it. */
  readonly sign?: '+' | '-'
}

/** The amounts among tokens `from` to `to`, but for the tokens that are taken by dates and names. */
export function findAmounts(
  numbers: FrenchNumbers,
  tokens: FrenchTokens,
  from: number,
  to: number,
  taken: (i: number) => boolean,
): FrenchAmount[] {
  const found: FrenchAmount[] = []
  for (let i = from; i < to; i++) {
    if (taken(i)) continue
    // "cinquante-deuxième" counts nothing.
    const place = tokens.shape[i] === SHAPE.number ? undefined : compoundAt(numbers, tokens, i)
    if (place !== undefined) {
      i = place.last
      continue
    }
    const amount = amountAt(numbers, tokens, i, to)
    if (amount === undefined) continue
    found.push(withMove(numbers, tokens, from, withHedge(numbers, tokens, from, amount)))
    i = amount.last
  }
  return found
}

function numberAt({ cardinals, abouts }: FrenchNumbers, tokens: FrenchTokens, i: number): number | undefined {
  if (tokens.shape[i] === SHAPE.number) return numericValue(tokens.lower[i] ?? '')
  const word = tokens.lower[i] ?? ''
  return cardinals.get(word) ?? (tokens.lower[i - 1] === 'une' ? abouts.get(word) : undefined)
}

function amountAt(numbers: FrenchNumbers, tokens: FrenchTokens, i: number, to: number): FrenchAmount | undefined {
  const value = numberAt(numbers, tokens, i)
  if (value === undefined) return undefined
  const digits = tokens.shape[i] === SHAPE.number
  let last = i
  let times = 1
  for (let factor = numbers.multipliers.get(tokens.lower[last + 1] ?? ''); factor !== undefined && last + 1 < to; ) {
    times *= factor
    last++
    factor = numbers.multipliers.get(tokens.lower[last + 1] ?? '')
  }
  const total = value * times
  if (tokens.word[last + 1] === '%' || (tokens.lower[last + 1] === 'pour' && tokens.lower[last + 2] === 'cent'))
    return { first: i, last: last + (tokens.word[last + 1] === '%' ? 1 : 2), value: total, unit: 'percent', of: 'percent' }
  const linked = ['de', "d'"].includes(tokens.lower[last + 1] ?? '') && times > 1 ? last + 2 : last + 1
  const money = phraseAt(numbers.currencies, tokens, linked)
  if (money !== undefined) return { first: i, last: money.last, value: total, unit: money.value, of: 'money' }
  if (tokens.word[i - 1] === '$') return { first: i - 1, last, value: total, unit: 'USD', of: 'money' }
  // "les deux pays": who they are, and no figure.
  if (!digits && times === 1 && total < 3) return undefined
  const isArticle = (tokens.lower[i] === 'un' || tokens.lower[i] === 'une') && times === 1
  if (isArticle) return undefined
  // "quatre ministres" is no figure; a number in digits is.
  if (!digits && times === 1 && total < 11 && numbers.units.get(tokens.lower[linked] ?? '') === undefined) return undefined
  const unit = numbers.units.get(tokens.lower[linked] ?? '')
  return { first: i, last: unit === undefined ? last : linked, value: total, of: 'count', ...(unit === undefined ? {} : { unit }) }
}

function phraseAt(phrases: Phrases, tokens: FrenchTokens, i: number): { readonly last: number; readonly value: string } | undefined {
  for (const { words, value } of phrases) {
    if (words.every((word, n) => (tokens.lower[i + n] ?? '') === word.toLowerCase())) return { last: i + words.length - 1, value }
  }
  return undefined
}

function withHedge({ hedges }: FrenchNumbers, tokens: FrenchTokens, from: number, amount: FrenchAmount): FrenchAmount {
  for (const { words, value } of hedges) {
    const first = amount.first - words.length
    if (first >= from && words.every((word, n) => tokens.lower[first + n] === word)) return { ...amount, first, qualifier: value }
  }
  return amount
}

/** "une hausse de 8,5 %", "a progressé de 4 %", "en recul de 3 %": the word of growth or loss stands shortly before. */
function withMove({ moves }: FrenchNumbers, tokens: FrenchTokens, from: number, amount: FrenchAmount): FrenchAmount {
  if (amount.of !== 'percent') return amount
  // "12 % de plus qu'en 2023"
  const more = tokens.lower[amount.last + 1] === 'de' ? tokens.lower[amount.last + 2] : undefined
  if (more === 'plus' || more === 'moins') return { ...amount, sign: more === 'plus' ? '+' : '-' }
  for (let i = amount.first - 1; i >= Math.max(from, amount.first - 5); i--) {
    const sign = moves.get(tokens.lower[i] ?? '')
    if (sign !== undefined) return { ...amount, sign }
    if (tokens.word[i] === ',' || tokens.word[i] === ';') break
  }
  return amount
}

/** "cinquante-deuxième", "soixante et onzième", "quatre-vingt-troisième": tens and an ordinal below twenty. */
function compoundAt(
  { cardinals, ordinals }: FrenchNumbers,
  tokens: FrenchTokens,
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
  numbers: FrenchNumbers,
  tokens: FrenchTokens,
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
