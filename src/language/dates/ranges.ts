import { dayNumber } from './calendar.ts'
import { atomAt } from './atoms.ts'
import type { DateSaid } from './said.ts'
import { type Atom, isRangeWord, type Scan } from './scan.ts'
import { ofYear, yearAfter } from './years.ts'

/** A date joined with the one after it into a stretch of time: "30 April to 2 May 2025", "2024–2028", "between May and July". */
export function joinRange(scan: Scan, a: Atom): Atom | undefined {
  if (a.more !== undefined || a.said.kind === 'duration') return undefined
  let j = a.last + 1
  const mark = scan.word(j)
  const and = mark === 'and' || mark === '&'
  const slash = mark === '/'
  if (!and && !slash && !isRangeWord(mark)) return undefined
  j++
  // "Through to 2030".
  if (scan.word(j) === 'to' && mark !== 'to') j++
  // "The January-to-June period".
  if (mark === '-' && scan.word(j - 1) === 'to' && scan.word(j) === '-' && scan.glued(j)) j++
  if (scan.word(j) === 'the') j++
  const b = atomAt(scan, j)
  if (b === undefined || b.more !== undefined || !agree(a.said, b.said)) return undefined
  const between = isAfterBetween(scan, a.first)
  if (slash && !isNext(a.said, b.said)) return undefined
  if (and && !between && (a.said.kind !== 'day' || b.said.kind !== 'day' || !isNextDay(a.said, b.said))) {
    return undefined
  }
  if (mark === 'to' && scan.word(a.first - 1) === 'from' && isMoved(scan, a.first - 2)) return undefined
  if (a.weak === 'year' && b.weak === 'year' && (scan.time(b.last + 1)?.counted || scan.word(b.last + 1) === '%')) return undefined
  const ofPeriod = yearOfPeriod(scan, b)
  if (ofPeriod !== undefined && a.said.kind === 'month')
    return { first: a.first, last: ofPeriod.last, said: { kind: 'range', from: a.said, to: ofPeriod.said } }
  return { first: a.first, last: b.last, said: { kind: 'range', from: a.said, to: b.said } }
}

/** "The January–June period of 2024": the year of a stretch of months behind its noun. */
function yearOfPeriod(scan: Scan, b: Atom): Atom | undefined {
  if (b.said.kind !== 'month' || b.said.year !== undefined || scan.word(b.last + 1) !== 'period') return undefined
  const at = scan.word(b.last + 2) === 'of' || scan.word(b.last + 2) === 'in' ? b.last + 3 : b.last + 2
  const year = yearAfter(scan, at)
  return year === undefined ? undefined : { first: b.first, last: year.last, said: { ...b.said, ...ofYear(year) } }
}

function isAfterBetween(scan: Scan, first: number): boolean {
  return scan.word(first - 1) === 'between' || (scan.word(first - 1) === 'the' && scan.word(first - 2) === 'between')
}

const POINTS = new Set<DateSaid['kind']>(['day', 'relative', 'weekday'])
const PERIODS = new Set<DateSaid['kind']>(['month', 'months', 'days'])

/** Whether two dates may be the ends of one stretch, and in this order. */
function agree(a: DateSaid, b: DateSaid): boolean {
  if (a.kind === 'year') return b.kind === 'year' ? b.year > a.year : b.kind === 'relative' && b.unit === 'year'
  if (a.kind === 'relative' && a.unit === 'year')
    return b.kind === 'year' || (b.kind === 'relative' && b.unit === 'year' && b.shift > a.shift)
  if (a.kind === 'season') return b.kind === 'season' && inOrder(a, b)
  if (PERIODS.has(a.kind)) return PERIODS.has(b.kind) && inOrder(a, b)
  return POINTS.has(a.kind) && POINTS.has(b.kind) && isDay(a) && isDay(b) && inOrder(a, b)
}

function isDay(said: DateSaid): boolean {
  return said.kind !== 'relative' || said.unit === 'day'
}

/** Two dates with a year each must not run backwards. */
function inOrder(a: DateSaid, b: DateSaid): boolean {
  if (!('year' in a) || !('year' in b) || a.year === undefined || b.year === undefined) return true
  return a.year <= b.year
}

/** "July/August", "2024/2025": a slash joins neighbours only. */
function isNext(a: DateSaid, b: DateSaid): boolean {
  if (a.kind === 'year' && b.kind === 'year') return b.year === a.year + 1
  return a.kind === 'month' && b.kind === 'month' && a.year === undefined && b.month === (a.month % 12) + 1
}

/** "30 September and 1 October" are one stretch; "12 May and 3 June" are two dates. */
function isNextDay(a: Extract<DateSaid, { kind: 'day' }>, b: Extract<DateSaid, { kind: 'day' }>): boolean {
  if (a.month === undefined || b.month === undefined) return false
  const year = a.year ?? b.year ?? 2001
  const later = (b.year ?? year) + (b.year === undefined && b.month < a.month ? 1 : 0)
  return dayNumber(later, b.month, b.day) - dayNumber(year, a.month, a.day) === 1
}

const MOVED = new Set(['postponed', 'moved', 'rescheduled', 'shifted', 'deferred', 'advanced', 'changed', 'delayed'])

/** "Moved from 3 May to 10 May" names two days and no stretch between them. */
function isMoved(scan: Scan, i: number): boolean {
  for (let back = 0; back < 4; back++) {
    if (MOVED.has(scan.word(i - back))) return true
  }
  return false
}
