import type { Queries } from './database.ts'
import type { EntityKind, RecordId } from './record.ts'
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

/** A record that was found, and its day; '' where it has none. */
export interface FoundDay {
  readonly id: RecordId
  readonly day: string
}

/** Counts some records in eight ways. Each is looked up by its id, whatever an engine would guess of how many there are. */
export async function facetsOf(db: Queries, found: readonly FoundDay[]): Promise<Facets> {
  const column = (facet: Facet): string =>
    `SELECT '${facet}' AS facet, r.${facet} AS value, count(*) AS records FROM found f CROSS JOIN record r WHERE r.id = f.value GROUP BY r.${facet}`
  const rows = await db.all(
    `WITH found AS MATERIALIZED (SELECT value FROM ${db.dialect.each})
    ${[
      column('kind'),
      column('modality'),
      `SELECT e.kind AS facet, e.name AS value, c.records FROM (
        SELECT r.entity, count(*) AS records FROM found f CROSS JOIN record_entity r WHERE r.record = f.value GROUP BY r.entity) c
        CROSS JOIN entity e WHERE e.id = c.entity`,
      `SELECT 'speaker' AS facet, min(s.name) AS value, count(*) AS records FROM found f CROSS JOIN record_slot s
        WHERE s.record = f.value AND s.slot = 'speaker' GROUP BY s.key`,
    ].join('\nUNION ALL ')}`,
    JSON.stringify(found.map(({ id }) => id)),
  )
  const counted = rows.flatMap((row): readonly Counted[] => {
    const told = String(row['facet'])
    const facet = FACET_OF[told as EntityKind] ?? (COLUMNS.includes(told as Facet) ? (told as Facet) : undefined)
    return facet === undefined ? [] : [{ facet, value: String(row['value']), records: Number(row['records']) }]
  })
  const years = new Map<string, number>()
  for (const { day } of found) if (day !== '') years.set(day.slice(0, 4), (years.get(day.slice(0, 4)) ?? 0) + 1)
  const all = [...counted, ...[...years].map(([value, records]): Counted => ({ facet: 'year', value, records }))]
  const of = (facet: Facet): Facets[Facet] =>
    all
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

const COLUMNS: readonly Facet[] = ['kind', 'modality', 'speaker']
