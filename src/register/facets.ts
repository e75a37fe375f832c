import type { Queries } from './database.ts'
import { MOST_COUNTED, type Finder } from './found-records.ts'
import type { EntityKind } from './record.ts'
import type { Facet, Facets } from './register.ts'

/** Of each facet so many values. */
const MOST = 10

/** By which facet entities of a kind are counted. */
const FACET_OF: Readonly<Partial<Record<EntityKind, Facet>>> = {
  party: 'party',
  organisation: 'party',
  body: 'body',
  place: 'place',
  person: 'person',
}

interface Counted {
  readonly facet: Facet
  readonly value: string
  readonly records: number
}

/** Counts the records found, the latest of them when there are very many: what is found is worked out once, and walked through once for each kind of count. */
export async function facetsOf(db: Queries, finder: Finder): Promise<Facets> {
  const { sql, values } = finder(MOST_COUNTED)
  const column = (facet: Facet, value: string): string =>
    `SELECT '${facet}' AS facet, ${value} AS value, count(*) AS records FROM found f JOIN record ON record.id = f.id WHERE ${value} <> '' GROUP BY ${value}`
  const rows = await db.all(
    `WITH found AS MATERIALIZED (${sql})
    ${[
      column('kind', 'record.kind'),
      column('modality', 'record.modality'),
      column('year', 'substr(f.day, 1, 4)'),
      `SELECT e.kind AS facet, e.name AS value, c.records FROM (
        SELECT r.entity, count(*) AS records FROM found f JOIN record_entity r ON r.record = f.id GROUP BY r.entity) c
        JOIN entity e ON e.id = c.entity`,
      `SELECT 'speaker' AS facet, min(s.name) AS value, count(*) AS records FROM found f JOIN record_slot s ON s.record = f.id
        WHERE s.slot = 'speaker' GROUP BY s.key`,
    ].join('\nUNION ALL ')}`,
    ...values,
  )
  const counted = rows.flatMap((row): readonly Counted[] => {
    const told = String(row['facet'])
    const facet = FACET_OF[told as EntityKind] ?? (COLUMNS.includes(told as Facet) ? (told as Facet) : undefined)
    return facet === undefined ? [] : [{ facet, value: String(row['value']), records: Number(row['records']) }]
  })
  const of = (facet: Facet): Facets[Facet] =>
    counted
      .filter((one) => one.facet === facet)
      .sort((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1))
      .slice(0, MOST)
      .map(({ value, records }) => ({ value, records }))
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

const COLUMNS: readonly Facet[] = ['kind', 'modality', 'year', 'speaker']
