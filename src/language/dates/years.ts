import type { Atom, Scan } from './scan.ts'

/** The year of a date: written in digits or words, or told from the document's. */
export interface YearRead {
  readonly year?: number
  readonly yearShift?: number
  readonly last: number
}

/** Reads the year that follows a day, a month or a season: ", 2024", "of 2024", "last year", "of this year", "two thousand and five". */
export function yearAfter(scan: Scan, i: number): YearRead | undefined {
  let j = i
  const comma = scan.word(j) === ','
  if (comma || scan.word(j) === 'of') j++
  const year = scan.year(j, 1000, 2999)
  if (year > 0) return comma && scan.time(j + 1)?.counted ? undefined : { year, last: j }
  if (scan.word(j) === 'the') j++
  const shift = scan.time(j)?.shift
  if (shift !== undefined) {
    const unit = scan.time(j + 1)?.unit
    return unit?.unit === 'year' && !unit.plural ? { yearShift: shift.value, last: j + 1 } : undefined
  }
  // "In September the year before last".
  if (scan.word(j) === 'year' && scan.word(j + 1) === 'before' && scan.word(j + 2) === 'last') return { yearShift: -2, last: j + 2 }
  if (scan.word(j) === 'year' && scan.word(j + 1) === 'after' && scan.word(j + 2) === 'next') return { yearShift: 2, last: j + 2 }
  if (!scan.isNumberWord(j)) return undefined
  const told = scan.numbers.at(scan.tokens, j, scan.to)
  return told !== undefined && told.value >= 1000 && told.value <= 2999 ? { year: told.value, last: told.last } : undefined
}

/** Spreads a year over a date, leaving out what is not there. */
export function ofYear(year: YearRead | undefined): { year?: number; yearShift?: number } {
  if (year?.year !== undefined) return { year: year.year }
  return year?.yearShift === undefined ? {} : { yearShift: year.yearShift }
}

/** The two digits after a year that name its second half: the "25" of "2024-25" and "2024/25". */
export function secondYear(scan: Scan, i: number, year: number): number {
  const mark = scan.word(i + 1)
  if ((mark !== '-' && mark !== '/') || !scan.glued(i + 1) || !scan.glued(i + 2)) return 0
  const short = scan.small(i + 2)
  if (short < 0 || scan.word(i + 2).length !== 2 || isGluedOn(scan, i + 3)) return 0
  const full = Math.floor(year / 100) * 100 + short
  const second = full < year ? full + 100 : full
  if (mark === '/') return second === year + 1 ? second : 0
  return second > year && second - year <= 30 ? second : 0
}

function isGluedOn(scan: Scan, i: number): boolean {
  const word = scan.word(i)
  return scan.glued(i) && (word === '-' || word === '/')
}

/** A year, its decade, a double year ("2024-25"), or a date in figures that begins with it ("2024-07-26"). */
export function yearAtom(scan: Scan, i: number): Atom | undefined {
  const year = scan.year(i)
  if (year === 0 || isPartOfMark(scan, i)) return undefined
  const figures = yearFirst(scan, i, year)
  if (figures !== undefined) return figures
  const second = secondYear(scan, i, year)
  if (second > 0) {
    const last = fiscalSuffix(scan, i + 2)
    return {
      first: i,
      last,
      said: { kind: 'range', from: { kind: 'year', year }, to: { kind: 'year', year: second } },
      ...weakUnless(last > i + 2),
    }
  }
  const next = scan.word(i + 1)
  if (scan.glued(i + 1) && (next === 's' || next === "'s") && year % 10 === 0) {
    if (next === 's' || scan.word(i - 1) === 'the') return decade(i, i + 1, year)
  }
  const months = scan.time(i + 1)?.months
  if (months !== undefined) return { first: i, last: i + 1, said: { kind: 'months', ...months, year } }
  return { first: i, last: i, said: { kind: 'year', year }, weak: 'year' }
}

function weakUnless(strong: boolean): { weak?: 'year' } {
  return strong ? {} : { weak: 'year' }
}

function decade(first: number, last: number, year: number): Atom {
  return { first, last, said: { kind: 'range', from: { kind: 'year', year }, to: { kind: 'year', year: year + 9 } } }
}

/** "2024-25 financial year": the last token with the suffix. */
function fiscalSuffix(scan: Scan, last: number): number {
  return scan.time(last + 1)?.fiscal !== undefined && scan.time(last + 2)?.unit?.unit === 'year' ? last + 2 : last
}

/** "2024-07-26", "2024/07/26", and "2024-07" where the second part cannot be a later year. */
function yearFirst(scan: Scan, i: number, year: number): Atom | undefined {
  const mark = scan.word(i + 1)
  if ((mark !== '-' && mark !== '/') || !scan.glued(i + 1) || !scan.glued(i + 2)) return undefined
  const month = scan.small(i + 2)
  if (month < 1 || month > 12 || scan.word(i + 2).length !== 2) return undefined
  if (scan.word(i + 3) === mark && scan.glued(i + 3) && scan.glued(i + 4)) {
    const day = scan.small(i + 4)
    return day >= 1 && day <= 31 ? { first: i, last: i + 4, said: { kind: 'day', day, month, year } } : undefined
  }
  return mark === '-' && month <= year % 100 ? { first: i, last: i + 2, said: { kind: 'month', month, year } } : undefined
}

/** A number that is glued to a mark before it belongs to a document symbol, a sum or a compound. */
export function isPartOfMark(scan: Scan, i: number): boolean {
  const before = scan.word(i - 1)
  if (scan.isLabel(i - 1) || (before === '.' && scan.glued(i - 1) && scan.isLabel(i - 2))) return true
  if (!scan.glued(i) || scan.isLetter(i - 1)) return isCurrency(before)
  // A hyphen joins ("COVID-19"), a dash only parts.
  // "Mid-2026", "2024-2028", "2022/2023", "30 April-2 May".
  if (before === '-' && (scan.time(i - 2)?.part !== undefined || scan.time(i - 2)?.month !== undefined)) return false
  if ((before === '-' || before === '/') && scan.year(i - 2) > 0 && scan.year(i) > 0) return false
  if (before === '-' && scan.tokens.text[scan.tokens.start[i - 1] ?? 0] !== '-') return false
  return before !== '(' && before !== '[' && before !== '"' && before !== "'" && before !== ',' && before !== ';' && before !== '*'
}

function isCurrency(mark: string): boolean {
  return mark === '$' || mark === '€' || mark === '£' || mark === '¥' || mark === '₹' || mark === '₩' || mark === '₽'
}

/** "Fiscal year 2024/25", "FY 2024", "FY2024-25", "the 2024 of a financial year" is left to `yearAtom`. */
export function fiscalAtom(scan: Scan, i: number): Atom | undefined {
  let j = i + 1
  if (!scan.time(i)?.fiscal?.short) {
    if (scan.time(j)?.unit?.unit !== 'year') return undefined
    j++
    if (scan.word(j) === 'of') j++
  } else if (!scan.isCapital(i)) return undefined
  if (scan.word(j) === '-' && scan.glued(j)) j++
  const year = scan.year(j)
  if (year === 0) {
    const short = scan.small(j)
    return scan.time(i)?.fiscal?.short && short >= 0 && scan.word(j).length === 2
      ? { first: i, last: j, said: { kind: 'year', year: 2000 + short } }
      : undefined
  }
  return fiscalYear(scan, i, j, year)
}

function fiscalYear(scan: Scan, first: number, at: number, year: number): Atom {
  const second = secondYear(scan, at, year)
  if (second > 0) return { first, last: at + 2, said: { kind: 'range', from: { kind: 'year', year }, to: { kind: 'year', year: second } } }
  const mark = scan.word(at + 1)
  const later = scan.year(at + 2)
  // "Fiscal year 2024-2025", "fiscal years 2024 to 2026" are joined like other years.
  if (mark === '/' && later > year) {
    return { first, last: at + 2, said: { kind: 'range', from: { kind: 'year', year }, to: { kind: 'year', year: later } } }
  }
  return { first, last: at, said: { kind: 'year', year } }
}

/** "FY2024" and "FY24" in one token. */
export function gluedFiscal(scan: Scan, i: number): Atom | undefined {
  const word = scan.word(i)
  if (word.length !== 6 && word.length !== 4) return undefined
  const digits = word.slice(2)
  for (let n = 0; n < digits.length; n++) {
    const code = digits.charCodeAt(n)
    if (code < 48 || code > 57) return undefined
  }
  const year = digits.length === 4 ? Number(digits) : 2000 + Number(digits)
  return year < 1800 || year > 2100 ? undefined : fiscalYear(scan, i, i, year)
}
