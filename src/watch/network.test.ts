import { describe, expect, test } from 'vitest'
import { makeRecord } from '../../test/make-record.ts'
import type { Entity, RegisterRecord } from '../register/index.ts'
import { networkOf } from './network.ts'

const entity = (id: string, kind: Entity['kind']): [string, Entity] => [id, { id, kind, name: id, names: [id], claims: 1 }]
const NAMED = new Map([
  entity('Norland', 'party'),
  entity('Arcadia', 'party'),
  entity('Lowport', 'party'),
  entity('Forum', 'body'),
  entity('Council', 'body'),
  entity('Town', 'place'),
])
const meeting = (id: string, body: string, entities: readonly string[], more: Partial<RegisterRecord> = {}): RegisterRecord => ({
  ...makeRecord({ kind: 'meeting', slots: { body } }),
  id,
  body,
  entities: [body, ...entities],
  ...more,
})

describe('the network', () => {
  test('joins parties to the bodies in which they met, leaves out the one it is around, places, and what was called off', () => {
    const found = networkOf(
      [
        meeting('a', 'Forum', ['Norland', 'Arcadia', 'Town']),
        meeting('b', 'Forum', ['Norland', 'Arcadia', 'Lowport']),
        meeting('c', 'Council', ['Norland', 'Lowport']),
        meeting('d', 'Council', ['Norland', 'Arcadia'], { modality: 'cancelled' }),
      ],
      NAMED,
      ['Norland'],
    )
    expect(found.links).toEqual([
      { party: 'Lowport', body: 'Council', meetings: 1, record: 'c' },
      { party: 'Arcadia', body: 'Forum', meetings: 2, record: 'b' },
      { party: 'Lowport', body: 'Forum', meetings: 1, record: 'b' },
    ])
    expect(found.parties.map(({ name }) => name)).toEqual(['Arcadia', 'Lowport'])
    expect(found.bodies.map(({ name }) => name)).toEqual(['Forum', 'Council'])
  })

  test('shows no more than can be followed, and says how many are left out', () => {
    const names = new Map(Array.from({ length: 40 }, (_, i) => entity(`P${i}`, 'party')))
    const found = networkOf([meeting('a', 'Forum', [...names.keys()])], new Map([...NAMED, ...names]), [])
    expect([found.parties.length, found.links.length, found.left]).toEqual([18, 18, 22])
  })

  test('tells who supports whose initiatives', () => {
    const record = makeRecord({ kind: 'initiative', slots: { idea: 'a joint fund', by: ['Norland'], supporters: ['Arcadia'] } })
    const alone = makeRecord({ kind: 'initiative', slots: { idea: 'another', by: ['Norland'] } })
    expect(networkOf([alone, record], NAMED, []).backings).toEqual([
      { by: ['Norland'], supporters: ['Arcadia'], idea: 'a joint fund', record: record.id },
    ])
  })
})
