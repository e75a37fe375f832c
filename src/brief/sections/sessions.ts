import { one } from '../../watch/fields.ts'
import { phrase, shown } from '../bits.ts'
import { line, present, type Section } from '../line.ts'
import { agendaLine, disputes } from '../tell.ts'
import { ofKind, type View } from '../view.ts'
import { factPart } from './bodies.ts'
import { meetingPart, pastMeetings } from './coming.ts'

/** The sessions of bodies that took place, newest first, each with its agenda. */
export function sessions(view: View): Section {
  const held = pastMeetings(view).filter((record) => record.kind === 'meeting' && one(record, 'body') !== undefined)
  const lines = held.map((record) =>
    line(shown(record, 'when') ?? phrase('no date given'), [meetingPart(record)], {
      under: present([agendaLine(record), ...disputes(record)]),
    }),
  )
  return { lines: present(lines), missing: lines.length === 0 ? [phrase('any session that took place')] : [] }
}

/** What bodies are: nature, level, parent, members. */
export function nature(view: View): Section {
  const lines = ofKind(view, 'body').map((record) => {
    const told = factPart(record)
    return told === undefined ? undefined : line(shown(record, 'name') ?? phrase('body'), [told], { under: disputes(record) })
  })
  return { lines: present(lines), missing: [] }
}
