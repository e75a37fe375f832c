import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { claimsOf, one } from '../../watch/fields.ts'
import { around, listed, phrase, series, shown, worked, words } from '../bits.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { agendaLine, disputes, modalityBit, sessionPart } from '../tell.ts'
import { asideOf, ofKind, stillAhead, type View } from '../view.ts'

const AHEAD: ReadonlySet<string> = new Set(['scheduled', 'expected', 'proposed', 'cancelled'])

/** The rules by which they are due. */
const ANNOUNCED = ['visit.announced', 'meeting.announced'] as const

/** Visits and meetings ahead, with what will be talked about; those announced and never told of go to what is missing. */
export function coming(view: View): Section {
  const announced = ofKind(view, 'visit', 'meeting').filter(({ modality }) => AHEAD.has(modality))
  const ahead = announced
    .filter((record) => stillAhead(view, record) && (record.modality !== 'cancelled' || record.to !== undefined))
    .sort((a, b) => (a.from ?? '9999').localeCompare(b.from ?? '9999'))
  const untold = announced
    .filter(({ modality, to }) => modality === 'scheduled' && to !== undefined && to < view.day && to > plusYears(view.day, -1))
    .filter((record) => asideOf(view, record, ...ANNOUNCED) === undefined)
  const missing = untold
    .slice(-4)
    .map((record) => phrase('whether the {} of {} took place', nameBit(record), shown(record, 'when') ?? phrase('a day not given')))
  return {
    lines: present(ahead.map((record) => aheadLine(view, record))),
    missing: ahead.length === 0 ? [phrase('any visit or meeting after {}', worked('day', [])), ...missing] : missing,
  }
}

function aheadLine(view: View, record: RegisterRecord): Line | undefined {
  const standing = ['cancelled', 'expected', 'proposed'].includes(record.modality) ? [says(modalityBit(record))] : []
  const parts = [meetingPart(record), ...standing]
  return line(shown(record, 'when') ?? phrase('no date given'), parts, {
    under: present([agendaLine(record), ...disputes(record)]),
    aside: asideOf(view, record, ...ANNOUNCED),
  })
}

/** What a visit or a meeting is, told beside its date. */
export const meetingPart = (record: RegisterRecord): Part =>
  record.kind === 'visit' ? visitPart(record) : sessionPart(record, { date: false, number: false, name: nameBit(record) })

/** "Jane Roe (Foreign Minister) visits Lowport: working visit, hosted by Arcadia, to take part in …". */
export function visitPart(record: RegisterRecord): Part {
  const who = shown(record, 'who'),
    post = shown(record, 'post'),
    office = series(' ', [post, around('of {}', shown(record, 'of'))])
  const person = who === undefined ? (office ?? words('somebody', record.claims)) : post === undefined ? who : phrase('{} ({})', who, post)
  const where = listed(record, 'where') ?? phrase('a place not named')
  const details = series(', ', [
    around('{} visit', shown(record, 'type', 'code')),
    around('invited by {}', shown(record, 'host')),
    shown(record, 'purpose'),
  ])
  const went = phrase(record.modality === 'done' ? '{} visited {}' : '{} visits {}', person, where)
  return says(details === undefined ? went : phrase('{}: {}', went, details), claimsOf(record, 'who', 'when'))
}

/** The latest visits and meetings that took place, newest first: bodies have their own section. */
export function latest(view: View): Section {
  const past = pastMeetings(view).filter(
    (record) => record.kind === 'visit' || one(record, 'body') === undefined || view.subject.kind === 'person',
  )
  const lines = past.map((record) =>
    line(shown(record, 'when') ?? phrase('no date given'), [meetingPart(record)], {
      under: present([agendaLine(record), ...disputes(record)]),
    }),
  )
  return {
    lines: present(lines),
    missing: lines.length > 0 || view.subject.kind === 'body' ? [] : [phrase('any visit or talks that took place')],
  }
}

/** Visits and meetings that took place by the day, newest first. */
export const pastMeetings = (view: View): readonly RegisterRecord[] =>
  ofKind(view, 'visit', 'meeting')
    .filter(({ modality, to }) => modality === 'done' && to !== undefined && to <= view.day)
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
