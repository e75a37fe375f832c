import { phrase, value, worked } from '../../brief/bits.ts'
import type { Label } from '../../brief/labels/index.ts'
import { line, says, type Line } from '../../brief/line.ts'
import type { RegisterRecord } from '../../register/record.ts'

/** How many records there are, then which. Each that is counted has its footnote: of more than those that are told it is said that there are at least as many. */
export function counted(
  label: Label,
  all: number,
  told: readonly RegisterRecord[],
  lines: readonly (Line | undefined)[],
): readonly (Line | undefined)[] {
  const each = told.map((record) => value(record.kind, 'kind', record.claims))
  return told.length === 0 ? [] : [line(phrase(label), [says(worked(all > told.length ? 'countAtLeast' : 'count', each))]), ...lines]
}
