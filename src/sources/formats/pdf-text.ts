import { pageLines, type PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'

/** How many lines at the top and the foot of a page may be its header and footer. */
const EDGE = 3

/**
 * The running text of pages: headers, footers, page numbers and footnotes are left out, lines are joined to paragraphs, hyphens at their
 * ends mended. A form feed stands where a page begins, so that the page of any passage can be told.
 */
export function pagesText(pages: readonly PdfPage[]): string {
  const sheets = pages.map(({ items }) => pageLines(items).filter(({ text }) => text.trim() !== ''))
  const repeated = repeatedLines(sheets)
  const offset = pageOffset(sheets)
  const body = bodySize(sheets)
  const compounds = new Set(
    sheets.flatMap((lines) => lines.flatMap(({ text }) => text.match(/\p{L}{2,40}-\p{L}{2,40}/gu) ?? [])).map((word) => word.toLowerCase()),
  )
  let text = ''
  sheets.forEach((lines, i) => {
    const kept = withoutFootnotes(
      lines.filter(
        (line, at) =>
          !atEdge(at, lines.length) ||
          !(repeated.has(shape(line)) || isPageNumber(line.text) || (outermost(at, lines.length) && numbers(line).includes(i + offset))),
      ),
      body,
    )
    const page = paragraphs(kept, compounds)
    text = i === 0 ? page : turned(text, page, compounds)
  })
  return text
}

const atEdge = (at: number, count: number): boolean => at < EDGE || at >= count - EDGE
/** A line without its numbers, by its height: "Page 3" and "Page 4" are one footer. */
const shape = ({ text, y }: PdfLine): string => `${text.replace(/\d+/g, '#').trim()} ${Math.round(y / 6)}`
const isPageNumber = (text: string): boolean => /^(?:page )?[-–—]? ?\d{1,4} ?(?:(?:of|\/) ?\d{1,4})? ?[-–—]?$/i.test(text.trim())

/** The numbers that begin or end a line that is short, as a header's number of the page. */
const numbers = ({ text }: PdfLine): readonly number[] =>
  text.length > 120 ? [] : [/^(\d{1,4})\b/, /\b(\d{1,4})$/].flatMap((where) => where.exec(text.trim())?.[1] ?? []).map(Number)
const outermost = (at: number, count: number): boolean => at === 0 || at === count - 1

/** How far the numbers printed at the edge are ahead of the count of pages; headers change from chapter to chapter, these go on. Not a number when most pages have none. */
function pageOffset(sheets: readonly (readonly PdfLine[])[]): number {
  const counts = new Map<number, number>()
  sheets.forEach((lines, i) => {
    const edge = lines.filter((_line, at) => outermost(at, lines.length))
    for (const offset of new Set(edge.flatMap(numbers).map((number) => number - i))) counts.set(offset, (counts.get(offset) ?? 0) + 1)
  })
  const [offset, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return count >= Math.max(3, sheets.length * 0.4) ? (offset ?? Number.NaN) : Number.NaN
}

/** What stands at the edge of two in five pages is no text of theirs: left and right pages may have headers of their own. */
function repeatedLines(sheets: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const lines of sheets)
    for (const one of new Set(lines.filter((_line, at) => atEdge(at, lines.length)).map(shape))) counts.set(one, (counts.get(one) ?? 0) + 1)
  const enough = Math.max(2, Math.ceil(sheets.length * 0.4))
  return new Set([...counts].filter(([, count]) => count >= enough).map(([one]) => one))
}

/** The size in which most letters are set. */
function bodySize(sheets: readonly (readonly PdfLine[])[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of sheets.flat()) letters.set(half(size), (letters.get(half(size)) ?? 0) + text.length)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
const half = (size: number): number => Math.round(size * 2) / 2

/** Notes stand at the foot in smaller letters and begin with a number or star; all small lines below such a one belong to them. */
function withoutFootnotes(lines: readonly PdfLine[], body: number): readonly PdfLine[] {
  const small = ({ size }: PdfLine): boolean => size <= body * 0.92
  let first = lines.length
  while (first > 0 && small(lines[first - 1] as PdfLine)) first--
  const note = lines.findIndex((line, at) => at >= first && /^(?:\[?\d{1,3}[\])]?|[*†‡])\s?\p{L}/u.test(line.text))
  return note < 0 ? lines : lines.slice(0, note)
}

function paragraphs(lines: readonly PdfLine[], compounds: ReadonlySet<string>): string {
  const leading = usualLeading(lines)
  let text = ''
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const words = line.text.replace(/\s+/g, ' ').trim()
    if (before === undefined) text = words
    else if (begins(line, before, leading)) text += `\n${words}`
    else text = mended(text, words, ' ', compounds)
  })
  return text
}

function begins(line: PdfLine, before: PdfLine, leading: number): boolean {
  const down = before.y - line.y
  // Up again is the next column: the paragraph goes on unless its words say otherwise.
  const top = down < 0
  if (!top && down > leading * 1.35) return true
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true
  if (line.text.includes(' | ') || before.text.includes(' | ')) return true
  if (/^(?:[•·▪–-] |\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] )/.test(line.text)) return true
  const ended = /[.!?:;]["”’)]?$/.test(before.text.trimEnd())
  const { edge } = before
  const short = before.end < edge - (edge - before.x) * 0.12
  if (top) return ended && short
  const indented = line.x > before.x + line.size * 0.9
  return (short && (ended || before.end < before.x + (edge - before.x) * 0.6)) || (indented && ended)
}

/** The distance of lines that is met most often. */
function usualLeading(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>()
  lines.forEach((line, i) => {
    const down = half((lines[i - 1]?.y ?? 0) - line.y)
    if (i > 0 && down > 0) counts.set(down, (counts.get(down) ?? 0) + 1)
  })
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

/** Joins two lines. A hyphen at the end goes, unless the word is written with one elsewhere. */
function mended(text: string, words: string, gap: string, compounds: ReadonlySet<string>): string {
  const head = /(\p{L}{1,40})[-\u00ad\u2010]$/u.exec(text.slice(-60))
  const tail = /^\p{Ll}\p{L}{0,40}/u.exec(words)?.[0]
  if (head === null || tail === undefined) return `${text}${/[-\u2010]$/.test(text) && /^\p{L}/u.test(words) ? gap.trim() : gap}${words}`
  const keeps = compounds.has(`${head[1]}-${tail}`.toLowerCase())
  return `${text.slice(0, -1)}${keeps ? '-' : ''}${words}`
}

/** Puts the next page after what was read: within a sentence the form feed stands for its space, before a word parted by the page's end. */
function turned(text: string, page: string, compounds: ReadonlySet<string>): string {
  if (page === '' || text === '' || /[.!?:;]["”’)]?$/.test(text) || !/^\p{Ll}/u.test(page)) return `${text}\n\f${page}`
  if (!/\p{L}[-\u00ad\u2010]$/u.test(text.slice(-3))) return `${text}\f${page}`
  const word = text.lastIndexOf(' ') + 1
  return `${text.slice(0, Math.max(0, word - 1))}\f${mended(text.slice(word), page, ' ', compounds)}`
}
