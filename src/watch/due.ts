import { compare } from '../register/compare.ts'
import type { Kind } from '../reading/claim.ts'
import type { ClaimId, RegisterRecord } from '../register/record.ts'
import { bounds, precision, type Bounds } from './bounds.ts'
import { expectedIn, sessionsByBody, type Expected } from './cadence.ts'
import { daysBetween, plusDays, plusLength, plusYears } from './day.ts'
import { evidenceFor } from './evidence.ts'
import type { Handling, Wanted } from './handling.ts'
import { lastSaid, SAID } from '../register/watched.ts'
import { actDate, claimsOf, one, unique, voiceClaims, voicesIn } from './fields.ts'
import { rowOf } from './mechanism.ts'
import { isWorth, missingIn } from './mechanism/missing.ts'
import { sayMissing, saySilence } from './mechanism/say.ts'
import type { MechanismSession, StateOf } from './mechanism/session.ts'
import { nameOf, ordinal } from './name.ts'
import type { WatchRule } from './rules.ts'

/** How a thing that is watched stands on a day. */
export const STANDINGS = ['coming', 'overdue', 'untold', 'ended'] as const
/** One of them. */
export type Standing = (typeof STANDINGS)[number]

/** One thing that a day brings: what, when, by which rule, and on whose word. */
export interface Due {
  /** The key of its rule in `knowledge/watch.tsv`. */
  readonly rule: string
  /** How long before its day that rule tells of it. */
  readonly lead: string
  readonly standing: Standing
  /** The day to order by, `YYYY-MM-DD`. */
  readonly day: string
  /** The date as it was said, EDTF; of an anniversary, the date it falls on. */
  readonly when: string
  readonly kind: Kind
  /** What it is, in one line. */
  readonly what: string
  /** What happens to it: "lapses", "falls due", "20 years since 2004". */
  readonly says: string
  readonly record: RegisterRecord['id']
  /** The claims that bear it. Never empty. */
  readonly claims: readonly ClaimId[]
  /** What persons did with it. */
  readonly handling?: Handling
}

/** The days within which is looked. */
export interface DueOptions extends Wanted {
  /** The day from which is looked, `YYYY-MM-DD`. */
  readonly day: string
  /** The last day looked at; unless told, each rule's lead time says how far ahead. */
  readonly until?: string
  readonly rules: readonly WatchRule[]
  /** How far back things that ended are told. What is overdue or untold stays until there is evidence. 90 days unless told. */
  readonly back?: string
  /** The state that a place lies in, to know whose turn it is to receive. */
  readonly stateOf?: StateOf
}

/**
 * What falls due within a window, what is overdue and what nobody told of, in order of time. Everything follows from the records: the same
 * records and day give the same list. "Overdue" never says that a thing was not done, only that the sources read up to the day do not tell.
 */
export function due(records: readonly RegisterRecord[], options: DueOptions): readonly Due[] {
  const window = windowOf(options)
  const meetings = [...sessionsByBody(records).values()]
  return inOrder([
    ...records.flatMap((record) => dueOf(record, records, window)),
    ...meetings.flatMap((sessions) => byHabit(sessions, window, options.stateOf)),
  ])
}

/** The days within which is looked, with how far back when that is not said. */
export const windowOf = ({ day, until, rules, back = plusDays(day, -90) }: DueOptions): Window => ({
  ...{ day, back, rules },
  ...(until === undefined ? {} : { until }),
})

/** The last day looked at by a rule. */
export const untilOf = ({ lead }: WatchRule, { day, until }: Pick<Window, 'day' | 'until'>): string => until ?? plusLength(day, lead)

/** What the day brings of one record. @param others among which evidence may be, and the meetings that its documents tell of */
export const dueOf = (record: RegisterRecord, others: readonly RegisterRecord[], window: Window): readonly Due[] =>
  window.rules.flatMap((rule) => watch(rule, record, others, window))

/** In order of time, each thing once. */
export const inOrder = (items: readonly Due[]): readonly Due[] => withoutTwins(items).sort(byDay)

/** The order of what is due. */
export const byDay = (a: Due, b: Due): number =>
  compare(a.day, b.day) || compare(a.what, b.what) || compare(a.rule, b.rule) || compare(a.record, b.record)

/** The days within which is looked. */
export interface Window extends Pick<DueOptions, 'day' | 'until' | 'rules'> {
  readonly back: string
}

/** A date of a record that a rule looks at. */
interface Dated {
  readonly when: string
  readonly claims: readonly ClaimId[]
  readonly verb?: string
  /** The day on which it was last told of, when that is what is waited after. */
  readonly said?: string
}

function watch(rule: WatchRule, record: RegisterRecord, records: readonly RegisterRecord[], window: Window): Due[] {
  if (rule.kind !== record.kind) return []
  return datesOf(rule, record, records).flatMap((dated) => {
    const found =
      rule.years !== undefined
        ? anniversary(rule, rule.years, dated, window)
        : [placed(rule, dated, window)].filter((item) => item !== undefined)
    return found.flatMap(({ standing, day, when, says }): Due[] => {
      if (standing === 'overdue' && evidenceFor(record, records).length > 0) return []
      const expected = rule.key === 'outcome.expected' && standing === 'coming' && dated.verb !== undefined
      return [
        {
          rule: rule.key,
          lead: rule.lead,
          standing,
          day,
          when,
          kind: record.kind,
          what: nameOf(record),
          record: record.id,
          claims: dated.claims,
          says: expected ? `is expected to be ${dated.verb}` : says,
        },
      ]
    })
  })
}

function datesOf(rule: WatchRule, record: RegisterRecord, records: readonly RegisterRecord[]): Dated[] {
  if (rule.slot === SAID) return saidOf(rule, record)
  if (rule.slot !== 'act') {
    const when = one(record, rule.slot)
    return when === undefined || !rule.modality.includes(record.modality) ? [] : [{ when, claims: claimsOf(record, rule.slot) }]
  }
  // What was expected and has been done is settled: the record's own standing says so.
  if (rule.key === 'outcome.expected' && !rule.modality.includes(record.modality)) return []
  const dated = record.acts
    .filter(({ action, modality }) => rule.modality.includes(modality) && (rule.acts === undefined || rule.acts.includes(action)))
    .flatMap((act): Dated[] => {
      const when = actDate(act)
      return when === undefined ? [] : [{ when, claims: voiceClaims(act.voices), ...(act.action === '' ? {} : { verb: act.action }) }]
    })
  if (dated.length > 0 || rule.key !== 'outcome.expected') return dated.slice(0, rule.years !== undefined ? dated.length : 1)
  return dateOfOccasion(record, records)
}

/** What lasts as long as somebody says so, some time after it was last said. */
function saidOf({ modality, after = '' }: WatchRule, record: RegisterRecord): Dated[] {
  const said = modality.includes(record.modality) ? lastSaid(record) : undefined
  const { last } = said === undefined ? {} : bounds(said)
  if (said === undefined || last === undefined) return []
  const claims = voiceClaims(voicesIn(record).filter(({ published }) => published === said))
  return [{ when: plusLength(last, after), said, claims }]
}

/** A document that is expected of a meeting is due when the meeting is. */
function dateOfOccasion(record: RegisterRecord, records: readonly RegisterRecord[]): Dated[] {
  const at = one(record, 'at')?.toLowerCase()
  if (at === undefined) return []
  const told = new Set(record.documents)
  // Only the session that the same document tells of: another year's is not meant.
  const meeting = records.find(
    (other) =>
      other.kind === 'meeting' &&
      other.modality !== 'recurring' &&
      other.documents.some((id) => told.has(id)) &&
      (one(other, 'body') ?? one(other, 'title'))?.toLowerCase() === at &&
      one(other, 'when') !== undefined,
  )
  const when = meeting === undefined ? undefined : one(meeting, 'when')
  if (meeting === undefined || when === undefined) return []
  const verb = record.acts[0]?.action
  return [{ when, claims: unique([...claimsOf(record), ...claimsOf(meeting, 'when')]), ...(verb ? { verb } : {}) }]
}

interface Placed {
  readonly standing: Standing
  readonly day: string
  readonly when: string
  readonly says: string
}

function placed(rule: WatchRule, { when, said }: Dated, window: Window): Placed | undefined {
  const until = untilOf(rule, window)
  const { first, last } = bounds(when)
  const edge = rule.edge === 'first' ? first : last
  const end = last ?? first
  if (edge === undefined || end === undefined) return undefined
  if (end < window.day) {
    if (rule.late === 'dropped' || (rule.late === 'ended' && end < window.back)) return undefined
    return { standing: rule.late, day: end, when, says: LATE[rule.late](saysOf(rule, said), window.day) }
  }
  // A thing that has begun and is not over is still to be told of: its day is today at the earliest.
  if (rule.late === 'dropped' && edge < window.day) return undefined
  if (edge > until) return undefined
  return { standing: 'coming', day: dayToOrderBy(edge, end, window.day, until), when, says: saysOf(rule, said) }
}

const saysOf = ({ says }: WatchRule, said: string | undefined): string => (said === undefined ? says : `${says} on ${said}`)

/** What covers no more days than this is told by its first one. */
export const SHORT_DAYS = 31

/** The first day; of what has begun, or may fall on any day of a long time, the last one in the window: what is certain comes first. */
function dayToOrderBy(first: string, last: string, day: string, until: string): string {
  if (first >= day && daysBetween(first, last) <= SHORT_DAYS) return first
  return last < until ? last : until
}

const LATE: { readonly [late in Exclude<WatchRule['late'], 'dropped'>]: (says: string, day: string) => string } = {
  overdue: (_says, day) => `overdue: no evidence in the sources read up to ${day}`,
  untold: (_says, day) => `was announced; the sources read up to ${day} do not tell that it took place`,
  ended: (says) => ({ lapses: 'lapsed', ends: 'ended' })[says] ?? says,
}

function anniversary(rule: WatchRule, every: readonly number[], { when, claims, verb }: Dated, window: Window): Placed[] {
  const until = untilOf(rule, window)
  if (claims.length === 0) return []
  const { first, last } = bounds(when)
  if (first === undefined || last === undefined) return []
  return every.flatMap((years): Placed[] => {
    const shifted: Required<Bounds> = { first: plusYears(first, years), last: plusYears(last, years) }
    if (shifted.last < window.day || shifted.first > until) return []
    const day = dayToOrderBy(shifted.first, shifted.last, window.day, until)
    const exact = precision(when)
    const on = exact === 'year' ? shifted.first.slice(0, 4) : exact === 'month' ? shifted.first.slice(0, 7) : shifted.first
    return [{ standing: 'coming', day, when: on, says: `${years} years since ${verb ?? 'it began'}, ${first.slice(0, 4)}` }]
  })
}

/** What the sessions of one body suggest: another one, or those between them of which nobody tells. */
export function byHabit(sessions: readonly RegisterRecord[], window: Window, stateOf?: StateOf): Due[] {
  const [rhythm, numbers] = [ruleOn(window.rules, 'rhythm'), ruleOn(window.rules, 'ordinal')]
  if (rhythm === undefined && numbers === undefined) return []
  const row = rowOf(sessions, stateOf)
  const next = rhythm === undefined ? undefined : expectedIn(sessions, row, window.day)
  return [
    ...(next === undefined || rhythm === undefined ? [] : expected(rhythm, next, window)),
    ...(numbers === undefined ? [] : untoldSessions(numbers, sessions, row, window)),
  ]
}

/** The rule on what the sessions of a body come to. */
export const ruleOn = (rules: readonly WatchRule[], slot: 'rhythm' | 'ordinal'): WatchRule | undefined =>
  rules.find((rule) => rule.slot === slot)

function expected(rule: WatchRule, next: Expected, window: Window): Due[] {
  const { day } = window
  const what = `${next.ordinal === undefined ? '' : `${ordinal(next.ordinal)} `}${next.body}`
  const shared = {
    rule: rule.key,
    lead: rule.lead,
    kind: 'meeting' as const,
    what,
    record: next.record.id,
    claims: next.claims,
    when: `${next.first.slice(0, 7)}/${next.last.slice(0, 7)}`,
  }
  if (next.last < day) return [{ ...shared, standing: 'untold', day: next.last, says: saySilence(next.rhythm, next.since, day) }]
  const hasBegun = next.first < day
  const from = hasBegun ? day : next.first
  const place = next.place === undefined ? '' : `, ${next.place} by rotation`
  return from > untilOf(rule, window)
    ? []
    : [{ ...shared, standing: 'coming', day: from, says: `expected by habit, ${next.rhythm}${place}; not announced` }]
}

/** So many years back a session that nobody tells of is still asked for. */
const GAP_YEARS = 5
/** Sessions that nobody tells of are told of as far back as this. */
export const gapsSince = ({ day }: Pick<Window, 'day'>): string => plusYears(day, -GAP_YEARS)

function untoldSessions(rule: WatchRule, sessions: readonly RegisterRecord[], row: readonly MechanismSession[], { day }: Window): Due[] {
  const body = sessions.map((record) => one(record, 'body')).find((name) => name !== undefined) ?? ''
  return missingIn(row)
    .filter((missing) => isWorth(missing, gapsSince({ day })) && (missing.to ?? '') < day)
    .map((missing): Due => {
      const { first, last, from, to = '', claims, between } = missing
      const numbers = first === last ? ordinal(first) : `${ordinal(first)} to ${ordinal(last)}`
      return {
        rule: rule.key,
        lead: rule.lead,
        standing: 'untold',
        day: to,
        when: from === undefined ? `../${to.slice(0, 7)}` : `${from.slice(0, 7)}/${to.slice(0, 7)}`,
        kind: 'meeting',
        what: `${numbers} ${body}`,
        says: `${sayMissing(missing)}: no evidence in the sources read up to ${day}`,
        record: between[1],
        claims,
      }
    })
}

/** Two rules may find one anniversary, as of `since` and of the act: the first in the table tells it. */
function withoutTwins(items: readonly Due[]): Due[] {
  const seen = new Set<string>()
  return items.filter(({ record, day, says, rule }) => {
    const key = `${record} ${day} ${/^\d+ years/.exec(says)?.[0] ?? rule}`
    return !seen.has(key) && seen.add(key)
  })
}
