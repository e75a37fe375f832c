import type { RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { evidenceFor } from '../../watch/evidence.ts'
import { claimsOf, one } from '../../watch/fields.ts'
import { around, listed, phrase, series, shown, worked, words } from '../bits.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { disputes, modalityBit } from '../tell.ts'
import { asideOf, lastTold, ofKind, type View } from '../view.ts'

/** How a promise stands. */
type Standing = 'overdue' | 'due' | 'open' | 'aside' | 'done' | 'called off'
const ORDER: readonly Standing[] = ['overdue', 'due', 'open', 'aside', 'done', 'called off']

/** What was promised, by whom, until when; whether anything told since looks like it. Overdue first, then what is due soonest. */
export function promised(view: View): Section {
  const promises = promisesOf(view)
  const lines = promises.map(({ record, evidence, standing }) => promise(view, record, standing, evidence))
  const late = promises.filter(({ standing }) => standing === 'overdue').slice(0, 4)
  return {
    lines: present(lines),
    missing: lines.length === 0 ? [phrase('any commitment')] : late.map(({ record }) => phrase('that this was done: {}', nameBit(record))),
  }
}

/** Promises with how each stands and what looks like its evidence, the most pressing first. */
export function promisesOf(view: View): readonly {
  readonly record: RegisterRecord
  readonly evidence: readonly RegisterRecord[]
  readonly standing: Standing
}[] {
  return ofKind(view, 'commitment')
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
}

function dueDay(record: RegisterRecord): string | undefined {
  const due = one(record, 'due')
  return due === undefined ? undefined : bounds(due).last
}

function standingOf(view: View, record: RegisterRecord, evident: boolean): Standing {
  if (record.modality === 'cancelled') return 'called off'
  if (evident) return 'done'
  if (asideOf(view, record, 'commitment.due') !== undefined) return 'aside'
  const day = dueDay(record)
  return day === undefined ? 'open' : day < view.day ? 'overdue' : 'due'
}

function promise(view: View, record: RegisterRecord, standing: Standing, evidence: readonly RegisterRecord[]): Line | undefined {
  const value = shown(record, 'value')
  const amount = value === undefined ? undefined : worked('amount', [value, shown(record, 'unit'), shown(record, 'qualifier')])
  const made = series(', ', [
    series(' ', [listed(record, 'by', 4), shown(record, 'force')]),
    shown(record, 'when'),
    amount,
    around('to be done by {}', listed(record, 'tasked', 4)),
    around('for {}', listed(record, 'for', 4)),
  ])
  const told = evidence.slice(0, 2).map((other) => says(phrase('done, it seems: {}', dated(other)), claimsOf(other)))
  const parts = [
    says(made ?? words('promised', record.claims), claimsOf(record, 'what')),
    ...(told.length > 0 ? told : present([statusPart(record, standing)])),
  ]
  return line(nameBit(record), parts, { under: disputes(record), aside: asideOf(view, record, 'commitment.due') })
}

const dated = (record: RegisterRecord) =>
  series(', ', [nameBit(record), shown(record, 'when') ?? shown(record, 'since')]) ?? nameBit(record)

/** How a promise stands: due, overdue, called off. */
export function statusPart(record: RegisterRecord, standing: Standing): Part | undefined {
  if (standing === 'called off') return says(modalityBit(record))
  const due = shown(record, 'due')
  if (due === undefined) return undefined
  if (standing === 'aside' || dueDay(record) === undefined) return says(phrase('due {}', due))
  return says(
    standing === 'overdue' ? phrase('due {}: {}', due, worked('overdue', [due])) : phrase('due {}, {}', due, worked('distance', [due])),
  )
}
