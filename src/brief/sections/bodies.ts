import type { RegisterRecord } from '../../register/record.ts'
import { bodyOf, cadence, sessionsByBody } from '../../watch/cadence.ts'
import { daysBetween } from '../../watch/day.ts'
import { actDate, all, claimsOf, one, unique, voiceClaims } from '../../watch/fields.ts'
import { list, ordinal } from '../../watch/name.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { sayDate, sayDistance } from '../say-date.ts'
import { disputes, sessionPart } from '../tell.ts'
import { lastTold, ofKind, stillAhead, type View } from '../view.ts'

/** Each standing format with its last session and its next, the sessions nobody tells of, and what the institution is. */
export function bodies(view: View): Section {
  const groups = sessionsByBody(ofKind(view, 'meeting'))
  const facts = new Map(ofKind(view, 'body').map((record) => [bodyOf(record), record]))
  const names = unique([...groups.keys(), ...facts.keys()])
  const entries = names
    .map((key) => body(view, groups.get(key) ?? [], facts.get(key)))
    .filter((entry) => entry !== undefined)
    .sort((a, b) => b.order.localeCompare(a.order))
  return {
    key: 'bodies',
    title: 'Bodies',
    lines: entries.map(({ line: told }) => told),
    missing:
      entries.length === 0 && view.subject.kind === 'pair'
        ? ['any body in which the two meet']
        : entries.flatMap(({ missing }) => missing).slice(0, 4),
  }
}

interface Entry {
  readonly line: Line
  readonly order: string
  readonly missing: readonly string[]
}

function body(view: View, sessions: readonly RegisterRecord[], fact: RegisterRecord | undefined): Entry | undefined {
  const held = sessions.filter(({ modality, to }) => modality === 'done' && to !== undefined && to <= view.day)
  const undated = sessions.filter(({ modality, to }) => modality === 'done' && to === undefined)
  const last = held[held.length - 1] ?? undated[0]
  // A plan without a date that was told before the last session was a plan for that session.
  const ahead = sessions.filter(
    (record) =>
      ['scheduled', 'expected', 'proposed'].includes(record.modality) &&
      stillAhead(view, record) &&
      (record.to !== undefined || lastTold(view, record) > (last?.to ?? '')),
  )
  const next = ahead.find(({ modality }) => modality === 'scheduled') ?? ahead[0]
  const name = one(last ?? next ?? sessions[0] ?? fact ?? EMPTY, last || next || sessions[0] ? 'body' : 'name')
  if (name === undefined) return undefined
  const habit = next === undefined ? cadence(sessions, view.day) : undefined
  const recurring = sessions.find((record) => record.fields['frequency'] !== undefined)
  const parts = present<Part>([
    last === undefined ? undefined : prefixed('last met: ', sessionPart(last)),
    next === undefined ? undefined : prefixed(next.modality === 'scheduled' ? 'next: ' : `next, ${next.modality}: `, sessionPart(next)),
    habit === undefined ? undefined : habitPart(habit, view.day),
    recurring === undefined ? undefined : says(`meets: ${all(recurring, 'frequency').join(', ')}`, claimsOf(recurring, 'frequency')),
    fact === undefined || (last ?? next) !== undefined ? undefined : factPart(fact),
  ])
  const under = present([
    ...(last === undefined ? [] : disputes(last)),
    gap(held),
    fact === undefined || (last ?? next) === undefined ? undefined : line('what it is', present([factPart(fact)])),
  ])
  const told = line(name, parts, { under })
  if (told === undefined) return undefined
  const missing = [
    ...(last === undefined && next !== undefined ? [`when the ${name} last met`] : []),
    ...(next === undefined && last !== undefined && habit === undefined ? [`a next session of the ${name}`] : []),
  ]
  return { line: told, order: last?.to ?? next?.from ?? '', missing }
}

const EMPTY: RegisterRecord = {
  id: '',
  kind: 'body',
  modality: 'done',
  fields: {},
  acts: [],
  claims: [],
  documents: [],
  joins: [],
  entities: [],
  disputed: false,
}

function prefixed(words: string, part: Part): Part {
  return says(`${words}${part.text}`, part.claims)
}

function habitPart(next: NonNullable<ReturnType<typeof cadence>>, day: string): Part {
  const what = next.ordinal === undefined ? 'next' : `next: ${ordinal(next.ordinal)}`
  const text =
    next.last < day
      ? `by habit met ${next.rhythm}; nothing told for ${sayDistance(day, next.since).replace(' ago', '')} (rule: rhythm)`
      : `${what} expected ${sayDate(`${next.first.slice(0, 7)}/${next.last.slice(0, 7)}`)} (rule: ${next.rhythm}; not announced)`
  return says(text, next.claims)
}

/** Sessions between two that are told of, by their numbers: told by nobody. */
function gap(held: readonly RegisterRecord[]): Line | undefined {
  const numbered = held.filter((record) => record.fields['ordinal'] !== undefined)
  const last = numbered[numbered.length - 1],
    before = numbered[numbered.length - 2]
  if (last === undefined || before === undefined) return undefined
  const from = Number(one(before, 'ordinal')),
    to = Number(one(last, 'ordinal'))
  if (to - from < 2 || to - from > 20) return undefined
  const between = to - from === 2 ? `the ${ordinal(from + 1)} session is` : `the ${ordinal(from + 1)} to ${ordinal(to - 1)} sessions are`
  const met = one(before, 'when'),
    distance = before.to !== undefined && last.to !== undefined ? daysBetween(before.to, last.to) : 0
  const paused = distance > 3 * 365 ? `, ${Math.floor(distance / 365)} years before` : ''
  return line('gap', [
    says(`${between} told by nobody; the ${ordinal(from)} met${met === undefined ? '' : ` ${sayDate(met)}`}${paused}`, [
      ...claimsOf(before, 'ordinal', 'when'),
      ...claimsOf(last, 'ordinal'),
    ]),
  ])
}

function factPart(record: RegisterRecord): Part | undefined {
  const since = one(record, 'since'),
    members = all(record, 'members'),
    areas = all(record, 'areas'),
    parent = one(record, 'parent')
  const acts = record.acts.filter(({ action }) => action !== '' && (action !== 'established' || since === undefined))
  const words = present([
    one(record, 'nature'),
    one(record, 'level'),
    parent === undefined ? undefined : `under the ${parent}`,
    since === undefined ? undefined : `established ${sayDate(since)}`,
    ...acts.map((act) =>
      [act.action, actDate(act)].flatMap((word, index) => (word === undefined ? [] : index === 1 ? sayDate(word) : word)).join(' '),
    ),
    members.length === 0 ? undefined : `members: ${list(members, 8)}`,
    areas.length === 0 ? undefined : `on ${areas.slice(0, 5).join('; ')}`,
  ])
  if (words.length === 0) return undefined
  return says(
    words.join(', '),
    unique([
      ...claimsOf(record, 'nature', 'level', 'parent', 'since', 'members', 'areas'),
      ...acts.flatMap((act) => voiceClaims(act.voices)),
    ]),
  )
}
