import type { Act, RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { plusYears } from '../../watch/day.ts'
import { outcomeOf } from '../../watch/evidence.ts'
import { actDate, all, claimsOf, one, unique, voiceClaims } from '../../watch/fields.ts'
import { list, nameOf } from '../../watch/name.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { sayDate, sayDistance } from '../say-date.ts'
import { disputes, voiceName } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'
import { anniversary } from './status.ts'

/** Acts by which a document comes to bind; talks about it do not. */
const BINDING: ReadonlySet<string> = new Set([
  'signed',
  'adopted',
  'approved',
  'acceded',
  'ratified',
  'extended',
  'renewed',
  'launched',
  'exchanged',
  'implemented',
  'in force',
  'terminated',
  'concluded',
  'endorsed',
  '',
])
const TALKS: ReadonlySet<string> = new Set(['discussed', 'negotiated'])

/** A document that holds: something was done to it beyond talks. */
export function holds(record: RegisterRecord): boolean {
  return (
    record.modality !== 'cancelled' &&
    (record.acts.some(({ action, modality }) => modality === 'done' && BINDING.has(action)) ||
      (record.modality === 'done' && !record.acts.some(({ action }) => TALKS.has(action))))
  )
}

/** Agreements and plans that hold, what lapses and when; those that lapse soonest first. */
export function agreements(view: View): Section {
  const held = ofKind(view, 'instrument').filter(holds)
  const lines = held
    .map((record) => ({ record, told: agreement(view, record) }))
    .filter(({ told }) => told !== undefined)
    .sort((a, b) => weight(view, a.record) - weight(view, b.record) || (b.record.to ?? '').localeCompare(a.record.to ?? ''))
  return {
    key: 'agreements',
    title: 'Agreements and plans',
    lines: present(lines.map(({ told }) => told)),
    missing: lines.length === 0 && view.subject.kind !== 'person' ? ['any agreement or plan in force'] : [],
  }
}

/** Plans that run first, then treaties and agreements, then papers of one meeting, then what has lapsed. */
function weight(view: View, record: RegisterRecord): number {
  const period = one(record, 'period'),
    last = period === undefined ? undefined : bounds(period).last
  if (last !== undefined) return last < view.day ? (last < plusYears(view.day, -1) ? 4 : 1) : 0
  return /statement|communiqu|declaration|summary|minutes|protocol of the/i.test(nameOf(record)) ? 3 : 2
}

function agreement(view: View, record: RegisterRecord): Line | undefined {
  const done = record.acts.filter(({ modality, action }) => modality === 'done' && BINDING.has(action) && action !== '')
  const period = one(record, 'period'),
    parties = all(record, 'parties'),
    by = all(record, 'by'),
    at = one(record, 'at')
  // What is still to be done with it, unless its day has gone by.
  const ahead = record.acts.filter(
    (act) =>
      ['scheduled', 'expected'].includes(act.modality) &&
      act.action !== '' &&
      BINDING.has(act.action) &&
      (actDate(act) ?? view.day) >= view.day,
  )
  const acts = [...done.map((act) => actPart(act)), ...ahead.map((act) => says(outlook(act), voiceClaims(act.voices)))]
  const first = done.find(({ action }) => ['signed', 'acceded'].includes(action) && view.subject.kind !== 'person')
  const since = first === undefined ? undefined : actDate(first)
  const anniversaries =
    since === undefined || first === undefined
      ? []
      : anniversary(since, view.day).map((text) => says(`${first.action} then: ${text}`, voiceClaims(first.voices)))
  const sides = present([
    parties.length === 0 ? undefined : `between ${list(parties, 5)}`,
    by.length === 0 ? undefined : `by ${list(by, 4)}`,
    at === undefined ? undefined : `at the ${at}`,
  ])
  const parts = [
    ...acts,
    ...(sides.length === 0 ? [] : [says(sides.join(', '), claimsOf(record, 'parties', 'by', 'at'))]),
    ...(period === undefined ? [] : [says(periodWords(period, view.day), claimsOf(record, 'period'))]),
    ...anniversaries,
  ]
  return line(nameOf(record), parts.length > 0 ? parts : [says('named as a document that exists', record.claims)], {
    under: disputes(record),
  })
}

function actPart(act: Act): Part {
  const when = actDate(act)
  return says(
    `${act.action}${when === undefined ? '' : ` ${sayDate(when)}`}`,
    act.when === undefined
      ? voiceClaims(act.voices)
      : unique([
          ...act.when.said.filter(({ value }) => value === act.when?.shown).flatMap(({ voices }) => voiceClaims(voices)),
          ...voiceClaims(act.voices),
        ]),
  )
}

function periodWords(period: string, day: string): string {
  const { last } = bounds(period)
  const words = period.startsWith('../') ? `until ${sayDate(period.slice(3))}` : `for ${sayDate(period)}`
  if (last === undefined) return words
  return `${words}: ${last < day ? 'lapsed' : 'lapses'} ${sayDistance(day, last)}`
}

/** Documents that are to come: what is to be done with them, by whose word. Two sides that say different things stand side by side. */
export function expected(view: View): Section {
  const open = ofKind(view, 'instrument')
    .filter((record) => !holds(record))
    .sort((a, b) => lastTold(view, b).localeCompare(lastTold(view, a)))
  const lines = open.map((record) => outcome(view, record))
  const late = open
    .filter((record) => record.to !== undefined && record.to < view.day && outcomeOf(record, view.evidence).length === 0)
    .slice(0, 4)
  return {
    key: 'expected',
    title: 'Outcomes expected',
    lines: present(lines),
    missing: late.map((record) => `that the ${nameOf(record)} expected by ${sayDate(record.to ?? '')} came about`),
  }
}

function outcome(view: View, record: RegisterRecord): Line | undefined {
  const acts =
    record.acts.length > 0
      ? record.acts
      : [{ action: '', modality: record.modality, voices: Object.values(record.fields)[0]?.said[0]?.voices ?? [] }]
  const told = acts
    .filter(({ voices }) => voices.length > 0)
    .map((act) => ({ words: outlook(act), act, names: unique(act.voices.map(voiceName)) }))
  // Two sides differ when each says another thing of it; one side that says both only tells its story.
  const differ =
    told.length > 1 &&
    told.every(({ names }, index) => told.every((other, at) => at === index || !other.names.some((name) => names.includes(name)))) &&
    new Set(told.map(({ act }) => act.action)).size > 1
  const period = one(record, 'period'),
    at = one(record, 'at'),
    by = all(record, 'by')
  const details = present([
    period === undefined ? undefined : `for ${sayDate(period)}`,
    at === undefined ? undefined : `at the ${at}`,
    by.length === 0 ? undefined : `by ${list(by, 4)}`,
  ])
  const parts = told.map(({ words, act, names }) => says(differ ? `${words} (${list(names, 3)})` : words, voiceClaims(act.voices)))
  const found = outcomeOf(record, view.evidence).slice(0, 2)
  const came = found.map((other) => says(`came about, it seems: ${nameOf(other)}`, claimsOf(other, 'title', 'action', 'when')))
  const late =
    found.length === 0 && record.to !== undefined && record.to < view.day
      ? [says('no evidence in the sources read that it came about', record.claims)]
      : []
  return line(
    nameOf(record),
    [...parts, ...(details.length === 0 ? [] : [says(details.join(', '), claimsOf(record, 'period', 'at', 'by'))]), ...came, ...late],
    { differ, under: disputes(record) },
  )
}

function outlook(act: Pick<Act, 'action' | 'modality'> & { readonly when?: Act['when'] }): string {
  const when = typeof act.when?.shown === 'string' ? ` ${sayDate(act.when.shown)}` : ''
  if (act.modality === 'cancelled') return `called off${when}`
  if (TALKS.has(act.action)) return act.modality === 'done' ? `${act.action}${when}` : `to be ${act.action}${when}`
  if (act.modality === 'proposed') return `proposed${act.action === '' ? '' : ` to be ${act.action}`}${when}`
  if (act.modality === 'done') return `${act.action || 'told of'}${when}`
  return `${act.action === '' ? act.modality : `to be ${act.action}`}${when}`
}
