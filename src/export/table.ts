import { KINDS, SLOTS, type Kind } from '../reading/claim.ts'
import { nameOf } from '../watch/name.ts'
import { cite } from './cite.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'

/** A cell: lists are put together with "; ". */
export type Cell = string | number | undefined
/** A row, in the order of the columns. */
export type TableRow = readonly Cell[]

/** The columns for some kinds: what a record is, a column a slot, where it is disputed, and what it rests on. */
export function columns(kinds: readonly Kind[] = KINDS): readonly string[] {
  const slots = new Set(kinds.flatMap((kind) => Object.keys(SLOTS[kind])))
  return ['id', 'kind', 'modality', 'from', 'to', 'called', ...slots, 'disputed', 'documents', 'sources', 'licence']
}

/** The kinds that were asked for; all when none was. */
export const kindsAsked = ({ filter: { kind } }: Asked): readonly Kind[] =>
  kind === undefined ? KINDS : typeof kind === 'string' ? [kind] : kind

/** Records as rows of one table. */
export async function* rows(asked: Asked): AsyncGenerator<TableRow> {
  const names = columns(kindsAsked(asked))
  for await (const told of toldRecords(asked)) yield rowOf(told, names, asked.licence)
}

function rowOf({ record, sources }: ToldRecord, names: readonly string[], licence: string): TableRow {
  const own: Readonly<Record<string, Cell>> = {
    id: record.id,
    kind: record.kind,
    modality: record.modality,
    from: record.from,
    to: record.to,
    called: nameOf(record),
    disputed: Object.entries(record.fields)
      .filter(([, field]) => field.disputed)
      .map(([slot, field]) => `${slot}: ${field.said.map(({ value }) => value).join(' | ')}`)
      .join('; '),
    documents: [...new Set(sources.map(({ document }) => document.url ?? document.id))].join(' '),
    sources: sources.map(({ claim }) => cite(claim)).join('\n'),
    licence,
  }
  return names.map((name) => {
    if (Object.hasOwn(own, name)) return own[name]
    const shown = record.fields[name]?.shown
    return typeof shown === 'object' ? shown.join('; ') : shown
  })
}

/** A cell that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection). */
export const asText = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) && !/^[+-]\d[\d.]*%?$/.test(cell) ? `'${cell}` : cell
