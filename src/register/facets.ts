import type { Queries } from './database.ts'
import type { Condition } from './filters.ts'
import type { Facets } from './register.ts'

/** Of each facet so many values. */
const MOST = 10

/** Counts the records for which a condition holds. */
export async function facetsOf(db: Queries, { sql, values }: Condition): Promise<Facets> {
  const found = `SELECT id FROM record WHERE ${sql}`
  const count = async (query: string): Promise<Facets['kind']> =>
    (await db.all(`${query} ORDER BY records DESC, value LIMIT ${MOST}`, ...values)).map(({ value, records }) => ({
      value: String(value),
      records: Number(records),
    }))
  const column = (name: string, where = ''): Promise<Facets['kind']> =>
    count(`SELECT ${name} AS value, count(*) AS records FROM record WHERE (${sql}) ${where} GROUP BY ${name}`)
  const named = (...kinds: readonly string[]): Promise<Facets['kind']> =>
    count(`SELECT min(e.name) AS value, count(*) AS records FROM record_entity r JOIN entity e ON e.id = r.entity
      WHERE e.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND r.record IN (${found}) GROUP BY e.id`)
  return {
    kind: await column('kind'),
    modality: await column('modality'),
    year: await column('substr(first_day, 1, 4)', 'AND first_day IS NOT NULL'),
    party: await named('party', 'organisation'),
    body: await named('body'),
    place: await named('place'),
    person: await named('person'),
    speaker: await count(
      `SELECT min(name) AS value, count(*) AS records FROM record_slot WHERE slot = 'speaker' AND record IN (${found}) GROUP BY key`,
    ),
  }
}
