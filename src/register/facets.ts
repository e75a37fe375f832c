import type { Queries } from './database.ts'
import { NO_DAY } from './derived-rows.ts'
import type { Condition } from './filters.ts'
import type { Facet, Facets } from './register.ts'

/** Of each facet so many values. */
const MOST = 10

/** Counts the records for which a condition holds: what is found is worked out once, and counted in eight ways. */
export async function facetsOf(db: Queries, { sql, values }: Condition): Promise<Facets> {
  const column = (facet: Facet, value: string): string =>
    `SELECT '${facet}' AS facet, ${value} AS value, count(*) AS records FROM found WHERE ${value} IS NOT NULL GROUP BY ${value}`
  const named = (facet: Facet, ...kinds: readonly string[]): string =>
    `SELECT '${facet}' AS facet, min(e.name) AS value, count(*) AS records FROM found f JOIN record_entity r ON r.record = f.id
    JOIN entity e ON e.id = r.entity WHERE e.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) GROUP BY e.id`
  const rows = await db.all(
    `WITH found AS MATERIALIZED (SELECT record.id, record.kind, record.modality, CASE WHEN record.day = '${NO_DAY}' THEN NULL ELSE substr(record.day, 1, 4) END AS year FROM record WHERE ${sql})
    ${[
      column('kind', 'kind'),
      column('modality', 'modality'),
      column('year', 'year'),
      named('party', 'party', 'organisation'),
      named('body', 'body'),
      named('place', 'place'),
      named('person', 'person'),
      `SELECT 'speaker' AS facet, min(s.name) AS value, count(*) AS records FROM found f JOIN record_slot s ON s.record = f.id WHERE s.slot = 'speaker' GROUP BY s.key`,
    ].join('\nUNION ALL ')}
    ORDER BY facet, records DESC, value`,
    ...values,
  )
  const of = (facet: Facet): Facets[Facet] =>
    rows
      .filter((row) => row['facet'] === facet)
      .slice(0, MOST)
      .map(({ value, records }) => ({ value: String(value), records: Number(records) }))
  return {
    kind: of('kind'),
    modality: of('modality'),
    year: of('year'),
    party: of('party'),
    body: of('body'),
    place: of('place'),
    person: of('person'),
    speaker: of('speaker'),
  }
}
