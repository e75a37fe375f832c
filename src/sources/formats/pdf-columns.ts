import type { PdfItem, PdfRow } from './pdf-page.ts'

/** Rows that stand in two columns: from the first to before the last. */
export interface Band {
  readonly from: number
  readonly to: number
}
/** A white strip from which two columns stand left and right. */
export interface Gutter {
  readonly x: number
  readonly bands: readonly Band[]
}

/** The strip is white over at least so many lines on both sides. */
const FEWEST = 4
/** And so wide, in sizes of the letters: words of a line stand closer. */
const WIDE = 0.7
/** Of a column of prose so much of the width is filled on the middle line; cells of a table are shorter. */
const FILLED = 0.6
/** Lines so many sizes below the last belong to one column; behind so many, to another part of the page. */
const CLOSE = 1.7
const FAR = 4
/** Of the lines of a column so many begin at its edge. */
const ALIGNED = 0.6
/** So many places are tried. */
const TRIED = 120

/** The strip that parts most lines of a page into two columns of prose, if one does. */
export function gutterOf(rows: readonly PdfRow[]): Gutter | undefined {
  if (rows.length < FEWEST) return undefined
  const items = rows.flat()
  const left = Math.min(...items.map(({ x }) => x))
  const right = Math.max(...items.map(endOf))
  let best: Gutter | undefined
  let most = 0
  for (let i = 1; i < TRIED; i++) {
    const x = left + (right - left) * (0.15 + (0.7 * i) / TRIED)
    const bands = bandsAt(rows, x)
    const parted = bands.reduce((sum, { from, to }) => sum + to - from, 0)
    if (parted > most) {
      best = { x, bands }
      most = parted
    }
  }
  return best
}

const endOf = ({ x, width }: PdfItem): number => x + width

function bandsAt(rows: readonly PdfRow[], x: number): readonly Band[] {
  const bands: Band[] = []
  let from = 0
  const end = (to: number, next: number): void => {
    const band = trimmed(rows, { from, to }, x)
    if (isColumns(rows.slice(band.from, band.to), x)) bands.push(band)
    from = next
  }
  rows.forEach((row, at) => {
    if (row.some((item) => item.x < x && endOf(item) > x)) end(at, at + 1)
    else if (at > from && drop(rows, at) > sizeOf(row) * FAR) end(at, at)
  })
  end(rows.length, rows.length)
  return bands
}

/** Lines on one side only, parted from those on both by a space, stand across: a heading, a place and date. */
function trimmed(rows: readonly PdfRow[], { from, to }: Band, x: number): Band {
  const on = (left: boolean, at: number): boolean => rows[at]?.some((item) => item.x < x === left) === true
  // The lines of one column may stand a little higher than those of the other.
  const beside = (left: boolean, at: number): boolean =>
    on(left, at) ||
    (at + 1 < to && on(left, at + 1) && drop(rows, at + 1) < sizeOf(rows[at] ?? [])) ||
    (at > from && on(left, at - 1) && drop(rows, at) < sizeOf(rows[at] ?? []))
  const both = (at: number): boolean => beside(true, at) && beside(false, at)
  const close = (at: number): boolean => drop(rows, at) < sizeOf(rows[at] ?? []) * CLOSE
  let first = from
  while (first < to && !both(first)) first++
  let last = to
  while (last > first && !both(last - 1)) last--
  if (first === last) return { from: first, to: last }
  while (first > from && close(first)) first--
  while (last < to && close(last)) last++
  return { from: first, to: last }
}

const drop = (rows: readonly PdfRow[], at: number): number => (rows[at - 1]?.[0]?.y ?? 0) - (rows[at]?.[0]?.y ?? 0)
const sizeOf = (row: PdfRow): number => row[0]?.size ?? 0

function isColumns(rows: readonly PdfRow[], x: number): boolean {
  const left = rows.map((row) => row.filter((item) => item.x < x)).filter((row) => row.length > 0)
  const right = rows.map((row) => row.filter((item) => item.x >= x)).filter((row) => row.length > 0)
  if (left.length < FEWEST || right.length < FEWEST) return false
  const strip = Math.min(...right.flat().map((item) => item.x)) - Math.max(...left.flat().map(endOf))
  const sizes = rows.flat().map(({ size }) => size)
  // Spaces between words may lie under each other by chance; but then what stands right of them begins here and there.
  const starts = right.map((row) => row[0]?.x ?? 0)
  const aligned = starts.filter((start) => start < Math.min(...starts) + median(sizes) * 0.5).length
  return strip >= median(sizes) * WIDE && aligned >= right.length * ALIGNED && isProse(left) && isProse(right)
}

/** The spaces between the pieces of a row. */
export const gapsOf = (row: PdfRow): readonly number[] => row.slice(1).map((item, i) => item.x - endOf(row[i] ?? item))

function isProse(rows: readonly PdfRow[]): boolean {
  const extents = rows.map((row) => Math.max(...row.map(endOf)) - Math.min(...row.map(({ x }) => x)))
  const width = Math.max(...rows.flat().map(endOf)) - Math.min(...rows.flat().map(({ x }) => x))
  return median(extents) >= width * FILLED
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
