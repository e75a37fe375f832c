import { FormatError } from '../formats/format.ts'
import { unzip } from '../formats/zip.ts'
import { attribute, xmlPieces } from '../follow/xml.ts'

const MOST_COLUMNS = 200
const DAY_MS = 86_400_000

/** The rows of a sheet, and the names of all sheets. */
export interface WorkbookRows {
  readonly rows: readonly (readonly string[])[]
  readonly sheets: readonly string[]
}

/** The rows of a sheet of a workbook, days as `2025-03-14`: of the sheet of this name, else of the first. @throws FormatError */
export function xlsxRows(bytes: Buffer, most: number, sheet?: string): WorkbookRows {
  const parts = new Map(
    unzip(bytes, (name) => /^xl\/(?:workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(?:xml|rels)$/.test(name)).map(
      (part) => [part.name, Buffer.from(part.bytes).toString('utf8')],
    ),
  )
  const workbook = parts.get('xl/workbook.xml')
  if (workbook === undefined) throw new FormatError('is no workbook', 'save it as .xlsx or .csv and take that')
  const sheets = sheetsOf(workbook)
  const source = parts.get(sheetPath(sheets, parts.get('xl/_rels/workbook.xml.rels') ?? '', sheet))
  if (source === undefined) throw new FormatError('is a workbook without its sheet', 'look whether it was copied whole')
  const shared = texts(parts.get('xl/sharedStrings.xml') ?? '', 'si')
  const days = dayStyles(parts.get('xl/styles.xml') ?? '')
  const since = /date1904="(?:1|true)"/.test(workbook) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const said = (raw: string, type: string | undefined, style: number): string => {
    if (type === 's') return shared[Number(raw)] ?? ''
    if (type === 'b') return raw === '1' ? 'yes' : 'no'
    const number = Number(raw)
    if (type !== undefined && type !== 'n' && type !== 'd') return raw
    return raw !== '' && days.has(style) && number > 0 && number < 3_000_000
      ? new Date(since + Math.floor(number) * DAY_MS).toISOString().slice(0, 10)
      : raw
  }
  return { rows: rowsOf(source, most, said), sheets: sheets.map(({ name }) => name) }
}

function rowsOf(
  source: string,
  most: number,
  said: (raw: string, type: string | undefined, style: number) => string,
): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell: { column: number; type: string | undefined; style: number; raw: string } | undefined
  let inValue = false
  for (const piece of xmlPieces(source)) {
    if (piece.piece === 'words') {
      if (cell !== undefined && inValue && cell.raw.length < 100_000) cell.raw += piece.words
    } else if (piece.piece === 'begins') {
      if (piece.name === 'row') row = []
      if (piece.name === 'c') {
        const place = attribute(piece.attributes, 'r')
        const column = place === undefined ? row.length : columnOf(place)
        cell = { column, type: attribute(piece.attributes, 't'), style: Number(attribute(piece.attributes, 's') ?? 0), raw: '' }
      }
      inValue = piece.name === 'v' || piece.name === 't'
    } else {
      inValue = false
      if (piece.name === 'c' && cell !== undefined) {
        if (cell.column < MOST_COLUMNS) {
          while (row.length < cell.column) row.push('')
          row[cell.column] = said(cell.raw, cell.type, cell.style).replace(/\s+/g, ' ').trim()
        }
        cell = undefined
      }
      if (piece.name === 'row' && row.some((one) => one !== '')) rows.push(row)
      if (rows.length >= most) break
    }
  }
  return rows
}

/** The column of a place as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/i.exec(place)?.[0].toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return Math.max(0, column - 1)
}

interface Sheet {
  readonly name: string
  readonly id: string
}

function sheetsOf(workbook: string): readonly Sheet[] {
  const sheets: Sheet[] = []
  for (const piece of xmlPieces(workbook))
    if (piece.piece === 'begins' && piece.name === 'sheet')
      sheets.push({ name: attribute(piece.attributes, 'name') ?? '', id: attribute(piece.attributes, 'r:id') ?? '' })
  return sheets
}

/** Where the sheet of a name lies, else the first. @throws FormatError when there is none of that name */
function sheetPath(sheets: readonly Sheet[], relations: string, wanted: string | undefined): string {
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted)
  if (sheet === undefined)
    throw new FormatError(
      `has no sheet ${wanted ?? ''}`,
      `name one of ${sheets
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200)}`,
    )
  for (const piece of xmlPieces(relations))
    if (piece.piece === 'begins' && piece.name === 'relationship' && attribute(piece.attributes, 'id') === sheet.id)
      return `xl/${(attribute(piece.attributes, 'target') ?? '').replace(/^\/?xl\//, '')}`
  return 'xl/worksheets/sheet1.xml'
}

/** The words of each element of a name. */
function texts(source: string, name: string): readonly string[] {
  const all: string[] = []
  let words = ''
  let inText = false
  for (const piece of xmlPieces(source)) {
    if (piece.piece === 'words') words += inText ? piece.words : ''
    else if (piece.piece === 'begins') {
      inText = piece.name === 't'
      if (piece.name === name) words = ''
    } else {
      inText = false
      if (piece.name === name) all.push(words)
    }
  }
  return all
}

/** Which styles of cells write days: by the numbers that the format has for it, or by a pattern with days or years in it. */
function dayStyles(source: string): ReadonlySet<number> {
  const own = new Map<number, string>()
  const days = new Set<number>()
  let count = -1
  for (const piece of xmlPieces(source)) {
    if (piece.piece === 'ends') {
      if (piece.name === 'cellxfs') count = -1
      continue
    }
    if (piece.piece === 'words') continue
    if (piece.name === 'numfmt') own.set(Number(attribute(piece.attributes, 'numFmtId')), attribute(piece.attributes, 'formatCode') ?? '')
    if (piece.name === 'cellxfs') count = 0
    else if (piece.name === 'xf' && count >= 0) {
      const format = Number(attribute(piece.attributes, 'numFmtId') ?? 0)
      const pattern = (own.get(format) ?? '').replace(/"[^"]{0,100}"|\[[^\]]{0,100}\]/g, '')
      if ((format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || /[dy]/i.test(pattern)) days.add(count)
      count++
    }
  }
  return days
}
