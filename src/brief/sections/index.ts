import type { Label } from '../labels/index.ts'
import type { Section } from '../line.ts'
import type { View } from '../view.ts'
import { bodies } from './bodies.ts'
import { CHANGE_COLUMNS, changes } from './changes.ts'
import { coming, latest } from './coming.ts'
import { dueSoon, today, week } from './day-sheet.ts'
import { differing } from './disputes.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import { agreements, expected } from './instruments.ts'
import { asking, quotable } from './points.ts'
import { pressAhead, pressDocuments, pressFigures, pressPast, pressPromises, pressTies } from './press.ts'
import { promised } from './promised.ts'
import { nature, sessions } from './sessions.ts'
import { anniversaries, status } from './status.ts'
import { initiatives, positions, posts, programmes } from './work.ts'

/** What a section is made by, and the heading that it has unless a template gives another. */
export interface SectionMaker {
  readonly heading: Label
  readonly make: (view: View, since: string | undefined) => Section
  /** It is a table with these columns, and each part of a line stands in one. */
  readonly columns?: readonly Label[]
}

const NOTHING: Section = { lines: [], missing: [] }

/** Every section that a template can name. */
export const SECTIONS = {
  status: { heading: 'Where relations stand', make: status },
  coming: { heading: 'Coming up', make: coming },
  bodies: { heading: 'Bodies', make: bodies },
  gaps: { heading: 'Gaps', make: gaps },
  agreements: { heading: 'Agreements and plans', make: agreements },
  expected: { heading: 'Outcomes expected', make: expected },
  promised: { heading: 'Promised', make: promised },
  figures: { heading: 'Figures', make: figures },
  programmes: { heading: 'Programmes', make: programmes },
  initiatives: { heading: 'Initiatives', make: initiatives },
  latest: { heading: 'Last visits and talks', make: latest },
  posts: { heading: 'In office', make: posts },
  positions: { heading: 'Positions', make: positions },
  sessions: { heading: 'Sessions', make: sessions },
  nature: { heading: 'What it is', make: nature },
  disputes: { heading: 'Where sources differ', make: differing },
  anniversaries: { heading: 'To mark', make: anniversaries },
  asking: { heading: 'To ask about', make: asking },
  quotable: { heading: 'Figures that may be quoted', make: quotable },
  today: { heading: 'On the day', make: today },
  week: { heading: 'The week after', make: week },
  due: { heading: 'Due within a month', make: dueSoon },
  changes: {
    heading: 'Changes since {}',
    make: (view, since) => (since === undefined ? NOTHING : changes(view, since)),
    columns: CHANGE_COLUMNS,
  },
  own: { heading: 'Own lines', make: () => NOTHING },
  'press-ahead': { heading: 'Announced', make: pressAhead },
  'press-ties': { heading: 'Relations', make: pressTies },
  'press-past': { heading: 'For reference: meetings', make: pressPast },
  'press-documents': { heading: 'For reference: documents', make: pressDocuments },
  'press-promises': { heading: 'Undertakings', make: pressPromises },
  'press-figures': { heading: 'Figures', make: pressFigures },
} as const satisfies Readonly<Record<string, SectionMaker>>

/** The key of a section, as a template names it. */
export type SectionKey = keyof typeof SECTIONS
/** All of them. */
export const SECTION_KEYS = Object.keys(SECTIONS) as readonly SectionKey[]
