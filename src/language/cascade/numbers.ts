import { readRows, type TableTexts } from '../tables.ts'
import { SHAPE } from '../tokens.ts'
import { digitsValue, type WordTokens } from './tokens.ts'

/** What a table of numbers says, by kind. Phrases are lower case, their words parted by spaces. */
export interface NumberWords {
  readonly cardinals: ReadonlyMap<string, number>
  readonly abouts: ReadonlyMap<string, number>
  readonly multipliers: ReadonlyMap<string, number>
  readonly ordinals: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, string>
  readonly moves: ReadonlyMap<string, '+' | '-'>
  readonly currencies: Phrases
  readonly hedges: Phrases
  readonly percents: Phrases
  /** "12 % de plus": behind a share. */
  readonly mores: Phrases
  /** "3 millions d'euros": between a number and what is counted. */
  readonly links: ReadonlySet<string>
  /** «в 1,5 раза»: so many times as much. */
  readonly times: ReadonlySet<string>
  /** «в десять раз»: what may stand before so many times that are told in words. */
  readonly timesIn: ReadonlySet<string>
  /** «на треть»: a part told in words, in percent. */
  readonly shares: Phrases
  /** «вдвое», «удвоиться»: so many times as much, in a word. */
  readonly folds: ReadonlyMap<string, number>
  /** «куб. м»: what is counted, in several words. */
  readonly wholeUnits: Phrases
}

/** Values by their words, the longest tried first. */
type Phrases = readonly { readonly words: readonly string[]; readonly value: string }[]

/** Reads the table of numbers of a language. */
export function readNumbers(tables: TableTexts, table: string, tokensOf: (text: string) => WordTokens): NumberWords {
  const rows = readRows(table, tables[table] ?? '')
  const words = <T>(kind: string, value: (cell: string) => T): Map<string, T> =>
    new Map(rows.flatMap(({ key, cells }) => (cells['kind'] === kind ? [[key, value(cells['value'] ?? '')] as const] : [])))
  const phrases = (kind: string): Phrases =>
    rows
      .flatMap(({ key, cells }) => (cells['kind'] === kind ? [{ words: tokensOf(key).lower, value: cells['value'] ?? '' }] : []))
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
    percents: phrases('percent'),
    mores: phrases('more'),
    links: new Set(words('link', String).keys()),
    times: new Set(words('times', String).keys()),
    timesIn: new Set(words('times-in', String).keys()),
    shares: phrases('share'),
    folds: words('fold', Number),
    wholeUnits: phrases('unit').filter(({ words: { length } }) => length > 1),
  }
}

/** A sum, count or percentage; token indexes, `last` inclusive. `count` is the noun that is counted, where there is one. */
export interface SaidAmount {
  readonly first: number
  readonly last: number
  readonly value: number
  readonly unit?: string
  readonly qualifier?: string | undefined
  /** Money, a count of things, or a share. */
  readonly of: 'money' | 'count' | 'percent'
  /** Of a percentage: whether something rose or fell by it. */
  readonly sign?: '+' | '-'
  /** Of a growth told as so many times: how many. */
  readonly times?: number
  /** Where the noun that is counted stands behind words that describe it: «134 контейнерных поезда». */
  readonly countedAt?: number
}

/** Finds amounts; `placeAt` tells of a compound ordinal that begins at a token where it ends, since it counts nothing. */
export class AmountFinder {
  constructor(
    readonly numbers: NumberWords,
    readonly tokens: WordTokens,
    readonly placeAt: (i: number) => { readonly last: number } | undefined,
    /** Whether a word only describes the noun behind it. */
    readonly describes: (i: number) => boolean = () => false,
  ) {}

  /** The amounts among tokens `from` to `to`, but for the tokens that are taken by dates and names. */
  find(from: number, to: number, taken: (i: number) => boolean): SaidAmount[] {
    const found: SaidAmount[] = []
    for (let i = from; i < to; i++) {
      if (taken(i)) continue
      const place = this.tokens.shape[i] === SHAPE.number ? undefined : this.placeAt(i)
      if (place !== undefined) {
        i = place.last
        continue
      }
      const amount = this.at(i, to)
      if (amount === undefined) continue
      found.push(this.withMove(from, this.withHedge(from, amount)))
      i = amount.last
    }
    return found
  }

  private lower(i: number): string {
    return this.tokens.lower[i] ?? ''
  }

  /** A number in digits, or in words: "vingt", «двадцать пять», "une dizaine". */
  private number(i: number): { readonly value: number; readonly last: number } | undefined {
    const { cardinals, abouts } = this.numbers
    if (this.tokens.shape[i] === SHAPE.number) {
      const value = digitsValue(this.lower(i))
      return value === undefined ? undefined : { value, last: i }
    }
    const about = cardinals.get(this.lower(i - 1)) === 1 ? abouts.get(this.lower(i)) : undefined
    let value = cardinals.get(this.lower(i)) ?? about
    if (value === undefined) return undefined
    let last = i
    // «сто двадцать пять»: each is less than the one before, and of another place.
    for (
      let next = cardinals.get(this.lower(last + 1));
      next !== undefined && fits(value, next);
      next = cardinals.get(this.lower(last + 1))
    ) {
      value += next
      last++
    }
    return { value, last }
  }

  /** «на треть», «вдвое»: a part or a growth in words. */
  private inWords(i: number): SaidAmount | undefined {
    const share = this.phraseAt(this.numbers.shares, i - 1)
    if (share?.last === i) return { first: i, last: i, value: Number(share.value), unit: 'percent', of: 'percent' }
    const times = this.numbers.folds.get(this.lower(i)) ?? this.numbers.folds.get(this.tokens.lemma[i] ?? '')
    return times === undefined ? undefined : grownBy(i, i, times)
  }

  private at(i: number, to: number): SaidAmount | undefined {
    const { numbers, tokens } = this
    const said = this.number(i)
    if (said === undefined) return this.inWords(i)
    const digits = tokens.shape[i] === SHAPE.number
    let { last } = said
    let times = 1
    for (let factor = numbers.multipliers.get(this.lower(last + 1)); factor !== undefined && last + 1 < to; ) {
      times *= factor
      last++
      factor = numbers.multipliers.get(this.lower(last + 1))
    }
    const total = said.value * times
    const percent = tokens.word[last + 1] === '%' ? { last: last + 1 } : this.phraseAt(numbers.percents, last + 1)
    if (percent !== undefined) return { first: i, last: percent.last, value: total, unit: 'percent', of: 'percent' }
    // «в 1,5 раза»: more by half.
    if (numbers.times.has(this.lower(last + 1)) && total > 1 && (digits || numbers.timesIn.has(this.lower(i - 1))))
      return grownBy(i, last + 1, total)
    const linked = times > 1 && numbers.links.has(this.lower(last + 1)) ? last + 2 : last + 1
    const money = this.phraseAt(numbers.currencies, linked)
    if (money !== undefined) return { first: i, last: money.last, value: total, unit: money.value, of: 'money' }
    const sign = tokens.word[i - 1] === '$' ? 'USD' : tokens.word[i - 1] === '€' ? 'EUR' : undefined
    if (sign !== undefined) return { first: i - 1, last, value: total, unit: sign, of: 'money' }
    // "les deux pays": who they are, and no figure.
    if (!digits && times === 1 && total < 3) return undefined
    const whole = this.phraseAt(numbers.wholeUnits, linked)
    if (whole !== undefined) return { first: i, last: whole.last, value: total, unit: whole.value, of: 'count' }
    const unit = this.unitAt(linked)
    const apart = unit === undefined ? this.unitBehind(linked, to) : undefined
    if (apart !== undefined) return { first: i, last, value: total, unit: apart.unit, of: 'count', countedAt: apart.at }
    // "quatre ministres" is no figure; a number in digits is.
    if (!digits && times === 1 && total < 11 && unit === undefined) return undefined
    return { first: i, last: unit === undefined ? last : linked, value: total, of: 'count', ...(unit === undefined ? {} : { unit }) }
  }

  private unitAt(i: number): string | undefined {
    return this.numbers.units.get(this.lower(i)) ?? this.numbers.units.get(this.tokens.lemma[i] ?? '')
  }

  /** «134 контейнерных поезда»: what is counted stands behind words that describe it. */
  private unitBehind(i: number, to: number): { readonly unit: string; readonly at: number } | undefined {
    for (let at = i; at < Math.min(to, i + 4); at++) {
      const unit = at > i ? this.unitAt(at) : undefined
      if (unit !== undefined) return { unit, at }
      if (!this.describes(at)) return undefined
    }
    return undefined
  }

  private phraseAt(phrases: Phrases, i: number): { readonly last: number; readonly value: string } | undefined {
    for (const { words, value } of phrases) {
      if (words.every((word, n) => this.lower(i + n) === word)) return { last: i + words.length - 1, value }
    }
    return undefined
  }

  private withHedge(from: number, amount: SaidAmount): SaidAmount {
    for (const { words, value } of this.numbers.hedges) {
      const first = amount.first - words.length
      if (first >= from && words.every((word, n) => this.lower(first + n) === word)) return { ...amount, first, qualifier: value }
    }
    return amount
  }

  /** "une hausse de 8,5 %", "a progressé de 4 %", «рост на 3 %»: the word of growth or loss stands shortly before. */
  private withMove(from: number, amount: SaidAmount): SaidAmount {
    const { tokens, numbers } = this
    if (amount.of !== 'percent') return amount
    const more = this.phraseAt(numbers.mores, amount.last + 1)
    if (more !== undefined) return moved(amount, more.value === '+' ? '+' : '-')
    for (let i = amount.first - 1; i >= Math.max(from, amount.first - 5); i--) {
      const sign = numbers.moves.get(this.lower(i)) ?? numbers.moves.get(tokens.lemma[i] ?? '')
      if (sign !== undefined) return moved(amount, sign)
      if (tokens.word[i] === ',' || tokens.word[i] === ';') break
    }
    return amount
  }
}

/** So many times as much, as a share by which it grew. */
const grownBy = (first: number, last: number, times: number): SaidAmount => ({
  first,
  last,
  value: Math.round((times - 1) * 1000) / 10,
  unit: 'percent',
  of: 'percent',
  sign: '+',
  times,
})

/** «вдвое меньше»: what is a half of it fell by a half. */
const moved = (amount: SaidAmount, sign: '+' | '-'): SaidAmount =>
  amount.times === undefined || sign === '+'
    ? { ...amount, sign }
    : { ...amount, sign, value: Math.round((1 - 1 / amount.times) * 1000) / 10 }

const fits = (value: number, next: number): boolean =>
  value >= 100 ? value % 100 === 0 && next < 100 : value >= 20 && value % 10 === 0 && next < 10
