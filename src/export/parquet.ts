import { parquetWriteBuffer } from 'hyparquet-writer'
import { KINDS, SLOTS } from '../reading/claim.ts'
import { columns, kindsAsked, rows, type Cell } from './table.ts'
import type { Asked } from './told.ts'

/** Slots that hold numbers. */
const NUMBERS = new Set(
  KINDS.flatMap((kind) => Object.entries(SLOTS[kind]).flatMap(([slot, { form, list }]) => (form === 'number' && !list ? [slot] : []))),
)

/** Records as a Parquet file: the columns of the table, all of words but those of numbers. */
export async function* parquet(asked: Asked): AsyncGenerator<Uint8Array> {
  const names = columns(kindsAsked(asked))
  const data: Cell[][] = names.map(() => [])
  for await (const row of rows(asked)) for (const [index, cell] of row.entries()) data[index]?.push(cell)
  const made = parquetWriteBuffer({
    columnData: names.map((name, index) => ({
      name,
      type: NUMBERS.has(name) ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
      data: (data[index] ?? []).map((cell) => (cell === undefined || cell === '' ? null : NUMBERS.has(name) ? Number(cell) : String(cell))),
    })),
    kvMetadata: [
      { key: 'made by', value: 'Chancery' },
      { key: 'licence', value: asked.licence },
    ],
  })
  yield new Uint8Array(made)
}
