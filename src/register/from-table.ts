import { KINDS, MODALITIES, SLOTS, type Claim, type Kind, type Modality, type SlotValue, type Span } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import { readDay } from '../sources/day.ts'
import { makeDocument, type Document } from '../sources/document.ts'
import type { Table } from '../sources/table/index.ts'
import type { AddedBy } from './register.ts'
import { slotFault } from './slot-fault.ts'

/** What the columns of a table mean, as a person writes it down once. */
export interface TableMapping {
  readonly kind: Kind
  /** How each row stands; or the column that tells, and which word is which. */
  readonly modality: Modality | { readonly column: string; readonly values: Readonly<{ [word: string]: Modality }> }
  /** The slot that each column fills; columns that are not named are kept in the text and fill none. */
  readonly columns: Readonly<{ [column: string]: string }>
  /** Slots that are the same in all rows. */
  readonly set: Readonly<{ [slot: string]: SlotValue }>
  readonly issuer?: string
  readonly title?: string
  readonly sheet?: string
  /** How `03/04/2025` is meant; without it such a day is not taken. */
  readonly dates?: 'day first' | 'month first'
  /** What stands between values of one cell; `;` unless said. */
  readonly between: string
}

/** A mapping that cannot be meant; the message says where and what would do. */
export class MappingError extends Error {
  override readonly name = 'MappingError'
}

/** A row of a table: its number in the file, its line in the document, and its claim or why it gives none. */
export interface TableRow {
  readonly row: number
  readonly line: string
  readonly claim?: Claim
  readonly fault?: string
}

/** What a table comes to: one document of a line a row, a claim for each, and the rows that give none, with the reason. */
export interface TableRead {
  readonly document: Document
  readonly reading: Reading
  readonly rows: readonly TableRow[]
  readonly aside: readonly string[]
}

/** By whom the claims of a table are added: by no reader, but by what a person said of its columns. */
export const tableToAdd = (learned: string): AddedBy => ({ readerName: 'table', readerVersion: '1', learned })

/** Checks a mapping as it was written. @throws MappingError */
export function checkMapping(given: unknown): TableMapping {
  if (!isObject(given)) throw new MappingError('A mapping is one object: {"kind": "instrument", "columns": {"Title": "title"}}.')
  const known = ['kind', 'modality', 'columns', 'set', 'issuer', 'title', 'sheet', 'dates', 'between']
  const other = Object.keys(given).find((name) => !known.includes(name))
  if (other !== undefined) throw new MappingError(`A mapping knows no "${other}": it has ${known.join(', ')}.`)
  const kind = KINDS.find((one) => one === given['kind'])
  if (kind === undefined) throw new MappingError(`"kind" is none of ${KINDS.join(', ')}.`)
  const columns = given['columns']
  if (!isObject(columns) || Object.keys(columns).length === 0)
    throw new MappingError('"columns" says which slot each column fills: {"Title": "title"}.')
  for (const slot of Object.values(columns))
    if (typeof slot !== 'string' || !Object.hasOwn(SLOTS[kind], slot))
      throw new MappingError(`a ${kind} has no such slot as ${String(slot)}: it has ${Object.keys(SLOTS[kind]).join(', ')}.`)
  const set = given['set'] ?? {}
  const fault = isObject(set) ? slotFault(kind, set as TableMapping['set']) : '"set" is an object of slots.'
  if (fault !== undefined) throw new MappingError(fault)
  const dates = given['dates']
  if (dates !== undefined && dates !== 'day first' && dates !== 'month first')
    throw new MappingError('"dates" is "day first" or "month first".')
  const text = (name: string): { readonly [name: string]: string } => {
    const value = given[name]
    if (value === undefined) return {}
    if (typeof value !== 'string' || value === '' || value.length > 2000) throw new MappingError(`"${name}" is words.`)
    return { [name]: value }
  }
  return {
    kind,
    modality: checkModality(given['modality'] ?? 'done'),
    columns: columns as TableMapping['columns'],
    set: set as TableMapping['set'],
    ...text('issuer'),
    ...text('title'),
    ...text('sheet'),
    ...(dates === undefined ? {} : { dates }),
    between: ';',
    ...text('between'),
  }
}

function checkModality(given: unknown): TableMapping['modality'] {
  const one = (value: unknown): Modality => {
    const found = MODALITIES.find((modality) => modality === value)
    if (found === undefined)
      throw new MappingError(`"modality" is one of ${MODALITIES.join(', ')}, or {"column": …, "values": {"signed": "done"}}.`)
    return found
  }
  if (!isObject(given)) return one(given)
  const { column, values } = given
  if (typeof column !== 'string' || !isObject(values)) return one(undefined)
  return { column, values: Object.fromEntries(Object.entries(values).map(([word, value]) => [word.toLowerCase(), one(value)])) }
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Between cells of a line, and between a column's name and what stands in it. */
const CELL = ' | '
const NAME = ': '

/** Where a table lies, as of when it stands, and under which address it is known: its next state then replaces it. */
export interface TableFacts {
  readonly origin: string
  readonly date: string
  readonly url?: string
}

/**
 * Turns a table into a document, a line a row, and each row into the claim that the mapping says. A row whose cells cannot be taken is
 * kept in the text and gives none.
 * @throws MappingError when a column that it names is not there
 */
export function fromTable(table: Table, mapping: TableMapping, facts: TableFacts): TableRead {
  const named = [...Object.keys(mapping.columns), ...(typeof mapping.modality === 'string' ? [] : [mapping.modality.column])]
  const missing = named.find((name) => !table.columns.includes(name))
  if (missing !== undefined) throw new MappingError(`The table has no column ${missing}: it has ${table.columns.join(', ')}.`)
  let start = 0
  const rows = table.rows.map((row, i): TableRow => {
    const cells = placed(table.columns, row)
    const line = cells.map(({ name, words }) => `${name}${NAME}${words}`).join(CELL)
    const claim = claimOf(cells, mapping, start, line.length)
    start += line.length + 1
    const told = { row: i + 2, line }
    if (typeof claim === 'string') return { ...told, fault: claim }
    return { ...told, claim: { ...claim, ...(mapping.issuer === undefined ? {} : { speaker: mapping.issuer }) } }
  })
  const { issuer, title } = mapping
  const known = {
    ...(issuer === undefined ? {} : { issuer }),
    title: title ?? facts.origin,
    date: facts.date,
    ...(facts.url === undefined ? {} : { url: facts.url }),
    type: 'table',
  }
  return {
    document: makeDocument(rows.map(({ line }) => line).join('\n'), known, facts.origin),
    reading: { claims: rows.flatMap(({ claim }) => claim ?? []) },
    rows,
    aside: rows.flatMap(({ row, fault }) => (fault === undefined ? [] : [`row ${row}: ${fault}`])),
  }
}

/** What stands in a column of a row, and where in its line. */
interface Cell {
  readonly name: string
  readonly words: string
  readonly at: number
}

function placed(columns: readonly string[], row: readonly string[]): readonly Cell[] {
  let at = 0
  return columns.flatMap((name, i): Cell[] => {
    const words = (row[i] ?? '').replace(/\s+/g, ' ').trim()
    if (words === '') return []
    const cell = { name, words, at: at + name.length + NAME.length }
    at = cell.at + words.length + CELL.length
    return [cell]
  })
}

function claimOf(cells: readonly Cell[], mapping: TableMapping, start: number, length: number): Claim | string {
  const { kind, columns, set, modality } = mapping
  const slots: { [slot: string]: SlotValue } = { ...set }
  const spans: { [slot: string]: readonly Span[] } = {}
  for (const { name, words, at } of cells) {
    const slot = columns[name]
    const definition = slot === undefined ? undefined : SLOTS[kind][slot]
    if (slot === undefined || definition === undefined) continue
    const value = definition.list ? parts(words, mapping.between) : valueIn(words, definition.form, mapping.dates)
    if (value === undefined) return `${name} holds ${words.slice(0, 60)}, which is no ${definition.form}`
    const had = slots[slot]
    slots[slot] = Array.isArray(had) && Array.isArray(value) && !Object.hasOwn(set, slot) ? [...had, ...value] : value
    spans[slot] = [...(spans[slot] ?? []), { start: start + at, end: start + at + words.length }]
  }
  if (Object.keys(spans).length === 0) return 'fills no slot'
  const told =
    typeof modality === 'string' ? modality : modality.values[cells.find(({ name }) => name === modality.column)?.words.toLowerCase() ?? '']
  if (told === undefined) return `its ${typeof modality === 'string' ? 'modality' : modality.column} is none that the mapping knows`
  const fault = slotFault(kind, slots)
  if (fault !== undefined) return fault
  const inferred = Object.fromEntries(
    Object.keys(set)
      .filter((slot) => spans[slot] === undefined)
      .map((slot) => [slot, 'the mapping of the table']),
  )
  return { kind, modality: told, passage: { start, end: start + length }, slots, spans, inferred, rows: { table: 'mapping' } }
}

const parts = (words: string, between: string): readonly string[] =>
  words
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

function valueIn(words: string, form: string, dates: TableMapping['dates']): SlotValue | undefined {
  if (form === 'number') {
    const number = Number(words.replace(/(?<=\d)[\s,\u00a0\u202f](?=\d{3}\b)/g, ''))
    return Number.isFinite(number) ? number : undefined
  }
  if (form !== 'date') return words
  const slashed = dates === undefined ? null : SLASHED.exec(words)
  if (slashed === null) return readDay(words) ?? (/^[\d?~%/.-]{4,30}$|^P\d/.test(words) && !/^\d{1,2}\//.test(words) ? words : undefined)
  const [, first = '', second = '', year = ''] = slashed
  const [day, month] = dates === 'day first' ? [first, second] : [second, first]
  return readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
