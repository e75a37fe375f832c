import { SHAPE } from '../tokens.ts'
import type { DateExpression, DateSaid } from './said.ts'
import type { Atom, Scan } from './scan.ts'

/** Whether the words around a weak piece make it a date. `before` is the date found just before it, for lists of years. */
export function isBacked(scan: Scan, atom: Atom, before: DateExpression | undefined): boolean {
  switch (atom.weak) {
    case 'year':
      return isBackedYear(scan, atom, before)
    case 'month':
      return isBackedMonth(scan, atom, before)
    case 'season':
      return isBackedSeason(scan, atom)
    case 'day':
      return isBackedDay(scan, atom)
    case 'weekday':
      return isBackedWeekday(scan, atom)
    case 'portion':
      return isBackedPortion(scan, atom)
    default:
      return true
  }
}

/** Whether a word before a date puts it in time: "in", "since", "by", "starting". */
function isTimeWord(scan: Scan, i: number): boolean {
  const time = scan.time(i)
  return time?.before !== undefined || time?.opening === true || time?.closing === true
}

/** A list goes on: "2022, 2023 and 2024". */
function followsDate(scan: Scan, first: number, before: DateExpression | undefined, kind: DateSaid['kind']): boolean {
  if (before === undefined || before.said.kind !== kind) return false
  const between = first - before.last - 1
  if (between < 1 || between > 2) return false
  const mark = scan.word(first - 1)
  if (between === 2 && scan.word(first - 2) !== ',') return false
  return mark === 'and' || mark === 'or' || mark === '&' || (mark === ',' && between === 1)
}

function isBackedYear(scan: Scan, atom: Atom, before: DateExpression | undefined): boolean {
  const { first, last } = atom
  const next = scan.time(last + 1)
  const previous = scan.word(first - 1)
  const mark = scan.word(last + 1)
  if (mark === '%' || ((mark === '.' || mark === ',') && scan.glued(last + 2) && scan.shape(last + 2) === SHAPE.number)) return false
  if (mark === '/' || (mark === '-' && scan.glued(last + 1) && scan.shape(last + 2) === SHAPE.number && scan.year(last + 2) === 0))
    return false
  // "From 2000 to 2100 people came."
  if (mark === 'to' && scan.year(last + 2) > 0 && scan.time(last + 3)?.counted) return false
  if (next?.title && !startsClause(scan, last + 1)) return false
  if (next?.counted) {
    // "In 2024 participants met": at the head of a sentence the preposition decides.
    if (previous !== 'during' && previous !== 'since' && !(previous === 'in' && first - 1 === scan.from)) return false
  }
  if (followsDate(scan, first, before, 'year')) return true
  const word = scan.time(first - 1)
  if (word?.before !== undefined) return previous !== 'on' && !isCountOf(scan, first - 1)
  if (word?.opening || word?.closing || word?.unit?.unit === 'year' || previous === 'fy') return true
  if (previous === '(' || previous === '[') return mark === ')' || mark === ']' || mark === ',' || mark === ';' || mark === '-'
  if (previous === ',' && (mark === ')' || mark === ']')) return true
  if (previous === 'as')
    return (
      scan.word(first - 2) === 'early' ||
      scan.word(first - 2) === 'late' ||
      scan.word(first - 2) === 'soon' ||
      scan.word(first - 2) === 'recently'
    )
  if (previous === 'least') return scan.word(first - 2) === 'at' && scan.time(first - 3)?.before !== undefined
  if (previous === 'than') return isLimit(scan, first - 1)
  if (previous === 'to') return word?.compare === true || isLeadingTo(scan, first - 1)
  if (previous === 'with') return scan.time(first - 2)?.compare === true
  if (word?.compare) return scan.shape(last + 1) !== SHAPE.lower
  if (word?.owner) return scan.isLetter(last + 1) && previous !== "'"
  // The head of a line: "2024 Joint Statement".
  return first === scan.from && scan.isCapital(last + 1)
}

/** "A total of 2024": a count, whatever it looks like. */
function isCountOf(scan: Scan, of: number): boolean {
  if (scan.word(of) !== 'of') return false
  const noun = scan.word(of - 1)
  return noun === 'total' || noun === 'number' || noun === 'sum' || noun === 'excess' || noun === 'maximum' || noun === 'minimum'
}

/** "No later than", "not earlier than": the token of "than". */
function isLimit(scan: Scan, than: number): boolean {
  const word = scan.word(than - 1)
  return word === 'later' || word === 'earlier' || word === 'sooner'
}

/** "Up to 2030", "the period to 2030", "compared to 2021". */
function isLeadingTo(scan: Scan, to: number): boolean {
  const word = scan.word(to - 1)
  return (
    word === 'up' || word === 'back' || word === 'period' || word === 'prior' || word === 'through' || scan.time(to - 1)?.compare === true
  )
}

/** A name of the kind "levels" does not follow when the word begins something else. */
function startsClause(scan: Scan, i: number): boolean {
  return (
    scan.word(i - 2) === 'in' &&
    scan.word(i) !== 'level' &&
    scan.word(i) !== 'levels' &&
    scan.word(i) !== 'prices' &&
    scan.word(i + 1) === ','
  )
}

function isBackedMonth(scan: Scan, atom: Atom, before: DateExpression | undefined): boolean {
  const { first, last } = atom
  const month = scan.time(first)?.month
  if (month === undefined || month.care === 'short' || scan.shape(first) === SHAPE.lower) return false
  if (isTimeWord(scan, first - 1) || followsDate(scan, first, before, 'month')) return true
  const previous = scan.word(first - 1)
  if (previous === 'than') return isLimit(scan, first - 1)
  if (previous === 'to') return isLeadingTo(scan, first - 1)
  // "The March meeting", "its June Session", not "the March of Progress".
  if (scan.time(first - 1)?.owner)
    return scan.time(last + 1)?.before === undefined && (scan.shape(last + 1) === SHAPE.lower || month.care === 'context')
  return false
}

function isBackedSeason(scan: Scan, atom: Atom): boolean {
  const { first, last } = atom
  if (scan.isCapital(last + 1)) return false
  const p = scan.word(first - 1) === 'the' || scan.word(first - 1) === 'early' || scan.word(first - 1) === 'late' ? first - 2 : first - 1
  const previous = scan.word(p)
  if (
    previous !== 'in' &&
    previous !== 'by' &&
    previous !== 'since' &&
    previous !== 'until' &&
    previous !== 'during' &&
    previous !== 'before'
  )
    return false
  // "In fall" and "in spring water" are unlike: the word must end its phrase.
  return (
    scan.shape(last + 1) !== SHAPE.lower ||
    isTimeWord(scan, last + 1) ||
    scan.word(last + 1) === 'and' ||
    scan.word(last + 1) === 'to' ||
    scan.word(last + 1) === 'at'
  )
}

const AFTER_A_DAY = new Set(['and', 'at', 'to', 'with', 'when', 'where', 'as', 'or', 'the', 'both'])

function isBackedDay(scan: Scan, atom: Atom): boolean {
  const { first, last } = atom
  const p = scan.word(first - 1) === 'the' ? first - 2 : first - 1
  const previous = scan.word(p)
  if (previous !== 'on' && previous !== 'by' && previous !== 'until' && previous !== 'since' && previous !== 'from' && previous !== 'to')
    return false
  if (previous === 'to' || previous === 'from') return false
  return !scan.isLetter(last + 1) || AFTER_A_DAY.has(scan.word(last + 1)) || (isTimeWord(scan, last + 1) && scan.word(last + 1) !== 'of')
}

function isBackedWeekday(scan: Scan, atom: Atom): boolean {
  const { first, last } = atom
  if (isTimeWord(scan, first - 1) || scan.word(first - 1) === 'than') return true
  // "Good Friday" and "the Sunday Times" are names.
  const named = scan.isCapital(first - 1) && first - 1 > scan.from
  return !named && !scan.isCapital(last + 1) && scan.word(first - 1) !== 'the'
}

function isBackedPortion(scan: Scan, atom: Atom): boolean {
  const previous = scan.word(atom.first - 1)
  if (scan.word(atom.last + 1) === 'of') return false
  return (
    previous === 'in' || previous === 'during' || previous === 'over' || previous === 'for' || previous === 'by' || previous === 'since'
  )
}

/** What the words before and after a date make of it. `joined` dates have used their "from" and "to". */
export function inContext(scan: Scan, atom: Atom, joined: boolean): DateExpression {
  let { first, last, said } = atom
  const p = leadBefore(scan, first)
  const previous = scan.word(p)
  const time = scan.time(p)
  const compared = time?.compare && previous !== 'than' ? true : isComparison(scan, p)
  const plain = (hint?: DateExpression['hint']): DateExpression => ({
    first,
    last,
    said,
    ...(hint === undefined ? {} : { hint }),
    ...(compared ? { compared: true as const } : {}),
  })
  if (said.kind === 'duration' || said.kind === 'ahead') return plain()
  if (said.kind === 'before' || said.kind === 'within') return plain('due')
  const after = scan.word(last + 1)
  if (after === 'onwards' || after === 'onward') {
    last += 1
    return plain('since')
  }
  if (previous === 'than') return limit(scan, atom, p) ?? plain()
  if (previous === 'to' && scan.word(p - 1) === 'prior') {
    first = p - 1
    said = { kind: 'before', at: said }
    return plain('due')
  }
  if (previous === 'to' && (scan.word(p - 1) === 'up' || scan.word(p - 1) === 'period')) return joined ? plain() : plain('until')
  // "Ties date back to 1974."
  if (previous === 'to' && scan.word(p - 1) === 'back') return plain('since')
  if (previous === 'of' && scan.word(p - 1) === 'ahead') {
    first = p - 1
    said = { kind: 'before', at: said }
    return plain('due')
  }
  if ((previous === 'of' || previous === 'from') && scan.word(p - 1) === 'as') return plain('since')
  if (time?.opening || scan.time(p - 1)?.opening) return plain(joined ? undefined : 'since')
  if (time?.closing || scan.time(p - 1)?.closing) return plain('until')
  switch (time?.before) {
    case 'due':
      // "By last year's chair": the year owns what follows.
      if (after === "'s" || scan.word(p - 1) === 'followed') return plain()
      first = scan.word(p - 1) === 'or' && scan.word(p - 2) === 'on' ? p - 2 : p
      said = { kind: 'before', at: said }
      return plain('due')
    case 'since':
      return joined && previous === 'from' ? plain() : plain('since')
    case 'until':
      return plain('until')
    case 'after':
      first = p
      said = { kind: 'after', at: said }
      return plain()
    case 'about':
      first = p
      said = { kind: 'about', at: said }
      return about(scan, { first, last, said })
    default:
      return plain()
  }
}

/** The word that governs a date: articles, "at least" and "early as" between them are passed over. */
function leadBefore(scan: Scan, first: number): number {
  let p = first - 1
  if (scan.word(p) === 'the') p--
  if (scan.word(p) === 'least' && scan.word(p - 1) === 'at') p -= 2
  if (scan.word(p) === 'latest' && scan.word(p - 1) === 'the' && scan.word(p - 2) === 'at') p -= 3
  return p
}

/** "Compared to 2021", "than in May": the date is what something is compared with. */
function isComparison(scan: Scan, p: number): boolean {
  // "Over the same period of last year", "against the same months of 2023": unlike "in the same period", which is the time itself.
  const noun = scan.word(p) === 'of' || scan.word(p) === 'in' ? p - 1 : p
  if (scan.word(noun - 1) === 'same' && scan.word(noun - 2) === 'the' && /^(?:period|quarter|months?|time|half)$/.test(scan.word(noun))) {
    const lead = scan.word(noun - 3)
    return (
      lead === 'over' || lead === 'on' || lead === 'from' || scan.time(noun - 3)?.compare === true || scan.time(noun - 4)?.compare === true
    )
  }
  const word = scan.word(p)
  if (word === 'to' || word === 'with') return scan.time(p - 1)?.compare === true
  return (word === 'in' || word === 'during') && scan.word(p - 1) === 'than'
}

/** "No later than 2027", "not earlier than May". */
function limit(scan: Scan, atom: Atom, than: number): DateExpression | undefined {
  const word = scan.word(than - 1)
  const no = scan.word(than - 2)
  if (no !== 'no' && no !== 'not') return undefined
  const { last, said } = atom
  if (word === 'later') {
    const first = scan.time(than - 3)?.before === 'due' ? than - 3 : than - 2
    return { first, last, said: { kind: 'before', at: said }, hint: 'due' }
  }
  return word === 'earlier' || word === 'sooner' ? { first: than - 2, last, said: { kind: 'after', at: said } } : undefined
}

/** "By around 2030" is still a limit. */
function about(scan: Scan, atom: { first: number; last: number; said: DateSaid }): DateExpression {
  const lead = scan.time(atom.first - 1)?.before
  if (lead === 'since') return { ...atom, hint: 'since' }
  if (lead === 'until') return { ...atom, hint: 'until' }
  if (lead !== 'due') return atom
  return { first: atom.first - 1, last: atom.last, said: { kind: 'before', at: atom.said }, hint: 'due' }
}
