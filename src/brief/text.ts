import type { Footnote } from './footnote.ts'
import type { Brief, BriefLine, BriefSection } from './make.ts'
import { plain, wrap } from './plain.ts'
import { sayDate } from './say-date.ts'

/** Colours, or none: each function dresses a whole piece of text. */
export interface Paint {
  readonly heading: (text: string) => string
  readonly faint: (text: string) => string
  readonly alert: (text: string) => string
}

const BARE: Paint = { heading: (text) => text, faint: (text) => text, alert: (text) => text }
const DIFFER = '← they differ'
const LONGEST_HEAD = 30

/** The brief as it is written to the screen. */
export function briefText(brief: Brief, { width = 120, paint = BARE }: { readonly width?: number; readonly paint?: Paint } = {}): string {
  const lines = [
    ...wrap(briefTitle(brief), width).map(paint.heading),
    '',
    ...brief.sections.flatMap((section) => [...sectionText(section, width, paint), '']),
    ...missingText(brief, width, paint),
    ...brief.footnotes.flatMap((note) => wrap(footnoteText(note), width - 4).map((row, index) => (index === 0 ? row : `    ${row}`))),
  ]
  return lines.map((row) => row.trimEnd()).join('\n')
}

/** "NORLAND AND ARCADIA · where relations stand · 17 Mar 2025 · from 12 of 64 documents, the latest of 14 Mar 2025". */
export function briefTitle({ subject, day, sources }: Brief): string {
  const what = subject.kind === 'pair' ? 'where relations stand' : 'briefing note'
  const latest = sources.latest === undefined ? '' : `, the latest of ${sayDate(sources.latest)}`
  return `${plain(subject.name).toUpperCase()} · ${what} · ${sayDate(day)} · from ${sources.about} of ${sources.documents} documents${latest}`
}

/** "in the 64 documents read, of 2 Mar 2021 – 14 Mar 2025". */
export function sourcesRead({ sources: { documents, first, last } }: Brief): string {
  const range = first === undefined || last === undefined ? '' : `, of ${sayDate(first === last ? first : `${first}/${last}`)}`
  return `in the ${documents} documents read${range}`
}

/** `"The sentence." Norland, Ministry of Foreign Affairs, 14 Mar 2025 · https://… paragraph 2`, with its number before it. */
export function footnoteText(note: Footnote): string {
  return `[${note.number}] “${plain(note.sentence)}” ${attribution(note)}`
}

/** Who says so, who published it, when, and where it stands. */
export function attribution({ speaker, issuer, date, address, paragraph, noteBy }: Footnote): string {
  if (noteBy !== undefined) {
    const told = issuer === undefined ? '' : `, told by ${plain(issuer)}`
    return `a note by ${plain(noteBy)}${told}, ${date === undefined ? 'no date' : sayDate(date)} · no document`
  }
  const told =
    speaker === undefined || (issuer ?? '').toLowerCase().includes(speaker.toLowerCase())
      ? issuer
      : issuer === undefined
        ? speaker
        : `${speaker}, as told by ${issuer}`
  const who = [told === undefined ? 'issuer not known' : plain(told), date === undefined ? 'no date' : sayDate(date)].join(', ')
  return `${who} · ${plain(address)}, paragraph ${paragraph}`
}

function sectionText({ title, lines, more }: BriefSection, width: number, paint: Paint): string[] {
  const heads = lines.map(({ head }) => plain(head).length).filter((length) => length <= LONGEST_HEAD)
  const column = Math.max(0, ...heads) + 2
  return [
    paint.heading(title.toUpperCase()),
    ...lines.flatMap((entry) => lineText(entry, column, width, paint)),
    ...(more === 0 ? [] : [paint.faint(`  … ${more} more: --full`)]),
  ]
}

function lineText(entry: BriefLine, column: number, width: number, paint: Paint): string[] {
  const head = plain(entry.head)
  const fits = head.length <= LONGEST_HEAD
  const indent = 2 + (fits ? column : 4)
  const body = wrap(saidText(entry), Math.max(40, width - indent)).map((row) => dressed(row, paint))
  const first = fits
    ? [`  ${head.padEnd(column)}${body[0] ?? ''}`]
    : [...wrap(head, width - 2).map((row) => `  ${row}`), `${' '.repeat(indent)}${body[0] ?? ''}`]
  const pad = ' '.repeat(indent)
  return [
    ...first,
    ...body.slice(1).map((row) => `${pad}${row}`),
    ...entry.under.flatMap((below) =>
      wrap(`${plain(below.head)}: ${saidText(below)}`, Math.max(40, width - indent - 2)).map(
        (row, index) => `${pad}${index === 0 ? '' : '  '}${dressed(row, paint)}`,
      ),
    ),
  ]
}

function saidText({ parts, differ }: BriefLine): string {
  const said = parts.map(({ text, notes }) => `${plain(text)} ${notes.map((number) => `[${number}]`).join('')}`).join(' · ')
  return differ ? `${said} ${DIFFER}` : said
}

function dressed(row: string, { faint, alert }: Paint): string {
  return row
    .replaceAll(/(?:\[\d+\])+/g, (notes) => faint(notes))
    .replace(DIFFER, alert(DIFFER))
    .replaceAll(/\boverdue\b/g, (word) => alert(word))
}

function missingText(brief: Brief, width: number, paint: Paint): string[] {
  if (brief.missing.length === 0) return []
  return [
    paint.heading(`NOT FOUND ${sourcesRead(brief)}`),
    ...wrap(brief.missing.map(plain).join(' · '), width - 4).map((row) => `  ${row}`),
    '',
  ]
}
