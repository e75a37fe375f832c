import type { RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { evidenceFor } from '../../watch/evidence.ts'
import { all, claimsOf, one } from '../../watch/fields.ts'
import { list, nameOf } from '../../watch/name.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { sayAmount } from '../say-amount.ts'
import { sayDate, sayDistance } from '../say-date.ts'
import { disputes } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'

type Standing = 'overdue' | 'due' | 'open' | 'done' | 'called off'
const ORDER: readonly Standing[] = ['overdue', 'due', 'open', 'done', 'called off']

/** What was promised, by whom, until when; whether anything told since looks like it. Overdue first, then what is due soonest. */
export function promised(view: View): Section {
  const promises = ofKind(view, 'commitment')
    .map((record) => {
      const evidence = evidenceFor(record, view.evidence)
      return { record, evidence, standing: standingOf(view, record, evidence.length > 0) }
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        (dueDay(a.record) ?? '9999').localeCompare(dueDay(b.record) ?? '9999') ||
        lastTold(view, b.record).localeCompare(lastTold(view, a.record)),
    )
  const lines = promises.map(({ record, evidence, standing }) => promise(view, record, standing, evidence))
  const late = promises.filter(({ standing }) => standing === 'overdue').slice(0, 4)
  return {
    key: 'promised',
    title: 'Promised',
    lines: present(lines),
    missing: lines.length === 0 ? ['any commitment'] : late.map(({ record }) => `that this was done: ${nameOf(record)}`),
  }
}

function dueDay(record: RegisterRecord): string | undefined {
  const due = one(record, 'due')
  return due === undefined ? undefined : bounds(due).last
}

function standingOf(view: View, record: RegisterRecord, evident: boolean): Standing {
  if (record.modality === 'cancelled') return 'called off'
  if (evident) return 'done'
  const day = dueDay(record)
  return day === undefined ? 'open' : day < view.day ? 'overdue' : 'due'
}

function promise(view: View, record: RegisterRecord, standing: Standing, evidence: readonly RegisterRecord[]): Line | undefined {
  const by = all(record, 'by'),
    force = one(record, 'force'),
    when = one(record, 'when'),
    tasked = all(record, 'tasked'),
    gains = all(record, 'for')
  const value = record.fields['value']?.shown
  const amount =
    typeof value === 'number' ? sayAmount({ value, unit: one(record, 'unit'), qualifier: one(record, 'qualifier') }) : undefined
  const made = present([
    [list(by, 4), force].filter(Boolean).join(' ') || undefined,
    when === undefined ? undefined : sayDate(when),
    amount,
    tasked.length === 0 ? undefined : `to be done by ${list(tasked, 4)}`,
    gains.length === 0 ? undefined : `for ${list(gains, 4)}`,
  ])
  const told = evidence.slice(0, 2).map((other) => says(`done, it seems: ${nameOf(other)}${when2(other)}`, claimsOf(other)))
  const parts = [
    says(made.join(', ') || 'promised', claimsOf(record, 'by', 'what', 'force', 'when', 'value')),
    ...(told.length > 0 ? told : [statusPart(view, record, standing)].filter((part) => part !== undefined)),
  ]
  return line(nameOf(record), parts, { under: disputes(record) })
}

function when2(record: RegisterRecord): string {
  const when = one(record, 'when') ?? one(record, 'since')
  return when === undefined ? '' : `, ${sayDate(when)}`
}

function statusPart(view: View, record: RegisterRecord, standing: Standing): Part | undefined {
  const due = one(record, 'due'),
    last = dueDay(record)
  if (standing === 'called off') return says('called off', record.claims)
  if (due === undefined || last === undefined) return due === undefined ? undefined : says(`due ${sayDate(due)}`, claimsOf(record, 'due'))
  return says(
    standing === 'overdue'
      ? `due ${sayDate(due)}: overdue, no evidence in the sources read`
      : `due ${sayDate(due)}, ${sayDistance(view.day, last)}`,
    claimsOf(record, 'due'),
  )
}
