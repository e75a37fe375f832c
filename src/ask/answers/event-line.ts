import { listed, shown, worked, words } from '../../brief/bits.ts'
import { line, says, saysAll, type Line, type Part } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { agendaLine, modalityBit } from '../../brief/tell.ts'
import type { RegisterRecord } from '../../register/record.ts'
import type { Query } from '../read-question.ts'

/** Slots that are asked for, before what else is told. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  when: ['when'],
  where: ['where'],
  who: ['participants', 'who'],
  chair: ['chairs'],
  host: ['by', 'host'],
  rank: ['rank'],
  mode: ['mode'],
  number: ['ordinal'],
  agenda: ['agenda'],
  purpose: ['purpose'],
}
const CONTEXT = ['when', 'where', 'rank', 'mode']

/** A meeting or a visit with what is asked of it first; undefined when that is not told. */
export function eventLine(record: RegisterRecord, { tell, order }: Query): Line | undefined {
  const slots = ASKED[tell] ?? []
  if (slots.length > 0 && !slots.some((slot) => record.fields[slot] !== undefined)) return undefined
  const when = shown(record, 'when')
  const ago: readonly Part[] = order === 'ago' && when !== undefined ? [says(worked('length', [when]))] : []
  if (order === 'ago' && ago.length === 0) return undefined
  const agenda = tell === 'agenda' ? agendaLine(record) : undefined
  const first =
    tell === 'agenda'
      ? (agenda?.parts ?? [])
      : saysAll(
          ', ',
          slots.map((slot) => listed(record, slot, 12)),
        )
  const rest = saysAll(
    ', ',
    CONTEXT.filter((slot) => !slots.includes(slot)).map((slot) => shown(record, slot)),
  )
  const standing = record.modality === 'done' ? [] : [says(modalityBit(record))]
  const parts = [...ago, ...first, ...rest, ...standing]
  return line(nameBit(record), parts.length > 0 ? parts : [says(words('told of', record.claims))])
}
