import Table from 'cli-table3'
import { plain } from '../../brief/index.ts'
import type { Screen } from '../screen.ts'

/** One column: its head, and the share of the width it may take beyond what its neighbours need. */
export interface Column {
  readonly head: string
  /** At most so many characters; longer cells are wrapped. */
  readonly most?: number
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

/** A table without lines: a head, then a row to each thing. Cells are made safe for the screen. */
export function table(screen: Screen, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(plain))
  const wide = columns.map(({ head, most = 60 }, index) =>
    Math.min(most, Math.max(head.length, ...cells.map((row) => row[index]?.length ?? 0))),
  )
  const made = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    wordWrap: true,
    wrapOnWordBoundary: true,
    head: columns.map(({ head }) => screen.paint.faint(head)),
    colWidths: narrowed(wide, screen.width - 2 * (columns.length - 1)),
  })
  made.push(...cells.map((row) => [...row]))
  return made
    .toString()
    .split('\n')
    .map((row) => row.trimEnd())
    .join('\n')
}

/** Narrows the widest columns until all fit. */
function narrowed(wide: readonly number[], room: number): number[] {
  const widths = [...wide]
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] ?? 0) <= 8) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}
