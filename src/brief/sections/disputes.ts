import { line, present, type Section } from '../line.ts'
import { series } from '../bits.ts'
import { nameBit } from '../name-bits.ts'
import { disputes } from '../tell.ts'
import type { View } from '../view.ts'
import { figures } from './figures.ts'
import { expected } from './instruments.ts'

/** All on which the sources differ: figures, outcomes, and the fields of everything else, each side with its sentence. */
export function differing(view: View): Section {
  const fields = view.records.flatMap((record) =>
    record.kind === 'figure'
      ? []
      : disputes(record).map(({ head, parts }) => line(series(', ', [nameBit(record), head]) ?? head, parts, { differ: true })),
  )
  const told = [...figures(view).lines, ...expected(view).lines].filter(({ differ }) => differ)
  return { lines: [...told, ...present(fields)], missing: [] }
}
