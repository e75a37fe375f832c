import type { RegisterRecord } from '../../register/record.ts'
import { plusDays } from '../../watch/day.ts'
import { bounds } from '../../watch/bounds.ts'
import { listed, phrase, shown, worked } from '../bits.ts'
import { line, present, says, saysAll, type Line, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { agendaLine, disputes, modalityBit } from '../tell.ts'
import { asideOf, ofKind, type View } from '../view.ts'
import { meetingPart } from './coming.ts'
import { periodBit } from './instruments.ts'

/** What a day sheet looks ahead to. */
const AHEAD_DAYS = 7

/** Visits and meetings that touch the day, with who takes part. */
export function today(view: View): Section {
  const lines = between(view, view.day, view.day).map(meetingLine)
  return { lines: present(lines), missing: lines.length === 0 ? [phrase('any visit or meeting on {}', worked('day', []))] : [] }
}

/** Visits and meetings of the week after the day. */
export function week(view: View): Section {
  const lines = between(view, plusDays(view.day, 1), plusDays(view.day, AHEAD_DAYS)).filter(({ from = '' }) => from > view.day)
  return { lines: present(lines.map(meetingLine)), missing: [] }
}

/** What is due, ends or lapses within the month after the day. */
export function dueSoon(view: View): Section {
  const until = plusDays(view.day, 31)
  const lines = view.records.flatMap((record) => {
    const slot = record.kind === 'commitment' ? 'due' : record.kind === 'programme' ? 'until' : 'period'
    const time = record.kind === 'meeting' || record.kind === 'visit' || record.kind === 'figure' ? undefined : shown(record, slot)
    const last = time === undefined ? undefined : bounds(time.value).last
    if (time === undefined || last === undefined || last < view.day || last > until) return []
    const told =
      slot === 'period'
        ? periodBit(time, view.day)
        : phrase(slot === 'due' ? 'due {}, {}' : 'until {}, ends {}', time, worked('distance', [time]))
    const aside = asideOf(view, record, 'commitment.due', 'programme.ends', 'plan.lapses', 'chair.passes')
    return [line(nameBit(record), [says(told)], { aside })]
  })
  return { lines: present(lines), missing: [] }
}

/** Those whose days are known to the month or better and touch a span. */
function between(view: View, first: string, last: string): readonly RegisterRecord[] {
  return ofKind(view, 'visit', 'meeting')
    .filter((record) => {
      const time = shown(record, 'when')
      return time !== undefined && /\d{4}-\d{2}-\d{2}/.test(time.value) && (record.from ?? '9999') <= last && (record.to ?? '') >= first
    })
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}

function meetingLine(record: RegisterRecord): Line | undefined {
  const who = listed(record, 'participants', 8)
  const standing = record.modality === 'done' ? [] : [says(modalityBit(record))]
  return line(shown(record, 'when') ?? phrase('no date given'), [meetingPart(record), ...standing], {
    under: present([
      who === undefined ? undefined : line(phrase('taking part'), [...saysAll(', ', [who])]),
      agendaLine(record),
      ...disputes(record),
    ]),
  })
}
