import type { DateExpression, Near } from '../dates/said.ts'
import { isYear, joinedDates, readTimeTable, underHint, type Atom, type TimeWords } from '../cascade/dates.ts'
import type { TableTexts } from '../tables.ts'
import { SHAPE } from '../tokens.ts'
import type { NumberWords } from '../cascade/numbers.ts'
import { leftToRight } from '../cascade/scan.ts'
import type { WordTokens } from '../cascade/tokens.ts'

/** The words of time of `knowledge/fr/time-words.tsv`. */
export const readTimeWords = (tables: TableTexts): TimeWords => readTimeTable(tables, 'fr/time-words').words

/** Finds the dates among tokens `from` to `to`, left to right, none inside another. What they are worth is told as for any language. */
export function findDates(time: TimeWords, numbers: NumberWords, tokens: WordTokens, from: number, to: number): DateExpression[] {
  const scan = new Scan(time, numbers, tokens, to)
  return leftToRight(from, to, (i) => {
    const atom = scan.range(i) ?? scan.date(i)
    return atom && inContext(time, tokens, from, i, atom)
  })
}

function inContext({ befores }: TimeWords, tokens: WordTokens, from: number, first: number, atom: Atom): DateExpression {
  let begin = first
  while (begin > from && /^(?:le|les|l'|ce|cet|cette|ces)$/.test(tokens.lower[begin - 1] ?? '')) begin--
  for (const { words, hint } of befores) {
    for (const at of begin === first ? [first] : [begin, first]) {
      const start = at - words.length
      if (start < from || !words.every((word, n) => tokens.lower[start + n] === word)) continue
      const told = underHint(hint, start, first, atom)
      if (told !== undefined) return told
    }
  }
  return { first: begin, ...atom }
}

class Scan {
  constructor(
    readonly time: TimeWords,
    readonly numbers: NumberWords,
    readonly tokens: WordTokens,
    readonly to: number,
  ) {}

  word(i: number): string {
    return i < this.to ? (this.tokens.lower[i] ?? '') : ''
  }

  private year(i: number): number | undefined {
    return isYear(this.word(i)) ? Number(this.word(i)) : undefined
  }

  /** The year behind a month, directly or as "de 2026", "de cette année", "dernier", "prochain". */
  private ofYear(i: number): { readonly last: number; readonly year?: number; readonly yearShift?: number; readonly near?: Near } {
    const year = this.year(i)
    if (year !== undefined) return { last: i, year }
    if (this.word(i) === 'de' || this.word(i) === "de l'" || this.word(i) === "d'") {
      const behind = this.year(i + 1)
      if (behind !== undefined) return { last: i + 1, year: behind }
      if (this.word(i + 1) === 'cette' && this.word(i + 2) === 'année') return { last: i + 2, yearShift: 0 }
      if (this.word(i + 1) === "l'" && this.word(i + 2) === 'année') {
        const shift = this.time.nears.get(this.word(i + 3))
        return shift === undefined ? { last: i + 2, yearShift: 0 } : { last: i + 3, yearShift: shift }
      }
    }
    if (this.word(i) === 'dernier') return { last: i, near: -1 }
    if (this.word(i) === 'prochain') return { last: i, near: 1 }
    return { last: i - 1 }
  }

  private dayNumber(i: number): number | undefined {
    const word = this.word(i)
    if (word === '1er' || word === 'premier') return word === '1er' || this.time.months.has(this.word(i + 1)) ? 1 : undefined
    if (this.tokens.shape[i] !== SHAPE.number || !/^\d{1,2}$/.test(word)) return undefined
    const day = Number(word)
    return day >= 1 && day <= 31 ? day : undefined
  }

  /** "12 mars 2026", "lundi 3 mai", "1er juin prochain". */
  private day(i: number): Atom | undefined {
    const numeric = this.numeric(i)
    if (numeric !== undefined) return numeric
    const weekday = this.time.weekdays.get(this.word(i))
    const at = weekday === undefined ? i : this.word(i + 1) === 'le' ? i + 2 : i + 1
    const day = this.dayNumber(at)
    if (day === undefined) {
      if (weekday === undefined) return undefined
      const near = this.time.nears.get(this.word(i + 1))
      return near === undefined
        ? { last: i, said: { kind: 'weekday', weekday } }
        : { last: i + 1, said: { kind: 'weekday', weekday, near } }
    }
    const month = this.time.months.get(this.word(at + 1))
    if (month === undefined) {
      // "le vendredi 5": a day of the running month.
      return weekday === undefined ? undefined : { last: at, said: { kind: 'day', day, weekday } }
    }
    const { last, year, yearShift } = this.ofYear(at + 2)
    return {
      last,
      said: {
        kind: 'day',
        day,
        month,
        ...(weekday === undefined ? {} : { weekday }),
        ...(year === undefined ? {} : { year }),
        ...(yearShift === undefined ? {} : { yearShift }),
      },
    }
  }

  /** "12/06/2025", "12.06.2025". */
  private numeric(i: number): Atom | undefined {
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(this.word(i))
    if (dotted !== null)
      return { last: i, said: { kind: 'day', day: Number(dotted[1]), month: Number(dotted[2]), year: Number(dotted[3]) } }
    if (this.word(i + 1) !== '/' || this.word(i + 3) !== '/') return undefined
    const [day, month, year] = [Number(this.word(i)), Number(this.word(i + 2)), this.year(i + 4)]
    if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12) || year === undefined) return undefined
    return { last: i + 4, said: { kind: 'day', day, month, year } }
  }

  /** One date of any kind that begins here. */
  date(i: number): Atom | undefined {
    const word = this.word(i)
    const day = this.day(i)
    if (day !== undefined) return day
    const days = this.severalDays(i)
    if (days !== undefined) return days
    return this.partOfYear(i) ?? this.relative(i) ?? this.month(i) ?? this.season(i) ?? this.bareYear(i, word)
  }

  /** "les 12 et 13 juin", "18-21 mars 2026", "5, 6 et 7 mai": days of one month. */
  private severalDays(i: number): Atom | undefined {
    const first = this.dayNumber(i)
    if (first === undefined) return undefined
    let at = i
    let last = first
    for (;;) {
      const joint = this.word(at + 1)
      const next = joint === ',' || joint === 'et' || joint === '-' || joint === 'au' || joint === 'à' ? this.dayNumber(at + 2) : undefined
      if (next === undefined) break
      last = next
      at += 2
    }
    if (at === i) return undefined
    const month = this.time.months.get(this.word(at + 1))
    if (month === undefined) return undefined
    const { last: end, year } = this.ofYear(at + 2)
    const of = year === undefined ? {} : { year }
    return {
      last: end,
      said: { kind: 'range', from: { kind: 'day', day: first, month, ...of }, to: { kind: 'day', day: last, month, ...of } },
    }
  }

  private month(i: number): Atom | undefined {
    const edge = this.word(i)
    const at = edge === 'début' || edge === 'fin' ? i + 1 : edge === 'mi' && this.word(i + 1) === '-' ? i + 2 : i
    const month = this.time.months.get(this.word(at))
    if (month !== undefined) {
      const { last, year, yearShift, near } = this.ofYear(at + 1)
      return {
        last,
        said: {
          kind: 'month',
          month,
          ...(year === undefined ? {} : { year }),
          ...(yearShift === undefined ? {} : { yearShift }),
          ...(near === undefined ? {} : { near }),
        },
      }
    }
    const year = edge === 'fin' || edge === 'début' ? this.year(i + 1) : undefined
    if (year === undefined) return undefined
    // "fin 2026": the last month; "début 2026": the year as a whole.
    return { last: i + 1, said: edge === 'fin' ? { kind: 'month', month: 12, year } : { kind: 'year', year } }
  }

  private season(i: number): Atom | undefined {
    const season = this.time.seasons.get(this.word(i))
    if (season === undefined) return undefined
    const before = this.word(i - 1)
    const { last, year, near } = this.ofYear(i + 1)
    // "a été signé": a participle unless an article or a year stands beside it.
    if (year === undefined && near === undefined && before !== "l'" && before !== 'au' && before !== 'cet' && before !== 'ce')
      return undefined
    if (this.word(i) === 'été' && year === undefined && before !== "l'" && before !== 'cet') return undefined
    return { last, said: { kind: 'season', season, ...(year === undefined ? {} : { year }), ...(near === undefined ? {} : { near }) } }
  }

  /** "au premier trimestre de 2026", "le second semestre 2025", "les neuf premiers mois de 2025". */
  private partOfYear(i: number): Atom | undefined {
    const word = this.word(i)
    const ordinal = this.numbers.ordinals.get(word)
    const noun = this.word(i + 1)
    if (ordinal !== undefined && (noun === 'trimestre' || noun === 'semestre')) {
      const months = noun === 'trimestre' ? 3 : 6
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
    const count = this.numbers.cardinals.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined)
    if (count !== undefined && this.word(i + 1) === 'premiers' && this.word(i + 2) === 'mois') {
      const { last, year, yearShift } = this.ofYear(i + 3)
      return {
        last: Math.max(last, i + 2),
        said: { kind: 'months', first: 1, last: count, ...(year === undefined ? { yearShift: yearShift ?? 0 } : { year }) },
      }
    }
    return undefined
  }

  private bareYear(i: number, word: string): Atom | undefined {
    const year = this.year(i)
    if (year === undefined || this.numbers.units.has(this.word(i + 1))) return undefined
    const before = this.word(i - 1)
    if (before === 'résolution' || before === 'n°' || word !== String(year)) return undefined
    return { last: i, said: { kind: 'year', year } }
  }

  private relative(i: number): Atom | undefined {
    const word = this.word(i)
    if (word === 'hier') return { last: i, said: { kind: 'relative', unit: 'day', shift: -1 } }
    if (word === "aujourd'hui") return { last: i, said: { kind: 'relative', unit: 'day', shift: 0 } }
    if (word === 'demain') return { last: i, said: { kind: 'relative', unit: 'day', shift: 1 } }
    const unit = this.time.units.get(word)
    const near = this.time.nears.get(this.word(i + 1))
    if (unit !== undefined && near !== undefined && near !== 0 && !word.endsWith('s'))
      return { last: i + 1, said: { kind: 'relative', unit, shift: near } }
    if (word === 'mois' && near !== undefined && near !== 0 && /^(?:le|au|du)$/.test(this.word(i - 1)))
      return { last: i + 1, said: { kind: 'relative', unit: 'month', shift: near } }
    if (unit !== undefined && /^(?:cette|ce|cet)$/.test(this.word(i - 1)) && unit !== 'hour')
      return { last: i, said: { kind: 'relative', unit, shift: 0 } }
    if (word === 'année' && this.word(i - 1) === "l'" && /^(?:fin|courant)$/.test(this.word(i - 3)))
      return { last: i, said: { kind: 'relative', unit: 'year', shift: 0 } }
    if (word === 'fin' && this.word(i + 1) === 'de' && this.word(i + 2) === "l'" && this.word(i + 3) === 'année')
      return { last: i + 3, said: { kind: 'month', month: 12, yearShift: 0 } }
    if (word === 'fin' && this.word(i + 1) === 'de' && this.word(i + 2) === 'cette' && this.word(i + 3) === 'année')
      return { last: i + 3, said: { kind: 'month', month: 12, yearShift: 0 } }
    if (word === 'fin' && this.word(i + 1) === "d'" && this.word(i + 2) === 'année')
      return { last: i + 2, said: { kind: 'month', month: 12, yearShift: 0 } }
    return this.counted(i)
  }

  /** "il y a deux ans", "dans trois mois", "les cinq dernières années", "dans un délai de soixante jours". */
  private counted(i: number): Atom | undefined {
    const count = this.numbers.cardinals.get(this.word(i)) ?? (/^\d{1,3}$/.test(this.word(i)) ? Number(this.word(i)) : undefined)
    if (count === undefined) return undefined
    const near = this.time.nears.get(this.word(i + 1))
    const unit = this.time.units.get(this.word(i + (near === undefined ? 1 : 2)))
    if (unit === undefined) return undefined
    if (near === -1) return { last: i + 2, said: { kind: 'span', unit, count, shift: -1 } }
    if (near === 1) return { last: i + 2, said: { kind: 'span', unit, count, shift: 1 } }
    const [before, two, three] = [this.word(i - 1), this.word(i - 2), this.word(i - 3)]
    if (before === 'a' && two === 'y') return { last: i + 1, said: { kind: 'relative', unit, shift: -count } }
    if (before === 'dans') return { last: i + 1, said: { kind: 'ahead', unit, count } }
    if (before === 'de' && (two === 'délai' || two === 'délais') && three !== '')
      return { last: i + 1, said: { kind: 'within', unit, count } }
    if ((before === 'de' || before === "d'") && two === 'durée') return { last: i + 1, said: { kind: 'duration', unit, count } }
    if (before === 'pour' && unit === 'year') return { last: i + 1, said: { kind: 'duration', unit, count } }
    return undefined
  }

  /** "du 3 au 5 mai", "du 30 avril au 2 mai 2026", "de mars à juin", "entre 2020 et 2024", "2025-2028", "de 2025 à 2028". */
  range(i: number): Atom | undefined {
    const word = this.word(i)
    if (word === 'du' || word === 'entre' || word === 'de' || word === "d'") {
      const at = this.word(i + 1) === 'le' ? i + 2 : i + 1
      const from = this.open(at)
      if (from === undefined) return undefined
      const joint = this.word(from.last + 1)
      const isJoint = word === 'du' ? joint === 'au' : word === 'entre' ? joint === 'et' : joint === 'à'
      if (!isJoint) return undefined
      const next = this.word(from.last + 2) === 'le' ? from.last + 3 : from.last + 2
      const to = this.date(next)
      if (to === undefined) return undefined
      const said = joinedDates(from.said, to.said)
      return said === undefined ? undefined : { last: to.last, said }
    }
    const [from, to] = [this.year(i), this.year(i + 2)]
    if (from !== undefined && to !== undefined && to > from && (this.tokens.word[i + 1] === '-' || this.word(i + 1) === '/'))
      return { last: i + 2, said: { kind: 'range', from: { kind: 'year', year: from }, to: { kind: 'year', year: to } } }
    return undefined
  }

  /** The beginning of a range: a bare day takes the month of the end. */
  private open(i: number): Atom | undefined {
    const weekday = this.time.weekdays.has(this.word(i)) ? 1 : 0
    const day = this.dayNumber(i + weekday)
    const whole = this.date(i)
    if (whole !== undefined && whole.said.kind !== 'range' && !(whole.said.kind === 'weekday' && day !== undefined)) return whole
    return day === undefined ? undefined : { last: i + weekday, said: { kind: 'day', day } }
  }
}
