import type { Check } from '../watch/figures/checks.ts'
import type { Point, Series } from '../watch/figures/series.ts'
import { sayAmount } from './say-amount.ts'
import { sayDate } from './say-date.ts'

/** What arithmetic says, in one line: what was told and by whom, what it comes to by the other figures, and whether both can be true. */
export function sayCheck({ rule, fits, period, unit, told, comesTo, by }: Check): string {
  const amount = (value: number): string => sayAmount({ value: Number(value.toPrecision(3)), unit })
  const [first = [], second = []] = by.map((some) => some.join(' and ') || 'a source without a name')
  const range = `${amount(comesTo.least)} to ${amount(comesTo.most)}`
  const stands = fits ? 'fits' : 'does not fit'
  if (rule === 'two values')
    return `${sayDate(period)}: ${amount(told)} (${first}) against ${range} (${second}): more apart than rounding explains`
  const why = rule === 'parts' ? 'the two directions sum to' : 'the change told a year later comes to'
  return `${sayDate(period)}: ${amount(told)} (${first}) ${stands}: ${why} ${range} (${second})`
}

/** What was told for a period of a series: "over $15 bn, −22.6 %". */
export const sayPoint = ({ value, qualifier, change }: Point, { unit }: Pick<Series, 'unit'>): string =>
  sayAmount({ value, unit, qualifier, change: change === undefined ? undefined : `${change < 0 ? '' : '+'}${change}%` })

/** What a series is of: "trade, Kazakhstan – Uzbekistan, USD". */
export function sayMeasure({ measure, between, from, to, of, unit }: Series): string {
  const ways =
    from !== undefined && to !== undefined
      ? `${from} → ${to}`
      : from === undefined
        ? to === undefined
          ? undefined
          : `to ${to}`
        : `from ${from}`
  return [measure, between.join(' – ') || ways || of, unit].filter((part) => part !== undefined && part !== '').join(', ')
}
