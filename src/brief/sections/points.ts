import type { Section } from '../line.ts'
import type { View } from '../view.ts'
import { expected } from './instruments.ts'
import { figures } from './figures.ts'
import { promised, promisesOf } from './promised.ts'

/** What to ask about: promises without evidence, those overdue first, and outcomes that nobody told of since. */
export function asking(view: View): Section {
  const open = promisesOf(view).map(({ standing }) => standing === 'overdue' || standing === 'due' || standing === 'open')
  const all = promised(view)
  return {
    lines: [
      ...all.lines.filter((_line, index) => open[index]),
      ...expected(view).lines.filter(({ differ, aside }) => !differ && aside === undefined),
    ],
    missing: all.missing,
  }
}

/** Figures that may be quoted: nobody says otherwise. */
export function quotable(view: View): Section {
  const { lines, missing } = figures(view)
  return { lines: lines.filter(({ differ }) => !differ), missing }
}
