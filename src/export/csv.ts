import { stringify } from 'csv-stringify/sync'
import { asText, columns, kindsAsked, rows, type TableRow } from './table.ts'
import type { Asked } from './told.ts'

const line = (row: TableRow): string => stringify([row.map(asText)], { record_delimiter: 'windows' })

/** Records as a table (CSV, RFC 4180), a record a row, with the sentences it rests on in the column `sources`. */
export async function* csv(asked: Asked): AsyncGenerator<string> {
  yield line(columns(kindsAsked(asked)))
  for await (const row of rows(asked)) yield line(row)
}
