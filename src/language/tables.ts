/** One row of a knowledge table: its cells by column name, the table it stands in and its key. */
export interface Row {
  readonly table: string
  readonly line: number
  readonly key: string
  readonly cells: Readonly<Record<string, string>>
}

/** The text of each file under `knowledge/`, by its name without `.tsv`. */
export type TableTexts = Readonly<Record<string, string>>

/** A knowledge table that cannot be read: names the file, the line and what to mend. */
export class TableError extends Error {
  override readonly name = 'TableError'
}

/**
 * Reads a tab-separated table. The first line that is no comment names the columns; lines that begin with `#` are comments.
 * The first column is the key unless a column is called `key`.
 * @throws TableError when a line has more cells than the header.
 */
export function readTable(table: string, text: string): Row[] {
  return rowsOf(table, text, NONE_LEFT_OUT)
}

/** As `readTable`, without the columns that only tests and people read: what a running reader needs. */
export function readRows(table: string, text: string): Row[] {
  return rowsOf(table, text, FOR_PEOPLE)
}

const NONE_LEFT_OUT: ReadonlySet<string> = new Set()
const FOR_PEOPLE: ReadonlySet<string> = new Set(['example', 'reads', 'not', 'note'])

function rowsOf(table: string, text: string, leftOut: ReadonlySet<string>): Row[] {
  const rows: Row[] = []
  let header: string[] | undefined
  let wanted: boolean[] = []
  let number = 0
  for (const raw of text.split('\n')) {
    number++
    if (raw.startsWith('#') || raw.trim() === '') continue
    const values = (raw.endsWith('\r') ? raw.slice(0, -1) : raw).split('\t')
    if (header === undefined) {
      header = values
      wanted = header.map((name) => !leftOut.has(name))
      continue
    }
    if (values.length > header.length) {
      throw new TableError(
        `knowledge/${table}.tsv line ${number}: ${values.length} cells under ${header.length} columns. Remove the extra tab.`,
      )
    }
    const cells: Record<string, string> = {}
    for (let column = 0; column < values.length; column++) {
      const value = wanted[column] === true ? values[column]?.trim() : ''
      if (value !== undefined && value !== '') cells[header[column] ?? ''] = value
    }
    rows.push({ table, line: number, key: cells['key'] ?? values[0]?.trim() ?? '', cells })
  }
  return rows
}

/** The values of a cell that holds several, parted by `|`. */
export function several(cell: string | undefined): string[] {
  if (cell === undefined) return []
  if (!cell.includes('|')) return cell === '' ? [] : [cell.trim()]
  return cell
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

/** How an explanation names a row: `table/key`. */
export function rowName(row: Row): string {
  return `${row.table}/${row.key}`
}
