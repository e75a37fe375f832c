import { atomAt } from './atoms.ts'
import { inContext, isBacked } from './context.ts'
import { joinRange } from './ranges.ts'
import type { DateExpression, DateSaid } from './said.ts'
import { type Atom, Scan } from './scan.ts'
import type { TimeWords } from './words.ts'
import type { Numbers } from '../numbers.ts'
import { SHAPE, type Tokens } from '../tokens.ts'

/** Finds the dates of a stretch of tokens: left to right, the longest at each place, none inside another. */
export function findDates(tokens: Tokens, from: number, to: number, words: TimeWords, numbers: Numbers): DateExpression[] {
  const found: DateExpression[] = []
  let scan: Scan | undefined
  const end = Math.min(to, tokens.count)
  let i = from
  while (i < end) {
    // Most tokens are done with here, so nothing is made before one of them looks like a date.
    const shape = tokens.shape[i]
    if (shape === SHAPE.punctuation) {
      i++
      continue
    }
    if (shape !== SHAPE.number && shape !== SHAPE.ordinal) {
      const word = tokens.word[i] ?? ''
      if (
        !words.at(tokens, i)?.begins &&
        !(word.length <= 6 && word.length >= 4 && word.charCodeAt(0) === 0x66 && word.charCodeAt(1) === 0x79)
      ) {
        i++
        continue
      }
    }
    scan ??= new Scan(tokens, from, end, words, numbers)
    const next = take(scan, i, found)
    i = next > i ? next : i + 1
  }
  return shareYears(tokens, found)
}

/** Reads the date at `i` into `found`; returns the token to go on from. */
function take(scan: Scan, i: number, found: DateExpression[]): number {
  const atom = atomAt(scan, i)
  if (atom === undefined) return i
  const before = found[found.length - 1]
  const floor = before === undefined ? scan.from : before.last + 1
  if (atom.first < floor) return i
  const joined = joinRange(scan, atom)
  if (joined !== undefined && (atom.weak !== 'weekday' || isBacked(scan, atom, before)) && isFree(scan, atom)) {
    add(scan, joined, true, floor, found)
    return joined.last + 1
  }
  if (!isBacked(scan, atom, before)) return i
  add(scan, atom, atom.said.kind === 'range', floor, found)
  let last = found[found.length - 1]?.last ?? atom.last
  for (const more of atom.more ?? []) {
    found.push({ first: more.first, last: more.last, said: more.said })
    last = more.last
  }
  return last + 1
}

/** A weak beginning of a range: "2000 to 2100 people" is stopped before, "Articles 2000–2010" here. */
function isFree(scan: Scan, atom: Atom): boolean {
  return atom.weak === undefined || !scan.isLabel(atom.first - 1)
}

function add(scan: Scan, atom: Atom, joined: boolean, floor: number, found: DateExpression[]): void {
  const expression = inContext(scan, atom, joined)
  // The words before must not reach into the date before.
  found.push(expression.first < floor ? { first: atom.first, last: atom.last, said: atom.said } : expression)
}

/** "On 12 May and 3 June 2024", "in January, March and June 2024": one year serves a whole list. */
function shareYears(tokens: Tokens, found: DateExpression[]): DateExpression[] {
  for (let n = found.length - 2; n >= 0; n--) {
    const here = found[n]
    const next = found[n + 1]
    if (here === undefined || next === undefined) continue
    const year = yearOf(next.said)
    if (year !== undefined && lacksYear(here.said) && sameKind(here.said, next.said) && isListed(tokens, here, next)) {
      found[n] = { ...here, said: withYear(here.said, year) }
    }
  }
  for (let n = 1; n < found.length; n++) {
    const before = found[n - 1]
    const here = found[n]
    if (before === undefined || here === undefined) continue
    const year = yearOf(before.said)
    if (
      year !== undefined &&
      lacksYear(here.said) &&
      sameKind(before.said, here.said) &&
      isListed(tokens, before, here) &&
      placeOf(here.said) >= placeOf(before.said)
    ) {
      found[n] = { ...here, said: withYear(here.said, year) }
    }
  }
  return found
}

const LIST_WORDS = new Set([',', 'and', 'or', '&', 'on', 'in', 'from', 'as', 'well', ';'])
const FAR = 4

/** Whether only the words of a list stand between two dates. */
function isListed(tokens: Tokens, a: DateExpression, b: DateExpression): boolean {
  if (b.first - a.last > FAR || b.first - a.last < 2) return false
  for (let i = a.last + 1; i < b.first; i++) {
    if (!LIST_WORDS.has(tokens.word[i] ?? '')) return false
  }
  return true
}

function isPart(said: DateSaid): said is Extract<DateSaid, { kind: 'day' | 'month' }> {
  return (said.kind === 'day' && said.month !== undefined) || said.kind === 'month'
}

function yearOf(said: DateSaid): number | undefined {
  if (said.kind === 'range') return yearOf(said.from) ?? yearOf(said.to)
  return isPart(said) ? said.year : undefined
}

function lacksYear(said: DateSaid): boolean {
  if (said.kind === 'range') return lacksYear(said.from) && lacksYear(said.to)
  return isPart(said) && said.year === undefined && said.yearShift === undefined && !('near' in said && said.near !== undefined)
}

function sameKind(a: DateSaid, b: DateSaid): boolean {
  const kind = (said: DateSaid): DateSaid['kind'] => (said.kind === 'range' ? said.from.kind : said.kind)
  return kind(a) === kind(b)
}

function placeOf(said: DateSaid): number {
  if (said.kind === 'range') return placeOf(said.from)
  if (said.kind === 'day') return (said.month ?? 0) * 100 + said.day
  return said.kind === 'month' ? said.month * 100 : 0
}

function withYear(said: DateSaid, year: number): DateSaid {
  if (said.kind === 'range') return { ...said, from: withYear(said.from, year), to: withYear(said.to, year) }
  return isPart(said) ? { ...said, year } : said
}
