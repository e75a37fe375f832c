import { phrase, value, worked } from '../../brief/bits.ts'
import type { Label } from '../../brief/labels/index.ts'
import { line, says, type Line } from '../../brief/line.ts'
import type { RegisterRecord } from '../../register/record.ts'

/** Each of those counted has its footnote: of more than so many it is said that there are at least as many. */
const MOST = 100

/** How many records are told of, then which. */
export function counted(
  label: Label,
  records: readonly RegisterRecord[],
  lines: readonly (Line | undefined)[],
): readonly (Line | undefined)[] {
  const told = records.slice(0, MOST).map((record) => value(record.kind, 'kind', record.claims))
  const rule = records.length > MOST ? 'countAtLeast' : 'count'
  return records.length === 0 ? [] : [line(phrase(label), [says(worked(rule, told))]), ...lines]
}
