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

/** Where the two engines differ. The SQL of the register is SQLite's; what PostgreSQL wants otherwise stands here and nowhere else. */
export interface Dialect {
  readonly engine: 'sqlite' | 'postgres'
  /** The schema of the stored tables, to name one that a temporary view hides. */
  readonly stored: string
  /** The schema of temporary tables. */
  readonly temporary: string
  /** Statements that make tables, from SQLite's words for them. */
  readonly tables: (sql: string) => string
  /** What keeps the rows of a table from being changed or deleted. */
  readonly kept: (table: string, plural: string) => string
  /** The version of the register in the database; 0 when nothing is there yet, undefined when something else is. */
  readonly version: (db: Queries) => Promise<number | undefined>
  readonly setVersion: (version: number) => string
  /** Whether readers see a table as it was while another drops it and makes it anew; else its rows are deleted. */
  readonly dropsUnseen: boolean
  /** Whether all is settled anew on a connection of its own, and then put in the place of what was. */
  readonly settlesApart: boolean
  /** After many rows were written: lets the engine count them, so that it goes about queries the right way. */
  readonly counted: (tables: readonly string[]) => string
  /** The members of a list of texts that is given as JSON: rows with the column `value`. */
  readonly each: string
  /** The text in a field of a column that holds an object as JSON. */
  readonly field: (column: string, name: string) => string
  /** How much of a database, or of the temporary tables, is held in memory: much while all is settled, which touches most of it in no order. */
  readonly holds: (how: 'much' | 'little', of: 'main' | 'temp') => string
  /** Before the first step of a register's making. */
  readonly begin: string
  readonly search: SearchDialect
}

/** How an engine finds words: in rows of `paragraph_words`, whose words are folded and parted beforehand, so that both engines find the same. */
export interface SearchDialect {
  /** Makes the index. */
  readonly table: string
  /** The column that holds the paragraph's id. */
  readonly id: string
  /** The cell for a list of words. */
  readonly cell: (words: readonly string[]) => string
  /** A condition with one value: what `query` gives. */
  readonly matches: string
  readonly query: (query: TermQuery) => string
}

/** What is looked for: words one after the other, the last of which may be a beginning; all, or one, of several; or what must not be there. */
export type TermQuery =
  | { readonly words: readonly string[]; readonly beginning: boolean }
  | { readonly all: readonly TermQuery[] }
  | { readonly any: readonly TermQuery[] }
  | { readonly has: TermQuery; readonly not: TermQuery }

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
