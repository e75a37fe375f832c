import type { Amount } from '../../../language/amounts.ts'
import type { Clause } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Scope, SentenceDate } from '../../scope.ts'
import { isMoney } from './amount.ts'

/** The time of an amount: the first date behind it before the next amount, else the nearest in front, within its part of the sentence. */
export function periodOf(scope: Scope, amount: Pick<Amount, 'first' | 'last'>, clause: Clause | undefined): Filled | undefined {
  const { s } = scope
  const part = partOf(scope, amount.first)
  const next = nextAmount(scope, amount) ?? part.to
  let before: SentenceDate | undefined
  for (const date of scope.dates) {
    const at = s.units[date.unit]?.first ?? 0
    if (
      at < part.from ||
      at >= part.to ||
      compares(scope, date) ||
      ownedByOther(scope, date, clause) ||
      isInner(scope, amount, date) ||
      isOfDeed(scope, amount, date)
    )
      continue
    // "one quarter of the trade": a share and no time.
    if (String(date.value).startsWith('P') && s.tokens.word[(s.units[date.unit]?.last ?? 0) + 1] === 'of') continue
    if (at < amount.first) {
      if (!isDay(date) || isAsOf(scope, at)) before = date
    } else if (at < next && date.part !== 'due')
      return before !== undefined && isRange(before) && isDay(date) && !amountBetween(scope, before, amount)
        ? before.filled
        : open(scope, date)
    else if (at < next && before === undefined) return date.filled
  }
  return before === undefined || before.part === 'due' ? undefined : open(scope, before)
}

/** The amount behind that has a time of its own: "300 visas and 20 passports in 2024" share one. */
function nextAmount({ s, amounts }: Scope, amount: Pick<Amount, 'first' | 'last'>): number | undefined {
  const behind = amounts.filter((a) => a.first > amount.last && a.change === undefined)
  let last = amount.last
  for (const one of behind) {
    const between = s.units.filter((u) => u.first > last && u.last < one.last)
    if (between.length === 0 || between.some((u) => u.type !== 'conjunction' && u.type !== 'noun')) return one.first
    last = one.last
  }
  return undefined
}

/** "since 2010", "since its founding in 2010": a time that goes on. */
function open(scope: Scope, { unit, filled }: SentenceDate): Filled {
  const { units } = scope.s
  if (String(filled.value).includes('/')) return filled
  for (let u = unit - 1; u >= Math.max(0, unit - 3); u--) {
    const before = units[u]
    if (before?.type === 'verb' || before?.type === 'comma') break
    if ((before?.type === 'preposition' || before?.type === 'subordinator') && before.word === 'since')
      return { ...filled, value: `${filled.value}/..` }
  }
  return filled
}

/** A date of a clause that begins behind the amount: "trade of $5 billion, and the treaty, which was signed in 2019". */
function isInner(scope: Scope, amount: Pick<Amount, 'first' | 'last'>, date: SentenceDate): boolean {
  const { units, clauses } = scope.s
  // "Noting that tea makes up half of exports, the League will cut tariffs by 2030": a further subject with its verb.
  const isOthers = clauses.some(
    ({ subject, at, verb }) =>
      verb.form === 'finite' && at < date.unit && subject !== undefined && (units[subject.from]?.first ?? 0) > amount.last,
  )
  if (isOthers) return true
  let opens = false
  for (let u = date.unit - 1; u >= 0; u--) {
    const unit = units[u]
    if (unit === undefined || unit.first <= amount.last) return false
    if (unit.type === 'verb' && unit.form === 'finite') opens = true
    if (opens && (unit.type === 'relative' || unit.type === 'that' || unit.type === 'subordinator')) return true
  }
  return false
}

/** Verbs of what is done once: their day is none of what is measured. */
const ONCE = new Set(
  (
    'launch relaunch found establish create set sign conclude adopt approve ratify inaugurate introduce announce open initiate publish ' +
    'form deploy convene constitute propose endorse unveil commission'
  ).split(' '),
)

/** "a scheme launched in March 2023, 420 nurses": a date of a participle that the amount stands outside of; "a grant of $2 million was signed in May". */
function isOfDeed({ s, amounts }: Scope, amount: Pick<Amount, 'first' | 'last'>, date: SentenceDate): boolean {
  const isSum = amounts.some((a) => a.first === amount.first && isMoney(a))
  return s.clauses.some(({ verb, at, rest }) => {
    if (!ONCE.has(verb.lemma) || at > date.unit || date.unit >= rest.to) return false
    const end = s.units[rest.to - 1]?.last ?? verb.last
    if (verb.form === 'participle') return amount.last < verb.first || amount.first > end
    // What stands between the verb and its date has no other verb.
    return isSum && verb.form === 'finite' && !s.units.some((u, i) => i > at && i < date.unit && u.type === 'verb')
  })
}

/** "from January to July" in front outweighs a single day behind. */
const isRange = (date: SentenceDate): boolean => date.value.includes('/')

/** "As of 31 July, the portfolio comprised": the day of the count. */
const isAsOf = ({ s }: Scope, at: number): boolean => s.tokens.word[at - 2] === 'as' && /^(?:of|at|on)$/.test(s.tokens.word[at - 1] ?? '')

/** A day in front is when something was said, not what is counted. */
const isDay = (date: SentenceDate): boolean => /^\d{4}-\d\d-\d\d$/.test(date.value)

function amountBetween(scope: Scope, date: SentenceDate, amount: Pick<Amount, 'first'>): boolean {
  const from = scope.s.units[date.unit]?.first ?? 0
  return scope.amounts.some((a) => a.first > from && a.last < amount.first && a.change === undefined)
}

/** Semicolons part figures. */
function partOf(scope: Scope, token: number): { from: number; to: number } {
  const { s } = scope
  let from = s.sentence.body
  let to = s.sentence.last
  for (const [u, unit] of s.units.entries()) {
    // "In 2023 exports rose, while in 2024 they fell": so does what is set against it.
    const isAgainst =
      unit.type === 'subordinator' &&
      /^(?:while|whereas)$/.test(s.tokens.word[unit.first] ?? '') &&
      s.units[u - 1]?.type === 'comma' &&
      s.units[u + 1]?.type === 'preposition' &&
      s.units[u + 2]?.type === 'date'
    if (unit.type !== 'semicolon' && !isAgainst) continue
    if (unit.first < token) from = unit.first
    else {
      to = unit.first
      break
    }
  }
  return { from, to }
}

/** "compared with the same period last year", "than in 2021": the other time of a comparison. */
function compares(scope: Scope, date: SentenceDate): boolean {
  const first = scope.s.units[date.unit]?.first ?? 0
  for (let i = first - 1; i >= Math.max(scope.s.sentence.body, first - 7); i--) {
    const word = scope.s.tokens.word[i]
    if (word === 'compared' || word === 'than' || word === 'versus') return true
    if (word === ',' || word === ';') return false
  }
  return false
}

/** A date inside a phrase that tells of something else: "the bank, founded in 2014, has lent". */
function ownedByOther(scope: Scope, date: SentenceDate, clause: Clause | undefined): boolean {
  if (clause?.subject === undefined || date.unit >= clause.at) return false
  // "Founded in 1994, the Council has lent": the time of the participle in front.
  const own = scope.s.clauses.find((c) => c.at < date.unit && date.unit < c.rest.to && c.at < clause.at)
  if (date.unit < clause.subject.from && own?.verb.form === 'participle') return true
  if (date.unit < clause.subject.from) return clause.kind === 'gerund' || clause.kind === 'participle'
  for (let u = clause.subject.from; u < date.unit; u++) if (scope.s.units[u]?.type === 'verb') return true
  return false
}
