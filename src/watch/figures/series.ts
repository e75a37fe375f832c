import { compare } from '../../register/compare.ts'
import { measureKey } from '../../register/identity/measure.ts'
import { nameKey } from '../../register/names.ts'
import type { ClaimId, RecordId, RegisterRecord, Voice } from '../../register/record.ts'
import { bounds } from '../bounds.ts'
import { all, claimsOf, one, unique } from '../fields.ts'

/** A value as it was said, and who said it. */
export interface Told {
  readonly value: number
  readonly claims: readonly ClaimId[]
  /** Who says so, each once. */
  readonly by: readonly string[]
}

/** One period of a series. */
export interface Point {
  readonly period: string
  /** First and last day of the period, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  /** The shown value, in the unit of the series; absent when only a change was told. */
  readonly value?: number
  readonly qualifier?: string
  /** In percent against the same period a year before, as said. */
  readonly change?: number
  /** All values said, the shown one first. */
  readonly told: readonly Told[]
  readonly record: RecordId
  readonly claims: readonly ClaimId[]
}

/** What is counted of whom, along the years. Units and currencies are kept as said: another unit is another series. */
export interface Series {
  /** The same measure, sides, direction and unit give the same key. */
  readonly key: string
  readonly measure: string
  /** Both sides, of what goes both ways. */
  readonly between: readonly string[]
  /** The direction, of what goes one way; whose figure it is, of what goes none. */
  readonly from?: string
  readonly to?: string
  readonly of?: string
  readonly unit: string
  /** By first day, then the longer first. Never empty. */
  readonly points: readonly Point[]
}

/** Series of all figures that have a period; those of the most periods first. Figures of nobody are left out: nothing says that two of them are of one thing. */
export function seriesOf(records: readonly RegisterRecord[]): readonly Series[] {
  const found = new Map<string, { readonly first: RegisterRecord; readonly points: Point[] }>()
  for (const record of records) {
    const point = pointOf(record)
    const key = point === undefined ? undefined : keyOf(record)
    if (point === undefined || key === undefined) continue
    const known = found.get(key)
    if (known === undefined) found.set(key, { first: record, points: [point] })
    else known.points.push(point)
  }
  return [...found]
    .map(([key, { first, points }]): Series => {
      const [from, to, of] = [one(first, 'from'), one(first, 'to'), one(first, 'of')]
      return {
        key,
        measure: one(first, 'measure') ?? '',
        between: all(first, 'between'),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(of === undefined ? {} : { of }),
        unit: one(first, 'unit') ?? '',
        points: points.sort((a, b) => compare(a.from, b.from) || compare(b.to, a.to) || compare(a.record, b.record)),
      }
    })
    .sort((a, b) => b.points.length - a.points.length || compare(a.key, b.key))
}

function keyOf(record: RegisterRecord): string | undefined {
  const sides = ['between', 'from', 'to', 'of'].flatMap((slot) => all(record, slot))
  const measure = one(record, 'measure')
  if (sides.length === 0 || measure === undefined) return undefined
  const between = all(record, 'between').map(nameKey).toSorted().join('|')
  const others = ['from', 'to', 'of'].map((slot) => nameKey(one(record, slot) ?? ''))
  return [measureKey(measure, sides), between, ...others, one(record, 'unit') ?? ''].join(' / ')
}

function pointOf(record: RegisterRecord): Point | undefined {
  if (record.kind !== 'figure' || record.modality !== 'done') return undefined
  const period = one(record, 'period')
  const { first: from, last: to } = bounds(period ?? '')
  if (period === undefined || from === undefined || to === undefined) return undefined
  const value = record.fields['value']
  const shown = typeof value?.shown === 'number' ? value.shown : undefined
  const change = changeIn(one(record, 'change'))
  if (shown === undefined && change === undefined) return undefined
  const qualifier = one(record, 'qualifier')
  return {
    period,
    from,
    to,
    ...(shown === undefined ? {} : { value: shown }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(change === undefined ? {} : { change }),
    told: (value?.said ?? []).flatMap(({ value: said, voices }) =>
      typeof said === 'number' ? [{ value: said, claims: voices.map(({ claim }) => claim), by: speakers(voices) }] : [],
    ),
    record: record.id,
    claims: claimsOf(record, 'value', 'change', 'period'),
  }
}

const speakers = (voices: readonly Voice[]): readonly string[] => unique(voices.flatMap(({ speaker, issuer }) => speaker ?? issuer ?? []))

/** "+14.6%" is 14.6. */
export function changeIn(said: string | undefined): number | undefined {
  const value = Number((said ?? '').replace('−', '-').replace('%', ''))
  return said === undefined || said === '' || !Number.isFinite(value) ? undefined : value
}
