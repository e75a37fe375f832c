import type { Kind } from '../reading/claim.ts'
import type { Cell, Queries } from './database.ts'
import { rarestFirst } from './lists.ts'
import type { EntityId } from './record.ts'
import type { AboutAll } from './register.ts'
import { recordsOf } from './watch-index.ts'

/**
 * The records of a kind that are about all of some entities: all of them, or, of more than so many, a third each of those told of last, those that
 * ended last before a day, and those that end first from that day on.
 */
export async function recordsAbout(db: Queries, entities: readonly EntityId[], kind: Kind, day: string, most: number): Promise<AboutAll> {
  const [first, ...others] = await rarestFirst(db, [...new Set(entities)])
  if (first === undefined) return { records: [], all: 0 }
  const about = `record_entity t WHERE t.entity = ? AND t.kind = ? ${others
    .map(
      () => 'AND EXISTS (SELECT 1 FROM record_entity o WHERE o.entity = ? AND o.kind = t.kind AND o.day = t.day AND o.record = t.record)',
    )
    .join(' ')}`
  const values: readonly Cell[] = [first, kind, ...others]
  const idsOf = async (rest: string, ...more: readonly Cell[]): Promise<readonly string[]> =>
    (await db.all(`SELECT t.record FROM ${about} ${rest}`, ...values, ...more)).map(({ record }) => String(record))
  const all = Number((await db.get(`SELECT count(*) AS n FROM ${about}`, ...values))?.['n'])
  if (all <= most) return { records: await recordsOf(db, await idsOf('')), all }
  const third = Math.ceil(most / 3)
  const ids = new Set([
    ...(await idsOf('ORDER BY t.told DESC, t.record LIMIT ?', third)),
    ...(await idsOf('AND t.last_day < ? ORDER BY t.last_day DESC, t.record LIMIT ?', day, third)),
    ...(await idsOf('AND t.last_day >= ? ORDER BY t.last_day, t.record LIMIT ?', day, third)),
  ])
  return { records: await recordsOf(db, [...ids]), all }
}
