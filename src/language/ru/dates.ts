import type { DateExpression, Near } from '../dates/said.ts'
import { isYear, joinedDates, readTimeTable, underHint, type Atom, type TimeWords } from '../cascade/dates.ts'
import type { NumberWords } from '../cascade/numbers.ts'
import { leftToRight } from '../cascade/scan.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import type { TableTexts } from '../tables.ts'
import { SHAPE } from '../tokens.ts'

/** The words of time of `knowledge/ru/time-words.tsv`, in all their forms; «прошлого», «текущего» and the parts by their dictionary form. */
export interface RussianTimeWords extends TimeWords {
  /** «вчера», «сегодня»: days from the document's. */
  readonly days: ReadonlyMap<string, number>
  /** «начало», «конец», «половина», «квартал»: a part of a month or year. */
  readonly parts: ReadonlyMap<string, string>
  /** «учебный», «финансовый»: years that are not those of the calendar. */
  readonly spans: ReadonlyMap<string, string>
}

/** Reads `knowledge/ru/time-words.tsv`; `formsOf` gives the cases of a word. */
export function readTimeWords(tables: TableTexts, formsOf: (word: string) => readonly string[]): RussianTimeWords {
  const { words, of } = readTimeTable(tables, 'ru/time-words', formsOf)
  return { ...words, days: of('day', Number), parts: of('part', String), spans: of('span', String) }
}

/** Finds the dates among tokens `from` to `to`, left to right, none inside another. */
export function findDates(time: RussianTimeWords, numbers: NumberWords, tokens: WordTokens, from: number, to: number): DateExpression[] {
  const scan = new Scan(time, numbers, tokens, to)
  return leftToRight(from, to, (i, floor) => {
    const atom = scan.range(i) ?? scan.date(i)
    return atom && inContext(time, tokens, floor, i, atom)
  })
}

/** A preposition before a date belongs to it: «в 2024 году», «до конца 2025 года», «с 2011 года». */
function inContext({ befores }: RussianTimeWords, tokens: WordTokens, from: number, first: number, atom: Atom): DateExpression {
  for (const { words, hint } of befores) {
    const start = first - words.length
    if (start < from || !words.every((word, n) => tokens.lower[start + n] === word)) continue
    if (hint === 'since' && atom.said.kind === 'range') return { first: start, ...atom }
    return underHint(hint, start, first, atom) ?? { first: start, ...atom }
  }
  return { first, ...atom }
}

const YEAR_WORDS = new Set(['год', 'г', 'гг', 'годы'])

class Scan {
  constructor(
    readonly time: RussianTimeWords,
    readonly numbers: NumberWords,
    readonly tokens: WordTokens,
    readonly to: number,
  ) {}

  word(i: number): string {
    return i < this.to ? (this.tokens.lower[i] ?? '') : ''
  }

  private lemma(i: number): string {
    return i < this.to ? (this.tokens.lemma[i] ?? '') : ''
  }

  /** «прошлый», «этом»: by the dictionary form, or the word itself. */
  private near(i: number): Near | undefined {
    return this.time.nears.get(this.lemma(i)) ?? this.time.nears.get(this.word(i))
  }

  private isYearWord(i: number): boolean {
    if (this.time.seasons.has(this.word(i))) return false
    return YEAR_WORDS.has(this.word(i)) || YEAR_WORDS.has(this.lemma(i)) || this.time.units.get(this.word(i)) === 'year'
  }

  /** "2025 г.", "2025 года", "2025-го": the last token of a year, its word included. */
  private year(i: number): { readonly year: number; readonly last: number } | undefined {
    const word = this.word(i)
    if (isYear(word)) return { year: Number(word), last: this.isYearWord(i + 1) ? i + 1 : i }
    const near = /^(?:19|20)\d\d-(?:й|го|м|му)$/.exec(word)
    return near === null ? undefined : { year: Number(word.slice(0, 4)), last: this.isYearWord(i + 1) ? i + 1 : i }
  }

  /** What tells the year behind a day or month: "2025 г.", «текущего года», «с.г.». */
  private ofYear(i: number): { readonly last: number; readonly year?: number; readonly yearShift?: number; readonly near?: Near } {
    const year = this.year(i)
    if (year !== undefined) return year
    const word = this.word(i)
    if (word === 'с.г.' || word === 'т.г.') return { last: i, yearShift: 0 }
    const near = this.near(i)
    if (near !== undefined && this.isYearWord(i + 1)) return { last: i + 1, yearShift: near }
    return { last: i - 1 }
  }

  private dayNumber(i: number): number | undefined {
    const word = /^(\d{1,2})(?:-(?:го|е|ого))?$/.exec(this.word(i))?.[1]
    if (word === undefined) return undefined
    const day = Number(word)
    return day >= 1 && day <= 31 ? day : undefined
  }

  private day(i: number): Atom | undefined {
    const numeric = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(this.word(i))
    if (numeric !== null)
      return { last: i, said: { kind: 'day', day: Number(numeric[1]), month: Number(numeric[2]), year: Number(numeric[3]) } }
    const weekday = this.time.weekdays.get(this.word(i))
    if (weekday !== undefined) {
      const at = this.word(i + 1) === ',' ? i + 2 : i + 1
      const dated = this.day(at)
      if (dated?.said.kind === 'day') return { last: dated.last, said: { ...dated.said, weekday } }
      return { last: i, said: { kind: 'weekday', weekday } }
    }
    const near = this.near(i)
    const named = near === undefined ? undefined : this.time.weekdays.get(this.word(i + 1))
    if (near !== undefined && named !== undefined) return { last: i + 1, said: { kind: 'weekday', weekday: named, near } }
    const day = this.dayNumber(i)
    const month = this.time.months.get(this.word(i + 1))
    if (day === undefined || month === undefined) return undefined
    const { last, year, yearShift } = this.ofYear(i + 2)
    return {
      last,
      said: { kind: 'day', day, month, ...(year === undefined ? {} : { year }), ...(yearShift === undefined ? {} : { yearShift }) },
    }
  }

  /** One date of any kind that begins here. */
  date(i: number): Atom | undefined {
    return this.day(i) ?? this.severalDays(i) ?? this.partOf(i) ?? this.relative(i) ?? this.month(i) ?? this.season(i) ?? this.bareYear(i)
  }

  /** «12 и 13 июня», «18–21 марта 2026 г.»: days of one month. */
  private severalDays(i: number): Atom | undefined {
    const first = this.dayNumber(i)
    if (first === undefined || this.tokens.shape[i] !== SHAPE.number) return undefined
    let at = i
    let last = first
    for (;;) {
      const joint = this.tokens.word[at + 1]
      const next = joint === ',' || joint === 'и' || joint === '-' || joint === 'по' ? this.dayNumber(at + 2) : undefined
      if (next === undefined || at + 2 >= this.to) break
      last = next
      at += 2
    }
    const month = at === i ? undefined : this.time.months.get(this.word(at + 1))
    if (month === undefined) return undefined
    const { last: end, year, yearShift } = this.ofYear(at + 2)
    const of = { ...(year === undefined ? {} : { year }), ...(yearShift === undefined ? {} : { yearShift }) }
    return {
      last: end,
      said: { kind: 'range', from: { kind: 'day', day: first, month, ...of }, to: { kind: 'day', day: last, month, ...of } },
    }
  }

  private month(i: number): Atom | undefined {
    const near = this.near(i)
    const at = near === undefined ? i : i + 1
    const month = this.time.months.get(this.word(at))
    if (month === undefined) return undefined
    const { last, year, yearShift } = this.ofYear(at + 1)
    const of = {
      ...(year === undefined ? {} : { year }),
      ...(yearShift === undefined ? {} : { yearShift }),
      ...(near === undefined ? {} : { near }),
    }
    // «в июне – августе 2025 года»
    const next = this.tokens.word[at + 1] === '-' ? this.time.months.get(this.word(at + 2)) : undefined
    if (next !== undefined) {
      const behind = this.ofYear(at + 3)
      const both = {
        ...(behind.year === undefined ? {} : { year: behind.year }),
        ...(behind.yearShift === undefined ? {} : { yearShift: behind.yearShift }),
      }
      return {
        last: Math.max(behind.last, at + 2),
        said: { kind: 'range', from: { kind: 'month', month, ...both }, to: { kind: 'month', month: next, ...both } },
      }
    }
    return { last, said: { kind: 'month', month, ...of } }
  }

  private season(i: number): Atom | undefined {
    const season = this.time.seasons.get(this.word(i))
    if (season === undefined) return undefined
    const { last, year, yearShift } = this.ofYear(i + 1)
    const isBy = this.word(i).endsWith('ой') || this.word(i).endsWith('ом') || this.word(i).endsWith('ью')
    if (year === undefined && yearShift === undefined && !isBy) return undefined
    return {
      last,
      said: { kind: 'season', season, ...(year === undefined ? {} : { year }), ...(yearShift === undefined ? {} : { yearShift }) },
    }
  }

  /** «в начале 2025 года», «в первой половине мая», «во втором квартале», «за девять месяцев 2024 года», «до конца года». */
  private partOf(i: number): Atom | undefined {
    const ordinal = this.numbers.ordinals.get(this.lemma(i)) ?? romanOf(this.word(i))
    const numbered = ordinal === undefined ? undefined : this.time.parts.get(this.lemma(i + 1))
    if (ordinal !== undefined && (numbered === 'half' || numbered === 'quarter')) {
      const months = numbered === 'half' ? 6 : 3
      const month = this.time.months.get(this.word(i + 2))
      if (numbered === 'half' && month !== undefined) {
        const { last, year, yearShift } = this.ofYear(i + 3)
        return {
          last: Math.max(last, i + 2),
          said: {
            kind: 'days',
            first: ordinal === 1 ? 1 : 16,
            last: ordinal === 1 ? 15 : 31,
            month,
            ...(year === undefined ? {} : { year }),
            ...(yearShift === undefined ? {} : { yearShift }),
          },
        }
      }
      const { last, year, yearShift } = this.ofYear(i + 2)
      return {
        last: Math.max(last, i + 1),
        said: {
          kind: 'months',
          first: (ordinal - 1) * months + 1,
          last: ordinal * months,
          ...(year === undefined ? {} : { year }),
          ...(yearShift === undefined ? {} : { yearShift }),
        },
      }
    }
    const edge = this.time.parts.get(this.lemma(i))
    if (edge === 'start' || edge === 'middle' || edge === 'end') {
      // «до конца лета»
      const season = this.time.seasons.get(this.word(i + 1))
      if (season !== undefined) return { last: i + 1, said: { kind: 'season', season, yearShift: 0 } }
      const month = this.month(i + 1)
      if (month !== undefined) return month
      const { last, year, yearShift } = this.ofYear(i + 1)
      if (last <= i)
        return this.isYearWord(i + 1) && edge === 'end' ? { last: i + 1, said: { kind: 'month', month: 12, yearShift: 0 } } : undefined
      const of = { ...(year === undefined ? {} : { year }), ...(yearShift === undefined ? {} : { yearShift }) }
      // «до конца 2026 года»: the year is the term.
      if (edge === 'end' && (year === undefined || this.word(i - 1) !== 'до')) return { last, said: { kind: 'month', month: 12, ...of } }
      return year === undefined
        ? { last, said: { kind: 'relative', unit: 'year', shift: yearShift ?? 0 } }
        : { last, said: { kind: 'year', year } }
    }
    // «за девять месяцев 2024 года», «первые десять месяцев»
    const isFirst = this.numbers.ordinals.get(this.lemma(i)) === 1
    const at = isFirst ? i + 1 : i
    const count = this.count(at)
    if (count !== undefined && this.time.units.get(this.word(at + 1)) === 'month') {
      const { last, year, yearShift } = this.ofYear(at + 2)
      if (year !== undefined || yearShift !== undefined || isFirst)
        return {
          last: Math.max(last, at + 1),
          said: { kind: 'months', first: 1, last: count, ...(year === undefined ? { yearShift: yearShift ?? 0 } : { year }) },
        }
    }
    return undefined
  }

  private count(i: number): number | undefined {
    return this.numbers.cardinals.get(this.word(i)) ?? (/^\d{1,3}$/.test(this.word(i)) ? Number(this.word(i)) : undefined)
  }

  private bareYear(i: number): Atom | undefined {
    const found = this.year(i)
    if (found === undefined) return undefined
    const isTold =
      found.last > i ||
      /^(?:в|на|с|до|по|к|за|от|после|около)$/.test(this.word(i - 1)) ||
      this.tokens.word[i - 1] === '(' ||
      this.tokens.word[i - 1] === '-'
    if (!isTold || this.numbers.units.has(this.lemma(i + 1))) return undefined
    if (this.word(i - 1) === '№') return undefined
    return { last: found.last, said: { kind: 'year', year: found.year } }
  }

  private relative(i: number): Atom | undefined {
    const day = this.time.days.get(this.word(i))
    if (day !== undefined) return { last: i, said: { kind: 'relative', unit: 'day', shift: day } }
    const near = this.near(i)
    const unit = this.time.units.get(this.word(i + 1))
    if (near !== undefined && unit !== undefined && unit !== 'hour') return { last: i + 1, said: { kind: 'relative', unit, shift: near } }
    // «год назад», «месяцем ранее»
    const own = this.time.units.get(this.word(i))
    if (own !== undefined && /^(?:назад|тому)$/.test(this.word(i + 1)))
      return { last: i + 1, said: { kind: 'relative', unit: own, shift: -1 } }
    return this.counted(i)
  }

  /** «два года назад», «через три месяца», «за последние пять лет», «в течение 60 дней», «на три года», «сроком на пять лет». */
  private counted(i: number): Atom | undefined {
    const near = this.near(i)
    const at = near === undefined ? i : i + 1
    const count = this.count(at)
    const unit = count === undefined ? undefined : this.time.units.get(this.word(at + 1))
    if (count === undefined || unit === undefined || unit === 'hour') return undefined
    if (near !== undefined && near !== 0) return { last: at + 1, said: { kind: 'span', unit, count, shift: near } }
    if (this.word(at + 2) === 'назад') return { last: at + 2, said: { kind: 'relative', unit, shift: -count } }
    const before = this.word(i - 1)
    if (before === 'через') return { last: at + 1, said: { kind: 'ahead', unit, count } }
    if (before === 'течение' || before === 'позднее' || before === 'превышающий')
      return { last: at + 1, said: { kind: 'within', unit, count } }
    if (before === 'на' && (unit === 'year' || unit === 'month')) return { last: at + 1, said: { kind: 'duration', unit, count } }
    return undefined
  }

  /** «с 3 по 5 июня», «с 30 апреля по 2 мая 2026 г.», «с марта по июнь», «2025–2028 годы», «в 2025–2028 гг.». */
  range(i: number): Atom | undefined {
    const word = this.word(i)
    const years = this.years(i)
    if (years !== undefined) return years
    if (word !== 'с' && word !== 'со' && word !== 'от') return undefined
    const from = this.open(i + 1)
    const joint = from === undefined ? '' : this.word(from.last + 1)
    if (from === undefined || (joint !== 'по' && joint !== 'до')) return undefined
    const to = this.date(from.last + 2)
    const said = to === undefined ? undefined : joinedDates(from.said, to.said)
    return to === undefined || said === undefined ? undefined : { last: to.last, said }
  }

  private years(i: number): Atom | undefined {
    const from = this.word(i)
    const joint = this.tokens.word[i + 1]
    // «2025/26 учебный год»
    const short = joint === '/' && /^\d\d$/.test(this.word(i + 2)) && isYear(from) ? `${from.slice(0, 2)}${this.word(i + 2)}` : undefined
    const to = short ?? this.word(i + 2)
    if (!isYear(from) || !isYear(to) || Number(to) <= Number(from)) return undefined
    if (joint !== '-' && joint !== '/' && joint !== 'и') return undefined
    if (joint === 'и' && Number(to) !== Number(from) + 1) return undefined
    const behind = this.time.spans.has(this.lemma(i + 3)) ? i + 4 : i + 3
    return {
      last: this.isYearWord(behind) ? behind : i + 2,
      said: { kind: 'range', from: { kind: 'year', year: Number(from) }, to: { kind: 'year', year: Number(to) } },
    }
  }

  /** The beginning of a range: a bare day takes the month of the end. */
  private open(i: number): Atom | undefined {
    const whole = this.date(i)
    if (whole !== undefined && whole.said.kind !== 'range') return whole
    const year = isYear(this.word(i)) ? this.year(i) : undefined
    if (year !== undefined) return { last: year.last, said: { kind: 'year', year: year.year } }
    const day = this.dayNumber(i)
    return day === undefined ? undefined : { last: i, said: { kind: 'day', day } }
  }
}

const romanOf = (word: string): number | undefined => ({ i: 1, ii: 2, iii: 3, iv: 4 })[word]
