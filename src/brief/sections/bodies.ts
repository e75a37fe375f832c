import type { RegisterRecord } from '../../register/record.ts'
import { bodyOf, cadence, sessionsByBody } from '../../watch/cadence.ts'
import { daysBetween } from '../../watch/day.ts'
import { claimsOf, one, unique } from '../../watch/fields.ts'
import { around, every, listed, phrase, series, shown, worked, type Bit } from '../bits.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { actBit, disputes, modalityBit, sessionPart } from '../tell.ts'
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
    lines: entries.map(({ line: told }) => told),
    missing:
      entries.length === 0 && view.subject.kind === 'pair'
        ? [phrase('any body in which the two meet')]
        : entries.flatMap(({ missing }) => missing).slice(0, 4),
  }
}

interface Entry {
  readonly line: Line
  readonly order: string
  readonly missing: readonly Bit[]
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
  const named = last ?? next ?? sessions[0]
  const name = named !== undefined ? shown(named, 'body') : fact === undefined ? undefined : shown(fact, 'name')
  if (name === undefined) return undefined
  const habit = next === undefined ? cadence(sessions, view.day) : undefined
  const recurring = sessions.find((record) => record.fields['frequency'] !== undefined)
  const parts = present<Part>([
    last === undefined ? undefined : sessionPart(last, { before: 'last met: {}' }),
    next === undefined ? undefined : nextPart(next),
    habit === undefined ? undefined : habitPart(habit, view.day),
    recurring === undefined ? undefined : meetsPart(recurring),
    fact === undefined || (last ?? next) !== undefined ? undefined : factPart(fact),
  ])
  const under = present([
    ...(last === undefined ? [] : disputes(last)),
    gap(held),
    fact === undefined || (last ?? next) === undefined ? undefined : line(phrase('what it is'), present([factPart(fact)])),
  ])
  const told = line(name, parts, { under })
  if (told === undefined) return undefined
  const missing = [
    ...(last === undefined && next !== undefined ? [phrase('when the {} last met', name)] : []),
    ...(next === undefined && last !== undefined && habit === undefined ? [phrase('a next session of the {}', name)] : []),
  ]
  return { line: told, order: last?.to ?? next?.from ?? '', missing }
}

function nextPart(next: RegisterRecord): Part {
  const part = sessionPart(next)
  return next.modality === 'scheduled'
    ? says(phrase('next: {}', part.bit), part.claims)
    : says(phrase('next, {}: {}', modalityBit(next), part.bit), part.claims)
}

function meetsPart(recurring: RegisterRecord): Part | undefined {
  const often = series(', ', [shown(recurring, 'frequency')])
  return often === undefined ? undefined : says(phrase('meets: {}', often))
}

function habitPart(next: NonNullable<ReturnType<typeof cadence>>, day: string): Part {
  const when = shown(next.record, 'when')
  const rhythm = worked('rhythm', [when], next.rhythm)
  if (next.last < day)
    return says(phrase('by habit met {}; nothing told for {} (rule: rhythm)', rhythm, worked('length', [when])), next.claims)
  const window = worked('window', [when], `${next.first.slice(0, 7)}/${next.last.slice(0, 7)}`)
  const number = shown(next.record, 'ordinal')
  return says(
    next.ordinal === undefined || number === undefined
      ? phrase('next expected {} (rule: {}; not announced)', window, rhythm)
      : phrase('next: {} expected {} (rule: {}; not announced)', worked('nextOrdinal', [number], '1'), window, rhythm),
    next.claims,
  )
}

/** Sessions between the last two that are told of, by their numbers: told by nobody. */
export function gap(held: readonly RegisterRecord[]): Line | undefined {
  const numbered = held.filter((record) => record.fields['ordinal'] !== undefined)
  const last = numbered[numbered.length - 1],
    before = numbered[numbered.length - 2]
  if (last === undefined || before === undefined) return undefined
  const from = Number(one(before, 'ordinal')),
    to = Number(one(last, 'ordinal'))
  if (to - from < 2 || to - from > 20) return undefined
  const [first, second] = [shown(before, 'ordinal'), shown(last, 'ordinal')]
  if (first === undefined || second === undefined) return undefined
  const after = worked('nextOrdinal', [first], '1'),
    until = worked('nextOrdinal', [second], '-1')
  const between: Bit =
    to - from === 2 ? phrase('the {} session is told by nobody', after) : phrase('the {} to {} sessions are told by nobody', after, until)
  const [met, later] = [shown(before, 'when'), shown(last, 'when')]
  const distance = before.to !== undefined && last.to !== undefined ? daysBetween(before.to, last.to) : 0
  const paused = distance > 3 * 365 ? phrase('{} before', worked('between', [met, later])) : undefined
  const told =
    met === undefined
      ? phrase('{}; the {} met', between, first)
      : phrase('{}; the {} met {}', between, first, series(', ', [met, paused]) ?? met)
  return line(phrase('gap'), [says(told, claimsOf(last, 'ordinal'))])
}

/** What a body is: its nature, level, parent, beginning, members and fields. */
export function factPart(record: RegisterRecord): Part | undefined {
  const since = shown(record, 'since')
  const acts = record.acts.filter(({ action }) => action !== '' && (action !== 'established' || since === undefined))
  const told = series(', ', [
    shown(record, 'nature'),
    shown(record, 'level', 'code'),
    around('under the {}', shown(record, 'parent')),
    around('established {}', since),
    ...acts.map(actBit),
    around('members: {}', listed(record, 'members', 8)),
    around('on {}', series('; ', every(record, 'areas').slice(0, 5))),
  ])
  return told === undefined ? undefined : says(told)
}
