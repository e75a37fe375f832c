import { bounds, precision } from '../watch/bounds.ts'
import { daysBetween, plusYears } from '../watch/day.ts'
import { TIMES, type Language } from './labels/times.ts'
import { say } from './labels/index.ts'
import { sayAmount } from './say-amount.ts'
import { sayCount, sayDate, sayDistance, sayLength } from './say-date.ts'

/** A value that a rule works with, and the slot from which it is. */
interface Given {
  readonly value: string
  readonly slot: string
}

/** Works something out from values, what it is told besides, and the day of the brief. Undefined when the values do not bear it. */
type Rule = (given: readonly Given[], more: readonly string[], day: string, language: Language) => string | undefined

const lastDay = (given: readonly Given[]): string | undefined => bounds(given[0]?.value ?? '').last
const firstDay = (given: readonly Given[]): string | undefined => bounds(given[0]?.value ?? '').first
const slotOf = (given: readonly Given[], slot: string): string | undefined => given.find((one) => one.slot === slot)?.value

/** The rules by which a brief says more than a value: each can be worked out again by whoever checks it. */
const RULES = {
  /** The day of the brief. */
  day: (_given, _more, day, language) => sayDate(day, language),
  /** "in 9 months": how far the last day of a time is. */
  distance: (given, _more, day, language) => {
    const last = lastDay(given)
    return last === undefined ? undefined : sayDistance(day, last, language)
  },
  /** "in 9 months": how far the first day of a time is. */
  distanceFirst: (given, _more, day, language) => {
    const first = firstDay(given)
    return first === undefined ? undefined : sayDistance(day, first, language)
  },
  /** "4 years": how long ago the last day of a time was. */
  length: (given, _more, day, language) => {
    const last = lastDay(given)
    return last === undefined ? undefined : sayLength(Math.abs(daysBetween(last, day)), language)
  },
  /** That the last day of a time is past. */
  overdue: (given, _more, day, language) => {
    const last = lastDay(given)
    return last !== undefined && last < day ? say('overdue, no evidence in the sources read', language) : undefined
  },
  /** "20 years in Nov 2024". */
  anniversary: (given, [count = ''], _day, language) => {
    const [first, last, years] = [firstDay(given), lastDay(given), Number(count)]
    if (first === undefined || last === undefined) return undefined
    const exact = precision(given[0]?.value ?? '')
    const from = plusYears(first, years)
    const on = sayDate(exact === 'year' ? from.slice(0, 4) : exact === 'month' ? from.slice(0, 7) : from, language)
    return say(exact === 'day' ? '{} on {}' : '{} in {}', language, sayCount(years, 'year', language), on)
  },
  /** "until 2026": of a time without a beginning. */
  until: (given, _more, _day, language) =>
    say('until {}', language, sayDate((given[0]?.value ?? '').replace(/^(?:\.\.)?\//, ''), language)),
  /** The months in which a body would meet by its habit, counted from its last session. */
  window: (given, [months = ''], _day, language) => ((firstDay(given) ?? '9999') < months ? sayDate(months, language) : undefined),
  /** "every 6 months". */
  rhythm: (_given, [rhythm = ''], _day, language) => {
    const [, count = '1', unit = ''] = /^every (?:(\d+) )?(month|year)s?$/.exec(rhythm) ?? []
    if (unit !== 'month' && unit !== 'year') return undefined
    return count === '1'
      ? say(unit === 'year' ? 'every year' : 'every month', language)
      : say('every {}', language, sayCount(Number(count), unit, language))
  },
  /** The number of a session so many after one that is told. */
  nextOrdinal: (given, [step = '1'], _day, language) => {
    const number = Number(slotOf(given, 'ordinal')) + Number(step)
    return Number.isInteger(number) ? TIMES[language].ordinal(number) : undefined
  },
  /** The year of a time. */
  year: (given) => lastDay(given)?.slice(0, 4),
  /** "5 years": from one time to another. */
  between: (given, _more, _day, language) => {
    const [from, to] = [bounds(given[0]?.value ?? '').last, bounds(given[1]?.value ?? '').last]
    return from === undefined || to === undefined ? undefined : sayCount(Math.floor(daysBetween(from, to) / 365), 'year', language)
  },
  /** "4 others". */
  others: (given, _more, _day, language) => say('{} others', language, String(given.length)),
  /** How many are told of. */
  count: (given) => String(given.length),
  /** How many are told of, when there are more. */
  countAtLeast: (given, _more, _day, language) => say('at least {}', language, String(given.length)),
  /** "almost $2.2 bn, +14.6 %". */
  amount: (given, _more, _day, language) => {
    const number = slotOf(given, 'value')
    const said = sayAmount(
      {
        value: number === undefined ? undefined : Number(number),
        unit: slotOf(given, 'unit'),
        qualifier: slotOf(given, 'qualifier'),
        change: slotOf(given, 'change'),
      },
      language,
    )
    return said === '' ? undefined : said
  },
} satisfies Readonly<Record<string, Rule>>

/** One of the rules. */
export type RuleName = keyof typeof RULES

/** What a rule makes of values. */
export function workOut(
  rule: RuleName,
  given: readonly Given[],
  more: readonly string[],
  day: string,
  language: Language,
): string | undefined {
  const work: Rule = RULES[rule]
  return work(given, more, day, language)
}
