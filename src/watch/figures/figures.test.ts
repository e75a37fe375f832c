import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecord, type RecordSketch } from '../../../test/make-record.ts'
import { checksOf, partsOfWhole } from './checks.ts'
import { changeRange, overlap, rangeOf } from './rounding.ts'
import { changeIn, seriesOf } from './series.ts'

const figure = (key: string, slots: RecordSketch['slots'], more: Partial<RecordSketch> = {}) =>
  makeRecord({
    kind: 'figure',
    told: [{ key, issuer: `issuer ${key}` }],
    slots: { measure: 'trade', between: ['Norland', 'Arcadia'], unit: 'USD', ...slots },
    ...more,
  })

describe('a series', () => {
  test('is of one measure, pair and unit, whatever it is called and in whatever order its sides stand', () => {
    const series = seriesOf([
      figure('b', { measure: 'Bilateral trade', period: '2023', value: 8e9 }),
      figure('a', { measure: 'trade turnover', between: ['Arcadia', 'Norland'], period: '2022', value: 7e9 }),
      figure('c', { period: '2022', value: 6e9, unit: 'EUR' }),
      figure('d', { measure: 'exports', period: '2022', value: 6e9 }),
      figure('e', { period: '2024', value: 9e9 }, { modality: 'expected' }),
      figure('f', { value: 9e9 }),
      makeRecord({ kind: 'figure', slots: { measure: 'delegates', period: '2022', value: 200 } }),
    ])
    expect(series.map(({ unit, points }) => [unit, points.map(({ period, value }) => `${period} ${value}`)])).toEqual([
      ['USD', ['2022 7000000000', '2023 8000000000']],
      ['USD', ['2022 6000000000']],
      ['EUR', ['2022 6000000000']],
    ])
  })

  test.each([
    ['+14.6%', 14.6],
    ['-2.5%', -2.5],
    ['−3%', -3],
    ['half', undefined],
  ])('a change of %s is %s', (said, value) => expect(changeIn(said)).toBe(value))
})

describe('what a figure can stand for', () => {
  test.each<[number, string | undefined, number, number]>([
    [22e9, undefined, 21.5e9, 22.5e9],
    [22.4e9, undefined, 22.35e9, 22.45e9],
    [4e9, undefined, 3.9e9, 4.1e9],
    [22e9, 'over', 21.5e9, 23.1e9],
    [450e6, 'almost', 427.5e6, 455e6],
    [99.6, undefined, 99.55, 99.65],
    [0, undefined, 0, 0],
  ])('%d, %s: from %d to %d', (value, qualifier, least, most) => {
    const range = rangeOf(value, qualifier)
    expect([range.least, range.most].map((one) => Number(one.toPrecision(9)))).toEqual([least, most])
  })

  test('holds the figure itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom('almost', 'about', 'over', 'at least', 'up to', undefined),
        (value, qualifier) => {
          const { least, most } = rangeOf(value, qualifier)
          expect(least <= value && value <= most).toBe(true)
        },
      ),
    )
  })

  test('whatever fits is found to fit: a value, its change, and both rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1e8, max: 1e12 }), fc.integer({ min: -600, max: 2000 }), (before, tenths) => {
        const change = tenths / 10
        const now = before * (1 + change / 100)
        const round = (value: number): number => Number(value.toPrecision(3))
        const [value, by] = [rangeOf(round(now)), changeRange(change)]
        const comesTo = { least: value.least / (1 + by.most / 100), most: value.most / (1 + by.least / 100) }
        expect(overlap(comesTo, rangeOf(round(before)))).toBe(true)
      }),
    )
  })
})

/** What Norland says of 2022, and what Arcadia does. */
const toldTwice = (value: number, other: number) =>
  figure(
    'a',
    { period: '2022', value },
    {
      told: [
        { key: 'a', issuer: 'Norland' },
        { key: 'b', issuer: 'Arcadia' },
      ],
      others: { value: { value: other, key: 'b' } },
    },
  )

describe('arithmetic', () => {
  const checks = (...records: ReturnType<typeof figure>[]) => {
    const series = seriesOf(records)
    return [...series.flatMap(checksOf), ...partsOfWhole(series)].map(
      ({ rule, fits, period, by }) => `${rule} ${fits} ${period} ${by.map((some) => some.join('+')).join(' : ')}`,
    )
  }
  test.each<[string, ReturnType<typeof figure>[], string[]]>([
    [
      'a growth that fits the year before',
      [figure('a', { period: '2022', value: 19.2e9 }), figure('b', { period: '2023', value: 22e9, change: '+14.6%' })],
      ['growth true 2022 issuer a : issuer b'],
    ],
    [
      'a growth that does not',
      [figure('a', { period: '2022', value: 17e9 }), figure('b', { period: '2023', value: 22e9, change: '+14.6%' })],
      ['growth false 2022 issuer a : issuer b'],
    ],
    [
      'the same months of the year before, to the end of February',
      [figure('a', { period: '2023-01/2023-02', value: 1e9 }), figure('b', { period: '2024-01/2024-02', value: 1.1e9, change: '+10%' })],
      ['growth true 2023-01/2023-02 issuer a : issuer b'],
    ],
    [
      'other months',
      [figure('a', { period: '2022', value: 17e9 }), figure('b', { period: '2023-01/2023-09', value: 22e9, change: '+14.6%' })],
      [],
    ],
    [
      'parts that sum to the whole',
      [
        figure('w', { period: '2023', value: 15.8e9 }),
        figure('x', { measure: 'exports', between: [], from: 'Norland', to: 'Arcadia', period: '2023', value: 8.6e9 }),
        figure('y', { measure: 'exports', between: [], from: 'Arcadia', to: 'Norland', period: '2023', value: 7.2e9 }),
      ],
      ['parts true 2023 issuer w : issuer x+issuer y'],
    ],
    [
      'parts that do not',
      [
        figure('w', { period: '2023', value: 18.8e9 }),
        figure('x', { measure: 'exports', between: [], from: 'Norland', to: 'Arcadia', period: '2023', value: 8.6e9 }),
        figure('y', { measure: 'imports', between: [], from: 'Arcadia', to: 'Norland', period: '2023', value: 7.2e9 }),
      ],
      ['parts false 2023 issuer w : issuer x+issuer y'],
    ],
    ['two values of one period', [toldTwice(4.8e9, 5.9e9)], ['two values false 2022 Arcadia : Norland']],
    ['two values that rounding explains', [toldTwice(4.8e9, 4.83e9)], []],
  ])('%s', (_name, records, expected) => expect(checks(...records)).toEqual(expected))
})
