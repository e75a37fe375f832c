import { decode } from '../decode.ts'
import { FormatError } from '../formats/format.ts'
import { isZip } from '../formats/zip.ts'
import { normalText } from '../normal.ts'
import { csvRows } from './csv.ts'
import { xlsxRows } from './xlsx.ts'

/** A table as it was kept: its first row names the columns. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Of a workbook, the names of its sheets. */
  readonly sheets: readonly string[]
}

const MOST_ROWS = 20_000

/** Reads CSV or a sheet of a workbook. @throws FormatError when it is neither, is empty or is too long */
export async function readTable(bytes: Buffer, sheet?: string): Promise<Table> {
  const { rows, sheets } = isZip(bytes)
    ? xlsxRows(bytes, MOST_ROWS + 2, sheet)
    : { rows: csvRows(await plain(bytes), MOST_ROWS + 2), sheets: [] }
  const [columns, ...rest] = rows
  if (columns === undefined || rest.length === 0)
    throw new FormatError('holds no rows', 'the first row names the columns, and what is kept stands below')
  if (rest.length > MOST_ROWS) throw new FormatError(`holds more than the ${MOST_ROWS} rows taken`, 'cut it into parts')
  const normal = (row: readonly string[]): readonly string[] => Array.from(row, (cell = '') => cell.normalize('NFC'))
  return { columns: normal(columns), rows: rest.map(normal), sheets }
}

async function plain(bytes: Buffer): Promise<string> {
  const decoded = await decode(bytes)
  if ('noText' in decoded) throw new FormatError(`is no table but ${decoded.noText}`, 'save it as .csv or .xlsx and take that')
  return normalText(decoded.text)
}
