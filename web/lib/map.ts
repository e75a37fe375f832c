import { fold } from '../../src/language/tokens.ts'
import { one } from '../../src/register/shown.ts'
import type { RegisterRecord } from '../../src/register/record.ts'

/** The map of the page, as `npm run knowledge` makes it: the outline of land, and where places stand by their folded names. */
export interface World {
  readonly width: number
  readonly height: number
  readonly land: string
  readonly points: Readonly<Record<string, readonly [number, number]>>
}

/** A place with what happened there; without a point when it stands on no map. */
export interface PlaceMark {
  readonly name: string
  readonly point?: readonly [number, number]
  readonly records: readonly RegisterRecord[]
}

/** Places of meetings and visits, the most frequent first. */
export function placesOf(records: readonly RegisterRecord[], { points }: World): readonly PlaceMark[] {
  const places = new Map<string, RegisterRecord[]>()
  for (const record of records) {
    const where = one(record, 'where')
    if (where !== undefined && record.modality !== 'cancelled') places.set(where, [...(places.get(where) ?? []), record])
  }
  return [...places]
    .map(([name, own]): PlaceMark => {
      const point = points[fold(name)]
      return { name, records: own.toReversed(), ...(point === undefined ? {} : { point }) }
    })
    .sort((a, b) => b.records.length - a.records.length || (a.name < b.name ? -1 : 1))
}
