import { Footnotes, type Footnote } from './footnote.ts'
import type { Line, Section } from './line.ts'
import { bodies } from './sections/bodies.ts'
import { coming, latest } from './sections/coming.ts'
import { figures } from './sections/figures.ts'
import { gaps } from './sections/gaps.ts'
import { agreements, expected } from './sections/instruments.ts'
import { promised } from './sections/promised.ts'
import { status } from './sections/status.ts'
import { initiatives, positions, posts, programmes } from './sections/work.ts'
import type { Sources, Subject, View } from './view.ts'

/** A part of a line as it is printed, with the numbers of its footnotes: never none. */
export interface BriefPart {
  readonly text: string
  readonly notes: readonly number[]
}

/** A line with the footnotes that bear it. */
export interface BriefLine {
  readonly head: string
  readonly parts: readonly BriefPart[]
  readonly differ: boolean
  readonly under: readonly BriefLine[]
}

/** Lines under one title. */
export interface BriefSection {
  readonly key: string
  readonly title: string
  readonly lines: readonly BriefLine[]
  /** Lines left out so that the brief fits a page. */
  readonly more: number
}

/** A briefing note. Every line rests on footnotes; `missing` rests on the range of sources looked through. */
export interface Brief {
  readonly subject: { readonly name: string; readonly kind: Subject['kind'] }
  readonly day: string
  readonly sources: Sources
  readonly sections: readonly BriefSection[]
  /** What was looked for and not found, each in words that complete "not found: …". */
  readonly missing: readonly string[]
  readonly footnotes: readonly Footnote[]
}

/** The sections in the order of the page, and how many lines of each fit one. */
const SECTIONS: readonly { readonly make: (view: View) => Section; readonly most: number }[] = [
  { make: status, most: 5 },
  { make: coming, most: 6 },
  { make: bodies, most: 6 },
  { make: gaps, most: 0 },
  { make: agreements, most: 7 },
  { make: expected, most: 5 },
  { make: promised, most: 7 },
  { make: figures, most: 5 },
  { make: programmes, most: 4 },
  { make: initiatives, most: 4 },
  { make: latest, most: 4 },
  { make: posts, most: 3 },
  { make: positions, most: 5 },
]

const MOST_UNDER = 3
const MOST_NOTES = 3
const MOST_MISSING = 10

/** How much a brief tells. */
export interface BriefOptions {
  /** Everything, not only what fits a page. */
  readonly full?: boolean
}

/** Makes a brief from what the register holds about a subject. The same view gives the same brief. */
export function makeBrief(view: View, { full = false }: BriefOptions = {}): Brief {
  const notes = new Footnotes(view.claims, view.documents)
  const made = SECTIONS.map(({ make, most }) => ({ section: make(view), most: full ? Number.POSITIVE_INFINITY : most }))
  const sections = made
    .filter(({ section }) => section.lines.length > 0)
    .map(
      ({ section: { key, title, lines }, most }): BriefSection => ({
        key,
        title,
        lines: lines.slice(0, most).map((entry) => numbered(entry, notes, full)),
        more: Math.max(0, lines.length - most),
      }),
    )
  const missing = made.flatMap(({ section }) => section.missing)
  return {
    subject: { name: view.subject.name, kind: view.subject.kind },
    day: view.day,
    sources: view.sources,
    sections,
    missing: full ? missing : missing.slice(0, MOST_MISSING),
    footnotes: notes.list(),
  }
}

function numbered({ head, parts, differ, under }: Line, notes: Footnotes, full: boolean): BriefLine {
  const most = full ? Number.POSITIVE_INFINITY : MOST_NOTES
  return {
    head,
    differ,
    parts: parts.map(({ text, claims }) => ({ text, notes: notes.numbers(claims, most) })),
    under: (full ? under : under.slice(0, MOST_UNDER)).map((entry) => numbered(entry, notes, full)),
  }
}
