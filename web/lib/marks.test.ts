import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import type { RegisterRecord } from '../../src/register/record.ts'
import { barsOf } from './bars.ts'
import { placesOf, type World } from './map.ts'
import { recordWith } from './record.fixture.ts'

const record = (id: string, slots: Readonly<Record<string, string>>): RegisterRecord =>
  recordWith({
    id,
    kind: 'instrument',
    fields: Object.fromEntries(
      Object.entries(slots).map(([slot, shown]) => [slot, { shown, by: 'only value', said: [], disputed: false }]),
    ),
  })

describe('how long things hold', () => {
  it('tells what lapses within a year from what holds, is ahead and is over, in that order', () => {
    const bars = barsOf(
      [
        record('over', { period: '2018/2020' }),
        record('ahead', { period: '2026/2030' }),
        record('open', { period: '2020/..' }),
        record('lapses', { period: '2020/2024' }),
        record('until', { until: '2027' }),
        record('none', { title: 'without a time' }),
      ],
      '2024-03-01',
    )
    expect(bars.map(({ record: { id }, state, last }) => [id, state, last])).toEqual([
      ['lapses', 'lapses', '2024-12-31'],
      ['until', 'holds', '2027-12-31'],
      ['open', 'holds', undefined],
      ['ahead', 'ahead', '2030-12-31'],
      ['over', 'over', '2020-12-31'],
    ])
  })
})

describe('the map', () => {
  const world = JSON.parse(readFileSync(new URL('../public/world.json', import.meta.url), 'utf8')) as World

  it('knows where places stand by any of their names, and groups what happened in one place', () => {
    const places = placesOf(
      [
        record('a', { where: 'Jakarta' }),
        record('b', { where: 'Brasília' }),
        record('c', { where: 'Jakarta' }),
        record('d', { where: 'Nowhere' }),
      ],
      world,
    )
    expect(places.map(({ name, records, point }) => [name, records.length, point !== undefined])).toEqual([
      ['Jakarta', 2, true],
      ['Brasília', 1, true],
      ['Nowhere', 1, false],
    ])
    const [jakarta, brasilia] = places
    // East is on the right.
    expect(Number(jakarta?.point?.[0])).toBeGreaterThan(Number(brasilia?.point?.[0]))
  })

  it('draws no line from one edge of the world to the other', () => {
    const rings = world.land.split('Z').map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((point) => Number(point.split(',')[0])),
    )
    const jumps = rings.map((ring) => Math.max(0, ...ring.slice(1).map((x, i) => Math.abs(x - (ring[i] ?? x)))))
    expect(Math.max(...jumps)).toBeLessThan(world.width / 2)
  })
})
