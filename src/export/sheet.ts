import writeSheets from 'write-excel-file/node'
import { columns, rows, type Cell } from './table.ts'
import { kindsAsked } from './table.ts'
import type { Asked } from './told.ts'

/** A cell of Excel holds no more characters than this (its own limit). */
const LONGEST = 32_767
/** A sheet of Excel holds no more rows than this (its own limit). */
const MOST_ROWS = 1_048_576

/** Records as a workbook (XLSX): one sheet a kind, and one that says where it comes from. */
export async function* sheet(asked: Asked): AsyncGenerator<Uint8Array> {
  const sheets = []
  for (const kind of kindsAsked(asked)) {
    const names = columns([kind])
    const data = [names.map((value) => ({ value, fontWeight: 'bold' as const }))] as ReturnType<typeof cellOf>[][]
    for await (const row of rows({ ...asked, filter: { ...asked.filter, kind } })) {
      if (data.length === MOST_ROWS) break
      data.push(row.map(cellOf))
    }
    if (data.length > 1)
      sheets.push({ data, sheet: kind, stickyRowsCount: 1, columns: names.map((name) => ({ width: WIDTHS[name] ?? 16 })) })
  }
  const about = [
    ['Made by', 'Chancery'],
    ['Licence', asked.licence],
    ['Sources', 'The column "sources" of each sheet has the sentences, who published them, and when.'],
  ].map((row) => row.map(cellOf))
  const made = writeSheets([...sheets, { data: about, sheet: 'about', columns: [{ width: 12 }, { width: 80 }] }])
  yield new Uint8Array(await made.toBuffer())
}

const WIDTHS: Readonly<Record<string, number>> = { called: 40, sources: 80, documents: 40, title: 40, what: 40, subject: 40, agenda: 40 }

const cellOf = (value: Cell) =>
  value === undefined || value === '' ? null : { value: typeof value === 'string' ? value.slice(0, LONGEST) : value }
