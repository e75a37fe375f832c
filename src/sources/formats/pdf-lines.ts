import { gapsOf, gutterOf } from './pdf-columns.ts'
import type { PdfItem, PdfRow } from './pdf-page.ts'

/** A line of a page, or its part in one column. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly end: number
  /** How far the longest line of its column reaches. */
  readonly edge: number
  readonly y: number
  readonly size: number
}
/** A gap of so many times the size parts what stands on one height: cells of a table. */
const GAP = 1.4
/** Columns within columns: more than four side by side is a table. */
const MOST_SPLITS = 2

/** The lines of a page in the order of reading: columns one after the other, between lines that go across. */
export const pageLines = (items: readonly PdfItem[]): readonly PdfLine[] => inOrder(rowsOf(items), 0)

function inOrder(rows: readonly PdfRow[], splits: number): readonly PdfLine[] {
  const gutter = splits < MOST_SPLITS ? gutterOf(rows) : undefined
  const parts: (readonly PdfLine[])[] = []
  const across: (readonly PdfLine[])[] = []
  let at = 0
  const passed = (to: number): void => {
    const lines = rows.slice(at, to).map(lineOf)
    parts.push(lines)
    across.push(lines)
  }
  for (const { from, to } of gutter?.bands ?? []) {
    passed(from)
    parts.push(sides(rows.slice(from, to), gutter?.x ?? 0, splits + 1))
    at = to
  }
  passed(rows.length)
  // Lines of one column share its right edge, which tells a short line, with which a paragraph ends, from a full one.
  const prose = across.flat().filter(({ text }) => !text.includes(' | '))
  const edge = Math.max(0, ...prose.map(({ end }) => end))
  return parts.flatMap((lines) => (across.includes(lines) ? lines.map((line) => ({ ...line, edge })) : lines))
}

function sides(rows: readonly PdfRow[], x: number, splits: number): readonly PdfLine[] {
  const side = (left: boolean): readonly PdfLine[] =>
    inOrder(
      rows.map((row) => row.filter((item) => item.x < x === left)).filter((row) => row.length > 0),
      splits,
    )
  return [...side(true), ...side(false)]
}

/** The pieces on each height, from the top. */
function rowsOf(items: readonly PdfItem[]): readonly PdfRow[] {
  const sorted = items.filter(({ size }) => size > 0).sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: PdfItem[][] = []
  for (const item of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && first.y - item.y <= Math.max(first.size, item.size) * 0.45) row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x))
}

/** One line of what stands on one height: after a mark of a list a space, else a bar between what stands far apart. */
function lineOf(row: PdfRow): PdfLine {
  const size = Math.max(...row.map((item) => item.size))
  const base = row.find((item) => item.size === size)?.y ?? 0
  // A small raised number leads to a footnote and is no word of the sentence.
  const words = row.filter(
    (item, i) => i === 0 || !(item.size < size * 0.9 && item.y > base + size * 0.12 && /^[\d*†‡,\s]{1,6}$/.test(item.text)),
  )
  const stretched = isStretched(words, size)
  let text = ''
  let end = 0
  words.forEach((item, i) => {
    const gap = item.x - end
    if (i === 0) text = item.text.trimStart()
    else if (gap > size * GAP && !stretched && !LIST_MARK.test(text)) text = `${text.trimEnd()} | ${item.text.trimStart()}`
    else text += (gap > size * 0.12 && !text.endsWith(' ') && !item.text.startsWith(' ') ? ' ' : '') + item.text
    end = Math.max(end, item.x + item.width)
  })
  return { text: text.trim(), x: words[0]?.x ?? 0, end, edge: end, y: base, size }
}

const LIST_MARK = /^(?:\(?[\divxa-z]{1,4}[.)]|[•·▪–-])\s*$/i

/** In a line set to both edges words stand as far apart as cells, but all equally far. */
function isStretched(row: PdfRow, size: number): boolean {
  const wide = gapsOf(row).filter((gap) => gap > size * 0.1)
  const words = row.filter(({ text }) => /\p{Ll}/u.test(text)).length
  return wide.length > 1 && words * 2 > row.length && Math.max(...wide) < Math.min(...wide) * 1.5 + 1 && Math.max(...wide) < size * 6
}
