import type { Act, RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { plusYears } from '../../watch/day.ts'
import { evidenceFor } from '../../watch/evidence.ts'
import { actDate, claimsOf, one, unique, voiceClaims } from '../../watch/fields.ts'
import { nameOf } from '../../watch/name.ts'
import { around, listed, phrase, series, shown, value, worked, words, type Bit, type Value } from '../bits.ts'
import { line, present, says, saysAll, type Line, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { actBit, actWhen, disputes, voiceName, voicesBit } from '../tell.ts'
import { asideOf, lastTold, ofKind, type View } from '../view.ts'
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
    lines: present(lines.map(({ told }) => told)),
    missing: lines.length === 0 && view.subject.kind !== 'person' ? [phrase('any agreement or plan in force')] : [],
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
  const period = shown(record, 'period')
  // What is still to be done with it, unless its day has gone by.
  const ahead = record.acts.filter(
    (act) =>
      ['scheduled', 'expected'].includes(act.modality) &&
      act.action !== '' &&
      BINDING.has(act.action) &&
      (actDate(act) ?? view.day) >= view.day,
  )
  const acts = [...done.map((act) => says(actBit(act))), ...ahead.map((act) => says(outlook(act)))]
  const first = done.find(({ action }) => ['signed', 'acceded'].includes(action) && view.subject.kind !== 'person')
  const since = first === undefined ? undefined : actWhen(first)
  const anniversaries =
    since === undefined || first === undefined
      ? []
      : anniversary(since, view.day).map((bit) =>
          says(phrase('{} then: {}', value(first.action, 'action', voiceClaims(first.voices)), bit)),
        )
  const parts = [
    ...acts,
    ...saysAll(', ', [
      around('between {}', listed(record, 'parties', 5)),
      around('by {}', listed(record, 'by', 4)),
      around('at the {}', shown(record, 'at')),
    ]),
    ...(period === undefined ? [] : [says(periodBit(period, view.day))]),
    ...anniversaries,
  ]
  return line(nameBit(record), parts.length > 0 ? parts : [says(words('named as a document that exists', record.claims))], {
    aside: asideOf(view, record, 'plan.lapses'),
    under: disputes(record),
  })
}

/** "for 2021–2025: lapses in 9 months". */
export function periodBit(period: Value, day: string): Bit {
  const { last } = bounds(period.value)
  const open = period.value.startsWith('../')
  const told = open ? worked('until', [period]) : phrase('for {}', period)
  if (last === undefined) return told
  return phrase(last < day ? '{}: lapsed {}' : '{}: lapses {}', told, worked('distance', [period]))
}

/** Documents that are to come: what is to be done with them, by whose word. Two sides that say different things stand side by side. */
export function expected(view: View): Section {
  const open = ofKind(view, 'instrument')
    .filter((record) => !holds(record))
    .sort((a, b) => lastTold(view, b).localeCompare(lastTold(view, a)))
  const lines = open.map((record) => outcome(view, record))
  const late = open
    .filter((record) => record.to !== undefined && record.to < view.day && evidenceFor(record, view.evidence).length === 0)
    .filter((record) => asideOf(view, record, 'outcome.expected') === undefined)
    .slice(0, 4)
  return {
    lines: present(lines),
    missing: late.map((record) => phrase('that the {} expected by {} came about', nameBit(record), dayBit(record))),
  }
}

function outcome(view: View, record: RegisterRecord): Line | undefined {
  const acts =
    record.acts.length > 0
      ? record.acts
      : [{ action: '', modality: record.modality, voices: Object.values(record.fields)[0]?.said[0]?.voices ?? [] }]
  const told = acts
    .filter(({ voices }) => voices.length > 0)
    .map((act) => ({ told: outlook(act), act, names: unique(act.voices.map(voiceName)) }))
  // Two sides differ when each says another thing of it; one side that says both only tells its story.
  const differ =
    told.length > 1 &&
    told.every(({ names }, index) => told.every((other, at) => at === index || !other.names.some((name) => names.includes(name)))) &&
    new Set(told.map(({ act }) => act.action)).size > 1
  const details = saysAll(', ', [
    around('for {}', shown(record, 'period')),
    around('at the {}', shown(record, 'at')),
    around('by {}', listed(record, 'by', 4)),
  ])
  const parts = told.map(({ told: bit, act }) =>
    says(differ ? phrase('{} ({})', bit, voicesBit(act.voices) ?? phrase('a source without a name')) : bit, voiceClaims(act.voices)),
  )
  const found = evidenceFor(record, view.evidence).slice(0, 2)
  const came = found.map((other) => says(phrase('came about, it seems: {}', nameBit(other)), claimsOf(other, 'title', 'action', 'when')))
  const aside = asideOf(view, record, 'outcome.expected')
  const late =
    found.length === 0 && aside === undefined && record.to !== undefined && record.to < view.day
      ? [says(words('no evidence in the sources read that it came about', record.claims))]
      : []
  return line(nameBit(record), [...parts, ...details, ...came, ...late], { differ, under: disputes(record), aside })
}

/** The day by which a document is to come. */
const dayBit = (record: RegisterRecord): Bit =>
  shown(record, 'when') ?? shown(record, 'period') ?? record.acts.map(actWhen).find((day) => day !== undefined) ?? phrase('a day not given')

/** What is to be done with a document: "to be signed 4 Sep 2024". */
export function outlook(act: Pick<Act, 'action' | 'modality' | 'voices'> & { readonly when?: Act['when'] }): Bit {
  const claims = voiceClaims(act.voices)
  const standing = value(act.modality, 'modality', claims)
  const action = act.action === '' ? undefined : value(act.action, 'action', claims)
  const told = ((): Bit => {
    if (act.modality === 'cancelled') return standing
    if (act.modality === 'done') return action ?? words('told of', claims)
    if (act.modality === 'proposed' && !TALKS.has(act.action))
      return action === undefined ? standing : phrase('{} to be {}', standing, action)
    return action === undefined ? standing : phrase('to be {}', action)
  })()
  return series(' ', [told, act.when === undefined ? undefined : actWhen({ ...act, when: act.when })]) ?? told
}
