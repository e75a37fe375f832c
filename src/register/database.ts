import type { Dialect } from './dialect.ts'

/** What a database stores in a cell. */
export type Cell = string | number | null
/** A row of a table by its columns. */
export type Row = Readonly<{ [column: string]: Cell }>

/** What can be done while a database is open to one piece of work. All reject with `RegisterError`. A `?` stands for a value. */
export interface Queries {
  readonly dialect: Dialect
  /** Runs statements without values. */
  exec(sql: string): Promise<void>
  run(sql: string, ...values: readonly Cell[]): Promise<void>
  get(sql: string, ...values: readonly Cell[]): Promise<Row | undefined>
  all(sql: string, ...values: readonly Cell[]): Promise<readonly Row[]>
  /** The rows a thousand at a time, so that a table need not fit into memory. */
  batches(sql: string, ...values: readonly Cell[]): AsyncIterable<readonly Row[]>
  /** Puts many rows into a table, the cells in the order of `columns`. A row whose key is there already is refused, or kept as it was. */
  insert(table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>, known?: 'refuse' | 'keep'): Promise<void>
}

/** Which writers wait for each other: those that add, or those that work out what follows. An engine may let all wait for all. */
export type Lock = 'adding' | 'settling'

/** A database of either engine: the only thing that the rest of the register knows of where it lies. */
export interface Database {
  /** Where it lies, to be named to a person: never with a password. */
  readonly path: string
  readonly dialect: Dialect
  /**
   * Work that sees one moment of the database, whatever others write meanwhile. Temporary tables and views may be made in it.
   * Work of one database runs one after the other: work that waits for other work of the same database waits for ever.
   */
  read<T>(work: (db: Queries) => Promise<T>): Promise<T>
  /** All of it or nothing: what `work` writes is on disk when this resolves, and undone when it rejects. Waits for other writers. */
  write<T>(work: (db: Queries) => Promise<T>, lock?: Lock): Promise<T>
  /** Done once before a register is made or brought up to date in it. */
  prepare(): Promise<void>
  close(): Promise<void>
}

/** How a database is opened. */
export interface DatabaseOptions {
  readonly readonly?: boolean
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly wait?: number
}

/** How long a writer waits for another unless told. */
export const DEFAULT_WAIT = 5000

/** How many rows `batches` gives at a time. */
export const BATCH = 1000

/** Lets work run one after the other. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
