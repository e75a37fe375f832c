import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { all, claimsOf, one } from '../../watch/fields.ts'
import { list, nameOf } from '../../watch/name.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { sayDate } from '../say-date.ts'
import { agendaLine, dateIn, disputes, sessionPart } from '../tell.ts'
import { ofKind, stillAhead, type View } from '../view.ts'

const AHEAD: ReadonlySet<string> = new Set(['scheduled', 'expected', 'proposed', 'cancelled'])

/** Visits and meetings ahead, with what will be talked about; those announced and never told of go to what is missing. */
export function coming(view: View): Section {
  const announced = ofKind(view, 'visit', 'meeting').filter(({ modality }) => AHEAD.has(modality))
  const ahead = announced
    .filter((record) => stillAhead(view, record) && (record.modality !== 'cancelled' || record.to !== undefined))
    .sort((a, b) => (a.from ?? '9999').localeCompare(b.from ?? '9999'))
  const untold = announced.filter(
    ({ modality, to }) => modality === 'scheduled' && to !== undefined && to < view.day && to > plusYears(view.day, -1),
  )
  const missing = untold.slice(-4).map((record) => `whether the ${nameOf(record)} of ${dateIn(record, 'when') ?? 'then'} took place`)
  return {
    key: 'coming',
    title: 'Coming up',
    lines: present(ahead.map(aheadLine)),
    missing: ahead.length === 0 ? [`any visit or meeting after ${sayDate(view.day)}`, ...missing] : missing,
  }
}

function aheadLine(record: RegisterRecord): Line | undefined {
  const when = one(record, 'when')
  const head = when === undefined ? 'no date given' : sayDate(when)
  const cancelled = record.modality === 'cancelled' ? [says('called off', claimsOf(record))] : []
  const unsure = record.modality === 'expected' || record.modality === 'proposed' ? [says(record.modality, claimsOf(record, 'when'))] : []
  const parts = [
    record.kind === 'visit' ? visitPart(record) : sessionPart(record, { date: false, number: false, name: nameOf(record) }),
    ...unsure,
    ...cancelled,
  ]
  return line(head, parts, { under: present([agendaLine(record), ...disputes(record)]) })
}

/** "Jane Roe (Foreign Minister) visits Lowport: working visit, hosted by Arcadia, to take part in …". */
export function visitPart(record: RegisterRecord): Part {
  const who = one(record, 'who'),
    post = one(record, 'post'),
    of = one(record, 'of')
  const person =
    who === undefined
      ? [post, of === undefined ? undefined : `of ${of}`].filter(Boolean).join(' ') || 'somebody'
      : post === undefined
        ? who
        : `${who} (${post})`
  const type = one(record, 'type'),
    host = one(record, 'host'),
    purpose = one(record, 'purpose'),
    where = all(record, 'where')
  const details = present([
    type === undefined ? undefined : `${type} visit`,
    host === undefined ? undefined : `invited by ${host}`,
    purpose,
  ])
  const verb = record.modality === 'done' ? 'visited' : 'visits'
  return says(
    `${person} ${verb} ${where.length === 0 ? 'a place not named' : list(where)}${details.length === 0 ? '' : `: ${details.join(', ')}`}`,
    claimsOf(record, 'who', 'post', 'where', 'when', 'type', 'host', 'purpose'),
  )
}

/** The latest visits and meetings that took place, newest first: bodies have their own section. */
export function latest(view: View): Section {
  const past = ofKind(view, 'visit', 'meeting')
    .filter(({ modality, to }) => modality === 'done' && to !== undefined && to <= view.day)
    .filter((record) => record.kind === 'visit' || one(record, 'body') === undefined || view.subject.kind === 'person')
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  const lines = past.map((record) =>
    line(
      dateIn(record, 'when') ?? '',
      [record.kind === 'visit' ? visitPart(record) : sessionPart(record, { date: false, number: false, name: nameOf(record) })],
      { under: present([agendaLine(record), ...disputes(record)]) },
    ),
  )
  return {
    key: 'latest',
    title: 'Last visits and talks',
    lines: present(lines),
    missing: lines.length > 0 || view.subject.kind === 'body' ? [] : ['any visit or talks that took place'],
  }
}
