import type { ClaimId } from '../../register/record.ts'
import { plusYears } from '../day.ts'
import { unique } from '../fields.ts'
import { changeRange, overlap, rangeOf, type Range } from './rounding.ts'
import type { Point, Series } from './series.ts'

/** What arithmetic says of figures that were told. `fits`: all can be true, as far as they are rounded. */
export interface Check {
  readonly rule: 'growth' | 'parts' | 'two values'
  readonly fits: boolean
  /** The period that is looked at. */
  readonly period: string
  readonly unit: string
  /** What was told, and what it comes to by the other figures. */
  readonly told: number
  readonly comesTo: Range
  /** Who says the one, and who the other. */
  readonly by: readonly (readonly string[])[]
  /** Every figure that it rests on. */
  readonly claims: readonly ClaimId[]
}

/** Holds a series against itself: each change against the figure of the year before, and several values of one period against each other. */
export function checksOf({ points, unit }: Series): readonly Check[] {
  return points.flatMap((point) => [...twoValues(point, unit), ...growth(point, points, unit)])
}

/** Two values of one period that rounding does not explain. */
function twoValues({ told, period, qualifier }: Point, unit: string): readonly Check[] {
  const [shown, ...others] = told
  if (shown === undefined) return []
  const range = rangeOf(shown.value, qualifier)
  return others
    .filter(({ value }) => !overlap(range, rangeOf(value, qualifier)))
    .map((other) => ({
      rule: 'two values',
      fits: false,
      period,
      unit,
      told: other.value,
      comesTo: range,
      by: [other.by, shown.by],
      claims: unique([...shown.claims, ...other.claims]),
    }))
}

/** Whether a value and the change to it fit what was told of the same months of the year before. */
function growth(point: Point, points: readonly Point[], unit: string): readonly Check[] {
  const { value, change } = point
  if (value === undefined || change === undefined || change <= -100) return []
  const before = points.find(
    ({ from, to, value: told }) => told !== undefined && from === plusYears(point.from, -1) && isYearBefore(to, point.to),
  )
  if (before?.value === undefined) return []
  const [now, by] = [rangeOf(value, point.qualifier), changeRange(change)]
  const comesTo = { least: now.least / (1 + by.most / 100), most: now.most / (1 + by.least / 100) }
  return [
    {
      rule: 'growth',
      fits: overlap(comesTo, rangeOf(before.value, before.qualifier)),
      period: before.period,
      unit,
      told: before.value,
      comesTo,
      by: [before.told[0]?.by ?? [], point.told[0]?.by ?? []],
      claims: unique([...before.claims, ...point.claims]),
    },
  ]
}

/** The last day of February moves. */
const isYearBefore = (to: string, later: string): boolean => to.slice(0, 7) === plusYears(later, -1).slice(0, 7)

/** Whether what goes each way sums to what goes both ways, of the same period and unit. */
export function partsOfWhole(series: readonly Series[]): readonly Check[] {
  const whole = series.filter(({ between }) => between.length === 2)
  return whole.flatMap((total): readonly Check[] => {
    const [a = '', b = ''] = total.between
    const way = (from: string, to: string): readonly Series[] =>
      series.filter((one) => one.unit === total.unit && isFlow(one.measure) && one.from === from && one.to === to)
    return total.points.flatMap((point): readonly Check[] => {
      const there = valueIn(way(a, b), point)
      const back = valueIn(way(b, a), point)
      if (point.value === undefined || there?.value === undefined || back?.value === undefined) return []
      const [one, other] = [rangeOf(there.value, there.qualifier), rangeOf(back.value, back.qualifier)]
      const comesTo = { least: one.least + other.least, most: one.most + other.most }
      return [
        {
          rule: 'parts',
          fits: overlap(comesTo, rangeOf(point.value, point.qualifier)),
          period: point.period,
          unit: total.unit,
          told: point.value,
          comesTo,
          by: [point.told[0]?.by ?? [], unique([...(there.told[0]?.by ?? []), ...(back.told[0]?.by ?? [])])],
          claims: unique([...point.claims, ...there.claims, ...back.claims]),
        },
      ]
    })
  })
}

/** What of trade goes one way. */
const isFlow = (measure: string): boolean => /\b(?:exports?|imports?|deliveries|supplies)\b/i.test(measure)

const valueIn = (series: readonly Series[], { from, to }: Point): Point | undefined =>
  series.flatMap(({ points }) => points).find((point) => point.from === from && point.to === to && point.value !== undefined)
