import { createHash, type Hash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Cell, Database, Queries, Row } from './database.ts'
import { RegisterError } from './error.ts'
import { copyInHand, migrate, STORED, type StoredTable } from './migrations.ts'
import { openDatabase, registerOn, type OpenOptions } from './open.ts'
import { NO_KNOWLEDGE } from './knowledge.ts'

/** What was copied of one table, and found the same on both sides. */
export interface CopiedTable {
  readonly table: string
  readonly rows: number
  /** SHA-256 over all its rows in order. */
  readonly hash: string
}

/** How a copy is made. */
export interface CopyOptions extends Pick<OpenOptions, 'knowledge'> {
  /** Told of each batch that is on the disk of the target. */
  readonly copied?: (table: string, rows: number) => void
}

/** What came of a copy. */
export interface Copied {
  /** Where both lie, as they may be named to a person. */
  readonly from: string
  readonly to: string
  readonly tables: readonly CopiedTable[]
}

/**
 * Copies a register, as it is at this moment, into an empty one of either engine, compares both row by row, and makes what follows from
 * claims and decisions anew. A copy that was interrupted goes on when it is made again from the same register; until then the target
 * cannot be used.
 * @throws RegisterError when either cannot be used, when the target holds something else, or when both differ in the end.
 */
export async function copyRegister(
  from: string,
  to: string,
  { knowledge = NO_KNOWLEDGE, copied = () => {} }: CopyOptions = {},
): Promise<Copied> {
  const source = await openDatabase(from, { readonly: true })
  try {
    await migrate(source, true)
    const target = await openDatabase(to, { create: true })
    try {
      await migrate(target, false)
      await claimTarget(source, target)
      const tables = await source.read((db) => copyTables(db, source.path, target, copied))
      await target.write((db) => db.exec("DELETE FROM meta WHERE key = 'copying'"))
      await registerOn(target, knowledge, false, to).rebuild()
      return { from: source.path, to: target.path, tables }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** Marks the target as a copy in the making; one that holds anything else is left as it is. */
async function claimTarget(source: Database, target: Database): Promise<void> {
  const of = source.dialect.engine === 'sqlite' ? resolve(source.path) : source.path
  await target.write(async (db) => {
    const begun = await copyInHand(db)
    if (begun === of) return
    if (begun !== undefined)
      throw new RegisterError(
        'incomplete',
        target.path,
        `The register ${target.path} is an incomplete copy of ${begun}, so ${of} cannot be copied into it: go on with that one, or name an empty register.`,
      )
    for (const { table } of STORED) {
      if ((await db.get(`SELECT 1 AS row FROM ${table} LIMIT 1`)) !== undefined)
        throw new RegisterError(
          'not empty',
          target.path,
          `The register ${target.path} holds something already, and a copy needs an empty one: name another. Nothing was changed.`,
        )
    }
    await db.run("INSERT INTO meta VALUES ('copying', ?)", of)
  })
}

async function copyTables(
  source: Queries,
  path: string,
  target: Database,
  copied: NonNullable<CopyOptions['copied']>,
): Promise<readonly CopiedTable[]> {
  const there = new Map<string, CopiedTable>()
  for (const stored of STORED) {
    const sum = summing(stored.table)
    for await (const rows of source.batches(stored.inOrder)) {
      rows.forEach(sum.take)
      const columns = Object.keys(rows[0] ?? {})
      // What an interrupted copy left is kept; whether it is the same is looked at below.
      await target.write((db) =>
        db.insert(
          stored.table,
          columns,
          rows.map((row) => columns.map((column) => row[column] as Cell)),
          'keep',
        ),
      )
      copied(stored.table, rows.length)
    }
    there.set(stored.table, sum.told())
  }
  return target.read(async (db) => {
    const tables: CopiedTable[] = []
    for (const stored of STORED) {
      const [had, has] = [there.get(stored.table), await summed(db, stored)]
      if (had === undefined || had.rows !== has.rows || had.hash !== has.hash)
        throw new RegisterError(
          'incomplete',
          target.path,
          `The copy in ${target.path} differs from ${path} in the table ${stored.table} (${has.rows} rows of ${had?.rows ?? 0}): name an empty register and copy again.`,
        )
      tables.push(has)
    }
    return tables
  })
}

async function summed(db: Queries, { table, inOrder }: StoredTable): Promise<CopiedTable> {
  const sum = summing(table)
  for await (const rows of db.batches(inOrder)) rows.forEach(sum.take)
  return sum.told()
}

/** Sums up rows one by one: columns by name, so that their order in the table does not matter. */
function summing(table: string): { readonly take: (row: Row) => void; readonly told: () => CopiedTable } {
  const hash: Hash = createHash('sha256')
  let rows = 0
  return {
    take: (row) => {
      rows++
      hash.update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).update('\n')
    },
    told: () => ({ table, rows, hash: hash.digest('hex') }),
  }
}
