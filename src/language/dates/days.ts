import { SHAPE } from '../tokens.ts'
import { monthLength } from './calendar.ts'
import type { DateSaid } from './said.ts'
import { type Atom, isRangeWord, LONGEST_LIST, type Scan } from './scan.ts'
import { ofYear, yearAfter, isPartOfMark, type YearRead } from './years.ts'
import type { Care } from './words.ts'

/** The month at a token; an abbreviation takes its full stop along. */
export function monthAt(scan: Scan, i: number): { month: number; last: number; care: Care } | undefined {
  const month = scan.time(i)?.month
  if (month === undefined) return undefined
  if (scan.shape(i) === SHAPE.lower && (month.care === 'strict' || month.care === 'short')) return undefined
  const stop = month.care === 'short' && scan.word(i + 1) === '.' && scan.glued(i + 1) ? 1 : 0
  return { month: month.value, last: i + stop, care: month.care }
}

interface DayRead {
  readonly day: number
  readonly last: number
  readonly inWords: boolean
}

/** A day of the month in figures ("26", "26th") or words ("ninth", "twenty-sixth"). */
function dayAt(scan: Scan, i: number): DayRead | undefined {
  const shape = scan.shape(i)
  const word = scan.word(i)
  if (shape === SHAPE.number || shape === SHAPE.ordinal) {
    if (word.length > (shape === SHAPE.ordinal ? 4 : 2)) return undefined
    const day = Number.parseInt(word, 10)
    return day >= 1 && day <= 31 ? { day, last: i, inWords: false } : undefined
  }
  const time = scan.time(i)
  if (time?.ordinal !== undefined) return { day: time.ordinal, last: i, inWords: true }
  const ten = word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0
  if (ten === 0 || scan.word(i + 1) !== '-') return undefined
  const unit = scan.time(i + 2)?.ordinal
  return unit !== undefined && unit < 10 && ten + unit <= 31 ? { day: ten + unit, last: i + 2, inWords: true } : undefined
}

/** One day, or the days from `day` to `until`. */
interface DayGroup {
  day: number
  until: number
  first: number
  last: number
}

interface DayList {
  readonly groups: DayGroup[]
  readonly inWords: boolean
}

/** A list of days: "26-27", "12, 13 and 14", "3 to 5 and 9". A list that comes after its month stops before a day with a month of its own. */
function dayList(scan: Scan, i: number, afterMonth: boolean): DayList | undefined {
  const first = dayAt(scan, i)
  if (first === undefined) return undefined
  const groups: DayGroup[] = [{ day: first.day, until: first.day, first: i, last: first.last }]
  const between =
    scan.word(i - 1) === 'between' ||
    (scan.word(i - 1) === 'the' && scan.word(i - 2) === 'between') ||
    (afterMonth && scan.word(i - 2) === 'between')
  for (let n = 1; n < LONGEST_LIST; n++) {
    const group = groups[groups.length - 1]
    if (group === undefined) break
    let j = group.last + 1
    const mark = scan.word(j)
    const list = mark === ',' || mark === 'and' || mark === '&' || mark === 'or'
    if (!list && !isRangeWord(mark)) break
    j++
    if (mark === ',' && scan.word(j) === 'and') j++
    if (scan.word(j) === 'the') j++
    const next = dayAt(scan, j)
    if (next === undefined || next.day <= group.until) break
    // "June 18-19 Ports Forum": a dash between two numbers joins days, whatever they stand before.
    const isDashed = mark === '-' && scan.glued(j - 1) && scan.glued(j)
    if (afterMonth && !isDashed && !isFreeDay(scan, next.last, mark === ',')) break
    const ranged = !list || (between && mark === 'and')
    if (ranged && group.day !== group.until) break
    if (ranged || (mark !== 'or' && next.day === group.until + 1)) {
      group.until = next.day
      group.last = next.last
    } else groups.push({ day: next.day, until: next.day, first: j, last: next.last })
  }
  return { groups, inWords: first.inWords }
}

/** Whether a number after "July 26 and" is a day and does not count what follows, or begin a date of its own. */
function isFreeDay(scan: Scan, last: number, afterComma: boolean): boolean {
  const next = scan.word(last + 1)
  if (monthAt(scan, last + 1) !== undefined || (next === 'of' && monthAt(scan, last + 2) !== undefined)) return false
  const follows =
    next === ','
      ? scan.year(last + 2, 1000, 2999) > 0 || dayAt(scan, last + 2) !== undefined
      : next === 'and' && dayAt(scan, last + 2) !== undefined
  if (afterComma) return follows || scan.year(last + 1) > 0
  if (scan.time(last + 1)?.counted || next === '%') return false
  return !(scan.isLetter(last + 1) && looksPlural(next))
}

const ENDS_LIKE_A_PLURAL = new Set([
  'this',
  'was',
  'has',
  'its',
  'his',
  'thus',
  'across',
  'towards',
  'versus',
  'always',
  'besides',
  'as',
  'is',
  'does',
])

function looksPlural(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !ENDS_LIKE_A_PLURAL.has(word)
}

function saidOf(group: DayGroup, month: number, year: YearRead | undefined, weekday?: number): DateSaid {
  const at = ofYear(year)
  if (group.day === group.until) return { kind: 'day', day: group.day, month, ...at, ...(weekday === undefined ? {} : { weekday }) }
  return { kind: 'range', from: { kind: 'day', day: group.day, month, ...at }, to: { kind: 'day', day: group.until, month, ...at } }
}

/** The atoms of a list; the first carries the others. Undefined when the month has no such day. */
function atomsOf(
  list: DayList,
  month: number,
  year: YearRead | undefined,
  first: number,
  last: number,
  weekday?: number,
): Atom | undefined {
  const atoms: Atom[] = []
  for (const [n, group] of list.groups.entries()) {
    if (group.until > monthLength(month, year?.year)) return undefined
    atoms.push({
      first: n === 0 ? first : group.first,
      last: n === list.groups.length - 1 ? last : group.last,
      said: saidOf(group, month, year, list.groups.length === 1 ? weekday : undefined),
    })
  }
  const [head, ...more] = atoms
  return head === undefined || more.length === 0 ? head : { ...head, more }
}

/** A date that begins with its day: "26 July 2024", "26th of July", "3-5 and 9 May", "the tenth day of April", "the 26th of this month". */
export function dayFirst(scan: Scan, i: number, weekday?: number): Atom | undefined {
  if (isPartOfMark(scan, i)) return undefined
  const list = dayList(scan, i, false)
  if (list === undefined) return undefined
  const end = list.groups[list.groups.length - 1]?.last ?? i
  let j = end + 1
  if (scan.word(j) === 'day') j++
  const hyphened = betweenHyphens(scan, list, i)
  if (hyphened !== undefined) return hyphened
  let of = false
  if (scan.word(j) === 'of') {
    of = true
    j++
    if (scan.word(j) === 'the' && scan.word(j + 1) === 'month' && scan.word(j + 2) === 'of') j += 3
  }
  if (of && list.groups.length === 1) {
    const day = list.groups[0]?.day ?? 0
    const running = scan.word(j) === 'the' ? 0 : scan.time(j)?.shift?.value
    if (running !== undefined && scan.word(j + 1) === 'month')
      return { first: i, last: j + 1, said: { kind: 'day', day, monthShift: running } }
  }
  // "Second March round" is no day: in words a day wants its "of".
  const month = list.inWords && !of ? undefined : monthAt(scan, j)
  if (month !== undefined) {
    const year = yearAfter(scan, month.last + 1)
    return withWeekday(scan, atomsOf(list, month.month, year, i, year?.last ?? month.last, weekday))
  }
  if (scan.shape(i) === SHAPE.ordinal && list.groups.length === 1 && end === i) {
    return { first: i, last: i, said: { kind: 'day', day: list.groups[0]?.day ?? 0 }, weak: 'day' }
  }
  return undefined
}

/** "14-Mar-2025". */
function betweenHyphens(scan: Scan, list: DayList, i: number): Atom | undefined {
  const month = scan.word(i + 1) === '-' && scan.glued(i + 1) && scan.glued(i + 2) ? monthAt(scan, i + 2) : undefined
  if (month === undefined || list.groups.length > 1 || month.last !== i + 2 || scan.word(i + 3) !== '-' || !scan.glued(i + 3))
    return undefined
  const year = scan.year(i + 4)
  const day = list.groups[0]?.day ?? 0
  if (year === 0 || !scan.glued(i + 4) || day > monthLength(month.month, year)) return undefined
  return { first: i, last: i + 4, said: { kind: 'day', day, month: month.month, year } }
}

/** "3 May 2024 (Saturday)": the weekday after a date adds nothing but belongs to it. */
function withWeekday(scan: Scan, atom: Atom | undefined): Atom | undefined {
  if (atom === undefined || atom.more !== undefined) return atom
  if (scan.word(atom.last + 1) !== '(' || scan.time(atom.last + 2)?.weekday === undefined || scan.word(atom.last + 3) !== ')') return atom
  return { ...atom, last: atom.last + 3 }
}

/** A date that begins with its month: "July 26, 2024", "July 26-27", "July 2024", "July last year", "July". */
export function monthFirst(scan: Scan, i: number, weekday?: number): Atom | undefined {
  const month = monthAt(scan, i)
  if (month === undefined) return undefined
  let j = month.last + 1
  const dash = scan.word(j) === '-' && scan.glued(j) && scan.small(j + 1) > 0
  if (scan.word(j) === 'the' && scan.shape(j + 1) !== SHAPE.number) j++
  const list = dash ? undefined : dayList(scan, j, true)
  if (list !== undefined && isDayAfterMonth(scan, list, j)) {
    const end = list.groups[list.groups.length - 1]?.last ?? j
    const year = yearAfter(scan, end + 1)
    const read = atomsOf(list, month.month, year, i, year?.last ?? end, weekday)
    if (read !== undefined) return withWeekday(scan, read)
  }
  const year = yearAfter(scan, month.last + 1)
  const said: DateSaid = { kind: 'month', month: month.month, ...ofYear(year) }
  if (year !== undefined) return { first: i, last: year.last, said }
  const needsMore = month.care !== 'none' || scan.shape(i) === SHAPE.lower
  return { first: i, last: month.last, said, ...(needsMore ? { weak: 'month' as const } : {}) }
}

/** "In March 20 ships sailed" has no day; "March 20, 2025" and "on March 20 ships sailed" have one. */
function isDayAfterMonth(scan: Scan, list: DayList, at: number): boolean {
  if (list.inWords) return scan.word(at - 1) === 'the'
  const end = list.groups[0]?.last ?? at
  const next = scan.word(end + 1)
  if (next === '%' || next === 'percent' || scan.isNumberWord(end + 1) || next === '/') return false
  const beforeMonth = scan.word(at - 2)
  return beforeMonth !== 'in' || scan.year(end + 1) > 0 || scan.word(end + 1) === ',' || !scan.isLetter(end + 1) || !looksPlural(next)
}

/** Dates in figures that begin with the day: "26/07/2024", "26.07.2024". The month is second unless it cannot be. */
export function figures(scan: Scan, i: number): Atom | undefined {
  const word = scan.word(i)
  if (word.length >= 6) {
    const [a, b, c, more] = word.split('.')
    if (a === undefined || b === undefined || c === undefined || more !== undefined || a.length > 2 || b.length > 2) return undefined
    if (c.length !== 4 && c.length !== 2) return undefined
    // Versions and headings ("1.2.34") have short parts; a year of two digits wants both others in full.
    if (c.length === 2 && (a.length < 2 || b.length < 2)) return undefined
    return isPartOfMark(scan, i) ? undefined : inOrder(Number(a), Number(b), fullYear(c), i, i)
  }
  const mark = scan.word(i + 1)
  if (mark !== '/' && mark !== '-') return undefined
  if (scan.word(i + 3) !== mark || !scan.glued(i + 1) || !scan.glued(i + 2) || !scan.glued(i + 3) || !scan.glued(i + 4)) return undefined
  const a = scan.small(i)
  const b = scan.small(i + 2)
  const year = scan.year(i + 4)
  return a > 0 && b > 0 && year > 0 && !isPartOfMark(scan, i) ? inOrder(a, b, year, i, i + 4) : undefined
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 2 ? (year > 68 ? 1900 : 2000) + year : year
}

function inOrder(a: number, b: number, year: number, first: number, last: number): Atom | undefined {
  if (year < 1800 || year > 2100) return undefined
  const [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b]
  if (month < 1 || month > 12 || day < 1 || day > monthLength(month, year)) return undefined
  return { first, last, said: { kind: 'day', day, month, year } }
}
