import { attribution, briefTitle, notFound, saidOf, tail } from './frame.ts'
import { say } from './labels/index.ts'
import type { Language } from './labels/times.ts'
import type { Brief, BriefLine, BriefSection } from './brief.ts'
import { plain, wrap } from './plain.ts'

/** Colours, or none: each function dresses a whole piece of text. */
export interface Paint {
  readonly heading: (text: string) => string
  readonly faint: (text: string) => string
  readonly alert: (text: string) => string
}

const BARE: Paint = { heading: (text) => text, faint: (text) => text, alert: (text) => text }
const LONGEST_HEAD = 30

/** The brief as it is written to the screen. */
export function briefText(brief: Brief, { width = 120, paint = BARE }: { readonly width?: number; readonly paint?: Paint } = {}): string {
  const lines = [
    ...wrap(plain(briefTitle(brief)), width).map(paint.heading),
    '',
    ...brief.sections.flatMap((section) => [...sectionText(section, width, paint, brief.language), '']),
    ...missingText(brief, width, paint),
    ...brief.footnotes.flatMap((note) =>
      wrap(`[${note.number}] “${plain(note.sentence)}” ${attribution(note, brief.language)}`, width - 4).map((row, index) =>
        index === 0 ? row : `    ${row}`,
      ),
    ),
  ]
  return lines.map((row) => row.trimEnd()).join('\n')
}

function sectionText({ title, lines, more }: BriefSection, width: number, paint: Paint, language: Language): string[] {
  const heads = lines.map(({ head }) => plain(head.text).length).filter((length) => length <= LONGEST_HEAD)
  const column = Math.max(0, ...heads) + 2
  return [
    paint.heading(plain(title).toUpperCase()),
    ...lines.flatMap((entry) => lineText(entry, column, width, paint, language)),
    ...(more === 0 ? [] : [paint.faint(`  … ${say('{} more', language, String(more))}: --full`)]),
  ]
}

function lineText(entry: BriefLine, column: number, width: number, paint: Paint, language: Language): string[] {
  const head = plain(entry.head.text)
  const fits = head.length <= LONGEST_HEAD
  const indent = head === '' ? 2 : 2 + (fits ? column : 4)
  const dress = (row: string): string => dressed(row, paint, language)
  const body = wrap(saidText(entry, language), Math.max(40, width - indent)).map(dress)
  const first = fits
    ? [`  ${head === '' ? '' : head.padEnd(column)}${body[0] ?? ''}`]
    : [...wrap(head, width - 2).map((row) => `  ${row}`), `${' '.repeat(indent)}${body[0] ?? ''}`]
  const pad = ' '.repeat(indent)
  return [
    ...first,
    ...body.slice(1).map((row) => `${pad}${row}`),
    ...entry.under.flatMap((below) =>
      wrap(
        `${below.head.text === '' ? '' : `${plain(below.head.text)}: `}${saidText(below, language)}`,
        Math.max(40, width - indent - 2),
      ).map((row, index) => `${pad}${index === 0 ? '' : '  '}${dress(row)}`),
    ),
  ]
}

function saidText(line: BriefLine, language: Language): string {
  return line.parts.map(saidOf).join(' · ') + tail(line, language)
}

function dressed(row: string, { faint, alert }: Paint, language: Language): string {
  const differ = `← ${say('they differ', language)}`
  return row
    .replaceAll(/(?:\[\d+\])+/g, (notes) => faint(notes))
    .replace(differ, alert(differ))
    .replaceAll(/\boverdue\b/g, (word) => alert(word))
}

function missingText(brief: Brief, width: number, paint: Paint): string[] {
  if (brief.missing.length === 0) return []
  return [paint.heading(notFound(brief)), ...wrap(brief.missing.map(saidOf).join(' · '), width - 4).map((row) => `  ${row}`), '']
}
