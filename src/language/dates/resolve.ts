import {
  civil,
  type Civil,
  civilOf,
  dayNumber,
  firstDay,
  lastDay,
  monthAway,
  monthLength,
  type Period,
  readCivil,
  weekdayOf,
  writeCivil,
  writeEnd,
  writePeriod,
} from './calendar.ts'
import type { Anchor, DateSaid, TimeUnit } from './said.ts'

/**
 * Turns what a text says of a date into EDTF.
 * Returns undefined when it needs a date of the document that is not there, or names a day that no calendar has.
 */
export function resolveDate(said: DateSaid, anchor: Anchor): string | undefined {
  switch (said.kind) {
    case 'before': {
      const period = periodOf(said.at, anchor)
      return period && `../${writeEnd(period.to)}`
    }
    case 'within': {
      const end = endWithin(said.unit, said.count, said.of ? periodOf(said.of, anchor)?.to : said.event ? undefined : anchorDate(anchor))
      return end && `../${writeEnd(end)}`
    }
    case 'after': {
      const period = periodOf(said.at, anchor)
      return period && `${writeEnd(period.to)}/..`
    }
    case 'about': {
      const inner = resolveDate(said.at, anchor)
      return inner?.includes('/') ? inner : inner && `${inner}~`
    }
    case 'duration':
      return durationOf(said.unit, said.count)
    default: {
      const period = periodOf(said, anchor)
      return period && writePeriod(period)
    }
  }
}

/** Whether the document's date decides what is meant. */
export function needsAnchor(said: DateSaid): boolean {
  switch (said.kind) {
    case 'year':
    case 'duration':
      return false
    case 'day':
    case 'month':
    case 'season':
    case 'months':
    case 'days':
      return said.year === undefined
    case 'range':
      // "Five years ago until 2024": what is counted from today needs it, whatever year stands beside.
      return (yearIn(said.from) === undefined && yearIn(said.to) === undefined) || isCounted(said.from) || isCounted(said.to)
    case 'before':
    case 'after':
    case 'about':
    case 'weekOf':
      return needsAnchor(said.at)
    case 'within':
      return said.of === undefined || needsAnchor(said.of)
    default:
      return true
  }
}

/** The ISO 8601 duration of a length of time. */
function durationOf(unit: TimeUnit, count: number): string {
  if (unit === 'year' || unit === 'decade') return `P${unit === 'decade' ? count * 10 : count}Y`
  if (unit === 'month' || unit === 'quarter') return `P${unit === 'quarter' ? count * 3 : count}M`
  if (unit === 'hour') return `PT${count}H`
  return unit === 'week' ? `P${count}W` : `P${count}D`
}

function anchorDate(anchor: Anchor): Civil | undefined {
  return anchor.date === undefined ? undefined : readCivil(anchor.date)
}

function single(date: Civil): Period {
  return { from: date, to: date }
}

/** A part of a year: a month, a day, some months. These are the dates whose year may be left out. */
type YearPart = Extract<DateSaid, { kind: 'day' | 'month' | 'season' | 'months' | 'days' }>

function isYearPart(said: DateSaid): said is YearPart {
  return said.kind === 'day' || said.kind === 'month' || said.kind === 'season' || said.kind === 'months' || said.kind === 'days'
}

/** The part in a given year; undefined for a day that the year does not have. */
function inYear(said: YearPart, year: number): Period | undefined {
  switch (said.kind) {
    case 'day':
      return said.month === undefined || said.day > monthLength(said.month, year) ? undefined : single(civil(year, said.month, said.day))
    case 'month':
      return single(civil(year, said.month))
    case 'season':
      return single(civil(year, said.season))
    case 'months':
      return { from: civil(year, said.first), to: civil(year, said.last) }
    case 'days': {
      const last = Math.min(said.last, monthLength(said.month, year))
      return { from: civil(year, said.month, said.first), to: civil(year, said.month, last) }
    }
  }
}

function yearIn(said: DateSaid): number | undefined {
  return said.kind === 'year' || isYearPart(said) ? said.year : undefined
}

function periodOf(said: DateSaid, anchor: Anchor): Period | undefined {
  switch (said.kind) {
    case 'year':
      return single(civil(said.year))
    case 'day':
      return said.month === undefined ? dayOfRunningMonth(said.day, said.monthShift ?? 0, anchor) : partOfYear(said, anchor)
    case 'month':
    case 'season':
    case 'months':
    case 'days':
      return partOfYear(said, anchor)
    case 'relative':
      return relative(said.unit, said.shift, anchor)
    case 'ahead':
      return anchor.tense === 'future' ? relative(said.unit, said.count, anchor) : undefined
    case 'weekday':
      return weekday(said, anchor)
    case 'span':
      return span(said.unit, said.count, said.shift, anchor)
    case 'weekOf': {
      const at = periodOf(said.at, anchor)
      return at && weekFrom(firstDay(at.from))
    }
    case 'range':
      return range(said.from, said.to, anchor)
    case 'before':
    case 'after':
    case 'about':
      return periodOf(said.at, anchor)
    case 'within': {
      const end = endWithin(said.unit, said.count, said.of ? periodOf(said.of, anchor)?.to : said.event ? undefined : anchorDate(anchor))
      return end && single(end)
    }
    case 'duration':
      return undefined
  }
}

/** "On the 26th": of the running month, or of the next or last one when the tense says so. */
function dayOfRunningMonth(day: number, shift: number, anchor: Anchor): Period | undefined {
  const at = anchorDate(anchor)
  if (at?.month === undefined) return undefined
  let month = monthAway(at.year, at.month, shift)
  if (shift === 0 && at.day !== undefined) {
    if (anchor.tense === 'past' && day > at.day) month = monthAway(at.year, at.month, -1)
    if (anchor.tense === 'future' && day < at.day) month = monthAway(at.year, at.month, 1)
  }
  return day > monthLength(month.month, month.year) ? undefined : single({ ...month, day })
}

function partOfYear(said: YearPart, anchor: Anchor): Period | undefined {
  if (said.year !== undefined) return inYear(said, said.year)
  const at = anchorDate(anchor)
  if (at === undefined) return undefined
  if (said.yearShift !== undefined) return inYear(said, at.year + said.yearShift)
  if ((said.kind === 'month' || said.kind === 'season') && said.near !== undefined) return nearest(said, said.near, at)
  return chooseYear((year) => inYear(said, year), at, anchor.tense, said.kind === 'day' ? said.weekday : undefined)
}

/** "Last October", "next spring": strictly before or after the running one. "This" is the document's year. */
function nearest(said: YearPart, near: -1 | 0 | 1, at: Civil): Period | undefined {
  if (near === 0) {
    // In January, "this winter" is the one that began last year.
    if (said.kind === 'season' && said.season === 24 && (at.month ?? 12) <= 2) return inYear(said, at.year - 1)
    return inYear(said, at.year)
  }
  const years = near < 0 ? [at.year, at.year - 1, at.year - 2] : [at.year, at.year + 1]
  for (const year of years) {
    const period = inYear(said, year)
    if (period === undefined) continue
    if (near < 0 ? lastDay(period.to) < firstDay(at) : firstDay(period.from) > lastDay(at)) return period
  }
  return undefined
}

/** A document is dated by the time when it is posted: a day that lies no further off belongs to the other side of it all the same. */
const SLACK = 3
/** Up to so many days away, the present tense keeps to the document's own year. */
const NEAR_ENOUGH = 200

/** What a stretch that is told in the past but has not ended is worth, in days of distance. */
const UNFINISHED = 200

function isStretch(period: Period): boolean {
  return period.from.month !== period.to.month || period.from.day !== period.to.day
}

/** Chooses the year that is not written: the latest one begun for the past, the first not ended for the future, else the nearest. */
function chooseYear(make: (year: number) => Period | undefined, at: Civil, tense: Anchor['tense'], weekday?: number): Period | undefined {
  const begin = firstDay(at)
  const end = lastDay(at)
  let best: Period | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (let year = at.year - 4; year <= at.year + 4; year++) {
    const period = make(year)
    if (period === undefined) continue
    const from = firstDay(period.from)
    const to = lastDay(period.to)
    const slack = period.from.day === undefined ? 0 : SLACK
    const away = from > end ? from - end : to < begin ? begin - to : 0
    let cost = away
    if (tense === 'past' && from > end + slack) cost += 4000
    else if (tense === 'past' && to > end + slack && isStretch(period)) cost += UNFINISHED
    if (tense === 'future' && to < begin - slack) cost += 4000
    if (tense === 'present' && year === at.year && away <= NEAR_ENOUGH) cost = 0
    if (weekday !== undefined && weekdayOf(from) !== weekday) cost += 20000
    if (cost < bestCost) {
      best = period
      bestCost = cost
    }
  }
  return best
}

function relative(unit: TimeUnit, shift: number, anchor: Anchor): Period | undefined {
  const at = anchorDate(anchor)
  if (at === undefined) return undefined
  switch (unit) {
    case 'year':
      return single(civil(at.year + shift))
    case 'decade': {
      const first = Math.floor(at.year / 10) * 10 + shift * 10
      return { from: civil(first), to: civil(first + 9) }
    }
    case 'month':
      return at.month === undefined ? undefined : single(monthAway(at.year, at.month, shift))
    case 'quarter': {
      if (at.month === undefined) return undefined
      const from = monthAway(at.year, at.month - ((at.month - 1) % 3), shift * 3)
      return { from, to: monthAway(from.year, from.month, 2) }
    }
    case 'week':
      return at.day === undefined ? undefined : weekFrom(firstDay(at) + shift * 7)
    case 'weekend': {
      if (at.day === undefined) return undefined
      const today = firstDay(at)
      const monday = today - weekdayOf(today) + 1 + shift * 7
      return { from: civilOf(monday + 5), to: civilOf(monday + 6) }
    }
    case 'day':
      return at.day === undefined ? undefined : single(civilOf(firstDay(at) + shift))
    case 'hour':
      return at.day === undefined ? undefined : single(civilOf(firstDay(at) + Math.sign(shift) * inDays(Math.abs(shift))))
  }
}

/** Hours as the days that they reach over: 48 hours from noon end two days later. */
function inDays(hours: number): number {
  return Math.ceil(hours / 24)
}

/** Monday to Sunday of the week that holds a day. */
function weekFrom(day: number): Period {
  const monday = day - weekdayOf(day) + 1
  return { from: civilOf(monday), to: civilOf(monday + 6) }
}

/**
 * Alone, a weekday is the latest one for the past (the document's own day counts), the next for the future, else of the same week.
 * "Last" is the latest before the document, "next" is in the week after, "this" in the same week.
 */
function weekday(said: Extract<DateSaid, { kind: 'weekday' }>, anchor: Anchor): Period | undefined {
  const at = anchorDate(anchor)
  if (at?.day === undefined) return undefined
  const today = firstDay(at)
  const ofWeek = today - weekdayOf(today) + said.weekday
  if (said.week !== undefined) return single(civilOf(ofWeek + said.week * 7))
  if (said.near === 0) return single(civilOf(ofWeek))
  if (said.near === 1) return single(civilOf(ofWeek + 7))
  if (said.near === -1) return single(civilOf(ofWeek < today ? ofWeek : ofWeek - 7))
  if (anchor.tense === 'past') return single(civilOf(ofWeek <= today ? ofWeek : ofWeek - 7))
  if (anchor.tense === 'future') return single(civilOf(ofWeek > today ? ofWeek : ofWeek + 7))
  return single(civilOf(ofWeek))
}

/** A date some units away, in the precision of the unit but never finer than the anchor. */
function away(at: Civil, unit: TimeUnit, count: number, exact: boolean): Civil | undefined {
  if (unit === 'year' || unit === 'decade') {
    const year = at.year + (unit === 'decade' ? count * 10 : count)
    if (!exact || at.month === undefined) return civil(year)
    if (at.day === undefined) return civil(year, at.month)
    return civil(year, at.month, Math.min(at.day, monthLength(at.month, year)))
  }
  if (at.month === undefined) return undefined
  if (unit === 'month' || unit === 'quarter') {
    const month = monthAway(at.year, at.month, unit === 'quarter' ? count * 3 : count)
    if (!exact || at.day === undefined) return month
    return civil(month.year, month.month, Math.min(at.day, monthLength(month.month, month.year)))
  }
  if (at.day === undefined) return undefined
  const days = unit === 'hour' ? Math.sign(count) * inDays(Math.abs(count)) : unit === 'day' ? count : count * 7
  return civilOf(dayNumber(at.year, at.month, at.day) + days)
}

function endWithin(unit: TimeUnit, count: number, from: Civil | undefined): Civil | undefined {
  return from && away(from, unit, count, true)
}

/** "The past ten years" of 2025 are 2015/2025; months and days keep their own precision. */
function span(unit: TimeUnit, count: number, shift: -1 | 1, anchor: Anchor): Period | undefined {
  const at = anchorDate(anchor)
  // The past 48 hours are two days, today being one of them.
  const other = at && (unit === 'hour' && shift < 0 ? away(at, 'day', 1 - inDays(count), false) : away(at, unit, shift * count, false))
  const here = at && away(at, unit, 0, false)
  if (other === undefined || here === undefined) return undefined
  return shift < 0 ? { from: other, to: here } : { from: here, to: other }
}

/** The order of a part within its year. */
function placeInYear(said: YearPart): number {
  const period = inYear(said, 2000)
  return period === undefined ? 0 : firstDay(period.from)
}

function range(from: DateSaid, to: DateSaid, anchor: Anchor): Period | undefined {
  let a: Period | undefined
  let b: Period | undefined
  if (isYearPart(from) && isYearPart(to)) {
    const wraps = placeInYear(from) > placeInYear(to) ? 1 : 0
    const fromYear = from.year ?? shiftedYear(from, anchor)
    const toYear = to.year ?? shiftedYear(to, anchor)
    if (fromYear === undefined && toYear === undefined) {
      const at = anchorDate(anchor)
      if (at === undefined) return undefined
      return chooseYear((year) => join(inYear(from, year), inYear(to, year + wraps)), at, anchor.tense)
    }
    a = inYear(from, fromYear ?? (toYear ?? 0) - wraps)
    b = inYear(to, toYear ?? (fromYear ?? 0) + wraps)
  } else {
    a = periodOf(from, anchor)
    // The end of a stretch lies after its beginning: "from Monday to Wednesday", "from today until 5 May".
    b = a && periodOf(to, needsAnchor(to) && !isCounted(to) ? { date: writeCivil(a.from), tense: 'future' } : anchor)
  }
  return join(a, b)
}

/** "Next year", "today": counted from the document, wherever it stands. */
function isCounted(said: DateSaid): boolean {
  return said.kind === 'relative' || ('near' in said && said.near !== undefined) || ('yearShift' in said && said.yearShift !== undefined)
}

function shiftedYear(said: YearPart, anchor: Anchor): number | undefined {
  const at = anchorDate(anchor)
  return said.yearShift === undefined || at === undefined ? undefined : at.year + said.yearShift
}

function join(a: Period | undefined, b: Period | undefined): Period | undefined {
  return a === undefined || b === undefined || firstDay(a.from) > lastDay(b.to) ? undefined : { from: a.from, to: b.to }
}
