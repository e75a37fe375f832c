import { SHAPE } from '../tokens.ts'
import { monthAway, monthLength } from './calendar.ts'
import type { DateSaid, TimeUnit } from './said.ts'
import type { Atom, Scan } from './scan.ts'
import { dayFirst, figures, monthAt, monthFirst } from './days.ts'
import { ofYear, yearAfter, yearAtom } from './years.ts'

/** "Today", "yesterday morning"; with the date itself beside it ("today, 3 May 2024") that date. */
export function dayWord(scan: Scan, i: number, shift: number): Atom {
  let j = i + 1
  if (scan.word(j) === ',') j++
  if (scan.time(j)?.weekday !== undefined && scan.isCapital(j)) j++
  const spelled = spelledOut(scan, j)
  if (spelled !== undefined) return { ...spelled, first: i }
  return { first: i, last: i, said: { kind: 'relative', unit: 'day', shift } }
}

/** The date that spells out a day just named: ", 3 May", "(May 3)", "the 3rd of May". */
function spelledOut(scan: Scan, i: number, weekday?: number): Atom | undefined {
  let j = i
  if (scan.word(j) === ',') j++
  const bracket = scan.word(j) === '('
  if (bracket) j++
  if (scan.word(j) === 'on') j++
  if (scan.word(j) === 'the') j++
  const shape = scan.shape(j)
  const atom =
    shape === SHAPE.number || shape === SHAPE.ordinal || scan.time(j)?.ordinal !== undefined
      ? dayFirst(scan, j, weekday)
      : monthFirst(scan, j, weekday)
  if (atom?.said.kind !== 'day' || atom.weak !== undefined || atom.more !== undefined) return undefined
  return bracket && scan.word(atom.last + 1) === ')' ? { ...atom, last: atom.last + 1 } : atom
}

/** "Tuesday", "Tuesday, 3 May", "Tuesday of next week". */
export function weekdayAtom(scan: Scan, i: number, short: boolean, weekday: number): Atom | undefined {
  if (scan.shape(i) === SHAPE.lower) return undefined
  const after = short && scan.word(i + 1) === '.' ? i + 2 : i + 1
  const spelled = spelledOut(scan, after, weekday)
  if (spelled !== undefined) return { ...spelled, first: i }
  if (short) return undefined
  const j = scan.word(after) === 'of' ? after + 1 : after
  const shift = scan.time(j)?.shift
  if (shift !== undefined && scan.word(j + 1) === 'week')
    return { first: i, last: j + 1, said: { kind: 'weekday', weekday, week: shift.value } }
  return { first: i, last: i, said: { kind: 'weekday', weekday }, weak: 'weekday' }
}

const OVER_A_SPAN = new Set(['over', 'in', 'during', 'for', 'within', 'throughout', 'across'])

/** "Last week", "the next five years", "this morning", "next Tuesday", "last October", "this spring", "the current financial year". */
export function shiftAtom(scan: Scan, i: number): Atom | undefined {
  const shift = scan.time(i)?.shift
  if (shift === undefined) return undefined
  const word = scan.word(i)
  const then = scan.time(i + 1)
  // "This past week", "this coming Friday": the second word tells the direction.
  if (word === 'this' && then?.shift !== undefined && then.shift.value !== 0) {
    const inner = shiftAtom(scan, i + 1)
    return inner && { ...inner, first: i }
  }
  const article = scan.word(i - 1) === 'the'
  const first = article ? i - 1 : i
  if (then !== undefined) {
    if (then.daytime) {
      if (word === 'this' && scan.word(i + 1) !== 'night')
        return { first: i, last: i + 1, said: { kind: 'relative', unit: 'day', shift: 0 } }
      return word === 'last' && scan.word(i + 1) === 'night'
        ? { first: i, last: i + 1, said: { kind: 'relative', unit: 'day', shift: -1 } }
        : undefined
    }
    if (then.unit !== undefined) return shiftedUnit(scan, i, first, article)
    if (then.weekday !== undefined && !then.weekday.short && scan.isCapital(i + 1)) {
      const spelled = spelledOut(scan, i + 2, then.weekday.value)
      if (spelled !== undefined) return { ...spelled, first: i }
      return { first: i, last: i + 1, said: { kind: 'weekday', weekday: then.weekday.value, near: shift.value } }
    }
    const month = monthAt(scan, i + 1)
    if (month !== undefined && month.care !== 'short') {
      // "This May 2024 text" and "last 3 May" have their own year or day.
      const whole = monthFirst(scan, i + 1)
      if (whole?.said.kind !== 'month' || whole.said.year !== undefined) return whole && { ...whole, first: i }
      return { first: i, last: month.last, said: { kind: 'month', month: month.month, near: shift.value } }
    }
    if (then.season !== undefined && !scan.isCapital(i + 2)) {
      return { first: i, last: i + 1, said: { kind: 'season', season: then.season.value, near: shift.value } }
    }
    if (then.fiscal !== undefined && !then.fiscal.short && scan.word(i + 2) === 'year') {
      return { first, last: i + 2, said: { kind: 'relative', unit: 'year', shift: shift.value } }
    }
  }
  if (shift.value === 0) return undefined
  return countedSpan(scan, i + 1, first, shift.value)
}

function shiftedUnit(scan: Scan, i: number, first: number, article: boolean): Atom | undefined {
  const shift = scan.time(i)?.shift
  const unit = scan.time(i + 1)?.unit
  if (shift === undefined || unit === undefined || unit.plural) return undefined
  const { value } = shift
  // "This day" and "the next day" point at what was told before, not at the document.
  if (unit.unit === 'day' || unit.unit === 'hour') return undefined
  if (unit.unit === 'week' && unit.times === 2) return undefined
  const spanned = shift.span || (article && OVER_A_SPAN.has(scan.word(i - 2)))
  if (value !== 0 && spanned && unit.unit !== 'weekend')
    return { first, last: i + 1, said: { kind: 'span', unit: unit.unit, count: 1, shift: value } }
  return { first: value === 0 || article ? first : i, last: i + 1, said: { kind: 'relative', unit: unit.unit, shift: value } }
}

/** "[the next] sixty days": a number and its unit after a word of direction. */
function countedSpan(scan: Scan, i: number, first: number, shift: -1 | 1): Atom | undefined {
  const counted = countedUnit(scan, i)
  return counted && { first, last: counted.last, said: { kind: 'span', unit: counted.unit, count: counted.count, shift } }
}

interface CountedUnit {
  readonly unit: TimeUnit
  readonly count: number
  readonly last: number
}

/** A number and a unit: "sixty days", "sixty (60) days", "a year", "two consecutive weeks" is left out. */
export function countedUnit(scan: Scan, i: number): CountedUnit | undefined {
  let count: number
  let j: number
  if (scan.word(i) === 'a' || scan.word(i) === 'an') {
    count = 1
    j = i + 1
  } else {
    const number = scan.numbers.at(scan.tokens, i, scan.to)
    if (number === undefined || !isCount(number.value)) return undefined
    count = number.value
    j = number.last + 1
  }
  if (scan.word(j) === '(' && scan.word(j + 2) === ')' && scan.small(j + 1) === count) j += 3
  if (scan.word(j) === 'calendar' || scan.word(j) === 'working' || scan.word(j) === '-') j++
  const unit = scan.time(j)?.unit
  return unit && unit.unit !== 'weekend' ? { ...sized(unit, count), last: j } : undefined
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 1000
}

function sized(unit: { readonly unit: TimeUnit; readonly times: number }, count: number): { unit: TimeUnit; count: number } {
  if (unit.unit === 'decade') return { unit: 'year', count: count * 10 }
  return { unit: unit.unit, count: count * unit.times }
}

/** "Within three months", "within the next sixty days of 1 March 2024", "within the year". */
export function withinAtom(scan: Scan, i: number): Atom | undefined {
  let j = i + 1
  if (scan.word(j) === 'the' || scan.word(j) === 'a') j++
  if (scan.word(j) === 'maximum' && scan.word(j + 1) === 'of') j += 2
  const shift = scan.time(j)?.shift
  if (shift !== undefined && shift.value >= 0) j++
  else if (scan.word(j) === 'following' || scan.word(j) === 'first') j++
  if ((scan.word(j) === 'period' || scan.word(j) === 'space') && scan.word(j + 1) === 'of') j += 2
  const one = scan.time(j)?.unit
  if (one !== undefined && !one.plural && one.unit !== 'weekend') {
    if (scan.word(j - 1) === 'a' || shift?.value === 1) return { first: i, last: j, said: { kind: 'within', ...sized(one, 1) } }
    return { first: i, last: j, said: { kind: 'before', at: { kind: 'relative', unit: one.unit, shift: 0 } } }
  }
  const counted = countedUnit(scan, j)
  return counted && countedFrom(scan, i, counted)
}

/** The end of a counted time: from the document, from a date after "of", or from an event that no date tells. */
function countedFrom(scan: Scan, first: number, counted: CountedUnit): Atom {
  const { unit, count, last } = counted
  const word = scan.word(last + 1)
  if (word === 'of' || word === 'from' || word === 'after' || word === 'following') {
    const start = scan.word(last + 2) === 'the' ? last + 3 : last + 2
    const of = dayNamed(scan, start)
    if (of !== undefined) return { first, last: of.last, said: { kind: 'within', unit, count, of: of.said } }
    if (scan.word(start) === 'now') return { first, last: start, said: { kind: 'within', unit, count } }
    return { first, last, said: { kind: 'within', unit, count, event: true } }
  }
  return { first, last, said: { kind: 'within', unit, count } }
}

/** A day that a length of time is counted from: "1 March 2024", "2024-03-01", "today". */
function dayNamed(scan: Scan, i: number): Atom | undefined {
  const day = scan.time(i)?.day
  if (day !== undefined) return dayWord(scan, i, day)
  const inFigures = scan.shape(i) === SHAPE.number ? (yearAtom(scan, i) ?? figures(scan, i)) : undefined
  return inFigures?.said.kind === 'day' ? inFigures : spelledOut(scan, i)
}

const LASTING = new Set(['for', 'of', 'lasting', 'over', 'spanning', 'exceeding'])

/** What a unit makes with the number before it: "three years ago", "in two weeks' time", "for five years", "a 90-day truce". */
export function unitAtom(scan: Scan, i: number): Atom | undefined {
  const unit = scan.time(i)?.unit
  if (unit === undefined) return undefined
  const word = scan.word(i)
  if (word === 'week') {
    const week = weekOf(scan, i)
    if (week !== undefined) return week
  }
  if (word === 'day') {
    const beside = dayBeside(scan, i)
    if (beside !== undefined) return beside
  }
  if (word === 'year') {
    const end = yearEnd(scan, i)
    if (end !== undefined) return end
  }
  const upTo = lengthTo(scan, i)
  if (upTo !== undefined) return upTo
  const hyphen = scan.word(i - 1) === '-' && scan.glued(i)
  const number = scan.numbers.endingAt(scan.tokens, hyphen || isAdjective(scan.word(i - 1)) ? i - 2 : i - 1, scan.from)
  if (number === undefined || !isCount(number.value)) return undefined
  const { unit: name, count } = sized(unit, number.value)
  const first = number.first
  const before = scan.word(first - 1)
  const next = scan.word(i + 1)
  if (next === 'ago') return { first, last: i + 1, said: { kind: 'relative', unit: name, shift: -count } }
  // "A week from today" is a day, "a week from now" a week.
  if (next === 'from' && scan.word(i + 2) === 'today' && (name === 'week' || name === 'day'))
    return { first, last: i + 2, said: { kind: 'relative', unit: 'day', shift: name === 'week' ? count * 7 : count } }
  if (next === 'from' && scan.word(i + 2) === 'now') return { first, last: i + 2, said: { kind: 'relative', unit: name, shift: count } }
  if ((next === "'" || next === "'s") && scan.word(i + 2) === 'time')
    return { first, last: i + 2, said: { kind: 'relative', unit: name, shift: count } }
  if (unit.unit === 'weekend') return undefined
  const duration: DateSaid = { kind: 'duration', unit: name, count }
  const article = scan.word(first) === 'a' || scan.word(first) === 'an'
  if (hyphen) return article || isPartOfAge(scan, i) ? undefined : { first, last: i, said: duration }
  if (before === 'than' && (scan.word(first - 2) === 'less' || scan.word(first - 2) === 'later'))
    return lessThan(scan, first, { unit: name, count, last: i })
  if (before === 'in' && scan.word(first - 2) !== 'time' && !isSuperlative(scan, first - 2))
    return { first: first - 1, last: i, said: { kind: 'ahead', unit: name, count } }
  if (before === 'to' && scan.word(first - 2) === 'up' && LASTING.has(scan.word(first - 3))) return { first, last: i, said: duration }
  if (!LASTING.has(before) || (before === 'of' && !isLength(scan, first - 2)) || (before === 'over' && scan.word(first - 2) === 'for'))
    return undefined
  return { first, last: i, said: duration }
}

function isAdjective(word: string): boolean {
  return word === 'calendar' || word === 'working' || word === 'consecutive' || word === 'full'
}

/** "A 40-year-old treaty" has an age, no length. */
function isPartOfAge(scan: Scan, i: number): boolean {
  return scan.word(i + 1) === '-' && (scan.word(i + 2) === 'old' || scan.word(i + 2) === 'on')
}

const LENGTHS = new Set([
  'period',
  'term',
  'duration',
  'length',
  'validity',
  'minimum',
  'maximum',
  'span',
  'mandate',
  'extension',
  'cycle',
  'periods',
  'terms',
])

function isLength(scan: Scan, i: number): boolean {
  return LENGTHS.has(scan.word(i))
}

/** "In less than three months", "not later than 30 days after signature". */
function lessThan(scan: Scan, first: number, counted: CountedUnit): Atom | undefined {
  const before = scan.word(first - 3)
  if (scan.word(first - 2) === 'less' ? before !== 'in' : before !== 'no' && before !== 'not') return undefined
  return countedFrom(scan, first - 3, counted)
}

/** "The week of 3 May", "the week beginning May 3". */
function weekOf(scan: Scan, i: number): Atom | undefined {
  const next = scan.word(i + 1)
  if (next !== 'of' && next !== 'beginning' && next !== 'commencing' && next !== 'starting') return undefined
  let j = i + 2
  if (scan.word(j) === 'on') j++
  const weekday = scan.time(j)?.weekday
  const day = weekday === undefined ? spelledOut(scan, j) : weekdayAtom(scan, j, weekday.short, weekday.value)
  if (day?.said.kind !== 'day') return undefined
  return { first: scan.word(i - 1) === 'the' ? i - 1 : i, last: day.last, said: { kind: 'weekOf', at: day.said } }
}

/** "The day before yesterday", "the day after tomorrow", and "the day before" at the end of what is said. */
function dayBeside(scan: Scan, i: number): Atom | undefined {
  const next = scan.word(i + 1)
  if ((next !== 'before' && next !== 'after') || scan.word(i - 1) !== 'the') return undefined
  const by = next === 'before' ? -1 : 1
  const day = scan.time(i + 2)?.day
  if (day !== undefined && scan.word(i + 2) !== 'tonight')
    return { first: i - 1, last: i + 2, said: { kind: 'relative', unit: 'day', shift: day + by } }
  const after = scan.word(i + 2)
  const ends = i + 2 >= scan.to || after === '.' || after === ',' || after === ';'
  return ends && by < 0 ? { first: i - 1, last: i + 1, said: { kind: 'relative', unit: 'day', shift: by } } : undefined
}

/** "By year-end", "before the year's end". */
function yearEnd(scan: Scan, i: number): Atom | undefined {
  const mark = scan.word(i + 1)
  const glued = mark === '-' && scan.glued(i + 1)
  const end = glued || mark === "'s" ? i + 2 : i + 1
  if (scan.word(end) !== 'end') return undefined
  const first = scan.word(i - 1) === 'the' ? i - 1 : i
  return { first, last: end, said: { kind: 'relative', unit: 'year', shift: 0 } }
}

/** "Q3 2024": the month with which it ends. */
function quarterEnd(scan: Scan, i: number): Atom | undefined {
  const quarter = /^q([1-4])$/.exec(scan.word(i))?.[1]
  const year = quarter === undefined ? undefined : yearAfter(scan, i + 1)
  return year === undefined
    ? undefined
    : { first: i, last: year.last, said: { kind: 'month', month: Number(quarter) * 3, ...ofYear(year) } }
}

/** "The year to June 2024", "the three months ending 30 June 2024": a length by the month or day with which it ends, whose year is told. */
function lengthTo(scan: Scan, i: number): Atom | undefined {
  const unit = scan.time(i)?.unit
  const size = unit?.unit === 'year' && !unit.plural ? 12 : unit?.unit === 'month' ? 1 : unit?.unit === 'quarter' ? 3 : 0
  const lead = scan.word(i + 1)
  if (size === 0 || (lead !== 'to' && lead !== 'ending' && lead !== 'ended')) return undefined
  const number = unit?.plural === true ? scan.numbers.endingAt(scan.tokens, i - 1, scan.from) : undefined
  const first = number?.first ?? i
  if (scan.word(first - 1) !== 'the' || (unit?.plural === true && number === undefined)) return undefined
  const months = size * (number?.value ?? 1)
  // "the four quarters to the end of Q3 2024"
  const isToEnd = scan.word(i + 2) === 'the' && scan.word(i + 3) === 'end' && scan.word(i + 4) === 'of'
  const at = isToEnd ? i + 5 : scan.word(i + 2) === 'on' || scan.word(i + 2) === 'in' ? i + 3 : i + 2
  const end = spelledOut(scan, at) ?? monthFirst(scan, at) ?? quarterEnd(scan, at)
  if (end === undefined || months > 60 || (end.said.kind !== 'day' && end.said.kind !== 'month')) return undefined
  const { month, year } = end.said
  if (month === undefined || year === undefined) return undefined
  if (end.said.kind === 'month') {
    const from = monthAway(year, month, 1 - months)
    return { first: first - 1, last: end.last, said: { kind: 'range', from: { kind: 'month', ...from }, to: end.said } }
  }
  const { day } = end.said
  const isWhole = day === monthLength(month, year)
  const from = monthAway(year, month, isWhole ? 1 - months : -months)
  const start: DateSaid = { kind: 'day', ...from, day: isWhole ? 1 : day + 1 }
  return { first: first - 1, last: end.last, said: { kind: 'range', from: start, to: end.said } }
}

/** "the first visit in five years", "the highest output in a decade": so long there was none like it; no time ahead. */
function isSuperlative(scan: Scan, last: number): boolean {
  for (let j = last; j >= 0 && j > last - 9; j--) {
    const word = scan.word(j) ?? ''
    if (/^(?:first|only|highest|lowest|largest|biggest|worst|best|strongest|weakest|steepest|fastest|longest)$/.test(word)) return true
    if (/^(?:will|shall|would|is|are|was|were|be|been|held|to|and|[,;:.])$/.test(word)) return false
  }
  return false
}
