import type { Cell, Queries } from './database.ts'
import { NO_DAY } from './derived-rows.ts'
import type { Among, Condition, Lead } from './filters.ts'

/** Records are counted so far: of more it is said that there are more. */
export const MOST_COUNTED = 10_000

/** So far it is counted which of several conditions fewest records fulfil. */
const MANY = 20_000

/** A query for records, the latest first, those without a day last: rows of `id` and `day`, which is '' where there is none. */
export type Finder = (limit: number, behind?: readonly [day: string, id: string]) => Condition

/**
 * Finds records for which a condition holds by looking through those that one part of it names, the fewest; through all records when no part names any.
 */
export async function finderOf(db: Queries, condition: Condition): Promise<Finder> {
  const parts = condition.parts ?? [condition]
  const among = parts.find((part) => part.among !== undefined)
  const leads = parts.flatMap((part) => part.lead ?? [])
  const lead = await fewest(db, leads, among?.among?.rows)
  if (lead !== undefined || among?.among === undefined) return walking(parts, lead)
  return picking(
    among.among,
    parts.filter((part) => part !== among),
  )
}

/** Picks records out of some that stand in no order: each is looked up by its id, whatever an engine would guess of how many there are. */
function picking({ sql, values }: Among, rest: readonly Condition[]): Finder {
  const picked = `SELECT record.id AS id, CASE WHEN record.day = '${NO_DAY}' THEN '' ELSE record.day END AS day
    FROM (${sql}) t CROSS JOIN record WHERE ${['record.id = t.record', ...rest.map((part) => `(${part.sql})`)].join(' AND ')}`
  const given = [...values, ...rest.flatMap((part) => part.values)]
  return (limit, behind) => ({
    sql: `SELECT id, day FROM (${picked}) picked ${behind === undefined ? '' : 'WHERE day < ? OR day = ? AND id > ?'} ORDER BY day DESC, id LIMIT ${limit}`,
    values: [...given, ...(behind === undefined ? [] : [behind[0], behind[0], behind[1]])],
  })
}

/** Walks through the rows of a lead, or through all records, from the latest on. */
function walking(parts: readonly Condition[], lead: Lead | undefined): Finder {
  const rest = lead === undefined ? parts : parts.filter((part) => part.lead !== lead)
  const kind = lead === undefined ? undefined : parts.find((part) => part.kind !== undefined)?.kind
  const table = lead === undefined ? 'record' : `${lead.table} t JOIN record ON record.id = t.record`
  const [day, id] = lead === undefined ? ['record.day', 'record.id'] : ['t.day', 't.record']
  const where = [
    ...(lead === undefined ? [] : [lead.sql]),
    ...(kind === undefined ? [] : ['t.kind = ?']),
    ...rest.map(({ sql }) => `(${sql})`),
  ]
  const values: readonly Cell[] = [...(lead?.values ?? []), ...(kind === undefined ? [] : [kind]), ...rest.flatMap((part) => part.values)]
  // What stands twice in the rows is one record.
  const distinct = lead === undefined ? '' : 'DISTINCT'
  return (limit, behind) => {
    const walk = (shown: string, conditions: readonly string[], order: string): string =>
      `SELECT * FROM (SELECT ${distinct} ${id} AS id, ${shown} AS day FROM ${table} WHERE ${[...where, ...conditions].join(' AND ')} ORDER BY ${order} LIMIT ${limit}) one`
    const [last, of] = behind ?? []
    const dated = walk(
      day,
      [`${day} < '${NO_DAY}'`, ...(last === undefined ? [] : [`${day} <= ?`, `(${day} < ? OR ${id} > ?)`])],
      `${day} DESC, ${id}`,
    )
    const undated = walk("''", [`${day} = '${NO_DAY}'`, ...(last === '' ? [`${id} > ?`] : [])], id)
    const both = [
      ...(last === '' ? [] : [{ sql: dated, values: [...values, ...(last === undefined ? [] : [last, last, of ?? ''])] }]),
      { sql: undated, values: [...values, ...(last === '' ? [of ?? ''] : [])] },
    ]
    return {
      sql: `SELECT id, day FROM (${both.map(({ sql }) => sql).join(' UNION ALL ')}) found ORDER BY day DESC, id LIMIT ${limit}`,
      values: both.flatMap((one) => one.values),
    }
  }
}

/** The one of several leads that has fewest rows. @param others how many there are elsewhere: none, when these are fewer */
async function fewest(db: Queries, leads: readonly Lead[], others: number = Number.POSITIVE_INFINITY): Promise<Lead | undefined> {
  if (leads.length < 2 && others === Number.POSITIVE_INFINITY) return leads[0]
  const counted: { readonly lead: Lead; readonly rows: number }[] = []
  for (const lead of leads) counted.push({ lead, rows: await rowsOf(db, lead) })
  return counted.filter(({ rows }) => rows <= others).sort((a, b) => a.rows - b.rows)[0]?.lead
}

const rowsOf = async (db: Queries, { table, sql, values }: Lead): Promise<number> =>
  Number((await db.get(`SELECT count(*) AS n FROM (SELECT 1 FROM ${table} t WHERE ${sql} LIMIT ${MANY}) few`, ...values))?.['n'])
