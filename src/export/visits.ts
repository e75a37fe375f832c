import { stringify } from 'csv-stringify/sync'
import { bounds, precision } from '../watch/bounds.ts'
import { one } from '../watch/fields.ts'
import { cite } from './cite.ts'
import { asText, type Cell } from './table.ts'
import { toldRecords, type Asked } from './told.ts'

/** The columns of the table of journeys, in the manner of the datasets that researchers keep of leaders' travel. */
const COLUMNS = [
  'trip_id',
  'traveller',
  'office',
  'from_country_or_organisation',
  'destination_place',
  'destination_country',
  'start_date',
  'end_date',
  'date_precision',
  'visit_type',
  'purpose',
  'host',
  'standing',
  'sources',
  'urls',
  'licence',
]

/** Who travelled where and when, a journey a row (CSV). */
export async function* visits(asked: Asked): AsyncGenerator<string> {
  const line = (row: readonly Cell[]): string => stringify([row.map(asText)], { record_delimiter: 'windows' })
  yield line(COLUMNS)
  for await (const { record, sources } of toldRecords({ ...asked, filter: { ...asked.filter, kind: 'visit' } })) {
    const when = one(record, 'when'),
      place = one(record, 'where')
    const { first, last } = when === undefined ? {} : bounds(when)
    yield line([
      record.id,
      one(record, 'who'),
      one(record, 'post'),
      one(record, 'of'),
      place,
      place === undefined ? undefined : asked.register.stateOf(place),
      first,
      last,
      when === undefined ? undefined : precision(when),
      one(record, 'type'),
      one(record, 'purpose'),
      one(record, 'host'),
      record.modality,
      sources.map(({ claim }) => cite(claim)).join('\n'),
      [...new Set(sources.flatMap(({ document }) => document.url ?? []))].join(' '),
      asked.licence,
    ])
  }
}
