import { SHAPE } from '../tokens.ts'
import type { DateSaid } from './said.ts'
import type { Atom, Scan } from './scan.ts'
import { dayFirst, figures, monthAt, monthFirst } from './days.ts'
import { dayWord, shiftAtom, unitAtom, weekdayAtom, withinAtom } from './relative.ts'
import { fiscalAtom, gluedFiscal, ofYear, secondYear, yearAfter, yearAtom } from './years.ts'
import type { TimeWord } from './words.ts'

/** Parts may be told of parts ("early in the first half of 2025"), but not without end. */
const DEEPEST = 3

/** The date, or the piece of one, that begins at token `i`. */
export function atomAt(scan: Scan, i: number): Atom | undefined {
  return atomWithin(scan, i, 0)
}

function atomWithin(scan: Scan, i: number, depth: number): Atom | undefined {
  const shape = scan.shape(i)
  if (shape === SHAPE.punctuation || shape === 0) return undefined
  if (shape === SHAPE.number) return scan.word(i).length === 4 ? yearAtom(scan, i) : (figures(scan, i) ?? dayFirst(scan, i))
  if (shape === SHAPE.ordinal) return portionAtom(scan, i, depth) ?? dayFirst(scan, i)
  const time = scan.time(i)
  if (time === undefined) return scan.word(i).startsWith('fy') ? gluedFiscal(scan, i) : undefined
  return time.begins ? wordAtom(scan, i, time, depth) : undefined
}

function wordAtom(scan: Scan, i: number, time: TimeWord, depth: number): Atom | undefined {
  if (time.month !== undefined) return monthFirst(scan, i)
  if (time.weekday !== undefined) return weekdayAtom(scan, i, time.weekday.short, time.weekday.value)
  if (time.day !== undefined) return dayWord(scan, i, time.day)
  if (time.season !== undefined) return seasonAtom(scan, i, time.season.value)
  if (time.shift !== undefined) {
    const portion = scan.word(i) === 'last' ? portionAtom(scan, i, depth) : undefined
    return portion ?? shiftAtom(scan, i)
  }
  if (time.part !== undefined && depth < DEEPEST) return partAtom(scan, i, time.part, depth)
  if (time.months !== undefined) return shortPortion(scan, i, time.months)
  if (time.fiscal !== undefined) return fiscalAtom(scan, i)
  if (time.unit !== undefined) return unitAtom(scan, i)
  if (time.before === 'due' && scan.word(i) === 'within') return withinAtom(scan, i)
  if (time.edge !== undefined) return portionAtom(scan, i, depth)
  if (time.ordinal !== undefined) return portionAtom(scan, i, depth) ?? dayFirst(scan, i)
  return scan.word(i + 1) === '-' ? dayFirst(scan, i) : undefined
}

/** "Spring 2024", "the winter of 2022/23", "spring". */
function seasonAtom(scan: Scan, i: number, season: number): Atom | undefined {
  let j = i + 1
  if (scan.word(j) === 'season') j++
  const year = yearAfter(scan, j)
  if (year === undefined) return { first: i, last: i, said: { kind: 'season', season }, weak: 'season' }
  const first = scan.word(i - 1) === 'the' ? i - 1 : i
  const double =
    year.year !== undefined &&
    (secondYear(scan, year.last, year.year) > 0 || (scan.word(year.last + 1) === '/' && scan.year(year.last + 2) > 0))
  return { first, last: double ? year.last + 2 : year.last, said: { kind: 'season', season, ...ofYear(year) } }
}

/** "Q2 2025", "H1 of 2025"; without a year that of the tense. */
function shortPortion(scan: Scan, i: number, months: { readonly first: number; readonly last: number }): Atom | undefined {
  if (scan.shape(i) === SHAPE.lower) return undefined
  const j = scan.word(i + 1) === 'fy' ? i + 2 : i + 1
  const year = yearAfter(scan, j)
  if (year !== undefined) return { first: i, last: year.last, said: { kind: 'months', ...months, ...ofYear(year) } }
  return { first: i, last: i, said: { kind: 'months', ...months }, weak: 'portion' }
}

/** The first or last so many of the equal parts of a whole: [1, 6] for the first half of twelve months. */
function slice(ordinal: number, size: number, whole: number): { first: number; last: number } | undefined {
  const count = whole / size
  const n = ordinal === LAST ? count : ordinal
  return n < 1 || n > count ? undefined : { first: (n - 1) * size + 1, last: n * size }
}

/** Stands for "the last" and "the latter", whatever their number is. */
const LAST = -1

/** "The second quarter of 2025", "the first nine months of the year", "the first half of May", "the last week of July". */
function portionAtom(scan: Scan, i: number, depth: number): Atom | undefined {
  const word = scan.word(i)
  const time = scan.time(i)
  const ordinal = word === 'last' ? LAST : scan.shape(i) === SHAPE.ordinal ? Number.parseInt(word, 10) : (time?.ordinal ?? time?.edge ?? 0)
  if (ordinal === 0) return undefined
  const first = scan.word(i - 1) === 'the' ? i - 1 : i
  let j = scan.word(i + 1) === '-' && scan.glued(i + 1) ? i + 2 : i + 1
  const portion = scan.time(j)?.portion
  if (portion !== undefined && !portion.plural) {
    // "Last quarter" is counted from the document.
    if (word === 'last' && scan.word(j + 1) !== 'of') return undefined
    const months = slice(ordinal, 12 / portion.perYear, 12)
    if (months === undefined) return undefined
    const half = portion.perYear === 2 ? slice(ordinal, 15, 30) : undefined
    return ofWhole(scan, first, j, months, half && { first: half.first, last: half.last === 30 ? 31 : half.last }, depth)
  }
  const unit = scan.time(j)?.unit
  if (unit?.unit === 'week' && !unit.plural) return wholeMonth(scan, first, j)
  if (ordinal !== 1 && ordinal !== LAST) return undefined
  const number = scan.numbers.at(scan.tokens, j, scan.to)
  if (number === undefined || number.value < 1) return undefined
  j = number.last + 1
  const counted = scan.time(j)
  const span = counted?.portion?.plural ? (12 / counted.portion.perYear) * number.value : counted?.unit?.unit === 'month' ? number.value : 0
  if (span > 0 && span < 12) {
    const months = ordinal === 1 ? { first: 1, last: span } : { first: 13 - span, last: 12 }
    return ordinal === LAST && scan.word(j + 1) !== 'of' ? undefined : ofWhole(scan, first, j, months, undefined, depth)
  }
  const days = counted?.unit?.unit === 'day' ? number.value : counted?.unit?.unit === 'week' ? number.value * 7 : 0
  return ordinal === 1 && days > 0 && days < 28 ? ofWhole(scan, first, j, undefined, { first: 1, last: days }, depth) : undefined
}

/** Joins a portion to the year or month that it is a portion of. */
function ofWhole(
  scan: Scan,
  first: number,
  end: number,
  months: { first: number; last: number } | undefined,
  days: { first: number; last: number } | undefined,
  depth: number,
): Atom | undefined {
  let j = end + 1
  const of = scan.word(j) === 'of' || scan.word(j) === 'in'
  if (of || scan.word(j) === ',') j++
  if (of && scan.word(j) === 'the') j++
  if (scan.time(j)?.fiscal !== undefined) {
    const fiscal = fiscalAtom(scan, j)
    if (fiscal?.said.kind === 'year' && months !== undefined)
      return { first, last: fiscal.last, said: { kind: 'months', ...months, year: fiscal.said.year } }
    return fiscal && { ...fiscal, first }
  }
  const month = of ? monthAt(scan, j) : undefined
  if (month !== undefined) {
    const year = yearAfter(scan, month.last + 1)
    if (days !== undefined)
      return { first, last: year?.last ?? month.last, said: { kind: 'days', ...days, month: month.month, ...ofYear(year) } }
    return undefined
  }
  if (months === undefined) return undefined
  const year = scan.year(j)
  if (year > 0) {
    const second = secondYear(scan, j, year)
    const last = scan.time(j + 1)?.counted ? -1 : second > 0 ? j + 2 : j
    // A half of the 1990s is read as the decade.
    if (scan.glued(j + 1) && scan.word(j + 1) === 's') return depth < DEEPEST ? withFirst(atomWithin(scan, j, depth + 1), first) : undefined
    return last < 0 ? undefined : { first, last, said: { kind: 'months', ...months, year } }
  }
  const shift = scan.time(j)?.shift
  if (shift !== undefined && scan.word(j + 1) === 'year')
    return { first, last: j + 1, said: { kind: 'months', ...months, yearShift: shift.value } }
  if (of && scan.word(j) === 'year')
    return {
      first,
      last: scan.year(j + 1) > 0 ? j + 1 : j,
      said: { kind: 'months', ...months, ...(scan.year(j + 1) > 0 ? { year: scan.year(j + 1) } : { yearShift: 0 }) },
    }
  return of ? undefined : { first, last: end, said: { kind: 'months', ...months }, weak: 'portion' }
}

function withFirst(atom: Atom | undefined, first: number): Atom | undefined {
  return atom && { ...atom, first }
}

/** "The last week of July": a week of a month has no fixed days, so the month is what is known. */
function wholeMonth(scan: Scan, first: number, at: number): Atom | undefined {
  if (scan.word(at + 1) !== 'of') return undefined
  const month = monthFirst(scan, at + 2)
  return month?.said.kind === 'month' ? { first, last: month.last, said: month.said } : undefined
}

/** "Late July", "mid-2026", "the end of the year", "later this month", "early to mid 2025". */
function partAtom(scan: Scan, i: number, part: 'plain' | 'of' | 'in', depth: number): Atom | undefined {
  const first = scan.word(i - 1) === 'the' ? i - 1 : i
  let j = i + 1
  if (part === 'in') {
    const day = scan.time(j)?.day
    if (day !== undefined && scan.word(j) !== 'yesterday' && scan.word(j) !== 'tomorrow')
      return { first: i, last: j, said: { kind: 'relative', unit: 'day', shift: day } }
    if (scan.time(j)?.day !== undefined) return withFirst(atomWithin(scan, j, depth + 1), i)
    if (scan.word(j) === 'in' || scan.word(j) === 'during') j++
    if (j === i + 1 && scan.time(j)?.shift === undefined) return undefined
    return wholeAt(scan, i, j, depth)
  }
  if (part === 'of') {
    if (scan.word(j) === 'of') return wholeAt(scan, first, j + 1, depth)
    return scan.word(i) === 'end' ? bareEnd(scan, i, j, depth) : undefined
  }
  // "Mid to late July": the first part goes along.
  const bridge = skipDash(scan, j)
  if (scan.word(bridge) === 'to') {
    const second = skipDash(scan, bridge + 1)
    if (scan.time(second)?.part === 'plain') return withFirst(atomWithin(scan, second, depth + 1), i)
  }
  j = skipDash(scan, j)
  if (scan.word(j) === 'part' && scan.word(j + 1) === 'of') return wholeAt(scan, first, j + 2, depth)
  if (scan.word(j) === 'in' || (scan.word(j) === 'on' && scan.word(j + 1) === 'in'))
    return wholeAt(scan, i, scan.word(j) === 'on' ? j + 2 : j + 1, depth)
  const inner = scan.word(j) === 'the' ? undefined : atomWithin(scan, j, depth + 1)
  return inner !== undefined && isPeriod(inner) ? strong(inner, first) : undefined
}

function skipDash(scan: Scan, i: number): number {
  return scan.word(i) === '-' && scan.glued(i) ? i + 1 : i
}

/** "End-2025", "by end March", "by end of" is handled with "of". Alone, "to end 2024" is a verb. */
function bareEnd(scan: Scan, i: number, after: number, depth: number): Atom | undefined {
  const j = skipDash(scan, after)
  if (j === after && scan.time(i - 1)?.before === undefined && scan.word(i - 1) !== 'at') return undefined
  const inner = atomWithin(scan, j, depth + 1)
  return inner !== undefined && (inner.said.kind === 'year' || inner.said.kind === 'month') ? strong(inner, i) : undefined
}

/** What a part is a part of: a date, or "the year", "the month" of the document. */
function wholeAt(scan: Scan, first: number, i: number, depth: number): Atom | undefined {
  let j = i
  const article = scan.word(j) === 'the'
  if (article) j++
  const unit = scan.time(j)?.unit
  if (unit !== undefined && article) {
    if (unit.unit === 'year' && scan.year(j + 1) > 0) return { first, last: j + 1, said: { kind: 'year', year: scan.year(j + 1) } }
    if (unit.plural || unit.unit === 'day' || unit.unit === 'weekend' || unit.times > 1) return undefined
    return { first, last: j, said: { kind: 'relative', unit: unit.unit, shift: 0 } }
  }
  if (article && scan.time(j)?.fiscal !== undefined && scan.word(j + 1) === 'year' && scan.year(j + 2) === 0) {
    return { first, last: j + 1, said: { kind: 'relative', unit: 'year', shift: 0 } }
  }
  const inner = atomWithin(scan, j, depth + 1)
  return inner !== undefined && isPeriod(inner) ? strong(inner, first) : undefined
}

/** Only a period has an early and a late part. */
function isPeriod(atom: Atom): boolean {
  const kind: DateSaid['kind'] = atom.said.kind
  if (atom.more !== undefined) return false
  if (atom.said.kind === 'relative') return atom.said.unit !== 'day'
  return (
    kind === 'year' ||
    kind === 'month' ||
    kind === 'season' ||
    kind === 'months' ||
    kind === 'days' ||
    kind === 'range' ||
    kind === 'weekday'
  )
}

function strong(atom: Atom, first: number): Atom {
  return { first, last: atom.last, said: atom.said }
}
